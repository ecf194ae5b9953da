//! Who is who: every mention is tied to an entity.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use std::cell::Cell;

use super::position::{Position, position};
use crate::text::Parts;
use std::ops::{Index, IndexMut};

use super::evidence::{self, PersonEvidence};
pub use super::keys::Key;
pub use super::links::{EntityId, Link, LinkKind, MentionId};
use super::mentions::{self, Mention, MentionKind};
use super::tokenized::TokenizedDocument;
use super::{appositions, gender, kinship, link, pronouns, relatives, resolve, unify};
use crate::lexicon::*;
use crate::text::Kind;
use crate::text::Span;

/// How many bearers of a surname are looked at, the latest named first.
const NAMESAKES: usize = 100;

/// How many nicknames are remembered.
const NICKNAMES: usize = 32;

/// How many bearers of one surname are told apart.
const BEARERS: usize = 16;

/// Somebody or something that mentions speak of.
#[derive(Clone, Copy, Debug)]
pub struct Entity {
    pub key: Key,
    /// The fullest name, or the first description; in mixed case if it stands so anywhere.
    pub name: Span,
    /// Flags of the lexicon that any mention showed.
    pub flags: u32,
    /// How many mentions under the full name.
    pub count: u32,
    pub named: bool,
    /// `MALE` or `FEMALE` where the form of the name makes that likelier.
    pub(super) likely: u32,
    /// Named with an article, as no person is: `The Sunken Bell`.
    pub(super) article: bool,
    /// Whose somebody unnamed is: of `Roe's office`, Roe.
    pub(super) owner: Option<EntityId>,
    /// The family name that is said of a relative beside: of `Jan` in `Jan and Ana Roe`, `Roe`.
    pub(super) family: Option<Span>,
    pub(super) evidence: PersonEvidence,
    /// The entity that it turned out to be.
    same_as: Option<EntityId>,
    /// Next entity in the chain of its last and of its first word.
    next_last: Option<EntityId>,
    next_first: Option<EntityId>,
}

/// A role as stated somewhere.
#[derive(Clone, Copy, Debug)]
pub struct Role {
    /// Byte offset of the statement.
    pub at: u32,
    pub entity: EntityId,
    pub words: Span,
    /// The words as a range of tokens.
    pub tokens: (u32, u32),
}

/// All mentions and entities of one text.
pub struct EntityTable {
    pub mentions: Vec<Mention>,
    /// Of each mention.
    pub(super) links: Vec<Link>,
    /// Where each mention stands in its clause, once somebody has asked.
    positions: Vec<Cell<Option<Position>>>,
    pub entities: Vec<Entity>,
    /// Roles as stated, in text order.
    pub roles: Vec<Role>,
    /// Names in labels that are no mentions.
    pub labels: Vec<(Span, EntityId)>,
    /// Handles (`@name`) and whose they are.
    pub handles: Vec<(Span, EntityId)>,
    /// Nickname, surname and whose they are.
    pub(super) nicknames: Vec<(u32, u32, EntityId)>,
    by_last: Vec<Option<EntityId>>,
    by_first: Vec<Option<EntityId>>,
}

impl EntityTable {
    /// Finds and ties all mentions of a text.
    pub fn new(tokenized: &TokenizedDocument) -> EntityTable {
        let mentions = mentions::find(tokenized);
        let slots = (mentions.len() / 2).next_power_of_two().max(64);
        let mut table = EntityTable {
            links: vec![Link::NONE; mentions.len()],
            positions: vec![Cell::default(); mentions.len()],
            mentions,
            entities: Vec::new(),
            roles: Vec::new(),
            labels: Vec::new(),
            handles: Vec::new(),
            nicknames: Vec::new(),
            by_last: vec![None; slots],
            by_first: vec![None; slots],
        };
        link::names(&mut table, tokenized);
        unify::unify(&mut table, tokenized);
        link::untie(&mut table, tokenized);
        relatives::share_names(&mut table, tokenized);
        relatives::share_alone(&mut table, tokenized);
        kinship::by_age(&mut table, tokenized);
        appositions::in_brackets(&mut table, tokenized);
        gender::read(&mut table, tokenized);
        pronouns::read_genders(&mut table, tokenized);
        resolve::others(&mut table, tokenized);
        evidence::collect(&mut table, tokenized);
        table
    }

    /// Whom a mention means.
    pub fn link(&self, mention: MentionId) -> Link {
        self.links[mention.index()]
    }

    /// Where in its clause the mention at an index stands.
    pub(super) fn position(&self, r: &TokenizedDocument, mention: usize) -> Position {
        let known = self.positions[mention].get();
        let position = known.unwrap_or_else(|| position(r, &self.mentions[mention]));
        self.positions[mention].set(Some(position));
        position
    }

    /// The entity of the mention at an index.
    pub fn entity_of(&self, mention: usize) -> Option<EntityId> {
        self.links[mention].entity
    }

