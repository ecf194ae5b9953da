//! Mail: whose it is says its `From:`, whose it quotes the line above, `Jan Roe wrote:`.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use super::{Block, BlockKind, Label, labels, meeting, shape};
use crate::text::words::{Words, any_of, last_of, words};
use crate::text::{Parts, Span, seek};

/// Bytes of a line that introduces what is quoted.
const LINE: usize = 200;

/// What stands above a message beside its sender.
const FIELDS: Words = words!["To: ", "Subject: ", "Date: ", "Sent: ", "Cc: ", "CC: ", "Reply-To: "];

/// Makes turns of mail in a text that has no labels.
pub(super) fn mark(text: &str, blocks: &mut [Block]) {
    if blocks.iter().any(|b| b.label.is_some()) {
        return;
    }
    let to_all = std::cell::LazyCell::new(|| is_sent_to_all(text));
    let (mut author, mut quoted) = (None, None);
    // Whose words the last turn has.
    let mut speaking: Option<Span> = None;
    for i in 0..blocks.len() {
        let s = blocks[i].span.of(text);
        let near = Span::new(blocks[i].span.start(), blocks[blocks.len().min(i + 4) - 1].span.end());
        let from = sender(s).filter(|_| FIELDS.iter().any(|f| near.of(text).contains(&["\n", f].concat())));
        if let Some(from) = from.filter(|_| !*to_all) {
            (author, quoted, speaking) = (Some(from.moved(blocks[i].span.start())), None, None);
            continue;
        }
        if let Some(name) = writer(s) {
            (quoted, speaking) = (Some(name.moved(blocks[i].span.start())), None);
            continue;
        }
        let cited = s.starts_with('>') && !s.starts_with(">>");
        let said = blocks[i].kind == BlockKind::Paragraph
            && s.ends_with(any_of!['.', '?', '!', '…', ')', '"', '”'])
            && !FIELDS.iter().any(|f| s.starts_with(f));
        let Some(name) = (if cited { quoted } else { author }).filter(|_| cited || said) else { continue };
        let lead = s.len() - s.trim_start_matches(any_of!['>', ' ']).len();
        let goes_on = speaking == Some(name);
        speaking = Some(name);
        let block = &mut blocks[i];
        block.kind = BlockKind::Turn;
        block.continues_turn = goes_on;
        block.lead = lead as u32;
        if !goes_on {
            let label = Label::unstated(block, Some(name));
            block.label = Some(Label { span: block.span.with_end(block.span.lo() + lead as u32), ..label });
        }
    }
}

/// Whether a mail is one that goes to all who want it: an article with a header.
fn is_sent_to_all(text: &str) -> bool {
    ["unsubscribe", "view this email", "view in browser", "undisclosed"].iter().any(|w| shape::holds(text, w))
}

/// The name behind `From: `, without the address.
fn sender(s: &str) -> Option<Span> {
    // Most paragraphs are one line, and are not searched.
    let at = match seek::memchr(b'\n', s.as_bytes()) {
        _ if s.starts_with("From: ") => 6,
        line => line.and_then(|_| s.find("\nFrom: "))? + 7,
    };
    let line = s.part(at..).lines().next()?;
    let end = line.find(any_of!['<', '[']).unwrap_or(line.len());
    let name = line.part(..end).trim_matches(any_of![' ', '"', '\'']);
    let start = at + (name.as_ptr() as usize - line.as_ptr() as usize);
    let plain = (1..=6).contains(&name.split(' ').count()) && !name.contains(any_of!['@', '.', ':']);
    (plain && !name.is_empty()).then(|| Span::new(start, start + name.len()))
}

/// `On Tue, 8 Nov 2022 at 19:02, Jan Roe <jan@velm.example> wrote:`: who wrote what is quoted below.
fn writer(s: &str) -> Option<Span> {
    let head = s.strip_suffix(" wrote:").or_else(|| s.strip_suffix(" writes:")).filter(|_| s.len() <= LINE)?;
    let end = last_of(head, " <").filter(|_| head.ends_with('>')).unwrap_or(head.len());
    let user = || {
        let at = head.part(..end).rfind(' ').map_or(0, |at| at + 1);
        labels::is_handle(head.part(at..end)).then(|| Span::new(at, end))
    };
    meeting::name_before(s, end).or_else(user)
}
