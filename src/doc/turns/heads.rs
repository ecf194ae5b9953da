//! Lines that head what is said again and again: `Me` and `Mum`, `>> ROE`, `**Jan Roe**`, `Roe (Baker)`, `Speaker 2`.

use crate::text::sorted::{BTreeMap, BTreeSet};

use super::spoken::{SPOKEN, speaks};
use crate::doc::labels::{self, Class, RawLabel};
use crate::doc::{Block, BlockKind};
use crate::lexicon::{self, Word};
use crate::text::words::{any_of, first_line, is_digit, leading};
use crate::text::{Case, Parts, Span, case, seek};

/// A line that may head what somebody says.
struct Head {
    core: Span,
    /// Its words stand within asterisks, behind angles or numbers, before brackets.
    set_off: bool,
    /// Its words are a name, or say what somebody is.
    named: bool,
    /// More than one word, or one that a list has.
    sure: bool,
    /// They say what somebody is.
    somebody: bool,
    /// A part stands before the name, as in fields above a text: `Interviewer: Jan Roe`.
    part: bool,
}

/// How many words a line has, whether in capitals, and whether something sets them off.
type Shape = (usize, bool, bool);

/// Of so many lines it is looked at how they stand.
const SHAPES: usize = 400;

/// Lines of a few words that head what is said again and again, in small letters: two at least, above most groups of
/// lines; or names only, and then blank lines are where they please.
pub(super) fn heads(text: &str, blocks: &[Block]) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    // Those that are names, and which of them are people's beyond doubt.
    let mut loose: BTreeMap<String, usize> = BTreeMap::new();
    let mut people = BTreeSet::new();
    // Single words that no list has, which are names if the text has them elsewhere.
    let mut unsure: BTreeMap<String, &str> = BTreeMap::new();
    // How the others stand: their words, capitals and what sets them off.
    let mut shapes: Vec<(String, Shape)> = Vec::new();
    let (mut groups, mut end, mut spoken, mut loosely) = (0, None, 0, 0);
    let mut asks = 0;
    let mut range = (usize::MAX, 0);
    let mut above = false;
    for (i, block) in blocks.iter().enumerate().filter(|(_, b)| b.kind != BlockKind::Footnote) {
        let gap = |from: usize, to: usize| text.part(from..to).bytes().filter(|b| *b == b'\n').count();
        let opens = end.is_none_or(|end| gap(end, block.span.start()) >= 2);
        end = Some(block.span.end());
        groups += usize::from(opens);
        let s = block.span.of(text);
        let line = first_line(s).trim_end();
        let next = blocks.get(i + 1).map(|b| (b.span, gap(block.span.end(), b.span.start())));
        let more = s.len() > line.len() || next.is_some_and(|n| n.1 == 1);
        let below = next.filter(|_| s.len() == line.len()).map_or(s, |n| n.0.of(text));
        let head = head(line);
        // Names below one another are a list.
        let listed = std::mem::replace(&mut above, head.is_some());
        let Some(head) = head else { continue };
        let core = head.core.of(line);
        // `Me`, `Mum`
        let speaks = labels::is_personal(core) || speaks(core) || speaks(below);
        if opens && more && (head.sure || !head.set_off) {
            spoken += usize::from(speaks);
            *counts.entry(core.lower()).or_default() += 1;
        }
        if head.named && !listed && (s.len() > line.len() || next.is_some_and(|n| is_said(n.0.of(text)))) {
            loosely += usize::from(speaks);
            asks += usize::from(below.ends_with('?'));
            range = (range.0.min(i), i);
            if !head.part && (head.somebody || labels::is_personal(core)) {
                people.insert(core.lower());
            }
            if !head.sure {
                unsure.insert(core.lower(), core);
            }
            if shapes.len() < SHAPES && !head.part {
                shapes.push((core.lower(), (core.split(' ').count(), labels::is_caps(core), head.set_off)));
            }
            *loose.entry(core.lower()).or_default() += 1;
        }
    }
    // Whoever speaks once stands as those do who speak again.
    let often = |name: &String| loose.get(name).is_some_and(|n| *n >= 2);
    let mut again: Vec<Shape> = Vec::new();
    for (_, shape) in shapes.iter().filter(|(name, _)| often(name)) {
        if !again.contains(shape) {
            again.push(*shape);
        }
    }
    let alike: Vec<String> = shapes
        .into_iter()
        .filter(|(name, shape)| !often(name) && again.contains(shape))
        .map(|(name, _)| name)
        .collect();
    if alike.len() * 2 <= loose.values().filter(|n| **n >= 2).sum::<usize>() {
        for name in alike {
            people.insert(name);
        }
    }
    counts.retain(|_, n| *n >= 2);
    let total = counts.values().sum::<usize>();
    if counts.len() >= 2 && total * 5 >= groups * 3 && spoken * SPOKEN >= total {
        // Whoever speaks once, where that is a name beyond doubt.
        loose.retain(|name, n| *n < 2 && people.contains(name));
        return counts.into_keys().chain(loose.into_keys()).collect();
    }
    let mut searches = 0;
    loose.retain(|name, n| {
        // `Pros` and `Cons` ask nobody.
        if *n < 2 {
            return people.contains(name);
        }
        asks >= 2
            || unsure.get(name).is_none_or(|word| {
                searches += 1;
                searches <= SEARCHES && stands_amid(text, word)
            })
    });
    let several = || loose.values().filter(|n| **n >= 2);
    let total = several().sum::<usize>();
    let dense = total * 6 >= range.1 + 1 - range.0.min(range.1);
    if several().count() >= 2 && dense && loosely * SPOKEN >= total {
        return loose.into_keys().collect();
    }
    BTreeSet::new()
}

