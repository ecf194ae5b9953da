//! Which words a text has, in little room.

#![expect(clippy::indexing_slicing, reason = "the table has a place for every value that it is asked with")]

/// A set of hashed words that may take a word for seen that was not.
#[derive(Clone, Debug, Default)]
pub struct Seen(Vec<u64>);

impl Seen {
    pub fn add(&mut self, hash: u32) {
        let bit = hash.wrapping_mul(0x9E37_79B1) >> 16;
        if self.0.is_empty() {
            self.0 = vec![0; 1024];
        }
        self.0[(bit >> 6) as usize] |= 1 << (bit & 63);
    }

    pub fn has(&self, hash: u32) -> bool {
        let bit = hash.wrapping_mul(0x9E37_79B1) >> 16;
        self.0.get((bit >> 6) as usize).is_some_and(|bits| bits >> (bit & 63) & 1 == 1)
    }
}
