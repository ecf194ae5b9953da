//! Words as they stand in a text, compared without copying them.

/// The word without what is no letter or digit at its ends.
pub fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a word, in whatever case, is in a list of words in small letters.
pub fn is_any(word: &str, list: &[&str]) -> bool {
    list.iter().any(|w| w.eq_ignore_ascii_case(word))
}
