//! Corrections made on one text, applied to another.
#![no_main]

#[path = "../grown.rs"]
mod grown;
#[allow(dead_code)]
#[path = "../../tests/invariants/mod.rs"]
mod invariants;

use invariants::{Check, all};
use serde_json::json;
use whosaid::newsroom::{self, Action, Correction, Selector, correct};
use whosaid::{OffsetUnit, Options, annotate};

libfuzzer_sys::fuzz_target!(|input: (String, String, String, u8)| {
    let (text, other, name, action) = input;
    let action = [Action::Confirm, Action::Change, Action::Suppress][usize::from(action) % 3];
    let quotes = annotate(&other, &Options::default()).quotes;
    let corrections: Vec<_> = all(&quotes)
        .into_iter()
        .map(|quote| {
            let (first, last) = (quote.segments[0], quote.segments[quote.segments.len() - 1]);
            let selector = Selector::at(&other, first.start as usize, last.end as usize);
            let speaker = (action != Action::Suppress).then(|| name.clone());
            Correction { selector, action, speaker, same: None, role: None, note: None }
        })
        .collect();
    let mut annotation = annotate(&text, &Options::default());
    let unplaced = correct(&text, OffsetUnit::Utf8, &mut annotation, &corrections);
    let placed = all(&annotation.quotes).into_iter().filter(|q| q.review.is_some()).count();
    assert!(placed + unplaced.len() <= corrections.len());
    Check { text: &text, annotation: &annotation }.everything();

    // As a page gives them: what the module is to answer, which refuses a file that has none but spaces for a name.
    grown::keep(|| {
        let file = serde_json::to_value(&corrections).expect("JSON");
        let read = newsroom::read::<Correction>(&serde_json::from_value(file.clone()).expect("JSON"));
        let answer = match read {
            Ok(corrections) => {
                let mut annotation = annotate(&text, &Options { offsets: OffsetUnit::Utf16, ..Options::default() });
                let unplaced = correct(&text, OffsetUnit::Utf16, &mut annotation, &corrections);
                json!({ "annotation": annotation, "unplaced": unplaced })
            }
            Err(problem) => format!("corrections, {problem}").into(),
        };
        json!({ "text": text, "hints": [], "corrections": file, "answer": answer })
    });
});
