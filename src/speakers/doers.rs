//! Who is called by what the text says that he does: `the owner` is whoever owns the shop, `the cellist` who plays the cello.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::entities::{EntityId, EntityTable};
use super::mentions::{Mention, MentionKind};
use super::position::{Position, position};
use super::tokenized::TokenizedDocument;
use crate::lexicon::*;
use crate::text::Parts;
use crate::text::tokens::START;
use crate::text::words::{Words, is_any, words};

/// How many mentions back a deed is looked for, and how many words behind its doer.
const REACH: usize = 80;
const CLAUSE: u32 = 8;

/// Endings of nouns that say who does something.
const ENDINGS: Words = words!["er", "or", "ist", "ent", "ant"];

/// Nouns and what of their doing has other letters.
const IRREGULAR: [(&str, Words); 15] = [
    ("winner", words!["won"]),
    ("loser", words!["lost"]),
    ("driver", words!["drove"]),
    ("author", words!["wrote", "writes"]),
    ("writer", words!["wrote"]),
    ("teacher", words!["taught"]),
    ("leader", words!["led"]),
    ("buyer", words!["bought"]),
    ("seller", words!["sold"]),
    ("builder", words!["built"]),
    ("singer", words!["sang"]),
    ("rider", words!["rode"]),
    ("keeper", words!["kept"]),
    ("runner", words!["ran"]),
    ("plaintiff", words!["sued", "suing", "sues"]),
];

/// Verbs whose object tells: `runs the bakery`, `plays the cello`.
const KEEPS: Words = words!["runs", "ran", "plays", "played", "keeps", "kept", "studies", "studied", "studying"];

/// The person named last of whom the text tells what a definite noun says.
pub(super) fn doer(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<EntityId> {
    let mention = table.mentions[m];
    let noun = r.of(mention.name);
    if mention.inner || mention.end != mention.name + 1 || mention.flags & PLURAL != 0 || noun.len() < 5 {
        return None;
    }
    let stem = ENDINGS.iter().find_map(|e| noun.strip_suffix(e)).unwrap_or(noun);
    let irregular = IRREGULAR.iter().find(|(n, _)| noun.eq_ignore_ascii_case(n)).map_or(words![], |(_, forms)| *forms);
    let gender = mention.flags & (MALE | FEMALE);
    (m.saturating_sub(REACH)..m).rev().find_map(|n| {
        let person = table.entity_of(n).filter(|&e| {
            let (flags, known) = (table[e].flags, table[e].flags & (MALE | FEMALE));
            table[e].named
                && (flags & (PERSON | MALE | FEMALE) != 0 || table[e].likely != 0 && table[e].key.words > 1)
                && (gender == 0 || known == 0 || known & gender != 0)
        })?;
        does(r, &table.mentions[n], stem, irregular).then_some(person)
    })
}

/// Whether the clause of a mention tells of a deed, by its verb or the object of one that says no more than that.
fn does(r: &TokenizedDocument, mention: &Mention, stem: &str, irregular: Words) -> bool {
    let subject = matches!(mention.kind, MentionKind::Name | MentionKind::He | MentionKind::She);
    if !subject || mention.quoted || mention.inner || mention.possessive {
        return false;
    }
    let to = r.blocks[mention.block as usize].1.min(mention.end + CLAUSE);
    let mut keeps = false;
    for i in (mention.end..to).take_while(|&i| !r.token(i).has(START)) {
        if !r.token(i).is_word() {
            // `Roe, who owns it`
            if i > mention.end + 1 {
                break;
            }
            continue;
        }
        let word = r.of(i);
        let listed = r.word(i).verb() != 0 && matches!(r.word(i).form(), PAST | THIRD | ING);
        // `Roe captains the side`: what stands right behind a name is a verb, though no list has it.
        let verb = listed || i == mention.end && (word.ends_with('s') || word.ends_with("ed"));
        if (verb || keeps) && (is_any(word, irregular) || has_stem(word, stem)) {
            return matches!(position(r, mention), Position::Subject | Position::Speaker);
        }
        keeps |= is_any(word, KEEPS);
        if verb && !keeps {
            break;
        }
    }
    false
}

/// `owns` of `own`, `winning` of `winn`, `drives` of `driv`
fn has_stem(word: &str, stem: &str) -> bool {
    let doubled = stem.as_bytes().windows(2).last().is_some_and(|w| w[0] == w[1]);
    let short = if doubled { stem.part(..stem.len() - 1) } else { stem };
    short.len() > 2
        && word.len() < stem.len() + 5
        && word.get(..short.len()).is_some_and(|w| w.eq_ignore_ascii_case(short))
}
