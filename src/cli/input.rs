//! From files, standard input, JSON lines and rows to documents, one after the other.

use std::io::{BufRead, Read};

use whosaid::document::{self, MAX_BYTES, Members};
use whosaid::page::{self, Page, Part};

use super::failure::Failure;
use super::files::{self, File, Wanted};
use super::guess;
use super::markup::Markup;
use super::open::{Counter, open, unreadable};
use super::record::{self, Body};
use super::rows::{Columns, Row, rows};

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A document as it was read, before anything is known about it.
pub struct Source {
    pub file: File,
    /// For JSON lines and rows, counted from 1.
    pub line: Option<usize>,
    pub content: Content,
}

pub enum Content {
    Bytes(Vec<u8>, Form),
    Row(Row),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Text,
    /// A text with cues and their times.
    Captions,
    Html,
    /// A JSON object with "id" and "text" or "html".
    Record,
}

/// What files are made of.
#[derive(Clone, Debug)]
pub enum Layout {
    /// A document each.
    Whole,
    /// JSON lines.
    Lines,
    Table(Columns),
}

impl Layout {
    pub fn wanted(&self) -> Wanted {
        match self {
            Layout::Whole => Wanted::Documents,
            Layout::Lines => Wanted::Lines,
            Layout::Table(_) => Wanted::Tables,
        }
    }
}

/// A document to annotate, and the page that it came as.
pub struct Document {
    pub inner: document::Document,
    /// Of a page.
    pub markup: Option<Markup>,
}

impl std::ops::Deref for Document {
    type Target = document::Document;

    fn deref(&self) -> &document::Document {
        &self.inner
    }
}

/// Every document of the files in order. Reads only as far as is asked for.
pub fn sources<'a>(
    files: impl Iterator<Item = Result<File, Failure>> + 'a,
    layout: &'a Layout,
    counter: &'a Counter,
) -> impl Iterator<Item = Result<Source, Failure>> + 'a {
    files.flat_map(move |file| -> Box<dyn Iterator<Item = Result<Source, Failure>>> {
        match (file, layout) {
            (Err(failure), _) => Box::new(std::iter::once(Err(failure))),
            (Ok(file), Layout::Whole) => Box::new(std::iter::once(whole(file, counter))),
            (Ok(file), Layout::Lines) => lines(file, counter),
            (Ok(file), Layout::Table(columns)) => rows(file, columns, counter),
        }
    })
}

/// The one document of a file; `-` is standard input. Of a page, `part` is read.
pub fn document(file: &str, part: &Part) -> Result<Document, Failure> {
    whole(File::named(file), &Counter::default())?.document(part)
}

fn whole(file: File, counter: &Counter) -> Result<Source, Failure> {
    if file.path.is_dir() {
        return Err(file.failure("is a directory", "name one of the files in it"));
    }
    let mut bytes = Vec::new();
    let read = open(&file, counter).and_then(|reader| reader.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes));
    read.map_err(|e| unreadable(&file, None, &e))?;
    let name = file.path.to_string_lossy();
    let form = guess::form(files::unpacked(&name), &bytes).map_err(|(what, remedy)| file.failure(what, remedy))?;
    if form != Form::Html {
        strip_byte_order_mark(&mut bytes);
    }
    Ok(Source { file, line: None, content: Content::Bytes(bytes, form) })
}

fn lines(file: File, counter: &Counter) -> Box<dyn Iterator<Item = Result<Source, Failure>>> {
    match open(&file, counter) {
        Ok(reader) => Box::new(records(file, reader)),
        Err(e) => Box::new(std::iter::once(Err(unreadable(&file, None, &e)))),
    }
}

