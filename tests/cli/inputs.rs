//! Directories, patterns, packed files, tables, a site's own files, threads.

use std::fs;
use std::io::Write;

use super::{QUOTED, Run};

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

fn zstandard(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 1).expect("memory")
}

fn nested() -> Run {
    let run = Run::with(&[]);
    fs::create_dir_all(run.0.path().join("in/2019/.git")).expect("directories");
    for (name, content) in [
        ("in/b.txt", QUOTED.as_bytes().to_vec()),
        ("in/2019/a.report.md", QUOTED.into()),
        ("in/2019/z.html", format!("<p>{QUOTED}").into()),
        ("in/2019/c.txt.gz", gzip(QUOTED.as_bytes())),
        ("in/2019/d.txt.zst", zstandard(QUOTED.as_bytes())),
        ("in/2019/.hidden.txt", QUOTED.into()),
        ("in/2019/.git/x.txt", QUOTED.into()),
        ("in/picture.jpg", vec![0xFF]),
    ] {
        fs::write(run.0.path().join(name), content).expect(name);
    }
    run
}

#[test]
fn a_directory_is_read_with_all_below_it_and_what_is_left_out_is_said() {
    let run = nested();
    let done = run.run(&["annotate", "in"]);
    assert_eq!(done.status(0).ids(), ["2019/a.report", "2019/c", "2019/d", "2019/z", "b"]);
    done.complains(&["in: 1 file is left out (picture.jpg); name them"]);
    assert!(done.json().iter().all(|a| a["quotes"].as_array().is_some_and(|quotes| quotes.len() == 1)));
    run.run(&["annotate", "--ndjson", "in"]).status(1).complains(&["in: has no JSON lines (.ndjson, .jsonl)"]);
}

#[test]
fn patterns_are_ours_where_no_shell_has_read_them() {
    let run = nested();
    assert_eq!(run.run(&["annotate", "in/**/*.txt*"]).status(0).ids(), ["2019/c", "2019/d", "b"]);
    run.run(&["annotate", "in/*.pdf"]).status(1).complains(&["in/*.pdf: finds no file; check the pattern"]);
    fs::write(run.0.path().join("a[1].txt"), QUOTED).expect("a file");
    assert_eq!(run.run(&["annotate", "a[1].txt"]).status(0).ids(), ["a[1]"]);
}

#[test]
fn what_a_run_writes_is_not_read_by_it() {
    let run = Run::with(&[("a.ndjson", b"{\"id\": 1, \"text\": \"x\"}\n")]);
    let args = ["annotate", "--ndjson", ".", "--output", "b.ndjson", "--resume"];
    for _ in 0..2 {
        run.run(&args).status(0);
        assert_eq!(fs::read_to_string(run.0.path().join("b.ndjson")).expect("b").lines().count(), 1);
    }
    run.run(&["annotate", "--ndjson", "a.ndjson", "--output", "a.ndjson", "--resume"]).status(1);
    assert_eq!(fs::read(run.0.path().join("a.ndjson")).expect("a"), b"{\"id\": 1, \"text\": \"x\"}\n");
}

#[test]
fn packed_lines_are_read_from_files_and_from_standard_input() {
    let line = |i: usize| serde_json::json!({"id": i, "text": QUOTED}).to_string() + "\n";
    let lines: String = (0..500).map(line).collect();
    // Two members in one file, as `cat a.gz b.gz` makes.
    let twice = [gzip(lines.as_bytes()), gzip(lines.as_bytes())].concat();
    let cut = gzip(lines.as_bytes());
    let run = Run::with(&[
        ("a.ndjson.gz", &twice),
        ("a.ndjson.zst", &zstandard(lines.as_bytes())),
        ("cut.ndjson.gz", &cut[..cut.len() - 20]),
    ]);
    assert_eq!(run.run(&["annotate", "--ndjson", "a.ndjson.gz"]).status(0).ids().len(), 1000);
    assert_eq!(run.run(&["annotate", "--ndjson", "a.ndjson.zst"]).status(0).ids().len(), 500);
    assert_eq!(run.pipe(&["annotate", "--ndjson"], &twice).status(0).ids().len(), 1000);
    let done = run.run(&["annotate", "--ndjson", "cut.ndjson.gz"]);
    done.status(1).complains(&["cut.ndjson.gz:", "cannot be read", "its end is missing"]);
}

