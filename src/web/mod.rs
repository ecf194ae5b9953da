//! The browser's door: what JavaScript can call.

use crate::{OffsetUnit, Options};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// Reads any text: quotations, speakers, and what backs them.
///
/// Offsets count UTF-16 code units, as JavaScript strings and the DOM do.
#[wasm_bindgen(unchecked_return_type = "Annotation")]
pub fn annotate(text: &str) -> Result<JsValue, JsValue> {
    let options = Options { offsets: OffsetUnit::Utf16, ..Default::default() };
    Ok(crate::annotate(text, &options).serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}
