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
mod roster;
mod scene;
mod shape;
mod sources;
#[cfg(feature = "train")]
pub mod training;
mod turns;
mod wording;

use crate::doc::Document;
use crate::quotes::Quote;
use crate::speakers::Speaker;
use crate::speakers::cast::Cast;
use crate::speakers::labels;
use crate::speakers::reading::Reading;
use crate::text::Span;
use ranker::Ranker;
use roster::Roster;
use scene::Scene;
pub use shape::kind_by_shape;

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
    let reading = Reading::new(text, doc, quotes);
    let mut cast = Cast::new(&reading);
    let bearers = labels::resolve(&reading, &mut cast, doc, quotes);
    let mut roster = Roster::new(&reading, &cast);
    let structural = turns::answers(text, doc, quotes, &bearers, &mut roster);
    let items = items::items(&reading, doc, &cast);
    let scene = Scene { reading: &reading, cast: &cast, items: &items };
    let mut ranker = Ranker::default();
    let mut answers: Vec<Answer> = structural.iter().map(|a| a.clone().unwrap_or(NOTHING)).collect();
    for (at, item) in items.iter().enumerate().filter(|(_, i)| i.code == items::code::QUOTE) {
        let stretch = reading.stretches[item.of as usize];
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
        if let Some(speaker) = roster.speaker(finding.entity) {
            answers[q].speaker = Some(speaker);
            answers[q].role =
                roster.role(speaker, answers[q].mention.map_or(0, |m| m.start).max(reading.token(stretch.first).start));
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
        } else if let Some(found) = wording::answer(&reading, &cast, quotes, q, &mut roster) {
            let kind = if answers[q].kind == QuoteKind::Direct { QuoteKind::Direct } else { QuoteKind::Partial };
            answers[q] = Answer { kind, ..found };
        } else if let Some(found) = colon::answer(&reading, &cast, doc, quotes, q, &mut roster) {
            answers[q] = Answer { kind: colon::kind(answers[q].kind), ..found };
        }
    }
    for &q in &prose {
        if let Some(found) = wording::resumed(quotes, &answers, q) {
            answers[q] = found;
        }
    }
    sources::revise(&reading, &cast, doc, quotes, &mut answers, &mut roster);
    headings::revise(&reading, &cast, doc, quotes, &mut answers, &mut roster);
    for &q in &prose {
        if let Some(found) = colon::section(doc, quotes, &answers, q) {
            answers[q] = found;
        }
    }
    excerpts::revise(&reading, &cast, doc, quotes, &mut answers, &mut roster);
    repeats::revise(text, doc, quotes, &mut answers, &prose);
    headings::revise_echoes(&reading, doc, quotes, &mut answers, &roster);
    headings::revise_offices(&reading, &cast, doc, quotes, &mut answers, &mut roster);
    (roster.speakers, answers)
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
