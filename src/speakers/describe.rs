//! Ties descriptions (`the senator`, `his wife`, `a report`) to the entities that they were introduced with.

use super::cast::{Cast, Key, NOBODY};
use super::mentions::{Mention, Mentioned};
use super::profile::apposition;
use super::reading::Reading;
use super::salience::{Choice, Discourse, Position, Wanted, position};
use crate::lexicon::*;
use crate::text::words::is_any;
use crate::text::{Kind, Span};

/// A name and a description side by side.
const APPOSED: u16 = 960;
/// The same noun as before.
const REPEATED: u16 = 780;
/// A body called by what it is.
const KIND: u16 = 620;
/// A description of its own.
const NEW: u16 = 800;

/// Ties a noun phrase.
pub fn tie(cast: &mut Cast, r: &Reading, m: usize, discourse: &Discourse) {
    if let Some(e) = appositive(cast, r, m).or_else(|| apposed(cast, r, m)) {
        return cast.tie(m, e, APPOSED);
    }
    let mention = cast.mentions[m];
    if let Some(choice) = some_of_them(cast, r, m, discourse) {
        return cast.tie(m, choice.entity, (choice.share * 7 / 10) as u16);
    }
    let the = is_definite(r, &mention);
    let person = mention.flags & PERSON != 0 && mention.flags & PLURAL == 0;
    let owner = owner(cast, r, m);
    if (the || owner.is_some())
        && mention.flags & PLURAL == 0
        && let Some((e, sure)) = by_role(cast, r, m, discourse)
    {
        return cast.tie(m, e, sure);
    }
    // `its editorial`, `the channel's own announcement` speak for it.
    let whose = owner.map_or(NOBODY, |o| cast.entity[o]);
    if whose != NOBODY && SPOKEN_FOR.contains(&r.of(mention.name)) && is_body(cast, whose) {
        return cast.tie(m, whose, KIND);
    }
    if the && mention.flags & PLURAL == 0 {
        if let Some(e) = outlet(cast, r, m).or_else(|| body(cast, r, m)) {
            return cast.tie(m, e, REPEATED);
        }
        if let Some(e) = member_of_kind(cast, r, m) {
            return cast.tie(m, e, KIND);
        }
    }
    let indefinite = is_any(r.of(mention.first), &INDEFINITE);
    let hash = r.token(mention.name).hash;
    let before = cast.ending(hash).take(TRIED).find(|&e| {
        let e = &cast.entities[e as usize];
        !e.named && (owner.is_none() || e.owner == whose)
    });
    if let Some(e) = before.filter(|_| !indefinite) {
        return cast.tie(m, e, REPEATED);
    }
    if the && let Some(e) = work(cast, r, m) {
        return cast.tie(m, e, KIND);
    }
    if the
        && person
        && describes(r, &mention)
        && let Some(choice) = subject(cast, &mention, discourse)
    {
        return cast.tie(m, choice.entity, (choice.share * 7 / 10) as u16);
    }
    let key = Key { first: hash, last: hash, words: mention.end - mention.first, ..Key::default() };
    let mut name = another(cast, r, m).unwrap_or_else(|| description(r, &mention));
    if let Some(owner) = owner.map(|o| cast.mentions[o]).filter(|o| o.kind == Mentioned::Name) {
        name.start = r.token(owner.name).start;
    }
    let id = cast.add(key, name, mention.flags, false);
    cast.entities[id as usize].owner = whose;
    cast.tie(m, id, NEW);
}

/// How many entities with the same noun are compared.
const TRIED: usize = 40;

/// `Some chanted`, `Others shouted`: of the people spoken of before.
fn some_of_them(cast: &Cast, r: &Reading, m: usize, discourse: &Discourse) -> Option<Choice> {
    const SOME: [&str; 6] = ["some", "others", "many", "most", "several", "both"];
    let mention = cast.mentions[m];
    let alone = mention.end - mention.first == 1 && SOME.iter().any(|w| r.of(mention.first).eq_ignore_ascii_case(w));
    if !alone || mention.inner {
        return None;
    }
    discourse.thing(cast, mention.block, PLURAL, ORGANIZATION | DOCUMENT)
}

