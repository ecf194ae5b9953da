//! The header: date, series, number, region and title, in any order, once or twice, or not at all.

use super::dates;
use super::labels;
use super::lines::Piece;
use super::notes::series_and_number;
use super::shape;
use super::{BlockKind, Header};
use crate::lexicon::{self, Word};

/// How far down header lines are looked for.
const ZONE: usize = 12;
/// Longer lines are prose.
const MAX_TITLE: usize = 300;

/// Where press conferences are held: no region.
const ROOMS: [&str; 6] = ["Room", "Hall", "House", "Street", "Center", "Building"];

/// What one line of a header says.
#[derive(Default, Debug, PartialEq)]
struct Line {
    date: Option<String>,
    series: Option<String>,
    number: Option<u32>,
    region: Option<String>,
    /// `Source:`, a byline, a time: belongs to the header but tells nothing that is kept.
    other: bool,
}

/// Reads the header; the second value holds the kinds of the pieces that it took.
pub(super) fn read(text: &str, pieces: &[Piece]) -> (Header, Vec<BlockKind>) {
    let lines: Vec<&str> = pieces.iter().take(ZONE).map(|p| p.span.of(text)).collect();
    let mut read: Vec<Option<Line>> = Vec::with_capacity(lines.len());
    let mut end = 0;
    let mut foreign = 0;
    for (i, line) in lines.iter().enumerate() {
        read.push(parse(line));
        if read[i].is_some() {
            end = i + 1;
        } else {
            foreign += 1;
            if foreign > 4 || shape::is_longer(line, MAX_TITLE) || shape::is_prose(line) {
                break;
            }
        }
    }
    let mut header = Header::default();
    let mut kinds = Vec::new();
    let texts: Vec<&str> = lines[..end].iter().zip(&read).filter(|(_, l)| l.is_none()).map(|(l, _)| *l).collect();
    let mut title = texts.iter().copied().max_by_key(|l| l.chars().count());
    if title.is_some_and(|t| {
        is_place_list(t) && end < pieces.len() && texts.len() == 1 && shape::is_title(lines_at(text, pieces, end))
    }) {
        title = None;
    }
    for (line, read) in lines[..end].iter().zip(read) {
        kinds.push(if Some(*line) == title { BlockKind::Title } else { BlockKind::Furniture });
        match read {
            Some(l) => {
                header.date = header.date.or(l.date);
                header.series = header.series.or(l.series);
                header.number = header.number.or(l.number);
                header.region = header.region.or(l.region);
            }
            None if Some(*line) != title && header.region.is_none() && is_place_list(line) && kinds.len() > 1 => {
                header.region = Some(line.to_string());
            }
            None => {}
        }
    }
    // Title below the header lines, or the first line of an ordinary article.
    if title.is_none() && pieces.len() > end + 1 {
        let line = lines_at(text, pieces, end);
        let labelled =
            is_labelled(line) && (end + 1..pieces.len().min(end + 8)).any(|i| is_labelled(lines_at(text, pieces, i)));
        if !shape::is_longer(line, MAX_TITLE) && shape::is_title(line) && !labelled {
            title = Some(line);
            kinds.push(BlockKind::Title);
        }
    }
    header.title = title.map(str::to_string);
    (header, kinds)
}

/// A turn, not a title with a name and a quotation in it: `Roe: Where are they?`, but not `Roe: 'We Won'`.
fn is_labelled(line: &str) -> bool {
    if let Some((first, _)) = line.split_once('\n')
        && labels::parse_name_line(first.trim_end()).is_some()
    {
        return true;
    }
    let label = labels::parse_any(line);
    label.is_some_and(|l| !line[l.len..].starts_with(['\'', '‘']))
}

fn lines_at<'t>(text: &'t str, pieces: &[Piece], i: usize) -> &'t str {
    pieces[i].span.of(text)
}

fn parse(line: &str) -> Option<Line> {
    if shape::is_longer(line, 200) {
        return None;
    }
    if let Some(clip) = clip(line) {
        return Some(clip);
    }
    let lower = line.to_lowercase();
    if ["source:", "by:", "by ", "aired ", "published ", "updated "].iter().any(|p| lower.starts_with(p))
        && (lower.starts_with("source") || !line.ends_with(['.', '?', '!']))
        && line.split_whitespace().count() <= 12
    {
        return Some(Line { date: dates::find(line).and_then(|d| d.iso), other: true, ..Line::default() });
    }
    // `…; Congresswoman Asks For Hearing. Aired June 3, 2021 - 16:30 ET`
    if let Some(at) = line.find("Aired ")
        && let Some(date) = dates::at_start(&line[at + 6..])
    {
        return Some(Line { date: date.iso, other: true, ..Line::default() });
    }
    if let Some((left, right)) = line.split_once('|') {
        let (left, right) = (left.trim(), right.trim());
        let mut found = parse_plain(right).unwrap_or_default();
        if let Some(l) = parse_plain(left) {
            found.date = found.date.or(l.date);
            found.series = found.series.or(l.series);
            found.number = found.number.or(l.number);
        } else if is_place_list(left) {
            found.region = Some(left.to_string());
        }
        let bare = right.is_empty() || right.starts_with("By");
        return (bare || found.date.is_some() || found.series.is_some()).then_some(found);
    }
    parse_plain(line)
}

/// `DATE`, `DATE Series No. 1`, `Series No. 1`, a time of day.
fn parse_plain(line: &str) -> Option<Line> {
    let mut found = Line::default();
    let mut rest = line;
    let dated = line.trim_start_matches(['(', ' ']);
    if let Some(date) = dates::at_start(dated) {
        found.date = Some(date.iso?);
        rest = &dated[date.end..];
    }
    rest = rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | ')' | '.' | ','));
    if rest.is_empty() || is_time(rest) {
        return (found.date.is_some() || is_time(rest)).then_some(found);
    }
    let (series, number, end) = series_and_number(rest)?;
    let whole = rest[..].starts_with(series.split(' ').next()?) || rest.split_whitespace().count() <= 8;
    if !whole || !rest[end..].trim_matches(['.', ' ']).is_empty() {
        return None;
    }
    found.series = Some(series);
    found.number = Some(number);
    Some(found)
}

/// `2:27 p.m. EDT`, `16:30 ET`, `1600 gmt`.
fn is_time(s: &str) -> bool {
    s.starts_with(|c: char| c.is_ascii_digit())
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
    rest.trim_start().starts_with(|c: char| c.is_ascii_digit()).then_some(())?;
    Some(Line { series: Some("TV clip".into()), number: Some(number), ..Line::default() })
}

/// `Chad`, `Chad, Sudan`, `South Sudan`: a few capitalised words.
fn is_place_list(s: &str) -> bool {
    let words: Vec<&str> = s.split([' ', ',', ';']).filter(|w| !w.is_empty()).collect();
    !words.is_empty()
        && words.len() <= 8
        && s.chars().count() <= 80
        && s.split(',').all(|place| (1..=4).contains(&place.split_whitespace().count()))
        && words.iter().all(|w| w.starts_with(char::is_uppercase) || ["and", "of", "the", "&"].contains(w))
        && !words.iter().any(|w| Word::of(w).is(lexicon::ORGANIZATION | lexicon::PERSON) || ROOMS.contains(w))
        && !s.contains(['.', ':', '"', '“', '!', '?', '\'', '‘', '#'])
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
        assert!(parse("Two days after May 2, 2019 nothing was said.").is_none());
        assert!(parse("Minister Says No. 9 Is Closed").is_none());
    }
}
