//! What the contest sees of one candidate for the speaker.

#![expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]

use super::candidates::Candidates;
use super::chunks::kind;
use super::context::Context;
use super::features::{Bag, add};
use super::quotation::QuotationView;
use crate::lexicon::*;
use crate::speakers::mentions::{Mention, MentionKind};

impl Context<'_, '_> {
    /// The features of candidate `n` for a quotation.
    pub(super) fn candidate(&self, v: &QuotationView, candidates: &Candidates, n: usize, bag: &mut Bag) {
        let (list, s) = (&candidates.list, &candidates.around[n]);
        let r = self.tokenized;
        let (i, q) = (list[n].chunk as usize, v.at);
        let mention = &self.table.mentions[list[n].mention as usize];
        let kind = mention_kind(mention);
        let (from, to) = if i < q { (i + 1, q) } else { (q + 1, i) };
        let [quotes, edges, verbs] = self.counted(from, to);
        let side = u32::from(i > q);
        let sentence = self.chunks[i].sentence;
        let place = if edges > 0 { 3 } else { sentence.abs_diff(v.sentence).min(2) };
        let rel = side | place << 1 | quotes.min(2) << 3;
        let [b1, b2] = s.before.map(u32::from);
        let [a1, a2, a3] = s.after.map(u32::from);
        let [s1, s2] = s.beyond.map(u32::from);
        let [l1, _] = v.left.map(u32::from);
        let r1 = u32::from(v.right[0]);
        add! { bag,
            40: [kind, 0, 0, 0];
            41: [rel, b1, 0, 0];
            42: [rel, a1, 0, 0];
            43: [rel, b1, b2, 0];
            44: [rel << 8 | b2, b1, a1, a2];
            45: [rel, a1, s1, 0];
            46: [rel, s1, s2, b1];
            47: [a1, a2, a3, b1];
        }
        let far = distance(to - from);
        add! { bag,
            49: [far, side, place, 0];
            50: [far, side, v.ending, place];
            51: [verbs.min(3), rel, 0, 0];
        }
        let leads = n == 0 || self.chunks[list[n - 1].chunk as usize].sentence != sentence;
        bag.add(52, [u32::from(leads), rel, a1, 0]);
        bag.add(53, [u32::from(leads), rel, b1, 0]);
        // The verb it is the subject of, and whether that one governs the quotation.
        let governs = s.verb.map_or(0, |j| 1 + u32::from(v.governor == Some(j)));
        if let Some(j) = s.verb {
            let kind = u32::from(self.chunks[j].kind);
            let lemma = r.token(self.chunks[j].token).hash;
            bag.add(54, [kind, rel, 0, 0]);
            bag.add(56, [governs, lemma, side, l1]);
        } else {
            bag.add(58, [rel, b1, kind, 0]);
        }
        // A verb just before: `said Roe`.
        let start = self.phrase_start(i);
        if start > 0 && self.chunks[start - 1].is_verb() {
            bag.add(59, [r.token(self.chunks[start - 1].token).hash, side, place.min(1), 0]);
        }
        if let Some(g) = v.governor {
            let order = if i > q { 2 } else { u32::from(g > i) };
            bag.add(60, [u32::from(self.chunks[g].kind), order, b1, a1]);
        }
        bag.add(61, [kind, rel, l1, r1]);
        bag.add(62, [rel, v.ending, v.capital, v.length]);
        let [left, right] = self.tight(i).map(u32::from);
        let own = quotes == 0 && if i > q { left > 0 } else { right > 0 };
        bag.add(63, [left, right, u32::from(own), rel]);
        bag.add(64, [left, right, rel, v.ending]);
        // The words themselves.
        let (before, after) = (self.token_hash(mention.first.wrapping_sub(1)), self.token_hash(mention.end));
        add! { bag,
            65: [before, side, place.min(2), 0];
            66: [after, side, place.min(2), 0];
            67: [after, self.token_hash(mention.end + 1), side, 0];
        }
        if mention.kind == MentionKind::Noun {
            bag.add(68, [r.token(mention.name).hash, 0, 0, 0]);
        }
        // How it reports, and what others do.
        let (how, home) = (s.reports as u32, u32::from(sentence == v.sentence));
        add! { bag,
            76: [u32::from(leads), how, home, edges.min(3)];
            77: [b1, how, side, home];
            78: [b1, how, edges.min(2), quotes.min(2)];
            79: [how, home, place, v.ending | v.capital << 3];
            80: [how, v.edges, place, quotes.min(2)];
            81: [rel, kind, v.capital, v.ending];
        }
        let (reports, other) = self.rivals(v, candidates, n);
        let here = side | home << 1;
        bag.add(71, [reports, other, here, 0]);
        // The entity.
        let entity = self.table.entity_of(list[n].mention as usize);
        if entity.is_none() {
            bag.add(73, [kind, rel, 0, 0]);
        }
        if let Some(e) = entity {
            let e = &self.table[e];
            bag.add(74, [u32::from(e.named), e.count.min(6), kind, 0]);
            let same = list.iter().filter(|o| self.table.entity_of(o.mention as usize) == entity).count() as u32;
            bag.add(75, [same.min(4), rel & 7, kind, 0]);
        }
    }

