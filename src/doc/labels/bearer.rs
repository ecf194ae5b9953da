//! Whom a label names, where more stands in it than a name: `Host: Jan Roe:`, `By telephone, Jan Roe:`, `The Minister for
//! Coasts (Jan Roe):`.

use super::words::{capital, classify, is_caps, is_particle, is_plain_name, is_role};
use super::{Class, forms, label_colon, name_line};
use crate::lexicon::{self, Word};
use crate::text::words::{Words, any_of, first_of, is_any, last_of, without_last, words};
use crate::text::{Parts, Span};

/// Words for whoever asks, of whom there may be several.
const ASKING: Words = words!["q", "question", "reporter", "journalist", "correspondent", "questioner"];

/// Whether a word says which part or office somebody has, which may stand before the name: `Guest (Jan Roe)`.
fn is_part(word: &str) -> bool {
    !word.contains(' ') && matches!(classify(word), Some(Class::Generic | Class::Person))
}

/// `Host: Jan Roe: Good evening.`: the name between the part and what is said, and where its colon ends.
pub(super) fn name_behind(s: &str, part: &str, from: usize) -> Option<(Span, usize)> {
    let rest = is_part(part).then(|| s.part(from..))?;
    let end = label_colon(rest)?;
    let name = Span::new(from, from + end).trim(s);
    let said = rest.part(end..).strip_prefix(':')?.trim_start();
    (name.of(s).contains(' ') && is_plain_name(name.of(s)) && said.starts_with(char::is_uppercase))
        .then_some((name, from + end + 1))
}

/// `By telephone from Town, Jan Roe`: the name behind the comma; `Jan Roe to Everyone` in a chat: the name before.
pub(super) fn heard_from(s: &str, core: Span) -> Span {
    let words = core.of(s);
    if let Some(name) = words.strip_suffix(" to Everyone").or_else(|| words.strip_suffix(" to everyone")) {
        return Span::new(core.start(), core.start() + name.len());
    }
    // `Jan Roe at 10:02 AM`
    if words.ends_with(any_of!['M', 'm'])
        && let Some(name) = forms::closing_time(words)
    {
        let name = without_last(words.part(..name), " at").trim_end_matches(',');
        return Span::new(core.start(), core.start() + name.len());
    }
    // `Jan Roe's reply`
    let reply = last_of(words, "s ").filter(|&at| is_any(words.part(at + 2..), words!["reply", "answer", "response"]));
    if let Some(name) = reply.and_then(|at| words.part(..at).strip_suffix(any_of!['\'', '’'])) {
        return core.with_end(core.lo() + name.len() as u32);
    }
    // `Hon. (Eng.) Roe`
    if let Some((title, name)) = words.split_once(".) ")
        && let Some((title, rank)) = title.split_once(" (")
        && rank.len() <= 6
        && Word::of(title.trim_end_matches('.')).is(lexicon::TITLE)
    {
        return Span::new(core.end() - name.len(), core.end());
    }
    // `THE HON. JAN ROE asked`, where others have no verb.
    if let Some((name, verb)) = words.rsplit_once(' ')
        && is_caps(name)
        && verb.starts_with(char::is_lowercase)
        && (1..=lexicon::TALK).contains(&Word::of(verb).verb())
    {
        return core.with_end(core.lo() + name.len() as u32);
    }
    // `Jan from Velm`, who calls a studio.
    if let Some((name, place)) = words.split_once(" from ")
        && Word::of(name).is(lexicon::GIVEN)
        && place.split(' ').all(capital)
    {
        return core.with_end(core.lo() + name.len() as u32);
    }
    // `Question – Jan Roe, Radio Velm`
    if let Some((at, dash)) = first_of(words, &name_line::DASHES).filter(|(at, _)| {
        let part = words.part(..*at);
        is_any(part, ASKING) || is_any(part, words!["response", "answer", "reply"])
    }) {
        return Span::new(core.start() + at + dash.len(), core.end());
    }
    // `First opposition speaker, Jan Roe`: the name behind what its bearer does here.
    if let Some((part, name)) = words.split_once(", ") {
        let mut names = name.split(' ');
        let person = names.next().is_some_and(|w| Word::of(w).is(lexicon::GIVEN) && !Word::of(w).is(lexicon::PLACE));
        let named = person && (2..=3).contains(&name.split(' ').count()) && names.all(capital);
        if named && matches!(classify(part), Some(Class::Generic | Class::Person)) && part.contains(' ') {
            return Span::new(core.end() - name.len(), core.end());
        }
    }
    let way = ["By ", "Via ", "On ", "Over ", "From "].iter().any(|w| words.starts_with(w));
    match last_of(words, ", ").filter(|_| way) {
        Some(comma) => Span::new(core.start() + comma + 2, core.end()),
        None => core,
    }
}

/// `The Minister for Coasts (Jan Roe)`, `The PRESIDING OFFICER (Mr. Roe)`: the office stands first, and whoever holds it in
/// brackets.
pub(super) fn holder_in_brackets(s: &str, core: Span) -> Option<Span> {
    let words = core.of(s);
    // `HOST [Jan Roe]`
    let open = words.rfind(any_of!['(', '[']).filter(|_| words.ends_with(any_of![')', ']']))?;
    let office = words.part(..open).trim_end();
    let inner = words.part(open + 1..words.len() - 1);
    let is_office =
        ["The ", "THE ", "Madam ", "MADAM ", "Mr Deputy ", "Mr. Deputy "].iter().any(|o| office.starts_with(o));
    // `Q (Jan Roe, Radio Velm)`
    let (name, outlet) = inner.split_once(", ").map_or((inner, ""), |(name, outlet)| (name, outlet));
    let words = || name.split_whitespace();
    let named = (2..=5).contains(&words().count()) && words().all(|w| capital(w) || is_particle(w));
    let any = |flags: u32| words().any(|w| Word::of(w).is(flags));
    let person = words().next().is_some_and(|w| Word::of(w.trim_end_matches('.')).is(lexicon::TITLE | lexicon::GIVEN));
    let group = any(lexicon::ORGANIZATION | lexicon::GROUP);
    let held = if is_part(office) {
        // `Reporter (Jan Roe)`: who asks; `Question (Velm Radio)` has an outlet, `Guest (New Velm)` a place.
        let asks = is_any(office, ASKING);
        !group && !any(lexicon::DOCUMENT) && if asks { person || !outlet.is_empty() } else { !any(lexicon::PLACE) }
    } else {
        // `Minister of State at the Department of Ports (Deputy Jan Roe)`; `Minister Jan Roe (Reform Party)` is in one.
        let of = || office.split(' ').any(|w| is_any(w, words!["of", "for", "at"]));
        person && !group && office.split(' ').next().is_some_and(is_role) && of()
    };
    if named && (is_office && outlet.is_empty() || held) {
        let at = core.start() + open + 1;
        return Some(Span::new(at, at + name.len()));
    }
    // `The Minister for Coasts (Jan Roe) (Lab)`: the party stands last.
    let before = Span::new(core.start(), core.start() + office.len());
    (is_office && office.ends_with(')')).then(|| holder_in_brackets(s, before)).flatten()
}
