//! Any text: offsets in the three units mean the same words.
#![no_main]

#[allow(dead_code)]
#[path = "../../tests/invariants/mod.rs"]
mod invariants;

libfuzzer_sys::fuzz_target!(|text: &str| invariants::units_agree(text));
