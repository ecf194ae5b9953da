//! Lines that say who takes the chair: `[Jan Roe in the Chair]`.

use super::meeting;
use crate::lexicon::{self, Word};
use crate::text::Span;
use crate::text::words::any_of;
use crate::text::{Case, Parts};

/// Who presides or presents from here on, and under which label in small letters: `[Jan Roe in the Chair]`, `Ms. Poe took
/// the chair.`, `[The Deputy Speaker (Hon. Jan Roe) in the Chair]`.
pub fn takes_over(s: &str) -> Option<(String, Span)> {
    if s.len() > LINE {
        return None;
    }
    let inner = s.trim_start_matches(any_of!['[', '(']);
    let small = inner.to_ascii_lowercase();
    for (noun, words) in TAKING_OVER {
        let Some(at) = small.find(words).filter(|&at| inner.is_char_boundary(at)) else { continue };
        let at = before(inner, at);
        if let Some((office, name)) = holder(inner.part(..at)) {
            return Some((office, name.moved(s.len() - inner.len())));
        }
        if let Some(name) = meeting::name_before(inner, at) {
            return Some((noun.to_string(), name.moved(s.len() - inner.len())));
        }
    }
    None
}

/// `The Deputy Speaker (Hon. Jan Roe)`: the office in small letters, and its holder without titles of respect.
fn holder(s: &str) -> Option<(String, Span)> {
    let (office, name) = s.strip_suffix(')')?.split_once(" (")?;
    let office = office.strip_prefix("The ").or_else(|| office.strip_prefix("the "))?;
    let titled = |w: &&str| Word::of(w).is(lexicon::TITLE);
    let titles = name.split(' ').take_while(titled).map(|w| w.len() + 1).sum::<usize>();
    let plain = office.chars().all(|c| c.is_alphabetic() || c == ' ') && office.len() <= 40;
    let end = s.len() - 1;
    let bare = name.get(titles..)?;
    (plain && bare.starts_with(char::is_uppercase)).then(|| (office.lower(), Span::new(end - bare.len(), end)))
}

/// Where the name ends: `Ms. Poe, who took the chair`.
fn before(s: &str, at: usize) -> usize {
    s.part(..at).strip_suffix(" who").unwrap_or(s.part(..at)).trim_end_matches(',').len()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_takes_over() {
        let read = |s: &str| takes_over(s).map(|(noun, name)| format!("{noun} {}", name.of(s)));
        assert_eq!(read("[Dame Ada Roe in the Chair]").as_deref(), Some("chair Dame Ada Roe"));
        assert_eq!(read("(At this point Jan Poe took the chair.)").as_deref(), Some("chair Jan Poe"));
        assert_eq!(
            read("[The Deputy Speaker (Hon. Dr. Ada Roe) took the Chair]").as_deref(),
            Some("deputy speaker Ada Roe")
        );
        assert_eq!(read("The cat slept in the chair."), None);
    }
}
