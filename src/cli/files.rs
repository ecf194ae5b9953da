//! From arguments to files: what a directory has, what a pattern finds, each with the id that its name gives.

use std::path::{Component, Path, PathBuf};

use walkdir::WalkDir;

use super::failure::Failure;
use super::guess;

/// A file to read; the path `-` is standard input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub path: PathBuf,
    /// As messages name it.
    pub name: String,
    /// Its path below the directory that was named, without extensions; of a file that was named itself, its name.
    pub id: String,
}

/// What of a directory is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Texts, pages, captions.
    Documents,
    /// JSON lines.
    Lines,
    Tables,
}

impl Wanted {
    pub fn takes(self, extension: &str) -> bool {
        match self {
            Wanted::Documents => guess::is_document(extension),
            Wanted::Lines => ["ndjson", "jsonl"].contains(&extension),
            Wanted::Tables => ["csv", "tsv"].contains(&extension),
        }
    }

    fn names(self) -> &'static str {
        match self {
            Wanted::Documents => "texts, pages or captions (.txt, .md, .html, .vtt, .srt …)",
            Wanted::Lines => "JSON lines (.ndjson, .jsonl)",
            Wanted::Tables => "tables (.csv, .tsv)",
        }
    }
}

/// How many names of files that are left out are said.
const NAMED: usize = 3;

impl File {
    /// A file that was named itself.
    pub fn named(argument: &str) -> File {
        let path = PathBuf::from(argument);
        let id = path.file_name().map_or(argument.into(), |name| name.to_string_lossy());
        let id = if argument == "-" { "stdin" } else { stem(&id) };
        let name = if argument == "-" { "stdin" } else { argument };
        File { id: id.to_string(), name: name.to_string(), path }
    }

    /// A file that was found below a directory.
    fn found(path: PathBuf, root: &Path) -> File {
        let below = path.strip_prefix(root).unwrap_or(&path);
        let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        File { id: stem(&parts.join("/")).to_string(), name: path.display().to_string(), path }
    }

    pub fn is_stdin(&self) -> bool {
        self.path == Path::new("-")
    }

    pub fn failure(&self, what: impl Into<String>, remedy: &'static str) -> Failure {
        Failure { file: self.name.clone(), line: None, what: what.into(), remedy }
    }
}

/// A file's name without the extension of its compression: `a.txt.gz` is `a.txt`.
pub fn unpacked(name: &str) -> &str {
    let is_packed = |(_, extension): &(&str, &str)| ["gz", "zst"].iter().any(|e| extension.eq_ignore_ascii_case(e));
    name.rsplit_once('.').filter(is_packed).map_or(name, |(name, _)| name)
}

/// The extension of a name but for that of its compression, in small letters: `txt` of `a.TXT.gz`.
pub fn extension(name: &str) -> String {
    unpacked(name).rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase()
}

/// A name without its extensions: `2019/a.report.txt.gz` is `2019/a.report`.
fn stem(name: &str) -> &str {
    let name = unpacked(name);
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && !stem.ends_with('/') && !extension.contains('/') => stem,
        _ => name,
    }
}

/// The files of all arguments, in their order; those of a directory in the order of their names. `note` hears what is
/// left out. Walks only as far as is asked for.
pub fn expand<'a>(
    arguments: &'a [String],
    wanted: Wanted,
    note: &'a dyn Fn(&str),
) -> impl Iterator<Item = Result<File, Failure>> + 'a {
    arguments.iter().flat_map(move |argument| -> Box<dyn Iterator<Item = Result<File, Failure>> + 'a> {
        let path = Path::new(argument);
        if argument == "-" || path.is_file() || path.exists() && !path.is_dir() {
            Box::new(std::iter::once(Ok(File::named(argument))))
        } else if path.is_dir() {
            Box::new(walk(argument, wanted, note))
        } else if argument.contains(['*', '?', '[']) {
            matches(argument)
        } else {
            // What does not exist is said by whoever opens it.
            Box::new(std::iter::once(Ok(File::named(argument))))
        }
    })
}

