//! The grammar of turn labels: `Q:`, `Jan Roe [in clip]:`, `JAN ROE, CNN HOST:`, `Mr. ROE.`, `>>`.

use crate::lexicon::{self, Word};
use crate::text::Span;
use crate::text::words::{bare, is_any};

/// Labels that stand for whoever asks, answers or presents.
const GENERIC: [&str; 34] = [
    "q", "a", "question", "answer", "interviewer", "interviewee", "host", "moderator", "presenter", "reporter",
    "journalist", "correspondent", "anchor", "anchorman", "anchorwoman", "announcer", "narrator", "caller", "operator",
    "interpreter", "translator", "voice", "voiceover", "questioner", "speaker", "clerk", "chairman", "audience",
    "crowd", "participant", "respondent", "staff", "male", "female",
];

/// Openings with a colon that name no speaker.
const NO_SPEAKER: [&str; 52] = [
    "source", "sources", "note", "notes", "exclusive", "headlines", "headline", "by", "photo", "file photo", "image",
    "video", "update", "updated", "correction", "breaking", "read more", "see also", "related", "watch",
    "editor's note", "editor’s note", "subject", "date", "time", "place", "location", "tags", "briefers", "briefer",
    "contact", "caption", "summary", "background", "conclusion", "introduction", "first", "second", "third", "fourth",
    "finally", "one", "two", "three", "warning", "title", "from", "to", "cc", "re", "ps", "p.s",
];

/// Words that make a lead-in sentence of what stands before a colon.
const VERBS: [&str; 30] = [
    "is", "are", "was", "were", "said", "says", "say", "wrote", "writes", "added", "adds", "asked", "told",
    "explained", "reports", "reported", "follows", "following", "that", "continued", "stated", "commented", "answered",
    "replied", "has", "have", "had", "be", "reads", "excerpts",
];

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

/// Reads a label that ends in a colon.
pub(super) fn parse(s: &str) -> Option<RawLabel> {
    if let Some(rest) = s.strip_prefix(">>") {
        let lead = rest.trim_start();
        let len = s.len() - lead.len();
        // `>> ROE: text` has a name after all.
        if let Some(inner) = parse(lead) {
            let core = Span::new(inner.core.start() + len, inner.core.end() + len);
            return Some(RawLabel { core, len: inner.len + len, ..inner });
        }
        return Some(RawLabel { class: Class::Anonymous, core: Span::new(0, 2), len });
    }
    // `[16:40:37] ROE: text`: the time is no part of the label.
    if let Some(lead) = leading_time(s) {
        let inner = parse(&s[lead..])?;
        let core = Span::new(inner.core.start() + lead, inner.core.end() + lead);
        return Some(RawLabel { core, len: inner.len + lead, ..inner });
    }
    let colon = label_colon(s)?;
    let mut core = Span::new(0, colon).trim(s);
    if core.of(s).starts_with('[') && core.of(s).ends_with(']') {
        core = Span::new(core.start() + 1, core.end() - 1).trim(s);
    }
    core = strip_directions(s, core);
    let class = classify(core.of(s))?;
    let mut len = colon + s[colon..].chars().next().map_or(0, char::len_utf8);
    // Glued speech (`Roe:Yes`) must begin like speech; `6:53` and `http://` must not.
    let next = s[len..].chars().next();
    if next.is_some_and(|c| !(c.is_whitespace() || c.is_uppercase() || is_opening(c))) {
        return None;
    }
    len += leading_direction(&s[len..]);
    Some(RawLabel { class, core, len })
}

/// Length of a time of day in brackets, with the blanks behind it.
fn leading_time(s: &str) -> Option<usize> {
    let end = s.strip_prefix(['[', '('])?.find([']', ')'])? + 1;
    let time = s[1..end].contains(':') && s[1..end].bytes().all(|b| b.is_ascii_digit() || b == b':');
    let rest = &s[end + 1..];
    time.then(|| end + 1 + (rest.len() - rest.trim_start().len()))
}

/// Length of what stands before the speech of a paragraph that continues a turn: `(on camera): `, `[16:40:37] `.
pub(super) fn continuation_lead(s: &str) -> usize {
    if let Some(lead) = leading_time(s) {
        return lead;
    }
    if let Some(end) = s.find("): ").filter(|e| s.starts_with('(') && *e <= 40) {
        return end + 3;
    }
    0
}

