//! What one line of a header says: `May 2, 2019`, `Chad | Special Dispatch No. 12`, `2:27 p.m. EDT`.

use crate::doc::series::series_and_number;
use crate::doc::{dates, shape};
use crate::lexicon::{self, Word};
use crate::text::words::{Words, any_of, bare, is_any, is_digit, is_mark, without_last, words};
use crate::text::{Case, Parts};

/// What one line of a header says; nothing of it where the line is a byline or the like.
#[derive(Default)]
pub(super) struct Line {
    pub date: Option<String>,
    pub series: Option<String>,
    pub number: Option<u32>,
    pub region: Option<String>,
}

/// The series that clips' transcripts are given.
pub(in crate::doc) const CLIP: &str = "TV clip";

/// Where press conferences are held: no region.
const ROOMS: Words = words!["Room", "Hall", "House", "Street", "Center", "Building"];

pub(super) fn parse(line: &str) -> Option<Line> {
    // `Source: Velm Courier, May 2, 2019` below a quotation says nothing of the text.
    let cited = line.starts_with(any_of!['[', 'S']) && shape::is_source_line(line);
    if shape::is_longer(line, 200) || cited {
        return None;
    }
    if let Some(found) = clip(line).or_else(|| volume(line)) {
        return Some(found);
    }
    let about = &[
        "source:", "by:", "by ", "aired ", "published ", "published:", "updated ", "updated:", "posted ",
        "interview by ", "words by ", "text by ", "last updated", "first published", "date:", "interview: ", "words: ",
        "text: ", "photographs: ", "photographs by ", "photography: ", "photography by ", "photos: ", "illustration: ",
        "reported by: ", "contact:", "contacts:", "media contact:", "press contact:",
    ];
    if about.iter().any(|p| shape::begins(line, p))
        && (shape::begins(line, "source") || !line.ends_with(any_of!['.', '?', '!']))
        && line.split_whitespace().count() <= 14
    {
        // `Published: 3 June 2014 | Updated: 4 June 2014`
        let published = ["published", "posted", "first published"].iter().any(|p| shape::begins(line, p));
        let first = dates::find(line).and_then(|d| d.iso).filter(|_| published);
        let date = first.or_else(|| dates::find_last_full(line).and_then(|d| d.iso));
        return Some(Line { date, ..Line::default() });
    }
    // Without a digit there is no date, and no number of a series.
    if !dates::has_digit(line) && !line.contains('|') {
        return None;
    }
    // `Sat 6 Nov 2021 09.00 CET   Last modified on Mon 8 Nov 2021`
    if !line.contains('|')
        && let Some(found) = parse_plain(line).filter(|l| l.date.is_some())
    {
        return Some(found);
    }
    // `Velm, 2 May 2019`, `Ann Dahl — May 2, 2019`
    let marks: &[&str] = if dates::has_digit(line) { &[", ", " — ", " – ", " - "] } else { &[] };
    let behind = marks.iter().find_map(|by| {
        let (before, rest) = line.contains(by).then(|| line.split_once(by)).flatten()?;
        let date = dates::at_start(rest).filter(|d| d.iso.is_some() && rest.part(d.end..).trim().is_empty())?;
        Some((before, date))
    });
    if let Some((before, date)) = behind {
        let words: Vec<&str> = before.split(' ').collect();
        let writer = words.len() <= 3 && words.first().is_some_and(|w| Word::of(w).is(lexicon::GIVEN));
        let place = line.starts_with(&[before, ", "].concat()) && words.len() <= 2;
        if is_place_list(before) && (writer || place) {
            return Some(Line { date: date.iso, ..Line::default() });
        }
    }
    if let Some(date) = mentioned(line) {
        return Some(Line { date: Some(date), ..Line::default() });
    }
    // `…; Congresswoman Asks For Hearing. Aired June 3, 2021 - 16:30 ET`
    if line.contains("Aired ")
        && let Some(at) = line.find("Aired ")
        && let Some(date) = dates::at_start(line.part(at + 6..))
    {
        return Some(Line { date: date.iso, ..Line::default() });
    }
    if let Some((left, right)) = line.split_once('|') {
        let (left, right) = (left.trim(), right.trim());
        // `Coast Institute Daily Brief | No. 19`
        if right.starts_with("No.") {
            return parse_plain(line);
        }
        let mut found = parse_plain(right).unwrap_or_default();
        if let Some(l) = parse_plain(left) {
            found.date = found.date.or(l.date);
            found.series = found.series.or(l.series);
            found.number = found.number.or(l.number);
        } else if is_place_list(left) {
            found.region = Some(left.to_string());
        }
        // `Special Report No. 12 | Chad`
        let short = right.split(',').all(|place| place.split_whitespace().count() <= 2);
        if found.region.is_none() && found.series.is_some() && short && is_place_list(right) {
            found.region = Some(right.to_string());
        }
        // `2 May 2019 | Chad, Sudan | Special Report No. 12`
        if found.region.is_none()
            && let Some((_, series)) = right.split_once('|')
            && let Some(last) = parse_plain(series.trim())
            && last.series.is_some()
        {
            found = Line { date: found.date.or(last.date.clone()), ..last };
            found.region = line.split('|').map(str::trim).find(|part| is_place_list(part)).map(str::to_string);
        }
        // `Posted in Interviews | 22 April 2013 | 14 Comments »`, `By Dina Roe | 21 July 2020, 3:41 PM`
        if found.date.is_none()
            && line.split('|').any(|part| dates::at_start(part.trim()).is_some_and(|d| d.iso.is_some()))
        {
            found.date = dates::find_last_full(line).and_then(|d| d.iso);
        }
        let bare = right.is_empty() || right.starts_with("By");
        return (bare || found.date.is_some() || found.series.is_some()).then_some(found);
    }
    parse_plain(line)
}

