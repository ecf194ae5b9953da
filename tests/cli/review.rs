//! `annotate --review`: what an editor should look at first.

use serde_json::{Value, json};

use super::Run;

const SURE: &str = "“The ice is thin,” said Mayor Jan Roe.";
/// Nobody is named.
const OPEN: &str = "It snowed for days. “We never knew how deep it was, and nobody told us.” Then it stopped.";

fn lines(records: &[(&str, &str)]) -> String {
    records.iter().map(|(id, text)| json!({"id": id, "text": text}).to_string() + "\n").collect()
}

/// Why, document and name of each row.
fn rows(list: &[Value]) -> Vec<[&str; 3]> {
    list.iter().map(|row| ["why", "document", "speaker"].map(|name| row[name].as_str().unwrap_or("-"))).collect()
}

#[test]
fn the_least_sure_come_first_and_what_is_sure_or_decided_is_left_out() {
    let correction = json!([{
        "selector": {"type": "TextQuoteSelector", "exact": "“We never knew how deep it was, and nobody told us.”"},
        "action": "suppress"
    }]);
    let run = Run::with(&[
        ("a.txt", SURE.as_bytes()),
        ("b.txt", format!("\n{OPEN}").as_bytes()),
        ("c.json", correction.to_string().as_bytes()),
    ]);
    let review = |args: &[&str]| run.run(&[&["annotate", "--review", "a.txt", "b.txt"], args].concat());
    let list = review(&["--format", "ndjson"]);
    let list = list.status(0).json();
    assert_eq!(rows(&list), [["abstained", "b", "-"]], "{list:?}");
    assert_eq!((&list[0]["line"], &list[0]["column"]), (&2.into(), &21.into()));
    let decided = review(&["--format", "ndjson", "--corrections", "c.json"]);
    assert_eq!(decided.status(0).out(), "");
    // Everything is less sure than certain.
    let all = review(&["--format", "ndjson", "--below", "1"]).json();
    assert_eq!(rows(&all), [["abstained", "b", "-"], ["unsure", "a", "Jan Roe"]]);
    let one = review(&["--format", "csv", "--below", "1", "--most", "1"]);
    one.status(0).complains(&["1 less pressing ones are left out; --most lists more"]);
    assert_eq!(one.out().lines().count(), 2, "{}", one.out());
    run.run(&["annotate", "--review", "a.txt"]).status(0).complains(&["nothing to look at first; --below"]);
    let shown = review(&[]);
    assert!(shown.status(0).out().starts_with("abstained "), "{}", shown.out());
    assert!(shown.out().contains("  b:2:21  "), "{}", shown.out());
}

#[test]
fn what_has_changed_since_last_time_comes_before_everything_else() {
    let old = lines(&[
        ("same", SURE),
        ("other", "“The ice is thin,” said Jan Roe. “Stay off it,” he said."),
        ("moved", SURE),
    ]);
    let new = lines(&[
        ("open", OPEN),
        ("same", SURE),
        ("other", "A correction. “The ice is thin,” said Ida Dahl. “Go home,” she said."),
        ("moved", &format!("A line more.\n\n{SURE}")),
    ]);
    let run = Run::with(&[("old.ndjson", old.as_bytes()), ("new.ndjson", new.as_bytes())]);
    run.run(&["annotate", "--ndjson", "--with-text", "old.ndjson", "--output", "with.ndjson"]).status(0);
    run.run(&["annotate", "--ndjson", "old.ndjson", "--output", "without.ndjson"]).status(0);
    let review = ["annotate", "--ndjson", "--review", "--format", "ndjson", "new.ndjson", "--since"];
    let list = run.run(&[&review[..], &["with.ndjson"]].concat());
    let list = list.status(0).json();
    let wanted = [
        ["changed", "other", "Ida Dahl"],
        ["gone", "other", "-"],
        ["new", "other", "Ida Dahl"],
        ["abstained", "open", "-"],
    ];
    assert_eq!(rows(&list), wanted, "{list:?}");
    assert_eq!((&list[0]["before"], &list[1]["before"]), (&"Jan Roe".into(), &"Jan Roe".into()));
    assert_eq!(list[1]["text"], "“Stay off it,”");
    // Without words, texts that are what they were can be compared; of the others it is said that they cannot.
    let blind = run.run(&[&review[..], &["without.ndjson"]].concat());
    blind.status(0).complains(&["without.ndjson: has no words of 2 documents", "--with-text"]);
    assert_eq!(rows(&blind.json()), [["abstained", "open", "-"]]);
}

#[test]
fn a_file_that_cannot_be_compared_with_is_named() {
    let run = Run::with(&[
        ("a.txt", SURE.as_bytes()),
        ("list.csv", b"document,quote\na,q1\n"),
        ("in.ndjson", b"{\"id\":\"a\",\"text\":\"x\"}\n"),
    ]);
    let review = |old: &str| run.run(&["annotate", "--review", "a.txt", "--since", old]);
    review("nowhere").status(1).complains(&["nowhere: cannot be read", "check the name"]);
    review("list.csv").status(1).complains(&["list.csv:1: is no annotation", "--since takes what `whosaid annotate"]);
    review("in.ndjson").status(1).complains(&["in.ndjson:1: is no annotation", "`quotes`"]);
    for wrong in [&["--since", "list.csv"][..], &["--review", "--resume"], &["--review", "--format", "jsonld"]] {
        run.run(&[&["annotate", "a.txt"], wrong].concat()).status(2);
    }
}
