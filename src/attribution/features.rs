//! What the ranker sees of a quotation and of one candidate for its speaker, as hashed features.
//!
//! One file, though a long one: every family reads the same view of the surroundings, and their numbers must not clash.

use super::items::{Item, code};
use crate::lexicon::*;
use crate::speakers::cast::{Cast, NOBODY};
use crate::speakers::mentions::Mentioned;
use crate::speakers::reading::Reading;
use crate::text::Kind;
use crate::text::tokens::UPPER;

/// Number of weights, as a power of two.
pub const BITS: u32 = 15;

/// One thing that may have said the quotation.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// Index into the items.
    pub item: u32,
    pub mention: u32,
}

/// What is needed to describe the quotations of one text.
pub struct Scene<'a, 't> {
    pub reading: &'a Reading<'t>,
    pub cast: &'a Cast,
    pub items: &'a [Item],
}

/// How many items of the paragraphs before and after are searched for candidates.
const BEFORE: usize = 16;
const AFTER: usize = 8;
/// Candidates are sought no farther than this from the quotation.
const WINDOW: usize = 60;

/// The quotation itself.
struct View {
    at: usize,
    length: u32,
    capital: u32,
    ending: u32,
    left: [u8; 3],
    right: [u8; 3],
    paragraph_start: u32,
    paragraph_end: u32,
    previous_end: u8,
    governor: Option<usize>,
    /// Which patterns the candidates make: 1 one is the subject of the governing verb of speech, 2 of another,
    /// 4 one is held right after the quotation, 8 right before.
    held: u32,
}

/// Collects hashed feature numbers.
pub struct Bag<'b> {
    out: &'b mut Vec<u32>,
}

impl Bag<'_> {
    #[inline]
    fn add(&mut self, family: u32, values: [u32; 4]) {
        let mut h = family.wrapping_mul(0x9E37_79B1) ^ 0x5bd1_e995;
        for v in values {
            h = (h ^ v).wrapping_mul(0x85EB_CA6B);
            h ^= h >> 15;
        }
        h = h.wrapping_mul(0xC2B2_AE35);
        self.out.push(h >> (32 - BITS));
    }
}

impl Scene<'_, '_> {
    fn code(&self, i: isize) -> u8 {
        if i < 0 { code::EDGE } else { self.items.get(i as usize).map_or(code::EDGE, |x| x.code) }
    }

    /// The candidates for the quotation at item `at`, in text order.
    pub fn candidates(&self, at: usize, out: &mut Vec<Candidate>) {
        out.clear();
        let mut edges = 0;
        let mut left = BEFORE;
        let mut from = at;
        while from > 0 && at - from < WINDOW {
            let item = self.items[from - 1];
            if item.code == code::EDGE {
                edges += 1;
                if edges == 2 {
                    break;
                }
            } else if edges == 1 {
                if left == 0 {
                    break;
                }
                left -= 1;
            }
            from -= 1;
        }
        let mut to = at + 1;
        let mut right = AFTER;
        let mut edges = 0;
        while to < self.items.len() && to - at < WINDOW {
            let item = self.items[to];
            if item.code == code::EDGE {
                edges += 1;
                if edges == 2 {
                    break;
                }
            } else if edges == 1 {
                if right == 0 {
                    break;
                }
                right -= 1;
            }
            to += 1;
        }
        for (i, item) in self.items[from..to].iter().enumerate() {
            if item.is_candidate() {
                out.push(Candidate { item: (from + i) as u32, mention: item.of });
            }
        }
    }

    /// The features of "nobody" and then of each candidate; `ends` gets where each one's features end.
    pub fn describe(&self, at: usize, candidates: &[Candidate], out: &mut Vec<u32>, ends: &mut Vec<u32>) {
        out.clear();
        ends.clear();
        let mut view = self.view(at);
        view.held = self.held(&view, candidates);
        let mut bag = Bag { out };
        self.nobody(&view, candidates, &mut bag);
        ends.push(bag.out.len() as u32);
        for (n, &c) in candidates.iter().enumerate() {
            self.candidate(&view, candidates, n, c, &mut bag);
            ends.push(bag.out.len() as u32);
        }
    }