/// What `another` alone is: another of whatever the paragraph named last by a noun.
fn another(cast: &Cast, r: &Reading, m: usize) -> Option<Span> {
    let mention = cast.mentions[m];
    if mention.end - mention.first != 1 || !r.of(mention.first).eq_ignore_ascii_case("another") {
        return None;
    }
    let before = (0..m).rev().take(8).find(|&n| {
        let noun = &cast.mentions[n];
        noun.kind == Mentioned::Noun
            && !noun.inner
            && !noun.quoted
            && noun.flags & (PERSON | PLURAL) == PERSON
            && noun.block == mention.block
    })?;
    let mut words = description(r, &cast.mentions[before]);
    let first = cast.mentions[before].first;
    if r.of(first).eq_ignore_ascii_case("one") {
        words.start = r.token(first + 1).start;
    }
    Some(words)
}

/// The text or recording last spoken of that a noun of the same sort means: `the piece` for an article.
fn work(cast: &Cast, r: &Reading, m: usize) -> Option<u32> {
    const SORTS: [&[&str]; 2] = [
        &["article", "piece", "story", "report", "column", "op-ed", "essay"],
        &["ad", "advertisement", "spot", "clip", "video", "commercial", "recording"],
    ];
    let mention = cast.mentions[m];
    let sort = SORTS.iter().find(|s| s.contains(&r.of(mention.name)))?;
    let before = (0..m).rev().take(NAMES).filter(|&n| {
        let noun = &cast.mentions[n];
        noun.kind == Mentioned::Noun && !noun.inner && !noun.quoted && sort.contains(&r.of(noun.name))
    });
    before.map(|n| cast.entity[n]).find(|&e| e != NOBODY)
}

/// Whether `the` stands before a phrase, perhaps with words between that are none of it: `the “Long Night” star`,
/// `the former secretary of state and current senator`.
fn is_definite(r: &Reading, mention: &Mention) -> bool {
    let from = r.blocks[mention.block as usize].0;
    let is_the = |i: u32| r.of(i).eq_ignore_ascii_case("the");
    let mut i = mention.first;
    while i > from && mention.first - i < 9 && !is_the(i) {
        let before = r.word(i - 1);
        let joined = matches!(r.of(i - 1), "and" | "of" | "state");
        let modifier =
            r.token(i - 1).kind == Kind::Word && before.verb() == 0 && (before.function() == 0 || is_the(i - 1));
        if !(modifier || joined || matches!(r.token(i - 1).kind, Kind::Mark | Kind::Number)) {
            return false;
        }
        if before.is(PERSON | GIVEN) && (r.token(i - 1).is_capital() || !matches!(r.of(i), "and" | "of")) {
            return false;
        }
        i -= 1;
    }
    is_the(i)
}

/// Words with which something new is brought up.
const INDEFINITE: [&str; 10] = ["a", "an", "another", "one", "some", "two", "three", "several", "other", "others"];

/// The mention of the possessor: `Roe` in `Roe's office`, `his` in `his office`.
fn owner(cast: &Cast, r: &Reading, m: usize) -> Option<usize> {
    let first = cast.mentions[m].first;
    let end = if first > 0 && r.token(first - 1).kind == Kind::Possessive { first - 1 } else { first };
    let named = |o: &usize| {
        let mention = &cast.mentions[*o];
        mention.end == end && (end < first || mention.possessive)
    };
    (0..m).rev().take(4).find(named)
}

/// The words of a description without article, and the prepositional phrases that tell which one it is.
fn description(r: &Reading, mention: &Mention) -> Span {
    let article = is_any(r.of(mention.first), &["the", "a", "an"]);
    let first = if article && mention.end - mention.first > 1 { mention.first + 1 } else { mention.first };
    let (_, to) = r.blocks[mention.block as usize];
    let mut end = mention.end;
    let mut i = mention.end;
    // `one member of the panel`, `an adviser to Roe`: nouns with what stands before them, no verb, no new clause.
    while i < to.min(mention.end + PHRASE) && r.token(i).kind == Kind::Word {
        let word = r.word(i);
        let opens = word.function() == PREPOSITION && BOUND.contains(&r.of(i));
        let nominal =
            matches!(word.function(), 0 | DETERMINER) && (word.verb() == 0 || word.is(NOUN) || r.is_speaking_noun(i));
        let goes_on = opens || nominal && i > mention.end;
        if !goes_on || word.is(DAY) {
            break;
        }
        i += 1;
        if nominal && word.function() == 0 {
            end = i;
        }
    }
    r.span(first, end)
}

/// How many tokens of prepositional phrases belong to a description.
const PHRASE: u32 = 8;

/// Prepositions that bind a phrase to the noun before it.
const BOUND: [&str; 5] = ["of", "for", "from", "at", "on"];

