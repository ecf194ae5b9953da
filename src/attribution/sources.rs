//! Sources that name an author: what stands before `[from article by A. Roe]` is Roe's, whatever paper printed it.

use super::speaker_index::SpeakerIndex;
use super::{Answer, QuoteKind};
use crate::doc::Document;
use crate::quotes::Quote;
use crate::speakers::entities::EntityTable;
use crate::speakers::tokenized::TokenizedDocument;
use crate::text::Span;

const AUTHORED: u16 = 950;

/// Gives the quotations that such a source covers, within its paragraph, to the author.
pub(super) fn revise(
    r: &TokenizedDocument,
    table: &EntityTable,
    doc: &Document,
    quotes: &[Quote],
    answers: &mut [Answer],
    speaker_index: &mut SpeakerIndex,
) {
    for (i, source) in doc.sources.iter().enumerate() {
        let Some(name) = author(r.text, *source) else { continue };
        let Some(entity) = table.entity_at(r, name) else { continue };
        let Some(speaker) = speaker_index.speaker(entity) else { continue };
        let from = i.checked_sub(1).map_or(0, |before| doc.sources[before].end);
        for (quote, answer) in quotes.iter().zip(answers.iter_mut()) {
            let span = quote.first().span;
            let block = doc.blocks[quote.first().block].span;
            if span.start >= from
                && span.end <= source.start
                && block.contains(*source)
                && answer.kind != QuoteKind::Title
            {
                *answer = Answer {
                    kind: if answer.kind == QuoteKind::Scare { QuoteKind::Partial } else { answer.kind },
                    speaker: Some(speaker),
                    role: speaker_index.role(speaker, span.start),
                    confidence: AUTHORED,
                    rule: Some("source"),
                    mention: Some(name),
                    ..super::NOTHING
                };
            }
        }
    }
}

/// The name after `by` in a bracketed source, up to the comma or bracket.
fn author(text: &str, source: Span) -> Option<Span> {
    let s = source.of(text);
    let at = s.find(" by ")? + 4;
    let len = s[at..].find([',', ']', ')'])?;
    let name = Span::new(source.start() + at, source.start() + at + len);
    name.of(text).starts_with(char::is_uppercase).then_some(name)
}
