//! The candidates for a quotation's speaker, and what stands around each of them.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::chunks::kind;
use super::context::Context;
use crate::text::Parts;

/// One thing that may have said the quotation.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// Index into the chunks.
    pub chunk: u32,
    pub mention: u32,
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

/// The chunks around a candidate.
#[derive(Clone, Copy, Debug)]
pub struct CandidateContext {
    /// Codes before it, past adverbs and determiners; the nearest first.
    pub before: [u8; 2],
    /// Codes after it, past adverbs and auxiliaries.
    pub after: [u8; 3],
    /// Codes after the insertion or the prepositions that follow it.
    pub beyond: [u8; 2],
    /// The chunk of the verb whose subject it seems to be.
    pub verb: Option<usize>,
    pub reports: Reports,
}

/// All candidates for one quotation, in text order.
#[derive(Clone, Default)]
pub struct Candidates {
    pub list: Vec<Candidate>,
    /// What stands around each.
    pub around: Vec<CandidateContext>,
    /// Those that report in the quotation's sentence.
    pub reporting: Vec<u32>,
}

/// How many chunks of the paragraphs before and after are searched for candidates.
const BEFORE: usize = 16;
const AFTER: usize = 8;
/// Candidates are sought no farther than this from the quotation.
const WINDOW: usize = 60;
/// An insertion (`, the mayor of Velm,`) is no longer than this, prepositions after a noun no more.
const INSERTION: usize = 14;
const PHRASES: usize = 8;

impl Context<'_, '_> {
    /// The candidates for the quotation at chunk `at`, in text order.
    pub fn candidates(&self, at: usize, out: &mut Vec<Candidate>) {
        out.clear();
        let (from, to) = (self.reach_back(at), self.reach_on(at));
        for (i, chunk) in self.chunks.part(from..to).iter().enumerate() {
            if chunk.is_candidate() {
                out.push(Candidate { chunk: (from + i) as u32, mention: chunk.of });
            }
        }
    }

    /// The first chunk that is searched: in the own paragraph, and the end of the one before. A paragraph that is
    /// nothing but a quotation has no candidates, and who speaks it stands above it.
    fn reach_back(&self, at: usize) -> usize {
        let (mut edges, mut left, mut plain) = (0, BEFORE, false);
        let mut from = at;
        while from > 0 && at - from < WINDOW {
            let c = self.chunks[from - 1].kind;
            if c == kind::EDGE {
                edges += u32::from(edges == 0 || plain);
                plain = false;
                if edges == 2 {
                    break;
                }
            } else if edges == 1 {
                plain |= c != kind::QUOTE && c != kind::STOP;
                if left == 0 {
                    break;
                }
                left -= usize::from(plain);
            }
            from -= 1;
        }
        from
    }

