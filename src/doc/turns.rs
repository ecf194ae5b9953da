//! Which paragraphs are turns: labels as evidence for one another, speech that runs on, several turns in a paragraph.

use std::collections::BTreeMap;

use super::labels::{self, Class, RawLabel};
use super::lines::Piece;
use super::occurrences::Occurrences;
use super::{Block, BlockKind, Label, shape};
use crate::lexicon::{self, Word};
use crate::text::Span;

/// Labels that the text as a whole bears out.
#[derive(Default)]
struct Evidence {
    /// Last words of labels, lower case, and how many blocks they open.
    counts: BTreeMap<String, usize>,
    transcript: bool,
    /// Turns mostly stand in quotation marks.
    quoted: bool,
    /// `Q    text` and `Mr. ROE. text` count as labels here.
    without_colon: bool,
    name_lines: bool,
}

/// Marks the turns among the body blocks (`blocks` hold one paragraph each) and splits paragraphs with several turns.
///
/// `clip`: the header says that this is a clip's transcript, so that a single label will do.
pub(super) fn mark(text: &str, blocks: Vec<Block>, clip: bool) -> Vec<Block> {
    let mut evidence = weigh(text, &blocks);
    evidence.transcript |= clip;
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut labels: Vec<&str> = Vec::new();
    let mut names = Occurrences::new(text);
    for mut block in blocks {
        if is_body(&block)
            && let Some(raw) = accepted(text, &block, &evidence, &mut names)
        {
            let s = block.span.of(text);
            labels.push(s[..raw.len].trim_end());
            block.kind = BlockKind::Turn;
            block.label = Some(finish(text, block.span, &raw, &mut names));
        }
        out.push(block);
    }
    if evidence.transcript {
        out = split_inner_turns(text, out, labels, &mut names);
    }
    run_on(text, &mut out, evidence.quoted);
    for block in out.iter_mut().filter(|b| b.kind == BlockKind::Turn) {
        block.quoted_turns = evidence.quoted;
    }
    out
}

/// Joins lines that hold a label only, or a name on its own, with the speech on the line below.
///
/// Names without a colon (`Jan Roe (Town) (Lab)`, `Mr Speaker`) count where at least three lines look like that.
pub(super) fn below_labels(text: &str, pieces: Vec<Piece>) -> Vec<Piece> {
    let heads = |i: usize| pieces[i].after_blank && i + 1 < pieces.len() && !pieces[i + 1].after_blank;
    let is_label = |i: usize| {
        let s = pieces[i].span.of(text);
        labels::parse(s).is_some_and(|l| l.len == s.len())
    };
    let names = (0..pieces.len()).filter(|&i| heads(i) && labels::parse_name_line(pieces[i].span.of(text)).is_some());
    let bracketed = names.clone().any(|i| pieces[i].span.of(text).ends_with(')'));
    let named = names.count() >= if bracketed { 2 } else { 3 };
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for i in 0..pieces.len() {
        let above = i > 0
            && heads(i - 1)
            && (is_label(i - 1) || named && labels::parse_name_line(pieces[i - 1].span.of(text)).is_some());
        match out.last_mut().filter(|_| above) {
            Some(last) => last.span.end = pieces[i].span.end,
            None => out.push(pieces[i]),
        }
    }
    out
}

fn is_body(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading | BlockKind::Caption)
}

