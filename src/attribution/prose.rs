//! Quotations in running prose: the ranker's guess, its evidence, and what kind of quotation it is.

use super::items::{Item, code};
use super::ranker::Ranker;
use super::scene::Scene;
use super::{Answer, QuoteKind};
use crate::lexicon::PERSON;
use crate::quotes::Quote;
use crate::speakers::entities::{EntityId, MentionId};
use crate::text::tokens::START;
use crate::text::{Kind, Span};

/// An answer with an entity of the table instead of a speaker's index.
pub struct Finding {
    pub answer: Answer,
    pub entity: Option<EntityId>,
}

/// Below this share of the readings, in thousandths, the text does not settle whom the mention means.
const SETTLED: u16 = 100;

/// Answers for the quotation at item `at`.
pub fn answer(scene: &Scene, ranker: &mut Ranker, at: usize, quote: &Quote) -> Finding {
    let guess = ranker.guess(scene, at);
    let r = scene.tokenized;
    let mut answer = Answer {
        kind: QuoteKind::Scare,
        speaker: None,
        role: None,
        confidence: guess.confidence,
        rule: None,
        cue: None,
        mention: None,
        abstained: false,
    };
    let mut entity = None;
    match guess.candidate {
        Some(c) if guess.named => {
            let chosen = whose_person(scene, c.mention as usize);
            let mention = scene.table.mentions[chosen];
            let link = scene.table.link(MentionId(chosen as u32));
            entity = link.entity.filter(|_| link.share >= SETTLED);
            answer.rule = Some("ranker");
            answer.mention = Some(r.span(mention.first, mention.end));
            answer.cue = cue(scene, at, c.item as usize);
            answer.kind = if is_sentence(scene, at, quote) { QuoteKind::Direct } else { QuoteKind::Partial };
        }
        Some(_) => {
            answer.abstained = true;
            answer.kind = if is_sentence(scene, at, quote) { QuoteKind::Direct } else { QuoteKind::Partial };
        }
        None => answer.kind = unattributed(scene, at, quote),
    }
    Finding { answer, entity }
}

/// `Roe's spokesman said`: of somebody and the person that belongs to him, the latter speaks.
fn whose_person(scene: &Scene, m: usize) -> usize {
    let (r, mentions) = (scene.tokenized, &scene.table.mentions);
    let owner = &mentions[m];
    let possessive = r.tokens.get(owner.end as usize).is_some_and(|t| t.kind == Kind::Possessive);
    if !(possessive || owner.possessive) {
        return m;
    }
    let first = owner.end + u32::from(possessive);
    let belongs = |n: &usize| {
        let next = &mentions[*n];
        next.first == first && !next.inner && !next.quoted && next.flags & PERSON != 0
    };
    (m + 1..mentions.len()).take(4).find(belongs).unwrap_or(m)
}

/// The reporting words between or beside the quotation and the candidate.
fn cue(scene: &Scene, at: usize, candidate: usize) -> Option<Span> {
    let items = scene.items;
    let span = |i: &Item| Some(scene.tokenized.token(i.token).span());
    let same = |i: &&Item| i.sentence.abs_diff(items[candidate].sentence) == 0 && i.code != code::EDGE;
    let after = items[candidate + 1..].iter().take(8).take_while(same).find(|i| i.is_speech());
    let before =
        items[..candidate].iter().rev().take(3).take_while(same).find(|i| i.is_speech() || i.code == code::ACCORDING);
    if let Some(i) = before.filter(|i| i.code == code::ACCORDING || items[candidate - 1].token == i.token) {
        return span(i);
    }
    if let Some(i) = after {
        return span(i);
    }
    if let Some(i) = before {
        return span(i);
    }
    let governor = items[..at].iter().rev().take(12).take_while(|i| i.code != code::EDGE).find(|i| i.is_speech());
    governor.and_then(span)
}

/// Whether the quotation is one or more sentences, or the next part of one.
fn is_sentence(scene: &Scene, at: usize, quote: &Quote) -> bool {
    let r = scene.tokenized;
    if quote.segments.len() > 1 {
        return true;
    }
    let stretch = r.quoted_tokens[scene.items[at].of as usize];
    let mut inside = (stretch.first..stretch.end).filter(|&i| r.token(i).kind != Kind::Mark);
    let Some(first) = inside.next() else { return false };
    let capital =
        r.token(first).is_capital() || matches!(r.token(first).kind, Kind::Number | Kind::Ellipsis | Kind::Open);
    let last = (stretch.first..stretch.end).rev().find(|&i| r.token(i).kind != Kind::Mark).unwrap_or(first);
    let ended = matches!(
        r.token(last).kind,
        Kind::Period | Kind::Question | Kind::Exclaim | Kind::Ellipsis | Kind::Comma | Kind::Dash
    );
    // `‘It is closed’, said Roe`: some put the comma outside.
    let after = scene.items.get(at + 1).map_or(code::EDGE, |i| i.code);
    let ended = ended || after == code::COMMA;
    let several = (first + 1..stretch.end).any(|i| r.token(i).has(START));
    let before = scene.items[..at].last().map_or(code::EDGE, |i| i.code);
    let opened = matches!(
        before,
        code::EDGE | code::COLON | code::COMMA | code::STOP | code::QUESTION | code::DASH | code::OPEN
    );
    // `“…,” he said, “and …”`
    let resumed = before == code::COMMA && scene.items[..at - 1].iter().rev().take(6).any(|i| i.code == code::QUOTE);
    several || (capital && ended && opened) || (opened && before == code::COLON) || (resumed && ended)
}

/// What nobody said: a title, a term, a sentence without a speaker.
fn unattributed(scene: &Scene, at: usize, quote: &Quote) -> QuoteKind {
    let r = scene.tokenized;
    let stretch = r.quoted_tokens[scene.items[at].of as usize];
    let (mut words, mut capitals) = (0, 0);
    for i in stretch.first..stretch.end {
        if r.token(i).is_word() && (r.function(i) == 0 || r.token(i).is_capital()) {
            words += 1;
            capitals += u32::from(r.token(i).is_capital());
        }
    }
    let before = scene.items[..at].last().map_or(code::EDGE, |i| i.code);
    if words > 1 && capitals == words && before != code::COLON {
        return QuoteKind::Title;
    }
    let opened = matches!(before, code::EDGE | code::COLON | code::STOP | code::QUESTION);
    if opened && is_sentence(scene, at, quote) { QuoteKind::Direct } else { QuoteKind::Scare }
}
