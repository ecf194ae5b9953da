//! What is read: files, standard input, JSON lines, captions; and what is said of what cannot be read.

use serde_json::Value;

use super::{QUOTED, Run};

#[test]
fn one_file_is_one_object_with_its_stem_as_id() {
    let run = Run::with(&[("a.report.txt", QUOTED.as_bytes())]);
    let done = run.run(&["annotate", "a.report.txt"]);
    done.status(0);
    assert!(done.out().starts_with(r#"{"id":"a.report","version":1,"#), "{}", done.out());
    assert!(done.out().ends_with("}\n"));
    assert_eq!(done.json()[0]["quotes"][0]["segments"][0]["start"], 20);
    assert_eq!(done.err(), "");
}

#[test]
fn several_files_are_written_in_their_order() {
    let names: Vec<String> = (0..40).map(|i| format!("{}.txt", (i * 7) % 40)).collect();
    // The first is by far the longest, hence the last to be done.
    let long = QUOTED.repeat(2000);
    let files: Vec<(&str, &[u8])> = names
        .iter()
        .enumerate()
        .map(|(i, name)| (name.as_str(), if i == 0 { long.as_bytes() } else { QUOTED.as_bytes() }))
        .collect();
    let run = Run::with(&files);
    let args: Vec<&str> = ["annotate"].into_iter().chain(names.iter().map(String::as_str)).collect();
    let done = run.run(&args);
    done.status(0);
    let expected: Vec<Value> = names.iter().map(|name| name.trim_end_matches(".txt").into()).collect();
    assert_eq!(done.ids(), expected);
}

#[test]
fn standard_input_is_read_by_dash_and_by_default() {
    let run = Run::with(&[]);
    for args in [&["annotate", "-"][..], &["annotate"]] {
        let done = run.pipe(args, QUOTED.as_bytes());
        assert_eq!(done.status(0).ids(), ["stdin"]);
        assert_eq!(done.json()[0]["quotes"].as_array().map(Vec::len), Some(1));
    }
}

#[test]
fn json_lines_keep_order_and_ids() {
    let lines: String = (0..600).map(|i| format!("{{\"id\": {i}, \"text\": \"“x” {i}\", \"more\": []}}\n")).collect();
    let done = Run::with(&[]).pipe(&["annotate", "--ndjson"], lines.as_bytes());
    let expected: Vec<Value> = (0..600).map(Value::from).collect();
    assert_eq!(done.status(0).ids(), expected);
}

#[test]
fn json_lines_may_have_byte_order_mark_crlf_and_blank_lines() {
    let input = "\u{feff}{\"id\":\"a\",\"text\":\"\"}\r\n\r\n{\"id\":\"b\",\"text\":\"“x”\"}\r\n   \n{\"id\":\"c\",\"text\":\"y\"}";
    let done = Run::with(&[]).pipe(&["annotate", "--ndjson", "-"], input.as_bytes());
    assert_eq!(done.status(0).ids(), ["a", "b", "c"]);
}

#[test]
fn each_bad_line_is_named_and_the_others_are_written() {
    let mut input = b"{\"id\":\"good\",\"text\":\"x\"}\n".to_vec();
    for bad in [
        "{bad",
        r#"["x", "text", null]"#,
        r#"{"text":"x"}"#,
        r#"{"id":["x"],"text":"x"}"#,
        r#"{"id":"x"}"#,
        r#"{"id":"x","text":"x","html":"x"}"#,
        r#"{"id":"x","text":5}"#,
    ] {
        input.extend_from_slice(bad.as_bytes());
        input.push(b'\n');
    }
    input.extend_from_slice(b"{\"id\":\"x\",\"text\":\"\xff\"}\n{\"id\":\"last\",\"text\":\"x\"}\n");
    let run = Run::with(&[("in.ndjson", &input)]);
    let done = run.run(&["annotate", "--ndjson", "in.ndjson", "nowhere.ndjson"]);
    assert_eq!(done.status(1).ids(), ["good", "last"]);
    done.complains(&[
        "in.ndjson:2: is not JSON",
        "at column 2",
        "in.ndjson:3: is no JSON object",
        "in.ndjson:4: has no \"id\"; add one",
        "in.ndjson:5: has an \"id\" that is no string",
        "in.ndjson:6: has neither \"text\" nor \"html\"",
        "in.ndjson:7: has both \"text\" and \"html\"",
        "in.ndjson:8: is not what is expected",
        "in.ndjson:9: is not UTF-8: invalid byte at offset 18; convert it",
        "nowhere.ndjson: cannot be read",
        "9 of 11 documents failed",
    ]);
    assert_eq!(done.err().lines().count(), 10, "one line each and the sum");
}

#[test]
fn files_that_cannot_be_read_do_not_keep_the_others_back() {
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(QUOTED.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let run = Run::with(&[("a.txt", QUOTED.as_bytes()), ("latin1.txt", b"caf\xe9"), ("utf16.txt", &utf16)]);
    let done = run.run(&["annotate", "nowhere.txt", "latin1.txt", "utf16.txt", "a.txt"]);
    assert_eq!(done.status(1).ids(), ["a"]);
    done.complains(&[
        "nowhere.txt: cannot be read",
        "check the name",
        "latin1.txt: is not UTF-8: invalid byte at offset 3",
        "utf16.txt: is UTF-16, not UTF-8; convert it: iconv",
        "3 of 4 documents failed",
    ]);
}

#[test]
fn an_empty_text_is_a_text_and_an_empty_archive_has_no_documents() {
    let run = Run::with(&[("empty.txt", b"")]);
    let done = run.run(&["annotate", "empty.txt"]);
    assert_eq!(done.status(0).json()[0]["blocks"], Value::Array(vec![]));
    let done = run.pipe(&["annotate", "--ndjson"], b"");
    assert_eq!((done.status(0).out(), done.err()), ("", ""));
}

#[test]
fn offsets_are_in_the_unit_that_was_asked_for() {
    // Before the quotation: 2 characters of 2 bytes, one of 4 bytes that is 2 units of UTF-16, 3 of one byte.
    let run = Run::with(&[("a.txt", "éé 𝄞: “x”".as_bytes())]);
    for (args, start, end) in [
        (&["annotate", "a.txt"][..], 6, 9),
        (&["annotate", "--offsets", "codepoint", "a.txt"], 6, 9),
        (&["annotate", "--offsets", "utf16", "a.txt"], 7, 10),
        (&["annotate", "--offsets", "utf8", "a.txt"], 11, 18),
    ] {
        let segment = run.run(args).status(0).json()[0]["quotes"][0]["segments"][0].clone();
        assert_eq!(segment, serde_json::json!({"start": start, "end": end}), "{args:?}");
    }
}

#[test]
fn a_byte_order_mark_is_not_part_of_the_text() {
    let run = Run::with(&[("a.txt", "\u{feff}“x”".as_bytes())]);
    assert_eq!(run.run(&["annotate", "a.txt"]).status(0).json()[0]["quotes"][0]["segments"][0]["start"], 0);
}

#[test]
fn captions_are_read_by_name_and_by_content() {
    let srt =
        "1\n00:00:01,000 --> 00:00:02,000\nJAN ROE: The ice is thin.\n\n2\n00:00:03,000 --> 00:00:04,000\nGo home.\n";
    let run = Run::with(&[("a.srt", srt.as_bytes()), ("b.txt", srt.as_bytes()), ("c.vtt", b"WEBVTT\n")]);
    for file in ["a.srt", "b.txt"] {
        let done = run.run(&["annotate", "--offsets", "utf8", file]);
        let json = done.status(0).json();
        assert_eq!(json[0]["text"], srt);
        assert_eq!(json[0]["speakers"][0]["name"], "JAN ROE");
        let said: Vec<_> = json[0]["quotes"][0]["segments"].as_array().unwrap().iter().collect();
        let words = |s: &Value| &srt[s["start"].as_u64().unwrap() as usize..s["end"].as_u64().unwrap() as usize];
        assert_eq!(said.into_iter().map(words).collect::<Vec<_>>(), ["The ice is thin.", "Go home."]);
    }
    run.run(&["annotate", "c.vtt"]).status(1).complains(&["c.vtt: has no cues"]);
}

#[test]
fn what_is_no_text_is_named_with_a_remedy() {
    let run = Run::with(&[
        ("a.ndjson", br#"{"id": 1, "text": "x"}"#),
        ("b.txt.gz", b"\x1F\x8B\x08"),
        ("c.csv", b"a,b"),
        ("d.pdf", b"%PDF-1.7"),
    ]);
    let done = run.run(&["annotate", "a.ndjson", "b.txt.gz", "c.csv", "d.pdf"]);
    done.status(1).complains(&[
        "a.ndjson: ", "--ndjson", "b.txt.gz: ", "its end is missing", "c.csv: ", "--text-column", "d.pdf: ",
    ]);
    run.pipe(&["annotate"], br#"{"id": 1, "text": "x"}"#).status(1).complains(&["stdin: holds JSON", "--ndjson"]);
}
