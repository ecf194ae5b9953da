//! How many threads annotate.

use std::{env, thread};

/// More than this many are never started, whatever is asked for.
pub const MOST: usize = 256;

/// Starts the threads: as many as asked for, else as `RAYON_NUM_THREADS` says within reason, else one a core.
pub fn start(asked: Option<usize>) -> Result<(), String> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let within_reason = |n: &usize| (1..=MOST).contains(n);
    let set = env::var("RAYON_NUM_THREADS").ok().and_then(|n| n.parse().ok()).filter(within_reason);
    let count = asked.or(set).unwrap_or(cores).min(MOST);
    let built = rayon::ThreadPoolBuilder::new().num_threads(count).build_global();
    built.map_err(|e| format!("{count} threads cannot be started: {e}; ask for fewer with --jobs"))
}