    /// Whose text it is, of a text whose owner is known: `his letter`, `the ministry's statement`; else the entity itself.
    pub fn author(&self, entity: EntityId) -> EntityId {
        let e = &self[entity];
        match e.owner {
            Some(owner) if e.flags & (DOCUMENT | PERSON) == DOCUMENT && !e.named => self.live(owner),
            _ => entity,
        }
    }

    /// What tells that an entity is a person or a body that can speak.
    pub fn evidence(&self, entity: EntityId) -> PersonEvidence {
        self[entity].evidence
    }

    pub(super) fn tie(&mut self, mention: usize, entity: EntityId, kind: LinkKind) {
        self.links[mention] = Link::sole(entity, kind);
    }

    /// The entity of a label or heading's name (`Vladimir Putin`, `MR ROE`, `Roe`), new if the text has no such name.
    pub fn named(&mut self, r: &TokenizedDocument, name: Span) -> EntityId {
        let (from, to) = r.range(name);
        let Some(key) = Key::of_label(r, from, to) else { return self.anonymous(r, name) };
        let gender = (from..to).fold(0, |g, i| g | r.word(i).0 & (MALE | FEMALE));
        let known = if key.words > 1 { self.full(&key) } else { self.short(&key, gender) };

        match known {
            Some(e) => {
                self.rename(e, &key, name);
                e
            }
            None => self.add(key, name, PERSON | gender, true),
        }
    }

    /// A speaker known by a description only (`Q`, `TV host`); the same words are the same speaker.
    pub fn anonymous(&mut self, r: &TokenizedDocument, name: Span) -> EntityId {
        let (from, to) = r.range(name);
        let hash = |i: Option<u32>| i.map_or(0, |i| r.token(i).hash);
        let words: Vec<u32> = (from..to).filter(|&i| r.token(i).kind == Kind::Word).collect();
        let key = Key {
            first: hash(words.first().copied()),
            last: hash(words.last().copied()),
            words: words.len() as u32,
            ..Key::default()
        };
        let known = self.ending(key.last).find(|&e| {
            let e = &self[e];
            !e.named && e.key.first == key.first && e.key.words == key.words && e.flags == 0
        });

        known.unwrap_or_else(|| self.add(key, name, 0, false))
    }

    /// The named entity at a span, new if none is there.
    pub fn named_at(&mut self, r: &TokenizedDocument, name: Span) -> EntityId {
        self.entity_at(r, name).filter(|&e| self[e].named).unwrap_or_else(|| self.named(r, name))
    }

    /// The entity of the mention at a span; a name rather than what else overlaps.
    pub fn entity_at(&self, r: &TokenizedDocument, span: Span) -> Option<EntityId> {
        let (from, to) = r.range(span);
        let start = self.mentions.partition_point(|m| m.end <= from);
        let near = self.mentions.part(start..).iter().zip(self.links.part(start..)).take_while(|(m, _)| m.first < to);
        let known = near.filter(|(_, l)| l.entity.is_some());
        known.max_by_key(|(m, _)| (m.kind == MentionKind::Name, m.end - m.first)).and_then(|(_, l)| l.entity)
    }

    /// Notes that a label stands for an entity.
    pub fn label(&mut self, name: Span, entity: EntityId) {
        self[entity].evidence.add(PersonEvidence::LABEL);
        self.labels.push((name, entity));
    }

    /// Makes one entity of two: what was tied to the first belongs to the second.
    pub fn merge(&mut self, from: EntityId, into: EntityId) {
        let (from, into) = (self.live(from), self.live(into));
        if from == into {
            return;
        }
        for link in self.links.iter_mut().filter(|l| l.entity == Some(from)) {
            link.entity = Some(into);
        }
        for role in self.roles.iter_mut().filter(|r| r.entity == from) {
            role.entity = into;
        }
        self[from].same_as = Some(into);
        let Entity { count, evidence, .. } = self[from];
        self[into].count += count;
        self[into].evidence.add(evidence.0);
    }

    /// Makes one entity of each form of a name and the name.
    pub(super) fn merge_forms(&mut self, forms: &[(EntityId, EntityId, LinkKind)]) {
        let mut kinds = vec![None; self.entities.len()];
        let mut titled = vec![false; self.entities.len()];
        for (link, mention) in self.links.iter().zip(&self.mentions) {
            if let Some(e) = link.entity {
                titled[e.index()] |= mention.name > mention.first;
            }
        }
        for &(from, into, kind) in forms {
            if self.live(into) == from {
                continue;
            }
            let into = self.live(into);
            self[from].same_as = Some(into);
            kinds[from.index()] = Some(kind);
            let Entity { count, flags, .. } = self[from];
            self[into].count += count;
            // `Ben Haroush` of `Tzruya Ben-Haroush`, `Dean` of `Ana Roe-Dean`: no given names; but `Mr Dean`.
            let gender = kind != LinkKind::Surname || titled[from.index()];
            self[into].flags |= flags & if gender { PERSON | MALE | FEMALE } else { PERSON };
        }
        for m in 0..self.links.len() {
            if let Some(from) = self.links[m].entity.filter(|e| self[*e].same_as.is_some()) {
                self.links[m].kind = kinds[from.index()].unwrap_or(self.links[m].kind);
                self.links[m].entity = Some(self.live(from));
            }
        }
        for i in 0..self.roles.len() {
            self.roles[i].entity = self.live(self.roles[i].entity);
        }
        for i in 0..self.nicknames.len() {
            self.nicknames[i].2 = self.live(self.nicknames[i].2);
        }
    }

