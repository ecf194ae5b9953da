//! Ties names to entities: full names over the whole text first, then the shorter ones, headlines last.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::entities::{EntityId, EntityTable, Key, Link, LinkKind, Role};
use super::headlines;
use super::mentions::{Mention, MentionKind};
use super::position::Position;
use super::profile::stated_roles;
use super::tokenized::TokenizedDocument;
use crate::lexicon::*;
use crate::syntax::offices::person_end;
use crate::text::fold::fold;
use crate::text::sort::Ordered;
use crate::text::tokens::{OPENED, START};
use crate::text::words::{Words, is_any, words};
use crate::text::{Kind, Span};

/// Ties the names, those inside quotations too.
pub fn names(table: &mut EntityTable, r: &TokenizedDocument) {
    let (mut short, mut double, mut long, mut headlines) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for m in 0..table.mentions.len() {
        let mention = table.mentions[m];
        if mention.kind != MentionKind::Name || table.entity_of(m).is_some() {
            continue;
        }
        if r.headlines[mention.block as usize] {
            headlines.push(m);
            continue;
        }
        if nicknamed(table, r, m) {
            continue;
        }
        let end = person_end(r.names(), mention.name, mention.end, mention.flags);
        let key = Key::of(r, mention.name, end);
        // `Bin Lutf` is short for `Hatim bin Lutf`.
        let particle = key.words == 2 && r.word(mention.name).is(PARTICLE) && !r.word(mention.name).is(GIVEN);
        match key.words {
            0..2 => short.push((m, key)),
            2 if particle => short.push((m, key)),
            2 => double.push((m, key, end)),
            _ => long.push((m, key, end)),
        }
    }
    let mut surnames: Vec<u32> = short.iter().map(|s: &(usize, Key)| s.1.last).collect();
    surnames.order();
    // The longest first: `Suu Kyi` may be the end of one. `Jan Roe Day` tells Roe's given name.
    for (m, key, end) in long {
        let first = table.mentions[m].name;
        let known = |i: u32| surnames.binary_search(&r.token(i).hash).is_ok();
        if table.mentions[m].quoted && r.word(first).is(GIVEN) && known(first + 1) && !known(end - 1) {
            in_full(table, r, m, Key::of(r, first, first + 2), first + 2);
        } else {
            in_full(table, r, m, key, end);
        }
    }
    for (m, key, end) in double {
        in_full(table, r, m, key, end);
    }
    for &m in &headlines {
        headlines::in_full(table, r, m, &surnames);
    }
    let acronyms = acronyms(table, r);
    for (m, key) in short {
        shorter(table, r, m, key, &acronyms);
        note_role(table, r, m);
    }
    for m in headlines.into_iter().filter(|&m| table.entity_of(m).is_none()).collect::<Vec<_>>() {
        headlines::rest(table, r, m);
    }
    table.roles.order_by_key(|role| role.at);
}

/// Ties both parts of `Rep. Robert C. “Bobby” Roe` to one entity, which `Bobby Roe` means as well.
fn nicknamed(table: &mut EntityTable, r: &TokenizedDocument, m: usize) -> bool {
    let mention = table.mentions[m];
    let s = r.quoted_tokens.partition_point(|s| s.first < mention.end);
    let Some(s) = r.quoted_tokens.get(s).filter(|s| s.first == mention.end && s.end - s.first <= 5) else {
        return false;
    };
    // `“Bobby”`, `“El Turco”`
    let Some(nick) = (s.first..s.end).rev().find(|&i| r.token(i).kind == Kind::Word) else { return false };
    let name = |i: u32| r.token(i).kind == Kind::Mark || r.token(i).is_word() && r.token(i).is_capital();
    let one = (s.first..s.end).all(name);
    let Some(n) = (m + 1..table.mentions.len()).take(3).find(|&n| table.mentions[n].first == s.end) else {
        return false;
    };
    let next = table.mentions[n];
    if !one
        || mention.quoted
        || next.kind != MentionKind::Name
        || next.name != next.first
        || next.block != mention.block
    {
        return false;
    }
    let (given, surname) = (Key::of(r, mention.name, mention.end), Key::of(r, next.name, next.end));
    let key = Key { last: surname.last, words: given.words + surname.words, ..given };
    let id = full(table, key, r.span(mention.name, next.end), flags(r, &mention) | PERSON);
    table.nicknames.push((r.token(nick).hash, surname.last, id));
    table.tie(m, id, LinkKind::FullName);
    table.tie(n, id, LinkKind::FullName);
    note_role(table, r, m);
    true
}

