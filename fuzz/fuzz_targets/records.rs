//! JSON lines as the command line reads them: every line that is not blank gives a document or names what is wrong.
#![no_main]

#[allow(dead_code)]
#[path = "../../tests/invariants/mod.rs"]
mod invariants;

/// The tool's own modules.
#[allow(dead_code)]
#[path = "../../src/cli"]
mod cli {
    mod failure;
    pub mod files;
    mod guess;
    pub mod input;
    mod markup;
    mod open;
    mod record;
    mod rows;
}

use cli::files::File;
use whosaid::Options;
use whosaid::page::Part;

libfuzzer_sys::fuzz_target!(|lines: &[u8]| {
    let sources: Vec<_> = cli::input::records(File::named("all.ndjson"), lines).collect();
    let body = lines.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(lines);
    let blank = |line: &[u8]| line.iter().all(u8::is_ascii_whitespace);
    let wanted: Vec<_> = (1..).zip(body.split(|&b| b == b'\n')).filter(|(_, line)| !blank(line)).collect();
    assert_eq!(sources.len(), wanted.len(), "no line is lost");
    for (source, (number, line)) in sources.into_iter().zip(wanted) {
        match source.expect("memory can be read").document(&Part::Whole) {
            Ok(cli::input::Document { inner: document, .. }) => {
                assert!(document.id.is_string() || document.id.is_number());
                let options = Options { hints: document.page.hints, ..Options::default() };
                invariants::consistent(&document.page.text, &options);
            }
            Err(failure) => {
                assert_eq!(failure.line, Some(number));
                let said = failure.to_string();
                assert!(said.starts_with(&format!("all.ndjson:{number}: ")), "{said}");
                assert!(!failure.what.is_empty() && !failure.remedy.is_empty(), "{said}");
                // What is right is not refused; a member that is there twice is not, nor an id that cannot be kept.
                let is_unkept = failure.what.contains("too large a number");
                if !(failure.what.contains("duplicate field") || is_unkept)
                    && let Ok(record) = serde_json::from_slice::<serde_json::Value>(line)
                {
                    let right = (record["id"].is_string() || record["id"].is_number())
                        && record["text"].is_string()
                        && record["html"].is_null();
                    assert!(!right || !record.is_object(), "{said}");
                }
            }
        }
    }
});
