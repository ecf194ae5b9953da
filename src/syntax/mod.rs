//! The grammar that all layers share: what is a name, and what is a report of speech, asked over token ranges.

mod clause;
mod following;
mod governors;
pub mod modifiers;
pub mod names;
pub mod non_speech;
#[cfg(test)]
mod non_speech_tests;
pub mod offices;
mod phrases;
mod report;
pub mod reports;
#[cfg(test)]
mod reports_tests;
pub mod seen;
pub mod spelling;
mod subject;

pub use clause::Clause;

use crate::lexicon::Word;
use crate::text::{Kind, Token};

/// Tokens of a text with what the lexicon says of each; all indices are token indices.
#[derive(Clone, Copy, Debug)]
pub struct Tokens<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub words: &'a [Word],
}

impl<'a> Tokens<'a> {
    pub fn len(&self) -> u32 {
        self.tokens.len() as u32
    }

    /// What a token is; beyond the ends `None`.
    pub fn kind(&self, i: u32) -> Option<Kind> {
        self.tokens.get(i as usize).map(|t| t.kind)
    }

    /// What the lexicon knows of a token; nothing for what is no word.
    pub fn word(&self, i: u32) -> Word {
        self.words.get(i as usize).copied().unwrap_or_default()
    }

    /// The token as written; empty beyond the ends.
    pub fn of(&self, i: u32) -> &'a str {
        self.tokens.get(i as usize).map_or("", |t| t.span().of(self.text))
    }

    /// The text from token `first` to before token `end`; empty where `first >= end`.
    #[cfg(test)]
    pub fn span(&self, first: u32, end: u32) -> crate::text::Span {
        match (self.tokens.get(first as usize), self.tokens.get((end as usize).wrapping_sub(1))) {
            (Some(a), Some(b)) if first < end => crate::text::Span::between(a.start, b.end),
            (Some(a), _) => crate::text::Span::between(a.start, a.start),
            _ => crate::text::Span::default(),
        }
    }
}
