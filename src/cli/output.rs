//! Where annotations go: standard output, or a file that a run that was cut off can go on from.

use std::collections::{HashMap, HashSet, VecDeque};
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;
use whosaid::document::plain;

use super::rows;
use super::table::Table;

/// The bytes of a whole annotation in the file; of the first ones, to be compared with what today's options give.
pub type Written = Option<Vec<u8>>;

/// So many are compared; with all of them going on would cost what beginning anew costs.
const COMPARED: usize = 256;
/// … and of not many more bytes than this.
const COMPARED_BYTES: u64 = 8 << 20;

/// What a file has already.
#[derive(Default)]
pub struct Done {
    /// The annotations of each id.
    left: HashMap<String, VecDeque<Written>>,
    /// Ids that have been met again: of a table, which has no rows of a document without quotations, a second record
    /// with one of these cannot be told from the first.
    met: HashSet<String>,
    /// The columns, of a table.
    pub table: Option<Table>,
}

/// Whether an annotation is there already.
#[derive(Debug, PartialEq, Eq)]
pub enum Known {
    No,
    Yes(Written),
    Unclear,
}

/// What a file is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// JSON lines; the name of the member that each begins with.
    Lines(&'static str),
    Table,
}

/// Standard output, or a new file; with `resume` what the file has stays, but for what was cut off at its end.
pub fn open(path: Option<&Path>, resume: bool, kind: Kind) -> Result<(Box<dyn Write>, Done), String> {
    let Some(path) = path else { return Ok((Box::new(BufWriter::new(io::stdout().lock())), Done::default())) };
    let said = |e: io::Error| format!("{}: cannot be written: {e}", path.display());
    if !resume || !path.exists() {
        return Ok((Box::new(BufWriter::new(create(path, RESUME)?)), Done::default()));
    }
    let (done, end) = match kind {
        Kind::Lines(key) => lines(path, key)?,
        Kind::Table => rows(path)?,
    };
    let file = OpenOptions::new().append(true).open(path).map_err(said)?;
    file.set_len(end).map_err(said)?;
    Ok((Box::new(BufWriter::new(file)), done))
}

/// What to do about a file that is there, where a run can go on from it.
pub const RESUME: &str = "--resume goes on from it, or remove it first";

/// What to do about a file that is there, where nothing can go on from it.
pub const OTHER: &str = "name another file, or remove it first";

/// A new file; nothing that is there is written over, but named with a remedy.
pub fn create(path: &Path, remedy: &str) -> Result<File, String> {
    OpenOptions::new().write(true).create_new(true).open(path).map_err(|e| match e.kind() {
        io::ErrorKind::AlreadyExists => format!("{}: exists already; {remedy}", path.display()),
        _ => format!("{}: cannot be written: {e}", path.display()),
    })
}

pub fn unreadable(path: &Path) -> impl Fn(io::Error) -> String {
    move |e| format!("{}: cannot be read: {e}", path.display())
}

/// What a file has of whole annotations, and the byte at which they end.
fn lines(path: &Path, key: &str) -> Result<(Done, u64), String> {
    #[derive(Deserialize)]
    struct Head {
        id: Value,
    }
    let head = format!("{{\"{key}\":").into_bytes();
    let mut reader = BufReader::new(File::open(path).map_err(unreadable(path))?);
    let (mut done, mut end, mut bytes) = (Done::default(), 0, Vec::new());
    let mut number = 0;
    loop {
        number += 1;
        bytes.clear();
        reader.read_until(b'\n', &mut bytes).map_err(unreadable(path))?;
        let foreign = || {
            format!("{}:{number}: is no annotation; --resume goes on from whosaid's own output alone", path.display())
        };
        if !bytes.ends_with(b"\n") {
            // What is cut off is dropped, if it is ours.
            let ours = bytes.starts_with(&head) || head.starts_with(&bytes);
            return if ours { Ok((done, end)) } else { Err(foreign()) };
        }
        // Of a page's JSON-LD, `id` is another matter.
        let id = match bytes.starts_with(&head) {
            true if key == "id" => serde_json::from_slice::<Head>(&bytes).ok().map(|head| head.id),
            true => serde_json::from_slice::<Value>(&bytes).ok().map(|mut line| line[key].take()),
            false => None,
        };
        let id = id.ok_or_else(foreign)?.to_string();
        let compared = number <= COMPARED && end < COMPARED_BYTES;
        done.left.entry(id).or_default().push_back(compared.then(|| bytes.clone()));
        end += bytes.len() as u64;
    }
}

/// What a table has of whole documents, and the byte at which they end: the rows of the last one may not all be there.
fn rows(path: &Path) -> Result<(Done, u64), String> {
    let foreign =
        || format!("{}: is no table of whosaid's; --resume goes on from whosaid's own output alone", path.display());
    let file = File::open(path).map_err(unreadable(path))?;
    if file.metadata().map_err(unreadable(path))?.len() == 0 {
        return Ok((Done::default(), 0));
    }
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(BufReader::new(file));
    let head = reader.headers().map_err(|_| foreign())?;
    let Some(table) = Table::read(head) else {
        // It was cut off within its first line.
        let is_cut = head.get(0).is_some_and(|name| Table::FIRST.starts_with(name)) && reader.position().line() <= 1;
        return if is_cut { Ok((Done::default(), 0)) } else { Err(foreign()) };
    };
    let quote = table.members.len() + 1;
    let mut end = reader.position().byte();
    let mut done = Done { table: Some(table), ..Done::default() };
    let mut row = csv::ByteRecord::new();
    let mut last: Option<Vec<u8>> = None;
    let (mut documents, mut written) = (0, Vec::new());
    loop {
        let start = reader.position().byte();
        if !reader.read_byte_record(&mut row).map_err(|e| unreadable(path)(e.into()))? {
            return Ok((done, end));
        }
        // The first quotation of a document is always q1.
        let id = row.get(0).unwrap_or_default();
        if last.as_deref() != Some(id) || row.get(quote) == Some(b"q1") {
            if let Some(whole) = last.replace(id.to_vec()) {
                documents += 1;
                let compared = documents <= COMPARED && end < COMPARED_BYTES;
                let written = compared.then(|| std::mem::take(&mut written));
                done.left.entry(String::from_utf8_lossy(&whole).into_owned()).or_default().push_back(written);
            }
            end = start;
        }
        if documents < COMPARED && end < COMPARED_BYTES {
            written.extend(rows::line(&row));
        }
    }
}

impl Done {
    /// Whether an annotation of this id is there already; each one counts once.
    pub fn take(&mut self, id: &Value) -> Known {
        let id = if self.table.is_some() { plain(id) } else { id.to_string() };
        match self.left.get_mut(&id).and_then(VecDeque::pop_front) {
            Some(written) => {
                if self.table.is_some() {
                    self.met.insert(id);
                }
                Known::Yes(written)
            }
            None if self.met.contains(&id) => Known::Unclear,
            None => Known::No,
        }
    }
}
