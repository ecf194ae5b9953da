//! Descriptions by office: `the senator` is whoever was introduced as one, or the person that the paragraph is about.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::entities::{EntityId, EntityTable, Link, LinkKind};
use super::epithets::describes;
use super::mentions::{Mention, MentionKind};
use super::salience::{Choice, Discourse, Wanted};
use super::tokenized::TokenizedDocument;
use crate::lexicon::*;
use crate::text::words::{Words, is_any, words};
use crate::text::{Kind, Parts};

/// How many stated roles a description is compared with.
pub(super) const ROLES: usize = 100;

/// Groups of nouns that stand for one another: who is introduced as a nominee may be called the candidate.
const ALIKE: [Words; 24] = [
    words!["candidate", "nominee", "contender", "hopeful", "front-runner", "frontrunner", "standard-bearer"],
    words!["senator", "sen", "lawmaker", "legislator"],
    words!["representative", "rep", "congressman", "congresswoman", "lawmaker", "legislator"],
    words!["governor", "gov"],
    words!["businessman", "businesswoman", "billionaire", "mogul", "tycoon", "developer", "magnate", "entrepreneur"],
    words!["president", "pres"],
    words!["spokesman", "spokeswoman", "spokesperson"],
    words!["lawyer", "attorney", "counsel"],
    words!["professor", "prof", "historian", "scholar"],
    words!["general", "gen"],
    words!["colonel", "col"],
    words!["captain", "capt", "cpt", "skipper"],
    words!["admiral", "adm"],
    words!["sergeant", "sgt"],
    words!["lieutenant", "lt"],
    words!["reverend", "rev", "pastor", "priest", "vicar", "preacher"],
    words!["sheikh", "shaykh", "sheik"],
    words!["judge", "justice", "magistrate"],
    words!["mp", "backbencher", "parliamentarian", "politician", "lawmaker", "legislator"],
    words!["doctor", "dr", "physician", "surgeon", "gp", "medic"],
    words!["ceo", "executive", "boss"],
    words!["detective", "inspector", "superintendent", "constable"],
    words!["author", "writer", "novelist"],
    words!["chairman", "chairwoman", "chairperson", "chair"],
];

/// Nouns for whoever leads a body, and those that stand for any of them where the body is told: `the union boss` is the
/// president of the Dockers' Union, but the union's secretary is not its leader.
const LEADERS: Words = words![
    "chief", "head", "boss", "leader", "president", "chairman", "chairwoman", "chairperson", "chair", "director",
    "secretary-general", "secretary", "commissioner", "superintendent", "principal", "ceo",
];
const LOOSE: Words = words!["chief", "head", "boss", "leader"];

/// Nouns that call whoever has one of some titles.
const CALLED: [(&str, Words); 5] = [
    (
        "officer",
        words!["sgt", "sergeant", "lt", "lieutenant", "capt", "captain", "constable", "inspector", "detective", "cpl"],
    ),
    (
        "cleric",
        words!["imam", "sheikh", "shaykh", "ayatollah", "mullah", "rabbi", "bishop", "father", "reverend", "rev"],
    ),
    ("priest", words!["father", "fr"]),
    ("nun", words!["sister"]),
    ("doctor", words!["dr"]),
];

