//! Who is who: every mention is tied to an entity.

use super::mentions::{self, Mention, MentionKind};
use super::tokenized::TokenizedDocument;
use super::{link, resolve};
use crate::lexicon::*;
use crate::text::Kind;
use crate::text::Span;
use crate::text::tokens::{INITIAL, UPPER};

/// How many bearers of a surname are looked at, the latest named first.
const NAMESAKES: usize = 100;

/// No entity.
pub const NOBODY: u32 = u32::MAX;

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
    /// Whose somebody unnamed is: of `Roe's office`, Roe.
    pub(super) owner: u32,
    /// Next entity in the chain of its last and of its first word.
    next_last: u32,
    next_first: u32,
}

/// What names are compared by.
#[derive(Clone, Copy, Debug, Default)]
pub struct Key {
    /// Hashes of the first and the last word, or of a head noun twice.
    pub first: u32,
    pub last: u32,
    /// Words of the name, without suffixes.
    pub words: u32,
    /// First letter, and whether the first word is no more than that.
    pub letter: Option<char>,
    pub initial: bool,
    /// All in capitals.
    pub upper: bool,
}

/// A role as stated somewhere.
#[derive(Clone, Copy, Debug)]
pub struct Role {
    /// Byte offset of the statement.
    pub at: u32,
    pub entity: u32,
    pub words: Span,
}

/// All mentions and entities of one text.
pub struct EntityTable {
    pub mentions: Vec<Mention>,
    /// Entity of each mention, or `NOBODY`.
    pub entity: Vec<u32>,
    /// How sure each mention's entity is, in thousandths.
    pub(super) sure: Vec<u16>,
    pub entities: Vec<Entity>,
    /// Roles as stated, in text order.
    pub roles: Vec<Role>,
    /// Names in labels that are no mentions.
    pub labels: Vec<(Span, u32)>,
    /// Handles (`@name`) and whose they are.
    pub handles: Vec<(Span, u32)>,
    /// Nickname, surname and whose they are.
    pub(super) nicknames: Vec<(u32, u32, u32)>,
    by_last: Vec<u32>,
    by_first: Vec<u32>,
}

impl EntityTable {
    /// Finds and ties all mentions of a text.
    pub fn new(tokenized: &TokenizedDocument) -> EntityTable {
        let mentions = mentions::find(tokenized);
        let slots = (mentions.len() / 2).next_power_of_two().max(64);
        let mut table = EntityTable {
            entity: vec![NOBODY; mentions.len()],
            sure: vec![0; mentions.len()],
            mentions,
            entities: Vec::new(),
            roles: Vec::new(),
            labels: Vec::new(),
            handles: Vec::new(),
            nicknames: Vec::new(),
            by_last: vec![NOBODY; slots],
            by_first: vec![NOBODY; slots],
        };
        link::names(&mut table, tokenized);
        resolve::others(&mut table, tokenized);
        table
    }

    /// How sure it is that a mention means its entity, in thousandths; 0 where it has none.
    pub fn link_confidence(&self, mention: usize) -> u16 {
        if self.entity[mention] == NOBODY { 0 } else { self.sure[mention] }
    }

    pub(super) fn link(&mut self, mention: usize, entity: u32, sure: u16) {
        self.entity[mention] = entity;
        self.sure[mention] = sure;
    }

    /// The entity of a label or heading's name (`Vladimir Putin`, `MR ROE`, `Roe`), new if the text has no such name.
    pub fn named(&mut self, r: &TokenizedDocument, name: Span) -> u32 {
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
    pub fn anonymous(&mut self, r: &TokenizedDocument, name: Span) -> u32 {
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
            let e = &self.entities[e as usize];
            !e.named && e.key.first == key.first && e.key.words == key.words && e.flags == 0
        });

