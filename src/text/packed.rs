// Symbols in as few bits as they are likely, by a range coder that learns while it reads: what the lists of words and the
// weights are in the module. Shared with the build script, which packs by the same odds (G. N. N. Martin, Range encoding,
// 1979).

#![expect(clippy::indexing_slicing, reason = "there are odds for every context that is asked for")]

/// How likely a bit is 0, in 1/65536, by those that were there before.
#[derive(Clone, Copy)]
pub struct Odds {
    zero: u16,
    seen: u16,
}

impl Odds {
    pub const EVEN: Odds = Odds { zero: 1 << 15, seen: 1 };

    /// The part of a range that is a 0's.
    pub fn part(self, range: u32) -> u32 {
        (range >> 16) * u32::from(self.zero)
    }

    pub fn learn(&mut self, bit: bool) {
        // Nothing is ever certain. The more was seen, the less each counts, by powers of two: a division would take longer.
        let (is, wanted) = (i32::from(self.zero), if bit { 32 } else { 65_504 });
        self.zero = (is + ((wanted - is) >> (u16::BITS - self.seen.leading_zeros()))) as u16;
        self.seen += u16::from(self.seen < 127);
    }
}

/// Below this a range takes one more byte.
pub const NARROW: u32 = 1 << 24;

/// Symbols of a number of bits each, every one in a context: the odds of context `c` are those from `c << bits` on.
pub struct Unpacker<'p> {
    bytes: std::slice::Iter<'p, u8>,
    code: u32,
    range: u32,
    odds: Vec<Odds>,
}

impl<'p> Unpacker<'p> {
    pub fn new(packed: &'p [u8], odds: usize) -> Unpacker<'p> {
        let mut new = Unpacker { bytes: packed.iter(), code: 0, range: 0, odds: vec![Odds::EVEN; odds] };
        for _ in 0..4 {
            new.byte();
        }
        new.range = u32::MAX;
        new
    }

    pub fn next(&mut self, context: usize, bits: u32) -> usize {
        let mut symbol = 1;
        while symbol >> bits == 0 {
            let odds = &mut self.odds[context << bits | symbol];
            let part = odds.part(self.range);
            let bit = self.code >= part;
            odds.learn(bit);
            if bit {
                self.code -= part;
                self.range -= part;
            } else {
                self.range = part;
            }
            while self.range < NARROW {
                self.byte();
            }
            symbol = symbol << 1 | usize::from(bit);
        }
        symbol - (1 << bits)
    }

    fn byte(&mut self) {
        self.code = self.code << 8 | u32::from(self.bytes.next().copied().unwrap_or(0));
        self.range <<= 8;
    }
}
