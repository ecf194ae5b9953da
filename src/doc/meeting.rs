//! Who asks and who answers in an interview, as its lead has it: `Jan Roe spoke to Ana Poe on the quay.`

use crate::lexicon::{self, Word};
use crate::text::Span;
use crate::text::words::{any_of, is_mark, last_of};
use crate::text::{Case, Parts};

/// How many bytes above the first question are read.
const LEAD: usize = 3000;

/// Words after which a lead names who is interviewed, and whether a name right before them is the asker's.
const MEETINGS: [(&str, bool); 22] = [
    ("spoke to ", true),
    ("spoke with ", true),
    ("talked to ", true),
    ("talked with ", true),
    ("speaks to ", true),
    ("speaks with ", true),
    ("talks to ", true),
    ("talks with ", true),
    ("interviewed ", true),
    ("interviews ", true),
    ("sat down with ", true),
    ("interview with ", false),
    ("Interview with ", false),
    ("conversation with ", false),
    ("questions for ", false),
    ("Questions for ", false),
    ("questions to ", false),
    ("Questions to ", false),
    ("Q&A with ", false),
    ("Q & A with ", false),
    ("asked ", true),
    ("met ", true),
];

/// Who asks and who answers in the interview that begins at an offset, each if the lead above names them; `None` where it
/// announces no interview, unless it is `known` to be one.
pub fn people_above(text: &str, at: usize, known: bool) -> Option<(Option<Span>, Option<Span>)> {
    let mut from = at.saturating_sub(LEAD);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    people(text, Span::new(from, at), known)
}

/// Who asks and who answers after the lead, each if named; `None` where it announces no interview.
fn people(text: &str, lead: Span, known: bool) -> Option<(Option<Span>, Option<Span>)> {
    let s = lead.of(text);
    let mut announced = known || s.lower().contains("interview");
    let mut asker = [
        "Interviewer: ", "\nInterview: ", "*Interview: ", "Interviewed by ", "interviewed by ", "Interview by ",
        "interview by ",
    ]
    .iter()
    .find_map(|w| s.find(w).and_then(|at| name_from(s, at + w.len(), false)));
    let mut answerer: Option<Span> = None;
    for (words, active) in MEETINGS {
        for (at, _) in s.match_indices(words) {
            if words.starts_with(char::is_lowercase) && !s.part(..at).ends_with(is_mark) {
                continue;
            }
            let found = name_from(s, at + words.len(), true);
            // `Ana Poe weaves sails. She spoke to Jan Roe in her loft.`
            if matches!(words.split(' ').next(), Some("spoke" | "speaks" | "talked" | "talks")) && is_he_or_she(s, at) {
                let ours =
                    ["us ", "us.", "me ", "me.", "our "].iter().any(|w| s.part(at + words.len()..).starts_with(w));
                announced |= ours || found.is_some();
                asker = asker.or(found);
                continue;
            }
            announced |= words.ends_with("ersation with ")
                || found.is_some()
                || s.part(..at).ends_with("We ")
                || s.part(..at).ends_with("I ");
            let before = name_before(s, at).filter(|_| active);
            let sentence = s.part(at..at + s.part(at..).find(any_of!['.', '\n']).unwrap_or(s.len() - at));
            // `Ana Poe spoke to Jan Roe about her book`: either may have asked.
            if let Some(before) = before.filter(|b| asker.is_none_or(|a| a.of(s) != b.of(s))) {
                // `Jan Roe met the weaver Ana Poe in her shop`: who is told of with her trade is the guest.
                let trade = s.part(at + words.len()..found.map_or(at + words.len(), Span::start));
                let papers = ["'s ", "’s "].iter().any(|end| s.part(..before.start()).ends_with(end))
                    || s.part(before.end()..at).starts_with(" of ")
                    || !trade.is_empty() && !has(trade, &["journalist", "reporter", "writer", "editor"]);
                if !papers && has(sentence, &["her", "his", "their"]) {
                    return Some((None, None));
                }
                announced |= papers;
                asker = asker.or(Some(before));
            }
            match (answerer, found) {
                (Some(a), Some(b)) if a.of(s) != b.of(s) => return Some((None, None)),
                (None, Some(_)) => answerer = found,
                _ => {}
            }
        }
    }
    if announced {
        // `We met her in her kitchen` may have been anybody of the paper.
        let writer = asker.or_else(|| credited(s).filter(|_| !has(s, &["We", "we", "us"])));
        answerer = answerer.or_else(|| only_name(s, writer));
        // Whoever wrote it has asked.
        asker = asker.or(writer.filter(|_| answerer.is_some()));
    }
    if let (Some(a), Some(b)) = (asker, answerer)
        && a.of(s) == b.of(s)
    {
        return Some((None, None));
    }
    let moved = |name: Option<Span>| name.map(|name| name.moved(lead.start()));
    announced.then(|| (moved(asker), moved(answerer)))
}

