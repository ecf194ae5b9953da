//! Where a noun phrase ends, what its head is, and whether it is a name or a description.

use super::epithets::is_jointed_person;
use super::mentions::{Finder, MentionKind};
use crate::lexicon::*;
use crate::syntax::{modifiers, names, offices};
use crate::text::Kind;
use crate::text::tokens::{ABBREVIATED, OPENED, START};

impl Finder<'_, '_> {
    /// A noun phrase with its determiner at `first` and the rest from `body` on.
    pub(super) fn noun_phrase(&mut self, first: u32, body: u32, definite: bool) -> u32 {
        let r = self.tokenized;
        let mut i = body;
        // Where the last run of capitals lies, and the last listed head in small letters.
        let mut run: Option<(u32, u32)> = None;
        let mut noun: Option<u32> = None;
        let from = self.out.len();
        while i < self.stop && i < body + 12 {
            let token = r.token(i);
            if token.kind == Kind::Number {
                i += 1;
                continue;
            }
            if token.kind != Kind::Word {
                break;
            }
            // Most small letters are told by their first bytes.
            let may_be = token.is_capital() || names::is_glued(r.text, token);
            if may_be && names::is_name_token(r.names(), i, i > body) {
                let end = names::run_end(r.names(), i, self.stop);
                // `In an interview Trump said`: a noun that is no role does not lean on the name after it.
                if i > body && !self.modifies(first, body, i, definite) && !self.stands_between(run, i) {
                    break;
                }
                run = Some((i, end));
                self.inner_name(i, end);
                i = end;
                continue;
            }
            if !self.continues(first, body, i, definite, run, noun) {
                break;
            }
            if r.is_speaking_noun(i) {
                noun = Some(i);
            }
            i += 1;
        }
        let end = i;
        if end == first {
            return first + 1;
        }
        match (run, noun) {
            // `the Russian President`: capitals, but a description.
            (Some((_, stop)), _) if stop == end && self.is_office(first, body, end) => {
                for m in self.out.iter_mut().skip(from) {
                    m.inner = true;
                }
                self.out.pop();
                let flags = PERSON | r.word(end - 1).0 & (PLURAL | MALE | FEMALE);
                self.push(first, end, end - 1, MentionKind::Noun, flags, true);
            }
            // Ends in a name.
            (Some((start, stop)), _) if stop == end => {
                // The run itself, whose titles `inner_name` has told from the name.
                let inner = self.out.pop();
                debug_assert!(inner.is_some_and(|m| (m.first, m.end) == (start, stop)));
                let (name, flags) = inner.map_or((start, 0), |m| (m.name, m.flags));
                for m in self.out.iter_mut().skip(from) {
                    m.inner = true;
                }
                let role = noun.is_some_and(|n| n + 1 == start && r.word(n).is(PERSON));
                self.push(first, end, name, MentionKind::Name, flags | if role { PERSON } else { 0 }, definite);
            }
            (_, Some(head)) if head + 1 == end => {
                for m in self.out.iter_mut().skip(from) {
                    m.inner = true;
                }
                let flags = r.word(head).0 & (PERSON | GROUP | ORGANIZATION | DOCUMENT | PLURAL | MALE | FEMALE);
                let (head, end) = self.joined(head, end);
                self.push(first, end, head, MentionKind::Noun, flags, definite || run.is_some());
                return end;
            }
            // `one Democrat familiar with the plan`, `a woman walking by`: a person, and then words about them.
            (_, Some(head)) if run.is_none_or(|(_, stop)| stop <= head) && r.word(head).is(PERSON) => {
                for m in self.out.iter_mut().skip(from) {
                    m.inner = true;
                }
                let flags = r.word(head).0 & (PERSON | GROUP | ORGANIZATION | DOCUMENT | PLURAL | MALE | FEMALE);
                self.push(first, head + 1, head, MentionKind::Noun, flags, definite || run.is_some());
                return head + 1;
            }
            // A name and then words that are no head of its phrase: `Trump rally-goers`, `Clinton spun`, `her friend Roe nods`.
            (Some((start, stop)), _) if !definite || start > body && r.word(start - 1).is(PERSON) => {
                if let Some(m) = self.out.last() {
                    debug_assert!(m.end == stop);
                }
                if first < start
                    && let Some(last) = self.out.last_mut()
                {
                    last.first = first;
                    last.flags |= if r.word(start - 1).is(PERSON) { PERSON } else { 0 };
                }
                return stop;
            }
            _ => {
                for m in self.out.iter_mut().skip(from) {
                    m.inner = true;
                }
                let verb = end < self.stop && (r.word(end).verb() != 0 || r.function(end) == AUX);
                // `the mother of three replied`
                let governed = first > 0 && r.function(first - 1) == PREPOSITION;
                if end == body
                    && first < body
                    && verb
                    && !governed
                    && !matches!(r.of(first), "the" | "a" | "an" | "The" | "A" | "An" | "every" | "no")
                {
                    // `many said`, `Both denied`, `One asked`
                    self.push(first, body, first, MentionKind::Unlisted, 0, false);
                    return end.max(first + 1);
                }
                if end == body {
                    return end.max(first + 1);
                }
                let told = r.of(end - 1);
                let (jointed, many) = (|| is_jointed_person(told), told.ends_with('s'));
                // `a person familiar with the talks told`: who tells is not what a preposition governs.
                let subject = !governed && (verb || self.inverts(first) || self.reports_past(end));
                let reports = subject || self.accorded(first);
                if definite && (reports || jointed()) || many && reports {
                    let trade = |word: &str| offices::is_trade(word) && r.token(end - 1).kind == Kind::Word;
                    let flags = match many {
                        true => PLURAL | (PERSON * u32::from(trade(told.trim_end_matches('s')))),
                        false => PERSON * u32::from(jointed() || trade(told)),
                    };
                    self.push(first, end, end - 1, MentionKind::Unlisted, flags, definite);
                }
            }
        }
        end.max(first + 1)
    }

