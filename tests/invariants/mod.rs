//! What holds for any text whatever; the property tests and the fuzzing targets ask for the same.

use serde_json::Value;
use whosaid::{Annotation, OffsetUnit, Options, Quote, Range, annotate};

/// Options with offsets in a unit.
pub fn in_unit(offsets: OffsetUnit) -> Options {
    Options { offsets, ..Options::default() }
}

/// The annotation of a text is consistent, and the same twice.
pub fn consistent(text: &str, options: &Options) {
    let annotation = annotate(text, options);
    Check { text, annotation: &annotation }.everything();
    assert_eq!(annotate(text, options), annotation, "the same answer twice");
}

/// Offsets in the three units mean the same words.
pub fn units_agree(text: &str) {
    let bytes = annotate(text, &in_unit(OffsetUnit::Utf8));
    for unit in [OffsetUnit::Utf16, OffsetUnit::Codepoint] {
        let mut expected = serde_json::to_value(&bytes).expect("JSON");
        convert(&mut expected, text, unit);
        let actual = serde_json::to_value(annotate(text, &in_unit(unit))).expect("JSON");
        assert_eq!(actual, expected);
    }
}

/// Counts every offset of the JSON anew, with nothing but the standard library.
pub fn convert(value: &mut Value, text: &str, unit: OffsetUnit) {
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
pub fn all(quotes: &[Quote]) -> Vec<&Quote> {
    quotes.iter().flat_map(|q| std::iter::once(q).chain(all(&q.nested))).collect()
}

/// An annotation beside its text, in bytes.
pub struct Check<'a> {
    pub text: &'a str,
    pub annotation: &'a Annotation,
}

impl Check<'_> {
    /// Panics where anything contradicts itself.
    pub fn everything(&self) {
        let Annotation { blocks, speakers, quotes, footnotes, issues, .. } = self.annotation;
        let ranges: Vec<_> = blocks.iter().map(|b| Range { start: b.start, end: b.end }).collect();
        self.disjoint(&ranges);
        for issue in issues {
            self.usable(Range { start: issue.start, end: issue.end });
        }
        for mention in speakers.iter().flat_map(|s| &s.mentions) {
            self.usable(*mention);
        }
        for marker in footnotes.iter().flat_map(|f| &f.markers) {
            self.usable(*marker);
        }
        self.siblings(quotes);
        for quote in all(quotes) {
            self.quote(quote);
        }
        let ids: Vec<_> = all(quotes).iter().map(|q| &q.id).chain(speakers.iter().map(|s| &s.id)).collect();
        let mut unique = ids.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(ids.len(), unique.len(), "ids are unique");
    }

    /// In bounds, forwards, on character boundaries.
    fn usable(&self, range: Range) {
        let words = self.text.get(range.start as usize..range.end as usize);
        assert!(words.is_some(), "{range:?} of {:?}", self.text);
    }

    /// Usable, not empty, in order, and none overlaps the next.
    fn disjoint(&self, ranges: &[Range]) {
        for range in ranges {
            self.usable(*range);
            assert!(range.start < range.end, "{range:?} is empty in {:?}", self.text);
        }
        for pair in ranges.windows(2) {
            assert!(pair[0].end <= pair[1].start, "{pair:?} of {:?}", self.text);
        }
    }

    /// Quotations at one level begin in text order and never overlap.
    fn siblings(&self, quotes: &[Quote]) {
        let starts: Vec<_> = quotes.iter().filter_map(|q| q.segments.first()).map(|s| s.start).collect();
        assert!(starts.is_sorted(), "quotations out of order in {:?}", self.text);
        let mut segments: Vec<_> = quotes.iter().flat_map(|q| q.segments.iter().copied()).collect();
        segments.sort_by_key(|s| s.start);
        self.disjoint(&segments)
    }

    fn quote(&self, quote: &Quote) {
        let Annotation { blocks, speakers, quotes, footnotes, .. } = self.annotation;
        assert!(!quote.segments.is_empty());
        self.disjoint(&quote.segments);
        for segment in &quote.segments {
            let within = blocks.iter().any(|b| b.start <= segment.start && segment.end <= b.end);
            assert!(within, "{segment:?} is in no block of {:?}", self.text);
        }
        self.siblings(&quote.nested);
        for inner in quote.nested.iter().flat_map(|q| &q.segments) {
            let within = quote.segments.iter().any(|s| s.start <= inner.start && inner.end <= s.end);
            assert!(within, "{inner:?} is outside {:?} of {:?}", quote.segments, self.text);
        }
        assert!((0.0..=1.0).contains(&quote.confidence), "{quote:?}");
        let evidence = quote.attribution.as_ref();
        assert!(quote.speaker.is_none() || evidence.is_some(), "a name has evidence: {quote:?}");
        assert!(quote.speaker.is_some() || evidence.is_none_or(|a| a.mention.is_some()), "{quote:?}");
        if let Some(id) = &quote.speaker {
            assert!(speakers.iter().any(|s| s.id == *id), "{quote:?}");
        }
        if let Some(id) = &quote.continues {
            let earlier = quotes.iter().take_while(|q| q.id != quote.id).any(|q| q.id == *id);
            assert!(earlier, "{quote:?} continues nothing before it");
        }
        let evidence = quote.attribution.iter().flat_map(|a| [a.cue, a.mention]).chain([quote.source_line]);
        for range in evidence.flatten() {
            self.usable(range);
        }
        for label in &quote.footnotes {
            assert!(footnotes.iter().any(|f| f.label == *label), "note {label} is not listed");
        }
    }
}