        known.unwrap_or_else(|| self.add(key, name, 0, false))
    }

    /// The entity of the mention at a span; a name rather than what else overlaps.
    pub fn entity_at(&self, r: &TokenizedDocument, span: Span) -> Option<u32> {
        let (from, to) = r.range(span);
        let start = self.mentions.partition_point(|m| m.end <= from);
        let near = self.mentions[start..].iter().zip(&self.entity[start..]).take_while(|(m, _)| m.first < to);
        let known = near.filter(|(_, e)| **e != NOBODY);
        known.max_by_key(|(m, _)| (m.kind == MentionKind::Name, m.end - m.first)).map(|(_, &e)| e)
    }

    /// Notes that a label stands for an entity.
    pub fn label(&mut self, name: Span, entity: u32) {
        self.labels.push((name, entity));
    }

    /// Makes one entity of two: what was tied to the first belongs to the second.
    pub fn merge(&mut self, from: u32, into: u32) {
        for e in self.entity.iter_mut().filter(|e| **e == from) {
            *e = into;
        }
        for role in self.roles.iter_mut().filter(|r| r.entity == from) {
            role.entity = into;
        }
        self.entities[into as usize].count += self.entities[from as usize].count;
    }

    /// Notes a role that a label states.
    pub fn state_role(&mut self, entity: u32, words: Span) {
        let at = self.roles.partition_point(|r| r.at <= words.start);
        self.roles.insert(at, Role { at: words.start, entity, words });
    }

    /// The full name that a full name repeats, perhaps with an initial for its first word.
    pub(super) fn full(&self, key: &Key) -> Option<u32> {
        let known = self.ending(key.last).find(|&e| {
            let e = &self.entities[e as usize];
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
    pub(super) fn shortened(&self, key: &Key, gender: u32, given: bool) -> Vec<u32> {
        let fits = |e: &u32| {
            let entity = &self.entities[*e as usize];
            let known = entity.flags & (MALE | FEMALE);
            entity.named && (gender == 0 || known == 0 || known & gender != 0)
        };
        let found: Vec<u32> = self.ending(key.last).filter(fits).take(BEARERS).collect();
        if !found.is_empty() || !given {
            return found;
        }
        let whole = |e: &u32| {
            let e = &self.entities[*e as usize];
            e.named && e.key.words > 1 && e.flags & PERSON != 0
        };
        self.beginning(key.last).filter(whole).take(BEARERS).collect()
    }

    /// The name that a single word means: the most often mentioned one.
    fn short(&self, key: &Key, gender: u32) -> Option<u32> {
        self.shortened(key, gender, true).into_iter().rev().max_by_key(|&e| self.entities[e as usize].count)
    }

    /// Takes a fuller name, or the same in mixed case.
    pub(super) fn rename(&mut self, entity: u32, key: &Key, name: Span) {
        let e = &mut self.entities[entity as usize];
        let fuller = key.words > e.key.words && (!key.upper || e.key.upper);
        if fuller || key.words == e.key.words && e.key.upper && !key.upper {
            (e.name, e.key.words, e.key.upper) = (name, key.words, key.upper);
        }
    }

    pub(super) fn add(&mut self, key: Key, name: Span, flags: u32, named: bool) -> u32 {
        let id = self.entities.len() as u32;
        let (last, first) = (self.slot(key.last), self.slot(key.first));
        let (next_last, next_first) = (self.by_last[last], self.by_first[first]);
        self.entities.push(Entity { key, name, flags, count: 1, named, owner: NOBODY, next_last, next_first });
        self.by_last[last] = id;
        self.by_first[first] = id;
        id
    }

    /// The entities whose name ends in a word, newest first.
    pub(super) fn ending(&self, hash: u32) -> impl Iterator<Item = u32> + '_ {
        let start = self.by_last[self.slot(hash)];
        std::iter::successors(link(start), |&e| link(self.entities[e as usize].next_last))
            .filter(move |&e| self.entities[e as usize].key.last == hash)
            .take(NAMESAKES)
    }

    fn beginning(&self, hash: u32) -> impl Iterator<Item = u32> + '_ {
        let start = self.by_first[self.slot(hash)];
        std::iter::successors(link(start), |&e| link(self.entities[e as usize].next_first))
            .filter(move |&e| self.entities[e as usize].key.first == hash)
    }

    fn slot(&self, hash: u32) -> usize {
        (hash.wrapping_mul(0x9E37_79B1) >> 7) as usize & (self.by_last.len() - 1)
    }
}

/// The next entity of a chain.
fn link(entity: u32) -> Option<u32> {
    (entity != NOBODY).then_some(entity)
}

impl Key {
    /// The key of the name in tokens `from..to`, which hold no title before it.
    pub(super) fn of(r: &TokenizedDocument, from: u32, to: u32) -> Key {
        let (mut last, mut words, mut upper) = (from, 0, true);
        for i in from..to {
            let token = r.token(i);
            if token.kind == Kind::Word && (i == from || !r.word(i).is(SUFFIX)) {
                words += 1;
                last = i;
                upper &= token.has(UPPER | INITIAL);
            }
        }
        let first = r.token(from);
        Key {
            first: first.hash,
            last: r.token(last).hash,
            words,
            letter: r.of(from).chars().next().map(|c| c.to_ascii_uppercase()),
            initial: first.has(INITIAL),
            upper: upper && words > 0,
        }
    }

    /// The key of a label's name, past the titles before it; `None` where it has no word.
    fn of_label(r: &TokenizedDocument, from: u32, to: u32) -> Option<Key> {
        let word = |i: &u32| r.token(*i).kind == Kind::Word;
        let name =
            (from..to).filter(word).find(|&i| !r.word(i).is(TITLE) || r.word(i).is(GIVEN)).or((from..to).find(word))?;
        Some(Key::of(r, name, to))
    }
}