/// Ties a name of several words in tokens `name..end`.
fn in_full(table: &mut EntityTable, r: &TokenizedDocument, m: usize, key: Key, end: u32) {
    let mention = table.mentions[m];
    let known = table.ending(key.last).find(|&e| {
        let entity = &table[e];
        key.words == 2 && entity.named && entity.key.words > 2 && {
            let (from, to) = r.range(entity.name);
            // `Dale Roe` and then his nephew `Carl Dale Roe`
            let first = r.token(mention.name);
            let nephew = r.word(from).is(GIVEN) && first.start < entity.name.lo();
            to - from > 2 && r.token(to - 2).hash == key.first && !nephew
        }
    });
    let id = known.unwrap_or_else(|| full(table, key, r.span(mention.name, end), flags(r, &mention)));
    if known.is_some() {
        let entity = &mut table[id];
        entity.count += 1;
        // `Crooked Hal Roe` is called `Hal Roe`.
        let (first, _) = r.range(entity.name);
        if r.word(mention.name).is(GIVEN) && !r.word(first).is(GIVEN) {
            (entity.name, entity.key) = (r.span(mention.name, end), key);
        }
    }
    table.tie(m, id, LinkKind::FullName);
    note_role(table, r, m);
}

/// The flags of a name with what the noun before it says: `widow Terry Roe`, `the daily Velmer Bote`, `the town of Velm`.
fn flags(r: &TokenizedDocument, mention: &Mention) -> u32 {
    const PLACES: Words =
        words!["town", "city", "village", "port", "state", "province", "county", "district", "island", "region"];
    if mention.first >= 2 && r.of(mention.first - 1) == "of" && is_any(r.of(mention.first - 2), PLACES) {
        return mention.flags | PLACE;
    }
    // `Kim Do-yun`: a given name of two syllables behind the surname.
    let last = r.of(mention.end - 1);
    let syllables =
        last.split_once('-').is_some_and(|(_, second)| second.len() > 1 && second.starts_with(char::is_lowercase));
    if syllables && mention.end == mention.name + 2 && mention.flags & ORGANIZATION == 0 {
        return mention.flags & !PLACE | PERSON;
    }
    // `Jan Roe of brokerage Halliard Peel`, `an analyst at Halliard Peel`: where somebody works is no person.
    let mut before = mention.first.wrapping_sub(1);
    if r.token(before).is_word() && !r.token(before).is_capital() && r.function(before) == 0 {
        before = before.wrapping_sub(1);
    }
    let owner = r.token(before.wrapping_sub(1));
    let told = mention.flags & (PERSON | ORGANIZATION | PLACE) != 0;
    let bearer = owner.is_word() && owner.is_capital() && !owner.has(START | OPENED);
    if !told && mention.first >= 2 && (r.of(before) == "at" || r.of(before) == "of" && bearer) {
        return mention.flags | ORGANIZATION;
    }
    if mention.name == mention.first {
        return mention.flags;
    }
    // `Wildlife Victoria volunteer Steve Roe`: of the words before, nouns and titles tell.
    let gender = (mention.first..mention.name)
        .filter(|&i| !r.word(i).is(GIVEN))
        .fold(0, |g, i| g | r.word(i).0 & (MALE | FEMALE));
    let noun = r.word(mention.name - 1);
    let body = noun.is(ORGANIZATION) && !noun.is(PERSON | TITLE) && !r.token(mention.name - 1).is_capital();
    let flags = if body { mention.flags & !PERSON | ORGANIZATION } else { mention.flags };
    if gender == MALE || gender == FEMALE { flags & !(MALE | FEMALE) | gender } else { flags }
}

