//! Documents on their way: read and annotated in parallel, so many at a time that they can be written in order.

use whosaid::document::Site;
use whosaid::page::Part;

use super::failure::Failure;
use super::input::{Document, Source};
use super::net;
use super::rejected::Line;
use super::since::Old;
use super::written::{self, Answer, Style};

/// Documents are annotated in parallel this many at a time, so that they can be written in order …
const BATCH_DOCUMENTS: usize = 256;
/// … and not many more bytes than this at a time, so that memory stays bounded.
const BATCH_BYTES: usize = 8 << 20;

/// The next documents; none at the end.
pub fn batch(sources: &mut impl Iterator<Item = Result<Source, Failure>>) -> Vec<Result<Source, Failure>> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while batch.len() < BATCH_DOCUMENTS && bytes < BATCH_BYTES {
        let Some(source) = sources.next() else { break };
        bytes += source.as_ref().map_or(0, Source::size);
        batch.push(source);
    }
    batch
}

/// Why there is no annotation, with what failed where that is to be kept.
pub type Failed = (Failure, Option<Box<Line>>);

/// A document as it was read, and where it comes from.
pub struct Read {
    file: String,
    number: Option<usize>,
    /// Where it is to be kept.
    line: Option<Box<Line>>,
    pub document: Document,
    /// Its annotation of last time.
    pub old: Option<Old>,
}

/// Reads a document; `keep`: what cannot be annotated is wanted as it came.
pub fn read(source: Result<Source, Failure>, keep: bool, part: &Part) -> Result<Read, Failed> {
    let source = source.map_err(|failure| (failure, None))?;
    let line = (keep && source.line.is_some()).then(|| {
        let (bytes, head) = source.as_it_came();
        Box::new(Line { bytes, head })
    });
    let (file, number) = (source.file.name.clone(), source.line);
    match net::caught(&file, number, None, || source.document(part)) {
        Ok(document) => Ok(Read { file, number, line, document, old: None }),
        Err(failure) => Err((failure, line)),
    }
}

impl Read {
    /// Annotates the document.
    pub fn annotated(self, style: &Style, site: &Site) -> Result<Answer, Failed> {
        let Read { file, number, line, document, old } = self;
        let id = document.id.clone();
        let written = || {
            let answer = written::document(&document, old.as_ref(), style, site);
            answer.map_err(|(what, remedy)| Failure { file: file.clone(), line: number, what, remedy })
        };
        net::caught(&file, number, Some(&id), written).map_err(|failure| (failure, line))
    }

    /// It cannot be told whether the table has its rows.
    pub fn unclear(self) -> Failed {
        let what = format!("has the id {} of a record before it", self.document.id);
        let remedy = "in a table --resume needs ids that differ; begin the output anew";
        (Failure { file: self.file, line: self.number, what, remedy }, self.line)
    }
}
