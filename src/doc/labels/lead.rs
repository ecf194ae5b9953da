//! What stands before a label: the time at which its words were said, a number, asterisks.

use super::words::{classify, is_caps};
use super::{Class, RawLabel, forms, leading_direction, parse, strip_directions};
use crate::text::Parts;
use crate::text::Span;
use crate::text::words::{any_of, is_digit, leading};

/// Length of what stands before a label with a colon and is no part of it: `>> `, `[16:40:37] `, `13:02:11 `, `Q12 `.
pub(super) fn length(s: &str) -> usize {
    match s.as_bytes().first() {
        Some(b'>') if s.starts_with(">>") => leading(s, |c| c == '>' || c.is_whitespace()),
        Some(b'Q') => question_number(s),
        // `### Jan Roe:`
        Some(b'#') => heading(s),
        // `0014: MR. ROE:`
        Some(b'0'..=b'9') => {
            let digits = leading(s, is_digit);
            if s.part(digits..).starts_with(": ") && digits <= 5 { digits + 2 } else { written_at(s) }
        }
        _ => written_at(s),
    }
}

/// Length of the time at which a line was written.
pub(in crate::doc) fn written_at(s: &str) -> usize {
    leading_time(s).or_else(|| bare_stamp(s)).unwrap_or(0)
}

/// Length of the signs of a small heading, as plain text sets it: `### `.
pub(super) fn heading(s: &str) -> usize {
    let signs = leading(s, |c| c == '#');
    if signs > 2 && s.part(signs..).starts_with(' ') { signs + 1 } else { 0 }
}

/// `Q12  Chair: Good morning.`, `Q3 Jan Roe: Who paid?`: the number that a record gives the question is no name.
fn question_number(s: &str) -> usize {
    let digits = leading(s.part(1..), is_digit);
    let blank = leading(s.part(1 + digits..), |c| matches!(c, ' ' | '\t' | '\u{a0}' | '.'));
    if (1..=4).contains(&digits) && blank > 0 { 1 + digits + blank } else { 0 }
}

/// Length of a time of day or of a recording, with the blanks behind it and the dash that sets it off: `[21:04:10] `,
/// `[00:00:03.10] - `, `[12/03/2023, 14:02:11] `, `14:02:11 From `.
pub(in crate::doc) fn leading_time(s: &str) -> Option<usize> {
    let rest = match s.as_bytes().first()? {
        b'[' | b'(' => s.part(1..),
        b'0'..=b'9' => return bare_time(s),
        _ => return None,
    };
    let end = rest.bytes().take(30).position(|b| matches!(b, b']' | b')'))? + 1;
    let clock = |b: u8| b.is_ascii_digit() || matches!(b, b':' | b'.' | b',' | b'/' | b'-' | b' ');
    let inside = s.part(1..end).trim_end_matches(any_of!['A', 'P', 'M', 'a', 'p', 'm', '\u{202f}']);
    let time = inside.contains(':') && inside.starts_with(is_digit) && inside.bytes().all(clock);
    let rest = s.part(end + 1..);
    let blank = leading(rest, char::is_whitespace);
    // `[00:00:03.10] - Jan Roe`
    let dash = rest.part(blank..).strip_prefix("- ").map_or(0, |after| rest.len() - blank - after.trim_start().len());
    time.then_some(end + 1 + blank + dash)
}

/// `14:02:11 From Jan Roe : `: the hour, minute and second at which a chat's line was written.
fn bare_time(s: &str) -> Option<usize> {
    let at = bare_stamp(s)?;
    (s.part(at..).starts_with("From ") && s.part(..at).matches(':').count() == 2).then_some(at + 5)
}

