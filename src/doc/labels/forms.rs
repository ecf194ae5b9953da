//! Labels that end in no colon: `Mr. ROE.`, `Q)`, `[Speaker 1]`, `Jan Roe  0:34`.

use super::words::{capital, classify, is_caps, is_particle, is_surname_in_caps};
use super::{Class, RawLabel, leading_direction, leading_time, strip_directions};
use crate::text::Parts;
use crate::text::Span;
use crate::text::words::{is_any, leading};

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
    let rest = s.part(1..);
    let mark = leading(rest, |c| matches!(c, '.' | ')' | ' '));
    let marks = rest.part(..mark).trim_end();
    let after = rest.part(mark..);
    let blank = leading(rest.part(marks.len()..), char::is_whitespace);
    let ok = match marks {
        "" => after.starts_with(['\t', '\u{a0}']) || letter == 'Q' && blank >= 1 || blank >= 2,
        // `A. Roe said` has a name; `A.   I tune pianos.` is set off.
        "." => blank >= 2 || letter == 'Q' && blank >= 1 || after.starts_with('\t'),
        _ => marks.len() <= 4 && marks.contains(')') && !marks.contains("))"),
    };
    let len = 1 + marks.len() + leading_direction(rest.part(marks.len()..));
    (ok && len < s.len()).then_some(RawLabel { class: Class::Generic, core: Span::new(0, 1), len })
}

/// `A. text`, which is a label where questions stand as `Q. text`: else `A. Roe` has an initial.
pub(in crate::doc) fn parse_answer(s: &str) -> Option<RawLabel> {
    let said = s.strip_prefix("A. ")?.trim_start();
    let core = Span::new(0, 1);
    (!said.is_empty()).then_some(RawLabel { class: Class::Generic, core, len: s.len() - said.len() })
}

/// Titles that begin a label of a record of debates.
const TITLES: [&str; 9] = ["Mr.", "Mrs.", "Ms.", "Miss", "Dr.", "The", "Senator", "Mr", "Ms"];

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
        let word = rest.split([' ', '\u{a0}', '\n', '\r']).next().filter(|w| !w.is_empty())?;
        if !titled {
            titled = TITLES.contains(&word);
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
            bare.chars().count() <= 1 || is_any(bare, &["jr", "sr"]) && !rest.part(word.len()..).starts_with("  ");
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

/// `[Speaker 1] Text`, `[09:00:03] [Agent] Text`: a name in square brackets before what is said.
pub(in crate::doc) fn parse_bracketed(s: &str) -> Option<RawLabel> {
    let time = leading_time(s);
    let lead = time.unwrap_or(0);
    let inner = s.part(lead..).strip_prefix('[')?;
    let end = window(inner).find(']')?;
    // `[Jan Roe:] text`
    let words = inner.part(..end).trim_end_matches([' ', ':']);
    let mut core = Span::new(lead + 1, lead + 1 + words.len()).trim(s);
    core = strip_directions(s, core);
    let class = classify(core.of(s))?;
    // `[Laughter] Well` has a direction; a lone word is a speaker's only beside a time.
    let single = class == Class::Single && time.is_none();
    let after = s.part(lead + end + 2..);
    let text = after.trim_start_matches([' ', ':']);
    (!single && text.starts_with(|c: char| c.is_alphanumeric() || super::is_opening(c)) && !core.of(s).contains(','))
        .then(|| RawLabel { class, core, len: s.len() - text.len() })
}

/// A time of day or of a recording at the end of `s`, with its brackets: where it begins.
fn closing_time(s: &str) -> Option<usize> {
    let body = s.trim_end_matches([')', ']']);
    let digits = body.len() - body.trim_end_matches(|c: char| c.is_ascii_digit() || c == ':').len();
    let time = body.part(body.len() - digits..);
    let ok = time.contains(':') && !time.starts_with(':') && !time.ends_with(':') && time.len() >= 4;
    let before = body.part(..body.len() - digits).trim_end_matches(['(', '[']);
    (ok && before.ends_with([' ', '\t', '\u{a0}'])).then(|| before.trim_end().len())
}

/// `J.R.`
fn are_initials(s: &str) -> bool {
    s.len() <= 8 && s.ends_with('.') && s.split_terminator('.').all(|part| part.chars().count() == 1 && is_caps(part))
}

/// `Jan Roe  0:34`, `Speaker 1 [00:05:22]`, `00:34 Jan Roe`: a name and a time on a line of their own.
pub(in crate::doc) fn parse_timed(s: &str) -> Option<RawLabel> {
    let line = window(s.lines().next()?).trim_end();
    let core = match closing_time(line) {
        Some(end) => Span::new(0, end),
        None => {
            let digits = leading(line, |c| c.is_ascii_digit() || c == ':');
            let lead =
                leading_time(line).or_else(|| (digits >= 4 && line.part(..digits).contains(':')).then_some(digits))?;
            Span::new(lead, line.len()).trim(line)
        }
    };
    // `Jan Roe: 00:34`
    let core = Span::new(core.start(), core.start() + core.of(line).trim_end_matches(':').len());
    let words = core.of(line);
    if words.is_empty()
        || words.contains(['.', ':', '?', '!', '"', '“', '(']) && !(words.contains(". ") || are_initials(words))
        || words.contains(',') && !super::is_surname_first(words)
    {
        return None;
    }
    let plain = |w: &str| {
        let w = w.trim_end_matches(',');
        capital(w) || is_particle(w) || w.bytes().all(|b| b.is_ascii_digit() || b == b'#')
    };
    if words.split_whitespace().count() > 5 || !words.split_whitespace().all(plain) {
        return None;
    }
    let class = classify(words)?;
    let rest = s.part(line.len()..);
    Some(RawLabel { class, core, len: line.len() + leading(rest, char::is_whitespace) })
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
