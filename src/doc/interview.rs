//! Interviews without labels in plain text: paragraphs that ask and paragraphs that answer, below a lead that says so, or
//! behind dashes.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use super::meeting::{has, people_above};
use super::{Block, BlockKind, Label, shape};
use crate::text::Span;
use crate::text::seek;
use crate::text::words::any_of;

/// Questions of an interview at least, each with an answer below.
const QUESTIONS: usize = 4;

/// For how many paragraphs the whole text is searched for their words.
const SEARCHES: usize = 50;

/// Makes turns of questions and answers where form and lead leave no doubt that this is an interview.
///
/// Who asks or answers is said only where the lead names them; a paragraph that may be either's is nobody's.
pub(super) fn mark(text: &str, blocks: &mut [Block]) {
    if blocks.iter().any(|b| b.kind == BlockKind::Turn) {
        return;
    }
    if mark_dashes(text, blocks) {
        return;
    }
    let body: Vec<usize> = (0..blocks.len())
        .filter(|&i| {
            let s = blocks[i].span.of(text);
            let heading = blocks[i].kind == BlockKind::Heading && s.ends_with('?');
            (blocks[i].kind == BlockKind::Paragraph || heading) && !shape::is_wholly_bracketed(s)
        })
        .collect();
    let asks = |i: usize| blocks[i].span.of(text).trim_end_matches(any_of!['"', '”', ')']).ends_with('?');
    let Some(from) = body.iter().position(|&i| asks(i)) else { return };
    let last = body.iter().rposition(|&i| asks(i)).unwrap_or(from);
    let said = &body[from..];
    let answered = said.windows(2).filter(|w| asks(w[0]) && !asks(w[1])).count();
    let asked = said.iter().filter(|&&i| asks(i)).count();
    let to_you =
        said.iter().filter(|&&i| asks(i) && has(blocks[i].span.of(text), &["you", "You", "your", "Your"])).count();
    if answered < QUESTIONS || answered * 5 < asked * 4 || to_you < 1 {
        return;
    }
    // Four paragraphs of five alternate; where the lead names somebody, answers may go on over several.
    let alternate = answered * 5 >= said.len() * 2 - 2;
    // Whoever is asked about himself answers of himself, which an explainer does not.
    let of_self = |w: &&[usize]| {
        asks(w[0]) && !asks(w[1]) && has(blocks[w[1]].span.of(text), &["I", "I'm", "I’m", "my", "My", "me"])
    };
    let plain = alternate && to_you * 3 >= asked && said.windows(2).filter(of_self).count() * 2 >= answered;
    // Many questions to somebody, and answers of oneself, whatever stands between.
    let told = || said.iter().filter(|&&i| !asks(i));
    let plain = plain
        || answered >= QUESTIONS + 2
            && to_you >= 2
            && answered * 4 >= last - from
            && told().filter(|&&i| speaks_of_itself(blocks[i].span.of(text))).count() * 3 >= told().count();
    let Some((asker, answerer)) = people_above(text, blocks[said[0]].span.start(), plain) else { return };
    let named = asker.is_some() || answerer.is_some();
    let long = (named || plain) && to_you >= 2 && answered * 4 >= last - from;
    if !(alternate || long) {
        return;
    }
    let mut turns: Vec<(usize, Option<Span>)> = Vec::new();
    let mut searches = 0;
    for (n, &i) in said.iter().enumerate() {
        let s = blocks[i].span.of(text);
        // `Tell me about it.` asks.
        let own = speaks_of_itself(s);
        let other = has(s, &["you", "You", "your", "Your"]);
        let below_question = n > 0 && asks(said[n - 1]);
        // `At this point Poe walks past. “Is that mine?” he asks.`: the paper tells it.
        let told = !alternate && !below_question && s.contains(any_of!['“', '"']) && !asks(i);
        if told && n + from > last {
            break;
        }
        if told && !own {
            continue;
        }
        // A caption, a line that the page shows once more.
        if !alternate && !below_question && (shape::is_direction(s) || is_in_marks(s)) {
            searches += usize::from(is_in_marks(s));
            if shape::is_direction(s) || searches <= SEARCHES && is_shown_again(text, s) {
                continue;
            }
        }
        if asks(i) && !(below_question && own && !other) {
            turns.push((i, asker.filter(|_| !below_question)));
        } else if below_question || own && !other {
            turns.push((i, answerer));
        } else if n + from > last {
            // What stands below the last answer and speaks of nobody's self may be the paper's.
            break;
        } else if other || s.len() <= 60 {
            turns.push((i, None));
        }
    }
    for (i, name) in turns {
        let block = &mut blocks[i];
        block.kind = BlockKind::Turn;
        block.label = Some(Label::unstated(block, name));
    }
}

