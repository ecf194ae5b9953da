//! Parquet: what is read back is what CSV says.

use std::fs::File;

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;

use super::Run;

const ARCHIVE: &str = concat!(
    "{\"id\": \"a\", \"url\": \"https://example.org/1\", \"start\": 7, \"text\": \"“Thin ice,” said Mayor Jan Roe. ",
    "“Stay off it, ‘friends’,” she said.\"}\n",
    "{\"id\": \"b\", \"text\": \"It snowed for days. “We never knew how deep it was, and nobody told us.”\"}\n",
    "{\"id\": \"c\", \"text\": \"Nothing is quoted.\"}\n",
    "{\"id\": 4, \"url\": \"\", \"text\": \"“Yes,\\nreally,” said Ann Dahl.\"}\n",
);
const PEOPLE: &str = r#"[{"name": "Jan Roe", "role": "Mayor of Velm", "link": "https://example.org/roe"}]"#;

/// Names of columns, and rows of cells as CSV writes them.
fn sheet(run: &Run, name: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let file = File::open(run.0.path().join(name)).expect("the file is there");
    let reader = SerializedFileReader::new(file).expect("it is Parquet");
    let columns = reader.metadata().file_metadata().schema_descr().columns().to_vec();
    let rows = reader.get_row_iter(None).expect("it has rows").map(|row| {
        let row = row.expect("a row");
        let cell = |(_, field): (&String, &Field)| match field {
            Field::Null => String::new(),
            Field::Str(text) => text.clone(),
            Field::Double(number) => number.to_string(),
            Field::Long(number) => number.to_string(),
            other => panic!("{other:?}"),
        };
        row.get_column_iter().map(cell).collect()
    });
    let rows = rows.collect();
    (columns.iter().map(|column| column.name().to_string()).collect(), rows)
}

#[test]
fn the_columns_and_cells_are_those_of_csv() {
    let run = Run::with(&[("archive.ndjson", ARCHIVE.as_bytes()), ("people.json", PEOPLE.as_bytes())]);
    let given = ["annotate", "--ndjson", "archive.ndjson", "--speakers", "people.json"];
    run.run(&[&given[..], &["--format", "parquet", "--output", "out.parquet"]].concat()).status(0);
    let csv = run.run(&[&given[..], &["--format", "csv"]].concat());
    let mut reader = csv::Reader::from_reader(csv.out().as_bytes());
    let head: Vec<_> = reader.headers().expect("a head").iter().map(String::from).collect();
    let rows: Vec<Vec<String>> =
        reader.records().map(|row| row.expect("a row").iter().map(String::from).collect()).collect();
    assert!(rows.len() >= 4 && head.contains(&"record_start".to_string()) && head.contains(&"directory_link".into()));
    assert_eq!(sheet(&run, "out.parquet"), (head, rows));
}

#[test]
fn an_archive_without_quotations_or_documents_is_a_table_without_rows() {
    let run = Run::with(&[("none.ndjson", b""), ("silent.ndjson", b"{\"id\": 1, \"text\": \"Nothing.\"}\n")]);
    for name in ["none", "silent"] {
        let (archive, out) = (format!("{name}.ndjson"), format!("{name}.parquet"));
        run.run(&["annotate", "--ndjson", &archive, "--format", "parquet", "--output", &out]).status(0);
        let (columns, rows) = sheet(&run, &out);
        assert_eq!((columns[0].as_str(), columns.len(), rows.len()), ("document", 22, 0));
    }
}

#[test]
fn what_fails_is_named_and_the_file_is_whole() {
    let archive = format!("{ARCHIVE}{{\"id\": 5}}\n");
    let run = Run::with(&[("archive.ndjson", archive.as_bytes())]);
    let done = run.run(&["annotate", "--ndjson", "archive.ndjson", "--format", "parquet", "--output", "out.parquet"]);
    assert!(done.status(1).err().contains("archive.ndjson:5"));
    assert!(sheet(&run, "out.parquet").1.len() >= 4);
    // Nothing that is there is written over, and nothing is gone on with that cannot be read.
    let again = run.run(&["annotate", "--ndjson", "archive.ndjson", "--format", "parquet", "--output", "out.parquet"]);
    assert!(again.status(1).err().contains("exists already"));
    let resumed =
        ["annotate", "--ndjson", "archive.ndjson", "--format", "parquet", "--output", "out.parquet", "--resume"];
    assert!(run.run(&resumed).status(2).err().contains("leave it out"));
}
