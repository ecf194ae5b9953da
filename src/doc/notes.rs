//! Footnotes: the list at the end, the markers in the body, cross-references to other dispatches.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use super::lines::Piece;
use super::{Marker, Note};
use super::{dates, note_marks};
use crate::text::Parts;
use crate::text::Span;
use crate::text::seek;
use crate::text::sort::Ordered;
use crate::text::words::{any_of, bare, is_digit, is_mark, leading};

/// The digit that a superscript character stands for.
pub(super) fn superscript_digit(c: char) -> Option<char> {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    DIGITS.iter().position(|d| *d == c).and_then(|i| char::from_digit(i as u32, 10))
}

/// How the entries of a list are labelled; the markers in the body follow suit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// `[1]`, `[a]`
    Bracket,
    /// `(1)`
    Parenthesis,
    /// `¹`
    Superscript,
    /// `1.`, `1 `, `1. ^`: superscripts that lost their form.
    Plain,
    /// `*`, `†`, `{1}`
    Mark,
}

/// The list of notes: which pieces it takes, and its entries.
#[derive(Debug)]
pub(super) struct List {
    /// First piece (the list's own heading, if it has one) and the one after the last.
    pub from: usize,
    pub to: usize,
    pub cited: Cited,
    pub notes: Vec<Note>,
}

/// What else than brackets and superscripts cites the entries of a list.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cited {
    /// There are entries labelled `1.`: numbers that were superscripts may cite them.
    by_numbers: bool,
    /// There are entries labelled `(1)`.
    by_parentheses: bool,
    /// There are entries labelled `†`.
    by_marks: bool,
}

/// Finds the list of notes: the last runs of entries before `end`, each in its own style (`1.` … and then `[a]` …).
pub(super) fn list(text: &str, pieces: &[Piece], end: usize) -> Option<List> {
    let mut list: Option<List> = None;
    while let Some(run) = run(text, pieces, list.as_ref().map_or(end, |l| l.from)) {
        list = Some(match list {
            Some(below) => List {
                from: run.from,
                to: below.to,
                cited: Cited {
                    by_numbers: run.cited.by_numbers || below.cited.by_numbers,
                    by_parentheses: run.cited.by_parentheses || below.cited.by_parentheses,
                    by_marks: run.cited.by_marks || below.cited.by_marks,
                },
                notes: run.notes.into_iter().chain(below.notes).collect(),
            },
            None => run,
        });
    }
    list
}

/// The last run of entries of one style before `end`.
fn run(text: &str, pieces: &[Piece], end: usize) -> Option<List> {
    for style in [Style::Bracket, Style::Parenthesis, Style::Superscript, Style::Plain, Style::Mark] {
        let mut from = end;
        while from > 0 && entry(pieces[from - 1].span.of(text), style).is_some() {
            from -= 1;
        }
        let titled = from > 0 && is_list_title(pieces[from - 1].span.of(text));
        let entries: Vec<(Span, (String, usize))> =
            pieces.part(from..end).iter().filter_map(|p| Some((p.span, entry(p.span.of(text), style)?))).collect();
        if entries.is_empty() || !plausible(text, &entries, style, titled) {
            continue;
        }
        let unfinished =
            entries.iter().filter(|(s, e)| !is_finished(s.of(text).part(e.1..).trim_end_matches('↩').trim())).count();
        let notes = entries.iter().map(|(span, (label, len))| {
            let body = Span::new(span.start() + len, span.end()).of(text);
            let body = body.trim_end_matches(|c: char| c == '↩' || c == '\u{fe0e}' || c.is_whitespace());
            let body = Span::new(span.start() + len, span.start() + len + body.len()).trim(text);
            // Where the list never closes its entries with a full stop, only a visibly broken end counts.
            let lax = unfinished * 2 > entries.len() && entries.len() > 2;
            Note {
                label: label.clone(),
                span: *span,
                text: (!body.is_empty()).then_some(body),
                truncated: is_truncated(body.of(text), lax),
            }
        });
        return Some(List {
            from: from - usize::from(titled),
            to: end,
            cited: Cited {
                by_numbers: style == Style::Plain,
                by_parentheses: style == Style::Parenthesis,
                by_marks: style == Style::Mark,
            },
            notes: notes.collect(),
        });
    }
    None
}

