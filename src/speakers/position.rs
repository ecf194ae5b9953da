//! Where in its clause a mention stands, by the words around it.

#![expect(clippy::indexing_slicing, reason = "a mention's block is one of the blocks")]

use super::mentions::Mention;
use super::tokenized::TokenizedDocument;
use crate::lexicon::*;
use crate::text::Kind;
use crate::text::tokens::START;

/// Where in its clause a mention stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// Subject of a verb of speech, before or behind it, or after `according to`.
    Speaker,
    Subject,
    Object,
    /// After a preposition.
    PrepositionalObject,
    Possessor,
}

pub(super) fn weight(position: Position) -> u32 {
    match position {
        Position::Speaker => 100,
        Position::Subject => 100,
        Position::Object => 55,
        Position::PrepositionalObject => 35,
        Position::Possessor => 40,
    }
}

/// Reads the words around a mention.
pub fn position(r: &TokenizedDocument, mention: &Mention) -> Position {
    let from = r.blocks[mention.block as usize].0;
    let speaks = |i: u32| (SAY..=TALK).contains(&r.word(i).verb()) && matches!(r.word(i).form(), PAST | THIRD);
    let kind = |i: u32| r.tokens.get(i as usize).map(|t| t.kind);
    if kind(mention.end) == Some(Kind::Possessive) || mention.possessive {
        return Position::Possessor;
    }
    let mut first = mention.first;
    // `said KPA's Jan Roe`
    if first > from + 1 && r.token(first - 1).kind == Kind::Possessive {
        first -= 2;
        while first > from && r.token(first - 1).is_capital() && r.token(first).is_capital() {
            first -= 1;
        }
    }
    // `Her sister, a nurse, said`
    if first > from && r.word(first - 1).is(POSSESSIVE) {
        first -= 1;
    }
    let before = (first > from).then(|| first - 1);
    // `Roe, whose father is old, said`
    if before.is_some_and(|b| r.of(b) == "whose") {
        return Position::Possessor;
    }
    // `In a statement, Roe`: what is said next may be in it.
    if before.is_some_and(|b| r.of(b) == "In" && r.token(b).has(START)) && r.word(mention.name).is(DOCUMENT) {
        return Position::Subject;
    }
    // `was expressed by Roe. He`
    let agent = |b: u32| {
        let verb = r.word(b.wrapping_sub(1));
        b > from && r.of(b) == "by" && verb.verb() != 0 && matches!(verb.form(), PAST | PARTICIPLE)
    };
    if before.is_some_and(agent) {
        return Position::Object;
    }
    if before.is_some_and(|b| r.function(b) == PREPOSITION) {
        let according = first >= from + 2 && r.function(first - 2) == ACCORDING;
        return if according { Position::Speaker } else { Position::PrepositionalObject };
    }
    let mut after = mention.end;
    while (after as usize) < r.tokens.len() && r.function(after) == ADVERB {
        after += 1;
    }
    if kind(after) == Some(Kind::Word) {
        if speaks(after) {
            return Position::Speaker;
        }
        if r.function(after) == AUX || r.word(after).verb() != 0 {
            return Position::Subject;
        }
    }
    // `“…,” said Roe`
    if let Some(verb) = before.filter(|&b| kind(b) == Some(Kind::Word) && speaks(b)) {
        let quoted = verb > from && matches!(kind(verb - 1), Some(Kind::Mark | Kind::Comma));
        return if quoted { Position::Speaker } else { Position::Object };
    }
    // `Jan Roe, a retired nurse, said`, `A nurse, Jan Roe, said`
    let to = r.blocks[mention.block as usize].1;
    let apposed = before.is_some_and(|b| kind(b) == Some(Kind::Comma));
    if kind(mention.end) == Some(Kind::Comma) && (apposed || r.token(first).has(START)) {
        let inside = mention.end + 1..to.min(mention.end + CLAUSE);
        let next = inside.take_while(|&i| !r.token(i).has(START)).find(|&i| kind(i) == Some(Kind::Comma));
        let close = if apposed { Some(mention.end) } else { next };
        if let Some(verb) = close.map(|c| c + 1).filter(|&v| v < to) {
            if speaks(verb) {
                return Position::Speaker;
            }
            if apposed && (r.function(verb) == AUX || r.word(verb).verb() != 0) {
                return Position::Subject;
            }
        }
    }
    if !r.token(first).has(START) {
        return Position::Object;
    }
    // `Jan Roe of the club, who was late, said`
    let mut i = mention.end;
    while i < to.min(mention.end + CLAUSE) && !r.token(i).has(START) {
        if r.function(i) == RELATIVE {
            i = (i..to.min(i + CLAUSE)).find(|&i| kind(i) == Some(Kind::Comma)).unwrap_or(to);
        } else if speaks(i) {
            return Position::Speaker;
        } else if kind(i) == Some(Kind::Word) && matches!(r.word(i).form(), PAST | THIRD) || r.function(i) == AUX {
            break;
        }
        i += 1;
    }
    Position::Subject
}

/// How far from its subject a verb is looked for.
const CLAUSE: u32 = 20;
