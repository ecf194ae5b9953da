//! The browser's door: what JavaScript can call. The DOM itself is walked and changed in `www/widget/`.
//!
//! Only text, numbers and arrays of numbers go in, and JSON comes out: the browser's own parser is quicker than
//! building objects field by field from here, and `www/widget/door.js` stays small, which every reader downloads.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::annotate::json::json;
use crate::newsroom::{self, Correction, Person, Placed, Selector, UNSURE, Unplaced, Why};
use crate::text::OffsetIndex;
use crate::{Annotation, Hint, HintKind, OffsetUnit, Options};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "
export interface AnnotateOptions {
  /** Unit of every offset. Default: `utf16`, as the DOM counts. */
  offsets?: \"utf16\" | \"utf8\" | \"codepoint\";
  /** Below this confidence (0 to 1) no speaker is named. Default: the built-in threshold. */
  minConfidence?: number;
}

/** Somebody whom the site knows; see schema/people.schema.json. */
export interface Person {
  name: string;
  aliases?: string[];
  role?: string | null;
  /** `https://…`, `http://…`, or a path on the same site; so are the next two. */
  picture?: string | null;
  link?: string | null;
  sameAs?: string[];
}

/** An annotation that was made before, beside the text that it was made of. */
export interface PreparedAnnotation extends Annotation {
  text: string;
  /** What the offsets count. Default: `utf16`. */
  offsets?: \"utf16\" | \"utf8\" | \"codepoint\";
}

/** A quotation of an annotation made before, or a part of it, whose words do not stand in the article any more. */
export interface Unanchored {
  /** Its `id`. */
  quote: string;
  words: string;
}

export interface PageOptions extends AnnotateOptions {
  /** An annotation made before, with its `text` (a value or JSON): then nothing is analysed. It has what a directory and
   * corrections say already. */
  annotation?: PreparedAnnotation | string;
  /** `wrap` (the default) puts elements of its own around the words; `paint` leaves the page's DOM untouched. */
  mode?: \"wrap\" | \"paint\";
  /** Language of the interface, as a `lang` attribute has it. Default: that of the element; English for others. */
  lang?: string;
  /** The site's own directory, as a list or as the text of a file with one. */
  speakers?: Person[] | string;
  /** Corrections by editors, likewise; see schema/corrections.schema.json. */
  corrections?: Correction[] | string;
}
";

/// Reads any text: quotations, speakers, and what backs them.
///
/// `unit` of the offsets: 0 UTF-16 code units, 1 UTF-8 bytes, 2 code points. `least` as in [`options`].
#[wasm_bindgen]
pub fn annotate(text: &str, unit: u8, least: f64) -> String {
    let unit = match unit {
        0 => OffsetUnit::Utf16,
        1 => OffsetUnit::Utf8,
        _ => OffsetUnit::Codepoint,
    };
    json(&crate::annotate(text, &options(unit, least)))
}

/// A page's text as it was read: offsets are UTF-16 code units.
#[derive(Serialize)]
struct Reading {
    annotation: Annotation,
    /// Corrections whose quotation is not in the text any more.
    unplaced: Vec<Unplaced>,
}

/// Reads a page's text, with what the site adds: its directory and its editors' corrections, both as JSON or empty. The
/// answer is a `Reading`, or a text that says what is wrong with a file.
///
/// `least` as in [`options`]; `hints` are triples: kind, start, end; the kinds by `HintKind::ALL`.
#[wasm_bindgen]
pub fn read(text: &str, least: f64, hints: &[u32], people: &str, corrections: &str) -> String {
    let files = file("speakers", people).and_then(|people| Ok((people, file("corrections", corrections)?)));
    let (people, corrections): (Vec<Person>, Vec<Correction>) = match files {
        Ok(files) => files,
        Err(problem) => return json(&problem),
    };
    let mut annotation = page(text, least, hints);
    let unplaced = newsroom::correct(text, OffsetUnit::Utf16, &mut annotation, &corrections);
    newsroom::describe(&mut annotation.speakers, &people);
    json(&Reading { annotation, unplaced })
}

fn page(text: &str, least: f64, hints: &[u32]) -> Annotation {
    let mut options = options(OffsetUnit::Utf16, least);
    let index = OffsetIndex::new(text);
    let hint = |&[kind, start, end]: &[u32; 3]| Hint {
        kind: HintKind::ALL.get(kind as usize).copied().unwrap_or(HintKind::Furniture),
        start: index.byte_of_utf16(start as usize),
        end: index.byte_of_utf16(end as usize),
    };
    options.hints = hints.as_chunks::<3>().0.iter().map(hint).collect();
    crate::annotate(text, &options)
}

/// What lies on an editor's desk.
#[derive(Serialize)]
struct Desk {
    /// Without corrections.
    annotation: Annotation,
    /// Why to look, and `id` of the quotation: the most pressing first.
    order: Vec<(Option<Why>, String)>,
    placed: Vec<Placed>,
    unplaced: Vec<Unplaced>,
}

/// Reads a page's text as [`read`] does, and says what an editor should look at first, and what corrections are about.
#[wasm_bindgen]
pub fn desk(text: &str, least: f64, hints: &[u32], corrections: &str) -> String {
    let corrections: Vec<Correction> = match file("corrections", corrections) {
        Ok(corrections) => corrections,
        Err(problem) => return json(&problem),
    };
    let annotation = page(text, least, hints);
    let order = newsroom::review(&annotation, UNSURE).into_iter().map(|(why, quote)| (why, quote.id.clone())).collect();
    let (placed, unplaced) = newsroom::place(text, OffsetUnit::Utf16, &annotation, &corrections);
    json(&Desk { annotation, order, placed, unplaced })
}

/// A W3C TextQuoteSelector for a range of UTF-16 code units, for use in corrections.
#[wasm_bindgen]
pub fn selector(text: &str, start: u32, end: u32) -> String {
    let index = OffsetIndex::new(text);
    json(&Selector::at(text, index.byte_of_utf16(start as usize), index.byte_of_utf16(end as usize)))
}

/// What is wrong with a site's file, which is its `speakers` or its `corrections`; `null` where nothing is.
#[wasm_bindgen(js_name = fileProblem)]
pub fn file_problem(name: &str, content: &str) -> String {
    let problem = match name {
        "speakers" => file::<Person>(name, content).err(),
        _ => file::<Correction>(name, content).err(),
    };
    json(&problem)
}

/// The entries of a site's file, or what is wrong with it; an empty text has none.
fn file<T: newsroom::Entry>(name: &str, content: &str) -> Result<Vec<T>, String> {
    if content.is_empty() {
        return Ok(Vec::new());
    }
    let json = newsroom::parse(content).map_err(|error| [name, " is no JSON: ", &error].concat())?;
    newsroom::read(&json).map_err(|problem| [name, ", ", &problem.told()].concat())
}

/// Options of the analysis. `least` is the confidence below which nobody is named; not a number: the built-in threshold.
fn options(offsets: OffsetUnit, least: f64) -> Options {
    Options { offsets, min_confidence: Some(least).filter(|least| !least.is_nan()), ..Options::default() }
}