/// The entity of a name of several words.
pub(super) fn full(table: &mut EntityTable, key: Key, name: Span, flags: u32) -> EntityId {
    match table.full(&key) {
        Some(e) => {
            table.rename(e, &key, name);
            let entity = &mut table[e];
            entity.count += 1;
            entity.flags |= flags;
            e
        }
        None => table.add(key, name, flags, true),
    }
}

fn note_role(table: &mut EntityTable, r: &TokenizedDocument, m: usize) {
    let mention = table.mentions[m];
    if mention.quoted {
        return;
    }
    let Some(entity) = table.entity_of(m) else { return };
    let at = r.token(mention.first).start;
    let roles = stated_roles(r, &mention).into_iter().flatten();
    table.roles.extend(roles.map(|words| Role { at, entity, words, tokens: r.range(words) }));
}

/// Ties a name of one word.
fn shorter(table: &mut EntityTable, r: &TokenizedDocument, m: usize, key: Key, acronyms: &[(u32, EntityId)]) {
    let mention = table.mentions[m];
    let titled = mention.name > mention.first;
    let gender = if titled { mention.flags & (MALE | FEMALE) } else { 0 };
    // `in Jordan`, but `Jordan said` where there is a Jan Jordan.
    let acts = matches!(table.position(r, m), Position::Speaker | Position::Subject);
    let place = mention.flags & PLACE != 0 && !titled && !acts;
    let person = |table: &EntityTable, e: EntityId| table[e].flags & PERSON != 0;
    let long = |table: &EntityTable, e: EntityId| table[e].key.words > 1;
    // `Park said` of Park Sang-hyun
    let first = r.word(mention.name).is(GIVEN) || mention.flags & PLACE != 0 && acts;
    let mut known = table.shortened(&key, gender, !titled && first);
    known.retain(|&e| !(place && long(table, e) && person(table, e)));
    // `President Roe`, where a woman of that name is known who is none.
    let title = |word: &str| ["president", "pres", "pres."].iter().any(|p| word.eq_ignore_ascii_case(p));
    let president = titled && title(r.of(mention.name - 1));
    if president {
        known.retain(|&e| table[e].flags & FEMALE == 0 || has_title(table, r, e, mention.name - 1));
    }
    if known.is_empty() && key.upper {
        let at = acronyms.partition_point(|a| a.0 < key.last);
        if let Some(&(_, e)) = acronyms.get(at).filter(|a| a.0 == key.last) {
            return table.tie(m, e, LinkKind::Acronym);
        }
    }
    let Some(link) = match_of(table, r, m, &known) else {
        let id = table.add(key, r.span(mention.name, mention.end), flags(r, &mention), true);
        return table.tie(m, id, LinkKind::SingleName);
    };
    let Some(e) = link.entity else { return };
    if link.share == TIED {
        table.links[m] = link;
        return;
    }
    let entity = &mut table[e];
    // `Dean` is no man's given name where it is short for `Ana Dean`.
    let surname = entity.key.words > 1 && entity.key.last == key.last && !titled;
    entity.flags |= mention.flags & if surname { PERSON } else { PERSON | MALE | FEMALE };
    entity.count += u32::from(entity.key.words == 1);
    table.rename(e, &key, r.span(mention.name, mention.end));
    let kind = match () {
        _ if table[e].key.words == 1 => LinkKind::SingleName,
        _ if table[e].key.last == key.last => LinkKind::Surname,
        _ => LinkKind::GivenName,
    };
    table.links[m] = Link { kind, ..link };
}

