//! Whom a name in a label means: `Ms. ROE`, `M. KING`, `KWB` and the full names that stand anywhere in the text.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use crate::text::Case;
use crate::text::sort::Ordered;
use std::rc::Rc;

use super::entities::{EntityId, EntityTable, Key};
use super::initials::{
    are_some_initials, beginnings, have_beginnings, initials, is_given_name_and_initial, is_initial_and_surname,
    is_initials,
};
use super::label_search::Search;
use super::labels::{LabelLink, LabelMatch};
use super::short_forms::{is_misspelling, is_short_form, name_words};
use super::tokenized::TokenizedDocument;
use crate::doc::Document;
use crate::lexicon::*;
use crate::text::Span;

/// How many full names a label is compared with: every different label is compared with them.
const PEOPLE: usize = 400;

/// How many entities are looked at for them.
const ENTITIES: usize = 4000;

/// How many labels of letters are told apart.
const BEGINNINGS: usize = 100;

/// Names in labels, and who bears them.
pub(super) struct LabelNames {
    /// Those whose full name is a label.
    bearers: Vec<EntityId>,
    /// Surnames under which a man and a woman speak: `MR. ROE`, `MS. ROE`.
    shared: crate::text::sorted::BTreeSet<String>,
    /// The letters of labels such as `MaK`.
    beginnings: Vec<Vec<String>>,
    search: Search,
    /// The words of entities' names, by the name.
    words: crate::text::sorted::BTreeMap<Span, Rc<[String]>>,
}

/// Whether words are a given name and a surname, neither of them an initial.
fn is_whole(words: &[String]) -> bool {
    let long = |w: Option<&String>| w.is_some_and(|w| w.chars().nth(1).is_some());
    words.len() >= 2 && long(words.first()) && long(words.last())
}

type Test<'a> = (LabelMatch, &'a dyn Fn(&[String]) -> bool);

impl LabelNames {
    /// Reads all full names among the labels first, since a short one may stand above them.
    pub fn new(r: &TokenizedDocument, table: &mut EntityTable, doc: &Document) -> LabelNames {
        let mut names = LabelNames {
            bearers: Vec::new(),
            shared: Default::default(),
            beginnings: Vec::new(),
            search: Search::new(doc.blocks.iter().find(|b| b.label.is_some()).map_or(0, |b| b.span.start())),
            words: Default::default(),
        };
        let mut genders: crate::text::sorted::BTreeMap<String, u32> = Default::default();
        let mut seen = crate::text::sorted::BTreeSet::new();
        for label in doc.blocks.iter().filter_map(|b| b.label.as_ref()).filter(|l| !l.generic && !l.anonymous) {
            let words = name_words(label.name.of(r.text));
            let letters = label.name.of(r.text);
            if !initials(letters).is_empty()
                && letters.contains(char::is_lowercase)
                && names.beginnings.len() < BEGINNINGS
            {
                let own = beginnings(letters);
                if !names.beginnings.contains(&own) {
                    names.beginnings.push(own);
                }
            }
            if let Some(surname) = words.last() {
                *genders.entry(surname.clone()).or_default() |= gender_of(label.name.of(r.text));
            }
            if is_whole(&words) && seen.insert(words) {
                let entity = names.link(r, table, label.name).entity;
                names.bearers.push(entity);
            }
        }
        names.shared = genders.into_iter().filter(|g| g.1 == MALE | FEMALE).map(|g| g.0).collect();
        names
    }

