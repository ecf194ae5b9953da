//! Dispatches, digests and transcripts grown from a grammar: what random bytes seldom come near.
#![no_main]

#[path = "../grown.rs"]
mod grown;
#[allow(dead_code)]
#[path = "../../tests/invariants/mod.rs"]
mod invariants;

use arbitrary::Arbitrary;
use std::fmt::Write;
use whosaid::Options;

#[derive(Arbitrary, Debug)]
struct Dispatch {
    header: Vec<Line>,
    body: Vec<Block>,
    notes: Vec<Note>,
}

#[derive(Arbitrary, Debug)]
enum Line {
    Date(u8),
    Series(u16),
    Region(u8),
    Title(Vec<u8>),
    Clip(u16),
    Furniture(u8),
}

#[derive(Arbitrary, Debug)]
enum Block {
    Paragraph(Vec<Clause>),
    Turn { label: Label, said: Vec<Clause>, glued: bool },
    NameLine { name: u8, said: Vec<Clause> },
    Heading(Vec<u8>),
    Source(u8),
    Furniture(u8),
    Caption(u8),
    Direction(u8),
    Quoted(Vec<u8>, u8),
}

#[derive(Arbitrary, Debug)]
enum Label {
    Name(u8),
    Caps(u8),
    Titled(u8),
    Letter(bool),
    Timed(u8, u8),
    Bracketed(u8),
    Office(u8),
}

#[derive(Arbitrary, Debug)]
enum Clause {
    Says { who: u8, verb: u8, words: Vec<u8>, mark: u8 },
    Said { who: u8, verb: u8, words: Vec<u8>, mark: u8 },
    According { who: u8, words: Vec<u8>, mark: u8 },
    Denies { who: u8, words: Vec<u8>, mark: u8 },
    Plain(Vec<u8>),
    Marker(u8),
    Open(u8),
    Close(u8),
}

#[derive(Arbitrary, Debug)]
struct Note {
    style: u8,
    label: u8,
    words: Vec<u8>,
}

const NAMES: [&str; 16] = [
    "Jan Roe", "Roe", "he", "she", "the minister", "Dr. Ana Poe", "Ana Poe", "Poe", "they", "the ministry",
    "Abu Nidaa", "Hatim bin Lutf", "the Velmer Bote", "one reader", "his brother, Leo Roe,", "the letter",
];
const VERBS: [&str; 8] =
    ["said", "told Poe", "wrote", "asked", "was called", "added that", "described it as", "whispers"];
const WORDS: [&str; 20] = [
    "ice", "The", "thin", "Velm", "is", "no", "I", "[it]", "it's", "’90s", "5'11\"", "–", "…", "May 2, 2019", "é",
    "日本", ",", ".", "?", "\n",
];
const MARKS: [(&str, &str); 8] =
    [("“", "”"), ("\"", "\""), ("‘", "’"), ("«", "»"), ("„", "“"), ("'", "'"), ("", ""), ("”", "”")];
const FURNITURE: [&str; 6] = ["Advertisement", "Read more", "Share this article", "Comments (3)", "* * *", "Most Read"];

fn pick<'a>(list: &[&'a str], at: u8) -> &'a str {
    list[usize::from(at) % list.len()]
}

fn words(list: &[u8]) -> String {
    list.iter().take(12).map(|&w| pick(&WORDS, w)).collect::<Vec<_>>().join(" ")
}

fn quoted(list: &[u8], mark: u8) -> String {
    let (open, close) = MARKS[usize::from(mark) % MARKS.len()];
    format!("{open}{}{close}", words(list))
}

