//! Turns the word lists of `data/` into the lexicon's lookup table, and into short lists for the module. Over 400 lines:
//! cargo takes one script, and its parts need each other's tables.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// What `fold` asks of letters; in the module these are the tables made here.
mod case {
    pub fn lower(c: char) -> std::char::ToLowercase {
        c.to_lowercase()
    }
}

#[path = "src/text/fold.rs"]
mod fold;

#[path = "src/lexicon/classes.rs"]
#[allow(dead_code)]
mod classes;

#[path = "src/text/packed.rs"]
#[allow(dead_code)]
mod packed;

use classes::*;
use packed::{NARROW, Odds};

type Words = BTreeMap<String, u32>;

/// Numbers are written as characters, of which a zero may stand before a digit.
const QUIET: &str = "#[allow(clippy::octal_escapes)]\n";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/text/fold.rs");
    println!("cargo::rerun-if-changed=src/text/packed.rs");
    println!("cargo::rerun-if-changed=src/lexicon/classes.rs");
    println!("cargo::rerun-if-changed=src/attribution/model.rs");
    println!("cargo::rerun-if-changed=data");
    let mut words = Words::new();
    for file in ["function-words", "titles", "given-names", "places", "people", "organizations"] {
        for (section, entry) in entries(file) {
            noun_or_name(&mut words, &section, &entry);
        }
    }
    for file in ["speech-verbs", "verbs"] {
        for (section, entry) in entries(file) {
            verb(&mut words, &section, &entry);
        }
    }
    for (section, entry) in entries("surnames") {
        noun_or_name(&mut words, &section, &entry);
    }
    let out = std::env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    std::fs::write(Path::new(&out).join("lexicon.rs"), table(&words)).expect("OUT_DIR is writable");
    std::fs::write(Path::new(&out).join("lists.rs"), lists(&words)).expect("OUT_DIR is writable");
    std::fs::write(Path::new(&out).join("weights.rs"), weights()).expect("OUT_DIR is writable");
    std::fs::write(Path::new(&out).join("case.rs"), cases()).expect("OUT_DIR is writable");
}

/// `(section, entry)` of `data/<file>.txt`: entries are separated by blanks, sections are headed `[name]`, `#` begins a
/// comment line.
fn entries(file: &str) -> Vec<(String, String)> {
    let path = format!("data/{file}.txt");
    let content = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let (mut section, mut out) = (String::new(), Vec::new());
    for line in content.lines().filter(|l| !l.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            section = name.to_string();
        } else {
            out.extend(line.split_whitespace().map(|w| (section.clone(), w.to_string())));
        }
    }
    out
}

fn add(words: &mut Words, word: &str, class: u32) {
    *words.entry(key(word)).or_default() |= class;
}

/// Folding leaves out the full stop of an abbreviation.
fn key(word: &str) -> String {
    word.to_lowercase().trim_end_matches('.').to_string()
}

/// The first function class given to a word stays.
fn function(words: &mut Words, word: &str, class: u32) {
    let entry = words.entry(key(word)).or_default();
    if *entry & FUNCTION_MASK == 0 {
        *entry |= class << FUNCTION_SHIFT;
    }
}

