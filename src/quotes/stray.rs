//! One mark too many in a block: which one to pass over, so that all others pair.
//!
//! `“It doesn’t make“ any sense,” said Roe.`, `The “mayor spoke of a "hole" in the ice.`

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use super::marks::{Family, Mark, Nominal, is_letter};
use super::pairs::{self, Attempt};
use crate::text::Parts;
use crate::text::Span;

/// A block with more double marks than this is left as it is: every one of them would be tried.
const MOST: usize = 40;

/// What it is worth that both marks of a pair are curly, or both straight.
const ALIKE: u32 = 3;

/// How well a place becomes a mark that opens or closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// A blank or a letter is on the wrong side.
    Bad = 0,
    /// Amid a clause, as for a fragment; or the glyph says otherwise.
    Fair = 2,
    /// After punctuation, or at a paragraph's head or end.
    Good = 4,
}

/// The pairs that are left without one of the marks, or without those amid words, where these pair cleanly; `None` where
/// no single mark is too many.
pub(super) fn without_one(text: &str, body: Span, marks: &[Mark], reopened: bool) -> Option<Attempt> {
    // A lone opening mark may run on into the next paragraph.
    let runs_on = marks.len() == 1 && reopened && opening(text, body, &marks[0]) > Fit::Bad;
    if marks.len() > MOST || runs_on {
        return None;
    }
    let (amid, others): (Vec<Mark>, Vec<Mark>) = marks.iter().partition(|m| is_amid_word(text, m));
    if !amid.is_empty() {
        let mut attempt = Attempt::new(text, body, &others);
        if attempt.is_clean(text, body, reopened) {
            amid.iter().for_each(|m| attempt.pass_over(m));
            return Some(attempt);
        }
    }
    let mut best: Option<Attempt> = None;
    for left_out in (0..marks.len()).rev() {
        let others = [marks.part(..left_out), marks.part(left_out + 1..)].concat();
        let mut attempt = Attempt::new(text, body, &others);
        if attempt.is_clean(text, body, reopened) && best.as_ref().is_none_or(|b| attempt.score > b.score) {
            attempt.pass_over(&marks[left_out]);
            best = Some(attempt);
        }
    }
    best
}

/// Whether a letter or digit stands on either side.
pub(super) fn is_amid_word(text: &str, mark: &Mark) -> bool {
    let before = text.part(..mark.span.start()).chars().next_back();
    let after = text.part(mark.span.end()..).chars().next();
    before.is_some_and(is_letter) && after.is_some_and(is_letter)
}

/// How well the marks of a pair stand, and whether they are of one style.
pub(super) fn score(text: &str, body: Span, open: &Mark, close: &Mark) -> Option<u32> {
    let (opening, closing) = (opening(text, body, open), closing(text, body, close, open));
    let alike = (open.nominal == Nominal::Either) == (close.nominal == Nominal::Either);
    (opening.min(closing) > Fit::Bad).then_some(opening as u32 + closing as u32 + if alike { ALIKE } else { 0 })
}

/// How well a mark opens.
pub(super) fn opening(text: &str, body: Span, mark: &Mark) -> Fit {
    // `« Oui »`: these may have blanks on their inner side, and say by themselves which one that is.
    if mark.family != Family::Double {
        return Fit::Good;
    }
    let (before, after) = around(text, body, mark.span);
    let blank = before.is_none_or(char::is_whitespace);
    let head = text.part(body.start()..mark.span.start()).trim_end().chars().next_back();
    match head {
        // `“ The ice is thin.”`
        _ if after.is_none_or(char::is_whitespace) => {
            if blank && mark.nominal == Nominal::Open {
                Fit::Fair
            } else {
                Fit::Bad
            }
        }
        Some(c) if !blank && (is_letter(c) || matches!(c, '.' | ',' | '!' | '?' | ';' | ')' | ']')) => Fit::Bad,
        Some(c) if is_letter(c) => Fit::Fair,
        // Swedish ”…” opens with the glyph that closes elsewhere.
        _ if mark.nominal == Nominal::Close && has_opening_near(text, body, mark.span) => Fit::Fair,
        _ => Fit::Good,
    }
}

/// Whether the glyph that only opens stands near a mark: a paragraph may be as long as a book.
fn has_opening_near(text: &str, body: Span, mark: Span) -> bool {
    let from = mark.start().saturating_sub(NEAR).max(body.start());
    let to = (mark.end() + NEAR).min(body.end());
    text.as_bytes().part(from..to).windows(3).any(|w| w == "“".as_bytes())
}

/// How far, in bytes.
const NEAR: usize = 500;

/// How well a mark closes what another one opened.
fn closing(text: &str, body: Span, mark: &Mark, open: &Mark) -> Fit {
    if mark.family != Family::Double {
        return Fit::Good;
    }
    let turned = mark.nominal == Nominal::Open && open.nominal != Nominal::Low;
    let (before, after) = around(text, body, mark.span);
    // `,”he said`: punctuation before it, and the glyph only closes.
    let glued = after.is_some_and(is_letter)
        && mark.nominal == Nominal::Close
        && matches!(open.nominal, Nominal::Open | Nominal::Low)
        && before.is_some_and(|c| matches!(c, ',' | '.' | '!' | '?' | '…'));
    match before {
        Some(_) if glued || pairs::is_glued_close(text, mark) => Fit::Fair,
        _ if after.is_some_and(|c| is_letter(c) && !c.is_ascii_digit()) => Fit::Bad,
        None => Fit::Bad,
        // `The ice is thin, ” said Roe.`
        Some(c) if c.is_whitespace() => {
            let punctuated = !text.part(..mark.span.start()).trim_end().ends_with(char::is_alphanumeric);
            if punctuated { Fit::Fair } else { Fit::Bad }
        }
        Some(c) if is_letter(c) || turned => Fit::Fair,
        Some(_) => Fit::Good,
    }
}

fn around(text: &str, body: Span, mark: Span) -> (Option<char>, Option<char>) {
    (text.part(body.start()..mark.start()).chars().next_back(), text.part(mark.end()..body.end()).chars().next())
}
