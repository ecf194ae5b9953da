//! What a newsroom adds of its own to an annotation: a directory of people, and corrections by its editors.

mod anchor;
mod corrections;
mod directory;
mod json;
#[cfg(any(test, target_arch = "wasm32"))]
mod parse;
mod review;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod schema;

pub use anchor::Selector;
pub use corrections::{Action, Correction, Placed, Reason, Unplaced, correct, place};
pub use directory::{Person, describe, find, names_alike, web_address};
pub use json::{Json, Place};
#[cfg(target_arch = "wasm32")]
pub use parse::parse;
pub use review::{UNSURE, Why, rank, review};

/// A file that could not be taken over: where in it, what is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Path within the file: `[2].aliases[0]`; empty for the file as a whole.
    pub at: String,
    pub what: String,
    pub remedy: &'static str,
}

impl Problem {
    /// All of it, as one text.
    pub fn told(&self) -> String {
        let (at, colon) = if self.at.is_empty() { ("", "") } else { ("at ", ": ") };
        [at, &self.at, colon, &self.what, ". ", self.remedy].concat()
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(&self.told())
    }
}

/// What can be read from a site's file.
pub trait Entry: Sized {
    /// What a file looks like, for those who have to mend one.
    const REMEDY: &'static str;

    fn read(entry: &Place) -> Result<Self, Problem>;
}

/// Reads a file's list of entries. `Json` comes from any serde format; members that are not known are passed over.
///
/// ```
/// use whosaid::newsroom::{self, Person};
/// let file = serde_json::from_str(r#"[{"name": "Jan Roe", "link": "roe.html"}]"#).unwrap();
/// let problem = newsroom::read::<Person>(&file).unwrap_err();
/// assert_eq!(problem.at, "[0].link");
/// ```
pub fn read<T: Entry>(file: &Json) -> Result<Vec<T>, Problem> {
    Place::root(file, T::REMEDY).list()?.iter().map(T::read).collect()
}
