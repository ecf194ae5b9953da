//! Labels that stand on a line of their own, above what is said.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use crate::text::sorted::{BTreeMap, BTreeSet};
use crate::text::words::{any_of, is_any, words};

use super::is_examination;
use super::lone::is_personal;
use super::spoken::is_report;
use crate::doc::lines::Piece;
use crate::doc::{Block, BlockKind, header, labels, shape};
use crate::lexicon::{self, Word};
use crate::text::{Parts, Span};

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
    let named = names.clone().count() >= if bracketed { 2 } else { 3 } && !are_headings(text, &pieces, names);
    // `Commons Chamber` above `Read Full Debate`: nobody's name, and nothing that anybody says.
    let spoken = |i: usize| {
        let s = pieces[i].span.of(text);
        shape::is_longer(s, 60) || s.contains(any_of!['.', '?', '!', ',', '…', '—'])
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

/// Whether lines above paragraphs are sections' headings rather than names: `FUEL PRICES`, `SCHOOL MEALS`. None comes
/// again, and most are no name that a list knows or stand above what reports others' words.
fn are_headings(text: &str, pieces: &[Piece], lines: impl Iterator<Item = usize>) -> bool {
    let (mut personal, mut reporting, mut count) = (0, 0, 0);
    let mut seen = BTreeSet::new();
    for i in lines {
        let s = pieces[i].span.of(text);
        let Some(raw) = labels::parse_name_line(s) else { continue };
        if !seen.insert(raw.core.of(s)) {
            return false;
        }
        count += 1;
        personal += usize::from(is_personal(s, &raw));
        reporting += usize::from(is_report(pieces[i + 1].span.of(text)));
    }
    personal * 2 < count || reporting * 2 > count
}

/// Joins lines that make one label, a time above a name or a user's name above `@jroe` and a date, where at least two stand so.
fn below_times(text: &str, pieces: Vec<Piece>) -> Vec<Piece> {
    // The label, and of how many lines.
    let joined = |i: usize| {
        let first = pieces.get(i)?;
        let near = pieces.part(i + 1..).iter().take(4).take_while(|p| !p.after_blank);
        let is_whole = |label: Option<labels::RawLabel>, span: Span| label.is_some_and(|raw| raw.len == span.len());
        if labels::is_time(first.span.of(text)) {
            let whole = first.span.with_end(near.last().and(pieces.get(i + 1))?.span.hi());
            return is_whole(labels::parse_timed(whole.of(text)), whole).then_some((whole, 2));
        }
        // `Jan Roe`, `00:34` and what she says.
        let below = near.clone().next().filter(|below| labels::is_time(below.span.of(text)));
        if let Some(whole) = below.map(|below| first.span.with_end(below.span.hi())) {
            let said = near.clone().nth(1).map_or("", |said| said.span.of(text));
            let is_said =
                shape::is_longer(said, 60) || said.ends_with(any_of!['.', '?', '!', '…', '"', '”', '—', '–', '-']);
            let label = labels::parse_timed(whole.of(text)).filter(|raw| is_name(raw.core.of(whole.of(text))));
            return (is_said && is_whole(label, whole)).then_some((whole, 2));
        }
        let wholes = near.enumerate().map(|(n, p)| (first.span.with_end(p.span.hi()), n + 2));
        wholes
            .take_while(|(whole, _)| {
                whole.len() <= 160 && is_whole(labels::parse_posted(whole.of(text)), *whole) || whole.len() <= 80
            })
            .filter(|(whole, _)| is_whole(labels::parse_posted(whole.of(text)), *whole))
            .last()
    };
    if (0..pieces.len()).filter(|&i| joined(i).is_some()).nth(1).is_none() {
        return pieces;
    }
    let mut out = Vec::with_capacity(pieces.len());
    let mut i = 0;
    while i < pieces.len() {
        let whole = joined(i);
        out.push(Piece { span: whole.map_or(pieces[i].span, |w| w.0), ..pieces[i] });
        i += whole.map_or(1, |w| w.1);
    }
    out
}

/// Whether words are a person's name, or none that a list has: `Opening` above `09:00` is none.
fn is_name(words: &str) -> bool {
    let unknown = |w: &str| Word::of(w) == Word::default() || Word::of(w).is(lexicon::SURNAME | lexicon::PARTICLE);
    labels::is_personal(words) || words.contains(' ') && words.split(' ').all(unknown) || labels::is_handle(words)
}

/// Takes into a name's label what stands below the name every time: `South Shore`, `Minister for Ports`.
pub(super) fn offices(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    // The line right below a name, within its block or as the next one, with a paragraph below.
    let below = |i: usize| {
        let block = &blocks[i];
        let label = block.label.as_ref().filter(|l| !l.anonymous)?;
        let said = block.body().trim(text);
        let next = || {
            blocks
                .get(i + 1)
                .map(|b| b.span)
                .filter(|n| text.part(block.span.end()..n.start()).matches('\n').count() == 1)
        };
        let own = !said.is_empty();
        let line = if own { said } else { next()? };
        let speech = blocks.get(if own { i + 1 } else { i + 2 })?;
        let s = line.of(text);
        let open = s.ends_with(any_of!['.', '?', '!', '…', '—', '–', '-', ':', ',']);
        let ok = s.len() <= 100
            && !s.contains('\n')
            && !open
            && speech.label.is_none()
            && speech.kind == BlockKind::Paragraph;
        ok.then(|| (label.name.of(text), line))
    };
    // A name and the line below it, as one text.
    let both = |name: &str, line: Span| [name, "\n", line.of(text)].concat();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut totals: BTreeMap<&str, usize> = BTreeMap::new();
    for (i, block) in blocks.iter().enumerate() {
        if let Some(label) = &block.label {
            *totals.entry(label.name.of(text)).or_default() += 1;
        }
        if let Some((name, line)) = below(i) {
            *counts.entry(both(name, line)).or_default() += 1;
        }
    }
    // `(South Shore) (Lab)`, `Labour | South Shore`
    let is_seat = |line: &str| line.starts_with('(') && line.ends_with(')') || line.contains(" | ");
    let told = |(both, n): (&String, &usize)| {
        let (name, line) = both.split_once('\n').unwrap_or((both, ""));
        // A list of those who took part may have it once more.
        is_seat(line) || *n >= 2 && totals.get(name).is_some_and(|total| *total <= n + 1)
    };
    if !counts.iter().any(told) {
        return blocks;
    }
    let mut out = Vec::with_capacity(blocks.len());
    let mut i = 0;
    while i < blocks.len() {
        let mut block = blocks[i].clone();
        let office = below(i).filter(|(name, line)| {
            let s = line.of(text);
            counts.get(&both(name, *line)).is_some_and(|n| *n >= 2) || shape::is_title_case(s) || is_seat(s)
        });
        if let (Some((_, line)), Some(label)) = (office, &mut block.label) {
            i += usize::from(line.lo() >= block.span.hi());
            block.span = block.span.with_end(line.hi());
            label.span = label.span.with_end(line.hi());
            label.role = label.role.or(Some(line).filter(|line| !is_seat(line.of(text))));
        }
        i += 1;
        out.push(block);
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
                // `(chewing)` between a script's name and speech.
                || s.len() <= 40 && s.starts_with('(') && shape::is_wholly_bracketed(s)
                // What a post quotes from the one above.
                || s.starts_with("> ")
                || copies.get(s).is_some_and(|n| *n >= 3) && !s.ends_with(any_of!['.', '?', '!']))
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
                && !(b.kind == BlockKind::Heading && blocks.get(below + 1).is_some_and(|b| b.opens_item))
                && !is_interruption(b.span.of(text))
        });
        let mut joined = block.clone();
        if let (Some(said), Some(label)) = (said, &mut joined.label) {
            joined.span = joined.span.with_end(said.span.hi());
            // `(Urgent Question): To ask the Minister`
            let s = said.span.of(text);
            let lead = labels::continuation_lead(s).max(labels::leading_direction(s)) as u32;
            label.span = label.span.with_end(said.span.lo() + lead);
            i = below + 1;
        }
        out.push(joined);
    }
    out
}

