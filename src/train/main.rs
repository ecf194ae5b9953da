//! Learns the ranker's weights from a corpus of attributed quotations.
//!
//! `train TRAIN.jsonl [DEV.jsonl [MODEL.rs]]`: cross-validates on TRAIN by article, then trains on all of it, scores
//! DEV, writes MODEL.rs.

mod calibrate;
mod gold;
mod lbfgs;
mod model;
mod score;

use gold::{Article, articles, labels};
use whosaid::training::BITS;

/// Parts of the cross-validation; article i is in part i mod FOLDS.
const FOLDS: usize = 5;

/// Strength of the L2 penalty.
const L2: f64 = 4.0;

/// Training instances, flattened.
#[derive(Default)]
pub struct Data {
    features: Vec<u32>,
    /// End of each candidate's features.
    candidates: Vec<u32>,
    /// End of each instance's candidates; the first candidate of each is the right one.
    instances: Vec<u32>,
}

impl Data {
    fn of<'a>(articles: impl Iterator<Item = &'a Article>) -> Data {
        let mut data = Data::default();
        for article in articles {
            for (instance, gold) in article.sample.instances.iter().zip(&article.gold) {
                let gold = gold.map(|g| &article.quotes[g]);
                let Some(labels) = labels(&article.text, instance, gold) else { continue };
                let mut push = |i: usize| {
                    data.features.extend_from_slice(&instance.features[i]);
                    data.candidates.push(data.features.len() as u32);
                };
                push(labels.right);
                (0..instance.features.len())
                    .filter(|i| *i != labels.right && !labels.open.contains(i))
                    .for_each(&mut push);
                data.instances.push(data.candidates.len() as u32);
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
        let (mut candidate, mut feature) = (0usize, 0usize);
        let mut scores = Vec::new();
        for &end in &self.instances {
            let (first, start) = (candidate, feature);
            scores.clear();
            while candidate < end as usize {
                let stop = self.candidates[candidate] as usize;
                scores.push(self.features[feature..stop].iter().map(|&f| w[f as usize]).sum::<f64>());
                feature = stop;
                candidate += 1;
            }
            let max = scores.iter().copied().fold(f64::MIN, f64::max);
            let sum: f64 = scores.iter().map(|s| (s - max).exp()).sum();
            total += sum.ln() + max - scores[0];
            let mut from = start;
            for (i, s) in scores.iter().enumerate() {
                let p = (s - max).exp() / sum - if i == 0 { 1.0 } else { 0.0 };
                let stop = self.candidates[first + i] as usize;
                for &f in &self.features[from..stop] {
                    gradient[f as usize] += p;
                }
                from = stop;
            }
        }
        total
    }

    fn train(&self) -> Vec<f64> {
        let mut w = vec![0.0; 1 << BITS];
        lbfgs::minimize(&mut w, 120, |w, g| self.loss(w, g));
        w
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let train = arguments.first().ok_or("usage: train TRAIN.jsonl [DEV.jsonl [MODEL.rs]]")?;
    let corpus = articles(train)?;
    let quotes = corpus
        .iter()
        .flat_map(|a| &a.quotes)
        .fold((0, 0), |n, q| if q.sources.is_empty() { (n.0, n.1 + 1) } else { (n.0 + 1, n.1) });
    println!("oracle {:?}", score::oracle(&corpus));
    let mut all = score::Tally::default();
    for fold in 0..FOLDS {
        let data = Data::of(corpus.iter().enumerate().filter(|(i, _)| i % FOLDS != fold).map(|(_, a)| a));
        let w = data.train();
        for (_, article) in corpus.iter().enumerate().filter(|(i, _)| i % FOLDS == fold) {
            all.add(article, &w);
        }
    }
    println!("CV   {all}");
    let points = calibrate::table(all.guesses.clone());
    let all = all.calibrated(&points);
    println!("CV, calibrated   {all}");
    let weights = Data::of(corpus.iter()).train();
    let rounded = model::rounded(&weights);
    let mut notes = vec![
        format!(
            "{} attributed and {} other quotations of {} articles (PolNeAR v1.0.0, train).",
            quotes.0,
            quotes.1,
            corpus.len()
        ),
        format!("Softmax over candidates, L2 {L2}, L-BFGS, {} weights.", weights.len()),
        format!("Cross-validated on train by article, {FOLDS} folds: {all}"),
    ];
    if let Some(dev) = arguments.get(1) {
        let (mut exact, mut tally) = (score::Tally::default(), score::Tally::default());
        for article in &articles(dev)? {
            exact.add(article, &weights);
            tally.add(article, &rounded);
        }
        println!("dev  {exact}");
        let tally = tally.calibrated(&points);
        println!("dev, rounded weights, calibrated  {tally}");
        notes.push(format!("Dev, never trained on: {tally}"));
    }
    if let Some(out) = arguments.get(2) {
        std::fs::write(out, model::source(&rounded, &points, &notes))?;
    }
    Ok(())
}
