//! Who a turn's label means: a name of the table, whoever the text says asks the questions, or just the label.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use crate::text::{Case, sorted::BTreeMap};

use super::addressed::Addressed;
use super::announced;
use super::askers;
use super::court::{self, Court};
use super::entities::{EntityId, EntityTable, Key};
use super::label_names::LabelNames;
use super::mentions::MentionKind;
use super::short_forms::name_words;
use super::tokenized::TokenizedDocument;
use crate::doc::{BlockKind, Document, Label, chair, meeting};
use crate::lexicon::*;
use crate::quotes::Quote;
use crate::text::fold::fold;
use crate::text::tokens::UPPER;
use crate::text::words::{Words, any_of, is_any, is_mark, without_first, words};
use crate::text::{Kind, Span};

/// Those who ask and present go by many words; one who is named under any of them is meant by all.
const ASKING: [&str; 6] = ["interviewer", "host", "presenter", "moderator", "anchor", "narrator"];

/// Those who preside say who they are as well: `CHAIR: I am Jan Roe, and I shall chair this session.`
const PRESIDING: [&str; 4] = ["chair", "chairman", "chairwoman", "chairperson"];

/// Labels under which several people ask; only a name within the question tells whose it is.
const SHARED: Words = words!["q", "question", "reporter", "journalist", "correspondent", "questioner", "remark"];

/// How a label tells whom it means, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelMatch {
    /// The label is the name.
    Same,
    /// A surname, a given name or a drifting spelling that one person of the text alone can have.
    OnlyBearer,
    /// `KWB`, `M. KING`
    Initials,
    /// The text says who goes by the label: `THE COURT`, `The PRESIDENT`, `A:`.
    Announced,
    /// The question begins with its asker's name.
    Asker,
    /// The label says what somebody is, and no more is known.
    Description,
    /// Several people can be meant: the label's own words stand for whoever it is.
    Ambiguous,
}

/// Whom a label means, and how it tells.
#[derive(Clone, Copy, Debug)]
pub struct LabelLink {
    pub entity: EntityId,
    pub how: LabelMatch,
}

impl LabelLink {
    pub(super) fn new(entity: EntityId, how: LabelMatch) -> LabelLink {
        LabelLink { entity, how }
    }
}

