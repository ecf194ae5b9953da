//! Quotations that the page sets off by markup: `<blockquote>`, with the name in `<cite>` or on the last line.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use super::pairs::Pairs;
use super::{Signature, signature};
use crate::doc::{Block, BlockKind, Document};
use crate::text::Span;

/// A block quotation without marks of its own.
pub(super) struct BlockQuotation {
    /// What is said in each block: index, words.
    pub parts: Vec<(usize, Span)>,
    pub signature: Option<Signature>,
}

/// The block quotations that are to be read as wholes, and who signed those that have marks as well: their words with
/// the name.
pub(super) fn find(text: &str, doc: &Document, paired: &[Pairs]) -> (Vec<BlockQuotation>, Vec<(Span, Signature)>) {
    let mut whole = Vec::new();
    let mut signed = Vec::new();
    for quotation in &doc.quotations {
        let from = doc.blocks.partition_point(|b| b.span.hi() <= quotation.span.lo());
        let mut parts: Vec<(usize, Span)> = Vec::new();
        for (i, block) in doc.blocks.iter().enumerate().skip(from) {
            if block.span.lo() >= quotation.span.hi() {
                break;
            }
            let body = block.body();
            let (start, end) = (body.lo().max(quotation.span.lo()), body.hi().min(quotation.span.hi()));
            let is_text = !matches!(block.kind, BlockKind::Turn | BlockKind::Footnote | BlockKind::Furniture);
            if start < end && is_text {
                parts.push((i, Span::between(start, end).trim(text)));
            }
        }
        let mut name = quotation.cite.and_then(|cite| signature::of(text, cite, false));
        if quotation.cite.is_none() {
            name = signed_below(text, &doc.blocks, &mut parts);
        }
        parts.retain(|(_, span)| !span.is_empty());
        let is_marked = |&(i, span): &(usize, Span)| {
            let nodes = paired[i].nodes.iter();
            (nodes.clone().any(|n| n.span.lo() == span.lo()), nodes.clone().any(|n| span.contains(n.span)))
        };
        let opened = parts.first().is_some_and(|part| is_marked(part).0);
        let mixed = parts.iter().any(|part| is_marked(part).1);
        if let Some(name) = name.filter(|_| opened) {
            signed.push((quotation.span, name));
        }
        // What a text quotes at length may have quotations and speakers of its own.
        if parts.is_empty() || opened || mixed && name.is_none() || quotation.is_pulled && name.is_none() {
            continue;
        }
        whole.push(BlockQuotation { parts, signature: name });
    }
    (whole, signed)
}

/// The name on the last line of a quotation, or after a dash on the line below it; a line within is no part of it then.
fn signed_below(text: &str, blocks: &[Block], parts: &mut Vec<(usize, Span)>) -> Option<Signature> {
    let &(last, line) = parts.last()?;
    if parts.len() > 1
        && let Some(name) = signature::of(text, line, false)
    {
        parts.pop();
        return Some(name);
    }
    let below = blocks.get(last + 1).filter(|b| b.kind == BlockKind::Paragraph && b.label.is_none())?;
    signature::of(text, below.span, true)
}
