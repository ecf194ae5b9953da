//! Reports that follow a quotation in its sentence: `said Roe`, `Roe said`, `Roe was quoted as saying`.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use super::clause::{Clause, PhraseKind};
use super::report::{Polarity, Report, ReportForm, VerbClass, Voice};
use crate::lexicon::*;
use crate::text::Kind;
use crate::text::words::words;

impl Clause<'_> {
    /// `“…,” said Roe`, `“…,” Roe said`
    pub(super) fn after(&self, out: &mut Vec<Report>) {
        let mut j = self.q + 1;
        while j < self.q + 3 && (self.is(j, Kind::Comma) || self.is(j, Kind::Dash)) {
            j += 1;
        }
        if self.any(j, words!["by", "but"]) || j >= self.atoms.len() {
            return;
        }
        if self.any(j, words!["as"]) && !self.is_phrased(j) && self.is_closed() {
            j += 1;
        }
        // `“…,” came the reply from Roe`, `“…” is Roe's answer`, `“…” was all Roe would say`
        if self.any(j, words!["came", "comes", "was", "is"]) {
            let end = self.sentence_end(j);
            let owner = (j + 1..(j + 4).min(end)).find(|&k| {
                self.is_nominal(k) && self.is(k + 1, Kind::Possessive)
                    || self.phrase(k).is_some_and(|p| p.kind == PhraseKind::Possessor)
            });
            let noun = owner.filter(|&k| {
                let said = |m: usize| self.atoms.get(m).is_some_and(|a| self.is_saying_noun(self.t.of(a.end - 1)));
                (k + 1..(k + 5).min(end)).any(said)
            });
            let all = self.atoms.get(j + 1).is_some_and(|a| self.t.of(a.first) == "all");
            let whose = (j + 1..(j + 4).min(end)).find(|&k| all && self.is_nominal(k));
            // Not `all Poe could hear Roe say`.
            let says = |w: &usize| {
                (w + 1..(j + 8).min(end)).take_while(|&k| !self.is_nominal(k)).any(|k| self.word(k).verb() == SAY)
            };
            let subject = noun.or(whose.filter(says)).map(|k| self.party(k, k + 1, k));
            if let Some(subject) = subject {
                let mut r = Report::new(ReportForm::After, self.cue(j, j + 1));
                r.subject = Some(subject);
                out.push(r);
                return;
            }
            let from = (j + 2..j + 5).find(|&k| self.any(k, words!["from", "of"]));
            let reply =
                from.is_some_and(|k| self.atoms.get(k - 1).is_some_and(|a| self.is_saying_noun(self.t.of(a.end - 1))));
            if let Some(subject) = from.filter(|_| reply).and_then(|k| self.phrase_at(k + 1)) {
                let mut r = Report::new(ReportForm::After, self.cue(j, j + 3));
                r.subject = Some(subject);
                out.push(r);
                return;
            }
        }
        let begin = j;
        while j < begin + 2 && (self.is_adverb(j) || self.any(j, words!["and"])) {
            j += 1;
        }
        // `“…,” said Roe`
        if self.is_report(j) && self.is_finite(j) && self.word(j).verb() != CALL {
            let surely = self.is_closed() || matches!(self.word(j).verb(), SAY | ASK | SHOUT);
            let mut k = j + 1;
            if self.function(k) == PREPOSITION && self.word(k + 1).is(DAY) {
                k += 2;
            }
            if self.word(k).is(DAY) || self.is_adverb(k) {
                k += 1;
            }
            if let Some(subject) = self.phrase_at(k).filter(|_| surely) {
                let mut r = Report::new(self.after_form(k), self.cue(j, j + 1));
                r.verb = Some(self.atoms[j].first);
                r.class = VerbClass::of(self.word(j));
                r.subject = Some(subject);
                self.speaking_text(&mut r);
                out.push(r);
                return;
            }
        }
        // `Asked about the word “…,” Roe left`: what follows is about something else.
        let opener = self.word(self.start);
        let leads = self.start + 1 < self.q
            && !self.is(self.q - 1, Kind::Comma)
            && (self.start..self.q).all(|k| !self.is_finite(k) || k == self.start)
            && (matches!(opener.form(), PAST | PARTICIPLE | ING) || self.function(self.start) == PREPOSITION)
            && self.is_open(self.start);
        let Some(v) = self.verb_behind(begin) else { return };
        let mut r = self.report(self.after_form(v), v);
        // `…, Roe denied having used it`
        let disowned =
            self.is_denial(self.atoms[v].first) && (self.any(v + 1, words!["having", "using", "saying", "it"]));
        if disowned {
            r.polarity = Polarity::Negated;
        } else if leads {
            return;
        }
        if self.quoting(v, &mut r) {
            out.push(r);
            return;
        }
        if r.subject.is_none_or(|s| s.first < self.atoms[self.q].end) {
            r.subject = self.first_subject(begin, v).map(|k| self.with_apposition(k, v));
        }
        // `“…,” but all heard it`: the verb has an object of its own.
        let object =
            self.any(v + 1, words!["it", "that"]) || matches!(self.function(v + 1), OBJECT) && r.recipient.is_none();
        if r.subject.is_none() || object && r.voice == Voice::Active {
            return;
        }
        // `“…,” Roe was told`
        if r.voice == Voice::Passive {
            r.agent = self.agent(v, (v + 8).min(self.sentence_end(v))).map(|a| a.1);
        }
        self.speaking_text(&mut r);
        out.push(r);
    }

    fn after_form(&self, v: usize) -> ReportForm {
        let end = self.sentence_end(v);
        let next = (v..end).find(|&k| self.is_quotation(k));
        let closing = next.and_then(|k| k.checked_sub(1));
        let parenthetical = closing.is_some_and(|k| self.is(k, Kind::Comma) || self.is(k, Kind::Dash) || k == v);
        if parenthetical { ReportForm::Parenthetical } else { ReportForm::After }
    }

    /// The main verb of the clause that begins at atom `from`, if it reports.
    fn verb_behind(&self, from: usize) -> Option<usize> {
        let mut inserted = false;
        let mut subject = false;
        for k in from..(from + 40).min(self.atoms.len()) {
            if k > from && self.atoms[k].starts || self.is_quotation(k) || self.is(k, Kind::Semicolon) {
                return None;
            }
            if self.is(k, Kind::Comma) || self.is(k, Kind::Open) || self.is(k, Kind::Close) || self.is(k, Kind::Dash) {
                inserted = subject && !inserted;
                continue;
            }
            if inserted {
                // `Roe, the mayor said`: one comma only.
                continue;
            }
            if self.is_relative(k) && subject {
                let close = (k..self.atoms.len().min(k + 25)).find(|&m| self.is(m, Kind::Comma));
                inserted |= close.is_some();
                continue;
            }
            subject |= self.is_nominal(k)
                || self.phrase(k).is_some_and(|p| p.kind == PhraseKind::Possessor)
                || self.is_open(k) && !self.is_verb(k)
                || self.function(k) == DETERMINER;
            if !subject {
                if self.is_adverb(k) || matches!(self.function(k), PREPOSITION | CONJUNCTION) || self.word(k).is(DAY) {
                    continue;
                }
                self.phrase(k)?;
            }
            let word = self.word(k);
            if self.is_word(k) && word.function() == AUX {
                continue;
            }
            let noun = word.is(NOUN | PERSON | DOCUMENT) && !self.is_nominal(k.wrapping_sub(1)) && !self.chain(k).be;
            if word.verb() != 0 && word.function() == 0 && word.form() != ING && !noun {
                let base = word.form() == BASE && self.chain(k).start == k && !self.is_nominal(k.wrapping_sub(1));
                if base {
                    continue;
                }
                let as_saying = (k..k + 8).any(|m| self.any(m, words!["saying"]));
                // `Roe smiled and said`, `Roe went on to say`
                if !self.is_report(k) && !as_saying {
                    let then = (k + 1..(k + 10).min(self.atoms.len()))
                        .take_while(|&m| !self.atoms[m].starts && !self.is_quotation(m) && !self.is(m, Kind::Comma))
                        .find(|&m| {
                            self.is_report(m) && self.function(m - 1) == CONJUNCTION && self.word(m).form() == PAST
                        });
                    return then;
                }
                return Some(k);
            }
            if word.form() == ING && self.chain(k).be && self.is_report(k) {
                return Some(k);
            }
        }
        None
    }

    /// `Poe quoted Roe as saying`, `Roe was quoted [by Poe] as saying`, `Roe was heard to say`: who speaks and who passes on.
    pub(super) fn quoting(&self, v: usize, r: &mut Report) -> bool {
        let verbs = &[
            "quoted", "quotes", "cited", "cites", "quoting", "citing", "reported", "heard", "recorded", "overheard",
            "caught",
        ];
        if !self.any(v, verbs) {
            return false;
        }
        let end = self.sentence_end(v);
        let near = v + 1..(v + 24).min(end);
        let saying = near
            .clone()
            .take_while(|&k| !self.is_quotation(k))
            .find(|&k| self.is_report(k) && (self.word(k).form() == ING || self.any(k - 1, words!["to", "have"])));
        let passive = r.voice == Voice::Passive;
        let reduced = !passive && self.any(v, words!["quoted", "cited"]) && self.any(v + 1, words!["by", "in", "as"]);
        if passive || reduced {
            if reduced {
                let floor = self.sentence_start(v);
                r.subject =
                    self.first_subject(self.main_clause(floor, v), v).map(|k| self.with_apposition(k, v)).or(r.subject);
            }
            if !(passive && saying.is_none() && self.any(v, words!["reported", "heard", "recorded", "caught"])) {
                r.relayed_by = self.agent(v, (v + 14).min(end)).map(|a| a.1).or_else(|| {
                    let place = (v..(v + 10).min(end)).find(|&k| self.any(k, words!["in"]))?;
                    self.is_nominal(place + 1).then(|| self.party(place + 1, place + 2, place + 1))
                });
                (r.voice, r.form) = (Voice::Active, ReportForm::Quoted);
                return r.subject.is_some();
            }
            return false;
        }
        let whom = self.phrase_at(v + 1);
        // `The club's website quoted Roe: “…”`
        let at_once = whom.is_some_and(|p| {
            let next = self.atoms.iter().position(|a| a.first >= p.end);
            next.is_some_and(|k| k + 1 == self.q && self.is(k, Kind::Colon))
                && self.any(v, words!["quoted", "quotes", "cited", "cites"])
        });
        if let Some(whom) = whom.filter(|_| saying.is_some() || at_once) {
            r.relayed_by = r.subject;
            r.subject = Some(whom);
            r.recipient = None;
            r.form = ReportForm::Quoted;
            return true;
        }
        false
    }
}
