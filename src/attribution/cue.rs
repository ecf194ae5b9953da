//! The reporting words of an answer that no rule has named.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::chunks::{Chunk, kind};
use super::context::Context;
use crate::text::Parts;
use crate::text::Span;

/// The reporting words between or beside quoted tokens and the candidate at a chunk.
pub(super) fn near(c: &Context, at: usize, candidate: u32) -> Option<Span> {
    let (chunks, at, candidate) = (c.chunks, c.quote_chunks[at] as usize, candidate as usize);
    let span = |i: &Chunk| Some(c.tokenized.token(i.token).span());
    let same = |i: &&Chunk| i.sentence == chunks[candidate].sentence && i.kind != kind::EDGE;
    let after = chunks.part(candidate + 1..).iter().take(8).take_while(same).find(|i| i.is_speech());
    let before = chunks
        .part(..candidate)
        .iter()
        .rev()
        .take(3)
        .take_while(same)
        .find(|i| i.is_speech() || i.kind == kind::ACCORDING);
    if let Some(i) = before.filter(|i| i.kind == kind::ACCORDING || chunks[candidate - 1].token == i.token) {
        return span(i);
    }
    if let Some(i) = after.or(before) {
        return span(i);
    }
    let governor = chunks.part(..at).iter().rev().take(12).take_while(|i| i.kind != kind::EDGE).find(|i| i.is_speech());
    governor.and_then(span)
}
