//! Archives: nothing that was written is lost, nothing is left out in silence, and a run that was cut off goes on.

use std::fs;
use std::io::{Read, Write};
use std::process::Stdio;
use std::time::Duration;

use super::{QUOTED, Run};

/// JSON lines with so many records; those whose number ends in 7 are no records.
fn archive(records: usize) -> Vec<u8> {
    let mut lines = Vec::new();
    for n in 0..records {
        match n % 10 {
            7 => writeln!(lines, "{{\"id\": {n}, \"text\": 5}}"),
            _ => writeln!(lines, "{{\"id\": {n}, \"text\": \"{} {n}\"}}", QUOTED.repeat(40)),
        }
        .expect("memory");
    }
    lines
}

#[test]
fn bad_lines_are_kept_as_they_came() {
    let run = Run::with(&[("in.ndjson", &archive(30))]);
    let args = ["annotate", "--ndjson", "in.ndjson", "--output", "out.ndjson", "--rejected", "bad.ndjson"];
    let done = run.run(&args);
    done.status(1).complains(&["in.ndjson:8:", "in.ndjson:18:", "in.ndjson:28:", "3 of 30 documents failed"]);
    assert_eq!(done.out(), "");
    let lines = |name: &str| fs::read_to_string(run.0.path().join(name)).expect(name);
    assert_eq!(lines("out.ndjson").lines().count(), 27);
    assert_eq!(lines("bad.ndjson"), "{\"id\": 7, \"text\": 5}\n{\"id\": 17, \"text\": 5}\n{\"id\": 27, \"text\": 5}\n");
}

#[test]
fn what_is_there_is_not_written_over() {
    let run = Run::with(&[("a.txt", QUOTED.as_bytes()), ("out.ndjson", b"mine"), ("in.ndjson", b"")]);
    run.run(&["annotate", "a.txt", "--output", "out.ndjson"])
        .status(1)
        .complains(&["out.ndjson: exists already; --resume"]);
    run.run(&["annotate", "a.txt", "--output", "out.ndjson", "--resume"])
        .status(1)
        .complains(&["out.ndjson:1: is no annotation"]);
    assert_eq!(fs::read(run.0.path().join("out.ndjson")).expect("out"), b"mine");
    let args = ["annotate", "--ndjson", "in.ndjson", "--rejected", "a.txt"];
    run.run(&args).status(1).complains(&["a.txt: exists already"]);
    assert_eq!(fs::read(run.0.path().join("a.txt")).expect("a.txt"), QUOTED.as_bytes());
}

#[test]
fn only_our_own_output_is_gone_on_from() {
    let run = Run::with(&[("a.txt", QUOTED.as_bytes()), ("out.ndjson", b"{\"id\":\"x\"}\nmine\n")]);
    run.run(&["annotate", "a.txt", "--output", "out.ndjson", "--resume"])
        .status(1)
        .complains(&["out.ndjson:2: is no annotation"]);
    assert_eq!(fs::read(run.0.path().join("out.ndjson")).expect("out"), b"{\"id\":\"x\"}\nmine\n");
}

#[test]
fn two_records_with_one_id_are_two() {
    let line = b"{\"id\": 1, \"text\": \"a\"}\n".repeat(3);
    let run = Run::with(&[("in.ndjson", &line)]);
    let args = ["annotate", "--ndjson", "in.ndjson", "--output", "out.ndjson", "--resume"];
    let path = run.0.path().join("out.ndjson");
    run.run(&args).status(0);
    let whole = fs::read(&path).expect("out");
    // Cut within the second: the first counts for one of the three.
    fs::write(&path, &whole[..whole.len() / 2]).expect("out");
    run.run(&args).status(0);
    assert_eq!(fs::read(&path).expect("out"), whole);
}

#[test]
fn a_run_does_not_go_on_with_other_options() {
    let text = QUOTED.repeat(3);
    let page = format!("<p class=a>{text}<p class=b>{text}");
    let lines = [("a", "text", &text), ("b", "html", &page), ("c", "text", &text)]
        .map(|(id, form, text)| serde_json::json!({ "id": id, form: text }).to_string() + "\n");
    let run = Run::with(&[("in.ndjson", lines.concat().as_bytes())]);
    let path = run.0.path().join("out.ndjson");
    let args = ["annotate", "--ndjson", "in.ndjson", "--output", "out.ndjson", "--resume"];
    run.run(&args).status(0);
    let whole = fs::read_to_string(&path).expect("out");
    // Cut within the last line.
    let begun = &whole[..whole.len() - 9];
    let two = &whole[..whole.match_indices('\n').nth(1).expect("three lines").0 + 1];
    for other in [&["--offsets", "utf8"][..], &["--min-confidence", "1"], &["--select", ".a"]] {
        fs::write(&path, begun).expect("out");
        let remedy = "or name another file for --output";
        run.run(&[&args[..], other].concat()).status(1).complains(&["out.ndjson: the annotation of", remedy]);
        assert_eq!(fs::read_to_string(&path).expect("out"), two, "nothing is added");
    }
    fs::write(&path, begun).expect("out");
    run.run(&args).status(0);
    assert_eq!(fs::read_to_string(&path).expect("out"), whole);
}

