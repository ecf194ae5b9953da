//! Which paragraphs are turns, by the styles of label that the text bears out, and how far each turn goes on.

mod alone;
mod evidence;
mod fields;
mod heads;
mod heard;
mod inner;
mod lone;
mod naming;
mod occurrences;
mod odd;
mod run_on;
mod spoken;
mod tally;
mod thread;
mod told;

use crate::lexicon::{self, Word};
use crate::text::sorted::BTreeSet;
use crate::text::words::{any_of, bare, first_line};
use crate::text::{Case, Parts};

use super::labels::{self, Class, RawLabel, portrait};
use super::{Block, BlockKind, shape};
use crate::text::Span;
use evidence::{Evidence, is_body, last_word, starts_with_double};
use lone::name_line;
use naming::finish;
use occurrences::Occurrences;

pub(super) use alone::below_labels;
pub(super) use heads::name_on;

/// Marks the turns among the body blocks (`blocks` hold one paragraph each) and splits paragraphs with several turns.
///
/// `clip`: the header says that this is a clip's transcript, so that a single label will do.
pub(super) fn mark(text: &str, blocks: Vec<Block>, clip: bool) -> Vec<Block> {
    let colons: Vec<Option<RawLabel>> = blocks.iter().map(|b| labels::parse(b.span.of(text))).collect();
    let mut evidence = evidence::weigh(text, &blocks, &colons);
    evidence.announced = clip;
    let mut names = Occurrences::new(text);
    if fields::are_fields(text, &blocks, &colons, &mut names) {
        return blocks;
    }
    let mut labelled = blocks.iter().zip(&colons).filter_map(|(b, colon)| Some((b, colon.as_ref()?)));
    evidence.announced |= labelled.any(|(b, raw)| b.kind == BlockKind::Paragraph && is_announced(text, b, raw));
    evidence.transcript |= evidence.announced;
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut heads = inner::roles(text, &blocks, &colons);
    evidence.transcript |= !heads.is_empty();
    for (mut block, colon) in blocks.into_iter().zip(colons) {
        if let Some(mut raw) = accepted(text, &block, colon, &evidence, &mut names) {
            // `Jan Roe:` above `Replying to "Which one?"`, and what she says stands below.
            let s = block.span.of(text);
            if alone::is_reaction(s.part(raw.len..).trim()) {
                raw.len = s.len();
            }
            heads.push(block.span.of(text).part(..raw.len).trim_end());
            block.kind = BlockKind::Turn;
            let tail = trailing(block.span.of(text).part(raw.len..));
            let tail = Span::new(block.span.end() - tail, block.span.end());
            block.span = block.span.with_end(tail.lo()).trim(text);
            block.label = Some(finish(text, block.span, &raw, &mut names));
            // `Lord Roe Portrait Mr Jan Roe`: what the picture shows is no part of the name.
            let at = portrait::before_name(block.span.of(text).part(..raw.core.start()));
            if let Some(label) = block.label.as_mut().filter(|_| at > 0) {
                let span = Span::new(block.span.start(), block.span.start() + at);
                label.span = Span::new(span.end(), label.span.end());
                block.span = Span::new(span.end(), block.span.end());
                out.push(Block { kind: BlockKind::Furniture, ..Block::paragraph(span.trim(text)) });
            }
            if !tail.trim(text).is_empty() {
                out.push(block);
                block = Block { kind: BlockKind::Furniture, ..Block::paragraph(tail.trim(text)) };
            }
        } else if block.kind != BlockKind::Footnote && is_examination(block.span.of(text)) {
            block.kind = BlockKind::Heading;
        } else if is_body(&block) && is_page_mark(block.span.of(text)) {
            block.kind = BlockKind::Furniture;
        }
        out.push(block);
    }
    naming::surnames(text, &mut out);
    naming::tell_apart(text, &mut out);
    if evidence.transcript {
        let mut known = BTreeSet::new();
        known.extend(heads.iter().filter_map(|h| h.split(':').next()));
        recover(text, &mut out, &known, &mut names);
        odd::mark(text, &mut out);
    }
    if evidence.transcript || evidence.lone_names.is_some() {
        if evidence.lone_names.is_some() || evidence.name_lines {
            out = alone::offices(text, out);
        }
        out = alone::join_below(text, out);
    }
    if evidence.transcript {
        out = inner::split_at_brackets(text, out, &heads, &mut names);
        out = inner::split(text, out, heads, &mut names);
    }
    run_on::mark(text, &mut out, &evidence);
    if evidence.stamped {
        out = run_on::join_lines(text, out);
    }
    if evidence.transcript {
        run_on::close(text, &mut out);
    }
    heard::resume(text, &mut out);
    if evidence.posts {
        thread::mark(text, &mut out);
    }
    for block in out.iter_mut().filter(|b| b.kind == BlockKind::Turn) {
        block.quoted_turns = evidence.quoted;
    }
    out
}

