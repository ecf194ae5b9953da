//! The file for what fails, as it came: to be mended and run again.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use super::args::Annotate;
use super::output;

/// Where what failed is kept, as it came.
pub struct Rejected {
    file: File,
    begun: bool,
}

/// What failed, to be mended and run again.
pub struct Line {
    pub bytes: Vec<u8>,
    /// The first line of the table that it is from.
    pub head: Option<Vec<u8>>,
}

impl Rejected {
    /// Adds what failed.
    pub fn write(&mut self, line: &Line) -> io::Result<()> {
        if let Some(head) = line.head.as_ref().filter(|_| !self.begun) {
            self.file.write_all(head)?;
        }
        self.begun = true;
        self.file.write_all(line.bytes.trim_ascii_end())?;
        self.file.write_all(b"\n")
    }
}

/// Opens the file, if one is wanted, and makes sure that nothing is read or written that is the other.
pub fn open(args: &Annotate) -> Result<Option<Rejected>, String> {
    let said = |path: &Path, e: io::Error| format!("{}: cannot be written: {e}", path.display());
    let inputs = || args.files.iter().map(Path::new);
    if let Some(output) = &args.output
        && let Some(input) = inputs().find(|input| input.is_file() && same(output, input))
    {
        return Err(format!("{}: is read already; name another file for --output", input.display()));
    }
    let Some(path) = &args.rejected else { return Ok(None) };
    // With --resume it is written over, which must not be the end of the archive.
    if let Some(other) = inputs().chain(args.output.as_deref()).find(|other| same(path, other)) {
        return Err(format!("{}: is read or written already; name another file for --rejected", other.display()));
    }
    let file = if args.resume { File::create(path).map_err(|e| said(path, e))? } else { output::create(path)? };
    Ok(Some(Rejected { file, begun: false }))
}

/// Whether two names lead to one file.
fn same(a: &Path, b: &Path) -> bool {
    a == b || matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}
