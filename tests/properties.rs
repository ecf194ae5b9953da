//! What holds for any text whatever: no panic, spans that can be used, answers that do not contradict themselves.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;
use whosaid::newsroom::{Action, Correction, Selector, correct};
use whosaid::{Annotation, Hint, HintKind, OffsetUnit, Options, Quote, Range, annotate};

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

fn in_unit(offsets: OffsetUnit) -> Options {
    Options { offsets, ..Options::default() }
}

proptest! {
    // Failures are not kept in a file: each becomes the smallest case under tests/cases that shows it.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn annotations_are_consistent(text in texts(), hints in hints()) {
        let options = Options { hints, ..Options::default() };
        let annotation = annotate(&text, &options);
        Check { text: &text, annotation: &annotation }.everything()?;
        prop_assert_eq!(annotate(&text, &options), annotation, "the same answer twice");
    }

    #[test]
    fn quotations_of_mark_soups_are_disjoint(text in mark_soups(), hints in hints()) {
        let options = Options { hints, ..Options::default() };
        let annotation = annotate(&text, &options);
        Check { text: &text, annotation: &annotation }.everything()?;
    }

    #[test]
    fn the_three_units_agree(text in texts()) {
        let bytes = annotate(&text, &in_unit(OffsetUnit::Utf8));
        for unit in [OffsetUnit::Utf16, OffsetUnit::Codepoint] {
            let mut expected = serde_json::to_value(&bytes).expect("JSON");
            convert(&mut expected, &text, unit);
            let actual = serde_json::to_value(annotate(&text, &in_unit(unit))).expect("JSON");
            prop_assert_eq!(actual, expected);
        }
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
            Check { text: &text, annotation: &annotation }.everything()?;
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
        Check { text: &text, annotation: &annotation }.everything()?;
    }
}

fn actions() -> impl Strategy<Value = Action> {
    select(&[Action::Confirm, Action::Change, Action::Suppress][..])
}

fn correction(text: &str, quote: &Quote, action: Action, name: &str) -> Correction {
    let (first, last) = (quote.segments[0], quote.segments[quote.segments.len() - 1]);
    let selector = Selector::at(text, first.start as usize, last.end as usize);
    let speaker = (action != Action::Suppress).then(|| name.to_string());
    Correction { selector, action, speaker, role: None, note: None }
}

/// Counts every offset of the JSON anew, with nothing but the standard library.
fn convert(value: &mut Value, text: &str, unit: OffsetUnit) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match (name.as_str(), value.as_u64()) {
                    ("start" | "end", Some(byte)) => {
                        let before = &text[..byte as usize];
                        *value = match unit {
                            OffsetUnit::Utf8 => before.len(),
                            OffsetUnit::Utf16 => before.encode_utf16().count(),
                            OffsetUnit::Codepoint => before.chars().count(),
                        }
                        .into();
                    }
                    _ => convert(value, text, unit),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| convert(item, text, unit)),
        _ => {}
    }
}

/// Quotations with all that are nested in them.
fn all(quotes: &[Quote]) -> Vec<&Quote> {
    quotes.iter().flat_map(|q| std::iter::once(q).chain(all(&q.nested))).collect()
}

struct Check<'a> {
    text: &'a str,
    annotation: &'a Annotation,
}

impl Check<'_> {
    fn everything(&self) -> Result<(), TestCaseError> {
        let Annotation { blocks, speakers, quotes, footnotes, issues, .. } = self.annotation;
        let ranges: Vec<_> = blocks.iter().map(|b| Range { start: b.start, end: b.end }).collect();
        self.disjoint(&ranges)?;
        for issue in issues {
            self.usable(Range { start: issue.start, end: issue.end })?;
        }
        for mention in speakers.iter().flat_map(|s| &s.mentions) {
            self.usable(*mention)?;
        }
        for marker in footnotes.iter().flat_map(|f| &f.markers) {
            self.usable(*marker)?;
        }
        self.siblings(quotes)?;
        for quote in all(quotes) {
            self.quote(quote)?;
        }
        let ids: Vec<_> = all(quotes).iter().map(|q| &q.id).chain(speakers.iter().map(|s| &s.id)).collect();
        let mut unique = ids.clone();
        unique.sort();
        unique.dedup();
        prop_assert_eq!(ids.len(), unique.len(), "ids are unique");
        Ok(())
    }

    /// In bounds, forwards, on character boundaries.
    fn usable(&self, range: Range) -> Result<(), TestCaseError> {
        let words = self.text.get(range.start as usize..range.end as usize);
        prop_assert!(words.is_some(), "{range:?} of {:?}", self.text);
        Ok(())
    }

    /// Usable, not empty, in order, and none overlaps the next.
    fn disjoint(&self, ranges: &[Range]) -> Result<(), TestCaseError> {
        for range in ranges {
            self.usable(*range)?;
            prop_assert!(range.start < range.end, "{range:?} is empty in {:?}", self.text);
        }
        for pair in ranges.windows(2) {
            prop_assert!(pair[0].end <= pair[1].start, "{pair:?} of {:?}", self.text);
        }
        Ok(())
    }

    /// Quotations at one level begin in text order and never overlap.
    fn siblings(&self, quotes: &[Quote]) -> Result<(), TestCaseError> {
        let starts: Vec<_> = quotes.iter().filter_map(|q| q.segments.first()).map(|s| s.start).collect();
        prop_assert!(starts.is_sorted(), "quotations out of order in {:?}", self.text);
        let mut segments: Vec<_> = quotes.iter().flat_map(|q| q.segments.iter().copied()).collect();
        segments.sort_by_key(|s| s.start);
        self.disjoint(&segments)
    }

    fn quote(&self, quote: &Quote) -> Result<(), TestCaseError> {
        let Annotation { blocks, speakers, quotes, footnotes, .. } = self.annotation;
        prop_assert!(!quote.segments.is_empty());
        self.disjoint(&quote.segments)?;
        for segment in &quote.segments {
            let within = blocks.iter().any(|b| b.start <= segment.start && segment.end <= b.end);
            prop_assert!(within, "{segment:?} is in no block of {:?}", self.text);
        }
        self.siblings(&quote.nested)?;
        for inner in quote.nested.iter().flat_map(|q| &q.segments) {
            let within = quote.segments.iter().any(|s| s.start <= inner.start && inner.end <= s.end);
            prop_assert!(within, "{inner:?} is outside {:?} of {:?}", quote.segments, self.text);
        }
        prop_assert!((0.0..=1.0).contains(&quote.confidence), "{quote:?}");
        let evidence = quote.attribution.as_ref();
        prop_assert!(quote.speaker.is_none() || evidence.is_some(), "a name has evidence: {quote:?}");
        prop_assert!(quote.speaker.is_some() || evidence.is_none_or(|a| a.mention.is_some()), "{quote:?}");
        if let Some(id) = &quote.speaker {
            prop_assert!(speakers.iter().any(|s| s.id == *id), "{quote:?}");
        }
        if let Some(id) = &quote.continues {
            let earlier = quotes.iter().take_while(|q| q.id != quote.id).any(|q| q.id == *id);
            prop_assert!(earlier, "{quote:?} continues nothing before it");
        }
        let evidence = quote.attribution.iter().flat_map(|a| [a.cue, a.mention]).chain([quote.source_line]);
        for range in evidence.flatten() {
            self.usable(range)?;
        }
        for label in &quote.footnotes {
            prop_assert!(footnotes.iter().any(|f| f.label == *label), "note {label} is not listed");
        }
        Ok(())
    }
}
