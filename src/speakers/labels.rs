//! Who a turn's label means: a name of the table, whoever the text says asks the questions, or just the label.

use std::collections::BTreeMap;

use super::entities::{EntityId, EntityTable};
use super::mentions::MentionKind;
use super::tokenized::TokenizedDocument;
use crate::doc::{BlockKind, Document, Label};
use crate::lexicon::*;
use crate::quotes::Quote;
use crate::text::fold::fold;
use crate::text::{Kind, Span};

/// Those who ask and present go by many words; one who is named under any of them is meant by all.
const ASKING: [&str; 6] = ["interviewer", "host", "presenter", "moderator", "anchor", "narrator"];

/// Labels under which several people ask; only a name within the question tells whose it is.
const SHARED: [&str; 6] = ["q", "question", "reporter", "journalist", "correspondent", "questioner"];

/// The entity behind every block's label or signature, by block; `None` for blocks without one and for `>>`.
///
/// Names that the table does not have yet are added to it, and short or misspelt ones are merged into the full ones.
pub fn resolve(
    r: &TokenizedDocument,
    table: &mut EntityTable,
    doc: &Document,
    quotes: &[Quote],
) -> Vec<Option<EntityId>> {
    let mut known: BTreeMap<String, EntityId> = BTreeMap::new();
    let mut out = Vec::with_capacity(doc.blocks.len());
    for block in &doc.blocks {
        let Some(label) = block.label.as_ref().filter(|l| !l.anonymous) else {
            out.push(None);
            continue;
        };
        let words = label.name.of(r.text).trim_end_matches('.').to_lowercase();
        let shared = label.generic && SHARED.contains(&words.as_str());
        let introduced = if shared { introduction(r.text, block.body()) } else { None };
        let entity = match (introduced, known.get(&words)) {
            (Some(name), _) => {
                table.entity_at(r, name).filter(|&e| table[e].named).unwrap_or_else(|| table.named(r, name))
            }
            (None, Some(&entity)) => entity,
            (None, None) => {
                let entity = if label.generic { generic(r, table, doc, label) } else { named(r, table, label.name) };
                known.insert(words, entity);
                entity
            }
        };
        table.label(label.name, entity);
        if let Some(role) = label.role {
            table.state_role(entity, role);
        }
        out.push(Some(entity));
    }
    for quote in quotes {
        if let Some(signature) = quote.signature {
            let entity = named(r, table, signature.name);
            table.label(signature.name, entity);
            table.handles.extend(signature.handle.map(|handle| (handle, entity)));
            out[quote.first().block] = Some(entity);
        }
    }
    out
}

/// `Halina Voss, Radio Velm. Was that sheet signed?`: the name with which a question begins.
fn introduction(text: &str, body: Span) -> Option<Span> {
    let s = body.of(text);
    let mut at = s.len() - s.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    for lead in [
        "Thank you. ", "Thanks. ", "Hello. ", "Good evening. ", "Good afternoon. ", "Good morning. ", "My name is ",
        "I'm ", "I’m ", "I am ",
    ] {
        if s[at..].starts_with(lead) {
            at += lead.len();
        }
    }
    let rest = &s[at..];
    // `Jan Roe, Radio X.`, `Jan Roe with Radio X.`
    let comma = [", ", " with ", " from "].iter().filter_map(|s| rest.find(s)).min()?;
    let name = &rest[..comma];
    let words: Vec<&str> = name.split(' ').collect();
    let capital = |w: &str| w.starts_with(char::is_uppercase) && !w.ends_with(['.', '?', '!']);
    let plain = |w: &&str| capital(w) || Word::of(w).is(PARTICLE);
    if !(2..=4).contains(&words.len())
        || !words.iter().all(plain)
        || words.iter().any(|w| Word::of(w).is(TITLE) || Word::of(w).function() != 0)
    {
        return None;
    }
    // The outlet follows, and then the sentence ends.
    let outlet = rest[comma..].trim_start_matches([',', ' ']);
    let outlet = ["with ", "from "].iter().find_map(|w| outlet.strip_prefix(w)).unwrap_or(outlet);
    let end = outlet.find(['.', '?', '!', ';', '—', '–']).unwrap_or(outlet.len());
    let affiliation = &outlet[..end];
    let ok = outlet.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '“' || c == '"')
        && affiliation.split(' ').count() <= 6
        && outlet[end..].starts_with(['.', ';', '—', '–']);
    let start = body.start() + at;
    (ok || s[..at].ends_with("name is ")).then(|| Span::new(start, start + comma))
}

/// How many full names a label is compared with: every different label is compared with them.
const PEOPLE: usize = 400;

