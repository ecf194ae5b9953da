//! What is known of words: typed lookups over a table that the build script makes from `data/*.txt`.

// The build script uses the constants that are not used here.
#[allow(dead_code)]
mod classes;
#[cfg(any(test, target_arch = "wasm32"))]
mod lists;
#[cfg(not(target_arch = "wasm32"))]
mod table;

pub use classes::*;

#[cfg(target_arch = "wasm32")]
use lists::class;
#[cfg(not(target_arch = "wasm32"))]
use table::class;

use crate::text::fold::fold;

/// What the lists say of one word; zero if they do not have it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word(pub u32);

impl Word {
    /// Looks a word up as it stands in a text, whatever its case.
    pub fn of(word: &str) -> Word {
        Word::lookup(fold(word))
    }

    /// Looks a word up by its case-folded hash (`text::fold`).
    ///
    /// The table keeps 29 bits of the hash: one unlisted word in some 60,000 is taken for a listed one.
    #[inline]
    pub fn lookup(hash: u32) -> Word {
        Word(class(hash))
    }

    /// Whether any of the flags is set.
    #[inline]
    pub fn is(self, flags: u32) -> bool {
        self.0 & flags != 0
    }

    /// `SAY` … `OTHER`, or 0 for no verb.
    #[inline]
    pub fn verb(self) -> u32 {
        self.0 & VERB_MASK
    }

    /// `BASE` … `ING`, or 0.
    #[inline]
    pub fn form(self) -> u32 {
        (self.0 & FORM_MASK) >> FORM_SHIFT
    }

    /// `AUX` … `OBJECT`, or 0 for an open class.
    #[inline]
    pub fn function(self) -> u32 {
        (self.0 & FUNCTION_MASK) >> FUNCTION_SHIFT
    }
}

/// What a given name or a title tells of its bearer.
#[cfg(feature = "cli")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    Female,
    Male,
}

/// The gender that a given name usually tells; `None` of one that tells none, or that the lists do not have.
#[cfg(feature = "cli")]
pub fn given_gender(name: &str) -> Option<Gender> {
    let word = Word::of(name);
    match (word.is(GIVEN), word.is(FEMALE), word.is(MALE)) {
        (true, true, false) => Some(Gender::Female),
        (true, false, true) => Some(Gender::Male),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_forms_are_found() {
        for (word, class, form) in
            [("said", SAY, PAST), ("Denies", CLAIM, THIRD), ("quipping", SAY, ING), ("wrote", WRITE, PAST)]
        {
            let entry = Word::lookup(fold(word));
            assert_eq!((entry.verb(), entry.form()), (class, form), "{word}");
        }
        assert!(Word::lookup(fold("spokeswomen")).is(PLURAL));
        assert_eq!(Word::lookup(fold("zyzzyva")), Word(0));
    }

    #[test]
    #[cfg(not(target_arch = "wasm32"))]
    fn the_module_has_the_same_words() {
        let classes = |words: &str| -> Vec<u32> { words.split_whitespace().map(|w| lists::class(fold(w))).collect() };
        let text = [
            include_str!("../../README.md"),
            include_str!("../../data/function-words.txt"),
            include_str!("../../data/given-names.txt"),
            include_str!("../../data/people.txt"),
            include_str!("../../data/speech-verbs.txt"),
            include_str!("../../data/surnames.txt"),
            include_str!("../../data/verbs.txt"),
        ]
        .join("\n");
        let words: Vec<u32> = text.split_whitespace().map(|w| table::class(fold(w))).collect();
        assert!(words.iter().filter(|class| **class != 0).count() > 3000);
        assert_eq!(classes(&text), words);
        assert!((0..1 << 20).all(|hash| lists::class(hash) == table::class(hash)));
    }
}
