//! The table that the build script makes, as the tool looks words up.

use super::{PLACES, key};

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// What the lists say of a word by its case-folded hash; zero if they do not have it.
#[inline]
#[expect(clippy::indexing_slicing, reason = "the table has a place for every value that it is asked with")]
pub fn class(hash: u32) -> u32 {
    let key = key(hash);
    let mut at = key as usize % PLACES;
    loop {
        match KEYS[at] {
            0 => return 0,
            found if found == key => return CLASSES[usize::from(NUMBERS[at])],
            _ => at = (at + 1) % PLACES,
        }
    }
}
