//! The command-line tool: arguments, input, output. What it knows of the analysis is the crate's public interface.

mod annotate;
mod archive;
mod args;
mod boxes;
mod explain;
mod failure;
mod files;
mod found;
mod guess;
mod input;
mod jobs;
mod jsonld;
mod marked;
mod markup;
mod names;
mod net;
mod open;
mod origin;
mod output;
mod paint;
#[cfg_attr(not(feature = "parquet"), path = "no_parquet.rs")]
mod parquet;
mod people;
mod place;
mod progress;
mod record;
mod rejected;
mod review;
mod rows;
mod since;
mod site;
mod spans;
mod table;
mod view;
mod work;
mod written;

use std::io::{self, ErrorKind};
use std::process::ExitCode;

use clap::Parser;
use whosaid::document;

use args::{Args, Command};

/// Runs the command that the process was called with: 0 done, 1 something failed, 2 wrong usage.
pub fn run() -> ExitCode {
    document::spread();
    let outcome = document::guarded(|| match Args::parse().command {
        Command::Annotate(args) => annotate::run(&args),
        Command::People(args) => people::run(&args),
        Command::Spans(args) => spans::run(&args),
        Command::Explain(args) => explain::run(&args),
    });
    let outcome = outcome.unwrap_or_else(|said| {
        report(&format_args!("{said}; {}", document::OURS));
        Ok(false)
    });
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        // The reader of our output, `head` say, has seen enough.
        Err(e) if e.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            report(&format_args!("cannot write the output: {e}"));
            ExitCode::from(1)
        }
    }
}

/// One line on stderr. That it cannot be written is no reason to stop.
fn report(line: &dyn std::fmt::Display) {
    use io::Write;
    let _ = writeln!(io::stderr(), "whosaid: {line}");
}
