//! Reads values of JSON with an exact place for whatever is wrong. By hand: derived readers with paths weigh 50 kB in
//! the module that every reader downloads.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::text::number::numbered;

use super::Problem;

/// A value of JSON; what a number is does not matter here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    Null,
    Bool(bool),
    Number,
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    fn kind(&self) -> &'static str {
        match self {
            Json::Null => "null",
            Json::Bool(_) => "true or false",
            Json::Number => "a number",
            Json::Text(_) => "a text",
            Json::List(_) => "a list",
            Json::Object(_) => "an object",
        }
    }
}

/// A value, where it stands in its file, and how its file should look.
#[derive(Clone)]
pub struct Place<'j> {
    value: &'j Json,
    at: String,
    remedy: &'static str,
}

impl<'j> Place<'j> {
    pub fn root(value: &'j Json, remedy: &'static str) -> Self {
        Place { value, at: String::new(), remedy }
    }

    pub fn problem(&self, what: impl Into<String>) -> Problem {
        Problem { at: self.at.clone(), what: what.into(), remedy: self.remedy }
    }

    fn expected(&self, what: &str) -> Problem {
        self.problem(["expected ", what, ", found ", self.value.kind()].concat())
    }

    pub fn list(&self) -> Result<Vec<Place<'j>>, Problem> {
        let Json::List(values) = self.value else { return Err(self.expected("a list")) };
        let place = |(i, value)| Place { value, at: numbered(&[&self.at, "["].concat(), i) + "]", ..*self };
        Ok(values.iter().enumerate().map(place).collect())
    }

    /// A member of an object; `None` where it is absent or null.
    pub fn member(&self, name: &str) -> Result<Option<Place<'j>>, Problem> {
        let Json::Object(members) = self.value else { return Err(self.expected("an object")) };
        let found = members.iter().find(|(own, value)| own == name && *value != Json::Null);
        let dot = if self.at.is_empty() { "" } else { "." };
        Ok(found.map(|(_, value)| Place { value, at: [&self.at, dot, name].concat(), ..*self }))
    }

    pub fn required(&self, name: &str) -> Result<Place<'j>, Problem> {
        self.member(name)?.ok_or_else(|| self.problem(quoted(name) + " is missing"))
    }

    pub fn text(&self) -> Result<String, Problem> {
        let Json::Text(text) = self.value else { return Err(self.expected("a text")) };
        Ok(text.clone())
    }

    /// A text that is more than white space.
    pub fn words(&self) -> Result<String, Problem> {
        let text = self.text()?;
        if text.trim().is_empty() { Err(self.problem("the text is empty")) } else { Ok(text) }
    }

    /// The text of a member; `None` where it is absent or null.
    pub fn optional(&self, name: &str) -> Result<Option<String>, Problem> {
        self.member(name)?.map(|place| place.text()).transpose()
    }

    /// Whether a member is true; `None` where it is absent or null.
    pub fn flag(&self, name: &str) -> Result<Option<bool>, Problem> {
        let flag = |place: Place| match place.value {
            Json::Bool(value) => Ok(*value),
            _ => Err(place.expected("true or false")),
        };
        self.member(name)?.map(flag).transpose()
    }
}

/// What a file has, in quotation marks. `{:?}` brings tables of what can be printed: 3 kB of the module.
pub fn quoted(text: &str) -> String {
    let shown: String = text.chars().filter(|c| !c.is_control()).collect();
    ["\"", &shown, "\""].concat()
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(Shape)
    }
}

struct Shape;

impl<'de> Visitor<'de> for Shape {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value of JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Json, E> {
        Ok(Json::Number)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Json, E> {
        Ok(Json::Number)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Json, E> {
        Ok(Json::Number)
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = seq.next_element()? {
            list.push(value);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(Json::Object(members))
    }
}
