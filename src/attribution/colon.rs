//! Speech that a sentence introduces: `She explained:`, `Jan Roe wrote in her column:`, and the quotation after the colon.

use super::speaker_index::SpeakerIndex;
use super::{Answer, QuoteKind};
use crate::doc::{BlockKind, Document};
use crate::lexicon::*;
use crate::quotes::Quote;
use crate::speakers::entities::EntityTable;
use crate::speakers::mentions::MentionKind;
use crate::speakers::tokenized::TokenizedDocument;
use crate::text::tokens::START;
use crate::text::{Kind, Span};

/// The subject of the introducing sentence, with a reporting verb.
const REPORTED: u16 = 850;
/// Below this the ranker's guess gives way to an introducing sentence.
pub(super) const DOUBTFUL: u16 = 600;
/// The section's heading names whose words follow; the sentence before them does not.
const SECTION: u16 = 820;

/// Words that announce a long quotation.
const ANNOUNCING: [&str; 5] = ["below", "as follows", "following", "in full", "excerpts"];

/// Answers for quotations after a colon where nothing surer is known.
pub(super) fn answer(
    r: &TokenizedDocument,
    table: &EntityTable,
    doc: &Document,
    quotes: &[Quote],
    q: usize,
    speaker_index: &mut SpeakerIndex,
) -> Option<Answer> {
    let first = quotes[q].first();
    let block = doc.blocks[first.block].span;
    let lead = r.text[block.start()..first.span.start()].trim_end();
    let intro = if lead.is_empty() {
        let above = introduction_above(doc, first.block)?;
        let s = above.of(r.text).trim_end();
        // `Roe's letter is reproduced below in full.` introduces as well, if several paragraphs follow.
        let announced = quotes[q].segments.len() > 1 && ANNOUNCING.iter().any(|w| s.contains(w));
        (s.ends_with(':') || announced).then_some(above)?
    } else {
        lead.ends_with(':').then(|| Span::new(block.start(), block.start() + lead.len()))?
    };
    let (from, to) = sentence(r, intro)?;
    let (mention, cue) = subject(r, table, from, to)?;
    let m = &table.mentions[mention];
    let speaker = speaker_index.speaker(table.entity_of(mention)?)?;
    Some(Answer {
        speaker: Some(speaker),
        role: speaker_index.role(speaker, first.span.start),
        confidence: REPORTED,
        rule: Some("colon"),
        cue: Some(cue),
        mention: Some(r.span(m.first, m.end)),
        ..super::NOTHING
    })
}

/// Where a heading names the speaker of its section, running speech that nothing else introduces is his.
pub(super) fn section(doc: &Document, quotes: &[Quote], answers: &[Answer], q: usize) -> Option<Answer> {
    let first = quotes[q].first();
    // Only where the paragraph itself does not name somebody else with some link_confidence.
    let block = &doc.blocks[first.block];
    let sure = answers[q].speaker.is_some()
        && (answers[q].confidence >= 600 || answers[q].mention.is_some_and(|m| block.span.contains(m)));
    if block.kind != BlockKind::Paragraph || sure || !matches!(answers[q].kind, QuoteKind::Direct) {
        return None;
    }
    let whole = quotes[q].segments.len() > 1 || first.span.start == doc.blocks[first.block].span.start;
    let heading = doc.blocks[..first.block].iter().rposition(|b| b.kind == BlockKind::Heading)?;
    let named = (0..q)
        .rev()
        .take_while(|&h| quotes[h].first().block >= heading)
        .find(|&h| quotes[h].first().block == heading)?;
    let answer = &answers[named];
    (whole && answer.rule == Some("heading") && answer.speaker.is_some()).then(|| Answer {
        confidence: SECTION,
        rule: Some("section"),
        ..answer.clone()
    })
}

/// What follows a colon is an utterance, unless it is built into the sentence.
pub(super) fn kind(guess: QuoteKind) -> QuoteKind {
    if guess == QuoteKind::Partial { QuoteKind::Partial } else { QuoteKind::Direct }
}

