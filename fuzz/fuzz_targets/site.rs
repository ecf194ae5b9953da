//! A site's files, of people and of corrections: refused with a place and a remedy, or read, applied and written again.
#![no_main]

#[allow(dead_code)]
#[path = "../../tests/invariants/mod.rs"]
mod invariants;

use arbitrary::Arbitrary;
use invariants::Check;
use serde_json::{Map, Value, json};
use whosaid::newsroom::{self, Correction, Entry, Person, correct, find, web_address};
use whosaid::{OffsetUnit, Options, annotate};

#[derive(Arbitrary, Debug)]
enum File<'a> {
    Raw(&'a str),
    Grown(Vec<Vec<(u8, Grown<'a>)>>),
}

/// A value of JSON, seldom of the form that is wanted.
#[derive(Arbitrary, Debug)]
enum Grown<'a> {
    Word(u8),
    Own(&'a str),
    Null,
    Number(i64),
    Truth(bool),
    List(Vec<Grown<'a>>),
    Object(Vec<(u8, Grown<'a>)>),
}

const TEXT: &str = "“The ice is thin,” said Mayor Jan Roe. “No.” Ann Dahl said: “No.” “The ‘thin’ ice,\n\n“and cold.”";
const MEMBERS: [&str; 13] = [
    "name", "aliases", "role", "picture", "link", "sameAs", "selector", "action", "speaker", "note", "type", "exact",
    "suffix",
];
const WORDS: [&str; 18] = [
    "TextQuoteSelector",
    "confirm",
    "change",
    "suppress",
    "Jan Roe",
    "roe",
    "Ann Dahl",
    "“No.”",
    "“The ice is thin,”",
    " said Mayor",
    "“The ‘thin’ ice,\n\n“and cold.”",
    "‘thin’",
    "/roe.jpg",
    "https://example.org/roe",
    "//example.org",
    "javascript:alert(1)",
    " ",
    "",
];

fn value(grown: &Grown) -> Value {
    match grown {
        Grown::Word(n) => WORDS[usize::from(*n) % WORDS.len()].into(),
        Grown::Own(text) => (*text).into(),
        Grown::Null => Value::Null,
        Grown::Number(n) => (*n).into(),
        Grown::Truth(truth) => (*truth).into(),
        Grown::List(list) => list.iter().map(value).collect(),
        Grown::Object(members) => object(members),
    }
}

fn object(members: &[(u8, Grown)]) -> Value {
    let named = |(n, grown): &(u8, Grown)| (MEMBERS[usize::from(*n) % MEMBERS.len()].to_string(), value(grown));
    Value::Object(members.iter().map(named).collect::<Map<_, _>>())
}

/// An entry whose members that are wanted are there, unless they were grown.
fn entry(members: &[(u8, Grown)]) -> Value {
    let mut entry = object(members);
    let n = members.len();
    let selector = json!({ "type": "TextQuoteSelector", "exact": WORDS[7 + n % 5], "suffix": WORDS[9] });
    for (member, usual) in [("name", json!("Jan Roe")), ("action", json!("change")), ("speaker", json!("Roe"))] {
        entry.as_object_mut().expect("an object").entry(member).or_insert(usual);
    }
    entry.as_object_mut().expect("an object").entry("selector").or_insert(selector);
    entry
}

fn read<T: Entry>(file: &newsroom::Json) -> Vec<T> {
    newsroom::read(file).unwrap_or_else(|problem| {
        assert!(!problem.what.is_empty() && problem.to_string().ends_with(problem.remedy), "{problem}");
        Vec::new()
    })
}

libfuzzer_sys::fuzz_target!(|file: File| {
    let file = match file {
        File::Raw(text) => serde_json::from_str(text),
        File::Grown(entries) => serde_json::from_value(entries.iter().map(|members| entry(members)).collect()),
    };
    let Ok(file) = file else { return };
    let mut annotation = annotate(TEXT, &Options::default());

    let people: Vec<Person> = read(&file);
    let found = find(&people, &annotation.speakers);
    assert_eq!(found.len(), annotation.speakers.len());
    for person in people.iter() {
        let mut addresses = person.picture.iter().chain(&person.link).chain(&person.same_as);
        assert!(addresses.all(|url| web_address(url)), "{person:?}");
    }

    let corrections: Vec<Correction> = read(&file);
    let written = serde_json::to_value(&corrections).expect("JSON");
    let again = newsroom::read::<Correction>(&serde_json::from_value(written).expect("JSON"));
    assert_eq!(again.as_ref(), Ok(&corrections), "what is written is read again");
    let unplaced = correct(TEXT, OffsetUnit::Utf8, &mut annotation, &corrections);
    let placed = invariants::all(&annotation.quotes).into_iter().filter(|q| q.review.is_some()).count();
    assert!(placed + unplaced.len() <= corrections.len());
    assert!(unplaced.iter().all(|u| corrections.get(u.index) == Some(&u.correction)));
    Check { text: TEXT, annotation: &annotation }.everything();
});