/// Whom every block's label or signature means, by block; `None` for blocks without one and for `>>`.
///
/// Names that the table does not have yet are added to it, and short or misspelt ones are merged into the full ones.
pub fn resolve(
    r: &TokenizedDocument,
    table: &mut EntityTable,
    doc: &Document,
    quotes: &[Quote],
) -> Vec<Option<LabelLink>> {
    let mut names = LabelNames::new(r, table, doc);
    let mut known: BTreeMap<String, LabelLink> = BTreeMap::new();
    let mut offices: BTreeMap<String, EntityId> = BTreeMap::new();
    // `Judge` below `Judge Jan Roe`; nobody where two are one.
    let mut roles: BTreeMap<String, Option<EntityId>> = BTreeMap::new();
    // Only labels that name nobody ask what the record says of them.
    let some_generic = doc.blocks.iter().any(|b| b.label.as_ref().is_some_and(|l| l.generic));
    let some_label = doc.blocks.iter().any(|b| b.label.is_some());
    let mut court = some_generic.then(|| Court::new(r.text, doc));
    let stated = stated(r.text, doc);
    let addressed = Addressed::new(r, table, doc, &stated);
    let askers = if some_generic { askers::read(r, table, doc) } else { Vec::new() };
    let mut out = Vec::with_capacity(doc.blocks.len());
    for block in &doc.blocks {
        let Some(label) = block.label.as_ref().filter(|l| !l.anonymous) else {
            if let Some(court) = &mut court {
                court.read_line(block);
            }
            if let Some((noun, name)) = some_label.then(|| chair::takes_over(block.span.of(r.text))).flatten() {
                let name = name.moved(block.span.start());
                let link = LabelLink::new(table.named_at(r, name), LabelMatch::Announced);
                let others: &[&str] = if noun == "chair" { &PRESIDING } else { &[] };
                for words in others.iter().copied().chain([noun.as_str()]) {
                    for before in ["", "the ", "mr ", "mr. ", "madam "] {
                        known.insert([before, words].concat(), link);
                    }
                }
            }
            out.push(None);
            continue;
        };
        if let Some(court) = &mut court {
            court.read_turn(label, block.body());
        }
        let words = label.name.of(r.text).trim_end_matches('.').lower();
        let shared = is_shared(r.text, label);
        let counted = stated.get(&words).copied();
        let presents =
            label.generic && (ASKING.contains(&words.as_str()) || PRESIDING.contains(&without_first(&words, "the ")));
        let asks = (presents || counted.is_some()) && !known.contains_key(&words);
        let introduced = match () {
            () if asks && counted.is_some() => counted,
            () if shared => announced::introduction(r.text, block.body()),
            () if asks => announced::own_name(r.text, block.body()),
            () => None,
        };
        let link = if let Some(name) = introduced {
            let link = LabelLink::new(table.named_at(r, name), LabelMatch::Asker);
            // `MODERATOR: I'm Jan Roe` is the moderator from here on.
            if asks {
                known.insert(words, link);
            }
            link
        } else if let Some(name) = court.as_ref().filter(|_| label.generic).and_then(|c| c.holder(&words)) {
            let entity = if words == "q" { names.link(r, table, name).entity } else { in_court(r, table, name) };
            LabelLink::new(entity, LabelMatch::Announced)
        } else if let Some(&entity) = offices.get(without_first(&words, "the ")).filter(|_| label.generic) {
            LabelLink::new(entity, LabelMatch::Announced)
        } else if let Some(&Some(entity)) =
            roles.get(without_first(&words, "the ")).filter(|_| label.generic && !shared)
        {
            LabelLink::new(entity, LabelMatch::Announced)
        } else if let Ok(at) = askers.binary_search_by_key(&block.body().start(), |a| a.0) {
            let entity = askers[at].1;
            LabelLink::new(entity, LabelMatch::Announced)
        } else if let Some(entity) = addressed.get(&words, block.body().start()).filter(|_| label.generic) {
            LabelLink::new(entity, LabelMatch::Announced)
        } else if let Some(&link) = known.get(&words) {
            link
        } else {
            let link = if label.generic {
                generic(r, table, doc, label, court.as_ref().is_some_and(|c| c.sits))
            } else {
                names.link(r, table, label.name)
            };
            known.insert(words, link);
            link
        };
        if let Some(office) = announced::office(r.text, label) {
            offices.insert(office, link.entity);
        }
        table.label(label.name, link.entity);
        // An interview without labels: the lead names who asks and who answers.
        let lead = label.span.is_empty();
        let link = if lead { LabelLink::new(link.entity, LabelMatch::Announced) } else { link };
        if let Some(role) = label.role {
            table.state_role(r, link.entity, role);
            let stated = role.of(r.text).trim_end_matches('.').lower();
            if !label.generic && role.hi() <= label.name.lo() {
                let held = roles.entry(stated).or_insert(Some(link.entity));
                *held = held.filter(|&e| table.live(e) == table.live(link.entity));
            }
        }
        out.push(Some(link));
    }
    for quote in quotes {
        if let Some(signature) = quote.signature {
            let link = names.link(r, table, signature.name);
            table.label(signature.name, link.entity);
            table.handles.extend(signature.handle.map(|handle| (handle, link.entity)));
            out[quote.first().block] = Some(link);
        }
    }
    for link in out.iter_mut().flatten() {
        link.entity = table.live(link.entity);
    }
    out
}

/// Whether a label is everybody's who asks.
pub(super) fn is_shared(text: &str, label: &Label) -> bool {
    label.generic && SHARED.contains(label.name.of(text).trim_end_matches('.').lower().as_str())
}

/// The names that those give as their own whom a recorder only counts: `Speaker 1: … I'm Jan Roe`, by label in small
/// letters.
fn stated(text: &str, doc: &Document) -> BTreeMap<String, Span> {
    let mut out = BTreeMap::new();
    for block in &doc.blocks {
        let Some(label) = block.label.as_ref().filter(|l| l.generic) else { continue };
        let words = label.name.of(text).trim_end_matches('.').lower();
        let number = words.strip_prefix("speaker").map(|rest| rest.trim_start_matches(any_of![' ', '_', '-', '#']));
        if number.is_some_and(|n| (1..=2).contains(&n.len()))
            && !out.contains_key(&words)
            && let Some(name) = announced::own_name(text, block.body())
        {
            out.insert(words, name);
        }
    }
    out
}

/// Judge or witness, whom a line above names in capitals.
fn in_court(r: &TokenizedDocument, table: &mut EntityTable, name: Span) -> EntityId {
    let name = court::in_small_letters(r.text, name).unwrap_or(name);
    let own = table
        .entity_at(r, name)
        .filter(|&e| table[e].named && name_words(table[e].name.of(r.text)) == name_words(name.of(r.text)));
    own.unwrap_or_else(|| table.named(r, name))
}

