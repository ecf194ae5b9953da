//! What is a report: the verb or phrase by which somebody is said to have uttered a quotation, and everybody's part in it.

use super::clause::Clause;
pub use super::clause::{Party, Phrase, PhraseKind};
use crate::lexicon::*;
use crate::text::Kind;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbClass {
    /// No verb: a phrase, a colon, a verb that reports nothing.
    None,
    Say,
    Write,
    Call,
    Claim,
    Ask,
    Shout,
    Think,
    Talk,
    Show,
}

impl VerbClass {
    fn of(word: Word) -> VerbClass {
        match word.verb() {
            SAY => VerbClass::Say,
            WRITE => VerbClass::Write,
            CALL => VerbClass::Call,
            CLAIM => VerbClass::Claim,
            ASK => VerbClass::Ask,
            SHOUT => VerbClass::Shout,
            THINK => VerbClass::Think,
            TALK => VerbClass::Talk,
            SHOW => VerbClass::Show,
            _ => VerbClass::None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    Active,
    Passive,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    Said,
    /// `did not say`, `denied saying`, `nobody said`
    Negated,
    /// `should have said`, `if she says`
    Hypothetical,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportForm {
    /// `Roe said, “…”`
    Before,
    /// `“…,” said Roe`, `“…,” Roe said`
    After,
    /// `“…,” said Roe, “…”`
    Parenthetical,
    /// `Roe was blunt: “…”`
    Colon,
    /// `according to Roe`
    According,
    /// `in the words of Roe`, `as Roe put it`, `Roe's word for it`
    InWords,
    /// `Roe called it “…”`, `described as “…”`
    Object,
    /// `Roe said that it was “…”`
    Complement,
    /// `Roe's claim that “…”`
    Nominal,
    /// `“…” Those were the words of Roe.`
    NextSentence,
    /// `Roe turned to Poe. “…”`: the subject of the sentence before, weak.
    PreviousSentence,
    /// `one tweet read “…”`: a text speaks, the subject is its author or outlet, if the sentence has one.
    Text,
    /// `Poe quoted Roe as saying`, `Roe was quoted by Poe as saying`
    Quoted,
}

/// One report that may govern a quotation.
#[derive(Clone, Copy, Debug)]
pub struct Report {
    pub form: ReportForm,
    /// Token of the verb.
    pub verb: Option<u32>,
    pub class: VerbClass,
    pub voice: Voice,
    pub polarity: Polarity,
    pub subject: Option<Party>,
    /// Of a passive: `by Roe`.
    pub agent: Option<Party>,
    /// Whoever passes it on: `Poe reported that Roe said`.
    pub relayed_by: Option<Party>,
    pub recipient: Option<Party>,
    /// The text that speaks.
    pub text: Option<Party>,
    /// The verb or phrase, as a range of tokens.
    pub cue: (u32, u32),
}

impl Report {
    /// Who said the words, by this report: nobody where they were denied, or where a passive has no agent.
    pub fn speaker(&self) -> Option<Party> {
        match (self.polarity, self.voice) {
            (Polarity::Said, Voice::Active) => self.subject,
            (Polarity::Said, Voice::Passive) => self.agent,
            _ => None,
        }
    }

    pub(super) fn new(form: ReportForm, cue: (u32, u32)) -> Report {
        Report {
            form,
            verb: None,
            class: VerbClass::None,
            voice: Voice::Active,
            polarity: Polarity::Said,
            subject: None,
            agent: None,
            relayed_by: None,
            recipient: None,
            text: None,
            cue,
        }
    }
}

/// The reports that may govern a quotation, the likeliest first.
pub fn find(c: &Clause) -> Vec<Report> {
    let mut out = Vec::new();
    c.in_words(&mut out);
    c.before(&mut out);
    // What follows a quotation that ends like a clause governs it more surely than what leads up to it from afar.
    let tight = out.first().is_some_and(|r| !matches!(r.form, ReportForm::Complement));
    let at = out.len();
    c.after(&mut out);
    let subordinate = c.function(c.start) == SUBORDINATOR;
    if !tight && out.len() > at && c.is_closed() && !(subordinate && at > 0) {
        out.rotate_left(at);
    }
    c.relays(&mut out);
    if out.is_empty() {
        c.colon(&mut out);
    }
    c.according(&mut out);
    if out.is_empty() {
        c.nominal(&mut out);
    }
    c.next_sentence(&mut out);
    if out.is_empty() {
        c.previous_sentence(&mut out);
    }
    out
}

impl Clause<'_> {
    /// Whether the quotation ends as speech before its reporting clause does.
    pub(super) fn is_closed(&self) -> bool {
        use Kind::{Comma, Dash, Ellipsis, Exclaim, Period, Question};
        matches!(self.quoted_end(self.q), Some(Comma | Dash | Ellipsis | Exclaim | Period | Question))
            || self.is(self.q + 1, Comma)
            || self.is(self.q + 1, Dash)
    }

    pub(super) fn cue(&self, a: usize, b: usize) -> (u32, u32) {
        (self.atoms[a].first, self.atoms[b.max(a + 1) - 1].end)
    }

    /// A report by the verb of atom `v`: its voice, polarity, subject, agent, recipient.
    pub(super) fn report(&self, form: ReportForm, v: usize) -> Report {
        let chain = self.chain(v);
        let word = self.word(v);
        let mut r = Report::new(form, self.cue(v, v + 1));
        r.verb = Some(self.atoms[v].first);
        r.class = VerbClass::of(word);
        let ing = word.form() == ING;
        if chain.be && matches!(word.form(), PAST | PARTICIPLE) {
            r.voice = Voice::Passive;
        }
        r.subject = if ing && !chain.be { None } else { self.subject(chain.start) };
        r.polarity = self.polarity(v, &chain, r.subject);
        self.recipient(v, &mut r);
        r
    }

    /// `told Poe`, `said to Poe`
    fn recipient(&self, v: usize, r: &mut Report) {
        let telling = matches!(r.class, VerbClass::Ask)
            || self.any(v, &["told", "tells", "tell", "telling", "informed", "assured", "reminded", "warned", "asked"]);
        if r.voice == Voice::Passive || v == self.q {
            return;
        }
        let to = self.any(v + 1, &["to"]);
        if to
            || telling
                && (self.is_nominal(v + 1) || self.function(v + 1) == DETERMINER || self.function(v + 1) == OBJECT)
        {
            r.recipient = self.phrase_at(v + 1 + usize::from(to));
        }
        // `Roe told Poe TV`: the outlet passes on what it was told.
        let head = r.recipient.and_then(|p| p.phrase).and_then(|p| self.phrases.get(p as usize));
        if head.is_some_and(|p| p.flags & ORGANIZATION != 0) && telling {
            r.relayed_by = r.recipient;
        }
    }

    pub(super) fn polarity(&self, v: usize, chain: &super::subject::Chain, subject: Option<Party>) -> Polarity {
        let first = subject.map_or("", |s| self.t.of(s.first));
        let nobody =
            ["nobody", "none", "no", "neither", "nothing", "few"].iter().any(|w| w.eq_ignore_ascii_case(first));
        let modal = chain.modal.map_or("", |m| self.of(m));
        let is = |w: &str| modal.eq_ignore_ascii_case(w);
        let vague = ["some", "many", "you", "one", "people", "critics", "they", "we", "who", "others"];
        let vague = vague.iter().any(|w| w.eq_ignore_ascii_case(first));
        let later = (chain.start..v).any(|k| self.any(k, &["later", "eventually", "soon"])) || self.any(v, &["go"]);
        let would = is("would") && (chain.have || vague && !later);
        if chain.negated && !is("can't") && !is("cannot") && !is("could") && !is("couldn't") || nobody {
            return Polarity::Negated;
        }
        if chain.negated || would || ["should", "could", "might", "must", "ought", "may", "can"].iter().any(|w| is(w)) {
            return Polarity::Hypothetical;
        }
        let from = self.sentence_start(v);
        let clause =
            (from..chain.start).rev().take(12).take_while(|&k| !self.is(k, Kind::Comma) && !self.is_quotation(k));
        let condition = clause.clone().find(|&k| self.any(k, &["if", "unless", "whether", "imagine", "lest"]));
        // `asked if he agrees, Roe said` has its own clause; `said if elected` stands behind.
        if condition.is_some_and(|k| !(k + 1..chain.start).any(|m| self.is_report(m))) {
            return Polarity::Hypothetical;
        }
        Polarity::Said
    }

    /// `“…,” said Roe`, `“…,” Roe said`
    fn after(&self, out: &mut Vec<Report>) {
        let mut j = self.q + 1;
        while j < self.q + 3 && (self.is(j, Kind::Comma) || self.is(j, Kind::Dash)) {
            j += 1;
        }
        if self.any(j, &["by", "but"]) || j >= self.atoms.len() {
            return;
        }
        if self.any(j, &["as"]) && !self.is_phrased(j) && self.is_closed() {
            j += 1;
        }
        let begin = j;
        while j < begin + 2 && (self.is_adverb(j) || self.any(j, &["and"])) {
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
        let disowned = self.is_denial(self.atoms[v].first) && (self.any(v + 1, &["having", "using", "saying", "it"]));
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
            self.any(v + 1, &["it", "that"]) || matches!(self.function(v + 1), OBJECT) && r.recipient.is_none();
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
                let as_saying = (k..k + 8).any(|m| self.any(m, &["saying"]));
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
        let verbs = [
            "quoted", "quotes", "cited", "cites", "quoting", "citing", "reported", "heard", "recorded", "overheard",
            "caught",
        ];
        if !self.any(v, &verbs) {
            return false;
        }
        let end = self.sentence_end(v);
        let near = v + 1..(v + 24).min(end);
        let saying = near
            .clone()
            .take_while(|&k| !self.is_quotation(k))
            .find(|&k| self.is_report(k) && (self.word(k).form() == ING || self.any(k - 1, &["to", "have"])));
        let passive = r.voice == Voice::Passive;
        let reduced = !passive && self.any(v, &["quoted", "cited"]) && self.any(v + 1, &["by", "in", "as"]);
        if passive || reduced {
            if reduced {
                let floor = self.sentence_start(v);
                r.subject =
                    self.first_subject(self.main_clause(floor, v), v).map(|k| self.with_apposition(k, v)).or(r.subject);
            }
            if !(passive && saying.is_none() && self.any(v, &["reported", "heard", "recorded", "caught"])) {
                r.relayed_by = self.agent(v, (v + 14).min(end)).map(|a| a.1).or_else(|| {
                    let place = (v..(v + 10).min(end)).find(|&k| self.any(k, &["in"]))?;
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
                && self.any(v, &["quoted", "quotes", "cited", "cites"])
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

    /// Where a text is the subject, its author or outlet speaks, if the sentence has one.
    pub(super) fn speaking_text(&self, r: &mut Report) {
        let Some(party) = r.subject.filter(|_| r.voice == Voice::Active) else { return };
        let head = party.phrase.and_then(|p| self.phrases.get(p as usize));
        let text = head.map_or_else(
            || self.t.word(party.end - 1).is(DOCUMENT),
            |p| p.kind == PhraseKind::Noun && p.flags & DOCUMENT != 0 && p.flags & (PERSON | ORGANIZATION) == 0,
        );
        // `Roe's reaction was swift: “…”`
        let text =
            text || head.is_none_or(|p| p.kind == PhraseKind::Noun) && self.is_saying_noun(self.t.of(party.end - 1));
        if !text {
            return;
        }
        (r.text, r.form) = (Some(party), ReportForm::Text);
        r.subject = None;
        let Some(at) = self.atoms.iter().position(|a| a.first <= party.first && party.first < a.end) else { return };
        // `Roe's letter`, `her last post`
        let owner = if self.is(at, Kind::Possessive) { at.checked_sub(1) } else { Some(at) };
        let owns = |k: usize| {
            self.phrase(k).is_some_and(|p| p.kind == PhraseKind::Possessor)
                || self.is_nominal(k) && self.is(k + 1, Kind::Possessive)
        };
        let owner = owner.into_iter().chain(at.checked_sub(1)).chain(at.checked_sub(2)).find(|&k| owns(k));
        if let Some(k) = owner {
            r.subject = Some(self.party(k, k + 1, k));
            return;
        }
        // `the letter by Roe`, `an editorial in the Gazette`
        let end = self.sentence_end(at);
        let last = self.atoms.iter().position(|a| a.first >= party.end).unwrap_or(end);
        let by = (at..end.min(last + 6)).take_while(|&k| !self.is_quotation(k)).find(|&k| {
            self.any(k, &["by", "from", "of", "in"])
                && self.is_nominal(k + 1)
                && self
                    .phrase(k + 1)
                    .is_some_and(|p| p.kind == PhraseKind::Name || p.flags & (PERSON | ORGANIZATION) != 0)
        });
        r.subject = by.map(|k| self.party(k + 1, k + 2, k + 1));
    }

    /// `according to Roe`, `per Roe`: whoever is named speaks, or passes on what another is said to have said.
    fn according(&self, out: &mut Vec<Report>) {
        let places = (self.start..self.end).chain(self.q + 1..(self.q + 3).min(self.atoms.len()));
        let Some(k) = places
            .into_iter()
            .find(|&k| self.function(k) == ACCORDING || self.any(k, &["per"]) && self.is_nominal(k + 1))
        else {
            return;
        };
        let at = if self.function(k) == ACCORDING { k + 2 } else { k + 1 };
        let Some(party) = self.phrase_at(at) else { return };
        let governed = out.iter_mut().find(|r| r.speaker().is_some() && r.form != ReportForm::InWords);
        if let Some(r) = governed.filter(|_| k < self.q) {
            r.relayed_by = r.relayed_by.or(Some(party));
            return;
        }
        let mut r = Report::new(ReportForm::According, self.cue(k, at));
        r.subject = Some(party);
        self.speaking_text(&mut r);
        r.form = ReportForm::According;
        let adjacent = self.q + 3 > k && k > self.q;
        if adjacent { out.insert(0, r) } else { out.push(r) }
    }

    /// `Roe was blunt: “…”`, `Roe on the radio: “…”`
    fn colon(&self, out: &mut Vec<Report>) {
        let Some(colon) = self.q.checked_sub(1).filter(|&k| k >= self.start && self.is(k, Kind::Colon)) else { return };
        let begin = self.main_clause(self.start, colon);
        let Some(head) = self.first_subject(begin, colon) else {
            // `Roe's answer: “…”`
            let owner = (begin..colon).find(|&k| self.phrase(k).is_some() && self.is(k + 1, Kind::Possessive));
            if let Some(k) = owner {
                let mut r = Report::new(ReportForm::Colon, self.cue(colon, colon + 1));
                r.subject = Some(self.party(k, k + 1, k));
                out.push(r);
            }
            return;
        };
        let mut r = Report::new(ReportForm::Colon, self.cue(colon, colon + 1));
        r.subject = Some(self.with_apposition(head, colon));
        self.speaking_text(&mut r);
        out.push(r);
    }

    /// `Roe's claim that “…”`, `her “…” remark`
    fn nominal(&self, out: &mut Vec<Report>) {
        const NOUNS: [&str; 38] = [
            "fire", "criticism", "praise", "rebuke", "ridicule", "scorn", "condemnation", "ire", "claim", "claims",
            "remark", "remarks", "comment", "comments", "statement", "warning", "promise", "pledge", "vow", "call",
            "calls", "description", "argument", "assertion", "answer", "reply", "response", "question", "complaint",
            "accusation", "demand", "line", "joke", "quip", "advice", "message", "suggestion", "insistence",
        ];
        let near = (self.start..self.q).rev().take(8).chain(self.q + 1..self.q + 2);
        let Some(n) = near.into_iter().find(|&k| {
            let last = self
                .atoms
                .get(k)
                .map_or("", |a| if a.part == super::clause::Part::Quotation { "" } else { self.t.of(a.end - 1) });
            NOUNS.iter().any(|w| w.eq_ignore_ascii_case(last))
        }) else {
            return;
        };
        let from = self.start.max(n.min(self.q).saturating_sub(4));
        let owner = (from..n).rev().find(|&k| {
            self.phrase(k).is_some_and(|p| p.kind == PhraseKind::Possessor)
                || self.is_nominal(k) && self.is(k + 1, Kind::Possessive)
        });
        let by = (n + 1..n + 2).find(|&k| self.any(k, &["by", "from"])).and_then(|k| self.phrase_at(k + 1));
        let subject = owner.map(|k| self.party(k, k + 1, k)).or(by);
        if subject.is_some() {
            let mut r = Report::new(ReportForm::Nominal, self.cue(n, n + 1));
            r.subject = subject;
            out.push(r);
        }
    }

    /// `“…” Those were the words of Roe.`, `“…” So said Roe.`
    fn next_sentence(&self, out: &mut Vec<Report>) {
        let j = self.q + 1;
        if j >= self.atoms.len()
            || !self.atoms[j].starts && !self.any(j, &["those", "these", "that", "such", "thus", "so", "this"])
        {
            return;
        }
        let end = self.sentence_end(j);
        let mut r = Report::new(ReportForm::NextSentence, self.cue(j, (j + 3).min(end)));
        if self.any(j, &["so", "thus"]) && self.is_report(j + 1) {
            r.subject = self.phrase_at(j + 2);
        } else if self.any(j, &["those", "these", "that", "such", "this", "it"]) && self.function(j + 1) == AUX {
            let k = j + 2;
            if self.is_not(k) {
                return;
            }
            if let Some(of) = (k..(k + 5).min(end)).find(|&m| self.any(m, &["of", "from", "by"])) {
                let words =
                    self.atoms.get(of.wrapping_sub(1)).is_some_and(|a| self.is_saying_noun(self.t.of(a.end - 1)));
                r.subject = self.phrase_at(of + 1).filter(|_| words);
            } else if self.any(k, &["how", "what"]) {
                r.subject = self.phrase_at(k + 1);
            } else if let Some(m) = (k..(k + 3).min(end)).find(|&m| {
                self.is(m + 1, Kind::Possessive) || self.phrase(m).is_some_and(|p| p.kind == PhraseKind::Possessor)
            }) {
                let noun = (m + 1..(m + 6).min(end))
                    .any(|n| self.atoms.get(n).is_some_and(|a| self.is_saying_noun(self.t.of(a.end - 1))));
                r.subject = self.phrase(m).filter(|_| noun).map(|_| self.party(m, m + 1, m));
            } else if self.is_nominal(k)
                && (self.any(k + 1, &["speaking", "talking", "writing"]) || self.is_relative(k + 1))
            {
                r.subject = Some(self.party(k, k + 1, k));
            }
        }
        if r.subject.is_some() {
            let at = usize::from(!out.is_empty() && !self.atoms[self.q].starts) * out.len();
            out.insert(at, r);
        }
    }

    /// The subject of the sentence before, where the quotation begins its own.
    fn previous_sentence(&self, out: &mut Vec<Report>) {
        let alone = self.start == self.q;
        let Some(last) = self.start.checked_sub(1).filter(|_| alone) else { return };
        let start = self.sentence_start(last);
        let begin = self.main_clause(start, last);
        let Some(head) = self.first_subject(begin, last) else { return };
        let mut r = Report::new(ReportForm::PreviousSentence, self.cue(head, head + 1));
        let verb = (head..last).find(|&k| self.is_report(k) && self.is_finite(k));
        r.subject = Some(self.with_apposition(head, last));
        if let Some(v) = verb {
            r.verb = Some(self.atoms[v].first);
            r.class = VerbClass::of(self.word(v));
        }
        if let Some(k) = (start..head).find(|&k| self.function(k) == ACCORDING) {
            r.relayed_by = self.phrase_at(k + 2);
        }
        out.push(r);
    }
}
