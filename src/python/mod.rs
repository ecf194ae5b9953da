//! Python's door: options and records go in, JSON comes out, as the command line writes it. `python/whosaid/` makes
//! Python's own objects of it, and has the words for users.

mod record;

use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use rayon::prelude::*;
use serde_json::json;

use crate::document::{self, Document, Site, json_line};
use crate::newsroom::{self, Entry, Json};
use crate::page::{self, Part};
use crate::{OffsetUnit, Options};
use record::{Content, Failed, Record};

/// More threads than this are never started.
const MOST_JOBS: usize = 256;

/// The options of a call, checked and read once.
#[pyclass(frozen, module = "whosaid._core")]
struct Analyst {
    options: Options,
    part: Part,
    /// Whether records that are texts are pages.
    html: bool,
    site: Site,
    /// Threads of its own, which a process that forks cannot inherit half; none for one record, or one thread.
    threads: Option<rayon::ThreadPool>,
}

#[pymethods]
impl Analyst {
    /// `speakers` and `corrections` are JSON; `jobs` 0: as many threads as there are cores.
    #[new]
    #[pyo3(signature = (*, html, select, whole_page, offsets, min_confidence, with_text, speakers, corrections, jobs))]
    #[expect(clippy::too_many_arguments, reason = "Python calls it by names")]
    fn new(
        html: bool,
        select: Option<String>,
        whole_page: bool,
        offsets: &str,
        min_confidence: Option<f64>,
        with_text: bool,
        speakers: Option<&str>,
        corrections: Option<&str>,
        jobs: usize,
    ) -> PyResult<Analyst> {
        let offsets = match offsets {
            "codepoint" => OffsetUnit::Codepoint,
            "utf8" => OffsetUnit::Utf8,
            "utf16" => OffsetUnit::Utf16,
            _ => return wrong(format!("offsets is {offsets:?}; \"codepoint\", \"utf16\" or \"utf8\" is wanted")),
        };
        if let Some(least) = min_confidence.filter(|least| !(0.0..=1.0).contains(least)) {
            return wrong(format!("min_confidence is {least}; a number from 0 to 1 is wanted"));
        }
        let part = match (select, whole_page) {
            (Some(_), true) => return wrong("select and whole_page are both given; leave one of them out".into()),
            (Some(css), false) => Part::Selected(css),
            (None, true) => Part::Whole,
            (None, false) => Part::Article,
        };
        if jobs > MOST_JOBS {
            return wrong(format!("jobs is {jobs}; a number from 1 to {MOST_JOBS} is wanted"));
        }
        let people = speakers.map(|content| entries("speakers", content)).transpose()?;
        let corrections = corrections.map(|content| entries("corrections", content)).transpose()?;
        let jobs = if jobs == 0 { std::thread::available_parallelism().map_or(1, usize::from) } else { jobs };
        let pool = || rayon::ThreadPoolBuilder::new().num_threads(jobs.min(MOST_JOBS)).build();
        let threads = (jobs > 1).then(pool).transpose().map_err(|e| {
            PyRuntimeError::new_err(format!("{jobs} threads cannot be started: {e}; ask for fewer with jobs"))
        })?;
        Ok(Analyst {
            options: Options { offsets, min_confidence, with_text, ..Options::default() },
            part,
            html,
            site: Site::new(people, corrections.unwrap_or_default()),
            threads,
        })
    }

    /// Annotates one text or page; JSON.
    fn one(&self, py: Python<'_>, text: &Bound<'_, PyAny>) -> PyResult<String> {
        let content = record::text(text, "text").map_err(|wrong| wrong.as_exception())?;
        let content = if self.html { Content::Html(content) } else { Content::Text(content) };
        let record = Record { content, ..Record::default() };
        py.detach(|| self.annotated(record)).map_err(|failed| match failed.is_ours {
            true => PyRuntimeError::new_err(failed.what),
            false => PyValueError::new_err(failed.what),
        })
    }

    /// Annotates records, in their order: JSON each, that of one that failed has an "error".
    fn many(&self, py: Python<'_>, records: Vec<Bound<'_, PyAny>>) -> Vec<String> {
        let records: Vec<_> = records.iter().map(|record| record::read(record, self.html)).collect();
        let annotated = |record: Result<Record, Failed>| {
            record.and_then(|record| self.annotated(record)).unwrap_or_else(|failed| failed.json())
        };
        py.detach(|| match &self.threads {
            Some(threads) => threads.install(|| records.into_par_iter().map(annotated).collect()),
            None => records.into_iter().map(annotated).collect(),
        })
    }

    /// A line for each correction that has found its place in no text so far.
    fn unplaced(&self) -> Vec<String> {
        self.site.unplaced()
    }
}

impl Analyst {
    /// A panic costs this record and no other.
    fn annotated(&self, record: Record) -> Result<String, Failed> {
        let id = record.id.clone();
        document::guarded(|| self.annotate(record)).unwrap_or_else(|said| {
            let what = format!("could not be annotated: {said}; {}", document::OURS);
            Err(Failed { id, what, is_ours: true })
        })
    }

    fn annotate(&self, Record { id, content, members }: Record) -> Result<String, Failed> {
        let (page, carries_text) = match content {
            Content::Text(text) => (page::Page::plain(text), false),
            Content::Html(html) => match page::read(&html, &self.part) {
                Ok(page) => (page, true),
                Err(what) => return Err(Failed::new(id, format!("{what}; try another select, or whole_page=True"))),
            },
        };
        let document = Document { id, page, carries_text, members };
        Ok(text(document.json(&self.options, &self.site, false)))
    }
}

impl Failed {
    fn json(self) -> String {
        text(match self.id.is_null() {
            true => json_line(&json!({ "error": self.what }), false),
            false => json_line(&json!({ "id": self.id, "error": self.what }), false),
        })
    }
}

/// JSON is UTF-8.
fn text(json: Vec<u8>) -> String {
    String::from_utf8(json).unwrap_or_default()
}

fn wrong<T>(what: String) -> PyResult<T> {
    Err(PyValueError::new_err(what))
}

/// The entries of a site's file.
fn entries<T: Entry>(name: &str, content: &str) -> PyResult<Vec<T>> {
    let json: Json = serde_json::from_str(content).map_err(|e| PyValueError::new_err(format!("{name}: {e}")))?;
    newsroom::read(&json).map_err(|problem| PyValueError::new_err(format!("{name}: {problem}")))
}

#[pymodule]
mod _core {
    #[pymodule_export]
    use super::Analyst;

    use pyo3::prelude::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        crate::document::spread();
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
