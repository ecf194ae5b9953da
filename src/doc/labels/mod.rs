//! The grammar of turn labels: `Q:`, `Jan Roe [in clip]:`, `JAN ROE, CNN HOST:`, `Mr. ROE.`, `>>`.

mod bearer;
mod forms;
mod lead;
mod name_line;
mod name_role;
pub(super) mod portrait;
mod posted;
mod set_off;
mod words;

use crate::lexicon::{self, Word};
use crate::text::Parts;
use crate::text::Span;
use crate::text::seek;
use crate::text::words::{any_of, is_any, is_digit, is_mark, leading, words};

use bearer::{heard_from, holder_in_brackets, name_behind};
pub(super) use forms::{
    ends_in_time, is_time, parse_answer, parse_bracketed, parse_bracketed_name, parse_letter, parse_small_stop,
    parse_stop, parse_timed, parse_unmarked,
};
pub(super) use lead::{bare_stamp, leading_time, subject, written_at};
pub(super) use name_line::{parse_lone_capitals, parse_name_line, role_behind_dash};
pub(super) use name_role::name_and_role;
pub(super) use posted::{is_handle, parse_posted, posted_by};
pub(super) use set_off::{SET_OFF, STYLES};
pub(super) use words::classify as class;
use words::classify;
pub(super) use words::{is_caps, is_personal, is_surname_first};

/// How sure the words alone make us that a label names a speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// `Q`, `Interviewer`, `TV host`
    Generic,
    /// At least two capitalised words: `Jan Roe`, or `JAN ROE`.
    Name,
    /// One capitalised word: `Roe`, `KPA`, `Haiti`.
    Single,
    /// `Truck driver`, `Boy`
    Person,
    /// `>>`: somebody else speaks, nobody says who.
    Anonymous,
}

/// A label at the head of a string; all offsets are relative to it.
#[derive(Clone, Debug)]
pub(super) struct RawLabel {
    pub class: Class,
    /// Words between the label's beginning and its directions: `Jan Roe, Reform Party`.
    pub core: Span,
    /// From the beginning up to what is said.
    pub len: usize,
}

impl RawLabel {
    /// The same label, with `lead` bytes before it.
    fn behind(self, lead: usize) -> RawLabel {
        RawLabel { core: self.core.moved(lead), len: self.len + lead, ..self }
    }
}

/// Reads a label that ends in a colon.
pub(super) fn parse(s: &str) -> Option<RawLabel> {
    if !s.starts_with(">>") && !has_colon(s) {
        return None;
    }
    // `>> ROE: text` has a name after all, and `[16:40:37] ROE: text` a time that is no part of it.
    let mut lead = 0;
    while lead < WINDOW {
        match lead::length(s.part(lead..)) {
            0 => break,
            more => lead += more,
        }
    }
    if lead > 0 {
        let nobody = RawLabel { class: Class::Anonymous, core: Span::new(0, 2), len: lead };
        let named = parse_at_head(s.part(lead..)).map(|inner| inner.behind(lead));
        // `>> SPEAKER AT MIC 1: I'll be brief.`
        let told = || {
            let colon = seek::memchr(b':', s.part(lead..).as_bytes())?;
            let core = Span::new(lead, lead + colon);
            let len = lead + colon + 1 + leading_direction(s.part(lead + colon + 1..));
            // `>> I WILL SAY THIS: GO ON.` is said.
            let says = |w: &str| matches!(Word::of(w).function(), lexicon::AUX | lexicon::HE..=lexicon::OBJECT);
            let mut words = core.of(s).split_whitespace();
            let label = is_caps(core.of(s)) && words.clone().nth(6).is_none() && !words.any(says);
            label.then_some(RawLabel { class: Class::Anonymous, core, len })
        };
        return named.or_else(|| s.starts_with(">>").then(|| told().unwrap_or(nobody)));
    }
    parse_at_head(s)
}

