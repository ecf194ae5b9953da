//! Names in apposition to descriptions: `the chair, Jan Roe`, `Jan Roe, the chair`, `a lawyer named Jan Roe`.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::describe::INDEFINITE;
use super::entities::{EntityId, EntityTable};
use super::mentions::MentionKind;
use super::profile::apposition;
use super::tokenized::TokenizedDocument;
use crate::lexicon::*;
use crate::syntax::modifiers::end_of_description;
use crate::text::Kind;
use crate::text::tokens::SPACED;
use crate::text::words::{Words, is_any, words};

/// Whom a description between commas describes: `Jan Roe, the union's chief lawyer, said`, `her sister, a nurse, said`.
pub(super) fn appositive(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<EntityId> {
    let mention = table.mentions[m];
    if mention.inner || mention.flags & PLURAL != 0 {
        return None;
    }
    let name = (0..m).rev().take(6).find(|&n| {
        let name = &table.mentions[n];
        let person = name.kind == MentionKind::Noun && name.flags & PERSON != 0 && name.flags & PLURAL == 0;
        let indefinite = || name.end + 1 < mention.name && matches!(r.of(name.end + 1), "a" | "an");
        (name.kind == MentionKind::Name || person && indefinite())
            && !name.inner
            && !name.quoted
            && name.end + 8 >= mention.first
            && r.tokens.get(name.end as usize).is_some_and(|t| matches!(t.kind, Kind::Comma | Kind::Open))
    })?;
    let (from, to) = r.range(apposition(r, table.mentions[name].end)?);
    let proper = (from..to).find(|&i| r.function(i) == PREPOSITION).unwrap_or(to);
    let head = (from..proper).rev().find(|&i| r.word(i).is(PERSON | TITLE))?;
    // `In an article in the daily Velm, novelist Jan Roe said`
    let body = |e: EntityId| table[e].flags & (ORGANIZATION | DOCUMENT) != 0 && table[e].flags & PERSON == 0;
    table.entity_of(name).filter(|&e| mention.name == head && !body(e))
}

/// The name that stands in apposition to a description: `the deputy secretary of the Council, Jan Roe, was asked`.
pub(super) fn apposed(table: &mut EntityTable, r: &TokenizedDocument, m: usize) -> Option<EntityId> {
    let mention = table.mentions[m];
    if mention.flags & PLURAL != 0 || mention.inner {
        return None;
    }
    // `a lawyer named Jan Roe`, `a man identified as Jan Roe`
    let called = |i: u32| match r.of(i) {
        "named" | "called" => Some(i + 1),
        "identified" | "known" if r.of(i + 1) == "as" => Some(i + 2),
        "by" if (1..4).map(|k| r.of(i + k)).eq(["the", "name", "of"]) => Some(i + 4),
        _ => None,
    };
    if let Some(e) = self_named(table, r, m) {
        // `who identified herself as Chidi`
        let own = (mention.end..mention.end + SELF_NAMED).find(|&i| is_any(r.of(i), words!["himself", "herself"]));
        let gender = own.map_or(mention.flags & (MALE | FEMALE), |i| if r.of(i) == "herself" { FEMALE } else { MALE });
        table[e].flags = table[e].flags & if gender == 0 { !0 } else { !(MALE | FEMALE) } | PERSON | gender;
        return Some(e);
    }
    if let Some(e) = predicate(table, r, m) {
        return Some(e);
    }
    let indefinite = is_any(r.of(mention.first), INDEFINITE);
    // `The clerk, an Armenian named Jan Roe, kept a diary.`
    let beside = m + 1 < table.mentions.len() && {
        let next = table.mentions[m + 1];
        let comma = r.tokens.get(mention.end as usize).is_some_and(|t| t.kind == Kind::Comma);
        comma && next.first == mention.end + 1 && is_any(r.of(next.first), words!["a", "an"]) && !next.inner
    };
    let described = if beside { table.mentions[m + 1].end } else { mention.end };
    // `the blogger known as Starling`
    let known = r.of(described) == "known";
    if let Some(at) = called(described).filter(|_| indefinite || beside || known) {
        let n = (m + 1..table.mentions.len()).take(3).find(|&n| table.mentions[n].first == at)?;
        // `A senator called Roe a liar.`
        let end = table.mentions[n].end;
        let closed = r.tokens.get(end as usize).is_none_or(|t| !t.is_word())
            || r.function(end) == RELATIVE
            || matches!(r.word(end).form(), PAST | THIRD);
        let person = table.mentions[n].kind == MentionKind::Name && !table.mentions[n].inner && closed;
        let named = table.entity_of(n).filter(|&e| person && table[e].flags & (ORGANIZATION | PLACE) == 0)?;
        table[named].flags |= mention.flags & (PERSON | MALE | FEMALE);
        return Some(named);
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
        // `his nephew and MLA for Velm, Jan Roe`
        let joined = word.function() == CONJUNCTION && r.of(comma) == "and" && r.function(comma + 1) == 0;
        if !fits || (comma == mention.end && word.function() != PREPOSITION && !participle && !joined) {
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
    // `Its owner, Halliard Partners, said`
    let either = is_any(r.of(mention.name), EITHER) && !r.word(next.name).is(GIVEN);
    known.flags |= if either { 0 } else { PERSON | mention.flags & (MALE | FEMALE) };
    let article = r.function(mention.first) == DETERMINER || r.word(mention.first).is(POSSESSIVE);
    let words = r.span(if article { mention.first + 1 } else { mention.first }, comma);
    table.state_role(r, entity, words);
    Some(entity)
}

/// What a body may be as well as a person.
const EITHER: Words = words![
    "owner", "operator", "developer", "publisher", "producer", "supplier", "contractor", "employer", "vendor",
    "sponsor", "landlord", "customer", "creditor", "distributor",
];

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

/// Who holds an office, in brackets behind it: `The Minister for Ports (Hon. Jan Roe) moved the bill.`
pub(super) fn in_brackets(table: &mut EntityTable, r: &TokenizedDocument) {
    let kind = |i: u32| r.tokens.get(i as usize).map(|t| t.kind);
    for n in 0..table.mentions.len() {
        let name = table.mentions[n];
        let from = r.blocks[name.block as usize].0;
        let open = name.first.checked_sub(1).filter(|&o| o > from && kind(o) == Some(Kind::Open));
        let closed = kind(name.end) == Some(Kind::Close) && name.kind == MentionKind::Name && !name.quoted;
        let Some(open) = open.filter(|_| closed) else { continue };
        let person = r.word(name.name).is(GIVEN) || name.name > name.first && r.word(name.name - 1).is(TITLE);
        let Some(holder) = table.entity_of(n).filter(|&e| person && table[e].flags & (ORGANIZATION | PLACE) == 0)
        else {
            continue;
        };
        // `the Leader of the Opposition`: from the office to the bracket, behind an article or a possessor.
        let near = (open.saturating_sub(OFFICE).max(from + 1)..open).rev().take_while(|&i| r.token(i).is_word());
        let office = near.into_iter().find(|&i| {
            let behind = r.function(i - 1) == DETERMINER || kind(i - 1) == Some(Kind::Possessive);
            behind && r.word(i).is(TITLE | PERSON) && !r.word(i).is(PLURAL)
        });
        let Some(office) = office else { continue };
        let plain = |i: u32| r.token(i).is_capital() || r.word(i).verb() == 0 || r.word(i).is(NOUN);
        if !(office..open).all(plain) {
            continue;
        }
        table[holder].flags |= PERSON | r.word(office).0 & (MALE | FEMALE);
        table.state_role(r, holder, r.span(office, open));
        let called =
            (n.saturating_sub(4)..n).find(|&m| table.mentions[m].end == open && table.mentions[m].name == office);
        if let Some(e) = called.and_then(|m| table.entity_of(m)).filter(|&e| e != holder) {
            table.merge(e, holder);
        }
    }
}

/// How many words an office has at most.
const OFFICE: u32 = 8;

/// Who the described person is said to be: `The inspector was Jan Roe.`
fn predicate(table: &mut EntityTable, r: &TokenizedDocument, m: usize) -> Option<EntityId> {
    let mention = table.mentions[m];
    let verb = r.tokens.get(mention.end as usize).is_some_and(|t| t.is_word());
    if !verb
        || !is_any(r.of(mention.first), words!["the", "their", "his", "her", "one", "another"])
        || !matches!(r.of(mention.end), "was" | "is")
    {
        return None;
    }
    let n = (m + 1..table.mentions.len()).take(3).find(|&n| table.mentions[n].first == mention.end + 1)?;
    let name = table.mentions[n];
    let closed = r
        .tokens
        .get(name.end as usize)
        .is_none_or(|t| t.kind != Kind::Possessive && (!t.is_word() || r.function(name.end) == PREPOSITION));
    let person = name.kind == MentionKind::Name && !name.inner && closed && mention.flags & PERSON != 0;
    let entity = table.entity_of(n).filter(|&e| person && table[e].flags & (ORGANIZATION | PLACE | DOCUMENT) == 0)?;
    table[entity].flags |= PERSON | mention.flags & (MALE | FEMALE);
    table.state_role(r, entity, r.span(mention.name, mention.end));
    Some(entity)
}

/// How many tokens behind a description somebody is called himself or herself.
const SELF_NAMED: u32 = 8;

/// The name that a described person gives: `A trader, who identified herself simply as Mama Chidi, said`, `a woman who
/// asked to be called Ana`.
fn self_named(table: &EntityTable, r: &TokenizedDocument, m: usize) -> Option<EntityId> {
    let mut at = table.mentions[m].end;
    at += u32::from(r.tokens.get(at as usize).is_some_and(|t| t.kind == Kind::Comma));
    // `A cook from San Andres who gave his name as Dodong`
    if r.function(at) == PREPOSITION {
        at = (at..at + 6).take_while(|&i| r.token(i).is_word()).find(|&i| r.of(i) == "who")?;
    }
    let named = match r.of(at) {
        // `whose name is Jan Roe`
        "whose" if r.of(at + 1) == "name" && is_any(r.of(at + 2), words!["is", "was"]) => Some(at + 3),
        "who" => None,
        _ => return None,
    };
    // `who goes by the name Jan Roe`, `who goes by Starling`
    let goes = matches!(r.of(at + 1), "goes" | "went") && r.of(at + 2) == "by";
    let alias = || (at + 3..at + 6).find(|&i| r.token(i).is_capital());
    if let Some(named) = named.or_else(|| alias().filter(|_| goes)) {
        return named_at(table, m, named);
    }
    // `who gave only his first name, Luca`, `who would be identified only by his surname, Foo`
    let clause = (at + 1..at + 14).take_while(|&i| r.tokens.get(i as usize).is_some_and(|t| t.is_word()));
    let own = clause.last().filter(|&i| matches!(r.of(i), "name" | "surname" | "nickname"));
    if let Some(own) = own.filter(|&i| r.tokens.get(i as usize + 1).is_some_and(|t| t.kind == Kind::Comma)) {
        return named_at(table, m, own + 2);
    }
    // `who simply identified herself as`, `who would only be identified as`
    const GIVES: Words = words!["identified", "gave", "introduced", "named", "called", "known", "describes", "calls"];
    let verb = (at + 1..at + 7).take_while(|&i| r.token(i).is_word()).find(|&i| is_any(r.of(i), GIVES))?;
    // `who was called a liar`
    let asked = r.of(verb) == "called"
        && (at + 1..verb).any(|i| is_any(r.of(i), words!["asked", "wanted", "preferred", "wished"]));
    let named = match asked {
        true => verb + 1,
        false => (verb + 1..verb + 7).find(|&i| r.of(i) == "as")? + 1,
    };
    named_at(table, m, named)
}

/// Whose name begins at a token soon behind a mention.
fn named_at(table: &EntityTable, m: usize, first: u32) -> Option<EntityId> {
    let n = (m + 1..table.mentions.len()).take(6).find(|&n| table.mentions[n].first == first)?;
    table.entity_of(n).filter(|_| table.mentions[n].kind == MentionKind::Name)
}

/// The full name right behind the phrases that tell of what somebody is the head: `Chair of the bench Jan Roe`.
fn holder_behind(table: &mut EntityTable, r: &TokenizedDocument, m: usize) -> Option<EntityId> {
    let mention = table.mentions[m];
    let at = end_of_description(&r.syntax(), mention.name, mention.end, r.blocks[mention.block as usize].1);
    // `Mother of two Ana Roe`
    let few =
        at == mention.end + 2 && is_any(r.of(at - 1), words!["one", "two", "three", "four", "five", "six", "seven"]);
    if at < mention.end + 3 && !few || r.of(mention.end) != "of" || r.token(at - 1).is_capital() {
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
