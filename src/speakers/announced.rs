//! What a label or a question says of who presides and who asks: `The PRESIDING OFFICER (Mr. Roe)`, `Jan Roe, Radio X.`

use crate::doc::{Label, interview};
use crate::lexicon::*;
use crate::text::Parts;
use crate::text::Span;

/// `The PRESIDING OFFICER (Mr. Roe)`: the office, in small letters, that goes on without the name.
pub(super) fn office(text: &str, label: &Label) -> Option<String> {
    // The name of an interview without labels stands in its lead.
    let s = text.get(label.span.start()..label.name.start())?;
    let office = s.strip_suffix('(')?.trim().to_lowercase();
    Some(office.trim_start_matches("the ").to_string()).filter(|o| !o.is_empty())
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
        let stem = lead.trim_end_matches(". ");
        if s.part(at..).starts_with(lead)
            || stem.len() < lead.len() && s.part(at..).starts_with(stem) && s.part(at + stem.len()..).starts_with(", ")
        {
            at += lead.len();
        }
    }
    let rest = s.part(at..);
    // `Jan Roe, Radio X.`, `Jan Roe with Radio X.`
    // `I'm Jan Roe of Radio X.`; `Jan Roe of Radio X. said so.` asks about him.
    let of = [" of "].iter().filter(|_| ["I'm ", "I’m ", "I am "].iter().any(|i| s.part(..at).ends_with(i)));
    let comma = [", ", " with ", " from "].iter().chain(of).filter_map(|s| rest.find(s)).min()?;
    let name = rest.part(..comma);
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
    let outlet = rest.part(comma..).trim_start_matches([',', ' ']);
    let outlet = ["with the ", "from the ", "of the ", "with ", "from ", "of "]
        .iter()
        .find_map(|w| outlet.strip_prefix(w))
        .unwrap_or(outlet);
    let end = outlet.find(['.', '?', '!', ';', '—', '–']).unwrap_or(outlet.len());
    let affiliation = outlet.part(..end);
    let ok = outlet.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '“' || c == '"')
        && affiliation.split(' ').count() <= 6
        && outlet.part(end..).starts_with(['.', ';', '—', '–']);
    let start = body.start() + at;
    (ok || s.part(..at).ends_with("name is ")).then(|| Span::new(start, start + comma))
}

/// `Good evening. I'm Jan Roe, and this is The Dot`: the name that whoever presents gives as their own.
pub(super) fn own_name(text: &str, body: Span) -> Option<Span> {
    let s = body.of(text);
    let head = s.part(..s.char_indices().nth(400).map_or(s.len(), |(at, _)| at));
    let at = ["I'm ", "I’m ", "I am ", "My name is ", "my name is ", "My name’s ", "My name's "]
        .iter()
        .filter_map(|w| head.find(w).map(|at| at + w.len()))
        .min()?;
    // What is quoted is another's name.
    let quoted = head.part(..at).matches(['“', '"']).count() % 2 == 1;
    name_at(head, at).filter(|_| !quoted).map(|name| name.moved(body.start()))
}

/// Who presides or presents, as a line above the first turn has it: `Chair: Dame Ada Roe`, `moderated by Jan Roe`.
pub(super) fn presents(text: &str, before: usize, noun: &str) -> Option<Span> {
    let ways: &[&str] = match noun {
        "moderator" => &["\nModerator: ", "oderated by ", "\nModerators: "],
        "host" | "presenter" | "anchor" => &["\nHost: ", "\nPresenter: ", "osted by ", "resented by "],
        "chair" | "chairman" | "chairwoman" | "chairperson" => {
            &["\nChair: ", "\nChairman: ", "\nChairperson: ", "haired by "]
        }
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

/// Who presides or presents from here on, and under which label: `[Jan Roe in the Chair]`, `Ms. Poe took the chair.`
pub(super) fn takes_over(s: &str) -> Option<(&'static str, Span)> {
    if s.len() > LINE {
        return None;
    }
    let inner = s.trim_start_matches(['[', '(']);
    let small = inner.to_ascii_lowercase();
    for (noun, words) in TAKING_OVER {
        if let Some(name) = small.find(words).and_then(|at| interview::name_before(inner, at)) {
            return Some((noun, name.moved(s.len() - inner.len())));
        }
    }
    None
}

/// What is said of who presides now, behind the name.
const TAKING_OVER: [(&str, &str); 8] = [
    ("chair", " in the chair"),
    ("chair", " took the chair"),
    ("chair", " takes the chair"),
    ("chair", " resumed the chair"),
    ("chair", " assumed the chair"),
    ("moderator", " took over as moderator"),
    ("moderator", " takes over as moderator"),
    ("host", " took over as host"),
];

/// Bytes of a line that says so.
const LINE: usize = 200;

/// Bytes in which a page says who presents.
const HEADER: usize = 6000;

/// The name of two words and more that begins at an offset.
pub(super) fn name_at(head: &str, at: usize) -> Option<Span> {
    let mut end = at;
    let mut count = 0;
    for word in head.part(at..).split([' ', '\n']) {
        let bare = word.trim_end_matches([',', '.', '!', ';', ':', '—', '–']);
        let initial = bare.chars().count() == 1 && word.ends_with('.');
        let entry = Word::of(bare);
        let part = bare.starts_with(char::is_uppercase) && entry.function() == 0 && !entry.is(TITLE | DEMONYM);
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
    fn who_takes_over() {
        let read = |s: &str| takes_over(s).map(|(noun, name)| format!("{noun} {}", name.of(s)));
        assert_eq!(read("[Dame Ada Roe in the Chair]").as_deref(), Some("chair Dame Ada Roe"));
        assert_eq!(read("(At this point Jan Poe took the chair.)").as_deref(), Some("chair Jan Poe"));
        assert_eq!(read("The cat slept in the chair."), None);
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
