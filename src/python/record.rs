//! Records as Python has them: a str, or a mapping with "text" or "html".

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyFloat, PyInt, PyMapping, PyString};
use serde_json::Value;

use crate::document::{MAX_BYTES, Members};

pub enum Content {
    Text(String),
    Html(String),
}

/// A document before it is read.
pub struct Record {
    /// Null where it has none.
    pub id: Value,
    pub content: Content,
    pub members: Members,
}

impl Default for Record {
    fn default() -> Record {
        Record { id: Value::Null, content: Content::Text(String::new()), members: Members::default() }
    }
}

/// Why a record has no annotation: what is wrong, and what to do.
pub struct Failed {
    pub id: Value,
    pub what: String,
    /// The fault is in the analysis.
    pub is_ours: bool,
}

impl Failed {
    pub fn new(id: Value, what: String) -> Failed {
        Failed { id, what, is_ours: false }
    }
}

/// What is wrong with a value, and what to do.
pub struct Wrong {
    what: String,
    is_type: bool,
}

impl Wrong {
    pub fn as_exception(&self) -> PyErr {
        match self.is_type {
            true => PyTypeError::new_err(self.what.clone()),
            false => PyValueError::new_err(self.what.clone()),
        }
    }
}

/// A text, copied: the analysis runs while other threads of Python do. `name` is what messages call it.
pub fn text(value: &Bound<'_, PyAny>, name: &str) -> Result<String, Wrong> {
    let wrong = |what: String| Wrong { what: format!("{name} {what}"), is_type: false };
    let Ok(text) = value.cast::<PyString>() else {
        let kind = kind(value);
        let remedy = if kind == "bytes" { "; decode it: .decode(\"utf-8\")" } else { "" };
        return Err(Wrong { what: format!("{name} must be a str, not {kind}{remedy}"), is_type: true });
    };
    match text.to_cow() {
        Ok(text) if text.len() > MAX_BYTES => Err(wrong("is 4 GiB or more; split it into documents".into())),
        Ok(text) => Ok(text.into_owned()),
        // Half a pair of UTF-16, which JSON can bring ("\ud83d") and nothing can encode.
        Err(e) => Err(wrong(format!(
            "is no Unicode text: {}; mend it where it was decoded, or take .encode(\"utf-8\", \"replace\").decode()",
            e.value(value.py())
        ))),
    }
}

/// Reads a record; `html`: one that is a str is a page.
pub fn read(record: &Bound<'_, PyAny>, html: bool) -> Result<Record, Failed> {
    let fail = |id: &Value, what: String| Failed::new(id.clone(), what);
    let none = Value::Null;
    if record.is_instance_of::<PyString>() {
        let content = text(record, "record").map_err(|wrong| fail(&none, wrong.what))?;
        let content = if html { Content::Html(content) } else { Content::Text(content) };
        return Ok(Record { content, ..Record::default() });
    }
    let Ok(mapping) = record.cast::<PyMapping>() else {
        let wanted = r#"a str or a mapping with "text" or "html" is wanted"#;
        return Err(fail(&none, format!("record is {}; {wanted}", kind(record))));
    };
    // A mapping of somebody's own may do anything.
    let get = |name: &str| match mapping.contains(name) {
        Ok(true) => mapping.get_item(name).map(Some),
        Ok(false) => Ok(None),
        Err(e) => Err(e),
    };
    let said = |e: PyErr| format!("record cannot be read: {}", e.value(record.py()));
    let id = match get("id").map_err(|e| fail(&none, said(e)))?.filter(is_there) {
        None => Value::Null,
        Some(id) => plain(&id, "id")
            .map_err(|wrong| fail(&none, wrong.what))?
            .filter(|id| !id.is_boolean())
            .ok_or_else(|| fail(&none, format!(r#"has an "id" that is {}; give it a str or a number"#, kind(&id))))?,
    };
    let member = |name: &str| get(name).map_err(|e| fail(&id, said(e))).map(|value| value.filter(is_there));
    let read = |value: &Bound<'_, PyAny>, name: &str| text(value, name).map_err(|wrong| fail(&id, wrong.what));
    let content = match (member("text")?, member("html")?) {
        (Some(own), None) => Content::Text(read(&own, "text")?),
        (None, Some(own)) => Content::Html(read(&own, "html")?),
        (Some(_), Some(_)) => return Err(fail(&id, r#"has both "text" and "html"; leave one of them out"#.into())),
        (None, None) => return Err(fail(&id, r#"has neither "text" nor "html"; add one of them, a str"#.into())),
    };
    let mut members = Members::default();
    for item in mapping.items().map_err(|e| fail(&id, said(e)))?.iter() {
        let (name, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item.extract().map_err(|e| fail(&id, said(e)))?;
        let name = text(&name, "name of a member").map_err(|wrong| fail(&id, wrong.what))?;
        if ["id", "text", "html"].contains(&name.as_str()) {
            continue;
        }
        if let Some(value) = plain(&value, &name).map_err(|wrong| fail(&id, wrong.what))? {
            members.0.push((name, value));
        }
    }
    Ok(Record { id, content, members })
}

/// Whether a value is there: pandas has NaN where there is none.
fn is_there(value: &Bound<'_, PyAny>) -> bool {
    !value.is_none() && !value.cast::<PyFloat>().is_ok_and(|x| x.extract::<f64>().is_ok_and(f64::is_nan))
}

/// A text, a number, a truth value; `None` for anything else, as for lists and objects in JSON lines.
fn plain(value: &Bound<'_, PyAny>, name: &str) -> Result<Option<Value>, Wrong> {
    if value.is_instance_of::<PyString>() {
        return text(value, name).map(|text| Some(text.into()));
    }
    if let Ok(value) = value.cast::<PyBool>() {
        return Ok(Some(value.is_true().into()));
    }
    if value.is_instance_of::<PyFloat>() {
        return Ok(value.extract::<f64>().ok().and_then(serde_json::Number::from_f64).map(Value::Number));
    }
    // numpy's are no int, but numbers that an index can be.
    if value.is_instance_of::<PyInt>() || value.hasattr("__index__").unwrap_or(false) {
        let number = value.extract::<i64>().map(Value::from).or_else(|_| value.extract::<u64>().map(Value::from));
        return Ok(number
            .ok()
            .or_else(|| value.extract::<f64>().ok().and_then(serde_json::Number::from_f64).map(Value::Number)));
    }
    Ok(None)
}

fn kind(value: &Bound<'_, PyAny>) -> String {
    value.get_type().name().map_or_else(|_| "something else".into(), |name| name.to_string())
}
