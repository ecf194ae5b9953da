//! Words as they stand in a text, compared without copying them. Over 400 lines: lists stand here natively and packed.

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

/// Where some words stand last. The standard library searches backwards, and trims words, by 3 kB of code of its own.
pub fn last_of(s: &str, words: &str) -> Option<usize> {
    seek::memmem::rfind(s.as_bytes(), words.as_bytes())
}

/// What stands behind some words, where they stand last.
pub fn behind_last<'s>(s: &'s str, words: &str) -> Option<&'s str> {
    last_of(s, words).map(|at| s.part(at + words.len()..))
}

/// A text without some words at its beginning, however often they stand there.
pub fn without_first<'s>(mut s: &'s str, words: &str) -> &'s str {
    while let Some(rest) = s.strip_prefix(words).filter(|_| !words.is_empty()) {
        s = rest;
    }
    s
}

/// The same at its end.
pub fn without_last<'s>(mut s: &'s str, words: &str) -> &'s str {
    while let Some(rest) = s.strip_suffix(words).filter(|_| !words.is_empty()) {
        s = rest;
    }
    s
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
        self.has(word)
    }
}

impl Listed for &Words {
    #[inline]
    fn lists(self, word: &str) -> bool {
        self.has(word)
    }
}

#[cfg(not(target_arch = "wasm32"))]
pub use listed::{Data, Words};
#[cfg(target_arch = "wasm32")]
pub use packed::{Data, Words, length, listed};

/// `words!["a", "the"]`: a list of words, written as an array of them is; `has` wants them in small letters.
#[cfg(not(target_arch = "wasm32"))]
macro_rules! words {
    ($($word:expr),* $(,)?) => {{
        const DATA: $crate::text::words::Data = $crate::text::words::Data::new(&[$($word),*]);
        $crate::text::words::Words::new(&DATA)
    }};
}

/// The same in the module.
#[cfg(target_arch = "wasm32")]
macro_rules! words {
    ($($word:expr),* $(,)?) => {{
        const LIST: &[&str] = &[$($word),*];
        const TEXT: [u8; $crate::text::words::length(LIST)] = $crate::text::words::listed(LIST);
        const DATA: $crate::text::words::Data = $crate::text::words::Data::new(&TEXT);
        $crate::text::words::Words::new(&DATA)
    }};
}
pub(crate) use words;

/// `any_of!['.', ',']`: one of some characters, for methods of texts that take a pattern.
#[cfg(not(target_arch = "wasm32"))]
macro_rules! any_of {
    ($($mark:literal),* $(,)?) => {
        [$($mark),*]
    };
}

/// The same in the module: one pattern for all, where an array has its own methods for every number of characters.
#[cfg(target_arch = "wasm32")]
macro_rules! any_of {
    ($($mark:literal),* $(,)?) => {
        $crate::text::words::one_of(concat!($($mark),*))
    };
}
pub(crate) use any_of;

#[cfg(target_arch = "wasm32")]
#[inline]
pub fn one_of(marks: &'static str) -> impl Fn(char) -> bool + Copy {
    move |c| has_mark(marks, c)
}

#[cfg(target_arch = "wasm32")]
#[inline(never)]
fn has_mark(marks: &str, c: char) -> bool {
    marks.chars().any(|mark| mark == c)
}

/// Lists as the tool has them: first letter and length tell nearly all other words before the list is read.
#[cfg(not(target_arch = "wasm32"))]
mod listed {
    use super::Listed;

    #[derive(Clone, Copy)]
    pub struct Words(&'static Data);

    pub struct Data {
        words: &'static [&'static str],
        /// A bit for each first letter with each of eight lengths.
        looks: [u64; 4],
    }

    impl Data {
        pub const fn new(words: &'static [&'static str]) -> Data {
            let (mut looks, mut i) = ([0; 4], 0);
            while i < words.len() {
                let look = look(words[i]);
                looks[look / 64] |= 1 << (look % 64);
                i += 1;
            }
            Data { words, looks }
        }
    }

    impl Words {
        pub const fn new(data: &'static Data) -> Words {
            Words(data)
        }

        /// Whether it has a word, in whatever case.
        #[inline]
        pub fn has(self, word: &str) -> bool {
            self.may_have(word) && self.0.words.lists(word)
        }

        /// Whether it has a word, letter for letter.
        #[inline]
        pub fn contains(self, word: &str) -> bool {
            self.may_have(word) && self.0.words.contains(&word)
        }

        #[inline]
        fn may_have(self, word: &str) -> bool {
            let look = look(word);
            self.0.looks[look / 64] >> (look % 64) & 1 == 1
        }

        /// Whether any of its words may begin with a byte.
        pub fn may_begin(self, byte: u8) -> bool {
            let look = usize::from(byte & 31) << 3;
            self.0.looks[look / 64] >> (look % 64) & 0xFF != 0
        }

        pub fn iter(self) -> std::iter::Copied<std::slice::Iter<'static, &'static str>> {
            self.0.words.iter().copied()
        }
    }

    #[inline]
    const fn look(word: &str) -> usize {
        let first = if word.is_empty() { 0 } else { word.as_bytes()[0] & 31 };
        (first as usize) << 3 | word.len() & 7
    }
}

