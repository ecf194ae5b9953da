//! What somebody who has been named is called the next time: `the striker`, `the 29-year-old`, `the father of two`.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::entities::{EntityId, EntityTable};
use super::mentions::{Mention, MentionKind};
use super::roles::is_office_noun;
use super::tokenized::TokenizedDocument;
use crate::lexicon::*;
use crate::text::Kind;
use crate::text::Parts;
use crate::text::tokens::START;
use crate::text::words::{among, is_any};

/// Whoever's age a description tells: `the 34-year-old` is `Jan Roe, 34,`, and nobody of another age.
pub(super) fn by_age(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<Aged> {
    let mention = table.mentions[m];
    let age = (mention.first..mention.end).find_map(|i| years(r.of(i)));
    let range = || match r.of(mention.name) {
        "teenager" | "teen" => Some(13..20),
        "septuagenarian" => Some(70..80),
        "octogenarian" => Some(80..90),
        "nonagenarian" => Some(90..100),
        _ => None,
    };
    let ages = age.and_then(|a| a.parse::<u32>().ok()).map(|a| a..a + 1).or_else(range)?;
    let (mut bearers, mut others) = (Vec::new(), Vec::new());
    for (n, name) in table.mentions.part(..m).iter().enumerate().rev().take(NAMES) {
        let Some(entity) = table.entity_of(n).filter(|_| name.kind == MentionKind::Name) else { continue };
        let told = stated_age(r, name);
        let fits = told.and_then(|t| t.parse().ok()).is_some_and(|t| ages.contains(&t));
        let list = if fits { &mut bearers } else { &mut others };
        if told.is_some() && !list.contains(&entity) {
            list.push(entity);
        }
    }
    Some(match bearers[..] {
        [one] => Aged::Is(one),
        _ => Aged::Not(others),
    })
}

/// Who alone is told to come from a place: `the Ohio native` is `Jan Roe, from Ohio,`, `the Velm-born baker` who was born
/// in Velm.
pub(super) fn by_origin(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<EntityId> {
    let mention = table.mentions[m];
    let born = (mention.first..mention.name).find_map(|i| r.of(i).strip_suffix("-born"));
    let native = is_any(r.of(mention.name), &["native", "resident"]) && mention.name > mention.first + 1;
    let place = born.or_else(|| native.then(|| r.of(mention.name - 1)))?;
    let mut natives = table.mentions.part(..m).iter().enumerate().rev().take(NAMES).filter_map(|(n, name)| {
        let entity = table.entity_of(n).filter(|&e| table[e].named && table[e].flags & (PLACE | ORGANIZATION) == 0)?;
        let to = r.blocks[name.block as usize].1.min(name.end + ORIGIN);
        let from = |i: u32| r.of(i) == place && matches!(r.of(i - 1), "from" | "in" | "of");
        let clause = (name.end..to).take_while(|&i| !r.token(i).has(START) && r.function(i) != THAT);
        let who = matches!(name.kind, MentionKind::Name | MentionKind::He | MentionKind::She);
        (who && !name.quoted && !name.inner && clause.skip(1).any(from)).then_some(entity)
    });
    let native = natives.next()?;
    natives.all(|e| e == native).then_some(native)
}

/// How many words behind a name its bearer's origin stands.
const ORIGIN: u32 = 9;

/// What an age says of who is meant.
pub(super) enum Aged {
    Is(EntityId),
    Not(Vec<EntityId>),
}

/// How many mentions back an age is looked for.
const NAMES: usize = 200;

/// `34-year-old`
fn years(word: &str) -> Option<&str> {
    word.strip_suffix("-year-old")
}

/// The age that stands at a name: `Jan Roe, 34,`, `Jan Roe (34)`, `the 34-year-old Jan Roe`, `Jan Roe, who is 34,`.
fn stated_age<'a>(r: &TokenizedDocument<'a>, name: &Mention) -> Option<&'a str> {
    let kind = |i: u32| r.tokens.get(i as usize).map(|t| t.kind);
    if let Some(told) = (name.first..name.name).find_map(|i| years(r.of(i))) {
        return Some(told);
    }
    if !matches!(kind(name.end), Some(Kind::Comma | Kind::Open)) {
        return None;
    }
    let at = match r.of(name.end + 1) {
        "who" if matches!(r.of(name.end + 2), "is" | "was") => name.end + 3,
        "aged" => name.end + 2,
        _ => name.end + 1,
    };
    let closed = !matches!(kind(at + 1), Some(Kind::Word | Kind::Number));
    (kind(at) == Some(Kind::Number) && closed && r.of(at).len() < 4).then(|| r.of(at))
}