/// Who was named last with a title that a noun calls: `the doctor` for `Dr Jan Roe`.
fn titled(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<EntityId> {
    let mention = table.mentions[m];
    let (_, titles) = CALLED.iter().find(|(noun, _)| r.of(mention.name).eq_ignore_ascii_case(noun))?;
    let bears = |&n: &usize| {
        let name = &table.mentions[n];
        let title = |i: u32| r.token(i).is_word() && is_any(r.of(i).trim_end_matches('.'), titles);
        name.kind == MentionKind::Name && !name.quoted && !name.inner && (name.first..name.name).any(title)
    };
    let bearers = (m.saturating_sub(ROLES)..m).rev().filter(bears);
    bearers.filter_map(|n| table.entity_of(n)).find(|&e| {
        let known = table[e].flags & (MALE | FEMALE);
        mention.flags & (MALE | FEMALE) == 0 || known == 0 || known & mention.flags != 0
    })
}

/// Nouns that say whose relative somebody is.
pub(super) const KIN: Words = words![
    "daughter", "son", "mother", "father", "brother", "sister", "wife", "husband", "uncle", "aunt", "nephew", "niece",
    "cousin", "grandson", "granddaughter", "widow", "grandfather", "grandmother",
];

/// Whether a noun is in any of the groups.
pub(super) fn is_office_noun(noun: &str) -> bool {
    ALIKE.iter().any(|g| is_any(noun, g))
}

/// The groups that a noun is in, a bit each.
fn groups(noun: &str) -> u32 {
    let noun = noun.trim_end_matches('.');
    ALIKE.iter().enumerate().fold(0, |bits, (i, group)| bits | u32::from(is_any(noun, group)) << i)
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

/// Whether both a description and a role in tokens `from..to` say which office of the kind it is, and not the same one:
/// `the Chief Minister` is not the Water Resources Minister.
pub(super) fn other_office(r: &TokenizedDocument, mention: &Mention, from: u32, to: u32) -> bool {
    const OF: Words = words![
        "prime", "chief", "foreign", "finance", "defence", "defense", "interior", "home", "justice", "health",
        "education", "transport",
    ];
    let which =
        |i: &u32| (r.token(*i).is_capital() && !r.word(*i).is(GIVEN) || is_any(r.of(*i), OF)) && !tells_side(r, *i);
    let own = if r.function(mention.first) == DETERMINER { mention.first + 1 } else { mention.first };
    let mut whose = (own..mention.name).filter(which).peekable();
    let head = r.token(mention.name).hash;
    whose.peek().is_some()
        && (from..to).any(|i| which(&i) && r.token(i).hash != head)
        && !whose.any(|w| (from..to).any(|i| same(r, i, w)))
}

/// Whether an entity is known to hold another office of the kind that a description names.
pub(super) fn holds_another(table: &EntityTable, r: &TokenizedDocument, mention: &Mention, entity: EntityId) -> bool {
    let head = r.token(mention.name).hash;
    table.roles.iter().take(ROLES).filter(|role| role.entity == entity).any(|role| {
        let (from, to) = role.tokens;
        (from..to).any(|i| r.token(i).hash == head) && other_office(r, mention, from, to)
    })
}

/// The entity whose stated role has the head of a description, and most of its other words.
pub(super) fn by_role(table: &EntityTable, r: &TokenizedDocument, m: usize, discourse: &Discourse) -> Option<Link> {
    let mention = table.mentions[m];
    let (head, own) = (r.token(mention.name).hash, groups(r.of(mention.name)));
    let at = r.token(mention.first).start;
    let is_leader = LOOSE.contains(r.of(mention.name));
    let gender = mention.flags & (MALE | FEMALE);
    let end = table.roles.partition_point(|role| role.at < at);
    let complement = r.tokens.get(mention.end as usize).is_some_and(|t| t.is_word())
        && matches!(r.of(mention.end), "of" | "for" | "at");
    let topic = std::cell::LazyCell::new(|| subject(table, &mention, discourse).map(|c| c.entity));
    let mut readings: Vec<(EntityId, i32)> = Vec::new();
    for role in table.roles.part(end.saturating_sub(ROLES)..end).iter().rev() {
        let (from, to) = role.tokens;
        // The role proper stands before its first preposition: `chief` in `chief of staff to the president`.
        let proper = (from..to).find(|&i| r.function(i) == PREPOSITION).unwrap_or(to);
        let mut heads = (from..proper).filter(|&i| r.word(i).is(PERSON | TITLE | DEMONYM) || r.word(i) == Word(0));
        let has = |w: &u32| (from..to).any(|i| same(r, i, *w));
        // `Roe's senator` has no determiner of its own.
        let shared = (mention.first + 1..mention.name).filter(has).count() as i32;
        let exact = heads.clone().any(|i| r.token(i).hash == head);
        let leads = shared > 0 && is_leader && heads.clone().any(|i| LEADERS.contains(r.of(i)));
        if !exact && !leads && (own == 0 || !heads.any(|i| groups(r.of(i)) & own != 0)) {
            continue;
        }
        // `Ana Roe, a surveyor's daughter` is not `his daughter`.
        let owned = (from..proper).any(|i| r.token(i).kind == Kind::Possessive);
        if owned && is_any(r.of(mention.name), KIN) {
            continue;
        }
        let known = table[role.entity].flags & (MALE | FEMALE);
        if gender != 0 && known != 0 && gender & known == 0 {
            continue;
        }
        // `the Republican nominee` is not the Libertarian one.
        let told = (mention.first..mention.name).filter(|&i| tells_side(r, i));
        if told.clone().count() > 0 && !told.clone().any(|i| has(&i)) && (from..to).any(|i| tells_side(r, i)) {
            continue;
        }
        if other_office(r, &mention, from, proper) {
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
        let missing = (mention.first + 1..mention.name).len() as i32 - shared;
        let past = former(from, proper) && !former(mention.first, mention.name);
        let score = if exact { 4 } else { 3 } - if past { 2 } else { 0 } + 3 * shared
            - 2 * missing
            - if proper < to && !complement { 1 } else { 0 }
            + if *topic == Some(role.entity) { 2 } else { 0 };
        if score <= 0 {
            continue;
        }
        match readings.iter_mut().find(|(e, _)| *e == role.entity) {
            Some(known) => known.1 = known.1.max(score),
            None => readings.push((role.entity, score)),
        }
    }
    // Of equals whoever was spoken of last, else the latest stated.
    let lately = |e: EntityId| std::cmp::Reverse(discourse.ago(e).unwrap_or(usize::MAX));
    let Some(&(entity, top)) = readings.iter().rev().max_by_key(|r| (r.1, lately(r.0))) else {
        let holder = titled(table, r, m).or_else(|| holder_ahead(table, r, m, discourse));
        return holder.map(|e| Link::sole(e, LinkKind::RoleMatch));
    };
    // `the actress` of a paragraph that speaks of another, of whom no role was stated, is hardly the one far above.
    // But of one general the text tells, and no other is meant.
    let office = readings.len() == 1 && r.word(mention.name).is(TITLE);
    let elsewhere = top <= 4 && !discourse.holds(entity) && topic.is_some_and(|t| t != entity);
    if elsewhere && !office && describes(r, &mention) {
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

/// Who alone is named with a title further down, where only the title was told so far: `The mayor of Velm was late. …
/// Mayor Jan Roe said`.
fn holder_ahead(table: &EntityTable, r: &TokenizedDocument, m: usize, discourse: &Discourse) -> Option<EntityId> {
    let mention = table.mentions[m];
    let (head, at) = (r.token(mention.name).hash, r.token(mention.first).start);
    if !r.word(mention.name).is(TITLE) || mention.inner {
        return None;
    }
    let ahead = table.roles.part(table.roles.partition_point(|role| role.at < at)..).iter().take(ROLES);
    let mut holders = ahead.filter(|role| {
        let (from, to) = role.tokens;
        let proper = (from..to).find(|&i| r.function(i) == PREPOSITION).unwrap_or(to);
        // Word for word: `the chief executive` and `Chief Executive Jan Roe`.
        let own = if r.function(mention.first) == DETERMINER { mention.first + 1 } else { mention.first };
        proper > from
            && r.token(proper - 1).hash == head
            && proper - from == mention.name + 1 - own
            && (own..mention.name).zip(from..proper).all(|(i, j)| same(r, i, j))
    });
    let holder = holders.next()?.entity;
    let other = holders.any(|role| role.entity != holder);
    let known = table[holder].flags & (MALE | FEMALE);
    let fits = mention.flags & (MALE | FEMALE) == 0 || known == 0 || known & mention.flags != 0;
    (!other && fits && table[holder].named && !discourse.holds(holder)).then_some(holder)
}

/// The named person that the text is about at this place.
pub(super) fn subject(table: &EntityTable, mention: &Mention, discourse: &Discourse) -> Option<Choice> {
    let gender = mention.flags & (MALE | FEMALE);
    let gender = if gender == 0 { MALE | FEMALE } else { gender };
    let choice = discourse.person(table, &Wanted { gender, named: &[], not: &[], teller: None })?;
    table[choice.entity].named.then_some(choice)
}
