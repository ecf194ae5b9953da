//! One entity of the names that are forms of one name: `Sahin` and `Berivan Şahin`, `V.S. Ptitsyn` and `Vladimir
//! Sergeyevich Ptitsyn`, `Tsegaye` and `Tsegaye Bekele`.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use super::entities::{EntityId, EntityTable, LinkKind};
use super::keys::is_suffix;
use super::tokenized::TokenizedDocument;
use super::{aliases, relatives};
use crate::lexicon::*;
use crate::syntax::spelling::{Spelling, spelling};
use crate::text::sort::Ordered;
use crate::text::words::{any_of, is_any, words};
use crate::text::{Case, Parts};

/// How many names that share a word are compared.
const SHARERS: usize = 24;

/// One word of a name, or one part of a hyphened word.
#[derive(Clone, Copy)]
struct Part {
    spelling: Spelling,
    initial: bool,
}

/// The telling words of one entity's name.
struct Name {
    entity: EntityId,
    parts: Vec<Part>,
    /// The last word with its hyphened parts run together: `Shariat-Panah` for `Shari'atpanah`.
    last: Spelling,
    /// `Jr.`, `Sr.`
    generation: u32,
    body: bool,
    /// The first word is a given name elsewhere.
    given: bool,
    words: u32,
}

/// Makes one entity of the forms of one name, unless several names have that form.
pub(super) fn unify(table: &mut EntityTable, r: &TokenizedDocument) {
    let names: Vec<Name> = (0..table.entities.len()).filter_map(|e| name(table, r, EntityId::at(e))).collect();
    // Names of several parts by the sound of each of their parts.
    let mut index: Vec<(u32, u32)> = Vec::new();
    for (n, name) in names.iter().enumerate().filter(|(_, n)| n.parts.len() > 1) {
        index.extend(name.parts.iter().map(|p| (p.spelling.sound, n as u32)));
        index.push((name.last.sound, n as u32));
    }
    index.order();
    index.dedup();
    let mut given: Vec<(u32, u32)> =
        (0..names.len()).filter_map(|n| Some((given(table, r, &names[n])?, n as u32))).collect();
    given.order();
    let sharers = |sound: u32| {
        let at = index.partition_point(|i| i.0 < sound);
        index.part(at..).iter().take_while(move |i| i.0 == sound).take(SHARERS).map(|i| i.1 as usize)
    };
    // The longest first: whatever a name is a form of has found its own name already.
    let abbreviated = |name: &Name| name.parts.iter().filter(|p| p.initial).count();
    let place = |(n, name): (usize, &Name)| (std::cmp::Reverse(name.parts.len()), abbreviated(name), n);
    let mut order: Vec<_> = names.iter().enumerate().map(place).collect();
    order.order();
    let mut root: Vec<usize> = (0..names.len()).collect();
    let mut seen = vec![false; names.len()];
    let mut forms: Vec<(EntityId, EntityId, LinkKind)> = Vec::new();
    for (.., s) in order {
        seen[s] = true;
        let short = &names[s];
        let (Some(first), Some(last)) = (short.parts.first(), short.parts.last()) else { continue };
        let mut found: Vec<(usize, u8, LinkKind)> = Vec::new();
        let sounds = [last.spelling.sound, first.spelling.sound, short.last.sound];
        let new = |&i: &usize| i == 0 || sounds[i] != sounds[i - 1];
        let candidates = (0..sounds.len()).filter(new).flat_map(|i| sharers(sounds[i]));
        for f in candidates.filter(|&f| f != s && seen[f]) {
            let Some((grade, kind)) = form_of(table, short, &names[f]) else { continue };
            match found.iter_mut().find(|x| x.0 == root[f]) {
                Some(known) => known.1 = known.1.max(grade),
                None => found.push((root[f], grade, kind)),
            }
        }
        if found.is_empty()
            && let Some(f) = shortened(table, r, short, &names, &given)
        {
            found.push((root[f], 1, LinkKind::GivenName));
        }
        let Some(best) = found.iter().map(|f| f.1).max() else { continue };
        let mut best: Vec<_> = found.iter().filter(|f| f.1 == best).collect();
        // Of several bearers the one whom the text has named before.
        if best.len() > 1 {
            let at = table[short.entity].name.lo();
            best.retain(|f| table[names[f.0].entity].name.lo() < at);
        }
        let &[&(f, _, kind)] = &best[..] else { continue };
        root[s] = f;
        forms.push((short.entity, names[f].entity, kind));
        // `Gudrun Thorsteinsdottir` is written so for want of her letters.
        let (own, other) = (table[names[f].entity].name, table[short.entity].name);
        if kind == LinkKind::FullName
            && short.words == names[f].words
            && marked(other.of(r.text)) > marked(own.of(r.text))
        {
            table[names[f].entity].name = other;
        }
    }
    forms.extend(aliases::known_as(table, r));
    forms.extend(aliases::offices(table, r));
    forms.extend(aliases::births(table, r));
    forms.extend(aliases::titles_in_short(table, r));
    forms.extend(relatives::called_by_family(table, r));
    table.merge_forms(&forms);
}

