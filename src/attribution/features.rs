//! What the contest sees of a quotation and of one choice for its speaker, as hashed features.
//!
//! Each family of features has a number of its own. The families are those that were left after those without which
//! the cross-validated loss fell had been taken out one after another; see docs/accuracy.md.

use super::chunks::kind;
use super::contest::{self, Choice, Key};
use super::context::{Candidate, CandidateContext, Context, Reports};
use super::rules::{NonSpeech, Proposal, Rule, Who, Witnesses};
use crate::lexicon::*;
use crate::speakers::mentions::{Mention, MentionKind};
use crate::text::Kind;

/// Number of weights, as a power of two.
pub const BITS: u32 = 15;

/// Above this many bits a feature carries the number of its family, which `explain` reads.
pub const FAMILY: u32 = 16;

/// All words that carry weight have capitals.
pub const ALL_CAPITALS: u32 = 1;

/// How many chunks of a sentence or paragraph are looked at.
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
    /// 1 all words that carry weight have capitals, 2 none, 3 some, 0 there are none.
    case: u32,
    /// How it is set off.
    form: u32,
}

/// Collects hashed feature numbers.
pub struct Bag<'b> {
    pub out: &'b mut Vec<u32>,
    /// Features are numbers below two to this power.
    pub bits: u32,
}

impl Bag<'_> {
    #[inline(always)]
    pub fn add(&mut self, family: u32, values: [u32; 4]) {
        self.out.push(family << FAMILY | hash(family, values) >> (32 - self.bits));
    }
}

/// The hash of a feature, of which the upper bits count.
#[inline(always)]
fn hash(family: u32, values: [u32; 4]) -> u32 {
    // Independent products, which a processor takes at once; those of a constant 0 vanish.
    const ODD: [u32; 4] = [0x85EB_CA6B, 0xC2B2_AE35, 0x27D4_EB2F, 0x1656_67B1];
    let mut h = family.wrapping_mul(0x9E37_79B1);
    for (v, odd) in values.into_iter().zip(ODD) {
        h = h.wrapping_add(v.wrapping_add(1).wrapping_mul(odd));
    }
    h = (h ^ h >> 15).wrapping_mul(0x2C1B_3C6D);
    (h ^ h >> 13).wrapping_mul(0x2979_83D5)
}

/// The feature of a rule in one of its forms.
pub fn rule_feature(p: &Proposal) -> u32 {
    let family = 100;
    family << FAMILY | hash(family, [p.rule as u32, u32::from(p.form), u32::from(p.against), 0]) >> (32 - BITS)
}

/// The choices for one quotation and their features; its buffers are used again for the next one.
#[derive(Clone, Default)]
pub struct Description {
    pub choices: Vec<Choice>,
    /// Those that all kinds of nobody share, and then the features of each choice, one after another.
    pub features: Vec<u32>,
    pub shared: u32,
    /// Where each choice's features end.
    pub ends: Vec<u32>,
    /// What rules say, by choice.
    pub proposals: Vec<(u32, Proposal)>,
    around: Vec<CandidateContext>,
    candidates: Vec<Candidate>,
    heard: Vec<Proposal>,
}

/// Candidates that rules name may lie this many chunks away.
const FAR: u32 = 120;

impl Context<'_, '_> {
    /// Describes quoted tokens: nobody, each candidate, and whom the rules propose besides.
    pub fn describe(&self, witnesses: &Witnesses, quoted: usize, d: &mut Description) {
        let at = self.quote_chunks[quoted] as usize;
        let Description { choices, features, shared, ends, proposals, around, candidates, heard } = d;
        witnesses.propose(self, quoted, heard);
        candidates.clear();
        if self.has_candidates(quoted) {
            self.candidates(at, candidates);
        }
        for proposal in heard.iter().filter(|p| !p.against) {
            if let Who::Mention(mention) = proposal.who
                && !candidates.iter().any(|c| c.mention == mention)
                && let Some(chunk) = self.chunk_of(mention).filter(|c| c.abs_diff(at as u32) < FAR)
            {
                candidates.push(Candidate { chunk, mention });
            }
        }
        candidates.sort_by_key(|c| c.chunk);
        self.choose(candidates, heard, choices);
        proposals.clear();
        for proposal in heard.iter() {
            if let Some(choice) = contest::find(choices, proposal) {
                proposals.push((choice as u32, *proposal));
            }
        }
        proposals.sort_by_key(|p| p.0);
        around.clear();
        around.extend(candidates.iter().map(|c| self.candidate_context(c.chunk as usize)));
        let view = self.view(at);
        features.clear();
        ends.clear();
        let mut bag = Bag { out: features, bits: BITS };
        self.nobody(&view, &mut bag);
        nobody_of_proposals(heard, &view, &mut bag);
        *shared = bag.out.len() as u32;
        let mut said = proposals.iter().peekable();
        for (n, choice) in choices.iter().enumerate() {
            match choice.key {
                Key::Nobody(kind) => kind_of_nobody(kind, &view, &mut bag),
                _ if choice.chunk.is_some() => {
                    self.candidate(&view, candidates, around, n - NonSpeech::ALL.len(), &mut bag);
                }
                Key::SameAs(_) => bag.add(120, [1, view.length, view.capital, u32::from(view.left[0])]),
                _ => bag.add(120, [2, u32::from(choice.facts.evidence & 0xF), 0, 0]),
            }
            while let Some((_, proposal)) = said.next_if(|p| p.0 as usize == n) {
                self.of_rule(proposal, choice, &view, &mut bag);
            }
            ends.push(bag.out.len() as u32);
        }
    }

