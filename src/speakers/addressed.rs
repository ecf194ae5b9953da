//! Who a speaker is whom a recorder only counts, by what the others call him: `Speaker 1: My guest is Jan Roe.`
//! `Speaker 2: Thank you.`, `Speaker 1: Jan, was it deep?` `Speaker 2: Very.`

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use crate::text::sorted::{BTreeMap, BTreeSet};
use crate::text::words::{Words, any_of, behind_last, last_of, words};

use super::announced::name_at;
use super::entities::{EntityId, EntityTable};
use super::mentions::MentionKind;
use super::tokenized::TokenizedDocument;
use crate::doc::Document;
use crate::lexicon::*;
use crate::text::sort::Ordered;
use crate::text::{Case, fold::fold};
use crate::text::{Parts, Span};

/// Words after which whoever presents names a guest.
const INTRODUCING: Words = words![
    "witness is ", "hear from ", "hear next from ", "guest is ", "guest today is ", "guest tonight is ",
    "guest this week is ", "guest, ", "our guest ", "my guest ", "joined by ", "here with ", "here is ", "with me is ",
    "with us is ", "joining me ", "joining us ", "guests are ", "guests today are ", "interviewing ", "introduce ",
    "speaking to ", "speaking with ", "talking to ", "talking with ", "welcome ", "welcome, ",
];

/// Bytes of a turn in which somebody is introduced.
const OPENING: usize = 1200;

/// How many mentions of a turn are looked at for the one person whom it names.
const MENTIONS: usize = 60;

/// How many words of office may stand before the name: `the diver Jan Roe`.
const OFFICE: usize = 7;

/// How many entities with the same first word are looked at.
const BEARERS: usize = 100;

/// How much more than for any other has to speak for one name.
const FACTOR: u32 = 2;
const LEAST: u32 = 2;

/// Whom the turns tell to be meant by labels that name nobody.
#[derive(Default)]
pub(super) struct Addressed {
    /// By label in small letters: `speaker 2`.
    labels: BTreeMap<String, EntityId>,
    /// By where the turn's words begin, of labels that pass from one to the next: `WITNESS`.
    turns: BTreeMap<usize, EntityId>,
}

impl Addressed {
    /// Whom a label in small letters means, before words that begin at an offset.
    pub(super) fn get(&self, label: &str, at: usize) -> Option<EntityId> {
        self.turns.get(&at).or_else(|| self.labels.get(label)).copied()
    }

    /// Reads all turns; `known`: the names that those give as their own who are only counted.
    pub(super) fn new(
        r: &TokenizedDocument,
        table: &EntityTable,
        doc: &Document,
        known: &BTreeMap<String, Span>,
    ) -> Self {
        let turns: Vec<(String, Span)> = doc
            .blocks
            .iter()
            .filter_map(|b| b.label.as_ref().filter(|l| !l.anonymous).map(|l| (l, b.body())))
            .map(|(label, body)| (label.name.of(r.text).trim_end_matches('.').lower(), body))
            .collect();
        let open = |l: &&str| is_counted(l) && !known.contains_key(*l);
        let counted: BTreeSet<&str> = turns.iter().map(|t| t.0.as_str()).filter(open).collect();
        let mut out = Addressed { labels: BTreeMap::new(), turns: passed_on(r, table, &turns) };
        let votes = if counted.is_empty() { Votes::new() } else { votes(r, table, &turns, &counted) };
        for label in counted {
            let own = votes.iter().filter(|v| v.0.0 == label).map(|v| (v.0.1, *v.1));
            let Some((best, top)) = own.clone().max_by_key(|v| v.1) else { continue };
            let rest = own.filter(|v| v.0 != best).map(|v| v.1).max().unwrap_or(0);
            let elsewhere = votes.iter().filter(|v| v.0.1 == best && v.0.0 != label).map(|v| *v.1).max().unwrap_or(0);
            let taken = known.values().any(|s| table.entity_at(r, *s) == Some(best));
            if top >= LEAST && top >= FACTOR * rest.max(elsewhere) && !taken {
                out.labels.insert(label.to_string(), best);
            }
        }
        out
    }
}

