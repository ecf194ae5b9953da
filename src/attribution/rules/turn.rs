//! Labelled turns, the paragraphs that go on with them, and names that sign a quotation.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use super::super::context::Context;
use super::{NonSpeech, Proposal, Rule, Who};
use crate::doc::BlockKind;
use crate::quotes::Quote;
use crate::speakers::entities::EntityId;
use crate::text::Span;
use crate::text::words::any_of;

/// Forms of `Rule::TurnContinuation`.
const CONTINUED: u16 = 0;
/// A paragraph wholly in marks below a turn in marks.
const FOLLOWING: u16 = 1;

/// Who speaks in each block, as far as labels tell.
pub(super) struct Turns(Vec<Option<Speaking>>);

#[derive(Clone, Copy)]
struct Speaking {
    /// `None` where a label says that somebody speaks, not who (`>>`).
    who: Option<(EntityId, Span)>,
    rule: Rule,
    form: u16,
    /// Only the quotation that is the whole paragraph.
    whole: bool,
}

impl Turns {
    pub fn new(c: &Context) -> Turns {
        let mut out = vec![None; c.doc.blocks.len()];
        let mut speaking: Option<(EntityId, Span)> = None;
        let mut at = 0;
        for (b, block) in c.doc.blocks.iter().enumerate() {
            let from = at;
            while at < c.quotes.len() && c.quotes[at].first().block == b {
                at += 1;
            }
            if let Some(label) = &block.label {
                speaking = c.label(b).map(|entity| (entity, label.name));
                let form = c.label_form(b);
                out[b] = Some(Speaking { who: speaking, rule: Rule::TurnLabel, form, whole: false });
                continue;
            }
            match block.kind {
                BlockKind::Caption => continue,
                BlockKind::Turn | BlockKind::Paragraph => {}
                // It quotes what he goes on to say.
                BlockKind::Heading if c.doc.blocks.get(b + 1).is_some_and(|below| below.continues_turn) => continue,
                _ => {
                    speaking = None;
                    continue;
                }
            }
            if speaking.is_none() {
                continue;
            }
            let first = c.quotes.get(from).filter(|_| from < at);
            let going_on = |form, whole| Some(Speaking { who: speaking, rule: Rule::TurnContinuation, form, whole });
            if block.kind == BlockKind::Turn && block.continues_turn {
                out[b] = going_on(CONTINUED, false);
            } else if first.is_some_and(|q| is_whole(c.text(), q, block.span)) {
                out[b] = going_on(FOLLOWING, true);
            } else if !is_bracketed(block.span.of(c.text())) && !runs_into(c.quotes, from, b) {
                speaking = None;
            }
        }
        Turns(out)
    }

    pub fn propose(&self, c: &Context, at: usize, out: &mut Vec<Proposal>) {
        let quote = c.quote(at);
        let block = c.block(at);
        if let Some(signature) = quote.signature {
            if let Some(entity) = c.label(quote.first().block) {
                let form = quote.form as u16;
                let name = Some(signature.name);
                out.push(Proposal { name, ..Proposal::new(Who::Entity(entity), Rule::Signature, form) });
            }
            return;
        }
        let Some(speaking) = self.0[block] else { return };
        if speaking.whole && quote.first().span.lo() != c.doc.blocks[block].span.lo() {
            return;
        }
        let who = speaking.who.map_or(Who::Nobody(NonSpeech::Unsaid), |w| Who::Entity(w.0));
        let name = speaking.who.map(|w| w.1);
        out.push(Proposal { name, ..Proposal::new(who, speaking.rule, speaking.form) });
    }
}

/// Whether the quotation is the whole paragraph, but for a note's marker.
fn is_whole(text: &str, quote: &Quote, block: Span) -> bool {
    let span = quote.first().span;
    let Some(rest) = text.get(span.end()..block.end()) else { return false };
    span.lo() == block.lo() && rest.chars().all(|c| !c.is_alphabetic() || rest.starts_with('[')) && rest.len() <= 12
}

fn is_bracketed(s: &str) -> bool {
    s.starts_with(any_of!['[', '(', '<']) && s.ends_with(any_of![']', ')', '>'])
}

/// Whether a quotation from above has a segment in this block.
fn runs_into(quotes: &[Quote], before: usize, block: usize) -> bool {
    before > 0 && quotes[before - 1].segments.iter().any(|s| s.block == block)
}
