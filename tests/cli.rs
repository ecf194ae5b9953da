//! The command-line tool from outside: what goes in, what comes out, and with which exit status.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A directory with files, and the tool run in it.
struct Run(TempDir);

impl Run {
    fn with(files: &[(&str, &[u8])]) -> Run {
        let dir = tempfile::tempdir().expect("a temporary directory");
        for (name, content) in files {
            fs::write(dir.path().join(name), content).expect("a file in it");
        }
        Run(dir)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("whosaid"));
        command.args(args).current_dir(self.0.path()).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
        command
    }

    fn run(&self, args: &[&str]) -> Done {
        self.pipe(args, b"")
    }

    fn pipe(&self, args: &[&str], input: &[u8]) -> Done {
        let command = self.command(args);
        Done(assert_cmd::Command::from_std(command).write_stdin(input).output().expect("the tool runs"))
    }
}

struct Done(Output);

impl Done {
    #[track_caller]
    fn status(&self, code: i32) -> &Done {
        assert_eq!(self.0.status.code(), Some(code), "stderr: {}", self.err());
        self
    }

    fn out(&self) -> &str {
        std::str::from_utf8(&self.0.stdout).expect("UTF-8")
    }

    fn err(&self) -> &str {
        std::str::from_utf8(&self.0.stderr).expect("UTF-8")
    }

    fn json(&self) -> Vec<Value> {
        self.out().lines().map(|line| serde_json::from_str(line).expect("a JSON line")).collect()
    }

    fn ids(&self) -> Vec<Value> {
        self.json().into_iter().map(|mut v| v["id"].take()).collect()
    }

    /// Every needle stands on standard error, in this order.
    #[track_caller]
    fn complains(&self, needles: &[&str]) {
        let mut rest = self.err();
        for needle in needles {
            let Some(at) = rest.find(needle) else { panic!("no {needle:?} where expected in:\n{}", self.err()) };
            rest = &rest[at + needle.len()..];
        }
    }
}

const QUOTED: &str = "Mayor Jan Roe said: “The ice is thin.”";

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
    let done = run.run(&["annotate", "nowhere.txt", "latin1.txt", ".", "utf16.txt", "a.txt"]);
    assert_eq!(done.status(1).ids(), ["a"]);
    done.complains(&[
        "nowhere.txt: cannot be read",
        "check the name",
        "latin1.txt: is not UTF-8: invalid byte at offset 3",
        ".: is a directory",
        "name the files in it",
        "utf16.txt: is UTF-16, not UTF-8; convert it: iconv",
        "4 of 5 documents failed",
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
fn html_comes_with_the_text_that_its_offsets_count_in() {
    let page = "<title>t</title><script>“no”</script><p>Roe\n said:<br>“The <b>ice</b> is thin.”</p><p>End.";
    let line = serde_json::json!({"id": "page", "html": page}).to_string();
    let run = Run::with(&[("page.HTML", page.as_bytes())]);
    for done in [run.run(&["annotate", "page.HTML"]), run.pipe(&["annotate", "--ndjson"], line.as_bytes())] {
        let value = &done.status(0).json()[0];
        assert_eq!(value["id"], "page");
        assert_eq!(value["text"], "Roe said:\n“The ice is thin.”\n\nEnd.");
        assert_eq!(value["quotes"][0]["segments"][0], serde_json::json!({"start": 10, "end": 28}));
    }
    let plain = Run::with(&[("a.txt", b"x")]).run(&["annotate", "a.txt"]);
    assert_eq!(plain.json()[0].get("text"), None, "plain text is not repeated");
}

#[test]
fn a_page_is_read_as_its_article_unless_asked_otherwise() {
    let paragraph = |i: usize| {
        format!(
            "<p>Paragraph {i} says at some length that the ferry did not sail, that nobody knew why, and that it was raining, as it had been all week. “The ice is thin,” said Mayor Jan Roe.</p>"
        )
    };
    let body: String = (0..6).map(paragraph).collect();
    let page = format!(
        "<!DOCTYPE html><title>The ferry</title><body><nav><a href=/>Home</a></nav><div class=wrap><h1>The ferry</h1>{body}\
         <div class=newsletter>“Worth it,” said a reader.</div></div>\
         <div class=comments><p>“Never,” wrote Poe.</p></div><footer>“Ours”</footer></body>"
    );
    let run = Run::with(&[("page.php", page.as_bytes())]);
    let text = |args: &[&str]| run.run(args).status(0).json()[0]["text"].as_str().unwrap().to_string();
    let article = text(&["annotate", "page.php"]);
    assert!(article.starts_with("The ferry\n\nParagraph 0") && article.ends_with("Jan Roe."), "{article}");
    let whole = text(&["annotate", "--whole-page", "page.php"]);
    assert!(whole.starts_with("Home") && whole.ends_with("“Ours”"), "{whole}");
    assert_eq!(text(&["annotate", "--select", "h1, footer", "page.php"]), "The ferry\n\n“Ours”");
    run.run(&["annotate", "--select", "#none", "page.php"])
        .status(1)
        .complains(&["page.php: nothing on the page matches"]);
    // Of standard input only the beginning tells.
    let piped = run.pipe(&["annotate"], page.as_bytes());
    assert_eq!(piped.status(0).json()[0]["text"].as_str(), Some(&*article));
}

/// Sequences of four words.
fn sequences(text: &str) -> Vec<[String; 4]> {
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    words.windows(4).map(|w| [w[0].clone(), w[1].clone(), w[2].clone(), w[3].clone()]).collect()
}

/// The pages of tests/pages have their article between `<!--[-->` and `<!--]-->`.
#[test]
fn articles_are_found_in_many_layouts() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let page = std::fs::read_to_string(&path).unwrap();
        let parts = page.split("<!--[-->").skip(1).map(|part| part.split("<!--]-->").next().unwrap());
        let fragment = format!("<body>{}</body>", parts.map(|part| format!("<div>{part}</div>")).collect::<String>());
        let run = Run::with(&[("page.html", page.as_bytes()), ("wanted.html", fragment.as_bytes())]);
        let text = |args: &[&str]| run.run(args).status(0).json()[0]["text"].as_str().unwrap().to_string();
        let wanted = sequences(&text(&["annotate", "--whole-page", "wanted.html"]));
        let found = sequences(&text(&["annotate", "page.html"]));
        let share = |of: &[[String; 4]], within: &[[String; 4]]| {
            let within: std::collections::BTreeSet<_> = within.iter().collect();
            of.iter().filter(|s| within.contains(s)).count() as f64 / of.len().max(1) as f64
        };
        let (precision, recall) = (share(&found, &wanted), share(&wanted, &found));
        assert!(precision >= 0.9 && recall >= 0.95, "{}: {precision:.2} {recall:.2}", path.display());
        count += 1;
    }
    assert_eq!(count, 10);
}

