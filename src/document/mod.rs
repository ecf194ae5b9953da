//! A document as the command line and Python take it: annotated with what its site adds, and as JSON has it. Native only
//! (feature `documents`).

mod members;
mod net;
mod site;

pub use members::{Members, plain};
pub use net::{OURS, guarded, spread};
pub use site::Site;

use serde::Serialize;
use serde_json::Value;

use crate::page::Page;
use crate::{Annotation, OffsetUnit, Options};
use site::Entries;

/// Longer ones are refused: the crate counts bytes in 32 bits.
pub const MAX_BYTES: usize = u32::MAX as usize;

/// A document to annotate.
pub struct Document {
    /// A string, or the number that a record gave; null where it has none.
    pub id: Value,
    pub page: Page,
    /// Whether the output carries the text: that of a page, or of a file whose offsets lead to its cues.
    pub carries_text: bool,
    /// What else its record or row says.
    pub members: Members,
}

/// The annotation with what belongs to it.
#[derive(Serialize)]
struct Output<'a> {
    #[serde(skip_serializing_if = "Value::is_null")]
    id: &'a Value,
    #[serde(skip_serializing_if = "Members::is_empty")]
    record: &'a Members,
    /// What the offsets of a page's or a caption file's annotation count in.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    /// What they count, where there is the text to count in.
    #[serde(skip_serializing_if = "Option::is_none")]
    offsets: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    people: Option<Entries<'a>>,
    #[serde(flatten)]
    annotation: &'a Annotation,
}

impl Document {
    /// Its annotation, by its page's hints and after the site's corrections.
    pub fn annotate(&self, options: &Options, site: &Site) -> Annotation {
        let options = Options { hints: self.page.hints.clone(), ..options.clone() };
        let mut annotation = crate::annotate(&self.page.text, &options);
        site.correct(&self.page.text, options.offsets, &mut annotation);
        annotation
    }

    /// The same as a line of JSON, with its line end.
    pub fn json(&self, options: &Options, site: &Site, indented: bool) -> Vec<u8> {
        let annotation = self.annotate(options, site);
        let text = (self.carries_text || options.with_text).then_some(self.page.text.as_str());
        let offsets = text.map(|_| match options.offsets {
            OffsetUnit::Utf16 => "utf16",
            OffsetUnit::Utf8 => "utf8",
            OffsetUnit::Codepoint => "codepoint",
        });
        let people = site.has_directory().then(|| site.entries(&annotation));
        let (id, record) = (&self.id, &self.members);
        json_line(&Output { id, record, text, offsets, people, annotation: &annotation }, indented)
    }
}

/// A line of JSON.
pub fn json_line(value: &impl Serialize, indented: bool) -> Vec<u8> {
    let mut json = if indented { serde_json::to_vec_pretty(value) } else { serde_json::to_vec(value) }
        .expect("it has only strings as keys");
    json.push(b'\n');
    json
}
