//! Ties nouns, handles and pronouns to entities, in text order.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::describe::{self, WRITINGS};
use super::entities::{EntityId, EntityTable, Key, Link, LinkKind};
use super::mentions::{Mention, MentionKind};
use super::position::{Position, position};
use super::pronouns::is_bound;
use super::salience::{Discourse, Wanted};
use super::tokenized::TokenizedDocument;
use crate::lexicon::*;
use crate::text::Kind;
use crate::text::Parts;
use crate::text::tokens::START;
use crate::text::words::{is_any, words};

/// Ties whatever is no name.
pub fn others(table: &mut EntityTable, r: &TokenizedDocument) {
    let mut discourse = Discourse::default();
    let mut merges = 0;
    // The text with which the last sentence began that began with one.
    let mut opening = None;
    for m in 0..table.mentions.len() {
        let mention = table.mentions[m];
        if mention.quoted {
            continue;
        }
        discourse.advance(r, &mention);
        match mention.kind {
            MentionKind::Name => {}
            MentionKind::Noun | MentionKind::Unlisted => describe::link(table, r, m, &discourse),
            MentionKind::Handle => handle(table, r, m),
            MentionKind::He | MentionKind::She => person(table, r, m, &discourse),
            MentionKind::They => thing(table, m, &discourse, PLURAL | GROUP | ORGANIZATION, 0),
            // `it read`: only texts do.
            MentionKind::It if reads(r, &mention) => {
                thing(table, m, &discourse, DOCUMENT, PLURAL | PERSON | ORGANIZATION)
            }
            MentionKind::It => {
                let text = text_opening(table, r, m, opening);
                let not = if text.is_some() { DOCUMENT } else { 0 };
                thing(table, m, &discourse, ORGANIZATION | DOCUMENT | PLACE | GROUP & !not, PLURAL | PERSON | not);
            }
            MentionKind::Who => antecedent(table, r, m),
            MentionKind::First => {}
        }
        if mention.kind == MentionKind::Noun && opens(r, &mention) {
            opening = Some(m);
        }
        // `In a statement, she said`: it is hers.
        let described = matches!(mention.kind, MentionKind::Noun | MentionKind::Unlisted)
            && mention.definite
            && mention.flags & (PERSON | ORGANIZATION | GROUP) != 0
            && !mention.inner;
        if (described || matches!(mention.kind, MentionKind::He | MentionKind::She | MentionKind::It))
            && let Some(text) = text_opening(table, r, m, opening)
        {
            table[text].owner = table[text].owner.or(table.entity_of(m).filter(|&e| e != text));
        }
        if merges < MERGES
            && let Some((described, named)) = names_self(table, r, m)
        {
            table.merge(described, named);
            table[named].flags |= PERSON | mention.flags & (MALE | FEMALE);
            discourse.rename(described, named);
            merges += 1;
        }
        if let Some(entity) = table.entity_of(m).filter(|_| !mention.inner) {
            discourse.remember(table, r, m, entity);
        }
    }
}

/// How many described people of a text are named by what they say of themselves.
const MERGES: usize = 16;

