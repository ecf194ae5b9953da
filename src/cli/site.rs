//! The files of a site: its directory of people, and its editors' corrections, as the widget takes them.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use whosaid::document::Site;
use whosaid::newsroom::{self, Correction, Entry, Json, Person};

/// Reads them, where there are any.
pub fn read(people: Option<&Path>, corrections: Option<&Path>) -> Result<Site, String> {
    let people = people.map(entries::<Person>).transpose()?;
    let corrections = corrections.map(entries::<Correction>).transpose()?;
    Ok(Site::new(people, corrections.unwrap_or_default()))
}

fn entries<T: Entry>(path: &Path) -> Result<Vec<T>, String> {
    let file = File::open(path).map_err(|e| format!("{}: cannot be read: {e}; check the name", path.display()))?;
    let json: Json = serde_json::from_reader(BufReader::new(file))
        .map_err(|e| format!("{}: is not JSON: {e}. {}", path.display(), T::REMEDY))?;
    newsroom::read(&json).map_err(|problem| format!("{}: {problem}", path.display()))
}