fn is_list_title(line: &str) -> bool {
    let line = bare(line);
    ["notes", "note", "footnotes", "endnotes", "references"].iter().any(|t| line.eq_ignore_ascii_case(t))
}

/// The label of an entry and the length of what stands before its text.
fn entry(line: &str, style: Style) -> Option<(String, usize)> {
    match style {
        Style::Bracket => {
            let close = line.strip_prefix('[')?.find(']')? + 1;
            let label = line.part(1..close);
            let inserted =
                line.part(close + 1..).starts_with(char::is_alphabetic) && label.starts_with(char::is_alphabetic);
            // `[^1]: Paper`
            let number = label.trim_start_matches('^');
            let colon = usize::from(number.len() < label.len() && line.part(close + 1..).starts_with(':'));
            (is_label(number) && !inserted).then(|| (number.to_string(), close + 1 + colon))
        }
        Style::Parenthesis => {
            let digits = leading(line.strip_prefix('(')?, is_digit);
            let label = line.part(1..1 + digits);
            (is_label(label) && line.part(1 + digits..).starts_with(')')).then(|| (label.to_string(), digits + 2))
        }
        Style::Mark => note_marks::entry(line),
        Style::Superscript => {
            let label: String = line.chars().map_while(superscript_digit).collect();
            let len = line.chars().take(label.len()).map(char::len_utf8).sum();
            (!label.is_empty()).then_some((label, len))
        }
        Style::Plain => {
            let digits = leading(line, is_digit);
            if digits == 0 || digits > 3 || line.starts_with('0') {
                return None;
            }
            let rest = line.part(digits..);
            let mut len = digits;
            len += usize::from(rest.starts_with(any_of!['.', ')']));
            if !rest.is_empty() && len == digits && !rest.starts_with(any_of![' ', '\u{a0}', '\t', ',']) {
                return None;
            }
            if line.part(len..).trim_start().starts_with('^') {
                len = line.find('^')? + 1;
            }
            Some((line.part(..digits).to_string(), len))
        }
    }
}

/// `1` to `999` without leading zeros (`[01]` is an item of a digest), one small letter, or a small Roman number.
fn is_label(label: &str) -> bool {
    let number = (1..=3).contains(&label.len()) && label.bytes().all(|b| b.is_ascii_digit()) && !label.starts_with('0');
    // `iv`
    let roman = (2..=5).contains(&label.len()) && label.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    number || roman || (label.len() == 1 && label.as_bytes()[0].is_ascii_lowercase())
}

/// Whether these lines are notes, not numbered items: ascending, and cited, dated, or announced.
fn plausible(text: &str, entries: &[(Span, (String, usize))], style: Style, titled: bool) -> bool {
    let numbers: Vec<u32> = entries.iter().filter_map(|e| e.1.0.parse().ok()).collect();
    let ascending = numbers.windows(2).all(|w| w[0] < w[1]);
    let distinct = (0..numbers.len()).all(|i| !numbers.part(..i).contains(&numbers[i]));
    if !ascending && (style == Style::Plain || !distinct) {
        return false;
    }
    if titled {
        return true;
    }
    let body = text.part(..entries[0].0.start());
    let cited = |label: &str| match style {
        Style::Bracket => body.contains(&["[", label, "]"].concat()) || body.contains(&["[^", label, "]"].concat()),
        Style::Parenthesis => body.match_indices(&["(", label, ")"].concat()).any(|(at, _)| is_glued(body, at)),
        Style::Superscript => body.chars().any(|c| superscript_digit(c).is_some()),
        Style::Mark => note_marks::is_cited(body, label),
        Style::Plain => false,
    };
    let dated = entries.iter().filter(|(s, _)| dates::find(s.of(text)).is_some() || url(s.of(text)).is_some()).count();
    match style {
        Style::Plain => {
            // `1. ^ Paper`, `1. Paper ↩`: a link back to the marker.
            let caret = entries.iter().any(|(s, _)| s.of(text).contains(". ^") || s.of(text).ends_with('↩'));
            caret || (dated * 2 > entries.len() && lost_superscripts(body, &numbers))
        }
        // `* Roe is a fellow.` tells of the author, and `* eggs` is an item.
        Style::Mark => {
            let labels: crate::text::sorted::BTreeSet<&str> = entries.iter().map(|e| e.1.0.as_str()).collect();
            labels.len() == entries.len() && labels.len() <= MOST_MARKS && labels.into_iter().all(cited)
        }
        // `(1)` may head an item of any list: only what is cited is a note.
        Style::Parenthesis => entries.iter().any(|(_, (label, _))| cited(label)),
        _ => entries.iter().any(|(_, (label, _))| cited(label)) || dated * 2 > entries.len(),
    }
}

