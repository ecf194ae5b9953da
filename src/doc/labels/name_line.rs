//! A name on a line of its own above what its bearer says.

use super::words::{classify, is_particle};
use super::{Class, RawLabel, holder_in_brackets, portrait, strip_directions};
use crate::doc::shape::is_longer;
use crate::lexicon::{self, Word};
use crate::text::Span;

/// Characters of a name line at most.
const MOST: usize = 160;

/// `ROE`: a surname in capitals that is all of its line.
pub(in crate::doc) fn parse_lone_capitals(s: &str) -> Option<RawLabel> {
    let whole = s.chars().nth(2).is_some()
        && !is_longer(s, 24)
        && s.chars().all(|c| c.is_uppercase() || matches!(c, '-' | '\'' | '’'));
    let entry = Word::of(s);
    let name = whole && (entry == Word::default() || entry.is(lexicon::SURNAME | lexicon::GIVEN));
    (name && classify(s) == Some(Class::Single)).then(|| RawLabel {
        class: Class::Single,
        core: Span::new(0, s.len()),
        len: s.len(),
    })
}

/// `Jan Roe (Town) (Lab)`, `Mr Speaker`, `The Minister for Coasts (Jan Roe)`, `Lord Roe Portrait Mr Jan Roe`.
pub(in crate::doc) fn parse_name_line(s: &str) -> Option<RawLabel> {
    // The length first: most lines are paragraphs.
    if is_longer(s, MOST)
        || s.trim_start_matches("Hon. ").contains('.')
        || s.contains(['\n', ':', '|', '#', '?', '!', ';', '"', '”'])
        || s.bytes().any(|b| b.is_ascii_digit())
    {
        return None;
    }
    // `Lord Roe Portrait Mr Jan Roe`: the picture's description stands before the name.
    let mut core = Span::new(portrait::before_name(s), s.len()).trim(s);
    // `The Secretary of State for Works, Roads and Bridges (Jan Roe)`: an office may have commas, a name has none.
    core = match holder_in_brackets(s, core) {
        Some(holder) => holder,
        None => strip_directions(s, core),
    };
    if core.of(s).contains(',') {
        return None;
    }
    // `Jan Roe Portrait`, above the name itself.
    if let Some(name) = portrait::whose(core.of(s)) {
        let at = core.start() + if core.of(s).starts_with(name) { 0 } else { core.len() - name.len() };
        core = Span::new(at, at + name.len());
    }
    let words: Vec<&str> = core.of(s).split_whitespace().collect();
    let capital = |w: &&str| w.starts_with(char::is_uppercase) || is_particle(w);
    let member = ["hon. member", "hon. members", "hon members"].iter().any(|m| core.of(s).to_lowercase().ends_with(m));
    if !(1..=5).contains(&words.len()) || !(words.iter().all(capital) || member) {
        return None;
    }
    let class = match classify(core.of(s)) {
        _ if member => Class::Person,
        Some(Class::Name) => Class::Name,
        Some(Class::Generic | Class::Person) if words.len() <= 2 => Class::Person,
        _ => return None,
    };
    Some(RawLabel { class, core, len: s.len() })
}
