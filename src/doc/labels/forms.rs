//! Labels that end in no colon: `Mr. ROE.`, `Q)`, `[Speaker 1]`, `Jan Roe  0:34`.

use super::words::{capital, classify, is_caps, is_particle, is_surname_in_caps};
use super::{Class, RawLabel, leading_direction, leading_time, strip_directions};
use crate::lexicon::{PAST, PERSON, RELATIVE, TITLE, Word};
use crate::text::Parts;
use crate::text::Span;
use crate::text::seek;
use crate::text::words::{Words, any_of, first_line, is_any, is_digit, leading, without_last, words};

/// Bytes of a label without a colon at most.
const WINDOW: usize = 160;

/// The longest head of `s` that is worth reading.
pub(super) fn window(s: &str) -> &str {
    let end = (0..=s.len().min(WINDOW)).rev().find(|&i| s.is_char_boundary(i)).unwrap_or(0);
    s.part(..end)
}

/// `Q    text`, `Q) text`, `A.   text`: the letters of questions and answers.
pub(in crate::doc) fn parse_letter(s: &str) -> Option<RawLabel> {
    let letter = s.chars().next().filter(|c| matches!(c, 'Q' | 'A'))?;
    // `Q1. Where?`
    let number = leading(s.part(1..), is_digit);
    let number = if number <= 3 && s.part(1 + number..).starts_with(any_of!['.', ':', ')']) { number } else { 0 };
    let rest = s.part(1 + number..);
    // `Q1. From Jan Roe, Quay Street`
    if let Some(name) = rest.part(usize::from(number > 0)..).strip_prefix(" From ").filter(|_| number > 0) {
        let asker = name.split(any_of![',', '(']).next().unwrap_or(name).trim_end();
        if !name.contains(any_of!['.', '?', '!', '\n']) && classify(asker) == Some(Class::Name) {
            let at = s.len() - name.len();
            return Some(RawLabel { class: Class::Name, core: Span::new(at, at + asker.len()), len: s.len() });
        }
        if !name.contains(any_of!['.', '?', '!', '\n']) {
            return Some(RawLabel { class: Class::Generic, core: Span::new(0, 1), len: s.len() });
        }
    }
    if number > 0 {
        let len = 2 + number + leading_direction(rest.part(1..));
        return (len < s.len()).then_some(RawLabel { class: Class::Generic, core: Span::new(0, 1), len });
    }
    // `Q (Jan Roe, Radio Velm): When?` has a name, and ends in a colon.
    if rest.trim_start().starts_with('(') && window(rest).contains("):") {
        return None;
    }
    let mark = leading(rest, |c| matches!(c, '.' | ')' | ' ' | '/'));
    let marks = rest.part(..mark).trim_end();
    let after = rest.part(mark..);
    let blank = leading(rest.part(marks.len()..), char::is_whitespace);
    let ok = match marks {
        "" => after.starts_with(any_of!['\t', '\u{a0}']) || letter == 'Q' && blank >= 1 || blank >= 2,
        // `A. Roe said` has a name; `A.   I tune pianos.` is set off.
        "." => blank >= 2 || letter == 'Q' && blank >= 1 || after.starts_with('\t'),
        // `Q/ Where?`
        "/" => blank >= 1,
        _ => marks.len() <= 4 && marks.contains(')') && !marks.contains("))"),
    };
    let len = 1 + marks.len() + leading_direction(rest.part(marks.len()..));
    (ok && len < s.len()).then_some(RawLabel { class: Class::Generic, core: Span::new(0, 1), len })
}

/// `A. text`, `A Text`, which are labels where questions stand as `Q. text`: else `A. Roe` has an initial.
pub(in crate::doc) fn parse_answer(s: &str) -> Option<RawLabel> {
    let unmarked =
        || s.strip_prefix("A ").filter(|said| said.starts_with(|c: char| c.is_uppercase() || super::is_opening(c)));
    let said = s.strip_prefix("A. ").or_else(unmarked)?.trim_start();
    let core = Span::new(0, 1);
    (!said.is_empty()).then_some(RawLabel { class: Class::Generic, core, len: s.len() - said.len() })
}

