//! Quotations: marks, pairing, nesting, paragraphs that run on.

use crate::doc::Document;
use crate::text::Span;

/// How a quotation is set off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `"…"`, `“…”`, `„…“`, `«…»`, `「…」`, `''…''`
    Double,
    /// `'…'`, `‘…’`
    Single,
    /// Labelled speech without marks.
    Turn,
    /// `– I will, – he said.`
    Dash,
}

/// The part of a quotation that stands in one block.
#[derive(Clone, Copy, Debug)]
pub struct Segment {
    /// With its quotation marks.
    pub span: Span,
    /// Index into `Document::blocks`.
    pub block: usize,
    /// Whether it has its own opening and closing mark.
    pub opened: bool,
    pub closed: bool,
}

/// A quotation; several segments where it runs over paragraphs.
#[derive(Clone, Debug)]
pub struct Quote {
    pub form: Form,
    pub segments: Vec<Segment>,
    pub nested: Vec<Quote>,
}

/// Finds the outermost quotations in text order, each with what is quoted inside it.
pub fn find(text: &str, doc: &Document) -> Vec<Quote> {
    let mut quotes = Vec::new();
    for (i, block) in doc.blocks.iter().enumerate() {
        let body = block.span.of(text);
        let mut open = None;
        for (at, c) in body.char_indices() {
            match (open, c) {
                (None, '"' | '“') => open = Some(at),
                (Some(start), '"' | '”') => {
                    let span = Span::new(block.span.start() + start, block.span.start() + at + c.len_utf8());
                    let segment = Segment { span, block: i, opened: true, closed: true };
                    quotes.push(Quote { form: Form::Double, segments: vec![segment], nested: Vec::new() });
                    open = None;
                }
                _ => {}
            }
        }
    }
    quotes
}
