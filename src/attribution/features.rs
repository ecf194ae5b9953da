//! What the ranker sees of a quotation and of one candidate for its speaker, as hashed features.
//!
//! Each family of features has a number of its own. The families are those that were left after those without which
//! the cross-validated loss fell had been taken out one after another; see docs/accuracy.md.

use super::items::code;
use super::scene::{Candidate, Reports, Scene, Surroundings};
use crate::lexicon::*;
use crate::speakers::mentions::{Mention, MentionKind};
use crate::text::Kind;

/// Number of weights, as a power of two.
pub const BITS: u32 = 15;

/// How many items of a sentence or paragraph are looked at.
const REACH: usize = 200;

/// The quotation itself.
struct View {
    at: usize,
    sentence: u32,
    first: u32,
    end: u32,
    length: u32,
    capital: u32,
    ending: u32,
    left: [u8; 2],
    right: [u8; 2],
    /// 1 it begins its paragraph, 2 it ends it.
    edges: u32,
    previous_end: u8,
    /// The nearest verb before it in its sentence.
    governor: Option<usize>,
}

/// Collects hashed feature numbers.
struct Bag<'b> {
    out: &'b mut Vec<u32>,
}

impl Bag<'_> {
    #[inline(always)]
    fn add(&mut self, family: u32, values: [u32; 4]) {
        // Independent products, which a processor takes at once; those of a constant 0 vanish.
        const ODD: [u32; 4] = [0x85EB_CA6B, 0xC2B2_AE35, 0x27D4_EB2F, 0x1656_67B1];
        let mut h = family.wrapping_mul(0x9E37_79B1);
        for (v, odd) in values.into_iter().zip(ODD) {
            h = h.wrapping_add(v.wrapping_add(1).wrapping_mul(odd));
        }
        h = (h ^ h >> 15).wrapping_mul(0x2C1B_3C6D);
        h = (h ^ h >> 13).wrapping_mul(0x2979_83D5);
        self.out.push(h >> (32 - BITS));
    }
}

/// Buffers for the features of one quotation after another.
#[derive(Default)]
pub struct Description {
    /// The features of "nobody" and then of each candidate, one after another.
    pub features: Vec<u32>,
    /// Where each one's features end.
    pub ends: Vec<u32>,
    around: Vec<Surroundings>,
}

impl Scene<'_, '_> {
    /// Describes the quotation at item `at`, "nobody", and each candidate.
    pub fn describe(&self, at: usize, candidates: &[Candidate], out: &mut Description) {
        let Description { features, ends, around } = out;
        features.clear();
        ends.clear();
        around.clear();
        around.extend(candidates.iter().map(|c| self.surroundings(c.item as usize)));
        let view = self.view(at);
        let mut bag = Bag { out: features };
        self.nobody(&view, &mut bag);
        ends.push(bag.out.len() as u32);
        for n in 0..candidates.len() {
            self.candidate(&view, candidates, around, n, &mut bag);
            ends.push(bag.out.len() as u32);
        }
    }

    fn view(&self, at: usize) -> View {
        let r = self.tokenized;
        let stretch = r.quoted_tokens[self.items[at].of as usize];
        let mut inside = (stretch.first..stretch.end).map(|i| r.token(i)).filter(|t| t.kind != Kind::Mark);
        let capital = inside.clone().next().map_or(0, |t| u32::from(t.is_capital()));
        let ending = match inside.next_back().map(|t| t.kind) {
            Some(Kind::Comma) => 1,
            Some(Kind::Period | Kind::Ellipsis) => 2,
            Some(Kind::Question | Kind::Exclaim) => 3,
            Some(Kind::Dash) => 4,
            _ => 0,
        };
        let i = at as isize;
        let left = [self.code(i - 1), self.code(i - 2)];
        let right = [self.code(i + 1), self.code(i + 2)];
        let sentence = self.items[at].sentence;
        let same = self.items[at.saturating_sub(20)..at]
            .iter()
            .rev()
            .take_while(|x| x.sentence == sentence && !matches!(x.code, code::EDGE | code::QUOTE));
        let governor = same.clone().position(|x| x.is_verb()).map(|back| at - 1 - back);
        let edge = self.items[..at].iter().rev().take(REACH).position(|x| x.code == code::EDGE);
        let ends = right[0] == code::EDGE || right == [code::STOP, code::EDGE];
        View {
            at,
            sentence,
            first: stretch.first,
            end: stretch.end,
            length: match stretch.end - stretch.first {
                0..=3 => 0,
                4 => 1,
                5..=6 => 2,
                7..=9 => 3,
                10..=16 => 4,
                17..=40 => 5,
                _ => 6,
            },
            capital,
            ending,
            left,
            right,
            edges: u32::from(left[0] == code::EDGE) | u32::from(ends) << 1,
            previous_end: edge.map_or(code::EDGE, |back| self.code(i - 2 - back as isize)),
            governor,
        }
    }