/// Length of the time, and of the date before it, at which a line of a chat or a record was written, with the dash behind
/// it: `13:02:11 `, `12/03/2021, 14:05 - `, `2021-03-12 2:05 PM `.
pub(in crate::doc) fn bare_stamp(s: &str) -> Option<usize> {
    let digits =
        |s: &str| leading(s, |c| c.is_ascii_digit() || matches!(c, ':' | '/' | '.' | ',' | '-' | ' ' | '\u{202f}'));
    if !s.starts_with(is_digit) {
        return None;
    }
    let clock = digits(s);
    let half = ["AM", "PM", "am", "pm", "a.m.", "p.m."].iter().find(|half| s.part(clock..).starts_with(**half));
    let at = clock + half.map_or(0, |half| half.len());
    let end = at + leading(s.part(at..), |c| matches!(c, ' ' | '\t' | '-' | '–' | '—' | '|' | '\u{a0}'));
    // `10: Roe` and `1:3 Roe` have no time; `04 06 38 08   CDR` has days as well.
    let time = s.part(..clock);
    let minutes = match time.find(':') {
        Some(colon) => s.part(colon + 1..).bytes().take_while(u8::is_ascii_digit).count(),
        None => time.split_whitespace().map(str::len).filter(|_| time.split_whitespace().nth(2).is_some()).max()?,
    };
    let apart = end > at || s.part(..clock).ends_with(any_of![' ', '\u{202f}']);
    // `14:05 -!- jan has quit`
    (minutes == 2 && clock <= 30 && apart && end < s.len()).then_some(end)
}

/// Length of what the words behind it are about: `On the result: `, `About next year: `.
pub(in crate::doc) fn subject(s: &str) -> Option<usize> {
    let about = ["On ", "About "].iter().any(|w| s.starts_with(w));
    let end = about.then(|| s.find(": ")).flatten().filter(|end| *end <= 48)?;
    let plain = !s.part(..end).contains(any_of!['.', ',', '?', '!', '"', '“', '(']);
    (plain && s.part(end + 2..).starts_with(|c: char| c.is_uppercase() || super::is_opening(c))).then_some(end + 2)
}

/// `12. Jan Roe (Town) (Lab): If he will`, `*241. SHRI ROE: Will the Minister`: a question with its number on the order paper.
pub(super) fn parse_numbered(s: &str) -> Option<RawLabel> {
    let star = usize::from(s.starts_with('*'));
    let digits = leading(s.part(star..), is_digit);
    let rest = s
        .part(star + digits..)
        .strip_prefix(". ")
        .filter(|rest| (1..=4).contains(&digits) && rest.starts_with(char::is_uppercase))?;
    let set_off = |inner: &RawLabel| rest.part(..inner.len).contains(") (") || is_caps(inner.core.of(rest));
    let inner = parse(rest).filter(|inner| inner.class == Class::Name && set_off(inner))?;
    let lead = star + digits + 2;
    Some(inner.behind(lead))
}

/// `**Jan Roe:** text`, `*Jan Roe*: text`, `__Roe:__ text`: bold or italic, as plain text sets it.
pub(super) fn parse_starred(s: &str) -> Option<RawLabel> {
    let (inner, after) = emphasised(s)?;
    let (words, behind) = match inner.of(s).trim_end().strip_suffix(':') {
        Some(words) => (words, after),
        None => {
            // `**Jan Roe** [00:02]: text`, `**Jan Roe** (host): text`
            let after = after.trim_start();
            let bracket = after.strip_prefix('(').and_then(|rest| rest.find("):")).filter(|end| *end <= 40);
            let behind = bracket.map_or_else(|| leading_time(after).unwrap_or(0), |end| end + 2);
            (inner.of(s), after.part(behind..).strip_prefix(':')?)
        }
    };
    let core = strip_directions(s, Span::new(inner.start(), inner.start() + words.len()).trim(s));
    let class = classify(core.of(s))?;
    let from = s.len() - behind.len();
    Some(RawLabel { class, core, len: from + leading_direction(behind) })
}

/// The words that asterisks or low lines set off at the beginning of `s`, and what stands behind them.
pub(super) fn emphasised(s: &str) -> Option<(Span, &str)> {
    let mark = s.bytes().next().filter(|b| matches!(b, b'*' | b'_'))?;
    let marks = leading(s, |c| c == mark as char);
    let rest = s.part(marks..);
    let close = forms::window(rest).find(s.part(..marks))?;
    let whole = marks <= 3 && close > 0 && !rest.starts_with(' ') && !rest.part(..close).ends_with(' ');
    whole.then(|| (Span::new(marks, marks + close), rest.part(close + marks..)))
}
