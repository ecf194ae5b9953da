//! Reports that lead up to a quotation: the verbs before it. Over 400 lines: the forms of a verb are one decision.

use super::clause::{Clause, Party, Phrase, PhraseKind};
use super::phrases::TELLING;
use super::reports::{Polarity, Reading, Report, ReportForm, VerbClass, Voice};
use crate::lexicon::*;
use crate::text::Kind;
use crate::text::Parts;
use crate::text::words::{Words, words};

/// What is said: `those were Roe's words`.
const SAID: Words = words![
    "verdict", "answer", "reply", "response", "message", "advice", "conclusion", "warning", "remark", "comment",
    "explanation", "assessment", "reaction",
];

/// Before a gerund or infinitive: nobody says it.
const DENYING: Words = words![
    "deny", "denies", "denied", "denying", "refuse", "refuses", "refused", "refusing", "decline", "declines",
    "declined", "declining", "avoid", "avoids", "avoided", "avoiding", "fail", "fails", "failed", "failing", "stop",
    "stops", "stopped", "stopping", "short", "without", "instead", "rather", "than", "neglected", "forgot", "forgets",
    "resisted", "regrets", "unwilling", "reluctant", "afraid", "unable", "disavowed", "far", "against", "forbade",
    "banned", "loath",
];

/// Before an infinitive: it is not said yet.
const WISHING: Words = words![
    "want", "wants", "wanted", "wish", "wishes", "wished", "like", "ought", "need", "needs", "needed", "urged",
    "dared", "tempted", "supposed", "expected", "likely", "if", "able", "free",
];

