//! The choices for one quotation, each with its features: nobody in its kinds, the candidates, whom rules propose.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::candidates::{Candidate, Candidates, Reports};
use super::contest::{self, Choice, Key};
use super::context::Context;
use super::features::{BITS, Bag, rule_feature};
use super::quotation::{QuotationView, kind_of_nobody, nobody_of_proposals};
use super::rules::{NonSpeech, Proposal, Rule, Who, Witnesses};
use crate::quotes::Form;
use crate::text::sort::Ordered;

/// The choices for one quotation and their features; its buffers are used again for the next one.
#[derive(Clone, Default)]
pub struct Description {
    pub choices: Vec<Choice>,
    /// Those that all kinds of nobody share, and then the features of each choice, one after another.
    pub features: Vec<u32>,
    pub shared: u32,
    /// Where each choice's features end.
    pub ends: Vec<u32>,
    /// What rules say, by choice.
    pub proposals: Vec<(u32, Proposal)>,
    candidates: Candidates,
    heard: Vec<Proposal>,
}

#[cfg(any(feature = "cli", feature = "train"))]
impl Description {
    /// All features of the n-th choice, those that all kinds of nobody share included.
    pub fn features_of(&self, n: usize) -> impl Iterator<Item = u32> + '_ {
        let from = if n == 0 { self.shared } else { self.ends[n - 1] } as usize;
        let nobody = matches!(self.choices[n].key, Key::Nobody(_));
        let shared = if nobody { self.shared as usize } else { 0 };
        use crate::text::Parts;
        self.features.part(from..self.ends[n] as usize).iter().chain(self.features.part(..shared)).copied()
    }
}

/// Candidates that rules name may lie this many chunks away.
const FAR: u32 = 120;

impl Context<'_, '_> {
    /// Describes quoted tokens: nobody, each candidate, and whom the rules propose besides.
    pub fn describe(&self, witnesses: &Witnesses, quoted: usize, d: &mut Description) {
        let at = self.quote_chunks[quoted] as usize;
        let Description { choices, features, shared, ends, proposals, candidates, heard } = d;
        let Candidates { list, around, reporting } = candidates;
        witnesses.propose(self, quoted, heard);
        list.clear();
        if self.has_candidates(quoted) {
            self.candidates(at, list);
        }
        for proposal in heard.iter().filter(|p| !p.against) {
            if let Who::Mention(mention) = proposal.who
                && !list.iter().any(|c| c.mention == mention)
                && let Some(chunk) = self.chunk_of(mention).filter(|c| c.abs_diff(at as u32) < FAR)
            {
                list.push(Candidate { chunk, mention });
            }
        }
        list.order_by_key(|c| c.chunk);
        self.choose(list, heard, choices);
        proposals.clear();
        for proposal in heard.iter() {
            if let Some(choice) = contest::find(choices, proposal) {
                proposals.push((choice as u32, *proposal));
            }
        }
        proposals.order_by_key(|p| p.0);
        around.clear();
        around.extend(list.iter().map(|c| self.candidate_context(c.chunk as usize)));
        let view = self.view(at);
        let reports = |n: &u32| {
            let (c, s) = (&list[*n as usize], &around[*n as usize]);
            s.reports != Reports::Not && self.chunks[c.chunk as usize].sentence == view.sentence
        };
        reporting.clear();
        reporting.extend((0..list.len() as u32).filter(reports));
        features.clear();
        ends.clear();
        let mut bag = Bag { out: features, bits: BITS };
        self.nobody(&view, &mut bag);
        nobody_of_proposals(heard, &view, &mut bag);
        *shared = bag.out.len() as u32;
        let mut said = proposals.iter().peekable();
        for (n, choice) in choices.iter().enumerate() {
            match choice.key {
                Key::Nobody(kind) => kind_of_nobody(kind, &view, &mut bag),
                _ if choice.chunk.is_some() => {
                    self.candidate(&view, candidates, n - NonSpeech::ALL.len(), &mut bag);
                }
                Key::SameAs(_) => bag.add(120, [1, view.length, view.capital, u32::from(view.left[0])]),
                _ => bag.add(120, [2, u32::from(choice.facts.evidence & 0xF), 0, 0]),
            }
            while let Some((_, proposal)) = said.next_if(|p| p.0 as usize == n) {
                self.of_rule(proposal, choice, &view, &mut bag);
            }
            ends.push(bag.out.len() as u32);
        }
    }

    /// All choices: nobody in its kinds, the candidates, and whom else the rules name.
    fn choose(&self, candidates: &[Candidate], heard: &[Proposal], choices: &mut Vec<Choice>) {
        choices.clear();
        let plain = |key| Choice { key, mention: None, name: None, chunk: None, facts: Default::default() };
        choices.extend(NonSpeech::ALL.map(|kind| plain(Key::Nobody(kind))));
        let named = |mention: u32, chunk: Option<u32>| {
            let person = self.whose_person(mention);
            let entity = self.table.entity_of(person as usize).map(|e| self.table.author(e));
            Choice {
                key: entity.map_or(Key::Mention(person), Key::Entity),
                mention: Some(mention),
                name: Some(self.mention_span(person)),
                chunk,
                facts: self.link_facts(Some(person), entity),
            }
        };
        // Where the page says below a `<blockquote>` whose words they are, whoever spoke above is no choice.
        let signed = heard.iter().any(|p| p.rule == Rule::Signature && p.form == Form::Block as u16 && !p.against);
        let candidates = if signed { &[] } else { candidates };
        choices.extend(candidates.iter().map(|c| named(c.mention, Some(c.chunk))));
        for proposal in heard.iter().filter(|p| !p.against) {
            if contest::find(choices, proposal).is_some() {
                continue;
            }
            choices.push(match proposal.who {
                Who::Mention(m) => named(m, None),
                Who::Entity(e) => {
                    let facts = self.link_facts(None, Some(e));
                    Choice { name: proposal.name, facts, ..plain(Key::Entity(e)) }
                }
                Who::SameAs(q) => plain(Key::SameAs(q)),
                Who::Nobody(kind) => plain(Key::Nobody(kind)),
            });
        }
    }

    /// What a rule's proposal says of a choice.
    fn of_rule(&self, p: &Proposal, choice: &Choice, v: &QuotationView, bag: &mut Bag) {
        let (rule, form, against) = (p.rule as u32, u32::from(p.form), u32::from(p.against));
        bag.out.push(rule_feature(p));
        bag.add(101, [rule, against, self.genre as u32, 0]);
        bag.add(108, [rule, against, v.form, 0]);
        if p.rule == Rule::TurnLabel {
            // How the label means somebody; and how many words it has, whether it is a name.
            bag.add(102, [rule, form >> 5, v.form, 0]);
            bag.add(103, [rule, form & 0b1_1111, v.form, 0]);
            return;
        }
        let mention = u32::from(choice.facts.mention);
        // Without rank and joining: the form of the report with the shape of the quotation.
        let bare = if p.rule == Rule::Report { form & 0b1111 | form & 0b11_1100_0000 } else { form };
        bag.add(102, [rule, bare, v.capital << 3 | v.ending, against]);
        bag.add(103, [rule, bare, mention, against]);
        bag.add(104, [rule, form >> 4 & 3, v.edges, against]);
    }
}