    /// The entity of a name, or the fuller one that it abbreviates or misspells.
    pub fn link(&mut self, r: &TokenizedDocument, table: &mut EntityTable, label: Span) -> LabelLink {
        let words = name_words(label.of(r.text));
        let own = table.entity_at(r, label).filter(|&e| table[e].named);
        let name = |table: &EntityTable, e: EntityId| name_words(table[e].name.of(r.text));
        // `Jan Roe Portrait` on a debate's page describes a picture.
        if let Some(e) = own.filter(|&e| table[e].name.of(r.text).ends_with(" Portrait")) {
            table[e].name = label;
        }
        // `Mr. ROE of Ohio`, where there is one of Maine as well.
        if label.of(r.text).contains(" of ") && words.len() >= 3 {
            return LabelLink::new(itself(r, table, label), LabelMatch::Same);
        }
        if let Some(e) = own.filter(|&e| is_whole(&words) && is_short_form(&name(table, e), &words)) {
            // `García Roe:`, where `Ana García Roe:` speaks.
            if let Some(whole) = self.longer(r.text, table, &words) {
                if whole != table.live(e) {
                    table.merge(e, whole);
                }
                return LabelLink::new(whole, LabelMatch::OnlyBearer);
            }
            // `… of the Republic of Chad Jan Roe:`: the label knows better where the name begins.
            if name(table, e).len() > words.len() && words[0].chars().count() > 1 {
                let whole = table.named(r, label);
                table.merge(e, whole);
                return LabelLink::new(whole, LabelMatch::Same);
            }
            return LabelLink::new(e, LabelMatch::Same);
        }
        if let Some(full) = self.search.defined(r.text, label) {
            let entity = table.named_at(r, full);
            // `CDR   Jan Roe` was read as one name.
            let known = table[entity].name.of(r.text);
            if known.starts_with(label.of(r.text)) || known.len() < full.len() {
                table[entity].name = full;
            }
            if let Some(short) = own.filter(|&o| o != entity) {
                table.merge(short, entity);
            }
            return LabelLink::new(entity, LabelMatch::Initials);
        }
        let gender = gender_of(label.of(r.text));
        let shared = gender != 0 && words.last().is_some_and(|surname| self.shared.contains(surname));
        let mut people: Vec<(EntityId, Rc<[String]>)> = Vec::new();
        for e in
            (0..table.entities.len().min(ENTITIES)).map(EntityId::at).filter(|&e| table[e].named && table.live(e) == e)
        {
            if people.len() >= PEOPLE {
                break;
            }
            let (span, flags) = (table[e].name, table[e].flags);
            let n =
                self.words.entry(span).or_insert_with(|| name_words(own_name(r.text, span).of(r.text)).into()).clone();
            // `Roe Law Group` is none of the Roes.
            let group = || n.last().is_some_and(|w| Word::of(w).is(ORGANIZATION | GROUP) && !Word::of(w).is(SURNAME));
            let body = flags & (PLACE | ORGANIZATION | DOCUMENT) != 0 && flags & PERSON == 0 || group();
            let said = flags & (MALE | FEMALE);
            let other = gender != 0 && said != 0 && said & gender == 0 || shared && said != gender;
            let cut = n.last().is_some_and(|w| w.chars().nth(1).is_none());
            if n.len() > 1 && !cut && !body && !other {
                people.push((e, n));
            }
        }
        let letters = initials(label.of(r.text));
        let initials = !letters.is_empty();
        let single = words.len() == 1;
        let surname = words.last().cloned().unwrap_or_default();
        let (behind, before) = (["-", &surname].concat(), [&surname, "-"].concat());
        let beginnings = beginnings(label.of(r.text));
        let letter = Some(label.of(r.text).trim_end_matches('.')).filter(|l| l.chars().nth(1).is_none());
        let letter = letter.map(str::lower);
        let tests: [Test; 11] = [
            (LabelMatch::OnlyBearer, &|name| is_short_form(name, &words)),
            (LabelMatch::Initials, &|name| is_initial_and_surname(name, &words)),
            (LabelMatch::Initials, &|name| is_given_name_and_initial(name, &words)),
            (LabelMatch::Initials, &|name| initials && have_beginnings(name, &beginnings)),
            (LabelMatch::Initials, &|name| initials && is_initials(name, &letters)),
            (LabelMatch::Initials, &|name| initials && are_some_initials(name, &letters)),
            (LabelMatch::Initials, &|name| initials && is_initials(name, &letters.chars().rev().collect::<String>())),
            (LabelMatch::OnlyBearer, &|name| single && name[0] == words[0]),
            // `MS. NWOSU` and `MS. BRANDT` for Brandt-Nwosu
            (LabelMatch::OnlyBearer, &|name| {
                let half = |n: &String| n.ends_with(&behind) || n.starts_with(&before);
                single && surname.len() >= 3 && name.last().is_some_and(half)
            }),
            // `T:` and `H:` for Theo and Hanna, or for Mr. Tolk and Ms. Hale.
            (LabelMatch::Initials, &|name| {
                letter.as_ref().is_some_and(|l| [name.first(), name.last()].iter().flatten().any(|n| n.starts_with(l)))
            }),
            (LabelMatch::OnlyBearer, &|name| is_misspelling(name, &words)),
        ];
        // Those who speak under their full names come first.
        let mut bearers: Vec<EntityId> = self.bearers.iter().take(PEOPLE).map(|&b| table.live(b)).collect();
        bearers.order();
        let bears = |e: EntityId| bearers.binary_search(&e).is_ok();
        let speaking: Vec<_> = people.iter().filter(|p| bears(p.0)).cloned().collect();
        let rounds = tests[..10].iter().map(|t| (&speaking, t)).chain(tests.iter().map(|t| (&people, t)));
        for (people, &(how, test)) in rounds {
            let mut found: Vec<_> = people.iter().filter(|p| test(&p.1)).collect();
            // `MK` beside `MaK`, who is Marta Kroll, is the other one.
            if how == LabelMatch::Initials && found.len() > 1 {
                let theirs = |b: &Vec<String>| {
                    let mut own = found.iter().filter(|p| have_beginnings(&p.1, b)).map(|p| p.0);
                    own.next().filter(|_| own.next().is_none())
                };
                let taken: Vec<EntityId> =
                    self.beginnings.iter().filter(|b| **b != beginnings).filter_map(theirs).collect();
                found.retain(|p| !taken.contains(&p.0));
            }
            // Where the label stands first, only one of them may have been named.
            let above: Vec<_> = found.iter().copied().filter(|p| table[p.0].name.hi() <= label.lo()).collect();
            match among(table, if above.is_empty() { found } else { above }) {
                Found::One(e) => {
                    // What the linker made of the label by itself is the same person.
                    let short = own.filter(|&o| {
                        let short = name(table, o);
                        o != e && short.len() < 2 && (is_short_form(&short, &words) || how == LabelMatch::Initials)
                    });
                    if let Some(short) = short {
                        table.merge(short, e);
                    }
                    // `I'm Jan Roe` was read as a name.
                    table[e].name = own_name(r.text, table[e].name);
                    let same = words.len() >= 2 && how == LabelMatch::OnlyBearer && name(table, e) == words;
                    return LabelLink::new(e, if same { LabelMatch::Same } else { how });
                }
                Found::Several => return LabelLink::new(itself(r, table, label), LabelMatch::Ambiguous),
                Found::Nobody => {}
            }
        }
        // `Coastal Review:` and then `CR:`
        let named = |e: &&EntityId| initials && is_initials(&name(table, **e), &letters);
        if let (Some(&outlet), None) = (bearers.iter().find(named), bearers.iter().filter(named).nth(1)) {
            return LabelLink::new(outlet, LabelMatch::Initials);
        }
        // `MR. ROE` and `MS. ROE`: the given name tells which of them is meant.
        let wanted = if shared { gender } else { 0 };
        let full = single
            .then(|| self.search.bearer(r.text, label, &surname, wanted).or_else(|| self.search.given(r.text, label)));
        if let Some(full) = full.flatten() {
            let entity = table.named(r, full);
            if let Some(short) = own.filter(|&o| !shared && o != entity && name(table, o).len() < 2) {
                table.merge(short, entity);
            }
            return LabelLink::new(entity, LabelMatch::OnlyBearer);
        }
        // `Interviewer: Beth Running Deer`, whose middle word is no name elsewhere.
        if let Some(name) = initials.then(|| self.search.listed(r.text, &letters)).flatten() {
            return LabelLink::new(table.named(r, name), LabelMatch::Initials);
        }
        // A letter that is nobody's tells no name.
        if letter.is_some() {
            return LabelLink::new(itself(r, table, label), LabelMatch::Ambiguous);
        }
        match own.filter(|&e| is_short_form(&name(table, e), &words)) {
            // `MR. ROE` objects to `MS. ROE`: nothing says which of them `Kit Roe` is.
            Some(e) if shared && name(table, e).len() > words.len() && table[e].flags & (MALE | FEMALE) != gender => {
                LabelLink::new(itself(r, table, label), LabelMatch::Ambiguous)
            }
            Some(e) => LabelLink::new(e, LabelMatch::Same),
            None => {
                let e = table.named(r, label);
                // `K. ROE` further down is the lesser form of `KARI ROE`.
                if words.len() >= 2 && table[e].key.initial && words[0].chars().count() > 1 {
                    table[e].name = label;
                    table[e].key.initial = false;
                }
                LabelLink::new(e, LabelMatch::Same)
            }
        }
    }

