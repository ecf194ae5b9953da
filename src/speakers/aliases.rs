//! Names that the text itself says are somebody's: nicknames, offices written like names, names at birth.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::entities::{EntityId, EntityTable, LinkKind, Role};
use super::mentions::{Mention, MentionKind};
use super::tokenized::TokenizedDocument;
use crate::lexicon::*;
use crate::text::Kind;
use crate::text::tokens::{START, UPPER};
use crate::text::words::{is_any, words};

/// Of one entity that it is another, and how that is known.
type Form = (EntityId, EntityId, LinkKind);

/// Names behind a name, where the text says so or in brackets the form does: `Jan Roe (known as Rowan)`, `Jan Roe (Abu
/// Samer)`, `Velm Ferry Line (VFL)`, `Jan Roe, whom everybody calls Rowan,`.
pub(super) fn known_as(table: &EntityTable, r: &TokenizedDocument) -> Vec<Form> {
    let mut out = Vec::new();
    let kind = |i: u32| r.tokens.get(i as usize).map(|t| t.kind);
    for m in 0..table.mentions.len() {
        let mention = table.mentions[m];
        if mention.kind != MentionKind::Name {
            continue;
        }
        let closed = match kind(mention.end) {
            Some(Kind::Open) => [Kind::Close; 2],
            Some(Kind::Comma) => [Kind::Comma, Kind::Period],
            _ => continue,
        };
        let known = |&n: &usize| {
            let alias = &table.mentions[n];
            alias.kind == MentionKind::Name
                && kind(alias.end).is_some_and(|k| closed.contains(&k))
                && alias.first <= mention.end + 5
        };
        let Some(n) = (m + 1..table.mentions.len()).take(3).find(known) else { continue };
        let (Some(from), Some(into)) = (table.entity_of(n), table.entity_of(m)) else { continue };
        let said = (mention.end + 1..table.mentions[n].first).any(|i| {
            is_any(
                r.of(i),
                words!["known", "alias", "aka", "a.k.a", "nicknamed", "called", "calls", "call", "name", "born"],
            )
        });
        let kunya = is_any(r.of(table.mentions[n].name), words!["abu", "abou", "umm", "um"]);
        let bare = table.mentions[n].first == mention.end + 1 && closed[0] == Kind::Close;
        let (from_to, letters) = (r.range(table[into].name), r.of(table.mentions[n].name));
        let initials = (from_to.0..from_to.1).filter(|&i| r.token(i).is_capital());
        let acronym = letters.len() > 1 && initials.filter_map(|i| r.of(i).chars().next()).eq(letters.chars());
        if from != into && (said || bare && (kunya || acronym)) && table[into].key.words > 1 {
            out.push((from, into, if acronym { LinkKind::Acronym } else { LinkKind::Alias }));
        }
    }
    out
}

/// Whoever holds an office that is written like a name: `The Minister of Works, Ana Poe, said`.
pub(super) fn offices(table: &mut EntityTable, r: &TokenizedDocument) -> Vec<Form> {
    let mut out = Vec::new();
    for m in 0..table.mentions.len() {
        let office = table.mentions[m];
        let title = |i: u32| r.word(i).is(TITLE | PERSON) && !r.word(i).is(GIVEN);
        let of = (office.name..office.end).find(|&i| r.function(i) == PREPOSITION);
        let comma = r.tokens.get(office.end as usize).is_some_and(|t| t.kind == Kind::Comma);
        if office.kind != MentionKind::Name || !comma || !of.is_some_and(|of| of > office.name && title(of - 1)) {
            continue;
        }
        let named =
            |&n: &usize| table.mentions[n].first == office.end + 1 && table.mentions[n].kind == MentionKind::Name;
        let Some(n) = (m + 1..table.mentions.len()).take(4).find(named) else { continue };
        let (Some(from), Some(into)) = (table.entity_of(m), table.entity_of(n)) else { continue };
        let holder = &table[into];
        let joined =
            r.tokens.get(table.mentions[n].end as usize).is_some_and(|t| t.is_word() && t.kind != Kind::Number)
                && is_any(r.of(table.mentions[n].end), words!["and", "of", "for"]);
        if from != into && !joined && holder.flags & (ORGANIZATION | PLACE | DOCUMENT) == 0 && holder.key.words > 1 {
            table[into].flags |= PERSON;
            table.state_role(r, into, r.span(office.first, office.end));
            out.push((from, into, LinkKind::Apposition));
        }
    }
    out
}

