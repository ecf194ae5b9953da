//! Whether what labels head is speech, or items of a list: `Cook Time: Fifty minutes.`

use crate::doc::labels::{self, Class, RawLabel};
use crate::lexicon::{self, Word};
use crate::text::Parts;
use crate::text::words::is_any;

/// Of so many labels one at least is a person's, or has speech behind it, where they are no items of a list.
pub(super) const SPOKEN: usize = 3;

/// Whether a label is a person's, or what stands behind it may be speech: it asks, or says I or we.
pub(super) fn may_speak(s: &str, raw: &RawLabel) -> bool {
    let core = raw.core.of(s);
    !matches!(raw.class, Class::Name | Class::Single)
        || labels::is_personal(core)
        || core.len() <= 3 && labels::is_caps(core)
        || speaks(s.part(raw.len..))
}

/// Whether words ask, exclaim, contract or say I or we, as speech does; advice says you.
pub(super) fn speaks(said: &str) -> bool {
    let own = |w: &str| Word::of(w).function() == lexicon::FIRST || is_any(w, &["me", "us", "my", "mine", "our"]);
    // `don't`, `you’re`
    let contracted = |at: usize| {
        let rest = said.part(at..).trim_start_matches(['\'', '’']);
        rest.starts_with(['t', 'r', 'v', 'l', 'd', 'm']) && said.part(..at).ends_with(char::is_alphabetic)
    };
    said.contains(['?', '!'])
        || said.match_indices(['\'', '’']).take(20).any(|(at, _)| contracted(at))
        || said.split(|c: char| !c.is_alphanumeric()).take(40).any(own)
}