/// How many characters of a label are read at most.
const WINDOW: usize = 200;

/// The colon that ends the label: outside brackets, before any sentence mark or quotation mark.
fn label_colon(s: &str) -> Option<usize> {
    // Most paragraphs have none near their beginning; `：` begins with the byte 0xEF.
    let near = &s.as_bytes()[..s.len().min(4 * WINDOW)];
    memchr::memchr2(b':', 0xEF, near)?;
    let mut depth = 0;
    for (i, c) in s.char_indices().take(WINDOW) {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ':' | '：' if depth == 0 => return Some(i),
            '"' | '“' | '”' | '«' | '»' | '?' | '!' | ';' | '…' | '\n' if depth == 0 => return None,
            '.' if depth == 0 && !is_abbreviation(&s[..i], &s[i + 1..]) => return None,
            _ => {}
        }
    }
    None
}

/// Whether the full stop between `before` and `after` ends no sentence: `MR.`, `Sen.`, `J.`, `Q.:`.
fn is_abbreviation(before: &str, after: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '.').next().unwrap_or("");
    let titles = [
        "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "gen", "col", "maj", "lt", "sgt", "st", "prof", "hon", "rev",
        "jr", "sr",
    ];
    after.starts_with(':') || word.chars().count() <= 1 || is_any(word, &titles)
}

fn is_opening(c: char) -> bool {
    matches!(c, '"' | '“' | '„' | '«' | '‘' | '\'' | '…' | '(' | '[' | '—' | '–')
}

/// Takes `(interrupting)`, `[in clip]`, `(D-MD)` off the end of a label.
fn strip_directions(s: &str, mut core: Span) -> Span {
    while core.of(s).ends_with([')', ']']) {
        let Some(open) = core.of(s).rfind(['(', '[']).filter(|o| *o > 0) else { break };
        core = Span::new(core.start(), core.start() + open).trim(s);
    }
    core
}

/// Length of blanks, and of one direction or time directly after the colon: `(Laughter.)`, `[14:11:40]`.
fn leading_direction(s: &str) -> usize {
    let body = s.trim_start();
    let blank = s.len() - body.len();
    for (open, close) in [('(', ')'), ('[', ']')] {
        if body.starts_with(open)
            && let Some(end) = body.find(close).filter(|e| *e <= 60)
        {
            let inner = &body[1..end];
            let time = inner.bytes().all(|b| b.is_ascii_digit() || b == b':') && inner.contains(':');
            // A bracketed insertion belongs to what is said: `[The bridge] is closed.`
            if open == '(' || time {
                let rest = &body[end + 1..];
                return blank + end + 1 + (rest.len() - rest.trim_start().len());
            }
        }
    }
    blank
}

fn classify(core: &str) -> Option<Class> {
    if core.is_empty() || is_any(core, &NO_SPEAKER) {
        return None;
    }
    // The affiliation after a comma may be anything: `Jan Roe, head of the Reform Party`.
    // Party and constituency in brackets are passed over: `REP. JAN ROE (D-MD), COMMITTEE CHAIR`.
    let head = core.split(',').next().unwrap_or(core).trim();
    let head = strip_directions(head, Span::new(0, head.len())).of(head);
    let words: Vec<&str> = head.split_whitespace().collect();
    // Only an office makes a label long: `Minister of Foreign Affairs of the Republic of Chad Jan Roe`.
    let long = if words.iter().any(|w| is_role(bare(w))) { 16 } else { 8 };
    if words.is_empty() || words.len() > long || core.split_whitespace().count() > long + 6 {
        return None;
    }
    // `Überfahrt, which stands before it:` is a sentence that leads in.
    let affiliation = core[core.find(',').unwrap_or(core.len())..].trim_start_matches([',', ' ']);
    if core.split(|c: char| !c.is_alphanumeric()).any(|w| is_any(w, &VERBS))
        || (words.len() == 1 && !affiliation.is_empty() && !affiliation.starts_with(char::is_uppercase))
    {
        return None;
    }
    let last = bare(words.last()?);
    // `al-Rifqi` is as good as a capital.
    let capital = |w: &&str| {
        w.starts_with(|c: char| c.is_uppercase() || c == '\'' || c == '’')
            || w.split_once('-').is_some_and(|(p, rest)| p.len() == 2 && rest.starts_with(char::is_uppercase))
    };
    if is_any(last, &GENERIC) && words.len() <= 3 && words.first().is_some_and(capital) {
        return Some(Class::Generic);
    }
    if !words.first().is_some_and(capital) && !is_particle(bare(words[0])) {
        return bare(words[0]).eq_ignore_ascii_case("hon").then_some(Class::Person);
    }
    if words.len() == 1 {
        return Some(if Word::of(last).is(lexicon::PERSON | lexicon::GROUP) { Class::Person } else { Class::Single });
    }
    let person = Word::of(last).is(lexicon::PERSON | lexicon::GROUP);
    let lowercase = words.iter().filter(|w| !capital(w) && !is_particle(bare(w))).count();
    if person && words.len() <= 4 {
        return Some(Class::Person);
    }
    // `Veterinarian and columnist Nadim Saffar`: lower-case words are fine before a name of two words.
    let tail = words.iter().rev().take_while(|w| capital(w)).count();
    (lowercase == 0 || (tail >= 2 && lowercase <= 4)).then_some(Class::Name)
}

