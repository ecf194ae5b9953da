//! Lines that say who takes the chair: `[Jan Roe in the Chair]`.

use super::meeting;
use crate::text::Parts;
use crate::text::Span;

/// Who presides or presents from here on, and under which label: `[Jan Roe in the Chair]`, `Ms. Poe took the chair.`
pub fn takes_over(s: &str) -> Option<(&'static str, Span)> {
    if s.len() > LINE {
        return None;
    }
    let inner = s.trim_start_matches(['[', '(']);
    let small = inner.to_ascii_lowercase();
    for (noun, words) in TAKING_OVER {
        if let Some(name) = small.find(words).and_then(|at| meeting::name_before(inner, before(inner, at))) {
            return Some((noun, name.moved(s.len() - inner.len())));
        }
    }
    None
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
        assert_eq!(read("The cat slept in the chair."), None);
    }
}
