//! From the ranker's probabilities to confidences that mean what they say.

/// No step of the table rests on fewer guesses.
const LEAST: usize = 250;

/// Standard errors between the share that was right and what is claimed.
const Z: f64 = 1.0;

/// Points (probability, share that was right), in thousandths, between which the ranker interpolates.
///
/// A wrong name does more harm than a doubt too many: each share is the lower bound of Wilson's interval (Journal of the
/// American Statistical Association 22, 1927), which is what the guesses vouch for.
///
/// Isotonic regression by pooling adjacent violators (Barlow et al., Statistical Inference under Order Restrictions,
/// 1972) over steps of at least `LEAST` guesses; `guesses` come from cross-validation.
pub fn table(mut guesses: Vec<(f64, bool)>) -> Vec<(u32, u32)> {
    guesses.sort_by(|a, b| a.0.total_cmp(&b.0));
    // (sum of probabilities, right ones, guesses)
    let mut steps: Vec<(f64, f64, f64)> = Vec::new();
    for chunk in guesses.chunks(LEAST) {
        let right = chunk.iter().filter(|g| g.1).count() as f64;
        steps.push((chunk.iter().map(|g| g.0).sum(), right, chunk.len() as f64));
        while let [.., before, last] = steps[..]
            && before.1 / before.2 >= last.1 / last.2
        {
            steps.truncate(steps.len() - 2);
            steps.push((before.0 + last.0, before.1 + last.1, before.2 + last.2));
        }
    }
    let thousandths = |x: f64| (1000.0 * x).round() as u32;
    let mut out = vec![(0, 0)];
    for (sum, right, n) in steps {
        let point = (thousandths(sum / n), thousandths(lower_bound(right / n, n)));
        // A short step after a long one may vouch for less.
        if out.last().is_some_and(|l| l.0 < point.0 && l.1 <= point.1) {
            out.push(point);
        }
    }
    out.push((1001, out.last().map_or(1000, |l| l.1)));
    out
}

fn lower_bound(share: f64, n: f64) -> f64 {
    let z2 = Z * Z;
    let spread = Z * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    (share + z2 / (2.0 * n) - spread) / (1.0 + z2 / n)
}
