//! Seconds that one pass of `annotate` takes over the documents of an NDJSON file: the median of several passes, and the
//! best, which says most where other work runs on the machine.
//!
//! `cargo bench --bench speed -- FILE PASSES`; `make bench` runs it beside its peers on the same file.

use std::hint::black_box;
use std::time::Instant;

fn main() {
    // cargo adds `--bench` to what it was given.
    let mut arguments = std::env::args().skip(1).filter(|a| !a.starts_with("--"));
    // `cargo test --benches` gives no file: nothing to time.
    let Some(path) = arguments.next() else { return };
    let passes: usize = arguments.next().map_or(5, |n| n.parse().expect("a number of passes"));
    let texts: Vec<String> = std::fs::read_to_string(&path)
        .expect("a readable file")
        .lines()
        .map(|line| {
            let document: serde_json::Value = serde_json::from_str(line).expect("a JSON object a line");
            document["text"].as_str().expect("a text").to_string()
        })
        .collect();
    let options = whosaid::Options::default();
    let mut seconds: Vec<f64> = (0..passes)
        .map(|_| {
            let start = Instant::now();
            for text in &texts {
                black_box(whosaid::annotate(black_box(text), &options));
            }
            start.elapsed().as_secs_f64()
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    println!("{} {}", seconds[passes / 2], seconds[0]);
}
