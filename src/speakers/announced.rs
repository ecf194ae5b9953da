//! What a label or a question says of who presides and who asks: `The PRESIDING OFFICER (Mr. Roe)`, `Jan Roe, Radio X.`

use crate::doc::Label;
use crate::lexicon::*;
use crate::text::Span;
use crate::text::words::{Words, any_of, without_first, without_last, words};
use crate::text::{Case, Parts, case};

/// `The PRESIDING OFFICER (Mr. Roe)`: the office, in small letters, that goes on without the name.
pub(super) fn office(text: &str, label: &Label) -> Option<String> {
    // The name of an interview without labels stands in its lead.
    let s = text.get(label.span.start()..label.name.start())?;
    let office = s.strip_suffix(any_of!['(', '['])?.trim().lower();
    Some(without_first(&office, "the ").to_string()).filter(|o| !o.is_empty())
}

/// `Halina Voss, Radio Velm. Was that sheet signed?`: the name with which a question begins.
pub(super) fn introduction(text: &str, body: Span) -> Option<Span> {
    let s = body.of(text);
    let mut at = s.len() - s.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    for lead in [
        "Thank you. ", "Thanks. ", "Hello. ", "Good evening. ", "Good afternoon. ", "Good morning. ", "My name is ",
        "I'm ", "I’m ", "I am ",
    ] {
        // `Good evening, Jan Roe, Radio X.`
        let stem = without_last(lead, ". ");
        if s.part(at..).starts_with(lead)
            || stem.len() < lead.len() && s.part(at..).starts_with(stem) && s.part(at + stem.len()..).starts_with(", ")
        {
            at += lead.len();
        }
    }
    // `Mr. Poe, Jan Roe, Radio X.`, `Minister, Jan Roe with Radio X.`
    let called = s.part(at..).split_once(", ").map(|p| p.0);
    if let Some(called) =
        called.filter(|c| Word::of(c.split(any_of![' ', '.']).next().unwrap_or("")).is(TITLE) || *c == "Ma'am")
        && name_at(s, at + called.len() + 2).is_some()
    {
        at += called.len() + 2;
    }
    let rest = s.part(at..);
    // `Jan Roe, Radio X.`, `Jan Roe with Radio X.`
    // `I'm Jan Roe of Radio X.`; `Jan Roe of Radio X. said so.` asks about him.
    let of = [" of "].iter().filter(|_| ["I'm ", "I’m ", "I am "].iter().any(|i| s.part(..at).ends_with(i)));
    let comma = [", ", " with ", " from "].iter().chain(of).filter_map(|s| rest.find(s)).min()?;
    let name = rest.part(..comma);
    let words: Vec<&str> = name.split(' ').collect();
    let capital = |w: &str| w.starts_with(char::is_uppercase) && !w.ends_with(any_of!['.', '?', '!']);
    let plain = |w: &&str| capital(w) || Word::of(w).is(PARTICLE);
    if !(2..=4).contains(&words.len())
        || !words.iter().all(plain)
        || words.iter().any(|w| Word::of(w).is(TITLE) || Word::of(w).function() != 0)
    {
        return None;
    }
    // The outlet follows, and then the sentence ends.
    let outlet = rest.part(comma..).trim_start_matches(any_of![',', ' ']);
    let outlet = ["with the ", "from the ", "of the ", "with ", "from ", "of "]
        .iter()
        .find_map(|w| outlet.strip_prefix(w))
        .unwrap_or(outlet);
    let end = outlet.find(any_of!['.', '?', '!', ';', '—', '–']).unwrap_or(outlet.len());
    let affiliation = outlet.part(..end);
    let ok = outlet.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '“' || c == '"')
        && affiliation.split(' ').count() <= 6
        && outlet.part(end..).starts_with(any_of!['.', ';', '—', '–']);
    let start = body.start() + at;
    (ok || s.part(..at).ends_with("name is ")).then(|| Span::new(start, start + comma))
}

/// Words with which somebody gives his name, and those that may stand between: `I'm your host, Jan Roe`.
const NAMING: Words = words![
    "I'm ", "I’m ", "I am ", "My name is ", "my name is ", "My name’s ", "My name's ", "your host, ", "your host ",
    "your moderator, ",
];

/// What follows the name of whoever says `This is Jan Roe`; without it, that may be a show.
const THIS_IS: Words = words![
    ", interviewing", " interviewing", ", reporting", " reporting", ", speaking", " speaking", " with ", ", with ",
    " from ", ", from ", " of ", ", and today", " and I", ", and I",
];

