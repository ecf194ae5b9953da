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
        let Some(first) = given.or(alone_in_line(r, &mention).then_some(mention.first)) else { continue };
        if table.ending(hash).any(|e| table[e].key.words > 1) {
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

/// Whether a name of two words stands alone in a headline or beside its colon: `‘We Won’: Jan Roe`.
fn alone_in_line(r: &TokenizedDocument, mention: &Mention) -> bool {
    let (from, to) = r.blocks[mention.block as usize];
    let colon = |i: u32| r.token(i).kind == Kind::Colon;
    let begins = mention.first == from || colon(mention.first - 1);
    let ends = mention.end == to || colon(mention.end);
    let unknown = r.word(mention.first) == Word(0) && !r.case.lower.has(r.token(mention.first).hash);
    begins && ends && unknown && mention.end - mention.first == 2
}

/// What else a headline names: somebody known by a single word, or a name of its own.
pub(super) fn rest(table: &mut EntityTable, r: &TokenizedDocument, m: usize) {
    let mention = table.mentions[m];
    let place = |e: EntityId| table[e].flags & (PLACE | PERSON) == PLACE;
    for last in (mention.name..mention.end).rev() {
        // `Jan Roe` is not Ana Roe.
        let other = |e: EntityId| {
            let given = (mention.name..last).rev().find(|&i| r.word(i).is(GIVEN));
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
