//! Assembles the annotation from what the layers found; with `wire`, the only place that knows the public form.

mod assemble;
mod backing;
#[cfg(any(test, target_arch = "wasm32"))]
pub mod json;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod schema;
mod wire;

pub use wire::*;

pub use crate::doc::{Cue, HintKind, cues};

use crate::attribution;
use crate::doc;
use crate::quotes;
use crate::text::Span;

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
    /// Hints that do not lie on character boundaries within the text are ignored.
    pub hints: Vec<Hint>,
    /// Whether quotations carry their words; where the text is at hand their offsets are enough.
    #[cfg(feature = "documents")]
    pub with_text: bool,
}

/// Reads any text: quotations, speakers, and what backs them. What could not be resolved is an issue.
///
/// ```
/// let annotation = whosaid::annotate("Nothing is quoted here.", &whosaid::Options::default());
/// assert!(annotation.quotes.is_empty());
/// ```
pub fn annotate(text: &str, options: &Options) -> Annotation {
    #[cfg(feature = "fault")]
    assert!(!text.contains("whosaid fails here"), "as it was asked to");
    let doc = parse(text, options);
    let found = quotes::find(text, &doc);
    let (speakers, answers) = attribution::attribute(text, &doc, found.quotes());
    assemble::annotation(text, options, &doc, &found, &speakers, &answers)
}

/// Why each stretch of quoted words has the answer it has, in the order of the text; for whoever mends one. Of the
/// options only the hints count.
///
/// ```
/// let explanations = whosaid::explain("“The ice is thin,” said Mayor Jan Roe.", &whosaid::Options::default());
/// assert!(explanations[0].outcomes[0].who.starts_with("Jan Roe"));
/// ```
#[cfg(feature = "cli")]
pub fn explain(text: &str, options: &Options) -> Vec<attribution::explain::Explanation> {
    let doc = parse(text, options);
    attribution::explain::explain(text, &doc, quotes::find(text, &doc).quotes())
}

fn parse(text: &str, options: &Options) -> doc::Document {
    let is_usable = |h: &&Hint| text.get(h.start..h.end).is_some();
    let hints: Vec<_> = options.hints.iter().filter(is_usable).map(|h| (Span::new(h.start, h.end), h.kind)).collect();
    doc::parse(text, &hints)
}

fn is_opening_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '„' | '«' | '‘' | '\'' | '「' | '[' | '(')
}
