//! Who is whose relative: `his daughter, Ana Roe`, then `her father`, `the elder Roe`.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::entities::{EntityId, EntityTable, LinkKind};
use super::mentions::MentionKind;
use super::roles::KIN;
use super::tokenized::TokenizedDocument;
use crate::lexicon::*;
use crate::text::Kind;
use crate::text::words::{Words, is_any, words};

/// Nouns of relatives, and what these call each other: the child's side second.
const PAIRS: [[Words; 2]; 5] = [
    [words!["father", "mother"], words!["son", "daughter"]],
    [words!["uncle", "aunt"], words!["nephew", "niece"]],
    [words!["grandfather", "grandmother"], words!["grandson", "granddaughter"]],
    [words!["husband", "wife"], words!["husband", "wife"]],
    [words!["brother", "sister", "cousin"], words!["brother", "sister", "cousin"]],
];

/// How many mentions back an introduction is looked for.
const REACH: usize = 80;

/// Somebody named who is introduced as somebody's relative.
struct Introduced<'t> {
    relative: EntityId,
    noun: &'t str,
    /// Whose, where the text has told.
    owner: Option<EntityId>,
}

/// Reads `Roe's daughter, Ana`, `his daughter Ana Roe`, `Ana Roe, his daughter`.
fn introduced<'t>(table: &EntityTable, r: &TokenizedDocument<'t>, m: usize) -> Option<Introduced<'t>> {
    let name = table.mentions[m];
    let relative = table.entity_of(m).filter(|_| name.kind == MentionKind::Name && !name.quoted && !name.inner)?;
    let from = r.blocks[name.block as usize].0;
    let kin = |i: u32| r.token(i).is_word() && is_any(r.of(i), KIN);
    let owns = |i: u32| r.word(i).is(POSSESSIVE) || r.token(i).kind == Kind::Possessive;
    let behind = || {
        let comma = r.tokens.get(name.end as usize).is_some_and(|t| t.kind == Kind::Comma);
        (name.end + 2..name.end + 6).find(|&i| comma && kin(i) && (name.end + 1..i).any(owns))
    };
    let comma = name.first > from && r.token(name.first - 1).kind == Kind::Comma;
    let before = (name.first.saturating_sub(if comma { 2 } else { 1 }).max(from)..name.name).rev().find(|&i| kin(i));
    let noun = before.or_else(behind)?;
    let possessor = (from..noun).rev().take(3).find(|&i| owns(i))?;
    let end = if r.token(possessor).kind == Kind::Possessive { possessor } else { possessor + 1 };
    let near = m.saturating_sub(6)..(m + 3).min(table.mentions.len());
    let owner = near.into_iter().find(|&o| table.mentions[o].end == end && o != m).and_then(|o| table.entity_of(o));
    Some(Introduced { relative, noun: r.of(noun), owner })
}

/// Whose relative a description names, who was introduced with the other: `her father` is he whose daughter she is.
pub(super) fn by_kinship(table: &EntityTable, r: &TokenizedDocument, m: usize, whose: EntityId) -> Option<EntityId> {
    let mention = table.mentions[m];
    let noun = r.of(mention.name);
    if !is_any(noun, KIN) {
        return None;
    }
    let gender = mention.flags & (MALE | FEMALE);
    let fits = |e: EntityId| {
        let known = table[e].flags & (MALE | FEMALE);
        e != whose && (gender == 0 || known == 0 || known & gender != 0)
    };
    let told = (m.saturating_sub(REACH)..m).rev().filter_map(|n| introduced(table, r, n)).find_map(|i| match i.owner {
        Some(owner) if owner == whose && i.noun == noun => Some(i.relative),
        Some(owner) if i.relative == whose && are_pair(i.noun, noun) && fits(owner) => Some(owner),
        _ => None,
    });
    told.or_else(|| couple(table, r, m, whose).filter(|&e| is_any(noun, words!["husband", "wife"]) && fits(e)))
}

/// The other of two who share a family name: of `Jan and Ana Roe`.
fn couple(table: &EntityTable, r: &TokenizedDocument, m: usize, one: EntityId) -> Option<EntityId> {
    (m.saturating_sub(REACH).max(1)..m).rev().find_map(|n| {
        let (given, full) = (table.entity_of(n - 1)?, table.entity_of(n)?);
        let joined =
            table.mentions[n - 1].end + 1 == table.mentions[n].first && r.of(table.mentions[n - 1].end) == "and";
        match (joined && table[given].family.is_some(), one) {
            (true, e) if e == given => Some(full),
            (true, e) if e == full => Some(given),
            _ => None,
        }
    })
}

fn are_pair(one: &str, other: &str) -> bool {
    PAIRS.iter().any(|[a, b]| is_any(one, a) && is_any(other, b) || is_any(one, b) && is_any(other, a))
}

/// Of two with one surname the child or the parent: `the younger Roe said`.
pub(super) fn by_age(table: &mut EntityTable, r: &TokenizedDocument) {
    for m in 0..table.mentions.len() {
        let name = table.mentions[m];
        if name.kind != MentionKind::Name || name.quoted || name.first == 0 {
            continue;
        }
        let told = (name.first.saturating_sub(1)..name.name).find(|&i| {
            matches!(r.of(i), "younger" | "elder" | "older") && (i == 0 || r.of(i - 1).eq_ignore_ascii_case("the"))
        });
        let Some(told) = told else { continue };
        let full = table.ending(r.token(name.end - 1).hash).filter(|&e| table[e].key.words > 1);
        let bearers: Vec<EntityId> = full.take(3).collect();
        let [a, b] = bearers[..] else { continue };
        let found = (m.saturating_sub(REACH)..m).filter_map(|n| introduced(table, r, n)).find_map(|i| {
            let parent = is_elder(i.noun)?;
            let other = if i.relative == a { b } else { a };
            let known = i.relative == a || i.relative == b;
            known.then_some(if parent { [i.relative, other] } else { [other, i.relative] })
        });
        let Some([elder, younger]) = found else { continue };
        table.tie(m, if r.of(told) == "younger" { younger } else { elder }, LinkKind::Surname);
    }
}

/// Whether a noun is the elder's side of its pair; `None` where neither is the elder.
fn is_elder(noun: &str) -> Option<bool> {
    let [elder, _] = PAIRS.iter().take(3).find(|[a, b]| is_any(noun, a) || is_any(noun, b))?;
    Some(is_any(noun, elder))
}
