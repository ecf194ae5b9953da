//! What is said of an entity in the text: its name in full, its role as worded, its other names.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::entities::{EntityId, EntityTable};
use super::mentions::{Mention, MentionKind};
use super::mentions_by_entity::MentionsByEntity;
use super::tokenized::TokenizedDocument;
use super::{Speaker, SpeakerKind};
use crate::lexicon::*;
use crate::syntax::offices::is_trade;
use crate::text::Kind;
use crate::text::Parts;
use crate::text::Span;
use crate::text::sort::Ordered;
use crate::text::tokens::{START, UPPER};
use crate::text::words::{Words, is_any, words};

/// How many mentions may overlap at one place.
const NESTED: usize = 16;

impl EntityTable {
    /// The entity as a speaker.
    pub fn speaker(&self, r: &TokenizedDocument, entity: EntityId, all: &MentionsByEntity) -> Speaker {
        let e = &self[entity];
        let name = self.full_name(r, entity);
        let mut aliases: Vec<String> = Vec::new();
        let mut mentions = Vec::new();
        for &m in all.mentions.of(entity) {
            let mention = &self.mentions[m as usize];
            let named = matches!(mention.kind, MentionKind::Name | MentionKind::Handle);
            if !named && e.named {
                continue;
            }
            let courtesy = named && e.key.words == 1 && mention.name > 0 && is_courtesy(r.of(mention.name - 1));
            let first = match named {
                true => mention.name - u32::from(courtesy),
                false => mention.first,
            };
            let span = r.span(first, mention.end);
            mentions.push(span);
            let alias = span.of(r.text);
            if mention.kind == MentionKind::Name
                && !name.contains(span)
                && alias != name.of(r.text)
                && !aliases.iter().any(|a| a == alias)
            {
                aliases.push(flat(alias));
            }
        }
        let mut labels: Vec<Span> = Vec::new();
        for &label in all.labels.of(entity) {
            let span = self.labels[label as usize].0;
            // Mentions are short and in text order.
            let before = mentions.partition_point(|m: &Span| m.lo() < span.hi());
            let mentioned = mentions.part(..before).iter().rev().take(NESTED).chain(labels.last());
            if !mentioned.into_iter().any(|m| m.overlaps(span)) {
                labels.push(span);
            }
            let alias = flat(span.of(r.text));
            if alias != name.of(r.text) && !aliases.contains(&alias) {
                aliases.push(alias);
            }
        }
        mentions.extend(labels);
        mentions.order();
        Speaker {
            name: match e.family.filter(|_| !name.of(r.text).contains(char::is_whitespace)) {
                Some(family) => flat(name.of(r.text)) + " " + family.of(r.text),
                None => flat(name.of(r.text)),
            },
            kind: kind(e.flags, e.named),
            role: self.role(r, entity, u32::MAX, all),
            aliases,
            handle: self.handles.iter().find(|h| h.1 == entity).map(|h| h.0.of(r.text).to_string()),
            mentions,
        }
    }

    /// The name, with the title that it is never without: a courtesy where no given name is known, a monarch's, a nun's.
    fn full_name(&self, r: &TokenizedDocument, entity: EntityId) -> Span {
        let e = &self[entity];
        let (at, end) = r.range(e.name);
        // `Patriarch Mar Elias IX`: a reign's number is no surname.
        if e.named && at > 0 && e.key.words == 2 && r.of(end - 1).bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) {
            let honour = at > 1 && !is_reign(r.of(at - 1)) && r.token(at - 1).is_capital();
            let title = at - 1 - u32::from(honour);
            if is_reign(r.of(title)) {
                return e.name.with_start(r.token(title).start);
            }
        }
        // `Lord Roe of Wick`
        if e.named && at > 0 && is_peerage(r.of(at - 1)) && e.name.of(r.text).contains(" of ") {
            return e.name.with_start(r.token(at - 1).start);
        }
        let titled = at > 0 && (is_courtesy(r.of(at - 1)) || is_reign(r.of(at - 1)));
        if e.named && e.key.words == 1 && titled && r.token(at - 1).end <= e.name.lo() {
            return e.name.with_start(r.token(at - 1).start);
        }
        e.name
    }

    /// The role last stated for an entity at or before byte `before`, as worded, without article.
    pub fn role(&self, r: &TokenizedDocument, entity: EntityId, before: u32, all: &MentionsByEntity) -> Option<String> {
        let e = &self[entity];
        if !e.named || kind(e.flags, true) != SpeakerKind::Person {
            return None;
        }
        let roles = all.roles.of(entity);
        let stated = roles.partition_point(|&role| self.roles[role as usize].at <= before);
        let words = |&role: &u32| self.roles[role as usize].words.of(r.text);
        // A former role is none.
        let last = roles
            .part(..stated)
            .iter()
            .rev()
            .map(words)
            .find(|w| !w.starts_with("former ") && !w.starts_with("ex-"))?;
        Some(flat(last))
    }
}

