//! One JSON line: id, text or page, and what else the record says of the document.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use whosaid::document::Members;

pub const WANTED: &str = r#"each line must be one object: {"id": …, "text": …} or {"id": …, "html": …}"#;

/// From 2^53 on, a floating-point number is not every whole one.
const MOST: f64 = 9_007_199_254_740_992.0;

pub enum Body {
    Text(String),
    Html(String),
}

#[derive(Default)]
struct Record {
    id: Option<Value>,
    text: Option<String>,
    html: Option<String>,
    rest: Members,
}

/// Reads one JSON line; the error is what is wrong and what to do about it.
pub fn read(line: &str) -> Result<(Value, Body, Members), (String, &'static str)> {
    if line.trim_start().starts_with('[') {
        return Err(("is no JSON object".into(), WANTED));
    }
    let record: Record = serde_json::from_str(line.trim_end()).map_err(|e| {
        let what = if e.is_data() { "is not what is expected" } else { "is not JSON" };
        // serde_json counts lines within what it was given, which is one line.
        let reason = e.to_string().replace(" at line 1 column ", " at column ");
        (format!("{what}: {reason}"), WANTED)
    })?;
    let id = match record.id {
        // It is a floating-point number by now, and not what stands there.
        Some(Value::Number(n)) if n.as_f64().is_some_and(|n| n.abs() >= MOST) && !(n.is_u64() || n.is_i64()) => {
            return Err((r#"has an "id" that is too large a number"#.into(), "give it as a string"));
        }
        Some(id @ (Value::String(_) | Value::Number(_))) => id,
        Some(_) => return Err((r#"has an "id" that is no string"#.into(), "give it a string or a number")),
        None => return Err((r#"has no "id""#.into(), r#"add one: {"id": "a-1", …}"#)),
    };
    match (record.text, record.html) {
        (Some(text), None) => Ok((id, Body::Text(text), record.rest)),
        (None, Some(html)) => Ok((id, Body::Html(html), record.rest)),
        (Some(_), Some(_)) => Err((r#"has both "text" and "html""#.into(), "leave one of them out")),
        (None, None) => Err((r#"has neither "text" nor "html""#.into(), "add one of them, a string")),
    }
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Record, D::Error> {
        deserializer.deserialize_map(Shape)
    }
}

struct Shape;

impl<'de> Visitor<'de> for Shape {
    type Value = Record;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Record, A::Error> {
        let mut record = Record::default();
        let mut seen = [false; 3];
        while let Some(name) = map.next_key::<String>()? {
            if let Some(n) = ["id", "text", "html"].iter().position(|own| *own == name)
                && std::mem::replace(&mut seen[n], true)
            {
                return Err(A::Error::custom(format_args!("duplicate field `{name}`")));
            }
            match name.as_str() {
                "id" => record.id = map.next_value()?,
                "text" => record.text = map.next_value()?,
                "html" => record.html = map.next_value()?,
                _ => {
                    if let Plain(Some(value)) = map.next_value()? {
                        // As JSON has it, the last of two holds.
                        record.rest.0.retain(|(own, _)| *own != name);
                        record.rest.0.push((name, value));
                    }
                }
            }
        }
        Ok(record)
    }
}

/// A text, a number, a truth value; lists and objects are read over without being kept.
struct Plain(Option<Value>);

impl<'de> Deserialize<'de> for Plain {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Plain, D::Error> {
        deserializer.deserialize_any(PlainShape)
    }
}

struct PlainShape;

impl<'de> Visitor<'de> for PlainShape {
    type Value = Plain;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_unit<E>(self) -> Result<Plain, E> {
        Ok(Plain(None))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Plain, E> {
        Ok(Plain(Some(value.into())))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Plain, E> {
        Ok(Plain(Some(value.into())))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Plain, E> {
        Ok(Plain(Some(value.into())))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Plain, E> {
        Ok(Plain(Some(value.into())))
    }

    fn visit_str<E>(self, value: &str) -> Result<Plain, E> {
        Ok(Plain(Some(value.into())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Plain, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Plain(None))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Plain, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Plain(None))
    }
}

#[cfg(test)]
mod tests {
    use whosaid::document::plain;

    use super::*;

    #[test]
    fn plain_members_go_along_in_their_order() {
        let line =
            r#"{"url":"/a","id":1,"tags":["x",{"y":2}],"n":5,"text":"t","date":null,"more":{"a":[]},"b":true,"n":6}"#;
        let (_, _, members) = read(line).expect("a record");
        let names: Vec<_> = members.0.iter().map(|(name, value)| (name.as_str(), plain(value))).collect();
        assert_eq!(names, [("url", "/a".into()), ("b", "true".into()), ("n", "6".into())]);
    }

    #[test]
    fn an_id_twice_is_no_record() {
        assert!(read(r#"{"id":1,"id":2,"text":"t"}"#).is_err_and(|(what, _)| what.contains("duplicate field `id`")));
    }
}
