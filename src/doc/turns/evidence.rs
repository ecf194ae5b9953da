//! In which ways the blocks of a text are labelled: labels as evidence for one another.

use std::collections::{BTreeMap, BTreeSet};

use crate::doc::labels::{self, Class, RawLabel};
use crate::doc::{Block, BlockKind, shape};
use crate::lexicon::{self, Word};
use crate::text::words::{bare, is_any, leading};

/// Labels that the text as a whole bears out, by their style.
#[derive(Default)]
pub(super) struct Evidence {
    /// Last words of labels with a colon, lower case, and how many blocks they open.
    pub counts: BTreeMap<String, usize>,
    /// Labels with a colon count.
    pub transcript: bool,
    /// Labels in capitals, small letters here, of what is played and not said: `AMBIENCE: gulls`.
    pub effects: BTreeSet<String>,
    /// Turns mostly stand in quotation marks.
    pub quoted: bool,
    /// `Q) text`, `A.   text`
    pub letters: bool,
    /// `Q. text` and `A. text`, with one blank.
    pub answers: bool,
    /// `Mr. ROE. Mr. President, …`
    pub stops: bool,
    /// `[Speaker 1] text`
    pub brackets: bool,
    /// `Jan Roe  0:34`, and what is said on the lines below.
    pub times: bool,
    /// A name on a line, and what is said on the line below.
    pub name_lines: bool,
    /// The same with a blank line between; the names, lower case, and how often they stand so.
    pub lone_names: Option<BTreeMap<String, usize>>,
    /// `Jan Roe:`, and what is said in the paragraphs below.
    pub lone_labels: bool,
}

/// Nouns of what a transcript is of; a lead with one of them announces who speaks.
const OCCASIONS: [&str; 16] = [
    "interview", "sermon", "conference", "briefing", "speech", "address", "remarks", "excerpts", "transcript",
    "homily", "debate", "clip", "podcast", "hearing", "testimony", "roundtable",
];

/// How many bytes of a lead are read.
const LEAD: usize = 4000;

/// Reads all blocks for the ways in which they are labelled.
pub(super) fn weigh(text: &str, blocks: &[Block]) -> Evidence {
    let mut e = Evidence::default();
    let (mut quoted, mut bare, mut generic, mut affiliated, mut anonymous) = (0, 0, 0, 0, 0);
    let (mut name_lines, mut capitals, mut names, mut body) = (0, 0, 0, 0);
    let (mut letters, mut asks, mut answers, mut stops, mut brackets, mut times, mut lone) = (0, 0, 0, 0, 0, 0, 0);
    let mut timed: BTreeMap<String, usize> = BTreeMap::new();
    let mut lone_heads: BTreeMap<String, usize> = BTreeMap::new();
    let mut effects: BTreeMap<String, bool> = BTreeMap::new();
    let mut whole = 0;
    for block in blocks.iter().filter(|b| b.kind != BlockKind::Footnote) {
        let s = block.span.of(text);
        if let Some(raw) = labels::parse_timed(s) {
            times += 1;
            *timed.entry(last_word(raw.core.of(s))).or_default() += 1;
        }
        brackets += usize::from(labels::parse_bracketed(s).is_some());
        if let Some(raw) = labels::parse_stop(s) {
            stops += 1;
            capitals += usize::from(raw.class != Class::Generic);
        }
        if !is_body(block) {
            continue;
        }
        body += usize::from(
            block.kind == BlockKind::Paragraph && !shape::is_wholly_bracketed(s) && !shape::is_direction(s),
        );
        answers += usize::from(labels::parse_answer(s).is_some());
        if labels::parse_letter(s).is_some() {
            letters += 1;
            asks += usize::from(s.starts_with('Q'));
        }
        name_lines += usize::from(s.contains('\n') && name_line(s).is_some());
        let Some(raw) = labels::parse(s) else { continue };
        if block.kind == BlockKind::Heading && !starts_with_double(&s[raw.len..]) && raw.len < s.len() {
            continue;
        }
        let core = raw.core.of(s);
        *e.counts.entry(last_word(core)).or_default() += 1;
        if raw.len == s.len() {
            lone += usize::from(raw.class != Class::Single);
            *lone_heads.entry(last_word(core)).or_default() += 1;
        }
        let (short, all) = (is_no_sentence(&s[raw.len..]), raw.len < s.len());
        if all {
            whole += usize::from(!short);
            let seen = effects.entry(core.to_lowercase()).or_insert(labels::is_caps(core) && may_be_played(&raw, core));
            *seen &= short;
        }
        let initials = raw.class == Class::Single && core.len() <= 3 && core.len() >= 2 && labels::is_caps(core);
        names += usize::from(initials || raw.class == Class::Name && !is_place(core));
        generic += usize::from(raw.class == Class::Generic);
        anonymous += usize::from(raw.class == Class::Anonymous);
        let titled = core.split_whitespace().any(|w| Word::of(w).is(lexicon::TITLE));
        let head = core.split(',').next().unwrap_or("");
        affiliated += usize::from(raw.class == Class::Name && (core.contains(',') || titled) && labels::is_caps(head));
        let said = &s[raw.len..];
        // A whole page in one paragraph: `JAN ROE: Yes. … JAN ROE: No.`
        affiliated += usize::from(raw.class == Class::Name && labels::is_caps(core) && said.contains(&s[..raw.len]));
        if starts_with_double(said) { quoted += 1 } else { bare += usize::from(!said.is_empty()) }
    }
    let repeated = e.counts.values().filter(|n| **n >= 2).count();
    // `Mr. ROE. Mr. President, …` needs no second one.
    let played = effects.values().filter(|played| **played).count();
    if whole >= 3 && whole > played {
        e.effects = effects.into_iter().filter(|(_, played)| *played).map(|(core, _)| core).collect();
    }
    e.stops = stops >= 2 || capitals >= 1 || (stops >= 1 && affiliated >= 1);
    e.letters = asks >= 1 && (letters + generic >= 2 || affiliated >= 1);
    e.answers = asks >= 2 && answers >= 2;
    e.name_lines = name_lines >= 2;
    e.brackets = brackets >= 2;
    e.times = times >= 2 && (timed.values().any(|n| *n >= 2) || times >= 3);
    e.lone_labels = lone_heads.values().any(|n| *n >= 2) && lone_heads.len() >= 2 || lone >= 2;
    e.lone_names = lone_names(text, blocks);
    let labelled = quoted + bare;
    e.transcript = (repeated >= 1 && labelled >= 3)
        || (generic >= 1 && labelled >= 2)
        || affiliated >= 1
        || (names >= 2 && labelled * 2 >= body)
        || anonymous >= 1
        || quoted >= 2
        || e.lone_labels
        || e.stops
        || e.times
        || e.brackets
        || e.letters
        || e.name_lines;
    e.quoted = quoted > bare;
    e
}

