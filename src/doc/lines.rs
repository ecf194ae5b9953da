//! Lines to paragraphs: blank lines separate, hard-wrapped lines belong together, other line breaks separate too.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use super::{labels, margins};
use crate::text::Parts;
use crate::text::Span;
use crate::text::seek;
use crate::text::words::any_of;

/// A line of more characters than this is no line of hard-wrapped text.
const MAX_WRAP: usize = 100;
/// Lines shorter than this are headings, verses, lists, but not wrapped prose.
const MIN_WRAP: usize = 50;

/// How far short of the width a line may fall that somebody broke by hand.
const SLACK: usize = 8;

/// A paragraph-like piece, trimmed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub span: Span,
    /// Whether a blank line (or the text's beginning) stands before it.
    pub after_blank: bool,
    /// A line's number in the margin.
    pub margin: bool,
}

/// Splits the text into paragraphs; a record whose lines are numbered, into lines and numbers.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut out = Vec::new();
    let lines = lines(text);
    if margins::are_numbered(text, &lines) {
        for line in lines.into_iter().filter(|line| !line.is_empty()) {
            let (number, words) = margins::parts(text, line);
            out.extend(number.map(|span| Piece { span, after_blank: true, margin: true }));
            out.extend(words.map(|span| Piece { span, after_blank: true, margin: false }));
        }
        return out;
    }
    let page = page_width(text, &lines);
    let ragged = if page.is_none() { ragged_width(text, &lines) } else { None };
    for group in lines.split(|line| line.is_empty()) {
        flush(text, group, page, ragged, &mut out);
    }
    out
}

/// How many line breaks tell that lines were broken.
const BREAKS: usize = 8;

/// The width of a text whose lines are broken at no fixed edge, as captions and what is pasted are: most lines leave a
/// sentence open, and the next goes on in small letters or in the capitals of all.
fn ragged_width(text: &str, lines: &[Span]) -> Option<usize> {
    let (mut all, mut goes_on, mut width) = (0, 0, 0);
    for pair in lines.windows(2).filter(|pair| !pair[0].is_empty() && !pair[1].is_empty()) {
        let (line, next) = (pair[0].of(text), pair[1].of(text));
        let long = chars(line);
        if long > MAX_WRAP {
            return None;
        }
        let capitals = || labels::is_caps(line) && labels::is_caps(next) && line.contains(' ');
        let small = next.starts_with(char::is_lowercase);
        all += 1;
        goes_on += usize::from(is_open(line) && long >= RAGGED && (small || capitals()));
        width = width.max(long);
    }
    (all >= BREAKS && goes_on * 2 >= all).then_some(width)
}

/// A line of fewer characters says nothing of where lines are broken.
const RAGGED: usize = 14;

/// Whether a line leaves its sentence open.
fn is_open(line: &str) -> bool {
    line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-' | '–' | '—' | '’' | '\'' | ';' | ']'))
}

/// Whether the next line of a text whose lines are broken at no fixed edge goes on with this one.
fn goes_on(text: &str, group: &[Span], i: usize, width: usize) -> bool {
    let (line, next) = (group[i].of(text), group[i + 1].of(text));
    let full = || chars(line) + 1 + chars(next.split(' ').next().unwrap_or(next)) > width;
    let open = is_open(line) && chars(line) >= RAGGED;
    (open || full()) && !starts_entry(next) && !starts_turn(next) && (open || !ends_before_label(line, next))
}

/// The lines of a text, trimmed; blank ones are empty.
fn lines(text: &str) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let end = line_end(text, at);
        // The `\n` of `\r\n` is a piece of its own here; it is no blank line.
        if !(text.part(at..end) == "\n" && text.part(..at).ends_with('\r')) {
            lines.push(Span::new(at, end).trim(text));
        }
        at = end;
    }
    lines
}

/// Where the line ends that begins at `at`, behind its `\n`, `\r`, U+2028 or U+2029.
fn line_end(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().part(at..);
    for i in seek::memchr3_iter(b'\n', b'\r', 0xE2, rest) {
        match rest[i] {
            0xE2 if rest.part(i + 1..).starts_with(b"\x80\xA8") || rest.part(i + 1..).starts_with(b"\x80\xA9") => {
                return at + i + 3;
            }
            0xE2 => {}
            _ => return at + i + 1,
        }
    }
    text.len()
}

/// The width of a text whose lines a program broke: where lines go on in small letters, nearly each ends because the next
/// word would have gone past the edge.
fn page_width(text: &str, lines: &[Span]) -> Option<usize> {
    let broken = || {
        lines.windows(2).filter(|pair| {
            !pair[0].is_empty()
                && pair[1].of(text).starts_with(|c: char| c.is_lowercase())
                && pair[0].len() <= 4 * MAX_WRAP
        })
    };
    let width = broken().map(|pair| reach(text, pair[0])).max()?;
    if !(MIN_WRAP..=MAX_WRAP).contains(&width) {
        return None;
    }
    let (mut all, mut full) = (0, 0);
    for pair in broken() {
        all += 1;
        full += usize::from(is_at_edge(text, pair, width));
    }
    (full >= 4 && full * 5 >= all * 4).then_some(width)
}

