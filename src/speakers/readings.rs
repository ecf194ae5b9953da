//! Whom else a pronoun, a description or a surname may mean: the contest weighs every reading, and does not take the
//! likeliest for given.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::entities::{EntityId, EntityTable, Key, LinkKind};
use super::mentions::{Mention, MentionKind};
use super::roles::bearers;
use super::salience::{Choice, Discourse};
use super::tokenized::TokenizedDocument;
use crate::lexicon::*;
use crate::text::Parts;
use crate::text::sort::Ordered;

/// One who may be meant.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    pub mention: u32,
    pub entity: EntityId,
    /// As of a link.
    pub link: LinkKind,
    pub signs: Signs,
}

/// What speaks for and against a reading.
#[derive(Clone, Copy, Debug, Default)]
pub struct Signs {
    /// The one that the rules of `resolve` would take.
    pub first: bool,
    /// What part of the weight it has by salience alone, in thousandths.
    pub share: u16,
    /// By how many others it is more salient, 0 to 3.
    pub rank: u8,
    /// Sentences and paragraphs since it was last spoken of, 3 for more.
    pub sentences: u8,
    pub paragraphs: u8,
    /// `Position` there; 7 where it was not spoken of lately.
    pub position: u8,
    /// It is the last that was said to speak.
    pub spoke: bool,
    /// The words that the pronoun reports name it.
    pub reported: bool,
    pub named: bool,
    /// Its gender is known, and the mention's.
    pub gender: bool,
    /// 1 a role of its own has a noun like the description's, 2 the same noun, 3 with its other words.
    pub role: u8,
    /// How many persons the text names more often, 0 to 3.
    pub fame: u8,
    /// The text names it only later.
    pub later: bool,
    /// It bears the surname of whom the description belongs to: `his wife`.
    pub kin: bool,
}

/// How many readings of a mention are kept.
const KEPT: usize = 6;

/// How many of them because of what they were called, and because the text names them often.
const BEARERS: usize = 2;
const FAMOUS: usize = 3;

/// How many mentions ahead the first naming of somebody may lie whom a description means.
const AHEAD: u32 = 40;

/// How often, and where first, the text names everybody.
pub struct Naming {
    /// By entity: how many names, and the first of them.
    counts: Vec<(u32, u32)>,
    /// The persons named most often.
    famous: Vec<EntityId>,
    /// Persons by the first naming.
    firsts: Vec<(u32, EntityId)>,
}

impl Naming {
    pub fn new(table: &EntityTable) -> Naming {
        let mut counts = vec![(0, u32::MAX); table.entities.len()];
        for (m, mention) in table.mentions.iter().enumerate() {
            if let Some(e) = table.entity_of(m).filter(|_| mention.kind == MentionKind::Name && !mention.quoted) {
                let (count, first) = &mut counts[e.index()];
                *count += 1;
                *first = (*first).min(m as u32);
            }
        }
        let person = |e: &EntityId| {
            let flags = table[*e].flags;
            table[*e].named && (flags & PERSON != 0 || flags & (ORGANIZATION | PLACE | DOCUMENT) == 0 && table[*e].key.words > 1)
        };
        let all = || (0..counts.len()).map(EntityId::at).filter(|e| counts[e.index()].0 > 0).filter(person);
        let mut famous: Vec<EntityId> = all().filter(|e| counts[e.index()].0 > 1).collect();
        famous.order_by_key(|e| std::cmp::Reverse(counts[e.index()].0));
        famous.truncate(8);
        let mut firsts: Vec<(u32, EntityId)> = all().map(|e| (counts[e.index()].1, e)).collect();
        firsts.order();
        Naming { counts, famous, firsts }
    }

    fn of(&self, e: EntityId) -> (u32, u32) {
        self.counts.get(e.index()).copied().unwrap_or((0, u32::MAX))
    }
}

