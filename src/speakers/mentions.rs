//! Words that may name a speaker: names, pronouns, and noun phrases with a head that can speak.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use super::tokenized::TokenizedDocument;
use crate::lexicon::*;
use crate::syntax::names;
use crate::text::Kind;
use crate::text::tokens::CAPITAL;
use crate::text::words::{Words, is_any, words};

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
    finder.out.shrink_to_fit();
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

pub(super) struct Finder<'r, 't> {
    pub(super) tokenized: &'r TokenizedDocument<'t>,
    pub(super) out: Vec<Mention>,
    block: u32,
    /// No phrase reaches beyond this token.
    pub(super) stop: u32,
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
        // `someone in the gallery yelled`
        if matches!(token.end - token.start, 7 | 8) && is_any(r.of(i), words!["someone", "somebody"]) {
            self.push(i, i + 1, i, MentionKind::Unlisted, PERSON, false);
            return i + 1;
        }
        let article =
            word.function() == DETERMINER && !(token.is_capital() && names::is_name_token(r.names(), i, false));
        let determined = article || word.is(POSSESSIVE);
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
        if let Some(whole) = self.part_of(i) {
            return self.one_of(i, whole);
        }
        // `one of them`
        if self.is_of(i + 1) && r.of(i + 2) == "them" && is_any(r.of(i), words!["one", "another"]) && i + 3 <= self.stop
        {
            self.push(i, i + 3, i, MentionKind::Unlisted, PERSON, false);
            return i + 3;
        }
        let body = if determined { i + 1 } else { i };
        self.noun_phrase(i, body, determined || possessed)
    }

    fn is_of(&self, i: u32) -> bool {
        self.tokenized.function(i) == PREPOSITION && self.tokenized.of(i) == "of"
    }

    /// Where the whole begins of which the phrase at `i` is a part: `one of the passengers`.
    fn part_of(&self, i: u32) -> Option<u32> {
        let r = self.tokenized;
        const COUNTS: Words =
            words!["one", "two", "three", "several", "some", "many", "most", "none", "both", "another"];
        let part = self.is_of(i + 1) && is_any(r.of(i), COUNTS) && i + 3 < self.stop;
        (part && matches!(r.of(i + 2), "the" | "these" | "those")).then_some(i + 3)
    }

    /// Reads `one of the passengers`: somebody among those whom the noun means.
    fn one_of(&mut self, i: u32, whole: u32) -> u32 {
        let end = self.noun_phrase(i, whole, true);
        let one = is_any(self.tokenized.of(i), words!["one", "another"]);
        if let Some(m) = self.out.last_mut().filter(|m| m.first == i && m.kind == MentionKind::Noun) {
            // `one of the eleven`
            let counted = self.tokenized.token(m.name).kind == Kind::Number;
            let people = m.flags & (PERSON | GROUP) != 0 || counted;
            m.definite = false;
            if one {
                m.flags &= !(PLURAL | GROUP);
            }
            if people {
                m.flags |= PERSON;
            }
        }
        end
    }

    pub(super) fn push(&mut self, first: u32, end: u32, name: u32, kind: MentionKind, flags: u32, definite: bool) {
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
}
