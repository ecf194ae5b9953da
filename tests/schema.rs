//! Everything that the crate answers is valid by the schema in the repository, and what it reads by theirs.

#[path = "invariants/valid.rs"]
mod valid;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use valid::{schema, valid};
use whosaid::newsroom::{self, Action, Correction, Person, Selector};

fn files(dir: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).expect("a readable directory") {
        let path = entry.expect("a readable directory").path();
        if path.is_dir() {
            files(&path, extension, found);
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
}

#[test]
fn annotations_of_all_cases_and_dispatches_are_valid() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let (mut cases, mut texts) = (Vec::new(), Vec::new());
    files(&tests.join("cases"), "case", &mut cases);
    files(&tests.join("dispatches"), "txt", &mut texts);
    assert!(!cases.is_empty() && !texts.is_empty());

    for path in cases.iter().chain(&texts) {
        let content = fs::read_to_string(path).expect("a readable file");
        // Of a case, the input and what follows it: for this purpose more text is only better.
        let text = content.split_once("### input\n").map_or(content.as_str(), |(_, input)| input);
        valid(&whosaid::annotate(text, &whosaid::Options::default()), &path.display().to_string());
    }
}

#[test]
fn the_schema_refuses_what_is_no_annotation() {
    let schema = schema("annotation");
    let text = "“The ice is thin,” said Mayor Jan Roe.";
    let good = serde_json::to_value(whosaid::annotate(text, &whosaid::Options::default())).expect("JSON");
    assert!(schema.is_valid(&good));
    let quote = "/quotes/0";
    for (pointer, member, value) in [
        ("", "version", Value::from("1")),
        ("", "quotes", Value::Null),
        (quote, "kind", "spoken".into()),
        (quote, "confidence", 1.5.into()),
        (quote, "speaker", 7.into()),
        (quote, "segments", serde_json::json!([{"start": -1, "end": 2}])),
    ] {
        let mut bad = good.clone();
        bad.pointer_mut(pointer).expect("one quotation")[member] = value;
        assert!(!schema.is_valid(&bad), "{pointer}/{member}");
        bad.pointer_mut(pointer).and_then(Value::as_object_mut).expect("an object").remove(member);
        assert!(!schema.is_valid(&bad), "{pointer}/{member} is required");
    }
}

/// What is wrong with a site's file by the schema, and by the program.
fn faults(stem: &str, file: &Value) -> (bool, bool) {
    let json = serde_json::from_value(file.clone()).expect("JSON");
    let refused = match stem {
        "people" => newsroom::read::<Person>(&json).is_err(),
        _ => newsroom::read::<Correction>(&json).is_err(),
    };
    (!schema(stem).is_valid(file), refused)
}

#[test]
fn schema_and_program_agree_on_the_files_of_a_site() {
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/pages/site");
    for stem in ["people", "corrections"] {
        let content = fs::read_to_string(site.join(format!("{stem}.json"))).expect("a readable file");
        let good: Value = serde_json::from_str(&content).expect("JSON");
        assert_eq!(faults(stem, &good), (false, false), "{stem}");
        for (member, value) in [
            ("name", Value::from(7)),
            ("name", Value::Null),
            ("aliases", "Roe".into()),
            ("link", "javascript:alert(1)".into()),
            ("picture", "//example.org/roe.png".into()),
            ("sameAs", serde_json::json!(["roe.html"])),
            ("selector", serde_json::json!({ "type": "TextPositionSelector", "start": 1, "end": 2 })),
            ("selector", serde_json::json!({ "type": "TextQuoteSelector" })),
            ("action", "delete".into()),
            ("note", 7.into()),
        ] {
            let mut bad = good.clone();
            bad[0][member] = value;
            let known = schema_knows(stem, member);
            assert_eq!(faults(stem, &bad), (known, known), "{stem}: {member} {}", bad[0][member]);
        }
    }
}

/// Members that a file does not know are passed over.
fn schema_knows(stem: &str, member: &str) -> bool {
    let people = ["name", "aliases", "role", "picture", "link", "sameAs"];
    if stem == "people" { people.contains(&member) } else { ["selector", "action", "note"].contains(&member) }
}

#[test]
fn what_the_program_writes_as_a_correction_it_reads_again() {
    let selector = Selector::at("He said: “Thin ice,” and left.", 9, 24);
    let correction =
        Correction { selector, action: Action::Confirm, speaker: None, same: None, role: None, note: None };
    let file = serde_json::to_value([&correction]).expect("JSON");
    assert_eq!(faults("corrections", &file), (false, false));
    let json = serde_json::from_value(file).expect("JSON");
    assert_eq!(newsroom::read::<Correction>(&json).expect("valid"), [correction]);
}
