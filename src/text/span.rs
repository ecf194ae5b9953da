//! A half-open range of UTF-8 byte offsets.

use super::words::leading;

/// Half-open byte range `start..end` in the analysed text; both ends lie on character boundaries.
///
/// Offsets are 32-bit: texts of 4 GiB and more are refused at the edge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// From `start` to `end`; empty where that lies before. The fields are private, so that every span has gone
    /// through here: none ends before it begins.
    pub fn between(start: u32, end: u32) -> Span {
        debug_assert!(start <= end);
        Span { start, end: end.max(start) }
    }

    /// The same of offsets as texts have them.
    pub fn new(start: usize, end: usize) -> Span {
        Span::between(start as u32, end as u32)
    }

    pub fn start(self) -> usize {
        self.start as usize
    }

    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Its start in 32 bits, as tokens count.
    pub fn lo(self) -> u32 {
        self.start
    }

    /// Its end in 32 bits.
    pub fn hi(self) -> u32 {
        self.end
    }

    /// This span with another start.
    pub fn with_start(self, start: u32) -> Span {
        Span::between(start, self.end)
    }

    /// This span with another end.
    pub fn with_end(self, end: u32) -> Span {
        Span::between(self.start, end)
    }

    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words themselves; none of a text that has no such range.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start()..self.end()).unwrap_or_default()
    }

    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// A span of a part of the text as one of the whole: `by` is where that part begins.
    pub fn moved(self, by: usize) -> Span {
        Span::new(self.start() + by, self.end() + by)
    }

    /// The span without white space at its ends.
    pub fn trim(self, text: &str) -> Span {
        let s = self.of(text);
        // Most ends are blanks and letters of ASCII, or nothing to trim.
        let inner = s.trim_ascii();
        let plain = |b: Option<&u8>| b.is_some_and(u8::is_ascii_graphic);
        if plain(inner.as_bytes().first()) && plain(inner.as_bytes().last()) {
            let start = self.start() + (s.len() - s.trim_ascii_start().len());
            return Span::new(start, start + inner.len());
        }
        let start = self.start() + leading(s, char::is_whitespace);
        Span::new(start, start + s.trim().len())
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn what_lies_within_and_what_overlaps() {
        let span = |a, b| Span::new(a, b);
        assert!(span(2, 5).contains(span(2, 5)) && span(2, 5).contains(span(3, 3)) && span(2, 5).contains(span(5, 5)));
        assert!(
            !span(2, 5).contains(span(1, 4)) && !span(2, 5).contains(span(3, 6)) && !span(2, 5).contains(span(1, 6))
        );
        assert!(span(2, 5).overlaps(span(4, 9)) && span(2, 5).overlaps(span(0, 3)) && span(2, 5).overlaps(span(3, 4)));
        // Neighbours share nothing.
        assert!(!span(2, 5).overlaps(span(5, 9)) && !span(2, 5).overlaps(span(0, 2)));
        assert_eq!((span(2, 5).len(), span(2, 5).is_empty(), span(2, 2).is_empty()), (3, false, true));
        assert_eq!(
            (span(2, 5).with_start(3), span(2, 5).with_end(9), span(2, 5).moved(4)),
            (span(3, 5), span(2, 9), span(6, 9))
        );
    }

    #[test]
    fn words_of_a_text() {
        let text = "a  é b ";
        assert_eq!(Span::new(1, 8).trim(text).of(text), "é b");
        assert_eq!(Span::new(1, 3).trim(text), Span::new(3, 3));
        assert_eq!(Span::new(3, 4).of(text), "");
        assert_eq!(Span::new(3, 99).of(text), "");
    }
}
