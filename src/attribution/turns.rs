//! Labelled turns, and the paragraphs that go on with them.

use super::speaker_index::SpeakerIndex;
use super::{Answer, NOTHING, QuoteKind};
use crate::doc::{BlockKind, Document};
use crate::quotes::{Form, Quote};
use crate::speakers::labels::LabelLink;
use crate::text::Span;

/// A label names the speaker outright.
const LABELLED: u16 = 990;
/// A paragraph in marks that follows a turn in marks.
const FOLLOWING: u16 = 930;

/// Answers for the quotations of turns; `None` for all others.
pub(super) fn answers(
    text: &str,
    doc: &Document,
    quotes: &[Quote],
    bearers: &[Option<LabelLink>],
    speaker_index: &mut SpeakerIndex,
) -> Vec<Option<Answer>> {
    let mut out: Vec<Option<Answer>> = vec![None; quotes.len()];
    let mut speaking: Option<(usize, Span)> = None;
    let mut beyond = false;
    let mut at = 0;
    for (b, block) in doc.blocks.iter().enumerate() {
        let from = at;
        while at < quotes.len() && quotes[at].first().block == b {
            at += 1;
        }
        let own = from..at;
        for q in own.clone() {
            if let Some(signature) = quotes[q].signature {
                let speaker = bearers[b].and_then(|link| speaker_index.speaker(link.entity));
                out[q] = speaker.map(|s| turn(speaker_index, s, signature.name, &quotes[q], "signature", LABELLED));
            }
        }
        if let Some(label) = &block.label {
            beyond = false;
            speaking = bearers[b].and_then(|link| Some((speaker_index.speaker(link.entity)?, label.name)));
            for (answer, quote) in out[own.clone()].iter_mut().zip(&quotes[own]) {
                // `>>` says that somebody speaks, not who.
                *answer = Some(match speaking {
                    Some((speaker, name)) => turn(speaker_index, speaker, name, quote, "turn-label", LABELLED),
                    None => Answer { kind: kind(quote), ..NOTHING },
                });
            }
            continue;
        }
        match block.kind {
            BlockKind::Caption => continue,
            // A page's furniture ends no turn, but what stands in marks below it is another matter.
            BlockKind::Furniture => {
                beyond = true;
                continue;
            }
            BlockKind::Turn | BlockKind::Paragraph => {}
            _ => {
                speaking = None;
                continue;
            }
        }
        let Some((speaker, name)) = speaking else { continue };
        let first = quotes.get(from).filter(|_| !own.is_empty());
        let continued = block.kind == BlockKind::Turn && block.continues_turn;
        if continued {
            for (answer, quote) in out[own.clone()].iter_mut().zip(&quotes[own]) {
                *answer = Some(turn(speaker_index, speaker, name, quote, "turn-continuation", LABELLED));
            }
        } else if let Some(quote) = first.filter(|q| !beyond && is_whole(text, q, block.span)) {
            out[from] = Some(turn(speaker_index, speaker, name, quote, "turn-continuation", FOLLOWING));
        } else if !is_bracketed(block.span.of(text)) && !runs_into(quotes, from, b) {
            speaking = None;
        }
    }
    out
}

fn kind(quote: &Quote) -> QuoteKind {
    if quote.form == Form::Turn { QuoteKind::Turn } else { QuoteKind::Direct }
}

fn turn(
    speaker_index: &SpeakerIndex,
    speaker: usize,
    name: Span,
    quote: &Quote,
    rule: &'static str,
    confidence: u16,
) -> Answer {
    let role = speaker_index.role(speaker, quote.first().span.start);
    Answer {
        kind: kind(quote),
        speaker: Some(speaker),
        role,
        confidence,
        rule: Some(rule),
        mention: Some(name),
        ..NOTHING
    }
}

/// Whether the quotation is the whole paragraph, but for a note's marker.
fn is_whole(text: &str, quote: &Quote, block: Span) -> bool {
    let span = quote.first().span;
    let rest = &text[span.end()..block.end()];
    span.start == block.start && rest.chars().all(|c| !c.is_alphabetic() || rest.starts_with('[')) && rest.len() <= 12
}

fn is_bracketed(s: &str) -> bool {
    s.starts_with(['[', '(', '<']) && s.ends_with([']', ')', '>'])
}

/// Whether a quotation from above has a segment in this block.
fn runs_into(quotes: &[Quote], before: usize, block: usize) -> bool {
    before > 0 && quotes[before - 1].segments.iter().any(|s| s.block == block)
}