/// The roles that stand at a name: before it, and after it between commas.
pub(super) fn stated_roles(r: &TokenizedDocument, mention: &Mention) -> [Option<Span>; 2] {
    if mention.kind != MentionKind::Name {
        return [None; 2];
    }
    let article = r.function(mention.first) == DETERMINER;
    let mut first = if article { mention.first + 1 } else { mention.first };
    // `novelist and physician Jan Roe`; `a farmer and novelist Jan Roe` are two.
    let joined = !article && first > 2 && r.of(first - 1) == "and" && mention.name > first;
    if joined && r.word(first - 2).is(PERSON) && !r.token(first - 2).is_capital() {
        let noun = first - 2 - u32::from(r.word(first - 3).is(DEMONYM));
        let two = noun > 0 && (r.function(noun - 1) == DETERMINER || r.word(noun - 1).is(POSSESSIVE));
        first = if two { first } else { noun };
    }
    let courtesy =
        mention.name == first + 1 && (is_courtesy(r.of(first)) || is_any(r.of(first), words!["hon", "hon."]));
    let role = (first..mention.name).any(|i| r.word(i).is(PERSON | TITLE | DEMONYM));
    // `Presiding judge Dr Jan Roe`
    let doubled = mention.name > first + 1 && is_courtesy(r.of(mention.name - 1));
    let before = (role && !courtesy).then(|| r.span(first, mention.name - u32::from(doubled)));
    let before = before.or_else(|| capacity(r, first));
    [before, apposition(r, mention.end).or_else(|| copula(r, mention.end))]
}

/// `As captain, Jan Roe`: what stands before a name that begins the clause.
fn capacity(r: &TokenizedDocument, name: u32) -> Option<Span> {
    let comma = name.checked_sub(1).filter(|&c| r.token(c).kind == Kind::Comma)?;
    let start = (comma.saturating_sub(6)..comma).rev().find(|&i| r.token(i).has(START))?;
    let first = start + 1 + u32::from(matches!(r.of(start + 1), "the" | "a" | "an"));
    let plain = (first..comma).all(|i| r.token(i).is_word());
    let head = comma > first && is_head(r, comma - 1) || (first..comma).any(|i| r.of(i) == "of" && is_head(r, i - 1));
    (r.of(start) == "As" && plain && head).then(|| r.span(first, comma))
}

/// Whether a word says what somebody is or does.
fn is_head(r: &TokenizedDocument, i: u32) -> bool {
    let word = r.word(i);
    let trade = word == Word(0) && is_trade(r.of(i)) && !r.token(i).is_capital();
    (word.is(PERSON | TITLE) || trade) && !word.is(PLURAL)
}

/// Titles that whoever has no surname is called by.
fn is_reign(word: &str) -> bool {
    const TITLES: Words = words![
        "Pope", "Patriarch", "Metropolitan", "King", "Queen", "Prince", "Princess", "Emperor", "Empress", "Emir",
        "Sultan", "Saint", "Sister", "Brother", "Father", "Mother", "Lord", "Captain",
    ];
    TITLES.contains(word) || Word::of(word).is(TITLE) && is_peerage(word)
}

