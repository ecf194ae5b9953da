//! The arguments and their help; one file over 400 lines, because half of it is the help that users read as one text.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use whosaid::newsroom::UNSURE;
use whosaid::page::Part;

use super::files::{self, Wanted};
use super::input::Layout;
use super::jobs;
use super::marked::Sheet;
use super::rows::Columns;

/// Who said each quotation in a news text, in what capacity, how we know, and where it comes from.
#[derive(Parser)]
#[command(version, arg_required_else_help = true, max_term_width = 100)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    Annotate(Annotate),
    People(People),
    Spans(Spans),
    Explain(Explain),
}

const ANNOTATE_EXAMPLES: &str = "\
Examples:
  whosaid annotate dispatch.txt
  whosaid annotate --offsets utf16 article.html
  whosaid annotate --with-text article.txt > article.json
  whosaid annotate --format html article.html > marked.html
  whosaid annotate --select '.post, h1' blog.html
  whosaid annotate --whole-page front.html
  whosaid annotate debate.vtt | jq -r '.text[.quotes[0].segments[0].start:]'
  whosaid annotate reports/*.txt > annotations.ndjson
  whosaid annotate reports/ 'archive/**/*.html' > annotations.ndjson
  whosaid annotate --format csv reports/ > quotations.csv
  whosaid annotate --text-column body --format csv articles.csv > quotations.csv
  whosaid annotate --ndjson archive.ndjson.gz | jq -c '[.id, .speakers]'
  whosaid annotate --speakers people.json --corrections c.json --format jsonld a.txt
  whosaid annotate --ndjson archive.ndjson --output all.ndjson --rejected bad.ndjson
  whosaid annotate --ndjson archive.ndjson --output all.ndjson --rejected bad.ndjson --resume
  whosaid annotate --review --corrections c.json today/
  whosaid annotate --review --since yesterday.ndjson --format csv today/ > look.csv

Input:
  A file whose name ends in .html or .htm is read as HTML, any other as plain
  text. Its id in the output is its name without the extension; that of
  standard input is \"stdin\". A directory is read with all below it: texts,
  pages, captions; a file's id is then its path below the directory. So it is
  with a pattern in quotation marks ('reports/**/*.txt'). Files packed with
  gzip or Zstandard are unpacked.
  With --ndjson each line is an object with \"id\" and either \"text\" or \"html\".
  With --text-column each row of a table is a document; commas, semicolons and
  tabs part its columns, and a column \"id\" has the ids unless --id-column says
  otherwise. All input is UTF-8; a byte order mark at the start is not part of
  the text.

