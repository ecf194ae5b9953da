//! Small and capital letters. The standard library's tables for them are 24 kB of the module, 10 kB packed, with a place for
//! every letter (docs/figures.md): in the module runs of letters do, which the build script makes of the standard library's.
//! The answers are the same; natively the standard library gives them.

/// Texts in small and in capital letters.
pub trait Case {
    fn lower(&self) -> String;
    fn upper(&self) -> String;
}

impl Case for str {
    #[inline]
    fn lower(&self) -> String {
        chosen::lower_all(self)
    }

    #[inline]
    fn upper(&self) -> String {
        chosen::upper_all(self)
    }
}

/// A character in small letters.
#[inline]
pub fn lower(c: char) -> impl Iterator<Item = char> + Clone {
    chosen::lower(c)
}

/// A character in capitals.
#[inline]
pub fn upper(c: char) -> impl Iterator<Item = char> + Clone {
    chosen::upper(c)
}

#[cfg(target_arch = "wasm32")]
use runs as chosen;

#[cfg(not(target_arch = "wasm32"))]
mod chosen {
    use std::char::{ToLowercase, ToUppercase};

    #[inline]
    pub fn lower(c: char) -> ToLowercase {
        c.to_lowercase()
    }

    #[inline]
    pub fn upper(c: char) -> ToUppercase {
        c.to_uppercase()
    }

    #[inline]
    pub fn lower_all(s: &str) -> String {
        s.to_lowercase()
    }

    #[inline]
    pub fn upper_all(s: &str) -> String {
        s.to_uppercase()
    }
}

#[cfg(any(test, target_arch = "wasm32"))]
mod runs {
    use std::iter::once;
    use std::sync::OnceLock;

    include!(concat!(env!("OUT_DIR"), "/case.rs"));

    /// Characters that become others by one rule.
    struct Run {
        first: u32,
        last: u32,
        /// Only every other of them.
        other: bool,
        add: i32,
    }

    /// What is known of one case.
    struct Letters {
        runs: OnceLock<Vec<Run>>,
        /// Of each run three numbers, as characters.
        packed: &'static str,
        /// What becomes several characters, and these; zeros between them.
        several: &'static str,
    }

    /// What a character becomes: three at most.
    #[derive(Clone)]
    pub struct Made {
        letters: [char; 3],
        next: usize,
        len: usize,
    }

    impl Made {
        fn one(c: char) -> Made {
            Made { letters: [c, '\0', '\0'], next: 0, len: 1 }
        }
    }

    impl Iterator for Made {
        type Item = char;

        #[inline(never)]
        fn next(&mut self) -> Option<char> {
            let letter = self.letters.get(self.next).copied().filter(|_| self.next < self.len);
            self.next += 1;
            letter
        }
    }

    impl Letters {
        fn of(&self, c: char) -> Made {
            let code = c as u32;
            let runs = self.runs.get_or_init(|| unpack(self.packed));
            let run = runs.partition_point(|run| run.first <= code).checked_sub(1).map(|place| &runs[place]);
            if let Some(run) = run
                && code <= run.last
                && !(run.other && (code - run.first) % 2 == 1)
            {
                return Made::one(char::from_u32(code.wrapping_add_signed(run.add)).unwrap_or(c));
            }
            let mut made = Made::one(c);
            if let Some(several) = self.several.split('\0').find_map(|entry| entry.strip_prefix(c)) {
                made.len = several.chars().count();
                made.letters.iter_mut().zip(several.chars()).for_each(|(place, c)| *place = c);
            }
            made
        }
    }

    /// Of each run: how far its first character is behind the last run's; how far its own last is behind the first, twice, and
    /// one more where only every other is meant; what is to be added, twice, and one more where it is taken away.
    fn unpack(packed: &str) -> Vec<Run> {
        let mut numbers = numbers(packed);
        let (mut runs, mut first) = (Vec::new(), 0);
        while let (Some(gap), Some(span), Some(add)) = (numbers.next(), numbers.next(), numbers.next()) {
            first += gap;
            let distance = (add >> 1) as i32;
            let add = if add & 1 == 1 { -distance } else { distance };
            runs.push(Run { first, last: first + (span >> 1), other: span & 1 == 1, add });
        }
        runs
    }

    /// Numbers, of which a text has one as a character each: there are none between U+D7FF and U+E000.
    fn numbers(packed: &str) -> impl Iterator<Item = u32> {
        packed.chars().map(|c| if c > '\u{d7ff}' { c as u32 - 0x800 } else { c as u32 })
    }

    #[inline(never)]
    pub fn lower(c: char) -> Made {
        LOWER.of(c)
    }

    #[inline(never)]
    pub fn upper(c: char) -> Made {
        UPPER.of(c)
    }

    pub fn lower_all(s: &str) -> String {
        let mut out = String::with_capacity(s.len());
        for (at, c) in s.char_indices() {
            match c {
                'Σ' => out.push(if ends_word(&s[..at], &s[at + c.len_utf8()..]) { 'ς' } else { 'σ' }),
                _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
                _ => out.extend(lower(c)),
            }
        }
        out
    }

    pub fn upper_all(s: &str) -> String {
        let mut out = String::with_capacity(s.len());
        for c in s.chars() {
            match c {
                _ if c.is_ascii() => out.push(c.to_ascii_uppercase()),
                _ => out.extend(upper(c)),
            }
        }
        out
    }

    /// Whether a Greek letter is the last of a word: a letter with a case stands before it, and none behind.
    fn ends_word(before: &str, behind: &str) -> bool {
        let cased = |c: Option<char>| c.is_some_and(has_case);
        cased(before.chars().rev().find(|c| !is_passed(*c))) && !cased(behind.chars().find(|c| !is_passed(*c)))
    }

    fn has_case(c: char) -> bool {
        c.is_lowercase() || c.is_uppercase() || !lower(c).eq(once(c))
    }

    /// Whether a character, as an accent or an apostrophe, does not end a word.
    fn is_passed(c: char) -> bool {
        let (mut at, mut inside) = (0, true);
        for length in numbers(PASSED) {
            at += length;
            inside = !inside;
            if at > c as u32 {
                return inside;
            }
        }
        false
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn the_module_has_the_same_small_and_capital_letters() {
            for c in '\0'..=char::MAX {
                assert!(lower(c).eq(c.to_lowercase()) && upper(c).eq(c.to_uppercase()), "{c:?}");
            }
            for c in ('\0'..'\u{3000}').chain('\u{a600}'..'\u{ac00}').chain('\u{1e000}'..'\u{20000}') {
                for text in [format!("AΣ{c}"), format!("AΣ{c}A"), format!("{c}Σ"), format!("A{c}Σ")] {
                    assert_eq!((lower_all(&text), upper_all(&text)), (text.to_lowercase(), text.to_uppercase()));
                }
            }
        }
    }
}