/// `DATE`, `DATE Series No. 1`, `Series No. 1`, a time of day.
fn parse_plain(line: &str) -> Option<Line> {
    if !dates::has_digit(line) {
        return None;
    }
    let mut found = Line::default();
    let mut rest = line;
    let dated = past_weekday(line.trim_start_matches(any_of!['(', ' ']));
    if let Some(date) = dates::at_start(dated) {
        found.date = Some(date.iso?);
        rest = dated.part(date.end..);
    }
    rest = rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ')' | '.' | ','));
    if rest.is_empty() || is_time(rest) || rest == "No" && found.date.is_some() {
        return (found.date.is_some() || is_time(rest)).then_some(found);
    }
    // `July 6, 2022     19:40      Oslo`, `August 31, 2020 · Jan Roe · 41:06`, `October 9, 2012 04:12 PM Age: 3 days`
    let set_off = rest.contains("  ") || line.contains(" · ") || rest.starts_with(is_digit) && rest.contains(':');
    if found.date.is_some() && set_off && !shape::is_longer(rest, 60) && !rest.ends_with(any_of!['.', '?', '!']) {
        return Some(found);
    }
    let (series, number, end) = series_and_number(rest)?;
    let whole = rest.starts_with(series.split(' ').next()?) || rest.split_whitespace().count() <= 8;
    let behind = rest.part(end..).trim_matches(any_of!['.', ' ', '–', '—', '-', ',', '(', ')']);
    // `Ferry Monitor, Issue 312 – 2 May 2019`
    let dated = dates::at_start(behind).filter(|d| d.iso.is_some() && d.end == behind.len());
    if !whole || !behind.is_empty() && dated.is_none() {
        return None;
    }
    found.date = found.date.or(dated.and_then(|d| d.iso));
    found.series = Some(series);
    found.number = Some(number);
    Some(found)
}

/// `Sat 6 Nov 2021 09.00 CET` from the day of the month on.
pub(in crate::doc) fn past_weekday(line: &str) -> &str {
    let Some((day, rest)) = line.split_once(' ') else { return line };
    let days = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let day = bare(day).lower();
    let named = days.iter().any(|d| day.starts_with(d)) && (day.len() <= 5 || day.ends_with("day"));
    if named { rest.trim_start() } else { line }
}

/// `Publication: Harbour Monitor Volume: 9 Issue: 184`
fn volume(line: &str) -> Option<Line> {
    let name = line.strip_prefix("Publication:")?;
    let at = name.find("Volume:").or_else(|| name.find("Issue:"))?;
    let issue = name.split("Issue:").nth(1)?.split_whitespace().next()?;
    let series = Some(name.part(..at).trim().to_string()).filter(|s| !s.is_empty());
    Some(Line { series, number: issue.parse().ok(), ..Line::default() })
}

