//! Ties descriptions (`the senator`, `his wife`, `a report`) to the entities that they were introduced with.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::entities::{EntityId, EntityTable, Key, LinkKind};
use super::epithets::{Aged, by_age, describes};
use super::mentions::{Mention, MentionKind};
use super::organizations::{NAMES, SPOKEN_FOR, body, is_body, member_of_kind, outlet};
use super::profile::apposition;
use super::roles::{by_role, subject};
use super::salience::{Choice, Discourse, Position, position};
use super::tokenized::TokenizedDocument;
use crate::lexicon::*;
use crate::syntax::modifiers::end_of_description;
use crate::text::Parts;
use crate::text::tokens::{SPACED, START};
use crate::text::words::is_any;
use crate::text::{Kind, Span};

/// Ties a noun phrase.
pub fn link(table: &mut EntityTable, r: &TokenizedDocument, m: usize, discourse: &Discourse) {
    if let Some(e) = appositive(table, r, m).or_else(|| apposed(table, r, m)) {
        return table.tie(m, e, LinkKind::Apposition);
    }
    let mention = table.mentions[m];
    let the = is_definite(r, &mention);
    let aged = if the { by_age(table, r, m) } else { None };
    if let Some(Aged::Is(one)) = aged {
        return table.tie(m, one, LinkKind::RoleMatch);
    }
    if let Some(choice) = some_of_them(table, r, m, discourse) {
        table.links[m] = choice.link(LinkKind::Pronoun);
        return;
    }
    let person = mention.flags & PERSON != 0 && mention.flags & PLURAL == 0;
    let owner = owner(table, r, m);
    if (the || owner.is_some())
        && mention.flags & PLURAL == 0
        && let Some(link) = by_role(table, r, m, discourse)
    {
        table.links[m] = link;
        return;
    }
    // `its editorial`, `the channel's own announcement` speak for it.
    let whose = owner.and_then(|o| table.entity_of(o));
    if let Some(body) = whose.filter(|&e| SPOKEN_FOR.contains(&r.of(mention.name)) && is_body(table, e)) {
        return table.tie(m, body, LinkKind::BodyByKind);
    }
    // What its editors say, a paper says.
    if the && (mention.flags & PLURAL == 0 || r.of(mention.name) == "editors") {
        if let Some(e) = outlet(table, r, m).or_else(|| body(table, r, m)) {
            return table.tie(m, e, LinkKind::Repeated);
        }
        if let Some(e) = member_of_kind(table, r, m) {
            return table.tie(m, e, LinkKind::BodyByKind);
        }
    }
    let indefinite = is_any(r.of(mention.first), &INDEFINITE);
    let hash = r.token(mention.name).hash;
    let before = table.ending(hash).take(TRIED).find(|&e| {
        let e = &table[e];
        !e.named && (owner.is_none() || e.owner == whose)
    });
    if let Some(e) = before.filter(|_| !indefinite) {
        // `Mayor sorry`, then `The mayor of Velm`
        let name = description(r, &mention);
        if the
            && name.len() > table[e].name.len()
            && name.of(r.text).contains(' ')
            && !table[e].name.of(r.text).contains(' ')
        {
            table[e].name = name;
        }
        return table.tie(m, e, LinkKind::Repeated);
    }
    if the && let Some(e) = work(table, r, m) {
        return table.tie(m, e, LinkKind::Repeated);
    }
    if the
        && person
        && describes(r, &mention)
        && let Some(choice) = subject(table, &mention, discourse)
        && !matches!(&aged, Some(Aged::Not(others)) if others.contains(&choice.entity))
    {
        table.links[m] = choice.link(LinkKind::Subject);
        return;
    }
    let key = Key { first: hash, last: hash, words: mention.end - mention.first, ..Key::default() };
    let mut name = another(table, r, m).unwrap_or_else(|| description(r, &mention));
    // `Roe's office`, `the teachers' union`
    if let Some(owner) = owner.map(|o| table.mentions[o]) {
        match owner.kind {
            MentionKind::Name => name = name.with_start(r.token(owner.name).start),
            MentionKind::Noun => name = name.with_start(description(r, &owner).lo()),
            _ => {}
        }
    }
    let id = table.add(key, name, mention.flags, false);
    table[id].owner = whose.or_else(|| writer(table, r, m));
    table.tie(m, id, LinkKind::New);
}

