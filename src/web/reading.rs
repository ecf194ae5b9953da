//! A text, read once, and the questions that a page asks of it. Each method that answers in JSON is a question that
//! `ask()` of `www/widget/core.js` can put, by the method's name and with its arguments.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::{json, options};
use crate::text::OffsetIndex;
use crate::view::{self, Mark, Reader, Target};
use crate::{Annotation, Hint, HintKind, OffsetUnit, Range};

/// A text with its annotation. Offsets are UTF-16 code units throughout.
#[wasm_bindgen]
pub struct Reading {
    text: String,
    annotation: Annotation,
    marks: Vec<Mark>,
}

/// A mark as the page sees it.
#[derive(Serialize)]
struct PageMark<'a> {
    /// The attribute that the wrapper carries: `quote`, `speaker` or `note`.
    data: &'static str,
    id: &'a str,
    hue: u8,
    kind: &'static str,
    doubtful: bool,
    label: &'a str,
}

#[wasm_bindgen]
impl Reading {
    /// Reads a page's text. `hints` are triples: kind (0 heading, 1 caption, 2 note marker, 3 furniture), start, end.
    #[wasm_bindgen(constructor)]
    pub fn new(text: String, least: f64, hints: &[u32]) -> Reading {
        let mut options = options(OffsetUnit::Utf16, least);
        let index = OffsetIndex::new(&text);
        options.hints = hints
            .as_chunks::<3>()
            .0
            .iter()
            .map(|&[kind, start, end]| Hint {
                kind: match kind {
                    0 => HintKind::Heading,
                    1 => HintKind::Caption,
                    2 => HintKind::NoteMarker,
                    _ => HintKind::Furniture,
                },
                start: index.byte_of_utf16(start as usize),
                end: index.byte_of_utf16(end as usize),
            })
            .collect();
        let annotation = crate::annotate(&text, &options);
        let marks = Reader::new(&text, &annotation).marks();
        Reading { text, annotation, marks }
    }

    pub fn annotation(&self) -> String {
        json(&self.annotation)
    }

    /// What gets a wrapper; see `PageMark`.
    pub fn marks(&self) -> String {
        let marks = self.marks.iter().map(|mark| {
            let (data, id) = match &mark.target {
                Target::Quote(id) => ("quote", id),
                Target::Speaker(id) => ("speaker", id),
                Target::Note(label) => ("note", label),
            };
            PageMark { data, id, hue: mark.hue, kind: mark.kind, doubtful: mark.doubtful, label: &mark.label }
        });
        json(&marks.collect::<Vec<_>>())
    }

    /// Cuts the marks along text nodes. `pieces` are pairs, start and end of each node's text; the answer is four
    /// numbers for each wrapper: index of the mark, index of the piece, start and end within the piece.
    pub fn fragments(&self, pieces: &[u32]) -> String {
        let pieces: Vec<_> = pieces.as_chunks::<2>().0.iter().map(|&[start, end]| Range { start, end }).collect();
        let ranges: Vec<_> = self.marks.iter().map(|mark| mark.range).collect();
        let fragments = view::fragments(&self.text, &ranges, &pieces);
        json(&fragments.iter().map(|f| (f.mark, f.piece, f.start, f.end)).collect::<Vec<_>>())
    }

    /// What the card of a quotation, a speaker or a note says; `null` for an unknown id.
    pub fn card(&self, data: &str, id: &str) -> String {
        let reader = self.reader();
        json(&match data {
            "quote" => reader.quote_card(id),
            "speaker" => reader.speaker_card(id),
            _ => reader.note_card(id),
        })
    }

    /// The voices in order of appearance.
    pub fn cast(&self) -> String {
        json(&self.reader().cast().voices)
    }
}

impl Reading {
    fn reader(&self) -> Reader<'_> {
        Reader::new(&self.text, &self.annotation)
    }
}
