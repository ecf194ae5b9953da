//! The net beneath the analysis: a fault of ours takes one document with it, not the archive.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};

thread_local! {
    /// What the panic on this thread said, and where.
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Notes what panics say for [`guarded`], instead of a trace on standard error for each. Once, before any `guarded`.
pub fn spread() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map_or(String::new(), |l| format!(" at {}:{}", l.file(), l.line()));
        let payload = info.payload();
        let words = payload.downcast_ref::<&str>().copied().or(payload.downcast_ref::<String>().map(String::as_str));
        let said = format!("{}{place}", words.unwrap_or("it panicked"));
        LAST.with_borrow_mut(|last| *last = said);
    }));
}

/// What to do about a panic.
pub const OURS: &str = "this is a fault of whosaid: please report it with the document";

/// Does some work; the error is what a panic in it said, and where.
pub fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| LAST.with_borrow_mut(std::mem::take))
}