    /// One past the last chunk that is searched.
    fn reach_on(&self, at: usize) -> usize {
        let (mut edges, mut right) = (0, AFTER);
        let mut to = at + 1;
        while to < self.chunks.len() && to - at < WINDOW {
            if self.chunks[to].kind == kind::EDGE {
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

    /// Looks around the candidate at chunk `i`.
    pub fn candidate_context(&self, i: usize) -> CandidateContext {
        let (after, first) = self.after(i);
        let (beyond, verb) = self.beyond(first);
        CandidateContext { before: self.before(i), after, beyond, verb, reports: self.reports(i, verb) }
    }

    /// The chunk at which the phrase of the candidate at chunk `i` begins: `her` of `her friend Jan Roe`, `Poe` of `Poe's
    /// friend Jan Roe`.
    pub fn phrase_start(&self, i: usize) -> usize {
        match self.kind(i as isize - 1) {
            kind::POSSESSOR => i - 1,
            kind::POSSESSIVE if i >= 2 && self.chunks[i - 2].is_candidate() => i - 2,
            _ => i,
        }
    }

    fn before(&self, i: usize) -> [u8; 2] {
        let mut out = [kind::EDGE; 2];
        let near = self.chunks.part(..self.phrase_start(i)).iter().rev().map(|x| x.kind);
        for (slot, c) in near.filter(|c| !matches!(*c, kind::ADVERB | kind::DETERMINER)).take(2).enumerate() {
            out[slot] = c;
            if c == kind::EDGE {
                break;
            }
        }
        out
    }

    /// The codes after a candidate, and the chunk of the first of them.
    fn after(&self, i: usize) -> ([u8; 3], usize) {
        let mut out = [kind::EDGE; 3];
        let mut first = i + 1;
        let mut n = 0;
        for (k, chunk) in self.chunks.iter().enumerate().skip(i + 1) {
            if matches!(chunk.kind, kind::ADVERB | kind::AUX) {
                continue;
            }
            if n == 0 {
                first = k;
            }
            out[n] = chunk.kind;
            n += 1;
            if n == 3 || chunk.kind == kind::EDGE {
                break;
            }
        }
        (out, first)
    }

    /// Past an insertion between commas, dashes or brackets that opens at `first`, or past the phrases that follow.
    fn beyond(&self, first: usize) -> ([u8; 2], Option<usize>) {
        let verb = |k: usize| Some(k).filter(|&k| self.chunks.get(k).is_some_and(|x| x.is_verb()));
        let none = [kind::EDGE; 2];
        match self.kind(first as isize) {
            opener @ (kind::COMMA | kind::DASH | kind::OPEN) => {
                let closer = if opener == kind::OPEN { kind::CLOSE } else { opener };
                let inserted =
                    self.chunks.part((first + 1).min(self.chunks.len())..(first + INSERTION).min(self.chunks.len()));
                let within = inserted.iter().take_while(|x| !matches!(x.kind, kind::EDGE | kind::STOP | kind::QUOTE));
                let Some(close) = within.map(|x| x.kind).position(|c| c == closer) else { return (none, None) };
                let mut k = first + close + 2;
                while matches!(self.kind(k as isize), kind::ADVERB | kind::AUX) {
                    k += 1;
                }
                ([self.kind(k as isize), self.kind(k as isize + 1)], verb(k))
            }
            // `Roe of Texas said`, `a spokesman for the campaign said`
            kind::PREPOSITION => {
                let limit = (first + PHRASES).min(self.chunks.len());
                let next = (first + 1..limit).find(|&k| !is_phrase(self.chunks[k].kind));
                next.map_or((none, None), |k| ([self.chunks[k].kind, kind::ADVERB], verb(k)))
            }
            _ => (none, verb(first)),
        }
    }

    fn reports(&self, i: usize, verb: Option<usize>) -> Reports {
        let i = self.phrase_start(i);
        let before = |k: usize| self.kind(i as isize - k as isize);
        if before(1) == kind::ACCORDING || before(2) == kind::ACCORDING {
            return Reports::According;
        }
        if verb.is_some_and(|j| self.chunks[j].is_speech() && self.chunks[j].kind < kind::INFINITIVE) {
            return Reports::VerbAfter;
        }
        let back = if before(1) == kind::ADVERB { 2 } else { 1 };
        let inverted = i >= back && self.chunks[i - back].is_speech() && before(back) < kind::ING;
        // `Poe told Roe`: Roe is told.
        let subject = matches!(before(back + 1), kind::NAME | kind::PRONOUN | kind::HUMAN | kind::BODY);
        if inverted && !subject { Reports::VerbBefore } else { Reports::Not }
    }
}

/// What may stand in the phrases between a noun and its verb.
fn is_phrase(c: u8) -> bool {
    matches!(
        c,
        kind::PREPOSITION
            | kind::NAME
            | kind::HUMAN
            | kind::BODY
            | kind::OTHER_NOUN
            | kind::DAY
            | kind::POSSESSIVE
            | kind::ADVERB
            | kind::AUX
            | kind::DETERMINER
            | kind::OBJECT
    )
}