/// Lists as the module has them: one text, a byte for each word's length before it. Addresses of words would be 2 kB of
/// what readers download (docs/figures.md).
#[cfg(any(test, target_arch = "wasm32"))]
mod packed {
    use crate::text::Parts;

    #[derive(Clone, Copy)]
    pub struct Words(&'static str);

    pub struct Data(&'static str);

    impl Data {
        pub const fn new(bytes: &'static [u8]) -> Data {
            let Ok(text) = std::str::from_utf8(bytes) else { panic!("lengths below 128 and words are a text") };
            Data(text)
        }
    }

    impl Words {
        pub const fn new(data: &'static Data) -> Words {
            Words(data.0)
        }

        pub fn has(self, word: &str) -> bool {
            let word = word.as_bytes();
            let mut rest = self.0.as_bytes();
            while let [length, listed @ ..] = rest {
                let (listed, behind) = listed.split_at_checked(usize::from(*length)).unwrap_or_default();
                if listed.len() == word.len() && listed.eq_ignore_ascii_case(word) {
                    return !word.is_empty();
                }
                rest = behind;
            }
            false
        }

        pub fn contains(self, word: &str) -> bool {
            self.iter().any(|w| w == word)
        }

        pub fn may_begin(self, _: u8) -> bool {
            true
        }

        pub fn iter(self) -> Iter {
            Iter(self.0)
        }
    }

    /// The words of a list, one after another.
    #[derive(Clone)]
    pub struct Iter(&'static str);

    impl Iterator for Iter {
        type Item = &'static str;

        fn next(&mut self) -> Option<&'static str> {
            let end = 1 + usize::from(*self.0.as_bytes().first()?);
            let word = self.0.part(1..end);
            self.0 = self.0.part(end..);
            Some(word)
        }
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
    let mut letters = s.chars();
    while !letters.as_str().is_empty() {
        #[cfg(not(target_arch = "wasm32"))]
        if word.letters == 0
            && let Some((hash, behind)) = plain_stem(letters.as_str())
        {
            out.push(hash);
            letters = behind.chars();
            continue;
        }
        let Some(c) = letters.next() else { break };
        if is_alphanumeric(c) {
            word.add(c);
        } else if matches!(c, '\'' | '’') && word.letters > 0 {
            word.ended = true;
        } else {
            out.extend(word.hash());
            word = Stem::default();
        }
    }
    out.extend(word.hash());
    out
}

/// The hash of the stem that a text begins with, and what stands behind it, where the word is of ASCII and ends there:
/// nearly all are so.
#[cfg(not(target_arch = "wasm32"))]
fn plain_stem(s: &str) -> Option<(u32, &str)> {
    let mut word = Stem::default();
    let mut bytes = s.bytes();
    let behind = loop {
        match bytes.next() {
            Some(letter) if letter.is_ascii_alphanumeric() => word.add_letter(letter.to_ascii_lowercase()),
            Some(b'\'' | 0x80..) => return None,
            Some(_) => break s.part(word.letters + 1..),
            None => break "",
        }
    };
    word.hash().map(|hash| (hash, behind))
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
        if c.is_ascii() {
            return self.add_letter(c.to_ascii_lowercase() as u8);
        }
        // No ending has another letter.
        self.put(0, step_char(self.hashes[3], c));
    }

    #[inline]
    fn add_letter(&mut self, letter: u8) {
        self.put(letter, step(self.hashes[3], letter));
    }

    #[inline]
    fn put(&mut self, letter: u8, hash: u32) {
        let [_, a, b] = self.last;
        let [_, x, y, z] = self.hashes;
        (self.last, self.hashes) = ([a, b, letter], [x, y, z, hash]);
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
    fn the_module_has_the_same_lists() {
        const LIST: &[&str] = &["a", "the", "et al", "über", ""];
        const TEXT: [u8; packed::length(LIST)] = packed::listed(LIST);
        const DATA: packed::Data = packed::Data::new(&TEXT);
        let (list, packed) = (words!["a", "the", "et al", "über", ""], packed::Words::new(&DATA));
        assert!(list.iter().eq(packed.iter()) && list.iter().eq(LIST.iter().copied()));
        for (word, has) in [("The", true), ("A", true), ("über", true), ("then", false), ("", false), ("he", false)] {
            assert_eq!((list.has(word), packed.has(word)), (has, has), "{word}");
        }
        for (word, has) in [("the", true), ("The", false), ("", true), ("et", false)] {
            assert_eq!((list.contains(word), packed.contains(word)), (has, has), "{word}");
        }
        assert!(list.may_begin(b'e') && !list.may_begin(b'b') && packed.may_begin(b'e'));
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
