//! Which of the last mentions a pronoun or a description means.
//!
//! Sums of weights that fade with sentences and paragraphs, after Lappin and Leass (Computational Linguistics 20,
//! 1994), simplified.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::entities::{EntityId, EntityTable, Link, LinkKind};
use super::mentions::{Mention, MentionKind};
use super::position::{Position, weight};
use super::tokenized::TokenizedDocument;
use crate::lexicon::*;
use crate::text::Kind;
use crate::text::tokens::{SPACED, START};
use crate::text::words::{is_any, words};

/// A mention that a later pronoun may mean.
#[derive(Clone, Copy)]
struct Place {
    entity: EntityId,
    sentence: u32,
    paragraph: u32,
    weight: u32,
    /// Whether it is what its clause speaks of, and brought up there: `A neighbour came out.`
    brought_up: bool,
    subject: bool,
    named: bool,
}

/// The last mentions.
#[derive(Default)]
pub struct Discourse {
    recent: Vec<Place>,
    /// Those of the caption or heading at hand, which nothing outside it means.
    aside: Vec<Place>,
    token: u32,
    sentence: u32,
    block: u32,
    /// Paragraphs so far, without captions.
    paragraph: u32,
    /// Sentence, paragraph and weight of the last two people of whom one sentence speaks.
    two: Option<(u32, u32, u32)>,
    /// Who was last said to speak.
    speaker: Option<(EntityId, u32)>,
}

/// How many mentions back a pronoun reaches.
const REACH: usize = 16;

/// As how many paragraphs a heading counts.
const HEADING: u32 = 2;

// Factors in 64ths, tried on articles annotated for the purpose.

/// A sentence farther off.
const SENTENCE: u64 = 24;
/// A paragraph farther off.
const PARAGRAPH: u64 = 40;
/// A person of whom the text does not tell whether it is a man or a woman.
const GENDER_UNKNOWN: u64 = 24;
/// One whose name ends as those of the pronoun's gender mostly do, or as those of the other.
const GENDER_LIKELY: u64 = 48;
const GENDER_UNLIKELY: u64 = 12;
/// A body or group as `they`.
const ONE: u64 = 18;
/// A name that no list knows as `it` or `they`.
const UNTOLD: u64 = 32;
/// Somebody who is only described, unless a sentence of the paragraph has brought him up.
const UNNAMED: u64 = 14;
/// The least that a place in a sentence counts that speaks of nobody else: `It did not go down well with Roe.`
const SOLE: u32 = 80;
/// Whoever tells of a person in the same sentence mostly tells of himself.
const TELLER: u64 = 128;
/// Named in the words that the pronoun reports.
const NAMED: u64 = 16;
/// The last who was said to speak, in this paragraph or the one before.
const SPOKE: u64 = 96;

/// The weight of "somebody else, or nobody we know": that of a subject some two sentences back.
const NULL: u64 = 10 << 20;

/// The best reading, and what it has of all readings' weight, in thousandths.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    pub entity: EntityId,
    pub share: u16,
    pub rivals: u8,
}

impl Choice {
    pub fn link(self, kind: LinkKind) -> Link {
        Link { entity: Some(self.entity), kind, share: self.share, rivals: self.rivals }
    }
}

/// What a pronoun may mean.
pub struct Wanted<'a> {
    /// `MALE`, `FEMALE`, or both.
    pub gender: u32,
    /// Entities that the words it reports name: whoever speaks seldom calls himself by name.
    pub named: &'a [EntityId],
    /// Who stands beside the pronoun as somebody else: the subject of the verb whose object is sought, say.
    pub not: &'a [EntityId],
    /// Whose words the pronoun's clause tells: `Roe said she was late`.
    pub teller: Option<EntityId>,
}

impl Discourse {
    pub fn advance(&mut self, r: &TokenizedDocument, mention: &Mention) {
        if mention.block != self.block {
            self.aside.clear();
        }
        // A heading fades what stands above it, a line of signs ends it.
        for block in self.block..mention.block {
            if r.asides[block as usize + 1] && !r.headlines[block as usize + 1] {
                continue;
            }
            self.paragraph += 1;
            let (from, to) = r.blocks[block as usize + 1];
            let blank = from == to || !(from..to).any(|i| r.token(i).is_word());
            if blank {
                self.recent.clear();
            }
            if r.headlines[block as usize + 1] || blank {
                self.paragraph += HEADING;
                self.speaker = None;
            }
        }
        self.block = mention.block;
        for i in self.token..mention.first + 1 {
            self.sentence += u32::from(r.token(i).has(START));
        }
        self.token = self.token.max(mention.first + 1);
    }

