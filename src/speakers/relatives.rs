//! Family names that stand once for two: `Ante and Josip Perković`.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::entities::EntityTable;
use super::mentions::MentionKind;
use super::tokenized::TokenizedDocument;
use crate::lexicon::*;

/// Gives whoever is known by a given name alone the family name of the one named right after.
pub fn share_names(table: &mut EntityTable, r: &TokenizedDocument) {
    for m in 1..table.mentions.len() {
        let (one, two) = (table.mentions[m - 1], table.mentions[m]);
        let joined = one.end + 1 == two.first && matches!(r.of(one.end), "and" | "&") && one.block == two.block;
        // `Sisters Kate and Megan Roe`
        let named = |m: &super::mentions::Mention| m.kind == MentionKind::Name && !m.inner;
        if !joined
            || !named(&one)
            || !named(&two)
            || two.name > two.first
            || one.end - one.name != 1
            || !r.word(one.name).is(GIVEN)
        {
            continue;
        }
        let (Some(a), Some(b)) = (table.entity_of(m - 1), table.entity_of(m)) else { continue };
        let (given, full) = (table[a], table[b]);
        // `Jan and Ana Roe`, but not `Roe and Ana Poe`, nor `Velm and Jan Roe`.
        let fits = given.key.words == 1 && full.key.words == 2 && full.flags & (PLACE | ORGANIZATION | DOCUMENT) == 0;
        if a == b || !fits || given.flags & (PLACE | ORGANIZATION) != 0 || r.headlines[one.block as usize] {
            continue;
        }
        table[a].family = table[a].family.or(Some(r.span(two.end - 1, two.end)));
        table[a].flags |= PERSON;
    }
}
