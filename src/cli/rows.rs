//! The rows of a table as documents: CSV with commas, semicolons or tabs, one column of which is the text.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{BufRead, Cursor, Read};
use std::sync::Arc;

use csv::ByteRecord;
use serde_json::Value;
use whosaid::document::Members;

use super::failure::Failure;
use super::files::File;
use super::input::{Content, Source};
use super::open::{Counter, open, unreadable};

/// Which columns are what.
#[derive(Clone, Debug)]
pub struct Columns {
    pub text: String,
    pub id: Option<String>,
}

/// The head of a table.
pub struct Head {
    names: Vec<String>,
    text: usize,
    /// Where there is none, rows are known by their number.
    id: Option<usize>,
    stem: String,
}

/// A row as it was read.
pub struct Row {
    pub head: Arc<Head>,
    cells: ByteRecord,
    /// Counted from 1, without the head.
    number: u64,
}

/// Column separators, in the order in which they are tried.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];
/// Heads are not longer.
const LONGEST_HEAD: u64 = 1 << 20;

/// Every row of a table.
pub fn rows<'a>(
    file: File,
    columns: &Columns,
    counter: &Counter,
) -> Box<dyn Iterator<Item = Result<Source, Failure>> + 'a> {
    let end = end();
    let (head, mut reader) = match begin(&file, columns, counter, &end) {
        Ok(begun) => begun,
        Err(failure) => return Box::new(std::iter::once(Err(failure))),
    };
    let head = Arc::new(head);
    let (mut number, mut ended) = (0, false);
    Box::new(std::iter::from_fn(move || {
        if ended {
            return None;
        }
        number += 1;
        let mut cells = ByteRecord::new();
        match reader.read_byte_record(&mut cells) {
            Ok(false) => None,
            Ok(true) => {
                let line = cells.position().map(|p| p.line() as usize);
                if cells.iter().eq([end.trim_ascii_start()]) {
                    return None;
                }
                if cells.as_slice().ends_with(&end) {
                    ended = true;
                    let what = "begins a cell in quotation marks that are never closed, and has all that follows in it";
                    let failure = file.failure(what, "close it, and double the quotation marks within it");
                    return Some(Err(Failure { line, ..failure }));
                }
                let content = Content::Row(Row { head: head.clone(), cells, number });
                Some(Ok(Source { file: file.clone(), line, content }))
            }
            Err(e) => {
                ended = true;
                let line = Some(reader.position().line() as usize);
                Some(Err(match e.into_kind() {
                    csv::ErrorKind::Io(e) => unreadable(&file, line, &e),
                    _ => Failure { line, ..file.failure("cannot be read as a table", "save it as CSV again") },
                }))
            }
        }
    }))
}

type Reader = csv::Reader<Box<dyn BufRead>>;

/// Read behind the last line: a cell that is never closed has it at its end. No file has the number in it, on purpose
/// or not.
fn end() -> Vec<u8> {
    format!("\nend-{:016x}", RandomState::new().build_hasher().finish()).into_bytes()
}