    /// All choices: nobody in its kinds, the candidates, and whom else the rules name.
    fn choose(&self, candidates: &[Candidate], heard: &[Proposal], choices: &mut Vec<Choice>) {
        choices.clear();
        let plain = |key| Choice { key, mention: None, name: None, chunk: None, facts: Default::default() };
        choices.extend(NonSpeech::ALL.map(|kind| plain(Key::Nobody(kind))));
        let named = |mention: u32, chunk: Option<u32>| {
            let person = self.whose_person(mention);
            let entity = self.table.entity_of(person as usize).map(|e| self.table.author(e));
            Choice {
                key: entity.map_or(Key::Mention(person), Key::Entity),
                mention: Some(mention),
                name: Some(self.mention_span(person)),
                chunk,
                facts: self.link_facts(Some(person), entity),
            }
        };
        choices.extend(candidates.iter().map(|c| named(c.mention, Some(c.chunk))));
        for proposal in heard.iter().filter(|p| !p.against) {
            if contest::find(choices, proposal).is_some() {
                continue;
            }
            choices.push(match proposal.who {
                Who::Mention(m) => named(m, None),
                Who::Entity(e) => {
                    let facts = self.link_facts(None, Some(e));
                    Choice { name: proposal.name, facts, ..plain(Key::Entity(e)) }
                }
                Who::SameAs(q) => plain(Key::SameAs(q)),
                Who::Nobody(kind) => plain(Key::Nobody(kind)),
            });
        }
    }

    /// What a rule's proposal says of a choice.
    fn of_rule(&self, p: &Proposal, choice: &Choice, v: &View, bag: &mut Bag) {
        let (rule, form, against) = (p.rule as u32, u32::from(p.form), u32::from(p.against));
        bag.out.push(rule_feature(p));
        bag.add(101, [rule, against, self.genre as u32, 0]);
        bag.add(108, [rule, against, v.form, 0]);
        if p.rule == Rule::TurnLabel {
            // How the label means somebody; and how many words it has, whether it is a name.
            bag.add(102, [rule, form >> 5, v.form, 0]);
            bag.add(103, [rule, form & 0b1_1111, v.form, 0]);
            return;
        }
        let mention = u32::from(choice.facts.mention);
        // Without rank and joining: the form of the report with the shape of the quotation.
        let bare = if p.rule == Rule::Report { form & 0b1111 | form & 0b11_1100_0000 } else { form };
        bag.add(102, [rule, bare, v.capital << 3 | v.ending, against]);
        bag.add(103, [rule, bare, mention, against]);
        bag.add(104, [rule, form >> 4 & 3, v.edges, against]);
    }

