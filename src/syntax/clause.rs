//! A stretch of running text as the grammar of reports reads it: phrases and quotations as single atoms, in sentences.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use super::Tokens;
use crate::lexicon::*;
use crate::text::Kind;
use crate::text::Parts;
use crate::text::tokens::START;
use crate::text::words::{Listed, is_any, words};

/// What a noun phrase is, as far as the grammar asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhraseKind {
    Name,
    Noun,
    /// `she`, `they`, `it`, `I`
    Pronoun,
    /// `his`, `their`: the possessor of what follows.
    Possessor,
    /// `who` and `which` of a relative clause.
    Relative,
}

/// A noun phrase that the caller has found, as a range of tokens.
#[derive(Clone, Copy, Debug)]
pub struct Phrase {
    pub first: u32,
    /// One past the last token.
    pub end: u32,
    pub kind: PhraseKind,
    /// Lexicon flags of the head: `PERSON`, `ORGANIZATION`, `DOCUMENT` …
    pub flags: u32,
}

/// Somebody's place in a report: a token range, and the caller's phrase that is its head, if there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Party {
    pub first: u32,
    pub end: u32,
    /// Index into the phrases; `None` for words that the caller took for no phrase.
    pub phrase: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Word,
    Mark(Kind),
    Phrase(u32),
    Quotation,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Atom {
    pub first: u32,
    pub end: u32,
    pub part: Part,
    /// Begins a sentence.
    pub starts: bool,
}

/// How many tokens before and behind a quotation are read, so that a text of any length costs linear time.
const BEFORE: u32 = 120;
const BEHIND: u32 = 70;

/// The atoms around one quotation.
pub struct Clause<'a> {
    pub(super) t: Tokens<'a>,
    pub(super) phrases: &'a [Phrase],
    pub(super) atoms: Vec<Atom>,
    /// The quotation.
    pub(super) q: usize,
    /// Its sentence, as a range of atoms.
    pub(super) start: usize,
    pub(super) end: usize,
}

