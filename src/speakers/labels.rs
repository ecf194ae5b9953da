//! Who a turn's label means: a name of the cast, whoever the text says asks the questions, or just the label.

use super::cast::{Cast, NOBODY};
use super::mentions::Mentioned;
use super::reading::Reading;
use crate::doc::{BlockKind, Document, Label};
use crate::lexicon::*;
use crate::text::fold::fold;
use crate::text::{Kind, Span};

/// The bearer of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearer {
    Entity(u32),
    /// Nobody of the cast: these words are all that is known.
    Label(Span),
}

/// Those who ask and present go by many words; one who is named under any of them is meant by all.
const ASKING: [&str; 6] = ["interviewer", "host", "presenter", "moderator", "anchor", "narrator"];

/// Labels under which several people ask; only a name within the question tells whose it is.
const SHARED: [&str; 6] = ["q", "question", "reporter", "journalist", "correspondent", "questioner"];

/// The bearer of every block's label, by block; `None` for blocks without one and for `>>`.
pub fn resolve(r: &Reading, cast: &Cast, doc: &Document) -> Vec<Option<Bearer>> {
    let mut known: Vec<(Span, Bearer)> = Vec::new();
    let mut out = Vec::with_capacity(doc.blocks.len());
    for block in &doc.blocks {
        let Some(label) = block.label.as_ref().filter(|l| !l.anonymous) else {
            out.push(None);
            continue;
        };
        let words = label.name.of(r.text);
        let shared = label.generic && SHARED.contains(&words.trim_end_matches('.').to_lowercase().as_str());
        if shared && let Some(name) = introduction(r.text, block.body()) {
            out.push(Some(entity_at(r, cast, name).map_or(Bearer::Label(name), Bearer::Entity)));
            continue;
        }
        let seen = known.iter().find(|(span, _)| span.of(r.text).eq_ignore_ascii_case(words)).map(|k| k.1);
        let bearer =
            seen.unwrap_or_else(|| if label.generic { generic(r, cast, doc, label) } else { named(r, cast, label) });
        if seen.is_none() {
            known.push((label.name, bearer));
        }
        out.push(Some(bearer));
    }
    out
}

/// `Halina Voss, Radio Velm. Was that sheet signed?`: the name with which a question begins.
fn introduction(text: &str, body: Span) -> Option<Span> {
    let s = body.of(text);
    let mut at = s.len() - s.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    for lead in [
        "Thank you. ",
        "Thanks. ",
        "Hello. ",
        "Good evening. ",
        "Good afternoon. ",
        "Good morning. ",
        "My name is ",
        "I'm ",
        "I’m ",
        "I am ",
    ] {
        if s[at..].starts_with(lead) {
            at += lead.len();
        }
    }
    let rest = &s[at..];
    let comma = rest.find([',', '.', ' ']).map(|_| rest.find(", ").unwrap_or(rest.len()))?;
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
    let end = outlet.find(['.', '?', '!', ';', '—', '–']).unwrap_or(outlet.len());
    let affiliation = &outlet[..end];
    let ok = outlet.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '“' || c == '"')
        && affiliation.split(' ').count() <= 6
        && outlet[end..].starts_with(['.', ';', '—', '–']);
    let start = body.start() + at;
    (ok || s[..at].ends_with("name is ")).then(|| Span::new(start, start + comma))
}

/// The named entity mentioned within a span.
fn entity_at(r: &Reading, cast: &Cast, span: Span) -> Option<u32> {
    let inside = |m: &usize| {
        let mention = &cast.mentions[*m];
        mention.kind == Mentioned::Name && cast.entity[*m] != NOBODY && r.span(mention.name, mention.end).overlaps(span)
    };
    let from = cast.mentions.partition_point(|m| r.token(m.first).start < span.start);
    let near = from.saturating_sub(3)..cast.mentions.len().min(from + 6);
    near.filter(inside)
        .max_by_key(|&m| r.span(cast.mentions[m].name, cast.mentions[m].end).len())
        .map(|m| cast.entity[m])
}

/// A label with a name: the entity of these words, or the fuller one that they abbreviate or misspell.
fn named(r: &Reading, cast: &Cast, label: &Label) -> Bearer {
    let words = name_words(label.name.of(r.text));
    let own = entity_at(r, cast, label.name);
    let full = own
        .filter(|&e| cast.entities[e as usize].words > 1 && fits(&name_words(cast.name_span(r, e).of(r.text)), &words));
    if let Some(e) = full {
        return Bearer::Entity(e);
    }
    let people: Vec<(u32, Vec<String>)> = (0..cast.entities.len() as u32)
        .filter(|&e| cast.entities[e as usize].named && cast.entities[e as usize].words > 1)
        .map(|e| (e, name_words(cast.name_span(r, e).of(r.text))))
        .collect();
    let by =
        |test: &dyn Fn(&[String]) -> bool| -> Option<u32> {
            let mut found = people.iter().filter(|(_, name)| test(name)).map(|p| p.0);
            let best = found.next()?;
            let rest = found.next();
            // Two bearers of the same surname: whoever is named more often speaks under it.
            Some(rest.into_iter().chain(found).fold(best, |a, b| {
                if cast.entities[b as usize].count > cast.entities[a as usize].count { b } else { a }
            }))
        };
    let printed = label.name.of(r.text);
    let letters = printed.trim_end_matches('.');
    let initials = letters.len() <= 4 && letters.len() >= 2 && letters.bytes().all(|b| b.is_ascii_uppercase());
    let found = by(&|name| fits(name, &words))
        .or_else(|| by(&|name| drifts(name, &words)))
        .or_else(|| initials.then(|| by(&|name| is_initials(name, letters))).flatten());
    match found.or(own.filter(|&e| fits(&name_words(cast.name_span(r, e).of(r.text)), &words))) {
        Some(e) => Bearer::Entity(e),
        None => Bearer::Label(label.name),
    }
}

