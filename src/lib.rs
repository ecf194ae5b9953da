//! Who said each quotation in a news text, in what capacity, how we know, and where it comes from.
//!
//! ```
//! let text = "“The ice is thin,” said Mayor Jan Roe.";
//! let annotation = whosaid::annotate(text, &whosaid::Options::default());
//! assert_eq!(annotation.quotes.len(), 1);
//! ```
//!
//! The layers, each importing only from those above it: `text`, `lexicon`, `syntax`, `doc`, `quotes`, `speakers`, `attribution`,
//! `annotate`, `newsroom`, `page`, `document`, `python`, `web`. See ARCHITECTURE.md.

// Analysis is total: parts are taken by `text::Parts`, and what is indexed says why its place exists.
#![cfg_attr(not(any(test, target_arch = "wasm32")), deny(clippy::indexing_slicing, clippy::string_slice))]

mod annotate;
mod attribution;
mod doc;
#[cfg(feature = "documents")]
pub mod document;
mod lexicon;
pub mod newsroom;
#[cfg(feature = "documents")]
pub mod page;
#[cfg(feature = "python")]
mod python;
mod quotes;
mod speakers;
mod syntax;
mod text;
#[cfg(target_arch = "wasm32")]
mod web;

pub use annotate::{
    Annotation, Attribution, Block, BlockKind, CrossReference, Cue, Footnote, FootnoteStatus, Header, Hint, HintKind,
    Issue, OffsetUnit, Options, Profile, Quote, QuoteKind, Range, Review, ReviewAction, Rule, Speaker, SpeakerKind,
    annotate, cues,
};

#[cfg(feature = "cli")]
pub use annotate::explain;
#[cfg(feature = "cli")]
pub use attribution::explain::{Contribution, ExplainedChoice, ExplainedOutcome, Explanation};
#[cfg(feature = "cli")]
pub use lexicon::{Gender, given_gender};
#[cfg(feature = "cli")]
pub use text::OffsetIndex;

/// The contest's choices and features for the trainer.
#[cfg(feature = "train")]
pub mod training {
    pub use crate::attribution::training::*;
    pub use crate::text::Span;
}

/// The README's examples are tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
