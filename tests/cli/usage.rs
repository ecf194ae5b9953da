//! Usage, help, and output that goes nowhere.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::Stdio;

use super::{Done, QUOTED, Run};

#[test]
fn wrong_usage_is_status_2() {
    let run = Run::with(&[("a.txt", b"x")]);
    for args in [
        &[][..],
        &["annotated"],
        &["annotate", "--no-such-option", "a.txt"],
        &["annotate", "--offsets", "bytes", "a.txt"],
        &["annotate", "--format", "xml", "a.txt"],
        &["annotate", "--min-confidence", "1.5", "a.txt"],
        &["annotate", "--min-confidence", "NaN", "a.txt"],
        &["spans"],
    ] {
        let done = run.run(args);
        done.status(2);
        assert_eq!(done.out(), "");
        assert!(!done.err().is_empty());
    }
}

#[test]
fn a_reader_that_leaves_early_ends_it_quietly() {
    let lines = "{\"id\":\"a\",\"text\":\"“x” said Roe.\"}\n".repeat(50_000);
    let run = Run::with(&[("in.ndjson", lines.as_bytes())]);
    let mut command = run.command(&["annotate", "--ndjson", "in.ndjson"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the tool runs");
    let mut first = String::new();
    // The pipe is closed at the end of this statement, with most of the output unread.
    BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut first).expect("a line");
    let output = child.wait_with_output().expect("it ends");
    assert!(first.starts_with(r#"{"id":"a""#));
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn output_that_cannot_be_written_is_a_failure() {
    let full = PathBuf::from("/dev/full");
    if !full.exists() {
        return;
    }
    let run = Run::with(&[("a.txt", QUOTED.as_bytes())]);
    let mut command = run.command(&["annotate", "a.txt"]);
    let full = fs::OpenOptions::new().write(true).open(full).expect("a device that is always full");
    let output = command.stdout(full).output().expect("the tool runs");
    Done(output).status(1).complains(&["cannot write the output"]);
}

#[test]
fn help_has_examples() {
    let run = Run::with(&[]);
    for command in ["annotate", "people", "spans", "explain"] {
        let done = run.run(&[command, "--help"]);
        assert!(done.status(0).out().contains("Examples:\n  whosaid "), "{}", done.out());
    }
}
