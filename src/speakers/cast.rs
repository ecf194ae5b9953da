//! Who is who: every mention is tied to an entity; names first, over the whole text, then nouns and pronouns.

use super::mentions::{self, Mention, Mentioned};
use super::reading::Reading;
use crate::lexicon::*;
use crate::text::Kind;
use crate::text::tokens::{INITIAL, START};

/// No entity.
pub const NOBODY: u32 = u32::MAX;

/// Somebody or something that mentions speak of.
#[derive(Clone, Copy, Debug)]
pub struct Entity {
    /// Hashes of the first and the last word of the name, or of the head noun twice.
    pub first: u32,
    pub last: u32,
    /// The mention with the fullest name.
    pub best: u32,
    /// Words of that name.
    pub words: u32,
    /// Flags of the lexicon that any mention showed.
    pub flags: u32,
    /// How many mentions under the full name.
    pub count: u32,
    pub named: bool,
    /// Next entity in the chain of its last and of its first word.
    next_last: u32,
    next_first: u32,
}

/// All mentions and entities of one text.
pub struct Cast {
    pub mentions: Vec<Mention>,
    /// Entity of each mention, or `NOBODY`.
    pub entity: Vec<u32>,
    pub entities: Vec<Entity>,
    by_last: Vec<u32>,
    by_first: Vec<u32>,
    /// (hash of a role's head noun, entity), in text order.
    roles: Vec<(u32, u32)>,
}

impl Cast {
    pub fn new(reading: &Reading) -> Cast {
        let mentions = mentions::find(reading);
        let slots = (mentions.len() / 2).next_power_of_two().max(64);
        let mut cast = Cast {
            entity: vec![NOBODY; mentions.len()],
            mentions,
            entities: Vec::new(),
            by_last: vec![NOBODY; slots],
            by_first: vec![NOBODY; slots],
            roles: Vec::new(),
        };
        cast.link_full_names(reading);
        cast.link_short_names(reading);
        cast.link_others(reading);
        cast
    }

    fn slot(&self, hash: u32) -> usize {
        (hash.wrapping_mul(0x9E37_79B1) >> 7) as usize & (self.by_last.len() - 1)
    }

    fn add(&mut self, entity: Entity) -> u32 {
        let id = self.entities.len() as u32;
        let (last, first) = (self.slot(entity.last), self.slot(entity.first));
        self.entities.push(Entity { next_last: self.by_last[last], next_first: self.by_first[first], ..entity });
        self.by_last[last] = id;
        self.by_first[first] = id;
        id
    }