#[test]
fn a_page_is_read_in_its_character_set() {
    let run = Run::with(&[("page.htm", b"<meta charset=windows-1252><p>\x93It\x92s thin,\x94 said Jan Roe.</p>")]);
    let done = run.run(&["annotate", "page.htm"]);
    assert_eq!(done.status(0).json()[0]["text"], "“It’s thin,” said Jan Roe.");
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
    done.status(1).complains(&["a.ndjson: ", "--ndjson", "b.txt.gz: ", "zcat", "c.csv: ", "table", "d.pdf: "]);
    run.pipe(&["annotate"], br#"{"id": 1, "text": "x"}"#).status(1).complains(&["stdin: holds JSON", "--ndjson"]);
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
fn spans_are_plain_where_no_terminal_reads_and_coloured_on_demand() {
    let run = Run::with(&[("a.txt", b"He said:\n\xe2\x80\x9cThe ice\x1b[31m is thin.\xe2\x80\x9d")]);
    let plain = run.run(&["spans", "a.txt"]);
    plain.status(0);
    assert!(plain.out().contains("  2:1  direct "), "{}", plain.out());
    assert!(plain.out().contains("“The ice␛[31m is thin.”"), "a text cannot steer the terminal");
    assert!(!plain.out().contains('\u{1b}'));

    let mut forced = run.command(&["spans", "a.txt"]);
    let forced = forced.env("CLICOLOR_FORCE", "1").output().expect("the tool runs");
    let coloured = String::from_utf8(forced.stdout).expect("UTF-8");
    assert!(coloured.contains("\u{1b}["));
    assert!(!coloured.contains("\u{1b}[31m is thin"));

    let mut never = run.command(&["spans", "a.txt"]);
    let never = never.env("NO_COLOR", "1").output().expect("the tool runs");
    assert_eq!(String::from_utf8_lossy(&never.stdout), plain.out());
}

#[test]
fn spans_says_what_cannot_be_read() {
    let run = Run::with(&[]);
    run.run(&["spans", "nowhere.txt"]).status(1).complains(&["nowhere.txt: cannot be read", "check the name"]);
}

#[test]
fn explain_says_what_was_weighed_for_the_quotation_that_is_asked_for() {
    let text = "“The ice is thin,” said Mayor Jan Roe. She added: “Nobody should walk on it.”";
    let run = Run::with(&[("a.txt", text.as_bytes())]);
    let all = run.run(&["explain", "a.txt"]);
    let first = run.run(&["explain", "a.txt", "1"]);
    let second = run.run(&["explain", "a.txt", "walk on"]);
    assert_eq!(all.status(0).out(), format!("{}{}", first.status(0).out(), second.status(0).out()));
    for part in
        ["Jan Roe, “Mayor Jan Roe” at byte 28", "for: report", "cue “said”", "link: Name by FullName", "confidence of"]
    {
        assert!(first.out().contains(part), "{part}: {}", first.out());
    }
    run.run(&["explain", "a.txt", "3"]).status(1).complains(&["no quotation \"3\"", "give its number or words of it"]);
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
    for command in ["annotate", "spans", "explain"] {
        let done = run.run(&[command, "--help"]);
        assert!(done.status(0).out().contains("Examples:\n  whosaid "), "{}", done.out());
    }
}