#[test]
fn a_record_that_failed_is_not_taken_for_its_namesake() {
    let good = format!("{{\"id\": 1, \"text\": \"{QUOTED}\"}}\n");
    let run = Run::with(&[(
        "in.ndjson",
        format!("{{\"id\": 1, \"text\": 5}}\n{{\"id\": 1, \"html\": \"\"}}\n{good}").as_bytes(),
    )]);
    let args = ["annotate", "--ndjson", "in.ndjson", "--select", "p", "--output", "out.ndjson", "--resume"];
    let path = run.0.path().join("out.ndjson");
    run.run(&args).status(1).complains(&["in.ndjson:1:", "in.ndjson:2:"]);
    let whole = fs::read(&path).expect("out");
    run.run(&args).status(1).complains(&["in.ndjson:1:", "in.ndjson:2:"]);
    assert_eq!(fs::read(&path).expect("out"), whole);
}

#[test]
fn rejected_lines_never_go_where_the_archive_or_the_annotations_are() {
    let whole = archive(20);
    let run = Run::with(&[("in.ndjson", &whole)]);
    let args = ["annotate", "--ndjson", "in.ndjson", "--output", "out.ndjson", "--resume", "--rejected"];
    run.run(&args[..6]).status(1);
    let written = fs::read(run.0.path().join("out.ndjson")).expect("out");
    for name in ["in.ndjson", "./in.ndjson", "out.ndjson", "./out.ndjson"] {
        run.run(&[&args[..], &[name]].concat()).status(1).complains(&["name another file for --rejected"]);
    }
    assert_eq!(fs::read(run.0.path().join("in.ndjson")).expect("in"), whole);
    assert_eq!(fs::read(run.0.path().join("out.ndjson")).expect("out"), written);
}

#[test]
fn a_run_that_is_killed_goes_on_and_gives_the_same() {
    let run = Run::with(&[("in.ndjson", &archive(4000))]);
    run.run(&["annotate", "--ndjson", "in.ndjson", "--output", "whole.ndjson"]).status(1);
    let whole = fs::read(run.0.path().join("whole.ndjson")).expect("whole");
    let path = run.0.path().join("out.ndjson");
    let args = ["annotate", "--ndjson", "in.ndjson", "--output", "out.ndjson", "--resume", "--rejected", "bad.ndjson"];
    let mut cut_off = 0;
    for moment in [5, 40, 80, 160] {
        let mut child = run.command(&args).stderr(Stdio::null()).spawn().expect("the tool runs");
        std::thread::sleep(Duration::from_millis(moment));
        child.kill().expect("a child of ours");
        cut_off += usize::from(!child.wait().expect("it ends").success());
        let written = fs::read(&path).unwrap_or_default();
        // Whatever is there is the beginning of what the whole run writes: no line is lost, changed or written twice.
        assert!(whole.starts_with(&written), "after {moment} ms");
    }
    assert!(cut_off > 0);
    run.run(&args).status(1);
    assert_eq!(fs::read(&path).expect("out"), whole);
    assert_eq!(fs::read_to_string(run.0.path().join("bad.ndjson")).expect("bad").lines().count(), 400);
}

#[test]
fn a_reader_that_has_seen_enough_ends_the_run() {
    let run = Run::with(&[("in.ndjson", &archive(2000))]);
    let mut child = run
        .command(&["annotate", "--ndjson", "in.ndjson"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the tool runs");
    let mut head = [0; 100];
    child.stdout.take().expect("piped").read_exact(&mut head).expect("a beginning");
    assert!(child.wait().expect("it ends").success());
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_said() {
    let run = Run::with(&[("in.ndjson", &archive(200))]);
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
    let done = run.command(&["annotate", "--ndjson", "in.ndjson"]).stdout(full).output().expect("the tool runs");
    assert_eq!(done.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&done.stderr).contains("cannot write the output: No space left"));
}
