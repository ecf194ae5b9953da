//! One contest for each quotation: candidates, what rules propose, and nobody meet in one softmax; what goes on from
//! another quotation takes its share of that one's outcome.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use super::Model;
use super::describe::Description;
use super::features::rule_feature;
use super::rules::{NonSpeech, Proposal, Rule, Who};
use crate::speakers::entities::{EntityId, LinkKind};
use crate::text::Parts;
use crate::text::Span;
use crate::text::sort::Ordered;

/// Who may have said a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    Nobody(NonSpeech),
    Entity(EntityId),
    /// A mention of whom the text does not tell.
    Mention(u32),
    /// Whoever says another quotation, by its index into the quoted tokens.
    SameAs(u32),
}

/// What tells how surely a choice's words mean the one whose name is shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct LinkFacts {
    /// Kind of mention; 0 for none.
    pub mention: u8,
    /// Kind of link, counted from 1; 0 for none.
    pub link: u8,
    pub share: u16,
    pub rivals: u8,
    /// `PersonEvidence`
    pub evidence: u16,
}

impl LinkFacts {
    pub const fn kind(link: LinkKind) -> u8 {
        link as u8 + 1
    }
}

/// One choice of a contest.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    pub key: Key,
    pub mention: Option<u32>,
    /// The words that name the speaker.
    pub name: Option<Span>,
    /// Index into the chunks of a candidate.
    pub chunk: Option<u32>,
    pub facts: LinkFacts,
}

/// What was shown for an outcome.
#[derive(Clone, Copy, Debug)]
pub struct Because {
    pub rule: Rule,
    pub name: Option<Span>,
    pub cue: Option<Span>,
    pub chunk: Option<u32>,
    pub facts: LinkFacts,
    /// Form of the rule.
    pub form: u16,
    /// Taken over from another quotation.
    pub carried: bool,
}

/// One outcome: who, with what probability (of `WHOLE`), and why.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    pub key: Key,
    pub mass: u32,
    /// Of the mass, what was taken over from other quotations.
    pub carried: u32,
    /// Mass of the choice that `because` is of.
    best: u32,
    pub because: Because,
}

/// Probability 1.
pub const WHOLE: u32 = 1 << 16;

/// How many outcomes of a quotation are passed on to those that go on from it.
const PASSED_ON: usize = 6;

/// The choices of one quotation and their probabilities; its buffers are used again for the next one.
#[derive(Default)]
pub struct Scored {
    pub choices: Vec<Choice>,
    /// Of `WHOLE`.
    pub masses: Vec<u32>,
    /// Rule, its form, and reporting words of each choice.
    reasons: Vec<(Rule, u16, Option<Span>)>,
    /// Of the rule of each.
    weights: Vec<i32>,
}

/// Until where `exponential` is not 0.
const EXPONENTIALS: usize = 64 * 11;

const fn exponentials() -> [u32; EXPONENTIALS] {
    // e^(-1/64), in 2^-32
    const FACTOR: u64 = 4_228_380_000;
    let mut table = [0; EXPONENTIALS];
    let mut value: u64 = 1 << 48;
    let mut i = 0;
    while i < table.len() {
        table[i] = (value >> 32) as u32;
        value = (value >> 32) * FACTOR + (((value & 0xFFFF_FFFF) * FACTOR) >> 32);
        i += 1;
    }
    table
}

#[cfg(not(target_arch = "wasm32"))]
static EXP: [u32; EXPONENTIALS] = exponentials();

/// The module makes the table when it needs it first, which is less than the table.
#[cfg(target_arch = "wasm32")]
static EXP: std::sync::LazyLock<[u32; EXPONENTIALS]> = std::sync::LazyLock::new(exponentials);

/// e^(-d/64), in 2^-16.
pub fn exponential(d: u32) -> u32 {
    EXP.get(d as usize).copied().unwrap_or(0)
}