/// What speaks for each label's being each person.
type Votes<'a> = BTreeMap<(&'a str, EntityId), u32>;

fn votes<'a>(
    r: &TokenizedDocument,
    table: &EntityTable,
    turns: &'a [(String, Span)],
    counted: &BTreeSet<&'a str>,
) -> Votes<'a> {
    let mut votes = Votes::new();
    let mut spoken: BTreeSet<&str> = BTreeSet::new();
    // Several guests who were introduced together, and have not all spoken.
    let mut waiting: Vec<EntityId> = Vec::new();
    for (n, (label, body)) in turns.iter().enumerate() {
        let mut vote = |label: &'a str, entity: Option<EntityId>, weight: u32| {
            if let Some(e) = entity.filter(|_| counted.contains(label)) {
                *votes.entry((label, e)).or_default() += weight;
            }
        };
        let is_new = spoken.insert(label);
        if is_new {
            waiting.iter().for_each(|&e| vote(label, Some(e), 1));
        }
        if counted.contains(label.as_str())
            && let Some((e, weight)) = own_given_name(r, table, *body)
        {
            vote(label, Some(e), weight);
        }
        let (before, next) = (n.checked_sub(1).and_then(|b| turns.get(b)), turns.get(n + 1));
        if let Some((next, _)) = next.filter(|t| t.0 != *label) {
            let mut guests = if spoken.contains(next.as_str()) { Vec::new() } else { introduced(r, table, *body) };
            // `We talk about rye with Jan Roe, a baker.` `Thanks for having me.`
            let own = |body: Span| own_given_name(r, table, body).is_some();
            let greets = || turns.get(n + 1).is_some_and(|t| returns_greeting(t.1.of(r.text)) && !own(t.1));
            if guests.is_empty() && !spoken.contains(next.as_str()) && greets() {
                guests.extend(welcomed(r, table, *body));
            }
            if guests.len() == 1 {
                guests.into_iter().for_each(|e| vote(next, Some(e), LEAST));
            } else if guests.len() > 1 {
                waiting = guests;
            }
            vote(next, called(r, table, *body), 1);
            if is_caller(next) {
                vote(next, hailed(r, table, *body), LEAST);
            }
        }
        // `Thank you, Jan.` speaks to whoever has just spoken.
        if let Some((before, _)) = before.filter(|t| t.0 != *label) {
            vote(before, thanked(r, table, *body), 1);
        }
    }
    votes
}

/// Whom the turns mean whose label passes from one person to the next, each of whom a turn before introduces.
fn passed_on(r: &TokenizedDocument, table: &EntityTable, turns: &[(String, Span)]) -> BTreeMap<usize, EntityId> {
    let mut out = BTreeMap::new();
    let mut current: BTreeMap<&str, EntityId> = BTreeMap::new();
    for (n, (label, body)) in turns.iter().enumerate() {
        if !is_passed_on(label) {
            continue;
        }
        let before = n.checked_sub(1).map(|b| &turns[b]).filter(|t| t.0 != *label);
        if let Some(&[e]) = before.map(|t| introduced(r, table, t.1)).as_deref() {
            current.insert(label, e);
        } else if let Some(e) = before.filter(|_| is_caller(label)).and_then(|t| hailed(r, table, t.1)) {
            current.insert(label, e);
        }
        if let Some(&e) = current.get(label.as_str()) {
            out.insert(body.start(), e);
        }
    }
    out
}

