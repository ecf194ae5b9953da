//! Ties nouns, handles and pronouns to entities, in text order.

use super::cast::{Cast, Key, NOBODY};
use super::describe;
use super::mentions::{Mention, Mentioned};
use super::reading::Reading;
use super::salience::{Discourse, Wanted};
use crate::lexicon::*;
use crate::text::Kind;
use crate::text::tokens::START;

/// Ties whatever is no name.
pub fn others(cast: &mut Cast, r: &Reading) {
    let mut discourse = Discourse::default();
    for m in 0..cast.mentions.len() {
        let mention = cast.mentions[m];
        if mention.quoted {
            continue;
        }
        discourse.advance(r, &mention);
        match mention.kind {
            Mentioned::Name => {}
            Mentioned::Noun | Mentioned::Unlisted => describe::tie(cast, r, m, &discourse),
            Mentioned::Handle => handle(cast, r, m),
            Mentioned::He | Mentioned::She => person(cast, r, m, &discourse),
            Mentioned::They => thing(cast, m, &discourse, PLURAL | GROUP | ORGANIZATION, 0),
            Mentioned::It => thing(cast, m, &discourse, ORGANIZATION | DOCUMENT | PLACE | GROUP, PLURAL | PERSON),
            Mentioned::Who => antecedent(cast, r, m),
            Mentioned::First => {}
        }
        if !mention.inner && cast.entity[m] != NOBODY {
            discourse.remember(r, &mention, cast.entity[m]);
        }
    }
}

/// `@jroe`, or `Jan Roe (@jroe)`.
fn handle(cast: &mut Cast, r: &Reading, m: usize) {
    let mention = cast.mentions[m];
    let named = m.checked_sub(1).filter(|&n| {
        let name = &cast.mentions[n];
        name.kind == Mentioned::Name && name.end + 1 == mention.first && cast.entity[n] != NOBODY
    });
    let span = r.span(mention.first, mention.end);
    if let Some(n) = named {
        let entity = cast.entity[n];
        cast.handles.push((span, entity));
        return cast.tie(m, entity, CERTAIN);
    }
    let hash = r.token(mention.first).hash;
    let known = cast.ending(hash).next();
    let key = Key { first: hash, last: hash, words: 1, ..Key::default() };
    let entity = known.unwrap_or_else(|| cast.add(key, span, 0, true));
    cast.tie(m, entity, CERTAIN);
}

/// What leaves no choice.
const CERTAIN: u16 = 980;

/// `he`, `she`, `his`, `her`
fn person(cast: &mut Cast, r: &Reading, m: usize, discourse: &Discourse) {
    let mention = cast.mentions[m];
    if let Some(entity) = topic(cast, r, m) {
        return cast.tie(m, entity, CERTAIN);
    }
    let named = named_in_report(cast, r, m);
    let not = agent(cast, r, m).unwrap_or_else(|| object_of(cast, r, m));
    let wanted = Wanted { gender: mention.flags & (MALE | FEMALE), block: mention.block, named: &named, not };
    let Some(choice) = discourse.person(cast, &wanted) else { return };
    let entity = &mut cast.entities[choice.entity as usize];
    if entity.flags & (MALE | FEMALE | ORGANIZATION | PLACE | GROUP) == 0 && choice.share > 600 {
        entity.flags |= mention.flags | PERSON;
    }
    cast.tie(m, choice.entity, choice.share.min(999) as u16);
}

/// `Pressed by Roe, he`: who presses is not he.
fn agent(cast: &Cast, r: &Reading, m: usize) -> Option<u32> {
    let mention = cast.mentions[m];
    let from = r.blocks[mention.block as usize].0.max(mention.first.saturating_sub(SENTENCE));
    let start = (from..mention.first).rev().find(|&i| r.token(i).has(START))?;
    if r.word(start).verb() == 0
        || r.word(start).form() != PAST
        || start + 2 >= mention.first
        || r.of(start + 1) != "by"
    {
        return None;
    }
    let by = (0..m).rev().take(8).find(|&n| cast.mentions[n].first == start + 2 && !cast.mentions[n].inner)?;
    Some(cast.entity[by])
}

/// How far back the beginning of a sentence is looked for.
const SENTENCE: u32 = 24;