/// The paragraph above, past captions.
fn introduction_above(doc: &Document, block: usize) -> Option<Span> {
    let above = doc.blocks[..block].iter().rev().find(|b| b.kind != BlockKind::Caption)?;
    (above.kind == BlockKind::Paragraph).then_some(above.span)
}

/// The tokens of the last sentence of a span.
fn sentence(r: &TokenizedDocument, span: Span) -> Option<(u32, u32)> {
    let (from, to) = r.range(span);
    // `… home from school."[11] In a commentary, Roe wrote:`: a quotation that is followed by a capital ended a sentence.
    let quoted = r.quoted_tokens.iter().rev().find(|s| s.end <= to && s.first >= from).map_or(from, |s| s.end);
    let after = (quoted..to).find(|&i| r.token(i).kind == Kind::Word).filter(|&i| r.token(i).is_capital());
    let start = (from..to).rev().find(|&i| r.token(i).has(START)).unwrap_or(from).max(after.unwrap_or(from));
    (start < to).then_some((start, to))
}

/// The mention that is the subject of a reporting verb in tokens `from..to`, and the verb.
pub(super) fn subject(r: &TokenizedDocument, table: &EntityTable, from: u32, to: u32) -> Option<(usize, Span)> {
    // `When Roe had left, Poe said:`: the subject stands in the main clause.
    let comma = (from..to).find(|&i| r.token(i).kind == Kind::Comma);
    let from = if r.function(from) == SUBORDINATOR { comma.unwrap_or(from) } else { from };
    let start = table.mentions.partition_point(|m| m.first < from);
    let end = table.mentions.partition_point(|m| m.first < to);
    let is_report = |i: &u32| {
        let word = r.word(*i);
        r.token(*i).kind == Kind::Word && (SAY..=TALK).contains(&word.verb()) && matches!(word.form(), PAST | THIRD)
    };
    let is_past = |i: &u32| r.token(*i).kind == Kind::Word && matches!(r.word(*i).form(), PAST | THIRD);
    let verb = (from..to).rev().find(is_report).or_else(|| (from..to).rev().find(is_past))?;
    let candidates = (start..end).filter(|&m| {
        let mention = &table.mentions[m];
        let free = !mention.inner && !mention.possessive && !mention.quoted && table.entity_of(m).is_some();
        // `Roe's aide said` is not Roe's; `Roe's letter is reproduced below` is.
        let letter = |i: u32| (i as usize) < r.tokens.len() && r.word(i).is(DOCUMENT);
        let owner = (mention.end as usize) < r.tokens.len()
            && r.token(mention.end).kind == Kind::Possessive
            && !letter(mention.end + 1);
        // `Responding to her, …` begins with no name.
        let verb_form = mention.end - mention.name == 1 && r.word(mention.name).form() == ING;
        free && !owner && !verb_form && mention.end <= verb && !is_governed(r, from, mention.first)
    });
    // The first name or pronoun that no preposition governs; a noun (`The mayor explained`) only without one.
    let named = |m: &usize| matches!(table.mentions[*m].kind, MentionKind::Name | MentionKind::He | MentionKind::She);
    // `It was made public and says:`: what it is, the sentence does not tell.
    let it = (start..end).find(|&m| table.mentions[m].kind == MentionKind::It && !table.mentions[m].possessive);
    if it.is_some_and(|m| candidates.clone().next().is_none_or(|c| m < c)) {
        return None;
    }
    let noun = |m: &usize| table.mentions[*m].kind == MentionKind::Noun;
    let found = candidates.clone().find(named).or_else(|| candidates.clone().find(noun))?;
    // `The letter of Jan Roe was read out:`: its author speaks.
    let document = noun(&found) && table.mentions[found].flags & DOCUMENT != 0;
    let author = (found + 1..end).find(|&m| named(&m) && table.mentions[m].first <= table.mentions[found].end + 1);
    Some((author.filter(|_| document).unwrap_or(found), r.token(verb).span()))
}

/// Whether a preposition stands before a phrase, perhaps with an article between.
fn is_governed(r: &TokenizedDocument, from: u32, first: u32) -> bool {
    let mut at = first;
    while at > from && r.function(at - 1) == DETERMINER {
        at -= 1;
    }
    at > from && r.function(at - 1) == PREPOSITION
}
