//! Titles and offices before a name: where they end and the name proper begins, and what follows the name.

use super::names::Names;
use crate::lexicon::*;
use crate::text::Kind;
use crate::text::tokens::{INITIAL, OPENED, SPACED, START, UPPER};
use crate::text::words::{Words, any_of, is_any, words};

/// Where the name proper begins in a run of capitals, and what it tells: gender, person, body, place.
pub fn split(r: Names, first: u32, end: u32) -> (u32, u32) {
    let mut name = first;
    let mut flags = 0;
    if let Some(of) = person_of_body(r, first, end) {
        return split(r, first, of);
    }
    if is_body_name(r, first, end) {
        return (first, ORGANIZATION);
    }
    for i in first..end {
        let word = office(r, i);
        // `Minister 'Abd al-Bari Qandil`
        let letter = i + 2 < end && matches!(r.of(i + 1), "'" | "‘" | "’" | "ʿ") && !r.token(i + 2).has(SPACED);
        let more = i + 1 < end && (r.token(i + 1).kind != Kind::Mark || letter);
        // `Joanna King Roe`
        let surname = word.is(SURNAME) && i > name && r.word(i - 1).is(GIVEN);
        // `Private Channel 9`
        // `Tan Sri Razak Roe`, but `Sri Lanka`
        let joint =
            i + 2 < end && is_any(r.of(i), words!["tan", "dato", "datuk"]) && matches!(r.of(i + 1), "Sri" | "Seri");
        let private = r.of(i).eq_ignore_ascii_case("private") && i + 1 < end && r.word(i + 1).is(ORGANIZATION);
        if joint {
            name = i + 2;
            flags |= PERSON;
            continue;
        }
        // `Sr. Agnes Roe` is a nun.
        let nun = i == first && r.of(i) == "Sr." && r.word(i + 1).is(GIVEN);
        if (word.is(TITLE | PERSON) || nun) && more && !surname && !private && !(word.is(GIVEN) && i == name) {
            // `Secretary of State Jan Roe`
            if r.of(i + 1) == "of" || r.of(i + 1) == "for" {
                continue;
            }
            name = i + 1 + u32::from(letter);
            flags |= PERSON | word.0 & (MALE | FEMALE);
        }
    }
    // `President of Karsovia Anatol Grisko`: two words that no list has, after an office and its place.
    if let Some(at) = bearer_of_office(r, first, end) {
        name = at;
        flags |= PERSON;
    }
    let (described, told) = past_description(r, name, end);
    name = described;
    flags |= told;
    // The last given name that another name follows begins the name, unless names stand before it.
    let rest = name;
    for i in rest..end {
        let word = r.word(i);
        if word.is(GIVEN) && !word.is(PLACE) {
            if i + 1 < end || i == name {
                if i > name && (flags & PERSON != 0 && i - name > 1 || office_of(r, name, i)) {
                    name = name_begins(r, name, i);
                }
                if i == name {
                    flags |= PERSON | word.0 & (MALE | FEMALE);
                }
            }
            break;
        }
    }
    for i in name..end {
        let word = r.word(i);
        // `Radio Quai`, `Ministry of Supply`: a body's noun may come first; a name's first word is otherwise no body.
        let leads = i == first && word.is(ORGANIZATION) && !word.is(GIVEN | PERSON | TITLE);
        if i > first || end - first == 1 || leads {
            flags |= word.0 & ((ORGANIZATION | PLACE | DEMONYM) * u32::from(flags & PERSON == 0));
        }
    }
    // `Salt and Fish World Report 2014`, `Year Book`: a text, which neither he nor she can mean.
    if flags & PERSON == 0 && end > name + 1 && !r.word(name).is(GIVEN) {
        flags |= r.word(end - 1).0 & DOCUMENT;
    }
    if flags & PERSON == 0 && end - name == 1 && r.token(name).has(UPPER) {
        flags |= ORGANIZATION;
    }
    (name, flags)
}