/// The subject of the verb right before an object: who asked her is not she.
fn object_of(cast: &Cast, r: &Reading, m: usize) -> u32 {
    let object = cast.mentions[m];
    let Some(verb) = object.first.checked_sub(1).filter(|&v| r.word(v).verb() != 0) else { return NOBODY };
    // `Roe said she`, `Roe called her husband`
    let next = r.tokens.get(object.end as usize).is_some_and(|t| t.is_word() && r.function(object.end) == 0);
    if !object.possessive || next {
        return NOBODY;
    }
    let subject = (0..m).rev().take(4).find(|&n| cast.mentions[n].end == verb && !cast.mentions[n].inner);
    subject.map_or(NOBODY, |n| cast.entity[n])
}

/// `As for Jan Roe, he`
fn topic(cast: &Cast, r: &Reading, m: usize) -> Option<u32> {
    let first = cast.mentions[m].first;
    let named = |b: &usize| {
        let before = &cast.mentions[*b];
        before.kind == Mentioned::Name && !before.inner && before.end + 1 == first && before.first >= 2
    };
    let b = (0..m).rev().take(3).find(named)?;
    let at = cast.mentions[b].first;
    let topic = r.of(at - 1) == "for" && r.of(at - 2).eq_ignore_ascii_case("as");
    (topic && cast.entity[b] != NOBODY).then_some(cast.entity[b])
}

/// The entities that the quotation names which a pronoun reports: `“Poe lied,” he said`.
fn named_in_report(cast: &Cast, r: &Reading, m: usize) -> Vec<u32> {
    let mention = cast.mentions[m];
    let next = r.stretches.partition_point(|s| s.end <= mention.first);
    let (from, to) = r.blocks[mention.block as usize];
    let mut out = Vec::new();
    for s in r.stretches[next.saturating_sub(1)..].iter().take(2) {
        let near = s.first >= from && s.end <= to && (s.end + 4 > mention.first && s.first < mention.end + 5);
        if !near {
            continue;
        }
        let start = cast.mentions.partition_point(|n| n.first < s.first);
        let inside = (start..cast.mentions.len()).take(NAMED).take_while(|&n| cast.mentions[n].first < s.end);
        out.extend(inside.filter(|&n| cast.mentions[n].quoted && cast.entity[n] != NOBODY).map(|n| cast.entity[n]));
    }
    out
}

/// How many names of a quotation are looked at.
const NAMED: usize = 12;

fn thing(cast: &mut Cast, m: usize, discourse: &Discourse, any: u32, none: u32) {
    if let Some(choice) = discourse.thing(cast, cast.mentions[m].block, any, none) {
        cast.tie(m, choice.entity, choice.share.min(999) as u16);
    }
}

/// What `who` or `which` goes back to: the phrase before it, past what belongs to that phrase.
fn antecedent(cast: &mut Cast, r: &Reading, m: usize) {
    let mention = cast.mentions[m];
    let person = r.of(mention.first).eq_ignore_ascii_case("who");
    let fits = |b: &usize| {
        let before: &Mention = &cast.mentions[*b];
        let flags = match cast.entity[*b] {
            NOBODY => before.flags,
            e => cast.entities[e as usize].flags | before.flags,
        };
        let body = flags & (ORGANIZATION | PLACE | DOCUMENT) != 0 && flags & PERSON == 0;
        !before.inner && !before.quoted && !before.possessive && before.end <= mention.first && (!person || !body)
    };
    let near = (0..m)
        .rev()
        .take(8)
        .take_while(|&b| cast.mentions[b].block == mention.block && cast.mentions[b].end + CLAUSE >= mention.first);
    let Some(b) = near.into_iter().find(fits) else { return };
    let clear = (cast.mentions[b].end..mention.first).all(|i| {
        let verb = r.token(i).kind == Kind::Word && r.word(i).verb() != 0 && !r.word(i).is(NOUN);
        !verb && !matches!(r.token(i).kind, Kind::Period | Kind::Semicolon)
    });
    if clear && cast.entity[b] != NOBODY {
        let (entity, sure) = (cast.entity[b], cast.sure[b]);
        cast.tie(m, entity, sure.min(930));
    }
}

/// How many tokens lie between a relative pronoun and the noun it goes back to.
const CLAUSE: u32 = 14;
