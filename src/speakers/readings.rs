//! Whom else a pronoun or a description may mean: the contest weighs every reading, and does not take the first for given.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::entities::{EntityId, EntityTable, LinkKind};
use super::mentions::MentionKind;
use super::roles::bearers;
use super::salience::{Choice, Discourse};
use super::tokenized::TokenizedDocument;
use crate::lexicon::*;
use crate::text::Parts;

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
}

/// How many readings of a mention are kept.
const KEPT: usize = 4;

/// How many of them because of what they were called.
const BEARERS: usize = 2;

/// Notes whom mention `m` may mean besides, if it may mean several.
pub(super) fn note(table: &mut EntityTable, r: &TokenizedDocument, m: usize, salient: &[Choice], reported: &[EntityId], discourse: &Discourse) {
    let mention = table.mentions[m];
    let link = table.links[m];
    let noun = matches!(mention.kind, MentionKind::Noun | MentionKind::Unlisted);
    let mut list: Vec<(EntityId, LinkKind, u16)> = Vec::with_capacity(KEPT);
    list.extend(link.entity.map(|e| (e, link.kind, link.share)));
    let other = if noun { LinkKind::Subject } else { LinkKind::Pronoun };
    let called = if noun { bearers(table, r, m) } else { Vec::new() };
    let of_role = called.iter().take(BEARERS).map(|&(e, _)| (e, LinkKind::RoleMatch, 0));
    for (e, kind, share) in of_role.chain(salient.iter().map(|c| (c.entity, other, c.share))) {
        if list.len() < KEPT && !list.iter().any(|l| l.0 == e) {
            list.push((e, kind, share));
        }
    }
    if list.len() < 2 {
        return;
    }
    let gender = mention.flags & (MALE | FEMALE);
    for (n, &(entity, kind, share)) in list.iter().enumerate() {
        let e = &table[entity];
        let last = discourse.last(entity);
        let known = e.flags & (MALE | FEMALE);
        let rank = salient.iter().position(|c| c.entity == entity).unwrap_or(3).min(3) as u8;
        let signs = Signs {
            first: n == 0 && link.entity.is_some(),
            share,
            rank,
            sentences: last.as_ref().map_or(3, |l| l.sentences.min(3) as u8),
            paragraphs: last.as_ref().map_or(3, |l| l.paragraphs.min(3) as u8),
            position: last.as_ref().map_or(7, |l| l.position as u8),
            spoke: last.is_some_and(|l| l.spoke),
            reported: reported.contains(&entity),
            named: e.named,
            gender: known == gender && (known == MALE || known == FEMALE),
            role: called.iter().find(|c| c.0 == entity).map_or(0, |c| c.1),
        };
        table.readings.push(Reading { mention: m as u32, entity, link: kind, signs });
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