/// Which of several bearers of a surname is meant, and what part of the weight he has.
fn match_of(table: &EntityTable, r: &TokenizedDocument, m: usize, known: &[EntityId]) -> Option<Link> {
    let &[first, ref others @ ..] = known else { return None };
    if others.is_empty() {
        return Some(Link::sole(first, LinkKind::Surname));
    }
    let mention = table.mentions[m];
    let at = r.token(mention.first).start;
    // Who was named last, and in which place of the sentence.
    let before = |e: EntityId| (0..m).rev().take(NEAR).find(|&n| table.entity_of(n) == Some(e));
    let bearer = |n: &usize| table.entity_of(*n).is_some_and(|e| known.contains(&e));
    let last = (0..m).rev().take(NEAR).find(bearer);
    // `Sisters Ana Roe and Ida Roe`: of two named together the second is no nearer.
    let together = last.is_some_and(|n| {
        let other = (0..n).rev().take(NEAR).filter(bearer).find(|&o| table.entity_of(o) != table.entity_of(n));
        let starts = |o: usize| (table.mentions[o].end..=table.mentions[n].first).any(|i| r.token(i).has(START));
        other.is_some_and(|o| table.mentions[o].block == table.mentions[n].block && !starts(o))
    });
    let last = last.filter(|_| !together);
    let near = last.and_then(|n| table.entity_of(n));
    let title = (mention.name > mention.first).then(|| mention.name - 1);
    // Whom the text has called so before: `Mr. Roe` is not Ana Roe's nephew, who comes later.
    let form = |n: &Mention| (n.name > n.first, n.end - n.name, r.token(n.end - 1).hash);
    let so_called = |e: EntityId| {
        let earlier = (0..m).rev().take(NEAR).filter(|&n| table.entity_of(n) == Some(e));
        earlier.filter(|&n| form(&table.mentions[n]) == form(&mention)).take(4).count() as u32
    };
    // Where nobody has been called so, whom the paragraph or the one above named last.
    let fresh = last.is_some_and(|n| table.mentions[n].block + 1 >= mention.block && !table.mentions[n].quoted)
        && known.iter().all(|&e| so_called(e) == 0);
    let gender = gender_beside(r, &mention);
    let weight = |e: EntityId| {
        let titled = title.is_some_and(|t| has_title(table, r, e, t));
        let long = table[e].key.words > 1;
        let last = before(e).map(|n| table.mentions[n]).filter(|n| n.block == mention.block);
        let weight = table[e].count.min(1000) * 2
            + if near != Some(e) {
                0
            } else if fresh {
                FRESH
            } else {
                1
            }
            + if titled { 40 } else { 0 }
            + so_called(e) * CALLED
            + if long { 2 } else { 0 }
            + if gender != 0 && table[e].flags & (MALE | FEMALE) == gender { OWN } else { 0 }
            + if last.is_some_and(|n| is_subject(r, &n)) { 12 } else { 0 };
        // Whom the text names later only is hardly meant already.
        if before(e).is_none() && table[e].name.lo() > at { weight / 4 } else { weight }
    };
    let weights: Vec<(u32, std::cmp::Reverse<EntityId>)> =
        known.iter().map(|&e| (weight(e), std::cmp::Reverse(e))).collect();
    // The newest last, hence the oldest of equals.
    let &(most, std::cmp::Reverse(best)) = weights.iter().rev().max()?;
    let total = weights.iter().map(|w| w.0).sum::<u32>().max(1);
    let tied = weights.iter().filter(|w| w.0 == most).count() > 1;
    Some(Link {
        entity: Some(best),
        kind: LinkKind::Surname,
        share: if tied { TIED } else { (most * 1000 / total) as u16 },
        rivals: others.len() as u8,
    })
}

