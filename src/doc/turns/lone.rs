//! Names that stand on lines of their own above what is said.

use crate::text::sorted::{BTreeMap, BTreeSet};
use crate::text::words::any_of;
use crate::text::{Case, case, seek};

use super::evidence::{is_body, last_word};
use super::spoken::{SPOKEN, speaks};
use crate::doc::labels::{self, Class, RawLabel};
use crate::doc::{Block, BlockKind};
use crate::lexicon::{self, Word};
use crate::text::Parts;

/// How a name stands on lines of its own.
#[derive(Clone, Copy, Default)]
pub(super) struct Standing {
    pub count: usize,
    /// Somewhere with nothing behind it.
    pub bare: bool,
}

/// What words of names are.
const OF_NAMES: u32 = lexicon::SURNAME | lexicon::GIVEN | lexicon::PARTICLE;

/// Whether names stand alone on lines above what is said: at least three, mostly people's, some again and again.
pub(super) fn lone_names(text: &str, blocks: &[Block]) -> Option<BTreeMap<String, Standing>> {
    let mut counts: BTreeMap<String, Standing> = BTreeMap::new();
    // Names of which nothing is known, and how many of them have speech below.
    let (mut unknown, mut spoken) = (BTreeMap::<String, usize>::new(), (0, 0));
    let mut lines: Vec<(&str, RawLabel)> = Vec::new();
    // Above `On the result: We lost.`
    let mut subjects = 0;
    for (i, block) in blocks.iter().enumerate().filter(|(_, b)| b.kind != BlockKind::Footnote) {
        let s = block.span.of(text);
        let Some(raw) = labels::parse_name_line(s) else { continue };
        let below = blocks.get(i + 1).filter(|b| b.kind == BlockKind::Paragraph).map_or("", |b| b.span.of(text));
        let core = raw.core.of(s);
        subjects += usize::from(labels::subject(below).is_some());
        if raw.class == Class::Name
            && below.ends_with(any_of!['.', '?', '!', '…', '”', '"'])
            && core.split(' ').map(Word::of).all(|w| w == Word::default() || w.is(OF_NAMES))
        {
            spoken = (spoken.0 + 1, spoken.1 + usize::from(speaks(below)));
            *unknown.entry(core.lower()).or_default() += 1;
        }
        lines.push((s, raw));
    }
    lines.extend(lone_capitals(text, blocks));
    // Whoever has a constituency on one line is a person on all others.
    let members: BTreeSet<String> = lines
        .iter()
        .filter(|(s, _)| s.ends_with(any_of![')', ']']))
        .map(|(s, raw)| last_word(raw.core.of(s)))
        .collect();
    let (mut personal, mut bracketed) = (0, 0);
    for (s, raw) in &lines {
        let known = is_personal(s, raw) || raw.class == Class::Single || members.contains(&last_word(raw.core.of(s)));
        personal += usize::from(known);
        bracketed += usize::from(s.ends_with(any_of![')', ']']));
        let standing = counts.entry(raw.core.of(s).lower()).or_default();
        standing.count += 1;
        standing.bare |= raw.core.len() == s.trim_end().len();
    }
    let lines = lines.len();
    let recurring = counts.values().filter(|n| n.count >= 2).count();
    // `Velka Tornby` above questions and answers, again and again.
    if unknown.values().filter(|n| **n >= 2).count() >= 2 && spoken.1 * SPOKEN >= spoken.0 {
        personal = personal.max(spoken.0);
    }
    let enough = lines >= 3 && recurring >= 1 && (bracketed >= 2 || recurring >= 2)
        || bracketed >= 2 && personal >= 3
        || subjects >= 2;
    (enough && personal * 5 >= lines * 3).then_some(counts)
}

/// How many different words in capitals are looked for elsewhere in the text.
const CAPITALS: usize = 20;

/// Lines that are a word in capitals, again and again, which is a name in the text: `ROE` of Jan Roe.
fn lone_capitals<'t>(text: &'t str, blocks: &[Block]) -> Vec<(&'t str, RawLabel)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut lines: Vec<(&str, RawLabel)> = Vec::new();
    for s in blocks.iter().filter(|b| is_body(b)).map(|b| b.span.of(text)) {
        if let Some(raw) = labels::parse_lone_capitals(s) {
            *counts.entry(raw.core.of(s)).or_default() += 1;
            lines.push((s, raw));
        }
    }
    let is_name = |word: &str| {
        let mut letters = word.chars();
        let mixed: String = letters.next().into_iter().chain(letters.flat_map(case::lower)).collect();
        seek::memmem::find_iter(text.as_bytes(), mixed.as_bytes()).any(|at| {
            !text.part(..at).ends_with(char::is_alphanumeric)
                && !text.part(at + mixed.len()..).starts_with(char::is_alphanumeric)
        })
    };
    let mut names = BTreeSet::new();
    names.extend(
        counts.into_iter().filter(|(_, n)| *n >= 2).take(CAPITALS).map(|(word, _)| word).filter(|w| is_name(w)),
    );
    lines.retain(|(s, raw)| names.contains(raw.core.of(s)));
    lines
}

/// Whether a name line shows a person: a given name, a title, a constituency in brackets.
pub(super) fn is_personal(s: &str, raw: &RawLabel) -> bool {
    raw.class == Class::Person
        || s.ends_with(any_of![')', ']'])
        || labels::role_behind_dash(s, raw).is_some()
        || raw.core.of(s).split_whitespace().any(|w| Word::of(w).is(lexicon::GIVEN | lexicon::TITLE))
}

/// The name line above a speech, where both stand in one paragraph.
pub(super) fn name_line(s: &str) -> Option<RawLabel> {
    let line = s.lines().next()?.trim_end();
    // A list of those who take part is nobody's speech.
    let below = s.part(line.len()..).trim_start().lines().next().unwrap_or("");
    // So are the fields of an entry: `Age: 41. Trained as a vet.`
    let field = |raw: labels::RawLabel| raw.class == Class::Single && raw.len < below.len();
    let listed = labels::parse_name_line(below).is_some() || labels::parse(below).is_some_and(field);
    // `Jan Roe, Editor` above an address.
    let closed = s.ends_with(any_of!['.', '?', '!', '…', '”', '"', '–', '—', '-', ')', ']']);
    let is_head = |raw: &RawLabel| !listed && (closed || labels::role_behind_dash(s, raw).is_none());
    labels::parse_name_line(line).filter(is_head).map(|raw| {
        let rest = s.part(line.len()..);
        RawLabel { len: line.len() + labels::leading_direction(rest), ..raw }
    })
}
