//! A document as it is written, by the format that is wanted.

use serde::Serialize;
use serde_json::Value;
use whosaid::{Annotation, OffsetUnit, Options};

use super::args::{Format, Offsets};
use super::found::Found;
use super::input::Document;
use super::jsonld;
use super::marked::{self, Marking};
use super::record::Members;
use super::review::{self, Doubt};
use super::since::{Compared, Old};
use super::site::{Entries, Site};
use super::table::Table;

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
    pub doubts: Vec<Doubt>,
    /// Its text has changed, and last time's annotation has no words.
    pub unclear: bool,
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
    /// What they count, where there is the text to count in.
    #[serde(skip_serializing_if = "Option::is_none")]
    offsets: Option<Offsets>,
    #[serde(skip_serializing_if = "Option::is_none")]
    people: Option<Entries<'a>>,
    #[serde(flatten)]
    annotation: &'a Annotation,
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
        let lines = match &document.markup {
            _ if style.is_lines => json(&Marked { id: &document.id, record: &document.members, html: &html }, false),
            Some(markup) => markup.bytes(&html)?,
            None => html.into_bytes(),
        };
        return Ok(Answer { lines, ..Answer::default() });
    }
    Ok(annotated(document, old, style, site))
}

/// In all other formats.
fn annotated(document: &Document, old: Option<&Old>, style: &Style, site: &Site) -> Answer {
    let wanted = style.options.offsets;
    let is_json = matches!(style.format, Format::Json | Format::Ndjson) && style.review.is_none();
    let offsets = if is_json { wanted } else { OffsetUnit::Utf8 };
    let options = Options { hints: document.page.hints.clone(), offsets, ..style.options.clone() };
    let mut annotation = whosaid::annotate(&document.page.text, &options);
    site.correct(&document.page.text, offsets, &mut annotation);
    let people = site.people(&annotation);
    if is_json {
        let entry = |(speaker, person): (&'_ whosaid::Speaker, _)| Some((speaker.id.clone(), person?));
        let entries: Vec<_> = annotation.speakers.iter().zip(people).filter_map(entry).collect();
        let entries = Entries(entries.iter().map(|(id, person)| (id.as_str(), *person)).collect());
        let text = (document.carries_text || style.options.with_text).then_some(document.page.text.as_str());
        let offsets = text.map(|_| Offsets::from(offsets));
        let people = site.has_directory().then_some(entries);
        let record = &document.members;
        let output = Output { id: &document.id, record, text, offsets, people, annotation: &annotation };
        return Answer { lines: json(&output, style.indented), ..Answer::default() };
    }
    let found = Found::new(document, annotation, people, wanted);
    if let Some(below) = style.review {
        let compared = old.map(|old| old.compare(&found));
        let unclear = compared.as_ref().is_some_and(Compared::is_unclear);
        return Answer { doubts: review::doubts(&found, compared, below), unclear, ..Answer::default() };
    }
    let lines = match style.format {
        Format::Csv => style.table.rows(&found),
        _ => jsonld::page(&found, style.indented),
    };
    Answer { lines, ..Answer::default() }
}

/// A value of the wire form as JSON has it, without its quotation marks: `turn`, `sourceLine`.
pub fn wire(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_string)).unwrap_or_default()
}

/// A line of JSON.
pub fn json(value: &impl Serialize, indented: bool) -> Vec<u8> {
    let mut json = if indented { serde_json::to_vec_pretty(value) } else { serde_json::to_vec(value) }
        .expect("it has only strings as keys");
    json.push(b'\n');
    json
}
