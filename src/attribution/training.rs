//! What the trainer needs: the contest's own choices and features, and its decisions under other weights.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use super::chunks::kind;
use super::confidence::{self, Place};
use super::contest::{self, Key};
use super::context::{Context, Genre};
use super::describe::Description;
use super::rules::{NonSpeech, Rule, Who, Witnesses};
use super::speaker_index::SpeakerIndex;
use crate::speakers::entities::EntityId;
use crate::speakers::mentions::MentionKind;
use crate::text::Span;
use crate::{doc, quotes};

pub use super::confidence::{BITS as DOUBT_BITS, KNOTS};
pub use super::features::BITS;
pub use super::weights::level;
/// Below these nobody is named, no words are shown.
pub use super::{MENTIONED, Model, NAMED};

/// Who a choice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Nobody, by its kind: term, title, sign, unsaid.
    Nobody(usize),
    /// Index into the names.
    Entity(usize),
    Unresolved,
    /// Whoever says another instance.
    SameAs(usize),
}

/// A choice as the trainer sees it.
pub struct Choice {
    pub whom: Whom,
    pub span: Option<Span>,
    /// The words that name: name without titles, head noun.
    pub head: Option<Span>,
    pub pronoun: bool,
    /// What follows directly is a possessive `'s`.
    pub possessor: bool,
}

/// One stretch of quoted tokens with its choices and the features of each.
pub struct Instance {
    pub span: Span,
    /// The words are denied, or a passive has no agent.
    pub denied: bool,
    pub choices: Vec<Choice>,
    pub features: Vec<Vec<u32>>,
    description: Description,
    place: Place,
}

/// The quotations of a text.
pub struct Sample {
    pub instances: Vec<Instance>,
    /// Name of every entity, as a card would show it.
    pub names: Vec<String>,
    pub genre: &'static str,
}

/// What is decided under some weights.
pub struct Guess {
    pub whom: Whom,
    pub mention: Option<Span>,
    /// Probability in the contest.
    pub mass: f64,
    pub knot: usize,
    pub part: f64,
    /// By what the logistic's value is multiplied.
    pub share: f64,
    pub doubts: Vec<u32>,
    pub rule: &'static str,
    pub mention_kind: u8,
}

/// Reads one text as `annotate` does; the rule of a name, if any, is not heard.
pub fn sample(text: &str, without: Option<&str>) -> Sample {
    let doc = doc::parse(text, &[]);
    let found = quotes::find(text, &doc);
    super::read(text, &doc, found.quotes(), |c| {
        let mut witnesses = Witnesses::new(c);
        witnesses.without = without.map(str::to_string);
        let instances = (0..c.quotations.len()).map(|at| instance(c, &witnesses, at)).collect();
        let mut index = SpeakerIndex::new(c.tokenized, c.table);
        for e in 0..c.table.entities.len() {
            index.speaker(EntityId::at(e));
        }
        let names = index.speakers.into_iter().map(|s| s.name).collect();
        let genre = match c.genre {
            Genre::News => "news",
            Genre::Dispatch => "dispatch",
            Genre::Transcript => "transcript",
        };
        Sample { instances, names, genre }
    })
}

fn instance(c: &Context, witnesses: &Witnesses, at: usize) -> Instance {
    let mut d = Description::default();
    c.describe(witnesses, at, &mut d);
    let denied = d
        .proposals
        .iter()
        .any(|p| matches!(p.1.who, Who::Nobody(NonSpeech::Unsaid | NonSpeech::Term)) && p.1.rule == Rule::Report);
    Instance {
        span: c.quoted_span(at),
        denied,
        choices: d.choices.iter().map(|choice| seen(c, choice)).collect(),
        features: (0..d.choices.len()).map(|n| d.features_of(n).map(bare).collect()).collect(),
        place: c.place(at),
        description: d,
    }
}

/// A choice of the contest as the trainer sees it.
fn seen(c: &Context, choice: &contest::Choice) -> Choice {
    let mention = choice.mention.map(|m| c.table.mentions[c.whose_person(m) as usize]);
    let named = |k| matches!(k, MentionKind::Name | MentionKind::Noun | MentionKind::Unlisted | MentionKind::Handle);
    let next = choice.chunk.and_then(|i| c.chunks.get(i as usize + 1));
    Choice {
        whom: whom(choice.key),
        span: choice.name,
        head: mention.map(|m| match m.kind {
            MentionKind::Name => c.tokenized.span(m.name, m.end),
            _ => c.tokenized.span(m.name, m.name + 1),
        }),
        pronoun: mention.is_some_and(|m| !named(m.kind)),
        possessor: next.is_some_and(|x| x.kind == kind::POSSESSIVE),
    }
}

/// A feature without the number of its family.
fn bare(feature: u32) -> u32 {
    u32::from(feature as u16)
}

fn whom(key: Key) -> Whom {
    match key {
        Key::Nobody(kind) => Whom::Nobody(kind as usize),
        Key::Entity(e) => Whom::Entity(e.index()),
        Key::Mention(_) => Whom::Unresolved,
        Key::SameAs(q) => Whom::SameAs(q as usize),
    }
}

impl Sample {
    /// What `annotate` would decide with these weights.
    pub fn decide(&self, model: &Model) -> Vec<Guess> {
        let apart: Vec<bool> = self.instances.iter().map(|i| i.place.apart).collect();
        let score = |at: usize, out: &mut contest::Scored| contest::score(&self.instances[at].description, model, out);
        let mut outcomes = vec![Vec::new(); apart.len()];
        contest::resolve(&apart, score, |at, shares| outcomes[at] = shares.to_vec());
        let mut d = confidence::Description::default();
        let guess = |(shares, instance): (Vec<contest::Share>, &Instance)| {
            confidence::describe(&shares, instance.place, &mut d);
            let first = &shares[0];
            Guess {
                whom: whom(first.key),
                mention: first.because.name,
                mass: f64::from(first.mass) / f64::from(contest::WHOLE),
                knot: d.knot,
                part: f64::from(d.part) / 1000.0,
                share: f64::from(d.share) / 1000.0,
                doubts: d.features.iter().copied().map(bare).collect(),
                rule: first.because.rule.name(),
                mention_kind: first.because.facts.mention & 31,
            }
        };
        outcomes.into_iter().zip(&self.instances).map(guess).collect()
    }
}
