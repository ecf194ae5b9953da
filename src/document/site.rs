//! What a site adds of its own: a directory of people, and its editors' corrections, as the widget takes them.

use std::sync::atomic::{AtomicU8, Ordering};

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::newsroom::{self, Correction, Person, Reason};
use crate::{Annotation, OffsetUnit, Speaker};

#[derive(Default)]
pub struct Site {
    people: Option<Vec<Person>>,
    corrections: Vec<Correction>,
    /// How near each correction came to a quotation in any document; see [`rank`].
    nearest: Vec<AtomicU8>,
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
    /// `people` is the directory, where there is one.
    pub fn new(people: Option<Vec<Person>>, corrections: Vec<Correction>) -> Site {
        let nearest = corrections.iter().map(|_| AtomicU8::new(0)).collect();
        Site { people, corrections, nearest }
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

    /// The same, by the speakers' ids.
    pub(super) fn entries<'a>(&'a self, annotation: &'a Annotation) -> Entries<'a> {
        let entry = |(speaker, person): (&'a Speaker, _)| Some((speaker.id.as_str(), person?));
        Entries(annotation.speakers.iter().zip(self.people(annotation)).filter_map(entry).collect())
    }

    /// A line for each correction that found its place in no document.
    pub fn unplaced(&self) -> Vec<String> {
        let line = |(i, (correction, nearest)): (usize, (&Correction, &AtomicU8))| {
            let why = match nearest.load(Ordering::Relaxed) {
                PLACED => return None,
                3 => "its words are there, but they are no quotation",
                2 => "several places fit equally well; give it more of prefix and suffix",
                _ => "its words stand in no document of this run",
            };
            let words = &correction.selector.exact;
            Some(format!("at [{i}], {words:?}: {why}"))
        };
        self.corrections.iter().zip(&self.nearest).enumerate().filter_map(line).collect()
    }
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
