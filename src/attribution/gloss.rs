//! What is quoted without being said: words about words, titles of works, inscriptions.
//!
//! `"the right hand" means …`, `the word "opora"`, `a song titled "Pier Six"`, `a banner reads: "Open"`.

use super::QuoteKind;
use crate::quotes::{Form, Quote};
use crate::text::Span;
use crate::text::words::{bare, is_any};

/// Confidence that nobody says such words.
pub(super) const UNSAID: u16 = 900;

/// Nouns and participles that a title follows.
const WORKS: [&str; 44] = [
    "memoir", "book", "novel", "song", "poem", "album", "film", "movie", "show", "program", "programme", "series",
    "article", "column", "essay", "editorial", "report", "study", "magazine", "journal", "newspaper", "channel",
    "podcast", "blog", "play", "documentary", "exhibition", "title", "titled", "entitled", "headlined", "headed",
    "headline", "musical", "opera", "sequel", "novella", "painting", "newsletter", "pamphlet", "drama", "sitcom",
    "comedy", "brochure",
];

/// The first of them leave no doubt right before a title.
const SURE: usize = 12;

/// Nouns that a word in quotation marks explains.
const WORDS: [&str; 8] = ["word", "term", "phrase", "expression", "adjective", "noun", "nickname", "abbreviation"];

/// The kind of a quotation that nobody utters; `None` where somebody may.
pub(super) fn unsaid(text: &str, quote: &Quote, previous: Option<&Quote>) -> Option<QuoteKind> {
    if quote.segments.len() > 1 || !matches!(quote.form, Form::Double | Form::Single) {
        return None;
    }
    let span = quote.first().span;
    let line = line_before(text, span.start());
    let words: Vec<&str> = line.split_whitespace().rev().take(6).map(bare).collect();
    if is_inscription(line, &words) {
        return Some(QuoteKind::Direct);
    }
    let works = words.iter().take(3).any(|w| is_any(w, &WORKS));
    if is_title_case(span.of(text)) && (works || is_broadcast(text, span, line)) {
        return Some(QuoteKind::Title);
    }
    // `an article titled "Feathers,"`
    let titled = words.first().is_some_and(|w| ["titled", "entitled", "headlined", "headed"].contains(w));
    if titled && is_one_name(span.of(text)) {
        return Some(QuoteKind::Title);
    }
    if is_gloss(&text[span.end()..], line, &words) {
        return Some(QuoteKind::Scare);
    }
    // `"walk," "way" and, among carters, "wages."`: what goes for the first goes for the list.
    let near = previous.filter(|p| p.segments.len() == 1 && p.first().block == quote.first().block)?;
    let between = text[near.first().span.end()..span.start()].split_whitespace().map(bare);
    let listed = between.clone().count() <= 3 && between.clone().all(|w| is_any(w, &["", "and", "or", "also"]));
    (listed && unsaid(text, near, None) == Some(QuoteKind::Scare)).then_some(QuoteKind::Scare)
}

/// What stands before a place on its line, as far as it matters: the last words.
fn line_before(text: &str, at: usize) -> &str {
    let before = text[..at].trim_end();
    let near = (before.len().saturating_sub(NEAR)..).find(|&i| before.is_char_boundary(i)).unwrap_or(0);
    let near = &before[near..];
    &near[near.rfind('\n').map_or(0, |i| i + 1)..]
}

/// How many bytes before a quotation are read; a paragraph may be as long as a book.
const NEAR: usize = 400;

/// `the song "Pier Six"`, `There hung a sign. "Keep out."`: the noun right before leaves no doubt, whatever verb stands
/// near.
pub(super) fn is_named(text: &str, quote: &Quote) -> bool {
    let span = quote.first().span;
    let line = line_before(text, span.start());
    let Some(word) = line.rsplit(' ').next() else { return false };
    let noun = bare(word);
    if is_any(noun, &SIGNS) {
        return word.ends_with(['.', ':']);
    }
    is_title_case(span.of(text)) && (is_any(noun, &WORKS[..SURE]) || is_broadcast(text, span, line))
}

