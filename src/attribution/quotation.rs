//! What the contest sees of the quotation itself, and of nobody as its speaker.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::chunks::kind;
use super::context::Context;
use super::features::{Bag, add};
use super::rules::{NonSpeech, Proposal, Rule};
use crate::text::Kind;
use crate::text::Parts;

/// All words that carry weight have capitals.
pub const ALL_CAPITALS: u32 = 1;

/// How many chunks of a sentence or paragraph are looked at.
const REACH: usize = 200;

/// The quotation itself.
pub(super) struct QuotationView {
    pub at: usize,
    pub sentence: u32,
    pub first: u32,
    pub end: u32,
    pub length: u32,
    pub capital: u32,
    pub ending: u32,
    pub left: [u8; 2],
    pub right: [u8; 2],
    /// 1 it begins its paragraph, 2 it ends it.
    pub edges: u32,
    pub previous_end: u8,
    /// The nearest verb before it in its sentence.
    pub governor: Option<usize>,
    /// 1 all words that carry weight have capitals, 2 none, 3 some, 0 there are none.
    pub case: u32,
    /// How it is set off.
    pub form: u32,
}

impl Context<'_, '_> {
    /// Looks at the quotation at chunk `at`.
    pub(super) fn view(&self, at: usize) -> QuotationView {
        let r = self.tokenized;
        let stretch = r.quoted_tokens[self.chunks[at].of as usize];
        let mut inside = (stretch.first..stretch.end).map(|i| r.token(i)).filter(|t| t.kind != Kind::Mark);
        let capital = inside.clone().next().map_or(0, |t| u32::from(t.is_capital()));
        let ending = match inside.next_back().map(|t| t.kind) {
            Some(Kind::Comma) => 1,
            Some(Kind::Period | Kind::Ellipsis) => 2,
            Some(Kind::Question | Kind::Exclaim) => 3,
            Some(Kind::Dash) => 4,
            // `was “safe”, Roe said`
            _ if self.kind(at as isize + 1) == kind::COMMA => 5,
            _ => 0,
        };
        let i = at as isize;
        let left = [self.kind(i - 1), self.kind(i - 2)];
        let right = [self.kind(i + 1), self.kind(i + 2)];
        let sentence = self.chunks[at].sentence;
        let same = self
            .chunks
            .part(at.saturating_sub(20)..at)
            .iter()
            .rev()
            .take_while(|x| x.sentence == sentence && !matches!(x.kind, kind::EDGE | kind::QUOTE));
        let governor = same.clone().position(|x| x.is_verb()).map(|back| at - 1 - back);
        let edge = self.chunks.part(..at).iter().rev().take(REACH).position(|x| x.kind == kind::EDGE);
        let ends = right[0] == kind::EDGE || right == [kind::STOP, kind::EDGE];
        QuotationView {
            at,
            sentence,
            first: stretch.first,
            end: stretch.end,
            length: match stretch.end - stretch.first {
                0..=3 => 0,
                4 => 1,
                5..=6 => 2,
                7..=9 => 3,
                10..=16 => 4,
                17..=40 => 5,
                _ => 6,
            },
            capital,
            ending,
            left,
            right,
            edges: u32::from(left[0] == kind::EDGE) | u32::from(ends) << 1,
            previous_end: edge.map_or(kind::EDGE, |back| self.kind(i - 2 - back as isize)),
            governor,
            case: self.case(stretch.first, stretch.end),
            form: self.quotes[stretch.quote as usize].form as u32,
        }
    }

    /// How the words of a quotation are written.
    pub fn case(&self, first: u32, end: u32) -> u32 {
        let r = self.tokenized;
        let (mut words, mut capitals) = (0, 0);
        for i in first..end.min(first + 20) {
            if r.token(i).is_word() && r.function(i) == 0 {
                words += 1;
                capitals += u32::from(r.token(i).is_capital());
            }
        }
        match capitals {
            _ if words == 0 => 0,
            0 => 2,
            all if all == words => ALL_CAPITALS,
            _ => 3,
        }
    }

    /// A word's hash, or what mark it is.
    pub(super) fn token_hash(&self, i: u32) -> u32 {
        let token = self.tokenized.tokens.get(i as usize);
        token.map_or(0, |t| if t.kind == Kind::Word { t.hash } else { t.kind as u32 })
    }

    /// The features that all kinds of nobody share.
    pub(super) fn nobody(&self, v: &QuotationView, bag: &mut Bag) {
        let r = self.tokenized;
        let [l1, _] = v.left.map(u32::from);
        let [r1, r2] = v.right.map(u32::from);
        add! { bag,
            1: [v.form, 0, 0, 0];
            2: [v.length, v.capital, 0, 0];
            3: [l1, v.length, 0, 0];
            4: [l1, u32::from(v.left[1]), v.capital, 0];
            5: [r1, r2, v.capital, 0];
            6: [l1, r1, v.ending, v.capital];
            7: [v.case, v.length, 0, 0];
        }
        let before = v.first.wrapping_sub(1);
        bag.add(8, [self.token_hash(before), 0, 0, 0]);
        bag.add(9, [self.token_hash(before), self.token_hash(before.wrapping_sub(1)), 0, 0]);
        if v.length < 2 {
            for i in v.first..v.end {
                bag.add(10, [self.token_hash(i), 0, 0, 0]);
            }
        }
        let before = self.chunks.part(..v.at).iter().rev().take(REACH).take_while(|x| x.sentence == v.sentence);
        let after = self.chunks.part(v.at..).iter().take(REACH).take_while(|x| x.sentence == v.sentence);
        let speech = before.chain(after).filter(|x| x.is_speech()).count().min(3) as u32;
        add! { bag,
            13: [speech, l1, v.capital, 0];
            14: [v.edges, v.length, v.capital, 0];
            15: [v.edges & 1, u32::from(v.previous_end), 0, 0];
        }
        if let Some(g) = v.governor {
            bag.add(16, [r.token(self.chunks[g].token).hash, l1, 0, 0]);
        }
    }
}

/// What the best of the reports says to nobody.
pub(super) fn nobody_of_proposals(heard: &[Proposal], v: &QuotationView, bag: &mut Bag) {
    let report = heard.iter().find(|p| matches!(p.rule, Rule::Report | Rule::According | Rule::InWords | Rule::Colon));
    let sign = heard.iter().find(|p| p.rule == Rule::NonSpeech).map_or(0, |p| 1 + u32::from(p.form));
    let form = report.map_or(0, |p| 1 + u32::from(p.form & 0b1111));
    bag.add(110, [form, v.length, v.capital, 0]);
    bag.add(111, [sign, form, 0, 0]);
    let others = heard.iter().filter(|p| !p.against && !matches!(p.rule, Rule::Report | Rule::NonSpeech)).count();
    bag.add(112, [others.min(3) as u32, v.capital, v.ending, 0]);
}

/// What tells one kind of nobody from the others.
pub(super) fn kind_of_nobody(kind: NonSpeech, v: &QuotationView, bag: &mut Bag) {
    let kind = kind as u32;
    let (left, right) = (u32::from(v.left[0]), u32::from(v.right[0]));
    add! { bag,
        115: [kind, 0, 0, 0];
        116: [kind, v.length, v.capital, v.ending];
        117: [kind, left, v.capital, 0];
        118: [kind, right, v.capital, 0];
        119: [kind, v.case, v.length, 0];
        114: [kind, v.edges, v.capital, 0];
    }
}
