//! `whosaid annotate`: documents in, JSON out, in order, in memory that does not grow with the archive.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashSet};
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use rayon::prelude::*;
use serde_json::Value;
use whosaid::Options;
use whosaid::document::{Members, Site};

use super::args::{self, Annotate, Format};
use super::files;
use super::input;
use super::jobs;
use super::marked::Marking;
use super::open::Counter;
use super::output::{self, Kind, Known};
use super::parquet::Sheet;
use super::progress::Progress;
use super::rejected;
use super::report;
use super::review::List;
use super::since::Since;
use super::site;
use super::table::Table;
use super::work::{Read, batch, read};
use super::written::Style;

/// Of members without a column so many are named.
const MOST_NAMED: usize = 20;

/// Annotates everything; `false` where documents failed. An error is one of writing.
pub fn run(args: &Annotate) -> io::Result<bool> {
    let arguments = if args.files.is_empty() { vec!["-".to_string()] } else { args.files.clone() };
    if args.files.is_empty() && io::stdin().is_terminal() {
        args::wrong("no FILE, and standard input is a terminal: name a file, or `-` to type the text here");
    }
    let layout = args.records.layout();
    let is_one = matches!(layout, input::Layout::Whole) && arguments.len() == 1 && !Path::new(&arguments[0]).is_dir();
    let format = args.format.unwrap_or(if is_one { Format::Json } else { Format::Ndjson });
    let offsets = args.offsets.into();
    if format == Format::Jsonld && offsets != whosaid::OffsetUnit::Codepoint {
        args::wrong("JSON-LD counts code points: leave --offsets out, or take another --format");
    }
    if args.review && matches!(args.format, Some(Format::Jsonld | Format::Html | Format::Parquet)) {
        args::wrong("--review is a list for people, or csv or ndjson: take another --format, or none");
    }
    if format == Format::Parquet
        && let Some(what) = Sheet::refused(args.output.as_deref())
    {
        args::wrong(what);
    }
    let kind = match format {
        // Of one document it is the page.
        Format::Html if is_one && args.resume => {
            args::wrong("--resume goes on from lines and tables, and one page is neither: leave it out")
        }
        Format::Parquet if args.resume => args::wrong(
            "--resume goes on from lines and CSV; of a Parquet file nothing can be read before it is whole: leave it out",
        ),
        Format::Json | Format::Ndjson | Format::Html => Kind::Lines("id"),
        Format::Jsonld => Kind::Lines("identifier"),
        Format::Csv | Format::Parquet => Kind::Table,
    };
    let begun = jobs::start(args.jobs).and_then(|()| {
        let site = site::read(args.speakers.as_deref(), args.corrections.as_deref())?;
        // A Parquet file has a writer of its own.
        let sheet = (format == Format::Parquet).then(|| Sheet::open(args.output.as_deref())).transpose()?;
        let lines = args.output.as_deref().filter(|_| sheet.is_none());
        let (out, known) = output::open(lines, args.resume, kind)?;
        let since = args.since.as_deref().map(Since::open).transpose()?;
        Ok((site, sheet, out, known, rejected::open(args)?, since))
    });
    let (site, mut sheet, mut out, mut known, mut rejected, mut since) = match begun {
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
    let marking = Marking { part: args.reading.part(), sheet: args.sheet(), carries: args.with_text };
    let review = args.review.then_some(args.below);
    let mut style = Style { format, indented, options, table, marking, is_lines: !is_one, review };
    let mut headless = matches!(format, Format::Csv | Format::Parquet) && known.table.is_none() && !args.review;
    let mut list = List::new(args.most);
    let mut sure_of_columns = members.is_some();

    let counter = Counter::default();
    let progress = RefCell::new(Progress::new(&arguments, args.output.is_some() || args.review));
    let note = |line: &str| progress.borrow().suspend(|| report(&line));
    let own: Vec<_> = args
        .output
        .iter()
        .chain(&args.rejected)
        .chain(&args.since)
        .filter_map(|path| path.canonicalize().ok())
        .collect();
    let expanded = files::expand(&arguments, layout.wanted(), &note);
    // A directory may have what this run writes or compares with.
    let files = expanded.filter(|file| {
        let Ok(file) = file else { return true };
        let is_own = !own.is_empty() && file.path.canonicalize().is_ok_and(|path| own.contains(&path));
        if is_own && arguments.contains(&file.name) {
            note(&format!("{}: is not read, because --since compares with it; to read it, name a copy", file.name));
        }
        !is_own
    });
    let mut sources = input::sources(files, &layout, &counter);
    let part = args.reading.part();
    let (mut done, mut failed, mut there_already, mut unclear) = (0, 0, 0, 0);
    let (mut lost, mut found) = (BTreeSet::new(), BTreeSet::new());
    // Ids of files are their names, which may be those of others elsewhere.
    let (mut names, mut twins) = (HashSet::new(), Vec::new());
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
            begin(&style.table, &mut sheet, &mut out)?;
            headless = false;
        }
        for read in read.iter_mut().flatten() {
            if matches!(layout, input::Layout::Whole) && !names.insert(read.document.id.to_string()) {
                twins.push(read.document.id.to_string());
            }
            sort_members(&mut read.document.inner.members, args, &style, &mut lost, &mut found);
        }
        let (mut fresh, mut there) = (Vec::new(), Vec::new());
        for read in read {
            // Only what could be read is there already: of two records with one id, the first may have failed.
            match read {
                Ok(read) => match known.take(&read.document.id) {
                    Known::No => fresh.push(Ok(read)),
                    Known::Yes(written) => {
                        there_already += 1;
                        there.extend(written.map(|written| (read, written)));
                    }
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
        if let Some(since) = &mut since
            && let Err(what) = fresh.iter_mut().flatten().try_for_each(|read| {
                read.old = since.take(&read.document.id)?;
                Ok::<_, String>(())
            })
        {
            note(&what);
            return Ok(false);
        }
        let answers: Vec<_> = fresh.into_par_iter().map(|read| read?.annotated(&style, &site)).collect();
        for answer in answers {
            match answer {
                Ok(answer) => {
                    done += 1;
                    unclear += usize::from(answer.unclear);
                    list.extend(answer.doubts);
                    out.write_all(&answer.lines)?;
                    if let Some(sheet) = &mut sheet {
                        sheet.write(answer.rows)?;
                    }
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
        begin(&style.table, &mut sheet, &mut out)?;
        out.flush()?;
    }
    if let Some(sheet) = sheet {
        sheet.close()?;
    }
    *progress.borrow_mut() = Progress::none();
    if args.review {
        let left_out = list.left_out();
        if list.is_empty() && done > 0 && args.format.is_none() {
            report(&"nothing to look at first; --below 0.9, say, lists more names, --since what is not as it was");
        }
        list.write(args.format, &mut out)?;
        out.flush()?;
        if left_out > 0 {
            report(&format_args!("{left_out} less pressing ones are left out; --most lists more"));
        }
    }
    if let Some(path) = args.since.as_ref().filter(|_| unclear > 0) {
        report(&format_args!(
            "{}: has no words of {unclear} documents that are not what they were, so that what is new or gone in them \
             is not listed; make it with --with-text next time",
            path.display()
        ));
    }
    if !lost.is_empty() {
        let lost = lost.into_iter().collect::<Vec<_>>().join(", ");
        report(&format_args!("later records have members without a column: {lost}; name the columns with --keep"));
    }
    for name in args.keep.iter().flatten().filter(|name| done > 0 && !found.contains(*name)) {
        report(&format_args!("no record has the member {name:?} that --keep names; check the name"));
    }
    let unplaced = site.unplaced();
    let corrections = args.corrections.as_deref().unwrap_or(Path::new("")).display();
    unplaced.iter().for_each(|line| report(&format_args!("{corrections}: {line}")));
    if !unplaced.is_empty() && there_already > 0 {
        report(&format_args!("they were not looked for in {there_already} documents that the output had already"));
    }
    if let Some(id) = twins.first() {
        report(&format_args!(
            "{} documents have the id of a document before them, such as {id}; rename the files, or name the directory \
             above them: ids are then paths",
            twins.len()
        ));
    }
    if let (Some(path), others @ 1..) = (&args.rejected, rejected.map_or(0, |file| file.others)) {
        report(&format_args!(
            "{}: {others} rows that failed are not kept in it, for their tables have other columns; mend them where \
             they are, or annotate each table by itself",
            path.display()
        ));
    }
    if failed > 0 && done + failed > 1 {
        report(&format_args!("{failed} of {} documents failed", done + failed));
    }
    // Of a run that goes on, the part before has its corrections.
    Ok(failed == 0 && (unplaced.is_empty() || there_already > 0))
}

/// Writes the head of a table.
fn begin(table: &Table, sheet: &mut Option<Sheet>, out: &mut dyn Write) -> io::Result<()> {
    match sheet {
        Some(sheet) => sheet.begin(table),
        None => out.write_all(&table.head()),
    }
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
    } else if matches!(style.format, Format::Csv | Format::Parquet) {
        let has_column = |name: &String| style.table.members.contains(name);
        for (name, _) in &members.0 {
            if lost.len() < MOST_NAMED && !has_column(name) {
                lost.insert(name.clone());
            }
        }
    }
}

/// The first document whose annotation in the file is not the one that it gets now: the two parts would not fit.
fn changed(there: Vec<(Read, Vec<u8>)>, style: &Style, site: &Site) -> Option<Value> {
    there.into_par_iter().find_map_first(|(read, written)| {
        let id = read.document.id.clone();
        read.annotated(style, site).is_ok_and(|now| now.lines != written).then_some(id)
    })
}
