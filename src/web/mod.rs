//! The browser's door: what JavaScript can call. The DOM itself is walked and changed in `www/widget/`.
//!
//! Only text, numbers and arrays of numbers go in, and JSON comes out: the browser's own parser is quicker than
//! building objects field by field from here, and `www/widget/core.js` stays small, which every reader downloads.

mod reading;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::view::{self, Rect, Side};
use crate::{OffsetUnit, Options};

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

export interface PageOptions extends AnnotateOptions {
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

/// Elements of a plain text, set as a publication would set it; see `view::typeset`.
#[wasm_bindgen]
pub fn typeset(text: &str) -> String {
    json(&view::typeset(text, &crate::annotate(text, &Options { offsets: OffsetUnit::Utf16, ..Options::default() })))
}

/// Where a card stands, in CSS pixels of the viewport: left, top, and 1 where it stands above its words, else 0.
///
/// `boxes` are the x, y, width, height of the words and of the window; see `view::place`.
#[wasm_bindgen(js_name = placeCard)]
pub fn place_card(x: f64, y: f64, width: f64, height: f64, card: &[u32], window: &[u32], rtl: bool) -> String {
    let words = Rect { x, y, width, height };
    let size = |of: &[u32], i: usize| of.get(i).copied().map_or(0.0, f64::from);
    let window = Rect { x: 0.0, y: 0.0, width: size(window, 0), height: size(window, 1) };
    let (x, y, side) = view::place(words, size(card, 0), size(card, 1), window, rtl);
    json(&(x, y, u8::from(side == Side::Above)))
}

/// The rules of one of the widget's stylesheets; see `view::sheet`.
#[wasm_bindgen]
pub fn sheet(name: &str) -> String {
    json(&view::sheet(name))
}

/// What is wrong with a site's file, which is its `speakers` or its `corrections`; `null` where nothing is.
#[wasm_bindgen(js_name = fileProblem)]
pub fn file_problem(name: &str, file: &str) -> String {
    json(&reading::problem(name, file))
}

/// Options of the analysis. `least` is the confidence below which nobody is named; not a number: the built-in threshold.
fn options(offsets: OffsetUnit, least: f64) -> Options {
    Options { offsets, min_confidence: Some(least).filter(|least| !least.is_nan()), ..Options::default() }
}

/// A long list, an array a line: a page reads one after the other, and answers its reader in between.
fn lines(list: &[impl Serialize]) -> String {
    list.chunks(500).map(|chunk| json(&chunk)).collect::<Vec<_>>().join("\n")
}

/// The types that come this way have no map with keys that JSON could not write.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
