//! Descriptions by office: `the senator` is whoever was introduced as one, or the person that the paragraph is about.

use super::entities::{EntityId, EntityTable, Link, LinkKind};
use super::mentions::{Mention, MentionKind};
use super::salience::{Choice, Discourse, Wanted};
use super::tokenized::TokenizedDocument;
use crate::lexicon::*;
use crate::text::Kind;
use crate::text::words::is_any;

/// How many stated roles a description is compared with.
const ROLES: usize = 100;

/// Groups of nouns that stand for one another: who is introduced as a nominee may be called the candidate.
const ALIKE: [&[&str]; 17] = [
    &["candidate", "nominee", "contender", "hopeful", "front-runner", "frontrunner", "standard-bearer"],
    &["senator", "sen", "lawmaker", "legislator"],
    &["representative", "rep", "congressman", "congresswoman", "lawmaker", "legislator"],
    &["governor", "gov"],
    &["businessman", "businesswoman", "billionaire", "mogul", "tycoon", "developer", "magnate", "entrepreneur"],
    &["president", "pres"],
    &["spokesman", "spokeswoman", "spokesperson"],
    &["lawyer", "attorney", "counsel"],
    &["professor", "prof", "historian", "scholar"],
    &["general", "gen"],
    &["colonel", "col"],
    &["captain", "capt", "cpt"],
    &["admiral", "adm"],
    &["sergeant", "sgt"],
    &["lieutenant", "lt"],
    &["reverend", "rev", "pastor", "priest", "vicar", "preacher"],
    &["sheikh", "shaykh", "sheik"],
];

/// The groups that a noun is in, a bit each.
fn groups(noun: &str) -> u32 {
    let noun = noun.trim_end_matches('.');
    let has = |group: &[&str]| group.iter().any(|g| g.eq_ignore_ascii_case(noun));
    ALIKE.iter().enumerate().fold(0, |bits, (i, group)| bits | u32::from(has(group)) << i)
}

/// Whether a word says of which country or party somebody is.
fn tells_side(r: &TokenizedDocument, i: u32) -> bool {
    r.word(i).is(DEMONYM | PLACE) || r.of(i).eq_ignore_ascii_case("libertarian")
}

/// Whether two tokens are the same word.
fn same(r: &TokenizedDocument, a: u32, b: u32) -> bool {
    let party = |i: u32| ["gop", "republican"].iter().any(|w| r.of(i).eq_ignore_ascii_case(w));
    r.token(a).hash == r.token(b).hash && r.token(a).hash != 0 || party(a) && party(b)
}

/// The entity whose stated role has the head of a description, and most of its other words.
pub(super) fn by_role(table: &EntityTable, r: &TokenizedDocument, m: usize, discourse: &Discourse) -> Option<Link> {
    let mention = table.mentions[m];
    let (head, own) = (r.token(mention.name).hash, groups(r.of(mention.name)));
    let at = r.token(mention.first).start;
    let gender = mention.flags & (MALE | FEMALE);
    let end = table.roles.partition_point(|role| role.at < at);
    let complement = r.tokens.get(mention.end as usize).is_some_and(|t| t.is_word())
        && matches!(r.of(mention.end), "of" | "for" | "at");
    let topic = std::cell::LazyCell::new(|| subject(table, &mention, discourse).map(|c| c.entity));
    let mut readings: Vec<(EntityId, i32)> = Vec::new();
    for role in table.roles[end.saturating_sub(ROLES)..end].iter().rev() {
        let (from, to) = role.tokens;
        // The role proper stands before its first preposition: `chief` in `chief of staff to the president`.
        let proper = (from..to).find(|&i| r.function(i) == PREPOSITION).unwrap_or(to);
        let mut heads = (from..proper).filter(|&i| r.word(i).is(PERSON | TITLE | DEMONYM));
        let exact = heads.clone().any(|i| r.token(i).hash == head);
        if !exact && (own == 0 || !heads.any(|i| groups(r.of(i)) & own != 0)) {
            continue;
        }
        let known = table[role.entity].flags & (MALE | FEMALE);
        if gender != 0 && known != 0 && gender & known == 0 {
            continue;
        }
        let has = |w: &u32| (from..to).any(|i| same(r, i, *w));
        // `the Republican nominee` is not the Libertarian one.
        let told = (mention.first..mention.name).filter(|&i| tells_side(r, i));
        if told.clone().count() > 0 && !told.clone().any(|i| has(&i)) && (from..to).any(|i| tells_side(r, i)) {
            continue;
        }
        let vice =
            |from: u32, to: u32| (from..to).any(|i| ["vice", "deputy"].iter().any(|w| r.of(i).eq_ignore_ascii_case(w)));
        if vice(mention.first, mention.name) != vice(from, proper) {
            continue;
        }
        // Whoever holds the office is not the former one.
        let former = |from: u32, to: u32| (from..to).any(|i| r.of(i).eq_ignore_ascii_case("former"));
        if former(mention.first, mention.name) && !former(from, to) {
            continue;
        }
        // `Roe's senator` has no determiner of its own.
        let words = (mention.first + 1..mention.name).len();
        let shared = (mention.first + 1..mention.name).filter(has).count() as i32;
        let missing = words as i32 - shared;
        let score =
            if exact { 4 } else { 3 } + 3 * shared - 2 * missing - if proper < to && !complement { 1 } else { 0 }
                + if *topic == Some(role.entity) { 2 } else { 0 };
        if score <= 0 {
            continue;
        }
        match readings.iter_mut().find(|(e, _)| *e == role.entity) {
            Some(known) => known.1 = known.1.max(score),
            None => readings.push((role.entity, score)),
        }
    }
    // The latest stated of equals.
    let &(entity, top) = readings.iter().rev().max_by_key(|r| r.1)?;
    // `the actress` of a paragraph that speaks of another, of whom no role was stated, is hardly the one far above.
    if top <= 4 && !discourse.holds(entity) && topic.is_some_and(|t| t != entity) && describes(r, &mention) {
        return None;
    }
    let total = readings.iter().map(|r| r.1).sum::<i32>();
    Some(Link {
        entity: Some(entity),
        kind: LinkKind::RoleMatch,
        share: (top * 1000 / total) as u16,
        rivals: (readings.len() - 1) as u8,
    })
}

