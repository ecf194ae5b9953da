//! The speakers that quotations have been attributed to so far, each once.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use crate::speakers::Speaker;
use crate::speakers::entities::{EntityId, EntityTable};
use crate::speakers::mentions_by_entity::MentionsByEntity;
use crate::speakers::tokenized::TokenizedDocument;

/// Numbers the entities of the table that speak.
pub(super) struct SpeakerIndex<'a, 't> {
    tokenized: &'a TokenizedDocument<'t>,
    table: &'a EntityTable,
    mentions_by_entity: MentionsByEntity,
    pub speakers: Vec<Speaker>,
    /// Speaker of each entity.
    numbers: Vec<Option<u32>>,
    /// Entity of each speaker.
    entities: Vec<EntityId>,
}

impl<'a, 't> SpeakerIndex<'a, 't> {
    pub fn new(tokenized: &'a TokenizedDocument<'t>, table: &'a EntityTable) -> SpeakerIndex<'a, 't> {
        let numbers = vec![None; table.entities.len()];
        let mentions_by_entity = MentionsByEntity::new(table);
        SpeakerIndex { tokenized, table, mentions_by_entity, speakers: Vec::new(), numbers, entities: Vec::new() }
    }

    /// Index of the speaker for an entity.
    pub fn speaker(&mut self, entity: EntityId) -> usize {
        let number = self.numbers[entity.index()].unwrap_or_else(|| {
            self.speakers.push(self.table.speaker(self.tokenized, entity, &self.mentions_by_entity));
            self.entities.push(entity);
            self.speakers.len() as u32 - 1
        });
        self.numbers[entity.index()] = Some(number);
        number as usize
    }

    /// The role stated at byte `at` or last before it.
    pub fn role(&self, speaker: usize, at: u32) -> Option<String> {
        self.table.role(self.tokenized, self.entities[speaker], at, &self.mentions_by_entity)
    }
}