/// Makes turns of paragraphs that dashes open, where they ask and answer by turns: `– Were you afraid?`, `– Once.`
fn mark_dashes(text: &str, blocks: &mut [Block]) -> bool {
    let opens = |b: &Block| {
        let rest = b.span.of(text).strip_prefix(any_of!['–', '—', '―', '-']);
        b.kind != BlockKind::Footnote
            && rest.is_some_and(|rest| rest.starts_with(any_of![' ', '\u{a0}']) || rest.starts_with(char::is_uppercase))
    };
    let asks = |b: &Block| b.span.of(text).ends_with('?');
    let said: Vec<usize> = (0..blocks.len()).filter(|&i| opens(&blocks[i])).collect();
    let answered = said.windows(2).filter(|w| asks(&blocks[w[0]]) && !asks(&blocks[w[1]])).count();
    let (Some(&first), Some(&last)) = (said.first(), said.last()) else { return false };
    if answered < QUESTIONS || answered * 3 < said.len() || said.len() * 5 < (last - first) * 3 {
        return false;
    }
    // Each dash is the other's turn; a question that falls to whoever answers is one of his own.
    let odd = said.iter().enumerate().filter(|(n, i)| asks(&blocks[**i]) && n % 2 == 1).count();
    let asked = said.iter().filter(|i| asks(&blocks[**i])).count();
    let alternate = odd * 4 <= asked;
    let named = people_above(text, blocks[first].span.start(), true).filter(|_| alternate);
    let (asker, answerer) = named.unwrap_or((None, None));
    let mut count = 0;
    for (i, block) in blocks.iter_mut().enumerate().skip(first) {
        let s = block.span.of(text);
        if said.binary_search(&i).is_ok() {
            block.label = Some(Label::unstated(block, if count % 2 == 0 { asker } else { answerer }));
            count += 1;
        } else if i > last + 1 || block.kind != BlockKind::Paragraph || !speaks_of_itself(s) {
            continue;
        } else {
            block.continues_turn = true;
        }
        block.kind = BlockKind::Turn;
    }
    true
}

/// Whether a paragraph has its speaker in it: `I`, `our`, outside quotation marks.
fn speaks_of_itself(s: &str) -> bool {
    let mut inside = false;
    s.split_inclusive(['“', '”', '"']).any(|part| {
        let is_own = !inside && has(part, &["I", "I'm", "I’m", "I've", "I’ve", "my", "My", "we", "We", "our"]);
        inside = match part.chars().next_back() {
            Some('“') => true,
            Some('”') => false,
            Some('"') => !inside,
            _ => inside,
        };
        is_own
    })
}

/// Whether a paragraph stands in marks from end to end.
fn is_in_marks(s: &str) -> bool {
    s.len() >= 8 && s.starts_with(any_of!['“', '"']) && s.ends_with(any_of!['”', '"'])
}

/// Whether a paragraph in marks has words that stand in the text without them too: a pull quote.
fn is_shown_again(text: &str, s: &str) -> bool {
    let inner = s.trim_matches(any_of!['“', '”', '"']);
    seek::memmem::find_iter(text.as_bytes(), inner.as_bytes()).nth(1).is_some()
}
