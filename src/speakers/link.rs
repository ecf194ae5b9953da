//! Ties mentions to entities: full names over the whole text first, then shorter ones, then nouns and pronouns.

use super::cast::{Cast, Key, NOBODY, Role};
use super::mentions::Mentioned;
use super::names::person_end;
use super::profile::stated_role;
use super::reading::Reading;
use super::salience::Places;
use crate::lexicon::*;
use crate::text::Kind;

/// Ties the names, those inside quotations too.
pub fn names(cast: &mut Cast, r: &Reading) {
    let mut short = Vec::new();
    for m in 0..cast.mentions.len() {
        let mention = cast.mentions[m];
        if mention.kind != Mentioned::Name {
            continue;
        }
        let end = person_end(r, mention.name, mention.end, mention.flags);
        let key = Key::of(r, mention.name, end);
        // `Bin Lutf` is short for `Hatim bin Lutf`.
        let particle = key.words == 2 && r.word(mention.name).is(PARTICLE) && !r.word(mention.name).is(GIVEN);
        if key.words < 2 || particle {
            short.push((m, key));
            continue;
        }
        let name = r.span(mention.name, end);
        let id = match cast.full(&key) {
            Some(e) => {
                cast.rename(e, &key, name);
                let entity = &mut cast.entities[e as usize];
                entity.count += 1;
                entity.flags |= mention.flags;
                e
            }
            None => cast.add(key, name, mention.flags, true),
        };
        cast.entity[m] = id;
    }
    for (m, key) in short {
        let mention = cast.mentions[m];
        let titled = mention.name > mention.first;
        let gender = if titled { mention.flags & (MALE | FEMALE) } else { 0 };
        let place = mention.flags & PLACE != 0 && !titled;
        let known = cast.short(&key, gender, !titled && r.word(mention.name).is(GIVEN)).filter(|&e| {
            !(place && cast.entities[e as usize].key.words > 1 && cast.entities[e as usize].flags & PERSON != 0)
        });
        cast.entity[m] = match known {
            Some(e) => {
                let entity = &mut cast.entities[e as usize];
                entity.flags |= mention.flags & (PERSON | MALE | FEMALE);
                entity.count += u32::from(entity.key.words == 1);
                cast.rename(e, &key, r.span(mention.name, mention.end));
                e
            }
            None => cast.add(key, r.span(mention.name, mention.end), mention.flags, true),
        };
    }
    for m in 0..cast.mentions.len() {
        let mention = cast.mentions[m];
        if mention.kind == Mentioned::Name
            && !mention.quoted
            && let Some(words) = stated_role(r, &mention)
        {
            let at = r.token(mention.first).start;
            cast.roles.push(Role { at, entity: cast.entity[m], words });
        }
    }
}

/// Ties nouns, handles and pronouns, in text order.
pub fn others(cast: &mut Cast, r: &Reading) {
    let mut places = Places::default();
    for m in 0..cast.mentions.len() {
        let mention = cast.mentions[m];
        if mention.quoted {
            continue;
        }
        places.advance(r, &mention);
        match mention.kind {
            Mentioned::Name => {}
            Mentioned::Noun | Mentioned::Unlisted => {
                cast.entity[m] = apposed(cast, r, m).unwrap_or_else(|| noun(cast, r, m, &places));
            }
            Mentioned::Handle => {
                // `Jan Roe (@jroe)`
                let named = m.checked_sub(1).filter(|&n| {
                    let name = &cast.mentions[n];
                    name.kind == Mentioned::Name && name.end + 1 == mention.first && cast.entity[n] != NOBODY
                });
                if let Some(n) = named {
                    cast.entity[m] = cast.entity[n];
                    cast.handles.push((r.span(mention.first, mention.end), cast.entity[n]));
                    continue;
                }
                let hash = r.token(mention.first).hash;
                let known = cast.ending(hash).next();
                let key = Key { first: hash, last: hash, words: 1, ..Key::default() };
                cast.entity[m] = known.unwrap_or_else(|| cast.add(key, r.span(mention.first, mention.end), 0, true));
            }
            _ => cast.entity[m] = pronoun(cast, m, &places),
        }
        if !mention.inner && cast.entity[m] != NOBODY {
            places.remember(r, &mention, cast.entity[m]);
        }
    }
}

