//! A label's words: which are the name, and which say what its bearer is.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use super::strip_directions;
use super::words::{is_particle, is_role};
use crate::lexicon::{self, Word};
use crate::text::Parts;
use crate::text::Span;
use crate::text::words::{Words, any_of, bare, first_of, is_any, words};

/// Titles without which nobody is called by a place or a surname.
const PEERAGE: Words =
    words!["lord", "lady", "baroness", "baron", "viscount", "viscountess", "earl", "countess", "duke", "duchess"];

/// Splits a label's words into name and role: `President of Chad Jan Roe`, `JAN ROE, CNN HOST`, `Chadian journalist Jan Roe`.
///
/// `known`: whether some words are a name that stands in the text by itself as well, and whether an office stands before
/// them.
pub(in crate::doc) fn name_and_role(
    s: &str,
    core: Span,
    mut known: impl FnMut(&str, bool) -> bool,
) -> (Span, Option<Span>) {
    if super::is_surname_first(core.of(s)) {
        return (core, None);
    }
    let (head, affiliation) = match core.of(s).find(',') {
        Some(comma) => (
            strip_directions(s, Span::new(core.start(), core.start() + comma).trim(s)),
            // `JAN ROE, BYLINE`: who tells the story, as radio's transcripts have it, is no office.
            Some(Span::new(core.start() + comma + 1, core.end()).trim(s))
                .filter(|a| !is_any(a.of(s), words!["", "byline"])),
        ),
        None => match part_behind(core.of(s)) {
            Some((end, part)) => {
                (core.with_end(core.lo() + end as u32), Some(core.with_start(core.lo() + part as u32)))
            }
            None => (core, None),
        },
    };
    let words: Vec<Span> = split(s, head);
    let from = |i: usize| head.with_start(words[i].lo());
    let word = |i: usize| bare(words[i].of(s));
    let mut name_at = 0;
    // A label by itself first: of `Governor of the Chad Region Jan Roe`, a headline may repeat all.
    for office in [false, true] {
        for i in 1..words.len() {
            let begins =
                from(i).of(s).starts_with(char::is_uppercase) && !is_any(word(i - 1), words!["of", "for", "the"]);
            let held = || !office || words.part(..i).iter().any(|w| is_role(bare(w.of(s))));
            // `Ana García Roe`, who is `García Roe` further down.
            let first = Word::of(word(0));
            let begins =
                begins && (i > 1 || first != Word::default() && (!first.is(lexicon::GIVEN) || is_role(word(0))));
            if name_at == 0 && begins && held() && known(from(i).of(s), office) {
                name_at = i;
            }
        }
    }
    if name_at == 0 {
        // The name begins after the last lower-case word, the last role word, or the place that follows its `of`.
        let mut i = 0;
        while i < words.len() {
            let lowercase = words[i].of(s).starts_with(char::is_lowercase);
            if is_role(word(i)) || (lowercase && !is_particle(word(i))) {
                name_at = i + 1;
            } else if is_any(word(i), words!["of", "for"])
                && i > 0
                && words.len() > i + 3
                && !(i > 1 && is_any(word(i - 2), PEERAGE))
            {
                name_at = if word(i + 1).eq_ignore_ascii_case("the") { i + 3 } else { i + 2 };
                i += 1;
            }
            i += 1;
        }
    }
    // `WIDOW OF THE ENGINEER`: whose widow belongs to the words for her.
    if words.get(name_at).is_some_and(|w| is_any(bare(w.of(s)), words!["of", "for"])) {
        name_at = 0;
    }
    // `REP. TESS MAYOR`: the last word is a surname after all.
    if name_at == words.len() {
        let titles = (0..words.len()).take_while(|&i| Word::of(word(i)).is(lexicon::TITLE)).count();
        name_at = if titles > 0 && words.len() >= titles + 2 { titles } else { 0 };
    }
    // `WILL BAKER JR.`: what is left behind an office must be more than a suffix.
    let suffix =
        words.get(name_at..).is_some_and(|rest| rest.iter().all(|w| Word::of(bare(w.of(s))).is(lexicon::SUFFIX)));
    if name_at == 0 || suffix {
        return (head, affiliation);
    }
    let title = head.with_end(words[name_at - 1].hi());
    let title_word = bare(title.of(s));
    // Courtesy titles state no role; `Rep.` gives way to a position that is stated.
    let courtesy = is_any(title_word, words!["mr", "mrs", "ms", "miss", "dr", "sir", "madam", "hon"]);
    let parliament = is_any(title_word, words!["rep", "sen", "representative", "senator"]);
    // `Baroness Roe of Wick` is the whole name of whoever is called so.
    let peerage = is_any(title_word, PEERAGE) && words.get(name_at + 1).is_none_or(|w| is_any(w.of(s), words!["of"]));
    if peerage {
        return (from(name_at - 1), affiliation);
    }
    if courtesy {
        // `MR ROE` keeps its title: it is all the name that a bare surname has.
        return (if words.len() - name_at == 1 { head } else { from(name_at) }, affiliation);
    }
    (from(name_at), if parliament { affiliation.or(Some(title)) } else { Some(title) })
}

/// Where a name ends and where what its bearer does here begins: `Jan Roe - Host`, `Jan Roe/Chair`, `Jan Roe Moderator`.
pub(super) fn part_behind(words: &str) -> Option<(usize, usize)> {
    let office = |s: &str| s.split(any_of![' ', ',']).any(|w| is_role(bare(w)) || is_any(bare(w), PARTS));
    if let Some((at, dash)) = first_of(words, &[" - ", " – ", " — ", " | ", " · ", " • ", "/"]) {
        let (name, part) = (words.part(..at), words.part(at + dash.len()..));
        return (name.contains(' ') && !office(name) && office(part)).then_some((at, at + dash.len()));
    }
    // `JAN ROE MD`, but not `Velm Radio Host`.
    let at = words.rfind(' ').filter(|&at| is_any(bare(words.part(at + 1..)), PARTS))?;
    let mut name = words.part(..at).split(' ').map(|w| Word::of(bare(w)));
    let (first, second) = (name.next()?, name.next()?);
    let named = first.is(lexicon::GIVEN) || first == Word::default() && second == Word::default();
    let plain = named && !office(words.part(..at)) && words.part(..at).split(' ').all(super::words::capital);
    plain.then_some((at, at + 1))
}

/// What the bearer of a label does or is, in words that are no surnames.
const PARTS: Words = words![
    "host", "co-host", "moderator", "ceo", "cfo", "coo", "reporter", "mp", "mep", "md", "phd", "interviewer",
    "presenter", "narrator", "analyst", "operator", "chairman", "chairwoman", "chairperson", "panelist",
    "correspondent", "anchor",
];

fn split(s: &str, span: Span) -> Vec<Span> {
    let mut out = Vec::new();
    let mut at = span.start();
    for word in span.of(s).split_whitespace() {
        let start = at + s.part(at..).find(word).unwrap_or(0);
        out.push(Span::new(start, start + word.len()));
        at = start + word.len();
    }
    out
}
