//! What comes out besides JSON: tables, JSON-LD, words.

use std::fs;

use serde_json::Value;

use super::{QUOTED, Run};

const TEXT: &str = "Mayor Jan Roe, \"Jan\", said: “The ice is\nthin.”[1] “It will not hold,” she added.\n\n[1] The Velm Post, May 2, 2019.\n";

/// The rows of a table, by the names of its columns.
fn rows(table: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    csv::Reader::from_reader(table.as_bytes()).deserialize().map(|row| row.expect("a row")).collect()
}

#[cfg(not(feature = "parquet"))]
#[test]
fn a_tool_without_parquet_says_how_to_get_it() {
    let run = Run::with(&[("ice.txt", "“Ice,” said Jan Roe.".as_bytes())]);
    let done = run.run(&["annotate", "--format", "parquet", "--output", "out.parquet", "ice.txt"]);
    assert!(done.status(2).err().contains("--features parquet"));
    assert!(!run.0.path().join("out.parquet").exists());
}

#[test]
fn a_table_has_a_row_a_quotation_with_what_its_record_says() {
    let records = [
        serde_json::json!({"id": "a", "url": "https://example.org/1", "text": TEXT, "kind": "news", "tags": ["x"]}),
        serde_json::json!({"id": 7, "text": "Nothing is quoted."}),
        serde_json::json!({"id": 8, "text": QUOTED, "outlet": "The Post"}),
    ];
    let lines = records.map(|r| r.to_string() + "\n").concat();
    let run = Run::with(&[("in.ndjson", lines.as_bytes())]);
    let done = run.run(&["annotate", "--ndjson", "--format", "csv", "--offsets", "utf8", "in.ndjson"]);
    done.status(0).complains(&["later records have members without a column: outlet", "--keep"]);
    let rows = rows(done.out());
    let last = &rows[rows.len() - 1];
    assert_eq!((last["document"].as_str(), last["record_kind"].as_str(), last["url"].as_str()), ("8", "", ""));
    let thin = rows.iter().find(|row| row["text"].contains("thin")).expect("the quotation");
    for (name, value) in [
        ("document", "a"),
        ("url", "https://example.org/1"),
        ("record_kind", "news"),
        ("kind", "direct"),
        ("text", "“The ice is\nthin.”"),
        ("speaker", "Jan Roe"),
        ("speaker_kind", "person"),
        ("role", "Mayor"),
        ("rule", "context"),
        ("notes", "1"),
    ] {
        assert_eq!(thin[name], value, "{name}");
    }
    assert!(thin["note_texts"].contains("The Velm Post"), "{thin:?}");
    let offset = |name: &str| thin[name].parse::<usize>().expect("a number");
    assert_eq!(&TEXT[offset("start")..offset("end")], thin["text"]);
    let kept = run.run(&["annotate", "--ndjson", "--format", "csv", "--keep", "outlet,nowhere", "in.ndjson"]);
    kept.status(0).complains(&["no record has the member \"nowhere\""]);
    assert!(kept.out().starts_with("document,outlet,nowhere,quote,"), "{}", kept.out());
}

#[test]
fn a_table_that_was_cut_off_anywhere_goes_on_and_is_the_same() {
    let texts = [TEXT, "No quotation.", QUOTED, TEXT, "None.", TEXT];
    let line = |(i, text): (usize, &&str)| serde_json::json!({"id": i, "text": text, "url": "/x"}).to_string() + "\n";
    let lines: String = texts.iter().enumerate().map(line).collect();
    let run = Run::with(&[("in.ndjson", lines.as_bytes())]);
    let args = ["annotate", "--ndjson", "--format", "csv", "in.ndjson", "--output", "out.csv", "--resume"];
    let path = run.0.path().join("out.csv");
    run.run(&args).status(0);
    let whole = fs::read(&path).expect("out");
    for cut in (0..whole.len()).step_by(23) {
        fs::write(&path, &whole[..cut]).expect("out");
        run.run(&args).status(0);
        assert_eq!(fs::read_to_string(&path).expect("out").as_bytes(), whole, "cut at {cut}");
    }
    run.run(&[&args[..], &["--keep", "id2"]].concat()).status(1).complains(&["has other columns"]);
    fs::write(&path, "a,b\n1,2\n").expect("out");
    run.run(&args).status(1).complains(&["out.csv: is no table of whosaid's"]);
    assert_eq!(fs::read_to_string(&path).expect("out"), "a,b\n1,2\n");
}