fn clauses(list: &[Clause]) -> String {
    let mut out = String::new();
    for clause in list.iter().take(8) {
        let part = match clause {
            Clause::Says { who, verb, words, mark } => {
                format!("{} {}, {} ", pick(&NAMES, *who), pick(&VERBS, *verb), quoted(words, *mark))
            }
            Clause::Said { who, verb, words, mark } => {
                format!("{} {} {}. ", quoted(words, *mark), pick(&VERBS, *verb), pick(&NAMES, *who))
            }
            Clause::According { who, words, mark } => {
                format!("According to {}, {} ", pick(&NAMES, *who), quoted(words, *mark))
            }
            Clause::Denies { who, words, mark } => {
                format!("{} never said {}. ", pick(&NAMES, *who), quoted(words, *mark))
            }
            Clause::Plain(list) => format!("{} ", words(list)),
            Clause::Marker(n) => format!("[{n}]"),
            Clause::Open(mark) => MARKS[usize::from(*mark) % MARKS.len()].0.to_string(),
            Clause::Close(mark) => MARKS[usize::from(*mark) % MARKS.len()].1.to_string(),
        };
        out.push_str(&part);
    }
    out
}

fn label(label: &Label) -> String {
    match label {
        Label::Name(n) => format!("{}: ", pick(&NAMES, *n)),
        Label::Caps(n) => format!("{}, HOST: ", pick(&NAMES, *n).to_uppercase()),
        Label::Titled(n) => format!("Mr. {}. ", pick(&NAMES, *n).to_uppercase()),
        Label::Letter(asks) => if *asks { "Q: " } else { "A: " }.to_string(),
        Label::Timed(n, at) => format!("{} 0:{at:02}\n", pick(&NAMES, *n)),
        Label::Bracketed(n) => format!("[{}] ", pick(&NAMES, *n)),
        Label::Office(n) => {
            format!("The {} ({}): ", pick(&["PRESIDENT", "COURT", "Minister for Ports"], *n), pick(&NAMES, *n))
        }
    }
}

fn text(dispatch: &Dispatch) -> String {
    let mut out = String::new();
    for line in dispatch.header.iter().take(6) {
        let written = match line {
            Line::Date(n) => writeln!(out, "May {}, 20{n:02}", n % 40),
            Line::Series(n) => writeln!(out, "Chad | Special Dispatch No. {n}"),
            Line::Region(n) => writeln!(out, "{}", pick(&["Chad", "South Sudan, Chad", "|"], *n)),
            Line::Title(list) => writeln!(out, "{}", words(list)),
            Line::Clip(n) => writeln!(out, "#{n} | 02:10"),
            Line::Furniture(n) => writeln!(out, "{}", pick(&FURNITURE, *n)),
        };
        written.expect("memory");
    }
    for block in dispatch.body.iter().take(16) {
        let written = match block {
            Block::Paragraph(list) => write!(out, "\n{}\n", clauses(list)),
            Block::Turn { label: by, said, glued } => {
                write!(out, "{}{}{}", if *glued { " " } else { "\n\n" }, label(by), clauses(said))
            }
            Block::NameLine { name, said } => write!(out, "\n{}\n\n{}\n", pick(&NAMES, *name), clauses(said)),
            Block::Heading(list) => write!(out, "\n{}\n", words(list)),
            Block::Source(n) => write!(out, "\n({}, May 2, 2019)\n", pick(&NAMES, *n)),
            Block::Furniture(n) => write!(out, "\n{}\n", pick(&FURNITURE, *n)),
            Block::Caption(n) => write!(out, "\nPhoto: {}\n", pick(&NAMES, *n)),
            Block::Direction(n) => write!(out, "\n({})\n", pick(&WORDS, *n)),
            Block::Quoted(list, mark) => write!(out, "\n{}\n", quoted(list, *mark)),
        };
        written.expect("memory");
    }
    for note in dispatch.notes.iter().take(6) {
        let style = match note.style % 4 {
            0 => format!("[{}]", note.label),
            1 => format!("({})", note.label),
            2 => format!("{}.", note.label),
            _ => "¹".to_string(),
        };
        write!(out, "\n{style} {}", words(&note.words)).expect("memory");
    }
    out
}

libfuzzer_sys::fuzz_target!(|dispatch: Dispatch| {
    let text = text(&dispatch);
    grown::keep(|| text.as_str().into());
    invariants::consistent(&text, &Options::default());
});