/// `speaker 2`, `guest 1`, `interviewee`: a label that one person has and that says no name.
fn is_counted(label: &str) -> bool {
    let number = ["speaker", "guest", "caller"].iter().find_map(|w| label.strip_prefix(w));
    let number = number.map(|rest| rest.trim_start_matches(any_of![' ', '_', '-', '#']));
    number.is_some_and(|n| (1..=2).contains(&n.len())) || matches!(label, "interviewee" | "respondent" | "informant")
}

/// `caller`, `caller 2`: somebody on a radio station's line, of whom hosts say no more than the given name.
fn is_caller(label: &str) -> bool {
    label.strip_prefix("the ").unwrap_or(label).starts_with("caller")
}

/// Whom a host puts on the air: `Line one, it's Jan in Velm.`, `Morning, Jan.`, `Jan! You're live.`
fn hailed(r: &TokenizedDocument, table: &EntityTable, body: Span) -> Option<EntityId> {
    let s = body.of(r.text);
    last_sentences(s, HAILED).into_iter().find_map(|sentence| {
        let small = sentence.to_ascii_lowercase();
        let behind = HAILING.iter().filter_map(|w| last_of(&small, w).map(|at| at + w.len())).max();
        let at = behind.unwrap_or(0);
        let capital = |w: &&str| w.starts_with(char::is_uppercase);
        let words = sentence.part(at..).split_inclusive(' ').take_while(capital).take(3);
        let mut len = 0;
        for word in words {
            len += word.len();
            if word.trim_end().ends_with(any_of![',', '.', '!', '?']) {
                break;
            }
        }
        let name = sentence.part(at..at + len).trim_end_matches(any_of![' ', ',', '.', '!', '?']);
        let rest = sentence.part(at + name.len()..);
        let alone = rest.starts_with('!') || [", you're", ", you’re", ", go "].iter().any(|w| rest.starts_with(w));
        let from = sentence.as_ptr() as usize - s.as_ptr() as usize + at + body.start();
        let e = table.entity_at(r, Span::new(from, from + name.len()))?;
        let person = table[e].named && table[e].flags & PERSON != 0 && table[e].flags & PLACE == 0;
        (!name.is_empty() && person && (behind.is_some() || alone)).then_some(e)
    })
}

/// How many of a turn's last sentences are looked at for that.
const HAILED: usize = 4;

/// Words before the name of whom a host puts on the air.
const HAILING: Words = words![
    "it's ", "it’s ", "here's ", "here’s ", "go to ", "we've got ", "we have ", "hear from ", "morning, ", "hello, ",
    "hello ", "evening, ", "afternoon, ", "welcome, ",
];

/// `the witness`: a label under which one speaks after the other.
fn is_passed_on(label: &str) -> bool {
    let label = label.strip_prefix("the ").unwrap_or(label);
    matches!(label, "witness" | "guest" | "caller" | "panelist" | "panellist" | "petitioner" | "contestant" | "speaker")
}

/// The guests whom a turn introduces: `My guest is Jan Roe`, `Joining me are Jan Roe and Ada Lom`.
fn introduced(r: &TokenizedDocument, table: &EntityTable, body: Span) -> Vec<EntityId> {
    let s = body.of(r.text);
    let head = s.part(..(0..=s.len().min(OPENING)).rev().find(|&i| s.is_char_boundary(i)).unwrap_or(0));
    let small = head.to_ascii_lowercase();
    let mut found: Vec<EntityId> = Vec::new();
    for words in INTRODUCING.iter() {
        for (at, _) in small.match_indices(words).take(GUESTS) {
            let mut name = named_after(head, at + words.len());
            for _ in 0..GUESTS {
                let Some(span) = name else { break };
                found.extend(person_at(r, table, span.moved(body.start())));
                let rest = head.part(span.end()..);
                let more = [", and ", " and ", ", "].iter().find(|w| rest.starts_with(**w));
                name = more.and_then(|w| name_at(head, span.end() + w.len()));
            }
        }
    }
    found.order();
    found.dedup();
    found
}

/// How many guests are looked for in one place.
const GUESTS: usize = 8;