fn noun_or_name(words: &mut Words, section: &str, word: &str) {
    match section {
        "aux" => function(words, word, AUX),
        "prep" => function(words, word, PREPOSITION),
        "according" => function(words, word, ACCORDING),
        "conj" => function(words, word, CONJUNCTION),
        "relative" => function(words, word, RELATIVE),
        "that" => function(words, word, THAT),
        "sub" => function(words, word, SUBORDINATOR),
        "adverb" => function(words, word, ADVERB),
        "det" => function(words, word, DETERMINER),
        "poss-pronoun" => add(words, word, POSSESSIVE),
        "he" => function(words, word, HE),
        "she" => function(words, word, SHE),
        "they" => function(words, word, THEY),
        "it" => function(words, word, IT),
        "i" => function(words, word, FIRST),
        "object-pronoun" => function(words, word, OBJECT),
        "day" => add(words, word, DAY),
        "common" => add(words, word, COMMON),
        "title" => add(words, word, TITLE),
        "title-male" => add(words, word, TITLE | MALE),
        "title-female" => add(words, word, TITLE | FEMALE),
        "suffix" => add(words, word, SUFFIX),
        "particle" => add(words, word, PARTICLE),
        // A word that no other list has needs no such note.
        "surname" => {
            words.entry(key(word)).and_modify(|class| *class |= SURNAME);
        }
        "either" => add(words, word, GIVEN),
        "place" | "place-noun" => add(words, word, PLACE),
        "demonym" => add(words, word, DEMONYM),
        "people" => add(words, word, PERSON | PLURAL),
        "human-group" => {
            add(words, word, GROUP);
            add(words, &plural(word), GROUP | PLURAL);
        }
        "organization" => {
            add(words, word, ORGANIZATION);
            add(words, &plural(word), ORGANIZATION | PLURAL);
        }
        "document" => {
            add(words, word, DOCUMENT);
            add(words, &plural(word), DOCUMENT | PLURAL);
        }
        "person" => {
            add(words, word, PERSON);
            add(words, &plural(word), PERSON | PLURAL);
        }
        "epithet" => add(words, word, PERSON | EPITHET),
        "male-noun" => add(words, word, PERSON | MALE),
        "female-noun" => add(words, word, PERSON | FEMALE),
        "male-name" => add(words, word, GIVEN | MALE),
        "female-name" => add(words, word, GIVEN | FEMALE),
        other => panic!("unknown section [{other}] with {word}"),
    }
}

fn plural(noun: &str) -> String {
    match noun.as_bytes() {
        [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] => format!("{noun}es"),
        [.., c, b'y'] if !b"aeiou".contains(c) => format!("{}ies", &noun[..noun.len() - 1]),
        _ => format!("{noun}s"),
    }
}

/// `lemma[/past[/participle]]`, with `+` (double the last consonant) and `*` (base and -s form also nouns) behind it.
fn verb(words: &mut Words, section: &str, entry: &str) {
    let class = match section {
        "say" => SAY,
        "write" => WRITE,
        "call" => CALL,
        "claim" => CLAIM,
        "ask" => ASK,
        "shout" => SHOUT,
        "think" => THINK,
        "talk" => TALK,
        "show" => SHOW,
        "other" => OTHER,
        other => panic!("unknown section [{other}]"),
    };
    let noun = if entry.contains('*') { NOUN } else { 0 };
    let doubled = entry.contains('+');
    let plain = entry.replace(['*', '+'], "");
    let mut forms = plain.split('/');
    let base = forms.next().unwrap_or_default();
    let stem = match base.as_bytes() {
        _ if doubled => format!("{base}{}", &base[base.len() - 1..]),
        [.., b'e'] => base[..base.len() - 1].to_string(),
        _ => base.to_string(),
    };
    let y = base.ends_with('y') && !matches!(base.as_bytes(), [.., b'a' | b'e' | b'i' | b'o' | b'u', _]);
    let regular = if y { format!("{}ied", &base[..base.len() - 1]) } else { format!("{stem}ed") };
    let past = forms.next().unwrap_or(&regular);
    let participle = forms.next().unwrap_or(past);
    let ing = match base {
        "die" | "lie" | "tie" => format!("{}ying", &base[..1]),
        _ if base.ends_with("ee") || base == "be" || base == "singe" => format!("{base}ing"),
        _ => format!("{stem}ing"),
    };
    let third = match base {
        "have" => "has".to_string(),
        "go" | "do" | "undergo" | "veto" => format!("{base}es"),
        _ => plural(base),
    };
    let mut form = |word: &str, form: u32, noun: u32| {
        let entry = words.entry(key(word)).or_default();
        if *entry & VERB_MASK == 0 {
            *entry |= class | form << FORM_SHIFT | noun;
        }
    };
    form(past, PAST, 0);
    form(participle, PARTICIPLE, 0);
    form(base, BASE, noun);
    form(&third, THIRD, noun);
    form(&ing, ING, 0);
}

