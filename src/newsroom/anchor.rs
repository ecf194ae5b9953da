//! Finds a quotation again in a text that has changed elsewhere, by its words and what stands around it: the
//! TextQuoteSelector of the W3C Web Annotation Data Model, section 4.2.4.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use crate::text::Parts;
use crate::text::seek;
use crate::text::sort::Ordered;
use serde::Serialize;

use super::corrections::Reason;
use super::{Place, Problem};

/// How many bytes of context a selector is made with; more where the words alone are not enough.
const CONTEXT: usize = 32;
/// Context agrees where this many characters next to the words do (or all there are).
const AGREES: usize = 8;
/// So many words are found again by themselves, if they stand in the text only once.
const DISTINCT: usize = 4;

/// A place in a text: the words themselves, and what stands before and after them. White space counts as one blank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Selector {
    #[serde(rename = "type")]
    pub kind: SelectorKind,
    /// The words, with their quotation marks.
    #[cfg_attr(all(test, not(target_arch = "wasm32")), schemars(length(min = 1)))]
    pub exact: String,
    #[cfg_attr(all(test, not(target_arch = "wasm32")), schemars(default))]
    pub prefix: String,
    #[cfg_attr(all(test, not(target_arch = "wasm32")), schemars(default))]
    pub suffix: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum SelectorKind {
    TextQuoteSelector,
}

/// A text with every run of white space as one blank, and the byte at which each of its bytes stood.
pub struct Folded {
    text: String,
    /// Byte offset in the original text for each byte, and the end.
    from: Vec<u32>,
}

impl Folded {
    pub fn new(original: &str) -> Folded {
        let mut folded = Folded { text: String::with_capacity(original.len()), from: Vec::new() };
        for (at, c) in original.char_indices() {
            let c = if c.is_whitespace() { ' ' } else { c };
            if c != ' ' || !folded.text.ends_with(' ') {
                folded.from.extend(std::iter::repeat_n(at as u32, c.len_utf8()));
                folded.text.push(c);
            }
        }
        folded.from.push(original.len() as u32);
        folded
    }

    /// Byte range of the original text, or why there is none.
    pub fn find(&self, selector: &Selector) -> Result<(usize, usize), Reason> {
        let exact = fold(&selector.exact);
        let exact = exact.trim();
        if exact.is_empty() {
            return Err(Reason::NotFound);
        }
        let (prefix, suffix) = (fold(&selector.prefix), fold(&selector.suffix));
        let mut found: Vec<(usize, bool, usize)> = seek::memmem::find_iter(self.text.as_bytes(), exact.as_bytes())
            .map(|at| {
                let (before, after) = (self.text.part(..at), self.text.part(at + exact.len()..));
                let left = common(prefix.chars().rev(), before.chars().rev());
                let right = common(suffix.chars(), after.chars());
                let agrees = |n: usize, side: &str| n > 0 && n >= side.chars().count().min(AGREES);
                (left + right, agrees(left, &prefix) || agrees(right, &suffix), at)
            })
            .collect();
        found.order_by_key(|&(agreement, ..)| std::cmp::Reverse(agreement));
        let distinct = exact.split(' ').count() >= DISTINCT || (prefix.is_empty() && suffix.is_empty());
        match found[..] {
            [] => Err(Reason::NotFound),
            [(_, agrees, _)] if !agrees && !distinct => Err(Reason::NotFound),
            [(best, agrees, _), (second, ..), ..] if best == second || !agrees => Err(Reason::Ambiguous),
            [(.., at), ..] => {
                // The end of the last character, not of the white space behind it.
                let last = at + exact.char_indices().next_back().map_or(0, |(i, _)| i);
                let width = exact.chars().next_back().map_or(0, char::len_utf8);
                Ok((self.from[at] as usize, self.from[last] as usize + width))
            }
        }
    }
}

impl Selector {
    pub fn read(place: &Place) -> Result<Selector, Problem> {
        let kind = place.required("type")?;
        if kind.text()? != "TextQuoteSelector" {
            return Err(kind.problem("the only type of selector that is known is TextQuoteSelector"));
        }
        Ok(Selector {
            kind: SelectorKind::TextQuoteSelector,
            exact: place.required("exact")?.words()?,
            prefix: place.optional("prefix")?.unwrap_or_default(),
            suffix: place.optional("suffix")?.unwrap_or_default(),
        })
    }

