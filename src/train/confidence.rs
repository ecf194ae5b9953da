//! Confidence's weights: a logistic regression of "the name shown is right" over guesses that held-out texts gave.

use crate::gold::{Domain, Gold, Text, names_source};
use crate::lbfgs;
use crate::names::same_name;
use whosaid::training::{DOUBT_BITS, Guess, KNOTS, Whom};

/// Strength of the L2 penalty.
const L2: f64 = 6.0;

/// How much more a wrong name counts than a right one: it does more harm than a doubt too many.
const HARM: f64 = 1.5;

/// One guess of a name.
pub struct Point {
    pub knot: usize,
    pub part: f64,
    pub share: f64,
    pub features: Vec<u32>,
    /// Probability that it is right: 0 or 1, but for links that the gold does not tell.
    pub right: f64,
    pub weight: f64,
    pub genre: &'static str,
    pub rule: &'static str,
    pub mention: u8,
    pub domain: Domain,
    pub text: usize,
}

/// Of a right mention, how often the name it leads to is right on news: names, he and she, descriptions. Measured on
/// articles of the corpus that were read for it (docs/who-is-who.md).
const LINKED: [f64; 3] = [0.985, 0.92, 0.85];

/// The guesses of one text that name somebody.
pub fn points(text: &Text, number: usize, guesses: &[Guess]) -> Vec<Point> {
    let mut out = Vec::new();
    for (gold, guess) in text.gold.iter().zip(guesses) {
        let Whom::Entity(e) = guess.whom else { continue };
        let right = match gold {
            Gold::Silent => continue,
            Gold::Nobody(_) | Gold::Extra => 0.0,
            Gold::Names(names) => f64::from(u8::from(names.iter().any(|n| same_name(n, &text.sample.names[e])))),
            Gold::Sources(sources) => {
                let Some(mention) = guess.mention else { continue };
                let linked = match guess.mention_kind {
                    1..=3 | 15 => LINKED[0],
                    4 => LINKED[1],
                    _ => LINKED[2],
                };
                if names_source(&text.text, (mention.start(), mention.end()), sources) { linked } else { 0.0 }
            }
        };
        out.push(Point {
            knot: guess.knot,
            part: guess.part,
            share: guess.share,
            features: guess.doubts.clone(),
            right,
            weight: match text.domain {
                Domain::News => 1.0,
                _ if right < 0.5 => HARM,
                _ => 1.0,
            },
            genre: text.sample.genre,
            rule: guess.rule,
            mention: guess.mention_kind,
            domain: text.domain,
            text: number,
        });
    }
    out
}

/// Weights at the knots, then of the features.
pub fn train<'a>(points: impl Iterator<Item = &'a Point> + Clone) -> Vec<f64> {
    let mut w = vec![0.0; KNOTS.len() + (1 << DOUBT_BITS)];
    lbfgs::minimize(&mut w, 200, |w, g| {
        let mut total = 0.0;
        for (g, w) in g.iter_mut().zip(w) {
            *g = L2 * w;
            total += 0.5 * L2 * w * w;
        }
        for p in points.clone() {
            let sure = 1.0 / (1.0 + (-score(p, w)).exp());
            let named = (p.share * sure).clamp(1e-9, 1.0 - 1e-9);
            total -= p.weight * (p.right * named.ln() + (1.0 - p.right) * (1.0 - named).ln());
            let d = p.weight * (named - p.right) * (1.0 - sure) / (1.0 - named);
            g[p.knot] += d * (1.0 - p.part);
            g[p.knot + 1] += d * p.part;
            p.features.iter().for_each(|&f| g[KNOTS.len() + f as usize] += d);
        }
        total
    });
    w
}

fn score(p: &Point, w: &[f64]) -> f64 {
    let at = |k: usize| f64::from(KNOTS[k].1) / 64.0 + w[k];
    let base = at(p.knot) * (1.0 - p.part) + at(p.knot + 1) * p.part;
    base + p.features.iter().map(|&f| w[KNOTS.len() + f as usize]).sum::<f64>()
}

/// Confidence of a guess under some weights.
pub fn confidence(p: &Point, w: &[f64]) -> f64 {
    p.share / (1.0 + (-score(p, w)).exp())
}
