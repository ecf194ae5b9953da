//! Which paragraphs without a label go on with the turn above, and which are others'.

use super::alone::{is_direction_set_off, is_interruption, is_no_speech};
use super::evidence::{Evidence, last_word, starts_with_double};
use super::spoken::speaks;
use super::told::{
    acts, ends_transcript, enters, is_effect, is_formula, is_page_foot, is_procedure, is_section, is_set_in_capitals,
    lists_people, takes_oath,
};
use crate::doc::{Block, BlockKind, chair, labels, shape};
use crate::lexicon::{self, PAST, Word};
use crate::text::Span;
use crate::text::sort::Ordered;
use crate::text::words::{any_of, bare, is_any, words};
use crate::text::{Case, Parts};

/// Marks paragraphs without a label that go on with the turn above.
pub(super) fn mark(text: &str, blocks: &mut [Block], e: &Evidence) {
    let mixed = blocks.iter().filter(|b| b.label.is_some()).any(|b| b.body().of(text).chars().any(char::is_lowercase));
    let names: Vec<String> = speakers(text, blocks);
    let sparse = is_sparse(blocks, e);
    // What a machine took down has no full stops, so that any short line looks like a direction.
    let said = || blocks.iter().filter(|b| b.label.is_some()).map(|b| b.body().of(text));
    let unpunctuated = said().filter(|s| shape::is_direction(s)).count() * 2 > said().count();
    let mut speaking: Option<(String, bool)> = None;
    // Who spoke before words in marks were cut: `[...]`.
    let mut cut: Option<(String, bool)> = None;
    let mut after_cut = false;
    // Which block is the last with a label, and how many went on before.
    let last = blocks.iter().rposition(|b| b.label.is_some()).unwrap_or(0);
    let turns = said().count();
    let mut went_on = 0;
    // Headings amid a judgment, whose paragraphs are counted.
    let counted: Vec<bool> = blocks.iter().map(|b| b.opens_item).collect();
    for (i, block) in blocks.iter_mut().enumerate() {
        let s = block.span.of(text);
        match block.kind {
            BlockKind::Turn => {
                let label = block.label.as_ref().expect("turns are marked by their label");
                // Speech in marks says itself where it ends.
                let said = Span::new(label.span.end(), block.span.end()).of(text);
                let closed = starts_with_double(said) || is_in_single_marks(said);
                let open = !closed || (!e.quoted && said.is_empty());
                let chair = e.stops && label.generic;
                cut = Some((last_word(label.name.of(text)), chair));
                speaking = cut.clone().filter(|_| open);
                after_cut = false;
            }
            // `12-54321 (E)      2/4`: the foot of a page.
            BlockKind::Heading if is_page_foot(s) || is_direction_set_off(s) => {}
            BlockKind::Heading if e.lone_labels && counted.get(i + 1) == Some(&true) => {}
            // A heading that quotes what he goes on to say.
            BlockKind::Heading if after_cut && starts_with_double(s) => {}
            BlockKind::Heading | BlockKind::SourceLine | BlockKind::Footnote | BlockKind::Title => speaking = None,
            BlockKind::Caption | BlockKind::Furniture => {}
            BlockKind::Paragraph => {
                if e.quoted && shape::is_wholly_bracketed(s) && !s.contains(char::is_alphanumeric) {
                    after_cut = cut.is_some();
                    speaking = cut.clone();
                    continue;
                }
                if after_cut && !starts_with_double(s) && !shape::is_wholly_bracketed(s) {
                    (speaking, after_cut) = (None, false);
                }
                let Some((name, chair)) = &speaking else { continue };
                if takes_oath(s) {
                    speaking = None;
                    continue;
                }
                if e.numbered {
                    // A witness's name, an examination's heading.
                    if labels::is_caps(s) && s.contains(' ') || is_no_speech(s) {
                        speaking = None;
                        continue;
                    }
                    block.kind = BlockKind::Turn;
                    block.continues_turn = true;
                    continue;
                }
                // An ornament between parts; `Call participants:` lists those who spoke.
                if s.chars().all(|c| matches!(c, '§' | '⁂' | '❦' | '~' | ' '))
                    || lists_people(s)
                    || ends_transcript(s)
                    || e.lone_names.is_some() && is_section(s)
                {
                    speaking = None;
                    continue;
                }
                if e.quoted && !starts_with_double(s)
                    || is_no_speech(s)
                    || !unpunctuated && shape::is_direction(s)
                    || is_interruption(s)
                    || chair::takes_over(s).is_some()
                    || acts(s, &names)
                    || mixed && is_set_in_capitals(s)
                    || is_formula(s, e.stops || e.lone_names.is_some())
                    || (*chair || e.letters) && is_procedure(s)
                    || is_effect(s)
                    || enters(s, &names)
                    // `12/03/2021, 14:05 - Jan left`: what the chat itself writes.
                    || e.stamped && labels::bare_stamp(s).is_some()
                    || !e.effects.is_empty()
                        && s.split_once(':').is_some_and(|(head, _)| e.effects.contains(&head.lower()))
                {
                    continue;
                }
                // `Wind Speed: Ninety at the cape.` is no label here, and nobody's words either.
                if e.sparse
                    && (is_field(s)
                        || labels::parse(s).is_some_and(|raw| raw.class == labels::Class::Name && raw.len < s.len()))
                {
                    speaking = None;
                    continue;
                }
                // A label or two in an article: what follows is the article's, unless it plainly speaks on.
                if sparse && !speaks_on(s) {
                    speaking = None;
                    continue;
                }
                // Nobody speaks of himself by name: the narrator is back.
                if name.len() > 2 && mentions(s, name) && !introduces_itself(s, name) {
                    speaking = None;
                    continue;
                }
                // `A true record.`: below the last turn, where none goes on.
                let few = || s.split_whitespace().nth(14).is_none();
                // `Jan Roe is the mayor of Velm.`
                let about = || {
                    let lower = s.lower();
                    names.iter().any(|name| name.contains(' ') && lower.starts_with(name))
                };
                if i > last && went_on * 4 <= turns && turns >= 4 && !speaks(s) && (few() || about()) {
                    speaking = None;
                    continue;
                }
                went_on += 1;
                block.kind = BlockKind::Turn;
                block.continues_turn = true;
                block.lead = labels::continuation_lead(s) as u32;
            }
        }
    }
}

