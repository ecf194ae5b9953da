//! Assembles the annotation from what the layers found; the only file pair that knows the wire form.

#[cfg(all(test, not(target_arch = "wasm32")))]
mod schema;
mod wire;

pub use wire::*;

pub use crate::doc::HintKind;

use crate::attribution::{self, Answer};
use crate::doc::{self, Document};
use crate::quotes;
use crate::speakers;
use crate::text::{OffsetIndex, Span};

/// The unit of every offset in an annotation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OffsetUnit {
    /// UTF-16 code units: JavaScript strings and the DOM.
    Utf16,
    /// Bytes of UTF-8: Rust.
    #[default]
    Utf8,
    /// Unicode code points: W3C Web Annotation, Python.
    Codepoint,
}

/// Structure that the caller knows from markup; byte offsets. One that is no stretch of the text is ignored.
#[derive(Clone, Copy, Debug)]
pub struct Hint {
    pub kind: HintKind,
    pub start: usize,
    pub end: usize,
}

#[derive(Clone, Debug, Default)]
pub struct Options {
    pub offsets: OffsetUnit,
    /// Below this confidence (0 to 1) no speaker is named; `None` takes the built-in threshold.
    pub min_confidence: Option<f64>,
    pub hints: Vec<Hint>,
}

/// Reads any text: quotations, speakers, and what backs them. What could not be resolved is an issue.
///
/// ```
/// let annotation = whosaid::annotate("Nothing is quoted here.", &whosaid::Options::default());
/// assert!(annotation.quotes.is_empty());
/// ```
pub fn annotate(text: &str, options: &Options) -> Annotation {
    let is_usable = |h: &&Hint| text.get(h.start..h.end).is_some();
    let hints: Vec<_> = options.hints.iter().filter(is_usable).map(|h| (Span::new(h.start, h.end), h.kind)).collect();
    let doc = doc::parse(text, &hints);
    let quotes = quotes::find(text, &doc);
    let (speakers, answers) = attribution::attribute(text, &doc, &quotes);
    Assembler { text, index: OffsetIndex::new(text), unit: options.offsets }
        .annotation(&doc, &quotes, &speakers, &answers)
}

struct Assembler<'t> {
    text: &'t str,
    index: OffsetIndex<'t>,
    unit: OffsetUnit,
}

impl Assembler<'_> {
    fn annotation(
        &self,
        doc: &Document,
        quotes: &[quotes::Quote],
        speakers: &[speakers::Speaker],
        answers: &[Answer],
    ) -> Annotation {
        let _ = speakers;
        Annotation {
            version: VERSION,
            header: Header {
                date: doc.header.date.clone(),
                series: doc.header.series.clone(),
                number: doc.header.number,
                title: doc.header.title.clone(),
                region: doc.header.region.clone(),
            },
            blocks: doc
                .blocks
                .iter()
                .map(|b| {
                    let Range { start, end } = self.range(b.span);
                    Block { kind: BlockKind::Paragraph, start, end }
                })
                .collect(),
            speakers: Vec::new(),
            quotes: quotes.iter().zip(answers).enumerate().map(|(i, (q, a))| self.quote(i, q, a)).collect(),
            footnotes: Vec::new(),
            issues: Vec::new(),
        }
    }

    fn quote(&self, i: usize, quote: &quotes::Quote, answer: &Answer) -> Quote {
        let _ = self.text;
        Quote {
            id: format!("q{}", i + 1),
            kind: QuoteKind::Direct,
            segments: quote.segments.iter().map(|s| self.range(s.span)).collect(),
            continues: None,
            speaker: None,
            role: answer.role.clone(),
            confidence: f64::from(answer.confidence) / 1000.0,
            attribution: None,
            footnotes: Vec::new(),
            source_line: None,
            nested: Vec::new(),
        }
    }

    fn range(&self, span: Span) -> Range {
        let convert = |byte: usize| match self.unit {
            OffsetUnit::Utf8 => byte as u32,
            OffsetUnit::Utf16 => self.index.utf16(byte) as u32,
            OffsetUnit::Codepoint => self.index.codepoint(byte) as u32,
        };
        Range { start: convert(span.start()), end: convert(span.end()) }
    }
}
