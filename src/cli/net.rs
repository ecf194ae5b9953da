//! The net beneath the analysis: a fault of ours takes one document with it, not the archive.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};

use serde_json::Value;

use super::failure::Failure;

thread_local! {
    /// What the panic on this thread said, and where.
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Notes what panics say for `caught`, instead of a trace on standard error for each. Once, before any `caught`.
pub fn spread() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map_or(String::new(), |l| format!(" at {}:{}", l.file(), l.line()));
        let payload = info.payload();
        let words = payload.downcast_ref::<&str>().copied().or(payload.downcast_ref::<String>().map(String::as_str));
        let said = format!("{}{place}", words.unwrap_or("it panicked"));
        LAST.with_borrow_mut(|last| *last = said);
    }));
}

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

/// What to do about a panic.
pub const OURS: &str = "this is a fault of whosaid: please report it with the document";

/// Does some work; the error is what a panic in it said, and where.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| LAST.with_borrow_mut(std::mem::take))
}

#[cfg(test)]
mod tests {
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