/// Reads a label before which nothing stands.
fn parse_at_head(s: &str) -> Option<RawLabel> {
    // `[? ROE: ?] text`
    if let Some(label) = parse_doubtful(s).or_else(|| lead::parse_starred(s)).or_else(|| lead::parse_numbered(s)) {
        return Some(label);
    }
    let colon = label_colon(s)?;
    let mut core = Span::new(0, colon).trim(s);
    if core.of(s).starts_with('[') && core.of(s).ends_with(']') {
        core = Span::new(core.start() + 1, core.end() - 1).trim(s);
    }
    // `The episode : The Loaf Podcast` heads no speech.
    if s.part(..colon).ends_with(' ') && core.of(s).split(' ').count() > 4 {
        return None;
    }
    core = heard_from(s, core);
    core = holder_in_brackets(s, core).unwrap_or_else(|| strip_directions(s, core));
    let mut class = classify(core.of(s))?;
    // `Roe:: text`
    let marks = s.part(colon..).strip_prefix(':').filter(|rest| rest.starts_with(": ")).map_or(0, |_| 1);
    let mut len = colon + marks + s.part(colon..).chars().next().map_or(0, char::len_utf8);
    // `MR. ROE:- text`
    if let Some(dash) = s.part(len..).chars().next().filter(|&c| matches!(c, '-' | '–' | '—')) {
        let said = s.part(len + dash.len_utf8()..);
        len += if said.starts_with(|c: char| c.is_whitespace() || c.is_uppercase()) { dash.len_utf8() } else { 0 };
    }
    if let Some((name, behind)) = name_behind(s, core.of(s), len) {
        (core, class, len) = (name, Class::Name, behind);
    }
    // Glued speech (`Roe:Yes`) must begin like speech; `6:53` and `http://` must not.
    let next = s.part(len..).chars().next();
    if next.is_some_and(|c| !(c.is_whitespace() || c.is_uppercase() || is_opening(c))) {
        return None;
    }
    len += leading_direction(s.part(len..));
    Some(RawLabel { class, core, len })
}

/// Reads a label in whichever way it ends.
pub(super) fn parse_any(s: &str) -> Option<RawLabel> {
    parse_timed(s)
        .or_else(|| parse_bracketed(s))
        .or_else(|| parse_letter(s))
        .or_else(|| parse_stop(s))
        .or_else(|| parse(s))
}

/// `[? ROE: ?] text`: machines that transcribe mark what they are not sure of.
fn parse_doubtful(s: &str) -> Option<RawLabel> {
    let inner = s.strip_prefix("[? ")?;
    let end = forms::window(inner).find(": ?]")?;
    let class = classify(inner.part(..end))?;
    let said = 3 + end + 4;
    Some(RawLabel { class, core: Span::new(3, 3 + end), len: said + leading_direction(s.part(said..)) })
}

/// Length of what stands before the speech of a paragraph that continues a turn: `(on camera): `, `[16:40:37] `.
pub(super) fn continuation_lead(s: &str) -> usize {
    if let Some(lead) = leading_time(s) {
        return lead;
    }
    if let Some(end) = s.find("): ").filter(|e| s.starts_with('(') && *e <= 40) {
        return end + 3;
    }
    if let Some(subject) = lead::subject(s) {
        return subject;
    }
    // `(Laughter.) Then he laughed too.`; `(and so on) the bells` is said.
    let direction = s.strip_prefix('(').is_some_and(|rest| {
        let inner = rest.split(')').next().unwrap_or("");
        // `(Off Camera)`
        let short = inner.split(' ').nth(3).is_none() && inner.split(' ').all(|w| w.starts_with(char::is_uppercase));
        inner.starts_with(char::is_uppercase) && (inner.ends_with('.') || short)
    });
    let lead = if direction { leading_direction(s) } else { 0 };
    if s.part(lead..).starts_with(|c: char| c.is_uppercase() || is_opening(c)) { lead } else { 0 }
}

/// How many characters of a label are read at most.
const WINDOW: usize = 200;

