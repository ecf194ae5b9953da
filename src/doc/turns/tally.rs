//! How many blocks of a text are labelled in which way, and which of the ways they bear out.

use super::alone::is_no_speech;
use super::evidence::{Evidence, is_body, last_word, starts_with_double};
use super::lone::{Standing, is_personal, name_line};
use super::spoken::{SPOKEN, is_report, may_speak, speaks};
use crate::doc::labels::{self, Class, RawLabel, STYLES};
use crate::doc::{Block, BlockKind, shape};
use crate::lexicon::{self, Word};
use crate::text::sorted::{BTreeMap, BTreeSet};
use crate::text::words::any_of;
use crate::text::{Case, Parts, seek};

/// How many brackets amid a block are read.
const AMID: usize = 16;

/// How many blocks are labelled in which way.
#[derive(Default)]
pub(super) struct Tally {
    /// Paragraphs but for directions.
    body: usize,
    /// `Mr. ROE. Text`, and those of them that name somebody.
    stops: usize,
    stops_with_name: usize,
    /// `Senator Roe. Text`, by the last word.
    small_stops: BTreeMap<String, usize>,
    /// `Jan Roe (PPE). – Text`, `ROE — Text` and so on, by the name; and how many of each may be somebody's.
    styles: [(BTreeMap<String, usize>, usize); STYLES],
    /// `12/03/2021, 14:05 - Roe: text`, and where the first stands.
    stamped: usize,
    stamped_from: Option<usize>,
    /// `[Speaker 1] Text`
    brackets: usize,
    /// `[Jan] Text`: words that may be names, how often each stands so, and whether it is known for a name by itself.
    pub bracket_names: BTreeMap<String, Standing>,
    /// `Jan Roe  0:34`; and how many stand with each last word.
    times: usize,
    timed: BTreeMap<String, usize>,
    timed_names: BTreeSet<String>,
    /// `Q) text` and `A) text`, and those of them that ask.
    letters: usize,
    asks: usize,
    /// `A. text`
    answers: usize,
    /// A name on a line, text on the next.
    name_lines: usize,
    personal_lines: usize,
    /// Last words of labels with a colon, of all and of those that stand alone.
    counts: BTreeMap<String, usize>,
    lone_heads: BTreeMap<String, usize>,
    /// Labels with a colon that stand alone and are more than one word; those of all that stand alone which may be
    /// somebody's; and whether what stands below the last is still to be read.
    lone: usize,
    lone_spoken: usize,
    waits: bool,
    /// Labels with a colon before whole sentences.
    whole: usize,
    /// Labels with a colon, and whether what they head may be something played.
    effects: BTreeMap<String, bool>,
    /// Labels with a colon, by what they are.
    names: usize,
    /// Names that no list knows, above what reports others' words: `Fuel prices: The paper says drivers are “angry”.`
    topics: usize,
    /// Those that may be somebody's, and those with speech behind them.
    personal: usize,
    voices: usize,
    /// Those in capitals or with a time.
    plain: usize,
    generic: usize,
    anonymous: usize,
    /// Names in capitals with a title or an affiliation, or that recur within their paragraph.
    affiliated: usize,
    /// Labels with a colon before a quotation mark, and before speech without one.
    quoted: usize,
    bare: usize,
}