/// How many entries a list by marks or braces has at most: for each the body is searched.
const MOST_MARKS: usize = 60;

/// Whether what begins at an offset stands right behind a word or mark, as a marker does.
fn is_glued(body: &str, at: usize) -> bool {
    body.part(..at).ends_with(|c: char| !c.is_whitespace() && !matches!(c, '(' | '['))
}

/// Whether the body has numbers glued to closing punctuation that the list knows: `talks.”1`.
fn lost_superscripts(body: &str, numbers: &[u32]) -> bool {
    plain_markers(body, 0).iter().any(|m| m.label.parse().is_ok_and(|n| numbers.contains(&n)))
}

/// A broken beginning (`, May 2, 2019.`) or end (`Site.ru, May 2, 20`).
fn is_truncated(body: &str, lax: bool) -> bool {
    if body.is_empty() {
        return false;
    }
    if body.starts_with(',') || dates::at_start(body).is_some_and(|d| body.part(d.end..).trim_matches('.').is_empty()) {
        return true;
    }
    if is_stripped_address(body) {
        return true;
    }
    !(is_finished(body) || (lax && ends_in_date(body)))
}

/// `Site.com/` as the whole entry: an address of which the link has lost its end.
fn is_stripped_address(body: &str) -> bool {
    body.strip_suffix('/')
        .is_some_and(|site| !site.contains(char::is_whitespace) && !site.contains('/') && is_bare_site(site))
}

fn ends_in_date(body: &str) -> bool {
    dates::find_last_full(body).is_some_and(|d| d.end == body.len())
}

fn is_finished(body: &str) -> bool {
    let last_word = body.rsplit(char::is_whitespace).next().unwrap_or("");
    let linked = last_word.contains('/') || last_word.contains("www.") || is_bare_site(last_word);
    body.ends_with(any_of!['.', '!', '?', '"', '”', '’', '\'', '»', ')', ']']) || linked || body.is_empty()
}

/// `Energo.gov.kv`: a dot between letters, and an ending that can be a top-level domain.
fn is_bare_site(word: &str) -> bool {
    word.rsplit_once('.').is_some_and(|(host, tld)| {
        host.len() > 1 && (2..=6).contains(&tld.len()) && tld.bytes().all(|b| b.is_ascii_lowercase())
    })
}

/// The markers in one stretch of body text.
///
/// `listed`: labels of the list, which decide doubtful cases (`[a]`, lost superscripts).
pub(super) fn markers(text: &str, span: Span, cited: Cited, listed: &[Note], out: &mut Vec<Marker>) {
    let first = out.len();
    let body = span.of(text);
    let is_listed = |label: &str| listed.iter().any(|n| n.label == label);
    for at in seek::memchr_iter(b'[', body.as_bytes()) {
        let head = body.as_bytes().part(at..body.len().min(at + 7));
        let Some(close) = head.iter().position(|b| *b == b']') else { continue };
        let label = body.part(at + 1..at + close).trim_start_matches('^');
        let before = body.part(..at).trim_end();
        // `[1]` at the head of a paragraph is an item; `[a] minister` is an insertion.
        let glued = before.ends_with(is_mark) && before.len() == at;
        // `[t]he`: a letter of a word.
        let lettered = |s: &str| s.starts_with(char::is_alphabetic);
        if lettered(label) && lettered(body.part(at + close + 1..)) {
            continue;
        }
        let letter_ok = !label.starts_with(|c: char| c.is_ascii_lowercase()) || is_listed(label) || glued;
        if is_label(label) && !before.is_empty() && letter_ok {
            let start = span.start() + at;
            out.push(Marker { label: label.to_string(), span: Span::new(start, start + close + 1) });
        }
    }
    let mut end = 0;
    // Superscript digits begin with one of these bytes.
    for at in seek::memchr2_iter(0xC2, 0xE2, body.as_bytes()) {
        if at < end {
            continue;
        }
        let label: String = body.part(at..).chars().map_while(superscript_digit).collect();
        if label.is_empty() {
            continue;
        }
        end = at + body.part(at..).chars().take(label.len()).map(char::len_utf8).sum::<usize>();
        // `m²` and `10³` are measures: a number or a lone letter stands before them.
        let word = body.part(..at).rsplit(is_mark).next().unwrap_or("");
        let measure = !word.is_empty() && (word.len() <= 2 || word.ends_with(is_digit));
        if at > 0 && (!measure || is_listed(&label)) {
            out.push(Marker { label, span: Span::new(span.start() + at, span.start() + end) });
        }
    }
    if cited.by_parentheses {
        for at in seek::memchr_iter(b'(', body.as_bytes()).filter(|&at| is_glued(body, at)) {
            if let Some((label, len)) = entry(body.part(at..), Style::Parenthesis).filter(|(label, _)| is_listed(label))
            {
                out.push(Marker { label, span: Span::new(span.start() + at, span.start() + at + len) });
            }
        }
    }
    if cited.by_marks {
        note_marks::markers(body, span.start(), listed, out);
    }
    if cited.by_numbers {
        out.extend(plain_markers(body, span.start()).into_iter().filter(|m| is_listed(&m.label)));
    }
    if let Some(own) = out.get_mut(first..) {
        own.order_by_key(|m| m.span);
    }
}