/// A label with a name: the entity of these words, or the fuller one that they abbreviate or misspell.
fn named(r: &TokenizedDocument, table: &mut EntityTable, label: Span) -> EntityId {
    let words = name_words(label.of(r.text));
    let own = table.entity_at(r, label).filter(|&e| table[e].named);
    let name = |table: &EntityTable, e: EntityId| name_words(table[e].name.of(r.text));
    let letters = label.of(r.text).trim_end_matches('.');
    let initials = (2..=4).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase());
    if let Some(e) = own.filter(|&e| initials && is_initials(&name(table, e), letters)) {
        return e;
    }
    if let Some(e) = own.filter(|&e| name(table, e).len() > 1 && is_short_form(&name(table, e), &words)) {
        // `… of the Republic of Chad Jan Roe:`: the label knows better where the name begins.
        if words.len() >= 2 && name(table, e).len() > words.len() {
            let whole = table.named(r, label);
            if whole != e {
                table.merge(e, whole);
            }
            return whole;
        }
        return e;
    }
    let people: Vec<(EntityId, Vec<String>)> = (0..table.entities.len())
        .map(EntityId::at)
        .filter(|&e| Some(e) != own && table[e].named)
        .map(|e| (e, name(table, e)))
        .filter(|(_, n)| n.len() > 1)
        .take(PEOPLE)
        .collect();
    // Two bearers of the same surname: whoever is named more often speaks under it.
    let by = |test: &dyn Fn(&[String]) -> bool| -> Option<EntityId> {
        let found = people.iter().filter(|(_, name)| test(name)).map(|p| p.0);
        found.rev().max_by_key(|&e| table[e].count)
    };
    let found = by(&|name| is_short_form(name, &words))
        .or_else(|| by(&|name| is_misspelling(name, &words)))
        .or_else(|| initials.then(|| by(&|name| is_initials(name, letters))).flatten());
    match (found, own) {
        (Some(e), Some(short)) if is_short_form(&name(table, short), &words) => {
            table.merge(short, e);
            e
        }
        (Some(e), _) => e,
        (None, Some(e)) if is_short_form(&name(table, e), &words) => e,
        (None, _) => table.named(r, label),
    }
}

/// Lower-case words of a name without courtesy titles and particles.
fn name_words(name: &str) -> Vec<String> {
    let words = name
        .split(|c: char| c.is_whitespace() || c == ',')
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    let courtesy = ["mr", "mrs", "ms", "miss", "dr", "sir", "madam", "sen", "rep", "jr", "sr"];
    words
        .filter(|w| !(w.is_empty() || courtesy.contains(&w.as_str()) || (Word::of(w).is(PARTICLE) && w.len() <= 4)))
        .collect()
}

/// Whether a short form can stand for a full name: the same words, or its last ones, or its first.
fn is_short_form(full: &[String], short: &[String]) -> bool {
    let stem = |w: &String| w.trim_start_matches("al-").trim_start_matches("el-").to_string();
    let (f, s): (Vec<String>, Vec<String>) = (full.iter().map(stem).collect(), short.iter().map(stem).collect());
    !s.is_empty() && (f.ends_with(&s) || (s.len() >= 2 && f.first() == s.first() && f.last() == s.last()))
}

/// Whether a form is a full name's end with another spelling: one letter off in words of five letters and more.
fn is_misspelling(full: &[String], short: &[String]) -> bool {
    let n = short.len();
    n > 0
        && full.len() >= n
        && full[full.len() - n..].iter().zip(short).all(|(a, b)| a == b || (a.chars().count() >= 5 && one_off(a, b)))
}

/// Edit distance of one at most.
fn one_off(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(x, y)| x == y).count();
    a.len() - head - tail <= 1 && b.len() - head - tail <= 1
}

fn is_initials(name: &[String], letters: &str) -> bool {
    name.len() == letters.len() && name.iter().zip(letters.chars()).all(|(w, l)| w.starts_with(l.to_ascii_lowercase()))
}