#[test]
fn rows_of_tables_are_documents() {
    let table = format!("\u{feff}id;url;body\n1;/1;\"{QUOTED}\n\"\n2;/2;x;y\n3;/3;None\n");
    let run = Run::with(&[("a.csv", table.as_bytes()), ("b.tsv", b"body\turl\nx\t/1\ny\t/2\n"), ("n.csv", b"id,n\n")]);
    let done = run.run(&["annotate", "--text-column", "body", "a.csv", "--rejected", "bad.csv"]);
    done.status(1).complains(&["a.csv:4: has 4 columns, not 3; quotation marks"]);
    assert_eq!(done.ids(), ["1", "3"]);
    assert_eq!(done.json()[0]["record"], serde_json::json!({"url": "/1"}));
    assert_eq!(fs::read_to_string(run.0.path().join("bad.csv")).expect("bad"), "id,url,body\n2,/2,x,y\n");
    assert_eq!(run.run(&["annotate", "--text-column", "body", "b.tsv"]).status(0).ids(), ["b-1", "b-2"]);
    let by_url = run.run(&["annotate", "--text-column", "body", "--id-column", "url", "b.tsv"]);
    assert_eq!(by_url.status(0).ids(), ["/1", "/2"]);
    run.run(&["annotate", "--text-column", "body", "n.csv"])
        .status(1)
        .complains(&["n.csv: has no column \"body\"; its columns are id, n; name one"]);
}

#[test]
fn a_site_s_own_files_are_taken_as_the_widget_takes_them() {
    let corrections = r#"[
        {"selector": {"type": "TextQuoteSelector", "exact": "“The ice is thin.”"}, "action": "change", "speaker": "Ann Dahl"},
        {"selector": {"type": "TextQuoteSelector", "exact": "“It is thick enough.”"}, "action": "confirm"}]"#;
    let run = Run::with(&[
        ("a.txt", QUOTED.as_bytes()),
        ("b.txt", b"Nothing."),
        ("c.json", corrections.as_bytes()),
        ("p.json", br#"[{"name": "Ann Dahl", "role": "Fisher"}]"#),
        ("bad.json", br#"[{"nane": "Ann Dahl"}]"#),
    ]);
    let args = ["annotate", "a.txt", "b.txt", "--corrections", "c.json", "--speakers", "p.json"];
    let done = run.run(&args);
    done.status(1)
        .complains(&["c.json: at [1], \"“It is thick enough.”\": its words stand in no document of this run"]);
    let quote = &done.json()[0]["quotes"][0];
    assert_eq!((&quote["review"]["action"], &quote["attribution"]["rule"]), (&"changed".into(), &"editors".into()));
    assert_eq!(done.json()[0]["people"][quote["speaker"].as_str().expect("a speaker")]["role"], "Fisher");
    assert!(!done.err().contains("[0]"), "{}", done.err());
    run.run(&["annotate", "a.txt", "--speakers", "bad.json"])
        .status(1)
        .complains(&["bad.json: at [0]: \"name\" is missing"]);
    run.run(&["annotate", "a.txt", "--speakers", "no.json"]).status(1).complains(&["no.json: cannot be read"]);
}

#[test]
fn threads_are_never_more_than_make_sense() {
    let run = Run::with(&[("a.txt", QUOTED.as_bytes())]);
    for jobs in ["0", "257", "100000", "x"] {
        run.run(&["annotate", "a.txt", "--jobs", jobs]).status(2).complains(&["a number from 1 to 256"]);
    }
    run.run(&["annotate", "a.txt", "--jobs", "3"]).status(0);
}

#[test]
#[cfg(target_os = "linux")]
fn an_absurd_setting_starts_no_thousands_of_threads() {
    let run = Run::with(&[]);
    let mut child = run
        .command(&["annotate", "--ndjson"])
        .env("RAYON_NUM_THREADS", "100000")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("the tool runs");
    let mut input = child.stdin.take().expect("piped");
    // Past the first batch, all threads are there; the last line of the input is still to come.
    let line = serde_json::json!({"id": 1, "text": QUOTED}).to_string() + "\n";
    input.write_all(line.repeat(300).as_bytes()).expect("it reads");
    let mut first = [0];
    std::io::Read::read_exact(child.stdout.as_mut().expect("piped"), &mut first).expect("an answer");
    let threads = fs::read_dir(format!("/proc/{}/task", child.id())).expect("proc").count();
    drop(input);
    child.wait_with_output().expect("it ends");
    assert!(threads <= 257, "{threads}");
}
