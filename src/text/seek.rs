//! Bytes and strings in bytes: natively by `memchr`, in the module by loops that weigh next to nothing, because its texts
//! are articles and every reader downloads it.

#[cfg(not(target_arch = "wasm32"))]
pub use memchr::{memchr, memchr_iter, memchr2, memchr2_iter, memchr3, memchr3_iter, memmem, memrchr_iter};

#[cfg(target_arch = "wasm32")]
pub use light::*;

#[cfg(any(test, target_arch = "wasm32"))]
mod light {
    pub fn memchr(a: u8, s: &[u8]) -> Option<usize> {
        memchr3(a, a, a, s)
    }

    pub fn memchr2(a: u8, b: u8, s: &[u8]) -> Option<usize> {
        memchr3(a, b, b, s)
    }

    #[inline(never)]
    pub fn memchr3(a: u8, b: u8, c: u8, s: &[u8]) -> Option<usize> {
        s.iter().position(|&x| x == a || x == b || x == c)
    }

    pub fn memchr_iter(a: u8, s: &[u8]) -> Found<'_> {
        memchr3_iter(a, a, a, s)
    }

    pub fn memchr2_iter(a: u8, b: u8, s: &[u8]) -> Found<'_> {
        memchr3_iter(a, b, b, s)
    }

    pub fn memchr3_iter(a: u8, b: u8, c: u8, s: &[u8]) -> Found<'_> {
        Found { wanted: [a, b, c], rest: s, at: 0 }
    }

    pub fn memrchr_iter(a: u8, s: &[u8]) -> impl Iterator<Item = usize> {
        (0..s.len()).rev().filter(move |&at| s.get(at) == Some(&a))
    }

    /// Where any of three bytes stands.
    #[derive(Clone)]
    pub struct Found<'s> {
        wanted: [u8; 3],
        rest: &'s [u8],
        at: usize,
    }

    impl Iterator for Found<'_> {
        type Item = usize;

        #[inline(never)]
        fn next(&mut self) -> Option<usize> {
            let [a, b, c] = self.wanted;
            let found = memchr3(a, b, c, self.rest)?;
            self.rest = self.rest.get(found + 1..).unwrap_or_default();
            self.at += found + 1;
            Some(self.at - 1)
        }
    }

    pub mod memmem {
        pub fn find(s: &[u8], wanted: &[u8]) -> Option<usize> {
            find_from(s, wanted, 0)
        }

        pub fn rfind(s: &[u8], wanted: &[u8]) -> Option<usize> {
            (0..(s.len() + 1).saturating_sub(wanted.len()))
                .rfind(|&at| s.get(at..).is_some_and(|s| s.starts_with(wanted)))
        }

        /// Where the string stands, without overlaps.
        pub fn find_iter<'s>(s: &'s [u8], wanted: &'s [u8]) -> impl Iterator<Item = usize> {
            let mut from = 0;
            std::iter::from_fn(move || {
                let at = find_from(s, wanted, from)?;
                from = at + wanted.len().max(1);
                Some(at)
            })
        }

        /// Texts are what a page has, and what is looked for begins in few places: no more than that is told apart.
        #[inline(never)]
        fn find_from(s: &[u8], wanted: &[u8], mut from: usize) -> Option<usize> {
            let Some((&first, rest)) = wanted.split_first() else { return (from <= s.len()).then_some(from) };
            loop {
                let at = from + super::memchr(first, s.get(from..)?)?;
                if s.get(at + 1..)?.starts_with(rest) {
                    return Some(at);
                }
                from = at + 1;
            }
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::light;

    #[test]
    fn the_module_finds_what_memchr_finds() {
        let s = "a (ab) aab [aaab: aaaa] “ä”, b".as_bytes();
        for from in 0..s.len() {
            let s = &s[from..];
            for wanted in ["a", "ab", "aa", "aab", "ä", "”", "]", "", "b", "“ä”, b and more"] {
                assert_eq!(light::memmem::find(s, wanted.as_bytes()), memchr::memmem::find(s, wanted.as_bytes()));
                assert_eq!(light::memmem::rfind(s, wanted.as_bytes()), memchr::memmem::rfind(s, wanted.as_bytes()));
                let theirs = memchr::memmem::find_iter(s, wanted.as_bytes());
                assert!(light::memmem::find_iter(s, wanted.as_bytes()).eq(theirs), "{wanted}");
            }
            assert!(light::memchr_iter(b'a', s).eq(memchr::memchr_iter(b'a', s)));
            assert!(light::memrchr_iter(b'a', s).eq(memchr::memrchr_iter(b'a', s)));
            assert!(light::memchr2_iter(b'b', 0xE2, s).eq(memchr::memchr2_iter(b'b', 0xE2, s)));
            assert!(light::memchr3_iter(b'b', b'[', 0xC3, s).eq(memchr::memchr3_iter(b'b', b'[', 0xC3, s)));
            assert_eq!(light::memchr(b':', s), memchr::memchr(b':', s));
            assert_eq!(light::memchr2(b':', b'x', s), memchr::memchr2(b':', b'x', s));
        }
    }
}
