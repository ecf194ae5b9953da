//! Threads of posts: who opened it, under which name, and with what.

use super::spoken::{SPOKEN, speaks};
use crate::doc::{Block, BlockKind, Label, labels};
use crate::lexicon::{self, Word};
use crate::text::Parts;
use crate::text::Span;
use crate::text::sorted::{BTreeMap, BTreeSet};
use crate::text::words::{any_of, leading};

/// Whether this is a thread of posts: at least three lines with a name and an age, of two users whose names are no words.
///
/// `Politics · 2 hours ago` stands above a headline.
pub(super) fn has_posts(text: &str, blocks: &[Block]) -> bool {
    let lines = blocks.iter().filter(|b| b.kind != BlockKind::Footnote).map(|b| b.span.of(text));
    let (mut posts, mut below) = (0, 0);
    let mut by: BTreeMap<&str, usize> = BTreeMap::new();
    let mut handles: BTreeSet<&str> = BTreeSet::new();
    // Those with a person's name, how many of them are sentences, and how many say I, or ask.
    let (mut people, mut told, mut spoken) = (BTreeSet::new(), 0, 0);
    for (s, raw) in lines.filter_map(|s| labels::parse_posted(s).map(|raw| (s, raw))) {
        posts += 1;
        let name = raw.core.of(s);
        // A name with its date below.
        let lines = s.part(raw.core.end()..raw.len).trim().contains('\n') || s.starts_with('@');
        below += usize::from(lines);
        // `by Jan Roe » May 2, 2019`
        if raw.core.start() > 0 {
            *by.entry(name).or_default() += 1;
        }
        if lines || labels::is_handle(name) {
            handles.insert(name);
        } else if name.contains(' ') {
            let said = s.part(raw.len..);
            people.insert(name);
            told += usize::from(said.ends_with(any_of!['.', '?', '!', '…', '”', '"', ')']));
            spoken += usize::from(speaks(said));
        }
    }
    // `World News · 2 hours ago` has a headline below.
    let named = people.len() >= 2 && told * 4 >= posts * 3 && spoken * SPOKEN >= posts;
    posts >= 3 && (named || handles.len() >= 2 || below >= 3 || by.len() >= 2 && by.values().any(|n| *n >= 2))
}

/// Makes turns of the post that opens a thread, and gives its author the name that it states.
pub(super) fn mark(text: &str, blocks: &mut [Block]) {
    let Some(first) = blocks.iter().position(|b| b.label.is_some()) else { return };
    let by = blocks
        .part(..first)
        .iter()
        .enumerate()
        .find_map(|(i, b)| labels::posted_by(b.span.of(text)).map(|name| (i, name.moved(b.span.start()))));
    let Some((from, handle)) = by else { return };
    let Some(reply) = blocks.get(first) else { return };
    // `I'm Jan Roe, ask me anything` may be the title, above or below the line.
    let name = stated(text, Span::new(0, reply.span.start())).unwrap_or(handle);
    for block in blocks.iter_mut().take(first).skip(from + 1) {
        let s = block.span.of(text);
        let told = s.ends_with(any_of!['.', '!', '?', '”', '"', '…', ')']) && s.split(' ').nth(2).is_some();
        // Its title is the thread's.
        if block.kind == BlockKind::Paragraph && told && !block.span.overlaps(name) {
            block.kind = BlockKind::Turn;
            block.label = Some(Label::unstated(block, Some(name)));
        }
    }
    for label in blocks.iter_mut().skip(first).filter_map(|b| b.label.as_mut()) {
        if label.name.of(text) == handle.of(text) {
            label.name = name;
        }
    }
}

/// `I'm Jan Roe, I mend bells`: a name of two words and more.
fn stated(text: &str, lead: Span) -> Option<Span> {
    let s = lead.of(text);
    let at = ["I'm ", "I’m ", "I am ", "My name is ", "my name is "]
        .iter()
        .filter_map(|w| s.find(w).map(|at| at + w.len()))
        .min()?;
    let rest = s.part(at..);
    let mut end = 0;
    let mut words = 0;
    for word in rest.split(any_of![' ', '\n', ',', '.', '!', ';', ':', '(']) {
        if !word.starts_with(char::is_uppercase)
            || Word::of(word).function() != 0
            || Word::of(word).is(lexicon::DEMONYM)
        {
            break;
        }
        words += 1;
        end += word.len();
        if !rest.part(end..).starts_with(' ') {
            break;
        }
        end += 1;
    }
    let len = rest.part(..end).trim_end().len();
    let start = lead.start() + at;
    ((2..=4).contains(&words) && leading(rest, char::is_alphabetic) > 1).then(|| Span::new(start, start + len))
}
