//! Everything that the crate answers is valid by the schema in the repository.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

fn schema() -> jsonschema::Validator {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/annotation.schema.json");
    let schema: Value = serde_json::from_str(&fs::read_to_string(file).expect("the schema")).expect("JSON");
    jsonschema::validator_for(&schema).expect("a valid schema")
}

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

    let schema = schema();
    for path in cases.iter().chain(&texts) {
        let content = fs::read_to_string(path).expect("a readable file");
        // Of a case, the input and what follows it: for this purpose more text is only better.
        let text = content.split_once("### input\n").map_or(content.as_str(), |(_, input)| input);
        let annotation = serde_json::to_value(whosaid::annotate(text, &whosaid::Options::default())).expect("JSON");
        let errors: Vec<_> = schema.iter_errors(&annotation).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{}:\n{}", path.display(), errors.join("\n"));
    }
}

#[test]
fn the_schema_refuses_what_is_no_annotation() {
    let schema = schema();
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