impl Tally {
    pub fn block(&mut self, text: &str, block: &Block, colon: Option<&RawLabel>) {
        let s = block.span.of(text);
        if let Some(raw) = labels::parse_timed(s) {
            self.times += 1;
            *self.timed.entry(last_word(raw.core.of(s))).or_default() += 1;
            self.timed_names.insert(raw.core.of(s).lower());
        }
        self.brackets += usize::from(labels::parse_bracketed(s).is_some());
        // `[Roe] Why? [Poe] Because.`: amid the line as well.
        let amid = seek::memchr_iter(b'[', s.as_bytes())
            .filter(|&at| at > 0 && s.part(..at).trim_end().ends_with(any_of!['.', '?', '!', ']', '…']));
        for at in std::iter::once(0).chain(amid.take(AMID)) {
            let s = s.part(at..);
            let Some(raw) = labels::parse_bracketed_name(s) else { continue };
            if s.part(raw.len..).starts_with(char::is_lowercase) {
                continue;
            }
            let core = raw.core.of(s);
            let word = Word::of(core);
            let named = raw.class != Class::Single || word.is(lexicon::GIVEN | lexicon::SURNAME);
            let may_be = named.then_some(true).or((word == Word::default()).then_some(false));
            if let Some(named) = may_be {
                self.bracket_names.entry(core.lower()).or_insert(Standing { count: 0, bare: named }).count += 1;
            }
        }
        if let Some(raw) = labels::parse_stop(s) {
            self.stops += 1;
            self.stops_with_name += usize::from(raw.class != Class::Generic);
        }
        if let Some(raw) = labels::parse_small_stop(s) {
            *self.small_stops.entry(last_word(raw.core.of(s))).or_default() += 1;
        }
        for (style, (counts, personal)) in labels::SET_OFF.iter().zip(&mut self.styles) {
            if let Some(raw) = style(s) {
                if labels::bare_stamp(s).is_some() {
                    self.stamped += 1;
                    self.stamped_from.get_or_insert(block.span.start());
                }
                *personal += usize::from(may_speak(s, &raw));
                *counts.entry(raw.core.of(s).lower()).or_default() += 1;
            }
        }
        if !is_body(block) {
            return;
        }
        let is_text = block.kind == BlockKind::Paragraph && !is_no_speech(s) && !shape::is_direction(s);
        self.body += usize::from(is_text);
        // What stands below a label.
        if is_text && std::mem::take(&mut self.waits) {
            self.lone_spoken += usize::from(speaks(s));
        }
        self.answers += usize::from(labels::parse_answer(s).is_some());
        if labels::parse_letter(s).is_some() {
            self.letters += 1;
            self.asks += usize::from(s.starts_with('Q'));
        }
        if seek::memchr(b'\n', s.as_bytes()).is_some()
            && let Some(raw) = name_line(s)
        {
            self.name_lines += 1;
            let line = s.lines().next().unwrap_or("").trim_end();
            let seated = is_personal(line, &RawLabel { len: line.len(), ..raw.clone() });
            self.personal_lines += usize::from(seated || speaks(s.part(raw.len..)));
        }
        if let Some(raw) = colon {
            self.stamped += usize::from(labels::bare_stamp(s).is_some());
            self.colon(s, raw, block.kind);
        }
    }

    /// A label that ends in a colon.
    fn colon(&mut self, s: &str, raw: &RawLabel, kind: BlockKind) {
        let (core, said) = (raw.core.of(s), s.part(raw.len..));
        let quoted = starts_with_double(said);
        // `Clerk: Mr Roe?`, but not `Town Budget: Who Pays?`
        let somebody = || core.split(' ').any(|w| Word::of(w).is(lexicon::PERSON | lexicon::TITLE | lexicon::GIVEN));
        let asks = said.is_empty() || said.ends_with(any_of!['?', '!', '.']) && somebody();
        if kind == BlockKind::Heading && !quoted && !asks {
            return;
        }
        *self.counts.entry(last_word(core)).or_default() += 1;
        if said.is_empty() {
            self.lone += usize::from(raw.class != Class::Single);
            let known = may_speak(s, raw);
            self.lone_spoken += usize::from(known);
            self.waits = !known;
            *self.lone_heads.entry(last_word(core)).or_default() += 1;
        } else {
            let short = is_no_sentence(said);
            self.whole += usize::from(!short);
            let may_be = labels::is_caps(core) && may_be_played(raw, core);
            *self.effects.entry(core.lower()).or_insert(may_be) &= short;
        }
        let named = raw.class == Class::Name;
        let initials = raw.class == Class::Single && core.len() <= 3 && core.len() >= 2 && labels::is_caps(core);
        let voice = quoted || said.is_empty() || speaks(said);
        self.voices += usize::from(voice);
        // `Driver: A man of 44.` is a field of a report.
        let field = raw.class == Class::Person && !labels::is_caps(core) && !voice;
        self.personal += usize::from(!field && (quoted || may_speak(s, raw)));
        let timed = s.part(..raw.len).bytes().filter(u8::is_ascii_digit).nth(2).is_some();
        self.plain += usize::from(labels::is_caps(core) && core.len() > 1 || timed);
        self.names += usize::from(initials || named && !is_place(core));
        let person = |w: &str| Word::of(w).is(lexicon::GIVEN | lexicon::TITLE);
        self.topics += usize::from(named && !core.split_whitespace().any(person) && is_report(said));
        self.generic += usize::from(raw.class == Class::Generic);
        self.anonymous += usize::from(raw.class == Class::Anonymous);
        let titled = core.split_whitespace().any(|w| Word::of(w).is(lexicon::TITLE));
        let head = core.split(',').next().unwrap_or("");
        self.affiliated += usize::from(named && (core.contains(',') || titled) && labels::is_caps(head));
        // A whole page in one paragraph: `JAN ROE: Yes. … JAN ROE: No.`
        self.affiliated += usize::from(named && labels::is_caps(core) && said.contains(s.part(..raw.len)));
        self.quoted += usize::from(quoted);
        self.bare += usize::from(!quoted && !said.is_empty());
    }