/// `Good evening. I'm Jan Roe, and this is The Dot`: the name that whoever presents gives as their own.
pub(super) fn own_name(text: &str, body: Span) -> Option<Span> {
    let s = body.of(text);
    let head = s.part(..s.char_indices().nth(400).map_or(s.len(), |(at, _)| at));
    // What is quoted is another's name.
    let quoted = |at: usize| head.part(..at).matches(['“', '"']).count() % 2 == 1;
    let named = |words: &str| {
        let at = head.find(words)? + words.len();
        name_at(head, at).filter(|_| !quoted(at))
    };
    let this_is = || {
        let name = ["This is ", "this is "].iter().find_map(|w| named(w))?;
        THIS_IS.iter().any(|w| head.part(name.end()..).starts_with(w)).then_some(name)
    };
    let name = NAMING.iter().filter_map(named).min_by_key(|name| name.start()).or_else(this_is);
    name.map(|name| name.moved(body.start()))
}

/// Who presides or presents, as a line above the first turn has it: `Chair: Dame Ada Roe`, `moderated by Jan Roe`.
pub(super) fn presents(text: &str, before: usize, noun: &str) -> Option<Span> {
    let ways: &[&str] = match noun {
        "moderator" => &["\nModerator: ", "oderated by ", "\nModerators: "],
        "host" | "presenter" | "anchor" => &["\nHost: ", "\nPresenter: ", "osted by ", "resented by "],
        "chair" | "chairman" | "chairwoman" | "chairperson" => {
            &["\nChair: ", "\nChairman: ", "\nChairperson: ", "haired by ", "IN THE CHAIR: ", " Chair: "]
        }
        "president" | "speaker" => &["IN THE CHAIR: "],
        "interviewer" => &["\nInterviewer: ", "nterviewed by ", "nterview by "],
        _ => return None,
    };
    let end = (0..=before.min(HEADER)).rev().find(|&i| text.is_char_boundary(i))?;
    let head = text.part(..end);
    ways.iter().find_map(|way| {
        let mut at = head.find(way)? + way.len();
        let title = head.part(at..).split(' ').next().filter(|w| Word::of(w.trim_end_matches('.')).is(TITLE));
        at += title.map_or(0, |t| t.len() + 1);
        name_at(head, at)
    })
}

/// Who holds an office of several words, as what stands above the first turn has it: `by the Secretary General Jan Roe`
/// of `Secretary General`; nobody where it names two.
pub(super) fn office_above(text: &str, before: usize, label: Span) -> Option<Span> {
    let end = (0..=before.min(HEADER)).rev().find(|&i| text.is_char_boundary(i))?;
    let head = text.part(..end);
    let words = without_first(without_first(label.of(text), "The "), "THE ");
    let title: Vec<String> = words.split(' ').map(in_title_case).collect();
    let forms = [title.join(" ") + " ", words.upper() + " "];
    let mut found: Option<Span> = None;
    for at in forms.iter().flat_map(|form| head.match_indices(form.as_str()).take(BEARERS).map(|(at, w)| at + w.len()))
    {
        let Some(name) = name_at(head, at) else { continue };
        if found.is_some_and(|f| f.of(text).lower() != name.of(text).lower()) {
            return None;
        }
        found = found.or(Some(name));
    }
    found
}

/// How many who hold an office are looked at.
const BEARERS: usize = 8;

fn in_title_case(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(case::upper);
    first.chain(letters.flat_map(case::lower)).collect()
}

/// Bytes in which a page says who presents.
const HEADER: usize = 6000;

/// The name of two words and more that begins at an offset.
pub(super) fn name_at(head: &str, at: usize) -> Option<Span> {
    let mut end = at;
    let mut count = 0;
    for word in head.part(at..).split(any_of![' ', '\n']) {
        let bare = word.trim_end_matches(any_of![',', '.', '!', ';', ':', '—', '–']);
        let initial = bare.chars().count() == 1 && word.ends_with('.');
        let entry = Word::of(bare);
        // `Will Roe` has a given name that is another word as well.
        let word_of = entry.function() == 0 || count == 0 && entry.function() == AUX;
        let part = bare.starts_with(char::is_uppercase) && word_of && !entry.is(TITLE | DEMONYM);
        if !(part || count > 0 && entry.is(PARTICLE)) {
            break;
        }
        count += usize::from(part);
        end = at + (word.as_ptr() as usize - head.part(at..).as_ptr() as usize) + bare.len();
        if bare.len() < word.len() && !initial || head.part(end..).starts_with('\n') {
            break;
        }
    }
    (2..=4).contains(&count).then(|| Span::new(at, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn introductions() {
        let name = |s: &str| introduction(s, Span::new(0, s.len())).map(|n| n.of(s).to_string());
        assert_eq!(name("\"Halina Voss, Radio Velm. Was that so?\"").as_deref(), Some("Halina Voss"));
        assert_eq!(name("Good evening. Jan Roe, KPA. When?").as_deref(), Some("Jan Roe"));
        assert_eq!(name("Mr. President, Chad asks. When?"), None);
        assert_eq!(name("What did Jan Roe, Chad. Say?"), None);
    }
}