    pub fn remember(&mut self, table: &EntityTable, r: &TokenizedDocument, m: usize, entity: EntityId) {
        let (mention, share) = (&table.mentions[m], table.links[m].share);
        if is_dateline(r, mention) || is_heading_of_caption(r, mention) {
            return;
        }
        let position = table.position(r, m);
        // `Velm's oldest paper`
        if position == Position::Possessor && table[entity].flags & (PLACE | ORGANIZATION | PERSON) == PLACE {
            return;
        }
        let subject = matches!(position, Position::Speaker | Position::Subject);
        let brought_up = subject && is_any(r.of(mention.first), words!["a", "an", "one", "another"]);
        // `Roe thanked Poe, who had lent him the money`: what a relative clause tells is told by the way.
        let by_the_way = if mention.kind == MentionKind::Who { Position::Possessor } else { position };
        let (sentence, paragraph, weight) =
            (self.sentence, self.paragraph, weight(by_the_way) * u32::from(share) / 1000);
        let named = table[entity].named;
        let place = Place { entity, sentence, paragraph, weight, brought_up, subject, named };
        if r.asides[mention.block as usize] {
            return self.aside.push(place);
        }
        if self.recent.len() >= 2 * REACH {
            self.recent.drain(..REACH);
        }
        let person = |e: EntityId| table[e].flags & (PERSON | MALE | FEMALE) != 0 && table[e].flags & PLURAL == 0;
        if mention.kind == MentionKind::Name && person(entity) {
            let here = self.recent.iter().rev().take_while(|p| p.sentence == sentence);
            if let Some(other) = here.into_iter().find(|p| p.entity != entity && person(p.entity)) {
                // `Roe and Poe`, `Roe and her husband, Poe`, rather than `Roe met Poe`
                let and = (mention.first.saturating_sub(4)..mention.first).any(|i| r.of(i) == "and");
                self.two = Some((sentence, paragraph, other.weight.max(weight) / if and { 1 } else { 2 }));
            }
        }
        if position == Position::Speaker {
            self.speaker = Some((entity, self.paragraph));
        }
        self.recent.push(place);
    }

    /// Whether an entity was the last that was said to speak, in this paragraph or the one before.
    fn spoke(&self, entity: EntityId) -> bool {
        self.speaker.is_some_and(|(speaker, paragraph)| speaker == entity && paragraph + 1 >= self.paragraph)
    }

    /// Takes one entity for another from now on.
    pub fn rename(&mut self, from: EntityId, into: EntityId) {
        for place in self.recent.iter_mut().chain(&mut self.aside).filter(|p| p.entity == from) {
            place.entity = into;
        }
    }

    /// Whether an entity was spoken of lately.
    pub fn holds(&self, entity: EntityId) -> bool {
        self.recent.iter().any(|p| p.entity == entity)
    }

    /// Whether an entity was spoken of in this paragraph.
    pub fn is_here(&self, entity: EntityId) -> bool {
        self.recent.iter().rev().take_while(|p| p.paragraph == self.paragraph).any(|p| p.entity == entity)
    }

    /// How many mentions ago an entity was spoken of last.
    pub fn ago(&self, entity: EntityId) -> Option<usize> {
        self.recent.iter().rev().position(|p| p.entity == entity)
    }

    /// The most salient person.
    pub fn person(&self, table: &EntityTable, wanted: &Wanted) -> Option<Choice> {
        self.choose(NULL, &|e, here| {
            let entity = &table[e];
            let known = entity.flags & (MALE | FEMALE);
            if wanted.not.contains(&e)
                || entity.flags & (PLURAL | GROUP | DOCUMENT) != 0
                || known != 0 && known & wanted.gender == 0
            {
                return 0;
            }
            if entity.flags & (ORGANIZATION | PLACE) != 0 && entity.flags & PERSON == 0 {
                return 0;
            }
            let person =
                entity.flags & PERSON != 0 || known != 0 || entity.named && !entity.article && entity.key.words > 1;
            if !person {
                return 0;
            }
            let factor = |holds: bool, factor: u64| if holds { factor } else { 64 };
            let gender = match known {
                0 if entity.likely != 0 && entity.likely & wanted.gender == 0 => GENDER_UNLIKELY,
                0 if entity.likely != 0 => GENDER_LIKELY,
                MALE | FEMALE => 64,
                _ => GENDER_UNKNOWN,
            };
            gender
                * factor(!entity.named && !here, UNNAMED)
                * factor(wanted.named.contains(&e), NAMED)
                * factor(wanted.teller == Some(e), TELLER)
                * factor(self.spoke(e), SPOKE)
                / (64 * 64 * 64 * 64)
        })
    }

    /// The most salient of the entities with one of some flags and none of others.
    pub fn thing(&self, table: &EntityTable, any: u32, none: u32) -> Option<Choice> {
        // `They` may be the two of whom the last sentence told.
        let two = self.two.filter(|_| any & PLURAL != 0);
        let two =
            two.map_or(0, |(sentence, paragraph, weight)| self.faded(sentence, paragraph, u64::from(weight) << 20));
        self.choose(NULL + two, &|e, _| {
            let flags = table[e].flags;
            // `they` are people rather than a body.
            let one = any & flags & PLURAL == 0 && any & PLURAL != 0;
            // `Pelican denied it`: a name of which nothing tells what it is may be that of a body.
            // `They` are hardly `Owen Tarr`.
            let untold = table[e].named
                && flags & (PERSON | MALE | FEMALE | PLACE) == 0
                && (any & PLURAL == 0 || table[e].key.words != 2);
            if flags & any == 0 && !untold || flags & none != 0 {
                return 0;
            }
            // `The daily says that Velm was late. “…,” it writes`
            let spoke = any & PLURAL == 0 && flags & any != 0 && self.spoke(e);
            let kind = match () {
                _ if flags & any == 0 && table[e].likely == 0 => UNTOLD,
                _ if flags & any == 0 => UNTOLD / 2,
                _ if one => ONE,
                _ => 64,
            };
            if spoke { kind * SPOKE / 64 } else { kind }
        })
    }

