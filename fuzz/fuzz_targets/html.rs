//! Pages as the command line reads them: the text that is read, and the hints that its markup gives.
#![no_main]

#[allow(dead_code)]
#[path = "../../tests/invariants/mod.rs"]
mod invariants;

/// The tool's own modules.
#[allow(dead_code)]
#[path = "../../src/cli"]
mod cli {
    mod article;
    mod beside;
    mod body;
    mod flatten;
    mod flow;
    pub mod html;
    mod known;
    mod outline;
    mod phrases;
}

use cli::html::{Part, read};
use whosaid::Options;

libfuzzer_sys::fuzz_target!(|input: (bool, &str)| {
    let (whole, html) = input;
    let part = if whole { Part::Whole } else { Part::Article };
    let Ok(page) = read(html, &part) else { return };
    invariants::consistent(&page.text, &Options { hints: page.hints, ..Options::default() });
});
