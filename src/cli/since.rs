//! What was annotated last time, to be compared with: the lines of a file are found by their ids and read when needed,
//! so that memory grows with the number of documents alone.

use std::collections::{HashMap, VecDeque};
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use whosaid::OffsetUnit;
use whosaid::newsroom::names_alike;

use super::found::Found;

pub struct Since {
    path: PathBuf,
    file: File,
    lines: HashMap<String, VecDeque<Place>>,
}

/// Where the line of a document lies; lines are kept by the id as JSON.
struct Place {
    number: usize,
    at: u64,
    length: usize,
}

impl Since {
    /// Looks the file through for its ids.
    pub fn open(path: &Path) -> Result<Since, String> {
        #[derive(Deserialize)]
        struct Head {
            id: Value,
            #[serde(rename = "quotes")]
            _quotes: IgnoredAny,
        }
        let unreadable = |e: std::io::Error| format!("{}: cannot be read: {e}; check the name", path.display());
        let mut reader = BufReader::new(File::open(path).map_err(unreadable)?);
        let (mut lines, mut at, mut bytes) = (HashMap::<String, VecDeque<Place>>::new(), 0, Vec::new());
        for number in 1.. {
            bytes.clear();
            let length = reader.read_until(b'\n', &mut bytes).map_err(unreadable)?;
            if length == 0 {
                break;
            }
            if !bytes.trim_ascii().is_empty() {
                let head: Head = serde_json::from_slice(&bytes).map_err(|e| foreign(path, number, &e))?;
                lines.entry(head.id.to_string()).or_default().push_back(Place { number, at, length });
            }
            at += length as u64;
        }
        Ok(Since { path: path.to_path_buf(), file: reader.into_inner(), lines })
    }

    /// The annotation of a document; of several with its id, each is taken once, in their order.
    pub fn take(&mut self, id: &Value) -> Result<Option<Old>, String> {
        let Some(place) = self.lines.get_mut(&id.to_string()).and_then(VecDeque::pop_front) else { return Ok(None) };
        let mut bytes = vec![0; place.length];
        let read = self.file.seek(SeekFrom::Start(place.at)).and_then(|_| self.file.read_exact(&mut bytes));
        read.map_err(|e| format!("{}: cannot be read: {e}; leave it as it is during the run", self.path.display()))?;
        serde_json::from_slice(&bytes).map(Some).map_err(|e| foreign(&self.path, place.number, &e))
    }
}

fn foreign(path: &Path, number: usize, error: &serde_json::Error) -> String {
    let path = path.display();
    format!(
        "{path}:{number}: is no annotation: {error}; --since takes what `whosaid annotate --ndjson` wrote, unpacked"
    )
}

/// A document's annotation of last time.
#[derive(Deserialize)]
pub struct Old {
    text: Option<String>,
    #[serde(default)]
    speakers: Vec<Speaker>,
    quotes: Vec<Quote>,
}

#[derive(Deserialize)]
struct Speaker {
    id: String,
    name: String,
}

#[derive(Deserialize)]
struct Quote {
    text: Option<String>,
    segments: Vec<Segment>,
    speaker: Option<String>,
}

#[derive(Clone, Copy, Deserialize)]
struct Segment {
    start: u32,
    end: u32,
}

/// Whom last time's annotation names for a quotation of today's.
#[derive(Debug, PartialEq, Eq)]
pub enum Before {
    Same,
    Other(Option<String>),
    /// It has no such quotation.
    None,
    /// The text has changed, and last time's words are not known.
    Unknown,
}

pub struct Compared {
    /// For each quotation of the document.
    pub quotes: Vec<Before>,
    /// Words and speakers of quotations that are there no more.
    pub gone: Vec<(String, Option<String>)>,
}

impl Compared {
    /// Whether something may be new or gone, and nobody can tell.
    pub fn is_unclear(&self) -> bool {
        self.quotes.contains(&Before::Unknown)
    }
}

impl Old {
    /// Compares it with today's annotation: by words, or by places where it has none.
    pub fn compare(&self, found: &Found) -> Compared {
        let name = |quote: &Quote| {
            let id = quote.speaker.as_ref()?;
            self.speakers.iter().find(|s| s.id == *id).map(|s| s.name.clone())
        };
        let quotes = &found.annotation.quotes;
        let words = self.words(found.unit());
        let mut left: HashMap<String, VecDeque<usize>> = HashMap::new();
        for (n, quote) in self.quotes.iter().enumerate() {
            let key = words.as_ref().map_or_else(|| places(&quote.segments), |words| folded(&words[n]));
            left.entry(key).or_default().push_back(n);
        }
        let today = |quote: &whosaid::Quote| {
            if words.is_some() {
                return folded(&found.quoted(quote));
            }
            let segment = |s: &whosaid::Range| Segment { start: found.offset(s.start), end: found.offset(s.end) };
            places(&quote.segments.iter().map(segment).collect::<Vec<_>>())
        };
        let mut compared = Vec::new();
        for quote in quotes {
            let old = left.get_mut(&today(quote)).and_then(VecDeque::pop_front);
            let speaker = found.speaker(quote).map(|(speaker, _)| &speaker.name);
            compared.push(match old.map(|n| name(&self.quotes[n])) {
                None => Before::None,
                Some(before) => match (&before, speaker) {
                    (Some(before), Some(now)) if names_alike(before, now) || before == now => Before::Same,
                    (None, None) => Before::Same,
                    _ => Before::Other(before),
                },
            });
        }
        let mut gone: Vec<usize> = left.into_values().flatten().collect();
        gone.sort_unstable();
        let Some(words) = words else {
            // Places alone do not tell what is new in a text that has changed.
            if !gone.is_empty() {
                compared.iter_mut().filter(|b| **b == Before::None).for_each(|b| *b = Before::Unknown);
            }
            return Compared { quotes: compared, gone: Vec::new() };
        };
        let gone = gone.into_iter().map(|n| (words[n].clone(), name(&self.quotes[n]))).collect();
        Compared { quotes: compared, gone }
    }

    /// The words of each quotation, where the annotation has them or its text.
    fn words(&self, unit: OffsetUnit) -> Option<Vec<String>> {
        let bytes = self.text.as_deref().map(|text| (text, byte_of(text, unit)));
        let one = |quote: &Quote| {
            if let Some(words) = &quote.text {
                return Some(words.clone());
            }
            let (text, bytes) = bytes.as_ref()?;
            let at = |offset: u32| bytes.get(offset as usize).copied();
            let part = |s: &Segment| text.get(at(s.start)?..at(s.end)?);
            Some(quote.segments.iter().map(part).collect::<Option<Vec<_>>>()?.join("\n"))
        };
        self.quotes.iter().map(one).collect()
    }
}

/// The byte at which each unit of a text begins, and its end.
fn byte_of(text: &str, unit: OffsetUnit) -> Vec<usize> {
    let units = |c: char| match unit {
        OffsetUnit::Utf8 => c.len_utf8(),
        OffsetUnit::Utf16 => c.len_utf16(),
        OffsetUnit::Codepoint => 1,
    };
    let starts = text.char_indices().flat_map(|(at, c)| std::iter::repeat_n(at, units(c)));
    starts.chain([text.len()]).collect()
}

/// White space is no difference.
fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn places(segments: &[Segment]) -> String {
    segments.iter().map(|s| format!("{}-{}", s.start, s.end)).collect::<Vec<_>>().join(" ")
}