    /// `according to a trucker`
    fn accorded(&self, first: u32) -> bool {
        first >= 2 && self.tokenized.function(first - 2) == ACCORDING
    }

    /// Whether the phrase that ends before `end` reports behind what is told of it: `a trucker from Velm said`, `a trucker,
    /// who had come by train, said`.
    fn reports_past(&self, end: u32) -> bool {
        let r = self.tokenized;
        if r.token(end).kind == Kind::Comma {
            return r.of(end + 1) == "who";
        }
        let noun = end - 1;
        let past = modifiers::end_of_description(&r.syntax(), noun, end, self.stop);
        let word = r.word(past);
        past > end && past < self.stop && !matches!(word.verb(), 0 | OTHER) && matches!(word.form(), PAST | THIRD)
    }

    /// Whether a verb right behind a quotation has the phrase that begins at `first` for its subject: `“…,” said a trucker`.
    fn inverts(&self, first: u32) -> bool {
        let r = self.tokenized;
        let verb = first.wrapping_sub(1);
        let word = r.word(verb);
        if word.verb() == 0 || !matches!(word.form(), PAST | THIRD) {
            return false;
        }
        let next = r.quoted_tokens.partition_point(|q| q.end < verb);
        r.quoted_tokens.get(next).is_some_and(|q| q.end == verb)
    }

    /// `Teachers and parents`: two groups of people that do something together.
    fn joined(&self, head: u32, end: u32) -> (u32, u32) {
        let r = self.tokenized;
        let people = |i: u32| {
            let word = r.word(i);
            word.is(PLURAL) && word.is(PERSON | GROUP) && !word.is(TITLE) && word.verb() == 0 && word.function() == 0
        };
        let both = end + 1 < self.stop && people(head) && r.of(end) == "and" && people(end + 1);
        let more = end + 2 < self.stop
            && r.token(end + 2).is_word()
            && r.function(end + 2) == 0
            && r.word(end + 2).verb() == 0;
        if both && !more && !r.token(end + 1).is_capital() { (end + 1, end + 2) } else { (head, end) }
    }

    /// Whether a run of capitals that ends before `end` is an office and no name: `the Russian President`, `Harbour
    /// Guard Chief, Jan Roe`.
    fn is_office(&self, first: u32, body: u32, end: u32) -> bool {
        let r = self.tokenized;
        let head = r.word(end - 1);
        // `Rear Adm. (ret.) Jan Roe`
        if head.is(TITLE) && r.token(end - 1).has(ABBREVIATED) {
            return true;
        }
        // `the MP`, `the Colonel`
        if head.is(TITLE) && !head.is(GIVEN | ORGANIZATION) && first < body && end == body + 1 {
            return true;
        }
        // `the Norwegian said`, but `the Dutch said`
        let one = || !["ish", "ese", "tch", "nch", "iss"].iter().any(|e| r.of(end - 1).ends_with(e));
        if head.is(DEMONYM) && first < body && end == body + 1 && r.of(first).eq_ignore_ascii_case("the") && one() {
            return true;
        }
        if !head.is(PERSON) || head.is(GIVEN) {
            return false;
        }
        // `the Union of Dock Workers`
        let of_people = |i: u32| r.of(i) == "of" && i > body && r.word(i - 1).is(ORGANIZATION);
        // `the Fenland Police`
        let police = || r.of(end - 1) == "Police" && end > body + 1 && !r.word(end - 2).is(DEMONYM);
        if head.is(PLURAL) && (body..end).any(of_people) || police() {
            return false;
        }
        // `the Rev. Jeremiah Bishop`
        if head.is(SURNAME) && end >= body + 2 {
            let (before, title) = (r.word(end - 2), end >= body + 3 && r.word(end - 3).is(TITLE));
            if before.is(GIVEN) || title && before == Word(0) {
                return false;
            }
        }
        let appositive = r.tokens.get(end as usize).is_some_and(|t| t.kind == Kind::Comma)
            && r.tokens.get(end as usize + 1).is_some_and(|t| t.is_capital() && r.function(end + 1) == 0);
        first < body || !head.is(PLURAL) && (!head.is(SURNAME) || appositive && end > first + 2)
    }

