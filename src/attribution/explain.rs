//! Why each quotation has the answer it has, in words: what the contest weighed, and what its confidence is made of.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use std::ops::Range;

use super::confidence;
use super::contest::{self, Choice, Key, WHOLE};
use super::context::Context;
use super::describe::Description;
use super::model::MODEL;
use super::rules::{NonSpeech, Proposal, Witnesses};
use super::speaker_index::SpeakerIndex;
use crate::doc::Document;
use crate::quotes::Quote;
use crate::speakers::entities::MentionId;
use crate::text::Span;

/// What was weighed for one stretch of quoted words (one paragraph's part of a quotation).
#[derive(Clone, Debug)]
pub struct Explanation {
    /// In bytes.
    pub span: Range<usize>,
    /// The likeliest first.
    pub choices: Vec<ExplainedChoice>,
    /// After what goes on from other quotations took its share; the likeliest first.
    pub outcomes: Vec<ExplainedOutcome>,
    /// That the name shown is right, 0 to 1; `None` where the likeliest is that nobody says it.
    pub confidence: Option<f64>,
    /// What the confidence is made of.
    pub doubts: Vec<Contribution>,
}

/// One who may have said it.
#[derive(Clone, Debug)]
pub struct ExplainedChoice {
    /// Name, kind of nobody, or the quotation whose speaker is meant, with the words that name.
    pub who: String,
    /// In the contest, 0 to 1.
    pub probability: f64,
    /// What rules say for or against it.
    pub proposals: Vec<String>,
    /// How surely the words mean the one whose name is shown.
    pub link: Option<String>,
    /// The largest first.
    pub contributions: Vec<Contribution>,
}

/// One answer and its probability.
#[derive(Clone, Debug)]
pub struct ExplainedOutcome {
    pub who: String,
    /// 0 to 1.
    pub probability: f64,
    /// What part of the probability was taken over from other quotations.
    pub carried: f64,
    pub rule: &'static str,
}

/// What a family of features adds to a score.
#[derive(Clone, Debug)]
pub struct Contribution {
    pub what: &'static str,
    /// In nats: 0.7 doubles the odds.
    pub weight: f64,
}

/// Explains every stretch of quoted words of a text, in its order.
pub fn explain(text: &str, doc: &Document, quotes: &[Quote]) -> Vec<Explanation> {
    super::read(text, doc, quotes, explanations)
}

fn explanations(c: &Context) -> Vec<Explanation> {
    let witnesses = Witnesses::new(c);
    let describe = |at: usize| {
        let mut d = Description::default();
        c.describe(&witnesses, at, &mut d);
        d
    };
    let descriptions: Vec<_> = (0..c.quotations.len()).map(describe).collect();
    let apart: Vec<bool> = (0..descriptions.len()).map(|at| c.may_repeat(at)).collect();
    let score = |at: usize, out: &mut contest::Scored| contest::score(&descriptions[at], &MODEL, out);
    let mut outcomes = vec![Vec::new(); descriptions.len()];
    contest::resolve(&apart, score, |at, shares| outcomes[at] = shares.to_vec());
    let mut writer = Writer { c, names: SpeakerIndex::new(c.tokenized, c.table) };
    let mut doubts = confidence::Description::default();
    let mut out = Vec::with_capacity(outcomes.len());
    for (at, shares) in outcomes.into_iter().enumerate() {
        let d = &descriptions[at];
        let mut scored = contest::Scored::default();
        score(at, &mut scored);
        let masses = scored.masses;
        let span = c.quoted_span(at);
        let mut choices: Vec<_> = (0..d.choices.len()).map(|n| writer.choice(d, n, of_whole(masses[n]))).collect();
        choices.sort_by(|a, b| b.probability.total_cmp(&a.probability));
        let outcome = |s: &contest::Share| ExplainedOutcome {
            who: writer.who(s.key, s.because.name),
            probability: of_whole(s.mass),
            carried: f64::from(s.carried) / f64::from(s.mass.max(1)),
            rule: s.because.rule.name(),
        };
        let outcomes = shares.iter().map(outcome).collect();
        let named = !matches!(shares[0].key, Key::Nobody(_));
        confidence::describe(&shares, c.place(at), &mut doubts);
        out.push(Explanation {
            span: span.start()..span.end(),
            choices,
            outcomes,
            confidence: named.then(|| f64::from(confidence::confidence(&doubts, &MODEL)) / 1000.0),
            doubts: contributions(doubts.features.iter().copied(), |f| MODEL.doubt(f), doubt),
        });
    }
    out
}

fn of_whole(mass: u32) -> f64 {
    f64::from(mass) / f64::from(WHOLE)
}

struct Writer<'a, 't> {
    c: &'a Context<'a, 't>,
    names: SpeakerIndex<'a, 't>,
}

