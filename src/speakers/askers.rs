//! Who asks under a label that all share who ask: `MS. ROE: Ada Lom, Radio Velm.` `Q: How deep is it?` `MS. ROE: Very,
//! Ada.` Who asks next without either is not told.

use super::addressed::{bearer, last_sentences, person_at, sentences};
use super::announced::{introduction, name_at};
use super::entities::{EntityId, EntityTable};
use super::labels::is_shared;
use super::tokenized::TokenizedDocument;
use crate::doc::Document;
use crate::text::words::{Words, any_of, behind_last, is_any, words};
use crate::text::{Parts, Span};

/// Words before the name of whoever may ask next.
const CALLING: Words = words![
    "go to ", "go over to ", "over to ", "turn to ", "take ", "question from ", "comes from ", "is from ", "yes, ",
    "okay, ", "ok, ", "with that, ",
];

/// What follows such a name, if anything does.
const BEHIND: Words = words![", go", ", please", ", you", " from ", " of ", " with ", " at ", ", your", ", over"];

/// How many sentences of a turn are looked at.
const SENTENCES: usize = 12;

/// How many people are known to have asked.
const ASKERS: usize = 64;

/// Whom each question's label means, by where its words begin, of those whom a turn before calls upon or the answer by name;
/// in the text's order.
pub(super) fn read(r: &TokenizedDocument, table: &EntityTable, doc: &Document) -> Vec<(usize, EntityId)> {
    let mut out = Vec::new();
    // With the paragraphs that go on.
    let mut turns: Vec<(bool, Span)> = Vec::new();
    for block in &doc.blocks {
        let Some(label) = block.label.as_ref().filter(|l| !l.anonymous) else { continue };
        // Who is called in a court answers, and asks nothing.
        if label.generic && is_any(label.name.of(r.text).trim_end_matches('.'), words!["a", "answer", "the witness"]) {
            return out;
        }
        if let Some(last) = turns.last_mut() {
            last.1 = Span::new(last.1.start(), block.span.start().max(last.1.start()));
        }
        turns.push((is_shared(r.text, label), Span::new(block.body().start(), r.text.len())));
    }
    let mut known: Vec<EntityId> = Vec::new();
    let mut called = None;
    for (n, &(asks, body)) in turns.iter().enumerate() {
        let upon = called.take();
        if !asks {
            called = called_upon(r, table, body);
            continue;
        }
        let itself = introduction(r.text, body);
        let answer = turns.get(n + 1).filter(|t| !t.0);
        let answered = || addressed(r, table, answer?.1).filter(|e| known.contains(e));
        let asker = match itself {
            Some(name) => person_at(r, table, name),
            None => upon.or_else(answered),
        };
        let Some(asker) = asker else { continue };
        if itself.is_none() {
            out.push((body.start(), asker));
        }
        if !known.contains(&asker) && known.len() < ASKERS {
            known.push(asker);
        }
    }
    out
}

/// Who may ask next: `Let's go to the back. Ada Lom, Radio Velm.`, `Yes, Ada.`
fn called_upon(r: &TokenizedDocument, table: &EntityTable, body: Span) -> Option<EntityId> {
    let s = body.of(r.text);
    last_sentences(s, 3).into_iter().find_map(|sentence| {
        let small = sentence.to_ascii_lowercase();
        let begins = |at: usize| at == 0 || small.part(..at).ends_with(' ');
        let called = CALLING.iter().filter_map(|w| small.find(w).filter(|&at| begins(at)).map(|at| at + w.len())).max();
        let words = called.unwrap_or(0);
        let at = sentence.as_ptr() as usize - s.as_ptr() as usize + words;
        let whole = name_at(s, at);
        let single =
            || s.part(at..).split(any_of![',', '.', '?', '!', ' ']).next().map(|w| Span::new(at, at + w.len()));
        let name = whole.or_else(single)?;
        let rest = s.part(name.end()..);
        let outlet = rest.strip_prefix(", ").is_some_and(|o| whole.is_some() && o.starts_with(char::is_uppercase));
        let ends = rest.is_empty() || rest.starts_with(any_of!['.', '?', '!', '\n']);
        // `Ada Lom of the ministry will brief you.` calls upon nobody.
        let behind = |w: &str| rest.starts_with(w) && (called.is_some() || w.starts_with(','));
        if !(ends || outlet || BEHIND.iter().any(behind)) {
            return None;
        }
        person_at(r, table, name.moved(body.start())).or_else(|| bearer(r, table, name.of(s)))
    })
}

/// Whom an answer calls by name: `He's sold two, Ada.`, `Ada, you know he is seasick.`
fn addressed(r: &TokenizedDocument, table: &EntityTable, body: Span) -> Option<EntityId> {
    sentences(body.of(r.text)).take(SENTENCES).find_map(|s| {
        let s = s.trim_end_matches(any_of!['.', '?', '!']);
        let ahead = s.split_once(", ").map(|p| p.0.rsplit(' ').next().unwrap_or(p.0));
        let behind = behind_last(s, ", ");
        [ahead, behind].into_iter().flatten().find_map(|name| bearer(r, table, name))
    })
}
