//! What was said before goes on: the next part of a sentence, the next sentence, the next paragraph.

use super::super::context::Context;
use super::{Proposal, Rule, Who};
use crate::doc::BlockKind;
use crate::text::Kind;

/// How many blocks above are looked at for the quotation that goes on.
const BLOCKS: usize = 3;

pub(super) fn propose(c: &Context, at: usize, out: &mut Vec<Proposal>) {
    let block = c.block(at);
    if c.doc.blocks[block].is_heading() || c.doc.blocks[block].kind == BlockKind::Caption {
        return;
    }
    let running = |b: usize| !c.doc.blocks[b].is_heading() && c.doc.blocks[b].kind != BlockKind::Caption;
    let Some(before) = (0..at).rev().take(8).find(|&p| running(c.block(p))) else { return };
    let above = c.block(before);
    if above + BLOCKS < block {
        return;
    }
    let crossed = (above..block).any(|b| c.doc.blocks[b].is_heading());
    if crossed {
        return;
    }
    let (mine, theirs) = (c.tokenized.quoted_tokens[at], c.tokenized.quoted_tokens[before]);
    let whole = |q: usize| u16::from(c.is_whole(q));
    let between: u16 = match mine.first.saturating_sub(theirs.end) {
        0 => 0,
        1..=3 => 1,
        4..=8 => 2,
        9..=20 => 3,
        _ => 4,
    };
    // Names and pronouns between the two may be somebody else.
    let others = c.phrases_within(theirs.end, mine.first).min(3) as u16;
    let stopped = (theirs.end..mine.first.min(theirs.end + 40))
        .any(|i| matches!(c.tokenized.token(i).kind, Kind::Period | Kind::Question | Kind::Exclaim));
    let distance = (block - above).min(2) as u16;
    let form = distance
        | whole(at) << 2
        | whole(before) << 3
        | between << 4
        | others << 7
        | u16::from(stopped) << 9
        | u16::from(c.quote(at).form == c.quote(before).form) << 10;
    out.push(Proposal::new(Who::SameAs(before as u32), Rule::Continuation, form));
}
