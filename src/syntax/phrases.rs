//! Turns of phrase by which words are somebody's: `in Roe's words`, `as Roe put it`.

use super::clause::{Clause, Part, Party, PhraseKind};
use super::report::{Report, ReportForm};
use crate::lexicon::*;
use crate::text::Kind;
use crate::text::words::{Words, words};

/// What somebody tells, as in `in Roe's words`.
pub(super) const TELLING: Words = words![
    "words", "telling", "view", "phrase", "opinion", "account", "formulation", "judgment", "version", "word", "term",
    "expression", "description", "verdict", "parlance", "characterization", "assessment", "reading", "estimation",
];

impl Clause<'_> {
    /// Whether `as` or `in` at atom `i` begins a turn of phrase of its own.
    pub(super) fn is_phrased(&self, i: usize) -> bool {
        self.phrased(i).is_some()
    }

    /// The turn of phrase that begins at atom `i`: whose words, and where it ends.
    fn phrased(&self, i: usize) -> Option<(Party, usize)> {
        // Every atom before a quotation is asked.
        if !matches!(self.of(i).as_bytes().first(), Some(b'a' | b'A' | b't' | b'T' | b'i' | b'I')) {
            return None;
        }
        if self.any(i, words!["as"]) {
            let party = self.phrase_at(i + 1)?;
            let end = self.atoms.iter().position(|a| a.first >= party.end)?;
            let put = self.any(end, words!["put", "puts", "phrased", "phrases"]) && self.any(end + 1, words!["it"])
                || self.any(end, words!["had", "has"]) && self.any(end + 1, words!["put"]);
            return put.then_some((party, end + 2));
        }
        let quoting = self.any(i, words!["to"]) && self.any(i + 1, words!["quote", "paraphrase", "cite"]);
        if quoting {
            return self.phrase_at(i + 2).map(|p| (p, i + 3));
        }
        let within = self.any(i, words!["in"]) || self.any(i, words!["to"]) && self.any(i + 1, words!["use", "borrow"]);
        if !within {
            return None;
        }
        let near = i + 1..(i + 7).min(self.atoms.len());
        for k in near {
            if self.is_quotation(k) || self.is(k, Kind::Comma) {
                return None;
            }
            let owner = self.phrase(k).is_some_and(|p| p.kind == PhraseKind::Possessor)
                || self.is_nominal(k) && self.is(k + 1, Kind::Possessive);
            let telling = |m: usize| {
                self.atoms.get(m).is_some_and(|a| a.part != Part::Quotation && TELLING.has(self.t.of(a.end - 1)))
            };
            if owner {
                let noun = (k + 1..k + 5).find(|&m| telling(m))?;
                return Some((self.party(k, k + 1, k), noun + 1));
            }
            if telling(k) && self.any(k + 1, words!["of"]) {
                return self.phrase_at(k + 2).map(|p| (p, k + 3));
            }
        }
        None
    }

    /// `in the words of Roe`, `as Roe put it`, `to quote Roe`, `Roe's word for it was “…”`
    pub(super) fn in_words(&self, out: &mut Vec<Report>) {
        let behind = self.q + 1 + usize::from(self.is(self.q + 1, Kind::Comma) || self.is(self.q + 1, Kind::Dash));
        let places = (self.start..self.q).chain(behind..behind + 1);
        for i in places {
            let Some((party, end)) = self.phrased(i) else { continue };
            // `In his words there was pride, and Poe said “…”`
            if i < self.q && (end.min(self.q)..self.q).any(|k| self.is_report(k) && self.is_finite(k)) {
                continue;
            }
            let mut r = Report::new(ReportForm::InWords, self.cue(i, end.min(self.atoms.len())));
            r.subject = Some(party);
            out.push(r);
            return;
        }
        // `Roe's word for it was “…”`
        let verb = self.q.checked_sub(1).filter(|&v| v > self.start);
        let verb = verb.map(|v| if self.is(v, Kind::Colon) || self.is(v, Kind::Comma) { v - 1 } else { v });
        let Some(v) = verb.filter(|&v| v > self.start && self.function(v) == AUX && !self.is_not(v)) else { return };
        for k in (self.start..v).rev().take(10) {
            let owner = self.phrase(k).is_some_and(|p| p.kind == PhraseKind::Possessor)
                || self.is_nominal(k) && self.is(k + 1, Kind::Possessive);
            let noun =
                (k + 1..v).find(|&m| self.atoms.get(m).is_some_and(|a| self.is_saying_noun(self.t.of(a.end - 1))));
            if let Some(n) = noun.filter(|_| owner)
                && v - n <= 4
                && !(n + 1..v).any(|m| self.is_finite(m))
                && !(self.start..k).any(|m| self.is_report(m) && self.function(m) == 0)
            {
                let mut r = Report::new(ReportForm::InWords, self.cue(n, n + 1));
                r.subject = Some(self.party(k, k + 1, k));
                out.push(r);
                return;
            }
        }
    }
}
