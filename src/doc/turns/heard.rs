//! Voices from the hall amid a speech: `AUDIENCE: Yes!`, after which whoever spoke before goes on.

use crate::doc::{Block, BlockKind, Label};
use crate::text::Span;
use crate::text::words::{Words, bare, is_any, words};

/// Words that name those who listen.
const HALL: Words = words![
    "audience", "crowd", "congregation", "heckler", "hecklers", "spectator", "spectators", "gallery", "chorus",
    "voice", "voices", "protester", "protesters", "demonstrator", "demonstrators", "listeners", "floor", "hall",
];

/// Words of an interjection at most.
const WORDS: usize = 8;

/// Paragraphs of a speech at least, after which any unnamed voice (`GRADUATE: Law school!`) interrupts it.
const SPEECH: usize = 3;

/// Gives the paragraphs below an interjection back to whoever spoke before.
pub(super) fn resume(text: &str, blocks: &mut [Block]) {
    // Who speaks to the hall, and in how many paragraphs so far.
    let mut main: Option<(Span, usize)> = None;
    let mut interrupted = false;
    for block in blocks.iter_mut().filter(|b| b.kind == BlockKind::Turn) {
        let Some(label) = &block.label else {
            if let Some((name, paragraphs)) = &mut main {
                *paragraphs += 1;
                if std::mem::take(&mut interrupted) {
                    let lead = block.lead;
                    block.label = Some(Label {
                        span: block.span.with_end(block.span.lo() + lead),
                        ..Label::unstated(block, Some(*name))
                    });
                    block.continues_turn = false;
                }
            }
            continue;
        };
        let name = label.name.of(text);
        let hall = label.generic && name.split(' ').any(|w| is_any(bare(w), HALL))
            || !label.anonymous && name.eq_ignore_ascii_case("hon. members");
        let short = block.body().of(text).split_whitespace().nth(WORDS).is_none();
        let unnamed = label.generic && main.is_some_and(|(_, paragraphs)| paragraphs >= SPEECH);
        interrupted = short && !label.anonymous && (hall || unnamed) && main.is_some();
        if !interrupted {
            main = Some((label.name, 1)).filter(|_| !label.generic && !label.anonymous);
        }
    }
}
