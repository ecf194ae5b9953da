//! Words as they stand in a text, compared without copying them.

#![expect(clippy::indexing_slicing, reason = "the table has a place for every value that it is asked with")]

use super::Parts;
use super::fold::{EMPTY, step, step_char};
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
    word.trim_matches(|c| !is_alphanumeric(c))
}

/// Whether a character is a letter or digit, of any script.
pub fn is_alphanumeric(c: char) -> bool {
    // Curly marks and dashes stand everywhere, and none of U+2000 to U+203F is any.
    !('\u{2000}'..'\u{2040}').contains(&c) && c.is_alphanumeric()
}

/// One function for all who ask: each closure would have a copy of what searches with it.
pub fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Whether a character is neither letter nor digit.
pub fn is_mark(c: char) -> bool {
    !c.is_alphanumeric()
}

/// How many bytes of characters of one kind `s` begins with.
pub fn leading(s: &str, kind: impl FnMut(char) -> bool) -> usize {
    s.len() - s.trim_start_matches(kind).len()
}

/// Whether a word, in whatever case, is in a list of words in small letters.
#[inline]
pub fn is_any(word: &str, list: impl Listed) -> bool {
    list.lists(word)
}

/// Words that may be asked for one.
pub trait Listed {
    fn lists(self, word: &str) -> bool;
}

impl Listed for &[&str] {
    fn lists(self, word: &str) -> bool {
        let Some(first) = word.as_bytes().first().map(u8::to_ascii_lowercase) else { return false };
        // Length and first letter tell nearly all words apart.
        let is =
            |w: &&str| w.len() == word.len() && w.as_bytes().first() == Some(&first) && w.eq_ignore_ascii_case(word);
        self.iter().any(is)
    }
}

impl<const N: usize> Listed for &[&str; N] {
    #[inline]
    fn lists(self, word: &str) -> bool {
        self.as_slice().lists(word)
    }
}

impl Listed for Words {
    #[inline]
    fn lists(self, word: &str) -> bool {
        // Natively the first letter tells most words apart before the list is read.
        #[cfg(not(target_arch = "wasm32"))]
        if self.looks >> look(word.as_bytes()) & 1 == 0 {
            return false;
        }
        self.has(word)
    }
}

impl Listed for &Words {
    #[inline]
    fn lists(self, word: &str) -> bool {
        (*self).lists(word)
    }
}

/// A list of words as one text, a byte for each one's length before it: addresses are 3 kB of what readers download
/// (docs/figures.md). Made by `words!`.
#[derive(Clone, Copy)]
pub struct Words {
    text: &'static str,
    /// A bit for each first letter with even and odd lengths.
    #[cfg(not(target_arch = "wasm32"))]
    looks: u64,
}

impl Words {
    pub const fn new(bytes: &'static [u8]) -> Words {
        let Ok(text) = std::str::from_utf8(bytes) else { panic!("lengths below 128 and words are a text") };
        #[cfg(not(target_arch = "wasm32"))]
        let looks = {
            let (mut looks, mut at) = (0, 0);
            while at < bytes.len() {
                let (_, rest) = bytes.split_at(at + 1);
                let (word, _) = rest.split_at(bytes[at] as usize);
                looks |= 1 << look(word);
                at += 1 + word.len();
            }
            looks
        };
        Words {
            text,
            #[cfg(not(target_arch = "wasm32"))]
            looks,
        }
    }

    fn has(self, word: &str) -> bool {
        let Some(first) = word.as_bytes().first().map(u8::to_ascii_lowercase) else { return false };
        let mut rest = self.text.as_bytes();
        while let [length, other @ ..] = rest {
            let (other, behind) = other.split_at_checked(usize::from(*length)).unwrap_or_default();
            if other.len() == word.len() && other.first() == Some(&first) && other.eq_ignore_ascii_case(word.as_bytes())
            {
                return true;
            }
            rest = behind;
        }
        false
    }

    /// Whether it has a word, letter for letter.
    pub fn contains(self, word: &str) -> bool {
        self.iter().any(|w| w == word)
    }

    /// Whether any of its words may begin with a byte, in whatever case.
    pub fn may_begin(self, byte: u8) -> bool {
        #[cfg(not(target_arch = "wasm32"))]
        return self.looks >> (byte & 31) & (1 | 1 << 32) != 0;
        #[cfg(target_arch = "wasm32")]
        return byte > 0;
    }

