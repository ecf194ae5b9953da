//! The lines above posts of a thread: a user's name and how long ago the post was written.

use super::{Class, RawLabel};
use crate::doc::shape::is_longer;
use crate::doc::{dates, header};
use crate::text::Span;
use crate::text::words::{Words, any_of, first_line, first_of, is_digit, leading, words};
use crate::text::{Case, Parts};

/// Characters of such a line at most.
const MOST: usize = 140;

/// Words that begin a line with an age and are no user's name.
const NO_USER: Words = words![
    "posted", "updated", "published", "edited", "last", "by", "written", "submitted", "modified", "asked", "answered",
    "reply", "replied", "about",
];

/// What stands before the name of whoever posted, and between the name and the date.
const BY: Words = words!["by ", "By ", "Posted by ", "Post by "];
const ON: Words = words![" » ", " on ", ", ", " — ", " – ", " - "];

/// `reed_man  OP  ·  4 hr. ago`, `[–] u/reed_man 12 points 4 hours ago`, `Jan Roe • 2d ago`, `by reed_man » May 2, 2019`; a
/// name with `@jroe` and a date on the lines below.
pub(in crate::doc) fn parse_posted(s: &str) -> Option<RawLabel> {
    let line = first_line(s).trim_end();
    if is_longer(line, MOST) {
        return None;
    }
    if !is_age_within(line) && !is_score_within(line) {
        return by_line(s, line).or_else(|| marked(s, line)).or_else(|| above_lines(s, line));
    }
    // Arrows to vote and to fold stand before the name.
    let mut at = leading(line, |c| !(c.is_alphanumeric() || matches!(c, '_' | '@' | '[')));
    for fold in ["[–]", "[-]", "[+]", "[deleted]"] {
        if let Some(rest) = line.part(at..).strip_prefix(fold) {
            if fold == "[deleted]" {
                let core = Span::new(at, at + fold.len());
                return Some(RawLabel { class: Class::Anonymous, core, len: whole(s, line) });
            }
            at = line.len() - rest.trim_start().len();
        }
    }
    for lead in ["u/", "/u/", "@"] {
        at += usize::from(line.part(at..).starts_with(lead)) * lead.len();
    }
    let rest = line.part(at..);
    let ends = &["  ", "\t", " ·", " •", " |", " -", " —", " –", " [", " (", ", "];
    let mut end = first_of(rest, ends).map_or(rest.len(), |e| e.0);
    // `reed_man 12 points 4 hours ago`
    let number =
        rest.part(..end).match_indices(' ').map(|(i, _)| i).find(|&i| rest.part(i + 1..).starts_with(is_digit));
    end = number.unwrap_or(end);
    // `reed_man OP`: whoever opened the thread.
    end -= if rest.part(..end).ends_with(" OP") { 3 } else { 0 };
    let name = rest.part(..end);
    is_user(name).then(|| RawLabel { class: Class::Name, core: Span::new(at, at + end), len: whole(s, line) })
}

/// `**u/reed_man** (OP)` and a post below, `**u/reed_man**: text`
fn marked(s: &str, line: &str) -> Option<RawLabel> {
    let at = leading(line, |c| c == '*') + 2;
    line.get(..at)?.ends_with("u/").then_some(())?;
    let end = at + leading(line.part(at..), |c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    let behind = line.part(end..).trim_start_matches('*').trim_start();
    let len = match behind.strip_prefix(':') {
        Some(said) => line.len() - said.trim_start().len(),
        None => whole(s, line),
    };
    let ok = end > at && (len <= line.len() && behind.starts_with(':') || behind.is_empty() || behind.starts_with('('));
    ok.then(|| RawLabel { class: Class::Name, core: Span::new(at, end), len })
}

/// `by reed_man » Tue May 02, 2019 2:05 pm`
fn by_line(s: &str, line: &str) -> Option<RawLabel> {
    let at = BY.iter().find(|by| line.starts_with(by))?.len();
    let (end, on) = ON.iter().filter_map(|on| line.part(at..).find(on).map(|i| (at + i, on))).min()?;
    let name = Span::new(at, end);
    let ok = is_user(name.of(s)) && is_date(line.part(end + on.len()..));
    ok.then(|| RawLabel { class: Class::Name, core: name, len: whole(s, line) })
}

/// `Jan Roe`, and below it `@jroe`, `·` and `May 2, 2019` on lines of their own.
fn above_lines(s: &str, line: &str) -> Option<RawLabel> {
    let at = usize::from(line.starts_with('@'));
    let (mut end, mut dated) = (line.len(), false);
    for below in s.part(line.len()..).split_inclusive('\n').skip(1).take(4) {
        let meta = below.trim();
        let stamp = !is_longer(meta, 40) && (is_age_within(meta) || is_date(meta));
        let handle = meta.starts_with('@') && !meta.contains(' ') && meta.len() <= 31;
        if !(stamp || handle || matches!(meta, "·" | "•" | "|")) {
            break;
        }
        dated |= stamp;
        end = below.as_ptr() as usize - s.as_ptr() as usize + below.len();
    }
    let name = line.part(at..);
    let ok = dated && (at > 0 || is_handle(name) || name.contains(' ')) && is_user(name);
    ok.then(|| RawLabel { class: Class::Name, core: Span::new(at, line.len()), len: whole(s, s.part(..end)) })
}

/// A user's name: a few words without marks.
fn is_user(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or("").lower();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | '\'' | '’');
    name.chars().any(char::is_alphabetic)
        && name.chars().all(plain)
        && name.split(' ').count() <= 4
        && !NO_USER.contains(first.as_str())
}