/// Where a name begins behind what describes its bearer, and what that tells: `Norwegian Jan Roe`, `Disgraced Jan Roe`,
/// `Podcaster Jan Roe`, `Seoul-based Velmline`, `Retailer Velmline`. What is left are words that no list calls anything
/// but names, two of a person.
fn past_description(r: Names, first: u32, end: u32) -> (u32, u32) {
    let (mut name, mut flags, mut least) = (first, 0, 1);
    let plain = |i: u32| {
        let word = r.word(i);
        let listed = word != Word(0) && !word.is(GIVEN | SURNAME | PARTICLE | SUFFIX);
        // `Velm-based DAILY POST`
        let upper = r.token(i).has(UPPER) && !r.token(end - 1).has(UPPER);
        r.token(i).kind == Kind::Word && !listed && !upper
    };
    while name + 1 < end {
        let Some((told, left)) = describes(r, name, name > first) else { break };
        if !(name + 1..end).all(|i| plain(i) || describes(r, i, true).is_some()) {
            break;
        }
        (name, flags, least) = (name + 1, flags | told, least.max(left));
    }
    if end - name >= least { (name, flags) } else { (first, 0) }
}

/// What a word in front of a name says of its bearer, and how many words its name has at least; `inside`: another such
/// word stands before it.
fn describes(r: Names, i: u32, inside: bool) -> Option<(u32, u32)> {
    /// Kinds of businesses and bodies that news put before their names without an article.
    const BODIES: Words = words![
        "retailer", "airline", "charity", "watchdog", "regulator", "broadcaster", "lender", "insurer", "supermarket",
        "promoter", "publisher", "developer", "startup", "start-up", "newspaper", "manufacturer", "supplier",
        "operator", "bookmaker", "brewer", "housebuilder", "conglomerate", "pollster", "nonprofit",
    ];
    let (token, word, text) = (r.token(i), r.word(i), r.of(i));
    // `el-Sayed`
    let glued = !token.is_capital();
    if word.is(GIVEN | PARTICLE) || token.has(INITIAL | UPPER) || glued {
        return None;
    }
    let opens = token.has(START | OPENED) || inside;
    // `Born Jan Poe in Velm, Roe was a drummer.`
    if opens && text == "Born" {
        return Some((PERSON, 2));
    }
    if opens && (is_any(text, BODIES) || text.len() > 7 && text.ends_with("maker")) {
        return Some((ORGANIZATION, 1));
    }
    if word.is(DEMONYM) || word.is(PERSON) && !word.is(SURNAME) {
        return Some((PERSON, 2));
    }
    if word != Word(0) {
        return None;
    }
    // `Seoul-based`, `Award-winning`, `Father-of-three`, but `Ki-moon`
    let half = text.rsplit(any_of!['-', '‐', '‑']).next().filter(|half| half.len() < text.len());
    if let Some(half) = half {
        let participle = half.len() > 4 && (half.ends_with("ed") || half.ends_with("ing"));
        let trade = half.starts_with(char::is_lowercase) && (Word::of(half).is(PERSON) || is_trade(half));
        return match () {
            _ if trade || text.contains("-of-") => Some((PERSON, 2)),
            _ if participle || is_any(half, words!["born", "old", "led", "bred", "made"]) => Some((0, 1)),
            _ => None,
        };
    }
    // What has its capital from the sentence alone: an adjective, or what somebody does.
    let ends = |endings: &[&str]| endings.iter().any(|e| text.len() > e.len() + 3 && text.ends_with(e));
    let inner = text.chars().skip(1).any(char::is_uppercase);
    let alone = opens && !r.case.capital.has(token.hash) || inner;
    let adjective = opens && ends(&["ed", "ous", "ful", "less", "able", "ible", "ial", "oken"]);
    (alone && (r.case.lower.has(token.hash) || is_trade(text) || adjective)).then_some((PERSON, 2))
}

