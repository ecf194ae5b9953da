//! `people`: who speaks in an archive, under which names.

use serde_json::{Value, json};

use super::Run;

fn archive(texts: &[&str]) -> Run {
    let line = |(id, text): (usize, &&str)| json!({"id": id, "text": text}).to_string() + "\n";
    let lines: String = texts.iter().enumerate().map(line).collect();
    Run::with(&[("in.ndjson", lines.as_bytes())])
}

/// Name, quotations, all names, whom it may be.
fn groups(run: &Run) -> Vec<(String, u64, Vec<String>, Vec<String>)> {
    let done = run.run(&["people", "--format", "ndjson", "in.ndjson"]);
    let texts = |list: &Value, of: fn(&Value) -> &Value| -> Vec<String> {
        list.as_array().expect("a list").iter().map(|v| of(v).as_str().expect("a text").to_string()).collect()
    };
    let group = |row: Value| {
        let name = row["name"].as_str().expect("a name").to_string();
        let names = texts(&row["names"], |form| &form["name"]);
        (name, row["quotations"].as_u64().expect("a number"), names, texts(&row["could_be"], |name| name))
    };
    done.status(0).json().into_iter().map(group).collect()
}

#[test]
fn forms_of_one_name_are_one_person() {
    let run = archive(&[
        "“One,” said President Bartholomew J. Roe. “Two,” he said.",
        "“Three,” said Bartholomew Roe, a builder.",
        "“Four,” Mr. Roe said.",
        "“Five,” Roe said.",
        "“Six,” said B. Roe of Velm.",
        "“Seven,” said Ann Dahl.",
    ]);
    let groups = groups(&run);
    let (name, quotations, names, _) = &groups[0];
    assert_eq!((name.as_str(), *quotations, names.len()), ("Bartholomew J. Roe", 6, 5), "{groups:?}");
    assert_eq!(groups.len(), 2, "{groups:?}");
    let table = run.run(&["people", "in.ndjson"]);
    table.status(0).complains(&["6 documents, 6 names, 2 people"]);
    let row = table.out().lines().nth(1).expect("a row");
    assert!(row.starts_with("Bartholomew J. Roe,person,5,6,Bartholomew J. Roe (2); "), "{row}");
}

#[test]
fn whoever_a_name_may_mean_is_said_and_not_guessed() {
    let run = archive(&[
        "“One,” said Ann Roe.",
        "“Two,” said Robert Roe.",
        "“Three,” Roe said.",
        "“Four,” Mr. Roe said.",
        "“Five,” Ms. Roe said.",
        "“Six,” said Robert Roe Jr. of Velm.",
    ]);
    let groups = groups(&run);
    let of =
        |name: &str| groups.iter().find(|group| group.0 == name).unwrap_or_else(|| panic!("no {name} in {groups:?}"));
    assert_eq!(of("Ann Roe").2, ["Ann Roe", "Ms. Roe"]);
    assert!(!of("Robert Roe").2.contains(&"Robert Roe Jr.".to_string()), "{groups:?}");
    assert!(of("Roe").3.len() > 1 && of("Roe").2 == ["Roe"], "{groups:?}");
}

#[test]
fn two_whom_one_document_keeps_apart_are_never_one() {
    let annotation = |id: u32, names: &[&str]| {
        let speaker = |(i, name): (usize, &&str)| json!({"id": format!("s{i}"), "name": name, "kind": "person"});
        let quote = |i: usize| json!({"speaker": format!("s{i}"), "kind": "direct"});
        let speakers: Vec<_> = names.iter().enumerate().map(speaker).collect();
        let quotes: Vec<_> = (0..names.len()).map(quote).collect();
        json!({"id": id, "speakers": speakers, "quotes": quotes}).to_string() + "\n"
    };
    let names = |lines: &[String]| {
        let run = Run::with(&[("in.ndjson", lines.concat().as_bytes())]);
        let mut names: Vec<_> = groups(&run).into_iter().map(|group| group.2.join("+")).collect();
        names.sort();
        names
    };
    let apart = annotation(1, &["Jan Q. Roe", "Jan Roe"]);
    let others = [annotation(2, &["Jan Q. Roe"]), annotation(3, &["Jan Roe"]), annotation(4, &["J. Roe"])];
    assert_eq!(names(&others), ["J. Roe+Jan Q. Roe+Jan Roe"]);
    let mut all = others.to_vec();
    all.push(apart);
    assert_eq!(names(&all), ["J. Roe", "Jan Q. Roe", "Jan Roe"], "the last document comes after the others");
    // Not by way of a third either.
    let chain = [annotation(1, &["Jan Q. Roe"]), annotation(2, &["J. Q. Roe", "Roe"]), annotation(3, &["Roe"])];
    assert_eq!(names(&chain), ["J. Q. Roe+Jan Q. Roe", "Roe"]);
}

#[test]
fn annotations_give_what_their_texts_give() {
    let run = archive(&["“One,” said Ann Roe. “Two,” said the Velm Ferry Line.", "“Three,” Ms. Roe said.", "Nothing."]);
    run.run(&["annotate", "--ndjson", "in.ndjson", "--output", "all.ndjson"]).status(0);
    let texts = run.run(&["people", "in.ndjson"]);
    assert_eq!(run.run(&["people", "all.ndjson"]).out(), texts.status(0).out());
    let piped = run.pipe(&["people", "--ndjson"], &std::fs::read(run.0.path().join("all.ndjson")).expect("all"));
    assert_eq!(piped.status(0).out(), texts.out());
}

#[test]
fn a_line_that_cannot_be_read_is_named_and_the_rest_counted() {
    let run = Run::with(&[(
        "in.ndjson",
        b"{\"id\": 1, \"text\": \"\xe2\x80\x9cOne,\xe2\x80\x9d said Ann Roe.\"}\n{\"id\": 2}\n",
    )]);
    let done = run.run(&["people", "in.ndjson", "--output", "people.csv"]);
    done.status(1).complains(&["in.ndjson:2: has neither", "1 of 2 documents failed"]);
    let table = std::fs::read_to_string(run.0.path().join("people.csv")).expect("a table");
    assert!(table.contains("\nAnn Roe,person,1,1,"), "{table}");
    run.run(&["people", "in.ndjson", "--output", "people.csv"]).status(1).complains(&["people.csv: exists already"]);
}