fn last_word(s: &str) -> String {
    let head = s.split(',').next().unwrap_or(s);
    let word = head.split_whitespace().last().unwrap_or("");
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn weigh(text: &str, blocks: &[Block]) -> Evidence {
    let mut e = Evidence::default();
    let (mut quoted, mut bare, mut generic, mut affiliated, mut anonymous) = (0, 0, 0, 0, 0);
    let spoken = |s: &str| !shape::is_wholly_bracketed(s) && !shape::is_direction(s);
    let (mut without_colon, mut name_lines, mut capitals, mut names, mut body) = (0, 0, 0, 0, 0);
    for block in blocks.iter().filter(|b| is_body(b)) {
        let s = block.span.of(text);
        body += usize::from(block.kind == BlockKind::Paragraph && spoken(s));
        if let Some(raw) = labels::parse_without_colon(s) {
            without_colon += 1;
            capitals += usize::from(raw.class != Class::Generic);
        }
        name_lines += usize::from(s.contains('\n') && name_line(s).is_some());
        let Some(raw) = labels::parse(s) else { continue };
        if block.kind == BlockKind::Heading && !starts_with_double(&s[raw.len..]) {
            continue;
        }
        let core = raw.core.of(s);
        let word = last_word(core);
        *e.counts.entry(word).or_default() += 1;
        let initials = raw.class == Class::Single && core.len() <= 3 && core.len() >= 2 && is_caps(core);
        names += usize::from(initials || raw.class == Class::Name && !is_place(core));
        generic += usize::from(raw.class == Class::Generic);
        anonymous += usize::from(raw.class == Class::Anonymous);
        let titled = core.split_whitespace().any(|w| Word::of(w).is(lexicon::TITLE));
        let head = core.split(',').next().unwrap_or("");
        affiliated += usize::from(raw.class == Class::Name && (core.contains(',') || titled) && is_caps(head));
        let said = &s[raw.len..];
        if starts_with_double(said) { quoted += 1 } else { bare += usize::from(!said.is_empty()) }
    }
    let repeated = e.counts.values().filter(|n| **n >= 2).count();
    // `Mr. ROE. Mr. President, …` needs no second one.
    e.without_colon = without_colon >= 2 || capitals >= 1 || (without_colon >= 1 && affiliated >= 1);
    e.name_lines = name_lines >= 2;
    let labelled = quoted + bare;
    e.transcript = (repeated >= 1 && labelled >= 3)
        || (generic >= 1 && labelled >= 2)
        || affiliated >= 1
        || (names >= 2 && labelled * 2 >= body)
        || anonymous >= 1
        || quoted >= 2
        || e.without_colon
        || e.name_lines;
    e.quoted = quoted > bare;
    e
}

/// `New Mexico: …` heads an item of a list.
fn is_place(core: &str) -> bool {
    core.split_whitespace().any(|w| Word::of(w).is(lexicon::PLACE))
}

fn is_caps(s: &str) -> bool {
    s.chars().any(char::is_uppercase) && !s.chars().any(char::is_lowercase)
}

fn starts_with_double(s: &str) -> bool {
    s.starts_with(['"', '“', '„', '«', '「', '『', '”']) || s.starts_with("''") || s.starts_with("``")
}

/// The name line above a speech, where both stand in one paragraph.
fn name_line(s: &str) -> Option<RawLabel> {
    let line = s.lines().next()?.trim_end();
    labels::parse_name_line(line).map(|raw| {
        let rest = &s[line.len()..];
        RawLabel { len: line.len() + (rest.len() - rest.trim_start().len()), ..raw }
    })
}

/// The label of a block, if it is one in this text.
fn accepted(text: &str, block: &Block, e: &Evidence, names: &mut Occurrences) -> Option<RawLabel> {
    let s = block.span.of(text);
    if e.without_colon
        && let Some(raw) = labels::parse_without_colon(s)
    {
        return Some(raw);
    }
    if e.name_lines
        && s.contains('\n')
        && let Some(raw) = name_line(s)
    {
        return Some(raw);
    }
    let raw = labels::parse(s)?;
    let said = &s[raw.len..];
    let core = raw.core.of(s);
    let word = last_word(core);
    let count = e.counts.get(&word).copied().unwrap_or(0);
    let quoted = starts_with_double(said);
    if block.kind == BlockKind::Heading {
        // `Roe: 'We Won The Cup'` is a heading; `Roe: "Yes"` amid a transcript and `Roe: Never` are turns.
        let short = said.split_whitespace().count() <= 3 && !said.starts_with(['\'', '‘']);
        let known = count >= 2 || raw.class == Class::Generic;
        if !(e.transcript && known && short && (quoted || !e.quoted)) {
            return None;
        }
    }
    // `Moderator: Jan Roe, Radio X` lists who takes part.
    let listing =
        raw.class == Class::Generic && !quoted && shape::is_title_case(said) && !said.ends_with(['.', '?', '!', '…']);
    if listing && said.split_whitespace().count() >= 2 {
        return None;
    }
    if shape::is_pointer(s) || said.is_empty() && !(e.transcript && raw.class != Class::Single && count >= 2) {
        return None;
    }
    let ok = match raw.class {
        Class::Anonymous => true,
        Class::Generic => e.transcript || quoted,
        Class::Name => quoted || e.transcript,
        Class::Person => e.transcript || quoted,
        Class::Single => quoted || (e.transcript && (count >= 2 || names.within_name(core) || is_outlet(core))),
    };
    ok.then_some(raw)
}

/// `KPA`, `AFP`, `Delta-Inform`: shapes that agencies' names have.
fn is_outlet(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    (is_caps(word) && (2..=6).contains(&word.chars().count())) || capitals >= 2
}

fn finish(text: &str, span: Span, raw: &RawLabel, names: &mut Occurrences) -> Label {
    let s = span.of(text);
    let known = |name: &str| name.contains(' ') && names.repeated(name);
    let generic = matches!(raw.class, Class::Generic | Class::Person | Class::Anonymous);
    let (name, role) = if generic { (raw.core, None) } else { labels::name_and_role(s, raw.core, known) };
    let shift = |inner: Span| Span::new(span.start() + inner.start(), span.start() + inner.end());
    Label {
        span: Span::new(span.start(), span.start() + raw.len),
        name: shift(name),
        role: role.map(shift),
        generic,
        anonymous: raw.class == Class::Anonymous,
    }
}

/// Splits `AT: Why? JR: Because.` at labels that open paragraphs elsewhere, or are initials in capitals.
fn split_inner_turns(text: &str, blocks: Vec<Block>, mut labels: Vec<&str>, names: &mut Occurrences) -> Vec<Block> {
    labels.sort_unstable();
    labels.dedup();
    let mut known: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for label in labels.into_iter().filter(|l| l.ends_with(':')) {
        known.entry(last_part(label)).or_default().push(label);
    }
    let longest = known.keys().map(|part| part.len()).max().unwrap_or(0);
    let mut out = Vec::with_capacity(blocks.len());
    for mut block in blocks {
        if block.kind != BlockKind::Turn {
            out.push(block);
            continue;
        }
        while let Some(label) = &block.label {
            let from = label.span.end();
            let Some(at) = inner_label(text, Span::new(from, block.span.end()), &known, longest) else { break };
            let tail = Span::new(at, block.span.end());
            let Some(raw) = labels::parse(tail.of(text)) else { break };
            let head = Span::new(block.span.start(), at).trim(text);
            out.push(Block { span: head, ..block.clone() });
            block = Block { span: tail, label: Some(finish(text, tail, &raw, names)), ..block };
        }
        out.push(block);
    }
    out
}

/// What stands behind the last blank.
fn last_part(s: &str) -> &str {
    s.rsplit(char::is_whitespace).next().unwrap_or(s)
}

/// Where a known label stands after a sentence's end within `span`; labels are listed by their last part, whose
/// greatest length is `longest`.
fn inner_label(text: &str, span: Span, known: &BTreeMap<&str, Vec<&str>>, longest: usize) -> Option<usize> {
    let s = span.of(text);
    memchr::memchr_iter(b':', s.as_bytes())
        .find_map(|colon| {
            let from = (colon.saturating_sub(longest)..=colon).find(|&i| s.is_char_boundary(i))?;
            let part = last_part(&s[from..=colon]);
            let label = known.get(part)?.iter().find(|l| s[..=colon].ends_with(**l))?;
            let at = colon + 1 - label.len();
            let before = &s[..at];
            let sentence_end = before.trim_end().ends_with(['.', '?', '!', '…', '"', '”', ')', ']', '-', '—', '–']);
            (at > 0 && before.ends_with(char::is_whitespace) && sentence_end).then_some(at)
        })
        .map(|at| span.start() + at)
}

/// Marks paragraphs without a label that go on with the turn above.
fn run_on(text: &str, blocks: &mut [Block], quoted: bool) {
    let mut speaking: Option<String> = None;
    for block in blocks.iter_mut() {
        let s = block.span.of(text);
        match block.kind {
            BlockKind::Turn => {
                let label = block.label.as_ref().expect("turns are marked by their label");
                // Speech in marks says itself where it ends.
                let said = Span::new(label.span.end(), block.span.end()).of(text);
                let open = !starts_with_double(said) || (!quoted && said.is_empty());
                speaking = open.then(|| last_word(label.name.of(text)));
            }
            BlockKind::Heading
            | BlockKind::SourceLine
            | BlockKind::Footnote
            | BlockKind::Furniture
            | BlockKind::Title => {
                speaking = None;
            }
            BlockKind::Caption => {}
            BlockKind::Paragraph => {
                let Some(name) = &speaking else { continue };
                if quoted && !starts_with_double(s)
                    || shape::is_wholly_bracketed(s)
                    || shape::is_direction(s)
                    || shape::is_pointer(s)
                {
                    continue;
                }
                // Nobody speaks of himself by name: the narrator is back.
                if name.len() > 2 && mentions(s, name) {
                    speaking = None;
                    continue;
                }
                block.kind = BlockKind::Turn;
                block.continues_turn = true;
                block.lead = labels::continuation_lead(s) as u32;
            }
        }
    }
}

fn mentions(s: &str, lower_name: &str) -> bool {
    s.split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .any(|w| w.starts_with(char::is_uppercase) && w.to_lowercase() == lower_name)
}
