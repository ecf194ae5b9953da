//! What a site adds of its own: a directory of people, and its editors' corrections, as the widget takes them.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU8, Ordering};

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use whosaid::newsroom::{self, Correction, Entry, Json, Person, Reason};
use whosaid::{Annotation, OffsetUnit};

#[derive(Default)]
pub struct Site {
    people: Option<Vec<Person>>,
    corrections: Vec<Correction>,
    /// How near each correction came to a quotation in any document; see [`rank`].
    nearest: Vec<AtomicU8>,
    file: PathBuf,
}

/// The correction has found its quotation.
const PLACED: u8 = 4;

fn rank(reason: Reason) -> u8 {
    match reason {
        Reason::NotFound => 1,
        Reason::Ambiguous => 2,
        Reason::NoQuotation => 3,
    }
}

impl Site {
    pub fn read(people: Option<&Path>, corrections: Option<&Path>) -> Result<Site, String> {
        let people = people.map(read::<Person>).transpose()?;
        let read = corrections.map(read::<Correction>).transpose()?.unwrap_or_default();
        let nearest = read.iter().map(|_| AtomicU8::new(0)).collect();
        let file = corrections.map(Path::to_path_buf).unwrap_or_default();
        Ok(Site { people, corrections: read, nearest, file })
    }

    pub fn has_directory(&self) -> bool {
        self.people.is_some()
    }

    /// Applies the corrections to the annotation of `text`.
    pub fn correct(&self, text: &str, unit: OffsetUnit, annotation: &mut Annotation) {
        if self.corrections.is_empty() {
            return;
        }
        let unplaced = newsroom::correct(text, unit, annotation, &self.corrections);
        let mut reasons = unplaced.iter().peekable();
        for (i, nearest) in self.nearest.iter().enumerate() {
            let failed = reasons.next_if(|unplaced| unplaced.index == i);
            nearest.fetch_max(failed.map_or(PLACED, |u| rank(u.reason)), Ordering::Relaxed);
        }
    }

    /// What the directory has for each speaker.
    pub fn people(&self, annotation: &Annotation) -> Vec<Option<&Person>> {
        newsroom::find(self.people.as_deref().unwrap_or_default(), &annotation.speakers)
    }

    /// Gives speakers what the directory has for them.
    pub fn describe(&self, annotation: &mut Annotation) {
        newsroom::describe(&mut annotation.speakers, self.people.as_deref().unwrap_or_default());
    }

    /// A line for each correction that found its place in no document.
    pub fn unplaced(&self) -> Vec<String> {
        let line = |(i, nearest): (usize, &AtomicU8)| {
            let why = match nearest.load(Ordering::Relaxed) {
                PLACED => return None,
                3 => "its words are there, but they are no quotation",
                2 => "several places fit equally well; give it more of prefix and suffix",
                _ => "its words stand in no document of this run",
            };
            let words = &self.corrections[i].selector.exact;
            Some(format!("{}: at [{i}], {words:?}: {why}", self.file.display()))
        };
        self.nearest.iter().enumerate().filter_map(line).collect()
    }
}

fn read<T: Entry>(path: &Path) -> Result<Vec<T>, String> {
    let file = File::open(path).map_err(|e| format!("{}: cannot be read: {e}; check the name", path.display()))?;
    let json: Json = serde_json::from_reader(BufReader::new(file))
        .map_err(|e| format!("{}: is not JSON: {e}. {}", path.display(), T::REMEDY))?;
    newsroom::read(&json).map_err(|problem| format!("{}: {problem}", path.display()))
}

/// The directory's entries for the speakers of a document, by the speakers' ids.
pub struct Entries<'a>(pub Vec<(&'a str, &'a Person)>);

impl Serialize for Entries<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Entry<'a> {
            name: &'a str,
            role: Option<&'a str>,
            picture: Option<&'a str>,
            link: Option<&'a str>,
            same_as: &'a [String],
        }
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (id, Person { name, role, picture, link, same_as, .. }) in &self.0 {
            let (role, picture, link) = (role.as_deref(), picture.as_deref(), link.as_deref());
            map.serialize_entry(id, &Entry { name, role, picture, link, same_as })?;
        }
        map.end()
    }
}
