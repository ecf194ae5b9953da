//! Features as numbers: each family of features has a number of its own, and its values are hashed into the weights.
//!
//! The families of `quotation` and `candidate` are those that were left after those without which the cross-validated
//! loss fell had been taken out one after another (docs/accuracy.md).

use super::rules::Proposal;

/// Number of weights, as a power of two.
pub const BITS: u32 = 15;

/// Above this many bits a feature carries the number of its family, which `explain` reads.
pub const FAMILY: u32 = 16;

/// Collects hashed feature numbers.
pub struct Bag<'b> {
    pub out: &'b mut Vec<u32>,
    /// Features are numbers below two to this power.
    pub bits: u32,
}

impl Bag<'_> {
    #[inline(always)]
    pub fn add(&mut self, family: u32, [a, b, c, d]: [u32; 4]) {
        self.put(family, a, b, c, d);
    }

    /// Several at once, which asks once whether there is room.
    #[cfg(not(target_arch = "wasm32"))]
    #[inline(always)]
    pub fn all<const N: usize>(&mut self, features: [u32; N]) {
        self.out.extend_from_slice(&features);
    }

    #[inline(always)]
    pub fn of(&self, family: u32, values: [u32; 4]) -> u32 {
        family << FAMILY | hash(family, values) >> (32 - self.bits)
    }

    /// In the module once and not a hundred times over; natively the products of constants vanish.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    fn put(&mut self, family: u32, a: u32, b: u32, c: u32, d: u32) {
        self.out.push(self.of(family, [a, b, c, d]));
    }
}

/// `add!(bag, 1: [a, b, 0, 0]; 2: …)`: several features, natively with one look whether there is room for them.
#[cfg(not(target_arch = "wasm32"))]
macro_rules! add {
    ($bag:ident, $($family:literal: $values:expr;)*) => {
        $bag.all([$($bag.of($family, $values)),*])
    };
}

/// The same in the module.
#[cfg(target_arch = "wasm32")]
macro_rules! add {
    ($bag:ident, $($family:literal: $values:expr;)*) => {
        $($bag.add($family, $values);)*
    };
}
pub(super) use add;

/// The hash of a feature, of which the upper bits count.
#[inline(always)]
fn hash(family: u32, values: [u32; 4]) -> u32 {
    // Independent products, which a processor takes at once; those of a constant 0 vanish.
    const ODD: [u32; 4] = [0x85EB_CA6B, 0xC2B2_AE35, 0x27D4_EB2F, 0x1656_67B1];
    let mut h = family.wrapping_mul(0x9E37_79B1);
    for (v, odd) in values.into_iter().zip(ODD) {
        h = h.wrapping_add(v.wrapping_add(1).wrapping_mul(odd));
    }
    h = (h ^ h >> 15).wrapping_mul(0x2C1B_3C6D);
    (h ^ h >> 13).wrapping_mul(0x2979_83D5)
}

/// The feature of a rule in one of its forms.
pub fn rule_feature(p: &Proposal) -> u32 {
    let family = 100;
    family << FAMILY | hash(family, [p.rule as u32, u32::from(p.form), u32::from(p.against), 0]) >> (32 - BITS)
}
