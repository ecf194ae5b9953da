//! Short and drifting forms of names: `Roe`, `Jan R. Roe`, `Safar` of Nadim Saffar.

use crate::lexicon::{PARTICLE, Word};
use crate::text::{Case, Parts};

/// Lower-case words of a name without courtesy titles and particles.
pub(super) fn name_words(name: &str) -> Vec<String> {
    let words = name
        .split(|c: char| c.is_whitespace() || c == ',')
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).lower());
    let courtesy = &["mr", "mrs", "ms", "miss", "dr", "sir", "madam", "sen", "rep", "jr", "sr"];
    words
        .filter(|w| !(w.is_empty() || courtesy.contains(&w.as_str()) || (Word::of(w).is(PARTICLE) && w.len() <= 4)))
        .collect()
}

/// A word without the Arabic article.
fn stem(word: &str) -> &str {
    let mut rest = word;
    for article in ["al-", "el-"] {
        while let Some(behind) = rest.strip_prefix(article) {
            rest = behind;
        }
    }
    rest
}

/// Whether a short form can stand for a full name: the same words, or its last ones, or its first.
pub(super) fn is_short_form(full: &[String], short: &[String]) -> bool {
    let same = |f: Option<&String>, s: Option<&String>| f.map(|w| stem(w)) == s.map(|w| stem(w));
    let Some(rest) = full.len().checked_sub(short.len()) else {
        return short.len() >= 2 && same(full.first(), short.first()) && same(full.last(), short.last());
    };
    let ends = || full.part(rest..).iter().zip(short).all(|(f, s)| stem(f) == stem(s));
    let outer = || short.len() >= 2 && same(full.first(), short.first());
    !short.is_empty() && same(full.last(), short.last()) && (ends() || outer())
}

/// Whether a form is a full name's end with another spelling: one letter off in words of five letters and more.
pub(super) fn is_misspelling(full: &[String], short: &[String]) -> bool {
    let n = short.len();
    n > 0
        && full.len() >= n
        && full
            .part(full.len() - n..)
            .iter()
            .zip(short)
            .all(|(a, b)| a == b || (a.chars().count() >= 5 && one_off(a, b)))
}

/// Edit distance of one at most.
fn one_off(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = a.part(head..).iter().rev().zip(b.part(head..).iter().rev()).take_while(|(x, y)| x == y).count();
    a.len() - head - tail <= 1 && b.len() - head - tail <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(s: &str) -> Vec<String> {
        name_words(s)
    }

    #[test]
    fn short_forms() {
        assert!(is_short_form(&words("Ghassan bin Wahib"), &words("Bin Wahib")));
        assert!(is_short_form(&words("Yunus al-Rifqi"), &words("Al-Rifqi")));
        assert!(is_short_form(&words("Jan Roe"), &words("MR ROE")));
        assert!(!is_short_form(&words("Jan Roe"), &words("Poe")));
        assert!(is_misspelling(&words("Nadim Saffar"), &words("Safar")));
        assert!(!is_misspelling(&words("Jan Roe"), &words("Poe")));
    }
}
