//! Sources that name an author: what stands before `[from article by A. Roe]` is Roe's, whatever paper printed it.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::super::context::Context;
use super::{Proposal, Rule, Who};
use crate::text::Parts;
use crate::text::Span;
use crate::text::words::any_of;

pub(super) fn propose(c: &Context, at: usize, out: &mut Vec<Proposal>) {
    let quote = c.quote(at).first();
    let block = c.doc.blocks[quote.block].span;
    let next = c.doc.sources.partition_point(|s| s.lo() < quote.span.hi());
    let Some(source) = c.doc.sources.get(next).filter(|s| block.contains(**s)) else { return };
    let Some(name) = author(c.text(), *source) else { return };
    if let Some(entity) = c.table.entity_at(c.tokenized, name) {
        out.push(Proposal { name: Some(name), ..Proposal::new(Who::Entity(entity), Rule::Source, 0) });
    }
}

/// The name after `by` in a bracketed source, up to the comma or bracket.
fn author(text: &str, source: Span) -> Option<Span> {
    let s = source.of(text);
    let at = s.find(" by ")? + 4;
    let len = s.part(at..).find(any_of![',', ']', ')'])?;
    let name = Span::new(source.start() + at, source.start() + at + len);
    name.of(text).starts_with(char::is_uppercase).then_some(name)
}
