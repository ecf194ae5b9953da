//! The command-line tool; a first, minimal form: `whosaid annotate [--ndjson] FILE...`, code point offsets.

use std::path::Path;

fn main() {
    let args: Vec<String> = std::env::args().skip(2).collect();
    let options = whosaid::Options { offsets: whosaid::OffsetUnit::Codepoint, ..Default::default() };
    let ndjson = args.iter().any(|a| a == "--ndjson");
    for file in args.iter().filter(|a| !a.starts_with("--") && *a != "codepoint") {
        let content = std::fs::read_to_string(file).expect(file);
        let documents: Vec<(String, String)> = if ndjson {
            let parse = |line: &str| {
                let v: serde_json::Value = serde_json::from_str(line).expect("JSON");
                (v["id"].as_str().unwrap_or("").to_string(), v["text"].as_str().unwrap_or("").to_string())
            };
            content.lines().map(parse).collect()
        } else {
            vec![(Path::new(file).file_stem().unwrap().to_string_lossy().into_owned(), content)]
        };
        for (id, text) in documents {
            let mut value = serde_json::to_value(whosaid::annotate(&text, &options)).expect("serializable");
            value["id"] = id.into();
            println!("{value}");
        }
    }
}
