//! Footnotes whose labels are marks: `*`, `**`, `†`, `‡`, `§`, and numbers in braces, `{1}`.

use super::{Marker, Note};
use crate::text::Parts;
use crate::text::Span;
use crate::text::words::{any_of, is_digit};

const MARKS: [char; 4] = ['*', '†', '‡', '§'];

/// The label with which a line begins, and the length of what stands before the entry's text.
pub(super) fn entry(line: &str) -> Option<(String, usize)> {
    if let Some(rest) = line.strip_prefix('{') {
        let digits = rest.len() - rest.trim_start_matches(is_digit).len();
        let known = (1..=3).contains(&digits) && rest.part(digits..).starts_with('}');
        return known.then(|| (rest.part(..digits).to_string(), digits + 2));
    }
    let len = run(line)?;
    // `**Roe:** text` is bold, and `* * *` a rule.
    let rest = line.part(len..).trim_start();
    let is_text = rest.starts_with(|c: char| c.is_alphabetic() || matches!(c, '“' | '"'));
    (is_text && !rest.contains(line.part(..len))).then(|| (line.part(..len).to_string(), len))
}

/// Length of one mark, up to three times, at the beginning.
fn run(s: &str) -> Option<usize> {
    let mark = s.chars().next().filter(|c| MARKS.contains(c))?;
    let len = s.len() - s.trim_start_matches(mark).len();
    (len / mark.len_utf8() <= 3).then_some(len)
}

/// The markers in a stretch of the body that cite what is listed.
pub(super) fn markers(body: &str, offset: usize, listed: &[Note], out: &mut Vec<Marker>) {
    let is_listed = |label: &str| listed.iter().any(|n| n.label == label);
    let mut end = 0;
    for (at, c) in body.char_indices().filter(|(_, c)| *c == '{' || MARKS.contains(c)) {
        if at < end {
            continue;
        }
        let rest = body.part(at..);
        let label = match c {
            '{' => entry(rest),
            _ => run(rest).map(|len| (rest.part(..len).to_string(), len)),
        };
        let Some((label, len)) = label else { continue };
        end = at + len;
        if is_cited_at(body, at) && is_listed(&label) {
            out.push(Marker { label, span: Span::new(offset + at, offset + end) });
        }
    }
}

/// Whether the body cites a label, right behind what somebody said or a sentence's end: `“Wet.”†`. Behind a name, `By
/// Jan Roe*`, it tells of the author.
pub(super) fn is_cited(body: &str, label: &str) -> bool {
    let braced = ["{", label, "}"].concat();
    let mark = if label.starts_with(MARKS) { label } else { &braced };
    body.match_indices(mark).any(|(at, _)| is_cited_at(body, at))
}

fn is_cited_at(body: &str, at: usize) -> bool {
    body.part(..at).ends_with(any_of!['”', '"', '’', '»', '.', ',', '?', '!', ')'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries() {
        assert_eq!(entry("† Kvällen, May 2."), Some(("†".into(), 3)));
        assert_eq!(entry("** Kvällen, May 2."), Some(("**".into(), 2)));
        assert_eq!(entry("{12} Kvällen"), Some(("12".into(), 4)));
        for line in ["**Roe:** text", "* * *", "{x} y", "****", "Roe"] {
            assert_eq!(entry(line), None, "{line}");
        }
        assert!(is_cited("“Wet.”† It was.", "†") && !is_cited("By Jan Roe*", "*") && is_cited("“Wet.”{2}", "2"));
    }
}