/// `Interviewer`, `The PRESIDENT`: whoever the text names in that capacity, if it names one.
fn generic(r: &TokenizedDocument, table: &mut EntityTable, doc: &Document, label: &Label) -> EntityId {
    let words = label.name.of(r.text).to_lowercase();
    let noun = words.split_whitespace().last().unwrap_or("").trim_matches(|c: char| !c.is_alphanumeric());
    let plain = words.split_whitespace().filter(|w| *w != "the").count() == 1;
    if noun == "a" || noun == "answer" {
        let answering = interviewee(r, table, doc, label.span.start());
        return answering.unwrap_or_else(|| table.anonymous(r, bare(r.text, label.name)));
    }
    if SHARED.contains(&noun) || !plain {
        return table.anonymous(r, bare(r.text, label.name));
    }
    let nouns: Vec<&str> = if ASKING.contains(&noun) { ASKING.to_vec() } else { vec![noun] };
    let mut holders: Vec<EntityId> = Vec::new();
    for noun in nouns {
        for e in holders_of(r, table, doc, fold(noun)) {
            if !holders.contains(&e) {
                holders.push(e);
            }
        }
        if !holders.is_empty() {
            break;
        }
    }
    match holders[..] {
        [e] => e,
        _ => table.anonymous(r, bare(r.text, label.name)),
    }
}

/// A label's words without article and full stop: `The CLERK`, `Q.`
fn bare(text: &str, name: Span) -> Span {
    let s = name.of(text);
    let article = ["The ", "THE ", "An ", "A "].iter().find(|a| s.starts_with(**a)).map_or(0, |a| a.len());
    Span::new(name.start() + article, name.start() + s.trim_end_matches('.').len())
}

/// Who answers under `A:`: the one person whom the narrator names last before the questions begin.
fn interviewee(r: &TokenizedDocument, table: &EntityTable, doc: &Document, before: usize) -> Option<EntityId> {
    let above = doc.blocks.iter().rev().filter(|b| b.span.end() <= before && b.kind != BlockKind::Turn);
    for block in above.take(4) {
        let person = |m: &usize| {
            let mention = &table.mentions[*m];
            let Some(e) = table.entity_of(*m) else { return false };
            let named = mention.kind == MentionKind::Name && !mention.quoted && table[e].key.words > 1;
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

/// People whom the narrator names in a capacity: `the interviewer, Jan Roe`, `President Jan Roe`, `Jan Roe, the host`.
fn holders_of(r: &TokenizedDocument, table: &EntityTable, doc: &Document, noun: u32) -> Vec<EntityId> {
    let mut out = Vec::new();
    for (m, mention) in table.mentions.iter().enumerate() {
        let Some(e) = table.entity_of(m) else { continue };
        let block = &doc.blocks[mention.block as usize];
        let turn = block.kind == BlockKind::Turn;
        if mention.kind != MentionKind::Name || mention.quoted || turn || !table[e].named {
            continue;
        }
        let start = r.blocks[mention.block as usize].0;
        let is_noun = |i: u32| r.token(i).kind == Kind::Word && r.token(i).hash == noun;
        let plain =
            |i: &u32| r.token(*i).kind == Kind::Comma || r.token(*i).kind == Kind::Word && !r.token(*i).is_capital();
        // In the phrase itself, a few plain words before it, or a few behind its comma.
        let within = (mention.first..mention.name).any(is_noun);
        let near = mention.first.saturating_sub(6).max(start)..mention.first;
        // `Moderator: Jan Roe, Radio X` lists who takes part.
        let listed = near.end >= near.start + 2 && r.token(near.end - 1).kind == Kind::Colon && is_noun(near.end - 2);
        let before = listed || near.rev().take_while(plain).any(is_noun);
        let mut behind = (mention.end..r.tokens.len() as u32).take(5).take_while(plain);
        let after = behind.next().is_some_and(|i| r.token(i).kind == Kind::Comma) && behind.any(is_noun);
        if (within || before || after) && !out.contains(&e) {
            out.push(e);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(s: &str) -> Vec<String> {
        name_words(s)
    }

    #[test]
    fn short_forms() {
        assert!(is_short_form(&words("Ghassan bin Wahib"), &words("Bin Wahib")));
        assert!(is_short_form(&words("Yunus al-Rifqi"), &words("Al-Rifqi")));
        assert!(is_short_form(&words("Jan Roe"), &words("MR ROE")));
        assert!(!is_short_form(&words("Jan Roe"), &words("Poe")));
        assert!(is_misspelling(&words("Nadim Saffar"), &words("Safar")));
        assert!(!is_misspelling(&words("Jan Roe"), &words("Poe")));
        assert!(is_initials(&words("Anna Tolk"), "AT"));
    }

    #[test]
    fn introductions() {
        let name = |s: &str| introduction(s, Span::new(0, s.len())).map(|n| n.of(s).to_string());
        assert_eq!(name("\"Halina Voss, Radio Velm. Was that so?\"").as_deref(), Some("Halina Voss"));
        assert_eq!(name("Good evening. Jan Roe, KPA. When?").as_deref(), Some("Jan Roe"));
        assert_eq!(name("Mr. President, Chad asks. When?"), None);
        assert_eq!(name("What did Jan Roe, Chad. Say?"), None);
    }
}