/// Whether the first of two lines ends because the second's first word would have gone past the page's edge.
fn is_at_edge(text: &str, pair: &[Span], page: usize) -> bool {
    let reach = reach(text, pair[0]);
    let word = pair[1].of(text).split_whitespace().next().unwrap_or("");
    reach <= page && reach + 1 + chars(word) > page
}

/// How far a line reaches, with the blanks before it.
fn reach(text: &str, line: Span) -> usize {
    indent(text, line) + chars(line.of(text))
}

/// Whether this line ends where the page does, and the next one goes on with it.
fn ends_at_edge(text: &str, group: &[Span], i: usize, page: usize) -> bool {
    let (line, next) = (group[i].of(text), group[i + 1].of(text));
    is_at_edge(text, group.part(i..i + 2), page)
        && chars(line) >= MIN_WRAP / 2
        && (next.starts_with("> ") && line.starts_with("> ") || !starts_entry(next))
        && !starts_turn(next)
        && labels::written_at(next) == 0
        && !ends_before_label(line, next)
}

/// Whether a line ends as a sentence does, and the next has a label, or is a name.
fn ends_before_label(line: &str, next: &str) -> bool {
    line.ends_with(any_of!['.', '?', '!', '…', '”', '"', ')', ']', '—', '–', '-'])
        && (labels::parse_any(next).is_some()
            || labels::is_time(next)
            || labels::parse_name_line(next).is_some()
            || labels::SET_OFF.iter().any(|style| style(next).is_some()))
}

/// Turns the lines between two blank lines into one or more paragraphs.
fn flush(text: &str, group: &[Span], page: Option<usize>, ragged: Option<usize>, out: &mut Vec<Piece>) {
    let width = width(text, group);
    let wrapped = is_wrapped(text, group, width);
    let mut first = true;
    let mut i = 0;
    while i < group.len() {
        let mut span = group[i];
        let first_line = group[i];
        while i + 1 < group.len()
            && (page.is_none() && wrapped && joins(text, group, i, width)
                || page.is_some_and(|page| {
                    let name = i + 2 < group.len() && is_alone(group[i].of(text), group[i + 1].of(text));
                    !name && !is_indented(text, group, i) && ends_at_edge(text, group, i, page)
                })
                || ragged.is_some_and(|width| goes_on(text, group, i, width))
                || breaks_sentence(text, group, i)
                || hangs(text, first_line, group, i)
                || wraps_turn(text, first_line, group, i, width)
                || stamped(text, first_line, group[i + 1]))
        {
            i += 1;
            span = span.with_end(group[i].hi());
        }
        out.push(Piece { span, after_blank: first, margin: false });
        first = false;
        i += 1;
    }
}

/// Whether the next line is a word or two without a mark below a whole sentence: a name.
fn is_alone(line: &str, next: &str) -> bool {
    line.ends_with(any_of!['.', '?', '!', '…', '”', '"'])
        && chars(next) <= 30
        && next.starts_with(char::is_uppercase)
        && next.split(' ').nth(3).is_none()
        && next.ends_with(|c: char| c.is_alphanumeric() || c == ')')
}

/// Whether the next line begins farther in, as a paragraph's first line does.
fn is_indented(text: &str, group: &[Span], i: usize) -> bool {
    let from = indent(text, group[i + 1]);
    // `Statement` in the middle of its line, with a blank line below, is no beginning.
    group.get(i + 2).is_some_and(|below| from >= indent(text, *below) + 2 && from <= 12)
}

/// Whether the lines look like prose that a mail program broke: nearly every line is as full as its neighbours allow.
fn is_wrapped(text: &str, group: &[Span], width: usize) -> bool {
    if group.len() < 2 || !(MIN_WRAP..=MAX_WRAP).contains(&width) {
        return false;
    }
    let full = (0..group.len() - 1).filter(|&i| is_full(text, group, i, width)).count();
    // Two lines say little: the first must be a sentence that is cut.
    if group.len() == 2 {
        let first = group[0].of(text);
        return full == 1
            && !first.ends_with(any_of!['.', '!', '?', ':', ']', ')', '"', '”'])
            && unquoted(first, group[1].of(text)).starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
            && chars(first) >= MIN_WRAP;
    }
    full * 5 >= (group.len() - 1) * 3
}

/// The next line without the angle that stands before each line of what a mail quotes.
fn unquoted<'t>(line: &str, next: &'t str) -> &'t str {
    next.strip_prefix("> ").filter(|_| line.starts_with("> ")).unwrap_or(next)
}

