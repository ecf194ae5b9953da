//! Who asks under a label that all share who ask: `MS. ROE: Ada Lom, Radio Velm.` `Q: How deep is it?` `MS. ROE: Very,
//! Ada.` `Q: And how cold?`

use super::addressed::{bearer, person_at, sentences};
use super::announced::{introduction, name_at};
use super::entities::{EntityId, EntityTable};
use super::labels::is_shared;
use super::tokenized::TokenizedDocument;
use crate::doc::{Document, Label};
use crate::text::sorted::{BTreeMap, BTreeSet};
use crate::text::words::{Words, is_any, words};
use crate::text::{Case, Parts, Span};

/// Words before the name of whoever may ask next.
const CALLING: Words = words![
    "go to ", "go over to ", "over to ", "turn to ", "take ", "question from ", "comes from ", "is from ", "yes, ",
    "okay, ", "ok, ", "and ", "with that, ",
];

/// What follows such a name, if anything does.
const BEHIND: Words = words![", go", ", please", ", you", " from ", " of ", " with ", " at ", ", your", ", over"];

/// How many sentences of a turn are looked at.
const SENTENCES: usize = 12;

/// Whom each question's label means, by where its words begin, of those whom a turn before calls upon or the answer by name.
pub(super) fn read(r: &TokenizedDocument, table: &EntityTable, doc: &Document) -> BTreeMap<usize, EntityId> {
    // Who is called in a court answers, and asks nothing.
    let answers =
        |l: &Label| l.generic && is_any(l.name.of(r.text).trim_end_matches('.'), words!["a", "answer", "the witness"]);
    if doc.blocks.iter().filter_map(|b| b.label.as_ref()).any(answers) {
        return BTreeMap::new();
    }
    let turns = doc.blocks.iter().filter_map(|b| b.label.as_ref().filter(|l| !l.anonymous).map(|l| (l, b)));
    let turns: Vec<(bool, Span, usize)> =
        turns.map(|(label, b)| (is_shared(r.text, label), b.body(), b.span.start())).collect();
    // With the paragraphs that go on.
    let ends = turns.iter().skip(1).map(|t| t.2).chain([r.text.len()]);
    let turns: Vec<(bool, Span)> =
        turns.iter().zip(ends).map(|(t, end)| (t.0, Span::new(t.1.start(), end.max(t.1.start())))).collect();
    let mut out = BTreeMap::new();
    let mut known: BTreeSet<EntityId> = BTreeSet::new();
    let mut called = None;
    for (n, &(asks, body)) in turns.iter().enumerate() {
        if !asks {
            called = called_upon(r, table, body);
            continue;
        }
        if let Some(name) = introduction(r.text, body) {
            if let Some(e) = person_at(r, table, name) {
                known.insert(e);
            }
        } else {
            let answer = turns.get(n + 1).filter(|t| !t.0).map(|t| t.1);
            let answered = || answer.and_then(|a| addressed(r, table, a)).filter(|e| known.contains(e));
            if let Some(e) = called.or_else(answered) {
                known.insert(e);
                out.insert(body.start(), e);
            }
        }
        called = None;
    }
    out
}

/// Who may ask next: `Let's go to the back. Ada Lom, Radio Velm.`, `Yes, Ada.`
fn called_upon(r: &TokenizedDocument, table: &EntityTable, body: Span) -> Option<EntityId> {
    let s = body.of(r.text);
    let mut last: Vec<&str> = sentences(s).collect();
    let from = last.len().saturating_sub(3);
    last.drain(..from);
    last.iter().rev().find_map(|sentence| {
        let small = sentence.lower();
        let words = CALLING.iter().filter_map(|w| small.find(w).map(|at| at + w.len())).max().unwrap_or(0);
        let at = sentence.as_ptr() as usize - s.as_ptr() as usize + words;
        let whole = name_at(s, at);
        let single = || s.part(at..).split([',', '.', '?', '!', ' ']).next().map(|w| Span::new(at, at + w.len()));
        let name = whole.or_else(single)?;
        let rest = s.part(name.end()..);
        let outlet = rest.strip_prefix(", ").is_some_and(|o| whole.is_some() && o.starts_with(char::is_uppercase));
        let ends = rest.is_empty() || rest.starts_with(['.', '?', '!', '\n']);
        if !(ends || outlet || BEHIND.iter().any(|w| rest.starts_with(w))) {
            return None;
        }
        person_at(r, table, name.moved(body.start())).or_else(|| bearer(r, table, name.of(s)))
    })
}

/// Whom an answer calls by name: `He's sold two, Ada.`, `Ada, you know he is seasick.`
fn addressed(r: &TokenizedDocument, table: &EntityTable, body: Span) -> Option<EntityId> {
    sentences(body.of(r.text)).take(SENTENCES).find_map(|s| {
        let s = s.trim_end_matches(['.', '?', '!']);
        let ahead = s.split_once(", ").map(|p| p.0.rsplit(' ').next().unwrap_or(p.0));
        let behind = s.rsplit_once(", ").map(|p| p.1);
        [ahead, behind].into_iter().flatten().find_map(|name| bearer(r, table, name))
    })
}
