//! Which of the last mentions a pronoun means.

use super::cast::{Cast, NOBODY};
use super::mentions::Mention;
use super::reading::Reading;
use crate::lexicon::*;
use crate::text::Kind;
use crate::text::tokens::START;

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
pub struct Places {
    recent: Vec<Place>,
    token: u32,
    sentence: u32,
}

/// How many mentions back a pronoun reaches.
const REACH: usize = 12;

impl Places {
    pub fn advance(&mut self, r: &Reading, mention: &Mention) {
        for i in self.token..mention.first + 1 {
            self.sentence += u32::from(r.token(i).has(START));
        }
        self.token = self.token.max(mention.first + 1);
    }

    pub fn remember(&mut self, r: &Reading, mention: &Mention, entity: u32) {
        if self.recent.len() == 2 * REACH {
            self.recent.drain(..REACH);
        }
        let before = if mention.first > 0 { r.function(mention.first - 1) } else { 0 };
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
    pub fn person(&self, cast: &Cast, gender: u32, block: u32) -> u32 {
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
            // A single unknown word (`Wines`, `This`) is as little of a person as `camera`.
            let person = entity.flags & PERSON != 0 || known != 0 || entity.named && entity.key.words > 1;
            if !person {
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
    pub fn latest(&self, cast: &Cast, any: u32, none: u32) -> u32 {
        let fits = |p: &&Place| {
            let flags = cast.entities[p.entity as usize].flags;
            flags & any != 0 && flags & none == 0
        };
        self.recent.iter().rev().find(fits).map_or(NOBODY, |p| p.entity)
    }
}
