//! The JSON Schema of the annotation, made from the types. Only tests make it; users read the file.

use std::{env, fs, path::Path};

use schemars::generate::SchemaSettings;

use super::Annotation;

fn generate() -> String {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Annotation>();
    schema.insert("title".into(), "whosaid annotation".into());
    serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n"
}

/// `WHOSAID_BLESS=annotation.schema` writes the file; the test fails all the same, so that it cannot heal itself.
#[test]
fn the_schema_in_the_repository_is_that_of_the_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/annotation.schema.json");
    if env::var("WHOSAID_BLESS").is_ok_and(|stem| stem == "annotation.schema") {
        fs::write(&path, generate()).expect("the schema can be written");
        panic!("{} is written; read the difference, then run again without WHOSAID_BLESS", path.display());
    }
    let committed = fs::read_to_string(&path).expect("schema/annotation.schema.json can be read");
    assert!(committed == generate(), "the types changed: WHOSAID_BLESS=annotation.schema cargo test --lib schema");
}
