//! Valid by the schemas of the repository; apart from the other invariants, because fuzzing targets ask too often.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use serde_json::Value;
use whosaid::Annotation;

/// A schema of the repository.
pub fn schema(stem: &str) -> jsonschema::Validator {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("schema/{stem}.schema.json"));
    let schema: Value = serde_json::from_str(&fs::read_to_string(file).expect("the schema")).expect("JSON");
    jsonschema::validator_for(&schema).expect("a valid schema")
}

/// Panics where the schema refuses an annotation.
pub fn valid(annotation: &Annotation, what: &str) {
    static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| schema("annotation"));
    let annotation = serde_json::to_value(annotation).expect("JSON");
    let errors: Vec<_> = SCHEMA.iter_errors(&annotation).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{what}:\n{}", errors.join("\n"));
}