/// Lower-case words of a name without courtesy titles and particles.
fn name_words(name: &str) -> Vec<String> {
    let words = name
        .split(|c: char| c.is_whitespace() || c == ',')
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    let courtesy = ["mr", "mrs", "ms", "miss", "dr", "sir", "madam", "sen", "rep", "jr", "sr"];
    words
        .filter(|w| !w.is_empty() && !courtesy.contains(&w.as_str()) && !(Word::of(w).is(PARTICLE) && w.len() <= 4))
        .collect()
}

/// Whether a short form can stand for a full name: the same words, or its last ones, or its first.
fn fits(full: &[String], short: &[String]) -> bool {
    let stem = |w: &String| w.trim_start_matches("al-").trim_start_matches("el-").to_string();
    let (f, s): (Vec<String>, Vec<String>) = (full.iter().map(stem).collect(), short.iter().map(stem).collect());
    !s.is_empty() && (f.ends_with(&s) || (s.len() >= 2 && f.first() == s.first() && f.last() == s.last()))
}

/// Whether a form is a full name's end with another spelling: one letter off in words of five letters and more.
fn drifts(full: &[String], short: &[String]) -> bool {
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
fn generic(r: &Reading, cast: &Cast, doc: &Document, label: &Label) -> Bearer {
    let words = label.name.of(r.text).to_lowercase();
    let noun = words.split_whitespace().last().unwrap_or("").trim_matches(|c: char| !c.is_alphanumeric());
    let plain = words.split_whitespace().filter(|w| *w != "the").count() == 1;
    if SHARED.contains(&noun) || !plain {
        return Bearer::Label(label.name);
    }
    let nouns: Vec<&str> = if ASKING.contains(&noun) { ASKING.to_vec() } else { vec![noun] };
    let mut holders: Vec<u32> = Vec::new();
    for noun in nouns {
        for e in holders_of(r, cast, doc, fold(noun)) {
            if !holders.contains(&e) {
                holders.push(e);
            }
        }
        if !holders.is_empty() {
            break;
        }
    }
    match holders[..] {
        [e] => Bearer::Entity(e),
        _ => Bearer::Label(label.name),
    }
}

/// People whom the narrator names in a capacity: `the interviewer, Jan Roe`, `President Jan Roe`, `Jan Roe, the host`.
fn holders_of(r: &Reading, cast: &Cast, doc: &Document, noun: u32) -> Vec<u32> {
    let mut out = Vec::new();
    for (m, mention) in cast.mentions.iter().enumerate() {
        let e = cast.entity[m];
        let block = &doc.blocks[mention.block as usize];
        let turn = block.kind == BlockKind::Turn;
        if mention.kind != Mentioned::Name || mention.quoted || turn || e == NOBODY || !cast.entities[e as usize].named
        {
            continue;
        }
        let start = r.blocks[mention.block as usize].0;
        let is_noun = |i: u32| r.token(i).kind == Kind::Word && r.token(i).hash == noun;
        // Within the phrase, or up to six words before it with no more than one comma between.
        let from = mention.name.saturating_sub(7).max(start);
        let before = (from..mention.name).rev().take_while(|&i| matches!(r.token(i).kind, Kind::Word | Kind::Comma));
        let mut after = (mention.end..r.tokens.len() as u32)
            .take(5)
            .take_while(|&i| matches!(r.token(i).kind, Kind::Word | Kind::Comma));
        let mut before = before;
        if (before.any(is_noun) || after.next().is_some_and(|i| r.token(i).kind == Kind::Comma) && after.any(is_noun))
            && !out.contains(&e)
        {
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
        assert!(fits(&words("Ghassan bin Wahib"), &words("Bin Wahib")));
        assert!(fits(&words("Yunus al-Rifqi"), &words("Al-Rifqi")));
        assert!(fits(&words("Jan Roe"), &words("MR ROE")));
        assert!(!fits(&words("Jan Roe"), &words("Poe")));
        assert!(drifts(&words("Nadim Saffar"), &words("Safar")));
        assert!(!drifts(&words("Jan Roe"), &words("Poe")));
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
