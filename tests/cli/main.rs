//! The command-line tool from outside: what goes in, what comes out, and with which exit status.

mod archive;
mod archives;
mod docs;
#[cfg(feature = "fault")]
mod fault;
mod formats;
mod input;
mod inputs;
mod marked;
mod pages;
#[cfg(feature = "parquet")]
mod parquet;
mod people;
mod review;
mod usage;

use std::fs;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A directory with files, and the tool run in it.
struct Run(TempDir);

impl Run {
    fn with(files: &[(&str, &[u8])]) -> Run {
        let dir = tempfile::tempdir().expect("a temporary directory");
        for (name, content) in files {
            fs::write(dir.path().join(name), content).expect("a file in it");
        }
        Run(dir)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("whosaid"));
        command.args(args).current_dir(self.0.path()).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
        command
    }

    fn run(&self, args: &[&str]) -> Done {
        self.pipe(args, b"")
    }

    fn pipe(&self, args: &[&str], input: &[u8]) -> Done {
        let command = self.command(args);
        Done(assert_cmd::Command::from_std(command).write_stdin(input).output().expect("the tool runs"))
    }
}

struct Done(Output);

impl Done {
    #[track_caller]
    fn status(&self, code: i32) -> &Done {
        assert_eq!(self.0.status.code(), Some(code), "stderr: {}", self.err());
        self
    }

    fn out(&self) -> &str {
        std::str::from_utf8(&self.0.stdout).expect("UTF-8")
    }

    fn err(&self) -> &str {
        std::str::from_utf8(&self.0.stderr).expect("UTF-8")
    }

    fn json(&self) -> Vec<Value> {
        self.out().lines().map(|line| serde_json::from_str(line).expect("a JSON line")).collect()
    }

    fn ids(&self) -> Vec<Value> {
        self.json().into_iter().map(|mut v| v["id"].take()).collect()
    }

    /// Every needle stands on standard error, in this order.
    #[track_caller]
    fn complains(&self, needles: &[&str]) {
        let mut rest = self.err();
        for needle in needles {
            let Some(at) = rest.find(needle) else { panic!("no {needle:?} where expected in:\n{}", self.err()) };
            rest = &rest[at + needle.len()..];
        }
    }
}

const QUOTED: &str = "Mayor Jan Roe said: “The ice is thin.”";