/// `Thanks for having me.`, `Hello.`: the answer of somebody who has been introduced.
fn returns_greeting(s: &str) -> bool {
    let s = s.to_ascii_lowercase();
    ["thank", "hi ", "hi.", "hi,", "hello", "good to be", "glad to be", "great to be", "it's good to be", "pleasure"]
        .iter()
        .any(|w| s.starts_with(w))
}

/// The one person whom a turn names in full, unless what it tells of him is over: `Yesterday I spoke with Jan Roe.`
fn welcomed(r: &TokenizedDocument, table: &EntityTable, body: Span) -> Option<EntityId> {
    let (from, to) = r.range(body);
    let start = table.mentions.partition_point(|m| m.first < from);
    let own = own_given_name(r, table, body).map(|own| own.0);
    let mut found = None;
    for mention in table.mentions.part(start..).iter().take(MENTIONS).take_while(|m| m.first < to) {
        let name = r.span(mention.name, mention.end);
        let Some(e) = person_at(r, table, name).filter(|&e| mention.kind == MentionKind::Name && Some(e) != own) else {
            continue;
        };
        let before = r.text.part(body.start()..name.start().max(body.start()));
        let sentence = before.rsplit(any_of!['.', '?', '!']).next().unwrap_or("").to_ascii_lowercase();
        let over =
            ["yesterday", "last ", "spoke", "talked", "the lat", " on the "].iter().any(|w| sentence.contains(w));
        // `The Lamp Hour` is a show.
        if over || sentence.ends_with("the ") || sentence.ends_with("i'm ") || sentence.ends_with("i’m ") {
            continue;
        }
        if found.is_some_and(|f| f != e) {
            return None;
        }
        found = Some(e);
    }
    found
}

/// The name that begins at an offset, or after words of office.
fn named_after(s: &str, at: usize) -> Option<Span> {
    let mut from = at;
    for word in s.part(at..).split_inclusive(' ').take(OFFICE) {
        // `Dr. Jan Roe`
        let title = Word::of(word.trim_end_matches(any_of![' ', '.'])).is(TITLE);
        if word.starts_with(char::is_uppercase) && !title {
            return name_at(s, from);
        }
        if !title && word.trim_end().ends_with(any_of!['.', '!', '?', ':', ';']) {
            return None;
        }
        from += word.len();
    }
    None
}

pub(super) fn person_at(r: &TokenizedDocument, table: &EntityTable, name: Span) -> Option<EntityId> {
    table.entity_at(r, name).filter(|&e| is_person(table, e))
}

fn is_person(table: &EntityTable, e: EntityId) -> bool {
    let flags = table[e].flags;
    table[e].named && table[e].key.words > 1 && (flags & PERSON != 0 || flags & (ORGANIZATION | PLACE | DOCUMENT) == 0)
}

/// The given name that somebody gives as his own, and how sure that is: `I'm Jan.`, `Jan here.`, `This is Jan.`
fn own_given_name(r: &TokenizedDocument, table: &EntityTable, body: Span) -> Option<(EntityId, u32)> {
    let s = body.of(r.text);
    for sentence in sentences(s).take(6) {
        let sentence = sentence.trim_end_matches(any_of!['?', '.', '!']);
        for part in sentence.split(", ") {
            let part = part.strip_prefix("and ").or_else(|| part.strip_prefix("And ")).unwrap_or(part);
            let said = |lead: &str| part.strip_prefix(lead);
            let own = said("I'm ").or_else(|| said("I’m ")).or_else(|| said("I am ")).or_else(|| said("my name is "));
            let own = own.or_else(|| part.strip_suffix(" here")).map(|name| (name, LEAST));
            let this =
                said("this is ").or_else(|| said("This is ")).or_else(|| said("it's ")).or_else(|| said("It's "));
            if let Some((name, weight)) = own.or(this.map(|name| (name, 1))) {
                let single = !name.contains(' ') && name.starts_with(char::is_uppercase);
                let at = name.as_ptr() as usize - s.as_ptr() as usize + body.start();
                let itself =
                    || table.entity_at(r, Span::new(at, at + name.len())).filter(|&e| table[e].named && single);
                if let Some(e) = bearer(r, table, name).or_else(itself) {
                    return Some((e, weight));
                }
            }
        }
    }
    None
}

