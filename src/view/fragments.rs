//! From ranges of the text to wrappers in text nodes.

use crate::text::sort::Ordered;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::annotate::Range;

/// The part of a mark that lies in one piece, which is a text node or a run of adjacent ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// Index of the mark.
    pub mark: u32,
    /// Index of the piece.
    pub piece: u32,
    /// UTF-16 offsets within the piece.
    pub start: u32,
    pub end: u32,
}

/// Cuts marks along pieces, so that every fragment can become one wrapper: fragments nest properly, come in
/// document order, outer ones first, and none is empty or only white space.
///
/// `pieces` are ordered and do not overlap; what lies between them (line breaks that stand for block boundaries) is
/// in no text node. Marks may cross: of two that do, the one that begins later is cut at the end of the other.
pub fn fragments(text: &str, marks: &[Range], pieces: &[Range]) -> Vec<Fragment> {
    let blank = blanks(text);
    let mut fragments = Vec::new();
    let mut first = 0;
    for (mark, range) in nest(marks) {
        while first < pieces.len() && pieces[first].end <= range.start {
            first += 1;
        }
        for (i, piece) in pieces.iter().enumerate().skip(first).take_while(|(_, p)| p.start < range.end) {
            let (start, end) = (range.start.max(piece.start), range.end.min(piece.end));
            if start < end && !blank[start as usize..end as usize].iter().all(|&b| b) {
                let (start, end) = (start - piece.start, end - piece.start);
                fragments.push(Fragment { mark, piece: i as u32, start, end });
            }
        }
    }
    // A mark that was cut comes in several parts, and one that spans pieces reaches ahead of those inside it. The
    // sort is stable: of two with the same range the outer one stays first.
    fragments.order_by_key(|f| (f.piece, f.start, Reverse(f.end)));
    fragments
}

/// Marks that nest properly, each with its index, outer ones first.
fn nest(marks: &[Range]) -> Vec<(u32, Range)> {
    let key = |mark: u32, r: Range| Reverse((r.start, Reverse(r.end), mark));
    let mut heap: BinaryHeap<_> = marks.iter().enumerate().map(|(i, &range)| key(i as u32, range)).collect();
    let mut open: Vec<u32> = Vec::new();
    let mut nested = Vec::new();
    while let Some(Reverse((start, Reverse(mut end), mark))) = heap.pop() {
        while open.last().is_some_and(|&outer| outer <= start) {
            open.pop();
        }
        if let Some(&outer) = open.last()
            && end > outer
        {
            heap.push(key(mark, Range { start: outer, end }));
            end = outer;
        }
        open.push(end);
        nested.push((mark, Range { start, end }));
    }
    nested
}

/// For each UTF-16 unit whether it is white space.
fn blanks(text: &str) -> Vec<bool> {
    let mut blank = Vec::with_capacity(text.len());
    for c in text.chars() {
        blank.extend(std::iter::repeat_n(c.is_whitespace(), c.len_utf16()));
    }
    blank
}

#[cfg(test)]
mod tests {
    use super::{Fragment, fragments};
    use crate::annotate::Range;

    fn ranges(pairs: &[(u32, u32)]) -> Vec<Range> {
        pairs.iter().map(|&(start, end)| Range { start, end }).collect()
    }

    fn check(text: &str, marks: &[(u32, u32)], pieces: &[(u32, u32)], expected: &[(u32, u32, u32, u32)]) {
        let found = fragments(text, &ranges(marks), &ranges(pieces));
        let expected: Vec<_> =
            expected.iter().map(|&(mark, piece, start, end)| Fragment { mark, piece, start, end }).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_mark_over_pieces_is_cut_along_them() {
        check("abcdef\nghi", &[(2, 9)], &[(0, 3), (3, 6), (7, 10)], &[(0, 0, 2, 3), (0, 1, 0, 3), (0, 2, 0, 2)]);
    }

    #[test]
    fn inner_marks_follow_outer_ones() {
        check("abcdefgh", &[(4, 6), (2, 8), (2, 3)], &[(0, 8)], &[(1, 0, 2, 8), (2, 0, 2, 3), (0, 0, 4, 6)]);
    }

    #[test]
    fn of_equal_marks_the_first_is_outside() {
        check("abcd", &[(1, 3), (1, 3)], &[(0, 4)], &[(0, 0, 1, 3), (1, 0, 1, 3)]);
    }

    #[test]
    fn crossing_marks_are_cut() {
        check("abcdefgh", &[(1, 5), (3, 7)], &[(0, 8)], &[(0, 0, 1, 5), (1, 0, 3, 5), (1, 0, 5, 7)]);
    }

    #[test]
    fn white_space_between_elements_gets_no_wrapper() {
        check("ab \n cd", &[(0, 7)], &[(0, 2), (2, 5), (5, 7)], &[(0, 0, 0, 2), (0, 2, 0, 2)]);
    }

    #[test]
    fn offsets_count_utf16_units() {
        check("𝄞a b", &[(2, 3), (3, 4)], &[(0, 5)], &[(0, 0, 2, 3)]);
    }

    #[test]
    fn inner_marks_stay_inside_over_pieces() {
        check(
            "abcdef",
            &[(0, 6), (2, 5)],
            &[(0, 3), (3, 6)],
            &[(0, 0, 0, 3), (1, 0, 2, 3), (0, 1, 0, 3), (1, 1, 0, 2)],
        );
    }
}