/// The writer whom a line credits: `By Jan Roe`, `Text: Jan Roe`, `2 May 2019, by Jan Roe`.
fn credited(s: &str) -> Option<Span> {
    let mut at = 0;
    s.split_inclusive('\n').find_map(|line| {
        let from = at;
        at += line.len();
        let head = line.len() - line.trim_start_matches(any_of!['*', '_', ' ', '#']).len();
        let dated = line.bytes().any(|b| b.is_ascii_digit());
        let by = ["By ", "by ", "BY ", "Text: ", "Words: ", "Words by ", "Text by "].iter().find_map(|w| {
            let stands = |i: usize| {
                let before = line.part(..i);
                i == head || before.ends_with(". ") && *w != "by " || dated && before.ends_with(", ") && *w == "by "
            };
            line.match_indices(w).map(|(i, _)| i).find(|&i| stands(i)).map(|i| i + w.len())
        });
        name_from(s, from + by?, false)
    })
}

/// Whether some of these words stand in `s`.
pub(super) fn has(s: &str, words: &[&str]) -> bool {
    s.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’'))).any(|w| words.contains(&w))
}

/// Whether `She` or `He` stands right before an offset.
fn is_he_or_she(s: &str, at: usize) -> bool {
    let word = s.part(..at).trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    matches!(Word::of(word).function(), lexicon::HE | lexicon::SHE)
}

/// The words of a line from an offset on with where they begin.
fn words_from(s: &str, at: usize) -> impl Iterator<Item = (usize, &str)> {
    let line = s.part(at..at + s.part(at..).find('\n').unwrap_or(s.len() - at));
    let mut from = at;
    line.split_inclusive(' ').map(move |w| {
        let start = from;
        from += w.len();
        (start, w.trim_end())
    })
}

/// A name of two words and more that begins at an offset, or after a few words of office (`roles`); nobody where a second
/// name follows.
fn name_from(s: &str, at: usize, roles: bool) -> Option<Span> {
    let mut name: Option<Span> = None;
    let mut count = 0;
    for (n, (start, word)) in words_from(s, at).enumerate() {
        let bare = word.trim_end_matches(any_of![',', '.', ':', ';', ')', '"', '”']);
        let bare = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).unwrap_or(bare);
        let entry = Word::of(bare);
        let title = word.ends_with('.') && bare.chars().count() > 1 && entry.is(lexicon::TITLE);
        let part = bare.starts_with(char::is_uppercase) && !title && !(name.is_none() && entry.is(lexicon::TITLE));
        if part || name.is_some() && entry.is(lexicon::PARTICLE) {
            let from = name.map_or(start, |n| n.start());
            name = Some(Span::new(from, start + bare.len()));
            count += usize::from(part);
            let initial = word.ends_with('.') && bare.chars().count() == 1;
            if bare.len() < word.len() && !initial {
                break;
            }
        } else if name.is_some() {
            // `to Ana Poe and Leo Poe`
            if word == "and" && words_from(s, start).nth(1).is_some_and(|w| w.1.starts_with(char::is_uppercase)) {
                return None;
            }
            break;
        } else if !roles || n >= 6 || bare.len() < word.len() && !title {
            return None;
        }
    }
    name.filter(|_| (2..=4).contains(&count))
}