/// The table as Rust source: at each place some bits of a word's hash, 0 for none, and the number of its class.
fn table(words: &Words) -> String {
    let mut classes: Vec<u32> = words.values().copied().collect();
    classes.sort_unstable();
    classes.dedup();
    assert!(classes.len() <= 256, "{} different classes", classes.len());
    assert!(words.len() <= PLACES * 5 / 8, "{} words are too many for the table", words.len());
    let (mut keys, mut numbers) = (vec![0; PLACES], vec![0u8; PLACES]);
    for (word, class) in words {
        let key = classes::key(fold::fold(word));
        assert!(key != 0, "{word} has the key of no word");
        let mut at = key as usize % PLACES;
        while keys[at] != 0 {
            assert!(keys[at] != key, "{word} has the same hash as another word");
            at = (at + 1) % PLACES;
        }
        keys[at] = key;
        numbers[at] = classes.binary_search(class).expect("listed") as u8;
    }
    let mut out = String::new();
    writeln!(out, "static KEYS: [u32; {PLACES}] = {keys:?};").expect("a String takes all");
    writeln!(out, "static NUMBERS: [u8; {PLACES}] = {numbers:?};").expect("a String takes all");
    writeln!(out, "static CLASSES: [u32; {}] = {classes:?};", classes.len()).expect("a String takes all");
    out
}

/// What words of the lists end in where a shorter one has the same beginning: letters, behind a `-` for each letter of the
/// shorter word that is left out, or behind a `+` where its last one stands twice.
const ENDINGS: [&str; 23] = [
    "s", "es", "ed", "d", "ing", "-ing", "-ies", "-ied", "er", "ers", "'s", "a", "e", "n", "-en", "man", "woman", "i",
    "y", "ie", "--men", "+ing", "+ed",
];

/// The same as Rust source that packs better, of which the module makes its table when it starts: of each word, by
/// alphabet, how many letters it shares with the word before it, the rest, and 0; the pattern of its class and of other
/// words that begin as it does; and the patterns.
fn lists(words: &Words) -> String {
    let mut classes: Vec<u32> = words.values().copied().collect();
    let count = |class: &u32| words.values().filter(|c| *c == class).count();
    classes.sort_by_cached_key(|class| (std::cmp::Reverse(count(class)), *class));
    classes.dedup();
    assert!(!classes.contains(&0), "a word of no class");
    let number = |word: &str| classes.iter().position(|c| *c == words[word]).expect("listed");
    // Patterns that occur once are no gain.
    let mut often = BTreeMap::<Pattern, usize>::new();
    for (_, pattern) in patterns(words, &number, |all| all) {
        *often.entry(pattern).or_default() += 1;
    }
    often.retain(|_, count| *count > 1);
    let used = patterns(words, &number, |all| {
        let fits = |p: &&Pattern| p.0 == all.0 && p.1.iter().all(|e| all.1.contains(e));
        let most = often.keys().filter(fits).max_by_key(|p| (p.1.len(), often[*p]));
        most.cloned().unwrap_or((all.0, Vec::new()))
    });
    let mut counts = BTreeMap::<&Pattern, usize>::new();
    used.values().for_each(|pattern| *counts.entry(pattern).or_default() += 1);
    let mut patterns: Vec<&Pattern> = counts.keys().copied().collect();
    patterns.sort_by_key(|pattern| std::cmp::Reverse(counts[pattern]));

    let letters: std::collections::BTreeSet<char> = used.keys().flat_map(|word| word.chars()).collect();
    assert!(letters.len() < 64 && patterns.len() <= 512, "{} letters, {} patterns", letters.len(), patterns.len());
    let letters: String = letters.into_iter().collect();
    let letter = |c: char| letters.chars().position(|l| l == c).expect("listed") + 1;
    let (mut packer, mut before) = (Packer::default(), Vec::<usize>::new());
    for (word, pattern) in &used {
        let word: Vec<usize> = word.chars().map(letter).collect();
        let shared = word.iter().zip(&before).take_while(|(a, b)| a == b).count();
        packer.add(contexts::SHARED, 6, shared);
        // The first letter that is another one comes later in the alphabet than the one in its place.
        let mut last = shared.checked_sub(1).map_or(0, |last| word[last]);
        let mut context = before.get(shared).map_or(last, |other| contexts::OTHER + other);
        for &letter in word[shared..].iter().chain([&0]) {
            packer.add(context, 6, letter);
            last = if letter > 0 { letter } else { last };
            context = last;
        }
        packer.add(contexts::PATTERN + last, 9, patterns.iter().position(|p| *p == pattern).expect("listed"));
        before = word;
    }
    let pattern = |p: &&Pattern| {
        let endings = p.1.iter().flat_map(|(ending, class)| [*ending as u32 + 1, *class as u32 + 1]);
        characters([p.0 as u32 + 1].into_iter().chain(endings).collect())
    };
    let patterns = patterns.iter().map(pattern).collect::<Vec<_>>().join("\0");
    let mut out = String::new();
    writeln!(out, "static WORDS: &[u8] = &{:?};", packer.finished()).expect("a String takes all");
    writeln!(out, "const COUNT: usize = {};", used.len()).expect("a String takes all");
    writeln!(out, "static LETTERS: &str = {letters:?};").expect("a String takes all");
    writeln!(out, "{QUIET}static PATTERNS: &str = {patterns:?};").expect("a String takes all");
    writeln!(out, "static ENDINGS: &str = {:?};", ENDINGS.join(" ")).expect("a String takes all");
    writeln!(out, "static CLASSES: [u32; {}] = {classes:?};", classes.len()).expect("a String takes all");
    out
}

