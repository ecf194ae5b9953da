//! Any text: its annotation is consistent.
#![no_main]

#[allow(dead_code)]
#[path = "../../tests/invariants/mod.rs"]
mod invariants;

libfuzzer_sys::fuzz_target!(|text: &str| invariants::consistent(text, &whosaid::Options::default()));