#[test]
fn a_table_and_json_ld_do_not_go_on_with_other_options() {
    let line = |id: &str| serde_json::json!({"id": id, "text": TEXT}).to_string() + "\n";
    let run = Run::with(&[("in.ndjson", [line("a"), line("b"), line("c")].concat().as_bytes())]);
    for format in ["csv", "jsonld"] {
        let name = format!("out.{format}");
        let args = ["annotate", "--ndjson", "in.ndjson", "--format", format, "--output", &name, "--resume"];
        run.run(&args).status(0);
        let whole = fs::read(run.0.path().join(&name)).expect("out");
        fs::write(run.0.path().join(&name), &whole[..whole.len() - 9]).expect("out");
        let other = run.run(&[&args[..], &["--min-confidence", "1"]].concat());
        other.status(1).complains(&[&format!("{name}: the annotation of \"a\" in it is not what this run gives")]);
        run.run(&args).status(0);
        assert_eq!(fs::read(run.0.path().join(&name)).expect("out"), whole);
    }
}

#[test]
fn a_table_is_not_gone_on_from_where_two_records_have_one_id() {
    let line = |text: &str| serde_json::json!({"id": 1, "text": text}).to_string() + "\n";
    let lines = [line(QUOTED), line("None."), line(QUOTED)].concat();
    let run = Run::with(&[("in.ndjson", lines.as_bytes())]);
    let args = ["annotate", "--ndjson", "--format", "csv", "in.ndjson", "--output", "out.csv", "--resume"];
    run.run(&args).status(0);
    run.run(&args).status(1).complains(&["in.ndjson:2: has the id 1 of a record before it; in a table --resume needs"]);
}

