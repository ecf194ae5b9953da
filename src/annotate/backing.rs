//! What backs a quotation: the footnotes and the source line of each segment.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use crate::attribution::{Answer, QuoteKind};
use crate::doc::{Document, Marker};
use crate::quotes::Quote;
use crate::text::Parts;
use crate::text::Span;
use crate::text::words::any_of;

/// Footnote labels and source line of one segment.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Backing {
    pub notes: Vec<String>,
    pub source: Option<Span>,
}

/// The backing of every segment of every quote, in order.
pub(super) fn find(text: &str, doc: &Document, quotes: &[Quote], answers: &[Answer]) -> Vec<Vec<Backing>> {
    let all = quotes.iter().zip(answers);
    all.map(|(quote, answer)| quote.segments.iter().map(|s| backing(text, doc, s.span, s.block, answer.kind)).collect())
        .collect()
}

fn backing(text: &str, doc: &Document, segment: Span, block: usize, kind: QuoteKind) -> Backing {
    // Most texts have neither.
    if doc.markers.is_empty() && doc.sources.is_empty() {
        return Backing::default();
    }
    let spoken = !matches!(kind, QuoteKind::Scare | QuoteKind::Title);
    let after = doc.markers.part(doc.markers.partition_point(|m| m.span.lo() < segment.hi())..);
    let inside = doc.markers.part(doc.markers.partition_point(|m| m.span.lo() < segment.lo())..);
    let inside = inside.iter().take_while(|m| m.span.hi() <= segment.hi());
    let limit = doc.blocks[block].span.end();
    let mut outside = glued(text, segment.end(), after);
    if outside.is_empty() && spoken {
        outside = at_sentence_end(text, segment, limit, after);
    }
    let source = (spoken && outside.is_empty() && !doc.blocks[block].is_heading())
        .then(|| source(doc, segment, block))
        .flatten();
    let mut notes: Vec<String> = Vec::new();
    for marker in inside.chain(outside.iter().copied()) {
        if !notes.contains(&marker.label) {
            notes.push(marker.label.clone());
        }
    }
    Backing { notes, source }
}

/// Markers that hang on `end`: a blank, comma, full stop or line break may stand between, and between one another.
fn glued<'m>(text: &str, end: usize, after: &'m [Marker]) -> Vec<&'m Marker> {
    let mut at = end;
    let mut out = Vec::new();
    for marker in after {
        let between = text.part(at..marker.span.start());
        if !between.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '.' | ';')) || between.contains("\n\n") {
            break;
        }
        out.push(marker);
        at = marker.span.end();
    }
    out
}

/// The markers that end the sentence in which the quotation stands.
fn at_sentence_end<'m>(text: &str, segment: Span, limit: usize, after: &'m [Marker]) -> Vec<&'m Marker> {
    let Some(next) = after.first().filter(|m| m.span.end() <= limit) else { return Vec::new() };
    let quoted =
        segment.of(text).trim_end_matches(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '!' | '?' | '…')));
    let rest = text.part(segment.end()..next.span.start());
    let ended = quoted.ends_with(any_of!['.', '!', '?', '…']) && starts_sentence(rest);
    if ended || ends_sentence_within(rest) { Vec::new() } else { glued(text, next.span.start(), after) }
}

/// Whether what follows a closing mark is a new sentence.
fn starts_sentence(rest: &str) -> bool {
    let word = rest.trim_start();
    rest.starts_with(char::is_whitespace) && word.starts_with(|c: char| c.is_uppercase() || super::is_opening_mark(c))
}

/// Whether a sentence ends inside `s`; a full stop at its very end, before the marker, does not count.
fn ends_sentence_within(s: &str) -> bool {
    s.char_indices().any(|(i, c)| {
        if !matches!(c, '.' | '!' | '?' | '…') {
            return false;
        }
        let word = s.part(..i).rsplit(|c: char| c.is_whitespace() || c == '.').next().unwrap_or("");
        let abbreviation = c == '.'
            && (word.chars().count() <= 1
                || ["Mr", "Mrs", "Ms", "Dr", "Sen", "Rep", "Gov", "Gen", "St", "No"].contains(&word));
        let rest = s.part(i + c.len_utf8()..).trim_start_matches(any_of!['"', '”', '’', '\'', '»', ')']);
        !abbreviation && starts_sentence(rest)
    })
}

/// The source line that covers a segment: the next one, unless another section begins before it.
fn source(doc: &Document, segment: Span, block: usize) -> Option<Span> {
    let next = doc.sources.part(doc.sources.partition_point(|s| s.lo() < segment.hi())..).first()?;
    let last = doc.blocks.partition_point(|b| b.span.lo() <= next.lo());
    let crossed = doc.blocks.part(block + 1..last.max(block + 1)).iter().any(|b| b.opens_section());
    (!crossed).then_some(*next)
}
