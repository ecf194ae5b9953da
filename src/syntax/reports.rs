//! What is a report: the verb or phrase by which somebody is said to have uttered a quotation, and everybody's part in it. Over 400
//! lines: which report comes first is decided where the others are found.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use super::clause::Clause;
pub use super::clause::{Party, Phrase, PhraseKind};
pub use super::report::{Polarity, Reading, ReadingSign, Report, ReportForm, VerbClass, Voice};
use crate::lexicon::*;
use crate::text::Kind;
use crate::text::words::{Words, words};

/// Nouns that stand for what somebody says.
const NOUNS: Words = words![
    "fire", "criticism", "praise", "rebuke", "ridicule", "scorn", "condemnation", "ire", "claim", "claims", "remark",
    "remarks", "comment", "comments", "statement", "warning", "promise", "pledge", "vow", "call", "calls",
    "description", "argument", "assertion", "answer", "reply", "response", "question", "complaint", "accusation",
    "demand", "line", "joke", "quip", "advice", "message", "suggestion", "insistence", "tweet", "post", "threat",
    "threats", "plea", "appeal", "boast", "taunt", "contention", "allegation", "dismissal", "rejection",
    "denunciation", "characterization", "characterisation", "portrayal", "depiction", "reference", "prediction",
    "forecast", "admission", "observation", "declaration", "denial", "charge",
];

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
    c.words_within(&mut out);
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
        let relative = self.before_chain(chain.start).filter(|&k| self.is_relative(k) && self.phrase(k).is_some());
        r.relative = relative.filter(|_| r.subject.is_some()).map(|k| self.party(k, k + 1, k));
        r.polarity = self.polarity(v, &chain, r.subject);
        self.recipient(v, &mut r);
        r
    }

    /// `told Poe`, `said to Poe`
    fn recipient(&self, v: usize, r: &mut Report) {
        let telling = matches!(r.class, VerbClass::Ask)
            || self.any(
                v,
                words!["told", "tells", "tell", "telling", "informed", "assured", "reminded", "warned", "asked"],
            );
        if r.voice == Voice::Passive || v == self.q {
            return;
        }
        let to = self.any(v + 1, words!["to"]);
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
        let vague = &["some", "many", "you", "one", "people", "critics", "they", "we", "who", "others"];
        let vague = vague.iter().any(|w| w.eq_ignore_ascii_case(first));
        let later =
            (chain.start..v).any(|k| self.any(k, words!["later", "eventually", "soon"])) || self.any(v, words!["go"]);
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
        let condition = clause.clone().find(|&k| self.any(k, words!["if", "unless", "whether", "imagine", "lest"]));
        // `asked if he agrees, Roe said` has its own clause; `said if elected` stands behind.
        if condition.is_some_and(|k| !(k + 1..chain.start).any(|m| self.is_report(m))) {
            return Polarity::Hypothetical;
        }
        Polarity::Said
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
        let behind = (at..end.min(last + 6)).take_while(|&k| !self.is_quotation(k));
        let of = |&k: &usize, words: &[&str]| {
            self.any(k, words)
                && self.is_nominal(k + 1)
                && self
                    .phrase(k + 1)
                    .is_some_and(|p| p.kind == PhraseKind::Name || p.flags & (PERSON | ORGANIZATION) != 0)
        };
        // `an op-ed in the Gazette by Roe`
        let by =
            behind.clone().find(|k| of(k, &["by", "from"])).or_else(|| behind.clone().find(|k| of(k, &["of", "in"])));
        r.subject = by.map(|k| self.party(k + 1, k + 2, k + 1));
    }

    /// `Poe reported that Roe said “…”`, `Roe said it was “…,” the Gazette reported`: the outer passes on.
    pub(super) fn relays(&self, out: &mut [Report]) {
        let outlet = |p: Option<Party>| {
            let phrase = p.and_then(|p| p.phrase).and_then(|p| self.phrases.get(p as usize));
            phrase.is_some_and(|p| {
                p.flags & (ORGANIZATION | DOCUMENT) != 0 || p.kind == PhraseKind::Name && p.flags & PERSON == 0
            })
        };
        let reporting = |r: &Report| r.verb.is_some_and(|v| self.t.of(v).to_ascii_lowercase().starts_with("report"));
        for i in 0..out.len() {
            for j in 0..out.len() {
                let (inner, outer) = (out[i], out[j]);
                if i == j || inner.relayed_by.is_some() || outer.subject.is_none() || outer.subject == inner.subject {
                    continue;
                }
                let after = matches!(outer.form, ReportForm::After) && reporting(&outer) && outlet(outer.subject);
                let around = j > i
                    && outer.form == ReportForm::Complement
                    && outer.verb < inner.verb
                    && !matches!(inner.form, ReportForm::After | ReportForm::Parenthetical);
                let speaks = inner.speaker().is_some() && outer.voice == Voice::Active;
                if (after || around) && speaks && !matches!(inner.form, ReportForm::After) {
                    out[i].relayed_by = outer.subject;
                }
            }
        }
        // The one that passes on stands behind.
        if out.len() > 1
            && reporting(&out[0])
            && out[0].form == ReportForm::After
            && outlet(out[0].subject)
            && out[1].speaker().is_some()
        {
            out.rotate_left(1);
        }
    }

    /// `according to Roe`, `per Roe`: whoever is named speaks, or passes on what another is said to have said.
    fn according(&self, out: &mut Vec<Report>) {
        let places = (self.start..self.end).chain(self.q + 1..(self.q + 3).min(self.atoms.len()));
        let Some(k) = places.into_iter().find(|&k| match self.function(k) {
            ACCORDING => true,
            PREPOSITION => self.any(k, words!["per"]) && self.is_nominal(k + 1),
            _ => self.phrase(k).is_some() && self.any(k, words!["per"]) && self.is_nominal(k + 1),
        }) else {
            return;
        };
        let at = if self.function(k) == ACCORDING { k + 2 } else { k + 1 };
        let Some(party) = self.phrase_at(at) else { return };
        // `According to the indictment, Roe carried “…”`
        let governs =
            |r: &&mut Report| r.speaker().is_some() && r.form != ReportForm::InWords && r.class != VerbClass::Show;
        let governed = out.iter_mut().find(governs);
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
        // `Roe showed a text from Poe: “…”`
        let from = colon
            .checked_sub(3)
            .filter(|&k| k > head && self.any(k + 1, words!["from", "by"]) && self.is_nominal(k + 2));
        let text = from.filter(|&k| self.phrase(k).is_some_and(|p| p.flags & DOCUMENT != 0));
        if let Some(k) = text {
            (r.relayed_by, r.subject) = (r.subject, Some(self.party(k + 2, k + 3, k + 2)));
        }
        self.speaking_text(&mut r);
        out.push(r);
    }

    /// `Roe's claim that “…”`, `her “…” remark`
    fn nominal(&self, out: &mut Vec<Report>) {
        let near = (self.start..self.q).rev().take(8).chain(self.q + 1..self.q + 2);
        let Some(n) = near.into_iter().find(|&k| {
            let last = self
                .atoms
                .get(k)
                .map_or("", |a| if a.part == super::clause::Part::Quotation { "" } else { self.t.of(a.end - 1) });
            NOUNS.has(last) || self.is_saying_noun(last)
        }) else {
            return;
        };
        let from = self.start.max(n.min(self.q).saturating_sub(4));
        let owner = (from..n).rev().find(|&k| {
            self.phrase(k).is_some_and(|p| p.kind == PhraseKind::Possessor)
                || self.is_nominal(k) && self.is(k + 1, Kind::Possessive)
        });
        let by = (n + 1..n + 2).find(|&k| self.any(k, words!["by", "from"])).and_then(|k| self.phrase_at(k + 1));
        let subject = owner.map(|k| self.party(k, k + 1, k)).or(by);
        if subject.is_some() {
            let mut r = Report::new(ReportForm::Nominal, self.cue(n, n + 1));
            r.subject = subject;
            out.push(r);
        }
    }

    /// What somebody reports another to have said, by a noun: `Roe said Poe's answer was “…”`, `Roe laughed at Poe's remark
    /// that it was “…”`. It may as well be Roe's word for the answer.
    fn words_within(&self, out: &mut Vec<Report>) {
        let Some(outer) = out.first().filter(|r| r.reading.is_none()) else { return };
        // `In response to Poe's claim that it was “…”, Roe said`: the outer verb stands behind.
        let verb = outer.verb.and_then(|v| self.atoms.iter().position(|a| a.first == v)).filter(|&v| v < self.q);
        let from = verb.map_or(self.start + 1, |v| v + 1);
        let noun = |k: usize| {
            let word = self.atoms.get(k).map_or("", |a| self.t.of(a.end - 1));
            !self.is_quotation(k) && (self.is_saying_noun(word) || NOUNS.has(word))
        };
        // `Poe's answer`, `the answer of Poe`
        let owned = |k: usize| {
            if !self.is_nominal(k) {
                return None;
            }
            let of = k > 1 && self.any(k - 1, words!["of", "by", "from"]) && noun(k - 2);
            let behind =
                || (k + 2..(k + 6).min(self.q)).find(|&n| noun(n)).filter(|_| self.is(k + 1, Kind::Possessive));
            if of { Some((k, k - 2, k)) } else { behind().map(|n| (k, n, n)) }
        };
        let Some((k, n, end)) = (from..self.q).find_map(owned) else { return };
        let last = self.q - 1;
        let is = self.function(last) == AUX
            && !self.is_not(last)
            && !(end + 1..last).any(|m| self.is_verb(m) && self.function(m) != AUX);
        // `called Poe's claim that it was safe “…”`, `described it as “…”`, `thinks that his claim that it is safe is “…”`: the
        // outer verb's own words.
        let holds = words![
            "find", "finds", "found", "think", "thinks", "thought", "consider", "considers", "considered", "brand",
            "brands", "branded", "label", "labels", "labelled", "labeled", "deem", "deems", "deemed", "judge",
            "judges", "judged",
        ];
        let outside = matches!(outer.class, VerbClass::Call)
            || verb.is_some_and(|v| self.any(v, holds))
            || self.any(last, words!["as"])
            || self.function(last) == AUX && (end + 1..last).any(|m| self.is_finite(m))
            || (end + 2..self.q).any(|m| self.is(m, Kind::Comma));
        // `Poe's warning of “…”`, `Poe's description of it as “…”`
        let of = end + 1 == last && self.function(last) == PREPOSITION
            || self.any(end + 1, words!["of"])
                && self.any(last, words!["as"])
                && !matches!(outer.class, VerbClass::Call);
        let sign = if self.function(end + 1) == THAT {
            if outside { ReadingSign::Tense } else { ReadingSign::Within }
        } else if of {
            ReadingSign::Within
        } else if self.is(last, Kind::Colon) {
            ReadingSign::Lively
        } else if is {
            ReadingSign::None
        } else {
            return;
        };
        if verb.is_none() && (sign != ReadingSign::Within || (self.start..k).any(|m| self.is_finite(m))) {
            return;
        }
        let mut r = Report::new(ReportForm::Nominal, self.cue(n, n + 1));
        r.subject = Some(self.party(k, k + 1, k));
        r.relayed_by = outer.subject;
        r.reading = Some(Reading { inner: true, sign });
        out[0].reading = Some(Reading { inner: false, sign });
        out.insert(1, r);
    }

    /// `“…” Those were the words of Roe.`, `“…” So said Roe.`
    fn next_sentence(&self, out: &mut Vec<Report>) {
        let j = self.q + 1;
        if j >= self.atoms.len()
            || !self.atoms[j].starts && !self.any(j, words!["those", "these", "that", "such", "thus", "so", "this"])
        {
            return;
        }
        let end = self.sentence_end(j);
        let mut r = Report::new(ReportForm::NextSentence, self.cue(j, (j + 3).min(end)));
        if self.any(j, words!["so", "thus"]) && self.is_report(j + 1) {
            r.subject = self.phrase_at(j + 2);
        } else if self.any(j, words!["those", "these", "that", "such", "this", "it"]) && self.function(j + 1) == AUX {
            let k = j + 2;
            if self.is_not(k) {
                return;
            }
            if let Some(of) = (k..(k + 5).min(end)).find(|&m| self.any(m, words!["of", "from", "by"])) {
                let words =
                    self.atoms.get(of.wrapping_sub(1)).is_some_and(|a| self.is_saying_noun(self.t.of(a.end - 1)));
                r.subject = self.phrase_at(of + 1).filter(|_| words);
            } else if self.any(k, words!["how", "what"]) {
                r.subject = self.phrase_at(k + 1);
            } else if let Some(m) = (k..(k + 3).min(end)).find(|&m| {
                self.is(m + 1, Kind::Possessive) || self.phrase(m).is_some_and(|p| p.kind == PhraseKind::Possessor)
            }) {
                let noun = (m + 1..(m + 6).min(end))
                    .any(|n| self.atoms.get(n).is_some_and(|a| self.is_saying_noun(self.t.of(a.end - 1))));
                r.subject = self.phrase(m).filter(|_| noun).map(|_| self.party(m, m + 1, m));
            } else if self.is_nominal(k)
                && (self.any(k + 1, words!["speaking", "talking", "writing"]) || self.is_relative(k + 1))
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
            // `Roe asked Poe whether it was safe. “It is not.”`
            let asked = if r.class == VerbClass::Ask { self.phrase_at(v + 1) } else { None };
            (r.subject, r.recipient) = (asked.or(r.subject), None);
        }
        if let Some(k) = (start..head).find(|&k| self.function(k) == ACCORDING) {
            r.relayed_by = self.phrase_at(k + 2);
        }
        out.push(r);
    }
}
