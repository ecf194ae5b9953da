//! Where the article ends, and which lines amid it are furniture.
//!
//! A line of furniture does not end the article: whatever below it looks like an article still is. Below an invitation
//! to comment nobody of the article speaks.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use super::furniture::{self, Furniture};
use super::lines::Piece;
use super::{labels, notes, shape};
use crate::text::Parts;
use crate::text::words::any_of;

/// What stands where below the header.
pub(super) struct Body {
    /// The first piece that is no more than furniture or notes, with everything below it.
    pub end: usize,
    pub notes: Option<notes::List>,
    /// For each piece, whether it is furniture.
    pub furniture: Vec<bool>,
    /// For each piece, what its own words say of that.
    pub kinds: Vec<Option<Furniture>>,
}

/// Finds furniture, the list of notes and the end of the article, all by what the lines look like.
pub(super) fn body(text: &str, pieces: &[Piece]) -> Body {
    let kinds: Vec<Option<Furniture>> = pieces.iter().map(|p| furniture::of(p.span.of(text))).collect();
    let mut is_furniture: Vec<bool> = kinds.iter().map(Option::is_some).collect();
    for i in (0..pieces.len()).filter(|&i| kinds[i] == Some(Furniture::Links)) {
        links(text, pieces, i, &mut is_furniture);
    }
    let end = end(text, pieces, &kinds, &is_furniture);
    let notes = notes::list(text, pieces, end);
    let mut kinds = kinds;
    for i in (0..pieces.len()).filter(|&i| pieces[i].margin) {
        (kinds[i], is_furniture[i]) = (Some(Furniture::Line), true);
    }
    Body { end: notes.as_ref().map_or(end, |l| l.from), notes, furniture: is_furniture, kinds }
}

/// The links below their heading: lines of one group that are no sentences.
fn links(text: &str, pieces: &[Piece], heading: usize, is_furniture: &mut [bool]) {
    let linked = |i: usize| {
        let s = pieces[i].span.of(text);
        !shape::is_prose(s)
            && !ends_speech(s)
            && !s.ends_with(any_of!['.', ':', ','])
            && labels::parse(s).is_none_or(|l| s.part(l.len..).contains(' '))
    };
    for i in heading + 1..pieces.len() {
        // The group ends with the next blank line; that between heading and links does not count.
        if i > heading + 1 && pieces[i].after_blank || !linked(i) {
            break;
        }
        is_furniture[i] = true;
    }
}

/// Whether a line ends as speech does: the closing mark of `… to complain.”` hides the full stop that no headline has.
fn ends_speech(s: &str) -> bool {
    let bare = s.trim_end_matches(any_of!['"', '”', '“', '’', '\'', '»', '«', '」', '』']);
    bare.len() < s.len() && bare.ends_with(any_of!['.', ',', ':', '!', '?', '…'])
}

/// Where the last piece stands that belongs to the article.
fn end(text: &str, pieces: &[Piece], kinds: &[Option<Furniture>], is_furniture: &[bool]) -> usize {
    // What readers wrote: the first invitation below which nothing is labelled or noted as in the article above.
    let half = pieces.len() / 2;
    let comments = (half..pieces.len()).find(|&i| kinds[i] == Some(Furniture::Comments));
    let mut end = comments.unwrap_or(pieces.len());
    let mut furniture_seen = comments.is_some();
    let mut at = end;
    while at > 0 {
        let s = pieces[at - 1].span.of(text);
        // A button between a speaker's name and the speech ends nothing.
        if at > 1 && is_name_line(pieces[at - 2].span.of(text)) {
            break;
        }
        if is_furniture[at - 1] || is_rule(s) {
            at -= 1;
            end = at;
            furniture_seen = true;
        } else if is_article(s) || !below_furniture(text, pieces, is_furniture, at - 1) {
            break;
        } else {
            at -= 1;
        }
    }
    if furniture_seen { end } else { pieces.len() }
}

/// `Vera Loman (Harrow) (Lab)`: whoever speaks below.
fn is_name_line(s: &str) -> bool {
    s.ends_with(')') && labels::parse_name_line(s).is_some()
}

/// Whether a line of furniture stands not far above, with no article between.
fn below_furniture(text: &str, pieces: &[Piece], is_furniture: &[bool], at: usize) -> bool {
    for i in (at.saturating_sub(MOST_LINKS)..at).rev() {
        if is_furniture[i] {
            return true;
        }
        if is_article(pieces[i].span.of(text)) {
            return false;
        }
    }
    false
}

/// How many lines of links may follow a line of furniture.
const MOST_LINKS: usize = 12;

/// A sentence, a turn, a note, a source, a direction: lines that links do not look like.
fn is_article(s: &str) -> bool {
    let end = s.trim_end_matches(any_of!['"', '”', '’', '\'', '»', ')', ']']);
    let sentence = end.ends_with(any_of!['.', '?', '!', '…']) && shape::words(s).nth(3).is_some();
    shape::is_longer(s, 160)
        || sentence
        || s.starts_with(any_of!['[', '('])
        || s.starts_with(|c: char| notes::superscript_digit(c).is_some())
        || labels::parse(s).is_some_and(|l| !s.part(l.len..).is_empty() && !s.starts_with('#'))
        || shape::is_source_line(s)
}

/// A line drawn with dashes, stars or the like.
fn is_rule(s: &str) -> bool {
    s.len() >= 3 && s.chars().all(|c| matches!(c, '-' | '_' | '=' | '*' | '–' | '—' | '~' | ' '))
}
