//! Speech that a dash introduces: `– We will come, – said the minister. – And soon.`

use crate::doc::{Block, BlockKind};
use crate::lexicon::{self, Word};
use crate::text::Parts;
use crate::text::Span;
use crate::text::seek;
use crate::text::sort::Ordered;
use crate::text::words::{any_of, bare};

pub(super) const DASHES: [char; 4] = ['–', '—', '―', '-'];

/// Stretches of dash-introduced speech in text order, from the opening dash to the last character before the closing one.
///
/// A dash opens speech at a paragraph's head or after a colon. It counts where a closing dash is followed by a reporting
/// verb; once one such place is known, paragraphs that only open with the same dash count too (lists of items never do).
pub(super) fn find(text: &str, blocks: &[Block]) -> Vec<Span> {
    let mut sure = Vec::new();
    let mut maybe = Vec::new();
    let mut known = None;
    for block in blocks.iter().filter(|b| b.kind == BlockKind::Paragraph) {
        let Some((open, dash)) = opening(text, block) else { continue };
        let body = Span::new(open, block.span.end());
        let spans = speech(text, body, dash);
        if spans.is_empty() {
            maybe.push((body, dash));
        } else {
            known = Some(dash);
            sure.extend(spans);
        }
    }
    if let Some(dash) = known {
        sure.extend(maybe.iter().filter(|m| m.1 == dash).map(|m| m.0));
    }
    sure.order();
    sure
}

/// The dash that opens speech in this paragraph.
fn opening(text: &str, block: &Block) -> Option<(usize, char)> {
    let s = block.span.of(text);
    let dash = s.chars().next().filter(|c| DASHES.contains(c));
    if let Some(dash) = dash {
        return s
            .part(dash.len_utf8()..)
            .starts_with(|c: char| c.is_whitespace() || c.is_uppercase())
            .then_some((block.span.start(), dash));
    }
    // Most paragraphs have none.
    seek::memchr(b':', s.as_bytes())?;
    DASHES[..3].iter().find_map(|&dash| {
        let opens = |rest: &str| rest.strip_prefix(' ')?.strip_prefix(dash)?.strip_prefix(' ').map(|_| ());
        let colon = seek::memchr_iter(b':', s.as_bytes()).find(|&colon| opens(s.part(colon + 1..)).is_some())?;
        Some((block.span.start() + colon + 2, dash))
    })
}

/// The parts of one paragraph that are speech.
fn speech(text: &str, body: Span, dash: char) -> Vec<Span> {
    let s = body.of(text);
    // Dashes with a blank on either side; the first one opens.
    let places: Vec<usize> = s
        .match_indices(dash)
        .map(|(i, _)| i)
        .filter(|&i| {
            i == 0
                || (s.part(..i).ends_with(char::is_whitespace)
                    && s.part(i + dash.len_utf8()..).starts_with(char::is_whitespace))
        })
        .collect();
    let mut spans = Vec::new();
    let mut open = Some(0);
    for (n, &at) in places.iter().enumerate().skip(1) {
        let until = places.get(n + 1).copied().unwrap_or(s.len());
        match open {
            Some(from) if reports(s.part(at + dash.len_utf8()..until)) => {
                spans.push(Span::new(body.start() + from, body.start() + s.part(..at).trim_end().len()));
                open = None;
            }
            // Speech goes on only once the reporting clause is over; dashes inside it are its own.
            None if s.part(..at).trim_end().ends_with(any_of!['.', ',', '!', '?', ';', ':']) => open = Some(at),
            _ => {}
        }
    }
    // `… – said the minister. – And soon.` speaks on to the paragraph's end.
    if let (Some(from), false) = (open, spans.is_empty()) {
        spans.push(Span::new(body.start() + from, body.end()));
    }
    spans
}

/// Whether the words after a closing dash say who spoke: a reporting verb among the first few.
fn reports(s: &str) -> bool {
    s.split_whitespace().take(6).any(|w| {
        let word = Word::of(bare(w));
        (lexicon::SAY..=lexicon::TALK).contains(&word.verb()) && [lexicon::PAST, lexicon::THIRD].contains(&word.form())
    })
}
