//! JSON Schemas of the files that a site may give, made from the types. Only tests make them; users read the files.

use std::{env, fs, path::Path};

use schemars::{JsonSchema, generate::SchemaSettings};

use super::{Correction, Person};

fn check<T: JsonSchema>(stem: &str, title: &str) {
    let generator = SchemaSettings::draft2020_12().for_deserialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Vec<T>>();
    schema.insert("title".into(), title.into());
    let generated = serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("schema/{stem}.json"));
    if env::var("WHOSAID_BLESS").is_ok_and(|name| name == stem) {
        fs::write(&path, generated).expect("the schema can be written");
        panic!("{} is written; read the difference, then run again without WHOSAID_BLESS", path.display());
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == generated, "the types changed: WHOSAID_BLESS={stem} cargo test --lib schema");
}

#[test]
fn the_schema_of_directories_is_that_of_the_types() {
    check::<Person>("people.schema", "whosaid directory of people");
}

#[test]
fn the_schema_of_corrections_is_that_of_the_types() {
    check::<Correction>("corrections.schema", "whosaid corrections");
}
