//! Words that may name a speaker: names, pronouns, and noun phrases with a head that can speak.

use super::tokenized::TokenizedDocument;
use crate::lexicon::*;
use crate::syntax::{names, offices};
use crate::text::Kind;
use crate::text::tokens::{ABBREVIATED, CAPITAL, OPENED, START};

/// What a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum MentionKind {
    /// A proper name, with its titles and what stands before it: `Russian President Vladimir Putin`.
    Name,
    He,
    She,
    They,
    It,
    /// `I`, `we`.
    First,
    /// `who` of a relative clause.
    Who,
    /// A noun phrase whose head is listed: `two officials`, `the report`.
    Noun,
    /// A noun phrase with an unlisted head before a verb of speech.
    Unlisted,
    /// `@name`
    Handle,
}

/// A noun phrase, as a range of tokens.
#[derive(Clone, Copy, Debug)]
pub struct Mention {
    pub first: u32,
    /// One past the last token.
    pub end: u32,
    /// Where the name proper, without titles and roles, begins; for noun phrases their head.
    pub name: u32,
    pub kind: MentionKind,
    /// Flags of the head noun, or of the name: `MALE`, `FEMALE`, `PLURAL`, `PERSON`, `ORGANIZATION`, `PLACE` …
    pub flags: u32,
    pub block: u32,
    /// Within a longer phrase (`the Trump campaign`): it counts for names, not as a candidate.
    pub inner: bool,
    pub quoted: bool,
    /// Has a determiner or possessor.
    pub definite: bool,
    /// `his`, `their`: the possessor of the phrase that follows.
    pub possessive: bool,
}

/// All mentions of the text, in text order (an inner one before the phrase that holds it).
pub fn find(tokenized: &TokenizedDocument) -> Vec<Mention> {
    let mut finder = Finder { tokenized, out: Vec::with_capacity(tokenized.tokens.len() / 8 + 8), block: 0, stop: 0 };
    let mut quoted_tokens = tokenized.quoted_tokens.iter().peekable();
    for (block, &(from, to)) in tokenized.blocks.iter().enumerate() {
        finder.block = block as u32;
        let mut i = from;
        while i < to {
            while quoted_tokens.next_if(|s| s.end <= i).is_some() {}
            let (quoted, stop) = match quoted_tokens.peek() {
                Some(s) if s.first <= i => (true, s.end.min(to)),
                Some(s) => (false, s.first.min(to)),
                None => (false, to),
            };
            finder.stop = stop;
            let from = finder.out.len();
            i = finder.phrase(i);
            if quoted {
                finder.out.truncate_to_names(from);
            }
        }
    }
    finder.out
}

trait Quoted {
    fn truncate_to_names(&mut self, from: usize);
}

impl Quoted for Vec<Mention> {
    /// Inside a quotation only names are of use, for the names of the whole text.
    fn truncate_to_names(&mut self, from: usize) {
        let mut keep = from;
        for i in from..self.len() {
            if self[i].kind == MentionKind::Name {
                self[keep] = Mention { quoted: true, ..self[i] };
                keep += 1;
            }
        }
        self.truncate(keep);
    }
}

struct Finder<'r, 't> {
    tokenized: &'r TokenizedDocument<'t>,
    out: Vec<Mention>,
    block: u32,
    /// No phrase reaches beyond this token.
    stop: u32,
}

impl Finder<'_, '_> {
    /// Reads what begins at token `i`; returns where to go on.
    fn phrase(&mut self, i: u32) -> u32 {
        let r = self.tokenized;
        let token = r.token(i);
        match token.kind {
            Kind::Word => {}
            Kind::Handle => {
                self.push(i, i + 1, i, MentionKind::Handle, 0, false);
                return i + 1;
            }
            _ => return i + 1,
        }
        let word = r.word(i);
        // `according to him, …`
        let after = i >= 2 && r.function(i - 2) == ACCORDING && r.function(i - 1) == PREPOSITION;
        let alone = r.tokens.get(i as usize + 1).is_none_or(|t| !t.is_word());
        let pronoun = match word.function() {
            _ if after && alone && r.of(i) == "him" => Some((MentionKind::He, MALE)),
            _ if after && alone && r.of(i) == "her" => Some((MentionKind::She, FEMALE)),
            _ if after && alone && r.of(i) == "them" => Some((MentionKind::They, PLURAL)),
            HE => Some((MentionKind::He, MALE)),
            SHE => Some((MentionKind::She, FEMALE)),
            THEY => Some((MentionKind::They, PLURAL)),
            IT => Some((MentionKind::It, 0)),
            FIRST if token.shape & CAPITAL != 0 || r.of(i) != "i" => Some((MentionKind::First, 0)),
            // `Who signed the contracts?` asks, and means nobody.
            RELATIVE if matches!(r.of(i), "who" | "which") => Some((MentionKind::Who, 0)),
            _ => None,
        };
        if let Some((kind, flags)) = pronoun {
            self.push(i, i + 1, i, kind, flags, false);
            return i + 1;
        }
        let determined = word.function() == DETERMINER || word.is(POSSESSIVE);
        let possessed = i > 0 && r.token(i - 1).kind == Kind::Possessive;
        if word.function() != 0 && !determined && !(token.is_capital() && names::is_name_token(r.names(), i, false)) {
            return i + 1;
        }
        if word.is(POSSESSIVE) {
            let (kind, flags) = match r.of(i).to_ascii_lowercase().as_str() {
                "his" => (MentionKind::He, MALE),
                "her" => (MentionKind::She, FEMALE),
                "their" => (MentionKind::They, PLURAL),
                "its" => (MentionKind::It, 0),
                _ => (MentionKind::First, 0),
            };
            self.push(i, i + 1, i, kind, flags, false);
            if let Some(owner) = self.out.last_mut() {
                owner.possessive = true;
                // `Our own Jan Roe reports`: never who speaks.
                owner.inner = owner.kind == MentionKind::First;
            }
            return if i + 1 < self.stop { self.noun_phrase(i + 1, i + 1, true) } else { i + 1 };
        }
        let body = if determined { i + 1 } else { i };
        self.noun_phrase(i, body, determined || possessed)
    }