    /// The one speaker whose full name has a given name before these words, which begin with none.
    fn longer(&self, text: &str, table: &EntityTable, words: &[String]) -> Option<EntityId> {
        let surnames = words.len() == 2 && !Word::of(&words[0]).is(GIVEN);
        let bearers = self.bearers.iter().take(if surnames { PEOPLE } else { 0 }).map(|&b| table.live(b));
        let mut found = bearers.filter(|&b| {
            let name = name_words(table[b].name.of(text));
            name.len() == 3 && name[1..] == *words
        });
        found.next().filter(|first| found.all(|b| b == *first))
    }
}

/// The name in `I'm Jan Roe`, which was read as one.
fn own_name(text: &str, name: Span) -> Span {
    let rest = ["I'm ", "I’m "].iter().find_map(|i| name.of(text).strip_prefix(i));
    rest.map_or(name, |rest| Span::new(name.end() - rest.len(), name.end()))
}

/// What a courtesy title says.
fn gender_of(label: &str) -> u32 {
    Word::of(label.split_whitespace().next().unwrap_or("").trim_end_matches('.')).0 & (MALE | FEMALE)
}

/// The one person whom a label can mean.
fn among(table: &EntityTable, mut found: Vec<&(EntityId, Rc<[String]>)>) -> Found {
    let all = found.clone();
    found.retain(|p| !all.iter().any(|q| q.0 != p.0 && q.1.len() > p.1.len() && is_short_form(&q.1, &p.1)));
    // The same name twice, in capitals and in small letters: the one named more often.
    found.order_by_key(|p| (p.1.clone(), std::cmp::Reverse(table[p.0].count)));
    found.dedup_by(|a, b| a.1 == b.1);
    match found[..] {
        [] => Found::Nobody,
        [p] => Found::One(p.0),
        _ => Found::Several,
    }
}

enum Found {
    Nobody,
    One(EntityId),
    Several,
}

/// Somebody whom the label's own words name, since nothing tells which of several it is.
fn itself(r: &TokenizedDocument, table: &mut EntityTable, label: Span) -> EntityId {
    let (from, to) = r.range(label);
    // A label that may be either's is shown as what it is, and as nobody's name.
    if from == to { table.anonymous(r, label) } else { table.add(Key::of(r, from, to), label, 0, false) }
}
