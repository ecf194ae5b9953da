//! Any text with hints that need not make sense.
#![no_main]

#[allow(dead_code)]
#[path = "../../tests/invariants/mod.rs"]
mod invariants;

use whosaid::{Hint, HintKind, Options};

libfuzzer_sys::fuzz_target!(|input: (Vec<(u8, u16, u16)>, String)| {
    let (hints, text) = input;
    let hint = |&(kind, start, len): &(u8, u16, u16)| {
        let start = usize::from(start);
        Hint {
            kind: HintKind::ALL[usize::from(kind) % HintKind::ALL.len()],
            start,
            end: start.wrapping_add(usize::from(len)),
        }
    };
    invariants::consistent(&text, &Options { hints: hints.iter().map(hint).collect(), ..Options::default() });
});
