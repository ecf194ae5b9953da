//! What names are compared by, and which words behind a name are none of it.

use super::tokenized::TokenizedDocument;
use crate::lexicon::*;
use crate::text::Kind;
use crate::text::tokens::{INITIAL, UPPER};
use crate::text::words::{is_any, words};

/// What names are compared by.
#[derive(Clone, Copy, Debug, Default)]
pub struct Key {
    /// Hashes of the first and the last word, or of a head noun twice.
    pub first: u32,
    pub last: u32,
    /// Words of the name, without suffixes.
    pub words: u32,
    /// First letter, and whether the first word is no more than that.
    pub letter: Option<char>,
    pub initial: bool,
    /// All in capitals.
    pub upper: bool,
}

/// Whether a word behind so many others of a name is none of it: `Jan Roe Jr.`, `Roe Filho`, but `Agostinho Neto`.
pub(super) fn is_suffix(r: &TokenizedDocument, i: u32, words: u32) -> bool {
    let descent = || is_any(r.of(i), words!["filho", "neto", "júnior", "junior", "sobrinho"]);
    r.word(i).is(SUFFIX) && (words > 1 || !r.word(i - 1).is(GIVEN) || !descent())
}

impl Key {
    /// The key of the name in tokens `from..to`, which hold no title before it.
    pub(super) fn of(r: &TokenizedDocument, from: u32, to: u32) -> Key {
        let (mut last, mut words, mut upper) = (from, 0, true);
        for i in from..to {
            let token = r.token(i);
            if token.kind == Kind::Word && !(i > from && is_suffix(r, i, words)) {
                words += 1;
                last = i;
                upper &= token.has(UPPER | INITIAL);
            }
        }
        let first = r.token(from);
        // `Abd al-Bari Roe` and `Abd al-Nasir Roe` are two.
        let half = from < last && is_any(r.of(from), words!["abd", "abdul", "abdel", "abu", "umm"]);
        Key {
            first: r.token(from + u32::from(half)).hash,
            last: r.token(last).hash,
            words,
            letter: r.of(from).chars().next().map(|c| c.to_ascii_uppercase()),
            initial: first.has(INITIAL),
            upper: upper && words > 0,
        }
    }

    /// The key of a label's name, past the titles before it; `None` where it has no word.
    pub(super) fn of_label(r: &TokenizedDocument, from: u32, to: u32) -> Option<Key> {
        let word = |i: &u32| r.token(*i).kind == Kind::Word;
        let name =
            (from..to).filter(word).find(|&i| !r.word(i).is(TITLE) || r.word(i).is(GIVEN)).or((from..to).find(word))?;
        Some(Key::of(r, name, to))
    }
}
