//! What a quotation is, judged by its shape alone.

use super::QuoteKind;
use crate::quotes::Quote;

/// A sentence (`direct`) or a term (`scare`); for quotations inside quotations, which nobody attributes.
pub fn kind_by_shape(text: &str, quote: &Quote) -> QuoteKind {
    let first = quote.first();
    let s = first.span.of(text);
    let inner = s.trim_matches(|c: char| !c.is_alphanumeric());
    let closing = ['"', '”', '’', '\'', '»', '“', '‘', '›', '」', '』'];
    let sentence_end = s.trim_end_matches(closing).ends_with(['.', '!', '?', '…', ',', '。']);
    let introduced = text[..first.span.start()].trim_end().ends_with([':', ',']);
    let capital = inner.starts_with(|c: char| !c.is_lowercase());
    let sentence = capital && (sentence_end || introduced) && (inner.contains(' ') || sentence_end);
    if sentence || (introduced && sentence_end) { QuoteKind::Direct } else { QuoteKind::Scare }
}