    /// The entities whose name ends in a word, newest first.
    fn ending(&self, hash: u32) -> impl Iterator<Item = u32> + '_ {
        let start = self.by_last[self.slot(hash)];
        std::iter::successors(link(start), |&e| link(self.entities[e as usize].next_last))
            .filter(move |&e| self.entities[e as usize].last == hash)
    }

    fn beginning(&self, hash: u32) -> impl Iterator<Item = u32> + '_ {
        let start = self.by_first[self.slot(hash)];
        std::iter::successors(link(start), |&e| link(self.entities[e as usize].next_first))
            .filter(move |&e| self.entities[e as usize].first == hash)
    }

    fn link_full_names(&mut self, r: &Reading) {
        for m in 0..self.mentions.len() {
            let mention = self.mentions[m];
            if mention.kind != Mentioned::Name {
                continue;
            }
            let (last, words) = name_end(r, &mention);
            if words < 2 {
                continue;
            }
            let (first, last) = (r.token(mention.name), r.token(last));
            let initial = first.has(INITIAL);
            let letter = r.of(mention.name).chars().next();
            let known = self.ending(last.hash).find(|&e| {
                let e = &self.entities[e as usize];
                e.words > 1
                    && (e.first == first.hash
                        || (initial || r.token(self.mentions[e.best as usize].name).has(INITIAL))
                            && letter == r.of(self.mentions[e.best as usize].name).chars().next())
            });
            let id = match known {
                Some(e) => {
                    let entity = &mut self.entities[e as usize];
                    entity.count += 1;
                    entity.flags |= mention.flags;
                    if words > entity.words {
                        entity.words = words;
                        entity.best = m as u32;
                    }
                    e
                }
                None => self.add(Entity {
                    first: first.hash,
                    last: last.hash,
                    best: m as u32,
                    words,
                    flags: mention.flags,
                    count: 1,
                    named: true,
                    next_last: NOBODY,
                    next_first: NOBODY,
                }),
            };
            self.entity[m] = id;
            self.note_role(r, m, id);
        }
    }

    fn link_short_names(&mut self, r: &Reading) {
        for m in 0..self.mentions.len() {
            let mention = self.mentions[m];
            if mention.kind != Mentioned::Name || self.entity[m] != NOBODY {
                continue;
            }
            let hash = r.token(mention.name).hash;
            let gender = mention.flags & (MALE | FEMALE);
            let titled = mention.name > mention.first;
            let fits = |e: &Entity| {
                let known = e.flags & (MALE | FEMALE);
                (!titled || gender == 0 || known == 0 || known & gender != 0)
                    && !(mention.flags & PLACE != 0 && !titled && e.words > 1 && e.flags & PERSON != 0)
            };
            let mut chosen = NOBODY;
            for e in self.ending(hash) {
                let entity = &self.entities[e as usize];
                let better = chosen == NOBODY || entity.count >= self.entities[chosen as usize].count;
                if entity.named && fits(entity) && better {
                    chosen = e;
                }
            }
            if chosen == NOBODY && !titled {
                let given = self.beginning(hash).find(|&e| {
                    let e = &self.entities[e as usize];
                    e.named && e.words > 1 && (e.flags & PERSON != 0 && r.word(mention.name).is(GIVEN))
                });
                chosen = given.unwrap_or(NOBODY);
            }
            if chosen == NOBODY {
                chosen = self.add(Entity {
                    first: hash,
                    last: hash,
                    best: m as u32,
                    words: 1,
                    flags: mention.flags,
                    count: 1,
                    named: true,
                    next_last: NOBODY,
                    next_first: NOBODY,
                });
            } else {
                let entity = &mut self.entities[chosen as usize];
                entity.flags |= mention.flags & (PERSON | MALE | FEMALE);
                entity.count += u32::from(entity.words == 1);
            }
            self.entity[m] = chosen;
            self.note_role(r, m, chosen);
        }
    }

    /// Remembers the head nouns that stand before a name.
    fn note_role(&mut self, r: &Reading, m: usize, entity: u32) {
        let mention = self.mentions[m];
        for i in mention.first..mention.name {
            if r.word(i).is(PERSON | TITLE) {
                self.roles.push((r.token(i).hash, entity));
            }
        }
    }

    fn link_others(&mut self, r: &Reading) {
        let mut places = Places::default();
        for m in 0..self.mentions.len() {
            let mention = self.mentions[m];
            if mention.quoted {
                continue;
            }
            places.advance(r, &mention);
            match mention.kind {
                Mentioned::Name => {}
                Mentioned::Noun | Mentioned::Unlisted => self.entity[m] = self.noun(r, m),
                Mentioned::Handle => {
                    let hash = r.token(mention.first).hash;
                    let known = self.ending(hash).next();
                    self.entity[m] = known.unwrap_or_else(|| {
                        self.add(Entity {
                            first: hash,
                            last: hash,
                            best: m as u32,
                            words: 1,
                            flags: 0,
                            count: 1,
                            named: true,
                            next_last: NOBODY,
                            next_first: NOBODY,
                        })
                    });
                }
                _ => self.entity[m] = self.pronoun(r, m, &places),
            }
            if !mention.inner && self.entity[m] != NOBODY {
                places.remember(r, m, &mention, self.entity[m]);
            }
        }
    }

    /// `the senator`, `a report`, `officials`
    fn noun(&mut self, r: &Reading, m: usize) -> u32 {
        let mention = self.mentions[m];
        let hash = r.token(mention.name).hash;
        let the = r.of(mention.first).eq_ignore_ascii_case("the");
        if the && mention.flags & PERSON != 0 && mention.flags & PLURAL == 0 && mention.end - mention.first <= 3 {
            if let Some(&(_, e)) = self.roles.iter().rev().take(200).find(|(role, _)| *role == hash) {
                return e;
            }
        }
        let indefinite = matches!(r.of(mention.first), "a" | "an" | "A" | "An" | "another" | "Another");
        let known = if indefinite { None } else { self.ending(hash).find(|&e| !self.entities[e as usize].named) };
        known.unwrap_or_else(|| {
            self.add(Entity {
                first: hash,
                last: hash,
                best: m as u32,
                words: mention.end - mention.first,
                flags: mention.flags,
                count: 1,
                named: false,
                next_last: NOBODY,
                next_first: NOBODY,
            })
        })
    }

    fn pronoun(&mut self, r: &Reading, m: usize, places: &Places) -> u32 {
        let mention = self.mentions[m];
        match mention.kind {
            Mentioned::He | Mentioned::She => {
                let e = places.person(self, mention.flags, mention.block);
                if e != NOBODY {
                    let entity = &mut self.entities[e as usize];
                    if entity.flags & (MALE | FEMALE) == 0 && entity.flags & (ORGANIZATION | PLACE | GROUP) == 0 {
                        entity.flags |= mention.flags | PERSON;
                    }
                }
                e
            }
            Mentioned::They => places.latest(self, PLURAL | GROUP | ORGANIZATION, 0),
            Mentioned::It => places.latest(self, ORGANIZATION | DOCUMENT | PLACE | GROUP, PLURAL | PERSON),
            Mentioned::Who => {
                let before = self.mentions[..m].iter().rposition(|b| !b.inner && !b.quoted);
                match before {
                    Some(b) if self.mentions[b].end + 2 >= mention.first && self.mentions[b].block == mention.block => {
                        self.entity[b]
                    }
                    _ => NOBODY,
                }
            }
            _ => {
                let _ = r;
                NOBODY
            }
        }
    }
}

