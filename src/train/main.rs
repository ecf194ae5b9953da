//! Learns the weights of the contest and of confidence, and says what they are worth on texts that they did not see.
//!
//! Every figure is of held-out texts: the weights that decide a text were learned without it.

mod confidence;
mod contest;
mod gold;
mod lbfgs;
mod model;
mod names;
mod report;

use clap::Parser;
use gold::Text;
use std::path::PathBuf;
use whosaid::training::{DOUBT_BITS, KNOTS, Model};

/// Learns the weights and reports on held-out texts
#[derive(Parser)]
#[command(
    after_help = "Example: train --news train.jsonl --documents docs/ --cases cases.jsonl --write src/attribution/model.rs"
)]
struct Arguments {
    /// Articles, one a line, whose gold is the words that name each source
    #[arg(long)]
    news: Vec<PathBuf>,
    /// Directories of NAME.txt with NAME.gold.json
    #[arg(long)]
    documents: Vec<PathBuf>,
    /// Directories of documents from which only confidence learns: whose labels are seldom names, say
    #[arg(long)]
    forms: Vec<PathBuf>,
    /// Constructions: files of one a line, or directories of case files
    #[arg(long)]
    cases: Vec<PathBuf>,
    /// A rule that is not heard, by its name, to measure what it gives
    #[arg(long)]
    without: Option<String>,
    /// Where to write the weights
    #[arg(long)]
    write: Option<PathBuf>,
    /// Where to write what held-out weights say of every quotation
    #[arg(long)]
    details: Option<PathBuf>,
}

/// How many parts articles and constructions are held out in.
const PARTS: usize = 8;

/// Which part each text is held out in: every document is one by itself, leave-one-document-out.
fn parts(texts: &[Text]) -> Vec<usize> {
    let (mut documents, mut others) = (0, 0);
    let part = |t: &Text| {
        let count = if t.domain == gold::Domain::Document { &mut documents } else { &mut others };
        *count += 1;
        if t.domain == gold::Domain::Document { *count - 1 } else { (*count - 1) % PARTS }
    };
    texts.iter().map(part).collect()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments = Arguments::parse();
    let without = arguments.without.as_deref();
    let mut texts: Vec<Text> = Vec::new();
    for path in &arguments.news {
        texts.extend(gold::news(path, without)?);
    }
    for path in &arguments.documents {
        texts.extend(gold::documents(path, without)?);
    }
    let forms = texts.len();
    for path in &arguments.forms {
        texts.extend(gold::documents(path, without)?);
    }
    let forms: std::collections::HashSet<String> = texts.iter().skip(forms).map(|t| t.id.clone()).collect();
    let is_learned = |t: &Text| !forms.contains(&t.id);
    for path in &arguments.cases {
        texts.extend(if path.is_dir() { gold::case_files(path, without)? } else { gold::cases(path, without)? });
    }
    // The same text twice, in two parts, would be held out in neither.
    let read = texts.len();
    let mut seen = std::collections::HashSet::new();
    texts.retain(|t| seen.insert(t.text.trim().to_string()));
    println!("{} texts, {} more read twice and left out", texts.len(), read - texts.len());
    let neutral = vec![0i16; KNOTS.len() + (1 << DOUBT_BITS)];
    let parts = parts(&texts);
    let count = parts.iter().max().map_or(0, |m| m + 1);
    // Held-out guesses of every text.
    let mut guesses: Vec<Vec<whosaid::training::Guess>> = texts.iter().map(|_| Vec::new()).collect();
    let next = std::sync::atomic::AtomicUsize::new(0);
    let done = std::sync::Mutex::new(&mut guesses);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let part = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    if part >= count {
                        break;
                    }
                    let rest = texts.iter().zip(&parts).filter(|(t, p)| **p != part && is_learned(t)).map(|(t, _)| t);
                    let letters = model::letters(&contest::Data::of(rest).train());
                    let (knots, doubts) = neutral.split_at(KNOTS.len());
                    let model = Model { weights: &letters, knots, doubts };
                    for (i, text) in texts.iter().enumerate().filter(|(i, _)| parts[*i] == part) {
                        let found = text.sample.decide(&model);
                        done.lock().expect("no thread panicked")[i] = found;
                    }
                    eprintln!("held out part {} of {count}", part + 1);
                }
            });
        }
    });
    let points: Vec<_> = texts.iter().enumerate().flat_map(|(i, t)| confidence::points(t, i, &guesses[i])).collect();
    // Confidence of each part by weights that did not see its texts either.
    let mut held = vec![0.0; points.len()];
    let count = count.min(10);
    for part in 0..count {
        let w = confidence::train(points.iter().filter(|p| parts[p.text] % count != part));
        for (i, p) in points.iter().enumerate().filter(|(_, p)| parts[p.text] % count == part) {
            held[i] = confidence::confidence(p, &w);
        }
    }
    let doubts = model::sixty_fourths(&confidence::train(points.iter()));
    let notes = report::print(&texts, &guesses, &points, &held, arguments.details.as_deref())?;
    if let Some(path) = &arguments.write {
        let letters = model::letters(&contest::Data::of(texts.iter().filter(|t| is_learned(t))).train());
        std::fs::write(path, model::source(&letters, &doubts, &notes))?;
    }
    Ok(())
}