/// Numbers that were superscripts: glued to closing punctuation (`talks.”1`, `sea.3`) or alone after it (`. 1, 2 The`).
fn plain_markers(body: &str, offset: usize) -> Vec<Marker> {
    let bytes = body.as_bytes();
    let mut out = Vec::new();
    let mut i = 0;
    while i < bytes.len() {
        if !bytes[i].is_ascii_digit() || (i > 0 && bytes[i - 1].is_ascii_alphanumeric()) {
            i += 1;
            continue;
        }
        let end = i + bytes.part(i..).iter().take_while(|b| b.is_ascii_digit()).count();
        let before = body.part(..i);
        let glued = before.ends_with(any_of!['.', ',', '”', '"', '’', '»', '?', '!', ')'])
            && !before.trim_end_matches(any_of!['.', ',']).ends_with(is_digit);
        let spaced = before.trim_end().ends_with(any_of!['.', '”', '"', '?', '!']) && before.ends_with(' ');
        let listed_on = out.last().is_some_and(|m: &Marker| body.part(m.span.end() - offset..i).trim() == ",");
        let after = body.part(end..).chars().next();
        let alone = after.is_none_or(|c| c.is_whitespace() || matches!(c, ',' | ')'));
        let sentence_after = body.part(end..).trim_start_matches(any_of![',', ' ']).chars().next();
        let followed = sentence_after.is_none_or(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '“' | '"'));
        if end - i <= 3 && alone && (glued || ((spaced || listed_on) && followed)) {
            out.push(Marker { label: body.part(i..end).to_string(), span: Span::new(offset + i, offset + end) });
        }
        i = end;
    }
    out
}

/// The first http(s) address, without the punctuation that ends the sentence.
pub(super) fn url(s: &str) -> Option<&str> {
    let start = s.find("http://").or_else(|| s.find("https://"))?;
    let end = s
        .part(start..)
        .find(|c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '<' | '>'))
        .unwrap_or(s.len() - start);
    let mut url = s.part(start..start + end).trim_end_matches(any_of!['.', ',', ';', ':']);
    // A bracket that the address itself opened belongs to it: `wiki/Bridge_(Velm)`.
    while url.ends_with(')') && url.matches(')').count() > url.matches('(').count() {
        url = url.part(..url.len() - 1).trim_end_matches(any_of!['.', ',', ';', ':']);
    }
    Some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn truncated_entries() {
        for s in [", May 2, 2019.", "May 2, 2019.", "Site.com/", "Site.ru, May 2, 20", "Al-Sahil TV, October"] {
            assert!(is_truncated(s, false), "{s}");
        }
        for s in ["Site.ru, May 2, 2019.", "http://a.b/c", "Ibid., Article 3.", "A tale."] {
            assert!(!is_truncated(s, false), "{s}");
        }
    }
}
