//! Several turns in one paragraph: `Q: Why? A: Because.`, `(END VIDEO CLIP) ROE: Well. JAN POE, MAYOR: No.`

use crate::text::Parts;
use crate::text::seek;
use crate::text::sort::Ordered;
use crate::text::sorted::BTreeMap;
use crate::text::words::any_of;

use super::naming::finish;
use super::occurrences::Occurrences;
use super::spoken::speaks;
use crate::doc::labels::{self, Class, RawLabel};
use crate::doc::{Block, BlockKind, Label};
use crate::text::Span;

/// How far before its colon a label within a paragraph may begin.
const REACH: usize = 120;

/// Labels as they stand at the heads of blocks, by what stands behind their last blank.
struct Known<'a> {
    labels: BTreeMap<&'a str, Vec<&'a str>>,
    longest: usize,
    /// Labels here are set in capitals.
    capitals: bool,
}

/// How far before its colon a label that says what somebody is may begin.
const ROLE: usize = 40;

/// Labels that say what somebody is, of paragraphs that begin with one and have two more of them amid the line:
/// `ANCHOR: Good evening. REPORTER: It rains. ANCHOR: Where?`
pub(super) fn roles<'t>(text: &'t str, blocks: &[Block], colons: &[Option<RawLabel>]) -> Vec<&'t str> {
    let role = |s: &str, raw: Option<RawLabel>| {
        let raw = raw.filter(|raw| matches!(raw.class, Class::Generic | Class::Person))?;
        // `Men: 50. Women: 40.`
        let said = s.part(raw.len..);
        (said.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“'))).then_some(raw.len)
    };
    let mut out = Vec::new();
    for (block, colon) in blocks.iter().zip(colons).filter(|(b, _)| b.kind == BlockKind::Paragraph) {
        let s = block.span.of(text);
        let Some(mut from) = role(s, colon.clone()) else { continue };
        let mut found = vec![s.part(..from).trim_end()];
        for colon in seek::memchr_iter(b':', s.as_bytes()).filter(|&colon| colon + 1 < s.len()) {
            let near = from.max(colon.saturating_sub(ROLE));
            let Some(near) = (near..colon).find(|&i| s.is_char_boundary(i)) else { continue };
            let end = s
                .part(near..colon)
                .char_indices()
                .rev()
                .find(|(_, c)| matches!(c, '.' | '?' | '!' | '…' | '"' | '”' | ')'));
            let Some((end, mark)) = end else { continue };
            let start = near + end + mark.len_utf8();
            let start = start + (s.part(start..).len() - s.part(start..).trim_start().len());
            if start < colon
                && let Some(len) =
                    role(s.part(start..), labels::parse(s.part(start..))).filter(|len| start + len > colon)
            {
                found.push(s.part(start..=colon));
                from = start + len;
            }
        }
        // `Driver: A man of 44. Owner: A bakery.` has fields.
        let spoken = || speaks(s) || found.iter().all(|label| labels::is_caps(label));
        if found.len() >= 3 && found.iter().any(|label| found.first() != Some(label)) && spoken() {
            out.extend(found);
        }
    }
    out
}

/// Splits turns at labels in brackets: `[Roe] Why? [Minister] Because.`, where others head paragraphs; those of them that are
/// names stand elsewhere as part of a full one, which `[Applause]` does not.
pub(super) fn split_at_brackets(text: &str, blocks: Vec<Block>, heads: &[&str], names: &mut Occurrences) -> Vec<Block> {
    if !heads.iter().any(|head| head.starts_with('[')) {
        return blocks;
    }
    let mut out = Vec::with_capacity(blocks.len());
    for mut block in blocks {
        if block.kind != BlockKind::Turn {
            out.push(block);
            continue;
        }
        let from = block.label.as_ref().map_or(block.span.start(), |l| l.span.end());
        let s = text.part(from..block.span.end());
        let opens: Vec<usize> = seek::memchr_iter(b'[', s.as_bytes()).filter(|&at| at > 0).collect();
        for at in opens {
            let before = s.part(..at);
            // `[Begin recording] [Roe]` is one label.
            let labelled = block.label.as_ref().is_some_and(|label| from + at < label.span.end());
            if labelled || !before.ends_with(char::is_whitespace) || !is_sentence_end(before) {
                continue;
            }
            let tail = Span::new(from + at, block.span.end());
            let Some(raw) = labels::parse_bracketed_name(tail.of(text)) else { continue };
            let core = raw.core.of(tail.of(text));
            let known = match raw.class {
                Class::Single => names.within_name(core),
                _ => core.starts_with(char::is_uppercase),
            };
            if !known || !tail.of(text).part(raw.len..).starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic()) {
                continue;
            }
            let head = Span::new(block.span.start(), from + at).trim(text);
            out.push(Block { span: head, ..block.clone() });
            block = Block { span: tail, label: Some(finish(text, tail, &raw, names)), ..block };
        }
        out.push(block);
    }
    out
}

