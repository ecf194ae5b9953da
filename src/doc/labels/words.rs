//! What the words of a label say: names, roles, letters, or nobody at all.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use super::name_role::part_behind;
use super::{Class, strip_directions};
use crate::lexicon::{self, PAST, THIRD, Word};
use crate::text::Span;
use crate::text::words::{Words, any_of, bare, is_any, is_mark, words};
use crate::text::{Case, Parts};

/// Labels that stand for whoever asks, answers or presents.
const GENERIC: Words = words![
    "q", "a", "question", "answer", "interviewer", "interviewee", "host", "moderator", "presenter", "reporter",
    "journalist", "correspondent", "anchor", "anchorman", "anchorwoman", "announcer", "narrator", "caller", "operator",
    "interpreter", "translator", "voice", "voiceover", "questioner", "speaker", "clerk", "chairman", "audience",
    "crowd", "participant", "respondent", "staff", "male", "female", "court", "witness", "remark", "juror", "chair",
    // Of the Irish houses.
    "comhairle", "cathaoirleach", // Of ministries' briefings.
    "follow-up", "followup", "floor", // Of courts.
    "defense", "defence", "prosecution", // Several at once.
    "all", "both", "everyone",
];

/// Openings with a colon that name no speaker.
const NO_SPEAKER: Words = words![
    "source", "sources", "note", "notes", "exclusive", "headlines", "headline", "by", "photo", "file photo", "image",
    "video", "update", "updated", "correction", "breaking", "read more", "see also", "related", "watch",
    "editor's note", "editor’s note", "subject", "date", "time", "place", "location", "tags", "briefers", "briefer",
    "contact", "caption", "summary", "background", "conclusion", "introduction", "first", "second", "third", "fourth",
    "finally", "one", "two", "three", "warning", "title", "from", "to", "cc", "re", "ps", "p.s",
    // What a script has played.
    "music", "sfx", "sound", "fx", "audio", "graphic", "appearances", "transcript", "applause", "laughter", "silence",
    "credits", "image source", "call participants", "participants", "attendees", "contents", "duration", "edit",
    "present", "absent", "translation", "meaning", "next", "previous",
];

/// Words that make a lead-in sentence of what stands before a colon.
const VERBS: Words = words![
    "is", "are", "was", "were", "said", "says", "say", "wrote", "writes", "added", "adds", "asked", "told",
    "explained", "reports", "reported", "follows", "following", "that", "continued", "stated", "commented", "answered",
    "replied", "has", "have", "had", "be", "reads", "excerpts",
];

/// Words of a label at most, where it has no office.
const NAME_WORDS: usize = 8;
/// Words of a label at most that an office begins: `President of … and Chairman of … Jan Roe`.
const OFFICE_WORDS: usize = 28;

