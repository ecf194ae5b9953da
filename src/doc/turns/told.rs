//! What a record or a page tells between turns and below the last, which nobody says: who did what, what was moved, what
//! was closed, where the transcript ends.

use super::spoken::speaks;
use crate::doc::{labels, shape};
use crate::lexicon::{self, PAST, Word};
use crate::text::Case;
use crate::text::words::{any_of, bare, is_any, is_digit, is_mark, words};

/// `JAN ROE (sworn)`, `JAN ROE, having been duly sworn, …`: a record names the next witness.
pub(super) fn takes_oath(s: &str) -> bool {
    let mut words = s.split(any_of![' ', ',']).filter(|w| !w.is_empty());
    let mut capitals = || words.next().is_some_and(|w| w.chars().nth(1).is_some() && labels::is_caps(w));
    capitals() && capitals() && ["sworn", "affirmed", "(called)", "(recalled)"].iter().any(|w| shape::holds(s, w))
}

/// `Mr Roe interjecting—`, `Jan Roe indicated dissent.`: a short line that says what a speaker does.
pub(super) fn acts(s: &str, names: &[String]) -> bool {
    if shape::is_longer(s, 80) {
        return false;
    }
    let lower = s.lower();
    let members = &["hon.", "hon", "members", "member", "senators", "honourable"];
    let is_title = |w: &str| Word::of(bare(w)).is(lexicon::TITLE | lexicon::PERSON);
    let titled = s.split_whitespace().next().is_some_and(is_title);
    // `Jan Roe (Upper Velm) (Con) rose—`
    let mut depth = 0;
    let mut outside = s.split_whitespace().filter(|w| {
        depth += i32::from(w.starts_with('('));
        let within = depth > 0;
        depth -= i32::from(w.ends_with(')'));
        !within
    });
    let verb = outside.find(|w| !w.starts_with(char::is_uppercase) && !members.contains(w)).unwrap_or("");
    let stem = verb.trim_end_matches(|c: char| !c.is_alphabetic());
    let gesture = Word::of(stem);
    let few = s.split_whitespace().count() <= 5;
    // `Several hon. Members rose—`, `Opposition members interjecting—`
    let broken_off = s.ends_with(any_of!['—', '–', '-']) && (few || s.ends_with(") rose—"));
    if broken_off && (stem == "rose" || stem == "interjecting")
        || titled && few && verb.contains("ing") && s.ends_with(any_of!['—', '–', '-', '.'])
    {
        return true;
    }
    // Labels of one word are looked up by the words of the line, since there may be many of them.
    let known = |words: usize| {
        let head: Vec<&str> = lower.split_whitespace().skip_while(|w| titled && is_title(w)).take(words).collect();
        names.binary_search(&head.join(" ")).is_ok()
    };
    // `Jan Roe laughs.`
    let gestures = &[
        "laughs", "nods", "sighs", "smiles", "coughs", "shrugs", "rises", "stands", "sits", "leaves", "enters",
        "exits", "pauses", "claps", "cries", "weeps", "chuckles", "grins",
    ];
    if few && gestures.contains(&stem) && (1..=4).any(known) {
        return true;
    }
    let narrated = gesture.form() == PAST || verb.ends_with("ed") || verb.ends_with("ing") || verb == "rose";
    narrated && verb.starts_with(char::is_lowercase) && (1..=4).any(known) && !lower.contains(" i ")
}

/// `Enter CONSTABLE ROE, wet.`, `Exit Mavis.`: somebody in capitals, or who speaks; `Enter any shop` is said.
pub(super) fn enters(s: &str, names: &[String]) -> bool {
    let Some((head, rest)) = s.split_once(' ') else { return s == "Exeunt." };
    let somebody = || {
        let lower = rest.lower();
        rest.split(is_mark).any(|w| w.len() > 1 && labels::is_caps(w)) || names.iter().any(|name| lower.contains(name))
    };
    (head == "Exeunt" || matches!(head, "Enter" | "Exit") && somebody()) && !shape::is_longer(s, 80)
}

/// `TO ORDER A VIDEO …` amid speech in small letters; a name in capitals that a court's record announces.
pub(super) fn is_set_in_capitals(s: &str) -> bool {
    let letters = s.chars().filter(|c| c.is_alphabetic()).count();
    let head: Vec<&str> = s.split_whitespace().take(2).collect();
    let announced = head.len() == 2
        && head.iter().all(|w| labels::is_caps(w) && w.chars().filter(|c| c.is_alphabetic()).count() >= 3)
        && s.ends_with(':');
    letters >= 12 && labels::is_caps(s) || announced
}

/// `The motion was agreed to.`, `The clerk proceeded to call the roll.`: what a record of debates tells by itself.
pub(super) fn is_procedure(s: &str) -> bool {
    let words: Vec<&str> = s.split_whitespace().collect();
    let told = |w: &&str| {
        let entry = Word::of(w);
        w.starts_with(char::is_lowercase) && (entry.form() == PAST || matches!(*w, "was" | "were"))
            || w.ends_with("ed") && entry.function() == 0
    };
    let person = words.iter().any(|w| Word::of(w).function() == lexicon::FIRST);
    s.starts_with("The ") && words.len() <= 16 && s.ends_with('.') && words.iter().take(6).any(told) && !person
}

