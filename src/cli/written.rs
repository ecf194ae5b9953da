//! A document as it is written, by the format that is wanted.

use serde::Serialize;
use serde_json::Value;
use whosaid::document::{Members, Site, json_line};
use whosaid::{OffsetUnit, Options};

use super::args::Format;
use super::found::Found;
use super::input::Document;
use super::jsonld;
use super::marked::{self, Marking};
use super::review::{self, Doubt};
use super::since::{Compared, Old};
use super::table::{self, Table};

/// How documents are written.
pub struct Style {
    pub format: Format,
    pub indented: bool,
    pub options: Options,
    /// The columns, where a table is written.
    pub table: Table,
    /// How pages are marked, and whether each is a line of JSON.
    pub marking: Marking,
    pub is_lines: bool,
    /// What is to be looked at is wanted instead, names less sure than this among it.
    pub review: Option<f64>,
}

/// What there is to write of a document.
#[derive(Default)]
pub struct Answer {
    /// With their line ends.
    pub lines: Vec<u8>,
    /// Or its rows, for a Parquet file.
    pub rows: Vec<Vec<String>>,
    pub doubts: Vec<Doubt>,
    /// Its text has changed, and last time's annotation has no words.
    pub unclear: bool,
}

/// A line with a page.
#[derive(Serialize)]
struct Marked<'a> {
    id: &'a Value,
    #[serde(skip_serializing_if = "Members::is_empty")]
    record: &'a Members,
    html: &'a str,
}

/// Annotates a document; `old` is what last time's annotation of it was. An error says what is wrong, and what to do.
pub fn document(
    document: &Document,
    old: Option<&Old>,
    style: &Style,
    site: &Site,
) -> Result<Answer, (String, &'static str)> {
    if style.format == Format::Html {
        let html = marked::page(document, &style.marking, &style.options, site)?;
        let marked = Marked { id: &document.id, record: &document.members, html: &html };
        let lines = match &document.markup {
            _ if style.is_lines => json_line(&marked, false),
            Some(markup) => markup.bytes(&html)?,
            None => html.into_bytes(),
        };
        return Ok(Answer { lines, ..Answer::default() });
    }
    Ok(annotated(document, old, style, site))
}

/// In all other formats.
fn annotated(document: &Document, old: Option<&Old>, style: &Style, site: &Site) -> Answer {
    if matches!(style.format, Format::Json | Format::Ndjson) && style.review.is_none() {
        return Answer { lines: document.json(&style.options, site, style.indented), ..Answer::default() };
    }
    let annotation = document.annotate(&Options { offsets: OffsetUnit::Utf8, ..style.options.clone() }, site);
    let people = site.people(&annotation);
    let found = Found::new(document, annotation, people, style.options.offsets);
    if let Some(below) = style.review {
        let compared = old.map(|old| old.compare(&found));
        let unclear = compared.as_ref().is_some_and(Compared::is_unclear);
        return Answer { doubts: review::doubts(&found, compared, below), unclear, ..Answer::default() };
    }
    match style.format {
        Format::Csv => Answer { lines: table::lines(style.table.rows(&found)), ..Answer::default() },
        Format::Parquet => Answer { rows: style.table.rows(&found), ..Answer::default() },
        _ => Answer { lines: jsonld::page(&found, style.indented), ..Answer::default() },
    }
}

/// A value of the wire form as JSON has it, without its quotation marks: `turn`, `sourceLine`.
pub fn wire(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_string)).unwrap_or_default()
}