    /// A word's hash, or what mark it is.
    fn token_hash(&self, i: u32) -> u32 {
        let token = self.tokenized.tokens.get(i as usize);
        token.map_or(0, |t| if t.kind == Kind::Word { t.hash } else { t.kind as u32 })
    }

    fn nobody(&self, v: &View, bag: &mut Bag) {
        let r = self.tokenized;
        let [l1, _] = v.left.map(u32::from);
        let [r1, r2] = v.right.map(u32::from);
        bag.add(1, [0; 4]);
        bag.add(2, [v.length, v.capital, 0, 0]);
        bag.add(3, [l1, v.length, 0, 0]);
        bag.add(4, [l1, u32::from(v.left[1]), v.capital, 0]);
        bag.add(5, [r1, r2, v.capital, 0]);
        bag.add(6, [l1, r1, v.ending, v.capital]);
        let (mut words, mut capitals) = (0, 0);
        for i in v.first..v.end.min(v.first + 20) {
            if r.token(i).is_word() && r.function(i) == 0 {
                words += 1;
                capitals += u32::from(r.token(i).is_capital());
            }
        }
        let case = match capitals {
            _ if words == 0 => 0,
            0 => 2,
            all if all == words => 1,
            _ => 3,
        };
        bag.add(7, [case, v.length, 0, 0]);
        let before = v.first.wrapping_sub(1);
        bag.add(8, [self.token_hash(before), 0, 0, 0]);
        bag.add(9, [self.token_hash(before), self.token_hash(before.wrapping_sub(1)), 0, 0]);
        if v.length < 2 {
            for i in v.first..v.end {
                bag.add(10, [self.token_hash(i), 0, 0, 0]);
            }
        }
        let before = self.items[..v.at].iter().rev().take(REACH).take_while(|x| x.sentence == v.sentence);
        let after = self.items[v.at..].iter().take(REACH).take_while(|x| x.sentence == v.sentence);
        let speech = before.chain(after).filter(|x| x.is_speech()).count().min(3) as u32;
        bag.add(13, [speech, l1, v.capital, 0]);
        bag.add(14, [v.edges, v.length, v.capital, 0]);
        bag.add(15, [v.edges & 1, u32::from(v.previous_end), 0, 0]);
        if let Some(g) = v.governor {
            bag.add(16, [r.token(self.items[g].token).hash, l1, 0, 0]);
        }
    }

