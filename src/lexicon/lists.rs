//! The table for the module, made when it starts: the lists that it is made of are 10 kB less of what readers download
//! (docs/figures.md).

use crate::text::words::any_of;
use std::sync::OnceLock;

use super::{PLACES, contexts, key};
use crate::text::fold::fold;
use crate::text::packed::Unpacker;

include!(concat!(env!("OUT_DIR"), "/lists.rs"));

/// Bits of a word's hash, and its class; 0 where no word is.
static TABLE: OnceLock<Vec<(u32, u32)>> = OnceLock::new();

/// What the lists say of a word by its case-folded hash; zero if they do not have it.
#[inline(never)]
pub fn class(hash: u32) -> u32 {
    let table = TABLE.get_or_init(table);
    table[place(table, key(hash))].1
}

/// Where a word stands, or would.
fn place(table: &[(u32, u32)], key: u32) -> usize {
    let mut at = key as usize % PLACES;
    while table[at].1 != 0 && table[at].0 != key {
        at = (at + 1) % PLACES;
    }
    at
}

fn table() -> Vec<(u32, u32)> {
    let mut table = vec![(0, 0); PLACES];
    let patterns: Vec<&str> = PATTERNS.split('\0').collect();
    let endings: Vec<&str> = ENDINGS.split(' ').collect();
    let letters: Vec<char> = LETTERS.chars().collect();
    let mut packed = Unpacker::new(WORDS, contexts::ODDS);
    let mut word = Vec::new();
    for _ in 0..COUNT {
        let shared = packed.next(contexts::SHARED, 6);
        let other = word.get(shared).copied();
        word.truncate(shared);
        let mut last = word.last().copied().unwrap_or(0);
        let mut context = other.map_or(last, |other| contexts::OTHER + other);
        loop {
            let letter = packed.next(context, 6);
            if letter == 0 {
                break;
            }
            word.push(letter);
            (last, context) = (letter, letter);
        }
        let number = packed.next(contexts::PATTERN + last, 9);
        let word: String = word.iter().map(|letter| letters[letter - 1]).collect();
        // The word, and what begins as it does.
        let mut form = word.clone();
        let mut pattern = patterns[number].chars().map(|c| c as usize - 1);
        while let Some(class) = pattern.next() {
            let key = key(fold(&form));
            let at = place(&table, key);
            table[at] = (key, CLASSES[class]);
            if let Some(ending) = pattern.next() {
                form = ended(&word, endings[ending]);
            }
        }
    }
    table
}

/// A word with an ending of the build script's.
fn ended(word: &str, ending: &str) -> String {
    let letters = ending.trim_start_matches(any_of!['-', '+']);
    let marks = ending.len() - letters.len();
    let mut form = word.to_string();
    match ending.as_bytes() {
        [b'+', ..] => form.push_str(&word[word.len() - marks..]),
        _ => form.truncate(word.len() - marks),
    }
    form + letters
}
