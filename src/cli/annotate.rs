//! `whosaid annotate`: documents in, JSON out, in order, in memory that does not grow with the archive.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use rayon::prelude::*;
use serde::Serialize;
use serde_json::Value;
use whosaid::{Annotation, Options};

use super::args::{Annotate, Format, Offsets};
use super::failure::Failure;
use super::html::Part;
use super::input::{self, Document, Source};
use super::net;
use super::output;
use super::progress::Progress;
use super::report;

/// Documents are annotated in parallel this many at a time, so that they can be written in order …
const BATCH_DOCUMENTS: usize = 256;
/// … and not many more bytes than this at a time, so that memory stays bounded.
const BATCH_BYTES: usize = 8 << 20;

/// An output line.
#[derive(Serialize)]
struct Output<'a> {
    id: &'a Value,
    /// What the offsets of a page's or a caption file's annotation count in.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    /// What they count, where there is the text to count in.
    #[serde(skip_serializing_if = "Option::is_none")]
    offsets: Option<Offsets>,
    #[serde(flatten)]
    annotation: Annotation,
}

/// Annotates everything; `false` where documents failed. An error is one of writing.
pub fn run(args: &Annotate) -> io::Result<bool> {
    let files = if args.files.is_empty() { vec!["-".to_string()] } else { args.files.clone() };
    if args.files.is_empty() && io::stdin().is_terminal() {
        use clap::CommandFactory;
        let message = "no FILE, and standard input is a terminal: name a file, or `-` to type the text here";
        super::args::Args::command().error(clap::error::ErrorKind::MissingRequiredArgument, message).exit();
    }
    let options = Options { offsets: args.offsets.into(), min_confidence: args.min_confidence, ..Options::default() };
    let part = args.reading.part();
    let format = args.format.unwrap_or(if args.ndjson || files.len() > 1 { Format::Ndjson } else { Format::Json });
    let indented = format == Format::Json && args.output.is_none() && io::stdout().is_terminal();

    let opened = output::open(args.output.as_deref(), args.resume).and_then(|out| Ok((out, rejected(args)?)));
    let ((mut out, mut known), mut rejected) = match opened {
        Ok(opened) => opened,
        Err(what) => {
            report(&what);
            return Ok(false);
        }
    };
    let progress = Progress::new(&files, args.output.is_some());
    let mut sources = input::sources(&files, args.ndjson);
    let (mut done, mut failed) = (0, 0);
    loop {
        let batch = batch(&mut sources);
        if batch.is_empty() {
            break;
        }
        let bytes = batch.iter().flatten().map(|source| source.bytes.len()).sum();
        let keep = rejected.is_some();
        let read: Vec<_> = batch.into_par_iter().map(|source| read(source, keep, &part)).collect();
        let (mut fresh, mut there) = (Vec::new(), Vec::new());
        for read in read {
            // Only what could be read is there already: of two records with one id, the first may have failed.
            match read {
                Ok(read) => match output::take(&mut known, &read.document.id) {
                    Some(line) => there.extend(line.map(|line| (read, line))),
                    None => fresh.push(Ok(read)),
                },
                Err(failed) => fresh.push(Err(failed)),
            }
        }
        if let (Some(path), Some(id)) = (&args.output, changed(there, &options, args)) {
            report(&format_args!(
                "{}: the annotation of {id} in it is not what this run gives; --resume takes the options, the archive \
                 and the version of whosaid that the file was begun with: run it with those, or name another file for \
                 --output",
                path.display()
            ));
            return Ok(false);
        }
        let answers: Vec<_> = fresh.into_par_iter().map(|read| read?.annotated(&options, args, indented)).collect();
        for answer in answers {
            match answer {
                Ok(json) => {
                    done += 1;
                    out.write_all(&json)?;
                }
                Err((failure, line)) => {
                    failed += 1;
                    if let (Some(file), Some(line)) = (&mut rejected, line) {
                        file.write_all(line.trim_ascii_end())?;
                        file.write_all(b"\n")?;
                    }
                    progress.suspend(|| report(&failure));
                }
            }
        }
        out.flush()?;
        progress.advance(bytes);
    }
    drop(progress);
    if failed > 0 && done + failed > 1 {
        report(&format_args!("{failed} of {} documents failed", done + failed));
    }
    Ok(failed == 0)
}

fn batch(sources: &mut impl Iterator<Item = Result<Source, Failure>>) -> Vec<Result<Source, Failure>> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while batch.len() < BATCH_DOCUMENTS && bytes < BATCH_BYTES {
        let Some(source) = sources.next() else { break };
        bytes += source.as_ref().map_or(0, |s| s.bytes.len());
        batch.push(source);
    }
    batch
}

/// The first document whose annotation in the file is not the one that it gets now: the two parts would not fit.
fn changed(there: Vec<(Read, Vec<u8>)>, options: &Options, args: &Annotate) -> Option<Value> {
    there.into_par_iter().find_map_first(|(read, line)| {
        let id = read.document.id.clone();
        read.annotated(options, args, false).is_ok_and(|now| now != line).then_some(id)
    })
}

/// Whether two names lead to one file.
fn same(a: &Path, b: &Path) -> bool {
    a == b || matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// The file for lines that fail.
fn rejected(args: &Annotate) -> Result<Option<File>, String> {
    let Some(path) = &args.rejected else { return Ok(None) };
    let said = |e: io::Error| format!("{}: cannot be written: {e}", path.display());
    // With --resume it is written over, which must not be the end of the archive.
    let others = args.files.iter().map(Path::new).chain(args.output.as_deref());
    if let Some(other) = others.into_iter().find(|other| same(path, other)) {
        return Err(format!("{}: is read or written already; name another file for --rejected", other.display()));
    }
    if args.resume { File::create(path).map_err(said).map(Some) } else { output::create(path).map(Some) }
}

/// Why there is no annotation, with the line as it came where that is to be kept.
type Failed = (Failure, Option<Vec<u8>>);

/// A document as it was read, and where it comes from.
struct Read {
    file: String,
    number: Option<usize>,
    /// As it came, where that is to be kept.
    line: Option<Vec<u8>>,
    document: Document,
}

fn read(source: Result<Source, Failure>, keep: bool, part: &Part) -> Result<Read, Failed> {
    let source = source.map_err(|failure| (failure, None))?;
    let line = (keep && source.line.is_some()).then(|| source.bytes.clone());
    let (file, number) = (source.file.clone(), source.line);
    match net::caught(&file, number, None, || source.document(part)) {
        Ok(document) => Ok(Read { file, number, line, document }),
        Err(failure) => Err((failure, line)),
    }
}

impl Read {
    /// The document's JSON with its line end.
    fn annotated(self, options: &Options, args: &Annotate, indented: bool) -> Result<Vec<u8>, Failed> {
        let Read { file, number, line, document } = self;
        let id = document.id.clone();
        net::caught(&file, number, Some(&id), || Ok(json(document, options, args, indented)))
            .map_err(|failure| (failure, line))
    }
}

fn json(document: Document, options: &Options, args: &Annotate, indented: bool) -> Vec<u8> {
    let options = Options { hints: document.page.hints, ..options.clone() };
    let annotation = whosaid::annotate(&document.page.text, &options);
    let text = (document.carries_text || args.with_text).then_some(document.page.text.as_str());
    let output = Output { id: &document.id, text, offsets: text.map(|_| args.offsets), annotation };
    let mut json = if indented { serde_json::to_vec_pretty(&output) } else { serde_json::to_vec(&output) }
        .expect("an annotation has only strings as keys");
    json.push(b'\n');
    json
}