impl<'a> Clause<'a> {
    /// The atoms around quotation `q`, within `paragraph`.
    ///
    /// `quotations` are token ranges with their marks, `phrases` noun phrases, both disjoint and in text order; what
    /// overlaps is left out.
    pub fn new(
        t: Tokens<'a>,
        quotations: &[(u32, u32)],
        q: usize,
        paragraph: (u32, u32),
        phrases: &'a [Phrase],
    ) -> Option<Clause<'a>> {
        let &(first, end) = quotations.get(q)?;
        let (from, to) = (paragraph.0.max(first.saturating_sub(BEFORE)), paragraph.1.min(end + BEHIND).min(t.len()));
        if first < from || end > to || first >= end {
            return None;
        }
        let mut atoms = Vec::with_capacity(64);
        let mut quoted = quotations.part(quotations.partition_point(|s| s.1 <= from)..).iter().peekable();
        let mut next = phrases.partition_point(|p| p.first < from);
        let (mut i, mut at) = (from, 0);
        while i < to {
            let start = atoms.len();
            while quoted.next_if(|s| s.1 <= i).is_some() {}
            while phrases.get(next).is_some_and(|p| p.first < i) {
                next += 1;
            }
            let stop = quoted.peek().map_or(to, |s| s.0.min(to));
            if stop <= i {
                let close = quoted.peek().map_or(to, |s| s.1.min(to)).max(i + 1);
                if i == first {
                    at = start;
                }
                atoms.push(Atom { first: i, end: close, part: Part::Quotation, starts: false });
                i = close;
            } else if let Some(p) = phrases.get(next).filter(|p| p.first == i && p.end > i && p.end <= stop) {
                // `“…,” notes Ashby`: a verb that may be a noun begins no phrase behind a quotation.
                let word = t.word(i);
                let behind = atoms.iter().rev().take(2).any(|a: &Atom| a.part == Part::Quotation);
                if behind && word.form() == THIRD && (SAY..=TALK).contains(&word.verb()) {
                    atoms.push(Atom { first: i, end: i + 1, part: Part::Word, starts: false });
                    i += 1;
                }
                if i < p.end {
                    atoms.push(Atom { first: i, end: p.end, part: Part::Phrase(next as u32), starts: false });
                    i = p.end;
                }
                next += 1;
            } else {
                let kind = t.kind(i).unwrap_or(Kind::Other);
                let part = if kind == Kind::Word { Part::Word } else { Part::Mark(kind) };
                // A note's marker or a stray mark says nothing.
                if !matches!(kind, Kind::Other | Kind::Mark) || part == Part::Word {
                    atoms.push(Atom { first: i, end: i + 1, part, starts: false });
                }
                i += 1;
            }
        }
        let mut clause = Clause { t, phrases, atoms, q: at, start: 0, end: 0 };
        clause.sentences();
        Some(clause)
    }

    fn sentences(&mut self) {
        for i in 0..self.atoms.len() {
            let ended =
                i == 0 || self.is_terminal(i - 1) || i > 1 && self.is(i - 1, Kind::Close) && self.is_terminal(i - 2);
            let opens = match self.atoms[i].part {
                Part::Quotation => true,
                Part::Mark(kind) => matches!(kind, Kind::Number | Kind::Open | Kind::Dash),
                _ => i == 0 || self.t.tokens[self.atoms[i].first as usize].has(START) && self.is_upper(i),
            };
            self.atoms[i].starts = ended && opens;
        }
        self.start = self.sentence_start(self.q);
        self.end = self.sentence_end(self.q);
    }

    /// The atom with which the sentence of atom `i` begins.
    pub fn sentence_start(&self, i: usize) -> usize {
        (0..=i).rev().find(|&k| self.atoms[k].starts).unwrap_or(0)
    }

    pub fn sentence_end(&self, i: usize) -> usize {
        (i + 1..self.atoms.len()).find(|&k| self.atoms[k].starts).unwrap_or(self.atoms.len())
    }

    /// A full stop, or a quotation that ends in one.
    fn is_terminal(&self, i: usize) -> bool {
        let terminal = |k| matches!(k, Some(Kind::Period | Kind::Question | Kind::Exclaim | Kind::Ellipsis));
        match self.atoms[i].part {
            Part::Quotation => self.quoted_end(i).is_some_and(|k| terminal(Some(k))),
            Part::Mark(kind) => terminal(Some(kind)),
            _ => false,
        }
    }

    /// The mark before the closing quotation mark.
    pub fn quoted_end(&self, i: usize) -> Option<Kind> {
        let a = self.atoms.get(i)?;
        (a.first..a.end).rev().take(4).map(|k| self.t.kind(k)).find(|&k| k != Some(Kind::Mark)).flatten()
    }

    pub fn is(&self, i: usize, kind: Kind) -> bool {
        self.atoms.get(i).is_some_and(|a| a.part == Part::Mark(kind))
    }

    pub fn is_quotation(&self, i: usize) -> bool {
        self.atoms.get(i).is_some_and(|a| a.part == Part::Quotation)
    }

    pub fn is_word(&self, i: usize) -> bool {
        self.atoms.get(i).is_some_and(|a| a.part == Part::Word)
    }

    fn is_upper(&self, i: usize) -> bool {
        self.t.tokens.get(self.atoms[i].first as usize).is_some_and(|t| t.is_capital())
    }

    /// What the lexicon says of an atom that is a word outside phrases.
    pub fn word(&self, i: usize) -> Word {
        if self.is_word(i) { self.t.word(self.atoms[i].first) } else { Word::default() }
    }

    pub fn function(&self, i: usize) -> u32 {
        self.word(i).function()
    }

    /// An atom's only word, as written.
    pub fn of(&self, i: usize) -> &'a str {
        self.atoms
            .get(i)
            .filter(|a| a.part != Part::Quotation && a.end == a.first + 1)
            .map_or("", |a| self.t.of(a.first))
    }

    pub fn any(&self, i: usize, words: impl Listed) -> bool {
        let word = self.of(i);
        !word.is_empty() && is_any(word, words)
    }

    pub fn phrase(&self, i: usize) -> Option<&'a Phrase> {
        match self.atoms.get(i)?.part {
            Part::Phrase(p) => self.phrases.get(p as usize),
            _ => None,
        }
    }

    /// A phrase that may stand for somebody: no possessor and no relative pronoun.
    pub fn is_nominal(&self, i: usize) -> bool {
        self.phrase(i).is_some_and(|p| !matches!(p.kind, PhraseKind::Possessor | PhraseKind::Relative))
    }

    pub fn is_relative(&self, i: usize) -> bool {
        self.phrase(i).is_some_and(|p| p.kind == PhraseKind::Relative) || self.function(i) == RELATIVE
    }

    pub fn is_verb(&self, i: usize) -> bool {
        self.word(i).verb() != 0
    }

    /// A verb that may report speech.
    pub fn is_report(&self, i: usize) -> bool {
        (SAY..=SHOW).contains(&self.word(i).verb())
    }

    /// A word without a list, of the open class.
    pub fn is_open(&self, i: usize) -> bool {
        self.is_word(i) && self.function(i) == 0
    }

    /// An adverb; `-ly` makes one of an unlisted word.
    pub fn is_adverb(&self, i: usize) -> bool {
        self.function(i) == ADVERB && !self.any(i, words!["not", "here", "there"])
            || self.is_word(i) && self.word(i) == Word::default() && self.of(i).ends_with("ly")
    }

    pub fn is_not(&self, i: usize) -> bool {
        let word = self.of(i);
        self.any(i, words!["not", "never", "hardly", "cannot", "nor", "neither"])
            || self.function(i) == AUX && (word.ends_with("n't") || word.ends_with("n’t"))
    }

    /// Whether a finite verb begins at atom `i`: an auxiliary, or a verb in the past or third person.
    pub fn is_finite(&self, i: usize) -> bool {
        let word = self.word(i);
        word.function() == AUX || word.function() == 0 && word.verb() != 0 && matches!(word.form(), PAST | THIRD)
    }

    /// The tokens of atoms `a..b` with the phrase of atom `head`.
    pub fn party(&self, a: usize, b: usize, head: usize) -> Party {
        let phrase = match self.atoms[head].part {
            Part::Phrase(p) => Some(p),
            _ => None,
        };
        Party { first: self.atoms[a].first, end: self.atoms[b.max(a + 1) - 1].end, phrase }
    }
}
