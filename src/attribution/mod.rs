//! Ties quotations to speakers: structural rules first, then a ranker over candidates.

mod colon;
mod excerpts;
mod features;
mod gloss;
mod headings;
mod items;
mod model;
mod prose;
mod ranker;
mod repeats;
mod scene;
mod shape;
mod sources;
mod speaker_index;
#[cfg(feature = "train")]
pub mod training;
mod turns;
mod wording;

use crate::doc::Document;
use crate::quotes::Quote;
use crate::speakers::Speaker;
use crate::speakers::entities::EntityTable;
use crate::speakers::labels;
use crate::speakers::tokenized::TokenizedDocument;
use crate::text::Span;
use ranker::Ranker;
use scene::Scene;
pub use shape::kind_by_shape;
use speaker_index::SpeakerIndex;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteKind {
    Direct,
    Turn,
    Partial,
    Scare,
    Title,
}

/// The answer for one outermost quotation (same index as in the slice that was given).
#[derive(Clone, Debug)]
pub struct Answer {
    pub kind: QuoteKind,
    /// Index into the speakers; `None` where nobody is named, where the rules abstain, and where the mention's words are
    /// known to name the speaker but not whom they mean (a pronoun between two readings).
    pub speaker: Option<usize>,
    /// Role as stated at this quotation, else the one last stated before it.
    pub role: Option<String>,
    /// In thousandths.
    pub confidence: u16,
    /// Which rule decided, e.g. `turn-label`, `ranker`.
    pub rule: Option<&'static str>,
    pub cue: Option<Span>,
    pub mention: Option<Span>,
    /// A best guess was below the threshold.
    pub abstained: bool,
}

/// Attributes every quotation.
///
/// Structure first: labels of turns. Then the ranker for what stands in prose, and last what the body says of headings.
pub fn attribute(text: &str, doc: &Document, quotes: &[Quote]) -> (Vec<Speaker>, Vec<Answer>) {
    let tokenized = TokenizedDocument::new(text, doc, quotes);
    let mut table = EntityTable::new(&tokenized);
    let bearers = labels::resolve(&tokenized, &mut table, doc, quotes);
    let mut speaker_index = SpeakerIndex::new(&tokenized, &table);
    let structural = turns::answers(text, doc, quotes, &bearers, &mut speaker_index);
    let items = items::items(&tokenized, doc, &table);
    let scene = Scene { tokenized: &tokenized, table: &table, items: &items };
    let mut ranker = Ranker::default();
    let mut answers: Vec<Answer> = structural.iter().map(|a| a.clone().unwrap_or(NOTHING)).collect();
    for (at, item) in items.iter().enumerate().filter(|(_, i)| i.code == items::code::QUOTE) {
        let stretch = tokenized.quoted_tokens[item.of as usize];
        let q = stretch.quote as usize;
        if structural[q].is_some() {
            continue;
        }
        let finding = prose::answer(&scene, &mut ranker, at, &quotes[q]);
        // Speech over several paragraphs: whichever paragraph says most surely whose it is.
        let surer = answers[q].rule.is_none() || finding.answer.confidence > answers[q].confidence;
        if stretch.segment > 0 && !(surer && finding.answer.rule.is_some()) {
            continue;
        }
        answers[q] = finding.answer;
        if let Some(speaker) = finding.entity.and_then(|e| speaker_index.speaker(e)) {
            answers[q].speaker = Some(speaker);
            answers[q].role = speaker_index
                .role(speaker, answers[q].mention.map_or(0, |m| m.start).max(tokenized.token(stretch.first).start));
        }
    }
    let prose: Vec<usize> = (0..quotes.len()).filter(|&q| structural[q].is_none()).collect();
    for &q in &prose {
        // What the ranker is not sure of, the words around may settle.
        let doubtful =
            answers[q].confidence < gloss::UNSAID || answers[q].rule.is_none() || gloss::is_named(text, &quotes[q]);
        let unsaid = doubtful.then(|| gloss::unsaid(text, &quotes[q], q.checked_sub(1).map(|p| &quotes[p]))).flatten();
        if let Some(kind) = unsaid {
            answers[q] = Answer { kind, confidence: gloss::UNSAID, ..NOTHING };
        } else if answers[q].rule.is_some() && answers[q].confidence >= colon::DOUBTFUL {
            continue;
        } else if let Some(found) = wording::answer(&tokenized, &table, quotes, q, &mut speaker_index) {
            let kind = if answers[q].kind == QuoteKind::Direct { QuoteKind::Direct } else { QuoteKind::Partial };
            answers[q] = Answer { kind, ..found };
        } else if let Some(found) = colon::answer(&tokenized, &table, doc, quotes, q, &mut speaker_index) {
            answers[q] = Answer { kind: colon::kind(answers[q].kind), ..found };
        }
    }
    for &q in &prose {
        if let Some(found) = wording::resumed(quotes, &answers, q) {
            answers[q] = found;
        }
    }
    sources::revise(&tokenized, &table, doc, quotes, &mut answers, &mut speaker_index);
    headings::revise(&tokenized, &table, doc, quotes, &mut answers, &mut speaker_index);
    for &q in &prose {
        if let Some(found) = colon::section(doc, quotes, &answers, q) {
            answers[q] = found;
        }
    }
    excerpts::revise(&tokenized, &table, doc, quotes, &mut answers, &mut speaker_index);
    repeats::revise(text, doc, quotes, &mut answers, &prose);
    headings::revise_echoes(&tokenized, doc, quotes, &mut answers, &speaker_index);
    headings::revise_offices(&tokenized, &table, doc, quotes, &mut answers, &mut speaker_index);
    (speaker_index.speakers, answers)
}

const NOTHING: Answer = Answer {
    kind: QuoteKind::Direct,
    speaker: None,
    role: None,
    confidence: 0,
    rule: None,
    cue: None,
    mention: None,
    abstained: false,
};
