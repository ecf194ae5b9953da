//! `whosaid spans`: a document's quotations for a person to look at.

use std::io::{self, Write};

use anstyle::Style;
use whosaid::{Annotation, Options, Quote, Range};

use super::args::Spans;
use super::input;
use super::paint::{self, visible};
use super::place::Places;
use super::report;

const HEADING: Style = Style::new().bold();

/// Shows one document; `false` where it cannot be read. An error is one of writing.
pub fn run(args: &Spans) -> io::Result<bool> {
    let document = match input::document(&args.file, &args.reading.part()) {
        Ok(document) => document.inner,
        Err(failure) => {
            report(&failure);
            return Ok(false);
        }
    };
    let options = Options { hints: document.page.hints, ..Options::default() };
    let text = &document.page.text;
    let annotation = whosaid::annotate(text, &options);
    // The stream leaves the colours out where nobody wants them.
    let mut out = anstream::AutoStream::auto(io::stdout().lock());
    paint::text(&mut out, text, &annotation)?;
    let list = List { text, annotation: &annotation, places: Places::new(text) };
    list.write(&mut out)?;
    out.flush()?;
    Ok(true)
}

struct List<'a> {
    text: &'a str,
    annotation: &'a Annotation,
    places: Places<'a>,
}

impl List<'_> {
    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let Annotation { quotes, speakers, issues, .. } = self.annotation;
        heading(out, quotes.len(), "quotation")?;
        for quote in quotes {
            self.quote(out, quote, 0)?;
        }
        heading(out, speakers.len(), "speaker")?;
        for speaker in speakers {
            let style = paint::style(self.annotation, Some(&speaker.id));
            write!(out, "{style}{}{style:#}", visible(&speaker.name))?;
            let details = [speaker.role.as_deref(), speaker.handle.as_deref()];
            for detail in details.into_iter().flatten() {
                write!(out, ", {}", visible(detail))?;
            }
            if !speaker.aliases.is_empty() {
                write!(out, "; also {}", visible(&speaker.aliases.join(", ")))?;
            }
            writeln!(out)?;
        }
        heading(out, issues.len(), "issue")?;
        for issue in issues {
            writeln!(out, "{:>8}  {}: {}", self.place(issue.start), issue.code, visible(&issue.message))?;
        }
        Ok(())
    }

    fn quote(&self, out: &mut impl Write, quote: &Quote, depth: usize) -> io::Result<()> {
        let Some(first) = quote.segments.first() else { return Ok(()) };
        let indent = "  ".repeat(depth);
        let style = paint::style(self.annotation, quote.speaker.as_deref());
        let name = self.annotation.speakers.iter().find(|s| Some(&s.id) == quote.speaker.as_ref());
        let name = name.map_or("-".into(), |s| visible(&s.name));
        let kind = format!("{:?}", quote.kind).to_lowercase();
        write!(out, "{:>8}  {indent}{kind:<7}  {style}{name}{style:#}", self.place(first.start))?;
        if let Some(role) = &quote.role {
            write!(out, ", {}", visible(role))?;
        }
        write!(out, "  {:.2}", quote.confidence)?;
        if let Some(attribution) = &quote.attribution {
            write!(out, "  {}", attribution.rule)?;
            if let Some(cue) = attribution.cue {
                write!(out, "  cue: {}", self.words(cue))?;
            }
        }
        if !quote.footnotes.is_empty() {
            write!(out, "  notes: {}", visible(&quote.footnotes.join(", ")))?;
        }
        if let Some(source) = quote.source_line {
            write!(out, "  source: {}", self.words(source))?;
        }
        writeln!(out)?;
        for segment in &quote.segments {
            writeln!(out, "{:10}{indent}{style}{}{style:#}", "", self.words(*segment))?;
        }
        for nested in &quote.nested {
            self.quote(out, nested, depth + 1)?;
        }
        Ok(())
    }

    /// Line and column in characters, both counted from 1.
    fn place(&self, offset: u32) -> String {
        let (line, column) = self.places.of(offset);
        format!("{line}:{column}")
    }

    /// The words on one line.
    fn words(&self, range: Range) -> String {
        visible(&self.text[range.start as usize..range.end as usize]).replace('\n', " ")
    }
}

fn heading(out: &mut impl Write, count: usize, what: &str) -> io::Result<()> {
    let plural = if count == 1 { "" } else { "s" };
    writeln!(out, "\n{HEADING}{count} {what}{plural}{HEADING:#}")
}
