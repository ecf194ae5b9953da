//! Numbers in the margin of a record, one a line: ` 4   years.`

use crate::text::Parts;
use crate::text::Span;
use crate::text::words::{any_of, is_digit, leading};

/// Numbered lines at least.
const LINES: usize = 8;
/// The highest number that a page of a record has.
const MOST: u32 = 60;

/// The number that a line begins with, and what stands behind it and its blanks.
fn numbered(text: &str, line: Span) -> Option<(u32, Span, Span)> {
    let s = line.of(text);
    let digits = leading(s, is_digit);
    let number = s.part(..digits).parse().ok().filter(|n| (1..=MOST).contains(n))?;
    let rest = s.part(digits..);
    if !(rest.is_empty() || rest.starts_with(any_of![' ', '\t', '\u{a0}'])) {
        return None;
    }
    let at = line.start() + digits;
    Some((number, Span::new(line.start(), at), Span::new(at, line.end()).trim(text)))
}

/// Whether the lines (trimmed, those without words empty) count themselves: nearly each has the number that follows
/// the last one, or begins a page anew.
pub(super) fn are_numbered(text: &str, lines: &[Span]) -> bool {
    let (mut all, mut with, mut following, mut last) = (0, 0, 0, 0);
    for line in lines.iter().filter(|line| !line.is_empty()) {
        all += 1;
        if let Some((number, ..)) = numbered(text, *line) {
            with += 1;
            following += usize::from(number == last + 1 || number == 1);
            last = number;
        }
    }
    with >= LINES && with * 5 >= all * 3 && following * 10 >= with * 9
}

/// The number and the words of a line that may have either.
pub(super) fn parts(text: &str, line: Span) -> (Option<Span>, Option<Span>) {
    match numbered(text, line) {
        Some((_, number, words)) => (Some(number), Some(words).filter(|w| !w.is_empty())),
        None => (None, Some(line)),
    }
}