/// `Interviewer`, `The PRESIDENT`: whoever the text names in that capacity, if it names one.
///
/// `court`: only an oath says who answers here; the last name before the questions is a party's or a lawyer's.
fn generic(r: &TokenizedDocument, table: &mut EntityTable, doc: &Document, label: &Label, court: bool) -> LabelLink {
    let words = label.name.of(r.text).lower();
    let noun = words.split_whitespace().last().unwrap_or("").trim_matches(is_mark);
    let plain = words.split_whitespace().filter(|w| *w != "the").count() == 1;
    let first = || doc.blocks.iter().find(|b| b.label.is_some()).map_or(0, |b| b.span.start());
    let found = if plain && let Some(name) = announced::presents(r.text, first(), noun) {
        Some(table.named_at(r, name))
    } else if !plain && let Some(name) = announced::office_above(r.text, first(), label.name) {
        Some(table.named_at(r, name))
    } else if court && matches!(noun, "a" | "answer" | "court" | "witness") {
        None
    } else if let Some(person) = in_interview(r, table, doc, noun) {
        Some(person)
    } else if noun == "a" || noun == "answer" {
        interviewee(r, table, doc, label.span.start())
    } else if SHARED.contains(noun) || !plain || Word::of(noun).is(PLURAL) {
        None
    } else {
        let nouns: Vec<&str> = match () {
            () if ASKING.contains(&noun) => ASKING.to_vec(),
            () if PRESIDING.contains(&noun) => PRESIDING.to_vec(),
            () => vec![noun],
        };
        let holders = nouns.into_iter().map(|noun| holders_of(r, table, doc, fold(noun))).find(|h| !h.is_empty());
        holders.filter(|h| h.len() == 1).map(|h| h[0])
    };
    match found {
        Some(entity) => LabelLink::new(entity, LabelMatch::Announced),
        None => LabelLink::new(described(r, table, bare(r.text, label.name)), LabelMatch::Description),
    }
}

/// Somebody of whom the label says all: `Boy`, `QUESTION`; `Speaker 1` and `Speaker 2` are two.
fn described(r: &TokenizedDocument, table: &mut EntityTable, words: Span) -> EntityId {
    if !words.of(r.text).bytes().any(|b| b.is_ascii_digit()) {
        return table.anonymous(r, words);
    }
    let (from, to) = r.range(words);
    table.add(Key::of(r, from, to.max(from + 1).min(r.tokens.len() as u32)), words, 0, false)
}

/// A label's words without article and full stop: `The CLERK`, `Q.`
fn bare(text: &str, name: Span) -> Span {
    let s = name.of(text);
    let article = ["The ", "THE ", "An ", "A "].iter().find(|a| s.starts_with(**a)).map_or(0, |a| a.len());
    Span::new(name.start() + article, name.start() + s.trim_end_matches('.').len())
}

/// Who asks under `Q:` and answers under `A:`, where the lead above the first turn tells of their meeting.
fn in_interview(r: &TokenizedDocument, table: &mut EntityTable, doc: &Document, noun: &str) -> Option<EntityId> {
    let asks = matches!(noun, "q" | "question");
    if !asks && !matches!(noun, "a" | "answer") {
        return None;
    }
    let first = doc.blocks.iter().find(|b| b.label.is_some())?;
    let (asker, answerer) = meeting::people_above(r.text, first.span.start(), false)?;
    let name = if asks { asker } else { answerer }?;
    Some(table.named_at(r, name))
}

/// Who answers under `A:`: the one person whom the narrator names last before the questions begin.
fn interviewee(r: &TokenizedDocument, table: &EntityTable, doc: &Document, before: usize) -> Option<EntityId> {
    // `By Jan Roe | May 2, 2019`: whoever wrote it has asked.
    let credits = |s: &str| s.starts_with("By ") || s.starts_with("BY ");
    let above = doc.blocks.iter().rev().filter(|b| b.span.end() <= before && b.kind != BlockKind::Turn);
    let above = above.filter(|b| !credits(b.span.of(r.text)));
    for block in above.take(4) {
        let person = |m: &usize| {
            let mention = &table.mentions[*m];
            let Some(e) = table.entity_of(*m) else { return false };
            // `Puerto Velm EL PREGON`: a place and a paper.
            let capitals = (mention.name..mention.end).filter(|&i| r.token(i).shape & UPPER != 0).count() as u32;
            let mixed = capitals > 0 && capitals < mention.end - mention.name;
            let named = mention.kind == MentionKind::Name && !mention.quoted && table[e].key.words > 1 && !mixed;
            named
                && block.span.contains(r.span(mention.first, mention.end))
                && table[e].flags & (PLACE | ORGANIZATION) == 0
        };
        let mut people: Vec<EntityId> =
            (0..table.mentions.len()).filter(person).filter_map(|m| table.entity_of(m)).collect();
        people.dedup();
        match people[..] {
            [] => {}
            [e] => return Some(e),
            _ => return None,
        }
    }
    None
}

