//! Which paragraphs are turns, by the styles of label that the text bears out, and how far each turn goes on.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::{self, Evidence, is_body, last_word, name_line, starts_with_double};
use super::labels::{self, Class, RawLabel};
use super::lines::Piece;
use super::occurrences::Occurrences;
use super::{Block, BlockKind, Label, inner_turns, shape};
use crate::lexicon::{self, PAST, Word};
use crate::text::Span;

/// Marks the turns among the body blocks (`blocks` hold one paragraph each) and splits paragraphs with several turns.
///
/// `clip`: the header says that this is a clip's transcript, so that a single label will do.
pub(super) fn mark(text: &str, blocks: Vec<Block>, clip: bool) -> Vec<Block> {
    let mut evidence = evidence::weigh(text, &blocks);
    evidence.transcript |= clip;
    let mut names = Occurrences::new(text);
    evidence.transcript |= blocks.iter().any(|b| b.kind == BlockKind::Paragraph && is_announced(text, b));
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut heads: Vec<&str> = Vec::new();
    for mut block in blocks {
        if let Some(raw) = accepted(text, &block, &evidence, &mut names) {
            heads.push(block.span.of(text)[..raw.len].trim_end());
            block.kind = BlockKind::Turn;
            block.label = Some(finish(text, block.span, &raw, &mut names));
        } else if block.kind != BlockKind::Footnote && is_examination(block.span.of(text)) {
            block.kind = BlockKind::Heading;
        } else if is_body(&block) && is_page_mark(block.span.of(text)) {
            block.kind = BlockKind::Furniture;
        }
        out.push(block);
    }
    surnames(text, &mut out);
    tell_apart(text, &mut out);
    if evidence.transcript {
        let known: BTreeSet<&str> = heads.iter().filter_map(|h| h.split(':').next()).collect();
        recover(text, &mut out, &known, &mut names);
    }
    if evidence.transcript || evidence.lone_names.is_some() {
        out = join_below(text, out);
    }
    if evidence.transcript {
        out = inner_turns::split(text, out, heads, &mut names);
    }
    run_on(text, &mut out, &evidence);
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
        labels::parse(s).is_some_and(|l| l.len == s.len()) && !is_examination(s)
            || labels::parse_timed(s).is_some_and(|l| l.len == s.len())
    };
    let names = (0..pieces.len()).filter(|&i| heads(i) && labels::parse_name_line(pieces[i].span.of(text)).is_some());
    let bracketed = names.clone().any(|i| pieces[i].span.of(text).ends_with(')'));
    let named = names.count() >= if bracketed { 2 } else { 3 };
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for i in 0..pieces.len() {
        let above = i > 0
            && heads(i - 1)
            && (is_label(i - 1) || named && labels::parse_name_line(pieces[i - 1].span.of(text)).is_some())
            && labels::parse_any(pieces[i].span.of(text)).is_none();
        match out.last_mut().filter(|_| above) {
            Some(last) => last.span.end = pieces[i].span.end,
            None => out.push(pieces[i]),
        }
    }
    out
}

/// A lone label whose bearer the lead announces: `Imam Jan Roe: The bakers …` below `excerpts from a sermon by Imam Jan Roe`.
fn is_announced(text: &str, block: &Block) -> bool {
    let s = block.span.of(text);
    labels::parse(s).is_some_and(|raw| {
        let said = &s[raw.len..];
        raw.class == Class::Name
            && said.split_whitespace().count() >= 3
            && !said.starts_with(['"', '“', '\'', '‘', '«', '„'])
            && !shape::is_title_case(said)
            && evidence::is_announced(text, block.span.start(), raw.core.of(s))
    })
}

