//! Posts that a page flattened into lines, each signed at its end: `text — Jan Roe (@jroe) May 2, 2019`.

use super::lines::Piece;
use crate::text::Parts;
use crate::text::Span;
use crate::text::seek;
use crate::text::words::{any_of, is_digit, last_of};

/// The parts of a signed post, as offsets into it.
pub struct SignedPost {
    pub words: Span,
    pub name: Span,
    /// With its `@`.
    pub handle: Span,
}

/// Reads a post with its signature: a dash, a name, a handle in brackets, and a date with nothing behind it.
pub fn signed_post(s: &str) -> Option<SignedPost> {
    let at = seek::memrchr_iter(b'@', s.as_bytes()).find(|&at| s.part(..at).ends_with('('))? - 1;
    let close = at + s.part(at..).find(')')?;
    let handle = s.part(at + 1..close);
    if !handle.part(1..).bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') || handle.len() < 2 {
        return None;
    }
    let tail = s.part(close + 1..).trim();
    let dated = tail.len() <= 40 && tail.contains(is_digit) && !tail.contains(any_of!['.', '"', '”']);
    let dash = ["— ", "– ", "- "].iter().filter_map(|d| last_of(s.part(..at), d).map(|i| (i, d.len()))).max()?;
    let from = dash.0 + dash.1;
    let name = Span::new(from, at).trim(s);
    let named = (1..=6).contains(&name.of(s).split_whitespace().count());
    (dated && named).then(|| SignedPost { words: Span::new(0, dash.0).trim(s), name, handle: Span::new(at + 1, close) })
}

/// Splits a piece below every line that signs a post, so that each post is a piece of its own.
pub(super) fn split(text: &str, pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let s = piece.span.of(text);
        if seek::memchr(b'\n', s.as_bytes()).is_none() || !s.contains("(@") {
            out.push(piece);
            continue;
        }
        let (mut from, mut at) = (0, 0);
        for line in s.split_inclusive('\n') {
            at += line.len();
            if at == s.len() || signed_post(line).is_some() {
                let span = Span::new(piece.span.start() + from, piece.span.start() + at).trim(text);
                if !span.is_empty() {
                    out.push(Piece { span, after_blank: piece.after_blank && from == 0, ..piece });
                }
                from = at;
            }
        }
    }
    out
}
