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
pub fn is_any(word: &str, list: &[&str]) -> bool {
    let Some(first) = word.as_bytes().first().map(u8::to_ascii_lowercase) else { return false };
    // Length and first letter tell nearly all words apart.
    list.iter().any(|w| w.len() == word.len() && w.as_bytes().first() == Some(&first) && w.eq_ignore_ascii_case(word))
}

/// Whether a word, in whatever case, is in a list of words with blanks between; for what is seldom asked, as such a list
/// takes less room.
pub fn among(word: &str, list: &str) -> bool {
    list.split(' ').any(|w| w.eq_ignore_ascii_case(word))
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