    /// Who alone is spoken of in the last sentence that speaks of anybody who fits, and that sentence.
    fn sole(recent: &[Place], factor: &dyn Fn(EntityId, bool) -> u64) -> Option<(EntityId, u32)> {
        let mut fitting = recent.iter().rev().take(REACH).filter(|p| factor(p.entity, false) > 0);
        let last = fitting.next()?;
        let alone = fitting.take_while(|p| p.sentence == last.sentence).all(|p| p.entity == last.entity);
        alone.then_some((last.entity, last.sentence))
    }

    /// A weight after the sentences and paragraphs since.
    fn faded(&self, sentence: u32, paragraph: u32, mut weight: u64) -> u64 {
        for _ in 0..(self.sentence - sentence).min(30) {
            weight = weight * SENTENCE / 64;
        }
        for _ in 0..(self.paragraph - paragraph).min(20) {
            weight = weight * PARAGRAPH / 64;
        }
        weight
    }

    /// The likeliest, and none where somebody else, who weighs `null`, is likelier by far.
    fn choose(&self, null: u64, factor: &dyn Fn(EntityId, bool) -> u64) -> Option<Choice> {
        let mut sums: [(Option<EntityId>, u64); REACH] = [(None, 0); REACH];
        let fits = |place: &Place| factor(place.entity, false) > 0;
        let recent = if self.aside.iter().any(fits) { &self.aside } else { &self.recent };
        let latest = Discourse::sole(recent, factor);
        let named = |paragraph: u32| {
            let fits = |p: &Place| p.paragraph == paragraph && p.named && factor(p.entity, false) > 0;
            recent.iter().rev().take(REACH).any(fits)
        };
        let named_here = named(self.paragraph);
        let nobody = !named_here && self.paragraph.checked_sub(1).is_some_and(|above| !named(above));
        // Whom the paragraph is about, or the one above where neither names anybody: `A neighbour came out. … “…,” he said.`
        let here = |place: &Place| match self.paragraph - place.paragraph {
            0 => (place.brought_up || place.subject && !named_here) && place.sentence < self.sentence,
            1 => nobody && place.brought_up && self.speaker != Some((place.entity, place.paragraph)),
            _ => false,
        };
        for place in recent.iter().rev().take(REACH) {
            let factor = factor(place.entity, here(place));
            if factor == 0 {
                continue;
            }
            let alone = latest == Some((place.entity, place.sentence));
            let weight = if alone { place.weight.max(SOLE) } else { place.weight };
            let weight = self.faded(place.sentence, place.paragraph, (u64::from(weight) << 20) * factor / 64);
            if let Some(sum) = sums.iter_mut().find(|s| s.0.is_none_or(|e| e == place.entity)) {
                *sum = (Some(place.entity), sum.1 + weight);
            }
        }
        // The first of equals.
        let best = sums.iter().rev().filter(|s| s.1 > 0).max_by_key(|s| s.1)?;
        if null > NULL && null > best.1 + NULL {
            return None;
        }
        let total = sums.iter().map(|s| s.1).sum::<u64>() + null;
        let thousandths = |weight: u64| (weight * 1000 / total) as u16;
        Some(Choice {
            entity: best.0?,
            share: thousandths(best.1),
            rivals: sums.iter().filter(|s| s.0.is_some()).count() as u8 - 1,
        })
    }
}

/// `VELM, March 3 (Agency) - The ministry said`: whence a report comes.
pub(super) fn is_dateline(r: &TokenizedDocument, mention: &Mention) -> bool {
    let (from, to) = r.blocks[mention.block as usize];
    let dash = || (mention.end..to.min(mention.end + DATELINE)).find(|&i| r.token(i).kind == Kind::Dash);
    mention.first == from
        && mention.kind == MentionKind::Name
        && dash().is_some_and(|dash| {
            let name = |i: u32| r.token(i).is_capital() || r.word(i).verb() == 0 && r.function(i) == 0;
            let plain = |i: u32| !r.token(i).is_word() || name(i);
            r.token(dash).has(SPACED) && (mention.end..dash).all(plain)
        })
}

/// `FILE PHOTO: Ana Roe signing copies`: what a caption begins with.
fn is_heading_of_caption(r: &TokenizedDocument, mention: &Mention) -> bool {
    let colon = r.tokens.get(mention.end as usize).is_some_and(|t| t.kind == Kind::Colon);
    colon && r.asides[mention.block as usize] && mention.first == r.blocks[mention.block as usize].0
}

/// How many tokens a dateline has at most.
const DATELINE: u32 = 12;
