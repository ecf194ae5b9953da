//! Ties descriptions (`the senator`, `his wife`, `a report`) to the entities that they were introduced with.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::appositions::{apposed, appositive};
use super::doers::doer;
use super::entities::{EntityId, EntityTable, Key, LinkKind};
use super::epithets::{Aged, by_age, by_origin, describes, is_trade};
use super::kinship::by_kinship;
use super::mentions::{Mention, MentionKind};
use super::organizations::{NAMES, SPOKEN_FOR, body, is_body, member_of_kind, outlet};
use super::position::{Position, position};
use super::proceedings::accused;
use super::roles::{KIN, ROLES, by_role, holds_another, is_office_noun, other_office, subject};
use super::salience::{Choice, Discourse};
use super::tokenized::TokenizedDocument;
use crate::lexicon::*;
use crate::syntax::modifiers::end_of_description;
use crate::text::Parts;
use crate::text::tokens::START;
use crate::text::words::{Words, is_any, words};
use crate::text::{Kind, Span};

/// Ties a noun phrase.
pub fn link(table: &mut EntityTable, r: &TokenizedDocument, m: usize, discourse: &Discourse) {
    let mention = table.mentions[m];
    if let Some(e) = appositive(table, r, m).or_else(|| apposed(table, r, m)) {
        // A spokesman may be a woman; a nephew may not.
        take_gender(table, &mention, e, is_any(r.of(mention.name), KIN));
        return table.tie(m, e, LinkKind::Apposition);
    }
    let the = is_definite(r, &mention);
    let aged = if the { by_age(table, r, m) } else { None };
    if let Some(Aged::Is(one)) = aged {
        return table.tie(m, one, LinkKind::RoleMatch);
    }
    if let Some(choice) = some_of_them(table, r, m, discourse) {
        table.links[m] = choice.link(LinkKind::Pronoun);
        return;
    }
    if the && let Some(e) = by_origin(table, r, m) {
        return table.tie(m, e, LinkKind::RoleMatch);
    }
    let person = mention.flags & PERSON != 0 && mention.flags & PLURAL == 0;
    let owner = owner(table, r, m);
    let whose = owner.and_then(|o| table.entity_of(o));
    if let Some(relative) = whose.and_then(|w| by_kinship(table, r, m, w)) {
        take_gender(table, &mention, relative, false);
        return table.tie(m, relative, LinkKind::RoleMatch);
    }
    if the && let Some(e) = accused(table, r, m, discourse) {
        return table.tie(m, e, LinkKind::RoleMatch);
    }
    if (the || owner.is_some())
        && mention.flags & PLURAL == 0
        && let Some(link) = by_role(table, r, m, discourse)
    {
        table.links[m] = link;
        return;
    }
    // `its editorial`, `the channel's own announcement` speak for it.
    if let Some(body) = whose.filter(|&e| SPOKEN_FOR.contains(r.of(mention.name)) && is_body(table, e)) {
        return table.tie(m, body, LinkKind::BodyByKind);
    }
    // What its editors say, a paper says.
    if the && (mention.flags & PLURAL == 0 || r.of(mention.name) == "editors") {
        if let Some(e) = outlet(table, r, m) {
            return table.tie(m, e, LinkKind::Repeated);
        }
        if let Some(choice) = body(table, r, m) {
            let kind = if choice.share == 1000 { LinkKind::Repeated } else { LinkKind::BodyByKind };
            table.links[m] = choice.link(kind);
            // `The club` of Velm Rovers: no `he`.
            let body = &mut table[choice.entity];
            if body.flags & (PERSON | PLACE | MALE | FEMALE) == 0 {
                body.flags |= ORGANIZATION;
            }
            return;
        }
        if let Some(choice) = member_of_kind(table, r, m) {
            table.links[m] = choice.link(LinkKind::BodyByKind);
            return;
        }
    }
    if person && let Some(e) = named_below(table, r, m) {
        // `The baker` is who has been called one.
        table.state_role(r, e, r.span(mention.name, mention.end));
        return table.tie(m, e, LinkKind::Subject);
    }
    let indefinite = is_any(r.of(mention.first), INDEFINITE);
    let hash = r.token(mention.name).hash;
    let before = table.ending(hash).take(TRIED).find(|&e| {
        let e = &table[e];
        let other = || {
            let (from, to) = r.range(e.name);
            other_office(r, &mention, from, to)
        };
        !e.named && (owner.is_none() || e.owner == whose) && !other()
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
    if the
        && person
        && let Some(e) = doer(table, r, m)
    {
        return table.tie(m, e, LinkKind::RoleMatch);
    }
    if the && let Some(e) = work(table, r, m) {
        return table.tie(m, e, LinkKind::Repeated);
    }
    // `The Chief Minister` is who was said to be that.
    let office =
        r.token(mention.name).is_capital() && r.word(mention.name).is(TITLE) && !r.word(mention.name).is(DEMONYM);
    if the
        && person
        && !office
        && (describes(r, &mention) || is_trade(r, &mention))
        && let Some(choice) = subject(table, &mention, discourse)
        && !holds_another(table, r, &mention, choice.entity)
        && !untold_office(table, r, m, choice.entity, discourse)
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

/// Takes over what a description tells of somebody named, who is a man if he is her nephew; `whatever` his name looks like.
fn take_gender(table: &mut EntityTable, mention: &Mention, e: EntityId, whatever: bool) {
    let gender = mention.flags & (MALE | FEMALE);
    let entity = &mut table[e];
    let somebody = entity.named && entity.flags & (ORGANIZATION | PLACE | DOCUMENT | GROUP) == 0;
    if somebody && mention.flags & PERSON != 0 {
        let told = gender == MALE || gender == FEMALE;
        if told && (whatever || entity.flags & (MALE | FEMALE) == 0) {
            entity.flags = entity.flags & !(MALE | FEMALE) | gender;
        }
        entity.flags |= PERSON;
    }
}

/// Whether a description names an office of which the text tells nothing, and of somebody it has hardly spoken of: `the
/// captain` below a paragraph on a baker is somebody else as likely.
fn untold_office(
    table: &EntityTable,
    r: &TokenizedDocument,
    m: usize,
    entity: EntityId,
    discourse: &Discourse,
) -> bool {
    let mention = &table.mentions[m];
    let (word, noun) = (r.word(mention.name), r.of(mention.name));
    // `the father of three`; `the New York businessman` tells more.
    let listed = (word.is(TITLE) || is_office_noun(noun)) && !is_any(noun, KIN) && mention.name == mention.first + 1;
    let office = listed && !word.is(EPITHET | DEMONYM);
    let spoken_of = || table.links.part(..m).iter().rev().take(NAMES).filter(|l| l.entity == Some(entity)).count();
    office
        && !discourse.is_here(entity)
        && spoken_of() < TOPIC
        && !table.roles.iter().take(ROLES).any(|role| role.entity == entity)
}

/// How often a text speaks of whom it is about.
const TOPIC: usize = 4;

/// Whom the lead of a report only describes, and the next paragraph names with his age: `A teacher has been jailed. …
/// Jan Roe, 54, was sentenced on Monday.`
fn named_below(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<EntityId> {
    let mention = table.mentions[m];
    if m >= FIRST {
        return None;
    }
    let body = |b: usize| !r.asides[b] && !r.headlines[b] && r.blocks[b].0 < r.blocks[b].1;
    let block = mention.block as usize;
    let lead =
        block < LEAD && !(0..block).any(|b| body(b) && r.is_sentence(r.blocks[b].0 as usize..r.blocks[b].1 as usize));
    let subject = position(r, &mention);
    let indefinite = is_any(r.of(mention.first), words!["a", "an", "one"]);
    if !lead || !matches!(subject, Position::Speaker | Position::Subject) {
        return None;
    }
    let next = (block + 1..r.blocks.len()).find(|&b| body(b))?;
    let first = r.blocks[next].0;
    let n = (m + 1..table.mentions.len()).take(FIRST).find(|&n| table.mentions[n].block as usize >= next)?;
    let name = table.mentions[n];
    let aged = (name.end..name.end + 3).map(|i| r.tokens.get(i as usize).map(|t| t.kind));
    let aged = aged.eq([Some(Kind::Comma), Some(Kind::Number), Some(Kind::Comma)]);
    // `Jan Roe, of Velm,`, `Jan Roe, who`, `Jan Roe opened the shop`, but not `Jan Roe, the mayor, said`
    let word = |i: u32| r.tokens.get(i as usize).filter(|t| t.is_word()).map_or("", |_| r.of(i));
    let comma = r.tokens.get(name.end as usize).is_some_and(|t| t.kind == Kind::Comma);
    let past = r.word(name.end);
    let does = !comma && !matches!(past.verb(), 0 | SAY | ASK | WRITE | CLAIM | CALL) && past.form() == PAST;
    let placed = comma && is_any(word(name.end + 1), words!["of", "from", "who", "whose"]);
    let whole = name.end > name.name + 1 && name.first == name.name && r.word(name.name).is(GIVEN);
    let begins =
        name.first == first || name.first == first + 1 && is_any(word(first), words!["for", "mr", "mrs", "ms", "miss"]);
    let told = aged || begins && whole && indefinite && (does || placed);
    let entity = table.entity_of(n).filter(|_| name.kind == MentionKind::Name && begins && told)?;
    let known = table[entity].flags & (MALE | FEMALE);
    let fits = mention.flags & (MALE | FEMALE) == 0 || known == 0 || known & mention.flags != 0;
    // Nobody who was named above, and no other person described before.
    let before = |n: usize| table.entity_of(n) == Some(entity) || table.mentions[n].flags & PERSON != 0;
    let new = !(0..m).any(|n| table.mentions[n].block as usize == block && before(n));
    (fits && new).then_some(entity)
}

/// How many mentions a lead has, with the lines above it; one of a million words is none.
const FIRST: usize = 100;

/// Below how many lines a report begins at most.
const LEAD: usize = 16;

/// Texts that are somebody's who is named beside.
pub(super) const WRITINGS: Words = words![
    "letter", "statement", "memo", "email", "e-mail", "post", "column", "essay", "article", "op-ed", "tweet",
    "message", "note", "petition", "manifesto", "blog", "apology", "reply", "response", "filing", "submission",
];

/// Who writes a text where it is first spoken of: `In a letter to the board, Jan Roe resigned`, `Jan Roe said in a
/// statement`, `Jan Roe published an essay`.
fn writer(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<EntityId> {
    let mention = table.mentions[m];
    if mention.inner || !is_any(r.of(mention.name), WRITINGS) {
        return None;
    }
    if let Some(e) = signed(table, r, m) {
        return Some(e);
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
    let writes = is_any(r.of(before), words!["wrote", "published", "posted", "sent", "issued", "signed", "released"]);
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

/// Who is told behind a text to have made it: `a message posted on Monday by an engineer, Jan Roe,`, `a letter by Roe`.
fn signed(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<EntityId> {
    const MADE: Words = words![
        "posted", "signed", "written", "sent", "published", "issued", "released", "penned", "drafted", "recorded"
    ];
    let mention = table.mentions[m];
    let to = r.blocks[mention.block as usize].1.min(mention.end + SIGNED);
    let comma = |i: u32| r.tokens.get(i as usize).is_some_and(|t| t.kind == Kind::Comma);
    let at = mention.end + u32::from(comma(mention.end));
    let made = at < to && r.token(at).is_word() && is_any(r.of(at), MADE);
    let within = (at..to).take_while(|&i| r.token(i).is_word() || r.token(i).kind == Kind::Possessive);
    let by = match made {
        true => within.into_iter().find(|&i| r.of(i) == "by")?,
        false if at < to && matches!(r.of(at), "by" | "from") && at == mention.end => at,
        false => return None,
    };
    let mut next =
        (m + 1..table.mentions.len()).take(6).filter(|&n| table.mentions[n].first > by && !table.mentions[n].inner);
    let first = next.find(|&n| table.mentions[n].first <= by + 2)?;
    let name = match table.mentions[first].kind {
        MentionKind::Name => first,
        _ if comma(table.mentions[first].end) => {
            next.find(|&n| table.mentions[n].first == table.mentions[first].end + 1)?
        }
        _ => return None,
    };
    table
        .entity_of(name)
        .filter(|&e| table.mentions[name].kind == MentionKind::Name && table[e].flags & (PLACE | DOCUMENT) == 0)
}

/// Within how many words behind a text stands who made it.
const SIGNED: u32 = 12;

/// How many entities with the same noun are compared.
const TRIED: usize = 40;

/// `Some chanted`, `Others shouted`: of the people spoken of before.
fn some_of_them(table: &EntityTable, r: &TokenizedDocument, m: usize, discourse: &Discourse) -> Option<Choice> {
    const SOME: Words = words!["some", "others", "many", "most", "several", "both"];
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
        let owners = i >= 2 && matches!(r.of(i - 1), "'" | "’") && r.word(i - 2).is(PLURAL);
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
pub(super) const INDEFINITE: Words =
    words!["a", "an", "another", "one", "some", "two", "three", "several", "other", "others"];

/// The mention of the possessor: `Roe` in `Roe's office`, `his` in `his office`.
fn owner(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<usize> {
    let first = table.mentions[m].first;
    // `Roe's last letter`
    let plain =
        first > 1 && r.token(first - 1).is_word() && matches!(r.of(first - 1), "last" | "first" | "second" | "own");
    let first = if plain { first - 1 } else { first };
    let end = if first > 0 && r.token(first - 1).kind == Kind::Possessive { first - 1 } else { first };
    let named = |o: &usize| {
        let mention = &table.mentions[*o];
        mention.end == end && (end < first || mention.possessive)
    };
    (0..m).rev().take(4).find(named)
}

/// The words of a description without article, and what behind them tells which one it is.
fn description(r: &TokenizedDocument, mention: &Mention) -> Span {
    let article = is_any(r.of(mention.first), words!["the", "a", "an"]);
    let first = if article && mention.end - mention.first > 1 { mention.first + 1 } else { mention.first };
    let (_, to) = r.blocks[mention.block as usize];
    r.span(first, end_of_description(&r.syntax(), mention.name, mention.end, to))
}
