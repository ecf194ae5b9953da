//! Archives: nothing that was written is lost, nothing is left out in silence, and a run that was cut off goes on.

use std::fs;
use std::io::{Read, Write};
use std::process::Stdio;
use std::time::Duration;

use super::{Done, QUOTED, Run};

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
fn what_was_mended_among_rejected_lines_stays() {
    let lines = "{\"id\": 1, \"text\": 5}\n{\"id\": 2, \"text\": 5}\n{\"id\": 2, \"text\": 5}\n";
    let run = Run::with(&[("in.ndjson", lines.as_bytes())]);
    let path = run.0.path().join("bad.ndjson");
    let args = ["annotate", "--ndjson", "in.ndjson", "--output", "out.ndjson", "--rejected", "bad.ndjson", "--resume"];
    let bad = || fs::read_to_string(&path).expect("bad");
    run.run(&args).status(1);
    assert_eq!(bad(), lines);
    run.run(&args).status(1);
    assert_eq!(bad(), lines, "nothing comes twice");
    let mended = bad().replacen("5", "\"Mended.\"", 1);
    fs::write(&path, &mended).expect("bad");
    run.run(&args).status(1);
    assert_eq!(bad(), format!("{mended}{}", &lines[..lines.find('\n').expect("a line") + 1]));
    fs::write(&path, mended.trim_end()).expect("bad");
    run.run(&args).status(1).complains(&["bad.ndjson: its last line has no end"]);
    assert_eq!(bad(), mended.trim_end());
}

#[test]
fn rejected_rows_come_once_below_one_head() {
    let run = Run::with(&[("in.csv", b"id;body\n1;a;\"b\nc\"\n2;fine\n3;a;b\n")]);
    let args =
        ["annotate", "--text-column", "body", "in.csv", "--output", "out.ndjson", "--rejected", "bad.csv", "--resume"];
    for _ in 0..2 {
        run.run(&args).status(1);
        let bad = fs::read_to_string(run.0.path().join("bad.csv")).expect("bad");
        assert_eq!(bad, "id,body\n1,a,\"b\nc\"\n3,a,b\n");
    }
}

#[test]
fn rejected_rows_of_other_columns_are_not_mixed_up() {
    // Below the head of a.csv, the row of b.csv would have its id for a text.
    let run = Run::with(&[("a.csv", b"id,body\n1,a,b\n"), ("b.csv", b"body,id\nb,2\nc,3,4\n")]);
    let args = [
        "annotate", "--text-column", "body", "a.csv", "b.csv", "--output", "out.ndjson", "--rejected", "bad.csv",
        "--resume",
    ];
    for _ in 0..2 {
        run.run(&args).status(1).complains(&["bad.csv: 1 rows that failed are not kept in it", "2 of "]);
        assert_eq!(fs::read_to_string(run.0.path().join("bad.csv")).expect("bad"), "id,body\n1,a,b\n");
    }
}

#[test]
fn files_of_one_name_are_said_to_have_one_id() {
    let run = Run::with(&[("a.txt", QUOTED.as_bytes()), ("a.html", QUOTED.as_bytes()), ("b.txt", b"")]);
    let done = run.run(&["annotate", "."]);
    done.status(0).complains(&["1 documents have the id of a document before them, such as \"a\"; rename"]);
    assert_eq!(done.ids(), ["a", "a", "b"]);
    assert_eq!(run.run(&["annotate", "a.txt", "b.txt"]).status(0).err(), "");
}

#[test]
fn a_cell_that_is_never_closed_is_said() {
    // The rest of the file is in it: without a word, two rows would be lost.
    let run = Run::with(&[
        ("in.csv", b"id,body\n1,fine\n2,\"never closed\n3,x\n4,y\n"),
        ("whole.csv", b"id,body\n1,fine\n2,\"closed\n3,x\"\n\n"),
        ("empty.csv", b""),
    ]);
    let done = run.run(&["annotate", "--text-column", "body", "in.csv"]);
    done.status(1).complains(&["in.csv:3: ", "marks that are never closed", "1 of 2 documents failed"]);
    assert_eq!(done.ids(), ["1"]);
    assert_eq!(run.run(&["annotate", "--text-column", "body", "whole.csv"]).status(0).ids(), ["1", "2"]);
    run.run(&["annotate", "--text-column", "body", "empty.csv"]).status(1).complains(&["its columns are none"]);
}

#[test]
fn an_id_that_cannot_be_kept_is_no_id() {
    // Read as a floating-point number it would be written as 1.2345678901234567e+23, which nothing else has.
    let lines = b"{\"id\": 123456789012345678901234, \"text\": \"a\"}\n{\"id\": 18446744073709551615, \"text\": \"a\"}\n{\"id\": 1.5, \"text\": \"a\"}\n";
    let run = Run::with(&[("in.ndjson", lines)]);
    let done = run.run(&["annotate", "--ndjson", "in.ndjson"]);
    done.status(1).complains(&["in.ndjson:1: has an \"id\" that is too large a number", "string"]);
    assert_eq!(done.ids(), [serde_json::json!(18446744073709551615u64), serde_json::json!(1.5)]);
}