/// Whoever's age a description tells: `the 34-year-old` is `Jan Roe, 34,`, and nobody of another age.
pub(super) fn by_age(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<Aged> {
    let mention = table.mentions[m];
    let age = (mention.first..mention.end).find_map(|i| years(r.of(i)))?;
    let (mut bearers, mut others) = (Vec::new(), Vec::new());
    for (n, name) in table.mentions[..m].iter().enumerate().rev().take(NAMES) {
        let Some(entity) = table.entity_of(n).filter(|_| name.kind == MentionKind::Name) else { continue };
        let told = stated_age(r, name);
        let list = if told == Some(age) { &mut bearers } else { &mut others };
        if told.is_some() && !list.contains(&entity) {
            list.push(entity);
        }
    }
    Some(match bearers[..] {
        [one] => Aged::Is(one),
        _ => Aged::Not(others),
    })
}

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

/// Nouns that mostly call somebody already known by another word.
pub(super) fn describes(r: &TokenizedDocument, mention: &Mention) -> bool {
    const OTHERS: [&str; 7] = ["republican", "democrat", "lady", "mayor", "secretary", "chairman", "delegate"];
    let noun = r.of(mention.name);
    let word = |i: u32| r.tokens.get(i as usize).filter(|t| t.is_word()).map_or("", |_| r.of(i));
    // `the secretary of state` is an office, `the chair of the club` says whose chair.
    let office = word(mention.end) == "of" && word(mention.end + 1).eq_ignore_ascii_case("state");
    // `the father of two`, `the mother-of-three`
    let parent = is_any(
        noun.split('-').next().unwrap_or(noun),
        &["father", "mother", "grandfather", "grandmother", "dad", "mum", "mom"],
    );
    let children = |w: &str| is_any(w, &["one", "two", "three", "four", "five", "six", "seven", "eight"]);
    if parent && (noun.contains("-of-") || word(mention.end) == "of" && children(word(mention.end + 1))) {
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
    alone
        && !another
        && (kind
            || noun.ends_with("-year-old")
            || r.word(mention.name).is(TITLE | EPITHET | DEMONYM)
            || is_any(noun, &OTHERS)
            || ALIKE.iter().any(|g| is_any(noun, g)))
}

/// The named person that the text is about at this place.
pub(super) fn subject(table: &EntityTable, mention: &Mention, discourse: &Discourse) -> Option<Choice> {
    let gender = mention.flags & (MALE | FEMALE);
    let gender = if gender == 0 { MALE | FEMALE } else { gender };
    let choice = discourse.person(table, &Wanted { gender, named: &[], not: None })?;
    table[choice.entity].named.then_some(choice)
}