/// A lone label whose bearer the lead announces: `Imam Jan Roe: The bakers …` below `excerpts from a sermon by Imam Jan Roe`.
fn is_announced(text: &str, block: &Block, raw: &RawLabel) -> bool {
    let s = block.span.of(text);
    let said = s.part(raw.len..);
    raw.class == Class::Name
        && said.split_whitespace().count() >= 3
        && !said.starts_with(any_of!['"', '“', '\'', '‘', '«', '„'])
        && !shape::is_title_case(said)
        && evidence::is_announced(text, block.span.start(), raw.core.of(s))
}

/// `BY MR. ROE:`, `CROSS-EXAMINATION BY MS. POE:`, `Re-examined by Mr. Roe`: says who asks from here on.
pub(super) fn is_examination(s: &str) -> bool {
    if s.len() > 100 || s.ends_with('.') {
        return false;
    }
    let stage = s.split(' ').take(3).any(|w| {
        let w = w.lower();
        w.contains("examination") || w.ends_with("examined")
    });
    // `Questions from MR ROE`, as inquiries have it.
    let questions = &["Questions from ", "Questions by ", "Further questions from ", "Further questions by "];
    questions.iter().any(|w| s.starts_with(w)) && s.split_whitespace().count() <= 8
        || s.starts_with("BY ") && s.ends_with(':') && labels::is_caps(s)
        || stage && (s.contains(" BY ") || s.contains(" by ")) && s.split_whitespace().count() <= 10
}

/// `[[Page S11]]`: where a record's page begins.
fn is_page_mark(s: &str) -> bool {
    s.len() <= 40 && s.starts_with("[[") && s.ends_with("]]")
}