#[test]
fn json_ld_is_web_annotations_of_quotations() {
    let record =
        serde_json::json!({"id": "é 1", "text": format!("𝄞 {TEXT}"), "url": "https://example.org/a", "outlet": "Post"});
    let run =
        Run::with(&[("people.json", r#"[{"name": "Jan Roe", "sameAs": ["https://example.net/roe"]}]"#.as_bytes())]);
    let args = ["annotate", "--ndjson", "--format", "jsonld", "--speakers", "people.json"];
    let done = run.pipe(&args, record.to_string().as_bytes());
    let page = &done.status(0).json()[0];
    assert_eq!(page["@context"][0], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!((&page["type"], &page["identifier"]), (&"AnnotationPage".into(), &"é 1".into()));
    assert_eq!(page["schema:about"]["id"], "https://example.org/a");
    let text: Vec<char> = record["text"].as_str().unwrap().chars().collect();
    let items = page["items"].as_array().expect("items");
    assert!(items.len() >= 2);
    for item in items {
        assert_eq!((&item["type"], &item["body"]["type"]), (&"Annotation".into(), &"schema:Quotation".into()));
        for target in item["target"].as_array().expect("targets") {
            assert_eq!(target["source"], "https://example.org/a");
            let [quote, position] = target["selector"].as_array().unwrap().as_slice() else { panic!("two selectors") };
            let at = |name: &str| position[name].as_u64().unwrap() as usize;
            let part = |from: usize, to: usize| text[from..to].iter().collect::<String>();
            assert_eq!(quote["exact"], part(at("start"), at("end")));
            let prefix = quote["prefix"].as_str().unwrap();
            assert_eq!(prefix, part(at("start") - prefix.chars().count(), at("start")));
            let suffix = quote["suffix"].as_str().unwrap();
            assert_eq!(suffix, part(at("end"), at("end") + suffix.chars().count()));
        }
    }
    let body = &items.iter().find(|i| i["body"]["schema:text"] == "“The ice is\nthin.”").expect("it")["body"];
    let roe = &body["schema:spokenByCharacter"];
    assert_eq!((&roe["type"], &roe["schema:name"]), (&"schema:Person".into(), &"Jan Roe".into()));
    assert_eq!(roe["schema:sameAs"][0], "https://example.net/roe");
    assert_eq!(body["schema:creator"]["id"], roe["id"]);
    assert!(body["schema:citation"][0]["schema:text"].as_str().unwrap().contains("The Velm Post"));
    terms(page);
    let wrong = run.run(&["annotate", "--format", "jsonld", "--offsets", "utf16", "x.txt"]);
    wrong.status(2).complains(&["JSON-LD counts code points"]);
}

/// Every member is a term of the context or of schema.org, and every id is an address of its own: what is neither is
/// dropped without a word by those who read JSON-LD.
fn terms(value: &Value) {
    const KNOWN: [&str; 16] = [
        "@context", "body", "end", "exact", "generator", "id", "identifier", "items", "motivation", "prefix",
        "selector", "source", "start", "suffix", "target", "type",
    ];
    match value {
        Value::Array(values) => values.iter().for_each(terms),
        Value::Object(members) => {
            for (name, value) in members.iter().filter(|(name, _)| *name != "@context") {
                assert!(KNOWN.contains(&name.as_str()) || name.starts_with("schema:"), "{name}");
                if name == "id" {
                    let id = value.as_str().expect("an address");
                    assert!(id.starts_with("https://") || id.starts_with("urn:whosaid"), "{id}");
                    assert!(id.is_ascii() && !id.contains(' '), "{id}");
                }
                terms(value);
            }
        }
        _ => {}
    }
}

#[test]
fn json_ld_that_was_cut_off_goes_on() {
    let lines: String = (0..3).map(|i| serde_json::json!({"id": i, "text": QUOTED}).to_string() + "\n").collect();
    let run = Run::with(&[("in.ndjson", lines.as_bytes())]);
    let args = ["annotate", "--ndjson", "--format", "jsonld", "in.ndjson", "--output", "out", "--resume"];
    let path = run.0.path().join("out");
    run.run(&args).status(0);
    let whole = fs::read(&path).expect("out");
    fs::write(&path, &whole[..whole.len() / 2]).expect("out");
    run.run(&args).status(0);
    assert_eq!(fs::read(&path).expect("out"), whole);
    run.run(&["annotate", "--ndjson", "in.ndjson", "--output", "out", "--resume"])
        .status(1)
        .complains(&["out:1: is no annotation"]);
}

#[test]
fn quotations_carry_their_words_on_demand() {
    let run = Run::with(&[("a.txt", TEXT.as_bytes())]);
    let quotes = |args: &[&str]| run.run(args).status(0).json()[0]["quotes"].clone();
    assert_eq!(quotes(&["annotate", "a.txt"])[0].get("text"), None);
    let words = quotes(&["annotate", "--with-text", "a.txt"]);
    let words: Vec<_> = words.as_array().unwrap().iter().map(|quote| quote["text"].as_str().unwrap()).collect();
    assert!(words.contains(&"“The ice is\nthin.”"), "{words:?}");
}

#[test]
fn what_a_record_says_goes_along() {
    let line = br#"{"url": "/1", "id": 1, "text": "x", "n": 5, "more": {"a": 1}}"#;
    let run = Run::with(&[]);
    let record = |args: &[&str]| run.pipe(args, line).status(0).json()[0]["record"].clone();
    assert_eq!(record(&["annotate", "--ndjson"]), serde_json::json!({"url": "/1", "n": 5}));
    assert_eq!(record(&["annotate", "--ndjson", "--keep", "n"]), serde_json::json!({"n": 5}));
}
