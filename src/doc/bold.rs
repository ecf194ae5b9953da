//! Interviews without labels: a page sets the questions in bold or italics, the answers below them are plain paragraphs.

use super::{Block, BlockKind, HintKind, Label, meeting, shape};
use crate::text::Parts;
use crate::text::Span;
use crate::text::seek;
use crate::text::sort::Ordered;
use crate::text::words::any_of;

/// How many bold paragraphs make an interview, of which most must be questions: others are headings in disguise.
const QUESTIONS: usize = 3;

/// Makes turns of bold questions and of what follows each, up to a heading or a paragraph in brackets; whose they are is
/// said only where the lead names who asks and who answers.
pub(super) fn mark(text: &str, blocks: &mut [Block], hints: &[(Span, HintKind)]) {
    let mut bold: Vec<Span> = hints.iter().filter(|h| h.1 == HintKind::Bold).map(|h| h.0).collect();
    bold.extend(blocks.iter().map(|b| b.span).filter(|span| is_starred(span.of(text))));
    bold.order();
    let asks = |span: &&Span| span.of(text).contains('?');
    if bold.len() < QUESTIONS || bold.iter().filter(asks).count() * 2 < bold.len() {
        return;
    }
    // A text with labels says itself who speaks.
    if blocks.iter().any(|b| b.label.is_some()) {
        return;
    }
    // The title may be bold as well.
    let first = bold.iter().find(asks).map_or(text.len(), |span| span.start());
    let is_bold = |span: Span| {
        let at = bold.partition_point(|b| b.hi() <= span.lo());
        bold.get(at).is_some_and(|b| b.lo() <= span.lo() && span.hi() <= b.hi())
    };
    let answers = || blocks.iter().map(|b| b.span).filter(|span| span.start() >= first && !is_bold(*span));
    let (asker, answerer) = match meeting::people_above(text, first, false) {
        // An explainer asks itself: its answers name the expert.
        Some((asker, Some(name))) if !answers().any(|span| names(span.of(text), name.of(text))) => (asker, Some(name)),
        _ => (None, None),
    };
    // Where nobody is named, an explainer asks itself as well, and hardly ever you.
    let to_you = bold.iter().any(|span| meeting::has(span.of(text), &["you", "You", "your", "Your"]));
    // Its answers quote those who know.
    let quoting = answers().filter(|span| span.of(text).contains(any_of!['“', '"'])).count();
    if asker.is_none() && answerer.is_none() && (!to_you || quoting * 3 >= answers().count()) {
        return;
    }
    let mut asked = false;
    let mut answered = false;
    for block in blocks {
        let is_text = matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading);
        let s = block.span.of(text);
        // `(We did. He said “hazard”.)`: italics of a note.
        let aside = shape::is_wholly_bracketed(s);
        let is_bold = is_text && !aside && is_bold(block.span);
        if is_bold {
            (asked, answered) = (true, false);
        } else if block.kind == BlockKind::Caption || block.kind == BlockKind::Furniture || aside && !s.contains(' ') {
            // `(Laughs.)`
            continue;
        } else if block.kind != BlockKind::Paragraph || aside || shape::is_direction(s) {
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
        block.label = Some(Label::unstated(block, if is_bold { asker } else { answerer }));
    }
}

/// `**Where do you dive?**`, `__Where?__`: bold from end to end, as plain text sets it.
fn is_starred(s: &str) -> bool {
    ["**", "__", "*", "_"].iter().any(|mark| {
        let inner = s.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
        // `*Why?*` in italics; other italics may be anything.
        inner.is_some_and(|inner| inner.len() > 4 && !inner.contains(mark) && (mark.len() > 1 || inner.ends_with('?')))
    })
}

/// Whether somebody's surname occurs in a text.
fn names(s: &str, name: &str) -> bool {
    let surname = name.rsplit(' ').next().unwrap_or(name);
    seek::memmem::find_iter(s.as_bytes(), surname.as_bytes())
        .any(|at| !s.part(at + surname.len()..).starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doc;

    /// Who says each turn of a text whose paragraphs that begin with `*` are bold.
    fn speakers(paragraphs: &[&str]) -> Vec<String> {
        let (mut text, mut hints) = (String::new(), Vec::new());
        for paragraph in paragraphs {
            let start = text.len();
            text.push_str(paragraph.trim_start_matches('*'));
            if paragraph.starts_with('*') {
                hints.push((Span::new(start, text.len()), HintKind::Bold));
            }
            text.push_str("\n\n");
        }
        let blocks = doc::parse(&text, &hints).blocks;
        blocks.iter().filter_map(|b| b.label.as_ref()).map(|l| l.name.of(&text).to_string()).collect()
    }

    #[test]
    fn the_lead_says_who_asks_and_who_answers() {
        let answers = ["By boat.", "Not at first, and not for years.", "The sill leaks."];
        let page = |lead| {
            speakers(&[
                "The keeper", lead, "*Who brought you here?", answers[0], "*Tell me of the book.", answers[1],
                "*(They laugh.)", "*And now?", answers[2],
            ])
        };
        assert_eq!(page("Jan Roe spoke to Ana Poe on the quay."), ["Jan Roe", "Ana Poe"].repeat(3));
        assert_eq!(page("We asked Ana Poe about the lock."), ["", "Ana Poe"].repeat(3));
        assert_eq!(page("The lock is old."), [""; 6], "nobody is named");
    }

    #[test]
    fn an_explainer_that_names_its_expert_is_no_interview_with_him() {
        let said = speakers(&[
            "The ferry",
            "We asked Ana Poe, an engineer, about the ferry.",
            "*Why has it stopped?",
            "Poe says that the shaft is bent.",
            "*Can it be mended?",
            "It can, at some cost.",
            "*Who pays?",
            "The county does.",
        ]);
        assert!(said.iter().all(String::is_empty), "{said:?}");
    }
}
