//! Excerpts that a sentence announces: `The following are excerpts from Roe's speech.` and the quoted paragraphs below.

use super::speaker_index::SpeakerIndex;
use super::{Answer, QuoteKind};
use crate::doc::{BlockKind, Document};
use crate::lexicon::*;
use crate::quotes::Quote;
use crate::speakers::entities::{EntityId, EntityTable};
use crate::speakers::mentions::MentionKind;
use crate::speakers::tokenized::TokenizedDocument;
use crate::text::{Kind, Span};

/// The announcement names the author.
const ANNOUNCED: u16 = 820;
/// What is surer than this keeps its speaker.
const SURE: u16 = 600;

/// What is announced, and that it comes now.
const EXCERPTS: [&str; 7] = ["excerpts", "excerpt", "translation", "text", "transcript", "points", "highlights"];
const BELOW: [&str; 4] = ["following", "below", "follow", "follows"];
/// What somebody says or writes, where the lexicon's documents do not have it.
const WORKS: [&str; 7] = ["sermon", "reply", "address", "lecture", "response", "remarks", "appearance"];

/// Gives quoted paragraphs of which nothing surer is known to the author that was announced.
pub(super) fn revise(
    r: &TokenizedDocument,
    table: &EntityTable,
    doc: &Document,
    quotes: &[Quote],
    answers: &mut [Answer],
    speaker_index: &mut SpeakerIndex,
) {
    let mut author: Option<(EntityId, Span)> = None;
    let mut at = 0;
    for (b, block) in doc.blocks.iter().enumerate() {
        let from = at;
        while at < quotes.len() && quotes[at].first().block == b {
            at += 1;
        }
        let own = from..at;
        match block.kind {
            BlockKind::Paragraph if block.label.is_none() => {}
            // A heading that names nobody and quotes nothing begins something else.
            BlockKind::Heading | BlockKind::Title => {
                if own.is_empty() || answers[from].speaker.is_some() {
                    author = None;
                }
                continue;
            }
            BlockKind::Turn => {
                author = None;
                continue;
            }
            _ => continue,
        }
        let whole = !own.is_empty() && quotes[from].first().span.start == block.span.start;
        if !whole {
            let found = announced(r, table, b as u32);
            let speaker = author.and_then(|(e, _)| speaker_index.speaker(e));
            let other = answers[own].iter().any(|a| a.speaker.is_some() && a.speaker != speaker);
            author = found.or(author.filter(|_| !other));
            continue;
        }
        let sure = answers[from].rule.is_some() && answers[from].confidence >= SURE;
        if let Some((entity, mention)) = author.filter(|_| !sure && answers[from].kind != QuoteKind::Title) {
            let speaker = speaker_index.speaker(entity);
            answers[from] = Answer {
                kind: QuoteKind::Direct,
                speaker,
                role: speaker.and_then(|s| speaker_index.role(s, block.span.start)),
                confidence: ANNOUNCED,
                rule: Some("colon"),
                mention: Some(mention),
                ..super::NOTHING
            };
        }
    }
}

/// The author of what a paragraph announces.
fn announced(r: &TokenizedDocument, table: &EntityTable, block: u32) -> Option<(EntityId, Span)> {
    let (from, to) = r.blocks[block as usize];
    let is = |i: u32, words: &[&str]| words.iter().any(|w| r.of(i).eq_ignore_ascii_case(w));
    // Most words begin with another letter, and every word of an article is asked.
    let initial = |i: u32| r.text.as_bytes()[r.token(i).start as usize] | 0x20;
    let may_be = |i: u32| matches!(initial(i), b'e' | b't' | b'p' | b'h') && r.token(i).kind == Kind::Word;
    let what = (from..to).rev().find(|&i| may_be(i) && is(i, &EXCERPTS))?;
    if !(from..to).any(|i| is(i, &BELOW)) {
        return None;
    }
    let work = |i: u32| i < to && (r.word(i).is(DOCUMENT) || is(i, &WORKS));
    let start = table.mentions.partition_point(|m| m.first < what);
    let near = (start..table.mentions.len()).take_while(|&m| table.mentions[m].first < to.min(what + 30));
    let author = |m: &usize| {
        let mention = &table.mentions[*m];
        let named = matches!(mention.kind, MentionKind::Name | MentionKind::Noun | MentionKind::He | MentionKind::She);
        let possessive = mention.end < to && r.token(mention.end).kind == Kind::Possessive;
        let owns = (possessive || mention.possessive) && (mention.end..mention.end + 8).any(work);
        let by = mention.first > what && is(mention.first - 1, &["by", "with"]);
        named
            && !mention.quoted
            && !mention.inner
            && table.entity_of(*m).is_some()
            && !work(mention.name)
            && (owns || by)
    };
    let m = near.into_iter().find(author)?;
    let mention = &table.mentions[m];
    Some((table.entity_of(m)?, r.span(mention.first, mention.end)))
}
