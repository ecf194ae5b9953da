//! What is known of words: typed lookups over a table that the build script makes from `data/*.txt`.

// The build script uses the constants that are not used here.
#[allow(dead_code)]
mod classes;

pub use classes::*;

use crate::text::fold::fold;

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

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
    #[expect(clippy::indexing_slicing, reason = "the table has a place for every value that it is asked with")]
    pub fn lookup(hash: u32) -> Word {
        let (bucket, print) = slot(hash);
        let (counts, shift) = (COUNTS[bucket / PACK], 4 * (bucket % PACK));
        let start = usize::from(STARTS[bucket / PACK]) + sum_of_nibbles(counts & ((1 << shift) - 1));
        for i in start..start + (counts >> shift & 15) as usize {
            if PRINTS[i] == print {
                return Word(CLASSES[usize::from(NUMBERS[i])]);
            }
        }
        Word(0)
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

/// The sum of the sixteen numbers of four bits each.
fn sum_of_nibbles(counts: u64) -> usize {
    const BYTES: u64 = 0x0F0F_0F0F_0F0F_0F0F;
    (((counts & BYTES) + (counts >> 4 & BYTES)).wrapping_mul(0x0101_0101_0101_0101) >> 56) as usize
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
}
