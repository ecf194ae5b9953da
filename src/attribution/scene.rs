//! What is needed to describe the quotations of one text: who may have said one, and what stands around a candidate.

use super::items::{Item, code};
use crate::speakers::entities::EntityTable;
use crate::speakers::tokenized::TokenizedDocument;

/// One thing that may have said the quotation.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// Index into the items.
    pub item: u32,
    pub mention: u32,
}

/// A text as the ranker sees it.
pub struct Scene<'a, 't> {
    pub tokenized: &'a TokenizedDocument<'t>,
    pub table: &'a EntityTable,
    pub items: &'a [Item],
}

/// How a candidate reports speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reports {
    Not,
    /// `Roe said`
    VerbAfter,
    /// `said Roe`
    VerbBefore,
    /// `according to Roe`
    According,
}

/// The items around a candidate.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings {
    /// Codes before it, past adverbs and determiners; the nearest first.
    pub before: [u8; 2],
    /// Codes after it, past adverbs and auxiliaries.
    pub after: [u8; 3],
    /// Codes after the insertion or the prepositions that follow it.
    pub beyond: [u8; 2],
    /// The item of the verb whose subject it seems to be.
    pub verb: Option<usize>,
    pub reports: Reports,
}

/// How many items of the paragraphs before and after are searched for candidates.
const BEFORE: usize = 16;
const AFTER: usize = 8;
/// Candidates are sought no farther than this from the quotation.
const WINDOW: usize = 60;
/// An insertion (`, the mayor of Velm,`) is no longer than this, prepositions after a noun no more.
const INSERTION: usize = 14;
const PHRASES: usize = 8;

impl Scene<'_, '_> {
    /// The code of an item; beyond the ends of the text lie edges.
    pub fn code(&self, i: isize) -> u8 {
        if i < 0 { code::EDGE } else { self.items.get(i as usize).map_or(code::EDGE, |x| x.code) }
    }

    /// The candidates for the quotation at item `at`, in text order.
    pub fn candidates(&self, at: usize, out: &mut Vec<Candidate>) {
        out.clear();
        let (from, to) = (self.reach_back(at), self.reach_on(at));
        for (i, item) in self.items[from..to].iter().enumerate() {
            if item.is_candidate() {
                out.push(Candidate { item: (from + i) as u32, mention: item.of });
            }
        }
    }

    /// The first item that is searched: in the own paragraph, and the end of the one before. A paragraph that is
    /// nothing but a quotation has no candidates, and who speaks it stands above it.
    fn reach_back(&self, at: usize) -> usize {
        let (mut edges, mut left, mut plain) = (0, BEFORE, false);
        let mut from = at;
        while from > 0 && at - from < WINDOW {
            let c = self.items[from - 1].code;
            if c == code::EDGE {
                edges += u32::from(edges == 0 || plain);
                plain = false;
                if edges == 2 {
                    break;
                }
            } else if edges == 1 {
                plain |= c != code::QUOTE && c != code::STOP;
                if left == 0 {
                    break;
                }
                left -= usize::from(plain);
            }
            from -= 1;
        }
        from
    }

    /// One past the last item that is searched.
    fn reach_on(&self, at: usize) -> usize {
        let (mut edges, mut right) = (0, AFTER);
        let mut to = at + 1;
        while to < self.items.len() && to - at < WINDOW {
            if self.items[to].code == code::EDGE {
                edges += 1;
                if edges == 2 {
                    break;
                }
            } else if edges == 1 {
                if right == 0 {
                    break;
                }
                right -= 1;
            }
            to += 1;
        }
        to
    }

    /// Looks around the candidate at item `i`.
    pub fn surroundings(&self, i: usize) -> Surroundings {
        let (after, first) = self.after(i);
        let (beyond, verb) = self.beyond(first);
        Surroundings { before: self.before(i), after, beyond, verb, reports: self.reports(i, verb) }
    }

    fn before(&self, i: usize) -> [u8; 2] {
        let mut out = [code::EDGE; 2];
        let near = self.items[..i].iter().rev().map(|x| x.code);
        for (slot, c) in near.filter(|c| !matches!(*c, code::ADVERB | code::DETERMINER)).take(2).enumerate() {
            out[slot] = c;
            if c == code::EDGE {
                break;
            }
        }
        out
    }

    /// The codes after a candidate, and the item of the first of them.
    fn after(&self, i: usize) -> ([u8; 3], usize) {
        let mut out = [code::EDGE; 3];
        let mut first = i + 1;
        let mut n = 0;
        for (k, item) in self.items.iter().enumerate().skip(i + 1) {
            if matches!(item.code, code::ADVERB | code::AUX) {
                continue;
            }
            if n == 0 {
                first = k;
            }
            out[n] = item.code;
            n += 1;
            if n == 3 || item.code == code::EDGE {
                break;
            }
        }
        (out, first)
    }

    /// Past an insertion between commas, dashes or brackets that opens at `first`, or past the phrases that follow.
    fn beyond(&self, first: usize) -> ([u8; 2], Option<usize>) {
        let verb = |k: usize| Some(k).filter(|&k| self.items.get(k).is_some_and(|x| x.is_verb()));
        let none = [code::EDGE; 2];
        match self.code(first as isize) {
            opener @ (code::COMMA | code::DASH | code::OPEN) => {
                let closer = if opener == code::OPEN { code::CLOSE } else { opener };
                let inserted =
                    &self.items[(first + 1).min(self.items.len())..(first + INSERTION).min(self.items.len())];
                let within = inserted.iter().take_while(|x| !matches!(x.code, code::EDGE | code::STOP | code::QUOTE));
                let Some(close) = within.map(|x| x.code).position(|c| c == closer) else { return (none, None) };
                let mut k = first + close + 2;
                while matches!(self.code(k as isize), code::ADVERB | code::AUX) {
                    k += 1;
                }
                ([self.code(k as isize), self.code(k as isize + 1)], verb(k))
            }
            // `Roe of Texas said`, `a spokesman for the campaign said`
            code::PREPOSITION => {
                let limit = (first + PHRASES).min(self.items.len());
                let next = (first + 1..limit).find(|&k| !is_phrase(self.items[k].code));
                next.map_or((none, None), |k| ([self.items[k].code, code::ADVERB], verb(k)))
            }
            _ => (none, verb(first)),
        }
    }

    fn reports(&self, i: usize, verb: Option<usize>) -> Reports {
        let before = |k: usize| self.code(i as isize - k as isize);
        if before(1) == code::ACCORDING || before(2) == code::ACCORDING {
            return Reports::According;
        }
        if verb.is_some_and(|j| self.items[j].is_speech() && self.items[j].code < code::INFINITIVE) {
            return Reports::VerbAfter;
        }
        let back = if before(1) == code::ADVERB { 2 } else { 1 };
        let inverted = i >= back && self.items[i - back].is_speech() && before(back) < code::ING;
        // `Poe told Roe`: Roe is told.
        let subject = matches!(before(back + 1), code::NAME | code::PRONOUN | code::HUMAN | code::BODY);
        if inverted && !subject { Reports::VerbBefore } else { Reports::Not }
    }
}

/// What may stand in the phrases between a noun and its verb.
fn is_phrase(c: u8) -> bool {
    matches!(
        c,
        code::PREPOSITION
            | code::NAME
            | code::HUMAN
            | code::BODY
            | code::THING
            | code::DAY
            | code::POSSESSIVE
            | code::ADVERB
            | code::AUX
            | code::DETERMINER
            | code::OBJECT
    )
}