/// Whom a turn asks by name: `Jan, was it deep?`, `Was it deep, Jan?`, `Jan Roe, welcome.`
fn called(r: &TokenizedDocument, table: &EntityTable, body: Span) -> Option<EntityId> {
    let s = body.of(r.text).trim_end();
    let last = sentences(s).last()?;
    let ahead = last.split_once(", ").map(|(name, _)| name);
    let behind = behind_last(last.trim_end_matches(any_of!['?', '.', '!']), ", ");
    let named =
        [ahead, behind].into_iter().flatten().find_map(|name| bearer(r, table, name).or_else(|| titled(table, name)));
    let greeted = || sentences(s).find_map(|s| bearer(r, table, s.split_once(", ").filter(|p| is_greeting(p.1))?.0));
    named.or_else(greeted)
}

fn is_greeting(s: &str) -> bool {
    ["welcome", "thank you for", "thanks for", "good morning", "good evening", "good to "]
        .iter()
        .any(|w| s.starts_with(w))
}

/// `Thank you, Jan.`, `Thanks, Jan Roe.`, `Jan Roe, everybody!` at the beginning of a turn.
fn thanked(r: &TokenizedDocument, table: &EntityTable, body: Span) -> Option<EntityId> {
    let first = sentences(body.of(r.text)).next()?;
    let first = first.trim_end_matches(any_of!['?', '.', '!']);
    let (one, other) = first.split_once(", ")?;
    let thanks = |s: &str| s.lower().starts_with("thank");
    let name = match () {
        () if thanks(one) => other.split(", ").next()?,
        () if thanks(other) || other.starts_with("every") => one,
        () => return None,
    };
    bearer(r, table, name)
}

pub(super) fn sentences(s: &str) -> impl Iterator<Item = &str> {
    s.split_inclusive(['.', '?', '!', '\n']).map(str::trim).filter(|s| s.len() > 1)
}

/// A turn's last sentences, the last first.
pub(super) fn last_sentences(s: &str, most: usize) -> Vec<&str> {
    let mut all: Vec<&str> = sentences(s).collect();
    all.reverse();
    all.truncate(most);
    all
}

/// `Mr. Roe`: the one person of the text who has a surname.
fn titled(table: &EntityTable, name: &str) -> Option<EntityId> {
    let (title, surname) = name.split_once(' ')?;
    let one = !surname.contains(' ') && surname.starts_with(char::is_uppercase);
    if !one || !Word::of(title.trim_end_matches('.')).is(TITLE) || !title.starts_with(char::is_uppercase) {
        return None;
    }
    let mut found = table.ending(fold(surname)).filter(|&e| is_person(table, e));
    let e = found.next()?;
    found.all(|other| other == e).then_some(e)
}

/// The one person of the text who has a given name, or a full one.
pub(super) fn bearer(r: &TokenizedDocument, table: &EntityTable, name: &str) -> Option<EntityId> {
    let words: Vec<&str> = name.split(' ').collect();
    if words.len() > 3 || !words.iter().all(|w| w.starts_with(char::is_uppercase)) {
        return None;
    }
    let first = fold(words[0]);
    let found = table.beginning(first).take(BEARERS).map(|e| table.live(e)).filter(|&e| is_person(table, e));
    let mut found = found.filter(|&e| {
        let full = table[e].name.of(r.text);
        words.len() == 1 || full.ends_with(words[words.len() - 1])
    });
    let e = found.next()?;
    found.all(|other| other == e).then_some(e)
}
