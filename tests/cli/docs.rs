//! The examples of docs/cli.md, with the output that stands there.
#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// In documents, ```` ```text NAME ```` is a file, and in ```` ```console ```` each `$ command` has its output below it, that on
/// standard error too.
#[test]
fn examples_of_the_page_for_newsrooms_do_what_they_say() {
    let tool = PathBuf::from(assert_cmd::cargo::cargo_bin!("whosaid"));
    let path =
        format!("{}:{}", tool.parent().expect("a directory").display(), std::env::var("PATH").unwrap_or_default());
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/cli.md")).expect("the page");
    let dir = tempfile::tempdir().expect("a temporary directory");
    let mut commands = 0;
    for block in page.split("\n```").skip(1).step_by(2) {
        let (info, body) = block.split_once('\n').unwrap_or((block, ""));
        if let Some(name) = info.strip_prefix("text ") {
            let file = dir.path().join(name);
            fs::create_dir_all(file.parent().expect("a directory")).expect("a directory");
            fs::write(file, format!("{body}\n")).expect("a file");
            continue;
        }
        assert_eq!(info, "console", "what kind of example is this?");
        for example in format!("\n{body}\n").split("\n$ ").skip(1) {
            let (command, output) = example.split_once('\n').unwrap_or((example, ""));
            let mut shell = Command::new("sh");
            shell.args(["-c", &format!("{{ {command}\n}} 2>&1")]).current_dir(dir.path()).env("PATH", &path);
            let done = shell.stdin(Stdio::null()).output().expect("a shell");
            let said = String::from_utf8(done.stdout).expect("UTF-8");
            assert_eq!(unsure(&said), unsure(output), "$ {command}");
            commands += 1;
        }
    }
    assert!(commands > 10, "examples are no longer found");
}

/// Without the numbers of confidence, which change whenever the weights are learned anew.
fn unsure(output: &str) -> String {
    let mut parts = output.trim_end().split("0.");
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |out, part| out + "0." + part.trim_start_matches(|c: char| c.is_ascii_digit()))
}
