//! Words as they stand in a text, compared without copying them.

use super::fold::{EMPTY, step_char};

/// The word without what is no letter or digit at its ends.
pub fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// How many bytes of characters of one kind `s` begins with.
pub fn leading(s: &str, kind: impl FnMut(char) -> bool) -> usize {
    s.len() - s.trim_start_matches(kind).len()
}

/// Whether a word, in whatever case, is in a list of words in small letters.
pub fn is_any(word: &str, list: &[&str]) -> bool {
    let Some(first) = word.as_bytes().first().map(u8::to_ascii_lowercase) else { return false };
    // Length and first letter tell nearly all words apart.
    list.iter().any(|w| w.len() == word.len() && w.as_bytes().first() == Some(&first) && w.eq_ignore_ascii_case(word))
}

/// The case-folded hashes of all words, without apostrophes at their ends; hyphens separate.
pub fn folded(s: &str) -> Vec<u32> {
    let mut out = Vec::with_capacity(s.len() / 6 + 1);
    // The hash of the word so far, and what it was before the apostrophes that it may end in.
    let (mut hash, mut kept) = (EMPTY, None);
    for c in s.chars() {
        if c.is_ascii_alphanumeric() || !c.is_ascii() && c.is_alphanumeric() {
            hash = step_char(hash, c);
            kept = Some(hash);
        } else if matches!(c, '\'' | '’') {
            hash = if kept.is_some() { step_char(hash, c) } else { EMPTY };
        } else {
            out.extend(kept.take());
            hash = EMPTY;
        }
    }
    out.extend(kept);
    out
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold;
    use super::*;

    #[test]
    fn words_are_folded_without_the_marks_beside_them() {
        let words: Vec<u32> = ["the", "ice", "isn't", "well", "known", "été", "90s"].map(fold).to_vec();
        assert_eq!(folded("“The ‘ice’ ISN’T well-known: Été '90s.”"), words);
    }

    #[test]
    fn words_are_compared_whole() {
        assert!(is_any("The", &["a", "the"]) && is_any("A", &["a", "the"]));
        assert!(
            !is_any("then", &["a", "the"])
                && !is_any("", &["a"])
                && !is_any("he", &["the"])
                && !is_any("tho", &["the"])
        );
        assert_eq!((bare("(“Roe’s”)"), bare("—")), ("Roe’s", ""));
        assert_eq!((leading("–– Roe", |c| c == '–'), leading("Roe", |c| c == '–')), (6, 0));
        assert_eq!(folded("'' ''it"), [fold("it")]);
    }
}
