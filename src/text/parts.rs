//! Parts of texts and lists, by ranges that need not be there.

use std::slice::SliceIndex;

/// Slicing that costs nobody a document: nothing is there where a text or list has no such range. Asking for one is a
/// fault all the same, which debug builds, and so tests and fuzzing, do not let pass.
///
/// Analysis is total. `clippy::string_slice` is denied everywhere, `clippy::indexing_slicing` where a file does not say
/// why its places exist.
pub trait Parts<R> {
    #[track_caller]
    fn part(&self, range: R) -> &Self;
}

impl<R: SliceIndex<str, Output = str>> Parts<R> for str {
    #[inline]
    #[track_caller]
    fn part(&self, range: R) -> &str {
        let part = self.get(range);
        debug_assert!(part.is_some(), "the range is there");
        part.unwrap_or_default()
    }
}

impl<T, R: SliceIndex<[T], Output = [T]>> Parts<R> for [T] {
    #[inline]
    #[track_caller]
    fn part(&self, range: R) -> &[T] {
        let part = self.get(range);
        debug_assert!(part.is_some(), "the range is there");
        part.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Parts;

    #[test]
    fn parts_are_slices() {
        assert_eq!(("é b".part(2..), "é b".part(..2), "é b".part(0..=2)), (" b", "é", "é "));
        assert_eq!(([1, 2, 3].part(1..), [1, 2, 3].part(3..)), (&[2, 3][..], &[][..]));
    }

    #[test]
    fn what_is_not_there_is_nothing() {
        // Within a character, behind the end.
        let asked: [fn() -> bool; 3] =
            [|| "é b".part(1..).is_empty(), || "é b".part(..9).is_empty(), || [1, 2].part(3..).is_empty()];
        let answer = (!cfg!(debug_assertions)).then_some(true);
        for ask in asked {
            assert_eq!(std::panic::catch_unwind(ask).ok(), answer);
        }
    }
}