    fn view(&self, at: usize) -> View {
        let r = self.reading;
        let stretch = r.stretches[self.items[at].of as usize];
        let words = stretch.end - stretch.first;
        let length = match words {
            0..=3 => 0,
            4 => 1,
            5..=6 => 2,
            7..=9 => 3,
            10..=16 => 4,
            17..=40 => 5,
            _ => 6,
        };
        let inside: Vec<u32> =
            (stretch.first..stretch.end).filter(|&i| r.token(i).kind != Kind::Mark).take(1).collect();
        let capital = inside.first().map_or(0, |&i| u32::from(r.token(i).is_capital()));
        let last = (stretch.first..stretch.end).rev().map(|i| r.token(i).kind).find(|&k| k != Kind::Mark);
        let ending = match last {
            Some(Kind::Comma) => 1,
            Some(Kind::Period | Kind::Ellipsis) => 2,
            Some(Kind::Question | Kind::Exclaim) => 3,
            Some(Kind::Dash) => 4,
            _ => 0,
        };
        let i = at as isize;
        let left = [self.code(i - 1), self.code(i - 2), self.code(i - 3)];
        let right = [self.code(i + 1), self.code(i + 2), self.code(i + 3)];
        let sentence = self.items[at].sentence;
        let governor = (at.saturating_sub(20)..at)
            .rev()
            .take_while(|&j| {
                self.items[j].sentence == sentence
                    && self.items[j].code != code::EDGE
                    && self.items[j].code != code::QUOTE
            })
            .find(|&j| self.items[j].is_verb());
        let mut edge = at;
        while edge > 0 && self.items[edge].code != code::EDGE {
            edge -= 1;
        }
        View {
            at,
            length,
            capital,
            ending,
            left,
            right,
            paragraph_start: u32::from(left[0] == code::EDGE),
            paragraph_end: u32::from(right[0] == code::EDGE || right[0] == code::STOP && right[1] == code::EDGE),
            previous_end: self.code(edge as isize - 1),
            governor,
            held: 0,
        }
    }

    fn nobody(&self, v: &View, candidates: &[Candidate], bag: &mut Bag) {
        let r = self.reading;
        let stretch = r.stretches[self.items[v.at].of as usize];
        let [l1, l2, l3] = v.left.map(u32::from);
        let [r1, r2, _] = v.right.map(u32::from);
        let shape = v.length << 4 | v.capital << 3 | v.ending;
        bag.add(1, [0; 4]);
        bag.add(2, [v.length, v.capital, 0, 0]);
        bag.add(3, [shape, 0, 0, 0]);
        bag.add(4, [l1, v.length, 0, 0]);
        bag.add(5, [l1, l2, v.capital, 0]);
        bag.add(6, [l1, l2, l3, 0]);
        bag.add(7, [r1, v.length, 0, 0]);
        bag.add(8, [r1, r2, v.capital, 0]);
        bag.add(9, [l1, r1, v.length, 0]);
        bag.add(10, [l1, r1, v.ending, v.capital]);
        let (mut words, mut capitals) = (0, 0);
        for i in stretch.first..stretch.end.min(stretch.first + 20) {
            if r.token(i).is_word() && r.function(i) == 0 {
                words += 1;
                capitals += u32::from(r.token(i).is_capital());
            }
        }
        let case = if words == 0 {
            0
        } else if capitals == words {
            1
        } else if capitals == 0 {
            2
        } else {
            3
        };
        bag.add(11, [case, v.length, 0, 0]);
        bag.add(12, [case, l1, r1, 0]);
        let hash =
            |i: u32| r.tokens.get(i as usize).map_or(0, |t| if t.kind == Kind::Word { t.hash } else { t.kind as u32 });
        bag.add(13, [hash(stretch.first.wrapping_sub(1)), 0, 0, 0]);
        bag.add(14, [hash(stretch.first.wrapping_sub(1)), hash(stretch.first.wrapping_sub(2)), 0, 0]);
        bag.add(15, [hash(stretch.end), v.length, 0, 0]);
        bag.add(26, [hash(stretch.end), hash(stretch.end + 1), 0, 0]);
        if v.length < 2 {
            for i in stretch.first..stretch.end {
                bag.add(16, [hash(i), 0, 0, 0]);
            }
        }
        let sentence = self.items[v.at].sentence;
        let mut speech = 0;
        let mut i = v.at;
        while i > 0 && self.items[i - 1].sentence == sentence {
            i -= 1;
        }
        while i < self.items.len() && self.items[i].sentence == sentence {
            speech += u32::from(self.items[i].is_speech());
            i += 1;
        }
        bag.add(17, [speech.min(3), v.length, 0, 0]);
        bag.add(18, [speech.min(3), l1, v.capital, 0]);
        bag.add(19, [(candidates.len() as u32).min(6), v.length, 0, 0]);
        bag.add(20, [v.paragraph_start, v.paragraph_end, v.length, v.capital]);
        bag.add(21, [v.paragraph_start, u32::from(v.previous_end), 0, 0]);
        bag.add(27, [v.held, v.length, v.capital, 0]);
        bag.add(28, [v.held, l1, r1, 0]);
        if let Some(g) = v.governor {
            let item = self.items[g];
            bag.add(22, [u32::from(item.code), (v.at - g).min(6) as u32, v.length, 0]);
            bag.add(23, [r.token(item.token).hash, 0, 0, 0]);
            bag.add(24, [r.token(item.token).hash, l1, 0, 0]);
        } else {
            bag.add(25, [l1, v.length, v.capital, 0]);
        }
    }

