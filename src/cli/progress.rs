//! A progress bar for long work that somebody is watching.

use std::fs;
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// Work shorter than this shows no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// Shown on standard error, and only where that is a terminal and the output goes elsewhere.
pub struct Progress {
    bar: Option<ProgressBar>,
    begun: Instant,
}

impl Progress {
    /// Measures what there is to do by the size of the files; of standard input it is unknown. `to_file`: nothing goes to
    /// standard output.
    pub fn new(files: &[String], to_file: bool) -> Self {
        let watched = io::stderr().is_terminal() && (to_file || !io::stdout().is_terminal());
        let bar = watched.then(|| {
            let size = |file: &String| fs::metadata(file).ok().filter(fs::Metadata::is_file).map(|m| m.len());
            let total = files.iter().map(size).sum::<Option<u64>>();
            let template = match total {
                Some(_) => "{bar:30} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left",
                None => "{spinner} {bytes}, {bytes_per_sec}, {elapsed}",
            };
            let style = ProgressStyle::with_template(template).expect("a valid template");
            let target = indicatif::ProgressDrawTarget::hidden();
            ProgressBar::with_draw_target(total, target).with_style(style)
        });
        Progress { bar, begun: Instant::now() }
    }

    /// Nothing is shown.
    pub fn none() -> Self {
        Progress { bar: None, begun: Instant::now() }
    }

    /// So many bytes of the input, as it lies on the disk, are read.
    pub fn at(&self, bytes: u64) {
        if let Some(bar) = &self.bar {
            if bar.is_hidden() && self.begun.elapsed() > PATIENCE {
                bar.set_draw_target(indicatif::ProgressDrawTarget::stderr());
            }
            bar.set_position(bytes);
        }
    }

    /// Writes to standard error without being overwritten by the bar.
    pub fn suspend(&self, write: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
