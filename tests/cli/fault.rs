//! A fault of ours, put in by the feature `fault`, costs the document that it is in, and no other.

use std::fs;

use serde_json::Value;

use super::{QUOTED, Run};

const FAULTY: &str = "Mayor Jan Roe said: “whosaid fails here.”";

/// What is said of the second record, with its id and where the fault is.
const SAID: [&str; 3] = [
    "whosaid: in.ndjson:2: could not be annotated (id \"b\"): as it was asked to at src/annotate/mod.rs:",
    "this is a fault of whosaid: please report it with the document",
    "whosaid: 1 of 3 documents failed",
];

/// Three records, the second with a fault.
fn archive() -> Run {
    let line = |id: &str, text: &str| format!("{}\n", serde_json::json!({ "id": id, "text": text }));
    let lines = [line("a", QUOTED), line("b", FAULTY), line("c", QUOTED)].concat();
    Run::with(&[("in.ndjson", lines.as_bytes()), ("a.txt", QUOTED.as_bytes()), ("b.txt", FAULTY.as_bytes())])
}

#[test]
fn a_fault_costs_one_record_of_an_archive() {
    for jobs in ["1", "3"] {
        let run = archive();
        let done = run.run(&["annotate", "--ndjson", "in.ndjson", "--jobs", jobs]);
        done.status(1).complains(&SAID);
        assert_eq!(done.ids(), ["a", "c"]);
        assert!(done.json().iter().all(|annotation| annotation["quotes"].as_array().is_some_and(|q| q.len() == 1)));
        // One line for the fault, one for the sum: no trace beside them.
        assert_eq!(done.err().lines().count(), 2, "{}", done.err());
    }
}

#[test]
fn a_record_with_a_fault_is_kept_and_tried_again() {
    let run = archive();
    let args = ["annotate", "--ndjson", "in.ndjson", "--output", "out.ndjson", "--rejected", "bad.ndjson"];
    run.run(&args).status(1).complains(&SAID);
    let of = |name: &str| fs::read_to_string(run.0.path().join(name)).expect(name);
    let ids = |lines: &str| -> Vec<Value> {
        lines.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON")["id"].take()).collect()
    };
    assert_eq!((ids(&of("out.ndjson")), ids(&of("bad.ndjson"))), (vec!["a".into(), "c".into()], vec!["b".into()]));
    let before = of("out.ndjson");
    let again = ["annotate", "--ndjson", "in.ndjson", "--output", "out.ndjson", "--resume"];
    run.run(&again).status(1).complains(&SAID[..2]);
    assert_eq!(of("out.ndjson"), before);
}

#[test]
fn a_fault_costs_one_file_of_many_and_all_of_one() {
    let run = archive();
    let done = run.run(&["annotate", "b.txt", "a.txt"]);
    done.status(1).complains(&["b.txt: could not be annotated (id \"b\"): ", "1 of 2 documents failed"]);
    assert_eq!(done.ids(), ["a"]);
    let done = run.run(&["annotate", "b.txt"]);
    done.status(1).complains(&["b.txt: could not be annotated"]);
    assert_eq!(done.out(), "");
}

#[test]
fn a_fault_costs_one_document_in_every_form() {
    let run = archive();
    for format in ["csv", "jsonld", "html"] {
        let done = run.run(&["annotate", "--ndjson", "in.ndjson", "--format", format]);
        done.status(1).complains(&SAID);
        let lines = done.out().lines().filter(|line| line.contains("The ice is thin.”"));
        assert_eq!(lines.count(), 2, "{format}: {}", done.out());
    }
    let done = run.run(&["people", "--ndjson", "in.ndjson"]);
    done.status(1).complains(&["in.ndjson:2: could not be annotated", "2 documents", "1 of 3 documents failed"]);
    assert!(done.out().contains("Jan Roe"), "{}", done.out());
}
