//! Mention F1 as the corpus's score counts it.

use crate::gold::{Article, in_double_marks, labels, names};
use std::fmt;
use whosaid::training::Choice;

/// Below this probability no speaker is named.
const THRESHOLD: f64 = 0.40;

#[derive(Clone, Copy, Default)]
struct Counts {
    gold: usize,
    guess: usize,
    right: usize,
}

impl Counts {
    fn f1(&self) -> f64 {
        200.0 * self.right as f64 / (self.gold + self.guess).max(1) as f64
    }
}

#[derive(Default)]
pub struct Tally {
    all: Counts,
    direct: Counts,
    /// Confidence of every guess, and whether it is the right speaker.
    pub guesses: Vec<(f64, bool)>,
    /// Sum of the negative log-probabilities of what is right, and of how many quotations.
    loss: (f64, usize),
}

/// The best entity's best candidate (index into the features) with the entity's probability.
pub fn answer(article: &Article, instance: usize, w: &[f64]) -> (usize, f64) {
    let instance = &article.sample.instances[instance];
    let scores: Vec<f64> = instance.features.iter().map(|f| f.iter().map(|&f| w[f as usize]).sum()).collect();
    let max = scores.iter().copied().fold(f64::MIN, f64::max);
    let mut p: Vec<f64> = scores.iter().map(|s| (s - max).exp()).collect();
    let sum: f64 = p.iter().sum();
    p.iter_mut().for_each(|p| *p /= sum);
    let mut best = (0, p[0]);
    for i in 1..p.len() {
        let entity = instance.choices[i - 1].entity;
        let together = match entity {
            None => p[i],
            Some(_) => (1..p.len()).filter(|&j| instance.choices[j - 1].entity == entity).map(|j| p[j]).sum(),
        };
        let better = together > best.1 + 1e-12;
        let same = best.0 > 0 && entity.is_some() && instance.choices[best.0 - 1].entity == entity && p[i] > p[best.0];
        if better || same {
            best = (i, together);
        }
    }
    best
}

/// What the ranker makes of a probability by its table.
pub fn calibrated(points: &[(u32, u32)], p: f64) -> f64 {
    let p = 1000.0 * p;
    let above = points.iter().position(|x| f64::from(x.0) > p).unwrap_or(points.len() - 1);
    let ((x0, y0), (x1, y1)) = (points[above - 1], points[above]);
    let share = (p - f64::from(x0)) / f64::from(x1 - x0);
    (f64::from(y0) + share * (f64::from(y1) - f64::from(y0))) / 1000.0
}

impl Tally {
    /// The same tally with calibrated confidences.
    pub fn calibrated(&self, points: &[(u32, u32)]) -> Tally {
        let guesses = self.guesses.iter().map(|&(p, right)| (calibrated(points, p), right)).collect();
        Tally { all: self.all, direct: self.direct, guesses, loss: self.loss }
    }

    pub fn add(&mut self, article: &Article, w: &[f64]) {
        for quote in &article.quotes {
            self.all.gold += usize::from(!quote.sources.is_empty());
            self.direct.gold += usize::from(!quote.sources.is_empty() && quote.direct);
        }
        for i in 0..article.sample.instances.len() {
            self.add_loss(article, i, w);
            if article.gold[i].is_none() && !in_double_marks(&article.text, &article.sample.instances[i]) {
                continue;
            }
            let (best, p) = answer(article, i, w);
            if best == 0 || p < THRESHOLD {
                continue;
            }
            let gold = article.gold[i].map(|g| &article.quotes[g]);
            let choice = &article.sample.instances[i].choices[best - 1];
            let (sources, attributed, direct) =
                gold.map_or((&[][..], false, false), |g| (&g.sources[..], g.attributed, g.direct));
            if attributed && sources.is_empty() {
                continue;
            }
            let right = names(&article.text, choice, sources);
            self.all.guess += 1;
            self.all.right += usize::from(right);
            if direct {
                self.direct.guess += 1;
                self.direct.right += usize::from(right);
            }
            // Confidence speaks of the speaker: the right one by another mention is right as well.
            let same = |c: &&Choice| c.entity.is_some() && c.entity == choice.entity;
            let choices = &article.sample.instances[i].choices;
            let speaker = right || choices.iter().filter(same).any(|c| names(&article.text, c, sources));
            self.guesses.push((p, speaker));
        }
    }
}

impl Tally {
    fn add_loss(&mut self, article: &Article, i: usize, w: &[f64]) {
        let instance = &article.sample.instances[i];
        let gold = article.gold[i].map(|g| &article.quotes[g]);
        let Some(labels) = labels(&article.text, instance, gold) else { return };
        let scores: Vec<f64> = instance.features.iter().map(|f| f.iter().map(|&f| w[f as usize]).sum()).collect();
        let max = scores.iter().copied().fold(f64::MIN, f64::max);
        let mass = |k: usize| (scores[k] - max).exp();
        let right: f64 = labels.open.iter().chain([&labels.right]).map(|&k| mass(k)).sum();
        let all: f64 = (0..scores.len()).map(mass).sum();
        self.loss = (self.loss.0 - (right / all).max(1e-6).ln(), self.loss.1 + 1);
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let mut bins = [(0.0, 0.0); 10];
        for &(p, right) in &self.guesses {
            let bin = &mut bins[((p * 10.0) as usize).min(9)];
            *bin = (bin.0 + p, bin.1 + f64::from(u8::from(right)));
        }
        let ece = bins.iter().map(|b| (b.0 - b.1).abs()).sum::<f64>() / self.all.guess.max(1) as f64;
        let sure: Vec<bool> = self.guesses.iter().filter(|g| g.0 >= 0.9).map(|g| g.1).collect();
        write!(
            f,
            "loss {:.4}, mention F1 all {:.2} (P {:.1} R {:.1}), direct {:.2}; ECE {:.1} %; at >= .9 {:.1} % right over {:.0} %",
            self.loss.0 / self.loss.1.max(1) as f64,
            self.all.f1(),
            100.0 * self.all.right as f64 / self.all.guess.max(1) as f64,
            100.0 * self.all.right as f64 / self.all.gold.max(1) as f64,
            self.direct.f1(),
            100.0 * ece,
            100.0 * sure.iter().filter(|r| **r).count() as f64 / sure.len().max(1) as f64,
            100.0 * sure.len() as f64 / self.all.guess.max(1) as f64,
        )
    }
}

/// (gold quotations with a source, found, with a candidate that names it, with a trainable label)
pub fn oracle(articles: &[Article]) -> (usize, usize, usize, usize) {
    let mut out = (0, 0, 0, 0);
    for a in articles {
        out.0 += a.quotes.iter().filter(|q| !q.sources.is_empty()).count();
        for (instance, gold) in a.sample.instances.iter().zip(&a.gold) {
            let Some(q) = gold.map(|g| &a.quotes[g]).filter(|q| !q.sources.is_empty()) else { continue };
            out.1 += 1;
            out.2 += usize::from(instance.choices.iter().any(|c| names(&a.text, c, &q.sources)));
            out.3 += usize::from(labels(&a.text, instance, Some(q)).is_some());
        }
    }
    out
}
