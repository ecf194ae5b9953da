//! `whosaid annotate`: documents in, JSON out, in order, in memory that does not grow with the archive.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use rayon::prelude::*;
use serde_json::Value;
use whosaid::Options;

use super::args::{Annotate, Format};
use super::failure::Failure;
use super::files;
use super::html::Part;
use super::input::{self, Document, Source};
use super::jobs;
use super::net;
use super::open::Counter;
use super::output::{self, Kind, Known};
use super::progress::Progress;
use super::record::Members;
use super::report;
use super::site::Site;
use super::table::Table;
use super::written::{self, Style};

/// Documents are annotated in parallel this many at a time, so that they can be written in order …
const BATCH_DOCUMENTS: usize = 256;
/// … and not many more bytes than this at a time, so that memory stays bounded.
const BATCH_BYTES: usize = 8 << 20;
/// Of members without a column so many are named.
const MOST_NAMED: usize = 20;

/// Annotates everything; `false` where documents failed. An error is one of writing.
pub fn run(args: &Annotate) -> io::Result<bool> {
    let arguments = if args.files.is_empty() { vec!["-".to_string()] } else { args.files.clone() };
    if args.files.is_empty() && io::stdin().is_terminal() {
        args.wrong("no FILE, and standard input is a terminal: name a file, or `-` to type the text here");
    }
    let layout = args.layout();
    let is_one = matches!(layout, input::Layout::Whole) && arguments.len() == 1 && !Path::new(&arguments[0]).is_dir();
    let format = args.format.unwrap_or(if is_one { Format::Json } else { Format::Ndjson });
    let offsets = args.offsets.into();
    if format == Format::Jsonld && offsets != whosaid::OffsetUnit::Codepoint {
        args.wrong("JSON-LD counts code points: leave --offsets out, or take another --format");
    }
    let kind = match format {
        Format::Json | Format::Ndjson => Kind::Lines("id"),
        Format::Jsonld => Kind::Lines("identifier"),
        Format::Csv => Kind::Table,
    };
    let begun = jobs::start(args.jobs).and_then(|()| {
        let site = Site::read(args.speakers.as_deref(), args.corrections.as_deref())?;
        let (out, known) = output::open(args.output.as_deref(), args.resume, kind)?;
        Ok((site, out, known, rejected(args)?))
    });
    let (site, mut out, mut known, mut rejected) = match begun {
        Ok(begun) => begun,
        Err(what) => {
            report(&what);
            return Ok(false);
        }
    };
    let indented = matches!(format, Format::Json | Format::Jsonld)
        && is_one
        && args.output.is_none()
        && io::stdout().is_terminal();
    let options =
        Options { offsets, min_confidence: args.min_confidence, with_text: args.with_text, ..Options::default() };
    // Of a table the columns are known once there is a document.
    let members = args.keep.clone().or(known.table.as_ref().map(|table| table.members.clone()));
    let table = Table { members: members.clone().unwrap_or_default(), directory: site.has_directory() };
    if known.table.as_ref().is_some_and(|known| *known != table) {
        report(&"the output has other columns: --resume takes the --keep and --speakers with which it was begun");
        return Ok(false);
    }
    let mut style = Style { format, indented, options, table };
    let mut headless = format == Format::Csv && known.table.is_none();
    let mut sure_of_columns = members.is_some();

    let counter = Counter::default();
    let progress = RefCell::new(Progress::new(&arguments, args.output.is_some()));
    let note = |line: &str| progress.borrow().suspend(|| report(&line));
    let own: Vec<_> = args.output.iter().chain(&args.rejected).filter_map(|path| path.canonicalize().ok()).collect();
    let expanded = files::expand(&arguments, layout.wanted(), &note);
    // A directory may have what this run writes.
    let files = expanded.filter(|file| {
        !file
            .as_ref()
            .is_ok_and(|file| !own.is_empty() && file.path.canonicalize().is_ok_and(|path| own.contains(&path)))
    });
    let mut sources = input::sources(files, &layout, &counter);
    let part = args.reading.part();
    let (mut done, mut failed) = (0, 0);
    let (mut lost, mut found) = (BTreeSet::new(), BTreeSet::new());
    loop {
        let batch = batch(&mut sources);
        if batch.is_empty() {
            break;
        }
        let keep = rejected.is_some();
        let mut read: Vec<_> = batch.into_par_iter().map(|source| read(source, keep, &part)).collect();
        if headless
            && !sure_of_columns
            && let Some(first) = read.iter().flatten().next()
        {
            style.table.members = first.document.members.0.iter().map(|(name, _)| name.clone()).collect();
            sure_of_columns = true;
        }
        if headless && sure_of_columns {
            out.write_all(&style.table.head())?;
            headless = false;
        }
        for read in read.iter_mut().flatten() {
            sort_members(&mut read.document.members, args, &style, &mut lost, &mut found);
        }
        let (mut fresh, mut there) = (Vec::new(), Vec::new());
        for read in read {
            // Only what could be read is there already: of two records with one id, the first may have failed.
            match read {
                Ok(read) => match known.take(&read.document.id) {
                    Known::No => fresh.push(Ok(read)),
                    Known::Yes(written) => there.extend(written.map(|written| (read, written))),
                    Known::Unclear => fresh.push(Err(read.unclear())),
                },
                Err(failed) => fresh.push(Err(failed)),
            }
        }
        if let (Some(path), Some(id)) = (&args.output, changed(there, &style, &site)) {
            note(&format!(
                "{}: the annotation of {id} in it is not what this run gives; --resume takes the options, the archive \
                 and the version of whosaid that the file was begun with: run it with those, or name another file for \
                 --output",
                path.display()
            ));
            return Ok(false);
        }
        let answers: Vec<_> = fresh.into_par_iter().map(|read| read?.annotated(&style, &site)).collect();
        for answer in answers {
            match answer {
                Ok(lines) => {
                    done += 1;
                    out.write_all(&lines)?;
                }
                Err((failure, line)) => {
                    failed += 1;
                    if let (Some(file), Some(line)) = (&mut rejected, line) {
                        file.write(&line)?;
                    }
                    progress.borrow().suspend(|| report(&failure));
                }
            }
        }
        out.flush()?;
        progress.borrow().at(counter.get());
    }
    drop(sources);
    if headless {
        out.write_all(&style.table.head())?;
        out.flush()?;
    }
    *progress.borrow_mut() = Progress::none();
    if !lost.is_empty() {
        let lost = lost.into_iter().collect::<Vec<_>>().join(", ");
        report(&format_args!("later records have members without a column: {lost}; name the columns with --keep"));
    }
    for name in args.keep.iter().flatten().filter(|name| done > 0 && !found.contains(*name)) {
        report(&format_args!("no record has the member {name:?} that --keep names; check the name"));
    }
    let unplaced = site.unplaced();
    unplaced.iter().for_each(|line| report(line));
    if failed > 0 && done + failed > 1 {
        report(&format_args!("{failed} of {} documents failed", done + failed));
    }
    Ok(failed == 0 && unplaced.is_empty())
}