fn begin(file: &File, columns: &Columns, counter: &Counter, end: &[u8]) -> Result<(Head, Reader), Failure> {
    let mut bytes = open(file, counter).map_err(|e| unreadable(file, None, &e))?;
    let mut first = Vec::new();
    // As far as the separator goes, the first line will do: names of columns with line breaks are read all the same.
    bytes.by_ref().take(LONGEST_HEAD).read_until(b'\n', &mut first).map_err(|e| unreadable(file, Some(1), &e))?;
    let names = |separator: u8| {
        let mut reader = csv::ReaderBuilder::new().delimiter(separator).has_headers(false).from_reader(&*first);
        let mut names = ByteRecord::new();
        let _ = reader.read_byte_record(&mut names);
        names.iter().map(|name| String::from_utf8_lossy(name).into_owned()).collect::<Vec<_>>()
    };
    let has_text = |separator: &u8| names(*separator).iter().any(|name| bare(name) == columns.text);
    let separator = SEPARATORS.into_iter().find(has_text);
    // The one that splits most, for the message.
    let separator = separator.or(SEPARATORS.into_iter().max_by_key(|s| names(*s).len())).unwrap_or(b',');
    let end = if first.is_empty() { Vec::new() } else { end.to_vec() };
    let whole: Box<dyn BufRead> = Box::new(Cursor::new(first).chain(bytes).chain(Cursor::new(end)));
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).flexible(true).has_headers(true).from_reader(whole);
    let cells = reader.byte_headers().map_err(|e| file.failure(format!("cannot be read: {e}"), "save it as CSV"))?;
    let names = distinct(cells.iter().map(|name| String::from_utf8_lossy(name).into_owned()));
    let find = |wanted: &str| {
        let list = names.join(", ");
        let what =
            format!("has no column {wanted:?}; its columns are {}", if list.is_empty() { "none" } else { &list });
        let at = names.iter().position(|name| name == wanted);
        at.ok_or_else(|| file.failure(what, "name one of them with --text-column and --id-column"))
    };
    let text = find(&columns.text)?;
    let id = match &columns.id {
        Some(id) => Some(find(id)?),
        None => names.iter().position(|name| name.eq_ignore_ascii_case("id")),
    };
    Ok((Head { text, id, stem: file.id.clone(), names }, reader))
}

fn bare(name: &str) -> &str {
    name.trim_start_matches('\u{feff}')
}

/// The names of columns: those that are empty or stand twice are told apart.
fn distinct(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for (i, name) in names.enumerate() {
        let name = if bare(&name).is_empty() { format!("column {}", i + 1) } else { bare(&name).to_string() };
        let numbered = |n: usize| if n == 1 { name.clone() } else { format!("{name} {n}") };
        let own = (1..).map(numbered).find(|name| !out.contains(name)).unwrap_or_default();
        out.push(own);
    }
    out
}

impl Head {
    /// As the first line of a table of its rows.
    pub fn line(&self) -> Vec<u8> {
        line(&ByteRecord::from(self.names.clone()))
    }
}

impl Row {
    pub fn size(&self) -> usize {
        self.cells.as_slice().len()
    }

    /// As a line of a table with commas.
    pub fn line(&self) -> Vec<u8> {
        line(&self.cells)
    }

    /// Id, text and the other columns; the error is what is wrong and what to do about it.
    pub fn read(&self) -> Result<(Value, String, Members), (String, &'static str)> {
        let Head { names, text, id, stem } = &*self.head;
        if self.cells.len() != names.len() {
            return Err((
                format!("has {} columns, not {}", self.cells.len(), names.len()),
                "quotation marks in a cell must be doubled, and the cell be in quotation marks",
            ));
        }
        let cell = |i: usize| {
            let cell = std::str::from_utf8(&self.cells[i]).map(str::to_string);
            cell.map_err(|_| {
                let what = format!("is not UTF-8 in the column {:?}", names[i]);
                (what, "convert it from the encoding it has: iconv -f WINDOWS-1252 -t UTF-8, for example")
            })
        };
        let own = match id {
            Some(i) => cell(*i)?,
            None => format!("{stem}-{}", self.number),
        };
        if own.is_empty() {
            return Err(("has no id".into(), "fill its cell, or name another column with --id-column"));
        }
        let others = (0..names.len()).filter(|i| i != text && Some(*i) != *id);
        let others = others.map(|i| Ok((names[i].clone(), Value::String(cell(i)?)))).collect::<Result<_, _>>()?;
        Ok((own.into(), cell(*text)?, Members(others)))
    }
}

/// One line of CSV.
pub fn line(cells: &csv::ByteRecord) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_byte_record(cells).expect("memory can be written");
    writer.into_inner().expect("memory can be written")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_told_apart() {
        let names = distinct(["", "url", "url", "\u{feff}id", "url 2"].into_iter().map(String::from));
        assert_eq!(names, ["column 1", "url", "url 2", "id", "url 2 2"]);
    }
}