pub(in crate::doc) fn classify(core: &str) -> Option<Class> {
    if core.is_empty() || is_any(core, NO_SPEAKER) {
        return None;
    }
    // `Jan Roe - Host`
    if let Some((end, _)) = part_behind(core).filter(|_| !core.contains(',')) {
        return classify(core.part(..end));
    }
    // The affiliation after a comma may be anything: `Jan Roe, head of the Reform Party`.
    // Party and constituency in brackets are passed over: `REP. JAN ROE (D-MD), COMMITTEE CHAIR`.
    let (head, affiliation) = core.split_once(',').unwrap_or((core, ""));
    let head = strip_directions(head.trim(), Span::new(0, head.trim().len())).of(head.trim());
    // `SPEAKER_01`
    let mut words: Vec<&str> = head.split(|c: char| c.is_whitespace() || c == '_').filter(|w| !w.is_empty()).collect();
    // `Speaker 1`, `UNIDENTIFIED PERSON #2`: somebody of whom there are several; `Chapter 2` is nobody.
    // `MEMBER B`, `Witness H`
    let one = || {
        is_any(words[0], GENERIC) || Word::of(bare(words[0])).is(lexicon::PERSON) && !is_any(words[0], words!["sir"])
    };
    let lettered = words.len() == 2 && words[1].len() == 1 && one();
    let numbered = lettered || words.len() >= 2 && is_number(words[words.len() - 1].trim_start_matches('#'));
    if numbered {
        words.pop();
        // `JUROR NO. 7`
        words.pop_if(|w| is_any(bare(w), words!["no", "number"]));
    }
    // `For the Plaintiff: JAN ROE, ESQ.` lists who appears.
    if words.len() >= 2 && is_any(words[0], words!["for", "on"]) {
        return None;
    }
    let last = bare(words.last()?);
    // `NEXT WEEK: The governor testifies.`
    let day = words.len() > 1
        && is_any(last, words!["week", "month", "year", "day", "today", "tomorrow", "yesterday", "weekend"]);
    if day {
        return None;
    }
    // `Deposition of: JAN ROE`, `APPEARANCES OF COUNSEL:`: a heading over what follows, whoever that is.
    let heads =
        words.first().is_some_and(|w| is_any(bare(w), words!["appearances", "deposition", "exhibits", "testimony"]));
    if heads || Word::of(last).function() == lexicon::PREPOSITION && words.len() > 1 {
        return None;
    }
    if numbered {
        let somebody = is_any(last, GENERIC) || Word::of(last).is(lexicon::PERSON);
        return (somebody && words.len() <= 3).then_some(Class::Generic);
    }
    let long = if words.iter().any(|w| is_role(bare(w))) { OFFICE_WORDS } else { NAME_WORDS };
    if words.len() > long || core.split_whitespace().count() > long + 6 || is_clause(&words, affiliation) {
        return None;
    }
    if core.split(is_mark).any(|w| is_any(w, VERBS)) {
        return None;
    }
    // `AUDIENCE MEMBER`
    if words.len() == 2
        && is_any(words[0], words!["audience", "crowd", "congregation"])
        && is_any(last, words!["member", "members"])
    {
        return Some(Class::Generic);
    }
    if is_any(last, GENERIC) && words.len() <= 3 && words.first().is_some_and(|w| capital(w)) {
        return Some(Class::Generic);
    }
    if !capital(words[0]) && !is_particle(bare(words[0])) {
        return bare(words[0]).eq_ignore_ascii_case("hon").then_some(Class::Person);
    }
    if words.len() == 1 {
        return Some(if Word::of(last).is(lexicon::PERSON | lexicon::GROUP) { Class::Person } else { Class::Single });
    }
    // `Reporter in clip`, `Farmer on tape`: whoever it is, and how one hears him.
    let heard = words
        .iter()
        .position(|w| is_any(w, words!["in", "on", "via", "by", "over", "from"]))
        .filter(|&at| at > 0 && at + 4 > words.len());
    if let Some(at) = heard {
        let noun = bare(words[at - 1]);
        if is_any(noun, GENERIC) || Word::of(noun).is(lexicon::PERSON) && at <= 2 {
            return Some(Class::Person);
        }
    }
    // `Woman with red scarf`, `Old man at the gate`
    let linked = words.iter().position(|w| Word::of(w).function() == lexicon::PREPOSITION);
    if let Some(at) = linked.filter(|at| (1..=2).contains(at) && words.len() <= 7 && !capital(last))
        && Word::of(bare(words[at - 1])).is(lexicon::PERSON)
    {
        return Some(Class::Person);
    }
    // `THE CHIEF JUSTICE`
    if words[0] == "THE" && words.len() <= 4 && is_role(last) {
        return Some(Class::Person);
    }
    // `PRIME MINISTER`, `HEARING OFFICER`: an office in capitals, of words that nobody is called.
    let common = |w: &&str| {
        let entry = Word::of(w);
        entry != Word::default() && !entry.is(lexicon::GIVEN | lexicon::SURNAME) && !w.ends_with('.')
    };
    let rank = is_any(words[0], words!["prime", "vice", "acting", "under", "first", "chief", "deputy"]);
    let office = is_caps(head) && (2..=3).contains(&words.len()) && words.iter().skip(usize::from(rank)).all(common);
    if office && is_role(last) && (rank || !Word::of(words[0]).is(lexicon::TITLE)) {
        return Some(Class::Person);
    }
    // `Roe and Doe`
    if let [one, "and" | "&", other] = words[..]
        && [one, other].iter().all(|w| capital(w) && is_plain_name(w))
    {
        return Some(Class::Person);
    }
    let person = Word::of(last).is(lexicon::PERSON | lexicon::GROUP);
    let lowercase = words.iter().filter(|w| !capital(w) && !is_particle(bare(w))).count();
    let unnamed = is_any(words[0], words!["unidentified", "unknown", "unnamed"]);
    // `SENIOR ADMINISTRATION OFFICIAL`: in capitals only what nobody is called.
    let official = matches!(last.lower().as_str(), "official" | "officials" | "staffer" | "aide" | "spokesperson");
    let title = words.iter().any(|w| Word::of(bare(w)).is(lexicon::GIVEN));
    if person && words.len() <= 4 && (!is_caps(head) || unnamed || official && !title) {
        return Some(Class::Person);
    }
    // `Veterinarian and columnist Nadim Saffar`: lower-case words are fine before a name of two words.
    let tail = words.iter().rev().take_while(|w| capital(w)).count();
    let office = is_role(bare(words[0])) && words.len() > NAME_WORDS;
    (lowercase == 0 || (tail >= 2 && lowercase <= 4) || office && last.starts_with(char::is_uppercase))
        .then_some(Class::Name)
}