/// The name before a description between commas: `Jan Roe, the union's chief lawyer, said`.
fn appositive(cast: &Cast, r: &Reading, m: usize) -> Option<u32> {
    let mention = cast.mentions[m];
    if mention.inner || mention.flags & PLURAL != 0 {
        return None;
    }
    let name = (0..m).rev().take(6).find(|&n| {
        let name = &cast.mentions[n];
        name.kind == Mentioned::Name
            && !name.inner
            && !name.quoted
            && name.end + 8 >= mention.first
            && r.tokens.get(name.end as usize).is_some_and(|t| matches!(t.kind, Kind::Comma | Kind::Open))
    })?;
    let (from, to) = r.range(apposition(r, cast.mentions[name].end)?);
    let proper = (from..to).find(|&i| r.function(i) == PREPOSITION).unwrap_or(to);
    let head = (from..proper).rev().find(|&i| r.word(i).is(PERSON | TITLE))?;
    (mention.name == head && cast.entity[name] != NOBODY).then_some(cast.entity[name])
}

/// The name that stands in apposition to a description: `the deputy secretary of the Council, Jan Roe, was asked`.
fn apposed(cast: &mut Cast, r: &Reading, m: usize) -> Option<u32> {
    let mention = cast.mentions[m];
    if mention.flags & PERSON == 0 || mention.flags & PLURAL != 0 || mention.inner {
        return None;
    }
    // `his wife and fellow candidate Jan Roe`
    let joined = r.tokens.get(mention.end as usize).is_some_and(|t| t.is_word()) && r.of(mention.end) == "and";
    if joined && let Some(n) = (m + 1..cast.mentions.len()).take(4).find(|&n| cast.mentions[n].first > mention.end) {
        let next = cast.mentions[n];
        let titled = next.kind == Mentioned::Name && next.name > next.first && next.first <= mention.end + 3;
        if titled && cast.entity[n] != NOBODY && cast.entities[cast.entity[n] as usize].flags & PERSON != 0 {
            return Some(cast.entity[n]);
        }
    }
    // Prepositional phrases may follow the noun, but no verb and no other punctuation, up to the comma.
    let mut comma = mention.end;
    while r.tokens.get(comma as usize).is_some_and(|t| t.kind == Kind::Word && comma < mention.end + 9) {
        let word = r.word(comma);
        let nominal = r.token(comma).is_capital() || word.verb() == 0 || word.is(NOUN);
        let fits = matches!(word.function(), 0 | PREPOSITION | DETERMINER | CONJUNCTION) && nominal;
        if !fits || (comma == mention.end && word.function() != PREPOSITION) {
            return None;
        }
        comma += 1;
    }
    if r.tokens.get(comma as usize)?.kind != Kind::Comma {
        return None;
    }
    let name = (m + 1..cast.mentions.len())
        .take(6)
        .find(|&n| cast.mentions[n].first == comma + 1 && !cast.mentions[n].inner)?;
    let next = cast.mentions[name];
    let closed = r.tokens.get(next.end as usize).is_none_or(|t| t.kind != Kind::Word || is_home(r, next.end));
    let entity = cast.entity[name];
    if next.kind != Mentioned::Name || entity == NOBODY || !closed {
        return None;
    }
    let known = &mut cast.entities[entity as usize];
    if known.flags & (ORGANIZATION | PLACE) != 0 && known.flags & PERSON == 0 {
        return None;
    }
    known.flags |= PERSON | mention.flags & (MALE | FEMALE);
    let article = r.function(mention.first) == DETERMINER || r.word(mention.first).is(POSSESSIVE);
    let words = r.span(if article { mention.first + 1 } else { mention.first }, comma);
    cast.state_role(entity, words);
    Some(entity)
}

/// `of Velm`, `from Velm` behind a name.
fn is_home(r: &Reading, i: u32) -> bool {
    matches!(r.of(i), "of" | "from") && r.tokens.get(i as usize + 1).is_some_and(|t| t.is_capital())
}

/// How many stated roles a description is compared with.
const ROLES: usize = 100;

/// Groups of nouns that stand for one another: who is introduced as a nominee may be called the candidate.
const ALIKE: [&[&str]; 9] = [
    &["candidate", "nominee", "contender", "hopeful", "front-runner", "frontrunner", "standard-bearer"],
    &["senator", "sen", "lawmaker", "legislator"],
    &["representative", "rep", "congressman", "congresswoman", "lawmaker", "legislator"],
    &["governor", "gov"],
    &["businessman", "businesswoman", "billionaire", "mogul", "tycoon", "developer", "magnate", "entrepreneur"],
    &["president", "pres"],
    &["spokesman", "spokeswoman", "spokesperson"],
    &["lawyer", "attorney", "counsel"],
    &["professor", "prof", "historian", "scholar"],
];

