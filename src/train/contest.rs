//! The contest's weights: a softmax in which several choices may be right, with an L2 penalty.

use crate::gold::{Domain, Text, labels};
use crate::lbfgs;
use whosaid::training::BITS;

/// Strength of the L2 penalty.
const L2: f64 = 4.0;

/// How much one quotation of the news corpus counts, which alone is what papers printed, beside one of a construction or an article.
const NEWS: f64 = 1.3;
/// And one of a document, of which there are half as many.
const DOCUMENT: f64 = 2.0;

/// Training instances, flattened.
#[derive(Default)]
pub struct Data {
    features: Vec<u32>,
    /// End of each choice's features.
    choices: Vec<u32>,
    right: Vec<bool>,
    /// End of each instance's choices, and its weight.
    instances: Vec<(u32, f64)>,
}

impl Data {
    pub fn of<'a>(texts: impl Iterator<Item = &'a Text>) -> Data {
        let mut data = Data::default();
        for text in texts {
            let weight = match text.domain {
                Domain::News => NEWS,
                Domain::Document => DOCUMENT,
                Domain::Case => 1.0,
            };
            for (at, instance) in text.sample.instances.iter().enumerate() {
                let Some((right, open)) = labels(text, at) else { continue };
                for i in (0..right.len()).filter(|&i| !open[i]) {
                    data.features.extend_from_slice(&instance.features[i]);
                    data.choices.push(data.features.len() as u32);
                    data.right.push(right[i]);
                }
                data.instances.push((data.choices.len() as u32, weight));
            }
        }
        data
    }

    /// Negative log-likelihood with the penalty, and its gradient.
    fn loss(&self, w: &[f64], gradient: &mut [f64]) -> f64 {
        let mut total = 0.0;
        for (g, w) in gradient.iter_mut().zip(w) {
            *g = L2 * w;
            total += 0.5 * L2 * w * w;
        }
        let (mut choice, mut feature) = (0usize, 0usize);
        let mut scores = Vec::new();
        for &(end, weight) in &self.instances {
            let (first, start) = (choice, feature);
            scores.clear();
            while choice < end as usize {
                let stop = self.choices[choice] as usize;
                scores.push(self.features[feature..stop].iter().map(|&f| w[f as usize]).sum::<f64>());
                feature = stop;
                choice += 1;
            }
            let max = scores.iter().copied().fold(f64::MIN, f64::max);
            scores.iter_mut().for_each(|s| *s = (*s - max).exp());
            let all: f64 = scores.iter().sum();
            let good: f64 = (first..choice).filter(|&c| self.right[c]).map(|c| scores[c - first]).sum();
            total -= weight * (good / all).max(1e-300).ln();
            let mut from = start;
            for (i, s) in scores.iter().enumerate() {
                let target = if self.right[first + i] { s / good.max(1e-300) } else { 0.0 };
                let p = weight * (s / all - target);
                let stop = self.choices[first + i] as usize;
                for &f in &self.features[from..stop] {
                    gradient[f as usize] += p;
                }
                from = stop;
            }
        }
        total
    }

    pub fn train(&self) -> Vec<f64> {
        let mut w = vec![0.0; 1 << BITS];
        lbfgs::minimize(&mut w, 300, |w, g| self.loss(w, g));
        w
    }
}