/// Titles that are part of the name: `Baroness Roe`, `Lord Poe of Wick`.
fn is_peerage(word: &str) -> bool {
    const TITLES: Words = words![
        "lord", "lady", "baroness", "baron", "viscount", "viscountess", "earl", "countess", "duke", "duchess",
        "marquess", "marchioness",
    ];
    TITLES.iter().any(|t| t.eq_ignore_ascii_case(word))
}

fn is_courtesy(word: &str) -> bool {
    let courtesy =
        &["mr", "mrs", "ms", "miss", "dr", "mister", "sheikh", "sir", "lady", "mama", "mzee", "granny", "haji", "khun"];
    courtesy.iter().any(|c| word.trim_end_matches('.').eq_ignore_ascii_case(c))
}

/// `is skipper of the boat` after a name, past an insertion between commas.
fn copula(r: &TokenizedDocument, end: u32) -> Option<Span> {
    let at = |i: u32| r.tokens.get(i as usize).map(|t| t.kind);
    let mut i = end;
    // `, who became captain in May,`
    if at(i) == Some(Kind::Comma) && at(i + 1) == Some(Kind::Word) && r.of(i + 1) == "who" {
        i += 2;
    } else if at(i) == Some(Kind::Comma) {
        let inserted = (i + 1..i + 10).take_while(|&i| matches!(at(i), Some(Kind::Word | Kind::Number | Kind::Comma)));
        i = inserted.into_iter().find(|&i| at(i) == Some(Kind::Comma))? + 1;
    }
    i = becomes(r, i)?;
    if at(i) == Some(Kind::Word) && matches!(r.of(i), "the" | "a" | "an") {
        i += 1;
    }
    let first = i;
    let mut head = None;
    while at(i).is_some_and(|k| matches!(k, Kind::Word | Kind::Possessive)) && i < first + 10 {
        let word = r.word(i);
        let time = word.function() == PREPOSITION
            && (is_any(r.of(i), words!["since", "until"]) || r.word(i + 1).is(DAY) || at(i + 1) == Some(Kind::Number));
        let linked = head.is_some() && matches!(word.function(), PREPOSITION | DETERMINER) && !time;
        if word.function() != 0 && !linked || word.verb() != 0 && !word.is(PERSON | TITLE | NOUN) {
            break;
        }
        if head.is_none() && is_head(r, i) && at(i + 1) != Some(Kind::Possessive) {
            head = Some(i);
        }
        i += 1;
    }
    // A head that prepositions or nothing follow, up to the end of the clause.
    let head = head.filter(|&h| h + 1 == i || r.function(h + 1) == PREPOSITION)?;
    let closed = at(i).is_none_or(|k| matches!(k, Kind::Comma | Kind::Period | Kind::Semicolon | Kind::Dash))
        || r.function(i) == PREPOSITION;
    (closed && i > head).then(|| r.span(first, i))
}

/// Where what somebody is begins behind a verb that tells it: `is`, `became`, `was elected`, `works as`.
fn becomes(r: &TokenizedDocument, i: u32) -> Option<u32> {
    if r.tokens.get(i as usize).is_none_or(|t| !t.is_word()) {
        return None;
    }
    match (r.of(i), r.of(i + 1)) {
        ("was", "elected" | "appointed" | "named") | ("has" | "had", "been") => Some(i + 2),
        (
            "works" | "worked" | "serves" | "served" | "trained" | "acts" | "retired" | "qualified" | "began"
            | "started",
            "as",
        ) => Some(i + 2),
        ("is" | "became" | "remains", _) => Some(i + 1),
        _ => None,
    }
}