fn walk<'a>(root: &'a str, wanted: Wanted, note: &'a dyn Fn(&str)) -> impl Iterator<Item = Result<File, Failure>> + 'a {
    let is_seen =
        |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".");
    let mut entries = WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter().filter_entry(is_seen);
    let (mut read, mut left, mut ended) = (0usize, Vec::new(), false);
    let mut left_out = 0usize;
    std::iter::from_fn(move || {
        loop {
            let Some(entry) = entries.next() else {
                if ended {
                    return None;
                }
                ended = true;
                if left_out > 0 {
                    let more = if left_out > left.len() { ", …" } else { "" };
                    let files = if left_out == 1 { "1 file is" } else { &format!("{left_out} files are") };
                    note(&format!("{root}: {files} left out ({}{more}); name them to read them", left.join(", ")));
                }
                let what = || format!("has no {}", wanted.names());
                return (read == 0).then(|| Err(File::named(root).failure(what(), "name a directory that has some")));
            };
            let entry = match entry {
                Ok(entry) => entry,
                Err(e) => {
                    let place = e.path().map_or(root.to_string(), |path| path.display().to_string());
                    read += 1;
                    return Some(Err(File::named(&place).failure(walk_error(&e), "check its permissions and links")));
                }
            };
            if entry.file_type().is_dir() {
                continue;
            }
            let name = entry.file_name().to_string_lossy();
            // A pipe would be waited for.
            if entry.file_type().is_file() && wanted.takes(&extension(&name)) {
                read += 1;
                return Some(Ok(File::found(entry.into_path(), Path::new(root))));
            }
            left_out += 1;
            if left.len() < NAMED {
                left.push(name.into_owned());
            }
        }
    })
}

fn walk_error(e: &walkdir::Error) -> String {
    match (e.loop_ancestor(), e.io_error()) {
        (Some(above), _) => format!("is a link to {}, in which it stands", above.display()),
        (None, Some(io)) => format!("cannot be read: {io}"),
        (None, None) => "cannot be read".to_string(),
    }
}

/// What a pattern finds.
fn matches<'a>(pattern: &'a str) -> Box<dyn Iterator<Item = Result<File, Failure>> + 'a> {
    let is_plain = |part: &Component| !part.as_os_str().to_string_lossy().contains(['*', '?', '[']);
    let root: PathBuf = Path::new(pattern).components().take_while(is_plain).collect();
    let options = glob::MatchOptions { require_literal_leading_dot: true, ..glob::MatchOptions::new() };
    let failure = |what: String, remedy| Box::new(std::iter::once(Err(File::named(pattern).failure(what, remedy))));
    let paths = match glob::glob_with(pattern, options) {
        Ok(paths) => paths,
        Err(e) => return failure(format!("is no pattern: {e}"), "in patterns * ? ** and [abc] stand for other signs"),
    };
    let files = paths.filter_map(move |path| match path {
        Ok(path) if path.is_dir() => None,
        Ok(path) => Some(Ok(File::found(path, &root))),
        Err(e) => {
            let what = format!("cannot be read: {}", e.error());
            Some(Err(File::named(&e.path().display().to_string()).failure(what, "check its permissions")))
        }
    });
    let mut files = files.peekable();
    match files.peek() {
        None => failure("finds no file".into(), "check the pattern, and the directory in which you are"),
        Some(_) => Box::new(files),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_names_without_extensions() {
        for (name, id) in [
            ("a.txt", "a"),
            ("a.report.txt.gz", "a.report"),
            ("2019/b.HTML.ZST", "2019/b"),
            ("2019.5/b", "2019.5/b"),
            ("x/.hidden", "x/.hidden"),
            ("a", "a"),
        ] {
            assert_eq!(stem(name), id, "{name}");
        }
        assert_eq!(File::named("in/a.txt.zst").id, "a");
        assert_eq!(File::named("-").id, "stdin");
    }
}