/// Notes whom mention `m` may mean, if it may mean several.
pub(super) fn note(
    table: &mut EntityTable,
    r: &TokenizedDocument,
    m: usize,
    salient: &[Choice],
    reported: &[EntityId],
    (discourse, naming): (&Discourse, &Naming),
) {
    let mention = table.mentions[m];
    let link = table.links[m];
    let noun = matches!(mention.kind, MentionKind::Noun | MentionKind::Unlisted);
    let person = matches!(mention.kind, MentionKind::He | MentionKind::She) || noun && mention.flags & PERSON != 0;
    let gender = mention.flags & (MALE | FEMALE);
    let mut list: Vec<(EntityId, LinkKind, u16)> = Vec::with_capacity(KEPT);
    list.extend(link.entity.map(|e| (e, link.kind, link.share)));
    let other = if noun { LinkKind::Subject } else { LinkKind::Pronoun };
    let called = if noun { bearers(table, r, m) } else { Vec::new() };
    let fits = |e: &EntityId| {
        let known = table[*e].flags & (MALE | FEMALE);
        gender == 0 || known == 0 || known & gender != 0
    };
    let of_role = called.iter().take(BEARERS).map(|&(e, _)| (e, LinkKind::RoleMatch, 0));
    let near = salient.iter().take(3).map(|c| (c.entity, other, c.share));
    let famous = naming.famous.iter().filter(|_| person).copied().filter(fits).take(FAMOUS).map(|e| (e, other, 0));
    let at = naming.firsts.partition_point(|f| f.0 <= m as u32);
    let ahead = naming.firsts.part(at..).iter().take_while(|f| noun && person && f.0 < m as u32 + AHEAD);
    let ahead = ahead.map(|f| f.1).filter(fits).take(1).map(|e| (e, other, 0));
    for (e, kind, share) in of_role.chain(near).chain(ahead).chain(famous) {
        if list.len() < KEPT && !list.iter().any(|l| l.0 == e) {
            list.push((e, kind, share));
        }
    }
    if list.len() < 2 {
        return;
    }
    let owner = if noun { super::describe::owner(table, r, m) } else { None };
    let family = owner.and_then(|o| table.entity_of(o)).filter(|o| table[*o].key.words > 1).map(|o| (o, table[o].key.last));
    for (n, &(entity, kind, share)) in list.iter().enumerate() {
        let e = &table[entity];
        let last = discourse.last(entity);
        let known = e.flags & (MALE | FEMALE);
        let (_, first) = naming.of(entity);
        let signs = Signs {
            first: n == 0 && link.entity.is_some(),
            share,
            rank: salient.iter().position(|c| c.entity == entity).unwrap_or(3).min(3) as u8,
            sentences: last.as_ref().map_or(3, |l| l.sentences.min(3) as u8),
            paragraphs: last.as_ref().map_or(3, |l| l.paragraphs.min(3) as u8),
            position: last.as_ref().map_or(7, |l| l.position as u8),
            spoke: last.is_some_and(|l| l.spoke),
            reported: reported.contains(&entity),
            named: e.named,
            gender: known == gender && (known == MALE || known == FEMALE),
            role: called.iter().find(|c| c.0 == entity).map_or(0, |c| c.1),
            fame: naming.famous.iter().position(|f| *f == entity).unwrap_or(3).min(3) as u8,
            later: e.named && first > m as u32,
            kin: family.is_some_and(|(o, last)| o != entity && e.named && e.key.words > 1 && e.key.last == last),
        };
        table.readings.push(Reading { mention: m as u32, entity, link: kind, signs });
    }
}

/// Notes the bearers of a surname that several have.
pub(super) fn note_bearers(table: &mut EntityTable, r: &TokenizedDocument, m: usize, discourse: &Discourse, naming: &Naming) {
    let mention: Mention = table.mentions[m];
    let link = table.links[m];
    if mention.end - mention.name > 2 || link.entity.is_some() && (link.kind != LinkKind::Surname || link.rivals == 0) {
        return;
    }
    let key = Key::of(r, mention.name, mention.end);
    if key.words > 1 && !r.word(mention.name).is(PARTICLE) {
        return;
    }
    let gender = if mention.name > mention.first { mention.flags & (MALE | FEMALE) } else { 0 };
    let mut known = table.shortened(&key, gender, false);
    known.iter_mut().for_each(|e| *e = table.live(*e));
    known.retain(|e| table[*e].named && table[*e].key.words > 1);
    known.dedup();
    if known.len() < 2 {
        return;
    }
    known.order_by_key(|e| (Some(*e) != link.entity, std::cmp::Reverse(naming.of(*e).0)));
    for (n, &entity) in known.iter().take(KEPT).enumerate() {
        let last = discourse.last(entity);
        let flags = table[entity].flags & (MALE | FEMALE);
        let signs = Signs {
            first: Some(entity) == link.entity,
            share: if n == 0 { link.share } else { 0 },
            rank: n.min(3) as u8,
            sentences: last.as_ref().map_or(3, |l| l.sentences.min(3) as u8),
            paragraphs: last.as_ref().map_or(3, |l| l.paragraphs.min(3) as u8),
            position: last.as_ref().map_or(7, |l| l.position as u8),
            spoke: last.is_some_and(|l| l.spoke),
            reported: false,
            named: true,
            gender: gender != 0 && flags == gender,
            role: 0,
            fame: naming.famous.iter().position(|f| *f == entity).unwrap_or(3).min(3) as u8,
            later: naming.of(entity).1 > m as u32,
            kin: false,
        };
        table.readings.push(Reading { mention: m as u32, entity, link: LinkKind::Surname, signs });
    }
}

impl EntityTable {
    /// Whom a mention may mean; nothing where only one is thought of.
    pub fn readings(&self, mention: u32) -> &[Reading] {
        let from = self.readings.partition_point(|r| r.mention < mention);
        let to = self.readings.partition_point(|r| r.mention <= mention);
        self.readings.part(from..to)
    }
}
