//! What a line is, judged by its shape alone: title, heading, caption, source line, direction, furniture.

use super::dates;
use crate::text::Parts;
use crate::text::seek;
use crate::text::words::{Words, any_of, bare, is_alphanumeric, is_digit, leading, words};

/// Words that titles leave in lower case.
const SMALL: Words = words![
    "a", "an", "the", "of", "in", "to", "and", "for", "on", "at", "by", "with", "from", "as", "or", "nor", "but", "is",
    "vs", "via", "over", "into", "al", "de",
];

/// What follows the bracket in which a picture's source stands.
const CREDITS: Words = words![
    "source:", "photo:", "photo by", "photo credit", "credit", "image:", "image source", "screenshot", "ap photo",
    "reuters/",
];

/// Whether `s` begins with `prefix`, which is in lower case.
pub(super) fn begins(s: &str, prefix: &str) -> bool {
    s.as_bytes().get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix.as_bytes()))
}

/// Whether `s` ends in `suffix`, which is in lower case.
fn ends(s: &str, suffix: &str) -> bool {
    let tail = s.len().checked_sub(suffix.len()).and_then(|from| s.as_bytes().get(from..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case(suffix.as_bytes()))
}

/// Whether `s` holds `words`, which are in lower case.
pub(super) fn holds(s: &str, words: &str) -> bool {
    let Some(&lower) = words.as_bytes().first() else { return false };
    seek::memchr2_iter(lower, lower.to_ascii_uppercase(), s.as_bytes()).any(|at| begins(s.part(at..), words))
}

/// Whether `s` has more than `most` characters.
pub(super) fn is_longer(s: &str, most: usize) -> bool {
    // A character has four bytes at most, and one of ASCII has one.
    let plain = || s.as_bytes().get(..=most).is_some_and(<[u8]>::is_ascii);
    s.len() > most && (s.len() > 4 * most || plain() || s.chars().count() > most)
}

pub(super) fn words(s: &str) -> impl Iterator<Item = &str> {
    s.split(|c: char| c.is_whitespace() || matches!(c, '–' | '—' | '/')).filter(|w| w.contains(is_alphanumeric))
}

/// Share of the words that carry weight which are capitalised, in percent; and how many such words there are.
fn capitalised(s: &str) -> (usize, usize) {
    let (mut capital, mut all) = (0, 0);
    for (i, word) in words(s).enumerate() {
        let word = bare(word);
        let first = word.chars().next().unwrap_or('0');
        if !first.is_alphabetic() || (i > 0 && word.len() <= 4 && SMALL.contains(word)) {
            continue;
        }
        all += 1;
        capital += usize::from(first.is_uppercase());
    }
    ((capital * 100usize).checked_div(all).unwrap_or(0), all)
}

/// Titles Capitalise Their Words.
pub(super) fn is_title_case(s: &str) -> bool {
    let (share, words) = capitalised(s);
    words > 0 && share >= if words <= 3 { 100 } else { 80 }
}

/// Whether a full stop ends `s`, closing marks, brackets and notes behind it.
pub(super) fn ends_in_full_stop(s: &str) -> bool {
    s.trim_end_matches(|c: char| {
        matches!(c, '"' | '”' | '’' | '\'' | '»' | ']' | ')' | '[' | '(') || c.is_ascii_digit()
    })
    .ends_with('.')
}

/// A paragraph of running text: long, or a sentence with its full stop.
pub(super) fn is_prose(s: &str) -> bool {
    is_longer(s, 220) || (ends_in_full_stop(s) && words(s).count() > 8 && !is_title_case(s))
}

/// A line that can stand over an article.
pub(super) fn is_title(s: &str) -> bool {
    let bare_end = !s.trim_end_matches(any_of!['"', '”', '’', '\'', '»']).ends_with(any_of!['.', ',', ':']);
    !is_prose(s) && (is_title_case(s) || bare_end) && words(s).count() >= 2 && !is_wholly_bracketed(s)
}

/// A line that can stand over a section: title case or a quoted title, without a full stop.
pub(super) fn is_heading(s: &str) -> bool {
    // Most paragraphs end as no heading does.
    const DRAWN: [char; 7] = ['*', ' ', '-', '_', '•', '=', '#'];
    let ended = s.ends_with(any_of!['.', ',', ':', ';', '-', '…', '(', '—']);
    if ended && !s.starts_with(DRAWN) || is_longer(s, 220) || seek::memchr(b'\n', s.as_bytes()).is_some() {
        return false;
    }
    // `**Haiti`, `**Haiti**`; but `**Roe:** Good morning.` is a turn.
    let starred = s.strip_prefix("**").is_some_and(|rest| rest.find("**").is_none_or(|at| at + 2 == rest.len()))
        && !s.ends_with(":**");
    if starred || s.chars().all(|c| DRAWN.contains(&c)) {
        return true;
    }
    // `"(CROSSTALK)`: a direction within speech that opens its mark anew in every paragraph.
    let direction = || is_wholly_bracketed(s.trim_start_matches(any_of!['"', '“']));
    !ended && is_title_case(s) && !direction()
}

/// `(Site.ru, May 2, 2019)`, `(, May 2, 2019)`, also with the closing bracket lost.
pub(super) fn is_source_line(s: &str) -> bool {
    // `Source: Velm Courier, Norvia, May 2, 2019`, `[Velm Courier, May 2, 2019]`
    let set_off = s.strip_prefix("Source: ").or_else(|| s.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')));
    if let Some(inner) = set_off.filter(|_| !is_longer(s, 160)) {
        return !inner.contains('(') && dates::find_last_full(inner).is_some() && is_source(inner, false);
    }
    let Some(inner) = s.strip_prefix('(') else { return false };
    let inner = inner.trim_end_matches('.');
    let inner = inner.strip_suffix(')').unwrap_or(inner);
    !is_longer(s, 300) && is_source(inner, false) && (!inner.contains(". ") || dates::find(inner).is_none())
        || (inner.starts_with(',') && dates::find(inner).is_some())
}

/// Whether a source in brackets ends a paragraph: `… wrote: “Wet.” (Velm Courier, May 2)`
pub(super) fn ends_in_source(s: &str) -> bool {
    s.strip_suffix(')').and_then(|s| s.rsplit_once('(')).is_some_and(|(_, inner)| is_source(inner, true))
}

/// What kinds of text a paper is quoted from.
const GENRES: Words = words![
    "commentary", "editorial", "interview", "column", "columnist", "op-ed", "opinion", "leader", "letter", "report",
    "review", "statement",
];

/// What stands between the brackets of a source: a name (which a stripped link may have taken away) and a date or
/// page, a kind of text and whose it is, or a clipping's `1, 3, Paper, 10`.
///
/// `after_quotation`: a closing mark stands before the bracket, so that `(Editorial)` and `(Paper, 8)` say enough.
pub(super) fn is_source(inner: &str, after_quotation: bool) -> bool {
    // `*Paper*, June 21`
    let mut inner = inner.trim().trim_start_matches(any_of!['*', '_']);
    // `Paper, June 21; see also no. 1 above`
    if let Some((source, rest)) = inner.split_once(';')
        && is_reference(rest.trim_start())
    {
        inner = source;
    }
    if inner.is_empty() || is_reference(inner) || inner.contains(any_of!['[', '(', '\n']) && inner.len() > 200 {
        return false;
    }
    let first = |s: &str| s.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    if let Some(date) = dates::find(inner) {
        let before = inner.part(..date.start).trim_end();
        let stripped = before == ",";
        let named = before.ends_with(',') && (first(before) || has_genre(before));
        let site = before.ends_with(',') && before.contains(any_of!['/', '.']) && !before.contains(' ');
        return (stripped || named || site) && date.end + 12 >= inner.len();
    }
    // `Commentary by Jan Roe`, `interview with Jan Roe`
    if let Some((kind, name)) = inner.split_once(" by ").or_else(|| inner.split_once(" with "))
        && has_genre(kind)
        && words(kind).count() <= 3
        && words(name).count() <= 6
        && is_title_case(name)
    {
        return true;
    }
    if after_quotation && GENRES.iter().any(|g| inner.eq_ignore_ascii_case(g)) {
        return true;
    }
    let parts: Vec<&str> = inner.split(',').map(str::trim).collect();
    if let [names @ .., page] = parts.as_slice()
        && !names.is_empty()
        && (is_page(page) || after_quotation && is_number(page))
        && names.iter().all(|n| (first(n) || has_genre(n)) && words(n).count() <= 6)
        && names.iter().any(|n| !is_number(n))
    {
        return true;
    }
    let numbers = parts.iter().filter(|p| is_number(p)).count();
    let names = parts.iter().filter(|p| p.starts_with(char::is_uppercase) && p.split(' ').count() <= 5).count();
    parts.len() >= 3 && numbers >= 2 && names >= 1 && numbers + names == parts.len()
}

/// `author’s interview`, `columnist Jan Roe`
fn has_genre(s: &str) -> bool {
    words(s).any(|w| GENRES.iter().any(|g| bare(w).eq_ignore_ascii_case(g)))
}

fn is_number(s: &str) -> bool {
    (1..=7).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

/// `p. 7`, `p 2`, `pp. 3-4`, `page 11`
fn is_page(s: &str) -> bool {
    let number = ["page ", "pages ", "pp. ", "pp.", "p. ", "p.", "p "].iter().find_map(|p| s.strip_prefix(p));
    number.is_some_and(is_number)
}

/// `see EDM, May 2`: points elsewhere instead of naming a source.
fn is_reference(inner: &str) -> bool {
    ["see ", "see:", "cf.", "cf ", "also ", "e.g.", "i.e.", "born ", "from the"].iter().any(|p| begins(inner, p))
}

/// A caption: it names its picture's source, or broke off where the link to it stood.
pub(super) fn is_caption(s: &str) -> bool {
    if is_longer(s, 400) {
        return false;
    }
    let opened = seek::memchr_iter(b'(', s.as_bytes()).any(|at| CREDITS.iter().any(|c| begins(s.part(at + 1..), c)));
    let closed =
        seek::memchr_iter(b')', s.as_bytes()).any(|at| ends(s.part(..at), "via ap") || ends(s.part(..at), "/reuters"));
    let credited = opened || closed || holds(s, "file photo") || holds(s, "getty images");
    credited || s.ends_with(" (") || begins(s, "photo:") || begins(s, "image:")
}

/// A direction or omission that stands alone: `[Laughter in the hall]`, `(COMMERCIAL BREAK)`, `[…]`, `<…>`.
pub(crate) fn is_wholly_bracketed(s: &str) -> bool {
    if !s.starts_with(any_of!['[', '(', '<', '*', '_']) {
        return false;
    }
    // `(Interruptions)* …`, `(Interruptions).`
    let s = s.trim_end_matches(any_of![' ', '.', '…', '*', '†', '_']).trim_start_matches(any_of!['*', '_']);
    [('[', ']'), ('(', ')'), ('<', '>')].iter().any(|&(open, close)| {
        let mut depth = 0;
        s.starts_with(open)
            && s.ends_with(close)
            && s.char_indices().all(|(i, c)| {
                depth += i32::from(c == open) - i32::from(c == close);
                depth > 0 || i + 1 == s.len()
            })
    })
}

/// A bare stage direction amid a transcript: a short sentence that lacks its full stop.
pub(super) fn is_direction(s: &str) -> bool {
    let quoted_end = s.trim_end_matches(any_of!['"', '”', '\'', '’', '»']);
    let spoken_end = ['.', '?', '!', '…', ',', '-', '–', '—', ':', ';', ']', ')', '*'];
    let opens_speech = s.starts_with(any_of!['"', '“', '«', '‘', '…', '—', '–', '-', '(']);
    !quoted_end.ends_with(spoken_end) && !opens_speech && !is_longer(s, 160) && words(s).count() >= 2
}

/// `To view this clip, visit …` and the like, amid the text.
pub(super) fn is_pointer(s: &str) -> bool {
    ["to view ", "to watch ", "to read the full", "note to media", "click here"].iter().any(|p| begins(s, p))
}

/// An item of a digest or list: `[01] …`, `1. …`, `• …`.
pub(super) fn is_item(s: &str) -> bool {
    if s.starts_with(any_of!['•', '·', '▪', '●']) || s.starts_with("* ") || s.starts_with("- ") {
        return true;
    }
    let open = s.starts_with(any_of!['[', '(']);
    let rest = if open { s.part(1..) } else { s };
    let digits = leading(rest, is_digit);
    let after = rest.part(digits..);
    (1..=3).contains(&digits)
        && if open { after.starts_with(any_of![']', ')']) } else { after.starts_with(". ") || after.starts_with(") ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        assert!(is_heading("Roe: 'We Won The Cup'"));
        assert!(is_heading("Introduction"));
        assert!(!is_heading("Guest stands and leaves"));
        assert!(is_direction("Guest stands and leaves"));
        assert!(!is_direction("With stamps or without?"));
        assert!(is_wholly_bracketed("(Interruptions)* …") && is_wholly_bracketed("(under Rule 149(8))"));
        assert!(!is_wholly_bracketed("(Laughter.) And then (softly)"));
        assert!(is_source_line("(, May 2, 2019)"));
        assert!(is_source_line("(Site.ru, May 2, 2019)"));
        assert!(!is_source_line("(Laughter.)"));
        assert!(is_source("1, 3, Paper, 10", false));
        assert!(!is_source("June 3", true));
        assert!(!is_source("see EDM, May 2", true));
        assert!(is_source("interview with the author, p. 11", false));
        assert!(is_source("Editorial", true));
        assert!(!is_source("Editorial", false));
        assert!(!is_source("Roe, 54", false));
        assert!(!is_source("laughter", true));
        assert!(!is_source("the editors know her name", true));
        assert!(is_caption("The two leaders at the summit ("));
        assert!(is_item("[01] Paper says"));
    }
}
