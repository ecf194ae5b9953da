//! Mentions, names, titles and roles, coreference.

mod addressed;
mod aliases;
mod announced;
mod appositions;
mod askers;
mod court;
mod describe;
mod doers;
pub mod entities;
mod epithets;
pub mod evidence;
mod gender;
mod headlines;
mod initials;
mod keys;
mod kinship;
mod label_names;
mod label_search;
pub mod labels;
mod link;
mod links;
pub mod mentions;
pub mod mentions_by_entity;
mod noun_phrases;
mod organizations;
mod position;
mod proceedings;
mod profile;
mod pronouns;
mod relatives;
mod resolve;
mod roles;
mod salience;
mod short_forms;
mod surnames;
pub mod tokenized;
mod unify;

use crate::text::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpeakerKind {
    Person,
    Organization,
    Group,
    Document,
    Anonymous,
}

/// Somebody or something that speaks, under its fullest name in the text.
#[derive(Clone, Debug)]
pub struct Speaker {
    pub name: String,
    pub kind: SpeakerKind,
    /// Last stated role or title, as worded in the text.
    pub role: Option<String>,
    pub aliases: Vec<String>,
    pub handle: Option<String>,
    pub mentions: Vec<Span>,
}
