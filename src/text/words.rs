//! Words as they stand in a text, compared without copying them.

#![expect(clippy::indexing_slicing, reason = "the table has a place for every value that it is asked with")]

use super::Parts;
use super::fold::{EMPTY, step_char};
use super::seek;

/// The first line, without what ends it.
pub fn first_line(s: &str) -> &str {
    match seek::memchr(b'\n', s.as_bytes()) {
        Some(end) => {
            let line = s.part(..end);
            line.strip_suffix('\r').unwrap_or(line)
        }
        None => s,
    }
}

/// The first place where any of some marks stands, and which; none begins as another does, and none with a letter.
pub fn first_of<'m>(s: &str, marks: &[&'m str]) -> Option<(usize, &'m str)> {
    let bytes = s.as_bytes();
    let is_at = |at: usize, mark: &str| mark.bytes().enumerate().all(|(i, b)| bytes.get(at + i) == Some(&b));
    let which = |at: usize| marks.iter().find(|m| is_at(at, m)).map(|m| (at, *m));
    (0..bytes.len()).filter(|&at| !bytes[at].is_ascii_alphabetic()).find_map(which)
}

/// The word without what is no letter or digit at its ends.
pub fn bare(word: &str) -> &str {
    // Most words are.
    if let [first, .., last] = word.as_bytes()
        && first.is_ascii_alphanumeric()
        && last.is_ascii_alphanumeric()
    {
        return word;
    }
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

/// A long list of words in small letters, from which first letter and length tell nearly all other words.
pub struct List {
    pub words: &'static [&'static str],
    /// A bit for each first letter with each of eight lengths.
    looks: [u64; 4],
}

impl List {
    pub const fn new(words: &'static [&'static str]) -> List {
        let (mut looks, mut i) = ([0; 4], 0);
        while i < words.len() {
            let look = List::look(words[i]);
            looks[look / 64] |= 1 << (look % 64);
            i += 1;
        }
        List { words, looks }
    }

    /// Whether it has a word, in whatever case.
    #[inline]
    pub fn has(&self, word: &str) -> bool {
        let look = List::look(word);
        self.looks[look / 64] >> (look % 64) & 1 == 1 && is_any(word, self.words)
    }

    const fn look(word: &str) -> usize {
        let first = if word.is_empty() { 0 } else { word.as_bytes()[0] & 31 };
        (first as usize) << 3 | word.len() & 7
    }
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

/// The same words without the endings of verbs and plurals, where four letters are left: `resigns`, `resigned` and
/// `resigning` are one.
pub fn stems(s: &str) -> Vec<u32> {
    let mut out = Vec::with_capacity(s.len() / 6 + 1);
    // The letters of the word so far, up to an apostrophe, and the hash up to each of them.
    let mut word: Vec<(char, u32)> = Vec::with_capacity(16);
    let mut apostrophe = false;
    for c in s.chars().chain([' ']) {
        if c.is_ascii_alphanumeric() || !c.is_ascii() && c.is_alphanumeric() {
            let hash = step_char(word.last().map_or(EMPTY, |w| w.1), c);
            if !apostrophe {
                word.push((c.to_ascii_lowercase(), hash));
            }
        } else if matches!(c, '\'' | '’') && !word.is_empty() {
            apostrophe = true;
        } else {
            out.extend(stem(&word));
            word.clear();
            apostrophe = false;
        }
    }
    out
}

/// The hash of a word without its ending.
fn stem(word: &[(char, u32)]) -> Option<u32> {
    let ends = |ending: &str| {
        let n = word.len().checked_sub(ending.len())?;
        let same = word.part(n..).iter().map(|w| w.0).eq(ending.chars());
        (same && n >= 4).then_some(n)
    };
    let n = ["ing", "ed", "es", "s", "e"].into_iter().find_map(ends).unwrap_or(word.len());
    Some(word.get(n.checked_sub(1)?)?.1)
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

    #[test]
    fn stems_have_no_endings() {
        assert_eq!(stems("Resigns Upwards"), stems("“resigned upward”"));
        assert_eq!(stems("forgiving"), stems("forgives"));
        assert_eq!(stems("it's red; uses").len(), 3);
        assert_ne!(stems("red"), stems("r"));
    }
}