/// Splits paragraphs at labels that open paragraphs elsewhere, or stand in capitals as the others do.
pub(super) fn split(text: &str, blocks: Vec<Block>, mut heads: Vec<&str>, names: &mut Occurrences) -> Vec<Block> {
    heads.retain(|l| l.ends_with(':'));
    let capitals = heads.iter().filter(|l| is_capital_label(l)).count();
    let capitals = capitals * 2 > heads.len();
    heads.order();
    heads.dedup();
    let mut known: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for label in heads {
        known.entry(last_part(label)).or_default().push(label);
    }
    let longest = known.keys().map(|part| part.len()).max().unwrap_or(0);
    let known = Known { labels: known, longest, capitals };
    let mut out = Vec::with_capacity(blocks.len());
    for mut block in blocks {
        let directed = block.kind == BlockKind::Paragraph && block.span.of(text).starts_with(any_of!['(', '[']);
        if block.kind != BlockKind::Turn && !directed {
            out.push(block);
            continue;
        }
        loop {
            let from = block.label.as_ref().map_or(block.span.start(), |l| l.span.end());
            let Some((at, label)) = next(text, Span::new(from, block.span.end()), &known, names) else { break };
            let tail = Span::new(at, block.span.end());
            let head = Span::new(block.span.start(), at).trim(text);
            if !head.is_empty() {
                out.push(Block { span: head, ..block.clone() });
            }
            block = Block { kind: BlockKind::Turn, span: tail, label: Some(label), ..block };
        }
        out.push(block);
    }
    out
}

/// `ROE:`, `JAN ROE, president:`; no initials, since any text has some.
fn is_capital_label(label: &str) -> bool {
    let head = label.split(any_of![',', '(', ':']).next().unwrap_or("");
    labels::is_caps(head) && head.chars().filter(|c| c.is_alphabetic()).count() >= 3
}

/// What stands behind the last blank.
fn last_part(s: &str) -> &str {
    s.rsplit(char::is_whitespace).next().unwrap_or(s)
}

fn is_sentence_end(before: &str) -> bool {
    before.trim_end().ends_with(any_of!['.', '?', '!', '…', '"', '”', ')', ']', '-', '—', '–', ':'])
}

/// Where the next turn within `span` begins, and its label.
fn next(text: &str, span: Span, known: &Known, names: &mut Occurrences) -> Option<(usize, Label)> {
    let s = span.of(text);
    let mut from = 0;
    for at in seek::memchr2_iter(b':', b'>', s.as_bytes()) {
        let found = match s.as_bytes().get(at) {
            Some(b'>') => (at > 0 && s.part(at..).starts_with(">>") && is_sentence_end(s.part(..at))).then_some(at),
            _ => known_label(s, at, known).or_else(|| capital_label(s, from, at, known)),
        };
        if let Some(at) = found {
            let start = span.start() + at;
            let tail = Span::new(start, span.end());
            if let Some(raw) = labels::parse(tail.of(text))
                .filter(|raw| raw.class != Class::Anonymous || s.part(at..).starts_with(">>"))
            {
                return Some((start, finish(text, tail, &raw, names)));
            }
        }
        from = at + 1;
    }
    None
}

/// A label that stands at the head of a block elsewhere, after a sentence's end.
fn known_label(s: &str, colon: usize, known: &Known) -> Option<usize> {
    let from = (colon.saturating_sub(known.longest)..=colon).find(|&i| s.is_char_boundary(i))?;
    let part = last_part(s.part(from..=colon));
    // `Thank you.Q:` has lost its blank.
    let glued = part
        .rfind(any_of!['.', '?', '!', ')', ']'])
        .filter(|&i| i + 2 < part.len() && !part.part(..i).ends_with(char::is_uppercase));
    let part = glued.map_or(part, |i| part.part(i + 1..));
    let label = known.labels.get(part)?.iter().find(|l| s.part(..=colon).ends_with(**l))?;
    let at = colon + 1 - label.len();
    let before = s.part(..at);
    (at > 0 && (glued.is_some() || before.ends_with(char::is_whitespace)) && is_sentence_end(before)).then_some(at)
}

/// Capitals after a sentence's end, with a title, brackets, or an affiliation behind a comma: `JAN ROE, MAYOR:`.
fn capital_label(s: &str, from: usize, colon: usize, known: &Known) -> Option<usize> {
    if !known.capitals || s.part(colon + 1..).starts_with(|c: char| !c.is_whitespace()) {
        return None;
    }
    let from = (from.max(colon.saturating_sub(REACH))..=colon).find(|&i| s.is_char_boundary(i))?;
    let window = s.part(from..colon);
    // Each place at which a sentence has ended, the latest first.
    let ends = window
        .char_indices()
        .rev()
        .filter(|(_, c)| matches!(c, '.' | '?' | '!' | ')' | ']' | '"' | '”' | '-' | '—' | '…'));
    // `Later tonight: JAN ROE, MAYOR: We lost.`
    let starts = ends.map(|(i, c)| i + c.len_utf8()).chain((from == 0 || s.part(..from).ends_with(':')).then_some(0));
    let mut best = None;
    for start in starts {
        let label = window.part(start..).trim_start();
        let glued = window.part(..start).ends_with(any_of![')', ']']);
        if label.is_empty() || !window.part(start..).starts_with(any_of![' ', '\n']) && start > 0 && !glued {
            continue;
        }
        if !is_capital_label(label) || label.split_whitespace().count() > 12 {
            // `MR. ROE:` has a full stop inside, `said. ROE:` none that belongs to it.
            if best.is_some() || label.chars().any(char::is_lowercase) {
                break;
            }
            continue;
        }
        best = Some(from + start + (window.part(start..).len() - label.len()));
    }
    let at = best?;
    let raw = labels::parse(s.part(at..))?;
    (raw.len > colon - at && at > 0 && s.part(raw.len + at..).chars().take(40).any(char::is_lowercase)).then_some(at)
}
