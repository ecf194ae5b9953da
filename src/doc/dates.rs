//! Dates as dispatches write them, to ISO 8601.

use crate::text::Parts;
use crate::text::number::push_number;

const MONTHS: [&str; 12] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
];

/// A date found in a string: byte range within it, and ISO form where the year is known.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Date {
    pub start: usize,
    pub end: usize,
    /// `2019-05-02`; `None` for `May 2` without a year.
    pub iso: Option<String>,
}

/// The first date in `s`: `May 2, 2019`, `May 02, 2019`, `2 May 2019`, `2 May. 2019`, `02/05/2019` and `02.05.08`
/// (day first unless that cannot be), `2019-05-02`, `2 May 10` after a time, or `May 2` alone.
pub(super) fn find(s: &str) -> Option<Date> {
    if !has_digit(s) {
        return None;
    }
    let words: Vec<_> = words(s).collect();
    (0..words.len()).find_map(|i| at(s, &words, i))
}

/// The last complete date in `s`.
pub(super) fn find_last_full(s: &str) -> Option<Date> {
    if !has_digit(s) {
        return None;
    }
    let words: Vec<_> = words(s).collect();
    (0..words.len()).rev().filter_map(|i| at(s, &words, i)).find(|d| d.iso.is_some())
}

/// A date that begins exactly at the start of `s`.
pub(super) fn at_start(s: &str) -> Option<Date> {
    // A date has four words at most.
    let words: Vec<_> = words(s).take(4).collect();
    if words.is_empty() { None } else { at(s, &words, 0).filter(|d| d.start == 0) }
}

/// Whether there is a digit, without which nothing is a date or a number.
pub(super) fn has_digit(s: &str) -> bool {
    // Many at a time: every paragraph is asked.
    s.as_bytes().chunks(32).any(|part| part.iter().fold(false, |any, b| any | b.is_ascii_digit()))
}

/// Words and numbers with their byte ranges; `02.05.08` and `02/05/2019` come as one.
fn words(s: &str) -> impl Iterator<Item = (usize, &str)> {
    let inside = |(i, c): (usize, char)| c.is_alphanumeric() || (matches!(c, '/' | '-' | '.') && numeric_joint(s, i));
    let mut chars = s.char_indices();
    std::iter::from_fn(move || {
        let (from, _) = chars.find(|&c| inside(c))?;
        let end = chars.find(|&c| !inside(c)).map_or(s.len(), |(i, _)| i);
        Some((from, s.part(from..end)))
    })
}

fn numeric_joint(s: &str, i: usize) -> bool {
    let b = s.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| b.get(at)).is_some_and(u8::is_ascii_digit);
    digit(i.checked_sub(1)) && digit(Some(i + 1))
}

fn at(s: &str, words: &[(usize, &str)], i: usize) -> Option<Date> {
    let &(start, word) = words.get(i)?;
    if let Some(month) = month(word) {
        let (at, number) = *words.get(i + 1)?;
        let day = day(number)?;
        let third = words.get(i + 2).filter(|(p, _)| gap(s, at + number.len(), *p));
        let year = third.map(|&(p, w)| without_time(s, p, w)).filter(|w| w.len() == 4).and_then(year);
        let end = third.filter(|_| year.is_some()).map_or(at + number.len(), |(p, _)| p + 4);
        return Some(Date { start, end, iso: year.map(|y| iso(y, month, day)) });
    }
    // `2nd of May, 2019`
    let of = usize::from(words.get(i + 1).is_some_and(|w| w.1 == "of"));
    if let (Some(day), Some(&(at, name))) = (day(word), words.get(i + 1 + of))
        && let Some(month) = month(name)
    {
        let third = words.get(i + 2 + of).filter(|(p, _)| gap(s, at + name.len(), *p));
        let third = third.map(|&(p, w)| (p, without_time(s, p, w)));
        let year = third.and_then(|w| year(w.1));
        let end = third.filter(|_| year.is_some()).map_or(at + name.len(), |(p, w)| p + w.len());
        return Some(Date { start, end, iso: year.map(|y| iso(y, month, day)) });
    }
    // `2019, May 2`
    if let (4, Some(year), Some(&(at, name)), Some(&(last, number))) =
        (word.len(), year(word), words.get(i + 1), words.get(i + 2))
        && let (Some(month), Some(day)) = (month(name), day(number))
        && gap(s, start + word.len(), at)
        && gap(s, at + name.len(), last)
    {
        return Some(Date { start, end: last + number.len(), iso: Some(iso(year, month, day)) });
    }
    numeric(word).map(|iso| Date { start, end: start + word.len(), iso: Some(iso) })
}