/// The groups that a noun is in, a bit each.
fn groups(noun: &str) -> u16 {
    let noun = noun.trim_end_matches('.');
    let has = |group: &[&str]| group.iter().any(|g| g.eq_ignore_ascii_case(noun));
    ALIKE.iter().enumerate().fold(0, |bits, (i, group)| bits | u16::from(has(group)) << i)
}

/// Whether a word says of which country or party somebody is.
fn tells_side(r: &Reading, i: u32) -> bool {
    r.word(i).is(DEMONYM | PLACE) || r.of(i).eq_ignore_ascii_case("libertarian")
}

/// Whether two tokens are the same word.
fn same(r: &Reading, a: u32, b: u32) -> bool {
    let party = |i: u32| ["gop", "republican"].iter().any(|w| r.of(i).eq_ignore_ascii_case(w));
    r.token(a).hash == r.token(b).hash && r.token(a).hash != 0 || party(a) && party(b)
}

/// The entity whose stated role has the head of a description, and most of its other words.
fn by_role(cast: &Cast, r: &Reading, m: usize, discourse: &Discourse) -> Option<(u32, u16)> {
    let mention = cast.mentions[m];
    let (head, own) = (r.token(mention.name).hash, groups(r.of(mention.name)));
    let at = r.token(mention.first).start;
    let gender = mention.flags & (MALE | FEMALE);
    let end = cast.roles.partition_point(|role| role.at < at);
    let complement = r.tokens.get(mention.end as usize).is_some_and(|t| t.is_word())
        && matches!(r.of(mention.end), "of" | "for" | "at");
    let topic = std::cell::LazyCell::new(|| subject(cast, &mention, discourse).map(|c| c.entity));
    let mut best: Option<(i32, u32)> = None;
    let mut second = 0;
    for role in cast.roles[end.saturating_sub(ROLES)..end].iter().rev() {
        let (from, to) = r.range(role.words);
        // The role proper stands before its first preposition: `chief` in `chief of staff to the president`.
        let proper = (from..to).find(|&i| r.function(i) == PREPOSITION).unwrap_or(to);
        let mut heads = (from..proper).filter(|&i| r.word(i).is(PERSON | TITLE));
        let exact = heads.clone().any(|i| r.token(i).hash == head);
        if !exact && (own == 0 || !heads.any(|i| groups(r.of(i)) & own != 0)) {
            continue;
        }
        let known = cast.entities[role.entity as usize].flags & (MALE | FEMALE);
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
        let words = mention.name - mention.first - 1;
        let shared = (mention.first + 1..mention.name).filter(has).count() as i32;
        let missing = words as i32 - shared;
        let score =
            if exact { 4 } else { 3 } + 3 * shared - 2 * missing - if proper < to && !complement { 1 } else { 0 }
                + if *topic == Some(role.entity) { 2 } else { 0 };
        if score <= 0 || best.is_some_and(|b| b.1 == role.entity && b.0 >= score) {
            continue;
        }
        match best {
            Some((top, e)) if score <= top => second = if e == role.entity { second } else { second.max(score) },
            Some((top, e)) => {
                second = if e == role.entity { second } else { second.max(top) };
                best = Some((score, role.entity));
            }
            None => best = Some((score, role.entity)),
        }
    }
    let (top, entity) = best?;
    // `the actress` of a paragraph that speaks of another, of whom no role was stated, is hardly the one far above.
    if top <= 4 && !discourse.holds(entity) && topic.is_some_and(|t| t != entity) && describes(r, &mention) {
        return None;
    }
    let sure = match top - second {
        0 => 600,
        1 => 700,
        _ => 860,
    };
    Some((entity, sure))
}

/// Nouns that mostly call somebody already known by another word.
fn describes(r: &Reading, mention: &Mention) -> bool {
    const OTHERS: [&str; 12] = [
        "republican", "democrat", "lady", "veteran", "conservative", "mayor", "secretary", "chairman", "delegate",
        "activist", "actress", "actor",
    ];
    let noun = r.of(mention.name);
    let word = |i: u32| r.tokens.get(i as usize).filter(|t| t.is_word()).map_or("", |_| r.of(i));
    // `the secretary of state` is an office, `the chair of the club` says whose chair.
    let office = word(mention.end) == "of" && word(mention.end + 1).eq_ignore_ascii_case("state");
    let alone = office || !matches!(word(mention.end), "of" | "for");
    alone && (r.word(mention.name).is(TITLE) || is_any(noun, &OTHERS) || ALIKE.iter().any(|g| is_any(noun, g)))
}