/// `Q    text`, `Mr. ROE. Mr. President, …`, `The PRESIDING OFFICER. …`: labels without a colon.
pub(super) fn parse_without_colon(s: &str) -> Option<RawLabel> {
    for letter in ["Q", "A"] {
        if let Some(rest) = s.strip_prefix(letter) {
            let blank = rest.len() - rest.trim_start().len();
            if rest.starts_with(['\t', '\u{a0}'])
                || (blank >= 1 && rest.starts_with(' ') && (letter == "Q" || blank >= 2))
            {
                let len = 1 + blank + leading_direction(rest.trim_start());
                return Some(RawLabel { class: Class::Generic, core: Span::new(0, 1), len });
            }
        }
    }
    let titled = ["Mr. ", "Mrs. ", "Ms. ", "Miss ", "Dr. ", "The ", "Senator "].iter().find(|t| s.starts_with(**t))?;
    let rest = &s[titled.len()..];
    let stop = rest.find('.')?;
    let name = &rest[..stop];
    let (caps, of) = name.split_once(" of ").map_or((name, ""), |(n, o)| (n, o));
    let all_caps =
        caps.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '-' | '\'' | '’' | '.')) && caps.len() >= 2;
    let place = of.is_empty() || of.split_whitespace().all(|w| w.starts_with(char::is_uppercase));
    if !all_caps || !place || !rest[stop + 1..].starts_with([' ', '\n']) {
        return None;
    }
    let core = Span::new(0, titled.len() + caps.len());
    let class = if *titled == "The " { Class::Generic } else { Class::Name };
    Some(RawLabel { class, core, len: titled.len() + stop + 2 })
}

/// A name that stands on a line of its own above what its bearer says: `Jan Roe (Town) (Lab)`, `Mr Speaker`,
/// `The Minister for Coasts (Jan Roe)`.
pub(super) fn parse_name_line(s: &str) -> Option<RawLabel> {
    if s.contains(['\n', '.', ':', ',', '|', '#', '?', '!']) || s.ends_with(['"', '”', ';']) || s.chars().count() > 80
    {
        return None;
    }
    let mut core = strip_directions(s, Span::new(0, s.len()));
    // The office stands first, and whoever holds it in brackets.
    if core.of(s).starts_with("The ")
        && let Some(open) = s.find('(')
        && s.ends_with(')')
        && s[open + 1..s.len() - 1].split(' ').count() >= 2
    {
        core = Span::new(open + 1, s.len() - 1);
    }
    let words: Vec<&str> = core.of(s).split_whitespace().collect();
    let capital = |w: &&str| w.starts_with(char::is_uppercase) || is_particle(w);
    let member = ["hon. member", "hon. members", "hon members"].iter().any(|m| core.of(s).to_lowercase().ends_with(m));
    if !(1..=5).contains(&words.len())
        || !(words.iter().all(capital) || member)
        || s.bytes().any(|b| b.is_ascii_digit())
    {
        return None;
    }
    let class = match classify(core.of(s)) {
        _ if member => Class::Person,
        Some(Class::Name) => Class::Name,
        Some(Class::Generic | Class::Person) if words.len() <= 2 => Class::Person,
        _ => return None,
    };
    Some(RawLabel { class, core, len: s.len() })
}

