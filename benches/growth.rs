//! Whether the time to read a text grows with its length alone: `cargo bench --bench growth`.
//!
//! Each text invites a careless scan to begin anew at every hit. Where the work is linear, the speed is the same at
//! all lengths; where it halves as the length doubles, something is quadratic.

use std::hint::black_box;
use std::time::{Duration, Instant};

use whosaid::{Options, annotate};

const KIB: [usize; 3] = [32, 64, 128];

/// A text that takes longer is not measured at greater lengths.
const PATIENCE: Duration = Duration::from_secs(5);

const TEXTS: [(&str, &str); 10] = [
    ("dispatches", include_str!("../tests/dispatches/dispatch-1.txt")),
    ("unclosed quotations", "“The ice is thin, \n\n"),
    ("one line", "He said “the ice” and 'it's thin' (again). "),
    ("nesting marks", "“‘\"«"),
    ("markers without notes", "“The ice is thin.”[1] "),
    ("notes without markers", "\n[12] The Lantern, May 2, 2019."),
    ("turns", "Q: Who fell in?\n\nJan Roe: Nobody yet.\n\n"),
    ("open brackets", "(["),
    ("headings", "Roe: “We Won the Cup Again”\n\nThe mayor said “we won the cup again” there.\n\n"),
    ("one sentence", "She said that “the ice” was “thin” and "),
];

fn main() {
    // `cargo test --benches` only wants to know that it runs.
    if !std::env::args().any(|a| a == "--bench") {
        return;
    }
    println!("{:<24}{}", "MiB/s at", KIB.map(|kib| format!("{kib:>8} KiB")).concat());
    for (name, piece) in TEXTS {
        print!("{name:<24}");
        for kib in KIB {
            let text = piece.repeat((kib << 10) / piece.len() + 1);
            let start = Instant::now();
            black_box(annotate(black_box(&text), &Options::default()));
            let took = start.elapsed();
            print!("{:>12.2}", text.len() as f64 / f64::from(1 << 20) / took.as_secs_f64());
            if took > PATIENCE {
                print!("  (slow: stopped)");
                break;
            }
        }
        println!();
    }
}
