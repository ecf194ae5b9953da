//! Case files: an input beside what is expected of it. Pure functions, so that the same files run natively
//! (read from disk) and in a browser (embedded when the test is compiled).
//!
//! The format is described in CONTRIBUTING.md.

pub mod render;

use similar::{ChangeTag, TextDiff};

/// A parsed case file.
pub struct Case {
    pub input: String,
    /// In the order of the file.
    pub sections: Vec<Section>,
}

/// What a case expects of one aspect of the annotation.
pub struct Section {
    pub name: String,
    /// Line number in the file of the first expected line, counted from 1.
    pub line: usize,
    pub rows: Vec<String>,
}

impl Case {
    /// Reads a case file; the error says which line is wrong and why.
    pub fn parse(content: &str) -> Result<Case, String> {
        let mut description = false;
        let mut input: Option<String> = None;
        let mut sections: Vec<Section> = Vec::new();
        for (i, line) in content.split_inclusive('\n').enumerate() {
            let row = line.strip_suffix('\n').unwrap_or(line);
            let number = i + 1;
            if let Some(name) = row.strip_prefix("### ") {
                match (name, &input) {
                    ("input", None) if description => input = Some(String::new()),
                    ("input", None) => return Err(format!("line {number}: say first what the case shows")),
                    ("input", Some(_)) => return Err(format!("line {number}: a second input")),
                    (_, None) => return Err(format!("line {number}: a section before `### input`")),
                    _ if !render::SECTIONS.contains(&name) => {
                        return Err(format!("line {number}: unknown section `{name}`; known: {:?}", render::SECTIONS));
                    }
                    _ if sections.iter().any(|s| s.name == name) => {
                        return Err(format!("line {number}: a second section `{name}`"));
                    }
                    _ => sections.push(Section { name: name.to_string(), line: number + 1, rows: Vec::new() }),
                }
            } else if let Some(section) = sections.last_mut() {
                section.rows.push(row.to_string());
            } else if let Some(input) = &mut input {
                input.push_str(line);
            } else {
                description |= !row.trim().is_empty();
            }
        }
        let mut input = input.ok_or("no line `### input`")?;
        if input.ends_with('\n') {
            input.pop();
        }
        for section in &mut sections {
            // Blank lines at the end of a section only keep sections apart.
            while section.rows.last().is_some_and(|row| row.trim().is_empty()) {
                section.rows.pop();
            }
        }
        Ok(Case { input, sections })
    }
}

/// Compares every section of a case with the annotation of its input; the error is a diff that names
/// file, section and line.
pub fn check(path: &str, content: &str) -> Result<(), String> {
    let case = Case::parse(content).map_err(|e| format!("{path}: {e}"))?;
    if case.sections.is_empty() {
        return Err(format!("{path}: expects nothing; WHOSAID_BLESS shows what there is to expect"));
    }
    let annotation = whosaid::annotate(&case.input, &whosaid::Options::default());
    let mut report = String::new();
    for section in &case.sections {
        let actual = render::section(&section.name, &case.input, &annotation);
        report.push_str(&diff(path, section, &actual));
    }
    if report.is_empty() { Ok(()) } else { Err(report) }
}

/// Paths of a PENDING list: cases known to fail, each with its reason after the path.
pub fn pending(list: &str) -> Result<Vec<&str>, String> {
    let entries = list.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    entries
        .map(|line| match line.split_once(' ') {
            Some((path, reason)) if !reason.trim().is_empty() => Ok(path),
            _ => Err(format!("PENDING: no reason given in `{line}`")),
        })
        .collect()
}

/// The verdict on a case that may be pending: a pending case has to fail, so that the list cannot hide a success.
pub fn verdict(path: &str, content: &str, pending: bool) -> Result<(), String> {
    match (check(path, content), pending) {
        (Ok(()), true) => Err(format!("{path}: passes now; remove it from tests/cases/PENDING")),
        (Err(_), true) => Ok(()),
        (result, false) => result,
    }
}

/// Empty where they are equal.
fn diff(path: &str, section: &Section, actual: &[String]) -> String {
    if section.rows == actual {
        return String::new();
    }
    let expected: Vec<&str> = section.rows.iter().map(String::as_str).collect();
    let actual: Vec<&str> = actual.iter().map(String::as_str).collect();
    let diff = TextDiff::from_slices(&expected, &actual);
    let changes: Vec<_> = diff.iter_all_changes().collect();
    let first = changes.iter().take_while(|c| c.tag() == ChangeTag::Equal).count();
    let mut out = format!("{path}:{}: section `{}` (- expected, + actual)\n", section.line + first, section.name);
    for change in changes {
        let sign = match change.tag() {
            ChangeTag::Equal => ' ',
            ChangeTag::Delete => '-',
            ChangeTag::Insert => '+',
        };
        let number = change.old_index().map_or(String::new(), |i| (section.line + i).to_string());
        out.push_str(&format!("{number:>5} {sign} {}\n", change.value()));
    }
    out
}