Output:
  json, ndjson: one JSON object a document, in the order of the input, \"id\"
  first; schema/annotation.schema.json in the project describes the rest. Offsets
  count in the text that was read: for HTML that is the readable text of the
  page, which the output then carries as \"text\", beside what the \"offsets\"
  count. With --with-text it does so for plain text as well: such an annotation
  can be shown in a page by whosaid/reader. What else a record or row
  says in texts, numbers or truth values is its \"record\"; the entries of
  --speakers are \"people\", by the ids of speakers.
  csv: a row a quotation, those within others too; the columns of records are
  those that the first document has, or that --keep names.
  html: the page byte for byte, but for the marks that the widget makes, a button
  behind each quotation that opens its card as a popover, without any script,
  and cards and styles at its end; of a text a page is made. With --with-text
  it has the annotation too, and whosaid/reader shows its own marks in place of
  these. Of several documents, or records, it is a line {\"id\", \"html\"} each.
  jsonld: a page of W3C Web Annotations a document, with quotations by
  schema.org; a record's url, date, title and outlet describe the article.

Review:
  With --review the output is a list for editors, the most pressing first: what
  --since tells to be changed (somebody else is named, or nobody), gone or new;
  then quotations of which nobody is named; then names less sure than --below.
  What --corrections have decided is left out. Without --format it is for
  people to read: why, confidence, document:line:column, name, words; csv and
  ndjson have the same for programs. --since needs no words where texts are as
  they were; where articles are edited, make its file with --with-text.

Long runs:
  A document that fails is named on standard error and left out; the rest is
  written. With --rejected the lines or rows that failed are kept, to be mended and run
  again. A run into a file that was cut off goes on with --resume: what the file
  has in whole lines stays, and the documents whose ids it has are left out. The
  first 256 of them are compared with what the options of this run give: a file
  that was begun with others, or by another version, is left as it is.

Exit status:
  0  every document was annotated
  1  some documents failed, or corrections found no place (in a run that goes
     on they may have theirs in the part before): each is named on standard
     error, the others are written
  2  wrong usage";

/// Annotate documents: quotations, speakers, evidence, footnotes, as JSON
#[derive(clap::Args)]
#[command(after_help = ANNOTATE_EXAMPLES)]
pub struct Annotate {
    /// Files, directories or patterns; `-`, or none, for standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<String>,

    #[command(flatten)]
    pub records: Records,

    /// What else of records or rows goes along [default: every text, number and truth value]
    #[arg(long, value_name = "NAMES", value_delimiter = ',', requires = "records")]
    pub keep: Option<Vec<String>>,

    #[command(flatten)]
    pub reading: Reading,

    /// Layout of the output [default: json for one document, ndjson for several]
    #[arg(long, value_enum)]
    pub format: Option<Format>,

    /// File to write to instead of standard output; an existing one is not written over
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Go on with an output that was cut off: leave out the documents whose ids it has
    #[arg(long, requires = "output")]
    pub resume: bool,

    /// File for the lines or rows that failed, as they came; an existing one is written over with --resume alone
    #[arg(long, value_name = "FILE", requires = "records")]
    pub rejected: Option<PathBuf>,

    /// What the offsets count
    #[arg(long, value_enum, default_value_t = Offsets::Codepoint)]
    pub offsets: Offsets,

    /// Name no speaker of whom we are less sure than this (0 to 1) [default: a built-in threshold]
    #[arg(long, value_name = "X", value_parser = confidence)]
    pub min_confidence: Option<f64>,

    /// Give each quotation its words and a plain document its text, as "text"; csv and jsonld have words anyway
    #[arg(long)]
    pub with_text: bool,

    /// With --format html: where its looks are, "inline" (a <style> in the page), "none", or the address of whosaid-still.css
    #[arg(long, value_name = "WHERE", default_value = "inline")]
    pub styles: String,

    /// The site's directory of people, as the widget takes it
    #[arg(long, value_name = "JSON")]
    pub speakers: Option<PathBuf>,

    /// What editors confirm, change or withdraw, as the widget takes it; each is looked for in every document
    #[arg(long, value_name = "JSON")]
    pub corrections: Option<PathBuf>,

    /// List what an editor should look at first instead: what changed, where nobody is named, what is least sure
    #[arg(long, conflicts_with_all = ["resume", "with_text"])]
    pub review: bool,

    /// With --review: what `whosaid annotate` wrote last time, as JSON lines; what is not as it was is listed first
    #[arg(long, value_name = "NDJSON", requires = "review")]
    pub since: Option<PathBuf>,

    /// With --review: list names of which we are less sure than this
    #[arg(long, value_name = "X", requires = "review", default_value_t = UNSURE, value_parser = confidence)]
    pub below: f64,

    /// With --review: list so many at most
    #[arg(long, value_name = "N", requires = "review", default_value_t = 1000)]
    pub most: usize,

    /// How many threads annotate, 1 to 256 [default: RAYON_NUM_THREADS, else one a core]
    #[arg(long, value_name = "N", value_parser = jobs)]
    pub jobs: Option<usize>,
}

impl Annotate {
    pub fn sheet(&self) -> Sheet {
        match &*self.styles {
            "inline" => Sheet::Inline,
            "none" => Sheet::None,
            address => Sheet::Address(address.to_string()),
        }
    }
}

/// Ends the process, as clap does where it finds out by itself.
pub fn wrong(what: &str) -> ! {
    use clap::CommandFactory;
    Args::command().error(clap::error::ErrorKind::ArgumentConflict, what).exit()
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One object a document, indented where a terminal shows it
    Json,
    /// One object a line
    Ndjson,
    /// A table, a row a quotation
    Csv,
    /// The same table as a Parquet file; of a whosaid that is built with --features parquet
    Parquet,
    /// Quotations by schema.org in W3C Web Annotations
    Jsonld,
    /// The page itself with quotations marked and cards that need no script; of a text a page is made
    Html,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Offsets {
    /// UTF-16 code units, as in JavaScript and the DOM
    Utf16,
    /// Bytes of UTF-8, as in Rust
    Utf8,
    /// Unicode code points, as in W3C Web Annotation and Python
    Codepoint,
}

const PEOPLE_EXAMPLES: &str = "\
Examples:
  whosaid people reports/ > people.csv
  whosaid people all.ndjson --format ndjson | jq -c '[.name, .quotations]'
  whosaid people --ndjson archive.ndjson.gz --output people.csv
  whosaid people --text-column body articles.csv | head

Input:
  As for annotate. Lines of JSON may also be annotations that annotate wrote:
  that is quick, and takes over what --corrections said. Files that are all
  named .ndjson or .jsonl are read as lines without --ndjson.

Output:
  A row for each person and organization: the fullest name, how many documents
  and quotations (speech alone, the nested left out), all names with
  quotations, the most frequent roles, and the id of the first document.
  could_be has the people whom a name that stands by itself may mean: Roe, where
  there are Ann Roe and Jan Roe. namesakes counts the documents that have two
  people of this very name. Those without a name are not listed.

What is one person:
  Roe, Mr. Roe, J. Roe and Jan Roe are Jan Q. Roe, if nobody else fits. Names
  that one document keeps apart are never put together, nor Jan Roe and Jan Roe
  Jr. Two people of one name in different documents cannot be told apart: the
  roles may tell.

Memory grows with the number of different names, not with that of documents.

Exit status:
  0  every document was read
  1  some documents failed: each is named on standard error, the rest is counted
  2  wrong usage";

/// Group the speakers of an archive: who is quoted under which names, and how often
#[derive(clap::Args)]
#[command(after_help = PEOPLE_EXAMPLES)]
pub struct People {
    /// Files, directories or patterns; `-`, or none, for standard input
    #[arg(value_name = "FILE")]
    pub files: Vec<String>,

    #[command(flatten)]
    pub records: Records,

    #[command(flatten)]
    pub reading: Reading,

    /// Layout of the output
    #[arg(long, value_enum, default_value_t = PeopleFormat::Csv)]
    pub format: PeopleFormat,

    /// File to write to instead of standard output; an existing one is not written over
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// How many threads annotate, 1 to 256 [default: RAYON_NUM_THREADS, else one a core]
    #[arg(long, value_name = "N", value_parser = jobs)]
    pub jobs: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PeopleFormat {
    /// A table
    Csv,
    /// One object a line
    Ndjson,
}

impl People {
    pub fn layout(&self) -> Layout {
        let is_lines = |file: &String| Wanted::Lines.takes(files::extension(file).as_str());
        match self.records.layout() {
            Layout::Whole if !self.files.is_empty() && self.files.iter().all(is_lines) => Layout::Lines,
            layout => layout,
        }
    }
}

const SPANS_EXAMPLES: &str = "\
Examples:
  whosaid spans dispatch.txt
  whosaid spans --whole-page page.html
  CLICOLOR_FORCE=1 whosaid spans dispatch.txt | less -R

Each quotation is listed as
  LINE:COLUMN  KIND  SPEAKER, ROLE  CONFIDENCE  RULE  cue, footnotes, source line
with columns counted in characters. Colours are left out where the output is no
terminal or NO_COLOR is set.";

/// Show a document's quotations to a person: the text in colours, and a list
#[derive(clap::Args)]
#[command(after_help = SPANS_EXAMPLES)]
pub struct Spans {
    /// File to read; `-` for standard input
    #[arg(value_name = "FILE")]
    pub file: String,

    #[command(flatten)]
    pub reading: Reading,
}

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  whosaid explain dispatch.txt
  whosaid explain dispatch.txt 3
  whosaid explain dispatch.txt 'ice is thin'

For each quotation: who may have said it, with the probability; what rules say
for or against that; how surely the words mean the one whose name is shown; what
weighs most, in nats (+0.7 doubles the odds). Then the outcomes, after what goes
on from another quotation has taken its share, and what the confidence is made
of. A quotation of several paragraphs has a number for each of them.
CONTRIBUTING.md in the project says where to mend what.";

/// Explain who is taken for the speaker of each quotation, and why
#[derive(clap::Args)]
#[command(after_help = EXPLAIN_EXAMPLES)]
pub struct Explain {
    /// File to read; `-` for standard input
    #[arg(value_name = "FILE")]
    pub file: String,

    /// Number of a quotation, or words of it [default: all]
    #[arg(value_name = "QUOTE")]
    pub quote: Option<String>,

    #[command(flatten)]
    pub reading: Reading,
}

/// What files are made of.
#[derive(clap::Args)]
pub struct Records {
    /// Read one JSON object a line: {"id", "text"} or {"id", "html"}
    #[arg(long, group = "records")]
    pub ndjson: bool,

    /// Read tables: this column has the texts
    #[arg(long, value_name = "NAME", group = "records")]
    pub text_column: Option<String>,

    /// The column that has the ids [default: id, else rows are numbered]
    #[arg(long, value_name = "NAME", requires = "text_column")]
    pub id_column: Option<String>,
}

impl Records {
    pub fn layout(&self) -> Layout {
        match &self.text_column {
            Some(text) => Layout::Table(Columns { text: text.clone(), id: self.id_column.clone() }),
            None if self.ndjson => Layout::Lines,
            None => Layout::Whole,
        }
    }
}

/// What is read of a page.
#[derive(clap::Args)]
pub struct Reading {
    /// Of an HTML page, read the elements that this CSS selector finds, not what looks like its article
    #[arg(long, value_name = "CSS", conflicts_with = "whole_page")]
    pub select: Option<String>,

    /// Of an HTML page, read all that a reader sees, not the article alone
    #[arg(long)]
    pub whole_page: bool,
}

impl Reading {
    pub fn part(&self) -> Part {
        match &self.select {
            Some(css) => Part::Selected(css.clone()),
            None if self.whole_page => Part::Whole,
            None => Part::Article,
        }
    }
}

impl From<Offsets> for whosaid::OffsetUnit {
    fn from(offsets: Offsets) -> Self {
        match offsets {
            Offsets::Utf16 => whosaid::OffsetUnit::Utf16,
            Offsets::Utf8 => whosaid::OffsetUnit::Utf8,
            Offsets::Codepoint => whosaid::OffsetUnit::Codepoint,
        }
    }
}

fn jobs(value: &str) -> Result<usize, String> {
    match value.parse() {
        Ok(n) if (1..=jobs::MOST).contains(&n) => Ok(n),
        _ => Err(format!("a number from 1 to {} is wanted", jobs::MOST)),
    }
}

fn confidence(value: &str) -> Result<f64, String> {
    match value.parse() {
        Ok(x) if (0.0..=1.0).contains(&x) => Ok(x),
        _ => Err("a number from 0 to 1 is wanted".to_string()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn definitions_are_consistent() {
        super::Args::command().debug_assert();
    }
}
