//! Labels that stand on a line of their own, above what is said.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use crate::text::sorted::BTreeMap;
use crate::text::words::is_any;

use super::is_examination;
use super::lone::is_personal;
use crate::doc::lines::Piece;
use crate::doc::{Block, BlockKind, header, labels, shape};

/// Joins lines that hold a label only, or a name on its own, with the speech on the line below.
///
/// Names without a colon (`Jan Roe (Town) (Lab)`, `Mr Speaker`) count where at least three lines look like that.
pub(in crate::doc) fn below_labels(text: &str, pieces: Vec<Piece>) -> Vec<Piece> {
    let pieces = below_times(text, pieces);
    let heads = |i: usize| pieces[i].after_blank && i + 1 < pieces.len() && !pieces[i + 1].after_blank;
    let is_label = |i: usize| {
        let s = pieces[i].span.of(text);
        labels::parse(s).is_some_and(|l| l.len == s.len()) && !is_examination(s)
            || labels::parse_timed(s).is_some_and(|l| l.len == s.len())
            || labels::parse_posted(s).is_some_and(|l| l.len == s.len())
    };
    let names = (0..pieces.len()).filter(|&i| heads(i) && labels::parse_name_line(pieces[i].span.of(text)).is_some());
    let bracketed = names.clone().any(|i| pieces[i].span.of(text).ends_with(')'));
    let named = names.count() >= if bracketed { 2 } else { 3 };
    // `Commons Chamber` above `Read Full Debate`: nobody's name, and nothing that anybody says.
    let spoken = |i: usize| {
        let s = pieces[i].span.of(text);
        shape::is_longer(s, 60) || s.contains(['.', '?', '!', ',', '…', '—'])
    };
    let is_name = |i: usize| {
        let s = pieces[i].span.of(text);
        // Names below one another list those who take part.
        let listed = labels::parse_name_line(pieces[i + 1].span.of(text)).is_some();
        !listed && labels::parse_name_line(s).is_some_and(|raw| is_personal(s, &raw) || spoken(i + 1))
    };
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for (i, piece) in pieces.iter().enumerate() {
        let above = i > 0
            && heads(i - 1)
            && (is_label(i - 1) || named && is_name(i - 1))
            && labels::parse_any(piece.span.of(text)).is_none()
            && !is_page_link(piece.span.of(text));
        match out.last_mut().filter(|_| above) {
            Some(last) => last.span = last.span.with_end(piece.span.hi()),
            None => out.push(*piece),
        }
    }
    out
}

/// Joins lines with a time above a name, `00:07` and `Jan Roe` below it, where at least two stand so.
fn below_times(text: &str, pieces: Vec<Piece>) -> Vec<Piece> {
    let joined = |i: usize| {
        let [time, name] = pieces.get(i..i + 2)? else { return None };
        let whole = time.span.with_end(name.span.hi());
        let is_head = !name.after_blank && labels::is_time(time.span.of(text));
        let raw = is_head.then(|| labels::parse_timed(whole.of(text))).flatten()?;
        (raw.len == whole.of(text).len()).then_some(whole)
    };
    if (0..pieces.len()).filter(|&i| joined(i).is_some()).nth(1).is_none() {
        return pieces;
    }
    let mut out = Vec::with_capacity(pieces.len());
    let mut i = 0;
    while i < pieces.len() {
        let whole = joined(i);
        out.push(Piece { span: whole.unwrap_or(pieces[i].span), ..pieces[i] });
        i += 1 + usize::from(whole.is_some());
    }
    out
}

/// Joins a label that stands alone with the paragraph below it; what the page repeats between them goes into the label.
pub(super) fn join_below(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let mut copies: BTreeMap<&str, usize> = BTreeMap::new();
    for block in blocks.iter().filter(|b| b.span.len() <= 60 && b.label.is_none()) {
        *copies.entry(block.span.of(text)).or_default() += 1;
    }
    // `Share this contribution`, `- Hansard - -`
    let passed = |b: &Block| {
        let s = b.span.of(text);
        b.label.is_none()
            && (b.kind == BlockKind::Furniture
                || is_page_link(s)
                // What a post quotes from the one above.
                || s.starts_with("> ")
                || copies.get(s).is_some_and(|n| *n >= 3) && !s.ends_with(['.', '?', '!']))
    };
    let alone = |b: &Block| b.label.as_ref().is_some_and(|l| l.span.hi() == b.span.hi() && !l.anonymous);
    // `Jan Roe -- Chief Executive` below another such line is an item of a list.
    let listed = |b: &Block| {
        let s = b.span.of(text);
        alone(b) && labels::parse_name_line(s).is_some_and(|raw| labels::role_behind_dash(s, &raw).is_some())
    };
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut i = 0;
    while i < blocks.len() {
        let block = &blocks[i];
        i += 1;
        if !alone(block) || listed(block) && out.last().is_some_and(listed) {
            out.push(block.clone());
            continue;
        }
        let mut below = i;
        while below < blocks.len() && below < i + 4 && passed(&blocks[below]) {
            below += 1;
        }
        // `Jan Roe Portrait` above `Jan Roe (Town)`: the picture's description is no label.
        let described = blocks.get(below).filter(|b| alone(b)).is_some_and(|b| {
            labels::portrait::whose(block.span.of(text))
                .is_some_and(|name| b.span.of(text).contains(name) || below == i)
        });
        if described {
            out.push(Block { kind: BlockKind::Furniture, label: None, ..block.clone() });
            continue;
        }
        let said = blocks.get(below).filter(|b| {
            b.label.is_none()
                && matches!(b.kind, BlockKind::Paragraph | BlockKind::Heading | BlockKind::Caption)
                && !is_no_speech(b.span.of(text))
                && !is_interruption(b.span.of(text))
        });
        let mut joined = block.clone();
        if let (Some(said), Some(label)) = (said, &mut joined.label) {
            joined.span = joined.span.with_end(said.span.hi());
            label.span = label.span.with_end(said.span.lo());
            i = below + 1;
        }
        out.push(joined);
    }
    out
}

/// `- Hansard - - - Excerpts`: what a site puts below a speaker's name.
fn is_page_link(s: &str) -> bool {
    s.starts_with("- ") && s.len() <= 60 && !s.ends_with(['.', '?', '!', '”', '"'])
}

/// `10:41:00`, `* * *`, `114`: nothing that could be said.
pub(super) fn is_no_speech(s: &str) -> bool {
    !s.chars().any(char::is_alphabetic)
        || shape::is_wholly_bracketed(s)
        || shape::is_pointer(s)
        || header::is_time(s)
        || is_reaction(s)
}

/// `2 replies`, `:joy: 4`: what a chat puts below a message.
fn is_reaction(s: &str) -> bool {
    let count = |n: &str| !n.is_empty() && n.len() <= 4 && n.bytes().all(|b| b.is_ascii_digit());
    s.split_once(' ').is_some_and(|(head, rest)| {
        count(head) && is_any(rest, &["reply", "replies", "reaction", "reactions", "like", "likes"])
            || count(rest) && head.len() > 2 && head.starts_with(':') && head.ends_with(':')
    })
}

/// `rose—`, `indicated assent`: goes on with the name on the line above.
pub(super) fn is_interruption(s: &str) -> bool {
    s.len() <= 40 && s.starts_with(char::is_lowercase) && s.split(' ').count() <= 3 && s.ends_with(['—', '–', '-'])
}
