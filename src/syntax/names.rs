//! The shape of proper names: which capitals make one, where it ends, where titles end and the name begins.

use super::Tokens;
use super::seen::Seen;
use crate::lexicon::*;
use crate::text::Parts;
use crate::text::tokens::{INITIAL, OPENED, SPACED, START, UPPER};
use crate::text::words::{Words, any_of, is_any, words};
use crate::text::{Kind, Token};

/// What a text does with its capitals.
#[derive(Clone, Debug, Default)]
pub struct Case {
    /// Words that stand with a small letter somewhere.
    pub lower: Seen,
    /// Words with a capital where it tells something.
    pub capital: Seen,
    /// Words that end a name of several words.
    pub surname: Seen,
}

/// A text as the grammar of names reads it.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    pub tokens: Tokens<'a>,
    pub case: &'a Case,
}

impl<'a> Names<'a> {
    pub(super) fn token(&self, i: u32) -> Token {
        self.get(i).copied().unwrap_or_else(|| Token::end_of(self.tokens.text))
    }

    fn get(&self, i: u32) -> Option<&'a Token> {
        self.tokens.tokens.get(i as usize)
    }

    pub(super) fn word(&self, i: u32) -> Word {
        self.tokens.word(i)
    }

    fn function(&self, i: u32) -> u32 {
        self.tokens.word(i).function()
    }

    pub(super) fn of(&self, i: u32) -> &'a str {
        self.tokens.of(i)
    }
}

/// Whether a word belongs to a name. `inside`: another word of the same phrase stands before it.
#[inline]
pub fn is_name_token(r: Names, i: u32, inside: bool) -> bool {
    let token = r.token(i);
    match token.is_capital() {
        true => is_capital_of_name(r, i, token, inside),
        // `said al-Rifqi`, but `d'Aubeterre` only behind another name.
        false => is_glued(r.tokens.text, token) && (inside || !matches!(r.of(i).as_bytes(), [b'd' | b'l', ..])),
    }
}

