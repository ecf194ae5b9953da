//! Which words a text has, in little room.

#![expect(clippy::indexing_slicing, reason = "the table has a place for every value that it is asked with")]

/// A set of hashed words that may take a word for seen that was not.
#[derive(Clone, Debug, Default)]
pub struct Seen(Option<Box<[u64; 1024]>>);

impl Seen {
    #[inline]
    pub fn add(&mut self, hash: u32) {
        let bit = hash.wrapping_mul(0x9E37_79B1) >> 16;
        self.0.get_or_insert_with(|| Box::new([0; 1024]))[(bit >> 6) as usize] |= 1 << (bit & 63);
    }

    #[inline]
    pub fn has(&self, hash: u32) -> bool {
        let bit = hash.wrapping_mul(0x9E37_79B1) >> 16;
        self.0.as_ref().is_some_and(|bits| bits[(bit >> 6) as usize] >> (bit & 63) & 1 == 1)
    }
}
