//! The browser's door: what JavaScript can call. The DOM itself is walked and changed in `www/widget/`.

mod options;
mod reading;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::view::{self, Rect, Side};

/// Reads any text: quotations, speakers, and what backs them.
///
/// Offsets count UTF-16 code units, as JavaScript strings and the DOM do, unless the options say otherwise.
/// Throws a `TypeError` for options that it does not know the value of; never for a text.
#[wasm_bindgen(unchecked_return_type = "Annotation")]
pub fn annotate(
    text: &str,
    #[wasm_bindgen(unchecked_optional_param_type = "AnnotateOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    plain(&crate::annotate(text, &options::read(&options)?))
}

/// Where a card stands, in CSS pixels of the viewport: left, top, and 1 where it stands above its words, else 0.
///
/// `boxes` are the x, y, width, height of the words and of the window; see `view::place`.
#[wasm_bindgen(js_name = placeCard)]
pub fn place_card(boxes: &[f64], width: f64, height: f64, rtl: bool) -> Vec<f64> {
    let rect = |at: usize| {
        let side = |i: usize| boxes.get(at + i).copied().unwrap_or_default();
        Rect { x: side(0), y: side(1), width: side(2), height: side(3) }
    };
    let (x, y, side) = view::place(rect(0), width, height, rect(4), rtl);
    vec![x, y, f64::from(u8::from(side == Side::Above))]
}

/// As a plain JavaScript object: no `Map`s, `null` for what is absent.
fn plain(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}