    fn held(&self, v: &View, candidates: &[Candidate]) -> u32 {
        let mut held = 0;
        for c in candidates {
            let i = c.item as usize;
            if i < v.at {
                let (_, _, verb) = self.after(i);
                if verb.is_some() && verb == v.governor {
                    held |= if self.items[verb.unwrap_or(0)].is_speech() { 1 } else { 2 };
                }
            } else {
                let near = i == v.at + 1 && self.items.get(i + 1).is_some_and(|x| x.is_speech())
                    || i == v.at + 2 && self.items[i - 1].is_speech();
                held |= if near { 4 } else { 0 };
            }
        }
        held
    }

    /// The codes after a candidate, past adverbs and auxiliaries, and past an insertion between commas, dashes or
    /// brackets, if one follows.
    fn after(&self, i: usize) -> ([u8; 3], [u8; 2], Option<usize>) {
        let mut out = [code::EDGE; 3];
        let mut n = 0;
        let mut j = i + 1;
        let mut first = None;
        while j < self.items.len() && n < 3 {
            let c = self.items[j].code;
            if c == code::ADVERB || c == code::AUX {
                j += 1;
                continue;
            }
            first.get_or_insert(j);
            out[n] = c;
            n += 1;
            if c == code::EDGE {
                break;
            }
            j += 1;
        }
        let mut k = first.unwrap_or(i + 1);
        let mut verb = first.filter(|&j| self.items[j].is_verb());
        let mut beyond = [code::EDGE; 2];
        let opener = self.code(k as isize);
        if matches!(opener, code::COMMA | code::DASH | code::OPEN) {
            let closer = if opener == code::OPEN { code::CLOSE } else { opener };
            let limit = (k + 14).min(self.items.len());
            let close = (k + 1..limit)
                .take_while(|&j| !matches!(self.items[j].code, code::EDGE | code::STOP | code::QUOTE))
                .find(|&j| self.items[j].code == closer);
            if let Some(close) = close {
                k = close + 1;
                while k < self.items.len() && matches!(self.items[k].code, code::ADVERB | code::AUX) {
                    k += 1;
                }
                beyond = [self.code(k as isize), self.code(k as isize + 1)];
                verb = Some(k).filter(|&k| k < self.items.len() && self.items[k].is_verb());
            }
        } else if matches!(opener, code::PREPOSITION) {
            // `Roe of Texas said`, `a spokesman for the campaign said`, `Roe told reporters in Ohio`
            let limit = (k + 8).min(self.items.len());
            let next = (k + 1..limit).find(|&j| {
                !matches!(
                    self.items[j].code,
                    code::PREPOSITION
                        | code::NAME
                        | code::HUMAN
                        | code::BODY
                        | code::THING
                        | code::DAY
                        | code::POSSESSIVE
                        | code::ADVERB
                        | code::AUX
                        | code::DETERMINER
                        | code::OBJECT
                )
            });
            if let Some(next) = next {
                beyond = [self.code(next as isize), code::ADVERB];
                verb = Some(next).filter(|&k| self.items[k].is_verb());
            }
        }
        (out, beyond, verb)
    }

    fn before(&self, i: usize) -> [u8; 2] {
        let mut out = [code::EDGE; 2];
        let mut n = 0;
        for j in (0..i).rev() {
            let c = self.items[j].code;
            if c == code::ADVERB || c == code::DETERMINER {
                continue;
            }
            out[n] = c;
            n += 1;
            if n == 2 || c == code::EDGE {
                break;
            }
        }
        out
    }