    fn push(&mut self, first: u32, end: u32, name: u32, kind: MentionKind, flags: u32, definite: bool) {
        let block = self.block;
        self.out.push(Mention {
            first,
            end,
            name,
            kind,
            flags,
            block,
            inner: false,
            quoted: false,
            definite,
            possessive: false,
        });
    }

    /// A noun phrase with its determiner at `first` and the rest from `body` on.
    fn noun_phrase(&mut self, first: u32, body: u32, definite: bool) -> u32 {
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
            if names::is_name_token(r.names(), i, i > body) {
                let end = names::run_end(r.names(), i, self.stop);
                // `In an interview Trump said`: a noun that is no role does not lean on the name after it.
                if i > body && !self.modifies(first, body, i, definite) {
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
        match (run, noun) {
            // `the Russian President`: capitals, but a description.
            (Some((_, stop)), _) if stop == end && self.is_office(first, body, end) => {
                for m in &mut self.out[from..] {
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
                for m in &mut self.out[from..] {
                    m.inner = true;
                }
                let role = noun.is_some_and(|n| n + 1 == start && r.word(n).is(PERSON));
                self.push(first, end, name, MentionKind::Name, flags | if role { PERSON } else { 0 }, definite);
            }
            (_, Some(head)) if head + 1 == end => {
                for m in &mut self.out[from..] {
                    m.inner = true;
                }
                let flags = r.word(head).0 & (PERSON | GROUP | ORGANIZATION | DOCUMENT | PLURAL | MALE | FEMALE);
                let (head, end) = self.joined(head, end);
                self.push(first, end, head, MentionKind::Noun, flags, definite || run.is_some());
                return end;
            }
            // `one Democrat familiar with the plan`, `a woman walking by`: a person, and then words about them.
            (_, Some(head)) if run.is_none_or(|(_, stop)| stop <= head) && r.word(head).is(PERSON) => {
                for m in &mut self.out[from..] {
                    m.inner = true;
                }
                let flags = r.word(head).0 & (PERSON | GROUP | ORGANIZATION | DOCUMENT | PLURAL | MALE | FEMALE);
                self.push(first, head + 1, head, MentionKind::Noun, flags, definite || run.is_some());
                return head + 1;
            }
            // A name and then words that are no head of its phrase: `Trump rally-goers`, `Clinton spun`.
            (Some((start, stop)), _) if !definite => {
                if let Some(m) = self.out.last() {
                    debug_assert!(m.end == stop);
                }
                if first < start
                    && let Some(last) = self.out.last_mut()
                {
                    last.first = first;
                }
                return stop;
            }
            _ => {
                for m in &mut self.out[from..] {
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
                let (aged, many) = (told.ends_with("-year-old") || told.contains("-of-"), told.ends_with('s'));
                if definite && (verb || aged) || many && verb {
                    let flags = if many { PLURAL } else { PERSON * u32::from(aged) };
                    self.push(first, end, end - 1, MentionKind::Unlisted, flags, definite);
                }
            }
        }
        end.max(first + 1)
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
        let one = !["ish", "ese", "tch", "nch", "iss"].iter().any(|e| r.of(end - 1).ends_with(e));
        if head.is(DEMONYM) && one && first < body && end == body + 1 && r.of(first).eq_ignore_ascii_case("the") {
            return true;
        }
        if !head.is(PERSON) || head.is(GIVEN) {
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
            return function == DETERMINER
                && i == body
                && first < body
                && !matches!(r.of(i), "the" | "a" | "an" | "this" | "that");
        }
        if word.is(DAY) {
            return false;
        }
        let direct = i == body && definite;
        let next_is_noun = i + 1 < self.stop && {
            let t = r.token(i + 1);
            t.kind == Kind::Word && r.function(i + 1) == 0 && (r.word(i + 1).verb() == 0 || r.is_speaking_noun(i + 1))
        };
        let text = r.of(i);
        match word.form() {
            0 => {
                if word == Word(0) && (text.ends_with("ed") || text.ends_with("ing") || text.ends_with("ly")) {
                    return direct && next_is_noun;
                }
                true
            }
            PAST | PARTICIPLE | ING => {
                // `the ruling`, `three suspected men`
                (direct && next_is_noun) || word.is(PERSON | GROUP | ORGANIZATION | DOCUMENT) && (i > body || definite)
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
                i > body || r.is_speaking_noun(i) && (r.token(i).has(START | OPENED) || word.is(PLURAL))
            }
        }
    }
}