/// `mother` of two, `mother-of-three`
fn is_parent(noun: &str) -> bool {
    const PARENTS: [&str; 7] = ["father", "mother", "grandfather", "grandmother", "dad", "mum", "mom"];
    noun.split("-of-").next().is_some_and(|parent| is_any(parent, &PARENTS))
}

/// Whether a word that no list has calls a person in its joints: `29-year-old`, `mother-of-three`.
pub(super) fn is_jointed_person(word: &str) -> bool {
    // Most words have no joints.
    word.as_bytes().contains(&b'-') && (years(word).is_some() || word.contains("-of-") && is_parent(word))
}

/// Nouns that mostly call somebody already known by another word.
pub(super) fn describes(r: &TokenizedDocument, mention: &Mention) -> bool {
    const OTHERS: [&str; 7] = ["republican", "democrat", "lady", "mayor", "secretary", "chairman", "delegate"];
    let noun = r.of(mention.name);
    let word = |i: u32| r.tokens.get(i as usize).filter(|t| t.is_word()).map_or("", |_| r.of(i));
    // `the secretary of state` is an office, `the chair of the club` says whose chair.
    let office = word(mention.end) == "of" && word(mention.end + 1).eq_ignore_ascii_case("state");
    let children = |w: &str| is_any(w, &["one", "two", "three", "four", "five", "six", "seven", "eight"]);
    if is_parent(noun) && (noun.contains('-') || word(mention.end) == "of" && children(word(mention.end + 1))) {
        return true;
    }
    let alone = office || !matches!(word(mention.end), "of" | "for");
    // `the woman in the third row` is told by her row.
    let kind = is_any(noun, &["man", "woman", "boy", "girl"]);
    let told = r.tokens.get(mention.end as usize).is_some_and(|t| t.is_word())
        && matches!(r.function(mention.end), PREPOSITION | RELATIVE);
    let alone = alone && !(kind && told);
    let another =
        is_any(noun, &["judge", "justice", "doctor", "coach", "officer", "detective", "inspector", "constable"]);
    // `the then mayor`, `the other senator`
    const LATER: [&str; 6] = ["then", "next", "previous", "other", "second", "new"];
    let apart = (mention.first..mention.name).any(|i| LATER.contains(&r.of(i)));
    alone
        && !another
        && !apart
        && (kind
            || years(noun).is_some()
            || r.word(mention.name).is(TITLE | EPITHET | DEMONYM)
            || is_any(noun, &OTHERS)
            || is_office_noun(noun))
}

/// Whether a description tells what work somebody does, and nobody's office: `the nail technician`, `the bakery owner`.
pub(super) fn is_trade(r: &TokenizedDocument, mention: &Mention) -> bool {
    let plain = |i: u32| r.token(i).is_word() && !r.token(i).is_capital() && r.function(i) == 0;
    let word = r.word(mention.name);
    mention.name > mention.first + 1
        && mention.end == mention.name + 1
        && (mention.first + 1..=mention.name).all(plain)
        && !(mention.first + 1..mention.name).any(|i| among(r.of(i), APART))
        && !is_any(r.of(mention.name), &["man", "woman", "boy", "girl"])
        && !word.is(TITLE)
        && !is_office_noun(r.of(mention.name))
        && !among(r.of(mention.name), OFFICIALS)
}

/// Words that tell who else is meant, or of whose rank.
const APART: &str = "head deputy chief senior junior old elderly other same first second new";

/// Nouns of who speaks for others, or of whom there are several.
const OFFICIALS: &str = "official officer spokesman spokeswoman spokesperson source witness lawyer attorney prosecutor leader \
    member chief head representative executive aide adviser analyst resident expert reporter \
    correspondent suspect";
