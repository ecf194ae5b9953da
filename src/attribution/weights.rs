//! The fitted numbers that a contest and its confidence are decided with.

#![expect(clippy::indexing_slicing, reason = "the table has a place for every value that it is asked with")]

/// Weights as analysis uses them; the trainer tries others.
#[derive(Clone, Copy)]
pub struct Model<'m> {
    /// One letter a weight of the contest; `level` gives its value.
    pub weights: &'m [u8],
    /// What confidence adds at each knot of the probability, in 1/64.
    pub knots: &'m [i16],
    /// Weights of confidence, in 1/64.
    pub doubts: &'m [i16],
}

impl Model<'_> {
    /// Weight of a feature of the contest, in 1/64.
    pub fn weight(&self, feature: u32) -> i32 {
        i32::from(LEVELS[usize::from(self.weights[usize::from(feature as u16)] & 127)])
    }

    /// Weight of a feature of confidence, in 1/64.
    pub fn doubt(&self, feature: u32) -> i32 {
        i32::from(self.doubts[usize::from(feature as u16)])
    }

    pub fn knot(&self, knot: usize) -> i32 {
        i32::from(self.knots[knot])
    }
}

/// Value of a weight's letter, in 1/64: finer steps around zero, 90 levels from `#` to `~` without the backslash.
pub const fn level(letter: u8) -> i16 {
    let k = (letter - if letter > b'\\' { 0x24 } else { 0x23 }) as i16 - 45;
    let size = if k < 0 { -k } else { k };
    let value = size + size * size / 12;
    if k < 0 { -value } else { value }
}

/// The model that analysis uses.
#[cfg(not(target_arch = "wasm32"))]
pub fn model() -> Model<'static> {
    super::model::MODEL
}

/// The same; the weights are unpacked when they are first asked for.
#[cfg(target_arch = "wasm32")]
pub fn model() -> Model<'static> {
    Model { weights: packed::weights(), ..super::model::MODEL }
}

/// The weights as the module has them: 2.5 kB less of what readers download (docs/figures.md).
#[cfg(any(test, target_arch = "wasm32"))]
mod packed {
    use crate::text::packed::Unpacker;
    use std::sync::OnceLock;

    include!(concat!(env!("OUT_DIR"), "/weights.rs"));

    static WEIGHTS: OnceLock<Vec<u8>> = OnceLock::new();

    pub fn weights() -> &'static [u8] {
        WEIGHTS.get_or_init(|| {
            let mut packed = Unpacker::new(PACKED, 2 << 7);
            let letter = |_| if packed.next(0, 1) == 0 { b'P' } else { packed.next(1, 7) as u8 };
            (0..COUNT).map(letter).collect()
        })
    }
}

static LEVELS: [i16; 128] = levels();

const fn levels() -> [i16; 128] {
    let mut table = [0; 128];
    let mut letter = 0x23;
    while letter < 0x7F {
        if letter != b'\\' {
            table[letter as usize] = level(letter);
        }
        letter += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_module_has_the_same_weights() {
        assert_eq!(packed::weights(), super::super::model::MODEL.weights);
    }

    #[test]
    fn levels_are_symmetric_and_rise() {
        let values: Vec<i16> = (0x23..0x7Fu8).filter(|&l| l != b'\\').map(level).collect();
        assert!(values.windows(2).all(|p| p[0] < p[1]));
        assert_eq!(values[45], 0);
        assert_eq!(values[0], -values[90]);
    }
}