/// Titles that begin a label of a record of debates.
const TITLES: Words = words!["Mr.", "Mrs.", "Ms.", "Miss", "Dr.", "The", "Senator", "Mr", "Ms"];

/// `Mr. ROE. Mr. President, …`, `Ms. LINDA T. ROE of Ohio (during the reading). I`, `The PRESIDING OFFICER (Mr. Poe). The`:
/// a title and capitals that end in a full stop.
pub(in crate::doc) fn parse_stop(s: &str) -> Option<RawLabel> {
    let head = window(s);
    let mut at = 0;
    let mut core_end = 0;
    let mut of = false;
    let mut capitals = false;
    let mut titled = false;
    loop {
        at += leading(head.part(at..), |c| matches!(c, ' ' | '\u{a0}' | '\n' | '\r'));
        let rest = head.part(at..);
        if rest.starts_with('(') && capitals {
            at += rest.find(").")? + 1;
            break;
        }
        let word = rest.split(any_of![' ', '\u{a0}', '\n', '\r']).next().filter(|w| !w.is_empty())?;
        if !titled {
            titled = TITLES.contains(word)
                || word.starts_with(char::is_uppercase)
                    && !is_caps(word)
                    && Word::of(word.trim_end_matches('.')).is(TITLE);
            if !titled {
                return None;
            }
            at += word.len();
            continue;
        }
        let bare = word.trim_end_matches('.');
        let small = is_particle(bare) && bare.starts_with(char::is_lowercase) || matches!(bare, "pro" | "tempore");
        // A place in small letters follows `of`: `Mr. ROE of East Carol.`
        let surname = is_surname_in_caps(bare) && (bare.chars().count() >= 2 || word.ends_with('.'));
        if !(small || of && capital(bare) || !of && surname) {
            return None;
        }
        of |= bare == "of";
        let initial =
            bare.chars().count() <= 1 || is_any(bare, words!["jr", "sr"]) && !rest.part(word.len()..).starts_with("  ");
        capitals |= !of && bare.chars().filter(|c| c.is_uppercase()).count() >= 2;
        at += word.len();
        if !of {
            core_end = at - (word.len() - bare.len());
        }
        if word.ends_with('.') && (of || !initial) {
            at -= 1;
            break;
        }
        if initial && word.ends_with('.') {
            core_end = at;
        }
    }
    let text = s.part(at + 1..);
    let place_end = at;
    let core = super::holder_in_brackets(s, Span::new(0, place_end)).unwrap_or(Span::new(0, core_end));
    let blank = leading(text, char::is_whitespace);
    if !capitals || blank == 0 || text.len() == blank {
        return None;
    }
    let office = head.starts_with("The") && core.start() == 0;
    let class = if office { Class::Generic } else { Class::Name };
    Some(RawLabel { class, core, len: at + 1 + leading_direction(text) })
}

/// How many words what somebody is has at most, between the name and the full stop.
const ROLE: usize = 14;