/// Whether a word that no list has ends as words do that say what somebody does: `backbencher`, `podcaster`.
pub fn is_trade(word: &str) -> bool {
    const ENDINGS: Words = words!["er", "or", "ist", "man", "woman", "mate", "eer", "ster", "ess", "ee"];
    const THINGS: Words = words![
        "answer", "letter", "paper", "number", "order", "matter", "water", "power", "river", "offer", "computer",
        "tower", "poster", "banner", "sticker", "counter", "chapter", "whisper", "laughter", "newsletter", "register",
        "charter", "tracker", "folder", "helicopter", "server", "error", "mirror", "factor", "sector", "motor",
        "tractor", "sensor", "monitor", "business", "process", "express", "success", "committee", "coffee",
    ];
    ENDINGS.iter().any(|e| word.len() > e.len() + 3 && word.ends_with(e)) && !is_any(word, THINGS)
}

/// The `of` behind a titled name: `Inspector Jan Roe of Police Velm`, but not `Lord Mayor of Velm`, `Bank of Velm`.
fn person_of_body(r: Names, first: u32, end: u32) -> Option<u32> {
    let of = (first + 2..end).find(|&i| matches!(r.of(i), "of" | "for"))?;
    let is_name = |i: u32| r.word(i) == Word(0) || r.word(i).is(GIVEN | SURNAME);
    let titled = (first..of - 1).any(|i| r.word(i).is(TITLE | PERSON) && !r.word(i).is(ORGANIZATION));
    (titled && is_name(of - 1) && !r.word(of - 1).is(ORGANIZATION | TITLE)).then_some(of)
}

/// What the lists say of a word, or of the half that tells of an office: `Minister-designate`, `ex-President`.
fn office(r: Names, i: u32) -> Word {
    let (word, text) = (r.word(i), r.of(i));
    if word != Word(0) || !text.as_bytes().contains(&b'-') {
        return word;
    }
    let (Some(before), Some(after)) = (text.split('-').next(), text.rsplit('-').next()) else { return word };
    let half = match after {
        "designate" | "elect" | "general" | "in-chief" | "Elect" | "Designate" | "General" => before,
        _ if is_any(before, words!["ex", "vice", "deputy", "former", "then", "co", "sub", "under", "arch"]) => after,
        _ if text.contains("-in-") || text.contains("-turned-") => before,
        // `Lt-Gen`
        _ if Word::of(before).is(TITLE) && Word::of(after).is(TITLE) => after,
        _ => return word,
    };
    Word::of(half)
}

/// `Bakers Union`, `Police Department`: people's words before the noun of a body belong to its name.
fn is_body_name(r: Names, first: u32, end: u32) -> bool {
    let last = r.word(end - 1);
    let people = |i: u32| r.word(i).is(PLURAL) && r.word(i).is(PERSON | GROUP) && !r.word(i).is(TITLE | GIVEN);
    let title = |i: u32| r.word(i).is(TITLE);
    let body = end - first > 1 && last.is(ORGANIZATION) && !last.is(GIVEN | PERSON | TITLE);
    // `Halden Star Lines`: what such a noun stands before is no name.
    let things = end - first > 2 && looks_common(r.of(end - 1)) && !last.is(GIVEN | SURNAME | PERSON | TITLE);
    if things && is_any(r.of(end - 2), words!["star", "pioneer", "champion", "angel"]) && !(first..end).any(title) {
        return true;
    }
    body && (first..end - 1).any(people) && !(first..end).any(title)
}