/// `, head of the company,` after a name.
pub(super) fn apposition(r: &TokenizedDocument, end: u32) -> Option<Span> {
    let at = |i: u32| r.tokens.get(i as usize).map(|t| t.kind);
    // `Jan Roe (R-Ohio), head of the company`
    let mut end = end;
    if at(end) == Some(Kind::Open) {
        let close = (end + 1..end + 6).find(|&i| at(i) == Some(Kind::Close));
        end = close.map_or(end, |i| i + 1);
    }
    if at(end) != Some(Kind::Comma) {
        return None;
    }
    let mut first = end + 1;
    if at(first) == Some(Kind::Word) && matches!(r.of(first), "the" | "a" | "an") {
        first += 1;
    }
    let mut i = first;
    let mut head = false;
    // `In Velm, a mayor wants to end it.`
    let start = (end.saturating_sub(NAME)..end).rev().find(|&i| r.token(i).has(START));
    let adverbial = start.is_some_and(|s| r.function(s) == PREPOSITION);
    // `head of the Science, Technology and Society program`
    let listed = |i: u32| {
        let capital = |i: u32| r.tokens.get(i as usize).is_some_and(|t| t.is_capital());
        at(i) == Some(Kind::Comma)
            && capital(i - 1)
            && capital(i + 1)
            && at(i + 2) == Some(Kind::Word)
            && matches!(r.of(i + 2), "and" | "&")
            && capital(i + 3)
    };
    while at(i).is_some_and(|k| matches!(k, Kind::Word | Kind::Possessive | Kind::Number)) && i < first + 14
        || head && i < first + 14 && listed(i)
    {
        let word = r.word(i);
        // `, a Canadian,`
        if first > end + 1
            && i == first
            && word.is(DEMONYM)
            && r.token(i).is_capital()
            && at(i + 1) == Some(Kind::Comma)
        {
            return Some(r.span(first, first + 1));
        }
        // `a retired nurse`
        let adjective = i == first && first > end + 1 && matches!(word.form(), PAST | PARTICIPLE);
        if !head
            && (word.verb() != 0 && !adjective && !word.is(PERSON | TITLE | NOUN)
                || word.function() != 0 && word.function() != PREPOSITION)
        {
            return None;
        }
        let finite = word.form() == THIRD || adverbial && word.form() == PAST;
        if head && finite && word.verb() != 0 && !word.is(PERSON | TITLE | NOUN) && r.function(i - 1) == 0 {
            return None;
        }
        head |= is_head(r, i) && (first > end + 1 || word != Word(0));
        if head && (word.function() == RELATIVE || word.function() == AUX) {
            break;
        }
        i += 1;
    }
    let closed = at(i).is_some_and(|k| {
        matches!(k, Kind::Comma | Kind::Period | Kind::Colon | Kind::Dash | Kind::Semicolon | Kind::Close)
            || k == Kind::Word && r.function(i) == RELATIVE
    });
    let closed = closed && !(adverbial && at(i) == Some(Kind::Period));
    (head && closed && i > first && !r.token(first).has(UPPER)).then(|| r.span(first, i))
}

/// How many tokens before the comma an adverbial begins.
const NAME: u32 = 8;

fn kind(flags: u32, named: bool) -> SpeakerKind {
    if flags & (PERSON | GIVEN) != 0 {
        if named {
            SpeakerKind::Person
        } else if flags & PLURAL != 0 {
            SpeakerKind::Group
        } else {
            SpeakerKind::Anonymous
        }
    } else if flags & (ORGANIZATION | PLACE) != 0 {
        SpeakerKind::Organization
    } else if flags & DOCUMENT != 0 {
        SpeakerKind::Document
    } else if flags & (GROUP | PLURAL) != 0 {
        SpeakerKind::Group
    } else if named {
        SpeakerKind::Person
    } else {
        SpeakerKind::Anonymous
    }
}

/// One line: line breaks and runs of blanks are one blank.
fn flat(text: &str) -> String {
    // Most texts of names and roles are.
    let plain = |b: u8| b.is_ascii_graphic() || b == b' ' || b >= 0x80 && !matches!(b, 0xC2 | 0xE1 | 0xE2 | 0xE3);
    if text.bytes().all(plain) && !text.contains("  ") && !text.starts_with(' ') && !text.ends_with(' ') {
        return text.to_string();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