/// Whether the next line goes on in small letters with a sentence that this one leaves open.
fn breaks_sentence(text: &str, group: &[Span], i: usize) -> bool {
    let open = |c: char| c.is_alphanumeric() || matches!(c, ',' | '-' | '–' | '’' | '\'' | '"' | '”');
    let next = group[i + 1].of(text);
    let line = group[i].of(text);
    // `takes your bread away` and below it `[for safe-keeping] and then`
    let inserted = next.strip_prefix(any_of!['[', '(']).is_some_and(|rest| rest.starts_with(char::is_lowercase))
        && (MIN_WRAP..=MAX_WRAP).contains(&chars(line));
    // `jroe: hello` below a heading
    let user = chars(line) < MIN_WRAP && next.split(' ').next().is_some_and(|w| w.ends_with(':'));
    line.ends_with(open) && (next.starts_with(char::is_lowercase) && !user || inserted) && !next.starts_with("http")
}

/// Whether the next line goes on below an indented first line, as records and mail set paragraphs:
/// `     Q.   You told` and, at the margin, `Detective Roe that`.
fn hangs(text: &str, first: Span, group: &[Span], i: usize) -> bool {
    let (from, to) = (indent(text, first), indent(text, group[i + 1]));
    let line = chars(group[i].of(text));
    from >= to + 2
        && (MIN_WRAP - 5..=MAX_WRAP).contains(&line)
        && !starts_entry(group[i + 1].of(text))
        && !starts_turn(group[i + 1].of(text))
}

/// Whether the next line goes on with a labelled speech whose lines are broken, amid short ones: `Q.  Where were you on` and
/// below it `November 8?`
fn wraps_turn(text: &str, first: Span, group: &[Span], i: usize, width: usize) -> bool {
    let line = group[i].of(text);
    let next = group[i + 1].of(text);
    (MIN_WRAP..=MAX_WRAP).contains(&width)
        && chars(line) >= MIN_WRAP
        && is_full(text, group, i, width)
        && starts_turn(first.of(text))
        && !starts_turn(next)
        && !starts_entry(next)
        && !is_indented(text, group, i)
        && (indent(text, group[i + 1]) < indent(text, first)
            || indent(text, group[i + 1]) == indent(text, first) && !(line.ends_with('.') && indent(text, first) == 2))
        && !labels::is_caps(next.split('(').next().unwrap_or(next))
        && labels::parse_any(next).is_none()
        // `A. Jan Roe.` below a question.
        && !(line.ends_with('?') && labels::parse_answer(next).is_some())
}

/// `MR. ROE: Objection.`, `Q.    Why?`: a label in capitals, as courts' records have it.
fn starts_turn(line: &str) -> bool {
    let capitals = |raw: labels::RawLabel| {
        let core = raw.core.of(line);
        labels::is_caps(core) && core.chars().filter(|c| c.is_uppercase()).count() >= 3 && raw.len < line.len()
    };
    let examines = line.starts_with("BY ") && line.ends_with(':') && labels::is_caps(line);
    examines
        || labels::parse(line).is_some_and(capitals)
        || labels::parse_letter(line).is_some()
        || labels::parse_stop(line).is_some()
}

/// Whether a recorder's time stands amid a labelled speech: `[22:04:51] I have one.`
fn stamped(text: &str, first: Span, next: Span) -> bool {
    let line = next.of(text);
    labels::leading_time(line).is_some_and(|at| at < line.len() && !super::shape::is_wholly_bracketed(line.part(at..)))
        && labels::parse_any(line).is_none()
        && labels::parse(first.of(text)).is_some()
}

/// Blanks before a line, up to 40.
fn indent(text: &str, line: Span) -> usize {
    text.as_bytes().part(..line.start()).iter().rev().take(40).take_while(|b| **b == b' ').count()
}

fn joins(text: &str, group: &[Span], i: usize, width: usize) -> bool {
    let next = group[i + 1].of(text);
    // `> ` stands before every line of what a mail quotes.
    let quoted = next.starts_with("> ") && group[i].of(text).starts_with("> ");
    // A chat's next message.
    let stamp = |line: Span| labels::bare_stamp(line.of(text)).is_some();
    if stamp(group[i + 1]) && stamp(group[0]) || is_indented(text, group, i) {
        return false;
    }
    is_full(text, group, i, width)
        && (quoted || !starts_entry(next))
        && !starts_turn(next)
        && !ends_before_label(group[i].of(text), next)
}

/// Whether the next line's first word would not have fitted on this line.
fn is_full(text: &str, group: &[Span], i: usize, width: usize) -> bool {
    let next = group[i + 1].of(text);
    let word = next.split_whitespace().next().unwrap_or(next);
    chars(group[i].of(text)) + 1 + chars(word) + SLACK > width.max(60)
}

fn width(text: &str, group: &[Span]) -> usize {
    group.iter().map(|s| chars(s.of(text))).max().unwrap_or(0)
}

fn chars(s: &str) -> usize {
    if s.is_ascii() { s.len() } else { s.chars().count() }
}

/// Lines that begin something of their own even amid wrapped prose: notes, list items, `>>` captions.
fn starts_entry(line: &str) -> bool {
    line.starts_with(any_of!['[', '•', '*', '(', '#', '>'])
        || line.starts_with(|c: char| super::notes::superscript_digit(c).is_some())
}