/// How many letters of a name are none of the English alphabet.
fn marked(name: &str) -> usize {
    name.chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).count()
}

/// Letters of a given name that its short form has at least.
const SHORTENED: usize = 3;

/// The beginning of a word, by which given names are found.
fn beginning(word: &str) -> Option<u32> {
    word.char_indices().nth(SHORTENED).map(|(at, _)| spelling(word.part(..at)).plain)
}

/// The beginning of a person's given name.
fn given(table: &EntityTable, r: &TokenizedDocument, name: &Name) -> Option<u32> {
    let person = name.parts.len() > 1 && !name.body && table[name.entity].flags & (PLACE | ORGANIZATION) == 0;
    person.then(|| beginning(r.of(r.range(table[name.entity].name).0)))?
}

/// `Bart` for the one `Bartholomew Roe` of the text.
fn shortened(
    table: &EntityTable,
    r: &TokenizedDocument,
    short: &Name,
    names: &[Name],
    given: &[(u32, u32)],
) -> Option<usize> {
    let e = &table[short.entity];
    if short.words != 1 || short.body || e.flags & (PLACE | ORGANIZATION | DOCUMENT | DEMONYM) != 0 {
        return None;
    }
    let word = r.of(r.range(e.name).0);
    let key = match word.chars().count() {
        SHORTENED => spelling(word).plain,
        _ => beginning(word)?,
    };
    let at = given.partition_point(|g| g.0 < key);
    let longer = |g: &&(u32, u32)| {
        let full = &table[names[g.1 as usize].entity];
        let genders = (e.flags & (MALE | FEMALE), full.flags & (MALE | FEMALE));
        let whole = r.of(r.range(full.name).0);
        (genders.0 == 0 || genders.1 == 0 || genders.0 & genders.1 != 0)
            && whole.len() > word.len() + 1
            && whole.lower().starts_with(&word.lower())
    };
    let mut found = given.part(at..).iter().take_while(|g| g.0 == key).take(SHARERS).filter(longer);
    let (first, None) = (found.next()?, found.next()) else { return None };
    Some(first.1 as usize)
}

fn name(table: &EntityTable, r: &TokenizedDocument, e: EntityId) -> Option<Name> {
    let entity = &table[e];
    if !entity.named {
        return None;
    }
    let (from, to) = r.range(entity.name);
    let mut parts = Vec::with_capacity((to - from).min(12) as usize);
    let (mut generation, mut last) = (0, Spelling::default());
    for i in from..to.min(from + 12) {
        let (token, word) = (r.token(i), r.word(i));
        if !token.is_word() {
            continue;
        }
        if i > from && is_suffix(r, i, i - from) {
            generation = token.hash;
            continue;
        }
        let small = |s: &str| Word::of(s).is(PARTICLE) && !is_any(s, words!["abu", "abd"]);
        let text = r.of(i);
        last = spelling(text);
        // A word without joints is its own only part.
        if text.bytes().all(|b| b.is_ascii_alphanumeric()) {
            if !word.is(PARTICLE) || is_any(text, words!["abu", "abd"]) {
                parts.push(Part { spelling: last, initial: last.letters == 1 });
            }
            continue;
        }
        if text.contains('.') {
            let letters = text.split('.').filter(|l| !l.is_empty());
            parts.extend(letters.map(|l| Part { spelling: spelling(l), initial: l.chars().count() == 1 }));
            continue;
        }
        for part in text.split(any_of!['-', '\u{2010}', '\u{2011}']).filter(|p| !small(p)) {
            let spelling = spelling(part);
            if spelling.letters > 0 {
                parts.push(Part { spelling, initial: spelling.letters == 1 });
            }
        }
    }
    let body = entity.flags & PERSON == 0
        && (entity.flags & (ORGANIZATION | PLACE | DOCUMENT) != 0 || (from..to).any(|i| r.function(i) != 0));
    Some(Name { entity: e, parts, last, generation, body, given: r.word(from).is(GIVEN), words: entity.key.words })
}

