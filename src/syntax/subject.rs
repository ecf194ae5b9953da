//! Whose verb it is: its auxiliaries, its subject near or far, its agent. Over 400 lines: each step calls the others.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use super::clause::{Clause, Party, PhraseKind};
use super::modifiers::TOLD;
use super::report::ReadingSign;
use crate::lexicon::*;
use crate::text::Kind;
use crate::text::words::{Words, words};

/// Auxiliaries, negations and adverbs before a verb.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Chain {
    /// The atom with which it begins.
    pub start: usize,
    pub be: bool,
    pub have: bool,
    pub negated: bool,
    pub infinitive: bool,
    /// The atom of `would`, `should` …
    pub modal: Option<usize>,
}

const BE: Words =
    words!["is", "are", "was", "were", "be", "been", "being", "am", "isn't", "aren't", "wasn't", "weren't", "got"];
const MODALS: Words = words![
    "would", "could", "should", "might", "may", "must", "can", "ought", "wouldn't", "couldn't", "shouldn't", "can't",
    "cannot", "mustn't",
];

impl Clause<'_> {
    pub(super) fn chain(&self, verb: usize) -> Chain {
        let mut c = Chain { start: verb, ..Chain::default() };
        let mut k = verb;
        while k > self.sentence_floor(verb) && verb - k < 9 {
            let i = k - 1;
            // `did not just say`, `not only said`
            let mild = self.any(i + 1, words!["only", "just", "merely", "simply", "hesitate", "shy"]);
            if self.is_not(i) {
                c.negated |= !mild;
                c.modal = c.modal.or((self.any(i, MODALS)).then_some(i));
            } else if self.any(i, words!["to"]) {
                (c.infinitive, c.start) = (true, i);
                break;
            } else if self.function(i) == AUX {
                c.be |= self.any(i, BE);
                c.have |= self.any(i, words!["has", "have", "had", "having", "'ve", "’ve", "'d", "’d"]);
                c.modal = c.modal.or(self.any(i, MODALS).then_some(i));
            } else if self.is_noun_here(i)
                || !(self.is_adverb(i)
                    || self.word(i).is(DAY)
                    || self.any(i, words!["long", "last", "at", "once", "since"]))
            {
                break;
            }
            k = i;
            c.start = k;
        }
        c
    }

    /// `a man at the back said`: an adverb behind an article is none.
    fn is_noun_here(&self, i: usize) -> bool {
        i > 0 && self.function(i) == ADVERB && self.any(i - 1, words!["the"])
    }

    fn sentence_floor(&self, i: usize) -> usize {
        self.sentence_start(i)
    }

    /// The atom before a verb's chain, or before what stands between them: `Roe on Friday said`.
    pub(super) fn before_chain(&self, start: usize) -> Option<usize> {
        let floor = self.sentence_floor(start);
        let mut p = start.checked_sub(1).filter(|&p| p >= floor)?;
        if p > floor && self.word(start).is(DAY) && self.function(p) == PREPOSITION {
            p -= 1;
        }
        while p > floor && (self.word(p).is(DAY) || self.is(p, Kind::Number) || self.is_adverb(p)) {
            p -= if self.is_noun_here(p) && p >= floor + 3 && self.function(p - 2) == PREPOSITION { 3 } else { 1 };
            if p > floor && self.function(p) == PREPOSITION {
                p -= 1;
            }
        }
        Some(p)
    }

    /// The subject of the verb whose chain begins at atom `start`.
    pub fn subject(&self, start: usize) -> Option<Party> {
        let mut start = start;
        // Through coordinated verbs: `Roe smiled, sat down and said`.
        for _ in 0..6 {
            let floor = self.sentence_floor(start);
            let mut p = self.before_chain(start)?;
            if self.is(p, Kind::Close) {
                let open = (floor..p).rev().take(30).find(|&k| self.is(k, Kind::Open))?;
                p = open.checked_sub(1).filter(|&p| p >= floor)?;
            }
            if self.is_relative(p) {
                return self.antecedent(p);
            }
            if self.is_nominal(p) {
                // `Roe, who in a letter to the board called it`
                let who = (floor..p).rev().take(12).take_while(|&k| !self.is_finite(k) && !self.is(k, Kind::Comma));
                let who = who.into_iter().find(|&k| self.is_relative(k) && self.function(k + 1) == PREPOSITION);
                return who.map_or_else(|| Some(self.whole(p, floor)), |k| self.antecedent(k));
            }
            // `Poe, Roe said, had told them`
            if let Some(before) = self.parenthesis(p, floor) {
                start = before;
                continue;
            }
            let conjunction = self.function(p) == CONJUNCTION;
            if conjunction || self.is(p, Kind::Comma) && self.listed(p, floor) {
                let before = self.coordinated(p, floor)?;
                let next = self.chain(before).start;
                if next >= start {
                    return None;
                }
                start = next;
                continue;
            }
            if matches!(self.t.kind(self.atoms[p].first), Some(Kind::Comma | Kind::Dash)) && self.is_mark(p) {
                return self.far_subject(p, floor);
            }
            if self.is_open(p) {
                // `a man who declined to be named said`
                let relative =
                    (floor..p).rev().take(20).take_while(|&k| !self.is(k, Kind::Comma)).find(|&k| self.is_relative(k));
                if let Some(r) = relative {
                    return self.antecedent(r);
                }
                return self.unlisted(p, floor);
            }
            if self.function(p) == DETERMINER && !self.any(p, words!["the", "a", "an"]) {
                return Some(self.party(p, p + 1, p));
            }
            return None;
        }
        None
    }

    fn is_mark(&self, i: usize) -> bool {
        !self.is_word(i) && self.phrase(i).is_none() && !self.is_quotation(i)
    }

    /// `Roe stood up, sighed and said`: the comma before a verb stands right behind a verb's clause without an insertion.
    fn listed(&self, comma: usize, floor: usize) -> bool {
        let before = (floor..comma).rev().take_while(|&k| !self.is(k, Kind::Comma));
        let mut finite = false;
        for k in before {
            if self.is_relative(k) || self.function(k) == SUBORDINATOR {
                return false;
            }
            // `Roe, quoted by Poe, said`
            finite |= self.is_finite(k) && self.is_word(k) && !self.any(k + 1, words!["by"]);
        }
        finite
    }

    /// Where `, Roe said,` begins that ends with the comma at atom `p`.
    fn parenthesis(&self, p: usize, floor: usize) -> Option<usize> {
        let open = p.checked_sub(3).filter(|&o| o > floor && self.is(p, Kind::Comma) && self.is(o, Kind::Comma))?;
        let says = |v: usize, who: usize| self.word(v).verb() == SAY && self.is_finite(v) && self.is_nominal(who);
        (says(open + 2, open + 1) || says(open + 1, open + 2)).then_some(open)
    }

    /// Of a verb behind a conjunction whose subject is whoever reports what another does: that other, and what speaks for
    /// him. `Roe says the driver, Poe, was offered a seat and replied`
    pub(super) fn inner_subject(&self, v: usize) -> Option<(Party, ReadingSign)> {
        let floor = self.sentence_floor(v);
        let p = self.chain(v).start.checked_sub(1).filter(|&p| p > floor && self.function(p) == CONJUNCTION)?;
        let near = self.finite_before(p, floor)?;
        let outer = self.coordinated(p, floor).filter(|&o| o < near)?;
        let that = (outer + 1..near).rev().find(|&k| self.function(k) == THAT).unwrap_or(outer);
        let head = self.first_subject(that + 1, near)?;
        let somebody = self.phrase(head).is_some_and(|p| match p.kind {
            PhraseKind::Name => true,
            PhraseKind::Noun => p.flags & (PERSON | ORGANIZATION) != 0,
            _ => false,
        });
        let word = self.word(v);
        let sign = if self.word(outer).form() == THIRD && word.form() == PAST {
            ReadingSign::Tense
        } else if self.any(v, words!["replied", "replies", "answered", "answers"]) {
            ReadingSign::Lively
        } else {
            ReadingSign::None
        };
        somebody.then(|| (self.with_apposition(head, near), sign))
    }

    /// The verb that one behind a conjunction goes on from: `Roe said it was the first time a ferry had sunk and said …`.
    fn coordinated(&self, p: usize, floor: usize) -> Option<usize> {
        let near = self.finite_before(p, floor)?;
        let mut report = None;
        for k in (floor..near).rev() {
            if self.is_relative(k) || self.is(k, Kind::Semicolon) || self.function(k) == SUBORDINATOR {
                break;
            }
            if self.is_report(k)
                && self.word(k).verb() != SHOW
                && matches!(self.word(k).form(), PAST | THIRD)
                && !self.chain(k).be
            {
                report = Some(k);
            }
        }
        Some(report.filter(|_| self.word(p + 1).verb() == SAY).unwrap_or(near))
    }

    fn finite_before(&self, p: usize, floor: usize) -> Option<usize> {
        let mut k = p;
        while k > floor {
            k -= 1;
            if self.is(k, Kind::Semicolon) {
                return None;
            }
            let word = self.word(k);
            let noun = word.is(NOUN) && k > floor && (self.function(k - 1) == DETERMINER || self.is_possessive(k - 1));
            if word.verb() != 0 && word.function() == 0 && matches!(word.form(), PAST | THIRD) && !noun {
                // Not what a preposition or `as` governs, nor a participle: `the plan proposed by Roe`.
                let passive = self.any(k + 1, words!["by"]) && !self.chain(k).be;
                if !passive {
                    return Some(k);
                }
            } else if word.function() == AUX {
                return Some(k);
            }
        }
        None
    }

    fn is_possessive(&self, i: usize) -> bool {
        self.is(i, Kind::Possessive) || self.phrase(i).is_some_and(|p| p.kind == PhraseKind::Possessor)
    }

    /// What a relative pronoun stands for.
    fn antecedent(&self, relative: usize) -> Option<Party> {
        let floor = self.sentence_floor(relative);
        let mut p = relative.checked_sub(1).filter(|&p| p >= floor)?;
        if self.is(p, Kind::Comma) {
            p = p.checked_sub(1).filter(|&p| p >= floor)?;
        }
        // `one of whom said`
        if self.is_nominal(p) { Some(self.whole(p, floor)) } else { self.unlisted(p, floor) }
    }

    /// A noun phrase that the caller took for none: from its determiner to atom `p`.
    fn unlisted(&self, p: usize, floor: usize) -> Option<Party> {
        let near = (floor..=p).rev().take(6);
        let first = near
            .take_while(|&k| {
                let article = self.function(k) == DETERMINER || self.word(k).is(POSSESSIVE);
                self.is_open(k) || article || self.is_noun_here(k)
            })
            .last()?;
        let word = self.word(p);
        let determined = first < p && self.function(first) == DETERMINER;
        let noun = (determined || !matches!(word.form(), PAST | ING)) && word.function() == 0 && !self.is_adverb(p);
        let whole = self.whole(first, floor);
        if noun && whole.first < self.atoms[first].first {
            return Some(Party { end: self.atoms[p].end, ..whole });
        }
        noun.then(|| self.party(first, p + 1, p))
    }

    /// The whole phrase around a head: what precedes `of` and `for`, possessors, and what is coordinated.
    fn whole(&self, p: usize, floor: usize) -> Party {
        let (mut first, mut head) = (p, p);
        for _ in 0..6 {
            if first >= floor + 2
                && self.function(first - 1) == PREPOSITION
                && self.is_nominal(first - 2)
                && !self.is_finite(first - 1)
            {
                // `a spokesman for Roe said`; `Roe in May said` does not matter.
                first -= 2;
                head = first;
            } else if first >= floor + 3
                && self.function(first - 1) == PREPOSITION
                && self.is_open(first - 2)
                && (matches!(self.word(first - 2).form(), PAST | PARTICIPLE | ING) || self.any(first - 2, TOLD))
                && self.is_nominal(first - 3)
            {
                // `a note left on the door read`, `a source close to the family said`
                first -= 3;
                head = first;
            } else if first >= floor + 2 && self.is(first - 1, Kind::Possessive) && self.phrase(first - 2).is_some() {
                first -= 2;
            } else if first > floor && self.is_possessive(first - 1) {
                first -= 1;
            } else if first >= floor + 2
                && self.any(first - 1, words!["and", "or", "&"])
                && self.is_nominal(first - 2)
                && (first < floor + 3 || !self.is_verb(first - 3) && self.function(first - 3) != PREPOSITION)
            {
                first -= 2;
                head = first;
            } else {
                break;
            }
        }
        // `the mayor, Jan Roe`: adjacent in apposition is the far subject's task.
        self.party(first, p + 1, head)
    }

    /// The subject before what is inserted between commas or dashes: `Roe, 45, of Ohio, said`.
    fn far_subject(&self, comma: usize, floor: usize) -> Option<Party> {
        let dash = self.is(comma, Kind::Dash);
        if dash {
            let open = (floor..comma).rev().find(|&k| self.is(k, Kind::Dash))?;
            let p = open.checked_sub(1).filter(|&p| p >= floor)?;
            return self.is_nominal(p).then(|| self.whole(p, floor));
        }
        let begin = self.main_clause(floor, comma);
        let head = self.first_subject(begin, comma)?;
        Some(self.with_apposition(head, comma))
    }

    /// Past what precedes the subject: conjunctions, adverbials up to their comma, subordinate clauses.
    pub fn main_clause(&self, floor: usize, stop: usize) -> usize {
        let mut at = floor;
        // What follows the last semicolon, colon or coordinating `, but` with its own subject.
        if let Some(k) = (floor..stop).rev().find(|&k| self.is(k, Kind::Semicolon) || self.is(k, Kind::Colon)) {
            at = k + 1;
        }
        for _ in 0..4 {
            while at < stop
                && (matches!(self.function(at), CONJUNCTION | ADVERB)
                    || self.is(at, Kind::Comma)
                    || self.is_quotation(at))
            {
                at += 1;
            }
            let form = self.word(at).form();
            let adverbial = matches!(self.function(at), PREPOSITION | SUBORDINATOR | ACCORDING)
                || self.is_open(at) && (form == ING || matches!(form, PAST | PARTICIPLE))
                || self.any(at, words!["to", "per"])
                || self.word(at).is(DAY);
            let comma = (at..stop).find(|&k| self.is(k, Kind::Comma));
            match comma.filter(|_| adverbial) {
                Some(k) if (k + 1..stop).any(|m| self.is_nominal(m)) => at = k + 1,
                _ => break,
            }
        }
        at
    }

    /// The first phrase of `from..to` that no preposition governs.
    pub fn first_subject(&self, from: usize, to: usize) -> Option<usize> {
        let governed = |k: usize| {
            k > from
                && (matches!(self.function(k - 1), PREPOSITION | SUBORDINATOR | ACCORDING)
                    || self.any(k - 1, words!["to", "of"]))
        };
        let owner = |k: usize| self.is(k + 1, Kind::Possessive);
        (from..to).find(|&k| self.is_nominal(k) && !governed(k) && !owner(k))
    }

    /// A description and the name beside it are one; the name is its head.
    pub fn with_apposition(&self, head: usize, stop: usize) -> Party {
        let noun = self.phrase(head).is_some_and(|p| p.kind == PhraseKind::Noun);
        let mut name = None;
        if noun {
            let mut k = head + 1;
            // `the chairman of the yard, engineer Jan Roe`
            while k + 1 < stop && self.function(k) == PREPOSITION && self.phrase(k + 1).is_some() {
                k += 2;
            }
            let beside = self.is(k, Kind::Comma) && self.phrase(k + 1).is_some_and(|p| p.kind == PhraseKind::Name);
            name = (beside && k + 1 < stop).then_some(k + 1);
        }
        match name {
            Some(k) => self.party(head, k + 1, k),
            None => {
                let floor = self.sentence_floor(head);
                self.whole(head, floor)
            }
        }
    }

    /// The phrase that begins at or right behind atom `i`: over determiners and unlisted words, up to its head.
    pub fn phrase_at(&self, i: usize) -> Option<Party> {
        let mut k = i;
        while k < i + 5
            && (self.function(k) == DETERMINER || self.phrase(k).is_some_and(|p| p.kind == PhraseKind::Possessor))
        {
            k += 1;
        }
        let from = k;
        let open = |k: usize| {
            let word = self.word(k);
            self.is_open(k) && (word.verb() == 0 || word.is(NOUN) || from > i && word.form() == BASE)
        };
        while k < from + 4 && open(k) && !self.is_nominal(k) {
            k += 1;
        }
        if self.is_nominal(k) {
            // `said Osten's aide`
            if self.is(k + 1, Kind::Possessive) && (self.is_nominal(k + 2) || self.is_open(k + 2)) {
                let head = k + 2;
                return Some(self.party(i, head + 1, head));
            }
            let mut end = k + 1;
            // `said Roe and Poe`
            if self.any(end, words!["and"]) && self.is_nominal(end + 1) && !self.is_finite(end + 2) {
                end += 2;
            }
            let beside = self.is(k + 1, Kind::Comma)
                && self.phrase(k).is_some_and(|p| p.kind == PhraseKind::Noun)
                && self.phrase(k + 2).is_some_and(|p| p.kind == PhraseKind::Name)
                && !self.is_finite(k + 3);
            return Some(if beside { self.party(i, k + 3, k + 2) } else { self.party(i, end, k) });
        }
        (k > from && (from > i || k > i)).then(|| self.party(i, k, k - 1))
    }

    /// `by Roe` in atoms `from..to`.
    pub fn agent(&self, from: usize, to: usize) -> Option<(usize, Party)> {
        let by = (from..to.min(self.atoms.len()))
            .find(|&k| self.any(k, words!["by"]) && !self.word(k + 1).is(DAY) && self.word(k + 1).form() != ING)?;
        Some((by, self.phrase_at(by + 1)?))
    }
}