/// How many single words are looked for in the text.
const SEARCHES: usize = 20;

/// Whether a word stands in the text beside others, and nowhere in small letters: `Roe`, or of `ROE` as well.
fn stands_amid(text: &str, word: &str) -> bool {
    let mut letters = word.chars();
    let mixed: String = letters.next().into_iter().chain(letters.flat_map(case::lower)).collect();
    let lower = word.lower();
    let whole = |at: usize, len: usize| {
        !text.part(..at).ends_with(char::is_alphanumeric) && !text.part(at + len..).starts_with(char::is_alphanumeric)
    };
    let places = |form: &str| {
        let form = form.to_string();
        seek::memmem::find_iter(text.as_bytes(), form.as_bytes())
            .filter(|&at| whole(at, form.len()))
            .collect::<Vec<_>>()
    };
    let amid = |form: &str| {
        places(form).into_iter().any(|at| {
            let before = text.part(..at).trim_end_matches(any_of![' ', '\t']);
            let behind = text.part(at + form.len()..);
            before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '.' | '(' | ';' | '“' | '"'))
                || behind.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_alphabetic))
        })
    };
    lower != word && places(&lower).is_empty() && (amid(word) || amid(&mixed))
}

/// Whether a line is no head itself, and has something that may be said.
fn is_said(s: &str) -> bool {
    head(first_line(s).trim_end()).is_none() && s.contains(char::is_lowercase)
        || s.ends_with(any_of!['.', '?', '!', '…', '"', '”'])
}

/// The label that a block has whose first line is one of these.
pub(super) fn label(s: &str, heads: &BTreeSet<String>) -> Option<RawLabel> {
    let line = first_line(s).trim_end();
    let head = head(line).filter(|head| heads.contains(&head.core.of(line).lower()))?;
    let class = match labels::class(head.core.of(line)) {
        Some(class @ (Class::Generic | Class::Person)) => class,
        _ => Class::Name,
    };
    Some(RawLabel { class, core: head.core, len: line.len() + labels::leading_direction(s.part(line.len()..)) })
}

/// The words of a line that is a name, or says what somebody is, beyond doubt.
pub(in crate::doc) fn name_on(line: &str) -> Option<&str> {
    head(line).filter(|head| head.sure).map(|head| head.core.of(line))
}

/// A few words that begin with a capital and end in no mark, and what sets them off.
fn head(line: &str) -> Option<Head> {
    if line.len() > 60 {
        return None;
    }
    let mut signs = leading(line, |c| matches!(c, '>' | '#' | '*' | '_' | '[' | '<' | ' '));
    // `(1) Jan Roe`, `2. Jan Roe`
    let open = usize::from(line.starts_with('('));
    let digits = leading(line.part(open..), is_digit);
    let behind = line.part(open + digits..);
    if (1..=3).contains(&digits) && (behind.starts_with(") ") || open == 0 && behind.starts_with(". ")) {
        signs = open + digits + 2;
    }
    // `Host: Jan Roe`
    let mut has_part = false;
    if let Some((part, name)) = line.part(signs..).split_once(": ")
        && name.contains(' ')
        && matches!(labels::class(part), Some(Class::Generic | Class::Person))
    {
        signs = line.len() - name.len();
        has_part = true;
    }
    let words = line.part(signs..).trim_end_matches(any_of!['*', '_', ']', '>', ' ']);
    let core = labels::strip_directions(line, Span::new(signs, signs + words.len()));
    let words = core.of(line);
    let number = words.rsplit(' ').next().filter(|n| n.bytes().all(|b| is_digit(b as char)));
    let name = words.part(..words.len() - number.map_or(0, str::len)).trim_end();
    let plain = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | '.');
    let ok = words.len() <= 30
        && words.starts_with(char::is_uppercase)
        && words.split(' ').nth(3).is_none()
        && name.chars().all(plain)
        && !name.ends_with('.');
    let of_names = |w: &str| {
        let entry = Word::of(w.trim_end_matches('.'));
        entry == Word::default()
            || entry.is(lexicon::GIVEN)
            || entry.is(lexicon::SURNAME | lexicon::PARTICLE | lexicon::TITLE) && !entry.is(lexicon::DAY)
    };
    // `Participants` heads a list of them.
    let many = || Word::of(words.rsplit(' ').next().unwrap_or("")).is(lexicon::PLURAL);
    let somebody = || matches!(labels::class(words), Some(Class::Generic | Class::Person)) && !many();
    let somebody = ok && somebody();
    let turned = labels::is_surname_first(words);
    let named = turned || ok && name.len() > 1 && number.is_none() && name.split(' ').all(of_names) || somebody;
    let listed = || Word::of(name).is(lexicon::GIVEN | lexicon::SURNAME);
    let sure =
        named && (somebody || turned || name.contains(' ') || listed() || line.starts_with('>') || line.ends_with(')'));
    ((ok || turned) && (number.is_none() || named)).then_some(Head {
        sure,
        core,
        set_off: core.len() < line.len(),
        named,
        somebody,
        part: has_part,
    })
}
