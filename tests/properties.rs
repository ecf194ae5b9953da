//! What holds for any text whatever: no panic, spans that can be used, answers that do not contradict themselves.

mod invariants;
#[path = "invariants/valid.rs"]
mod valid;

use invariants::{Check, all, consistent, units_agree};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use whosaid::newsroom::{Action, Correction, Selector, correct};
use whosaid::{Hint, HintKind, OffsetUnit, Options, Quote, annotate};

/// What dispatches are made of, and what they break on.
const FRAGMENTS: &[&str] = &[
    // Marks of all kinds, alone and where they are not marks.
    "\"",
    "'",
    "''",
    "“",
    "”",
    "‘",
    "’",
    "„",
    "‚",
    "«",
    "»",
    "‹",
    "›",
    "「",
    "」",
    "『",
    "』",
    "``",
    "\"\"",
    "– ",
    "— ",
    "it's",
    "the '90s",
    "5'11\"",
    "rock 'n' roll",
    "the Roes'",
    "’01",
    // Line ends and blanks.
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u{2028}",
    "\u{2029}",
    "\u{b}",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    " ",
    "  ",
    "\t",
    "\0",
    // Brackets, notes, sources.
    "[",
    "]",
    "(",
    ")",
    "[1]",
    "[2]",
    "[12]",
    "[a]",
    "¹",
    "²³",
    "[…]",
    "[Laughter]",
    "(The Lantern, May 2, 2019)",
    "\n\n[1] The Lantern (Nordhaven), May 2, 2019.\n",
    "\n[2]\n",
    "\n¹ https://example.org/a?b=(c)",
    "[1] See ",
    "Special Dispatch No. 12, ",
    "\n\nSource: The Lantern, May 2, 2019.\n\n",
    "\n[99999999999999999999]\n",
    // Headers and furniture.
    "May 2, 2019\n",
    "Special Dispatch\nNo. 71\n",
    "#12 | 03:40\n",
    "Nordhaven | Special Dispatch No. 4\n",
    "February 30, 2019",
    "No. 4294967296",
    "Share this:\n",
    // Labels, names, roles, cues.
    "Q: ",
    "A: ",
    "Interviewer: ",
    "\nJAN ROE, HARBOR HOST: ",
    "\nJan Roe: ",
    "\n>> ",
    "Jan Roe",
    "Mayor Jan Roe, ",
    "Roe",
    "he",
    "she",
    "The ministry",
    "@janroe",
    "said",
    " said that ",
    ", said ",
    " according to ",
    "as follows:\n\n",
    ": ",
    "wrote in a post",
    "added",
    "The ice is thin",
    ".",
    ",",
    "!",
    "?",
    "…",
    "...",
    "Dr. ",
    "U.S. ",
    // Characters of one to four bytes, combining ones, other directions.
    "é",
    "e\u{301}",
    "日本",
    "𝄞",
    "👩‍👩‍👧",
    "שלום",
    "مرحبا",
    "ß",
    "İ",
    "ﬁ",
    "\u{202e}",
    "\u{e000}",
    "\u{10ffff}",
];

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => any::<String>(),
        4 => vec(select(FRAGMENTS), 0..60).prop_map(|parts| parts.concat()),
        1 => vec(prop_oneof![select(FRAGMENTS).prop_map(String::from), any::<String>()], 0..20)
            .prop_map(|parts| parts.concat()),
    ]
}

/// Marks and dashes of every kind, close together.
const MARKS: &[&str] = &[
    "\"", "“", "”", "„", "«", "»", "'", "‘", "’", "‹", "›", "– ", " – ", "- ", " — ", "t", " heard", " said", " Roe",
    ": ", ", ", ". ", " ", "\n\n", "\nRoe: ", "[1]",
];

fn mark_soups() -> impl Strategy<Value = String> {
    vec(select(MARKS), 1..40).prop_map(|parts| parts.concat())
}

/// Hints that need not make sense.
fn hints() -> impl Strategy<Value = Vec<Hint>> {
    let kind = select(&HintKind::ALL[..]);
    let offset = || prop_oneof![9 => 0..200usize, 1 => any::<usize>()];
    vec((kind, offset(), offset()).prop_map(|(kind, start, end)| Hint { kind, start, end }), 0..6)
}