/// The one person whom the narrator names in the capacity of token `noun`.
pub fn holder(r: &TokenizedDocument, table: &EntityTable, doc: &Document, noun: u32) -> Option<EntityId> {
    let holders = holders_of(r, table, doc, r.token(noun).hash);
    (holders.len() == 1).then(|| holders[0])
}

/// People whom the narrator names in a capacity: `the interviewer, Jan Roe`, `President Jan Roe`, `Jan Roe, the host`; else
/// those whom others do who speak.
fn holders_of(r: &TokenizedDocument, table: &EntityTable, doc: &Document, noun: u32) -> Vec<EntityId> {
    let (mut out, mut heard) = (Vec::new(), Vec::new());
    for (m, mention) in table.mentions.iter().enumerate() {
        let Some(e) = table.entity_of(m) else { continue };
        let block = &doc.blocks[mention.block as usize];
        // `GOVERNOR PROMISES FUND`: in a line of capitals any word may look like a name.
        let words = mention.name..mention.end;
        let common = |i: u32| r.word(i).verb() != 0 || r.word(i).is(NOUN);
        let shouted = r.token(mention.name).shape & UPPER != 0 && words.clone().any(common);
        if mention.kind != MentionKind::Name || mention.quoted || shouted || !table[e].named {
            continue;
        }
        let labelled = block.label.as_ref().is_some_and(|label| r.token(mention.first).start < label.span.hi());
        if labelled && block.kind == BlockKind::Turn {
            continue;
        }
        let out = if block.kind == BlockKind::Turn { &mut heard } else { &mut out };
        let start = r.blocks[mention.block as usize].0;
        // `For the defendant: Jan Roe` has his lawyer.
        let is_other = |i: u32| {
            let article = i > start && r.function(i - 1) == DETERMINER;
            let at = i.checked_sub(1 + u32::from(article)).filter(|&at| at >= start);
            at.is_some_and(|at| r.function(at) == PREPOSITION)
        };
        let second = |i: u32| i > start && is_any(r.of(i - 1), words!["vice", "deputy", "former", "co"]);
        let is_noun = |i: u32| r.token(i).kind == Kind::Word && r.token(i).hash == noun && !is_other(i) && !second(i);
        let plain =
            |i: &u32| r.token(*i).kind == Kind::Comma || r.token(*i).kind == Kind::Word && !r.token(*i).is_capital();
        // In the phrase itself, a few plain words before it, or a few behind its comma.
        let within = (mention.first..mention.name).any(is_noun);
        let near = mention.first.saturating_sub(6).max(start)..mention.first;
        // `Moderator: Jan Roe, Radio X` lists who takes part.
        let listed = near.end >= near.start + 2 && r.token(near.end - 1).kind == Kind::Colon && is_noun(near.end - 2);
        // `The Minister, Jan Roe`
        let end = near.end;
        let comma = end >= near.start + 3 && r.token(end - 1).kind == Kind::Comma;
        let apposed = comma && is_noun(end - 2) && r.function(end - 3) == DETERMINER;
        let before = listed || apposed || near.rev().take_while(plain).any(is_noun);
        // `Jan Roe, the host`, `Jan Roe (Chair)`
        let kind = |i: u32| r.tokens.get(i as usize).map(|t| t.kind);
        let bracketed = kind(mention.end) == Some(Kind::Open)
            && kind(mention.end + 1) == Some(Kind::Word)
            && kind(mention.end + 2) == Some(Kind::Close)
            && is_noun(mention.end + 1);
        // `PRESIDING: Jan Roe, Chairwoman`, but not `Ana Poe, Jan Roe, Clerk`
        let alone = mention.first == start || matches!(kind(mention.first - 1), Some(Kind::Colon | Kind::Semicolon));
        let mut behind = (mention.end..r.tokens.len() as u32).take(5).take_while(|i| plain(i) || alone && is_noun(*i));
        let after = bracketed || kind(mention.end) == Some(Kind::Comma) && behind.any(is_noun);
        if (within || before || after) && !out.contains(&e) {
            out.push(e);
        }
    }
    if out.is_empty() { heard } else { out }
}