/// Packs what `packed::Unpacker` reads.
#[derive(Default)]
struct Packer {
    bytes: Vec<u8>,
    low: u64,
    /// What is missing to all of 32 bits.
    narrowed: u32,
    odds: BTreeMap<usize, Odds>,
}

impl Packer {
    fn add(&mut self, context: usize, bits: u32, symbol: usize) {
        for k in (0..bits).rev() {
            let bit = symbol >> k & 1 == 1;
            let odds = self.odds.entry(context << bits | (1 << bits | symbol) >> (k + 1)).or_insert(Odds::EVEN);
            let mut range = u32::MAX - self.narrowed;
            let part = odds.part(range);
            odds.learn(bit);
            if bit {
                self.low += u64::from(part);
            }
            range = if bit { range - part } else { part };
            while range < NARROW {
                self.byte();
                range <<= 8;
            }
            self.narrowed = u32::MAX - range;
        }
    }

    fn byte(&mut self) {
        if self.low > u64::from(u32::MAX) {
            // One more in the bytes that are out already.
            let full = self.bytes.iter().rev().take_while(|b| **b == u8::MAX).count();
            let at = self.bytes.len() - full;
            self.bytes[at..].fill(0);
            self.bytes[at - 1] += 1;
        }
        self.bytes.push((self.low >> 24) as u8);
        self.low = self.low << 8 & u64::from(u32::MAX);
    }

    fn finished(mut self) -> Vec<u8> {
        (0..4).for_each(|_| self.byte());
        self.bytes
    }
}

/// The weights of `model.rs` as Rust source that packs better: nearly a half are 0, whose letter is `P`.
fn weights() -> String {
    let model = std::fs::read_to_string("src/attribution/model.rs").expect("the weights are there");
    let letters = model.split("b\"").nth(1).and_then(|m| m.split('"').next()).expect("the weights are a text");
    let letters: Vec<u8> = letters.bytes().filter(|b| !matches!(b, b'\\' | b'\n')).collect();
    let mut packer = Packer::default();
    for &letter in &letters {
        packer.add(0, 1, usize::from(letter != b'P'));
        if letter != b'P' {
            packer.add(1, 7, usize::from(letter));
        }
    }
    format!("static PACKED: &[u8] = &{:?};\nconst COUNT: usize = {};\n", packer.finished(), letters.len())
}

/// The number of a word's class, and of the words that begin as it does the number of their ending and of their class.
type Pattern = (usize, Vec<(usize, usize)>);

