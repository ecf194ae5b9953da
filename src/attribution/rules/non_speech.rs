//! Signs that quoted words are nobody's utterance: a term, a title, an inscription.

use super::super::context::Context;
use super::{NonSpeech, Proposal, Rule, Who};
use crate::syntax::Clause;
use crate::syntax::non_speech::{self, NonSpeech as Sign};

pub(super) fn propose(c: &Context, clause: &Clause, out: &mut Vec<Proposal>) {
    let Some(evidence) = non_speech::non_speech(clause) else { return };
    let kind = match evidence.kind {
        Sign::Term | Sign::Nickname | Sign::Gloss => NonSpeech::Term,
        Sign::Title => NonSpeech::Title,
        Sign::Slogan => NonSpeech::Sign,
    };
    let form = evidence.kind as u16 | u16::from(evidence.sure) << 3;
    let cue = Some(c.tokenized.span(evidence.cue.0, evidence.cue.1)).filter(|s| !s.is_empty());
    out.push(Proposal { cue, ..Proposal::new(Who::Nobody(kind), Rule::NonSpeech, form) });
}