/// The named person that the text is about at this place.
fn subject(cast: &Cast, mention: &Mention, discourse: &Discourse) -> Option<Choice> {
    let gender = mention.flags & (MALE | FEMALE);
    let gender = if gender == 0 { MALE | FEMALE } else { gender };
    let choice = discourse.person(cast, &Wanted { gender, block: mention.block, named: &[], not: NOBODY })?;
    cast.entities[choice.entity as usize].named.then_some(choice)
}

/// What a body says under its own name.
const SPOKEN_FOR: [&str; 8] =
    ["editorial", "editors", "announcement", "statement", "website", "account", "communique", "headline"];

/// Whether an entity is a body that has a name, not a person or a place.
fn is_body(cast: &Cast, entity: u32) -> bool {
    let e = &cast.entities[entity as usize];
    e.named && e.flags & PERSON == 0 && (e.flags & PLACE == 0 || e.flags & ORGANIZATION != 0)
}

/// How far back an outlet's or a body's name is looked for, in mentions.
const NAMES: usize = 80;

/// The outlet last named that `the paper`, `the channel` means.
fn outlet(cast: &Cast, r: &Reading, m: usize) -> Option<u32> {
    let mention = cast.mentions[m];
    let is_media = |i: u32| is_any(r.of(i), &MEDIA);
    if mention.end - mention.first > 3 || !is_media(mention.name) {
        return None;
    }
    let named =
        (0..m).rev().take(NAMES).filter(|&n| cast.mentions[n].kind == Mentioned::Name && cast.entity[n] != NOBODY);
    let mut outlets = named.filter(|&n| {
        let name = &cast.mentions[n];
        let called = (name.first..name.end).any(is_media);
        called && !(cast.entities[cast.entity[n] as usize].flags & PERSON != 0 && name.name > name.first)
    });
    let called = outlets.next().map(|n| cast.entity[n]);
    called.or_else(|| latest_body(cast, r, m))
}

/// The body that a paragraph or the one before it last spoke of as doing something: a paper may be known by its name
/// alone.
fn latest_body(cast: &Cast, r: &Reading, m: usize) -> Option<u32> {
    let block = cast.mentions[m].block;
    let near = (0..m).rev().take(BODIES).filter(|&n| {
        let name = &cast.mentions[n];
        let does = matches!(position(r, name), Position::Speaker | Position::Subject);
        name.kind == Mentioned::Name && !name.inner && !name.quoted && name.block + 1 >= block && does
    });
    near.map(|n| cast.entity[n]).find(|&e| e != NOBODY && is_body(cast, e))
}

const MEDIA: [&str; 15] = [
    "publication", "paper", "newspaper", "daily", "weekly", "magazine", "channel", "station", "broadcaster", "outlet",
    "agency", "website", "site", "tv", "radio",
];

/// The body last named whose name has the noun: `the commission` for `Commission on Presidential Debates`.
fn body(cast: &Cast, r: &Reading, m: usize) -> Option<u32> {
    let mention = cast.mentions[m];
    if mention.flags & (ORGANIZATION | GROUP) == 0 || mention.end - mention.first != 2 {
        return None;
    }
    let hash = r.token(mention.name).hash;
    let mut named = (0..m).rev().take(NAMES).filter(|&n| {
        let name = &cast.mentions[n];
        let long = name.kind == Mentioned::Name && name.end - name.name > 1 && cast.entity[n] != NOBODY;
        long && (name.name..name.end).any(|i| r.token(i).hash == hash)
    });
    named.next().map(|n| cast.entity[n])
}

/// The body last named, where a noun says no more than that it is one: `the union`, `the company`.
fn member_of_kind(cast: &Cast, r: &Reading, m: usize) -> Option<u32> {
    let mention = cast.mentions[m];
    if mention.end - mention.first != 2 || !KINDS.contains(&r.of(mention.name)) {
        return None;
    }
    let named = (0..m).rev().take(BODIES).filter(|&n| {
        let name = &cast.mentions[n];
        name.kind == Mentioned::Name && !name.inner && name.block + 1 >= mention.block && cast.entity[n] != NOBODY
    });
    let body = |e: &u32| cast.entities[*e as usize].flags & (ORGANIZATION | PERSON | PLACE) == ORGANIZATION;
    named.map(|n| cast.entity[n]).find(body).or_else(|| latest_body(cast, r, m))
}

/// How many mentions back such a body is looked for.
const BODIES: usize = 16;

const KINDS: [&str; 12] = [
    "union", "group", "organization", "company", "firm", "agency", "nonprofit", "association", "network", "committee",
    "commission", "department",
];