/// `Senator Roe. The hearing will come to order.`, `The Chairman. Without objection.`: a title and a surname in small
/// letters, which are a label where the text has several such.
pub(in crate::doc) fn parse_small_stop(s: &str) -> Option<RawLabel> {
    let head = window(s);
    let (title, rest) = head.split_once(any_of![' ', '\u{a0}'])?;
    // The full stop stands behind one of three words.
    let bytes = rest.as_bytes();
    let stops = |at: usize| at.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&b'.');
    if !seek::memchr_iter(b' ', bytes).take(ROLE).any(stops) && seek::memchr(b'\n', bytes).is_none() {
        return None;
    }
    // `M. le président. The sitting is open.`, as French records have it.
    let french = matches!(title, "M." | "MM.");
    let office = title == "The";
    let titled = office || french || Word::of(title.trim_end_matches('.')).is(TITLE);
    if !titled || !title.starts_with(char::is_uppercase) {
        return None;
    }
    let stop = rest.find(". ").or_else(|| rest.find(".\n"))?;
    let told = rest.part(..stop);
    // `Mme Jan Roe, rapporteur of the committee. No.`
    let name = told.split(", ").next().unwrap_or(told);
    let role = told.part(name.len()..);
    let tells = |w: &str| Word::of(w).verb() != 0 && Word::of(w).form() == PAST || Word::of(w).function() == RELATIVE;
    let is_role = role.len() > 2
        && role.part(2..).starts_with(char::is_lowercase)
        && !role.part(2..).contains(any_of![',', ';', ':', '?'])
        && role.split(' ').skip(1).count() <= ROLE
        && !matches!(role.split(' ').nth(1), Some("a" | "an" | "the"))
        && !role.split(' ').any(tells);
    if !role.is_empty() && !is_role {
        return None;
    }
    let chair = ["le ", "la "].iter().find_map(|article| name.strip_prefix(article)).filter(|noun| !noun.contains(' '));
    let name = chair.map_or(name, |noun| noun);
    let words = name.split(any_of![' ', '\u{a0}']);
    let named = |w: &str| {
        capital(w) && !is_caps(w) && w.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
            || is_particle(w)
    };
    let held = !office || Word::of(name).is(PERSON | TITLE);
    let fits = words.clone().count() <= if office { 2 } else { 3 } && words.clone().all(named) && held;
    if chair.is_none() && !fits {
        return None;
    }
    let said = s.part(title.len() + 1 + stop + 1..).trim_start();
    let opens = |c: char| c.is_uppercase() || c.is_ascii_digit() || super::is_opening(c);
    let spoken = said.starts_with(opens) && !said.starts_with(any_of!['—', '–']);
    let class = if office || chair.is_some() { Class::Generic } else { Class::Name };
    // `M. Jan Roe` would have an initial.
    let from = if french && chair.is_none() { title.len() + 1 } else { 0 };
    let core = Span::new(from, title.len() + 1 + told.len() - role.len());
    spoken.then_some(RawLabel { class, core, len: s.len() - said.len() })
}

/// `[Speaker 1] Text`, `[09:00:03] [Agent] Text`, `- [Jan Roe] Text`: a name in square brackets before what is said.
pub(in crate::doc) fn parse_bracketed(s: &str) -> Option<RawLabel> {
    let timed = leading_time(s).is_some();
    // `[Laughter] Well` has a direction; a lone word is a speaker's only beside a time.
    parse_bracketed_name(s).filter(|raw| raw.class != Class::Single || timed)
}

/// The same, also of a single word, which names a speaker only if the text bears it out.
pub(in crate::doc) fn parse_bracketed_name(s: &str) -> Option<RawLabel> {
    let dash = if s.starts_with("- ") { s.len() - s.part(1..).trim_start().len() } else { 0 };
    let mut lead = leading_time(s).unwrap_or(dash);
    // `[Text] [Roe] Good morning.`, as monitoring services begin.
    if let Some(rest) = ["[Text] ", "[Excerpt] ", "[Excerpts] "].iter().find_map(|w| s.part(lead..).strip_prefix(w))
        && rest.starts_with('[')
    {
        lead = s.len() - rest.len();
    }
    // `[Begin recording] [Roe] Good morning.`
    for _ in 0..4 {
        lead += technical(s.part(lead..)).filter(|&end| s.part(lead + end..).starts_with('[')).unwrap_or(0);
    }
    let inner = s.part(lead..).strip_prefix('[')?;
    let end = window(inner).find(']')?;
    // `[Jan Roe:] text`
    let words = inner.part(..end).trim_end_matches(any_of![' ', ':']);
    // `[Roe, sitting at a desk, in Arabic] text`
    let name = words.split(", ").next().unwrap_or(words);
    let told = words.part(name.len()..).strip_prefix(", ").is_some_and(|told| told.starts_with(char::is_lowercase));
    let words = if told { name } else { words };
    let mut core = Span::new(lead + 1, lead + 1 + words.len()).trim(s);
    core = strip_directions(s, core);
    let class = classify(core.of(s))?;
    let after = s.part(lead + end + 2..);
    let text = after.trim_start_matches(any_of![' ', ':', '\n']);
    let begins = |c: char| if told { c.is_uppercase() || c.is_ascii_digit() } else { c.is_alphanumeric() };
    (text.starts_with(|c: char| begins(c) || super::is_opening(c)) && !core.of(s).contains(',')).then(|| RawLabel {
        class,
        core,
        len: s.len() - text.len(),
    })
}

