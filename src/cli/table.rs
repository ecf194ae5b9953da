//! A table, as CSV or for Parquet: a row a quotation.

use whosaid::document::plain;
use whosaid::{Issue, Quote, Range};

use super::found::Found;
use super::written::wire;

/// The columns after the document's id and its record's own members, up to the directory's.
const QUOTE: [&str; 8] = ["quote", "continues", "within", "kind", "text", "speaker", "speaker_kind", "role"];
const DIRECTORY: [&str; 3] = ["directory_name", "directory_role", "directory_link"];
/// The last is a number: a row that was cut off lacks it, or the end of its line.
const LAST: [&str; 13] = [
    "confidence", "rule", "cue", "mention", "notes", "note_texts", "source_line", "review", "review_note", "issues",
    "segments", "start", "end",
];

/// Put before the name of a member that is the name of a column of ours.
const OURS_TOO: &str = "record_";

/// Which columns there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Members of the records that go along.
    pub members: Vec<String>,
    /// Whether a directory of people was given.
    pub directory: bool,
}

impl Table {
    /// The first column.
    pub const FIRST: &str = "document";

    pub fn names(&self) -> Vec<String> {
        let ours: Vec<&str> = [&[Self::FIRST][..], &QUOTE, &DIRECTORY, &LAST].concat();
        let member = |name: &String| {
            if ours.contains(&name.as_str()) { format!("{OURS_TOO}{name}") } else { name.clone() }
        };
        let fixed = |names: &[&str]| names.iter().map(|name| name.to_string()).collect::<Vec<_>>();
        let directory = if self.directory { &DIRECTORY[..] } else { &[] };
        let members = self.members.iter().map(member).collect();
        [fixed(&[Self::FIRST]), members, fixed(&QUOTE), fixed(directory), fixed(&LAST)].concat()
    }

    /// The columns of a table of ours, by its head; `None` where it is none.
    pub fn read(head: &csv::StringRecord) -> Option<Table> {
        let quote = head.iter().position(|name| name == QUOTE[0])?;
        let directory = head.iter().any(|name| name == DIRECTORY[0]);
        let own = |name: &str| name.strip_prefix(OURS_TOO).unwrap_or(name).to_string();
        let members = (1..quote).map(|i| own(&head[i])).collect();
        let table = Table { members, directory };
        head.iter().eq(table.names()).then_some(table)
    }

    pub fn head(&self) -> Vec<u8> {
        lines([self.names()])
    }

    /// The rows of a document.
    pub fn rows(&self, found: &Found) -> Vec<Vec<String>> {
        found.quotes().into_iter().map(|(quote, around)| self.row(found, quote, around)).collect()
    }

    pub fn row(&self, found: &Found, quote: &Quote, around: Option<&str>) -> Vec<String> {
        let words = |range: Option<Range>| range.map_or("", |r| found.words(r)).to_string();
        let some = |text: &Option<String>| text.clone().unwrap_or_default();
        let speaker = found.speaker(quote);
        let person = speaker.and_then(|(_, person)| person);
        let attribution = quote.attribution.as_ref();
        let (first, last) = (quote.segments.first(), quote.segments.last());
        let offset = |byte: Option<u32>| byte.map(|b| found.offset(b).to_string()).unwrap_or_default();
        let mut row = vec![plain(&found.document.id)];
        row.extend(self.members.iter().map(|name| found.document.members.text(name).unwrap_or_default()));
        row.extend([
            quote.id.clone(),
            some(&quote.continues),
            around.unwrap_or_default().to_string(),
            wire(&quote.kind),
            found.quoted(quote),
            speaker.map_or(String::new(), |(s, _)| s.name.clone()),
            speaker.map_or(String::new(), |(s, _)| wire(&s.kind)),
            some(&quote.role),
        ]);
        if self.directory {
            let of = |get: fn(&whosaid::newsroom::Person) -> Option<String>| person.and_then(get).unwrap_or_default();
            row.extend([of(|p| Some(p.name.clone())), of(|p| p.role.clone()), of(|p| p.link.clone())]);
        }
        row.extend([
            quote.confidence.to_string(),
            attribution.map_or(String::new(), |a| a.rule.to_string()),
            words(attribution.and_then(|a| a.cue)),
            words(attribution.and_then(|a| a.mention)),
            quote.footnotes.join("; "),
            notes(found, quote),
            words(quote.source_line),
            quote.review.as_ref().map_or(String::new(), |r| wire(&r.action)),
            quote.review.as_ref().and_then(|r| r.note.clone()).unwrap_or_default(),
            issues(found, quote),
            segments(found, quote),
            offset(first.map(|s| s.start)),
            offset(last.map(|s| s.end)),
        ]);
        row
    }
}

/// The texts of a quotation's notes, a line a note.
fn notes(found: &Found, quote: &Quote) -> String {
    let text = |label: &String| found.annotation.footnotes.iter().find(|n| n.label == *label)?.text.clone();
    quote.footnotes.iter().filter_map(text).collect::<Vec<_>>().join("\n")
}

/// What could not be resolved about a quotation.
pub fn issues(found: &Found, quote: &Quote) -> String {
    let touches = |i: &&Issue| quote.segments.iter().any(|s| i.start < s.end && s.start < i.end);
    let mut codes: Vec<&str> = found.annotation.issues.iter().filter(touches).map(|i| i.code.as_str()).collect();
    codes.dedup();
    codes.join("; ")
}

fn segments(found: &Found, quote: &Quote) -> String {
    let one = |s: &Range| format!("{}-{}", found.offset(s.start), found.offset(s.end));
    quote.segments.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// Lines of CSV.
pub fn lines(rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).expect("memory can be written");
    }
    writer.into_inner().expect("memory can be written")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_of_ours_is_known_again() {
        for members in [vec![], vec!["url".to_string(), "speaker".into()]] {
            for directory in [false, true] {
                let table = Table { members: members.clone(), directory };
                let head = table.head();
                let mut reader = csv::Reader::from_reader(&*head);
                assert_eq!(Table::read(reader.headers().expect("a head")), Some(table));
            }
        }
        let foreign = csv::StringRecord::from(vec!["document", "quote", "text"]);
        assert_eq!(Table::read(&foreign), None);
    }
}