/// `BY MR. ROE:`, `CROSS-EXAMINATION BY MS. POE:`, `Re-examined by Mr. Roe`: says who asks from here on.
fn is_examination(s: &str) -> bool {
    if s.len() > 100 || s.ends_with('.') {
        return false;
    }
    let stage = s.split(' ').take(3).any(|w| {
        let w = w.to_lowercase();
        w.contains("examination") || w.ends_with("examined")
    });
    s.starts_with("BY ") && s.ends_with(':') && labels::is_caps(s)
        || stage && (s.contains(" BY ") || s.contains(" by ")) && s.split_whitespace().count() <= 10
}

/// `[[Page S11]]`: where a record's page begins.
fn is_page_mark(s: &str) -> bool {
    s.len() <= 40 && s.starts_with("[[") && s.ends_with("]]")
}

/// The label of a block, if it is one in this text.
fn accepted(text: &str, block: &Block, e: &Evidence, names: &mut Occurrences) -> Option<RawLabel> {
    let s = block.span.of(text);
    if matches!(block.kind, BlockKind::Footnote | BlockKind::SourceLine) || is_examination(s) {
        return None;
    }
    let timed = e.times.then(|| labels::parse_timed(s)).flatten();
    let bracketed = || e.brackets.then(|| labels::parse_bracketed(s)).flatten();
    let stop = || e.stops.then(|| labels::parse_stop(s)).flatten();
    if let Some(raw) = timed.or_else(bracketed).or_else(stop) {
        return Some(raw);
    }
    if let Some(counts) = &e.lone_names
        && let Some(raw) = labels::parse_name_line(s)
    {
        let known = counts.get(&raw.core.of(s).to_lowercase()).is_some_and(|n| *n >= 2);
        return (known || evidence::is_personal(s, &raw)).then_some(raw);
    }
    if !is_body(block) {
        return None;
    }
    let letter = |s: &str| labels::parse_letter(s).or_else(|| e.answers.then(|| labels::parse_answer(s)).flatten());
    if let Some(raw) = e.letters.then(|| letter(s)).flatten() {
        return Some(raw);
    }
    if e.name_lines
        && s.contains('\n')
        && let Some(raw) = name_line(s)
    {
        return Some(raw);
    }
    with_colon(text, block, e, names)
}

fn with_colon(text: &str, block: &Block, e: &Evidence, names: &mut Occurrences) -> Option<RawLabel> {
    let s = block.span.of(text);
    let raw = labels::parse(s)?;
    let said = &s[raw.len..];
    let core = raw.core.of(s);
    let count = e.counts.get(&last_word(core)).copied().unwrap_or(0);
    let quoted = starts_with_double(said);
    if !e.effects.is_empty() && e.effects.contains(&core.to_lowercase()) {
        return None;
    }
    if said.is_empty() {
        let known = raw.class != Class::Single || count >= 2;
        return (e.transcript && known && (e.lone_labels || count >= 2) && !shape::is_pointer(s)).then_some(raw);
    }
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
    if listing && said.split_whitespace().count() >= 2 || shape::is_pointer(s) {
        return None;
    }
    let mut single = || {
        let outlet = is_outlet(core) || names.named_elsewhere(core);
        count >= 2 || names.within_name(core) || outlet
    };
    let ok = match raw.class {
        Class::Anonymous => true,
        Class::Generic | Class::Name | Class::Person => quoted || e.transcript,
        Class::Single => quoted || (e.transcript && single()),
    };
    ok.then_some(raw)
}

/// `KPA`, `AFP`, `Delta-Inform`: shapes that agencies' names have.
fn is_outlet(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    (labels::is_caps(word) && (2..=6).contains(&word.chars().count())) || capitals >= 2
}

