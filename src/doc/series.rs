//! The series that dispatches belong to, and references to others of them: `Special Dispatch No. 9001`.

use super::{CrossReference, dates};
use crate::text::Parts;
use crate::text::words::{Words, any_of, is_digit, words};

/// `See MEMRI Special Dispatch No. 8001, Title, May 2, 2019.` to its parts.
pub(super) fn cross_reference(s: &str) -> Option<CrossReference> {
    let (series, number, end) = series_and_number(s)?;
    let rest = s.part(end..).trim_start_matches(any_of![',', ':', ' ', '\u{a0}']);
    let date = dates::find_last_full(rest);
    let title_end = date.as_ref().map_or(rest.len(), |d| d.start);
    let title = rest.part(..title_end).trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.'));
    Some(CrossReference {
        series,
        number,
        title: (!title.is_empty()).then(|| title.to_string()),
        date: date.and_then(|d| d.iso),
    })
}

/// `Special Dispatch No. 9001`: the capitalised words before `No.`, the number, and where it ends.
///
/// The publisher's initials before them (`MEMRI`, `VMM`) are not part of the series' name.
pub(super) fn series_and_number(s: &str) -> Option<(String, u32, usize)> {
    if !dates::has_digit(s) {
        return None;
    }
    let (at, mark) = [" No. ", " No.", " no. ", ", Issue "]
        .iter()
        .find(|m| s.contains(**m))
        .and_then(|m| Some((s.find(m)?, m.len())))?;
    let digits = s.part(at + mark..).len() - s.part(at + mark..).trim_start_matches(is_digit).len();
    let number = s.part(at + mark..at + mark + digits).parse().ok()?;
    // `Special Dispatch - No. 2624`
    let head = s.part(..at).trim_end_matches(any_of![' ', '-', '–', '—', '|']);
    let words: Vec<&str> = head.split_whitespace().collect();
    let named = words.iter().rev().take_while(|w| {
        **w == "&"
            || **w == "and"
            || (w.starts_with(|c: char| c.is_uppercase()) && !w.ends_with(any_of![',', '.', ':']))
    });
    let mut name: Vec<&str> = named.copied().collect();
    name.reverse();
    let stuck = name.iter().enumerate().rev().find_map(|(i, word)| glued(word).map(|at| (i, at)));
    if let Some((i, at)) = stuck {
        name.drain(..i);
        if let Some(first) = name.first_mut() {
            *first = first.part(at..);
        }
    }
    let lead = |w: &str| {
        let acronym = w.len() > 2 && w.chars().all(|c| c.is_uppercase());
        acronym || ["See", "In", "And", "Also", "The", "and", "&"].contains(&w)
    };
    while name.len() > 1 && name.first().is_some_and(|w| lead(w)) {
        name.remove(0);
    }
    if name.is_empty() || name.len() > 6 {
        return None;
    }
    Some((name.join(" "), number, at + mark + digits))
}

/// First words of series' names, to which a publisher's name may stick.
const SERIES: Words = words![
    "Special", "Inquiry", "Daily", "Weekly", "Monthly", "Economic", "Media", "Press", "Background", "Research",
    "Policy", "Country", "Issue", "Dispatch", "Report", "Bulletin",
];

/// Where the series begins in a word that has lost the blank behind its publisher: `MEMRISpecial`, `InstituteDaily`.
fn glued(word: &str) -> Option<usize> {
    let (at, _) = word.char_indices().rev().find(|(_, c)| c.is_uppercase()).filter(|(at, _)| *at > 0)?;
    let (publisher, series) = word.split_at(at);
    let small = series.chars().nth(1).is_some_and(char::is_lowercase) && series.chars().skip(1).all(char::is_lowercase);
    let acronym = publisher.chars().nth(2).is_some() && publisher.chars().all(char::is_uppercase);
    (small && (acronym || SERIES.contains(series))).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cross_references() {
        let c =
            cross_reference("On this see VMM Inquiry & Analysis No. 540, Shelf – A Reading, August 11, 2009.").unwrap();
        assert_eq!((c.series.as_str(), c.number), ("Inquiry & Analysis", 540));
        assert_eq!(c.title.as_deref(), Some("Shelf – A Reading"));
        assert_eq!(c.date.as_deref(), Some("2009-08-11"));
        assert!(cross_reference("Hlas Velm (Karvelia), No. 6, February 5, 2019.").is_none());
    }

    #[test]
    fn series() {
        let read = |s: &str| series_and_number(s).map(|(name, number, _)| (name, number));
        let is = |name: &str, number| Some((name.to_string(), number));
        assert_eq!(read("MEMRISpecial Dispatch - No. 2624"), is("Special Dispatch", 2624));
        assert_eq!(read("Coast InstituteDaily Brief | No. 19"), is("Daily Brief", 19));
        assert_eq!(read("VMM Inquiry & Analysis No. 540"), is("Inquiry & Analysis", 540));
        assert_eq!(read("EuroWatch McCoy Letters No. 7"), is("EuroWatch McCoy Letters", 7));
    }
}
