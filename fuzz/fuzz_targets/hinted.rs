//! Any text with hints that need not make sense.
#![no_main]

#[path = "../grown.rs"]
mod grown;
#[allow(dead_code)]
#[path = "../../tests/invariants/mod.rs"]
mod invariants;

use serde_json::json;
use whosaid::{Hint, HintKind, OffsetUnit, Options, annotate};

/// Where so many UTF-16 units of a text end, by the standard library alone; of half a character its start.
fn byte_of_utf16(text: &str, units: usize) -> usize {
    let ends = text.char_indices().scan(0, |sum, (at, c)| {
        *sum += c.len_utf16();
        Some((at, *sum))
    });
    ends.into_iter().find(|&(_, sum)| sum > units).map_or(text.len(), |(at, _)| at)
}

libfuzzer_sys::fuzz_target!(|input: (Vec<(u8, u16, u16)>, String)| {
    let (given, text) = input;
    let hints: Vec<_> = given
        .iter()
        .map(|&(kind, start, len)| {
            let start = usize::from(start);
            (usize::from(kind) % HintKind::ALL.len(), start, start.wrapping_add(usize::from(len)))
        })
        .collect();
    let hint = |&(kind, start, end): &(usize, usize, usize)| Hint { kind: HintKind::ALL[kind], start, end };
    invariants::consistent(&text, &Options { hints: hints.iter().map(hint).collect(), ..Options::default() });

    // As a page gives them, in UTF-16 units: what the module is to answer.
    grown::keep(|| {
        let mut bytes = Vec::new();
        let mut triples = Vec::new();
        for &(kind, start, end) in &hints {
            triples.extend([kind, start, end]);
            let at = |units| byte_of_utf16(&text, units);
            bytes.push((kind, at(start), at(end)));
        }
        let hints = bytes.iter().map(hint).collect();
        let annotation = annotate(&text, &Options { hints, offsets: OffsetUnit::Utf16, ..Options::default() });
        json!({ "text": text, "hints": triples, "corrections": [], "answer": { "annotation": annotation, "unplaced": [] } })
    });
});
