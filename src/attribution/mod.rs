//! Ties quotations to speakers: rules propose, one model decides (`contest`), and says how sure it is (`confidence`).

mod candidate;
mod candidates;
mod chunks;
mod confidence;
mod contest;
mod context;
mod cue;
mod describe;
#[cfg(feature = "cli")]
pub mod explain;
mod features;
mod kind;
mod model;
mod quotation;
mod rules;
mod speaker_index;
#[cfg(feature = "train")]
pub mod training;
mod weights;

use crate::doc::Document;
use crate::quotes::{Form, Quote};
use crate::speakers::Speaker;
use crate::speakers::entities::EntityTable;
use crate::speakers::labels;
use crate::speakers::tokenized::TokenizedDocument;
use crate::text::Span;
use contest::{Key, Scored, Share};
use context::Context;
pub use kind::by_shape as kind_by_shape;
pub use rules::Rule;
use rules::Witnesses;
use speaker_index::SpeakerIndex;
pub use weights::Model;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteKind {
    Direct,
    Turn,
    Partial,
    Scare,
    Title,
}

/// The answer for one outermost quotation (same index as in the slice that was given).
#[derive(Clone, Debug)]
pub struct Answer {
    pub kind: QuoteKind,
    /// Index into the speakers; `None` where nobody is named, where the evidence is too weak, and where the mention's
    /// words are known to name the speaker but not whom they mean (a pronoun between two readings).
    pub speaker: Option<usize>,
    /// Role as stated at this quotation, else the one last stated before it.
    pub role: Option<String>,
    /// That the name shown is right, in thousandths; without a name, that the mention is, or that nobody says it.
    pub confidence: u16,
    /// Which rule speaks most for the answer; `None` where there is neither a name nor a mention.
    pub rule: Option<Rule>,
    pub cue: Option<Span>,
    pub mention: Option<Span>,
    /// A best guess was below the threshold.
    pub abstained: bool,
}

const NOTHING: Answer = Answer {
    kind: QuoteKind::Direct,
    speaker: None,
    role: None,
    confidence: 0,
    rule: None,
    cue: None,
    mention: None,
    abstained: false,
};

/// Below this confidence, in thousandths, nobody is named.
pub const NAMED: u16 = 400;

/// Below this probability, in thousandths, no words are shown for the speaker.
pub const MENTIONED: u32 = 400;

/// One quotation's outcome.
pub struct Decision {
    /// The likeliest first; never empty. The unlikely ones of many are left out.
    pub shares: Vec<Share>,
    /// Of the first of them, in thousandths.
    pub confidence: u16,
}

/// Attributes every quotation.
pub fn attribute(text: &str, doc: &Document, quotes: &[Quote]) -> (Vec<Speaker>, Vec<Answer>) {
    read(text, doc, quotes, |context| {
        let witnesses = Witnesses::new(context);
        let model = weights::model();
        let mut description = describe::Description::default();
        let score = |at, out: &mut Scored| {
            context.describe(&witnesses, at, &mut description);
            contest::score(&description, &model, out);
        };
        let decisions = decide(context, score, &model);
        answers(context, &decisions)
    })
}

/// Reads a text up to where quotations can be attributed, and gives that to whoever attributes, explains or learns.
fn read<T>(text: &str, doc: &Document, quotes: &[Quote], then: impl FnOnce(&Context) -> T) -> T {
    let tokenized = TokenizedDocument::new(text, doc, quotes);
    let mut table = EntityTable::new(&tokenized);
    let labels = labels::resolve(&tokenized, &mut table, doc, quotes);
    let chunks = chunks::chunks(&tokenized, doc, &table);
    then(&Context::new(&tokenized, &table, doc, quotes, &chunks, &labels))
}

/// The outcomes of each quotation, and how sure the first of them is.
#[expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]
fn decide(context: &Context, score: impl FnMut(usize, &mut Scored), model: &Model) -> Vec<Decision> {
    let mut description = confidence::Description::default();
    let places: Vec<_> = (0..context.quotations.len()).map(|at| context.place(at)).collect();
    let apart: Vec<bool> = places.iter().map(|place| place.apart).collect();
    let mut sure = vec![0; places.len()];
    let outcomes = contest::resolve(&apart, score, |at, shares| {
        confidence::describe(shares, places[at], &mut description);
        sure[at] = confidence::confidence(&description, model);
    });
    outcomes.into_iter().zip(sure).map(|(shares, confidence)| Decision { shares, confidence }).collect()
}

/// The answers for whole quotations, of whose parts the surest decides.
#[expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]
fn answers(context: &Context, decisions: &[Decision]) -> (Vec<Speaker>, Vec<Answer>) {
    let quoted = &context.tokenized.quoted_tokens;
    let mut speaker_index = SpeakerIndex::new(context.tokenized, context.table);
    let mut out = vec![NOTHING; context.quotes.len()];
    let mut from = 0;
    for parts in quoted.chunk_by(|a, b| a.quote == b.quote) {
        let named = |at: &usize| !matches!(decisions[*at].shares[0].key, Key::Nobody(_));
        let own = from..from + parts.len();
        let surest = own.clone().filter(named).max_by_key(|&at| (decisions[at].confidence, std::cmp::Reverse(at)));
        let at = surest.unwrap_or(own.start);
        let q = parts[0].quote as usize;
        out[q] = answer(context, at, &decisions[at], &mut speaker_index);
        if context.quotes[q].form == Form::Turn {
            out[q].kind = QuoteKind::Turn;
        }
        from += parts.len();
    }
    (speaker_index.speakers, out)
}

#[expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]
fn answer(c: &Context, at: usize, decision: &Decision, speaker_index: &mut SpeakerIndex) -> Answer {
    let first = &decision.shares[0];
    let because = &first.because;
    let probability = first.mass * 1000 / contest::WHOLE;
    let labelled = matches!(because.rule, Rule::TurnLabel | Rule::TurnContinuation | Rule::Signature);
    // Signed, labelled and repeated words are utterances, and so are those that a heading gives to somebody.
    let whole = labelled && c.is_whole(at) || c.is_apart(at) || because.carried && c.is_whole(at);
    let spoken = if whole { QuoteKind::Direct } else { kind::of_speech(c, at) };
    let entity = match first.key {
        Key::Nobody(what) => {
            let kind = kind::of_non_speech(c, at, what, because.rule);
            return Answer { kind, confidence: probability as u16, ..NOTHING };
        }
        Key::Entity(entity) if decision.confidence >= NAMED => Some(entity),
        _ if probability < MENTIONED => return Answer { kind: spoken, abstained: true, ..NOTHING },
        _ => None,
    };
    let start = c.tokenized.token(c.tokenized.quoted_tokens[at].first).start;
    let speaker = entity.map(|e| speaker_index.speaker(e));
    let stated = because.name.map_or(0, |m| m.lo()).max(start);
    Answer {
        kind: spoken,
        speaker,
        role: speaker.and_then(|s| speaker_index.role(s, stated)),
        confidence: if speaker.is_some() { decision.confidence } else { probability.min(999) as u16 },
        rule: Some(because.rule),
        cue: because
            .cue
            .or_else(|| because.chunk.filter(|_| !because.carried).and_then(|chunk| cue::near(c, at, chunk))),
        mention: because.name,
        abstained: false,
    }
}
