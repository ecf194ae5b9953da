//! What a text says of who asks, answers and presides: `BY MS. ROE:`, `having been duly sworn`, a question's first words.

use crate::doc::{Block, BlockKind, Document, Label};
use crate::lexicon::*;
use crate::text::Span;

/// `BY MR. ROE:` on a line of its own.
pub(super) fn examiner(text: &str, block: &Block) -> Option<Span> {
    let s = block.span.of(text);
    let name = s.strip_prefix("BY ")?.strip_suffix(':')?;
    let start = block.span.start() + 3;
    (block.kind == BlockKind::Heading && s.len() <= 80).then(|| Span::new(start, start + name.len()))
}

/// `Q. (By Mr. Roe) What …`
pub(super) fn examiner_in_label(text: &str, label: &Label) -> Option<Span> {
    let s = label.span.of(text);
    let at = s.find("(By ").or_else(|| s.find("(BY "))? + 4;
    let len = s[at..].find(')')?;
    let start = label.span.start() + at;
    Some(Span::new(start, start + len))
}

/// `The PRESIDING OFFICER (Mr. Roe)`: the office, in small letters, that goes on without the name.
pub(super) fn office(text: &str, label: &Label) -> Option<String> {
    let s = &text[label.span.start()..label.name.start()];
    let office = s.strip_suffix('(')?.trim().to_lowercase();
    Some(office.trim_start_matches("the ").to_string()).filter(|o| !o.is_empty())
}

/// `BEFORE THE HONORABLE JAN ROE, JUDGE`, `the Honorable Jan Roe presiding`.
pub(super) fn judge(text: &str, doc: &Document) -> Option<Span> {
    let end = doc.blocks.iter().find(|b| b.label.is_some())?.span.start();
    let lead = &text[..end];
    let at = ["HONORABLE ", "Honorable ", "HON. ", "Hon. ", "Honourable ", "HONOURABLE "]
        .iter()
        .find_map(|w| lead.find(w).map(|at| at + w.len()))?;
    name_at(text, at)
}

/// `JAN ROE, called as a witness …, having been first duly sworn, …`: who is sworn in a block.
pub(super) fn sworn(text: &str, block: &Block) -> Option<Span> {
    let s = block.span.of(text);
    let oath = block.label.is_none()
        && s.len() <= 400
        && ["duly sworn", "been sworn", "duly affirmed"].iter().any(|w| s.contains(w));
    oath.then(|| name_at(text, block.span.start())).flatten()
}

/// The same name in small letters elsewhere.
pub(super) fn in_small_letters(text: &str, name: Span) -> Option<Span> {
    let mut form = String::with_capacity(name.len());
    let mut inside = false;
    for c in name.of(text).chars() {
        if inside {
            form.extend(c.to_lowercase())
        } else {
            form.push(c)
        }
        inside = c.is_alphabetic();
    }
    let at = memchr::memmem::find(text.as_bytes(), form.as_bytes())?;
    Some(Span::new(at, at + form.len()))
}

/// The capitalised words from an offset on, up to a comma or a line's end.
fn name_at(text: &str, at: usize) -> Option<Span> {
    let rest = &text[at..];
    let mut end = 0;
    let mut words = 0;
    for word in rest.split_inclusive([' ', '\n']) {
        let bare = word.trim_end();
        if !bare.starts_with(char::is_uppercase) || words >= 6 {
            break;
        }
        words += 1;
        let stop = bare.ends_with(',') || word.ends_with('\n');
        let kept = bare.trim_end_matches(',').len();
        if stop {
            return (words >= 2).then(|| Span::new(at, at + end + kept));
        }
        end += word.len();
    }
    (words >= 2).then(|| Span::new(at, at + rest[..end].trim_end().len()))
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
        if s[at..].starts_with(lead)
            || stem.len() < lead.len() && s[at..].starts_with(stem) && s[at + stem.len()..].starts_with(", ")
        {
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
