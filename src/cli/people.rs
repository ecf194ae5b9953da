//! `whosaid people`: who speaks in an archive, under which names, and how often.

use std::cell::RefCell;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use rayon::prelude::*;
use serde::Deserialize;
use serde_json::Value;
use whosaid::document::{json_line, plain};
use whosaid::page::Part;
use whosaid::{OffsetUnit, Options, QuoteKind, SpeakerKind};

use super::archive::{Archive, Group, Kind, Seen};
use super::args::{self, People, PeopleFormat};
use super::failure::Failure;
use super::files;
use super::input::{self, Content, Form, Source};
use super::jobs;
use super::net;
use super::open::Counter;
use super::output;
use super::progress::Progress;
use super::report;
use super::work::batch;
use super::written;

const COLUMNS: [&str; 9] =
    ["name", "kind", "documents", "quotations", "names", "roles", "could_be", "namesakes", "first_document"];

/// Groups the names of everything; `false` where documents failed. An error is one of writing.
pub fn run(args: &People) -> io::Result<bool> {
    let arguments = if args.files.is_empty() { vec!["-".to_string()] } else { args.files.clone() };
    if args.files.is_empty() && io::stdin().is_terminal() {
        args::wrong("no FILE, and standard input is a terminal: name a file, or `-` to type the text here");
    }
    let create = |path: &Path| output::create(path, output::OTHER);
    let created = args.output.as_deref().map(create).transpose();
    let file = match jobs::start(args.jobs).and(created) {
        Ok(file) => file,
        Err(what) => {
            report(&what);
            return Ok(false);
        }
    };
    let layout = args.layout();
    let counter = Counter::default();
    let progress = RefCell::new(Progress::new(&arguments, true));
    let note = |line: &str| progress.borrow().suspend(|| report(&line));
    let mut sources = input::sources(files::expand(&arguments, layout.wanted(), &note), &layout, &counter);
    let part = args.reading.part();
    let mut archive = Archive::default();
    let (mut done, mut failed) = (0, 0);
    loop {
        let batch = batch(&mut sources);
        if batch.is_empty() {
            break;
        }
        let read: Vec<_> = batch.into_par_iter().map(|source| seen(source, &part)).collect();
        for read in read {
            match read {
                Ok((id, speakers)) => {
                    done += 1;
                    archive.add(&id, speakers);
                }
                Err(failure) => {
                    failed += 1;
                    note(&failure.to_string());
                }
            }
        }
        progress.borrow().at(counter.get());
    }
    drop(sources);
    *progress.borrow_mut() = Progress::none();
    let mut out: Box<dyn Write> = match file {
        Some(file) => Box::new(BufWriter::new(file)),
        None => Box::new(BufWriter::new(io::stdout().lock())),
    };
    let names = archive.names();
    let groups = archive.groups();
    let count = groups.len();
    write(groups, args.format, &mut out)?;
    out.flush()?;
    report(&format_args!("{done} documents, {names} names, {count} people and organizations"));
    if failed > 0 {
        report(&format_args!("{failed} of {} documents failed", done + failed));
    }
    Ok(failed == 0)
}

fn write(mut groups: impl Iterator<Item = Group>, format: PeopleFormat, out: &mut impl Write) -> io::Result<()> {
    if format == PeopleFormat::Ndjson {
        return groups.try_for_each(|group| out.write_all(&json_line(&group, false)));
    }
    let mut table = csv::Writer::from_writer(out);
    table.write_record(COLUMNS)?;
    let counted = |name: &str, count: usize| format!("{name} ({count})");
    for group in groups {
        let names: Vec<_> = group.names.iter().map(|form| counted(&form.name, form.quotations)).collect();
        let roles: Vec<_> = group.roles.iter().map(|(role, count)| counted(role, *count)).collect();
        table.write_record([
            &group.name,
            &written::wire(&group.kind),
            &group.documents.to_string(),
            &group.quotations.to_string(),
            &names.join("; "),
            &roles.join("; "),
            &group.could_be.join("; "),
            &group.namesakes.to_string(),
            &plain(&group.first),
        ])?;
    }
    table.flush()
}

/// What of an annotation is counted.
#[derive(Deserialize)]
struct Annotated {
    id: Value,
    speakers: Vec<Speaker>,
    quotes: Vec<Quote>,
}

#[derive(Deserialize)]
struct Speaker {
    id: String,
    name: String,
    kind: String,
    role: Option<String>,
}

#[derive(Deserialize)]
struct Quote {
    speaker: Option<String>,
    kind: String,
}

/// The speakers of a document, or of a document's annotation.
fn seen(source: Result<Source, Failure>, part: &Part) -> Result<(Value, Vec<Seen>), Failure> {
    let source = source?;
    if let Content::Bytes(bytes, Form::Record) = &source.content
        && let Ok(annotated) = serde_json::from_slice::<Annotated>(bytes)
    {
        return Ok(annotated.seen());
    }
    let (file, number) = (source.file.name.clone(), source.line);
    net::caught(&file, number, None, || {
        let document = source.document(part)?.inner;
        let options = Options { offsets: OffsetUnit::Utf8, hints: document.page.hints, ..Options::default() };
        let annotation = whosaid::annotate(&document.page.text, &options);
        let quotations = |id: &str| {
            let own = annotation.quotes.iter().filter(|q| q.kind.is_speech() && q.speaker.as_deref() == Some(id));
            own.count()
        };
        let one = |speaker: &whosaid::Speaker| {
            let kind = match speaker.kind {
                SpeakerKind::Person => Kind::Person,
                SpeakerKind::Organization => Kind::Organization,
                _ => return None,
            };
            let (name, role) = (speaker.name.clone(), speaker.role.clone());
            Some(Seen { name, kind, role, quotations: quotations(&speaker.id) })
        };
        Ok((document.id, annotation.speakers.iter().filter_map(one).collect()))
    })
}

impl Annotated {
    fn seen(self) -> (Value, Vec<Seen>) {
        let speech = [QuoteKind::Direct, QuoteKind::Turn, QuoteKind::Partial].map(|kind| written::wire(&kind));
        let mut counts = std::collections::HashMap::<String, usize>::new();
        for quote in self.quotes.into_iter().filter(|quote| speech.contains(&quote.kind)) {
            *counts.entry(quote.speaker.unwrap_or_default()).or_default() += 1;
        }
        let one = |Speaker { id, name, kind, role }: Speaker| {
            let kind = match kind.as_str() {
                "person" => Kind::Person,
                "organization" => Kind::Organization,
                _ => return None,
            };
            let quotations = counts.get(&id).copied().unwrap_or_default();
            Some(Seen { name, kind, role, quotations })
        };
        (self.id, self.speakers.into_iter().filter_map(one).collect())
    }
}
