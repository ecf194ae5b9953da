//! Names that belong to a quotation by their place alone: `"ROE: We will."` within the marks, `“We will.” ― Jan Roe`
//! after them, at the end of the paragraph or as the next one.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::Signature;
use super::dash::DASHES;
use crate::doc::{Block, BlockKind};
use crate::lexicon::{CONJUNCTION, DETERMINER, GROUP, ORGANIZATION, PARTICLE, PERSON, PREPOSITION, TITLE, Word};
use crate::text::Parts;
use crate::text::Span;
use crate::text::seek;
use crate::text::words::{Words, any_of, is_alphanumeric, leading, words};

/// Words in capitals that stand before a colon and name nobody.
const NOBODY: Words =
    words!["VIDEO", "NOTE", "UPDATE", "EXCLUSIVE", "BREAKING", "PHOTO", "AUDIO", "EDITOR’S NOTE", "EDITOR'S NOTE"];

/// The label just inside the opening mark of `span`.
pub(super) fn label(text: &str, span: Span) -> Option<Signature> {
    let s = span.of(text);
    let from = leading(s, |c| !is_alphanumeric(c));
    let head = s.as_bytes().part(from..);
    let to = from + seek::memchr(b':', head.get(..41).unwrap_or(head))?;
    let name = s.part(from..to);
    let words: Vec<&str> = name.split(' ').collect();
    // Something is said after it.
    let said =
        s.part(to + 1..).starts_with(char::is_whitespace) && s.part(to + 1..).split_whitespace().nth(2).is_some();
    let capitals = |w: &str| w.len() > 1 && !w.contains(char::is_lowercase);
    let alone = words.len() == 1 && capitals(name);
    let full = (2..=4).contains(&words.len()) && is_name(&words);
    (said && (alone || full) && !NOBODY.contains(name))
        .then(|| Signature { name: Span::new(span.start() + from, span.start() + to), handle: None })
}

/// The name after a dash with which the paragraph of `span` ends, or of which the next one consists.
pub(super) fn below(text: &str, blocks: &[Block], block: usize, span: Span) -> Option<Signature> {
    let body = blocks[block].body();
    if span.lo() != body.lo() {
        return None;
    }
    let rest = Span::new(span.end(), body.end()).trim(text);
    let line = if rest.start() < rest.end() {
        rest
    } else {
        let next = blocks.get(block + 1).filter(|b| b.label.is_none())?;
        let plain = || {
            named_with_office(text, next.span)
                .filter(|_| next.kind == BlockKind::Heading || next.kind == BlockKind::Paragraph)
        };
        if let Some(name) = plain() {
            return Some(name);
        }
        if next.kind != BlockKind::Paragraph {
            return None;
        }
        next.span
    };
    let s = line.of(text);
    let dash = leading(s, |c| DASHES.contains(&c));
    if dash == 0 {
        return None;
    }
    let named = s.part(dash..).trim_start();
    // `― Jan Roe, Velm.`: a place or a role may follow.
    let end = named.find(',').unwrap_or(named.trim_end().trim_end_matches('.').len());
    let words: Vec<&str> = named.part(..end).split_whitespace().collect();
    let short = named.split_whitespace().count() <= 10;
    if !short || !(1..=6).contains(&words.len()) || !is_name(&words) {
        return None;
    }
    let at = line.start() + s.len() - named.len();
    Some(Signature { name: Span::new(at, at + named.part(..end).trim_end().len()), handle: None })
}

/// `Jan Roe, Mayor of Velm` without a dash: a full name, a comma, and an office.
fn named_with_office(text: &str, line: Span) -> Option<Signature> {
    let s = line.of(text);
    let (name, office) = s.split_once(", ")?;
    let words: Vec<&str> = name.split(' ').collect();
    let held = office.split(any_of![' ', ',']).any(|w| Word::of(w).is(PERSON | TITLE | ORGANIZATION | GROUP));
    let short = s.split(' ').nth(11).is_none() && !s.ends_with(any_of!['.', '?', '!', ':', ';', '”', '"']);
    ((2..=4).contains(&words.len()) && short && held && is_name(&words))
        .then(|| Signature { name: Span::new(line.start(), line.start() + name.len()), handle: None })
}

