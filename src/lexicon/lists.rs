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
    let (mut word, mut rest) = (String::new(), WORDS);
    for number in NUMBERS {
        let mut letters = rest.chars();
        word.truncate(letters.next().map_or(0, |shared| shared as usize - 1));
        let own = letters.as_str();
        let end = own.find(|c| c < ' ').unwrap_or(own.len());
        word.push_str(&own[..end]);
        rest = &own[end..];
        let key = key(fold(&word));
        let at = place(&table, key);
        table[at] = (key, CLASSES[usize::from(number)]);
    }
    table
}
