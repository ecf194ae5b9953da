//! Family names that are said of another: `Ante and Josip Perković`, `Ms Doolan's husband, Brett`.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::entities::{EntityId, EntityTable, Link, LinkKind};
use super::mentions::MentionKind;
use super::roles::KIN;
use super::tokenized::TokenizedDocument;
use crate::lexicon::*;
use crate::text::Kind;
use crate::text::words::{is_any, without_last};

/// Gives whoever is known by a given name alone the family name of the one named right after.
pub fn share_names(table: &mut EntityTable, r: &TokenizedDocument) {
    let mut pairs = Vec::new();
    for m in 1..table.mentions.len() {
        let (one, two) = (table.mentions[m - 1], table.mentions[m]);
        let joined = one.end + 1 == two.first && matches!(r.of(one.end), "and" | "&") && one.block == two.block;
        // `Sisters Kate and Megan Roe`
        let named = |m: &super::mentions::Mention| m.kind == MentionKind::Name && !m.inner;
        if !joined
            || !named(&one)
            || !named(&two)
            || two.name > two.first
            || one.end - one.name != 1
            || !r.word(one.name).is(GIVEN)
        {
            continue;
        }
        let (Some(a), Some(b)) = (table.entity_of(m - 1), table.entity_of(m)) else { continue };
        let (given, full) = (table[a], table[b]);
        // `Jan and Ana Roe`, but not `Roe and Ana Poe`, nor `Velm and Jan Roe`.
        let fits = given.key.words == 1 && full.key.words == 2 && full.flags & (PLACE | ORGANIZATION | DOCUMENT) == 0;
        if a == b || !fits || given.flags & (PLACE | ORGANIZATION) != 0 || r.headlines[one.block as usize] {
            continue;
        }
        table[a].family = table[a].family.or(Some(r.span(two.end - 1, two.end)));
        table[a].flags |= PERSON;
        pairs.push((a, b, m));
    }
    for (a, b, m) in pairs.into_iter().take(RELATIVES) {
        shared_alone(table, r, (a, b), m, None, u32::MAX);
    }
}

/// Somebody who is introduced by a given name as somebody's relative.
struct Relative {
    entity: EntityId,
    /// `MALE` or `FEMALE`.
    gender: u32,
    mention: usize,
    /// Whose relative; `None` behind a pronoun.
    owner: Option<EntityId>,
}

/// How many relatives are remembered.
const RELATIVES: usize = 16;

/// Relatives who are called by the family name next: `Ms Roe's husband, Tom, is away. “…,” said Mr Roe`.
pub(super) fn called_by_family(table: &mut EntityTable, r: &TokenizedDocument) -> Vec<(EntityId, EntityId, LinkKind)> {
    let mut out: Vec<(EntityId, EntityId, LinkKind)> = Vec::new();
    let found = (0..table.mentions.len()).filter_map(|m| relative(table, r, m));
    let relatives: Vec<Relative> = found.take(RELATIVES).collect();
    let Some(first) = relatives.first().map(|r| r.mention) else { return out };
    for m in first + 1..table.mentions.len() {
        let mention = table.mentions[m];
        let gender = mention.flags & (MALE | FEMALE);
        let titled = mention.kind == MentionKind::Name && mention.name > mention.first && gender != 0;
        let Some(called) = table.entity_of(m).filter(|&e| titled && table[e].key.words == 1) else { continue };
        if out.iter().any(|f| f.0 == called) {
            continue;
        }
        let namesakes: Vec<EntityId> = table.ending(table[called].key.last).filter(|&e| e != called).collect();
        let meant = |x: &&Relative| {
            let of_family = x.owner.is_none_or(|o| namesakes.contains(&o));
            x.mention < m && x.gender == gender && x.entity != called && of_family
        };
        let mut meant = relatives.iter().filter(meant);
        let (Some(one), None) = (meant.next(), meant.next()) else { continue };
        if !namesakes.is_empty() {
            table[one.entity].family = Some(r.span(mention.end - 1, mention.end));
            table[one.entity].flags |= PERSON | gender;
            out.push((called, one.entity, LinkKind::Surname));
        }
    }
    out
}