/// `In her 2003 book, Roe`, `Roe himself`: what the pronoun beside a name tells of its bearer, 0 for
/// nothing.
fn gender_beside(r: &TokenizedDocument, mention: &Mention) -> u32 {
    let from = r.blocks[mention.block as usize].0;
    let own = |i: u32| match r.of(i) {
        "his" | "himself" => MALE,
        "her" | "herself" => FEMALE,
        _ => 0,
    };
    let start = (from.max(mention.first.saturating_sub(12))..mention.first).rev().find(|&i| r.token(i).has(START));
    let fronted = start.filter(|&s| {
        let closed = r.token(mention.first - 1).kind == Kind::Comma && r.function(s) == PREPOSITION;
        closed
            && (s + 2..mention.first).any(|i| WORKS.has(r.of(i)))
            && !(s + 2..mention.first).any(|i| {
                let token = r.token(i);
                token.is_word() && !token.is_capital() && r.word(i).verb() != 0 && !r.word(i).is(NOUN)
            })
    });
    let reflexive = if r.of(mention.end).ends_with("self") { own(mention.end) } else { 0 };
    fronted.map_or(0, |s| own(s + 1)) | reflexive
}

/// What somebody makes or thinks, so that `her` before it is whoever is named next; `after her death` is another's.
const WORKS: Words = words![
    "address", "article", "autobiography", "blog", "book", "books", "column", "dissent", "essay", "interview",
    "judgment", "lecture", "letter", "memoir", "memoirs", "novel", "opinion", "paper", "post", "remarks", "report",
    "ruling", "sermon", "speech", "statement", "study", "testimony", "view",
];

/// Weight of being of the gender that the pronoun beside the name tells.
const OWN: u32 = 40;

/// Weight of being the one named last, where nobody has been called so before.
const FRESH: u32 = 8;

/// Weight of each time that somebody was called so before.
const CALLED: u32 = 6;

/// Share of a bearer whom nothing tells from another.
const TIED: u16 = 0;

/// Leaves names without an entity that two people bear alike, who have not turned out to be one.
pub fn untie(table: &mut EntityTable, r: &TokenizedDocument) {
    for m in 0..table.mentions.len() {
        let link = table.links[m];
        let Some(e) = link.entity.filter(|_| link.share == TIED && link.kind == LinkKind::Surname) else { continue };
        let (e, mention) = (table.live(e), table.mentions[m]);
        let last = Key::of(r, mention.name, mention.end).last;
        let one = table.ending(last).filter(|&other| table[other].named).all(|other| other == e);
        table.links[m] = if one { Link::sole(e, LinkKind::Surname) } else { Link::NONE };
    }
}

/// Whether a name begins its sentence alone: `Jan Roe, 40, and her husband` but not `Jan Roe and Ann Roe`.
fn is_subject(r: &TokenizedDocument, mention: &Mention) -> bool {
    let joined = r.tokens.get(mention.end as usize).is_some_and(|t| t.is_word()) && r.of(mention.end) == "and";
    r.token(mention.first).has(START) && !joined
}

/// How many mentions back a namesake's full name tells who is meant.
const NEAR: usize = 60;

/// How many stated roles are looked through.
const ROLES: usize = 100;

/// Whether the title in token `title` was stated for an entity; the year of `in early 2021 Roe` is no title.
fn has_title(table: &EntityTable, r: &TokenizedDocument, entity: EntityId, title: u32) -> bool {
    let hash = r.token(title).hash;
    r.token(title).is_word()
        && table.roles.iter().rev().take(ROLES).filter(|role| role.entity == entity).any(|role| {
            let (from, to) = role.tokens;
            (from..to).any(|i| r.token(i).hash == hash)
        })
}

/// The organizations of several words by the hash of their initials: `Federal Election Commission` for `FEC`.
fn acronyms(table: &EntityTable, r: &TokenizedDocument) -> Vec<(u32, EntityId)> {
    let mut out = Vec::new();
    for (e, entity) in table.entities.iter().enumerate() {
        if !entity.named || entity.flags & PERSON != 0 || !(2..=8).contains(&entity.key.words) {
            continue;
        }
        let (from, to) = r.range(entity.name);
        let capitals = (from..to).filter(|&i| r.token(i).is_capital());
        let letters: String = capitals.filter_map(|i| r.of(i).chars().next()).collect();
        out.push((fold(&letters), EntityId::at(e)));
    }
    out.order();
    out
}
