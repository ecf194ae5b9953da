//! The table that the build script makes, as the tool looks words up.

use super::{PACK, slot};

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// What the lists say of a word by its case-folded hash; zero if they do not have it.
#[inline]
#[expect(clippy::indexing_slicing, reason = "the table has a place for every value that it is asked with")]
pub fn class(hash: u32) -> u32 {
    let (bucket, print) = slot(hash);
    let (counts, shift) = (COUNTS[bucket / PACK], 4 * (bucket % PACK));
    let start = usize::from(STARTS[bucket / PACK]) + sum_of_nibbles(counts & ((1 << shift) - 1));
    for i in start..start + (counts >> shift & 15) as usize {
        if PRINTS[i] == print {
            return CLASSES[usize::from(NUMBERS[i])];
        }
    }
    0
}

/// The sum of the sixteen numbers of four bits each.
fn sum_of_nibbles(counts: u64) -> usize {
    const BYTES: u64 = 0x0F0F_0F0F_0F0F_0F0F;
    (((counts & BYTES) + (counts >> 4 & BYTES)).wrapping_mul(0x0101_0101_0101_0101) >> 56) as usize
}
