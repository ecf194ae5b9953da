//! Who is called by the part that he has in a trial: `the defendant` is whoever stands accused.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::entities::{EntityId, EntityTable};
use super::mentions::MentionKind;
use super::salience::Discourse;
use super::tokenized::TokenizedDocument;
use crate::lexicon::*;
use crate::text::tokens::START;
use crate::text::words::{Words, is_any, words};

/// Nouns of those who stand accused.
const ACCUSED: Words = words!["defendant", "suspect", "convict"];

/// What they do, and what is done to them.
const PLEADS: Words = words!["pleaded", "pleads", "pled", "pleading", "denies", "denied", "admits", "admitted"];
const CHARGED: Words = words![
    "accused", "charged", "indicted", "arraigned", "convicted", "sentenced", "jailed", "arrested", "detained",
    "prosecuted", "acquitted",
];

/// How many mentions back a charge is looked for, and how many words behind a name it stands at most.
const REACH: usize = 200;
const CLAUSE: u32 = 16;

/// Who has been said to stand accused; of several whoever was spoken of last.
pub(super) fn accused(table: &EntityTable, r: &TokenizedDocument, m: usize, discourse: &Discourse) -> Option<EntityId> {
    let mention = table.mentions[m];
    if !is_any(r.of(mention.name), ACCUSED) || mention.flags & PLURAL != 0 {
        return None;
    }
    let is = |i: u32, list: Words| r.token(i).is_word() && is_any(r.of(i), list);
    let charged = |n: &usize| {
        let name = &table.mentions[*n];
        if name.kind != MentionKind::Name || name.quoted || name.inner {
            return false;
        }
        let (from, to) = r.blocks[name.block as usize];
        let before = from.max(name.first.saturating_sub(3))..name.first;
        // `the trial of Roe`, `the case against Roe`, `police arrested Roe`
        let object =
            before.into_iter().any(|i| is(i, words!["trial", "against"]) || i + 1 == name.first && is(i, CHARGED));
        let mut behind = (name.end..to.min(name.end + CLAUSE)).take_while(|&i| !r.token(i).has(START));
        // `Roe, charged with theft,`, `Roe was later charged`, but not `who charged Roe`
        let passive =
            |i: u32| i == name.end + 1 || (i.saturating_sub(3).max(name.end)..i).any(|a| r.function(a) == AUX);
        object || behind.any(|i| is(i, PLEADS) || is(i, CHARGED) && passive(i))
    };
    let person = |e: &EntityId| {
        let known = table[*e].flags;
        known & (ORGANIZATION | PLACE | DOCUMENT) == 0 || known & PERSON != 0
    };
    let found = (m.saturating_sub(REACH)..m).filter(charged).filter_map(|n| table.entity_of(n)).filter(person);
    found.min_by_key(|&e| discourse.ago(e).unwrap_or(usize::MAX))
}