/// Whether there may be a colon near the beginning, as in few paragraphs; `：` begins with the byte 0xEF.
fn has_colon(s: &str) -> bool {
    seek::memchr2(b':', 0xEF, s.as_bytes().part(..s.len().min(4 * WINDOW))).is_some()
}

/// The colon that ends the label: outside brackets, before any sentence mark or quotation mark.
fn label_colon(s: &str) -> Option<usize> {
    let (mut depth, mut marks) = (0, 0);
    for (i, c) in s.char_indices().take(WINDOW) {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            // `JAN "RED" ROE, HOST, "THE RED HOUR": text`
            '"' | '“' | '”' if depth == 0 && i > 0 && is_caps(s.part(..i)) => marks += 1,
            // `Jan Roe at 10:02 AM: text`
            ':' if is_within_time(s, i) => {}
            ':' | '：' if depth == 0 => return (marks % 2 == 0).then_some(i),
            '"' | '“' | '”' | '«' | '»' | '?' | '!' | ';' | '…' | '\n' if depth == 0 => return None,
            '.' if depth == 0 && !is_abbreviation(s.part(..i), s.part(i + 1..)) => return None,
            _ => {}
        }
    }
    None
}

/// Whether the colon is that of `at 10:02 AM`.
fn is_within_time(s: &str, colon: usize) -> bool {
    let behind = s.part(colon + 1..);
    s.part(..colon).ends_with(is_digit)
        && behind.starts_with(is_digit)
        && [" AM:", " PM:", " am:", " pm:"].iter().any(|half| behind.get(2..).is_some_and(|b| b.starts_with(half)))
}

/// Whether the full stop between `before` and `after` ends no sentence: `MR.`, `Sen.`, `J.`, `Q.:`.
fn is_abbreviation(before: &str, after: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '.').next().unwrap_or("");
    let titles = &["st", "hon", "jr", "sr", "atty", "ald", "sec", "lieut"];
    // `JUROR NO. 7:`
    let numbered = is_any(word, words!["no"]) && after.trim_start().starts_with(is_digit);
    let title = word.chars().count() <= 6 && Word::of(word).is(lexicon::TITLE) && word.starts_with(char::is_uppercase);
    after.starts_with(':') || word.chars().count() <= 1 || is_any(word, titles) || title || numbered
}

fn is_opening(c: char) -> bool {
    matches!(c, '"' | '“' | '„' | '«' | '‘' | '\'' | '…' | '(' | '[' | '—' | '–')
}

/// Takes `(interrupting)`, `[in clip]`, `(D-MD)` off the end of a label.
pub(super) fn strip_directions(s: &str, mut core: Span) -> Span {
    while core.of(s).ends_with(any_of![')', ']']) {
        let Some(open) = core.of(s).rfind(any_of!['(', '[']).filter(|o| *o > 0) else { break };
        core = Span::new(core.start(), core.start() + open).trim(s);
    }
    core
}