    fn candidate(&self, v: &View, candidates: &[Candidate], around: &[Surroundings], n: usize, bag: &mut Bag) {
        let r = self.tokenized;
        let (i, q) = (candidates[n].item as usize, v.at);
        let mention = &self.table.mentions[candidates[n].mention as usize];
        let s = &around[n];
        let kind = kind(mention);
        let between = if i < q { &self.items[i + 1..q] } else { &self.items[q + 1..i] };
        let (mut quotes, mut edges, mut verbs) = (0u32, 0u32, 0u32);
        for item in between {
            quotes += u32::from(item.code == code::QUOTE);
            edges += u32::from(item.code == code::EDGE);
            verbs += u32::from(item.is_speech());
        }
        let side = u32::from(i > q);
        let sentence = self.items[i].sentence;
        let place = if edges > 0 { 3 } else { sentence.abs_diff(v.sentence).min(2) };
        let rel = side | place << 1 | quotes.min(2) << 3;
        let [b1, b2] = s.before.map(u32::from);
        let [a1, a2, a3] = s.after.map(u32::from);
        let [s1, s2] = s.beyond.map(u32::from);
        let [l1, _] = v.left.map(u32::from);
        let r1 = u32::from(v.right[0]);
        bag.add(40, [kind, 0, 0, 0]);
        bag.add(41, [rel, b1, 0, 0]);
        bag.add(42, [rel, a1, 0, 0]);
        bag.add(43, [rel, b1, b2, 0]);
        bag.add(44, [rel << 8 | b2, b1, a1, a2]);
        bag.add(45, [rel, a1, s1, 0]);
        bag.add(46, [rel, s1, s2, b1]);
        bag.add(47, [a1, a2, a3, b1]);
        let far = distance(between.len());
        bag.add(49, [far, side, place, 0]);
        bag.add(50, [far, side, v.ending, place]);
        bag.add(51, [verbs.min(3), rel, 0, 0]);
        let leads = n == 0 || self.items[candidates[n - 1].item as usize].sentence != sentence;
        bag.add(52, [u32::from(leads), rel, a1, 0]);
        bag.add(53, [u32::from(leads), rel, b1, 0]);
        // The verb it is the subject of, and whether that one governs the quotation.
        let governs = s.verb.map_or(0, |j| 1 + u32::from(v.governor == Some(j)));
        if let Some(j) = s.verb {
            let code = u32::from(self.items[j].code);
            let lemma = r.token(self.items[j].token).hash;
            bag.add(54, [code, rel, 0, 0]);
            bag.add(56, [governs, lemma, side, l1]);
        } else {
            bag.add(58, [rel, b1, kind, 0]);
        }
        // A verb just before: `said Roe`.
        if i > 0 && self.items[i - 1].is_verb() {
            bag.add(59, [r.token(self.items[i - 1].token).hash, side, place.min(1), 0]);
        }
        if let Some(g) = v.governor {
            let order = if i > q { 2 } else { u32::from(g > i) };
            bag.add(60, [u32::from(self.items[g].code), order, b1, a1]);
        }
        bag.add(61, [kind, rel, l1, r1]);
        bag.add(62, [rel, v.ending, v.capital, v.length]);
        let [left, right] = self.tight(i).map(u32::from);
        let own = quotes == 0 && if i > q { left > 0 } else { right > 0 };
        bag.add(63, [left, right, u32::from(own), rel]);
        bag.add(64, [left, right, rel, v.ending]);
        // The words themselves.
        let (before, after) = (self.token_hash(mention.first.wrapping_sub(1)), self.token_hash(mention.end));
        bag.add(65, [before, side, place.min(2), 0]);
        bag.add(66, [after, side, place.min(2), 0]);
        bag.add(67, [after, self.token_hash(mention.end + 1), side, 0]);
        if mention.kind == MentionKind::Noun {
            bag.add(68, [r.token(mention.name).hash, 0, 0, 0]);
        }
        // How it reports, and what others do.
        let (how, home) = (s.reports as u32, u32::from(sentence == v.sentence));
        bag.add(76, [u32::from(leads), how, home, edges.min(3)]);
        bag.add(77, [b1, how, side, home]);
        bag.add(78, [b1, how, edges.min(2), quotes.min(2)]);
        bag.add(79, [how, home, place, v.ending | v.capital << 3]);
        bag.add(80, [how, v.edges, place, quotes.min(2)]);
        bag.add(81, [rel, kind, v.capital, v.ending]);
        let (reports, other) = self.rivals(v, candidates, around, n);
        let here = side | home << 1;
        bag.add(71, [reports, other, here, 0]);
        // The entity.
        let entity = self.table.entity_of(candidates[n].mention as usize);
        if entity.is_none() {
            bag.add(73, [kind, rel, 0, 0]);
        }
        if let Some(e) = entity {
            let e = &self.table[e];
            bag.add(74, [u32::from(e.named), e.count.min(6), kind, 0]);
            let same = candidates.iter().filter(|o| self.table.entity_of(o.mention as usize) == entity).count() as u32;
            bag.add(75, [same.min(4), rel & 7, kind, 0]);
        }
    }

    /// How the candidate reports, whether others of the quotation's sentence report nearer to it (bits 2 and 3) or
    /// farther away on the same side (bit 4); and how one on the other side does.
    fn rivals(&self, v: &View, candidates: &[Candidate], around: &[Surroundings], n: usize) -> (u32, u32) {
        let (i, q) = (candidates[n].item as usize, v.at);
        let (mut nearer, mut farther, mut other) = (0u32, 0u32, 0u32);
        for (m, (c, s)) in candidates.iter().zip(around).enumerate() {
            let j = c.item as usize;
            if m == n || s.reports == Reports::Not || self.items[j].sentence != v.sentence {
                continue;
            }
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
        let code = |k: isize| self.code(i as isize + k);
        let left = i >= 2 && (code(-1) == code::QUOTE || self.items[i - 1].is_verb() && code(-2) == code::QUOTE);
        let linking = |c: u8| c == code::COMMA || c == code::COLON || c >= code::FINITE;
        let right = (1..=3).any(|k| code(k) == code::QUOTE && (1..k).all(|m| linking(code(m))));
        [left, right]
    }
}

/// Items between candidate and quotation, in steps.
fn distance(items: usize) -> u32 {
    match items {
        0..=6 => items as u32,
        7..=8 => 7,
        9..=12 => 8,
        13..=18 => 9,
        19..=30 => 10,
        _ => 11,
    }
}

/// What sort of mention it is; bit 5: it has a determiner or possessor.
fn kind(mention: &Mention) -> u32 {
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
