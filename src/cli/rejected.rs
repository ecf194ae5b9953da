//! The file for what fails, as it came: to be mended and run again.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::Path;

use super::args::Annotate;
use super::input::Layout;
use super::output;
use super::rows;

/// Where what failed is kept, as it came.
pub struct Rejected {
    file: File,
    /// The first line of the table whose rows it has.
    head: Option<Vec<u8>>,
    /// Rows of tables with other columns, which cannot stand below that.
    pub others: usize,
    /// How often it has each line or row already, by its hash.
    there: HashMap<u64, usize>,
}

/// What failed, to be mended and run again.
pub struct Line {
    pub bytes: Vec<u8>,
    /// The first line of the table that it is from.
    pub head: Option<Vec<u8>>,
}

impl Rejected {
    /// Adds what failed, unless the file has it, or has another table's rows.
    pub fn write(&mut self, line: &Line) -> io::Result<()> {
        if let Some(count) = self.there.get_mut(&hash(&line.bytes)).filter(|count| **count > 0) {
            *count -= 1;
            return Ok(());
        }
        // All at once: a run that is killed leaves whole lines.
        let mut bytes = Vec::new();
        if let Some(head) = &line.head {
            if self.head.is_none() {
                bytes.clone_from(head);
            }
            if self.head.get_or_insert_with(|| head.clone()) != head {
                self.others += 1;
                return Ok(());
            }
        }
        bytes.extend(line.bytes.trim_ascii_end());
        bytes.push(b'\n');
        self.file.write_all(&bytes)
    }
}

fn hash(line: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    line.trim_ascii_end().hash(&mut hasher);
    hasher.finish()
}

/// The file of a run that was cut off: whatever it has stays, for some of it may have been mended.
fn again(path: &Path, is_table: bool) -> Result<Rejected, String> {
    let unreadable = output::unreadable(path);
    let mut file = OpenOptions::new().read(true).append(true).open(path).map_err(&unreadable)?;
    if file.metadata().map_err(&unreadable)?.len() > 0 {
        let mut last = [0];
        file.seek(SeekFrom::End(-1)).and_then(|_| io::Read::read_exact(&mut file, &mut last)).map_err(&unreadable)?;
        if last != [b'\n'] {
            let remedy = "complete it, or name another file for --rejected";
            return Err(format!("{}: its last line has no end; {remedy}", path.display()));
        }
    }
    let reader = BufReader::new(File::open(path).map_err(&unreadable)?);
    let (mut head, mut there) = (None, HashMap::new());
    if is_table {
        let mut table = csv::ReaderBuilder::new().flexible(true).from_reader(reader);
        let names = table.byte_headers().map_err(|e| unreadable(e.into()))?;
        head = (!names.is_empty()).then(|| rows::line(names));
        for row in table.byte_records() {
            let row = row.map_err(|e| unreadable(e.into()))?;
            *there.entry(hash(&rows::line(&row))).or_default() += 1;
        }
    } else {
        for line in reader.split(b'\n') {
            *there.entry(hash(&line.map_err(&unreadable)?)).or_default() += 1;
        }
    }
    Ok(Rejected { file, head, others: 0, there })
}

/// Opens the file, if one is wanted, and makes sure that nothing is read or written that is the other.
pub fn open(args: &Annotate) -> Result<Option<Rejected>, String> {
    let inputs = || args.files.iter().map(Path::new);
    if let Some(output) = &args.output
        && let Some(input) = inputs().find(|input| input.is_file() && same(output, input))
    {
        return Err(format!("{}: is read already; name another file for --output", input.display()));
    }
    let Some(path) = &args.rejected else { return Ok(None) };
    // With --resume it is added to, and the archive is not the place for that.
    if let Some(other) = inputs().chain(args.output.as_deref()).find(|other| same(path, other)) {
        return Err(format!("{}: is read or written already; name another file for --rejected", other.display()));
    }
    if args.resume && fs::exists(path).is_ok_and(|there| there) {
        return again(path, matches!(args.records.layout(), Layout::Table(_))).map(Some);
    }
    let file = output::create(path, output::RESUME)?;
    Ok(Some(Rejected { file, head: None, others: 0, there: HashMap::new() }))
}

/// Whether two names lead to one file.
fn same(a: &Path, b: &Path) -> bool {
    a == b || matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}