/// Reads a label into name and role.
pub(super) fn finish(text: &str, span: Span, raw: &RawLabel, names: &mut Occurrences) -> Label {
    let s = span.of(text);
    let known =
        |name: &str, office: bool| name.contains(' ') && (office && names.repeated(name) || names.is_label(name));
    let generic = matches!(raw.class, Class::Generic | Class::Person | Class::Anonymous);
    let (name, role) = if generic { (raw.core, None) } else { labels::name_and_role(s, raw.core, known) };
    // `The Minister for Coasts (Jan Roe)`
    let before = s[..raw.core.start()].strip_suffix('(').map(str::trim);
    let office =
        before.filter(|o| o.contains(' ') && role.is_none() && !labels::is_caps(&o[o.find(' ').unwrap_or(0)..]));
    let role = role.or(office.map(|o| {
        let article = ["The ", "THE "].iter().find(|a| o.starts_with(**a)).map_or(0, |a| a.len());
        Span::new(article, o.len())
    }));
    Label {
        span: Span::new(span.start(), span.start() + raw.len),
        name: name.moved(span.start()),
        role: role.map(|role| role.moved(span.start())),
        generic,
        anonymous: raw.class == Class::Anonymous,
    }
}

/// `JUDGE:` is no office where `GOV. WALTER JUDGE:` speaks.
fn surnames(text: &str, blocks: &mut [Block]) {
    let full = |l: &&Label| !l.generic && l.name.of(text).contains(' ');
    let mut known: Vec<String> =
        blocks.iter().filter_map(|b| b.label.as_ref()).filter(full).map(|l| last_word(l.name.of(text))).collect();
    known.sort_unstable();
    for label in blocks.iter_mut().filter_map(|b| b.label.as_mut()).filter(|l| l.generic && !l.anonymous) {
        let name = label.name.of(text);
        // `COL. ROE`, `JUDGE`: a title may stand before it.
        label.generic &= !(name.split(' ').count() <= 2 && known.binary_search(&last_word(name)).is_ok());
    }
}

/// `Mr. ROE of Ohio` and `Mr. ROE of Maine` are told apart by their places, which belong to their names here.
fn tell_apart(text: &str, blocks: &mut [Block]) {
    let place = |l: &Label| {
        let rest = &text[l.name.end()..l.span.end()];
        let end = rest.find(['.', '(', ':']).unwrap_or(rest.len());
        rest.starts_with(" of ").then(|| Span::new(l.name.end(), l.name.end() + rest[..end].trim_end().len()))
    };
    let mut places: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for label in blocks.iter().filter_map(|b| b.label.as_ref()) {
        if let Some(place) = place(label) {
            places.entry(label.name.of(text).to_string()).or_default().insert(place.of(text));
        }
    }
    places.retain(|_, p| p.len() >= 2);
    for label in blocks.iter_mut().filter_map(|b| b.label.as_mut()) {
        if places.contains_key(label.name.of(text))
            && let Some(place) = place(label)
        {
            label.name.end = place.end;
        }
    }
}

/// Finds labels that have lost their colon: `QUESTION A follow-up`.
fn recover(text: &str, blocks: &mut [Block], known: &BTreeSet<&str>, names: &mut Occurrences) {
    for block in blocks.iter_mut().filter(|b| b.kind == BlockKind::Paragraph) {
        if let Some(raw) = labels::parse_unmarked(block.span.of(text), |core| known.contains(core)) {
            block.kind = BlockKind::Turn;
            block.label = Some(finish(text, block.span, &raw, names));
        }
    }
}

