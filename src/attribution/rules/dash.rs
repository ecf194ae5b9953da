//! Speech after dashes goes on behind its reporting clause: `– Yes, – said Roe. – And soon.`

use super::super::context::Context;
use super::{Proposal, Rule, Who};
use crate::quotes::Form;

/// Paragraphs in marks are left to the words around them: carrying the speaker from one to the next loses more, in
/// dialogues, than it gains (docs/accuracy.md).
pub(super) fn propose(c: &Context, at: usize, out: &mut Vec<Proposal>) {
    let Some(before) = at.checked_sub(1) else { return };
    let dashed = |q: usize| c.quote(q).form == Form::Dash;
    if dashed(at) && dashed(before) && c.block(at) == c.block(before) {
        out.push(Proposal::new(Who::SameAs(before as u32), Rule::Continuation, 0));
    }
}
