//! How sure it is that the name shown is right: a logistic model over what the contest says and how surely the words
//! mean the one whose name it is. Its weights are fitted by the trainer on names, documents held out.

#![expect(clippy::indexing_slicing, reason = "the table has a place for every value that it is asked with")]

use super::Model;
use super::contest::{Key, LinkFacts, Share, WHOLE, exponential};
use super::context::{Density, Genre};
use super::features::Bag;
use super::rules::Rule;
use crate::quotes::Form;
use crate::speakers::entities::LinkKind;
use crate::text::Parts;

/// Number of weights, as a power of two.
pub const BITS: u32 = 9;

/// Points of the probability, in 2^-16, between which its weight is interpolated; in 1/64 the logit there.
pub const KNOTS: [(u32, i32); 12] = [
    (0, -300),
    (6_554, -141),
    (19_661, -54),
    (32_768, 0),
    (45_875, 54),
    (55_706, 111),
    (60_293, 156),
    (62_915, 203),
    (64_226, 248),
    (64_881, 294),
    (65_208, 338),
    (65_536, 400),
];

/// What an outcome's confidence depends on.
#[derive(Default)]
pub struct Description {
    /// Where the probability lies: the knot below it and how far towards the next, in thousandths.
    pub knot: usize,
    pub part: u32,
    pub features: Vec<u32>,
    /// What part of the confidence the one bearer of the name has of all, in thousandths.
    pub share: u16,
}

/// The quotation, as far as confidence asks.
#[derive(Clone, Copy)]
pub struct Place {
    pub genre: Genre,
    pub form: Form,
    pub apart: bool,
    pub labels: Density,
}

/// Kinds of link by a part of a name, which several may bear.
const LINKS_BY_NAME: [u8; 3] =
    [LinkFacts::kind(LinkKind::Surname), LinkFacts::kind(LinkKind::GivenName), LinkFacts::kind(LinkKind::SingleName)];

/// Describes the first of the outcomes of a quotation.
pub fn describe(shares: &[Share], place: Place, out: &mut Description) {
    let first = &shares[0];
    let because = &first.because;
    let facts = &because.facts;
    // Of two bearers of a name one alone is meant, however surely the name is the speaker's.
    let bearers = facts.rivals > 0 && LINKS_BY_NAME.contains(&facts.link);
    out.share = if bearers { facts.share } else { 1000 };
    let mass = first.mass.min(WHOLE);
    out.knot = (1..KNOTS.len() - 1).rev().find(|&k| KNOTS[k].0 <= mass).unwrap_or(0);
    let (below, above) = (KNOTS[out.knot].0, KNOTS[out.knot + 1].0);
    out.part = (mass - below) * 1000 / (above - below);
    out.features.clear();
    let mut bag = Bag { out: &mut out.features, bits: BITS };
    let rule = because.rule as u32;
    let genre = place.genre as u32;
    let (mention, link) = (u32::from(facts.mention & 31), u32::from(facts.link));
    let share = match facts.share {
        0..500 => 0,
        500..650 => 1,
        650..800 => 2,
        800..900 => 3,
        900..1000 => 4,
        _ => 5,
    };
    let steps = |x: u32| match x * 100 / WHOLE {
        0 => 0,
        1..=2 => 1,
        3..=7 => 2,
        8..=20 => 3,
        _ => 4,
    };
    let nobody: u32 = shares.iter().filter(|s| matches!(s.key, Key::Nobody(_))).map(|s| s.mass).sum();
    let second = shares.part(1..).iter().find(|s| !matches!(s.key, Key::Nobody(_))).map_or(0, |s| s.mass);
    bag.add(1, [0; 4]);
    bag.add(2, [genre, 0, 0, 0]);
    bag.add(3, [rule, 0, 0, 0]);
    bag.add(4, [rule, genre, 0, 0]);
    bag.add(5, [mention, 0, 0, 0]);
    bag.add(6, [link, 0, 0, 0]);
    bag.add(7, [link, share, 0, 0]);
    bag.add(8, [link, u32::from(facts.rivals.min(3)), 0, 0]);
    bag.add(9, [steps(nobody), 0, 0, 0]);
    bag.add(10, [steps(second), 0, 0, 0]);
    bag.add(11, [first.carried * 4 / first.mass.max(1), rule, 0, 0]);
    for bit in 0..16 {
        if facts.evidence >> bit & 1 == 1 {
            bag.add(12, [bit, 0, 0, 0]);
        }
    }
    bag.add(13, [u32::from(facts.evidence) & 0b1111, 0, 0, 0]);
    bag.add(14, [place.form as u32, u32::from(place.apart), 0, 0]);
    let form = u32::from(because.form);
    let form = match because.rule {
        // How the label means somebody; and how many words it has, whether it is a name.
        Rule::TurnLabel => [form >> 5 & 0b1111, form & 0b1_1111],
        Rule::Report => [form & 0b1111, form >> 4 & 0b11_1111],
        _ => [0, 0],
    };
    bag.add(15, [rule, form[0], u32::from(because.carried), 0]);
    bag.add(16, [rule, form[1], 0, 0]);
    bag.add(17, [rule, mention, u32::from(because.carried), 0]);
    if matches!(because.rule, Rule::TurnLabel | Rule::TurnContinuation) {
        let Density { labels, share, unlabelled } = place.labels;
        let again = if because.rule == Rule::TurnLabel { u32::from(because.form >> 9) } else { 0 };
        bag.add(18, [rule, u32::from(labels), u32::from(share), 0]);
        bag.add(19, [rule, u32::from(unlabelled), u32::from(share), 0]);
        bag.add(20, [rule, again, u32::from(labels), 0]);
    }
}

/// The confidence in thousandths.
pub fn confidence(d: &Description, model: &Model) -> u16 {
    let (low, high) = (KNOTS[d.knot].1 + model.knot(d.knot), KNOTS[d.knot + 1].1 + model.knot(d.knot + 1));
    let mut score = low + (high - low) * d.part as i32 / 1000;
    score += d.features.iter().map(|&f| model.doubt(f)).sum::<i32>();
    // 1 / (1 + e^-score)
    let e = u64::from(exponential(score.unsigned_abs()));
    let whole = u64::from(WHOLE);
    let thousandths = if score >= 0 { 1000 * whole / (whole + e) } else { 1000 * e / (whole + e) };
    (thousandths * u64::from(d.share) / 1000).clamp(1, 999) as u16
}