#[test]
fn a_file_that_is_compared_with_and_not_read_is_named() {
    let run = Run::with(&[("in.ndjson", format!("{{\"id\": 1, \"text\": \"{QUOTED}\"}}\n").as_bytes())]);
    let made = run.run(&["annotate", "--ndjson", "--with-text", "in.ndjson"]).out().to_string();
    fs::write(run.0.path().join("old.ndjson"), made).expect("old");
    let args = ["annotate", "--ndjson", "--review", "--since", "old.ndjson", "in.ndjson", "old.ndjson"];
    run.run(&args).status(0).complains(&["old.ndjson: is not read, because --since compares with it"]);
}

#[test]
fn people_have_no_resume_to_go_on_with() {
    let run = Run::with(&[("a.txt", QUOTED.as_bytes()), ("people.csv", b"mine")]);
    let done = run.run(&["people", "a.txt", "--output", "people.csv"]);
    done.status(1).complains(&["people.csv: exists already; name another file, or remove it first"]);
}

#[test]
#[cfg(unix)]
fn a_pipe_in_a_directory_is_left_out() {
    let run = Run::with(&[]);
    let dir = run.0.path().join("in");
    fs::create_dir(&dir).expect("a directory");
    fs::write(dir.join("a.txt"), QUOTED).expect("a.txt");
    assert!(std::process::Command::new("mkfifo").arg(dir.join("b.txt")).status().expect("mkfifo").success());
    // Opened, it would wait for a writer for ever.
    let mut command = assert_cmd::Command::from_std(run.command(&["annotate", "in"]));
    let done = Done(command.timeout(Duration::from_secs(60)).output().expect("the tool runs"));
    done.status(0).complains(&["in: 1 file is left out (b.txt)"]);
    assert_eq!(done.ids(), ["a"]);
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

#[test]
#[cfg(target_os = "linux")]
fn a_disk_that_fills_up_is_said_and_the_run_goes_on_later() {
    let run = Run::with(&[("in.ndjson", &archive(400))]);
    run.run(&["annotate", "--ndjson", "in.ndjson", "--output", "whole.ndjson"]).status(1);
    let whole = fs::read(run.0.path().join("whole.ndjson")).expect("whole");
    let args = ["annotate", "--ndjson", "in.ndjson", "--output", "out.ndjson", "--resume", "--rejected", "bad.ndjson"];
    // No file of the tool's grows beyond 200 blocks; without the signal, writing then fails as on a full disk.
    let tool = run.command(&args);
    let mut small = std::process::Command::new("sh");
    small.args(["-c", "trap '' XFSZ; ulimit -f 200; exec \"$0\" \"$@\""]).arg(tool.get_program()).args(tool.get_args());
    let done = Done(small.current_dir(run.0.path()).output().expect("the tool runs"));
    done.status(1).complains(&["cannot write the output: File too large"]);
    let path = run.0.path().join("out.ndjson");
    let written = fs::read(&path).expect("out");
    assert!(!written.is_empty() && written.len() < whole.len() && whole.starts_with(&written));
    run.run(&args).status(1);
    assert_eq!(fs::read(&path).expect("out"), whole);
    assert_eq!(fs::read_to_string(run.0.path().join("bad.ndjson")).expect("bad").lines().count(), 40);
}

#[test]
#[cfg(target_os = "linux")]
fn a_file_that_fails_while_it_is_read_is_named() {
    let run = Run::with(&[("a.txt", QUOTED.as_bytes()), ("in.ndjson", &archive(3))]);
    // It can be opened, and reading it fails, as on a disk with a fault.
    for name in ["faulty.txt", "faulty.ndjson"] {
        std::os::unix::fs::symlink("/proc/self/mem", run.0.path().join(name)).expect("a link");
    }
    let done = run.run(&["annotate", "faulty.txt", "a.txt"]);
    done.status(1).complains(&["faulty.txt: cannot be read: Input/output error", "1 of 2 documents failed"]);
    assert_eq!(done.ids(), ["a"]);
    let done = run.run(&["annotate", "--ndjson", "faulty.ndjson", "in.ndjson"]);
    done.status(1).complains(&["faulty.ndjson: cannot be read: Input/output error", "1 of 4 documents failed"]);
    assert_eq!(done.ids(), [0, 1, 2]);
}

#[test]
fn what_stands_before_a_cut_is_written_and_the_cut_is_named() {
    let whole = archive(7);
    let cut = &whole[..whole.len() - 30];
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
    packed.write_all(&whole).expect("memory");
    let packed = packed.finish().expect("memory");
    let run = Run::with(&[("cut.ndjson", cut), ("cut.ndjson.gz", &packed[..packed.len() - 100])]);
    for (name, said) in [("cut.ndjson", "cut.ndjson:7: is not JSON"), ("cut.ndjson.gz", "its end is missing")] {
        let done = run.run(&["annotate", "--ndjson", name]);
        done.status(1).complains(&[said, "1 of 7 documents failed"]);
        assert_eq!(done.ids(), [0, 1, 2, 3, 4, 5], "{name}");
    }
}