/// Splits a label's words into name and role: `President of Chad Jan Roe`, `JAN ROE, CNN HOST`, `Chadian journalist Jan Roe`.
///
/// `known`: whether some words are a name that stands in the text by itself as well.
pub(super) fn name_and_role(s: &str, core: Span, mut known: impl FnMut(&str) -> bool) -> (Span, Option<Span>) {
    let (head, affiliation) = match core.of(s).find(',') {
        Some(comma) => (
            strip_directions(s, Span::new(core.start(), core.start() + comma).trim(s)),
            Some(Span::new(core.start() + comma + 1, core.end()).trim(s)).filter(|a| !a.is_empty()),
        ),
        None => (core, None),
    };
    let words: Vec<Span> = split(s, head);
    let from = |i: usize| Span { start: words[i].start, end: head.end };
    let word = |i: usize| bare(words[i].of(s));
    let mut name_at = 0;
    for i in 1..words.len() {
        let begins = from(i).of(s).starts_with(char::is_uppercase) && !is_any(word(i - 1), &["of", "for"]);
        if begins && known(from(i).of(s)) && words[..i].iter().any(|w| is_role(bare(w.of(s)))) {
            name_at = i;
            break;
        }
    }
    if name_at == 0 {
        // The name begins after the last lower-case word, the last role word, or the place that follows its `of`.
        let mut i = 0;
        while i < words.len() {
            let lowercase = words[i].of(s).starts_with(char::is_lowercase);
            if is_role(word(i)) || (lowercase && !is_particle(word(i))) {
                name_at = i + 1;
            } else if is_any(word(i), &["of", "for"]) && i > 0 && words.len() > i + 3 {
                name_at = if word(i + 1).eq_ignore_ascii_case("the") { i + 3 } else { i + 2 };
                i += 1;
            }
            i += 1;
        }
    }
    if name_at == 0 || name_at >= words.len() {
        return (head, affiliation);
    }
    let title = Span { start: head.start, end: words[name_at - 1].end };
    let title_word = bare(title.of(s));
    // Courtesy titles state no role; `Rep.` gives way to a position that is stated.
    let courtesy = is_any(title_word, &["mr", "mrs", "ms", "miss", "dr", "sir", "madam", "hon"]);
    let parliament = is_any(title_word, &["rep", "sen", "representative", "senator"]);
    if courtesy {
        // `MR ROE` keeps its title: it is all the name that a bare surname has.
        return (if words.len() - name_at == 1 { head } else { from(name_at) }, affiliation);
    }
    (from(name_at), if parliament { affiliation.or(Some(title)) } else { Some(title) })
}

fn is_particle(word: &str) -> bool {
    Word::of(word).is(lexicon::PARTICLE) || word.eq_ignore_ascii_case("of")
}

/// Words for offices and trades: what stands before a name and is not part of it.
fn is_role(word: &str) -> bool {
    Word::of(word).is(lexicon::PERSON | lexicon::TITLE)
}

fn split(s: &str, span: Span) -> Vec<Span> {
    let mut out = Vec::new();
    let mut at = span.start();
    for word in span.of(s).split_whitespace() {
        let start = at + s[at..].find(word).unwrap_or(0);
        out.push(Span::new(start, start + word.len()));
        at = start + word.len();
    }
    out
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
        assert_eq!(&s[parse_without_colon(s).unwrap().len..], "Mr. President, I rise.");
    }

    #[test]
    fn names_and_roles() {
        let read = |s: &str| {
            let label = parse(s).unwrap();
            let (name, role) = name_and_role(s, label.core, |_| false);
            (name.of(s).to_string(), role.map(|r| r.of(s).to_string()))
        };
        assert_eq!(read("President of Chad Jan Roe: x"), ("Jan Roe".into(), Some("President of Chad".into())));
        assert_eq!(read("JAN ROE, CNN HOST: x"), ("JAN ROE".into(), Some("CNN HOST".into())));
        assert_eq!(read("Chadian journalist Jan Roe: x"), ("Jan Roe".into(), Some("Chadian journalist".into())));
        assert_eq!(read("MR ROE: x"), ("MR ROE".into(), None));
        assert_eq!(read("REP. JAN ROE (D-MD), COMMITTEE CHAIR: x").1, Some("COMMITTEE CHAIR".into()));
    }
}