    fn view(&self, at: usize) -> View {
        let r = self.tokenized;
        let stretch = r.quoted_tokens[self.chunks[at].of as usize];
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
        let left = [self.kind(i - 1), self.kind(i - 2)];
        let right = [self.kind(i + 1), self.kind(i + 2)];
        let sentence = self.chunks[at].sentence;
        let same = self.chunks[at.saturating_sub(20)..at]
            .iter()
            .rev()
            .take_while(|x| x.sentence == sentence && !matches!(x.kind, kind::EDGE | kind::QUOTE));
        let governor = same.clone().position(|x| x.is_verb()).map(|back| at - 1 - back);
        let edge = self.chunks[..at].iter().rev().take(REACH).position(|x| x.kind == kind::EDGE);
        let ends = right[0] == kind::EDGE || right == [kind::STOP, kind::EDGE];
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
            edges: u32::from(left[0] == kind::EDGE) | u32::from(ends) << 1,
            previous_end: edge.map_or(kind::EDGE, |back| self.kind(i - 2 - back as isize)),
            governor,
            case: self.case(stretch.first, stretch.end),
            form: self.quotes[stretch.quote as usize].form as u32,
        }
    }

    /// How the words of a quotation are written.
    pub fn case(&self, first: u32, end: u32) -> u32 {
        let r = self.tokenized;
        let (mut words, mut capitals) = (0, 0);
        for i in first..end.min(first + 20) {
            if r.token(i).is_word() && r.function(i) == 0 {
                words += 1;
                capitals += u32::from(r.token(i).is_capital());
            }
        }
        match capitals {
            _ if words == 0 => 0,
            0 => 2,
            all if all == words => ALL_CAPITALS,
            _ => 3,
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
        bag.add(1, [v.form, 0, 0, 0]);
        bag.add(2, [v.length, v.capital, 0, 0]);
        bag.add(3, [l1, v.length, 0, 0]);
        bag.add(4, [l1, u32::from(v.left[1]), v.capital, 0]);
        bag.add(5, [r1, r2, v.capital, 0]);
        bag.add(6, [l1, r1, v.ending, v.capital]);
        bag.add(7, [v.case, v.length, 0, 0]);
        let before = v.first.wrapping_sub(1);
        bag.add(8, [self.token_hash(before), 0, 0, 0]);
        bag.add(9, [self.token_hash(before), self.token_hash(before.wrapping_sub(1)), 0, 0]);
        if v.length < 2 {
            for i in v.first..v.end {
                bag.add(10, [self.token_hash(i), 0, 0, 0]);
            }
        }
        let before = self.chunks[..v.at].iter().rev().take(REACH).take_while(|x| x.sentence == v.sentence);
        let after = self.chunks[v.at..].iter().take(REACH).take_while(|x| x.sentence == v.sentence);
        let speech = before.chain(after).filter(|x| x.is_speech()).count().min(3) as u32;
        bag.add(13, [speech, l1, v.capital, 0]);
        bag.add(14, [v.edges, v.length, v.capital, 0]);
        bag.add(15, [v.edges & 1, u32::from(v.previous_end), 0, 0]);
        if let Some(g) = v.governor {
            bag.add(16, [r.token(self.chunks[g].token).hash, l1, 0, 0]);
        }
    }

    fn candidate(&self, v: &View, candidates: &[Candidate], around: &[CandidateContext], n: usize, bag: &mut Bag) {
        let r = self.tokenized;
        let (i, q) = (candidates[n].chunk as usize, v.at);
        let mention = &self.table.mentions[candidates[n].mention as usize];
        let s = &around[n];
        let kind = mention_kind(mention);
        let between = if i < q { &self.chunks[i + 1..q] } else { &self.chunks[q + 1..i] };
        let (mut quotes, mut edges, mut verbs) = (0u32, 0u32, 0u32);
        for chunk in between {
            quotes += u32::from(chunk.kind == kind::QUOTE);
            edges += u32::from(chunk.kind == kind::EDGE);
            verbs += u32::from(chunk.is_speech());
        }
        let side = u32::from(i > q);
        let sentence = self.chunks[i].sentence;
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
        let leads = n == 0 || self.chunks[candidates[n - 1].chunk as usize].sentence != sentence;
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
        if i > 0 && self.chunks[i - 1].is_verb() {
            bag.add(59, [r.token(self.chunks[i - 1].token).hash, side, place.min(1), 0]);
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
    fn rivals(&self, v: &View, candidates: &[Candidate], around: &[CandidateContext], n: usize) -> (u32, u32) {
        let (i, q) = (candidates[n].chunk as usize, v.at);
        let (mut nearer, mut farther, mut other) = (0u32, 0u32, 0u32);
        for (m, (c, s)) in candidates.iter().zip(around).enumerate() {
            let j = c.chunk as usize;
            if m == n || s.reports == Reports::Not || self.chunks[j].sentence != v.sentence {
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
        let kind = |k: isize| self.kind(i as isize + k);
        let left = i >= 2 && (kind(-1) == kind::QUOTE || self.chunks[i - 1].is_verb() && kind(-2) == kind::QUOTE);
        let linking = |c: u8| c == kind::COMMA || c == kind::COLON || c >= kind::FINITE;
        let right = (1..=3).any(|k| kind(k) == kind::QUOTE && (1..k).all(|m| linking(kind(m))));
        [left, right]
    }
}

/// What the best of the reports says to nobody.
fn nobody_of_proposals(heard: &[Proposal], v: &View, bag: &mut Bag) {
    let report = heard.iter().find(|p| matches!(p.rule, Rule::Report | Rule::According | Rule::InWords | Rule::Colon));
    let sign = heard.iter().find(|p| p.rule == Rule::NonSpeech).map_or(0, |p| 1 + u32::from(p.form));
    let form = report.map_or(0, |p| 1 + u32::from(p.form & 0b1111));
    bag.add(110, [form, v.length, v.capital, 0]);
    bag.add(111, [sign, form, 0, 0]);
    let others = heard.iter().filter(|p| !p.against && !matches!(p.rule, Rule::Report | Rule::NonSpeech)).count();
    bag.add(112, [others.min(3) as u32, v.capital, v.ending, 0]);
}

/// What tells one kind of nobody from the others.
fn kind_of_nobody(kind: NonSpeech, v: &View, bag: &mut Bag) {
    let kind = kind as u32;
    let (left, right) = (u32::from(v.left[0]), u32::from(v.right[0]));
    bag.add(115, [kind, 0, 0, 0]);
    bag.add(116, [kind, v.length, v.capital, v.ending]);
    bag.add(117, [kind, left, v.capital, 0]);
    bag.add(118, [kind, right, v.capital, 0]);
    bag.add(119, [kind, v.case, v.length, 0]);
    bag.add(114, [kind, v.edges, v.capital, 0]);
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
