//! What a record or a row says of its document beside id and text.

use serde::ser::{SerializeMap, Serializer};
use serde_json::Value;

/// What a record says of its document beside id and text, in its order: texts, numbers, truth values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Members(pub Vec<(String, Value)>);

impl Members {
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| value)
    }

    /// A member as text; numbers and truth values as JSON has them.
    pub fn text(&self, name: &str) -> Option<String> {
        self.get(name).map(plain)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A value as a cell has it.
pub fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_string)
}

impl serde::Serialize for Members {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}
