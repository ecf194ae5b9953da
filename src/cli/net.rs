//! A fault of ours as a failure that names the document.

use serde_json::Value;
use whosaid::document::{OURS, guarded};

use super::failure::Failure;

/// Does some work on a document; a panic in it is a failure that names the document, by its id once that is known.
pub fn caught<T>(
    file: &str,
    line: Option<usize>,
    id: Option<&Value>,
    work: impl FnOnce() -> Result<T, Failure>,
) -> Result<T, Failure> {
    guarded(work).unwrap_or_else(|said| {
        let whose = id.map_or(String::new(), |id| format!(" (id {id})"));
        Err(Failure {
            file: file.to_string(),
            line,
            what: format!("could not be annotated{whose}: {said}"),
            remedy: OURS,
        })
    })
}

#[cfg(test)]
mod tests {
    use whosaid::document::spread;

    use super::*;

    #[test]
    fn a_panic_names_document_and_place() {
        spread();
        let failure = caught::<()>("a.ndjson", Some(7), Some(&"a-7".into()), || {
            let none: [u8; 0] = [];
            panic!("index {}", none.len())
        });
        let said = failure.expect_err("it panicked").to_string();
        assert!(
            said.starts_with("a.ndjson:7: could not be annotated (id \"a-7\"): index 0 at src/cli/net.rs:"),
            "{said}"
        );
        assert!(said.ends_with("please report it with the document"), "{said}");
    }

    #[test]
    fn without_a_panic_the_answer_is_the_work_s() {
        assert_eq!(caught("a", None, None, || Ok(5)).expect("no failure"), 5);
    }
}
