//! What ties a mention to its entity.

use std::num::NonZeroU32;

/// An entity of a table; `Option<EntityId>` takes no more room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(NonZeroU32);

impl EntityId {
    /// The entity at an index into `EntityTable::entities`.
    pub fn at(index: usize) -> EntityId {
        EntityId(NonZeroU32::MIN.saturating_add(index as u32))
    }

    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// A mention of a table, by its index into `EntityTable::mentions`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MentionId(pub u32);

impl MentionId {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// How a mention was tied to its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum LinkKind {
    /// A name of several words.
    FullName,
    /// The end of a fuller name.
    Surname,
    /// The beginning of a fuller name.
    GivenName,
    /// A name of which the text has no more than one word.
    SingleName,
    Acronym,
    /// Another name that the text gives in brackets.
    Alias,
    /// A name among capitals that say little.
    Headline,
    Handle,
    /// A description beside the name: `the chair, Jan Roe`, `Jan Roe, the chair`.
    Apposition,
    /// `the senator` for whoever was introduced as one.
    RoleMatch,
    /// `the actress` for the person whom the text is about here.
    Subject,
    /// The same noun as before.
    Repeated,
    /// A body called by what it is: `the union`.
    BodyByKind,
    /// A pronoun or description of the people or things spoken of before.
    Pronoun,
    /// `As for Jan Roe, he`
    Topic,
    /// `who`, `which`
    Relative,
    /// A description of its own.
    New,
}

/// Whom a mention means, and what speaks for and against that; no probability yet, but what one is fitted on.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    pub entity: Option<EntityId>,
    pub kind: LinkKind,
    /// What part of the weight of all readings this one has, in thousandths; "somebody else" is one of the readings.
    pub share: u16,
    /// Other entities that the mention may mean.
    pub rivals: u8,
}

impl Link {
    pub(super) const NONE: Link = Link { entity: None, kind: LinkKind::New, share: 0, rivals: 0 };

    /// A link without rivals.
    pub(super) fn sole(entity: EntityId, kind: LinkKind) -> Link {
        Link { entity: Some(entity), kind, share: 1000, rivals: 0 }
    }
}