/// `- Hansard - - - Excerpts`: what a site puts below a speaker's name.
fn is_page_link(s: &str) -> bool {
    s.starts_with("- ") && s.len() <= 60 && !s.ends_with(any_of!['.', '?', '!', '”', '"'])
}

/// `10:41:00`, `* * *`, `114`: nothing that could be said.
pub(super) fn is_no_speech(s: &str) -> bool {
    !s.chars().any(char::is_alphabetic)
        || shape::is_wholly_bracketed(s)
        || shape::is_pointer(s)
        || s.starts_with("*** ")
        || header::is_time(s)
        || is_direction_set_off(s)
        || is_reaction(s)
}

/// `*door opens*`, `{phone rings}`, `【拍手】`: a direction within other signs than brackets.
pub(super) fn is_direction_set_off(s: &str) -> bool {
    let pairs = [('*', '*'), ('_', '_'), ('~', '~'), ('/', '/'), ('{', '}'), ('（', '）'), ('【', '】'), ('〔', '〕')];
    let inner = pairs.iter().find_map(|&(open, close)| s.strip_prefix(open)?.strip_suffix(close));
    inner.is_some_and(|inner| !shape::is_longer(inner, 40) && !inner.ends_with(any_of!['.', '?', '!', '*', '_', ':']))
}

/// `2 replies`, `:joy: 4`, `Reply`, `Replying to @jroe`, `Reacted to "Yes" with 👍`: what a chat puts below a message, or
/// above it.
pub(super) fn is_reaction(s: &str) -> bool {
    let count = |n: &str| !n.is_empty() && n.len() <= 4 && n.bytes().all(|b| b.is_ascii_digit());
    let handled = s.strip_prefix("Replying to @").is_some_and(|name| !name.contains(any_of![' ', '.']));
    let marked = ["Replying to ", "Reacted to ", "In reply to ", "Removed a "]
        .iter()
        .any(|w| s.strip_prefix(w).is_some_and(|rest| rest.starts_with(any_of!['"', '“'])));
    handled
        || marked
        || is_any(s, words!["reply", "share", "like", "report"])
        || s.starts_with(|c: char| c.is_ascii_digit() || c == ':')
            && s.split_once(' ').is_some_and(|(head, rest)| {
                count(head) && is_any(rest, words!["reply", "replies", "reaction", "reactions", "like", "likes"])
                    || count(rest) && head.len() > 2 && head.starts_with(':') && head.ends_with(':')
            })
}

/// `rose—`, `indicated assent`: goes on with the name on the line above.
pub(super) fn is_interruption(s: &str) -> bool {
    s.len() <= 40
        && s.starts_with(char::is_lowercase)
        && s.split(' ').count() <= 3
        && s.ends_with(any_of!['—', '–', '-'])
}
