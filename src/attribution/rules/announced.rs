//! Words that a sentence announces, and the quoted paragraphs below: `The following are excerpts from Roe's speech.`,
//! `Roe wrote in her column:`.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::super::context::Context;
use super::{Proposal, Rule, Who};
use crate::doc::BlockKind;
use crate::lexicon::*;
use crate::speakers::evidence::PersonEvidence;
use crate::speakers::mentions::MentionKind;
use crate::text::words::{Words, is_any, looks, words};
use crate::text::{Kind, Token};

/// What is announced, and that it comes now.
const EXCERPTS: [&str; 7] = ["excerpts", "excerpt", "translation", "text", "transcript", "points", "highlights"];
/// A bit for each of their hashes.
const LOOKS: u64 = looks(&EXCERPTS);
const BELOW: Words = words!["following", "below", "follow", "follows"];
/// What somebody says or writes, where the lexicon's documents do not have it.
const WORKS: Words = words!["sermon", "reply", "address", "lecture", "response", "remarks", "appearance"];

/// Forms.
const EXCERPT: u16 = 0;
const COLON: u16 = 1 << 1;
/// The announcement names no author; a sentence above does, with what he wrote.
const AUTHOR: u16 = 2 << 1;

/// How many blocks above an announcement its author is looked for.
const NEAR: usize = 8;
/// Other paragraphs stand between.
const LATER: u16 = 1;

/// Who was announced last, for each block that may go on with it: the mention, the form, how many paragraphs above.
pub(super) struct Announced(Vec<Option<(u32, u16)>>);

impl Announced {
    pub fn new(c: &Context) -> Announced {
        let mut out = vec![None; c.doc.blocks.len()];
        let mut author: Option<(u32, u16)> = None;
        let mut at = 0;
        for (b, block) in c.doc.blocks.iter().enumerate() {
            let from = at;
            while at < c.tokenized.quoted_tokens.len() && c.block(at) <= b {
                at += 1;
            }
            match block.kind {
                BlockKind::Paragraph if block.label.is_none() => {}
                // A heading that quotes is one of the announced text's own.
                BlockKind::Heading if (from..at).any(|q| c.block(q) == b && c.is_whole(q)) => continue,
                BlockKind::Heading | BlockKind::Title | BlockKind::Turn => {
                    author = None;
                    continue;
                }
                _ => continue,
            }
            let whole = (from..at).any(|q| c.block(q) == b && c.is_whole(q));
            if whole {
                out[b] = author;
                author = author.map(|(m, form)| (m, form | LATER));
            } else if is_announcement(c, b) {
                let named = announced(c, b).filter(|&m| c.table.entity_of(m as usize).is_some());
                author = named.map(|m| (m, EXCERPT)).or_else(|| author_above(c, b).map(|m| (m, AUTHOR)));
            } else if c.leads_on(b) {
                author = subject(c, b).map(|m| (m, COLON));
            } else if from < at {
                // Somebody else is quoted meanwhile.
                author = None;
            }
        }
        Announced(out)
    }

    pub fn propose(&self, c: &Context, at: usize, out: &mut Vec<Proposal>) {
        if let Some((mention, form)) = self.0[c.block(at)].filter(|_| c.is_whole(at)) {
            out.push(Proposal::new(Who::Mention(mention), Rule::Announced, form));
        }
    }
}

/// Whether a paragraph announces a text that follows.
fn is_announcement(c: &Context, block: usize) -> bool {
    let r = c.tokenized;
    let (from, to) = r.blocks[block];
    what(c, block).is_some() && (from..to).any(|i| is_any(r.of(i), BELOW))
}

/// The noun for what is announced.
fn what(c: &Context, block: usize) -> Option<u32> {
    let r = c.tokenized;
    let (from, to) = r.blocks[block];
    // Every word of an article is asked: a bit of its hash tells nearly all.
    let may_be = |t: &Token| LOOKS >> (t.hash & 63) & 1 == 1 && t.kind == Kind::Word;
    let mut tokens = r.tokens[from as usize..to as usize].iter();
    let at = tokens.rposition(|t| may_be(t) && is_any(t.span().of(r.text), &EXCERPTS))?;
    Some(from + at as u32)
}