/// Whether a capital is that of a name, and not of a sentence or a heading.
fn is_capital_of_name(r: Names, i: u32, token: Token, inside: bool) -> bool {
    let word = r.word(i);
    // `Hi Ana,`
    if token.has(START | OPENED) && !inside && is_any(r.of(i), GREETINGS) {
        return false;
    }
    if word.is(SURNAME) && !inside && is_surname_here(r, i) {
        return true;
    }
    // `Said Roe` at a sentence's beginning reports, though `Said` is a given name elsewhere.
    let reports = (SAY..=TALK).contains(&word.verb()) && matches!(word.form(), PAST | THIRD);
    if token.has(START) && !inside && reports && r.get(i + 1).is_some_and(|t| t.is_capital()) {
        return false;
    }
    // `Jun Ramsey`, `Jan van der Meulen`, but not `Jun 5` or `In June Ramsey`.
    let given = word.is(DAY) && token.end - token.start == 3 && {
        let next = r.get(i + 1);
        let name = |t: &crate::text::Token| t.is_capital() || r.word(i + 1).is(PARTICLE);
        next.is_some_and(|t| t.kind == Kind::Word && name(t)) && r.function(i + 1) == 0
    };
    // `said Per Holm`
    let per = || r.of(i) == "Per" && !token.has(START) && r.get(i + 1).is_some_and(|t| t.is_word() && t.is_capital());
    // `Mr Sunday Akpan`
    let titled = || {
        let next = || r.get(i + 1).is_some_and(|t| t.is_word() && t.is_capital()) && r.function(i + 1) == 0;
        word.is(DAY)
            && i > 0
            && r.word(i - 1).is(TITLE)
            && r.token(i - 1).is_capital()
            && next()
            && !r.word(i + 1).is(DAY)
    };
    // `Do Kyung-soo`
    let hyphened = || {
        let next = || r.get(i + 1).filter(|t| t.is_capital() && !t.has(START | OPENED)).map(|_| r.of(i + 1));
        let halves = || next().and_then(|n| n.split_once('-'));
        matches!(r.of(i), "An" | "Do" | "No" | "So" | "Oh" | "In" | "You")
            && halves().is_some_and(|(a, b)| a.len().max(b.len()) < 6 && b.bytes().all(|b| b.is_ascii_lowercase()))
    };
    if given || per() || titled() || hyphened() {
        return true;
    }
    // `Jan A. Roe`, `A. P. Roe`: an initial is no article.
    if token.has(INITIAL) && (inside || r.get(i + 1).is_some_and(|t| t.has(INITIAL))) {
        return true;
    }
    // `Daw Khin Mar said`
    let short = inside && word.is(DAY) && token.end - token.start == 3;
    if short && i > 0 && r.word(i - 1) == Word(0) && r.get(i + 1).is_none_or(|t| t.kind != Kind::Number) {
        return true;
    }
    // `George Will wrote`, `Theresa May`: inside a sentence no modal verb has a capital.
    let homograph = word.is(SURNAME) && (word.is(DAY) || word.function() == AUX) || matches!(r.of(i), "Mark" | "Grant");
    if homograph && (inside || !token.has(START | OPENED) && !is_dated(r, i)) {
        return true;
    }
    if homograph && r.case.capital.has(token.hash) && follows_verb(r, i) {
        return true;
    }
    if word.is(DAY) || word.function() != 0 || word.is(POSSESSIVE) && !token.has(UPPER) {
        return false;
    }
    if token.has(INITIAL) || inside && !token.has(OPENED) {
        return true;
    }
    if !token.has(START | OPENED) {
        return true;
    }
    let capital_next = r.get(i + 1).is_some_and(|t| t.is_capital() && !t.has(START))
        && !matches!(r.function(i + 1), 1..)
        && !r.word(i + 1).is(DAY);
    if word.is(GIVEN | PLACE) || token.has(UPPER) {
        return true;
    }
    // `Minister of Roads Goran Petrek`, `Ministry of Roads spokesman` at a sentence's beginning.
    let office = word.is(TITLE | PERSON | ORGANIZATION)
        && matches!(r.get(i + 2), Some(t) if t.is_capital())
        && matches!(r.of(i + 1), "of" | "for");
    if office {
        return true;
    }
    if word.is(TITLE | DEMONYM | PARTICLE) {
        // `Abd al-Bari Qandil`, `Judge von Roe`
        let after = i + 2 + u32::from(r.word(i + 2).is(PARTICLE));
        let particle = || word.is(TITLE) && r.word(i + 1).is(PARTICLE) && r.get(after).is_some_and(|t| t.is_capital());
        return capital_next || word.is(PARTICLE) && is_glued_particle(r.of(i + 1)) || particle();
    }
    if word != Word(0) {
        return capital_next && (word.verb() == 0 || word.is(NOUN | ORGANIZATION | PERSON))
            || r.case.capital.has(token.hash) && !r.case.lower.has(token.hash);
    }
    if r.case.capital.has(token.hash) {
        return true;
    }
    if r.case.lower.has(token.hash) {
        return false;
    }
    let text = r.of(i);
    // `State-sized hail`: the second half of a name has a capital too.
    let compound = text
        .rsplit(any_of!['-', '‐', '‑'])
        .next()
        .is_some_and(|half| half.len() < text.len() && half.len() > 2 && half.starts_with(char::is_lowercase));
    if compound && !capital_next {
        return false;
    }
    capital_next || !(text.ends_with("ing") || text.ends_with("ly") || text.ends_with("ed"))
}

/// Whether a verb in the past tense or the third person comes next.
fn follows_verb(r: Names, i: u32) -> bool {
    {
        let w = r.word(i + 1);
        w.verb() != 0 && matches!(w.form(), PAST | THIRD)
    }
}

/// What is called out before a name.
const GREETINGS: Words = words!["hi", "hello", "hey", "dear", "oh", "yes", "thanks", "okay", "please"];

/// Whether a surname that is also a common word stands here as a name: `Pope said`, `Will Ashby, the manager`.
fn is_surname_here(r: Names, i: u32) -> bool {
    let token = r.token(i);
    let next = r.get(i + 1);
    let closes = |t: Option<&Token>, i: u32| match t.map(|t| t.kind) {
        Some(Kind::Word) => follows_verb(r, i - 1) || r.function(i) == AUX || r.function(i) == RELATIVE,
        Some(Kind::Comma | Kind::Possessive | Kind::Period | Kind::Colon | Kind::Open | Kind::Dash) => true,
        None => true,
        _ => false,
    };
    // `Will King, the whip`, `May Holloway said`, but not `Will King resign?`
    let given = next.is_some_and(|t| t.is_capital() && !t.has(START | OPENED)) && {
        let after = i + 2;
        (r.word(i + 1) == Word(0) || r.word(i + 1).is(SURNAME)) && r.function(i + 1) == 0 && closes(r.get(after), after)
    };
    if given && (r.word(i).is(DAY) || r.function(i) == AUX) {
        return true;
    }
    let capital_next = next.is_some_and(|t| t.is_capital() && !t.has(START));
    r.case.surname.has(token.hash) && !capital_next && !is_dated(r, i) && (!token.has(START) || closes(next, i + 1))
}

