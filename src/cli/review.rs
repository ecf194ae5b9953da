//! `whosaid annotate --review`: what an editor should look at first.

use std::collections::BinaryHeap;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;
use whosaid::document::{json_line, plain};
use whosaid::newsroom::{Why, rank};

use super::args::Format;
use super::found::Found;
use super::paint::visible;
use super::place::Places;
use super::since::{Before, Compared};
use super::written::wire;

/// Words of a quotation that the list for people shows, in characters.
const SHOWN: usize = 90;

/// A quotation to look at.
#[derive(Serialize)]
pub struct Doubt {
    why: Why,
    document: Value,
    /// The place in the text, counted from 1; none where the quotation is gone.
    line: Option<usize>,
    column: Option<usize>,
    quote: Option<String>,
    kind: Option<String>,
    text: String,
    speaker: Option<String>,
    /// Whom last time's annotation names, where that is another.
    before: Option<String>,
    confidence: Option<f64>,
    rule: Option<String>,
    mention: Option<String>,
}

const COLUMNS: [&str; 12] = [
    "why", "document", "line", "column", "quote", "kind", "text", "speaker", "before", "confidence", "rule", "mention",
];

/// What of a document is to be looked at: whatever has changed since last time, and names less sure than
/// `below`. What an editor has decided is left out.
pub fn doubts(found: &Found, compared: Option<Compared>, below: f64) -> Vec<Doubt> {
    let places = Places::new(found.text());
    let mut out = Vec::new();
    for (n, quote) in found.annotation.quotes.iter().enumerate() {
        if !quote.kind.is_speech() || quote.review.is_some() {
            continue;
        }
        let speaker = found.speaker(quote).map(|(speaker, _)| speaker.name.clone());
        let (why, before) = match compared.as_ref().map(|compared| &compared.quotes[n]) {
            Some(Before::Other(name)) => (Why::Changed, name.clone()),
            Some(Before::None) => (Why::New, None),
            _ => match Why::of(quote, below) {
                Some(why) => (why, None),
                None => continue,
            },
        };
        let place = quote.segments.first().map(|s| places.of(s.start));
        let attribution = quote.attribution.as_ref();
        out.push(Doubt {
            why,
            document: found.document.id.clone(),
            line: place.map(|p| p.0),
            column: place.map(|p| p.1),
            quote: Some(quote.id.clone()),
            kind: Some(wire(&quote.kind)),
            text: found.quoted(quote),
            speaker,
            before,
            confidence: Some(quote.confidence),
            rule: attribution.map(|a| a.rule.to_string()),
            mention: attribution.and_then(|a| a.mention).map(|m| found.words(m).to_string()),
        });
    }
    for (text, before) in compared.into_iter().flat_map(|compared| compared.gone) {
        out.push(Doubt {
            why: Why::Gone,
            document: found.document.id.clone(),
            line: None,
            column: None,
            quote: None,
            kind: None,
            text,
            speaker: None,
            before,
            confidence: None,
            rule: None,
            mention: None,
        });
    }
    out
}

/// The most pressing doubts of a run, so many and no more: memory does not grow with the archive.
pub struct List {
    most: usize,
    seen: usize,
    kept: BinaryHeap<Ranked>,
}

struct Ranked {
    /// The least is the most pressing; of two alike, the one that came first.
    rank: ((bool, Option<Why>, u32), usize),
    doubt: Doubt,
}

impl PartialEq for Ranked {
    fn eq(&self, other: &Self) -> bool {
        self.rank == other.rank
    }
}

impl Eq for Ranked {}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ranked {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.rank.cmp(&other.rank)
    }
}

impl List {
    pub fn new(most: usize) -> List {
        List { most, seen: 0, kept: BinaryHeap::new() }
    }

    pub fn extend(&mut self, doubts: Vec<Doubt>) {
        for doubt in doubts {
            let rank = rank(Some(doubt.why), doubt.confidence.unwrap_or(0.0));
            self.kept.push(Ranked { rank: (rank, self.seen), doubt });
            self.seen += 1;
            if self.kept.len() > self.most {
                self.kept.pop();
            }
        }
    }

    pub fn is_empty(&self) -> bool {
        self.seen == 0
    }

    /// How many did not fit in.
    pub fn left_out(&self) -> usize {
        self.seen - self.kept.len()
    }

    /// Writes the list, the most pressing first; without a format, for people.
    pub fn write(self, format: Option<Format>, out: &mut impl Write) -> io::Result<()> {
        let doubts = self.kept.into_sorted_vec().into_iter().map(|ranked| ranked.doubt);
        match format {
            None => doubts.into_iter().try_for_each(|doubt| doubt.show(out)),
            Some(Format::Csv) => {
                let mut table = csv::WriterBuilder::new().has_headers(false).from_writer(out);
                table.write_record(COLUMNS)?;
                for doubt in doubts {
                    table.serialize(doubt).map_err(io::Error::from)?;
                }
                table.flush()
            }
            Some(_) => doubts.into_iter().try_for_each(|doubt| out.write_all(&json_line(&doubt, false))),
        }
    }
}

impl Doubt {
    fn show(&self, out: &mut impl Write) -> io::Result<()> {
        write!(out, "{:<10}", wire(&self.why))?;
        match self.confidence {
            Some(confidence) => write!(out, "{confidence:.2}  ")?,
            None => write!(out, "      ")?,
        }
        write!(out, "{}", visible(&plain(&self.document)))?;
        if let (Some(line), Some(column)) = (self.line, self.column) {
            write!(out, ":{line}:{column}")?;
        }
        let name = match (&self.speaker, &self.mention) {
            (Some(name), _) => name.clone(),
            (None, Some(mention)) => format!("nobody named ({mention})"),
            (None, None) if self.why == Why::Gone => String::new(),
            (None, None) => "nobody named".to_string(),
        };
        if !name.is_empty() {
            write!(out, "  {}", visible(&name).replace('\n', " "))?;
        }
        match (self.why, &self.before) {
            (Why::Changed, None) => write!(out, ", before: nobody named")?,
            (_, Some(before)) => write!(out, ", before: {}", visible(before))?,
            _ => {}
        }
        let words = visible(&self.text).replace('\n', " ");
        match words.char_indices().nth(SHOWN) {
            Some((at, _)) => writeln!(out, "\n          {}…", &words[..at]),
            None => writeln!(out, "\n          {words}"),
        }
    }
}