/// Of words that none before has as another of its own, the shortest first, what `choose` takes of all that they could have.
fn patterns(
    words: &Words,
    number: &dyn Fn(&str) -> usize,
    choose: impl Fn(Pattern) -> Pattern,
) -> BTreeMap<String, Pattern> {
    let mut left: Words = words.clone();
    let mut by_length: Vec<&String> = words.keys().collect();
    by_length.sort_by_key(|word| word.len());
    let mut out = BTreeMap::new();
    for word in by_length {
        if left.remove(word).is_none() {
            continue;
        }
        let others = ENDINGS.iter().enumerate().filter_map(|(n, ending)| Some((n, ended(word, ending)?)));
        let others: Vec<(usize, String)> = others.filter(|(_, other)| left.contains_key(other)).collect();
        let all = others.iter().map(|(n, other)| (*n, number(other))).collect();
        let pattern = choose((number(word), all));
        for (n, other) in &others {
            if pattern.1.iter().any(|(ending, _)| ending == n) {
                left.remove(other);
            }
        }
        out.insert(word.clone(), pattern);
    }
    out
}

/// A word with one of the `ENDINGS`.
fn ended(word: &str, ending: &str) -> Option<String> {
    let letters = ending.trim_start_matches(['-', '+']);
    let stem = word.get(..word.len().checked_sub(ending.matches('-').count())?)?;
    let double = word.get(word.len() - ending.matches('+').count()..)?;
    (word.len() > 2).then(|| format!("{stem}{double}{letters}"))
}

/// Small and capital letters as Rust source: runs of characters that become others by one rule, and what becomes several.
fn cases() -> String {
    let mut out = String::new();
    runs(&mut out, "LOWER", |c| c.to_lowercase().collect());
    runs(&mut out, "UPPER", |c| c.to_uppercase().collect());
    // How many characters do not, do, do not, … leave a Greek word as unfinished as it was.
    let sigma = |text: String| text.to_lowercase().chars().nth(1);
    let passed = |c| sigma(format!("AΣ{c}A")) == Some('σ') && sigma(format!("AΣ{c}")) == Some('ς');
    let (mut lengths, mut last, mut inside) = (Vec::new(), 0, false);
    for c in '\0'..=char::MAX {
        if passed(c) != inside {
            lengths.push(c as u32 - last);
            (last, inside) = (c as u32, !inside);
        }
    }
    writeln!(out, "{QUIET}static PASSED: &str = {:?};", characters(lengths)).expect("a String takes all");
    out
}

/// Numbers as a text: there are no characters between U+D7FF and U+E000.
fn characters(numbers: Vec<u32>) -> String {
    let character = |n| char::from_u32(if n > 0xD7FF { n + 0x800 } else { n }).expect("a number below 0x10F800");
    numbers.into_iter().map(character).collect()
}

fn runs(out: &mut String, name: &str, case: impl Fn(char) -> Vec<char>) {
    // First, last, whether every other character, and what is added.
    let (mut runs, mut several) = (Vec::<(u32, u32, bool, i32)>::new(), Vec::new());
    for c in ('\0'..=char::MAX).filter(|&c| case(c) != [c]) {
        let (to, code) = (case(c), c as u32);
        let [one] = to[..] else {
            several.push(c.to_string() + &String::from_iter(to));
            continue;
        };
        let add = one as i32 - c as i32;
        match runs.last_mut() {
            Some((_, last, false, a)) if *a == add && *last + 1 == code => *last = code,
            Some((_, last, true, a)) if *a == add && *last + 2 == code => *last = code,
            Some((first, last, other, a)) if *a == add && first == last && *last + 2 == code => {
                (*last, *other) = (code, true);
            }
            _ => runs.push((code, code, false, add)),
        }
    }
    let (mut numbers, mut before) = (Vec::new(), 0);
    for (first, last, other, add) in runs {
        numbers.extend([
            first - before,
            (last - first) << 1 | u32::from(other),
            add.unsigned_abs() << 1 | u32::from(add < 0),
        ]);
        before = first;
    }
    let (packed, several) = (characters(numbers), several.join("\0"));
    writeln!(
        out,
        "{QUIET}static {name}: Letters = Letters {{ runs: OnceLock::new(), packed: {packed:?}, several: {several:?} }};"
    )
    .expect("a String takes all");
}
