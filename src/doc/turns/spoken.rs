//! Whether what labels head is speech, a report of what others said, or items of a list: `Cook Time: Fifty minutes.`

use crate::doc::labels::{self, Class, RawLabel};
use crate::lexicon::{self, PAST, THIRD, Word};
use crate::text::Parts;
use crate::text::words::{any_of, bare, is_any, is_mark, words};

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
    let own = |w: &str| Word::of(w).function() == lexicon::FIRST || is_any(w, words!["me", "us", "my", "mine", "our"]);
    // `don't`, `you’re`
    let contracted = |at: usize| {
        let rest = said.part(at..).trim_start_matches(any_of!['\'', '’']);
        rest.starts_with(any_of!['t', 'r', 'v', 'l', 'd', 'm']) && said.part(..at).ends_with(char::is_alphabetic)
    };
    said.contains(any_of!['?', '!'])
        || said.match_indices(['\'', '’']).take(20).any(|(at, _)| contracted(at))
        || said.split(is_mark).take(40).any(own)
}

/// Whether a paragraph tells what somebody said: it has a quotation, and a verb of speech in small letters outside.
pub(super) fn is_report(s: &str) -> bool {
    let mut quoted = false;
    s.split(any_of!['"', '“', '”', '‘', '’']).enumerate().any(|(part, words)| {
        let outside = !quoted;
        quoted = !quoted;
        let says = |w: &str| {
            let word = Word::of(bare(w));
            (lexicon::SAY..=lexicon::TALK).contains(&word.verb()) && matches!(word.form(), PAST | THIRD)
        };
        outside && (part > 0 || s.contains(any_of!['"', '“'])) && words.split_whitespace().any(says)
    })
}
