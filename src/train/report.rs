//! What held-out weights are worth, by domain, genre, rule and kind of mention.

use crate::confidence::Point;
use crate::gold::{Domain, Gold, Text, labels, names_source};
use crate::names::same_name;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use whosaid::training::{Guess, MENTIONED, NAMED, Whom};

/// Confidences with what was right.
#[derive(Default)]
struct Calibration(Vec<(f64, f64)>);

impl Calibration {
    fn show(&self) -> String {
        let mut bins = [(0.0, 0.0); 10];
        for &(c, right) in &self.0 {
            let bin = &mut bins[((c * 10.0) as usize).min(9)];
            *bin = (bin.0 + c, bin.1 + right);
        }
        let n = self.0.len().max(1) as f64;
        let ece = bins.iter().map(|b| (b.0 - b.1).abs()).sum::<f64>() / n;
        let sure: Vec<f64> = self.0.iter().filter(|g| g.0 >= 0.9).map(|g| g.1).collect();
        let right: f64 = self.0.iter().map(|g| g.1).sum::<f64>() / n;
        format!(
            "{:5} names, {:5.1} % right; ECE {:4.1} %; at >= .9 {:5.1} % right over {:3.0} %",
            self.0.len(),
            100.0 * right,
            100.0 * ece,
            100.0 * sure.iter().sum::<f64>() / sure.len().max(1) as f64,
            100.0 * sure.len() as f64 / n
        )
    }
}

/// Prints the tables; returns the lines that the generated file keeps.
pub fn print(
    texts: &[Text],
    guesses: &[Vec<Guess>],
    points: &[Point],
    held: &[f64],
    details: Option<&Path>,
) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let (named_from, mentioned_from) = (f64::from(NAMED) / 1000.0, f64::from(MENTIONED) / 1000.0);
    let mut notes = Vec::new();
    let mut confidences: Vec<BTreeMap<usize, f64>> = texts.iter().map(|_| BTreeMap::new()).collect();
    let mut next = 0;
    for (t, text) in texts.iter().enumerate() {
        for (q, (gold, guess)) in text.gold.iter().zip(&guesses[t]).enumerate() {
            let skipped = *gold == Gold::Silent || matches!(gold, Gold::Sources(_)) && guess.mention.is_none();
            if matches!(guess.whom, Whom::Entity(_)) && !skipped {
                confidences[t].insert(q, held[next]);
                next += 1;
            }
        }
    }
    let mut out = details.map(std::fs::File::create).transpose()?;
    let mut groups: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let (mut gold_count, mut guessed, mut right_count) = ([0; 2], [0; 2], [0; 2]);
    for (t, text) in texts.iter().enumerate() {
        gold_count[0] += text.counts.0;
        gold_count[1] += text.counts.1;
        for (q, (gold, guess)) in text.gold.iter().zip(&guesses[t]).enumerate() {
            let confidence = confidences[t].get(&q).copied().unwrap_or(guess.mass);
            let named = match guess.whom {
                Whom::Entity(e) if confidence >= named_from => Some(text.sample.names[e].as_str()),
                _ => None,
            };
            let nobody = matches!(guess.whom, Whom::Nobody(_));
            let right = match gold {
                Gold::Silent | Gold::Extra => continue,
                Gold::Nobody(_) => named.is_none(),
                Gold::Names(names) => named.is_some_and(|n| names.iter().any(|w| same_name(w, n))),
                Gold::Sources(sources) => {
                    guess.mention.is_some_and(|m| !nobody && names_source(&text.text, (m.start(), m.end()), sources))
                }
            };
            if text.domain == Domain::News {
                let shown = !nobody && (named.is_some() || guess.mass >= mentioned_from) && guess.mention.is_some();
                for k in 0..1 + usize::from(text.direct[q]) {
                    guessed[k] += usize::from(shown);
                    right_count[k] += usize::from(shown && right && matches!(gold, Gold::Sources(_)));
                }
                continue;
            }
            let group = match text.domain {
                Domain::Case => "constructions".to_string(),
                _ => format!("documents, {}", text.sample.genre),
            };
            let tally = groups.entry(group).or_default();
            *tally = (tally.0 + usize::from(right), tally.1 + 1);
            if let (Some(out), false) = (&mut out, right) {
                let words: String = text.sample.instances[q].span.of(&text.text).chars().take(60).collect();
                writeln!(
                    out,
                    "{}\t{:?}\twanted {gold:?}\tgot {named:?}\t{confidence:.2}\t{}\t{:?}\t{}",
                    text.id,
                    words,
                    guess.rule,
                    guess.whom,
                    if labels(text, q).is_some() { "among the choices" } else { "no choice" }
                )?;
            }
        }
    }
    let mut say = |line: String| {
        println!("{line}");
        notes.push(line);
    };
    if gold_count[0] > 0 {
        let f1 = |k: usize| 200.0 * right_count[k] as f64 / (gold_count[k] + guessed[k]).max(1) as f64;
        say(format!("News, held out: mention F1 all {:.2}, direct {:.2}", f1(0), f1(1)));
    }
    for (group, (right, all)) in &groups {
        say(format!("{group}, held out: {:.1} % of {all} found quotations right", 100.0 * *right as f64 / *all as f64));
    }
    // All names of a kind of text, then by genre; by rule and kind of mention only for the eye.
    let mut tables: BTreeMap<(u8, String), Calibration> = BTreeMap::new();
    for (p, &c) in points.iter().zip(held) {
        if c < named_from {
            continue;
        }
        let mut add = |level: u8, key: String| tables.entry((level, key)).or_default().0.push((c, p.right));
        add(0, format!("{:?}", p.domain));
        if p.domain != Domain::News {
            add(1, format!("{:?}, {}", p.domain, p.genre));
            add(2, format!("rule {}", p.rule));
            add(3, format!("mention {}", p.mention));
        }
    }
    for ((level, key), table) in &tables {
        let line = format!("{key:26} {}", table.show());
        println!("{line}");
        if *level < 2 {
            notes.push(line);
        }
    }
    Ok(notes)
}