/// How long a bracket is, with the blanks behind it, that tells of the recording and names nobody.
fn technical(s: &str) -> Option<usize> {
    let inner = s.strip_prefix('[')?;
    let told = ["Begin ", "Start ", "End ", "Video ", "Passage ", "Text ", "begin ", "end ", "video ", "passage "];
    let end = window(inner).find(']').filter(|_| told.iter().any(|w| inner.starts_with(w)))?;
    let rest = inner.part(end + 1..);
    Some(s.len() - rest.trim_start().len())
}

/// A time of day or of a recording at the end of `s`, with its brackets: where it begins.
pub(super) fn closing_time(s: &str) -> Option<usize> {
    let body = s.trim_end_matches(any_of![')', ']']);
    let day = [" AM", " PM", " am", " pm"].iter().find_map(|half| body.strip_suffix(half)).unwrap_or(body);
    let digits = day.len() - day.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.')).len();
    let time = day.part(day.len() - digits..);
    let ok = time.contains(':')
        && !time.starts_with(any_of![':', '.'])
        && !time.ends_with(any_of![':', '.'])
        && time.len() >= 4;
    let mut before = day.part(..day.len() - digits).trim_end_matches(any_of!['(', '[']);
    // `Jan Roe — 12/03/2021 14:05`, `Jan Roe — Today at 14:05`, `Jan Roe, [12.03.21 14:05]`
    let dated = without_last(before.trim_end(), " at");
    let date = dated.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '/' | '.' | '-' | ','));
    let day = ["Today", "Yesterday"].iter().find_map(|d| dated.strip_suffix(d));
    before = match day.or((dated.len() >= date.len() + 6).then_some(date)) {
        Some(head) => head.trim_end_matches(any_of!['(', '[']),
        None => before,
    };
    (ok && before.ends_with(any_of![' ', '\t', '\n', '\u{a0}'])).then(|| before.trim_end().len())
}

/// Whether a label ends in the time at which its words were said: `Jan: [00:00:07]`.
pub(in crate::doc) fn ends_in_time(label: &str) -> bool {
    let label = label.trim_end();
    label.ends_with(any_of![']', ')']) && closing_time(label).is_some()
}

/// `J.R.`
fn are_initials(s: &str) -> bool {
    s.len() <= 8 && s.ends_with('.') && s.split_terminator('.').all(|part| part.chars().count() == 1 && is_caps(part))
}

/// A line that is a time and nothing else: `00:34`, `[1:00:34]`.
pub(in crate::doc) fn is_time(s: &str) -> bool {
    let inner = s.strip_prefix(any_of!['[', '(']).map_or(s, |rest| rest.trim_end_matches(any_of![']', ')']));
    (4..=12).contains(&inner.len())
        && inner.contains(':')
        && inner.starts_with(is_digit)
        && inner.ends_with(is_digit)
        && inner.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b','))
}

/// What follows the time of a day.
const CLOCKS: Words = words![
    "AEDT", "AEST", "AM", "BST", "CDT", "CEST", "CET", "CST", "EDT", "EST", "ET", "GMT", "IST", "MSK", "PDT", "PM",
    "PST", "UTC",
];

/// `Jan Roe  0:34`, `Speaker 1 [00:05:22]`, `00:34 Jan Roe`: a name and a time on a line of their own, or on one each.
pub(in crate::doc) fn parse_timed(s: &str) -> Option<RawLabel> {
    let first = first_line(s);
    let second = s.part(first.len()..).lines().nth(1).map(|line| window(line).trim_end()).unwrap_or("");
    // Where the line below has the time, or the name, it belongs to the label.
    let below = first.len() + 1 + second.len();
    if is_time(second) && !window(first).contains(any_of!['.', '?', '!']) {
        let core = timed_name(s, Span::new(0, window(first).len()))?;
        return timed_label(s, core, below);
    }
    if is_time(first.trim_end()) {
        let core = timed_name(s, Span::new(first.len() + 1, below))?;
        return timed_label(s, core, below);
    }
    let line = window(first).trim_end();
    // Every time has one.
    seek::memchr(b':', line.as_bytes())?;
    let core = match closing_time(line) {
        Some(end) => Span::new(0, end),
        None => {
            let digits = leading(line, |c| c.is_ascii_digit() || c == ':');
            let lead =
                leading_time(line).or_else(|| (digits >= 4 && line.part(..digits).contains(':')).then_some(digits))?;
            Span::new(lead, line.len()).trim(line)
        }
    };
    timed_label(s, timed_name(s, core)?, line.len())
}

