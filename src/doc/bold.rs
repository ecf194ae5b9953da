//! Interviews without labels: a page sets the questions in bold, and the answers below them are plain paragraphs.

use super::{Block, BlockKind, HintKind, Label, shape};
use crate::text::Span;
use crate::text::sort::Ordered;

/// How many bold paragraphs make an interview, of which most must be questions: others are headings in disguise.
const QUESTIONS: usize = 3;

/// Makes turns of bold questions and of what follows each, up to a heading or a paragraph in brackets; nobody says by
/// whom they are.
pub(super) fn mark(text: &str, blocks: &mut [Block], hints: &[(Span, HintKind)]) {
    let mut bold: Vec<Span> = hints.iter().filter(|h| h.1 == HintKind::Bold).map(|h| h.0).collect();
    bold.order();
    let asks = |span: &&Span| span.of(text).contains('?');
    if bold.len() < QUESTIONS || bold.iter().filter(asks).count() * 2 < bold.len() {
        return;
    }
    // A text with labels says itself who speaks.
    if blocks.iter().any(|b| b.label.is_some()) {
        return;
    }
    let mut asked = false;
    let mut answered = false;
    for block in blocks {
        let is_text = matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading);
        let at = bold.partition_point(|span| span.hi() <= block.span.lo());
        let is_bold =
            is_text && bold.get(at).is_some_and(|span| span.lo() <= block.span.lo() && block.span.hi() <= span.hi());
        let s = block.span.of(text);
        if is_bold {
            (asked, answered) = (true, false);
        } else if block.kind == BlockKind::Caption || block.kind == BlockKind::Furniture {
            continue;
        } else if block.kind != BlockKind::Paragraph || shape::is_wholly_bracketed(s) || shape::is_direction(s) {
            asked = false;
            continue;
        } else if !asked {
            continue;
        }
        block.kind = BlockKind::Turn;
        if !is_bold && answered {
            block.continues_turn = true;
            continue;
        }
        answered = !is_bold;
        block.label = Some(Label::unstated(block, None));
    }
}