/// Joins a label that stands alone with the paragraph below it; what the page repeats between them goes into the label.
fn join_below(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let mut copies: BTreeMap<&str, usize> = BTreeMap::new();
    for block in blocks.iter().filter(|b| b.span.len() <= 60 && b.label.is_none()) {
        *copies.entry(block.span.of(text)).or_default() += 1;
    }
    // `Share this contribution`, `- Hansard - -`
    let passed = |b: &Block| {
        let s = b.span.of(text);
        b.label.is_none()
            && (b.kind == BlockKind::Furniture
                || s.starts_with("- ") && s.len() <= 60
                || copies.get(s).is_some_and(|n| *n >= 3) && !s.ends_with(['.', '?', '!']))
    };
    let alone = |b: &Block| b.label.as_ref().is_some_and(|l| l.span.end == b.span.end && !l.anonymous);
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut i = 0;
    while i < blocks.len() {
        let block = &blocks[i];
        i += 1;
        if !alone(block) {
            out.push(block.clone());
            continue;
        }
        let mut below = i;
        while below < blocks.len() && below < i + 4 && passed(&blocks[below]) {
            below += 1;
        }
        // `Jan Roe Portrait` above `Jan Roe (Town)`: the picture's description is no label.
        let described = blocks.get(below).is_some_and(&alone)
            && blocks.get(below).is_some_and(|b| {
                let label = block.label.as_ref().map_or("", |l| l.name.of(text)).trim_end_matches(" Portrait");
                block.span.of(text).ends_with(" Portrait") && (b.span.of(text).contains(label) || below == i)
            });
        if described {
            out.push(Block { kind: BlockKind::Furniture, label: None, ..block.clone() });
            continue;
        }
        let said = blocks.get(below).filter(|b| {
            b.label.is_none()
                && matches!(b.kind, BlockKind::Paragraph | BlockKind::Heading | BlockKind::Caption)
                && !is_no_speech(b.span.of(text))
                && !is_interruption(b.span.of(text))
        });
        let mut joined = block.clone();
        if let (Some(said), Some(label)) = (said, &mut joined.label) {
            joined.span.end = said.span.end;
            label.span.end = said.span.start;
            i = below + 1;
        }
        out.push(joined);
    }
    out
}

/// `10:41:00`, `* * *`, `114`: nothing that could be said.
fn is_no_speech(s: &str) -> bool {
    !s.chars().any(char::is_alphabetic) || shape::is_wholly_bracketed(s) || shape::is_pointer(s)
}

/// `rose—`, `indicated assent`: goes on with the name on the line above.
fn is_interruption(s: &str) -> bool {
    s.len() <= 40 && s.starts_with(char::is_lowercase) && s.split(' ').count() <= 3 && s.ends_with(['—', '–', '-'])
}