    pub fn iter(self) -> Iter {
        Iter { rest: self.text }
    }
}

/// The words of a list, one after another.
#[derive(Clone)]
pub struct Iter {
    rest: &'static str,
}

impl Iterator for Iter {
    type Item = &'static str;

    fn next(&mut self) -> Option<&'static str> {
        let end = 1 + usize::from(*self.rest.as_bytes().first()?);
        let word = self.rest.part(1..end);
        self.rest = self.rest.part(end..);
        Some(word)
    }
}

/// One of 64 looks of words: the first letter, with even and odd lengths.
#[cfg(not(target_arch = "wasm32"))]
#[inline]
const fn look(word: &[u8]) -> u32 {
    let first = if word.is_empty() { 0 } else { word[0] & 31 };
    first as u32 | (word.len() as u32 & 1) << 5
}

/// The length of a list's text.
pub const fn length(words: &[&str]) -> usize {
    let (mut length, mut i) = (words.len(), 0);
    while i < words.len() {
        length += words[i].len();
        i += 1;
    }
    length
}

/// A list's text.
pub const fn listed<const LENGTH: usize>(words: &[&str]) -> [u8; LENGTH] {
    let (mut text, mut at, mut i) = ([0; LENGTH], 0, 0);
    while i < words.len() {
        let (word, mut k) = (words[i].as_bytes(), 0);
        text[at] = word.len() as u8;
        while k < word.len() {
            text[at + 1 + k] = word[k];
            k += 1;
        }
        at += 1 + k;
        i += 1;
    }
    text
}

/// `words!["a", "the"]`: a list of words, written as an array of them is.
macro_rules! words {
    ($($word:expr),* $(,)?) => {{
        const LIST: &[&str] = &[$($word),*];
        const TEXT: [u8; $crate::text::words::length(LIST)] = $crate::text::words::listed(LIST);
        const WORDS: $crate::text::words::Words = $crate::text::words::Words::new(&TEXT);
        WORDS
    }};
}
pub(crate) use words;

/// A long list of words in small letters, from which first letter and length tell nearly all other words.
pub struct List {
    words: Words,
    /// A bit for each first letter with each of eight lengths.
    #[cfg(not(target_arch = "wasm32"))]
    looks: [u64; 4],
}

impl List {
    #[cfg(target_arch = "wasm32")]
    pub const fn new(words: Words) -> List {
        List { words }
    }

    #[cfg(not(target_arch = "wasm32"))]
    pub const fn new(words: Words) -> List {
        let (bytes, mut looks, mut at) = (words.text.as_bytes(), [0; 4], 0);
        while at < bytes.len() {
            let (_, rest) = bytes.split_at(at + 1);
            let (word, _) = rest.split_at(bytes[at] as usize);
            let look = List::look(word);
            looks[look / 64] |= 1 << (look % 64);
            at += 1 + word.len();
        }
        List { words, looks }
    }

    /// Whether it has a word, in whatever case.
    #[inline]
    pub fn has(&self, word: &str) -> bool {
        #[cfg(not(target_arch = "wasm32"))]
        {
            let look = List::look(word.as_bytes());
            if self.looks[look / 64] >> (look % 64) & 1 == 0 {
                return false;
            }
        }
        self.words.has(word)
    }

    pub fn iter(&self) -> Iter {
        self.words.iter()
    }

    #[cfg(not(target_arch = "wasm32"))]
    const fn look(word: &[u8]) -> usize {
        let first = if word.is_empty() { 0 } else { word[0] & 31 };
        (first as usize) << 3 | word.len() & 7
    }
}

