//! The speakers that quotations have been attributed to so far, each once.

use crate::speakers::Speaker;
use crate::speakers::belongings::Belongings;
use crate::speakers::cast::{Cast, NOBODY};
use crate::speakers::reading::Reading;

/// Numbers the entities of the cast that speak.
pub(super) struct Roster<'a, 't> {
    reading: &'a Reading<'t>,
    cast: &'a Cast,
    belongings: Belongings,
    pub speakers: Vec<Speaker>,
    /// Speaker of each entity, or `NOBODY`.
    numbers: Vec<u32>,
    /// Entity of each speaker.
    entities: Vec<u32>,
}

impl<'a, 't> Roster<'a, 't> {
    pub fn new(reading: &'a Reading<'t>, cast: &'a Cast) -> Roster<'a, 't> {
        let numbers = vec![NOBODY; cast.entities.len()];
        let belongings = Belongings::new(cast);
        Roster { reading, cast, belongings, speakers: Vec::new(), numbers, entities: Vec::new() }
    }

    /// The speaker for an entity.
    pub fn speaker(&mut self, entity: u32) -> Option<usize> {
        if entity == NOBODY {
            return None;
        }
        let number = &mut self.numbers[entity as usize];
        if *number == NOBODY {
            *number = self.speakers.len() as u32;
            self.speakers.push(self.cast.speaker(self.reading, entity, &self.belongings));
            self.entities.push(entity);
        }
        Some(*number as usize)
    }

    /// The role stated at byte `at` or last before it.
    pub fn role(&self, speaker: usize, at: u32) -> Option<String> {
        self.cast.role(self.reading, self.entities[speaker], at, &self.belongings)
    }
}
