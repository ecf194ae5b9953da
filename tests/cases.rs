//! Runs every file under tests/cases, one test each: `cargo test --test cases quotes/` runs those of one layer.
//!
//! `WHOSAID_BLESS=<file stem>` prints what the sections of that case are now; nothing ever rewrites a file.

mod harness;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases = BTreeMap::new();
    collect(&root, &root, &mut cases);

    if let Ok(stem) = std::env::var("WHOSAID_BLESS") {
        let wanted = |path: &str| Path::new(path).file_stem().is_some_and(|s| s == stem.as_str());
        let chosen: Vec<_> = cases.iter().filter(|(path, _)| wanted(path)).collect();
        assert!(!chosen.is_empty(), "WHOSAID_BLESS: no case file is named {stem}.case");
        for (path, content) in chosen {
            println!("{path} as it is now:\n{}", actual(content).unwrap_or_else(|e| e));
        }
    }

    let list = fs::read_to_string(root.join("PENDING")).expect("tests/cases/PENDING can be read");
    let pending = harness::pending(&list).unwrap_or_else(|e| panic!("{e}"));
    let stale: Vec<_> = pending.iter().filter(|path| !cases.contains_key(**path)).collect();
    assert!(stale.is_empty(), "PENDING names files that do not exist: {stale:?}");
    assert!(!cases.is_empty(), "no case files");

    let trials = cases.into_iter().map(|(path, content)| {
        let is_pending = pending.contains(&path.as_str());
        let kind = if is_pending { "pending" } else { "" };
        Trial::test(path.clone(), move || harness::verdict(&path, &content, is_pending).map_err(Failed::from))
            .with_kind(kind)
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit_code()
}

/// Adds every .case file under `dir`, keyed by its path below `root`.
fn collect(root: &Path, dir: &Path, cases: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(dir).expect("tests/cases can be read") {
        let path = entry.expect("tests/cases can be read").path();
        if path.is_dir() {
            collect(root, &path, cases);
        } else if path.extension().is_some_and(|e| e == "case") {
            let name = path.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
            cases.insert(name, fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display())));
        }
    }
}

/// The sections as they are now, ready for pasting: those that the case has already, else all.
fn actual(content: &str) -> Result<String, String> {
    let case = harness::Case::parse(content)?;
    let annotation = whosaid::annotate(&case.input, &whosaid::Options::default());
    let mut out = String::new();
    for name in harness::render::SECTIONS {
        if case.sections.is_empty() || case.sections.iter().any(|s| s.name == name) {
            out.push_str(&format!("### {name}\n"));
            for row in harness::render::section(name, &case.input, &annotation) {
                out.push_str(&row);
                out.push('\n');
            }
        }
    }
    Ok(out)
}