/// The case-folded hashes of all words, without apostrophes at their ends; hyphens separate.
pub fn folded(s: &str) -> Vec<u32> {
    let mut out = Vec::with_capacity(s.len() / 6 + 1);
    // The hash of the word so far, and what it was before the apostrophes that it may end in.
    let (mut hash, mut kept) = (EMPTY, None);
    for c in s.chars() {
        if is_alphanumeric(c) {
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
    let mut word = Stem::default();
    for c in s.chars().chain([' ']) {
        if is_alphanumeric(c) {
            word.add(c);
        } else if matches!(c, '\'' | '’') && word.letters > 0 {
            word.ended = true;
        } else {
            out.extend(word.hash());
            word = Stem::default();
        }
    }
    out
}

/// A word so far: what its stem needs of it.
struct Stem {
    letters: usize,
    /// Behind an apostrophe.
    ended: bool,
    /// The last letters, and the hash up to the last but three, two, one, and to the last.
    last: [u8; 3],
    hashes: [u32; 4],
}

impl Default for Stem {
    fn default() -> Self {
        Stem { letters: 0, ended: false, last: [0; 3], hashes: [EMPTY; 4] }
    }
}

impl Stem {
    fn add(&mut self, c: char) {
        if self.ended {
            return;
        }
        let [_, a, b] = self.last;
        let [_, x, y, z] = self.hashes;
        // No ending has another letter.
        let letter = if c.is_ascii() { c.to_ascii_lowercase() as u8 } else { 0 };
        (self.last, self.hashes) = ([a, b, letter], [x, y, z, step_char(z, c)]);
        self.letters += 1;
    }

    /// The hash of the word without its ending.
    fn hash(&self) -> Option<u32> {
        let ending = match self.last {
            [b'i', b'n', b'g'] => 3,
            [_, b'e', b'd' | b's'] => 2,
            [_, _, b's' | b'e'] => 1,
            _ => 0,
        };
        // Without `es`, four letters may be too few where without `s` they are enough.
        let fits = |n: usize| self.letters >= 4 + n;
        let ending = match ending {
            2 if !fits(2) && self.last[2] == b's' => 1,
            ending => ending,
        };
        let ending = if fits(ending) { ending } else { 0 };
        (self.letters > 0).then_some(self.hashes[3 - ending])
    }
}

/// A bit for each word of a list, by its hash; and a word's is `hash & 63`.
pub const fn looks(words: &[&str]) -> u64 {
    let (mut bits, mut i) = (0, 0);
    while i < words.len() {
        let (word, mut hash, mut k) = (words[i].as_bytes(), EMPTY, 0);
        while k < word.len() {
            hash = step(hash, word[k]);
            k += 1;
        }
        bits |= 1 << (hash & 63);
        i += 1;
    }
    bits
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
    fn lists_have_their_words() {
        let list = words!["a", "the", "et al", "über"];
        assert_eq!(list.iter().collect::<Vec<_>>(), ["a", "the", "et al", "über"]);
        for (word, has) in [("The", true), ("A", true), ("über", true), ("then", false), ("", false), ("he", false)] {
            assert_eq!((is_any(word, list), List::new(list).has(word)), (has, has), "{word}");
        }
        assert!(list.contains("the") && !list.contains("The") && list.may_begin(b'E') && !list.may_begin(b'b'));
    }

    #[test]
    fn stems_have_no_endings() {
        assert_eq!(stems("Resigns Upwards"), stems("“resigned upward”"));
        assert_eq!(stems("forgiving"), stems("forgives"));
        assert_eq!(stems("it's red; uses").len(), 3);
        assert_ne!(stems("red"), stems("r"));
        // Four letters at least are left: of `likes` without `s`, of `seeing` and `toes` none are taken.
        let words = ["rais", "like", "seeing", "toes", "hütten"].map(fold);
        assert_eq!(stems("raises likes seeing toes Hütten's"), words);
    }

    #[test]
    fn the_first_line_and_the_first_mark() {
        for s in ["Roe\r\nPoe", "Roe\n", "Roe", "", "\nRoe", "Roe\r", "a\r\r\nb"] {
            assert_eq!(first_line(s), s.lines().next().unwrap_or(""), "{s:?}");
        }
        let marks = [" - ", " – ", "/"];
        for s in ["Jan Roe – Host - Chair", "Roe/Poe - Host", "Jan-Roe –Poe", "ä – ö", "", "/"] {
            let first = marks.iter().filter_map(|m| s.find(m).map(|at| (at, *m))).min();
            assert_eq!(first_of(s, &marks), first, "{s}");
        }
    }

    #[test]
    fn looks_are_bits_of_hashes() {
        const LOOKS: u64 = looks(&["excerpt", "text"]);
        assert_eq!(LOOKS, 1 << (fold("excerpt") & 63) | 1 << (fold("Text") & 63));
    }
}