/// The label of a block, if it is one in this text; `colon`: the one that ends in a colon.
fn accepted(
    text: &str,
    block: &Block,
    colon: Option<RawLabel>,
    e: &Evidence,
    names: &mut Occurrences,
) -> Option<RawLabel> {
    let s = block.span.of(text);
    if matches!(block.kind, BlockKind::Footnote | BlockKind::SourceLine) || is_examination(s) {
        return None;
    }
    let timed = e.times.then(|| labels::parse_timed(s)).flatten();
    let bracketed = || {
        let named = |raw: &RawLabel| e.bracket_names.contains(&raw.core.of(s).lower());
        let name = || labels::parse_bracketed_name(s).filter(|_| !e.bracket_names.is_empty()).filter(named);
        e.brackets.then(|| labels::parse_bracketed(s)).flatten().or_else(name)
    };
    let small = || e.small_stops.then(|| labels::parse_small_stop(s)).flatten();
    // `CDR  Jan Roe, commander` above `04 06 45 12   CDR   Roger.` is a list.
    let set_off = || {
        let styles = labels::SET_OFF
            .iter()
            .zip(e.styles)
            .filter(|(_, has)| *has && (!e.stamped || block.span.start() >= e.stamped_from));
        styles.map(|(style, _)| style).find_map(|style| style(s))
    };
    let stop = || e.stops.then(|| labels::parse_stop(s)).flatten().or_else(small).or_else(set_off);
    if let Some(raw) = timed.or_else(bracketed).or_else(stop) {
        return Some(raw);
    }
    // `Speaker 2`, where others have their time beside them.
    if e.times
        && let Some(raw) = name_on_line(s, &e.timed)
    {
        return Some(raw);
    }
    if e.posts
        && let Some(raw) = labels::parse_posted(s)
    {
        return Some(raw);
    }
    if let Some(counts) = &e.lone_names
        && let Some(raw) = labels::parse_name_line(s)
            .or_else(|| labels::parse_lone_capitals(s))
            .or_else(|| name_on_line(s, &e.lone_surnames))
    {
        let core = raw.core.of(s);
        // `Abby Roe`, who asks once, and whom the operator has announced.
        let person = || core.split(' ').all(|w| matches!(Word::of(w).0 & !(lexicon::SURNAME | lexicon::GIVEN), 0));
        let mut named = || raw.class == Class::Name && core.contains(' ') && person() && names.repeated(core);
        let standing = counts.get(&core.lower());
        // `Abby Roe - Velm Securities` lists whom `Abby Roe` introduces below.
        let listed = || !s.contains(" -- ") && labels::role_behind_dash(s, &raw).is_some();
        if standing.is_some_and(|n| n.bare) && listed() {
            return None;
        }
        let known = standing.is_none_or(|n| n.count >= 2) || named();
        return (known || lone::is_personal(s, &raw)).then_some(raw);
    }
    if !e.heads.is_empty()
        && let Some(raw) = heads::label(s, &e.heads)
    {
        return Some(raw);
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
    with_colon(text, block, colon?, e, names)
}

/// `Roe` on a line of its own, where `Jan Roe` stands so elsewhere.
fn name_on_line(s: &str, names: &BTreeSet<String>) -> Option<RawLabel> {
    let line = first_line(s).trim_end();
    let one = line.len() <= 40 && line.starts_with(char::is_uppercase) && names.contains(&line.lower());
    one.then(|| RawLabel {
        class: labels::class(line).filter(|class| *class != Class::Single).unwrap_or(Class::Name),
        core: Span::new(0, line.len()),
        len: line.len() + labels::leading_direction(s.part(line.len()..)),
    })
}

fn with_colon(text: &str, block: &Block, raw: RawLabel, e: &Evidence, names: &mut Occurrences) -> Option<RawLabel> {
    let s = block.span.of(text);
    let said = s.part(raw.len..);
    let core = raw.core.of(s);
    let count = e.counts.get(&last_word(core)).copied().unwrap_or(0);
    let quoted = starts_with_double(said);
    if !e.effects.is_empty() && e.effects.contains(&core.lower()) {
        return None;
    }
    if said.is_empty() {
        let known = raw.class != Class::Single || count >= 2;
        // `JAN ROE, HOST:` above what is said, where others have it on the same line.
        let titled = e.affiliated
            && labels::is_caps(core)
            && (raw.class == Class::Name && core.contains(',') || raw.class == Class::Generic && core.len() > 1);
        return (e.transcript && known && (e.lone_labels || count >= 2 || titled) && !shape::is_pointer(s))
            .then_some(raw);
    }
    if block.kind == BlockKind::Heading {
        // `Roe: 'We Won The Cup'` is a heading; `Roe: "Yes"` amid a transcript and `Roe: Never` are turns.
        let short = said.split_whitespace().count() <= 3 && !said.starts_with(any_of!['\'', '‘']);
        // `MR. ROE: Good Afternoon. Happy Friday. Jan?` is no headline.
        let again = count >= 1
            && labels::is_caps(core)
            && said.ends_with(any_of!['.', '?', '!', '–', '—', '-', '…'])
            && !said.starts_with('‘');
        let short = short || count >= 2 && said.contains(". ") || again;
        let timed = labels::leading_time(s).is_some();
        // Headings were not counted.
        let asker = raw.core.start() > 0;
        let dense = e.dense && labels::is_caps(core) && said.ends_with(any_of!['.', '?', '!']);
        let known = asker
            || dense
            || count >= if labels::is_caps(core) { 1 } else { 2 }
            || timed
            || matches!(raw.class, Class::Generic | Class::Person);
        if !(e.transcript && known && short && (quoted || !e.quoted)) {
            return None;
        }
    }
    // `Moderator: Jan Roe, Radio X` lists who takes part.
    let said_first = said.lines().next().unwrap_or("").trim_end();
    // `Interviewee: Waino Lahti (b. 1921), with his daughter`
    let name_first = count <= 1 && {
        let mut words = said_first.split(' ');
        let mut capital = || words.next().is_some_and(|w| w.starts_with(char::is_uppercase) && w.len() > 1);
        capital() && capital() && (words.next().is_none_or(|w| w.starts_with('(')) || said_first.contains(", "))
    };
    let above = count <= 1 && block.span.start() < e.begins;
    let listing = matches!(raw.class, Class::Generic | Class::Person)
        && !quoted
        && (shape::is_title_case(said_first) || name_first || above)
        && !said_first.ends_with(any_of!['.', '?', '!', '…', '–', '—', '-']);
    // `Witnesses: Jan Roe, Chief Executive; Ana Poe, Velm College.`
    let many = || core.split(' ').next_back().is_some_and(|w| Word::of(w).is(lexicon::PLURAL));
    let mut words = said.split(' ').take(2);
    let named = words
        .all(|w| w.starts_with(char::is_uppercase) && w.chars().nth(1).is_some() && Word::of(bare(w)).function() == 0);
    let listing_many = named && said.contains(' ') && matches!(raw.class, Class::Generic | Class::Person) && many();
    if listing_many && count <= 1 && !quoted && !spoken::speaks(said) {
        return None;
    }
    if listing && shape::words(said_first).nth(1).is_some() || shape::is_pointer(s) {
        return None;
    }
    let mut single = || {
        let outlet = is_outlet(core) || names.named_elsewhere(core) || e.dense && !above && is_said(said);
        // `Jan:` and on the next line `[00:00:07] The gates`
        // `I: Jan Roe, Harbour Line; and Ana Poe` numbers those who come first.
        let letter = core.len() == 1;
        count >= 2 || !letter && (names.within_name(core) || outlet) || labels::ends_in_time(s.part(..raw.len))
    };
    // `Source language: Velmish` is a field as well; `Bhaskar Pillai: Welcome, everybody.` is not.
    let person = |w: &str| Word::of(bare(w)).is(lexicon::GIVEN | lexicon::TITLE | lexicon::PERSON);
    let apart = || {
        let before = text.part(..block.span.start()).trim_end_matches(any_of![' ', '\t']);
        before.is_empty() || before.ends_with("\n\n") || spoken::speaks(said)
    };
    let field = above && raw.class == Class::Name && !core.split(' ').any(person) && !(is_said(said) && apart());
    let ok = match raw.class {
        _ if field => false,
        Class::Anonymous => true,
        // `Wind Speed: Ninety at the cape.` among the paragraphs of an article is nobody's.
        Class::Name if e.sparse && !quoted => {
            e.transcript && (raw.core.start() > 0 || count >= 2 || spoken::may_speak(s, &raw) || names.repeated(core))
        }
        Class::Generic | Class::Name | Class::Person => quoted || e.transcript,
        Class::Single => quoted || (e.transcript && single()),
    };
    ok.then_some(raw)
}

/// Bytes at the end of a speech that are none of it: the stroke that closes a table's row, the time in its last column, the
/// number of a line in the margin.
fn trailing(said: &str) -> usize {
    let row = said.strip_suffix('|').unwrap_or(said).trim_end();
    let number = row.trim_end_matches(|c: char| c.is_ascii_digit() || c == ':');
    let apart = number.len() < row.len() && (number.ends_with('\t') || number.ends_with("   "));
    let row = if apart { number.trim_end() } else { row };
    if row.is_empty() || row.contains('\n') { 0 } else { said.len() - row.len() }
}

/// Whether what stands behind a word and a colon may be somebody's: whole sentences.
fn is_said(said: &str) -> bool {
    said.starts_with(|c: char| c.is_uppercase() || matches!(c, '…' | '(' | '[' | '‘' | '“' | '"'))
        && said.ends_with(any_of!['.', '?', '!', '…', '”', '"', '’', ')', '—', '–'])
        && said.split_whitespace().nth(1).is_some()
}

/// `KPA`, `AFP`, `Delta-Inform`: shapes that agencies' names have.
fn is_outlet(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    (labels::is_caps(word) && (2..=6).contains(&word.chars().count())) || capitals >= 2
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