/// A name of two words and more that ends right before an offset, but for `(JR)` and `of The Clarion`.
pub fn name_before(s: &str, at: usize) -> Option<Span> {
    let line = s.part(..at).rfind(any_of!['\n', '.']).map_or(0, |i| i + 1);
    let mut head = s.part(line..at).trim_end();
    if let Some(open) = head.strip_suffix(')').and_then(|h| last_of(h, " (")) {
        head = head.part(..open);
    }
    if let Some(of) =
        last_of(head, " of ").filter(|of| head.part(of + 4..).split(' ').all(|w| w.starts_with(char::is_uppercase)))
    {
        head = head.part(..of);
    }
    let mut start = head.len();
    let mut count = 0;
    for word in head.rsplit(' ') {
        if !word.starts_with(char::is_uppercase)
            || word.ends_with(any_of![',', ':'])
            || count > 0 && word.ends_with(any_of!['s', '\'', '’']) && word.contains(any_of!['\'', '’'])
            || Word::of(word).function() != 0
        {
            break;
        }
        start -= word.len() + usize::from(count > 0);
        count += 1;
    }
    ((2..=4).contains(&count)).then(|| Span::new(line + start, line + head.len()))
}

/// Whom a lead is about: the one person whom it names by given name and surname, but for credits; of several the one whom
/// it names more than once and more often than anybody.
fn only_name(s: &str, asker: Option<Span>) -> Option<Span> {
    let mut found: Vec<(Span, usize)> = Vec::new();
    let mut at = 0;
    for line in s.split_inclusive('\n') {
        let from = at;
        at += line.len();
        let credit = line.starts_with("By ")
            || line.starts_with("BY ")
            || ["hotograph", "hoto:", "ranslat", "Interviewer:", "Text:", "Editor"].iter().any(|w| line.contains(w));
        if credit {
            continue;
        }
        let mut end = from;
        for (start, word) in words_from(s, from) {
            if start < end || !word.starts_with(char::is_uppercase) {
                continue;
            }
            let is_given = Word::of(word).is(lexicon::GIVEN);
            let Some(name) = name_from(s, start, false) else {
                // `Ana Poe and Leo Poe`, `the twins Ana and Leo Poe`
                let mut next = words_from(s, start).skip(1);
                let behind = next.next();
                let mut joined = || next.next().filter(|_| behind.is_some_and(|w| w.1 == "and"));
                let mut both =
                    || Word::of(word).function() == 0 && joined().is_some_and(|w| name_from(s, w.0, false).is_some());
                if is_given && behind.is_some_and(|w| w.1.starts_with(char::is_uppercase)) || both() {
                    return None;
                }
                continue;
            };
            // In the title and again in the lead.
            let twice = s.part(name.end()..).contains(name.of(s)) || s.part(..name.start()).contains(name.of(s));
            if !is_given && !is_made_a_person(s, name) && !twice {
                continue;
            }
            end = name.end();
            // `The miller of Harben on bread. By Ana Poe`
            if s.part(..name.start()).ends_with("By ") {
                continue;
            }
            let same = |other: Span| other.of(s) == name.of(s);
            if asker.is_some_and(same) {
                continue;
            }
            if let Some(known) = found.iter_mut().find(|f| same(f.0)) {
                known.1 += 1;
            } else if found.len() < NAMES {
                found.push((name, 1));
            } else {
                return None;
            }
        }
    }
    let most = found.iter().max_by_key(|f| f.1)?;
    let alone = found.len() == 1 || most.1 > 1 && found.iter().filter(|f| f.1 == most.1).count() == 1;
    alone.then_some(most.0)
}

