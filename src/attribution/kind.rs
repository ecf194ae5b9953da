//! What kind of quotation it is: an utterance, a part of somebody's words, a term, a title.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::QuoteKind;
use super::chunks::kind;
use super::context::Context;
use super::quotation::ALL_CAPITALS;
use super::rules::{NonSpeech, Rule};
use crate::quotes::Quote;
use crate::text::Kind;
use crate::text::Parts;
use crate::text::tokens::START;
use crate::text::words::any_of;

/// The kind of words that somebody said.
pub(super) fn of_speech(c: &Context, at: usize) -> QuoteKind {
    if is_sentence(c, at) { QuoteKind::Direct } else { QuoteKind::Partial }
}

/// The kind of words that nobody is known to have said.
pub(super) fn of_non_speech(c: &Context, at: usize, what: NonSpeech, rule: Rule) -> QuoteKind {
    let quoted = c.tokenized.quoted_tokens[at];
    match what {
        NonSpeech::Term => QuoteKind::Scare,
        // `“The imam needed a metaphor.”` is a sentence, whatever article it may be the title of.
        NonSpeech::Title if is_sentence(c, at) && c.case(quoted.first, quoted.end) != ALL_CAPITALS => QuoteKind::Direct,
        NonSpeech::Title => QuoteKind::Title,
        NonSpeech::Sign => QuoteKind::Direct,
        // A part of what somebody is said not to have said; without a report it is a word that the narrator sets off.
        NonSpeech::Unsaid if is_sentence(c, at) => QuoteKind::Direct,
        NonSpeech::Unsaid if rule == Rule::Context => QuoteKind::Scare,
        NonSpeech::Unsaid => QuoteKind::Partial,
    }
}

/// Whether the quotation is one or more sentences, or the next part of one.
fn is_sentence(c: &Context, at: usize) -> bool {
    let r = c.tokenized;
    if c.quote(at).segments.len() > 1 {
        return true;
    }
    let chunk = c.quote_chunks[at] as usize;
    let quoted = r.quoted_tokens[at];
    let mut inside = (quoted.first..quoted.end).filter(|&i| r.token(i).kind != Kind::Mark);
    let Some(first) = inside.next() else { return false };
    let capital =
        r.token(first).is_capital() || matches!(r.token(first).kind, Kind::Number | Kind::Ellipsis | Kind::Open);
    let last = (quoted.first..quoted.end).rev().find(|&i| r.token(i).kind != Kind::Mark).unwrap_or(first);
    let ended = matches!(
        r.token(last).kind,
        Kind::Period | Kind::Question | Kind::Exclaim | Kind::Ellipsis | Kind::Comma | Kind::Dash
    );
    // `‘It is closed’, said Roe`: some put the comma outside.
    let after = c.chunks.get(chunk + 1).map_or(kind::EDGE, |i| i.kind);
    let ended = ended || after == kind::COMMA;
    let several = (first + 1..quoted.end).any(|i| r.token(i).has(START));
    let before = c.chunks.part(..chunk).last().map_or(kind::EDGE, |i| i.kind);
    let opened = matches!(
        before,
        kind::EDGE | kind::COLON | kind::COMMA | kind::STOP | kind::QUESTION | kind::DASH | kind::OPEN
    );
    // `“…,” he said, “and …”`
    let resumed =
        before == kind::COMMA && c.chunks.part(..chunk - 1).iter().rev().take(6).any(|i| i.kind == kind::QUOTE);
    several || (capital && ended && opened) || (opened && before == kind::COLON) || (resumed && ended)
}

/// A sentence (`direct`) or a term (`scare`), by its shape alone; for quotations inside quotations, which nobody
/// attributes.
pub fn by_shape(text: &str, quote: &Quote) -> QuoteKind {
    let first = quote.first();
    let s = first.span.of(text);
    let inner = s.trim_matches(|c: char| !c.is_alphanumeric());
    let closing = ['"', '”', '’', '\'', '»', '“', '‘', '›', '」', '』'];
    let sentence_end = s.trim_end_matches(closing).ends_with(any_of!['.', '!', '?', '…', ',', '。']);
    let introduced = text.part(..first.span.start()).trim_end().ends_with(any_of![':', ',']);
    let capital = inner.starts_with(|c: char| !c.is_lowercase());
    let sentence = capital && (sentence_end || introduced) && (inner.contains(' ') || sentence_end);
    if sentence || (introduced && sentence_end) { QuoteKind::Direct } else { QuoteKind::Scare }
}