/// `in May`, `May 2017`
fn is_dated(r: Names, i: u32) -> bool {
    let month = r.word(i).is(DAY);
    let before = i.checked_sub(1).filter(|&b| r.function(b) == PREPOSITION && !matches!(r.of(b), "to" | "with"));
    let told = i > 0 && matches!(r.of(i - 1), "last" | "next" | "late" | "early" | "mid");
    let number = r.get(i + 1).is_some_and(|t| t.kind == Kind::Number);
    month && (before.is_some() || told || number)
}

/// The same of a token; nearly all are told by their first bytes.
#[inline]
pub fn is_glued(text: &str, token: Token) -> bool {
    let (bytes, at) = (text.as_bytes(), token.start as usize);
    let joint = |i: usize| matches!(bytes.get(at + i), Some(b'\'' | b'-' | 0xE2));
    matches!(bytes.get(at), Some(b'a' | b'e' | b'u' | b'd' | b'l'))
        && (joint(1) || joint(2))
        && is_glued_particle(token.span().of(text))
}

/// `al-Rifqi`, `el-Sayed`, `ad-Din`, `d'Aubeterre`
#[inline]
pub fn is_glued_particle(word: &str) -> bool {
    // Nearly all words are told by their first bytes; 0xE2 begins an apostrophe.
    if !matches!(word.as_bytes(), [b'a' | b'e' | b'u', _, b'-', ..] | [b'd' | b'l', b'\'' | 0xE2, ..]) {
        return false;
    }
    let elided = ["d'", "d’", "l'", "l’"].iter().find_map(|p| word.strip_prefix(p));
    if elided.is_some_and(|w| w.starts_with(char::is_uppercase)) {
        return true;
    }
    match word.as_bytes() {
        [b'a' | b'e' | b'u', second, b'-', ..] => *second != b'-' && word.part(3..).starts_with(char::is_uppercase),
        _ => false,
    }
}

/// Whether a name that began at `i` goes on behind a possessive: `St Mary's Hospital`, `the People's Party`.
fn of_body(r: Names, i: u32, end: u32, stop: u32) -> bool {
    const OWNERS: Words =
        words!["people", "women", "men", "children", "king", "queen", "farmers", "workers", "teachers", "students"];
    let saint = || end >= i + 2 && matches!(r.of(end - 2), "St" | "St." | "Saint");
    r.token(end).kind == Kind::Possessive
        && end + 1 < stop
        && r.token(end + 1).is_capital()
        && r.word(end + 1).is(ORGANIZATION)
        && (saint() || is_any(r.of(end - 1), OWNERS))
}