fn timed_label(s: &str, core: Span, line: usize) -> Option<RawLabel> {
    let class = classify(core.of(s)).or_else(|| super::is_handle(core.of(s)).then_some(Class::Name))?;
    let rest = s.get(line..)?;
    Some(RawLabel { class, core, len: line + leading_direction(rest) })
}

/// The name beside a time, without what else a recorder writes there: `Jan Roe:`, `[Jan Roe]`, `Roe, Jan (External)`,
/// `From Jan Roe to Everyone`.
fn timed_name(s: &str, core: Span) -> Option<Span> {
    let core = core.trim(s);
    // `00:34 - Jan Roe`
    let lead = leading(core.of(s), |c| matches!(c, '-' | '–' | '—' | '|' | '·' | ' '));
    let core = Span::new(core.start() + lead, core.end());
    let words = core.of(s).trim_end_matches(any_of![':', ',', ' ', '|', '-', '–', '—', '·', '•']);
    // `jan.roe — 9:02`
    let dashed = core.of(s).ends_with(any_of!['-', '–', '—', '·', '•']);
    let mut core = Span::new(core.start(), core.start() + words.len());
    if words.starts_with('[') && words.ends_with(']') {
        core = Span::new(core.start() + 1, core.end() - 1);
    } else if let Some(name) = words.strip_prefix("From ").and_then(|w| w.strip_suffix(" to Everyone")) {
        core = Span::new(core.start() + 5, core.start() + 5 + name.len());
    }
    core = strip_directions(s, core.trim(s));
    let words = core.of(s);
    let listed = words.contains(',') && !super::is_surname_first(words);
    let other =
        words.contains(any_of!['.', ':', '?', '!', '"', '“', '(']) && !(words.contains(". ") || are_initials(words));
    let plain = |w: &str| {
        let w = w.trim_end_matches(',');
        capital(w) || is_particle(w) || w.bytes().all(|b| b.is_ascii_digit() || b == b'#')
    };
    // `jan.roe  9:02 AM`
    let apart = || {
        dashed
            || s.part(core.end()..).starts_with(any_of!['\t', '\n', '[', '('])
            || s.part(core.end()..).starts_with("  ")
    };
    let handle = words.len() <= 30 && !words.contains(any_of![' ', ',']) && super::is_handle(words) && apart();
    let other = other && !handle;
    let named = handle || words.split_whitespace().count() <= 5 && words.split_whitespace().all(plain);
    // `22:41 CET`, `9:14 AM`
    (!words.is_empty() && !listed && !other && named && !CLOCKS.contains(words)).then_some(core)
}

/// `QUESTION A follow-up`, `COL. ROE He was told`: capitals that are a label elsewhere, their colon lost.
pub(in crate::doc) fn parse_unmarked(s: &str, mut known: impl FnMut(&str) -> bool) -> Option<RawLabel> {
    let head = window(s);
    let mut end = 0;
    for word in head.split(' ').take(4) {
        if !is_caps(word) || word.chars().count() < 2 {
            break;
        }
        end += word.len() + usize::from(end > 0);
    }
    let core = head.part(..end);
    let text = s.part(end..).trim_start();
    let ok = end > 0 && text.starts_with(|c: char| c.is_uppercase() || super::is_opening(c)) && known(core);
    let class = ok.then(|| classify(core)).flatten()?;
    Some(RawLabel { class, core: Span::new(0, end), len: s.len() - text.len() })
}
