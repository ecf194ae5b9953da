//! Opens files and standard input, packed or not: gzip and Zstandard are known by their first bytes.

use std::cell::Cell;
use std::fs;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::rc::Rc;

use super::failure::Failure;
use super::files::File;

/// How many bytes of all files have been read, as they lie on the disk.
pub type Counter = Rc<Cell<u64>>;

const BUFFER: usize = 1 << 16;

struct Counted<R> {
    inner: R,
    counter: Counter,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.counter.set(self.counter.get() + n as u64);
        Ok(n)
    }
}

/// The bytes of a file, unpacked.
pub fn open(file: &File, counter: &Counter) -> io::Result<Box<dyn BufRead>> {
    let counter = counter.clone();
    let mut inner: Box<dyn Read> = match file.is_stdin() {
        true => Box::new(Counted { inner: io::stdin().lock(), counter }),
        false => Box::new(Counted { inner: fs::File::open(&file.path)?, counter }),
    };
    let mut head = Vec::new();
    inner.by_ref().take(4).read_to_end(&mut head)?;
    let is_gzip = head.starts_with(b"\x1F\x8B");
    let is_zstd = head.starts_with(b"\x28\xB5\x2F\xFD");
    let bytes = BufReader::with_capacity(BUFFER, Cursor::new(head).chain(inner));
    Ok(match (is_gzip, is_zstd) {
        (true, _) => Box::new(BufReader::with_capacity(BUFFER, flate2::bufread::MultiGzDecoder::new(bytes))),
        (_, true) => Box::new(BufReader::with_capacity(BUFFER, zstd::Decoder::with_buffer(bytes)?)),
        _ => Box::new(bytes),
    })
}

/// What is wrong with a file that cannot be read to its end.
pub fn unreadable(file: &File, line: Option<usize>, error: &io::Error) -> Failure {
    let remedy = match error.kind() {
        io::ErrorKind::NotFound => "check the name",
        io::ErrorKind::IsADirectory => "name the files in it",
        io::ErrorKind::PermissionDenied => "check its permissions",
        io::ErrorKind::UnexpectedEof => "its end is missing: fetch it again",
        _ => "try again, or leave it out",
    };
    Failure { line, ..file.failure(format!("cannot be read: {error}"), remedy) }
}