/// The name that stands in apposition to a description: `the deputy secretary of the Council, Jan Roe, was asked`.
fn apposed(cast: &mut Cast, r: &Reading, m: usize) -> Option<u32> {
    let mention = cast.mentions[m];
    if mention.flags & PERSON == 0 || mention.flags & PLURAL != 0 || mention.inner {
        return None;
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
    let closed = r.tokens.get(next.end as usize).is_none_or(|t| t.kind != Kind::Word);
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

/// How many stated roles a description is compared with.
const ROLES: usize = 100;

/// `the senator`, `a report`, `officials`
fn noun(cast: &mut Cast, r: &Reading, m: usize, places: &Places) -> u32 {
    let mention = cast.mentions[m];
    let hash = r.token(mention.name).hash;
    let the = r.of(mention.first).eq_ignore_ascii_case("the");
    if the
        && mention.flags & PLURAL == 0
        && let Some(e) = by_role(cast, r, m)
    {
        return e;
    }
    // `the senator` of whom no such role was stated is whoever the text is about, if a role can be meant at all.
    if the && mention.flags & PERSON != 0 && mention.flags & PLURAL == 0 && r.word(mention.name).is(TITLE) {
        let gender = mention.flags & (MALE | FEMALE);
        let e = places.person(cast, if gender == 0 { MALE | FEMALE } else { gender }, mention.block);
        if e != NOBODY && cast.entities[e as usize].named {
            return e;
        }
    }
    if the && let Some(e) = outlet(cast, r, m) {
        return e;
    }
    let indefinite = matches!(r.of(mention.first), "a" | "an" | "A" | "An" | "another" | "Another");
    let known = if indefinite { None } else { cast.ending(hash).find(|&e| !cast.entities[e as usize].named) };
    known.unwrap_or_else(|| {
        let key = Key { first: hash, last: hash, words: mention.end - mention.first, ..Key::default() };
        let article = mention.end - mention.first > 1 && r.function(mention.first) == DETERMINER;
        let first = if article { mention.first + 1 } else { mention.first };
        cast.add(key, r.span(first, mention.end), mention.flags, false)
    })
}

/// The outlet last named that `the paper`, `the channel` means.
fn outlet(cast: &Cast, r: &Reading, m: usize) -> Option<u32> {
    let mention = cast.mentions[m];
    let is_media = |i: u32| MEDIA.contains(&r.of(i).to_ascii_lowercase().as_str());
    if mention.end - mention.first != 2 || !is_media(mention.name) {
        return None;
    }
    let named =
        (0..m).rev().take(OUTLETS).filter(|&n| cast.mentions[n].kind == Mentioned::Name && cast.entity[n] != NOBODY);
    let mut outlets = named.filter(|&n| {
        let name = &cast.mentions[n];
        let called = (name.first..name.end).any(is_media);
        called && !(cast.entities[cast.entity[n] as usize].flags & PERSON != 0 && name.name > name.first)
    });
    outlets.next().map(|n| cast.entity[n])
}

/// How far back an outlet's name is looked for, in mentions.
const OUTLETS: usize = 80;

const MEDIA: [&str; 14] = [
    "paper", "newspaper", "daily", "weekly", "magazine", "channel", "station", "broadcaster", "outlet", "agency",
    "website", "site", "tv", "radio",
];

/// The entity whose stated role has the head of a description, and most of its other words.
fn by_role(cast: &Cast, r: &Reading, m: usize) -> Option<u32> {
    let mention = cast.mentions[m];
    let head = r.token(mention.name).hash;
    let at = r.token(mention.first).start;
    let end = cast.roles.partition_point(|role| role.at < at);
    let mut best = (0, None);
    for role in cast.roles[end.saturating_sub(ROLES)..end].iter().rev() {
        let (from, to) = r.range(role.words);
        if !(from..to).any(|i| r.token(i).hash == head) {
            continue;
        }
        let has = |w: &u32| (from..to).any(|i| r.token(i).hash == r.token(*w).hash);
        let shared = 1 + (mention.first + 1..mention.name).filter(has).count();
        let missing = (mention.name - mention.first) as usize - shared;
        if shared > best.0 && missing <= shared {
            best = (shared, Some(role.entity));
        }
    }
    best.1
}

fn pronoun(cast: &mut Cast, m: usize, places: &Places) -> u32 {
    let mention = cast.mentions[m];
    match mention.kind {
        Mentioned::He | Mentioned::She => {
            let e = places.person(cast, mention.flags, mention.block);
            if e != NOBODY {
                let entity = &mut cast.entities[e as usize];
                if entity.flags & (MALE | FEMALE | ORGANIZATION | PLACE | GROUP) == 0 {
                    entity.flags |= mention.flags | PERSON;
                }
            }
            e
        }
        Mentioned::They => places.latest(cast, PLURAL | GROUP | ORGANIZATION, 0),
        Mentioned::It => places.latest(cast, ORGANIZATION | DOCUMENT | PLACE | GROUP, PLURAL | PERSON),
        Mentioned::Who => {
            let before = cast.mentions[..m].iter().rposition(|b| !b.inner && !b.quoted);
            match before {
                Some(b) if cast.mentions[b].end + 2 >= mention.first && cast.mentions[b].block == mention.block => {
                    cast.entity[b]
                }
                _ => NOBODY,
            }
        }
        _ => NOBODY,
    }
}
