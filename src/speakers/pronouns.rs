//! What pronouns tell of the gender of those beside whose names they stand.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::entities::{EntityId, EntityTable};
use super::mentions::{Mention, MentionKind};
use super::tokenized::TokenizedDocument;
use crate::lexicon::{FEMALE, MALE, PERSON};
use crate::text::tokens::START;
use crate::text::words::{Words, is_any, words};

/// Whether a pronoun means whoever is nobody in particular: `Roe said everyone had his price.`
pub(super) fn is_bound(r: &TokenizedDocument, mention: &Mention) -> bool {
    let from = r.blocks[mention.block as usize].0.max(mention.first.saturating_sub(8));
    let before = (from..mention.first).rev().take_while(|&i| !r.token(i + 1).has(START));
    mention.possessive && before.into_iter().any(|i| is_any(r.of(i), ANYBODY))
}

const ANYBODY: Words =
    words!["everyone", "everybody", "anyone", "anybody", "someone", "somebody", "nobody", "each", "every", "whoever"];

/// What the pronouns beside names make likelier of those whose names tell nothing: `Roe thanked her supporters`, `Roe said
/// he was late`, where the sentence has named nobody else before.
pub(super) fn read_genders(table: &mut EntityTable, r: &TokenizedDocument) {
    let mut votes: Vec<[u8; 2]> = vec![[0; 2]; table.entities.len()];
    let mut titled = vec![false; table.entities.len()];
    let mut sentence: Option<(EntityId, usize)> = None;
    let mut others = false;
    for m in 0..table.mentions.len() {
        let mention = table.mentions[m];
        if mention.quoted {
            continue;
        }
        if (mention.first..mention.name).any(|i| r.word(i).is(MALE | FEMALE))
            && let Some(e) = table.entity_of(m)
        {
            titled[e.index()] = true;
        }
        let from = m.checked_sub(1).map_or(0, |b| table.mentions[b].first + 1);
        if (from..=mention.first).any(|i| r.token(i).has(START)) {
            (sentence, others) = (None, false);
        }
        // `Rehan Roe himself`
        let own = is_any(r.of(mention.end), words!["himself", "herself"]) && mention.kind == MentionKind::Name;
        if let Some(e) = table.entity_of(m).filter(|_| own) {
            votes[e.index()][usize::from(r.of(mention.end) == "herself")] = 3;
        }
        match mention.kind {
            MentionKind::Name | MentionKind::Noun if !mention.inner => match (sentence, table.entity_of(m)) {
                (None, Some(e)) if mention.kind == MentionKind::Name && !others => sentence = Some((e, m)),
                (Some((e, _)), Some(other)) if e == other => {}
                _ => others |= mention.kind == MentionKind::Name || mention.flags & PERSON != 0,
            },
            MentionKind::He | MentionKind::She if !others => {
                let Some((e, name)) = sentence else { continue };
                if is_bound(r, &mention) {
                    continue;
                }
                let owns = mention.possessive && r.token(mention.end).is_word() && r.function(mention.end) == 0;
                let subject = !mention.possessive && table.mentions[name].end < mention.first;
                // `Roe said she`: three times of four herself.
                let vote = &mut votes[e.index()][usize::from(mention.flags & FEMALE != 0)];
                *vote = vote.saturating_add(2 * u8::from(owns) + u8::from(subject));
            }
            _ => {}
        }
    }
    for ((entity, [he, she]), titled) in table.entities.iter_mut().zip(votes).zip(titled) {
        // A list knows `Nino` as a man's name, and this one is a woman; but not `Ms. Roe believes he made up his mind`.
        let (known, against) = (entity.flags & (MALE | FEMALE), if entity.flags & MALE != 0 { she } else { he });
        if (known == MALE || known == FEMALE) && against >= 3 && he.min(she) == 0 && !titled {
            entity.flags ^= MALE | FEMALE;
        }
        if known == 0 && he.max(she) >= 2 && (he >= 2 * she || she >= 2 * he) {
            entity.likely = if he > she { MALE } else { FEMALE };
        }
    }
}