/// One past the last token of the name that begins at `i`.
pub fn run_end(r: Names, i: u32, stop: u32) -> u32 {
    let mut end = i + 1;
    let mut body = is_body(r, i);
    let mut of = false;
    while end < stop {
        let token = r.token(end);
        let word = r.word(end);
        if begins_column(r, end) {
            break;
        }
        if token.kind == Kind::Word && is_name_token(r, end, true) {
            body |= is_body(r, end);
            end += 1;
            continue;
        }
        // Particles: `Bill de Blasio`, `Hatim bin Lutf`, `Ursula von der Leyen`.
        if token.kind == Kind::Word
            && (word.is(PARTICLE)
                || matches!(r.of(end), "do" | "des")
                || r.of(end) == "et" && r.word(end + 1).is(PARTICLE))
        {
            let next = if end + 1 < stop && r.word(end + 1).is(PARTICLE) && !r.token(end + 1).is_capital() {
                end + 2
            } else {
                end + 1
            };
            if next < stop && r.token(next).is_capital() && is_name_token(r, next, true) {
                end = next + 1;
                continue;
            }
        }
        // `Farmers' League`
        let plural =
            matches!(token.kind, Kind::Mark | Kind::Possessive) && matches!(r.of(end), "'" | "’") && !token.has(SPACED);
        if plural
            && r.of(end - 1).ends_with('s')
            && end + 1 < stop
            && r.word(end + 1).is(ORGANIZATION)
            && r.token(end + 1).is_capital()
        {
            end += 2;
            continue;
        }
        if of_body(r, i, end, stop) {
            end += 2;
            continue;
        }
        if matches!(token.kind, Kind::Period | Kind::Close | Kind::Possessive | Kind::Question | Kind::Colon) {
            break;
        }
        // `Department of Justice`, `University of the Arts`, `Secretary of State`.
        let on = r.of(end) == "on" && r.word(end - 1).is(ORGANIZATION);
        if body && token.kind == Kind::Word && (on || matches!(r.of(end), "of" | "for")) && end + 1 < stop {
            let next = if end + 2 < stop && r.of(end + 1) == "the" { end + 2 } else { end + 1 };
            // `Department of the Marine`, though `Marine` is a woman as well.
            let given = next == end + 1 && r.word(next).is(GIVEN);
            if r.token(next).is_capital() && is_name_token(r, next, true) && !given {
                end = next + 1;
                of = true;
                continue;
            }
        }
        // `Ministry of Energy and Mines`
        if of
            && token.kind == Kind::Word
            && r.of(end) == "and"
            && end + 1 < stop
            && r.token(end + 1).is_capital()
            && is_name_token(r, end + 1, true)
            && !r.word(end + 1).is(GIVEN | TITLE | PLACE)
        {
            end += 2;
            continue;
        }
        // `Rima 'Abd al-Wahid`
        let ayn = token.kind == Kind::Mark
            && matches!(r.of(end), "'" | "‘" | "’" | "`")
            && token.has(SPACED)
            && end + 2 < stop
            && r.token(end + 1).is_capital()
            && !r.token(end + 1).has(SPACED)
            && r.of(end + 1).starts_with(any_of!['A', 'E', 'I', 'O', 'U'])
            && r.token(end + 2).kind != Kind::Mark
            && is_name_token(r, end + 1, true);
        if ayn {
            end += 2;
            continue;
        }
        // `bin Dato’ Zainal`, `Al-Nida' Al-Akhir`
        let glottal = token.kind == Kind::Mark && matches!(r.of(end), "'" | "’") && !token.has(SPACED);
        if glottal
            && !r.of(end - 1).ends_with('s')
            && end + 1 < stop
            && r.token(end + 1).is_capital()
            && r.token(end + 1).has(SPACED)
            && is_name_token(r, end + 1, true)
        {
            end += 2;
            continue;
        }
        // `Rajendran s/o Muniandy`
        let descent =
            matches!(r.of(end), "s" | "d" | "a") && r.of(end + 1) == "/" && matches!(r.of(end + 2), "o" | "l" | "p");
        if descent && end + 3 < stop && r.token(end + 3).is_capital() {
            end += 4;
            continue;
        }
        if token.kind == Kind::Other && r.of(end) == "&" && end + 1 < stop && r.token(end + 1).is_capital() {
            end += 2;
            continue;
        }
        // `Jan Roe, Jr.`
        if token.kind == Kind::Comma
            && end + 1 < stop
            && r.word(end + 1).is(SUFFIX)
            && r.token(end + 1).is_capital()
            && !(r.of(end + 1) == "Sr." && r.word(end + 2).is(GIVEN))
            && end > i + 1
        {
            end += 2;
            continue;
        }
        break;
    }
    end
}

/// Whether a token stands in another column or line of a list than the one before it: `JAN ROE     ROE POE LLP`.
fn begins_column(r: Names, i: u32) -> bool {
    let (before, token) = (r.token(i - 1), r.token(i));
    let gap = r.tokens.text.get(before.end as usize..token.start as usize).unwrap_or_default();
    gap.len() > 4 || gap.contains('\n') && before.has(UPPER) && !token.has(UPPER)
}

/// Whether a capitalised word may take `of …`: organizations and roles.
fn is_body(r: Names, i: u32) -> bool {
    const PLACES: Words = words![
        "City", "Town", "County", "Shire", "Port", "Borough", "House", "Republic", "Diocese", "Parish", "Friends",
        "Voice", "Sons", "Daughters", "Order", "Knights",
    ];
    r.word(i).is(ORGANIZATION | TITLE | PERSON | GROUP | DOCUMENT) || PLACES.contains(r.of(i))
}