/// `Resolved: that the gulls be counted.`: a few words and a colon before what nobody says.
fn is_field(s: &str) -> bool {
    let few = |head: &str| head.split(' ').nth(4).is_none() && !head.contains(any_of!['.', ',', '?', '!', '"', '“']);
    let said = |rest: &str| rest.starts_with(char::is_uppercase) && rest.split(' ').nth(2).is_some();
    s.split_once(": ").is_some_and(|(head, rest)| few(head) && !said(rest))
}

/// Joins the lines of each message of a chat.
pub(super) fn join_lines(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let above = out.last_mut().filter(|last| last.kind == BlockKind::Turn && block.continues_turn);
        match above.filter(|last| text.part(last.span.end()..block.span.start()).matches('\n').count() == 1) {
            Some(last) => last.span = last.span.with_end(block.span.hi()),
            None => out.push(block),
        }
    }
    out
}

/// Takes from the text what stands below a transcript, past the mark of its end: links, notices, lists of people.
pub(super) fn close(text: &str, blocks: &mut [Block]) {
    let ends = |s: &str| ends_transcript(s) || lists_people(s);
    let labels = blocks.iter().filter(|b| b.label.is_some()).count();
    let (mut before, mut ended) = (0, false);
    for block in blocks {
        if ended && block.kind != BlockKind::Footnote {
            *block = Block { kind: BlockKind::Furniture, ..Block::paragraph(block.span) };
            continue;
        }
        before += usize::from(block.label.is_some());
        // `Dog Elected: "He's Reliable"` may stand below.
        ended = before > 0 && (labels == before || labels == before + 1 && before >= 3) && ends(block.span.of(text));
    }
}