/// The year of `20247:14 AM`, where a time was set on a line of its own, and of `2018MEMRI Daily Brief`.
fn without_time<'t>(s: &str, at: usize, word: &'t str) -> &'t str {
    let time = matches!(word.len(), 5 | 6) && word.is_ascii() && s.part(at + word.len()..).starts_with(':');
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let glued = time || digits == 4 && word.part(4..).starts_with(char::is_uppercase);
    if glued { word.part(..4) } else { word }
}

/// Only blanks and one comma or full stop between two parts of a date.
fn gap(s: &str, from: usize, to: usize) -> bool {
    let between = s.part(from..to);
    // `2-May-2019`
    between == "-" || between.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '.')) && between.len() <= 4
}

fn month(word: &str) -> Option<u32> {
    if word.len() < 3 || !word.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    if word.eq_ignore_ascii_case("sept") {
        return Some(9);
    }
    let short = word.len() == 3;
    let found = MONTHS.iter().position(|m| word.eq_ignore_ascii_case(if short { m.part(..3) } else { m }));
    found.map(|i| i as u32 + 1)
}

fn day(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = word.part(digits.len()..);
    let known = suffix.is_empty() || ["st", "nd", "rd", "th"].contains(&suffix);
    digits.parse().ok().filter(|d| known && digits.len() <= 2 && (1..=31).contains(d))
}

fn year(word: &str) -> Option<u32> {
    let n: u32 = word.parse().ok()?;
    match word.len() {
        4 if (1800..2200).contains(&n) => Some(n),
        2 => Some(if n < 70 { 2000 + n } else { 1900 + n }),
        _ => None,
    }
}

fn numeric(word: &str) -> Option<String> {
    let separator = ['/', '.', '-'].into_iter().find(|c| word.contains(*c))?;
    let parts: Vec<&str> = word.split(separator).collect();
    let [a, b, c] = parts[..] else { return None };
    if a.len() == 4 {
        let (month, day) = (b.parse().ok()?, day(c)?);
        return year(a).filter(|_| (1..=12).contains(&month)).map(|y| iso(y, month, day));
    }
    let (mut day, mut month) = (day(a)?, day(b)?);
    if month > 12 {
        (day, month) = (month, day);
    }
    if month > 12 || !(c.len() == 2 || c.len() == 4) {
        return None;
    }
    year(c).map(|y| iso(y, month, day))
}

fn iso(year: u32, month: u32, day: u32) -> String {
    let mut out = String::with_capacity(10);
    for (number, digits, behind) in [(year, 4, "-"), (month, 2, "-"), (day, 2, "")] {
        push_number(&mut out, number as usize, digits);
        out.push_str(behind);
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn other_orders() {
        let iso = |s: &str| super::find(s).and_then(|d| d.iso);
        for s in ["2nd of May, 2019", "2 of May 2019", "2-May-2019", "02-May-2019", "2019, May 2", "2019 May 2"] {
            assert_eq!(iso(s).as_deref(), Some("2019-05-02"), "{s}");
        }
        assert_eq!(iso("in 2019 May left the house"), None);
    }

    use super::*;

    fn iso_of(s: &str) -> Option<String> {
        find(s).and_then(|d| d.iso)
    }

    #[test]
    fn the_forms_of_one_day() {
        for s in [
            "May 2, 2019", "May 02, 2019", "2 May 2019", "2 May. 2019 -", "02/05/2019", "(02.05.19)",
            "1600 gmt 2 May 19", "May 2, 201916:04 EST", "2 May 20197:04", "Aired May 2, 2019 - 16:30 ET",
            "2019-05-02", "on May 2nd, 2019",
        ] {
            assert_eq!(iso_of(s).as_deref(), Some("2019-05-02"), "{s}");
        }
    }

    #[test]
    fn what_is_no_full_date() {
        assert_eq!(find("(Paper, May 2)").map(|d| d.iso), Some(None));
        assert_eq!(find("May we come, 2019?"), None);
        assert_eq!(find("version 1.2.3"), None);
        assert_eq!(find("Al-Sahil TV, October"), None);
    }
}
