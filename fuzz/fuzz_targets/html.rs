//! Pages as the command line and Python read them: the text that is read, and the hints that its markup gives.
#![no_main]

#[allow(dead_code)]
#[path = "../../tests/invariants/mod.rs"]
mod invariants;

use whosaid::Options;
use whosaid::page::{Part, read};

libfuzzer_sys::fuzz_target!(|input: (bool, &str)| {
    let (whole, html) = input;
    let part = if whole { Part::Whole } else { Part::Article };
    let Ok(page) = read(html, &part) else { return };
    invariants::consistent(&page.text, &Options { hints: page.hints, ..Options::default() });
});