impl Writer<'_, '_> {
    fn words(&self, span: Span) -> String {
        span.of(self.c.text()).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn who(&mut self, key: Key, name: Option<Span>) -> String {
        let words = name.map(|span| format!("“{}” at byte {}", self.words(span), span.lo())).unwrap_or_default();
        match key {
            Key::Nobody(NonSpeech::Term) => "nobody: a term".into(),
            Key::Nobody(NonSpeech::Title) => "nobody: a title".into(),
            Key::Nobody(NonSpeech::Sign) => "nobody: a slogan or sign".into(),
            Key::Nobody(NonSpeech::Unsaid) => "nobody: not said, or nobody told".into(),
            Key::SameAs(q) => format!("whoever says quotation {}", q + 1),
            Key::Mention(_) => format!("somebody unknown, {words}"),
            Key::Entity(e) => {
                let speaker = self.names.speaker(e);
                let name = &self.names.speakers[speaker].name;
                if words.is_empty() { name.clone() } else { format!("{name}, {words}") }
            }
        }
    }

    fn choice(&mut self, d: &Description, n: usize, probability: f64) -> ExplainedChoice {
        let choice = &d.choices[n];
        ExplainedChoice {
            who: self.who(choice.key, choice.name),
            probability,
            proposals: d.proposals.iter().filter(|p| p.0 as usize == n).map(|p| self.proposal(&p.1)).collect(),
            link: self.link(choice),
            contributions: contributions(d.features_of(n), |f| MODEL.weight(f), family),
        }
    }

    fn proposal(&self, p: &Proposal) -> String {
        let cue = p.cue.map(|cue| format!(", cue “{}”", self.words(cue))).unwrap_or_default();
        format!("{} {}, form {}{cue}", if p.against { "against:" } else { "for:" }, p.rule.name(), p.form)
    }

    fn link(&self, choice: &Choice) -> Option<String> {
        let facts = &choice.facts;
        let held = (0..EVIDENCE.len()).filter(|bit| facts.evidence >> bit & 1 == 1).map(|bit| EVIDENCE[bit]);
        let evidence = held.collect::<Vec<_>>().join(", ");
        let Some(mention) = choice.mention else { return (!evidence.is_empty()).then_some(evidence) };
        let person = self.c.whose_person(mention);
        let (kind, link) = (self.c.table.mentions[person as usize].kind, self.c.table.link(MentionId(person)).kind);
        let share = f64::from(facts.share) / 1000.0;
        Some(format!("{kind:?} by {link:?}, share {share:.2}, {} rivals; {evidence}", facts.rivals))
    }
}

/// The sums of weights by family, in nats, the largest first.
fn contributions(
    features: impl Iterator<Item = u32>,
    weight: impl Fn(u32) -> i32,
    name: impl Fn(u32) -> &'static str,
) -> Vec<Contribution> {
    let mut out: Vec<Contribution> = Vec::new();
    for feature in features {
        let (what, weight) = (name(feature >> super::features::FAMILY), f64::from(weight(feature)) / 64.0);
        match out.iter_mut().find(|c| c.what == what) {
            Some(same) => same.weight += weight,
            None => out.push(Contribution { what, weight }),
        }
    }
    out.retain(|c| c.weight != 0.0);
    out.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    out
}

/// What a family of features of the contest looks at.
fn family(number: u32) -> &'static str {
    match number {
        1 => "how it is set off",
        2 | 7 => "length and capitals of the quotation",
        3..=6 | 14 | 15 => "what stands before and after the quotation",
        8 | 9 => "the words before the quotation",
        10 => "the quoted words",
        13 | 16 => "verbs of the quotation's sentence",
        40 | 54 | 73 | 81 => "kind of mention and its place",
        41..=48 => "what stands before and after the mention",
        49 | 50 => "distance",
        51 => "verbs of speech between",
        52 | 53 | 76 => "whether the paragraph leads on to the quotation",
        56..=58 => "the verb that the mention is subject of",
        59 | 65..=67 => "the words beside the mention",
        60 => "the verb before the quotation",
        61..=64 => "mention and quotation together",
        68 => "the mention's own word",
        71 => "whether others report speech",
        74 | 75 => "how often the text speaks of them",
        77..=80 => "how the mention reports, and where",
        100 | 101 | 108 => "the rule and its form",
        102..=104 => "the rule with the shape of the quotation",
        110..=112 => "what rules say at all",
        114..=119 => "kind of nobody",
        120 => "someone whom only a rule names",
        _ => "other",
    }
}

/// What a family of features of confidence looks at.
fn doubt(number: u32) -> &'static str {
    match number {
        1 => "always",
        2 => "genre",
        3 | 4 => "rule and genre",
        5 => "kind of mention",
        6 | 7 => "kind of link and its share",
        8 => "rivals",
        9 => "probability that nobody says it",
        10 => "probability of the second",
        11 => "how much was taken over",
        12 | 13 => "evidence that it is somebody",
        14 => "how and where it is set off",
        15 | 16 => "form of the rule",
        17 => "rule and kind of mention",
        _ => "other",
    }
}

/// The flags of `PersonEvidence`, from the lowest bit.
const EVIDENCE: [&str; 15] = [
    "given name", "role", "he or she", "speaks elsewhere", "label", "place", "organization", "document",
    "weak capitals", "headline only", "bare title", "common word in the name", "several words", "no name", "plural",
];