/// A few words that end as no sentence does: `a horn`, `Fiddle and drum, eight bars`.
fn is_no_sentence(said: &str) -> bool {
    !said.is_empty()
        && said.split_whitespace().take(8).count() <= 7
        && said.ends_with(|c: char| c.is_alphanumeric())
        && !starts_with_double(said)
}

/// Whether a label has no title or given name that would make it a person's.
fn may_be_played(raw: &RawLabel, core: &str) -> bool {
    let person = |w: &str| Word::of(w).is(lexicon::GIVEN | lexicon::TITLE | lexicon::PERSON);
    matches!(raw.class, Class::Single | Class::Name) && !core.contains(',') && !core.split_whitespace().any(person)
}

/// Whether names stand alone on lines above what is said: at least three, mostly people's, some again and again.
fn lone_names(text: &str, blocks: &[Block]) -> Option<BTreeMap<String, usize>> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let (mut lines, mut personal, mut bracketed) = (0, 0, 0);
    for block in blocks.iter().filter(|b| b.kind != BlockKind::Footnote) {
        let s = block.span.of(text);
        let Some(raw) = labels::parse_name_line(s) else { continue };
        lines += 1;
        personal += usize::from(is_personal(s, &raw));
        bracketed += usize::from(s.ends_with([')', ']']));
        *counts.entry(raw.core.of(s).to_lowercase()).or_default() += 1;
    }
    let recurring = counts.values().filter(|n| **n >= 2).count();
    let enough = lines >= 3 && recurring >= 1 && (bracketed >= 2 || recurring >= 2) || bracketed >= 2 && personal >= 3;
    (enough && personal * 5 >= lines * 3).then_some(counts)
}

/// Whether a name line shows a person: a given name, a title, a constituency in brackets.
pub(super) fn is_personal(s: &str, raw: &RawLabel) -> bool {
    raw.class == Class::Person
        || s.ends_with([')', ']'])
        || raw.core.of(s).split_whitespace().any(|w| Word::of(w).is(lexicon::GIVEN | lexicon::TITLE))
}

/// Whether a line above a block announces that somebody of this name will speak: `News conference of Jan Roe`.
pub(super) fn is_announced(text: &str, before: usize, core: &str) -> bool {
    // Given name and surname, without the office before them.
    let Some(at) = core.rmatch_indices(' ').nth(1).map(|(at, _)| at + 1).or_else(|| core.contains(' ').then_some(0))
    else {
        return false;
    };
    let mut name = &core[at..];
    // `Minister Roe` below `remarks by Minister Jan Roe`
    if let Some((title, surname)) = name.split_once(' ')
        && Word::of(title).is(lexicon::TITLE | lexicon::PERSON)
        && surname.chars().count() >= 3
    {
        name = surname;
    }
    let words = |line: &str| line.split(|c: char| !c.is_alphanumeric()).any(|w| is_any(w, &OCCASIONS));
    before <= LEAD && !core.contains(',') && text[..before].lines().any(|line| line.contains(name) && words(line))
}

pub(super) fn is_body(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading | BlockKind::Caption)
}

/// The last word of a label's name, past `Jr.`, in small letters.
pub(super) fn last_word(s: &str) -> String {
    let head = s.split(',').next().unwrap_or(s);
    let words = head.split_whitespace().map(bare);
    let suffix = |w: &&str| Word::of(w).is(lexicon::SUFFIX);
    let word = words.clone().rev().find(|w| !suffix(w)).or(words.clone().next_back()).unwrap_or("");
    word.to_lowercase()
}

/// `New Mexico: …` heads an item of a list.
fn is_place(core: &str) -> bool {
    core.split_whitespace().any(|w| Word::of(w).is(lexicon::PLACE))
}

pub(super) fn starts_with_double(s: &str) -> bool {
    s.starts_with(['"', '“', '„', '«', '「', '『', '”']) || s.starts_with("''") || s.starts_with("``")
}

/// The name line above a speech, where both stand in one paragraph.
pub(super) fn name_line(s: &str) -> Option<RawLabel> {
    let line = s.lines().next()?.trim_end();
    labels::parse_name_line(line).map(|raw| {
        let rest = &s[line.len()..];
        RawLabel { len: line.len() + leading(rest, char::is_whitespace), ..raw }
    })
}