/// The name in words that say whose a quotation is: `Jan Roe, mayor`, `— Jan Roe (@jroe) May 2, 2019`.
pub(super) fn of(text: &str, line: Span, dashed: bool) -> Option<Signature> {
    let s = line.of(text);
    let named = s.trim_start_matches(|c: char| DASHES.contains(&c) || c.is_whitespace());
    let end = named.find(any_of![',', '(', '|', '\n', '–', '—', ';', '/']).unwrap_or(named.len());
    let name = named.part(..end).trim_end().trim_end_matches(any_of!['.', ':']);
    let words: Vec<&str> = name.split_whitespace().collect();
    if dashed && !s.starts_with(DASHES)
        || !(1..=6).contains(&words.len())
        || !is_name(&words)
        || named.split_whitespace().count() > 16
        || named.ends_with(any_of!['!', '?', '”', '"'])
    {
        return None;
    }
    let at = line.start() + s.len() - named.len();
    let handle = named.part(end..).strip_prefix("(@").and_then(|rest| {
        let len =
            rest.find(')').filter(|&len| rest.part(..len).bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'))?;
        Some(Span::new(at + end + 1, at + end + 2 + len))
    });
    Some(Signature { name: Span::new(at, at + name.len()), handle })
}

/// Capitalised words, small particles between them.
fn is_name(words: &[&str]) -> bool {
    let ends = words.first().zip(words.last());
    let capital = |w: &str| w.starts_with(char::is_uppercase);
    let small = |w: &str| Word::of(w).is(PARTICLE);
    let common = |w: &str| matches!(Word::of(w).function(), DETERMINER | PREPOSITION | CONJUNCTION) && !small(w);
    ends.is_some_and(|(first, last)| capital(first) && capital(last))
        && words.iter().all(|w| (capital(w) || small(w)) && !common(w))
        && !words.iter().all(|w| Word::of(w).is(TITLE))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labelled(text: &str) -> Option<&str> {
        label(text, Span::new(0, text.len())).map(|s| s.name.of(text))
    }

    fn signed(text: &str) -> Option<&str> {
        let end = text.rfind('”').unwrap() + '”'.len_utf8();
        let blocks: Vec<Block> = match text.find('\n') {
            Some(i) => vec![Block::paragraph(Span::new(0, i)), Block::paragraph(Span::new(i + 1, text.len()))],
            None => vec![Block::paragraph(Span::new(0, text.len()))],
        };
        below(text, &blocks, 0, Span::new(0, end)).map(|s| s.name.of(text))
    }

    #[test]
    fn labels_within_marks() {
        assert_eq!(labelled("“ROE: The ice is thin."), Some("ROE"));
        assert_eq!(labelled("\"Jan van der Roe: The ice is thin.\""), Some("Jan van der Roe"));
        assert_eq!(labelled("“VIDEO: The ice is thin."), None);
        assert_eq!(labelled("“Remember: the ice is thin.”"), None);
        assert_eq!(labelled("“The Roe Report: What we know”"), None);
    }

    #[test]
    fn names_below() {
        assert_eq!(signed("“The ice is thin.” ― Jan Roe\u{a0}"), Some("Jan Roe"));
        assert_eq!(signed("“The ice is thin.”— Jan Roe, Velm."), Some("Jan Roe"));
        assert_eq!(signed("“The ice is thin.”\n- Jan Roe."), Some("Jan Roe"));
        assert_eq!(signed("“The ice is thin.” – which nobody knew"), None);
        assert_eq!(signed("“The ice is thin” and so on."), None);
    }

    fn told(line: &str, dashed: bool) -> Option<(&str, Option<&str>)> {
        of(line, Span::new(0, line.len()), dashed).map(|s| (s.name.of(line), s.handle.map(|h| h.of(line))))
    }

    #[test]
    fn names_in_markup() {
        assert_eq!(told("Jan Roe, mayor of Velm", false), Some(("Jan Roe", None)));
        assert_eq!(told("— Jan Roe (@jroe_1) May 2, 2019", true), Some(("Jan Roe", Some("@jroe_1"))));
        assert_eq!(told("— Jan Roe (@j-roe) May 2, 2019", true), Some(("Jan Roe", None)));
        assert_eq!(told("Jan Roe, mayor", true), None);
        assert_eq!(told(" – Jan Roe:", false), Some(("Jan Roe", None)));
        for line in ["", "—", "the mayor", "Nobody knew!", "Is it Roe?", "Jan Roe, “the mayor”", "Jan And Roe"] {
            assert_eq!(told(line, false), None, "{line}");
        }
        let sixteen = "Roe, a b c d e f g h i j k l m n o";
        assert_eq!(told(sixteen, false), Some(("Roe", None)));
        assert_eq!(told(&format!("{sixteen} p"), false), None);
        assert_eq!(told("Ana Bo Cy Di Ed Fay", false).map(|t| t.0), Some("Ana Bo Cy Di Ed Fay"));
        assert_eq!(told("Ana Bo Cy Di Ed Fay Gus", false), None);
    }

    #[test]
    fn names_below_are_short_and_begin_the_line() {
        assert_eq!(signed("“The ice is thin.” — Ana Bo Cy Di Ed Fay Gus"), None);
        assert_eq!(signed("“The ice is thin.” — Jan Roe, who is the mayor of the old town"), Some("Jan Roe"));
        assert_eq!(signed("“The ice is thin.” — Jan Roe, who is the mayor of the very old town"), None);
        let text = "He said: “The ice is thin.” — Jan Roe";
        let quoted = Span::new(9, text.rfind(" —").unwrap());
        assert!(below(text, &[Block::paragraph(Span::new(0, text.len()))], 0, quoted).is_none());
    }

    #[test]
    fn without_a_dash_a_full_name_with_an_office_signs() {
        let office = |line: &'static str| named_with_office(line, Span::new(0, line.len())).map(|s| s.name.of(line));
        assert_eq!(office("Jan Roe, mayor of Velm"), Some("Jan Roe"));
        assert_eq!(office("Ana Bo Cy Dahl, Velm, minister"), Some("Ana Bo Cy Dahl"));
        assert_eq!(office("Jan Roe, who is the mayor of the town of Velm"), Some("Jan Roe"));
        for line in [
            "Roe, mayor of Velm",
            "Ana Bo Cy Di Dahl, mayor of Velm",
            "Jan Roe, Velm",
            "Jan Roe, mayor of Velm.",
            "the old, mayor of Velm",
            "Jan Roe mayor of Velm",
            "Jan Roe, who is the mayor of the town of old Velm",
        ] {
            assert_eq!(office(line), None, "{line}");
        }
    }

    #[test]
    fn labels_are_short_and_something_follows() {
        assert_eq!(labelled("“ROE: The ice."), None);
        assert_eq!(labelled("“ROE:The ice is thin."), None);
        assert_eq!(labelled("“Roe: The ice is thin."), None);
        assert_eq!(labelled("“R: The ice is thin."), None);
        assert_eq!(labelled("“Ana Bo Cy Di: The ice is thin."), Some("Ana Bo Cy Di"));
        assert_eq!(labelled("“Ana Bo Cy Di Ed: The ice is thin."), None);
        assert_eq!(
            labelled("“Anastasia-Bernadette Cornelius-Dombrowsk: The ice is thin."),
            Some("Anastasia-Bernadette Cornelius-Dombrowsk")
        );
        assert_eq!(labelled("“Anastasia-Bernadette Cornelius-Dombrowski: The ice is thin."), None);
    }
}
