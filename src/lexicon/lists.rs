//! The table for the module, made when it starts: the lists that it is made of are 10 kB less of what readers download
//! (docs/figures.md).

use std::sync::OnceLock;

use super::{PLACES, key};
use crate::text::fold::fold;

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
    let (mut word, mut rest) = (String::new(), WORDS);
    for number in NUMBERS.chars() {
        let mut letters = rest.chars();
        word.truncate(letters.next().map_or(0, |shared| shared as usize - 1));
        let own = letters.as_str();
        let end = own.find(|c| c < ' ').unwrap_or(own.len());
        word.push_str(&own[..end]);
        rest = &own[end..];
        // The word, and what begins as it does.
        let mut form = word.clone();
        let mut pattern = patterns[number as usize].chars().map(|c| c as usize - 1);
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
    let letters = ending.trim_start_matches(['-', '+']);
    let marks = ending.len() - letters.len();
    let mut form = word.to_string();
    match ending.as_bytes() {
        [b'+', ..] => form.push_str(&word[word.len() - marks..]),
        _ => form.truncate(word.len() - marks),
    }
    form + letters
}