/// The next entity of a chain.
fn link(entity: u32) -> Option<u32> {
    (entity != NOBODY).then_some(entity)
}

/// The last word of a name that is no suffix, and the number of its words.
fn name_end(r: &Reading, mention: &Mention) -> (u32, u32) {
    let (mut last, mut words) = (mention.name, 0);
    for i in mention.name..mention.end {
        if r.token(i).kind == Kind::Word {
            words += 1;
            if !r.word(i).is(SUFFIX) || i == mention.name {
                last = i;
            } else {
                words -= 1;
            }
        }
    }
    (last, words)
}

/// A mention that a later pronoun may mean.
#[derive(Clone, Copy)]
struct Place {
    entity: u32,
    sentence: u32,
    block: u32,
    weight: u32,
}

/// The last mentions, for Lappin and Leass's salience (Computational Linguistics 20, 1994), simplified.
#[derive(Default)]
struct Places {
    recent: Vec<Place>,
    token: u32,
    sentence: u32,
}

/// How many mentions back a pronoun reaches.
const REACH: usize = 12;

impl Places {
    fn advance(&mut self, r: &Reading, mention: &Mention) {
        for i in self.token..mention.first + 1 {
            self.sentence += u32::from(r.token(i).has(START));
        }
        self.token = self.token.max(mention.first + 1);
    }

    fn remember(&mut self, r: &Reading, _m: usize, mention: &Mention, entity: u32) {
        if self.recent.len() == 2 * REACH {
            self.recent.drain(..REACH);
        }
        let before = (mention.first > 0).then(|| r.function(mention.first - 1)).unwrap_or(0);
        let mut after = mention.end;
        while (after as usize) < r.tokens.len() && r.function(after) == ADVERB {
            after += 1;
        }
        let next = r.tokens.get(after as usize);
        let verb = next.is_some_and(|t| t.is_word()) && (r.function(after) == AUX || r.word(after).verb() != 0);
        let role = if next.is_some_and(|t| t.kind == Kind::Possessive) {
            10
        } else if before == PREPOSITION {
            5
        } else if verb || r.token(mention.first).has(START) {
            80
        } else {
            20
        };
        self.recent.push(Place { entity, sentence: self.sentence, block: mention.block, weight: role + 30 });
    }

    /// The most salient person of this gender.
    fn person(&self, cast: &Cast, gender: u32, block: u32) -> u32 {
        let mut sums: [(u32, u64); REACH] = [(NOBODY, 0); REACH];
        for place in self.recent.iter().rev().take(REACH) {
            let entity = &cast.entities[place.entity as usize];
            let known = entity.flags & (MALE | FEMALE);
            if entity.flags & (PLURAL | GROUP | DOCUMENT) != 0 || known != 0 && known & gender == 0 {
                continue;
            }
            if entity.flags & (ORGANIZATION | PLACE) != 0 && entity.flags & PERSON == 0 {
                continue;
            }
            let mut weight = u64::from(place.weight) << 20;
            weight >>= (self.sentence - place.sentence).min(30);
            for _ in 0..(block - place.block).min(20) {
                weight = weight * 13 / 20;
            }
            if known == 0 || known == MALE | FEMALE {
                weight /= 2;
            }
            if let Some(sum) = sums.iter_mut().find(|s| s.0 == place.entity || s.0 == NOBODY) {
                *sum = (place.entity, sum.1 + weight);
            }
        }
        let mut best = (NOBODY, 0);
        for sum in sums {
            if sum.1 > best.1 {
                best = sum;
            }
        }
        best.0
    }

    /// The last mention with one of some flags and none of others.
    fn latest(&self, cast: &Cast, any: u32, none: u32) -> u32 {
        let fits = |p: &&Place| {
            let flags = cast.entities[p.entity as usize].flags;
            flags & any != 0 && flags & none == 0
        };
        self.recent.iter().rev().find(fits).map_or(NOBODY, |p| p.entity)
    }
}
