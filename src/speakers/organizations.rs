//! Descriptions of organizations: `the commission`, `the paper`, `the union` are the ones that were named.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::entities::{EntityId, EntityTable};
use super::mentions::{Mention, MentionKind};
use super::position::{Position, position};
use super::salience::{Choice, is_dateline};
use super::tokenized::TokenizedDocument;
use crate::lexicon::*;
use crate::text::Parts;
use crate::text::tokens::START;
use crate::text::words::{Words, is_any, words};

/// What a body says under its own name.
pub(super) const SPOKEN_FOR: Words =
    words!["editorial", "editors", "announcement", "statement", "website", "account", "communique", "headline"];

/// Whether an entity is a body that has a name, not a person or a place.
pub(super) fn is_body(table: &EntityTable, entity: EntityId) -> bool {
    let e = &table[entity];
    e.named && e.flags & PERSON == 0 && (e.flags & PLACE == 0 || e.flags & ORGANIZATION != 0)
}

/// How far back an outlet's or a body's name is looked for, in mentions.
pub(super) const NAMES: usize = 80;

/// The outlet last named that `the paper`, `the channel` means.
pub(super) fn outlet(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<EntityId> {
    let mention = table.mentions[m];
    let is_media = |i: u32| is_any(r.of(i), MEDIA);
    if mention.end - mention.first > 3 || !is_media(mention.name) {
        return None;
    }
    let named = (0..m)
        .rev()
        .take(NAMES)
        .filter(|&n| table.mentions[n].kind == MentionKind::Name && table.entity_of(n).is_some());
    let mut outlets = named.filter(|&n| {
        let name = &table.mentions[n];
        let called = (name.first..name.end).any(is_media);
        called && !table.entity_of(n).is_some_and(|e| table[e].flags & PERSON != 0 && name.name > name.first)
    });
    let called = outlets.next().and_then(|n| table.entity_of(n));
    called.or_else(|| latest_body(table, r, m))
}

/// The body that a paragraph or the one before it last spoke of as doing something: a paper may be known by its name
/// alone.
fn latest_body(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<EntityId> {
    let block = table.mentions[m].block;
    let near = (0..m).rev().take(BODIES).filter(|&n| {
        let name = &table.mentions[n];
        let does = || matches!(table.position(r, n), Position::Speaker | Position::Subject);
        name.kind == MentionKind::Name && !name.inner && !name.quoted && name.block + 1 >= block && does()
    });
    // `Ticket prices rose`: a capital for the beginning of the sentence tells of no name.
    let told = |e: EntityId| table[e].key.words > 1 || table[e].flags & ORGANIZATION != 0 || table[e].count > 1;
    near.filter_map(|n| table.entity_of(n)).find(|&e| is_body(table, e) && told(e))
}

const MEDIA: Words = words![
    "editors", "publication", "paper", "newspaper", "daily", "weekly", "magazine", "channel", "station", "broadcaster",
    "outlet", "agency", "website", "site", "tv", "radio"
];

/// The body last named whose name has the noun, or says that it is one of that sort: `the commission` for `Commission on
/// Presidential Debates`, `the festival` for `Velm Folk Festival`, `the hospital` for `Velm Infirmary`.
pub(super) fn body(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<Choice> {
    let mention = table.mentions[m];
    // `the veterans' association`
    let owners = mention.first >= 3
        && matches!(r.of(mention.first - 1), "'" | "’")
        && r.of(mention.first - 3).eq_ignore_ascii_case("the");
    let first = if owners { mention.first - 3 } else { mention.first };
    let listed = mention.flags & (ORGANIZATION | GROUP) != 0;
    let noun = r.of(mention.name);
    let sort = SORTS.iter().find(|(nouns, _)| is_any(noun, nouns)).map(|(_, names)| names);
    // `the festival`: any noun that a name ends with.
    let unlisted = mention.flags & (PERSON | PLURAL | DOCUMENT) == 0 && mention.definite;
    if !(listed || unlisted || sort.is_some()) || mention.end - first > 5 {
        return None;
    }
    let words: Vec<u32> = (first + 1..mention.end).filter(|&i| r.token(i).is_word()).collect();
    if words.is_empty() {
        return None;
    }
    let fits = |n: usize| {
        let name = &table.mentions[n];
        let Some(e) = table.entity_of(n).filter(|_| name.kind == MentionKind::Name && name.end - name.name > 1) else {
            return false;
        };
        // `the veterans’ association` is the `Velm Veterans Association`, `the studio` is `Saltmarsh Studios`.
        let singular = |i: u32| r.of(i).strip_suffix('s').is_some_and(|s| is_any(s, &[noun]));
        let same = |i: u32, w: u32| r.token(i).hash == r.token(w).hash || w == mention.name && singular(i);
        let has = |w: &u32| (name.name..name.end).any(|i| same(i, *w));
        // No club is the `Velm Club Championship`.
        let other = |i: u32| i > name.name && i + 1 < name.end && r.function(i + 1) == 0;
        let called = words.iter().all(has) && !(name.name..name.end).any(|i| same(i, mention.name) && other(i));
        let of_sort =
            words.iter().all(|&w| w == mention.name || has(&w)) && sort.is_some_and(|s| is_any(r.of(name.end - 1), s));
        let person = !r.word(name.end - 1).is(ORGANIZATION) && table[e].flags & PERSON != 0;
        // `the team` is no `Salt Lake City`.
        let place = !called && table[e].flags & PLACE != 0;
        (called || of_sort) && (listed || !person) && !place
    };
    let mut named = (0..m).rev().take(NAMES).filter(|&n| fits(n));
    let nearest = named.next()?;
    let entity = table.entity_of(nearest)?;
    // `a museum in Velm`, and then `the museum`
    let another = |n: &Mention| {
        let noun = n.kind != MentionKind::Name && r.token(n.name).hash == r.token(mention.name).hash;
        noun && is_any(r.of(n.first), words!["a", "an"])
    };
    if table.mentions.part(nearest..m).iter().any(another) {
        return None;
    }
    let others: Vec<usize> = named.filter(|&n| table.entity_of(n) != Some(entity)).collect();
    // `Velm School and Poe School will merge.`: either.
    let sentence = |n: usize| {
        let (from, to) = (table.mentions[n].first, table.mentions[nearest].first);
        table.mentions[n].block == table.mentions[nearest].block && !(from + 1..=to).any(|i| r.token(i).has(START))
    };
    if others.first().is_some_and(|&n| sentence(n)) {
        return None;
    }
    let share = if others.is_empty() || listed { 1000 } else { 600 };
    Some(Choice { entity, share, rivals: others.len().min(9) as u8 })
}

/// Nouns, and what the names of such bodies end with.
static SORTS: [(Words, Words); 12] = [
    (words!["team", "club", "side"], words!["fc", "afc", "united", "rovers", "city", "athletic", "wanderers", "rugby"]),
    (words!["force"], words!["police", "constabulary"]),
    (words!["label"], words!["records", "music"]),
    (words!["publisher"], words!["press", "books", "publishing"]),
    (words!["hospital"], words!["infirmary", "clinic"]),
    (words!["school"], words!["academy", "college"]),
    (words!["theatre", "theater", "venue"], words!["playhouse", "hall", "arena"]),
    (words!["orchestra"], words!["philharmonic", "symphony", "sinfonia"]),
    (words!["charity"], words!["trust", "foundation"]),
    (words!["house", "company"], words!["opera", "ballet"]),
    (words!["church"], words!["cathedral", "chapel"]),
    (words!["resort", "hotel"], words!["inn", "lodge"]),
];

/// The body named most lately and most, where a noun says no more than that it is one: `the union`, `the company`.
pub(super) fn member_of_kind(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<Choice> {
    let mention = table.mentions[m];
    // `the company`, `the San Francisco-based company`
    let bare = (mention.first + 1..mention.name)
        .all(|i| r.token(i).is_capital() || r.word(i).is(DEMONYM) || r.of(i).ends_with("-based"));
    let kind = is_any(r.of(mention.name), KINDS) || is_any(r.of(mention.name), KINDS_OF_BUSINESS);
    if mention.end != mention.name + 1 || mention.first == mention.name || !bare || !kind {
        return None;
    }
    let business = is_any(r.of(mention.name), KINDS_OF_BUSINESS);
    let named = (0..m).rev().take(BODIES).filter(|&n| {
        let name = &table.mentions[n];
        name.kind == MentionKind::Name
            && !name.inner
            && !is_dateline(r, name)
            && name.block + PARAGRAPHS >= mention.block
            && table.entity_of(n).is_some()
    });
    let public = |e: EntityId| is_any(r.of(r.range(table[e].name).1.wrapping_sub(1)), PUBLIC);
    let body = |e: EntityId| {
        let entity = &table[e];
        let known = entity.flags & (ORGANIZATION | PERSON | PLACE) == ORGANIZATION;
        // `Lorega Shipping Lines`, of which nothing tells what it is; but no ministry is a company.
        let untold = entity.named && entity.key.words > 1;
        let untold = untold && entity.flags & (PERSON | PLACE | MALE | FEMALE | DOCUMENT) == 0;
        if business { (known || untold) && !public(e) } else { known }
    };
    let mut sums: [(Option<EntityId>, u32); BODIES] = [(None, 0); BODIES];
    let mut weight = NEAREST;
    for n in named {
        let Some(e) = table.entity_of(n).filter(|&e| body(e)) else { continue };
        let name = &table.mentions[n];
        let by_the_way = position(r, name) == Position::PrepositionalObject;
        // `Analysts at Delcourt Securities`
        let workplace = by_the_way && name.first >= 2 && r.word(name.first - 2).is(PERSON);
        let part = if workplace { 8 } else { 1 + u32::from(by_the_way) };
        let part = part << (mention.block - name.block).saturating_sub(1);
        // What is called a company is one.
        let sure = 1 + u32::from(business && is_any(r.of(r.range(table[e].name).1.wrapping_sub(1)), BUSINESSES));
        if let Some(sum) = sums.iter_mut().find(|s| s.0.is_none_or(|x| x == e)) {
            *sum = (Some(e), sum.1 + sure * weight / part);
        }
        weight = weight * FADES / 64;
    }
    // The nearest of equals.
    let best = sums.iter().rev().filter(|s| s.0.is_some()).max_by_key(|s| s.1);
    let Some(&(Some(entity), most)) = best else {
        return latest_body(table, r, m).filter(|&e| !business || !public(e)).map(|e| Choice {
            entity: e,
            share: 1000,
            rivals: 0,
        });
    };
    let total: u32 = sums.iter().map(|s| s.1).sum();
    let rivals = sums.iter().filter(|s| s.0.is_some()).count() as u8 - 1;
    Some(Choice { entity, share: (most * 1000 / total) as u16, rivals })
}

/// How many paragraphs back such a body is looked for; each counts half of the next.
const PARAGRAPHS: u32 = 4;

/// Weight of the last such name, and what part of it each has that stands before another, in 64ths.
const NEAREST: u32 = 1 << 10;
const FADES: u32 = 48;

/// How many mentions back such a body is looked for.
const BODIES: usize = 16;

/// Last words of names of businesses.
const BUSINESSES: Words = words![
    "inc", "corp", "ltd", "llc", "plc", "ag", "gmbh", "se", "sa", "group", "holdings", "partners", "industries",
    "airlines", "company", "co"
];

/// Last words of names of what is no business.
const PUBLIC: Words = words![
    "bureau", "ministry", "police", "agency", "department", "council", "commission", "authority", "office", "service",
    "guard", "court", "board", "union", "senate", "parliament", "university", "college", "school", "hospital",
    "museum", "church", "party", "committee", "federation", "association", "rovers", "united"
];

const KINDS: Words = words![
    "union", "group", "organization", "agency", "nonprofit", "association", "network", "committee", "commission",
    "department", "charity", "regulator", "watchdog", "movement", "coalition", "federation", "club"
];

const KINDS_OF_BUSINESS: Words = words![
    "company", "firm", "manufacturer", "retailer", "airline", "carmaker", "automaker", "lender", "insurer", "startup",
    "start-up", "operator", "brewer", "supermarket", "conglomerate", "utility", "carrier", "chipmaker", "drugmaker",
    "bank"
];