    /// The entity that an entity turned out to be.
    pub fn live(&self, entity: EntityId) -> EntityId {
        let mut e = entity;
        while let Some(other) = self[e].same_as {
            e = other;
        }
        e
    }

    /// Notes a role that a label states.
    pub fn state_role(&mut self, r: &TokenizedDocument, entity: EntityId, words: Span) {
        let at = self.roles.partition_point(|r| r.at <= words.lo());
        self.roles.insert(at, Role { at: words.lo(), entity, words, tokens: r.range(words) });
    }

    /// The full name that a full name repeats, perhaps with an initial for its first word.
    pub(super) fn full(&self, key: &Key) -> Option<EntityId> {
        let known = self.ending(key.last).find(|&e| {
            let e = &self[e];
            let known = &e.key;
            e.named
                && known.words > 1
                && (known.first == key.first || (key.initial || known.initial) && key.letter == known.letter)
        });
        let nick = || self.nicknames.iter().take(NICKNAMES).find(|n| n.0 == key.first && n.1 == key.last);
        known.or_else(|| nick().map(|n| n.2))
    }

    /// The names that a single word may mean: those that end in it and fit its title's gender; else, for a given name,
    /// those that begin with it.
    pub(super) fn shortened(&self, key: &Key, gender: u32, given: bool) -> Vec<EntityId> {
        let fits = |e: &EntityId| {
            let entity = &self[*e];
            let known = entity.flags & (MALE | FEMALE);
            entity.named && (gender == 0 || known == 0 || known & gender != 0)
        };
        let found: Vec<EntityId> = self.ending(key.last).filter(fits).take(BEARERS).collect();
        if !found.is_empty() || !given {
            return found;
        }
        let whole = |e: &EntityId| {
            let e = &self[*e];
            e.named && e.key.words > 1 && e.flags & PERSON != 0
        };
        self.beginning(key.last).filter(whole).take(BEARERS).collect()
    }

    /// The name that a single word means: the most often mentioned one.
    fn short(&self, key: &Key, gender: u32) -> Option<EntityId> {
        self.shortened(key, gender, true).into_iter().rev().max_by_key(|&e| self[e].count)
    }

    /// Takes a fuller name, or the same in mixed case.
    pub(super) fn rename(&mut self, entity: EntityId, key: &Key, name: Span) {
        let e = &mut self[entity];
        let fuller = key.words > e.key.words && (!key.upper || e.key.upper);
        if fuller || key.words == e.key.words && (e.key.upper && !key.upper || e.key.initial && !key.initial) {
            if key.words > 1 {
                (e.key.first, e.key.initial, e.key.letter) = (key.first, key.initial, key.letter);
            }
            (e.name, e.key.words, e.key.upper) = (name, key.words, key.upper);
        }
    }

    pub(super) fn add(&mut self, key: Key, name: Span, flags: u32, named: bool) -> EntityId {
        let id = EntityId::at(self.entities.len());
        let (last, first) = (self.slot(key.last), self.slot(key.first));
        let (next_last, next_first) = (self.by_last[last], self.by_first[first]);
        self.entities.push(Entity {
            key,
            name,
            flags,
            count: 1,
            named,
            likely: 0,
            article: false,
            owner: None,
            family: None,
            evidence: PersonEvidence::default(),
            same_as: None,
            next_last,
            next_first,
        });
        self.by_last[last] = Some(id);
        self.by_first[first] = Some(id);
        id
    }

    /// The entities whose name ends in a word, newest first.
    pub(super) fn ending(&self, hash: u32) -> impl Iterator<Item = EntityId> + '_ {
        let start = self.by_last[self.slot(hash)];
        std::iter::successors(start, |&e| self[e].next_last)
            .filter(move |&e| self[e].key.last == hash)
            .map(|e| self.live(e))
            .take(NAMESAKES)
    }

    pub(super) fn beginning(&self, hash: u32) -> impl Iterator<Item = EntityId> + '_ {
        let start = self.by_first[self.slot(hash)];
        std::iter::successors(start, |&e| self[e].next_first)
            .filter(move |&e| self[e].key.first == hash)
            .map(|e| self.live(e))
    }

    fn slot(&self, hash: u32) -> usize {
        (hash.wrapping_mul(0x9E37_79B1) >> 7) as usize & (self.by_last.len() - 1)
    }
}

impl Index<EntityId> for EntityTable {
    type Output = Entity;

    fn index(&self, entity: EntityId) -> &Entity {
        &self.entities[entity.index()]
    }
}

impl IndexMut<EntityId> for EntityTable {
    fn index_mut(&mut self, entity: EntityId) -> &mut Entity {
        &mut self.entities[entity.index()]
    }
}