impl Clause<'_> {
    pub(super) fn is_saying_noun(&self, word: &str) -> bool {
        TELLING.has(word) || SAID.has(word)
    }

    /// The verbs before the quotation in its sentence, the nearest first.
    pub(super) fn before(&self, out: &mut Vec<Report>) {
        let mut k = self.q;
        let from = out.len();
        while k > self.start && out.len() < from + 3 {
            k -= 1;
            if self.is(k, Kind::Semicolon) {
                break;
            }
            if !self.is_report(k) || self.function(k) != 0 || !self.reaches(k) {
                continue;
            }
            if let Some(mut r) = self.governor(k).filter(|r| self.is_telling(k, r)) {
                let inner = self.inner_subject(k).filter(|_| r.voice == Voice::Active && r.text.is_none());
                if let Some((party, sign)) = inner.filter(|i| r.subject.is_some_and(|s| s.first != i.0.first)) {
                    r.reading = Some(Reading { inner: false, sign });
                    out.push(r);
                    (r.subject, r.reading) = (Some(party), Some(Reading { inner: true, sign }));
                }
                out.push(r);
            }
        }
        // `Roe denied that he had called it “…”`: neither of the two says so.
        if let Some(outer) =
            out.part(from..).iter().position(|r| r.verb.is_some_and(|v| self.is_denial(v))).filter(|&o| o > 0)
        {
            for r in out.iter_mut().skip(from).take(outer + 1) {
                r.polarity = Polarity::Negated;
            }
        }
        // `Roe denied that it was “…”`: others said so.
        if let Some(r) = out.get_mut(from).filter(|r| r.form == ReportForm::Complement)
            && r.verb.is_some_and(|v| self.is_denial(v) && self.t.of(v + 1) == "that")
        {
            r.polarity = Polarity::Negated;
        }
        // `Roe says she believes that …`: whoever says it speaks.
        let weak = |r: &Report| {
            r.class == VerbClass::Think
                || r.form == ReportForm::Complement && matches!(r.class, VerbClass::Show | VerbClass::Talk)
        };
        for r in out.iter_mut().skip(from) {
            let at = r.verb.and_then(|v| self.atoms.iter().position(|a| a.first == v));
            if at.is_some_and(|v| self.is_untrue(v)) {
                r.polarity = Polarity::Negated;
            }
        }
        let found = out.part(from..);
        if found.first().is_some_and(weak)
            && let Some(k) = found.iter().position(|r| !weak(r) && r.voice == Voice::Active)
        {
            let speaks = out.remove(from + k);
            out.insert(from, speaks);
        }
    }

    /// `It is not true that Roe said “…”`, `the false claim that`
    fn is_untrue(&self, v: usize) -> bool {
        let floor = self.sentence_start(v);
        let Some(that) = (floor..v).rev().take(12).find(|&k| self.function(k) == THAT) else { return false };
        let near = that.saturating_sub(4).max(floor)..that;
        let has = |words: &[&str]| near.clone().any(|k| self.any(k, words));
        has(&["untrue", "false", "wrong", "nonsense", "myth"]) || has(&["true"]) && near.clone().any(|k| self.is_not(k))
    }

    pub(super) fn is_denial(&self, verb: u32) -> bool {
        ["denied", "denies", "denying", "deny", "disputed", "disputes"]
            .iter()
            .any(|w| w.eq_ignore_ascii_case(self.t.of(verb)))
    }

    /// `ended his race, “…”`: such verbs report only what follows them at once, or what they are about.
    fn is_telling(&self, v: usize, r: &Report) -> bool {
        let near = matches!(r.form, ReportForm::Before | ReportForm::Colon | ReportForm::Quoted | ReportForm::Text);
        r.class != VerbClass::Talk
            || near
            || matches!(self.function(v + 1), PREPOSITION | THAT)
                && !self.any(v, words!["going", "go", "went", "goes", "gone"])
    }

    /// Whether what the verb of atom `v` opens is still open at the quotation.
    fn reaches(&self, v: usize) -> bool {
        let floor = self.sentence_start(v);
        // Where its clause opens.
        let opener = (floor..v).rev().find(|&k| {
            self.is(k, Kind::Comma)
                || self.is(k, Kind::Dash)
                || self.is(k, Kind::Open)
                || self.is_relative(k)
                || self.function(k) == SUBORDINATOR
                || self.is_quotation(k)
        });
        let inserted = opener
            .is_some_and(|o| self.is_relative(o) || self.function(o) == SUBORDINATOR || self.is(o, Kind::Open))
            || self.word(v).form() == ING && opener.is_some_and(|o| o + 1 == self.chain(v).start)
            // `In a statement signed by Roe, the union called it “…”`
            || self.any(v + 1, words!["by"]) && !self.chain(v).be;
        let mut quoted = false;
        for k in v + 1..self.q {
            quoted |= self.is_quotation(k);
            if self.is(k, Kind::Close) && opener.is_some_and(|o| self.is(o, Kind::Open)) {
                return false;
            }
            let comma = self.is(k, Kind::Comma) || self.is(k, Kind::Dash);
            if comma && k + 1 < self.q {
                // The insertion or subordinate clause is closed, and the main clause goes on.
                let main = (k + 1..self.q).any(|m| self.is_finite(m) && self.is_word(m));
                if inserted && main && !self.any(k + 1, words!["that"]) {
                    return false;
                }
                // `Roe said no, and Poe was “…”`
                let other = self.any(k + 1, words!["and", "but", "while", "whereas", "though", "although"])
                    && self.is_nominal(k + 2)
                    && (k + 3..self.q).take(3).any(|m| self.is_finite(m));
                if other && (quoted || self.function(v + 1) != THAT) {
                    return false;
                }
            }
            // `“…,” said Roe, who was “…”`: the verb has its quotation already, and another clause begins.
            if quoted
                && self.any(k, words!["and", "but", "while"])
                && (k + 1..self.q).any(|m| self.is_report(m) && self.is_finite(m))
            {
                return false;
            }
        }
        true
    }

    /// The report by the verb of atom `v` that stands before the quotation.
    fn governor(&self, v: usize) -> Option<Report> {
        let word = self.word(v);
        let chain = self.chain(v);
        let before = chain.start.checked_sub(1).filter(|&k| k >= self.sentence_start(v));
        // `the reports of “…”`, `the said “…”`
        if let Some(b) = before
            && chain.start == v
            && (self.function(b) == DETERMINER && self.any(b, words!["the", "a", "an", "this", "no"])
                || self.is(b, Kind::Possessive)
                || self.phrase(b).is_some_and(|p| p.kind == PhraseKind::Possessor)
                || self.function(b) == PREPOSITION && !matches!(word.form(), PAST | ING))
        {
            return None;
        }
        let form = self.place(v);
        let mut r = self.report(form, v);
        // `Roe, described by Poe as “…”`
        let next = v + 1;
        let reduced = !chain.be
            && !chain.have
            && !chain.infinitive
            && matches!(word.form(), PAST | PARTICIPLE)
            && (self.any(next, words!["by", "as"])
                || before.is_none() && (next == self.q || self.any(next, words!["a", "an", "the"])))
            && matches!(word.verb(), CALL | CLAIM | SAY | WRITE | ASK | THINK)
            && !(self.any(next, words!["as"])
                && before.is_some_and(|b| self.is_nominal(b))
                && self.is(next + 1, Kind::Comma));
        let adjacent = before.is_some_and(|b| self.is_nominal(b) || self.is_relative(b));
        let reduced = reduced && (!adjacent || self.any(next, words!["by"]));
        if reduced {
            r.voice = Voice::Passive;
            r.subject = before.filter(|&b| self.is_nominal(b)).map(|b| self.party(b, b + 1, b)).or(r.subject);
        }
        // `Asked by Roe whether she would stay: “…”`: whoever asked has asked already.
        let asked = reduced && before.is_none() && r.class == VerbClass::Ask && self.any(next, words!["by"]);
        if asked && (next..self.q).any(|k| self.any(k, words!["if", "whether", "why", "how", "what", "when", "about"]))
        {
            return None;
        }
        if self.quoting(v, &mut r) {
            return Some(r);
        }
        if let Some(text) = self.text_read(v).filter(|_| r.voice == Voice::Active) {
            r.relayed_by = r.subject;
            (r.subject, r.recipient) = (Some(text), None);
            self.speaking_text(&mut r);
            return Some(r);
        }
        // `The mayor, said Roe, is “…”`
        if before.is_some_and(|b| self.is(b, Kind::Comma))
            && chain.start == v
            && self.is_finite(v)
            && matches!(word.verb(), SAY | WRITE)
            && let Some(subject) = self.phrase_at(v + 1)
            && self
                .atoms
                .iter()
                .position(|a| a.first >= subject.end)
                .is_some_and(|k| k < self.q && self.is(k, Kind::Comma))
        {
            r.subject = Some(subject);
            r.recipient = None;
        }
        match word.form() {
            ING if !chain.be => self.gerund(v, before, &mut r)?,
            _ if self.any(chain.start, words!["having"]) => self.gerund(v, before, &mut r)?,
            _ if chain.infinitive => self.infinitive(v, chain.start, &mut r)?,
            // `Rather than say “…”, Roe left.`
            BASE if chain.start == v && before.is_some_and(|b| self.any(b, words!["than", "without"])) => {
                r.polarity = Polarity::Negated;
            }
            BASE if !chain.be && chain.modal.is_none() && chain.start == v => {
                // `they say`, `critics call it “…”`; `heard Roe say`
                let whom = before.filter(|&b| self.is_nominal(b))?;
                let phrase = self.phrase(whom)?;
                let plural = phrase.flags & PLURAL != 0 || phrase.kind == PhraseKind::Pronoun;
                let heard = (self.sentence_start(v)..whom).rev().take(3).find(|&k| {
                    self.any(
                        k,
                        words![
                            "heard", "hear", "hears", "hearing", "saw", "watched", "had", "let", "made", "makes",
                            "make"
                        ],
                    )
                });
                if heard.is_none() && !plural {
                    return None;
                }
                if let Some(h) = heard {
                    let matrix = self.report(form, h);
                    r.polarity = matrix.polarity;
                }
            }
            PARTICIPLE if !chain.have && !chain.be && !reduced => return None,
            _ => {}
        }
        if r.voice == Voice::Passive {
            let behind = self.q + 1;
            let after = self.any(behind, words!["by"]).then(|| self.phrase_at(behind + 1)).flatten();
            r.agent = self.agent(v, self.q).map(|a| a.1).or(after);
        } else if r.subject.is_none() {
            // `“…,” said Roe, “…”`
            let inverted = before.is_none_or(|b| self.is_quotation(b) || self.is(b, Kind::Comma));
            r.subject = self.phrase_at(v + 1).filter(|_| inverted && word.form() != ING && self.is_finite(v));
        }
        self.speaking_text(&mut r);
        Some(r)
    }

    /// The text of which a verb tells that somebody reads it out: `Roe quoted from a letter by Poe: “…”`, `Roe read the
    /// court a message from Poe`.
    fn text_read(&self, v: usize) -> Option<Party> {
        let reads = self.any(v, words!["read", "reads", "reading", "quoted", "quotes", "quoting"]);
        let from = (v + 1..(v + 5).min(self.q)).find(|&k| self.any(k, words!["from"]));
        let out = self.any(v + 1, words!["out", "aloud"]) && !self.any(v, words!["quoted", "quotes", "quoting"]);
        if !reads || from.is_none() && !out {
            return None;
        }
        let from = from.unwrap_or(v + 1);
        let text = (from + 1..(from + 6).min(self.q)).find(|&k| {
            let noun = |p: &Phrase| {
                p.flags & DOCUMENT != 0 || self.atoms.get(k).is_some_and(|a| self.is_saying_noun(self.t.of(a.end - 1)))
            };
            self.phrase(k).is_some_and(|p| p.kind == PhraseKind::Noun && noun(p))
        })?;
        Some(self.party(text, text + 1, text))
    }

    /// How near the verb stands to the quotation.
    fn place(&self, v: usize) -> ReportForm {
        let last = self.q - 1;
        if self.is(last, Kind::Colon) {
            return ReportForm::Colon;
        }
        let named = self.any(last, words!["as"]) && !matches!(self.word(v).verb(), TALK | SHOW);
        let object = self.word(v).verb() == CALL || named;
        let that = (v + 1..self.q).any(|k| self.function(k) == THAT);
        let finite = (v + 1..self.q).any(|k| self.is_finite(k) && self.is_word(k));
        if object && !that && !finite {
            return ReportForm::Object;
        }
        let open = (v + 1..self.q).all(|k| {
            self.is(k, Kind::Comma)
                || self.is_adverb(k)
                || self.word(k).is(DAY)
                || self.is_nominal(k)
                || matches!(self.function(k), PREPOSITION | DETERMINER | OBJECT)
                || self.is_open(k) && !self.is_verb(k)
        });
        let adjacent = v + 1 == self.q || self.is(last, Kind::Comma);
        if adjacent && open { ReportForm::Before } else { ReportForm::Complement }
    }

    /// `…, saying “…”`: the subject is that of the clause; `denied saying` denies it.
    fn gerund(&self, v: usize, before: Option<usize>, r: &mut Report) -> Option<()> {
        let floor = self.sentence_start(v);
        let Some(b) = before else {
            // `Calling it “…”, Roe left.`
            let comma = (self.q..self.end).find(|&k| self.is(k, Kind::Comma) || k > self.q && self.is_nominal(k))?;
            let head = (comma..self.end).find(|&k| self.is_nominal(k))?;
            r.subject = Some(self.with_apposition(head, self.end));
            return Some(());
        };
        if DENYING.has(self.of(b))
            || self.any(b, words!["of", "from", "to"]) && b > floor && DENYING.has(self.of(b - 1))
            || self.any(b, words!["not"])
        {
            r.polarity = Polarity::Negated;
        }
        // `quoted Roe as saying` is the quoting verb's.
        if self.any(b, words!["as"]) {
            return None;
        }
        if self.is_nominal(b) {
            // `Nobody remembers Roe saying`
            let negative = self.main_clause(floor, b);
            if self.any(negative, words!["nobody", "none", "no"]) || self.any(negative, words!["not"]) {
                r.polarity = Polarity::Negated;
            }
            // `Roe calling it “…”`, `with Roe saying`
            r.subject = Some(self.party(b, b + 1, b));
            return Some(());
        }
        // `Roe met Poe, who left, calling it “…”`: the subject of the main clause.
        if self.is(b, Kind::Comma)
            && let Some(head) = self.first_subject(self.main_clause(floor, b), b)
        {
            r.subject = Some(self.with_apposition(head, b));
            return Some(());
        }
        let main = self.finite_verb(floor, b);
        // `criticised Roe for calling it “…”`, `accused Roe of saying`
        if self.any(b, words!["for", "of"])
            && let Some(m) = main
            && matches!(self.word(m).verb(), CLAIM | CALL)
            && let Some(object) = (m + 1..b).find(|&k| self.is_nominal(k) || self.function(k) == OBJECT)
        {
            r.relayed_by = self.subject(self.chain(m).start);
            r.subject = Some(self.party(object, object + 1, object));
            return Some(());
        }
        match main {
            Some(m) => r.subject = self.subject(self.chain(m).start),
            None => {
                let head = self
                    .first_subject(self.main_clause(floor, b), b)
                    .or_else(|| (self.q + 1..self.end).find(|&k| self.is_nominal(k)));
                r.subject = head.map(|k| self.with_apposition(k, self.end));
            }
        }
        r.subject.map(|_| ())
    }

    /// `went on to say`, `refused to call it “…”`, `is said to have called it “…”`
    fn infinitive(&self, v: usize, to: usize, r: &mut Report) -> Option<()> {
        let floor = self.sentence_start(v);
        let b = to.checked_sub(1).filter(|&k| k >= floor)?;
        let main = self.finite_verb(floor, to);
        r.subject = main.and_then(|m| self.subject(self.chain(m).start));
        // `asked Roe to say`
        if self.is_nominal(b) && b > floor && self.is_verb(b - 1) {
            r.subject = Some(self.party(b, b + 1, b));
            if !self.any(b - 1, words!["heard", "got", "led", "prompted", "moved", "forced", "compelled"]) {
                r.polarity = Polarity::Hypothetical;
            }
        }
        // `waved as if to say`
        if self.any(b, words!["if"]) {
            r.polarity = Polarity::Hypothetical;
            return Some(());
        }
        if let Some(m) = main {
            let chain = self.chain(m);
            if self.report(r.form, m).polarity != Polarity::Said {
                r.polarity = Polarity::Negated;
            }
            if chain.negated && self.any(m, words!["hesitate"]) {
                r.polarity = Polarity::Said;
            }
        }
        if (b.saturating_sub(1)..=b).any(|k| k >= floor && DENYING.has(self.of(k))) {
            r.polarity = Polarity::Negated;
        } else if self.any(b, WISHING) {
            r.polarity = Polarity::Hypothetical;
        }
        r.subject.map(|_| ())
    }

    /// The last finite verb of atoms `from..to`, outside relative clauses that are closed.
    fn finite_verb(&self, from: usize, to: usize) -> Option<usize> {
        (from..to).rev().find(|&k| {
            let word = self.word(k);
            let verb = word.verb() != 0 && word.function() == 0;
            let finite = verb && (matches!(word.form(), PAST | THIRD) || self.chain(k).start < k && word.form() != ING);
            let noun =
                word.is(NOUN) && k > from && (self.function(k - 1) == DETERMINER || self.is(k - 1, Kind::Possessive));
            (finite || word.function() == AUX && !self.is_not(k)) && !noun
        })
    }
}