    pub fn evidence(self, lone_names: Option<BTreeMap<String, Standing>>) -> Evidence {
        let recurs = |counts: &BTreeMap<String, usize>| counts.values().any(|n| *n >= 2);
        // Two names at least again and again, and half of all paragraphs; fewer where there are many, since speech goes on.
        let mostly = |counts: &BTreeMap<String, usize>| {
            let total = counts.values().sum::<usize>();
            let share = if total >= 6 { 4 } else { 2 };
            counts.values().filter(|n| **n >= 2).count() >= 2 && total * share >= self.body
        };
        let small_stops = self.small_stops.values().sum::<usize>();
        let played = self.effects.values().filter(|played| **played).count();
        let labelled = self.quoted + self.bare;
        let topical = self.topics * 2 > self.names && !recurs(&self.counts);
        // `VELM — The mill burned.` has a place.
        let mut styles = [false; STYLES];
        for (n, ((counts, personal), has)) in self.styles.iter().zip(&mut styles).enumerate() {
            let total = counts.values().sum::<usize>();
            // `Oats – Half a cup.` is nobody's.
            let spoken = personal * SPOKEN >= total;
            *has = spoken
                && match n {
                    // A full stop and a dash are plain enough.
                    0 => total >= 3,
                    // So are angles.
                    1 => total >= 4 && counts.len() >= 2 && recurs(counts),
                    // In a table most rows are somebody's.
                    5 if total >= 4 && recurs(counts) && total * 4 >= self.body * 3 && personal * 2 > total => true,
                    _ => mostly(counts),
                };
        }
        let mut e = Evidence {
            styles,
            // `Mr. ROE. Mr. President, …` needs no second one.
            stops: self.stops >= 2 || self.stops_with_name >= 1 || (self.stops >= 1 && self.affiliated >= 1),
            // `Q. Mr. President, why?` and `The President. I do not know.`
            small_stops: small_stops >= 4 && self.small_stops.values().filter(|n| **n >= 2).count() >= 2
                || self.asks >= 1 && small_stops >= 2 && recurs(&self.small_stops),
            stamped: self.stamped >= 3 && self.stamped * 2 > labelled,
            stamped_from: self.stamped_from.unwrap_or(0),
            sparse: labelled * 3 < self.body * 2,
            dense: labelled >= 4 && labelled * 4 >= self.body * 3,
            letters: self.asks >= 1
                && (self.letters + self.generic >= 2 || self.affiliated >= 1 || recurs(&self.small_stops)),
            answers: self.asks >= 2 && self.answers >= 2,
            name_lines: self.name_lines >= 2 && self.personal_lines * SPOKEN >= self.name_lines,
            brackets: self.brackets >= 2,
            times: self.times >= 2 && (recurs(&self.timed) || self.times >= 3),
            timed: self.timed_names,
            lone_labels: self.lone_spoken * SPOKEN >= self.lone_heads.values().sum()
                && (recurs(&self.lone_heads) && self.lone_heads.len() >= 2 || self.lone >= 2),
            lone_surnames: lone_names
                .iter()
                .flatten()
                .filter(|(name, _)| name.contains(' ') && !name.contains(" of "))
                .map(|(name, _)| last_word(name))
                .collect(),
            lone_names,
            quoted: self.quoted > self.bare,
            affiliated: self.affiliated >= 1,
            ..Evidence::default()
        };
        // Fields of a list have small letters and no times, and come again in every item.
        let again = self.counts.values().filter(|n| **n >= 2).count() >= 2 && self.plain * 2 >= labelled;
        let spoken = again || self.personal * SPOKEN >= labelled;
        e.transcript = (recurs(&self.counts) && labelled >= 3 && spoken)
            || (self.generic >= 1 && labelled >= 2 && (self.voices >= 1 || recurs(&self.counts)))
            || self.affiliated >= 1
            || (self.names >= 2 && !topical && labelled * 2 >= self.body && spoken)
            || self.anonymous >= 1
            || self.quoted >= 2
            || e.lone_labels
            || e.stops
            || e.small_stops
            || styles.contains(&true)
            || e.times
            || e.brackets
            || e.letters
            || e.name_lines;
        // `[Laughter] Well`, `[Ella] never knew` have a direction and a word put in.
        let often = || self.bracket_names.values().map(|name| name.count).filter(|n| *n >= 2);
        let known = self.bracket_names.values().any(|name| name.bare)
            || often().count() >= 2 && often().sum::<usize>() * 3 >= self.body * 2;
        let mut names = self.bracket_names;
        names.retain(|_, name| name.bare || name.count >= 2);
        if known && names.len() >= 2 && names.values().map(|name| name.count).sum::<usize>() >= 3 {
            e.bracket_names.extend(names.into_keys());
            e.transcript = true;
        }
        if self.whole >= 3 && self.whole > played {
            e.effects.extend(self.effects.into_iter().filter(|(_, played)| *played).map(|(core, _)| core));
        }
        e.counts = self.counts;
        e
    }
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

/// `New Mexico: …` heads an item of a list.
fn is_place(core: &str) -> bool {
    core.split_whitespace().any(|w| Word::of(w).is(lexicon::PLACE))
}
