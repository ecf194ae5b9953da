//! Ties the names of headlines, whose capitals say little: known ones first, the rest last.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::entities::{EntityId, EntityTable, Key, LinkKind};
use super::link::full;
use super::mentions::Mention;
use super::tokenized::TokenizedDocument;
use crate::lexicon::*;
use crate::syntax::offices::person_end;
use crate::text::Kind;

/// A full name within the capitals of a headline: one that the text has, or the given name of a surname in it.
pub(super) fn in_full(table: &mut EntityTable, r: &TokenizedDocument, m: usize, surnames: &[u32]) {
    let mention = table.mentions[m];
    for last in (mention.first + 1..mention.end).rev() {
        let hash = r.token(last).hash;
        let known = table.ending(hash).find(|&e| {
            let e = &table[e];
            e.named && e.key.words > 1 && (mention.first..last).any(|i| r.token(i).hash == e.key.first)
        });
        if let Some(e) = known {
            table[e].count += 1;
            return table.tie(m, e, LinkKind::FullName);
        }
    }
    for last in (mention.first + 1..mention.end).rev() {
        let hash = r.token(last).hash;
        let given = (mention.first.max(last.saturating_sub(3))..last).find(|&i| r.word(i).is(GIVEN));
        let alone = || Some(mention.first).filter(|_| stands_alone(r, &mention));
        let Some(first) = given.or_else(alone) else { continue };
        // `Guests: Jan Roe, Ida Roe`
        let name = |i: u32| r.word(i) == Word(0) || r.word(i).is(GIVEN | SURNAME | PARTICLE);
        let whole = first == mention.name && last + 1 == mention.end && (first + 1..last).all(name);
        let other = |e: EntityId| table[e].key.words > 1 && (!whole || table[e].key.first == r.token(first).hash);
        if table.ending(hash).any(other) {
            continue;
        }
        // `SHEILA ROE` of whom the text goes on as `Sheila`
        let told = || {
            let name = |i: u32| r.word(i) == Word(0) && !r.case.lower.has(r.token(i).hash) || r.word(i).is(GIVEN);
            r.word(first).is(GIVEN)
                && first == mention.name
                && last + 1 == mention.end
                && r.word(last) == Word(0)
                && (first..=last).all(name)
                && surnames.binary_search(&r.token(first).hash).is_ok()
        };
        if surnames.binary_search(&hash).is_ok() || told() {
            let flags = PERSON | r.word(first).0 & (MALE | FEMALE);
            let id = full(table, Key::of(r, first, last + 1), r.span(first, last + 1), flags);
            return table.tie(m, id, LinkKind::Headline);
        }
    }
}

/// Whether two words that are nothing but a name stand between marks: `‘We Won’: Jan Roe`, `Guests: Jan Roe (JR), Ada Lom`.
fn stands_alone(r: &TokenizedDocument, mention: &Mention) -> bool {
    let (from, to) = r.blocks[mention.block as usize];
    let is_word = |i: u32| r.token(i).kind == Kind::Word;
    let (first, end) = (mention.first, mention.end);
    let beside = first > from && is_word(first - 1) && r.word(first - 1).function() == 0 || end < to && is_word(end);
    let unknown = r.word(first) == Word(0) && !r.case.lower.has(r.token(first).hash);
    unknown && end - first == 2 && !beside
}

/// What else a headline names: somebody known by a single word, or a name of its own.
pub(super) fn rest(table: &mut EntityTable, r: &TokenizedDocument, m: usize) {
    let mention = table.mentions[m];
    let place = |e: EntityId| table[e].flags & (PLACE | PERSON) == PLACE;
    let whole = stands_alone(r, &mention);
    for last in (mention.name..mention.end).rev() {
        // `Jan Roe` is not Ana Roe, nor is `Xyx Roe` who stands by himself, whatever name Xyx is.
        let other = |e: EntityId| {
            let own = Some(mention.first).filter(|_| whole && last > mention.first);
            let given = (mention.name..last).rev().find(|&i| r.word(i).is(GIVEN)).or(own);
            let key = table[e].key;
            given.is_some_and(|g| key.words > 1 && key.first != r.token(g).hash && !key.initial)
        };
        let known = table.ending(r.token(last).hash).filter(|&e| table[e].named && !other(e));
        // Of equals the one named first: a heading is about him.
        let known = known.max_by_key(|&e| (table[e].count, std::cmp::Reverse(e)));
        if let Some(e) = known.filter(|&e| !(place(e) && last + 1 < mention.end)) {
            return table.tie(m, e, LinkKind::Headline);
        }
    }
    let end = person_end(r.names(), mention.name, mention.end, mention.flags);
    let (key, name) = (Key::of(r, mention.name, end), r.span(mention.name, end));
    let id =
        if key.words > 1 { full(table, key, name, mention.flags) } else { table.add(key, name, mention.flags, true) };
    table.tie(m, id, LinkKind::Headline);
}