/// Leaves of a record's members those that are wanted; notes which are found, and which have no column.
fn sort_members(
    members: &mut Members,
    args: &Annotate,
    style: &Style,
    lost: &mut BTreeSet<String>,
    found: &mut BTreeSet<String>,
) {
    if let Some(keep) = &args.keep {
        members.0.retain(|(name, _)| keep.contains(name));
        for (name, _) in &members.0 {
            if !found.contains(name) {
                found.insert(name.clone());
            }
        }
    } else if style.format == Format::Csv {
        let has_column = |name: &String| style.table.members.contains(name);
        for (name, _) in &members.0 {
            if lost.len() < MOST_NAMED && !has_column(name) {
                lost.insert(name.clone());
            }
        }
    }
}

fn batch(sources: &mut impl Iterator<Item = Result<Source, Failure>>) -> Vec<Result<Source, Failure>> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while batch.len() < BATCH_DOCUMENTS && bytes < BATCH_BYTES {
        let Some(source) = sources.next() else { break };
        bytes += source.as_ref().map_or(0, Source::size);
        batch.push(source);
    }
    batch
}

/// The first document whose annotation in the file is not the one that it gets now: the two parts would not fit.
fn changed(there: Vec<(Read, Vec<u8>)>, style: &Style, site: &Site) -> Option<Value> {
    there.into_par_iter().find_map_first(|(read, written)| {
        let id = read.document.id.clone();
        read.annotated(style, site).is_ok_and(|now| now != written).then_some(id)
    })
}

/// Whether two names lead to one file.
fn same(a: &Path, b: &Path) -> bool {
    a == b || matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// Where what failed is kept, as it came.
struct Rejected {
    file: File,
    begun: bool,
}

/// What failed, to be mended and run again.
struct Line {
    bytes: Vec<u8>,
    /// The first line of the table that it is from.
    head: Option<Vec<u8>>,
}

impl Rejected {
    fn write(&mut self, line: &Line) -> io::Result<()> {
        if let Some(head) = line.head.as_ref().filter(|_| !self.begun) {
            self.file.write_all(head)?;
        }
        self.begun = true;
        self.file.write_all(line.bytes.trim_ascii_end())?;
        self.file.write_all(b"\n")
    }
}

/// The file for what fails.
fn rejected(args: &Annotate) -> Result<Option<Rejected>, String> {
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

/// Why there is no annotation, with what failed where that is to be kept.
type Failed = (Failure, Option<Box<Line>>);

/// A document as it was read, and where it comes from.
struct Read {
    file: String,
    number: Option<usize>,
    /// Where it is to be kept.
    line: Option<Box<Line>>,
    document: Document,
}

fn read(source: Result<Source, Failure>, keep: bool, part: &Part) -> Result<Read, Failed> {
    let source = source.map_err(|failure| (failure, None))?;
    let line = (keep && source.line.is_some()).then(|| {
        let (bytes, head) = source.as_it_came();
        Box::new(Line { bytes, head })
    });
    let (file, number) = (source.file.name.clone(), source.line);
    match net::caught(&file, number, None, || source.document(part)) {
        Ok(document) => Ok(Read { file, number, line, document }),
        Err(failure) => Err((failure, line)),
    }
}

impl Read {
    /// The document's lines.
    fn annotated(self, style: &Style, site: &Site) -> Result<Vec<u8>, Failed> {
        let Read { file, number, line, document } = self;
        let id = document.id.clone();
        net::caught(&file, number, Some(&id), || Ok(written::document(&document, style, site)))
            .map_err(|failure| (failure, line))
    }

    /// It cannot be told whether the table has its rows.
    fn unclear(self) -> Failed {
        let what = format!("has the id {} of a record before it", self.document.id);
        let remedy = "in a table --resume needs ids that differ; begin the output anew";
        (Failure { file: self.file, line: self.number, what, remedy }, self.line)
    }
}