/// Marks paragraphs without a label that go on with the turn above.
fn run_on(text: &str, blocks: &mut [Block], e: &Evidence) {
    let mixed = blocks.iter().filter(|b| b.label.is_some()).any(|b| b.body().of(text).chars().any(char::is_lowercase));
    let names: Vec<String> = speakers(text, blocks);
    let mut speaking: Option<(String, bool)> = None;
    for block in blocks.iter_mut() {
        let s = block.span.of(text);
        match block.kind {
            BlockKind::Turn => {
                let label = block.label.as_ref().expect("turns are marked by their label");
                // Speech in marks says itself where it ends.
                let said = Span::new(label.span.end(), block.span.end()).of(text);
                let open = !starts_with_double(said) || (!e.quoted && said.is_empty());
                let chair = e.stops && label.generic;
                speaking = open.then(|| (last_word(label.name.of(text)), chair));
            }
            BlockKind::Heading | BlockKind::SourceLine | BlockKind::Footnote | BlockKind::Title => speaking = None,
            BlockKind::Caption | BlockKind::Furniture => {}
            BlockKind::Paragraph => {
                let Some((name, chair)) = &speaking else { continue };
                if e.quoted && !starts_with_double(s)
                    || is_no_speech(s)
                    || shape::is_direction(s)
                    || is_interruption(s)
                    || acts(s, &names)
                    || mixed && is_set_in_capitals(s)
                    || (*chair || e.letters) && is_procedure(s)
                    || is_effect(s)
                    || !e.effects.is_empty()
                        && s.split_once(':').is_some_and(|(head, _)| e.effects.contains(&head.to_lowercase()))
                {
                    continue;
                }
                // Nobody speaks of himself by name: the narrator is back.
                if name.len() > 2 && mentions(s, name) && !introduces_itself(s, name) {
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

/// Names in labels, in small letters.
fn speakers(text: &str, blocks: &[Block]) -> Vec<String> {
    let mut names: Vec<String> = blocks
        .iter()
        .filter_map(|b| b.label.as_ref())
        .filter(|l| !l.anonymous)
        .map(|l| l.name.of(text).to_lowercase())
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// `Mr Roe interjecting—`, `Jan Roe indicated dissent.`: a short line that says what a speaker does.
fn acts(s: &str, names: &[String]) -> bool {
    if shape::is_longer(s, 80) {
        return false;
    }
    let lower = s.to_lowercase();
    let titled = ["mr ", "mrs ", "ms ", "dr ", "mr. ", "mrs. ", "ms. "].iter().any(|t| lower.starts_with(t));
    let verb = s.split_whitespace().find(|w| !w.starts_with(char::is_uppercase)).unwrap_or("");
    let gesture = Word::of(verb.trim_end_matches(|c: char| !c.is_alphabetic()));
    let doing = verb.contains("ing") && s.ends_with(['—', '–', '-', '.']) && s.split_whitespace().count() <= 5;
    if titled && doing {
        return true;
    }
    // Labels of one word are looked up by the words of the line, since there may be many of them.
    let known = |words: usize| {
        let head: Vec<&str> = lower.split_whitespace().take(words).collect();
        names.binary_search(&head.join(" ")).is_ok()
    };
    let narrated = gesture.form() == PAST || verb.ends_with("ed") || verb.ends_with("ing") || verb == "rose";
    narrated && verb.starts_with(char::is_lowercase) && (1..=4).any(known) && !lower.contains(" i ")
}

/// `TO ORDER A VIDEO …` amid speech in small letters; a name in capitals that a court's record announces.
fn is_set_in_capitals(s: &str) -> bool {
    let letters = s.chars().filter(|c| c.is_alphabetic()).count();
    let head: Vec<&str> = s.split_whitespace().take(2).collect();
    let announced = head.len() == 2
        && head.iter().all(|w| labels::is_caps(w) && w.chars().filter(|c| c.is_alphabetic()).count() >= 3)
        && s.ends_with(':');
    letters >= 12 && labels::is_caps(s) || announced
}

/// `The motion was agreed to.`, `The clerk proceeded to call the roll.`: what a record of debates tells by itself.
fn is_procedure(s: &str) -> bool {
    let words: Vec<&str> = s.split_whitespace().collect();
    let told = |w: &&str| {
        let entry = Word::of(w);
        w.starts_with(char::is_lowercase) && (entry.form() == PAST || matches!(*w, "was" | "were"))
            || w.ends_with("ed") && entry.function() == 0
    };
    let person = words.iter().any(|w| Word::of(w).function() == lexicon::FIRST);
    s.starts_with("The ") && words.len() <= 16 && s.ends_with('.') && words.iter().take(6).any(told) && !person
}

/// `SFX: door`, `MUSIC: opening theme`: capitals and a few words that are no sentence.
fn is_effect(s: &str) -> bool {
    s.split_once(':').is_some_and(|(head, rest)| {
        let rest = rest.trim_start();
        labels::is_caps(head)
            && head.len() <= 24
            && (rest.is_empty() || rest.starts_with(char::is_lowercase))
            && !rest.ends_with(['.', '?', '!'])
    })
}

/// `I'm Jan Roe`, `This is Jan Roe`, `Jan Roe here`: speakers name themselves.
fn introduces_itself(s: &str, lower_name: &str) -> bool {
    let lower = s.to_lowercase();
    let Some(at) = lower.find(lower_name) else { return false };
    let before: Vec<&str> = lower[..at].rsplit(' ').filter(|w| !w.is_empty()).take(5).collect();
    let said = |w: &&str| matches!(*w, "i'm" | "i’m" | "am" | "is");
    let by = before.iter().position(said).is_some_and(|i| match before[i] {
        "is" => before.get(i + 1).is_some_and(|w| matches!(*w, "this" | "name")),
        _ => true,
    });
    by || lower[at + lower_name.len()..].starts_with(" here") || lower[at + lower_name.len()..].starts_with(" speaking")
}

fn mentions(s: &str, lower_name: &str) -> bool {
    s.split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .any(|w| w.starts_with(char::is_uppercase) && w.to_lowercase() == lower_name)
}
