//! Why a document was not annotated.

use std::fmt;

/// Names file and line, says what is wrong, and what to do about it.
#[derive(Debug)]
pub struct Failure {
    pub file: String,
    /// Counted from 1; `None` where the whole file is one document.
    pub line: Option<usize>,
    pub what: String,
    pub remedy: &'static str,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.file)?;
        if let Some(line) = self.line {
            write!(f, "{line}:")?;
        }
        write!(f, " {}; {}", self.what, self.remedy)
    }
}