/// The JSON lines of a reader, but for blank ones.
pub fn records(file: File, mut reader: impl BufRead) -> impl Iterator<Item = Result<Source, Failure>> {
    let (mut number, mut ended) = (0, false);
    let read = std::iter::from_fn(move || {
        if ended {
            return None;
        }
        number += 1;
        let mut bytes = Vec::new();
        match reader.read_until(b'\n', &mut bytes) {
            Ok(0) => None,
            Ok(_) => {
                if number == 1 {
                    strip_byte_order_mark(&mut bytes);
                }
                let content = Content::Bytes(bytes, Form::Record);
                Some(Ok(Source { file: file.clone(), line: Some(number), content }))
            }
            Err(e) => {
                ended = true;
                Some(Err(unreadable(&file, Some(number), &e)))
            }
        }
    });
    let is_blank = |source: &Source| match &source.content {
        Content::Bytes(bytes, _) => bytes.iter().all(u8::is_ascii_whitespace),
        Content::Row(_) => false,
    };
    read.filter(move |source| !source.as_ref().is_ok_and(is_blank))
}

fn strip_byte_order_mark(bytes: &mut Vec<u8>) {
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
}

impl Source {
    /// How many bytes it has.
    pub fn size(&self) -> usize {
        match &self.content {
            Content::Bytes(bytes, _) => bytes.len(),
            Content::Row(row) => row.size(),
        }
    }

    /// Its bytes, and the first line of the table that it is from.
    pub fn as_it_came(&self) -> (Vec<u8>, Option<Vec<u8>>) {
        match &self.content {
            Content::Bytes(bytes, _) => (bytes.clone(), None),
            Content::Row(row) => (row.line(), Some(row.head.line())),
        }
    }

    /// Reads the document, of a page `part`, or says why it is none.
    pub fn document(self, part: &Part) -> Result<Document, Failure> {
        let Source { file, line, content } = self;
        let fail = |what: String, remedy| Failure { line, ..file.failure(what, remedy) };
        let (bytes, form) = match content {
            Content::Bytes(bytes, form) => (bytes, form),
            Content::Row(row) => {
                let (id, text, members) = row.read().map_err(|(what, remedy)| fail(what, remedy))?;
                if text.len() > MAX_BYTES {
                    return Err(fail("is 4 GiB or more".into(), "split it into documents"));
                }
                let inner = document::Document { id, page: Page::plain(text), carries_text: false, members };
                return Ok(Document { inner, markup: None });
            }
        };
        if bytes.len() > MAX_BYTES {
            return Err(fail("is 4 GiB or more".into(), "split it into documents"));
        }
        let read = |html: &str| {
            page::read(html, part).map_err(|what| fail(what, "try another selector, or --whole-page to read all of it"))
        };
        if form == Form::Html {
            let markup = Markup::decoded(bytes);
            let page = read(&markup.html)?;
            let (id, members) = (file.id.into(), Members::default());
            let inner = document::Document { id, page, carries_text: true, members };
            return Ok(Document { inner, markup: Some(markup) });
        }
        let content = String::from_utf8(bytes).map_err(|e| {
            let at = e.utf8_error().valid_up_to();
            let utf16 = e.as_bytes().starts_with(b"\xFF\xFE") || e.as_bytes().starts_with(b"\xFE\xFF");
            match utf16 {
                true => fail("is UTF-16, not UTF-8".into(), "convert it: iconv -f UTF-16 -t UTF-8"),
                false => fail(
                    format!("is not UTF-8: invalid byte at offset {at}"),
                    "convert it from the encoding it has: iconv -f WINDOWS-1252 -t UTF-8, for example",
                ),
            }
        })?;
        let mut markup = None;
        let (id, page, carries_text, members) = match form {
            Form::Captions if whosaid::cues(&content).is_empty() => {
                return Err(fail("has no cues".into(), "above each stands a line with its times; else name it .txt"));
            }
            Form::Record => {
                let (id, body, members) = record::read(&content).map_err(|(what, remedy)| fail(what, remedy))?;
                match body {
                    Body::Text(text) => (id, Page::plain(text), false, members),
                    Body::Html(html) => {
                        let page = read(&html)?;
                        markup = Some(Markup::of(html));
                        (id, page, true, members)
                    }
                }
            }
            _ => {
                let is_captions = form == Form::Captions || !whosaid::cues(&content).is_empty();
                (file.id.clone().into(), Page::plain(content), is_captions, Members::default())
            }
        };
        Ok(Document { inner: document::Document { id, page, carries_text, members }, markup })
    }
}