    /// How the candidate reports, whether others of the quotation's sentence report nearer to it (bits 2 and 3) or
    /// farther away on the same side (bit 4); and how one on the other side does.
    fn rivals(&self, v: &QuotationView, candidates: &Candidates, n: usize) -> (u32, u32) {
        let Candidates { list, around, reporting } = candidates;
        let (i, q) = (list[n].chunk as usize, v.at);
        let (mut nearer, mut farther, mut other) = (0u32, 0u32, 0u32);
        for m in reporting.iter().map(|&m| m as usize).filter(|&m| m != n) {
            let (j, s) = (list[m].chunk as usize, &around[m]);
            if (j < q) != (i < q) {
                other = s.reports as u32;
            } else if (j > i) == (i < q) {
                nearer += 1;
            } else {
                farther += 1;
            }
        }
        (around[n].reports as u32 | nearer.min(2) << 2 | farther.min(1) << 4, other)
    }

    /// Whether a quotation holds the candidate from the left (`“…,” Roe`, `“…,” said Roe`) and from the right
    /// (`Roe said, “…”`).
    fn tight(&self, i: usize) -> [bool; 2] {
        let kind = |k: isize| self.kind(i as isize + k);
        let start = self.phrase_start(i);
        let back = |k: isize| self.kind(start as isize - k);
        let left = back(1) == kind::QUOTE || back(1) >= kind::FINITE && back(2) == kind::QUOTE;
        let linking = |c: u8| c == kind::COMMA || c == kind::COLON || c >= kind::FINITE;
        let right = (1..=3).any(|k| kind(k) == kind::QUOTE && (1..k).all(|m| linking(kind(m))));
        [left, right]
    }
}

/// Chunks between candidate and quotation, in steps.
fn distance(chunks: usize) -> u32 {
    match chunks {
        0..=6 => chunks as u32,
        7..=8 => 7,
        9..=12 => 8,
        13..=18 => 9,
        19..=30 => 10,
        _ => 11,
    }
}

/// What sort of mention it is; bit 5: it has a determiner or possessor.
pub fn mention_kind(mention: &Mention) -> u32 {
    let has = |flags: u32| mention.flags & flags != 0;
    let kind = match mention.kind {
        _ if mention.possessive => 16 + u32::from(mention.kind == MentionKind::First),
        MentionKind::Name if has(PERSON) => 1,
        MentionKind::Name if has(ORGANIZATION | PLACE) => 2,
        MentionKind::Name => 3,
        MentionKind::He | MentionKind::She => 4,
        MentionKind::They => 5,
        MentionKind::It => 6,
        MentionKind::First => 7,
        MentionKind::Who => 8,
        MentionKind::Noun if has(PERSON) => 9 + u32::from(has(PLURAL)),
        MentionKind::Noun if has(GROUP) => 11,
        MentionKind::Noun if has(ORGANIZATION) => 12,
        MentionKind::Noun => 13,
        MentionKind::Unlisted => 14,
        MentionKind::Handle => 15,
    };
    kind | u32::from(mention.definite) << 5
}