/// Digits, and no word of three letters.
pub(super) fn is_page_foot(s: &str) -> bool {
    let mut letters = 0;
    s.contains(is_digit)
        && s.chars().all(|c| {
            letters = if c.is_alphabetic() { letters + 1 } else { 0 };
            letters < 3
        })
}

/// `There was no objection.`, `The Clerk read as follows:`, `Question put and agreed to.`: what a record always says alike.
///
/// `record`: this is plainly a record of debates.
pub(super) fn is_formula(s: &str, record: bool) -> bool {
    let heads = &[
        "There was no objection",
        "It was so decided",
        "Question put",
        "Question proposed",
        "Question again proposed",
        "Question agreed",
        "Question accordingly",
        "Motion agreed",
        "Motion made, and",
        "Motion by ",
        "Motion to ",
        "Motion carried",
        "Moved by ",
        "Seconded by ",
        "Amendment agreed",
        "Bill read",
        "Debate resumed",
        "Debate adjourned",
        "House adjourned",
        "Sitting suspended",
        "The House divided",
        "The Committee divided",
        "The meeting rose at",
        "The meeting was called to order",
        "The meeting was suspended",
        "The sitting was ",
        "The sitting rose",
        "The House rose",
        "The committee adjourned",
    ];
    // `Debate concluded.`, `Bill accordingly read a Second time.`
    let told = || {
        let (head, rest) = s.split_once(' ').unwrap_or((s, ""));
        let done = |w: &str| w.starts_with(char::is_lowercase) && (w.ends_with("ed") || matches!(w, "read" | "put"));
        is_any(
            head,
            words!["debate", "bill", "motion", "question", "amendment", "clause", "house", "sitting", "meeting"],
        ) && rest.split_whitespace().nth(8).is_none()
            && rest.split(any_of![' ', '.']).take(3).any(done)
            && !speaks(s)
    };
    // `The hearing was adjourned at 9.40 p.m.`
    let closed = || {
        let words: Vec<&str> = s.split(' ').take(5).collect();
        let event = &[
            "meeting", "hearing", "sitting", "session", "trial", "court", "house", "committee", "council", "inquest",
            "debate",
        ];
        let over = &["adjourned", "closed", "concluded", "suspended", "rose", "ended", "recessed", "resumed"];
        // `The joint committee adjourned at 2 p.m.`
        let rest = words.iter().skip_while(|w| !is_any(w, event));
        words.first() == Some(&"The") && rest.skip(1).take(2).any(|w| is_any(w, over)) && s.contains(is_digit)
    };
    !shape::is_longer(s, 120)
        && (told()
            || closed()
            || heads.iter().any(|h| s.starts_with(h)) && !speaks(s)
            || record && s.starts_with("The ") && s.ends_with("as follows:"))
}

/// `Call participants:`, `Duration: 41 minutes`: what stands below a transcript.
pub(super) fn lists_people(s: &str) -> bool {
    let heads = &[
        "call participants:",
        "participants:",
        "attendees:",
        "company participants:",
        "conference call participants:",
    ];
    let lasts = s.starts_with("Duration: ") && s.contains(is_digit) && !shape::is_longer(s, 40);
    lasts || heads.iter().any(|h| s.eq_ignore_ascii_case(h))
}

/// `[END OF INTERVIEW]`, `###`, `Transcribed by A. Roe`, `This transcript was made by machine`: nobody speaks any more.
pub(super) fn ends_transcript(s: &str) -> bool {
    if shape::is_longer(s, 300) {
        return false;
    }
    let marks = s.len() <= 12 && s.contains('#') && s.chars().all(|c| matches!(c, '#' | ' '));
    let bare = s.trim_matches(is_mark).lower();
    let ends = &[
        "end", "curtain", "blackout", "the end", "end of interview", "end of transcript", "end of recording",
        "end of audio", "end transcript",
    ];
    let notices = &[
        "Recorded on ", "Recorded in ", "Recorded at ", "Transcribed by ", "This transcript was ",
        "This transcript has ", "Transcript by ", "©", "Copyright ©",
    ];
    marks
        || ends.contains(&bare.as_str())
        || notices.iter().any(|n| s.starts_with(n)) && !speaks(s)
        || s.contains(" transcripts are created on a rush deadline")
}

/// `Questions & Answers:` between name lines.
pub(super) fn is_section(s: &str) -> bool {
    s.ends_with(':') && s.split(' ').nth(4).is_none() && shape::is_title_case(s.trim_end_matches(':'))
}

/// `SFX: door`, `MUSIC: opening theme`: capitals and a few words that are no sentence.
pub(super) fn is_effect(s: &str) -> bool {
    s.split_once(':').is_some_and(|(head, rest)| {
        let rest = rest.trim_start();
        labels::is_caps(head)
            && head.len() <= 24
            && (rest.is_empty() || rest.starts_with(char::is_lowercase))
            && !rest.ends_with(any_of!['.', '?', '!'])
    })
}