/// A lead that names more people is about none of them.
const NAMES: usize = 12;

/// Whether the words beside a name make a person of it that no list knows: `the weaver Ada Lom`, `Ada Lom weaves sails`.
fn is_made_a_person(s: &str, name: Span) -> bool {
    let thing = |w: &str| {
        let entry = Word::of(w);
        entry.function() != 0
            || entry.is(lexicon::ORGANIZATION | lexicon::PLACE | lexicon::DAY | lexicon::DOCUMENT | lexicon::DEMONYM)
                && !entry.is(lexicon::SURNAME)
    };
    if name.of(s).split(' ').any(thing) {
        return false;
    }
    let before = s.part(..name.start()).trim_end_matches(' ');
    let noun = before.rsplit(is_mark).next().unwrap_or("");
    if noun.starts_with(char::is_lowercase) && Word::of(noun).is(lexicon::PERSON) && before.ends_with(noun) {
        return true;
    }
    let begins = before.is_empty() || before.ends_with(any_of!['.', '\n', '?', '!', '”', '"']);
    let verb =
        s.part(name.end()..).strip_prefix(' ').and_then(|rest| rest.split(any_of![' ', '\n']).next()).unwrap_or("");
    let entry = Word::of(verb);
    let is_verb = entry.function() == lexicon::AUX
        || entry.function() == 0 && (verb.ends_with('s') || verb.ends_with("ed") || entry.form() == lexicon::PAST);
    begins && verb.starts_with(char::is_lowercase) && is_verb
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads() {
        let read = |s: &str| {
            people(s, Span::new(0, s.len()), false).map(|(a, b)| {
                let of = |n: Option<Span>| n.map_or("", |n| n.of(s)).to_string();
                (of(a), of(b))
            })
        };
        let both = |a: &str, b: &str| Some((a.to_string(), b.to_string()));
        assert_eq!(read("Jan Roe spoke to Ana Poe about lamps."), both("Jan Roe", "Ana Poe"));
        assert_eq!(read("Ana Poe spoke to Jan Roe about her lamps."), both("", ""));
        assert_eq!(read("Dot magazine's Jan Roe (JR) met Ana Poe in her shop."), both("Jan Roe", "Ana Poe"));
        assert_eq!(read("Jan Roe of The Dot met the twins Ana Poe and Leo Poe in their shop."), both("Jan Roe", ""));
        assert_eq!(read("We talked to the painter Ana Poe."), both("", "Ana Poe"));
        assert_eq!(read("An interview with Ana Poe and Leo Moe.").map(|p| p.1), Some(String::new()));
        assert_eq!(read("The Interview\n\nThe miller on water and bread. By Ana Poe"), both("", ""));
        assert_eq!(read("Ada Lom weaves sails. She spoke to Jan Roe in her loft."), both("Jan Roe", "Ada Lom"));
        assert_eq!(read("Ada Lom weaves sails. She talked to us in her loft."), both("", "Ada Lom"));
        assert_eq!(read("Jan Roe interviews the weaver Ada Lom."), both("Jan Roe", "Ada Lom"));
        assert_eq!(read("Interview. Jan Poe praised the weaver Ada Lom."), both("", ""));
        let twice =
            "The weaver Ada Lom on sails\n\nInterview by Jan Roe\n\nAda Lom weaves sails that the critic Bo Poe likes.";
        assert_eq!(read(twice), both("Jan Roe", "Ada Lom"));
        assert_eq!(read("Jan Roe met the weaver Ada Lom in her loft."), both("Jan Roe", "Ada Lom"));
        assert_eq!(read("Ada Lom met the journalist Jan Roe in her loft."), both("", ""));
        assert_eq!(read("The lamps are out."), None);
    }
}
