//! What the trainer needs: the contest's own choices and features, and its decisions under other weights.

use super::chunks::{chunks, kind};
use super::confidence::{self, Place};
use super::contest::{self, Key};
use super::context::{Context, Genre};
use super::describe::Description;
use super::rules::{NonSpeech, Rule, Who, Witnesses};
use super::speaker_index::SpeakerIndex;
use crate::quotes::Form;
use crate::speakers::entities::EntityTable;
use crate::speakers::labels;
use crate::speakers::mentions::MentionKind;
use crate::speakers::tokenized::TokenizedDocument;
use crate::text::Span;
use crate::{doc, quotes};

pub use super::Model;
pub use super::confidence::{BITS as DOUBT_BITS, KNOTS};
pub use super::features::BITS;
pub use super::model::MODEL;
pub use super::weights::level;

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
    pub turn: bool,
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
    pub confidence: u16,
    pub knot: usize,
    pub part: f64,
    pub doubts: Vec<u32>,
    pub rule: &'static str,
    pub mention_kind: u8,
}

/// Reads one text as `annotate` does; the rule of a name, if any, is not heard.
pub fn sample(text: &str, without: Option<&str>) -> Sample {
    let doc = doc::parse(text, &[]);
    let quotes = quotes::find(text, &doc).quotes;
    let tokenized = TokenizedDocument::new(text, &doc, &quotes);
    let mut table = EntityTable::new(&tokenized);
    let labels = labels::resolve(&tokenized, &mut table, &doc, &quotes);
    let chunks = chunks(&tokenized, &doc, &table);
    let c = Context::new(&tokenized, &table, &doc, &quotes, &chunks, &labels);
    let mut witnesses = Witnesses::new(&c);
    witnesses.without = without.map(str::to_string);
    let mut instances = Vec::new();
    for at in 0..tokenized.quoted_tokens.len() {
        let mut d = Description::default();
        c.describe(&witnesses, at, &mut d);
        instances.push(instance(&c, at, d));
    }
    let mut index = SpeakerIndex::new(&tokenized, &table);
    let name =
        |i: usize| index.speaker(crate::speakers::entities::EntityId::at(i)).map(|s| index.speakers[s].name.clone());
    let names = (0..table.entities.len()).map(name).map(Option::unwrap_or_default).collect();
    let genre = match c.genre {
        Genre::News => "news",
        Genre::Dispatch => "dispatch",
        Genre::Transcript => "transcript",
    };
    Sample { instances, names, genre }
}

fn instance(c: &Context, at: usize, d: Description) -> Instance {
    let mut from = d.shared as usize;
    let mut features = Vec::with_capacity(d.choices.len());
    let mut choices = Vec::with_capacity(d.choices.len());
    for (choice, &end) in d.choices.iter().zip(&d.ends) {
        let mut own = d.features[from..end as usize].to_vec();
        if matches!(choice.key, Key::Nobody(_)) {
            own.extend_from_slice(&d.features[..d.shared as usize]);
        }
        own.iter_mut().for_each(|f| *f = bare(*f));
        from = end as usize;
        features.push(own);
        let mention = choice.mention.map(|m| c.table.mentions[c.whose_person(m) as usize]);
        let named =
            |k| matches!(k, MentionKind::Name | MentionKind::Noun | MentionKind::Unlisted | MentionKind::Handle);
        choices.push(Choice {
            whom: whom(choice.key),
            span: choice.name,
            head: mention.map(|m| match m.kind {
                MentionKind::Name => c.tokenized.span(m.name, m.end),
                _ => c.tokenized.span(m.name, m.name + 1),
            }),
            pronoun: mention.is_some_and(|m| !named(m.kind)),
            possessor: choice
                .chunk
                .is_some_and(|i| c.chunks.get(i as usize + 1).is_some_and(|x| x.kind == kind::POSSESSIVE)),
        });
    }
    let quoted = c.tokenized.quoted_tokens[at];
    let denied = d
        .proposals
        .iter()
        .any(|p| matches!(p.1.who, Who::Nobody(NonSpeech::Unsaid | NonSpeech::Term)) && p.1.rule == Rule::Report);
    Instance {
        span: c.tokenized.span(quoted.first, quoted.end),
        turn: c.quote(at).form == Form::Turn,
        denied,
        choices,
        features,
        place: c.place(at),
        description: d,
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
        let scored: Vec<_> =
            self.instances.iter().map(|i| contest::score(&i.description, model, i.place.apart)).collect();
        let outcomes = contest::resolve(&scored);
        let mut d = confidence::Description::default();
        let guess = |(shares, instance): (Vec<contest::Share>, &Instance)| {
            confidence::describe(&shares, instance.place, &mut d);
            let first = &shares[0];
            Guess {
                whom: whom(first.key),
                mention: first.because.name,
                mass: f64::from(first.mass) / f64::from(contest::WHOLE),
                confidence: confidence::confidence(&d, model),
                knot: d.knot,
                part: f64::from(d.part) / 1000.0,
                doubts: d.features.iter().map(|f| bare(*f)).collect(),
                rule: first.because.rule.name(),
                mention_kind: first.because.facts.mention & 31,
            }
        };
        outcomes.into_iter().zip(&self.instances).map(guess).collect()
    }
}
