//! Rules: witnesses that propose who said a quotation.
//!
//! A rule sees the text, its blocks and its entities, never what others propose and never an answer. What a proposal is
//! worth, the model has learned (`contest`); no rule states a confidence.

mod announced;
mod dash;
mod echo;
mod heading;
mod non_speech;
mod report;
mod source;
#[cfg(all(test, feature = "cli"))]
mod tests;
mod turn;

use super::context::Context;
use crate::speakers::entities::EntityId;
use crate::syntax::Clause;
use crate::text::Span;

/// Why somebody is taken for the speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Rule {
    /// No rule: the words and marks around the quotation.
    Context,
    /// `Roe: …` at the head of a turn.
    TurnLabel,
    /// A paragraph that goes on with the turn above.
    TurnContinuation,
    /// `“…” – Jan Roe`, `… — Jan Roe (@jroe) May 2, 2019`
    Signature,
    /// `Roe said, “…”`: a reporting clause.
    Report,
    /// `according to Roe`
    According,
    /// `in the words of Roe`
    InWords,
    /// `Roe was blunt: “…”`
    Colon,
    /// `Excerpts from Roe's speech follow.`
    Announced,
    /// `Roe: ‘We Won’` in a heading.
    Heading,
    /// `“…” [from article by A. Roe]`
    Source,
    /// The same words are somebody's elsewhere in the text.
    Echo,
    /// What was said before goes on.
    Continuation,
    /// Words that nobody utters: a term, a title, an inscription.
    NonSpeech,
}

impl Rule {
    /// Whether the speaker's name stands where labels, signatures and sources stand, and reports nothing.
    pub const fn is_by_place(self) -> bool {
        matches!(
            self,
            Rule::TurnLabel | Rule::TurnContinuation | Rule::Signature | Rule::Heading | Rule::Source | Rule::Announced
        )
    }

    /// The name that annotations carry.
    #[cfg(any(feature = "train", feature = "cli"))]
    pub const fn name(self) -> &'static str {
        match self {
            Rule::Context => "context",
            Rule::TurnLabel => "turn-label",
            Rule::TurnContinuation => "turn-continuation",
            Rule::Signature => "signature",
            Rule::Report => "report",
            Rule::According => "according",
            Rule::InWords => "wording",
            Rule::Colon => "colon",
            Rule::Announced => "announced",
            Rule::Heading => "heading",
            Rule::Source => "source",
            Rule::Echo => "echo",
            Rule::Continuation => "continuation",
            Rule::NonSpeech => "non-speech",
        }
    }
}

/// What a quotation is that nobody says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum NonSpeech {
    /// A term, a nickname, a word about a word.
    Term,
    /// The title of a work.
    Title,
    /// A slogan or a sign: words without a speaker.
    Sign,
    /// Words that were not said, or of which the text tells nobody: denials, passives without an agent.
    Unsaid,
}

impl NonSpeech {
    pub const ALL: [NonSpeech; 4] = [NonSpeech::Term, NonSpeech::Title, NonSpeech::Sign, NonSpeech::Unsaid];
}

/// Who is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Nobody(NonSpeech),
    /// Whoever this mention means.
    Mention(u32),
    Entity(EntityId),
    /// Whoever says another quotation, by its index into the quoted tokens.
    SameAs(u32),
}

/// One proposal for one quotation.
#[derive(Clone, Copy, Debug)]
pub struct Proposal {
    pub who: Who,
    pub rule: Rule,
    /// In what form the rule applies; each has a weight of its own.
    pub form: u16,
    /// The words that name the speaker, where they are no mention.
    pub name: Option<Span>,
    pub cue: Option<Span>,
    /// Against instead of for: `Roe told Poe “…”` speaks against Poe.
    pub against: bool,
}

impl Proposal {
    fn new(who: Who, rule: Rule, form: u16) -> Proposal {
        Proposal { who, rule, form, name: None, cue: None, against: false }
    }
}

/// What the rules have to read of the whole text before they can be asked about one quotation.
pub struct Witnesses {
    turns: turn::Turns,
    announced: announced::Announced,
    echoes: echo::Echoes,
    /// A rule that is not heard, to measure what it gives.
    #[cfg(feature = "train")]
    pub without: Option<String>,
}

impl Witnesses {
    pub fn new(c: &Context) -> Witnesses {
        Witnesses {
            turns: turn::Turns::new(c),
            announced: announced::Announced::new(c),
            echoes: echo::Echoes::new(c),
            #[cfg(feature = "train")]
            without: None,
        }
    }

    /// Asks every rule about the quotation at an index into the quoted tokens.
    #[expect(clippy::indexing_slicing, reason = "ids are places in the lists that gave them out, and those only grow")]
    pub fn propose(&self, c: &Context, at: usize, out: &mut Vec<Proposal>) {
        out.clear();
        self.turns.propose(c, at, out);
        heading::propose(c, at, out);
        self.echoes.propose(c, at, out);
        if c.quote(at).form != crate::quotes::Form::Turn {
            let read = |range| Clause::new(c.tokenized.syntax(), &c.quotations, at, range, &c.phrases);
            let (range, joined) = report::range(c, at);
            let clause = read(range);
            if let Some(clause) = &clause {
                report::propose(c, clause, joined, out);
            }
            // What the paragraph above says makes no term.
            let own = if joined { read(c.tokenized.blocks[c.block(at)]) } else { clause };
            if let Some(clause) = &own {
                non_speech::propose(c, clause, out);
            }
            self.announced.propose(c, at, out);
            source::propose(c, at, out);
            dash::propose(c, at, out);
        }
        #[cfg(feature = "train")]
        out.retain(|p| self.without.as_deref() != Some(p.rule.name()));
    }
}
