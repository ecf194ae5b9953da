//! Labels that none of the ways reads: mistyped once, `Jan roe:`, `Intervewer:`, `ROE;`; initials that are a word
//! elsewhere: `PS:`; and, where nearly all have labels, whoever else is named so: `iPhone (3):`, `My mother:`, `Jan, on
//! the phone:`.

use crate::doc::labels::leading_direction;
use crate::doc::{Block, BlockKind, Label};
use crate::lexicon::{self, PAST, THIRD, Word};
use crate::text::sorted::BTreeMap;
use crate::text::words::{any_of, is_digit, is_mark};
use crate::text::{Case, Parts, Span};

/// Bytes of a label that is looked at, and labels that it is compared with.
const LENGTH: usize = 40;
const MOST: usize = 40;

/// Makes turns of paragraphs whose label is nearly one of the others, or initials as the others are.
pub(super) fn mark(text: &str, blocks: &mut [Block]) {
    let mut known: BTreeMap<String, Label> = BTreeMap::new();
    let mut initials = false;
    for label in blocks.iter().filter_map(|b| b.label.as_ref()).filter(|l| !l.anonymous) {
        let core = label.name.of(text);
        initials |= !label.generic && are_initials(core);
        if known.len() < MOST {
            known.entry(core.lower()).or_insert_with(|| label.clone());
        }
    }
    let mut again: BTreeMap<&str, usize> = BTreeMap::new();
    for block in blocks.iter().filter(|b| initials && b.kind == BlockKind::Paragraph) {
        if let Some((core, _)) = head(block.span.of(text)).filter(|(core, _)| are_initials(core)) {
            *again.entry(core).or_default() += 1;
        }
    }
    let labelled = blocks.iter().filter(|b| b.label.is_some()).count();
    let dense = labelled >= 2 * blocks.iter().filter(|b| b.kind == BlockKind::Paragraph).count();
    let first = blocks.iter().position(|b| b.label.is_some()).unwrap_or(0);
    for block in blocks.iter_mut().skip(first).filter(|b| b.kind == BlockKind::Paragraph) {
        let s = block.span.of(text);
        let Some((core, rest)) = head(s) else { continue };
        let lower = core.lower();
        let near = known.get(&lower).or_else(|| known.iter().find(|(name, _)| is_near(name, &lower)).map(|k| k.1));
        // As it stands elsewhere: it was looked at, and is a field.
        let near = near.filter(|label| label.name.of(text) != core || s.part(core.len()..).starts_with(';'));
        let name = Span::new(block.span.start(), block.span.start() + core.len());
        let made = || Label { name, generic: false, role: None, span: name, anonymous: false };
        // A semicolon is mistyped only behind what is a label elsewhere.
        let colon = s.part(core.len()..).trim_start_matches(any_of!['.', ' ']).starts_with(':');
        let label = near.cloned().or_else(|| {
            let told = dense && colon && (is_account(core) || is_somebody(core, &known));
            (told || again.get(core).is_some_and(|n| *n >= 3)).then(made)
        });
        if let Some(label) = label {
            let end = block.span.end() - rest.len() + leading_direction(rest);
            block.kind = BlockKind::Turn;
            block.label = Some(Label { span: Span::new(block.span.start(), end), role: None, ..label });
        }
    }
}

/// What stands before a colon or a semicolon near the beginning, and what stands behind that.
fn head(s: &str) -> Option<(&str, &str)> {
    let at = s.bytes().take(LENGTH).position(|b| matches!(b, b':' | b';'))?;
    let rest = s.part(at + 1..);
    let core = s.part(..at).trim_end_matches(any_of!['.', ' ']);
    let said = rest.starts_with(' ') && rest.trim_start().starts_with(|c: char| !c.is_lowercase());
    (said && core.starts_with(char::is_alphanumeric)).then_some((core, rest))
}

/// `PS`
fn are_initials(core: &str) -> bool {
    (2..=3).contains(&core.len()) && core.bytes().all(|b| b.is_ascii_uppercase())
}

/// `iPhone (3)`, `Reader oldgoat44`: a number within a word, or within brackets.
fn is_account(core: &str) -> bool {
    let glued = |(at, _): (usize, &str)| core.part(..at).ends_with(|c: char| c.is_alphabetic() || c == '(');
    core.split(' ').nth(3).is_none() && core.match_indices(is_digit).any(glued)
}

/// `2nd farmer`, `Jan, on the phone`: a few words that have somebody, and no verb.
fn is_somebody(core: &str, known: &BTreeMap<String, Label>) -> bool {
    let words = || core.split(is_mark).filter(|w| !w.is_empty());
    let somebody = |w: &str| {
        let entry = Word::of(w);
        entry.is(lexicon::PERSON | lexicon::GROUP) || known.contains_key(&w.lower())
    };
    let told = |w: &str| {
        let entry = Word::of(w);
        let finite = entry.verb() != 0 && matches!(entry.form(), PAST | THIRD) && !entry.is(lexicon::NOUN);
        w.starts_with(char::is_lowercase) && finite || entry.function() == lexicon::AUX
    };
    // `And then the police: Nobody called them.`
    let goes_on = words().next().is_some_and(|w| {
        let function = Word::of(w).function();
        function != 0 && function != lexicon::DETERMINER || matches!(w, "Not" | "Then")
    });
    words().nth(4).is_none() && words().any(somebody) && !words().any(told) && !goes_on
}

/// Whether two words are one letter apart, or two that have changed places.
fn is_near(one: &str, other: &str) -> bool {
    if one.len().abs_diff(other.len()) > 1 || one.len() < 5 {
        return false;
    }
    let same = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let (a, b) = (one.as_bytes().part(same..), other.as_bytes().part(same..));
    let swapped =
        || matches!((a, b), ([p, q, rest_a @ ..], [r, s, rest_b @ ..]) if p == s && q == r && rest_a == rest_b);
    a.part(1.min(a.len())..) == b.part(1.min(b.len())..)
        || a.part(1.min(a.len())..) == b
        || a == b.part(1.min(b.len())..)
        || swapped()
}