/// `Here, Roe picks up the story`, `Ask Jan Roe, and he will answer`, `Roe warned the mayor`: a sentence that leads in.
fn is_clause(words: &[&str], affiliation: &str) -> bool {
    // `al-Rifqi` is a name, `warned` no part of one.
    let finite = |w: &str| {
        let entry = Word::of(bare(w));
        let modal = entry.function() == lexicon::AUX || (lexicon::HE..=lexicon::FIRST).contains(&entry.function());
        w.starts_with(char::is_lowercase)
            && (entry.verb() != 0 && matches!(entry.form(), PAST | THIRD) && !entry.is(lexicon::NOUN | lexicon::PERSON)
                || modal)
    };
    let first = Word::of(bare(words.first().copied().unwrap_or("")));
    // `Several members`, `Second boy`
    let counted = (2..=3).contains(&words.len())
        && is_any(
            words[0],
            words!["several", "some", "many", "another", "first", "second", "third", "fourth", "other"],
        )
        && Word::of(bare(words[words.len() - 1])).is(lexicon::PERSON | lexicon::GROUP);
    let deictic = !counted
        && !is_any(words[0], words!["the", "a", "an", "q", "a.", "all", "both", "everyone"])
        && (matches!(
            first.function(),
            lexicon::DETERMINER | lexicon::ADVERB | lexicon::SUBORDINATOR | lexicon::CONJUNCTION | lexicon::THAT
        ) || (lexicon::HE..=lexicon::FIRST).contains(&first.function()))
        && words[0].chars().any(char::is_lowercase);
    let affiliation: Vec<&str> = affiliation.split_whitespace().collect();
    // `Überfahrt, which stands before it:`
    let relative = words.len() == 1
        && affiliation.first().is_some_and(|w| w.starts_with(char::is_lowercase))
        && affiliation.len() > 2;
    deictic || relative || words.iter().skip(1).chain(&affiliation).any(|w| finite(w))
}

/// `Roe, Jan`: the surname first, as directories have it.
pub(in crate::doc) fn is_surname_first(words: &str) -> bool {
    words.split_once(", ").is_some_and(|(surname, given)| {
        let one = |w: &str| capital(w) && !w.contains(any_of![' ', ',']) && !is_role(w);
        // `van Veld, Tom`
        let family = surname.rsplit(' ').next().unwrap_or(surname);
        let particles = surname.part(..surname.len() - family.len()).split_whitespace().all(is_particle);
        one(family)
            && particles
            && one(given)
            && Word::of(given).is(lexicon::GIVEN)
            && !Word::of(given).is(lexicon::PLACE)
    })
}

/// `2`, `TWO`: which of several.
fn is_number(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit()) || is_any(word, words!["one", "two", "three", "four", "five", "six"])
}

/// `al-Rifqi` is as good as a capital.
pub(super) fn capital(w: &str) -> bool {
    // `JAN "RED" ROE`
    let w = w.trim_start_matches(any_of!['"', '“']);
    w.starts_with(|c: char| c.is_uppercase() || c == '\'' || c == '’')
        || w.split_once('-').is_some_and(|(p, rest)| p.len() == 2 && rest.starts_with(char::is_uppercase))
}

/// One to five words as names have them, and no office: `Dr. Jan Roe`, `van der Roe`, `J. T. O’Roe`.
pub(super) fn is_plain_name(words: &str) -> bool {
    words.split(' ').nth(5).is_none()
        && words.split(' ').all(|w| {
            let stem = w.trim_end_matches('.');
            let letters = |c: char| c.is_alphabetic() || matches!(c, '-' | '\'' | '’');
            let entry = Word::of(stem);
            (capital(w) || is_particle(w))
                && (stem.len() == w.len()
                    || stem.chars().nth(1).is_none()
                    || entry.is(lexicon::TITLE | lexicon::SUFFIX))
                && stem.chars().all(letters)
                && (entry.function() == 0 || is_particle(w))
                && (!entry.is(lexicon::DAY) || entry.is(lexicon::GIVEN))
        })
}

/// Whether words name a person or say what somebody is: a title, a given name, an office at the end; `Cook Time` does not.
pub(in crate::doc) fn is_personal(words: &str) -> bool {
    let person = |w: &str, kinds: u32| {
        let entry = Word::of(bare(w));
        entry.is(kinds) && !(entry.is(lexicon::PLACE) || entry.is(lexicon::DAY) && !entry.is(lexicon::GIVEN))
    };
    words.split(any_of![' ', ',']).any(|w| person(w, lexicon::TITLE | lexicon::GIVEN))
        || words.rsplit(' ').next().is_some_and(|last| person(last, lexicon::PERSON))
}

/// Capitals without a small letter.
pub(in crate::doc) fn is_caps(s: &str) -> bool {
    s.chars().any(char::is_uppercase) && !s.chars().any(char::is_lowercase)
}

/// A word in capitals as lists of speakers set it: `ROE`, `McCALE`, `FitzWARREN`, `O'ROE`, `T.`
pub(super) fn is_surname_in_caps(word: &str) -> bool {
    let word = word.trim_end_matches(any_of!['.', ',']);
    let small = word.chars().filter(|c| c.is_lowercase()).count();
    let tail = word.chars().rev().take_while(|c| !c.is_lowercase()).filter(|c| c.is_uppercase()).count();
    word.starts_with(char::is_uppercase) && (small == 0 || small <= 4 && tail >= 2 && small < word.len())
}

pub(super) fn is_particle(word: &str) -> bool {
    Word::of(word).is(lexicon::PARTICLE) || word.eq_ignore_ascii_case("of")
}

/// Words for offices and trades: what stands before a name and is not part of it.
pub(super) fn is_role(word: &str) -> bool {
    Word::of(word).is(lexicon::PERSON | lexicon::TITLE)
}