/// Who wrote or said what is announced, by a sentence above that names both: `In an op-ed in Ofogh, Jan Roe argued …`.
fn author_above(c: &Context, block: usize) -> Option<u32> {
    let (r, table) = (c.tokenized, c.table);
    for b in (block.saturating_sub(NEAR)..block).rev() {
        if c.doc.blocks[b].kind == BlockKind::Heading {
            return None;
        }
        if c.doc.blocks[b].kind != BlockKind::Paragraph {
            continue;
        }
        let (from, to) = r.blocks[b];
        let Some(work) = (from..to).find(|&i| r.word(i).is(DOCUMENT) || is_any(r.of(i), WORKS)) else { continue };
        let start = table.mentions.partition_point(|m| m.first < from);
        let inside = (start..table.mentions.len()).take_while(|&m| table.mentions[m].first < to);
        let person = |m: &usize| {
            let mention = &table.mentions[*m];
            let evidence = table.entity_of(*m).map_or(0, |e| table.evidence(e).0);
            let human = PersonEvidence::GIVEN_NAME | PersonEvidence::ROLE | PersonEvidence::PRONOUN;
            mention.kind == MentionKind::Name
                && !mention.inner
                && !mention.quoted
                && evidence & human != 0
                && evidence & (PersonEvidence::ORGANIZATION | PersonEvidence::DOCUMENT) == 0
        };
        if let Some(m) = inside.filter(person).min_by_key(|&m| table.mentions[m].first.abs_diff(work)) {
            return Some(m as u32);
        }
    }
    None
}

/// The author whom an announcement names.
fn announced(c: &Context, block: usize) -> Option<u32> {
    let (r, table) = (c.tokenized, c.table);
    let to = r.blocks[block].1;
    let what = what(c, block)?;
    let is = |i: u32, words: Words| is_any(r.of(i), words);
    let work = |i: u32| i < to && (r.word(i).is(DOCUMENT) || is(i, WORKS));
    let start = table.mentions.partition_point(|m| m.first < what);
    let near = (start..table.mentions.len()).take_while(|&m| table.mentions[m].first < to.min(what + 30));
    let author = |m: &usize| {
        let mention = &table.mentions[*m];
        let named = matches!(mention.kind, MentionKind::Name | MentionKind::Noun | MentionKind::He | MentionKind::She);
        let possessive = mention.end < to && r.token(mention.end).kind == Kind::Possessive;
        let owns = (possessive || mention.possessive) && (mention.end..mention.end + 8).any(work);
        let by = mention.first > what && is(mention.first - 1, words!["by", "with"]);
        named
            && !mention.quoted
            && !mention.inner
            && table.entity_of(*m).is_some()
            && !work(mention.name)
            && (owns || by)
    };
    near.into_iter().find(author).map(|m| m as u32)
}

/// Who leads up to the colon that a paragraph ends in: `by` somebody, else the first name that no preposition governs.
fn subject(c: &Context, block: usize) -> Option<u32> {
    use crate::text::tokens::START;
    let (r, table) = (c.tokenized, c.table);
    let (from, to) = r.blocks[block];
    let sentence = (from.max(to.saturating_sub(120))..to).rev().find(|&i| r.token(i).has(START)).unwrap_or(from);
    let start = table.mentions.partition_point(|m| m.first < sentence);
    let inside = (start..table.mentions.len()).take_while(|&m| table.mentions[m].first < to);
    let free = |m: &usize| {
        let mention = &table.mentions[*m];
        !mention.inner && !mention.quoted && !mention.possessive && table.entity_of(*m).is_some()
    };
    let before = |m: usize| table.mentions[m].first.checked_sub(1).filter(|&i| i >= sentence);
    let by = |m: &usize| before(*m).is_some_and(|i| r.of(i).eq_ignore_ascii_case("by"));
    let governed = |m: &usize| before(*m).is_some_and(|i| r.function(i) == PREPOSITION);
    let free: Vec<usize> = inside.filter(free).take(24).collect();
    let named = |m: &&usize| matches!(table.mentions[**m].kind, MentionKind::Name | MentionKind::He | MentionKind::She);
    let author = free.iter().find(|m| named(m) && by(m));
    author.or_else(|| free.iter().find(|m| named(m) && !governed(m))).or(free.first()).map(|&m| m as u32)
}