/// Length of blanks, and of one direction or time directly after the colon: `(Laughter.)`, `[14:11:40]`.
pub(super) fn leading_direction(s: &str) -> usize {
    let blank = leading(s, char::is_whitespace);
    let body = s.part(blank..);
    // `*(whispering)* text`
    if let Some(end) = body.strip_prefix("*(").and_then(|rest| rest.find(")*")).filter(|end| *end <= 60) {
        let rest = body.part(end + 4..);
        return blank + end + 4 + leading(rest, char::is_whitespace);
    }
    // `*laughs* Text`, `【拍手】Text`
    for (open, close) in [('*', '*'), ('{', '}'), ('【', '】'), ('（', '）')] {
        if let Some(inner) = body.strip_prefix(open)
            && let Some(end) = forms::window(inner).find(close).filter(|end| *end <= 40)
            && !inner.starts_with(char::is_uppercase)
        {
            let rest = inner.part(end + close.len_utf8()..);
            let said = rest.trim_start();
            if said.starts_with(|c: char| !c.is_lowercase() && !is_mark(c)) {
                return s.len() - said.len();
            }
        }
    }
    for (open, close) in [('(', ')'), ('[', ']')] {
        if body.starts_with(open)
            && let Some(end) = body.find(close).filter(|e| *e <= 60)
        {
            let inner = body.part(1..end);
            let time = inner.bytes().all(|b| b.is_ascii_digit() || b == b':') && inner.contains(':');
            // A bracketed insertion belongs to what is said: `[The bridge] is closed.`
            // `(a) Yes. (b) No.` counts what is said.
            let counts = inner.chars().nth(1).is_none() || inner.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
            let laughs = is_any(inner, words!["laughs", "laughter", "laughing", "chuckles"]);
            // `[In Velmish] text`
            let of = |name: &str| Word::of(name).is(lexicon::DEMONYM) || name.ends_with("ish") || name.ends_with("ese");
            let tongue =
                inner.strip_prefix("In ").is_some_and(of) || inner.contains("nterpret") || inner.contains("ranslat");
            if open == '(' && !counts || time || laughs || tongue {
                let rest = body.part(end + 1..);
                return blank + end + 1 + leading(rest, char::is_whitespace);
            }
        }
    }
    blank
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(s: &str) -> Option<Class> {
        parse(s).map(|l| l.class)
    }

    #[test]
    fn labels() {
        assert_eq!(class("Q: When?"), Some(Class::Generic));
        assert_eq!(class("Interviewer (laughing): Doctor"), Some(Class::Generic));
        assert_eq!(class("TV host: It is six"), Some(Class::Generic));
        assert_eq!(class("Truck driver: Furniture."), Some(Class::Person));
        assert_eq!(class("Jan Roe [in clip]: \"No\""), Some(Class::Name));
        assert_eq!(class("Roe:Yes"), Some(Class::Single));
        assert_eq!(class("Yunus al-Rifqi: Neither"), Some(Class::Name));
        assert_eq!(class("Veterinarian and columnist Nadim Saffar: In"), Some(Class::Name));
        assert_eq!(class("REP. JAN ROE (D-MD), COMMITTEE CHAIR: I"), Some(Class::Name));
        assert_eq!(class("[Presenter]: Good"), Some(Class::Generic));
        for s in [
            "Source: TV X", "Following are excerpts: x", "He explained: yes", "6:53:47 then", "Agency reports that: x",
            "FILE PHOTO: A man",
        ] {
            assert_eq!(class(s), None, "{s}");
        }
    }

    #[test]
    fn what_is_said_begins_after_directions() {
        let s = "QUESTION: (Off mic) Why?";
        assert_eq!(&s[parse(s).unwrap().len..], "Why?");
        let s = "Jan Roe: (00:34)\nWell.";
        assert_eq!(&s[parse(s).unwrap().len..], "Well.");
        let s = "Mr. ROE of Ohio. Mr. President, I rise.";
        assert_eq!(&s[parse_stop(s).unwrap().len..], "Mr. President, I rise.");
    }

    #[test]
    fn names_and_roles() {
        let read = |s: &str| {
            let label = parse(s).unwrap();
            let (name, role) = name_and_role(s, label.core, |_, _| false);
            (name.of(s).to_string(), role.map(|r| r.of(s).to_string()))
        };
        assert_eq!(read("President of Chad Jan Roe: x"), ("Jan Roe".into(), Some("President of Chad".into())));
        assert_eq!(read("JAN ROE, CNN HOST: x"), ("JAN ROE".into(), Some("CNN HOST".into())));
        assert_eq!(read("Chadian journalist Jan Roe: x"), ("Jan Roe".into(), Some("Chadian journalist".into())));
        assert_eq!(read("MR ROE: x"), ("MR ROE".into(), None));
        assert_eq!(read("REP. JAN ROE (D-MD), COMMITTEE CHAIR: x").1, Some("COMMITTEE CHAIR".into()));
    }
}
