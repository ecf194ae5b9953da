//! Pull quotes: a paragraph that repeats words quoted before is whoever's they were.

use super::{Answer, QuoteKind};
use crate::doc::Document;
use crate::quotes::Quote;
use crate::text::words::folded;

/// The same words stood above, where somebody said them.
const REPEATED: u16 = 900;
/// What is surer than this keeps its speaker.
const SURE: u16 = 880;
/// Fewer words may be repeated by chance.
const LEAST: usize = 4;

/// Gives the quotations among `prose` that are a paragraph and repeat the words of an earlier one to its speaker.
pub(super) fn revise(text: &str, doc: &Document, quotes: &[Quote], answers: &mut [Answer], prose: &[usize]) {
    let alone = |q: &usize| {
        let sure = answers[*q].rule.is_some() && answers[*q].confidence >= SURE;
        quotes[*q].first().span == doc.blocks[quotes[*q].first().block].span && !sure
    };
    let alone: Vec<usize> = prose.iter().copied().filter(alone).collect();
    if alone.is_empty() {
        return;
    }
    let said: Vec<Vec<u32>> =
        quotes.iter().map(|q| q.segments.iter().flat_map(|s| folded(s.span.of(text))).collect()).collect();
    // Where every four words stand.
    let mut places: Vec<(u32, usize, usize)> = Vec::new();
    for (q, words) in said.iter().enumerate().filter(|(q, _)| answers[*q].speaker.is_some()) {
        places.extend(words.windows(LEAST).enumerate().map(|(at, four)| (key(four), q, at)));
    }
    places.sort_unstable();
    for q in alone {
        let wanted = &said[q];
        if wanted.len() < LEAST {
            continue;
        }
        let first = key(&wanted[..LEAST]);
        let from = places.partition_point(|p| p.0 < first);
        let same = places[from..].iter().take(TRIED).take_while(|p| p.0 == first && p.1 < q);
        let found = same.into_iter().find(|p| said[p.1][p.2..].starts_with(wanted)).map(|p| p.1);
        if let Some(source) = found {
            // What was an utterance above is one here.
            let above = answers[source].kind;
            let kind = if above == QuoteKind::Direct { above } else { super::colon::kind(answers[q].kind) };
            let confidence = answers[source].confidence.min(REPEATED);
            answers[q] = Answer { kind, confidence, rule: Some("echo"), cue: None, ..answers[source].clone() };
        }
    }
}

/// How many earlier quotations with the same four words are compared.
const TRIED: usize = 8;

fn key(four: &[u32]) -> u32 {
    four.iter().fold(0, |h, w| (h ^ w).wrapping_mul(0x9E37_79B1).rotate_left(5))
}