/// Whom a pronoun's clause gives a name that was only described, and the name: `He gave his name as Jan Roe`, `Her name
/// was Ana.`
fn names_self(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<(EntityId, EntityId)> {
    let mention = table.mentions[m];
    let described = table.entity_of(m).filter(|&e| !table[e].named)?;
    if !matches!(mention.kind, MentionKind::He | MentionKind::She) || mention.inner {
        return None;
    }
    let named = match mention.possessive {
        true => {
            let is = is_any(r.of(mention.end), words!["name", "surname"])
                && is_any(r.of(mention.end + 1), words!["is", "was"]);
            is.then_some(mention.end + 2)?
        }
        false => {
            let gives = is_any(r.of(mention.end), words!["gave", "gives", "introduced", "introduces", "identified"]);
            let within = mention.end + 1..mention.end + 6;
            within.take_while(|_| gives).find(|&i| r.of(i) == "as")? + 1
        }
    };
    let n = (m + 1..table.mentions.len()).take(4).find(|&n| table.mentions[n].first == named)?;
    let name = table.entity_of(n).filter(|_| table.mentions[n].kind == MentionKind::Name)?;
    (table[name].flags & (ORGANIZATION | PLACE) == 0).then_some((described, name))
}

/// Whether a mention is a text with which a sentence begins: `In a statement, it said`.
fn opens(r: &TokenizedDocument, text: &Mention) -> bool {
    let before = text.first.checked_sub(1).filter(|&b| r.token(b).has(START) && r.of(b) == "In");
    before.is_some() && matches!(r.of(text.first), "a" | "an") && is_any(r.of(text.name), WRITINGS)
}

/// The text with which the sentence of a mention begins, `opening` if any, which the mention is not.
fn text_opening(table: &EntityTable, r: &TokenizedDocument, m: usize, opening: Option<usize>) -> Option<EntityId> {
    let mention = table.mentions[m];
    let n = opening.filter(|&n| n < m && n + OPENING >= m)?;
    let text = table.mentions[n];
    let within = text.block == mention.block && !(text.end..=mention.first).any(|i| r.token(i).has(START));
    let verb = |i: u32| r.token(i).is_word() && (r.word(i).verb() != 0 && !r.word(i).is(NOUN) || r.function(i) == AUX);
    // `In a written reply to questions it said`
    let leads = || r.token(mention.first - 1).kind == Kind::Comma || !(text.end..mention.first).any(verb);
    table.entity_of(n).filter(|_| within && leads())
}

/// How many mentions behind such a text somebody may be whose it is.
const OPENING: usize = 6;

/// Whether a pronoun is what words stand on.
fn reads(r: &TokenizedDocument, mention: &Mention) -> bool {
    r.tokens.get(mention.end as usize).is_some_and(|t| t.is_word()) && matches!(r.of(mention.end), "read" | "reads")
}

/// `@jroe`, or `Jan Roe (@jroe)`.
fn handle(table: &mut EntityTable, r: &TokenizedDocument, m: usize) {
    let mention = table.mentions[m];
    let named = m.checked_sub(1).filter(|&n| {
        let name = &table.mentions[n];
        name.kind == MentionKind::Name && name.end + 1 == mention.first && table.entity_of(n).is_some()
    });
    let span = r.span(mention.first, mention.end);
    if let Some(entity) = named.and_then(|n| table.entity_of(n)) {
        table.handles.push((span, entity));
        return table.tie(m, entity, LinkKind::Handle);
    }
    let hash = r.token(mention.first).hash;
    let known = table.ending(hash).next();
    let key = Key { first: hash, last: hash, words: 1, ..Key::default() };
    let entity = known.unwrap_or_else(|| table.add(key, span, 0, true));
    table.tie(m, entity, LinkKind::Handle);
    // `the user @jroe`, `One commenter, @jroe, replied`
    let noun = m.checked_sub(1).filter(|&n| {
        let noun = &table.mentions[n];
        let comma = r.token(noun.end).kind == Kind::Comma;
        let user = noun.flags & PERSON != 0 || is_any(r.of(noun.name), words!["user", "account", "poster", "handle"]);
        matches!(noun.kind, MentionKind::Noun | MentionKind::Unlisted)
            && noun.end + u32::from(comma) == mention.first
            && user
    });
    if let Some(noun) = noun {
        table.tie(noun, entity, LinkKind::Apposition);
    }
}

/// `he`, `she`, `his`, `her`
fn person(table: &mut EntityTable, r: &TokenizedDocument, m: usize, discourse: &Discourse) {
    let mention = table.mentions[m];
    if let Some(entity) = topic(table, r, m) {
        return table.tie(m, entity, LinkKind::Topic);
    }
    if is_bound(r, &mention) {
        return;
    }
    if let Some(entity) = writer_known(table, r, m) {
        return table.tie(m, entity, LinkKind::Topic);
    }
    let named = named_in_report(table, r, m);
    let mut not = parenthetic(table, r, m);
    not.extend(asked_about(table, r, m));
    not.extend(object_of(table, r, m));
    not.extend(who_asked(table, r, m));
    not.extend(named_behind(table, r, m));
    let teller = teller(table, r, m);
    let wanted = Wanted { gender: mention.flags & (MALE | FEMALE), named: &named, not: &not, teller };
    let Some(choice) = discourse.person(table, &wanted) else { return };
    let entity = &mut table[choice.entity];
    let single = entity.key.words == 1 && entity.flags & PERSON == 0;
    if entity.flags & (MALE | FEMALE | ORGANIZATION | PLACE | GROUP) == 0 && choice.share > 600 && !single {
        entity.flags |= mention.flags | PERSON;
    } else if entity.flags & (MALE | FEMALE) == 0 && entity.likely == 0 {
        // `Roe met Poe. “…,” he said. She`: the other of the two.
        entity.likely = mention.flags & (MALE | FEMALE);
    }
    table.links[m] = choice.link(LinkKind::Pronoun);
}

/// Whose text a possessor has: `In an article, Roe wrote …`, then `excerpts from his article`.
fn writer_known(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<EntityId> {
    let mention = table.mentions[m];
    let noun = mention.possessive && r.token(mention.end).is_word() && is_any(r.of(mention.end), WRITINGS);
    let texts = table.ending(r.token(mention.end).hash).take(if noun { TEXTS } else { 0 });
    let owner = texts.filter(|&e| !table[e].named).find_map(|e| table[e].owner)?;
    let known = table[owner].flags & (MALE | FEMALE);
    (table[owner].named && (known == 0 || known & mention.flags != 0)).then_some(owner)
}

/// How many texts of one sort are asked whose they are.
const TEXTS: usize = 8;

/// Who speaks in the sentence of a pronoun that is the subject of what is told: `Roe told the court that she was late`.
fn teller(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<EntityId> {
    let mention = table.mentions[m];
    // `When Roe asked about it, she`
    if mention.possessive || mention.first > 0 && r.token(mention.first - 1).kind == Kind::Comma {
        return None;
    }
    let near = (0..m).rev().take(8).take_while(|&n| {
        let before = &table.mentions[n];
        before.block == mention.block && !(before.end..=mention.first).any(|i| r.token(i).has(START))
    });
    let teller = near.into_iter().find(|&n| {
        let before = &table.mentions[n];
        !before.quoted && !before.inner && position(r, before) == Position::Speaker
    });
    table.entity_of(teller?)
}

/// `Pressed by Roe, he`, `Asked whether it was Roe's, he`: who presses, or is asked about, is not he.
fn asked_about(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Vec<EntityId> {
    let mention = table.mentions[m];
    let from = r.blocks[mention.block as usize].0.max(mention.first.saturating_sub(SENTENCE));
    let start = (from..mention.first).rev().find(|&i| r.token(i).has(START));
    let closed = mention.first > from && r.token(mention.first - 1).kind == Kind::Comma;
    let Some(start) = start.filter(|&s| closed && r.word(s).verb() != 0 && r.word(s).form() == PAST) else {
        return Vec::new();
    };
    let within = (0..m).rev().take(8).take_while(|&n| table.mentions[n].first > start);
    within.filter(|&n| table.mentions[n].kind == MentionKind::Name).filter_map(|n| table.entity_of(n)).collect()
}

/// `The minister, Jan Poe, he says, is a “decent man”`: of whom the sentence speaks that a pronoun reports in passing,
/// unless by a pronoun: `He himself, he said, was late`.
fn parenthetic(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Vec<EntityId> {
    let mention = table.mentions[m];
    let from = r.blocks[mention.block as usize].0.max(mention.first.saturating_sub(SENTENCE));
    let comma = mention.first.checked_sub(1).filter(|&c| c > from && r.token(c).kind == Kind::Comma);
    // `The Water Minister`: no verb.
    let verb = |i: u32| {
        let token = r.token(i);
        let does = r.word(i).verb() != 0 && !r.word(i).is(NOUN) && !token.is_capital();
        token.is_word() && (does || r.function(i) == AUX)
    };
    let start = comma.and_then(|c| (from..c).rev().find(|&i| r.token(i).has(START)));
    let Some(start) = start.filter(|&s| !(s..mention.first).any(verb)) else { return Vec::new() };
    let before = (0..m).rev().take(8).take_while(|&n| table.mentions[n].first >= start);
    let told = |n: &usize| {
        let mention = &table.mentions[*n];
        !mention.quoted && !matches!(mention.kind, MentionKind::He | MentionKind::She)
    };
    before.filter(told).filter_map(|n| table.entity_of(n)).collect()
}

/// Who is named in what a pronoun's clause goes on to tell: in `He charged that Roe was late` he is not Roe (principle C of
/// Chomsky's binding theory, 1981). Behind `When he came,` he may be.
fn named_behind(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Vec<EntityId> {
    let mention = table.mentions[m];
    let verb = r.token(mention.end).is_word() && (r.word(mention.end).verb() != 0 || r.function(mention.end) == AUX);
    let led =
        mention.first > 0 && r.token(mention.first - 1).is_word() && r.function(mention.first - 1) == SUBORDINATOR;
    if mention.possessive || mention.quoted || !verb || led {
        return Vec::new();
    }
    let within = table.mentions.part(m + 1..).iter().enumerate().take(8).take_while(|(_, n)| {
        n.block == mention.block
            && n.first < mention.end + SENTENCE
            && !(mention.end..=n.first).any(|i| r.token(i).has(START) || r.token(i).kind == Kind::Mark)
    });
    let named = within.filter(|(_, n)| n.kind == MentionKind::Name && !n.quoted);
    named.filter_map(|(n, _)| table.entity_of(m + 1 + n)).collect()
}

/// How far back the beginning of a sentence is looked for.
const SENTENCE: u32 = 24;

/// Who asked what a pronoun replies to: `Roe asked Poe whether it was true. “It is not,” he replied.`
fn who_asked(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<EntityId> {
    let mention = table.mentions[m];
    let replies = r.tokens.get(mention.end as usize).is_some_and(|t| t.is_word())
        && is_any(r.of(mention.end), words!["replied", "replies", "answered", "answers", "responded", "retorted"]);
    if !replies {
        return None;
    }
    let asks = |i: u32| is_any(r.of(i), words!["asked", "asks", "pressed", "questioned", "challenged"]);
    let near = table.mentions.part(..m).iter().enumerate().rev().take(8);
    let asker = near
        .filter(|(_, n)| !n.quoted && n.block + 1 >= mention.block)
        .find(|(_, n)| n.end < mention.first && r.token(n.end).is_word() && asks(n.end));
    asker.and_then(|(n, _)| table.entity_of(n))
}

/// The subject of the verb right before an object: who asked her is not she.
fn object_of(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<EntityId> {
    let object = table.mentions[m];
    let verb = object.first.checked_sub(1).filter(|&v| r.word(v).verb() != 0)?;
    // `Roe said she`, `Roe called her husband`
    let next = r.tokens.get(object.end as usize).is_some_and(|t| t.is_word() && r.function(object.end) == 0);
    if !object.possessive || next {
        return None;
    }
    let subject = (0..m).rev().take(4).find(|&n| table.mentions[n].end == verb && !table.mentions[n].inner);
    table.entity_of(subject?)
}

/// `As for Jan Roe, he`
fn topic(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<EntityId> {
    let first = table.mentions[m].first;
    let named = |b: &usize| {
        let before = &table.mentions[*b];
        before.kind == MentionKind::Name && !before.inner && before.end + 1 == first && before.first >= 2
    };
    let b = (0..m).rev().take(3).find(named)?;
    let at = table.mentions[b].first;
    let topic = r.of(at - 1) == "for" && r.of(at - 2).eq_ignore_ascii_case("as");
    table.entity_of(b).filter(|_| topic)
}

/// The entities that the quotation names which a pronoun reports: `“Poe lied,” he said`.
fn named_in_report(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Vec<EntityId> {
    let mention = table.mentions[m];
    let next = r.quoted_tokens.partition_point(|s| s.end <= mention.first);
    let (from, to) = r.blocks[mention.block as usize];
    let mut out = Vec::new();
    for s in r.quoted_tokens.part(next.saturating_sub(1)..).iter().take(2) {
        let near = s.first >= from && s.end <= to && (s.end + 4 > mention.first && s.first < mention.end + 5);
        if !near {
            continue;
        }
        let start = table.mentions.partition_point(|n| n.first < s.first);
        let inside = (start..table.mentions.len()).take(NAMED).take_while(|&n| table.mentions[n].first < s.end);
        out.extend(inside.filter(|&n| table.mentions[n].quoted).filter_map(|n| table.entity_of(n)));
    }
    out
}

/// How many names of a quotation are looked at.
const NAMED: usize = 12;

fn thing(table: &mut EntityTable, m: usize, discourse: &Discourse, any: u32, none: u32) {
    if let Some(choice) = discourse.thing(table, any, none) {
        table.links[m] = choice.link(LinkKind::Pronoun);
    }
}

/// What `who` or `which` goes back to: the phrase before it, past what belongs to that phrase.
fn antecedent(table: &mut EntityTable, r: &TokenizedDocument, m: usize) {
    let mention = table.mentions[m];
    let person = r.of(mention.first).eq_ignore_ascii_case("who");
    let fits = |b: &usize| {
        let before: &Mention = &table.mentions[*b];
        let flags = match table.entity_of(*b) {
            None => before.flags,
            Some(e) => table[e].flags | before.flags,
        };
        let body = flags & (ORGANIZATION | PLACE | DOCUMENT) != 0 && flags & PERSON == 0;
        !before.inner && !before.quoted && !before.possessive && before.end <= mention.first && (!person || !body)
    };
    let near = (0..m)
        .rev()
        .take(8)
        .take_while(|&b| table.mentions[b].block == mention.block && table.mentions[b].end + CLAUSE >= mention.first);
    let near: Vec<usize> = near.collect();
    let Some(&b) = near.iter().find(|b| fits(b)) else { return };
    // `a driver from Grade Hill, who`: a person rather than a name of which nothing tells that it is one.
    let told = |b: usize| {
        let e = table.entity_of(b).map_or(0, |e| table[e].flags) | table.mentions[b].flags;
        e & (PERSON | MALE | FEMALE) != 0 || r.word(table.mentions[b].name).is(GIVEN)
    };
    let noun = |&&n: &&usize| {
        let noun = &table.mentions[n];
        let joined = || (noun.end..table.mentions[b].first).all(|i| r.token(i).is_word() && r.function(i) != 0);
        n < b && noun.kind == MentionKind::Noun && fits(&n) && told(n) && joined()
    };
    let from = is_any(r.of(table.mentions[b].first.wrapping_sub(1)), words!["from", "in", "at"]);
    let unknown = person && table.mentions[b].kind == MentionKind::Name && (!told(b) || from);
    let b = near.iter().find(noun).copied().filter(|_| unknown).unwrap_or(b);
    let clear = (table.mentions[b].end..mention.first).all(|i| {
        let verb = r.token(i).kind == Kind::Word && r.word(i).verb() != 0 && !r.word(i).is(NOUN);
        !verb && !matches!(r.token(i).kind, Kind::Period | Kind::Semicolon)
    });
    if clear {
        table.links[m] = Link { kind: LinkKind::Relative, ..table.links[b] };
        // `Florrie, who was six`: a person.
        if let Some(e) = table.entity_of(b).filter(|_| person && table.mentions[b].kind == MentionKind::Name) {
            let body = table[e].flags & (ORGANIZATION | PLACE | DOCUMENT | GROUP) != 0;
            table[e].flags |= if body { 0 } else { PERSON };
        }
    }
}

/// How many tokens lie between a relative pronoun and the noun it goes back to.
const CLAUSE: u32 = 14;
