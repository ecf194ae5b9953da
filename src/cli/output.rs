//! Where annotations go: standard output, or a file that a run that was cut off can go on from.

use std::collections::{HashMap, VecDeque};
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

/// The annotations that a file has, by their id as JSON.
pub type Done = HashMap<String, VecDeque<Line>>;

/// A whole line of the file; of the first ones with its bytes, to be compared with what today's options give.
pub type Line = Option<Vec<u8>>;

/// So many lines are compared; with all of them going on would cost what beginning anew costs.
const COMPARED: usize = 256;
/// … and of not many more bytes than this.
const COMPARED_BYTES: u64 = 8 << 20;

/// How each annotation begins.
const HEAD: &[u8] = b"{\"id\":";

/// Standard output, or a new file; with `resume` what the file has stays, but for a last line that was cut off.
pub fn open(path: Option<&Path>, resume: bool) -> Result<(Box<dyn Write>, Done), String> {
    let Some(path) = path else { return Ok((Box::new(BufWriter::new(io::stdout().lock())), Done::new())) };
    let said = |e: io::Error| format!("{}: cannot be written: {e}", path.display());
    if !resume || !path.exists() {
        return Ok((Box::new(BufWriter::new(create(path)?)), Done::new()));
    }
    let (done, end) = read(path)?;
    let file = OpenOptions::new().append(true).open(path).map_err(said)?;
    file.set_len(end).map_err(said)?;
    Ok((Box::new(BufWriter::new(file)), done))
}

/// A new file; nothing that is there is written over.
pub fn create(path: &Path) -> Result<File, String> {
    OpenOptions::new().write(true).create_new(true).open(path).map_err(|e| match e.kind() {
        io::ErrorKind::AlreadyExists => {
            format!("{}: exists already; --resume goes on from it, or remove it first", path.display())
        }
        _ => format!("{}: cannot be written: {e}", path.display()),
    })
}

/// What a file has of whole annotations, and the byte at which they end.
fn read(path: &Path) -> Result<(Done, u64), String> {
    #[derive(Deserialize)]
    struct Head {
        id: Value,
    }
    let unreadable = |e: io::Error| format!("{}: cannot be read: {e}", path.display());
    let mut reader = BufReader::new(File::open(path).map_err(unreadable)?);
    let (mut done, mut end, mut bytes) = (Done::new(), 0, Vec::new());
    let mut number = 0;
    loop {
        number += 1;
        bytes.clear();
        reader.read_until(b'\n', &mut bytes).map_err(unreadable)?;
        let foreign = || {
            format!("{}:{number}: is no annotation; --resume goes on from whosaid's own output alone", path.display())
        };
        if !bytes.ends_with(b"\n") {
            // What is cut off is dropped, if it is ours.
            let ours = bytes.starts_with(HEAD) || HEAD.starts_with(&bytes);
            return if ours { Ok((done, end)) } else { Err(foreign()) };
        }
        let head: Head = serde_json::from_slice(&bytes).map_err(|_| foreign())?;
        let compared = number <= COMPARED && end < COMPARED_BYTES;
        done.entry(head.id.to_string()).or_default().push_back(compared.then(|| bytes.clone()));
        end += bytes.len() as u64;
    }
}

/// The annotation of this id that is there already; each one counts once.
pub fn take(done: &mut Done, id: &Value) -> Option<Line> {
    done.get_mut(&id.to_string())?.pop_front()
}
