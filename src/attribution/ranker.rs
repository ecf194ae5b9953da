//! Chooses among the candidates for a quotation by a linear model over hashed features.

use super::features::Description;
use super::items::code;
use super::model::{CONFIDENCE, WEIGHTS};
use super::scene::{Candidate, Scene};

/// What the model holds most likely.
#[derive(Clone, Copy, Debug)]
pub struct Guess {
    /// The best candidate of the best entity; `None` for nobody.
    pub candidate: Option<Candidate>,
    /// Whether the model's probability of the entity is high enough to name it.
    pub named: bool,
    /// How often guesses of this probability are right, in thousandths; for nobody the probability.
    pub confidence: u16,
}

/// A guess below this probability (in thousandths) names nobody.
const THRESHOLD: u32 = 400;

/// Buffers that are used again for every quotation.
#[derive(Default)]
pub struct Ranker {
    pub candidates: Vec<Candidate>,
    description: Description,
    masses: Vec<u32>,
}

/// e^(-d/64), in 2^-16, for d below its length.
static EXP: [u32; 64 * 11] = exponentials();

const fn exponentials() -> [u32; 64 * 11] {
    // e^(-1/64), in 2^-32
    const FACTOR: u128 = 4_228_380_000;
    let mut table = [0; 64 * 11];
    let mut value: u128 = 1 << 48;
    let mut i = 0;
    while i < table.len() {
        table[i] = (value >> 32) as u32;
        value = (value * FACTOR) >> 32;
        i += 1;
    }
    table
}

/// Value of a weight's letter, in 1/64: finer steps around zero, 90 levels from `#` to `~` without the backslash.
const fn level(letter: u8) -> i16 {
    let k = (letter - if letter > b'\\' { 0x24 } else { 0x23 }) as i16 - 45;
    let size = if k < 0 { -k } else { k };
    let value = size + size * size / 12;
    if k < 0 { -value } else { value }
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

/// The share of guesses of a probability that are right, both in thousandths: between the points of the table, linearly.
fn calibrated(probability: u32) -> u16 {
    let above = CONFIDENCE.partition_point(|x| x.0 <= probability).clamp(1, CONFIDENCE.len() - 1);
    let ((x0, y0), (x1, y1)) = (CONFIDENCE[above - 1], CONFIDENCE[above]);
    (y0 + (probability - x0) * (y1 - y0) / (x1 - x0)) as u16
}

fn weight(feature: u32) -> i32 {
    i32::from(LEVELS[usize::from(WEIGHTS[feature as usize] & 127)])
}

impl Ranker {
    /// Guesses the speaker of the quotation at item `at`.
    pub fn guess(&mut self, scene: &Scene, at: usize) -> Guess {
        debug_assert_eq!(scene.items[at].code, code::QUOTE);
        scene.candidates(at, &mut self.candidates);
        scene.describe(at, &self.candidates, &mut self.description);
        self.masses.clear();
        let (mut from, mut top) = (0, i32::MIN);
        let Description { features, ends, .. } = &self.description;
        for &end in ends {
            let score: i32 = features[from..end as usize].iter().map(|&f| weight(f)).sum();
            from = end as usize;
            top = top.max(score);
            self.masses.push(score as u32);
        }
        let mut total = 0u64;
        for mass in &mut self.masses {
            let distance = (top - *mass as i32) as usize;
            *mass = EXP.get(distance).copied().unwrap_or(0);
            total += u64::from(*mass);
        }
        let entity = |i: usize| scene.table.entity_of(self.candidates[i - 1].mention as usize);
        let mut best = (0, u64::from(self.masses[0]));
        for i in 1..self.masses.len() {
            let e = entity(i);
            let together: u64 = if e.is_none() {
                u64::from(self.masses[i])
            } else {
                (1..self.masses.len()).filter(|&j| entity(j) == e).map(|j| u64::from(self.masses[j])).sum()
            };
            let same = best.0 > 0 && e.is_some() && entity(best.0) == e;
            if together > best.1 || same && self.masses[i] > self.masses[best.0] {
                best = (i, together);
            }
        }
        let probability = (best.1 * 1000 / total.max(1)) as u32;
        let candidate = (best.0 > 0).then(|| self.candidates[best.0 - 1]);
        let confidence = if candidate.is_some() { calibrated(probability) } else { probability as u16 };
        Guess { candidate, named: probability >= THRESHOLD, confidence }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponentials_halve_where_they_should() {
        assert_eq!(EXP[0], 1 << 16);
        // e^(-44/64) = 0.50284
        assert_eq!(EXP[44], 32_953);
    }

    #[test]
    fn confidence_rises_with_probability() {
        let values: Vec<u16> = (0..=1000).map(calibrated).collect();
        assert!(values.is_sorted());
        assert!(values[1000] > 950 && values[1000] <= 1000);
    }

    #[test]
    fn levels_are_symmetric_and_rise() {
        let values: Vec<i16> = (0x23..0x7Fu8).filter(|&l| l != b'\\').map(level).collect();
        assert!(values.windows(2).all(|p| p[0] < p[1]));
        assert_eq!(values[45], 0);
        assert_eq!(values[0], -values[90]);
    }
}
