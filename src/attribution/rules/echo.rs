//! Words that stand twice: a heading, caption or pull quote repeats what somebody says in the body.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use super::super::context::Context;
use super::{Proposal, Rule, Who};
use crate::doc::BlockKind;
use crate::lexicon::{POSSESSIVE, Word};
use crate::quotes::Form;
use crate::text::Parts;
use crate::text::sort::Ordered;
use crate::text::words::{folded, stems};

/// Longer ones, in words, are no headings.
const LONGEST: usize = 60;
/// Fewer words may be repeated by chance.
const LEAST: usize = 3;
/// How many places of a word are looked at.
const PLACES: usize = 200;

/// Forms: how the words are found again.
const SAME: u16 = 0;
/// Most of the words, in other order or inflection.
const LIKE: u16 = 1;
/// The only one who speaks in the section below the heading, perhaps.
const SECTION: u16 = 2;
/// Whether it is a paragraph of the body that repeats one above.
const PULLED: u16 = 3;
/// Whoever answers below the title of an interview.
const ANSWER: u16 = 4;

/// What the body quotes, word by word.
pub(super) struct Echoes {
    /// Index into the quoted tokens, and the words; in text order.
    said: Vec<(u32, Vec<u32>)>,
    /// Every word, and where it stands: index into `said`, place within.
    places: Vec<(u32, u32, u32)>,
}

impl Echoes {
    pub fn new(c: &Context) -> Echoes {
        let mut said = Vec::new();
        let mut places = Vec::new();
        let count = c.quotations.len();
        let apart = (0..count).any(|q| c.may_repeat(q) || c.is_whole(q));
        for q in (0..count).filter(|&q| apart && !c.may_repeat(q)) {
            let words = stems(c.quoted_span(q).of(c.text()));
            let n = said.len() as u32;
            places.extend(words.iter().enumerate().map(|(i, &word)| (word, n, i as u32)));
            said.push((q as u32, words));
        }
        places.order();
        Echoes { said, places }
    }

    pub fn propose(&self, c: &Context, at: usize, out: &mut Vec<Proposal>) {
        let apart = c.may_repeat(at);
        if !apart && !c.is_whole(at) {
            return;
        }
        let wanted = stems(c.quoted_span(at).of(c.text()));
        let mut say = |found: u32, form: u16| out.push(Proposal::new(Who::SameAs(found), Rule::Echo, form));
        if !apart {
            let found = (wanted.len() > LEAST && wanted.len() <= LONGEST).then(|| self.find(&wanted, at as u32));
            if let Some(found) = found.flatten() {
                say(found, PULLED);
            }
            return;
        }
        if !(2..=LONGEST).contains(&wanted.len()) {
            return;
        }
        let heading = c.doc.blocks[c.block(at)].is_heading();
        if let Some(found) = self.find(&wanted, u32::MAX) {
            say(found, SAME);
        } else if let Some(found) = self.like(c, at, &wanted).filter(|_| heading) {
            say(found, LIKE);
        } else if let Some(found) = self.first_answer(c, at).filter(|_| heading && wanted.len() >= LEAST) {
            say(found, ANSWER);
        } else if let Some(found) = self.first_below(c, at).filter(|_| heading && wanted.len() >= LEAST) {
            say(found, SECTION);
        }
    }

    /// Where one of two words stands, in text order.
    fn places(&self, wanted: [u32; 2]) -> Vec<(u32, u32)> {
        let of = |word: u32| {
            let from = self.places.partition_point(|p| p.0 < word);
            self.places.part(from..).iter().take_while(move |p| p.0 == word).take(PLACES).map(|p| (p.1, p.2))
        };
        let mut out: Vec<(u32, u32)> = of(wanted[0]).chain(of(wanted[1])).collect();
        out.order();
        out
    }

    /// The quotation before `before` in which most of these words stand close together and in order.
    fn find(&self, wanted: &[u32], before: u32) -> Option<u32> {
        let mut best = (0, None);
        for (n, i) in self.places([wanted[0], *wanted.get(1)?]) {
            let (q, words) = &self.said[n as usize];
            if *q >= before {
                break;
            }
            let window = words.part(i as usize..words.len().min(i as usize + wanted.len() + 8));
            let shared = common(wanted, window);
            if shared > best.0 {
                best = (shared, Some(*q));
            }
            if shared == wanted.len() {
                break;
            }
        }
        // Headlines shorten and change pronouns: three words in four must be there.
        best.1.filter(|_| best.0 * 4 >= wanted.len() * 3)
    }

    /// The quotations below a heading, up to the next one.
    fn below<'a>(&'a self, c: &'a Context, at: usize) -> impl Iterator<Item = &'a (u32, Vec<u32>)> {
        let heading = c.block(at);
        let title = c.doc.blocks[heading].kind == BlockKind::Title;
        let next = c.doc.blocks.part(heading + 1..).iter().take(PLACES).position(|b| b.kind == BlockKind::Heading);
        let end = next.filter(|_| !title).map_or(c.doc.blocks.len(), |n| heading + 1 + n);
        let from = self.said.partition_point(|s| c.block(s.0 as usize) <= heading);
        self.said.part(from..).iter().take(PLACES).take_while(move |s| c.block(s.0 as usize) < end)
    }

    /// The quotation below with most of these words, of those that say something, two in three at least: a heading may
    /// put what is said in other words.
    fn like(&self, c: &Context, at: usize, wanted: &[u32]) -> Option<u32> {
        let said = folded(c.quoted_span(at).of(c.text()));
        let mut content: Vec<u32> =
            said.iter().zip(wanted).filter(|(w, _)| is_content(w)).map(|(_, stem)| *stem).collect();
        content.order();
        content.dedup();
        let mut best = (0, None);
        for (q, words) in self.below(c, at) {
            let shared = content.iter().filter(|w| words.contains(w)).count();
            if shared > best.0 {
                best = (shared, Some(*q));
            }
        }
        best.1.filter(|_| content.len() >= 2 && best.0 >= 2 && best.0 * 3 >= content.len() * 2)
    }

    /// The first turn below a title that asks nothing, below one that does.
    fn first_answer(&self, c: &Context, at: usize) -> Option<u32> {
        if c.doc.blocks[c.block(at)].kind != BlockKind::Title {
            return None;
        }
        let asks = |q: u32| c.quoted_span(q as usize).of(c.text()).trim_end().ends_with('?');
        let mut turns = self.below(c, at).map(|s| s.0).filter(|&q| c.quote(q as usize).form == Form::Turn);
        let question = turns.next().filter(|&q| asks(q))?;
        turns.find(|&q| !asks(q) && c.label(c.block(q as usize)) != c.label(c.block(question as usize)))
    }

    /// The first quotation below a heading: under a quotation stands its speaker's speech.
    fn first_below(&self, c: &Context, at: usize) -> Option<u32> {
        self.below(c, at).next().map(|s| s.0)
    }
}

/// A word that says something of what is spoken of.
fn is_content(word: &u32) -> bool {
    let word = Word::lookup(*word);
    word.function() == 0 && !word.is(POSSESSIVE)
}

/// Length of the longest common subsequence.
fn common(a: &[u32], b: &[u32]) -> usize {
    let mut row = vec![0; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { above.max(row[j]) };
            diagonal = above;
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_in_order() {
        assert_eq!(
            common(&folded("He Asked Who'd Pay For The Soup"), &folded("you came and asked who'd pay for the soup")),
            6
        );
    }
}