proptest! {
    // Failures are not kept in a file: each becomes the smallest case under tests/cases that shows it.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn annotations_are_consistent(text in texts(), hints in hints()) {
        let options = Options { hints, ..Options::default() };
        consistent(&text, &options);
        valid::valid(&annotate(&text, &options), &text);
    }

    #[test]
    fn quotations_of_mark_soups_are_disjoint(text in mark_soups(), hints in hints()) {
        let options = Options { hints, ..Options::default() };
        consistent(&text, &options);
    }

    #[test]
    fn the_three_units_agree(text in texts()) {
        units_agree(&text);
    }

    #[test]
    fn nobody_is_named_below_the_wanted_confidence(text in texts(), wanted in 0.0..=1.0f64) {
        let options = Options { min_confidence: Some(wanted), ..Options::default() };
        for quote in all(&annotate(&text, &options).quotes) {
            prop_assert!(quote.speaker.is_none() || quote.confidence >= wanted, "{quote:?}");
        }
    }

    #[test]
    fn every_correction_finds_its_own_quotation(text in texts(), action in actions()) {
        let plain = annotate(&text, &Options::default());
        let extent = |quote: &Quote| (quote.segments[0].start, quote.segments[quote.segments.len() - 1].end);
        for quote in all(&plain.quotes) {
            let mut annotation = plain.clone();
            let corrections = [correction(&text, quote, action, "Per Holm")];
            prop_assert_eq!(correct(&text, OffsetUnit::Utf8, &mut annotation, &corrections), vec![]);
            Check { text: &text, annotation: &annotation }.everything();
            valid::valid(&annotation, &text);
            let corrected: Vec<_> = all(&annotation.quotes).into_iter().filter(|q| q.review.is_some()).collect();
            // Where a turn is all one quotation, both have the same words, and the outer one is meant.
            prop_assert_eq!(corrected.len(), 1);
            prop_assert_eq!(extent(corrected[0]), extent(quote), "{:?}", corrections);
        }
    }

    #[test]
    fn corrections_of_another_text_do_no_harm(text in texts(), other in texts(), action in actions(), name in any::<String>()) {
        let quotes = annotate(&other, &Options::default()).quotes;
        let corrections: Vec<_> = all(&quotes).into_iter().map(|q| correction(&other, q, action, &name)).collect();
        let mut annotation = annotate(&text, &Options::default());
        let unplaced = correct(&text, OffsetUnit::Utf8, &mut annotation, &corrections);
        let placed = all(&annotation.quotes).into_iter().filter(|q| q.review.is_some()).count();
        prop_assert!(placed + unplaced.len() <= corrections.len());
        Check { text: &text, annotation: &annotation }.everything();
    }
}

fn actions() -> impl Strategy<Value = Action> {
    select(&[Action::Confirm, Action::Change, Action::Suppress][..])
}

fn correction(text: &str, quote: &Quote, action: Action, name: &str) -> Correction {
    let (first, last) = (quote.segments[0], quote.segments[quote.segments.len() - 1]);
    let selector = Selector::at(text, first.start as usize, last.end as usize);
    let speaker = (action != Action::Suppress).then(|| name.to_string());
    Correction { selector, action, speaker, same: None, role: None, note: None }
}

/// What fuzzing has kept: small texts that between them reach every place it ever came to.
#[test]
fn texts_that_fuzzing_has_kept() {
    let lines = include_str!("fuzzed/texts.ndjson");
    assert!(lines.lines().count() > 100);
    for (number, line) in (1..).zip(lines.lines()) {
        let document: serde_json::Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("line {number}: {e}"));
        let text = document["text"].as_str().unwrap_or_else(|| panic!("line {number} has no text"));
        consistent(text, &Options::default());
        units_agree(text);
        valid::valid(&annotate(text, &Options::default()), text);
    }
}

/// What `make fuzz MINUTES=0` has come upon; its targets ask for all but this, which takes longer than the analysis.
#[test]
#[ignore = "make test runs it behind the fuzzing targets"]
fn texts_that_fuzzing_has_come_upon_are_valid() {
    let corpora = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/fuzz-corpus");
    let mut texts = 0;
    for target in ["text", "units", "html", "captions"] {
        for entry in std::fs::read_dir(corpora.join(target)).expect("make fuzz MINUTES=0 has been run") {
            let path = entry.expect("a file").path();
            let Ok(text) = std::fs::read_to_string(&path) else { continue };
            valid::valid(&annotate(&text, &Options::default()), &path.display().to_string());
            texts += 1;
        }
    }
    // What the grammar of dispatches has grown of its inputs.
    let grown = std::fs::read_to_string(corpora.join("dispatch.ndjson")).expect("make fuzz MINUTES=0 has been run");
    for (number, line) in (1..).zip(grown.lines()) {
        let text: String = serde_json::from_str(line).expect("a string");
        valid::valid(&annotate(&text, &Options::default()), &format!("dispatch.ndjson:{number}"));
        texts += 1;
    }
    assert!(texts > 1000 && grown.lines().count() > 300, "{texts} texts");
}