/// Whether one name is a form of another, how surely (4 letter by letter, 2 as it sounds), and which.
fn form_of(table: &EntityTable, short: &Name, full: &Name) -> Option<(u8, LinkKind)> {
    let (s, f) = (&short.parts[..], &full.parts[..]);
    let (a, b) = (&table[short.entity], &table[full.entity]);
    let genders = (a.flags & (MALE | FEMALE), b.flags & (MALE | FEMALE));
    let apart = genders.0 != 0 && genders.1 != 0 && genders.0 & genders.1 == 0;
    if s.is_empty() || s.len() > f.len() || apart && s.len() > 1 || short.body != full.body && s.len() > 1 {
        return None;
    }
    if short.generation != 0 && full.generation != 0 && short.generation != full.generation {
        return None;
    }
    let alike = |a: &Spelling, b: &Spelling| -> u8 {
        match () {
            _ if a.plain == b.plain => 2,
            _ if a.letters >= 5 && a.sound == b.sound => 1,
            _ => 0,
        }
    };
    let same = |a: &Part, b: &Part| alike(&a.spelling, &b.spelling);
    let whole = alike(&short.last, &full.last);
    if short.words == 1 && whole > 0 && !full.body && full.words > 1 {
        // `Mr Roe` is not Ana Roe.
        if apart {
            return None;
        }
        return Some((2 * whole, LinkKind::Surname));
    }
    let all = |f: &[Part]| s.iter().zip(f).map(|(a, b)| same(a, b)).min().unwrap_or(0);
    if s.len() == 1 {
        // A single word: of a person's name any, of a body's the first if it speaks.
        if full.body || a.flags & (PLACE | DOCUMENT) != 0 || s[0].initial {
            return None;
        }
        let common = (a.flags & ORGANIZATION != 0 || a.flags & DEMONYM != 0) && a.flags & PERSON == 0;
        if common || f.iter().any(|p| p.spelling.letters == 0) {
            return None;
        }
        let (at, grade) = f.iter().enumerate().map(|(i, p)| (i, same(&s[0], p))).max_by_key(|x| (x.1, x.0))?;
        // `Dean` may be a man's given name, but Basma Khoury-Dean is a woman.
        if apart && (at == 0 || !short.given) {
            return None;
        }
        let kind = if at == 0 { LinkKind::GivenName } else { LinkKind::Surname };
        // A middle name is less often what somebody is called.
        let middle = at > 0 && at + 1 < f.len();
        return (grade > 0).then_some((2 * grade - u8::from(middle), kind));
    }
    let n = s.len();
    // `Dale Roe` and then his nephew `Carl Dale Roe`
    let nephew = n < f.len() && full.given && a.name.lo() < b.name.lo();
    let suffix = if nephew { 0 } else { all(f.part(f.len() - n..)) };
    let prefix = all(f.part(..n));
    if suffix.max(prefix) > 0 {
        return Some((2 * suffix.max(prefix), if n == f.len() { LinkKind::FullName } else { LinkKind::Surname }));
    }
    if full.body {
        return None;
    }
    // `V.S. Ptitsyn`, `Jan Roe` for `Jan van Poel Roe`: initials and left-out names, in order.
    let last = same(&s[n - 1], &f[f.len() - 1]);
    let mut at = 0;
    let mut telling = false;
    for part in s.part(..n - 1) {
        let fits = |p: &Part| {
            let initial = (part.initial || p.initial) && part.spelling.first == p.spelling.first;
            initial || same(part, p) == 2
        };
        let found = f.part(at..f.len() - 1).iter().position(fits)?;
        // The first name is not left out.
        if at == 0 && found > 0 && !part.initial {
            return None;
        }
        telling |= found == 0 || part.initial;
        at += found + 1;
    }
    (last > 0 && telling).then_some((2 * last, LinkKind::FullName))
}
