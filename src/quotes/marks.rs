//! Quotation marks in a stretch of text, each with what its surroundings let it be.

#![expect(clippy::indexing_slicing, reason = "the table has a place for every value that it is asked with")]

use crate::text::Parts;
use crate::text::Span;
use crate::text::seek;
use crate::text::words::{any_of, is_any, words};

/// Marks that can close one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// `"` `“` `”` `„` `‟` `＂`, and `''`, ` `` `, `,,` that stand for them.
    Double,
    /// `«` `»`
    Guillemet,
    /// `‹` `›`
    Angle,
    /// `「` `」`
    Corner,
    /// `『` `』`
    WhiteCorner,
    /// `'` `‘` `’` `‚` `‛`
    Single,
}

/// What the glyph alone says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nominal {
    Open,
    /// `„` and `,,`: opens, and wants `“` or `”` to close.
    Low,
    Close,
    Either,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub span: Span,
    pub family: Family,
    pub nominal: Nominal,
    /// Blank or opening punctuation before, none behind.
    pub may_open: bool,
    /// No blank before; blank, punctuation or a note's marker behind.
    pub may_close: bool,
    /// `""`: one mark written twice.
    pub doubled: bool,
}

/// All marks in `span`, in order, without apostrophes inside words and without feet and inches.
pub(super) fn lex(text: &str, span: Span, out: &mut Vec<Mark>) {
    let s = span.of(text);
    let bytes = s.as_bytes();
    let common = has_common_marks_only(bytes);
    let mut at = 0;
    while at < bytes.len() {
        let rest = bytes.part(at..);
        let next = if common {
            seek::memchr3(b'"', b'\'', 0xE2, rest)
        } else {
            rest.iter().position(|&b| BEGINS[usize::from(b)])
        };
        let Some(skip) = next else { break };
        at += skip;
        let Some((len, family, nominal, doubled)) = glyph(s.part(at..)) else {
            at += s.part(at..).chars().next().map_or(1, char::len_utf8);
            continue;
        };
        let before = s.part(..at).chars().next_back();
        let after = s.part(at + len..).chars().next();
        if !is_apostrophe(s, at, len, family, before, after) && !is_inches(s, at, family, nominal) {
            out.push(Mark {
                span: Span::new(span.start() + at, span.start() + at + len),
                family,
                nominal,
                may_open: opens_after(before) && after.is_some_and(|c| !c.is_whitespace()),
                may_close: before.is_some_and(|c| !c.is_whitespace()) && closes_before(after),
                doubled,
            });
        }
        at += len;
    }
}

/// Whether all marks begin with one of the three commonest bytes, of which many can be skipped at a time.
fn has_common_marks_only(bytes: &[u8]) -> bool {
    seek::memchr3(b'`', 0xC2, 0xE3, bytes).is_none()
        && seek::memchr(0xEF, bytes).is_none()
        && seek::memchr_iter(b',', bytes).all(|at| bytes.get(at + 1) != Some(&b','))
}

/// Bytes with which a mark can begin.
static BEGINS: [bool; 256] = {
    let mut table = [false; 256];
    let bytes = b"\"'`,\xC2\xE2\xE3\xEF";
    let mut i = 0;
    while i < bytes.len() {
        table[bytes[i] as usize] = true;
        i += 1;
    }
    table
};

fn glyph(s: &str) -> Option<(usize, Family, Nominal, bool)> {
    use Family::*;
    use Nominal::*;
    let c = s.chars().next()?;
    let twice = s.part(c.len_utf8()..).starts_with(c);
    Some(match c {
        '"' if twice => (2, Double, Either, true),
        '"' | '＂' => (c.len_utf8(), Double, Either, false),
        '“' | '‟' => (3, Double, Open, false),
        '„' => (3, Double, Low, false),
        '”' => (3, Double, Close, false),
        '\'' if twice => (2, Double, Either, false),
        '`' if twice => (2, Double, Open, false),
        '‘' if twice => (6, Double, Open, false),
        '’' if twice => (6, Double, Close, false),
        ',' if s.starts_with(",,") && s.part(2..).starts_with(char::is_alphabetic) => (2, Double, Low, false),
        '«' => (2, Guillemet, Open, false),
        '»' => (2, Guillemet, Close, false),
        '‹' => (3, Angle, Open, false),
        '›' => (3, Angle, Close, false),
        '「' => (3, Corner, Open, false),
        '」' => (3, Corner, Close, false),
        '『' => (3, WhiteCorner, Open, false),
        '』' => (3, WhiteCorner, Close, false),
        '\'' => (1, Single, Either, false),
        '`' => (1, Single, Open, false),
        '‘' | '‛' => (3, Single, Open, false),
        '‚' => (3, Single, Low, false),
        '’' => (3, Single, Close, false),
        _ => return None,
    })
}

/// Letters and digits of scripts that separate their words; ideographs and kana may touch a quotation mark.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !is_unspaced(c)
}

fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether something can be opened after this character.
fn opens_after(before: Option<char>) -> bool {
    before.is_none_or(|c| {
        c.is_whitespace()
            || is_unspaced(c)
            || matches!(c, '(' | '[' | '{' | '-' | '–' | '—' | '―' | '/' | ':' | ',' | '=' | '>' | '…')
            || is_mark(c)
    })
}

/// Whether something can be closed before this character; digits and superscripts are markers of notes.
fn closes_before(after: Option<char>) -> bool {
    after.is_none_or(|c| !is_letter(c) || c.is_ascii_digit() || matches!(c, '¹' | '²' | '³' | '⁰'..='⁹'))
}

pub(super) fn is_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '“'
            | '”'
            | '„'
            | '‟'
            | '＂'
            | '\''
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '『'
            | '』'
            | '`'
    )
}

/// `don't`, `Andreis’s`, `O'Neil`; `'90s`, `’01`; `5'11`: never a quotation mark.
fn is_apostrophe(s: &str, at: usize, len: usize, family: Family, before: Option<char>, after: Option<char>) -> bool {
    if family != Family::Single {
        return false;
    }
    let word_before = before.is_some_and(is_letter);
    let word_after = after.is_some_and(is_letter);
    if word_before && word_after {
        return true;
    }
    if word_before || !word_after {
        return false;
    }
    let rest = s.part(at + len..);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 2 {
        let tail = rest.part(2..);
        return !tail.strip_prefix('s').unwrap_or(tail).starts_with(char::is_alphanumeric);
    }
    is_elision(rest)
}

/// Words that begin with an apostrophe.
fn is_elision(rest: &str) -> bool {
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    is_any(
        word,
        words!["em", "til", "tis", "twas", "cause", "cuz", "bout", "round", "n", "nuff", "neath", "twere", "tude"],
    )
}

/// `5'11"`, `5’9”`, `a 6" pipe`; whether `15"` closes a quotation is for pairing to decide.
fn is_inches(s: &str, at: usize, family: Family, nominal: Nominal) -> bool {
    if family != Family::Double || matches!(nominal, Nominal::Open | Nominal::Low) {
        return false;
    }
    let head = s.part(..at).trim_end_matches(|c: char| c.is_ascii_digit());
    if head.len() == at {
        return false;
    }
    let feet = head.strip_suffix(any_of!['\'', '’', '′']);
    feet.is_some_and(|f| f.ends_with(|c: char| c.is_ascii_digit()))
}
