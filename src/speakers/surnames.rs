//! Where the full name begins that ends in a surname, or begins with it.

use crate::lexicon::*;
use crate::text::words::any_of;
use crate::text::{Parts, Span};

/// `HARADA Kenji`: a surname in capitals with the given name behind it, and nothing more.
pub(super) fn surname_first(text: &str, at: usize, end: usize) -> Option<Span> {
    let capitals = text.part(at..end).chars().all(char::is_uppercase) && given_before(text, at).is_none();
    let rest = text.part(end..).strip_prefix(' ').filter(|_| capitals)?;
    let given = rest.split(any_of![' ', '\n', ',', '.', ')', '’', '\'']).next()?;
    let mut letters = given.chars();
    let mixed = letters.next()?.is_uppercase() && letters.clone().nth(1).is_some() && letters.all(char::is_lowercase);
    let closed = !rest.part(given.len()..).starts_with(any_of![' ', ':']) && Word::of(given).function() == 0;
    (mixed && closed).then(|| Span::new(at, end + 1 + given.len()))
}

/// Where the given names begin that stand before a surname on its line.
pub(super) fn given_before(text: &str, surname: usize) -> Option<usize> {
    let mut at = surname;
    for _ in 0..3 {
        let before = text.part(..at);
        let Some(head) = before.strip_suffix(' ') else { break };
        let word = head.rsplit(any_of![' ', '\n', '\u{a0}', '(', '“', '"']).next().unwrap_or("");
        let entry = Word::of(word);
        let given = word.starts_with(char::is_uppercase)
            && (word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
                || word.len() == 2 && word.ends_with('.'))
            && entry.function() == 0
            && (!entry.is(TITLE | PERSON | GROUP | ORGANIZATION | DEMONYM | PLACE | DAY) || entry.is(GIVEN))
            && !word.contains("'m")
            && !word.contains("’m");
        if !given {
            break;
        }
        at -= word.len() + 1;
    }
    (at < surname).then_some(at)
}