    fn inner_name(&mut self, start: u32, end: u32) {
        let (name, flags) = offices::split(self.tokenized.names(), start, end);
        self.push(start, end, name, MentionKind::Name, flags, false);
    }

    /// Whether the one word between two runs of capitals says what the second's bearer is: `Grammy winner Jan Roe`.
    fn stands_between(&self, run: Option<(u32, u32)>, at: u32) -> bool {
        let r = self.tokenized;
        let noun = || r.word(at - 1) == Word(0) && offices::is_trade(r.of(at - 1));
        run.is_some_and(|(_, end)| end + 1 == at) && noun() && r.token(at + 1).is_capital()
    }

    /// Whether the words before a run of capitals belong to its phrase.
    fn modifies(&self, first: u32, body: u32, at: u32, definite: bool) -> bool {
        let r = self.tokenized;
        let last = r.word(at - 1);
        last.is(PERSON | TITLE | ORGANIZATION | GROUP)
            || names::is_name_token(r.names(), at - 1, true)
            || last.is(DEMONYM)
            || last == Word(0) && definite && at - 1 == body && first < body
            || r.token(at - 1).kind == Kind::Number
            || matches!(r.of(at - 1), "former" | "fellow" | "rival")
    }

    /// Whether the small-letter word `i` goes on with the phrase.
    fn continues(
        &self,
        first: u32,
        body: u32,
        i: u32,
        definite: bool,
        run: Option<(u32, u32)>,
        noun: Option<u32>,
    ) -> bool {
        let r = self.tokenized;
        let word = r.word(i);
        let function = word.function();
        if function != 0 {
            let more = function == DETERMINER && !matches!(r.of(i), "the" | "a" | "an" | "this" | "that");
            // `the then mayor`, `a second analyst`
            let then = function == ADVERB && r.is_speaking_noun(i + 1) && definite;
            return i == body && (first < body && more || then);
        }
        if word.is(DAY) {
            return false;
        }
        let direct = i == body && definite;
        let next_is_noun = || {
            i + 1 < self.stop
                && r.token(i + 1).kind == Kind::Word
                && r.function(i + 1) == 0
                && (r.word(i + 1).verb() == 0 || r.is_speaking_noun(i + 1))
        };
        match word.form() {
            0 => {
                let derived = |text: &str| text.ends_with("ed") || text.ends_with("ing") || text.ends_with("ly");
                !(word == Word(0) && derived(r.of(i))) || direct && next_is_noun()
            }
            PAST | PARTICIPLE | ING => {
                // `Roe cast the only no vote`, but `the film's cast`
                if run.is_some_and(|(_, e)| e == i) && r.function(i + 1) == DETERMINER {
                    return false;
                }
                // `the ruling`, `three suspected men`
                (direct && next_is_noun())
                    || word.is(PERSON | GROUP | ORGANIZATION | DOCUMENT) && (i > body || definite)
            }
            // A base or -s form.
            _ => {
                // `the main points of the column`
                let of = i + 1 < self.stop && r.of(i + 1) == "of" && word.form() == THIRD && i > body && definite;
                if of {
                    return true;
                }
                let nominal = word.is(NOUN | PERSON | GROUP | ORGANIZATION | DOCUMENT);
                if !nominal {
                    return false;
                }
                if direct {
                    return true;
                }
                let after_subject = noun.is_some_and(|n| n + 1 == i) || run.is_some_and(|(_, e)| e == i);
                if after_subject {
                    // `the campaign claims that`, `Trump reports “…”` against `Trump campaign aides said`.
                    let next = r.function(i + 1 - u32::from(i + 1 >= self.stop));
                    let object =
                        matches!(next, DETERMINER | THAT | OBJECT | HE | SHE | THEY | IT | FIRST | SUBORDINATOR)
                            || i + 1 >= self.stop
                            || matches!(r.token(i + 1).kind, Kind::Comma | Kind::Colon)
                                && word.verb() != OTHER
                                && word.form() == THIRD;
                    return !object && r.is_speaking_noun(i);
                }
                // `Presiding judge Jan Roe`
                let titles = || word.is(TITLE) && word.form() == BASE && r.token(i + 1).is_capital();
                i > body || r.is_speaking_noun(i) && (r.token(i).has(START | OPENED) || word.is(PLURAL) || titles())
            }
        }
    }
}
