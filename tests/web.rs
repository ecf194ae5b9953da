//! The case files of tests/cases.rs again, in a browser: the same verdicts on the same files.
#![cfg(target_arch = "wasm32")]

mod harness;

use include_dir::{Dir, DirEntry, include_dir};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

static CASES: Dir = include_dir!("$CARGO_MANIFEST_DIR/tests/cases");

#[wasm_bindgen_test]
fn every_case_file() {
    let list = CASES.get_file("PENDING").and_then(|f| f.contents_utf8()).expect("tests/cases/PENDING");
    let pending = harness::pending(list).expect("a readable list");
    let mut failures = Vec::new();
    let mut count = 0;
    each_case(&CASES, &mut |path, content| {
        count += 1;
        failures.extend(harness::verdict(path, content, pending.contains(&path)).err());
    });
    assert!(count > 0, "no case files");
    assert!(failures.is_empty(), "{} of {count} cases fail\n{}", failures.len(), failures.join("\n"));
    wasm_bindgen_test::console_log!("{count} case files");
}

fn each_case(dir: &Dir, check: &mut dyn FnMut(&str, &str)) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(dir) => each_case(dir, check),
            DirEntry::File(file) => {
                let path = file.path().to_str().expect("a path in UTF-8");
                if path.ends_with(".case") {
                    check(path, file.contents_utf8().expect("a case in UTF-8"));
                }
            }
        }
    }
}