/// A date, and perhaps a time of day, and nothing more.
fn is_date(s: &str) -> bool {
    let s = header::past_weekday(s);
    dates::at_start(s).is_some_and(|d| {
        let rest = s.part(d.end..).trim_start_matches(any_of![',', ' ', '·']);
        let time = rest.strip_prefix("at ").unwrap_or(rest);
        time.is_empty() || header::is_time(time)
    })
}

/// Length of the line and the blanks below it.
fn whole(s: &str, line: &str) -> usize {
    line.len() + leading(s.part(line.len()..), char::is_whitespace)
}

/// Whether a user chose this name: `reed_man`, `ReedMan`, `reed7`.
pub(in crate::doc) fn is_handle(name: &str) -> bool {
    let within = name.chars().skip(1);
    !name.contains(' ')
        && (name.contains(|c: char| c == '_' || c.is_ascii_digit())
            || name.starts_with(char::is_lowercase)
            || within.clone().any(char::is_uppercase) && within.clone().any(char::is_lowercase))
}

/// `4 hr. ago`, `58 min. ago`, `2d ago`, `3 hours ago`: a number and a unit before `ago`.
fn is_age_within(line: &str) -> bool {
    let Some(at) = line.contains(" ago").then(|| line.find(" ago")).flatten() else { return false };
    let closed = !line.part(at + 4..).starts_with(char::is_alphanumeric) && !line.contains(any_of!['?', '!', '"', '“']);
    let head = line.part(..at).trim_end_matches(any_of!['.', ' ']);
    let unit = head.len() - head.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    let before = head.part(..head.len() - unit).trim_end();
    closed && (1..=7).contains(&unit) && before.ends_with(is_digit)
}

/// `reed_man · 12 points`: how many like the post.
fn is_score_within(line: &str) -> bool {
    [" points", " point", " upvotes", " likes"].iter().any(|unit| {
        line.find(unit).is_some_and(|at| {
            let head =
                line.part(..at).trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.' | ',' | 'k'));
            let behind = line.part(at + unit.len()..);
            head.len() < at
                && ["· ", "• ", "| ", "  "].iter().any(|e| head.ends_with(e))
                && (behind.is_empty() || behind.starts_with(' '))
        })
    })
}

/// `r/reeds · Posted by u/reed_man · July 18, 2019`: who opened the thread.
pub(in crate::doc) fn posted_by(s: &str) -> Option<Span> {
    if is_longer(s, MOST) {
        return None;
    }
    let at = ["osted by ", "ubmitted by ", "tarted by "].iter().find_map(|w| s.find(w).map(|at| at + w.len()))?;
    let at = at + ["u/", "/u/", "@"].iter().find(|l| s.part(at..).starts_with(**l)).map_or(0, |l| l.len());
    let end = at + leading(s.part(at..), |c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    (end > at).then(|| Span::new(at, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_above_posts() {
        let name = |s: &str| parse_posted(s).map(|raw| raw.core.of(s).to_string());
        assert_eq!(name("reed_man  OP  ·  4 hr. ago").as_deref(), Some("reed_man"));
        assert_eq!(name("[–] u/reed_man 12 points 4 hours ago").as_deref(), Some("reed_man"));
        assert_eq!(name("Jan Roe • 2d ago").as_deref(), Some("Jan Roe"));
        assert_eq!(name("reed_man [M] · 1 day ago · pinned").as_deref(), Some("reed_man"));
        assert_eq!(name("[deleted]  ·  3 hr. ago").as_deref(), Some("[deleted]"));
        assert_eq!(name("by reed_man » Tue May 02, 2019 2:05 pm").as_deref(), Some("reed_man"));
        assert_eq!(name("u/reed_man [OP] · 12 points").as_deref(), Some("reed_man"));
        assert_eq!(name("The team has 12 points · and a match in hand"), None);
        assert_eq!(name("By Jan Roe, Velm"), None);
        assert_eq!(name("**u/reed_man** (OP)\nI found it.").as_deref(), Some("reed_man"));
        assert_eq!(name("**u/reed_man**: I found it.").as_deref(), Some("reed_man"));
        assert_eq!(name("u/reed_man found it."), None);
        assert_eq!(name("Jan Roe\n@jroe\n·\nMay 2, 2019\nI found it.").as_deref(), Some("Jan Roe"));
        assert_eq!(name("@reed7\n2 years ago\nI was there.").as_deref(), Some("reed7"));
        assert_eq!(name("Ferry Strike Ends\nMay 2, 2019, was a Thursday."), None);
        assert_eq!(name("Updated 4 hours ago"), None);
        assert_eq!(name("He left the town 4 hours ago and nobody, not even Jan, saw it?"), None);
        assert_eq!(name("Long ago"), None);
        assert!(is_handle("reed_man") && is_handle("ReedMan") && !is_handle("Politics") && !is_handle("UK"));
        let s = "r/reeds · Posted by u/reed_man · July 18, 2019";
        assert_eq!(posted_by(s).map(|n| n.of(s)), Some("reed_man"));
    }
}
