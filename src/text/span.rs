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
        let start = self.start() + leading(s, char::is_whitespace);
        Span::new(start, start + s.trim().len())
    }
}