/// `KNB's "Morning Ferry"`, `the "Morning Ferry" host`. With a title in the marks this is right for 42 of 46 such
/// quotations of the corpus that the ranker's weights come from.
fn is_broadcast(text: &str, span: Span, line: &str) -> bool {
    let owner = line.rsplit(' ').next().and_then(|w| w.strip_suffix("'s").or(w.strip_suffix("’s")));
    let station =
        owner.is_some_and(|o| (2..=5).contains(&o.len()) && o.bytes().all(|b| b.is_ascii_uppercase()) || o == "News");
    let next = text[span.end()..].split_whitespace().next().map(bare);
    let noun = ["program", "show", "radio", "host", "episode", "tour", "album", "podcast", "segment", "star", "winner"];
    station || next.is_some_and(|n| is_any(n, &noun))
}

/// The quotation explains a word or is explained itself.
fn is_gloss(after: &str, before: &str, words: &[&str]) -> bool {
    let after = after.trim_start();
    let explained = ["means ", "meaning ", "literally means", "is short for", "stands for"];
    let explains =
        [" means", " mean", " meaning", "more exactly", "literally", "that is,", "translates as", "short for", "i.e."];
    // `used the word "apology"` is said by whoever used it.
    let used = ["used", "uses", "using", "use", "said", "chose", "repeated", "avoided"];
    let used = words.iter().any(|w| is_any(w, &used));
    let mentioned = words.first().is_some_and(|w| is_any(w, &WORDS)) && !used;
    let named = words.iter().take(3).any(|w| is_any(w, &["as"])) && words.iter().any(|w| is_any(w, &["known"]));
    explained.iter().any(|m| after.starts_with(m)) || explains.iter().any(|m| before.ends_with(m)) || mentioned || named
}

/// What bears an inscription.
const SIGNS: [&str; 6] = ["sign", "banner", "placard", "poster", "plaque", "billboard"];

/// `The sign over the door reads: "…"`
fn is_inscription(before: &str, words: &[&str]) -> bool {
    let Some(word) = words.first() else { return false };
    let named = is_any(word, &SIGNS) && before.ends_with(['.', ':']);
    named || is_any(word, &["reads", "tokenized"]) || before.ends_with(':') && is_any(word, &["read"])
}

/// One capitalised word.
fn is_one_name(s: &str) -> bool {
    let word = s.trim_matches(|c: char| !c.is_alphanumeric());
    !word.contains(char::is_whitespace) && word.starts_with(char::is_uppercase)
}

/// Two capitalised words at least, and none in small letters but the small ones.
fn is_title_case(s: &str) -> bool {
    const SMALL: [&str; 16] =
        ["a", "an", "the", "of", "in", "to", "and", "for", "on", "at", "by", "with", "from", "as", "or", "but"];
    let words: Vec<&str> = s
        .split_whitespace()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|w| !w.is_empty())
        .collect();
    let weighty = words.iter().filter(|w| !SMALL.contains(w));
    weighty.clone().count() >= 2 && weighty.clone().all(|w| !w.starts_with(char::is_lowercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::Segment;
    use crate::text::Span;

    fn kind(text: &str) -> Option<QuoteKind> {
        let start = text.find('"').unwrap();
        let span = Span::new(start, text.rfind('"').unwrap() + 1);
        let segments = vec![Segment { span, block: 0, closed: true }];
        unsaid(text, &Quote { form: Form::Double, segments, nested: Vec::new(), signature: None }, None)
    }

    #[test]
    fn what_nobody_says() {
        assert_eq!(kind("To stand at \"the right hand\" means to be close."), Some(QuoteKind::Scare));
        assert_eq!(kind("The word, which means \"a scrap\" here, was new."), Some(QuoteKind::Scare));
        assert_eq!(kind("In his memoir, \"The Hold and the Release,\" Roe is kind."), Some(QuoteKind::Title));
        assert_eq!(kind("A banner reads: \"Fresh Every Day\""), Some(QuoteKind::Direct));
    }

    #[test]
    fn what_somebody_says() {
        assert_eq!(kind("Roe means what he says: \"We are here.\""), None);
        assert_eq!(kind("She used the word \"apology\" twice."), None);
    }
}