/// Titles in short: `DC Roe` for `Detective Constable Jan Roe`.
pub(super) fn titles_in_short(table: &EntityTable, r: &TokenizedDocument) -> Vec<Form> {
    let mut out: Vec<Form> = Vec::new();
    for from in (0..table.entities.len()).map(EntityId::at) {
        let short = &table[from];
        let (first, end) = r.range(short.name);
        let letters = r.of(first);
        if !short.named || end != first + 2 || !r.token(first).has(UPPER) || !(2..=4).contains(&letters.len()) {
            continue;
        }
        let title = |role: &&Role| {
            let (from, to) = role.tokens;
            let initials = (from..to).filter(|&i| r.token(i).is_capital()).filter_map(|i| r.of(i).chars().next());
            initials.eq(letters.chars())
        };
        let full = |e: &EntityId| *e != from && table[*e].named && table[*e].key.words > 1;
        let bearer = table
            .ending(short.key.last)
            .filter(full)
            .find(|&e| table.roles.iter().take(ROLES).filter(|role| role.entity == e).any(|role| title(&role)));
        out.extend(bearer.map(|into| (from, into, LinkKind::Surname)));
    }
    out
}

/// How many stated roles are looked through.
const ROLES: usize = 200;

/// How many names at birth are looked at.
const BIRTHS: usize = 16;

/// Names at birth of whom the text is about: `Born Jan Josef Rohek in Velm, he`, `Ana Maria Poe was born` of Ana Poe-Roe.
pub(super) fn births(table: &EntityTable, r: &TokenizedDocument) -> Vec<Form> {
    let mut out = Vec::new();
    let mut asked = 0;
    let person = |e: EntityId| {
        let e = &table[e];
        e.named && e.key.words > 1 && e.flags & (ORGANIZATION | PLACE | DOCUMENT | GROUP) == 0
    };
    let told = |e: EntityId| {
        let first = r.range(table[e].name).0;
        table[e].flags & (PERSON | MALE | FEMALE) != 0 || r.word(first).is(GIVEN)
    };
    let all = || (0..table.entities.len()).map(EntityId::at).filter(|&e| person(e));
    for m in 0..table.mentions.len() {
        let mention = &table.mentions[m];
        let Some(from) = table.entity_of(m).filter(|&e| is_birth_name(r, mention) && person(e)) else { continue };
        let born = &table[from];
        // Of one gender, as far as both are told.
        let fits = |e: EntityId| e != from && (table[e].flags | born.flags) & (MALE | FEMALE) != MALE | FEMALE;
        let before = mention.name > 0 && r.of(mention.name - 1) == "Born";
        let into = all()
            .filter(|&e| fits(e) && (before || table[e].key.first == born.key.first))
            .max_by_key(|&e| (told(e), table[e].count));
        out.extend(into.filter(|&e| table[e].count >= born.count).map(|into| (from, into, LinkKind::Alias)));
        // Each asks all entities: `Ann Roe was born. Ben Roe was born.`, and so on, must not cost their square.
        asked += 1;
        if asked == BIRTHS {
            break;
        }
    }
    out
}

/// Whether a name stands where names at birth do.
fn is_birth_name(r: &TokenizedDocument, mention: &Mention) -> bool {
    let word = |i: u32| r.tokens.get(i as usize).filter(|t| t.is_word()).map_or("", |_| r.of(i));
    let before = mention.name.checked_sub(1).is_some_and(|b| word(b) == "Born" && r.token(b).has(START));
    mention.kind == MentionKind::Name
        && !mention.quoted
        && (before || word(mention.end) == "was" && word(mention.end + 1) == "born")
}