/// Who writes a text where it is first spoken of: `In a letter to the board, Jan Roe resigned`, `Jan Roe said in a
/// statement`, `Jan Roe published an essay`.
fn writer(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<EntityId> {
    const WRITINGS: [&str; 16] = [
        "letter", "statement", "memo", "email", "e-mail", "post", "column", "essay", "article", "op-ed", "tweet",
        "message", "note", "petition", "manifesto", "blog",
    ];
    let mention = table.mentions[m];
    if mention.inner || !is_any(r.of(mention.name), &WRITINGS) {
        return None;
    }
    let from = r.blocks[mention.block as usize].0;
    let before = mention.first.checked_sub(1).filter(|&b| b >= from)?;
    let spoken = |n: &Mention| !n.inner && !n.quoted && !n.possessive && n.flags & DOCUMENT == 0;
    let within = r.of(before).eq_ignore_ascii_case("in");
    if within && r.token(before).has(START) {
        let ahead = table.mentions.part(m + 1..).iter().take(6).enumerate();
        let next = ahead
            .take_while(|(_, n)| n.block == mention.block && !(mention.end..=n.first).any(|i| r.token(i).has(START)))
            .find(|(_, n)| n.kind == MentionKind::Name && spoken(n) && r.token(n.first - 1).kind == Kind::Comma);
        return next.and_then(|(ahead, _)| table.entity_of(m + 1 + ahead));
    }
    let writes = is_any(r.of(before), &["wrote", "published", "posted", "sent", "issued", "signed", "released"]);
    if !within && !writes {
        return None;
    }
    let same_sentence =
        |n: &Mention| n.block == mention.block && !(n.end..mention.first).any(|i| r.token(i).has(START));
    let behind = table.mentions.part(..m).iter().enumerate().rev().take(8);
    let subject = behind.take_while(|(_, n)| same_sentence(n)).find(|(_, n)| {
        spoken(n) && (n.kind == MentionKind::Who || matches!(position(r, n), Position::Speaker | Position::Subject))
    });
    subject.and_then(|(n, _)| table.entity_of(n))
}

/// How many entities with the same noun are compared.
const TRIED: usize = 40;

/// `Some chanted`, `Others shouted`: of the people spoken of before.
fn some_of_them(table: &EntityTable, r: &TokenizedDocument, m: usize, discourse: &Discourse) -> Option<Choice> {
    const SOME: [&str; 6] = ["some", "others", "many", "most", "several", "both"];
    let mention = table.mentions[m];
    let alone = mention.end - mention.first == 1 && SOME.iter().any(|w| r.of(mention.first).eq_ignore_ascii_case(w));
    if !alone || mention.inner {
        return None;
    }
    discourse.thing(table, PLURAL, ORGANIZATION | DOCUMENT)
}

/// What `another` alone is: another of whatever the paragraph named last by a noun.
fn another(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<Span> {
    let mention = table.mentions[m];
    if mention.end - mention.first != 1 || !r.of(mention.first).eq_ignore_ascii_case("another") {
        return None;
    }
    let before = (0..m).rev().take(8).find(|&n| {
        let noun = &table.mentions[n];
        noun.kind == MentionKind::Noun
            && !noun.inner
            && !noun.quoted
            && noun.flags & (PERSON | PLURAL) == PERSON
            && noun.block == mention.block
    })?;
    let mut words = description(r, &table.mentions[before]);
    let first = table.mentions[before].first;
    if r.of(first).eq_ignore_ascii_case("one") {
        words = words.with_start(r.token(first + 1).start);
    }
    Some(words)
}

/// The text or recording last spoken of that a noun of the same sort means: `the piece` for an article.
fn work(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<EntityId> {
    const SORTS: [&[&str]; 2] = [
        &["article", "piece", "story", "report", "column", "op-ed", "essay"],
        &["ad", "advertisement", "spot", "clip", "video", "commercial", "recording"],
    ];
    let mention = table.mentions[m];
    let sort = SORTS.iter().find(|s| s.contains(&r.of(mention.name)))?;
    let before = (0..m).rev().take(NAMES).filter(|&n| {
        let noun = &table.mentions[n];
        noun.kind == MentionKind::Noun && !noun.inner && !noun.quoted && sort.contains(&r.of(noun.name))
    });
    before.into_iter().find_map(|n| table.entity_of(n))
}

/// Whether `the` stands before a phrase, perhaps with words between that are none of it: `the “Long Night” star`,
/// `the former secretary of state and current senator`.
fn is_definite(r: &TokenizedDocument, mention: &Mention) -> bool {
    let from = r.blocks[mention.block as usize].0;
    let is_the = |i: u32| r.of(i).eq_ignore_ascii_case("the");
    let mut i = mention.first;
    while i > from && mention.first - i < 9 && !is_the(i) {
        let before = r.word(i - 1);
        let joined = matches!(r.of(i - 1), "and" | "of" | "state");
        let modifier =
            r.token(i - 1).kind == Kind::Word && before.verb() == 0 && (before.function() == 0 || is_the(i - 1));
        // `the veterans' association`
        let owners = matches!(r.of(i - 1), "'" | "’") && r.word(i - 2).is(PLURAL);
        if !(modifier || joined || owners || matches!(r.token(i - 1).kind, Kind::Mark | Kind::Number)) {
            return false;
        }
        let owner = matches!(r.of(i), "'" | "’");
        if before.is(PERSON | GIVEN) && !owner && (r.token(i - 1).is_capital() || !matches!(r.of(i), "and" | "of")) {
            return false;
        }
        i -= 1;
    }
    is_the(i)
}

/// Words with which something new is brought up.
const INDEFINITE: [&str; 10] = ["a", "an", "another", "one", "some", "two", "three", "several", "other", "others"];

/// The mention of the possessor: `Roe` in `Roe's office`, `his` in `his office`.
fn owner(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<usize> {
    let first = table.mentions[m].first;
    let end = if first > 0 && r.token(first - 1).kind == Kind::Possessive { first - 1 } else { first };
    let named = |o: &usize| {
        let mention = &table.mentions[*o];
        mention.end == end && (end < first || mention.possessive)
    };
    (0..m).rev().take(4).find(named)
}

/// The words of a description without article, and what behind them tells which one it is.
fn description(r: &TokenizedDocument, mention: &Mention) -> Span {
    let article = is_any(r.of(mention.first), &["the", "a", "an"]);
    let first = if article && mention.end - mention.first > 1 { mention.first + 1 } else { mention.first };
    let (_, to) = r.blocks[mention.block as usize];
    r.span(first, end_of_description(&r.syntax(), mention.name, mention.end, to))
}

/// The name before a description between commas: `Jan Roe, the union's chief lawyer, said`.
fn appositive(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<EntityId> {
    let mention = table.mentions[m];
    if mention.inner || mention.flags & PLURAL != 0 {
        return None;
    }
    let name = (0..m).rev().take(6).find(|&n| {
        let name = &table.mentions[n];
        name.kind == MentionKind::Name
            && !name.inner
            && !name.quoted
            && name.end + 8 >= mention.first
            && r.tokens.get(name.end as usize).is_some_and(|t| matches!(t.kind, Kind::Comma | Kind::Open))
    })?;
    let (from, to) = r.range(apposition(r, table.mentions[name].end)?);
    let proper = (from..to).find(|&i| r.function(i) == PREPOSITION).unwrap_or(to);
    let head = (from..proper).rev().find(|&i| r.word(i).is(PERSON | TITLE))?;
    table.entity_of(name).filter(|_| mention.name == head)
}

/// The name that stands in apposition to a description: `the deputy secretary of the Council, Jan Roe, was asked`.
fn apposed(table: &mut EntityTable, r: &TokenizedDocument, m: usize) -> Option<EntityId> {
    let mention = table.mentions[m];
    if mention.flags & PLURAL != 0 || mention.inner {
        return None;
    }
    // `a lawyer named Jan Roe`, `a man identified as Jan Roe`
    let called = |i: u32| match r.of(i) {
        "named" | "called" => Some(i + 1),
        "identified" | "known" if r.of(i + 1) == "as" => Some(i + 2),
        _ => None,
    };
    let indefinite = is_any(r.of(mention.first), &INDEFINITE);
    if let Some(at) = called(mention.end).filter(|_| indefinite) {
        let n = (m + 1..table.mentions.len()).take(3).find(|&n| table.mentions[n].first == at)?;
        // `A senator called Roe a liar.`
        let end = table.mentions[n].end;
        let closed = r.tokens.get(end as usize).is_none_or(|t| !t.is_word())
            || r.function(end) == RELATIVE
            || matches!(r.word(end).form(), PAST | THIRD);
        let person = table.mentions[n].kind == MentionKind::Name && !table.mentions[n].inner && closed;
        return table.entity_of(n).filter(|&e| person && table[e].flags & (ORGANIZATION | PLACE) == 0);
    }
    if mention.flags & ORGANIZATION != 0 {
        return body_beside(table, r, m);
    }
    if mention.flags & PERSON == 0 {
        return None;
    }
    if let Some(e) = holder_behind(table, r, m) {
        return Some(e);
    }
    // `his wife and fellow candidate Jan Roe`
    let joined = r.tokens.get(mention.end as usize).is_some_and(|t| t.is_word()) && r.of(mention.end) == "and";
    if joined && let Some(n) = (m + 1..table.mentions.len()).take(4).find(|&n| table.mentions[n].first > mention.end) {
        let next = table.mentions[n];
        let titled = next.kind == MentionKind::Name && next.name > next.first && next.first <= mention.end + 3;
        let person = table.entity_of(n).filter(|&e| titled && table[e].flags & PERSON != 0);
        if person.is_some() {
            return person;
        }
    }
    // `Rear Adm. (ret.) Jan Roe`
    if r.tokens.get(mention.end as usize).is_some_and(|t| t.kind == Kind::Open) {
        let close = (mention.end..mention.end + 5)
            .find(|&i| r.tokens.get(i as usize).is_some_and(|t| t.kind == Kind::Close))?;
        let n = (m + 1..table.mentions.len()).take(4).find(|&n| table.mentions[n].first == close + 1)?;
        let person = table.mentions[n].kind == MentionKind::Name && r.word(mention.name).is(TITLE);
        return table.entity_of(n).filter(|_| person);
    }
    // Prepositional phrases may follow the noun, but no verb and no other punctuation, up to the comma.
    let mut comma = mention.end;
    let goes_on = |i: u32| match r.tokens.get(i as usize) {
        // `head of the Bakers' Federation`
        Some(t) if matches!(t.kind, Kind::Mark | Kind::Possessive) => {
            i > mention.end && !t.has(SPACED) && matches!(r.of(i), "'" | "’" | "'s" | "’s")
        }
        t => t.is_some_and(|t| t.is_word()),
    };
    while goes_on(comma) && comma < mention.end + 9 {
        if !r.token(comma).is_word() {
            comma += 1;
            continue;
        }
        let word = r.word(comma);
        // `an adviser employed by the club, Jan Roe, said`
        let participle = comma == mention.end && matches!(word.form(), PAST | PARTICIPLE) && r.of(comma + 1) == "by";
        let nominal = r.token(comma).is_capital() || word.verb() == 0 || word.is(NOUN) || participle;
        let fits = matches!(word.function(), 0 | PREPOSITION | DETERMINER | CONJUNCTION) && nominal;
        if !fits || (comma == mention.end && word.function() != PREPOSITION && !participle) {
            return None;
        }
        if let Some(e) = titled_at(table, r, m, comma) {
            return Some(e);
        }
        comma += 1;
    }
    if r.tokens.get(comma as usize)?.kind != Kind::Comma {
        return None;
    }
    // `Another resident, retired teacher Jan Roe, said`
    let told = |i: u32| r.token(i).is_word() && r.function(i) == 0 && !r.token(i).is_capital();
    let beside = |first: u32| first == comma + 1 || first == comma + 2 && told(comma + 1);
    let name =
        (m + 1..table.mentions.len()).take(6).find(|&n| beside(table.mentions[n].first) && !table.mentions[n].inner)?;
    let next = table.mentions[name];
    let closed = r.tokens.get(next.end as usize).is_none_or(|t| t.kind != Kind::Word || is_home(r, next.end));
    let entity = table.entity_of(name)?;
    if next.kind != MentionKind::Name || !closed {
        return None;
    }
    let known = &mut table[entity];
    if known.flags & (ORGANIZATION | PLACE) != 0 && known.flags & PERSON == 0 {
        return None;
    }
    known.flags |= PERSON | mention.flags & (MALE | FEMALE);
    let article = r.function(mention.first) == DETERMINER || r.word(mention.first).is(POSSESSIVE);
    let words = r.span(if article { mention.first + 1 } else { mention.first }, comma);
    table.state_role(r, entity, words);
    Some(entity)
}

/// The name between commas behind what it is the name of: `The company, Velmline, said`.
fn body_beside(table: &mut EntityTable, r: &TokenizedDocument, m: usize) -> Option<EntityId> {
    let mention = table.mentions[m];
    let comma = |i: u32| r.tokens.get(i as usize).is_some_and(|t| t.kind == Kind::Comma);
    if !comma(mention.end) || !r.of(mention.first).eq_ignore_ascii_case("the") {
        return None;
    }
    let n = (m + 1..table.mentions.len()).take(2).find(|&n| table.mentions[n].first == mention.end + 1)?;
    let name = table.mentions[n];
    let entity = table.entity_of(n).filter(|_| name.kind == MentionKind::Name && comma(name.end))?;
    if table[entity].flags & (PERSON | PLACE) != 0 {
        return None;
    }
    table[entity].flags |= ORGANIZATION;
    Some(entity)
}

/// The full name right behind the phrases that tell of what somebody is the head: `Chair of the bench Jan Roe`.
fn holder_behind(table: &mut EntityTable, r: &TokenizedDocument, m: usize) -> Option<EntityId> {
    let mention = table.mentions[m];
    let at = end_of_description(&r.syntax(), mention.name, mention.end, r.blocks[mention.block as usize].1);
    if at < mention.end + 3 || r.of(mention.end) != "of" || r.token(at - 1).is_capital() {
        return None;
    }
    let n =
        (m + 1..table.mentions.len()).take(6).find(|&n| table.mentions[n].name == at && !table.mentions[n].inner)?;
    let name = table.mentions[n];
    let entity = table.entity_of(n).filter(|_| name.kind == MentionKind::Name && name.end > at + 1)?;
    if table[entity].flags & (ORGANIZATION | PLACE) != 0 && !r.word(at).is(GIVEN) {
        return None;
    }
    table[entity].flags &= !(ORGANIZATION | PLACE);
    table[entity].flags |= PERSON | mention.flags & (MALE | FEMALE);
    table.state_role(r, entity, r.span(mention.name, at));
    Some(entity)
}

/// The name with a title that begins at a token within the phrases after a noun: `Head of the harbour faction MP Jan Roe`.
fn titled_at(table: &EntityTable, r: &TokenizedDocument, m: usize, at: u32) -> Option<EntityId> {
    let noun = r.token(at - 1).is_word() && r.function(at - 1) == 0 && !r.token(at - 1).is_capital();
    let holds = |n: &usize| table.mentions[*n].name == at + 1 && !table.mentions[*n].inner;
    let n = (m + 1..table.mentions.len()).take(6).find(holds)?;
    let titled = table.mentions[n].kind == MentionKind::Name && r.word(at).is(TITLE);
    table.entity_of(n).filter(|&e| noun && titled && table[e].flags & PERSON != 0)
}

/// `of Velm`, `from Velm` behind a name.
fn is_home(r: &TokenizedDocument, i: u32) -> bool {
    matches!(r.of(i), "of" | "from") && r.tokens.get(i as usize + 1).is_some_and(|t| t.is_capital())
}
