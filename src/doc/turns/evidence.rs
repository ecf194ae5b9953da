//! In which ways the blocks of a text are labelled: evidence for one another.

use crate::text::sorted::{BTreeMap, BTreeSet};
use crate::text::{Case, Parts, case};

use super::heads::heads;
use super::lone::{Standing, lone_names};
use super::occurrences::Occurrences;
use super::tally::Tally;
use super::thread::has_posts;
use crate::doc::labels::{RawLabel, STYLES};
use crate::doc::{Block, BlockKind};
use crate::lexicon::{self, Word};
use crate::text::words::{Words, any_of, bare, is_any, is_mark, words};

/// Labels that the text as a whole bears out, by their style.
#[derive(Default)]
pub(super) struct Evidence {
    /// Last words of labels with a colon, lower case, and how many blocks they open.
    pub counts: BTreeMap<String, usize>,
    /// Where the first block begins whose label with a colon comes again: what stands above is the record's header.
    pub begins: usize,
    /// Labels with a colon count.
    pub transcript: bool,
    /// The header or the lead says that somebody's speech follows.
    pub announced: bool,
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
    /// `Senator Roe. The hearing …`
    pub small_stops: bool,
    /// `Jan Roe (PPE). – Text`, `ROE — Text` and whatever else sets labels off: those that this text has.
    pub styles: [bool; STYLES],
    /// Labels stand behind the time at which they were written: `12/03/2021, 14:05 - Roe: text`.
    pub stamped: bool,
    /// Where the first of them stands.
    pub stamped_from: usize,
    /// Labels with a colon open fewer than two of three paragraphs.
    pub sparse: bool,
    /// They open most of the paragraphs.
    pub dense: bool,
    /// `[Speaker 1] text`
    pub brackets: bool,
    /// `[Jan] Text`, `- [Jan] Text`: the single words in small letters that speakers' names are here.
    pub bracket_names: BTreeSet<String>,
    /// `Jan Roe  0:34`, and what is said on the lines below.
    pub times: bool,
    /// The names that stand so, lower case.
    pub timed: BTreeSet<String>,
    /// A name on a line, and what is said on the line below.
    pub name_lines: bool,
    /// The same with a blank line between; the names, lower case, and how often they stand so.
    pub lone_names: Option<BTreeMap<String, Standing>>,
    /// The last words of those of them that have several.
    pub lone_surnames: BTreeSet<String>,
    /// `Jan Roe:`, and what is said in the paragraphs below.
    pub lone_labels: bool,
    /// Lines are numbered in the margin, so that each is a block of its own.
    pub numbered: bool,
    /// `JAN ROE, MAYOR: text`
    pub affiliated: bool,
    /// Lines that head what is said again and again, lower case: `Me` and `Mum`.
    pub heads: BTreeSet<String>,
    /// `reed_man · 4 hr. ago`, and a post below.
    pub posts: bool,
}

/// Nouns of what a transcript is of; a lead with one of them announces who speaks.
const OCCASIONS: Words = words![
    "interview", "sermon", "conference", "briefing", "speech", "address", "remarks", "excerpts", "transcript",
    "homily", "debate", "clip", "podcast", "hearing", "testimony", "roundtable",
];

/// How many bytes of a lead are read.
const LEAD: usize = 4000;

/// Reads all blocks for the ways in which they are labelled.
///
/// `colons`: the label with a colon of each.
pub(super) fn weigh(text: &str, blocks: &[Block], colons: &[Option<RawLabel>]) -> Evidence {
    let mut tally = Tally::default();
    for (block, colon) in blocks.iter().zip(colons).filter(|(b, _)| b.kind != BlockKind::Footnote) {
        tally.block(text, block, colon.as_ref());
    }
    // `[Roe]` of `Jan Roe` who is named above.
    let mut names = Occurrences::new(text);
    let several = tally.bracket_names.values().filter(|name| name.bare).count() >= 2;
    tally.bracket_names.retain(|word, Standing { count: n, bare: named }| {
        let mut letters = word.chars();
        let mixed: String = letters.next().into_iter().flat_map(case::upper).chain(letters).collect();
        *named |= (*n >= 2 || several) && names.within_name(&mixed);
        true
    });
    let mut evidence = tally.evidence(lone_names(text, blocks));
    let is_number = |b: &&Block| {
        b.kind == BlockKind::Furniture && b.span.len() <= 2 && b.span.of(text).bytes().all(|b| b.is_ascii_digit())
    };
    let recurs = |(b, raw): &(&Block, &RawLabel)| {
        let word = || last_word(raw.core.of(b.span.of(text)));
        is_body(b) && evidence.counts.get(&word()).is_some_and(|n| *n >= 2)
    };
    let mut labelled = blocks.iter().zip(colons).filter_map(|(b, colon)| Some((b, colon.as_ref()?)));
    evidence.begins = labelled.find(recurs).map_or(0, |(b, _)| b.span.start());
    evidence.posts = has_posts(text, blocks);
    evidence.heads = heads(text, blocks);
    evidence.transcript |= evidence.posts || !evidence.heads.is_empty();
    evidence.numbered = blocks.iter().filter(is_number).count() * 3 >= blocks.len() && blocks.len() >= 12;
    evidence
}

/// Whether a line above a block announces that somebody of this name will speak: `News conference of Jan Roe`.
pub(super) fn is_announced(text: &str, before: usize, core: &str) -> bool {
    // Given name and surname, without the office before them.
    let Some(at) = core.rmatch_indices(' ').nth(1).map(|(at, _)| at + 1).or_else(|| core.contains(' ').then_some(0))
    else {
        return false;
    };
    let mut name = core.part(at..);
    // `Minister Roe` below `remarks by Minister Jan Roe`
    if let Some((title, surname)) = name.split_once(' ')
        && Word::of(title).is(lexicon::TITLE | lexicon::PERSON)
        && surname.chars().count() >= 3
    {
        name = surname;
    }
    let words = |line: &str| line.split(is_mark).any(|w| is_any(w, OCCASIONS));
    before <= LEAD && !core.contains(',') && text.part(..before).lines().any(|line| line.contains(name) && words(line))
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
    word.lower()
}

pub(super) fn starts_with_double(s: &str) -> bool {
    s.starts_with(any_of!['"', '“', '„', '«', '「', '『', '”']) || s.starts_with("''") || s.starts_with("``")
}