/// Where a person's name ends: before `of Ohio` in `Rep. Jan Roe of Ohio`.
pub fn person_end(r: Names, name: u32, end: u32, flags: u32) -> u32 {
    let of = (name + 1..end).find(|&i| matches!(r.of(i), "of" | "for"));
    let mut end = of.filter(|_| flags & PERSON != 0 && flags & ORGANIZATION == 0).unwrap_or(end);
    // Degrees and honours are no part of a name, `Jr.` is.
    let honour = |i: u32| r.word(i).is(SUFFIX) && r.token(i).has(UPPER) && !is_generation(r.of(i));
    while end > name + 1 && honour(end - 1) {
        end -= if r.token(end - 2).kind == Kind::Comma { 2 } else { 1 };
    }
    end.max(name + 1)
}

/// `Jr.`, `III`
fn is_generation(word: &str) -> bool {
    is_any(word.trim_end_matches('.'), words!["jr", "sr", "ii", "iii", "iv"])
}

/// Where the two words of a name begin that follow an office: `Minister OF Roads Jan Roe`, `Harbor Master Jan Roe`.
fn bearer_of_office(r: Names, first: u32, end: u32) -> Option<u32> {
    let at = end.checked_sub(2).filter(|&at| at > first)?;
    let plain = |i: u32| {
        let word = r.word(i);
        r.token(i).kind == Kind::Word && (word == Word(0) || word.is(GIVEN) || r.token(i).has(INITIAL))
    };
    // `Chairman of the Association of Fuel Marketers`
    let many = ["ers", "ors", "ists", "ians", "ies", "ions"].iter().any(|e| r.of(at + 1).ends_with(e));
    if !plain(at) || !plain(at + 1) || many && !r.word(at).is(GIVEN) {
        return None;
    }
    // `Secretary of State John F. Kerr`: an initial stands amid a name.
    let mut at = at;
    while r.token(at).has(INITIAL) && at > first + 1 && plain(at - 1) {
        at -= 1;
    }
    let is_of = |i: u32| matches!(r.of(i), "of" | "for");
    let of = if first >= 2 && is_of(first - 1) { Some(first - 1) } else { (first + 1..end).find(|&i| is_of(i)) };
    match of {
        // `Minister for Lands and Sea Defences`
        Some(_) if r.of(at - 1) == "and" => None,
        Some(of) => (at > of + 1 && r.word(of - 1).is(TITLE | PERSON)).then(|| name_begins(r, first, at)),
        // Words that stand in small letters too, one of them an office, are no names.
        None => {
            let common = |i: u32| {
                r.word(i) != Word(0) && !r.word(i).is(GIVEN | PLACE | PARTICLE) || r.case.lower.has(r.token(i).hash)
            };
            let office = |i: u32| r.word(i).is(PERSON | TITLE) || r.case.lower.has(r.token(i).hash);
            ((first..at).all(common) && (first..at).any(office)).then_some(at)
        }
    }
}

/// Where a name begins whose given name may not be its first word: `Minister of Information Sami Abdulqadir Roe`.
fn name_begins(r: Names, from: u32, given: u32) -> u32 {
    let Some(of) = (from..given).rev().find(|&i| matches!(r.of(i), "of" | "for")) else { return given };
    let mut at = given;
    let name = |i: u32| r.word(i).is(GIVEN) || r.word(i) == Word(0) && !looks_common(r.of(i));
    while at > of + 2 && name(at - 1) && r.token(at - 1).is_capital() {
        at -= 1;
    }
    at
}

/// Whether a word that no list has ends as common nouns do: `Affairs`, `Information`.
fn looks_common(word: &str) -> bool {
    const ENDINGS: Words =
        words!["s", "ion", "ment", "ity", "ance", "ence", "ture", "ing", "ship", "ism", "ery", "hood", "cy"];
    ENDINGS.iter().any(|e| word.len() > e.len() + 2 && word.ends_with(e))
}

/// Whether the words before a given name are no names themselves.
fn office_of(r: Names, from: u32, to: u32) -> bool {
    (from..to).any(|i| {
        let w = r.word(i);
        w.is(PERSON | TITLE | ORGANIZATION | DEMONYM | PLACE) || matches!(r.of(i), "of" | "for")
    })
}
