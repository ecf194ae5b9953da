//! A document as it is written, by the format that is wanted.

use serde::Serialize;
use serde_json::Value;
use whosaid::{Annotation, OffsetUnit, Options};

use super::args::Format;
use super::found::Found;
use super::input::Document;
use super::jsonld;
use super::record::Members;
use super::site::{Entries, Site};
use super::table::Table;

/// How documents are written.
pub struct Style {
    pub format: Format,
    pub indented: bool,
    pub options: Options,
    /// The columns, where a table is written.
    pub table: Table,
}

/// An output line.
#[derive(Serialize)]
struct Output<'a> {
    id: &'a Value,
    #[serde(skip_serializing_if = "Members::is_empty")]
    record: &'a Members,
    /// What the offsets of a page's or a caption file's annotation count in.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    people: Option<Entries<'a>>,
    #[serde(flatten)]
    annotation: &'a Annotation,
}

/// A document's lines with their line ends.
pub fn document(document: &Document, style: &Style, site: &Site) -> Vec<u8> {
    let wanted = style.options.offsets;
    let is_json = matches!(style.format, Format::Json | Format::Ndjson);
    let offsets = if is_json { wanted } else { OffsetUnit::Utf8 };
    let options = Options { hints: document.page.hints.clone(), offsets, ..style.options.clone() };
    let mut annotation = whosaid::annotate(&document.page.text, &options);
    site.correct(&document.page.text, offsets, &mut annotation);
    let people = site.people(&annotation);
    if is_json {
        let entry = |(speaker, person): (&'_ whosaid::Speaker, _)| Some((speaker.id.clone(), person?));
        let entries: Vec<_> = annotation.speakers.iter().zip(people).filter_map(entry).collect();
        let entries = Entries(entries.iter().map(|(id, person)| (id.as_str(), *person)).collect());
        let text = document.carries_text.then_some(document.page.text.as_str());
        let people = site.has_directory().then_some(entries);
        let output = Output { id: &document.id, record: &document.members, text, people, annotation: &annotation };
        return json(&output, style.indented);
    }
    let found = Found::new(document, annotation, people, wanted);
    match style.format {
        Format::Csv => style.table.rows(&found),
        _ => jsonld::page(&found, style.indented),
    }
}

/// A line of JSON.
pub fn json(value: &impl Serialize, indented: bool) -> Vec<u8> {
    let mut json = if indented { serde_json::to_vec_pretty(value) } else { serde_json::to_vec(value) }
        .expect("it has only strings as keys");
    json.push(b'\n');
    json
}
