//! What lines near the top of a text are: trails, mottos, lists of people, prose.

use super::line::past_weekday;
use crate::doc::{dates, labels, shape};
use crate::lexicon::{self, Word};
use crate::text::Parts;
use crate::text::words::{any_of, is_any, is_mark};

/// `Ministry of Ports`, `Press Office`: whoever publishes.
pub(super) fn is_publisher(s: &str) -> bool {
    s.split_whitespace()
        .find(|w| !["The", "THE"].contains(w))
        .is_some_and(|first| Word::of(first).is(lexicon::ORGANIZATION))
}

/// `Home › News › Courts`, `News / Crown Court`, `Alumni | Giving | Log in`: where the page stands, or a menu.
pub(super) fn is_trail(s: &str) -> bool {
    let step = |b: u8| matches!(b, b'>' | b':' | b'/' | b'|' | 0x80..);
    if s.ends_with(any_of!['.', '?', '!']) || !s.bytes().any(step) && !s.trim().contains("   ") {
        return false;
    }
    let steps = [" › ", " » ", " > ", " → ", " :: "].iter().any(|by| s.contains(by))
        || s.matches(" / ").count() >= if labels::is_caps(s) { 1 } else { 2 };
    let menu = s.matches(" | ").count() >= 2 || s.matches(" · ").count() >= 2 || s.trim().contains("   ");
    steps || menu
}

/// `“The only letter that I read” – Gail R., member since 2011`: praise, above the title.
pub(super) fn is_motto(s: &str) -> bool {
    let inner =
        s.strip_prefix(any_of!['"', '“']).and_then(|rest| rest.find(any_of!['"', '”']).map(|at| rest.part(at..)));
    inner.is_some_and(|rest| {
        [" – ", " — ", " - "].iter().any(|dash| rest.trim_start_matches(any_of!['"', '”']).starts_with(dash))
    })
}

/// Running text, also a short sentence: `The minister arrived on foot.`
pub(super) fn is_running(s: &str) -> bool {
    let sentence = shape::ends_in_full_stop(s) && shape::words(s).nth(2).is_some() && !shape::is_title_case(s);
    sentence || shape::is_prose(s)
}

/// A line beside the title that says something of its own: it is long, or quotes somebody.
pub(super) fn is_standfirst(s: &str) -> bool {
    s.contains(any_of!['"', '“', '”', '«', '„']) || shape::words(s).nth(11).is_some()
}

/// `The price of salt has doubled.[1]`: a sentence with a note.
pub(super) fn is_noted(s: &str) -> bool {
    s.ends_with(']') && shape::ends_in_full_stop(s)
}

/// Whether a sentence ends within the line, as in a standfirst: `It crosses at noon. On Friday it will not`.
pub(super) fn has_sentences(s: &str) -> bool {
    s.match_indices(". ").any(|(i, _)| {
        let word = s.part(..i).rsplit(is_mark).next().unwrap_or("");
        let next = s.part(i + 2..);
        word.chars().count() > 3
            && word.starts_with(char::is_lowercase)
            && next.starts_with(char::is_uppercase)
            && !next.starts_with("Aired")
    })
}

/// `Briefers: Jan Roe, Spokesperson; Ada Lom, Adviser`: who takes part.
pub(super) fn is_list_of_people(s: &str) -> bool {
    let keys = [
        "present", "absent", "apologies", "chair", "members", "panel", "speakers", "participants", "witnesses",
        "spokesperson", "host", "guest", "guests", "interviewer", "moderator", "presenter",
    ];
    s.split_once(": ").is_some_and(|(key, people)| {
        // `Panel: What The Bees Tell Us` is a title.
        let listed = || people.contains(',') || labels::is_personal(people);
        !key.contains(' ') && (people.contains("; ") || is_any(key, &keys) && listed() || s.contains('\n'))
    })
}

/// `14:32 Trains stopped`, `Thursday, May 2nd`, `Posted by u/jroe 6 years ago`: when something is said, and no title.
pub(super) fn is_moment(s: &str) -> bool {
    let day = past_weekday(s);
    labels::bare_stamp(s).is_some()
        || dates::at_start(day).is_some_and(|d| d.end + 3 >= day.len())
        || labels::posted_by(s).is_some()
}

/// `Jan Roe (Town) (Lab)`, `Lord Roe Portrait Lord Roe`: whoever speaks below, and no title.
pub(super) fn is_member(s: &str) -> bool {
    // `Seed Potatoes (Import Certification)` may be one.
    let party = s.rfind('(').is_some_and(|open| s.ends_with(')') && s.len() - open <= 7);
    (party || s.contains(") (") || labels::portrait::before_name(s) > 0) && labels::parse_name_line(s).is_some()
}

/// Title case, and no sentence behind a label if there is one.
pub(super) fn is_headline(s: &str) -> bool {
    let said = s.part(labels::parse_any(s).map_or(0, |label| label.len)..);
    shape::is_title_case(said) && shape::words(said).nth(2).is_some() && !shape::ends_in_full_stop(said)
}

/// A turn, not a title with a name and a quotation in it: `Roe: Where are they?`, but not `Roe: 'We Won'`.
pub(super) fn is_labelled(line: &str) -> bool {
    if let Some((first, _)) = line.split_once('\n')
        && labels::parse_name_line(first.trim_end()).is_some()
    {
        return true;
    }
    let label = labels::parse_any(line);
    label.is_some_and(|l| !line.part(l.len..).starts_with(any_of!['\'', '‘']))
}
