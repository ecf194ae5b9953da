//! Letters to a paper: `Sir, …`, and below it whoever signs.

use super::{Block, BlockKind, Label, labels, shape};
use crate::text::Parts;
use crate::text::Span;
use crate::text::words::{any_of, is_any, words};

/// Paragraphs of a letter at most.
const MOST: usize = 20;

/// Makes turns of the paragraphs between a salutation and the name below them.
pub(super) fn mark(text: &str, blocks: &mut [Block]) {
    let mut from = 0;
    while let Some(at) = blocks.part(from..).iter().position(|b| opens(b, text)).map(|at| from + at) {
        from = at + 1;
        let letter = blocks.part(at..).iter().take(MOST).enumerate();
        let goes_on = |(n, b): &(usize, &Block)| *n == 0 || b.kind == BlockKind::Paragraph && signed(b, text).is_none();
        let len = letter.take_while(goes_on).count();
        let Some(name) = blocks.get(at + len).and_then(|b| signed(b, text)) else { continue };
        // `Dear Editor,` on a line of its own says nothing.
        let alone =
            usize::from(len > 1 && !shape::is_longer(blocks.part(at..).first().map_or("", |b| b.span.of(text)), 30));
        for (n, block) in blocks.iter_mut().skip(at + alone).take(len - alone).enumerate() {
            block.kind = BlockKind::Turn;
            block.label = (n == 0).then(|| Label::unstated(block, Some(name)));
            block.continues_turn = n > 0;
        }
        from = at + len;
    }
}

/// `Sir, `, `Dear Editor,`, `To the Editor: `.
fn opens(block: &Block, text: &str) -> bool {
    let s = block.span.of(text);
    // Few paragraphs begin so.
    if block.kind != BlockKind::Paragraph || !s.starts_with(any_of!['S', 'D', 'T', 'E']) {
        return false;
    }
    let (head, said) = s.split_at(s.bytes().take(41).position(|b| matches!(b, b',' | b':' | b'\n')).unwrap_or(0));
    let to = head.strip_prefix("Dear ").or(head.strip_prefix("To the ")).unwrap_or(head);
    is_any(to.split(' ').next().unwrap_or(""), words!["sir", "sirs", "editor", "editors", "madam"])
        && !said.trim_start_matches(any_of![',', ':', ' ']).starts_with(char::is_lowercase)
}

/// The name in `Jan Roe, Velm`, `Col. J. T. Roe (retd)`, and a place below it.
fn signed(block: &Block, text: &str) -> Option<Span> {
    let s = block.span.of(text);
    let name = s.split(any_of![',', '\n', '(']).next()?.trim_end();
    let short = !shape::is_longer(s, 100) && !s.ends_with(any_of!['.', '?', '!', ':']) && name.contains(' ');
    labels::parse_name_line(name).filter(|_| short).map(|raw| raw.core.moved(block.span.start()))
}
