//! Options as JavaScript gives them.

use js_sys::{Reflect, TypeError};
use wasm_bindgen::prelude::*;

use crate::{OffsetUnit, Options};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = "
export interface AnnotateOptions {
  /** Unit of every offset. Default: `utf16`, as the DOM counts. */
  offsets?: \"utf16\" | \"utf8\" | \"codepoint\";
  /** Below this confidence (0 to 1) no speaker is named. Default: the built-in threshold. */
  minConfidence?: number;
}
";

/// Reads an options object; `undefined` gives the defaults.
pub fn read(object: &JsValue) -> Result<Options, JsValue> {
    let mut options = Options { offsets: OffsetUnit::Utf16, ..Options::default() };
    if object.is_undefined() || object.is_null() {
        return Ok(options);
    }
    let field = |name: &str| Reflect::get(object, &name.into()).map(|v| Some(v).filter(|v| !v.is_undefined()));
    if let Some(unit) = field("offsets")? {
        options.offsets = match unit.as_string().as_deref() {
            Some("utf16") => OffsetUnit::Utf16,
            Some("utf8") => OffsetUnit::Utf8,
            Some("codepoint") => OffsetUnit::Codepoint,
            _ => return Err(TypeError::new("whosaid: offsets is 'utf16', 'utf8' or 'codepoint'").into()),
        };
    }
    if let Some(least) = field("minConfidence")? {
        match least.as_f64() {
            Some(least) if (0.0..=1.0).contains(&least) => options.min_confidence = Some(least),
            _ => return Err(TypeError::new("whosaid: minConfidence is a number from 0 to 1").into()),
        }
    }
    Ok(options)
}
