//! From files, standard input and JSON lines to documents, one after the other.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use super::failure::Failure;
use super::guess;
use super::html::{self, Page, Part};

/// The crate counts bytes in 32 bits.
const MAX_BYTES: usize = u32::MAX as usize;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A document as it was read, before anything is known about it.
pub struct Source {
    pub file: String,
    /// For JSON lines, counted from 1.
    pub line: Option<usize>,
    pub bytes: Vec<u8>,
    form: Form,
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

/// A document to annotate.
pub struct Document {
    /// A string, or the number that a JSON line gave.
    pub id: Value,
    pub page: Page,
    /// Whether the output carries the text: that of a page, or of a file whose offsets lead to its cues.
    pub carries_text: bool,
}

/// Every document of the files in order; `-` is standard input. Reads only as far as is asked for.
pub fn sources(files: &[String], ndjson: bool) -> Box<dyn Iterator<Item = Result<Source, Failure>> + '_> {
    if ndjson {
        Box::new(files.iter().flat_map(|file| lines(file)))
    } else {
        Box::new(files.iter().map(|file| whole(file)))
    }
}

/// The one document of a file; `-` is standard input. Of a page, `part` is read.
pub fn document(file: &str, part: &Part) -> Result<Document, Failure> {
    whole(file)?.document(part)
}

fn whole(file: &str) -> Result<Source, Failure> {
    if Path::new(file).is_dir() {
        let what = "is a directory".to_string();
        return Err(Failure { file: name(file), line: None, what, remedy: "name the files in it" });
    }
    let mut bytes = Vec::new();
    open(file).and_then(|mut reader| reader.read_to_end(&mut bytes)).map_err(|e| unreadable(file, None, &e))?;
    let form =
        guess::form(file, &bytes).map_err(|(what, remedy)| Failure { file: name(file), line: None, what, remedy })?;
    if form != Form::Html {
        strip_byte_order_mark(&mut bytes);
    }
    Ok(Source { file: name(file), line: None, bytes, form })
}

fn lines(file: &str) -> Box<dyn Iterator<Item = Result<Source, Failure>> + '_> {
    match open(file) {
        Ok(reader) => Box::new(records(file, reader)),
        Err(e) => Box::new(std::iter::once(Err(unreadable(file, None, &e)))),
    }
}

/// The JSON lines of a reader, but for blank ones.
pub fn records(file: &str, mut reader: impl BufRead) -> impl Iterator<Item = Result<Source, Failure>> {
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
                Some(Ok(Source { file: name(file), line: Some(number), bytes, form: Form::Record }))
            }
            Err(e) => {
                ended = true;
                Some(Err(unreadable(file, Some(number), &e)))
            }
        }
    });
    let is_blank = |source: &Source| source.bytes.iter().all(u8::is_ascii_whitespace);
    read.filter(move |source| !source.as_ref().is_ok_and(is_blank))
}

fn open(file: &str) -> io::Result<Box<dyn BufRead>> {
    Ok(match file {
        "-" => Box::new(io::stdin().lock()),
        _ => Box::new(BufReader::new(File::open(file)?)),
    })
}

fn name(file: &str) -> String {
    if file == "-" { "stdin" } else { file }.to_string()
}

fn unreadable(file: &str, line: Option<usize>, error: &io::Error) -> Failure {
    let remedy = match error.kind() {
        io::ErrorKind::NotFound => "check the name",
        io::ErrorKind::IsADirectory => "name the files in it",
        io::ErrorKind::PermissionDenied => "check its permissions",
        _ => "try again, or leave it out",
    };
    Failure { file: name(file), line, what: format!("cannot be read: {error}"), remedy }
}

fn strip_byte_order_mark(bytes: &mut Vec<u8>) {
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
}

enum Body {
    Text(String),
    Html(String),
}

/// Reads one JSON line; the error is what is wrong and what to do about it.
fn record(line: &str) -> Result<(Value, Body), (String, &'static str)> {
    /// Members that we do not know are the archive's own business.
    #[derive(Deserialize)]
    struct Record {
        id: Option<Value>,
        text: Option<String>,
        html: Option<String>,
    }
    const WANTED: &str = r#"each line must be one object: {"id": …, "text": …} or {"id": …, "html": …}"#;

    // An array of three would do for the derived reader.
    if line.trim_start().starts_with('[') {
        return Err(("is no JSON object".into(), WANTED));
    }
    let record: Record = serde_json::from_str(line).map_err(|e| {
        let what = if e.is_data() { "is not what is expected" } else { "is not JSON" };
        // serde_json counts lines within what it was given, which is one line.
        let reason = e.to_string().replace(" at line 1 column ", " at column ");
        (format!("{what}: {reason}"), WANTED)
    })?;
    let id = match record.id {
        Some(id @ (Value::String(_) | Value::Number(_))) => id,
        Some(_) => return Err((r#"has an "id" that is no string"#.into(), "give it a string or a number")),
        None => return Err((r#"has no "id""#.into(), r#"add one: {"id": "a-1", …}"#)),
    };
    match (record.text, record.html) {
        (Some(text), None) => Ok((id, Body::Text(text))),
        (None, Some(html)) => Ok((id, Body::Html(html))),
        (Some(_), Some(_)) => Err((r#"has both "text" and "html""#.into(), "leave one of them out")),
        (None, None) => Err((r#"has neither "text" nor "html""#.into(), "add one of them, a string")),
    }
}

impl Source {
    /// Reads the document, of a page `part`, or says why it is none.
    pub fn document(self, part: &Part) -> Result<Document, Failure> {
        let Source { file, line, bytes, form } = self;
        let fail = |what: String, remedy| Failure { file: file.clone(), line, what, remedy };
        if bytes.len() > MAX_BYTES {
            return Err(fail("is 4 GiB or more".into(), "split it into documents"));
        }
        let read = |html: &str| {
            html::read(html, part).map_err(|what| fail(what, "try another selector, or --whole-page to read all of it"))
        };
        if form == Form::Html {
            let page = read(&guess::decode(bytes))?;
            return Ok(Document { id: stem(&file), page, carries_text: true });
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
        let (id, page, carries_text) = match form {
            Form::Captions if whosaid::cues(&content).is_empty() => {
                return Err(fail("has no cues".into(), "above each stands a line with its times; else name it .txt"));
            }
            Form::Record => {
                let (id, body) = record(&content).map_err(|(what, remedy)| fail(what, remedy))?;
                match body {
                    Body::Text(text) => (id, Page::plain(text), false),
                    Body::Html(html) => (id, read(&html)?, true),
                }
            }
            _ => {
                let is_captions = form == Form::Captions || !whosaid::cues(&content).is_empty();
                (stem(&file), Page::plain(content), is_captions)
            }
        };
        Ok(Document { id, page, carries_text })
    }
}

fn stem(file: &str) -> Value {
    Path::new(file).file_stem().map_or(file.into(), |stem| stem.to_string_lossy()).into()
}
