//! What tells that an entity is a person or a body that can speak, and what that it is neither.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::entities::{EntityTable, MentionId};
use super::mentions::{Mention, MentionKind};
use super::position::Position;
use super::tokenized::TokenizedDocument;
use crate::lexicon::*;
use crate::text::Kind;
use crate::text::tokens::{OPENED, START};

/// A set of flags about one entity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PersonEvidence(pub u16);

impl PersonEvidence {
    /// Its name begins with a listed given name.
    pub const GIVEN_NAME: u16 = 1;
    /// A title or role stands beside its name somewhere.
    pub const ROLE: u16 = 1 << 1;
    /// `he` or `she` was tied to it.
    pub const PRONOUN: u16 = 1 << 2;
    /// Somewhere it is the subject of a verb of speech, or stands after `according to`.
    pub const SPEAKS: u16 = 1 << 3;
    /// A label or signature of the document.
    pub const LABEL: u16 = 1 << 4;
    pub const PLACE: u16 = 1 << 5;
    pub const ORGANIZATION: u16 = 1 << 6;
    pub const DOCUMENT: u16 = 1 << 7;
    /// Its name stands nowhere but where any word has a capital: at the beginning of a sentence, in a headline.
    pub const WEAK_CAPITALS: u16 = 1 << 8;
    pub const HEADLINE_ONLY: u16 = 1 << 9;
    /// The name is a title and nothing more: `Chief`.
    pub const BARE_TITLE: u16 = 1 << 10;
    /// A function word or a verb is part of the name.
    pub const COMMON_WORD: u16 = 1 << 11;
    /// The name has several words.
    pub const SEVERAL_WORDS: u16 = 1 << 12;
    /// Known by a description only.
    pub const UNNAMED: u16 = 1 << 13;
    pub const PLURAL: u16 = 1 << 14;

    pub(super) fn add(&mut self, flags: u16) {
        self.0 |= flags;
    }
}

/// Gathers what all mentions say of their entities.
pub(super) fn collect(table: &mut EntityTable, r: &TokenizedDocument) {
    let mut strong = vec![false; table.entities.len()];
    let mut body = vec![false; table.entities.len()];
    for m in 0..table.mentions.len() {
        let link = table.link(MentionId(m as u32));
        let Some(e) = link.entity else { continue };
        let mention = table.mentions[m];
        let mut flags = 0;
        if matches!(mention.kind, MentionKind::He | MentionKind::She) {
            flags |= PersonEvidence::PRONOUN;
        }
        if mention.kind == MentionKind::Name {
            let headline = r.headlines[mention.block as usize];
            body[e.index()] |= !headline;
            let token = r.token(mention.name);
            strong[e.index()] |= !headline && (mention.name > mention.first || !token.has(START | OPENED));
            flags |= of_name(r, &mention);
        }
        if !mention.quoted && !mention.inner && table.position(r, m) == Position::Speaker {
            flags |= PersonEvidence::SPEAKS;
        }
        table[e].evidence.add(flags);
    }
    for role in 0..table.roles.len() {
        let e = table.roles[role].entity;
        table[e].evidence.add(PersonEvidence::ROLE);
    }
    for (i, entity) in table.entities.iter_mut().enumerate() {
        let mut add = |holds: bool, flag: u16| entity.evidence.add(if holds { flag } else { 0 });
        add(entity.flags & PLACE != 0, PersonEvidence::PLACE);
        add(entity.flags & ORGANIZATION != 0, PersonEvidence::ORGANIZATION);
        add(entity.flags & DOCUMENT != 0, PersonEvidence::DOCUMENT);
        add(entity.flags & PLURAL != 0, PersonEvidence::PLURAL);
        add(!entity.named, PersonEvidence::UNNAMED);
        add(entity.key.words > 1, PersonEvidence::SEVERAL_WORDS);
        add(entity.named && !strong[i], PersonEvidence::WEAK_CAPITALS);
        add(entity.named && !body[i], PersonEvidence::HEADLINE_ONLY);
    }
}

/// What one mention of a name says.
fn of_name(r: &TokenizedDocument, mention: &Mention) -> u16 {
    let mut flags = 0;
    let first = r.word(mention.name);
    if first.is(GIVEN) && !first.is(PLACE) && mention.end - mention.name > 1 {
        flags |= PersonEvidence::GIVEN_NAME;
    }
    if (mention.first..mention.name).any(|i| r.word(i).is(PERSON | TITLE)) {
        flags |= PersonEvidence::ROLE;
    }
    let words = mention.name..mention.end;
    let title = |i: u32| r.word(i).is(TITLE | PERSON) && !r.word(i).is(GIVEN);
    if words.clone().all(title) {
        flags |= PersonEvidence::BARE_TITLE;
    }
    let common = |i: u32| {
        let word = r.word(i);
        let small = matches!(r.of(i), "of" | "for" | "the" | "and") || word.is(PARTICLE | GIVEN);
        r.token(i).kind == Kind::Word
            && !small
            && (word.function() != 0 || word.verb() != 0 && !word.is(NOUN) && r.case.lower.has(r.token(i).hash))
    };
    if words.into_iter().any(common) {
        flags |= PersonEvidence::COMMON_WORD;
    }
    flags
}