    fn candidate(&self, v: &View, candidates: &[Candidate], n: usize, c: Candidate, bag: &mut Bag) {
        let r = self.reading;
        let i = c.item as usize;
        let q = v.at;
        let mention = &self.cast.mentions[c.mention as usize];
        let (from, to) = if i < q { (i + 1, q) } else { (q + 1, i) };
        let between = &self.items[from..to];
        let (mut quotes, mut others, mut edges, mut verbs) = (0u32, 0u32, 0u32, 0u32);
        for item in between {
            match item.code {
                code::QUOTE => quotes += 1,
                code::EDGE => edges += 1,
                _ if item.is_candidate() => others += 1,
                _ if item.is_speech() => verbs += 1,
                _ => {}
            }
        }
        let side = u32::from(i > q);
        let sentences = self.items[i].sentence.abs_diff(self.items[q].sentence).min(2);
        let place = if edges > 0 { 3 } else { sentences };
        let rel = side | place << 1 | quotes.min(2) << 3;
        let kind = match mention.kind {
            Mentioned::Name if mention.flags & PERSON != 0 => 1,
            Mentioned::Name if mention.flags & (ORGANIZATION | PLACE) != 0 => 2,
            Mentioned::Name => 3,
            Mentioned::He | Mentioned::She => 4,
            Mentioned::They => 5,
            Mentioned::It => 6,
            Mentioned::First => 7,
            Mentioned::Who => 8,
            Mentioned::Noun if mention.flags & PERSON != 0 => 9 + u32::from(mention.flags & PLURAL != 0),
            Mentioned::Noun if mention.flags & GROUP != 0 => 11,
            Mentioned::Noun if mention.flags & ORGANIZATION != 0 => 12,
            Mentioned::Noun => 13,
            Mentioned::Unlisted => 14,
            Mentioned::Handle => 15,
        };
        let kind = if mention.possessive { 16 + u32::from(mention.kind == Mentioned::First) } else { kind };
        let kind = kind | u32::from(mention.definite) << 5;
        let [b1, b2] = self.before(i).map(u32::from);
        let (after, beyond, verb) = self.after(i);
        let [a1, a2, a3] = after.map(u32::from);
        let [s1, s2] = beyond.map(u32::from);
        let distance = (to - from) as u32;
        let far = match distance {
            0..=6 => distance,
            7..=8 => 7,
            9..=12 => 8,
            13..=18 => 9,
            19..=30 => 10,
            _ => 11,
        };
        let [l1, l2, _] = v.left.map(u32::from);
        let [r1, r2, r3] = v.right.map(u32::from);
        bag.add(40, [kind, 0, 0, 0]);
        bag.add(41, [kind, rel, 0, 0]);
        bag.add(42, [rel, b1, 0, 0]);
        bag.add(43, [rel, a1, 0, 0]);
        bag.add(44, [rel, b1, a1, 0]);
        bag.add(45, [rel, a1, a2, 0]);
        bag.add(46, [rel, b1, b2, 0]);
        bag.add(47, [rel, b1, a1, a2]);
        bag.add(48, [rel << 8 | b2, b1, a1, a2]);
        bag.add(49, [rel, a1, s1, 0]);
        bag.add(50, [rel, s1, s2, b1]);
        bag.add(51, [a1, a2, a3, b1]);
        bag.add(52, [kind, b1, a1, side]);
        // The way between candidate and quotation.
        if between.len() <= 8 {
            let mut exact = side + 2;
            let mut coarse = side + 2;
            for item in between {
                let c = u32::from(item.code);
                exact = (exact ^ c).wrapping_mul(0x0100_0193);
                let class = if item.is_candidate() {
                    7
                } else if item.is_speech() {
                    c & 0xF0
                } else {
                    c
                };
                if !matches!(item.code, code::ADVERB | code::DETERMINER | code::AUX | code::DAY) {
                    coarse = (coarse ^ class).wrapping_mul(0x0100_0193);
                }
            }
            bag.add(53, [exact, 0, 0, 0]);
            bag.add(54, [coarse, 0, 0, 0]);
            bag.add(55, [coarse, v.ending, v.capital, 0]);
            bag.add(56, [coarse, b1, a1, 0]);
        }
        bag.add(57, [far, side, place, 0]);
        bag.add(58, [far, side, v.length, place]);
        bag.add(59, [far, side, v.ending, place]);
        bag.add(60, [far, side, v.capital, v.ending]);
        bag.add(61, [far, side, v.paragraph_start | v.paragraph_end << 1, place]);
        bag.add(62, [others.min(5), rel, 0, 0]);
        bag.add(63, [verbs.min(3), rel, 0, 0]);
        bag.add(64, [kind, side, v.paragraph_start | v.paragraph_end << 1, u32::from(v.previous_end)]);
        // Whether it is the first candidate of its sentence.
        let sentence = self.items[i].sentence;
        let leads = n == 0 || self.items[candidates[n - 1].item as usize].sentence != sentence;
        bag.add(65, [u32::from(leads), rel, a1, 0]);
        bag.add(66, [u32::from(leads), rel, b1, 0]);
        // The verb it is the subject of, and the verb that governs the quotation.
        if let Some(j) = verb {
            let code = u32::from(self.items[j].code);
            let lemma = r.token(self.items[j].token).hash;
            let governs = u32::from(v.governor == Some(j));
            bag.add(67, [code, rel, 0, 0]);
            bag.add(68, [code, rel, b1, kind]);
            bag.add(69, [lemma, side, place.min(1), 0]);
            bag.add(70, [governs, code, l1, side]);
            bag.add(71, [governs, code, l1 << 8 | l2, v.capital]);
            bag.add(72, [governs, lemma, side, l1]);
            let tail = u32::from(self.code(j as isize + 1));
            bag.add(73, [code, tail, rel, 0]);
        } else {
            bag.add(74, [rel, b1, kind, 0]);
        }
        // A verb just before: `said Roe`.
        if i > 0 && self.items[i - 1].is_verb() {
            let item = self.items[i - 1];
            bag.add(75, [u32::from(item.code), rel, a1, u32::from(self.code(i as isize - 2))]);
            bag.add(76, [r.token(item.token).hash, side, place.min(1), 0]);
        }
        if let Some(g) = v.governor {
            let code = u32::from(self.items[g].code);
            let order = if i > q { 2 } else { u32::from(g > i) };
            bag.add(77, [code, order, others.min(3), l1]);
            bag.add(78, [code, order, b1, a1]);
        } else {
            bag.add(79, [rel, l1, r1, 0]);
        }
        bag.add(80, [kind, rel, l1, r1]);
        bag.add(81, [rel, l1, l2, 0]);
        bag.add(82, [rel, r1, r2, r3]);
        bag.add(83, [rel, v.ending, v.capital, v.length]);
        // Held by another quotation: `“…,” Roe said. “…”`
        let tight_left = i >= 2
            && (self.code(i as isize - 1) == code::QUOTE
                || self.items[i - 1].is_verb() && self.code(i as isize - 2) == code::QUOTE);
        let tight_right = [1isize, 2, 3].into_iter().any(|k| {
            self.code(i as isize + k) == code::QUOTE
                && (1..k).all(|m| {
                    let x = self.code(i as isize + m);
                    x == code::COMMA || x == code::COLON || x >= code::FINITE
                })
        });
        let own = if i > q { tight_left && quotes == 0 } else { tight_right && quotes == 0 };
        bag.add(84, [u32::from(tight_left), u32::from(tight_right), u32::from(own), rel]);
        bag.add(85, [u32::from(tight_left), u32::from(tight_right), rel, v.ending]);
        // The words themselves: before the quotation, before and after the candidate.
        let word =
            |i: u32| r.tokens.get(i as usize).map_or(0, |t| if t.kind == Kind::Word { t.hash } else { t.kind as u32 });
        let stretch = r.stretches[self.items[q].of as usize];
        let governs = verb.map_or(0, |j| 1 + u32::from(v.governor == Some(j)));
        bag.add(91, [word(stretch.first.wrapping_sub(1)), side, governs, others.min(2)]);
        bag.add(92, [word(stretch.end), side, governs, others.min(2)]);
        bag.add(93, [word(mention.first.wrapping_sub(1)), side, place.min(2), 0]);
        bag.add(94, [word(mention.end), side, place.min(2), 0]);
        bag.add(95, [word(mention.end), word(mention.end + 1), side, 0]);
        bag.add(96, [v.held, governs, rel, 0]);
        bag.add(97, [v.held, governs, l1, side]);
        // The entity.
        let entity = self.cast.entity[c.mention as usize];
        if entity != NOBODY {
            let e = &self.cast.entities[entity as usize];
            bag.add(86, [u32::from(e.named), e.count.min(6), kind, 0]);
            let same = candidates.iter().filter(|o| self.cast.entity[o.mention as usize] == entity).count() as u32;
            bag.add(87, [same.min(4), rel & 7, kind, 0]);
        } else {
            bag.add(88, [kind, rel, 0, 0]);
        }
        let name = r.token(mention.name);
        bag.add(89, [u32::from(name.has(UPPER)), kind, a1, 0]);
        if mention.kind == Mentioned::Noun {
            bag.add(90, [name.hash, 0, 0, 0]);
        }
    }
}