/// Family names alone that may mean a relative just spoken of: `Roe's daughter, Ana, complained. “…,” Roe said`.
pub(super) fn share_alone(table: &mut EntityTable, r: &TokenizedDocument) {
    let found = (0..table.mentions.len()).filter_map(|m| relative(table, r, m));
    for Relative { entity, mention, owner, .. } in found.take(RELATIVES).collect::<Vec<_>>() {
        let Some(owner) = owner.map(|o| table.live(o)).filter(|&o| o != entity) else { continue };
        let near = table.mentions[mention].block + NEAR;
        // Whom the text has called so again and again it goes on to call so.
        let called = |&n: &usize| {
            let name = &table.mentions[n];
            let alone = name.kind == MentionKind::Name && !name.quoted && name.end == name.first + 1;
            alone && table.entity_of(n) == Some(owner) && r.token(name.first).hash == table[owner].key.last
        };
        if (0..mention).rev().take(CALLED_BACK).filter(called).take(CALLED).count() == CALLED {
            continue;
        }
        shared_alone(table, r, (entity, owner), mention, Some(entity), near);
    }
}

/// How often somebody is called by the surname alone to stay the one who is, and how many mentions back that counts.
const CALLED: usize = 4;
const CALLED_BACK: usize = 60;

/// A family name alone behind a mention that somebody shares with the one whose name it is: whoever was spoken of last,
/// else either of them.
fn shared_alone(
    table: &mut EntityTable,
    r: &TokenizedDocument,
    (entity, owner): (EntityId, EntityId),
    mention: usize,
    mut last: Option<EntityId>,
    near: u32,
) {
    for m in mention + 1..table.mentions.len() {
        let name = table.mentions[m];
        if name.block > near {
            break;
        }
        let Some(e) = table.entity_of(m).filter(|&e| e == entity || e == owner) else { continue };
        let alone = name.kind == MentionKind::Name && !name.quoted && name.end == name.first + 1;
        if alone && e == owner && r.token(name.first).hash == table[owner].key.last {
            if last == Some(entity) {
                table[entity].family = Some(r.span(name.first, name.end));
            }
            let share = if last.is_some() { ALIKE } else { EITHER };
            table.links[m] = Link { entity: last.or(Some(owner)), kind: LinkKind::Surname, share, rivals: 1 };
        } else {
            last = Some(e);
        }
    }
}

/// How many blocks below a relative's introduction a family name may be that one's.
const NEAR: u32 = 4;

/// What part of the weight the likelier one of two relatives has, in thousandths.
const ALIKE: u16 = 600;

/// What part either of two has of whom neither was spoken of alone.
const EITHER: u16 = 350;

/// Reads `Roe's husband, Tom`, `her elder brother Tom`.
fn relative(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<Relative> {
    let mention = table.mentions[m];
    let from = r.blocks[mention.block as usize].0;
    let entity = table.entity_of(m).filter(|&e| table[e].key.words == 1 && table[e].named)?;
    if mention.kind != MentionKind::Name || mention.inner || mention.end != mention.name + 1 {
        return None;
    }
    // `husband Tom` may be one mention.
    let before = (from..mention.name).rev().find(|&i| r.token(i).kind != Kind::Comma)?;
    let noun = r.of(before);
    let noun = if noun.ends_with('w') { without_last(noun, "-in-law") } else { noun };
    if before + 2 < mention.name || !is_any(noun, KIN) {
        return None;
    }
    let gender = Word::of(noun).0 & (MALE | FEMALE);
    if gender == 0 {
        return None;
    }
    // One word between: `her elder brother`.
    let possessor =
        (from..before).rev().take(2).find(|&i| r.word(i).is(POSSESSIVE) || r.token(i).kind == Kind::Possessive)?;
    let owner = || (0..m).rev().take(4).find(|&o| table.mentions[o].end == possessor);
    let owner = match r.token(possessor).kind {
        Kind::Possessive => Some(owner().and_then(|o| table.entity_of(o))?),
        _ => None,
    };
    Some(Relative { entity, gender, mention: m, owner })
}