    /// The selector of a byte range, with as much context as it takes to find it again.
    pub fn at(text: &str, start: usize, end: usize) -> Selector {
        let folded = Folded::new(text);
        let mut context = CONTEXT;
        loop {
            let (from, to) = (start.saturating_sub(context), (end + context).min(text.len()));
            let from = (0..=from).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
            let to = (to..=text.len()).find(|&i| text.is_char_boundary(i)).unwrap_or(text.len());
            let selector = Selector {
                kind: SelectorKind::TextQuoteSelector,
                exact: fold(text.part(start..end)),
                prefix: fold(text.part(from..start)),
                suffix: fold(text.part(end..to)),
            };
            if (from == 0 && to == text.len()) || folded.find(&selector) == Ok((start, end)) {
                return selector;
            }
            context *= 2;
        }
    }
}

fn fold(text: &str) -> String {
    Folded::new(text).text
}

fn common(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "Roe said: “Yes.” Then she sat down.\n\nDahl said: “Yes.” And then:\n“The ice is thin,\nand it is cold.” 𝄞";

    fn at(text: &str, words: &str, n: usize) -> (usize, usize) {
        let (start, _) = text.match_indices(words).nth(n).unwrap();
        (start, start + words.len())
    }

    fn selector(words: &str, n: usize) -> Selector {
        let (start, end) = at(TEXT, words, n);
        Selector::at(TEXT, start, end)
    }

    fn found(text: &str, selector: &Selector) -> Result<String, Reason> {
        Folded::new(text).find(selector).map(|(start, end)| text[start..end].to_string())
    }

    #[test]
    fn every_place_is_found_again() {
        for (words, n) in [("“Yes.”", 0), ("“Yes.”", 1), ("“The ice is thin,\nand it is cold.”", 0), ("𝄞", 0)]
        {
            let selector = selector(words, n);
            assert_eq!(Folded::new(TEXT).find(&selector), Ok(at(TEXT, words, n)), "{selector:?}");
        }
    }

    #[test]
    fn edits_elsewhere_and_other_line_breaks_do_no_harm() {
        let thin = selector("“The ice is thin,\nand it is cold.”", 0);
        let edited = TEXT
            .replace("Then she sat down.", "A long new paragraph stands here now.")
            .replace("thin,\nand", "thin, and");
        assert_eq!(found(&edited, &thin).as_deref(), Ok("“The ice is thin, and it is cold.”"));
        let yes = selector("“Yes.”", 1);
        let (start, end) = Folded::new(&edited).find(&yes).unwrap();
        assert_eq!(edited[..end].matches("“Yes.”").count(), 2, "the second one, at {start}");
    }

    #[test]
    fn distinct_words_are_found_though_all_around_them_has_changed() {
        let thin = selector("“The ice is thin,\nand it is cold.”", 0);
        assert!(found("Quite another story. “The ice is thin, and it is cold.” The end.", &thin).is_ok());
    }

    #[test]
    fn a_short_answer_in_another_place_is_not_the_same_answer() {
        let yes = selector("“Yes.”", 0);
        assert_eq!(found("Quite another story. “Yes.” The end.", &yes), Err(Reason::NotFound));
    }

    #[test]
    fn two_places_that_fit_alike_are_ambiguous() {
        let mut yes = selector("“Yes.”", 0);
        yes.prefix = "said: ".into();
        yes.suffix = String::new();
        assert_eq!(found(TEXT, &yes), Err(Reason::Ambiguous));
    }

    #[test]
    fn words_that_were_edited_are_not_found() {
        let thin = selector("“The ice is thin,\nand it is cold.”", 0);
        assert_eq!(found(&TEXT.replace("thin", "thick"), &thin), Err(Reason::NotFound));
    }

    #[test]
    fn context_grows_until_the_place_is_the_only_one() {
        let text = "He wrote at length, about much, and then he said “No.” and went on and on and away. ".repeat(3);
        let (start, end) = at(&text, "“No.”", 1);
        let selector = Selector::at(&text, start, end);
        assert_eq!(Folded::new(&text).find(&selector), Ok((start, end)));
    }
}