/// Whether labels are few among the paragraphs, and nothing above says that this is somebody's speech.
fn is_sparse(blocks: &[Block], e: &Evidence) -> bool {
    let labelled = blocks.iter().filter(|b| b.label.is_some()).count();
    let plain = blocks.iter().filter(|b| b.kind == BlockKind::Paragraph && b.label.is_none()).count();
    !e.announced && labelled * 4 < plain
}

/// `‘On which day?’`: the whole of what is said stands in single marks.
fn is_in_single_marks(said: &str) -> bool {
    let said = said.trim();
    let inner = said.strip_prefix(any_of!['‘', '\'', '‚', '‹']);
    inner.is_some_and(|s| s.ends_with(any_of!['’', '\'', '‘', '›']) && s.len() > 2)
}

/// Whether a paragraph is somebody's own speech: it says I, we or you outside of marks, and reports no other's words
/// after a verb of speech outside of them.
fn speaks_on(s: &str) -> bool {
    let mut own = false;
    let mut quoted = false;
    let mut reports = false;
    let marks = ['"', '“', '”', '„', '«', '»'];
    let mut outside = true;
    for piece in s.split_inclusive(marks) {
        if outside {
            for word in piece.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’'))).map(bare) {
                let base = word.split(any_of!['\'', '’']).next().unwrap_or(word);
                let entry = Word::of(base);
                own |= entry.function() == lexicon::FIRST || is_any(base, words!["you", "your", "yours", "us"]);
                reports |= entry.form() == PAST && (1..=lexicon::TALK).contains(&entry.verb());
            }
        }
        if piece.ends_with(marks) {
            quoted = true;
            outside = !outside;
        }
    }
    own && !(quoted && reports)
}

/// Names in labels, in small letters.
fn speakers(text: &str, blocks: &[Block]) -> Vec<String> {
    let mut names: Vec<String> = blocks
        .iter()
        .filter_map(|b| b.label.as_ref())
        .filter(|l| !l.anonymous)
        .map(|l| l.name.of(text).lower())
        .collect();
    names.order();
    names.dedup();
    names
}

/// `I'm Jan Roe`, `This is Jan Roe`, `Jan Roe here`: speakers name themselves.
fn introduces_itself(s: &str, lower_name: &str) -> bool {
    let lower = s.lower();
    let Some(at) = lower.find(lower_name) else { return false };
    let before: Vec<&str> = lower.part(..at).rsplit(' ').filter(|w| !w.is_empty()).take(5).collect();
    let said = |w: &&str| matches!(*w, "i'm" | "i’m" | "am" | "is");
    let by = before.iter().position(said).is_some_and(|i| match before.get(i) {
        Some(&"is") => before.get(i + 1).is_some_and(|w| matches!(*w, "this" | "name")),
        _ => true,
    });
    by || lower.part(at + lower_name.len()..).starts_with(" here")
        || lower.part(at + lower_name.len()..).starts_with(" speaking")
}

/// Whether a name stands in a paragraph outside of marks: `“Walt, who died?”` is what others say to him.
fn mentions(s: &str, lower_name: &str) -> bool {
    let named = |part: &str| {
        part.split(|c: char| !(c.is_alphanumeric() || c == '-'))
            .any(|w| w.starts_with(char::is_uppercase) && w.lower() == lower_name)
    };
    let mut quoted = false;
    s.split_inclusive(['“', '”', '"']).any(|part| {
        let outside = !quoted;
        quoted = match part.chars().next_back() {
            Some('“') => true,
            Some('"') => !quoted,
            _ => false,
        };
        outside && named(part)
    })
}