/// The softmax over the choices of a description.
pub fn score(d: &Description, model: &Model, out: &mut Scored) {
    let Scored { choices, masses, reasons, weights } = out;
    choices.clone_from(&d.choices);
    masses.clear();
    let sum = |features: &[u32]| features.iter().map(|&f| model.weight(f)).sum::<i32>();
    let shared = sum(d.features.part(..d.shared as usize));
    let mut from = d.shared as usize;
    let mut top = i32::MIN;
    for (choice, &end) in d.choices.iter().zip(&d.ends) {
        let mut score = sum(d.features.part(from..end as usize));
        if matches!(choice.key, Key::Nobody(_)) {
            score += shared;
        }
        from = end as usize;
        top = top.max(score);
        masses.push(score as u32);
    }
    let mut total = 0u64;
    for mass in masses.iter_mut() {
        *mass = exponential((top - *mass as i32) as u32);
        total += u64::from(*mass);
    }
    for mass in masses.iter_mut() {
        *mass = (u64::from(*mass) * u64::from(WHOLE) / total.max(1)) as u32;
    }
    reasons.clear();
    reasons.resize(d.choices.len(), (Rule::Context, 0, None));
    weights.clear();
    weights.resize(d.choices.len(), i32::MIN);
    for (choice, proposal) in d.proposals.iter().filter(|p| !p.1.against) {
        let worth = model.weight(rule_feature(proposal));
        if worth > weights[*choice as usize] {
            weights[*choice as usize] = worth;
            reasons[*choice as usize] = (proposal.rule, proposal.form, proposal.cue);
        }
    }
}

/// Gives the outcomes of each quotation, the likeliest first, to whoever wants to `see` them: what goes on from another
/// one takes over that one's. `apart` are headings and captions, which take over from the body, the body never from them.
///
/// Each is scored when its turn comes, and of its outcomes those are returned that others may take over: a long article
/// has thousands of quotations with twenty choices each.
pub fn resolve(
    apart: &[bool],
    mut score: impl FnMut(usize, &mut Scored),
    mut see: impl FnMut(usize, &[Share]),
) -> Vec<Vec<Share>> {
    let mut out: Vec<Vec<Share>> = vec![Vec::new(); apart.len()];
    let body = (0..apart.len()).filter(|&q| !apart[q]);
    let (mut scored, mut shares) = (Scored::default(), Vec::new());
    for q in body.chain((0..apart.len()).filter(|&q| apart[q])) {
        score(q, &mut scored);
        outcomes(&scored, &out, &mut shares);
        see(q, &shares);
        out[q] = shares.part(..shares.len().min(PASSED_ON)).to_vec();
    }
    out
}

fn outcomes(s: &Scored, known: &[Vec<Share>], out: &mut Vec<Share>) {
    out.clear();
    let mut add = |share: Share| match out.iter_mut().find(|o| o.key == share.key) {
        Some(same) => {
            same.mass += share.mass;
            same.carried += share.carried;
            if share.best > same.best {
                (same.best, same.because) = (share.best, share.because);
            }
        }
        None => out.push(share),
    };
    for ((choice, &mass), reason) in s.choices.iter().zip(&s.masses).zip(&s.reasons) {
        let because = Because {
            rule: reason.0,
            name: choice.name,
            form: reason.1,
            cue: reason.2,
            chunk: choice.chunk,
            facts: choice.facts,
            carried: false,
        };
        let Key::SameAs(other) = choice.key else {
            // That a name labels or signs the words tells a reader more than that it stands near.
            let best = if because.rule.is_by_place() { mass.saturating_mul(64) } else { mass };
            add(Share { key: choice.key, mass, carried: 0, best, because });
            continue;
        };
        for share in known.get(other as usize).into_iter().flatten() {
            let mass = (u64::from(mass) * u64::from(share.mass) / u64::from(WHOLE)) as u32;
            let because = Because { rule: because.rule, cue: None, carried: true, ..share.because };
            add(Share { key: share.key, mass, carried: mass, best: mass, because });
        }
    }
    out.order_by(|a, b| b.mass.cmp(&a.mass).then(a.key.cmp(&b.key)));
}

/// The choice that a proposal speaks of, if there is one yet.
pub fn find(choices: &[Choice], proposal: &Proposal) -> Option<usize> {
    choices.iter().position(|c| match proposal.who {
        Who::Nobody(kind) => c.key == Key::Nobody(kind),
        Who::Mention(m) => c.mention == Some(m),
        Who::Entity(e) => c.mention.is_none() && c.key == Key::Entity(e),
        Who::SameAs(q) => c.key == Key::SameAs(q),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponentials_halve_where_they_should() {
        assert_eq!(EXP[0], 1 << 16);
        // e^(-44/64) = 0.50284
        assert_eq!(EXP[44], 32_953);
    }
}