/// The date of a short line that says no more than when: `[Record Volume 155 (Thursday, June 18, 2009)]`,
/// `Volume 708: debated on Thursday 3 February 2022`, `TUESDAY, FEBRUARY 8, 2011`.
fn mentioned(line: &str) -> Option<String> {
    if !dates::has_digit(line) || line.split_whitespace().count() > 14 || line.contains('\n') {
        return None;
    }
    let date = dates::find_last_full(line)?;
    let rest = line.part(date.end..).trim_matches(is_mark);
    let before = line.part(..date.start).trim_end_matches(any_of![' ', ',', '(']);
    let last = bare(before.rsplit(' ').next().unwrap_or(""));
    let weekday = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let day = is_any(last, weekday);
    let alone = day && before.split_whitespace().count() == 1;
    let bracketed = line.starts_with('[') && line.ends_with(']');
    let on = without_last(before, last).trim_end_matches(any_of![' ', ',']).ends_with(" on") || last == "on";
    (rest.is_empty() && (alone || bracketed || on && !line.ends_with(any_of!['.', '?', '!'])) || alone)
        .then_some(date.iso?)
}

/// `2:27 p.m. EDT`, `16:30 ET`, `1600 gmt`.
pub(in crate::doc) fn is_time(s: &str) -> bool {
    s.starts_with(is_digit)
        && s.chars().count() <= 16
        && s.split_whitespace().all(|w| {
            let w = w.trim_matches('.').to_ascii_lowercase();
            w.bytes().all(|b| b.is_ascii_digit() || b == b':')
                || ["am", "pm", "a.m", "p.m", "gmt", "et", "edt", "est", "cet", "utc", "local", "time", "pt"]
                    .contains(&w.as_str())
        })
        && (s.contains(':') || s.to_ascii_lowercase().contains("gmt"))
}

/// `#7318 | 04:27`, `#701 | 35`, also with `Source: …` glued to it.
fn clip(line: &str) -> Option<Line> {
    let rest = line.strip_prefix('#')?;
    let (number, rest) = rest.split_once('|')?;
    let number = number.trim().parse().ok()?;
    rest.trim_start().starts_with(is_digit).then_some(())?;
    Some(Line { series: Some(CLIP.into()), number: Some(number), ..Line::default() })
}

/// `Chad`, `Chad, Sudan`, `South Sudan`: a few capitalised words.
pub(super) fn is_place_list(s: &str) -> bool {
    let words: Vec<&str> = s.split(any_of![' ', ',', ';']).filter(|w| !w.is_empty()).collect();
    !words.is_empty()
        && words.len() <= 16
        && s.chars().count() <= 160
        && s.split(',').all(|place| (1..=4).contains(&place.split_whitespace().count()))
        && words.iter().all(|w| w.starts_with(char::is_uppercase) || ["and", "of", "the", "&"].contains(w))
        && !words.iter().any(|w| Word::of(w).is(lexicon::ORGANIZATION | lexicon::PERSON) || ROOMS.contains(w))
        && !s.contains(any_of!['.', ':', '"', '“', '!', '?', '\'', '‘', '#'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        let l = parse("May 2, 2019 Special Dispatch No. 9001").unwrap();
        assert_eq!(
            (l.date.as_deref(), l.series.as_deref(), l.number),
            (Some("2019-05-02"), Some("Special Dispatch"), Some(9001))
        );
        assert_eq!(parse("Chad |").unwrap().region.as_deref(), Some("Chad"));
        let l = parse("Chad, South Sudan | Inquiry & Analysis Series No. 12").unwrap();
        assert_eq!((l.region.as_deref(), l.number), (Some("Chad, South Sudan"), Some(12)));
        assert_eq!(parse("#7001 | 02:10Source: TV X").unwrap().number, Some(7001));
        assert!(parse("2:27 p.m. EDT").is_some());
        let l = parse("Sat 6 Nov 2021 09.00 CET   Last modified on Mon 8 Nov 2021").unwrap();
        assert_eq!(l.date.as_deref(), Some("2021-11-06"));
        assert!(parse("Two days after May 2, 2019 nothing was said.").is_none());
        assert!(parse("Minister Says No. 9 Is Closed").is_none());
    }
}
