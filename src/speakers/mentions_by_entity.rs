//! What belongs to each entity, so that nobody has to look through all mentions of a text for those of one.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::entities::{EntityId, EntityTable};
use crate::text::Parts;

/// The mentions, roles and labels of every entity, as indices into the table's lists.
pub struct MentionsByEntity {
    pub mentions: ByEntity,
    pub roles: ByEntity,
    pub labels: ByEntity,
}

impl MentionsByEntity {
    /// Of a table in which nothing is tied any more.
    pub fn new(table: &EntityTable) -> MentionsByEntity {
        let entities = table.entities.len();
        MentionsByEntity {
            mentions: ByEntity::new(entities, table.links.iter().map(|l| l.entity)),
            roles: ByEntity::new(entities, table.roles.iter().map(|r| Some(r.entity))),
            labels: ByEntity::new(entities, table.labels.iter().map(|l| Some(l.1))),
        }
    }
}

/// Indices into a list, by the entity of each of its items, in the list's order.
pub struct ByEntity {
    /// Where the indices of each entity begin.
    starts: Vec<u32>,
    indices: Vec<u32>,
}

impl ByEntity {
    fn new(entities: usize, of_items: impl Iterator<Item = Option<EntityId>> + Clone) -> ByEntity {
        let mut starts = vec![0; entities + 1];
        let known = of_items.enumerate().filter_map(|(i, e)| Some((i, e?.index())));
        for (_, e) in known.clone() {
            starts[e + 1] += 1;
        }
        for e in 0..entities {
            starts[e + 1] += starts[e];
        }
        let mut next = starts.clone();
        let mut indices = vec![0; starts[entities] as usize];
        for (i, e) in known {
            indices[next[e] as usize] = i as u32;
            next[e] += 1;
        }
        ByEntity { starts, indices }
    }

    /// Those of one entity.
    pub fn of(&self, entity: EntityId) -> &[u32] {
        let e = entity.index();
        self.indices.part(self.starts[e] as usize..self.starts[e + 1] as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indices_by_entity() {
        let e = EntityId::at;
        let index = ByEntity::new(3, [Some(e(2)), None, Some(e(0)), Some(e(2))].into_iter());
        assert_eq!([index.of(e(0)), index.of(e(1)), index.of(e(2))], [&[2][..], &[], &[0, 3]]);
    }
}
