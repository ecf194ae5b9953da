//! What an editor should look at first: one order for the command line's list and for the desk in a page.

use serde::Serialize;

use crate::annotate::{Annotation, Quote};
use crate::text::sort::Ordered;

/// Names less sure than this are worth a look.
pub const UNSURE: f64 = 0.7;

/// Why somebody should look; the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Why {
    /// Somebody else is named than last time, or nobody.
    Changed,
    /// The document has lost the quotation.
    Gone,
    /// The document has got the quotation since last time.
    New,
    /// Somebody says it, and nobody is named.
    Abstained,
    /// The name may well be wrong.
    Unsure,
}

impl Why {
    /// Why to look at a quotation of which nothing is known but its annotation; `None` where its name is as sure as
    /// `below`.
    pub fn of(quote: &Quote, below: f64) -> Option<Why> {
        match quote.speaker {
            None => Some(Why::Abstained),
            Some(_) => Some(Why::Unsure).filter(|_| quote.confidence < below),
        }
    }
}

/// Where something stands among what is to be looked at, the least first: by the reason (what has none comes last), then
/// by confidence in thousandths, as it is shown.
pub fn rank(why: Option<Why>, confidence: f64) -> (bool, Option<Why>, u32) {
    (why.is_none(), why, (confidence * 1000.0).round() as u32)
}

/// All that somebody says in a text, the most pressing first, and then as it stands there. Terms, titles and quotations
/// within others are left out.
///
/// ```
/// use whosaid::newsroom::{UNSURE, Why, review};
/// let text = "“The ice is thin,” said Mayor Jan Roe.\n\nIt snowed. “We never knew how deep it was.” Then it stopped.";
/// let annotation = whosaid::annotate(text, &whosaid::Options::default());
/// let order: Vec<_> = review(&annotation, UNSURE).iter().map(|(why, quote)| (*why, quote.id.as_str())).collect();
/// assert_eq!(order, [(Some(Why::Abstained), "q2"), (None, "q1")]);
/// ```
pub fn review(annotation: &Annotation, below: f64) -> Vec<(Option<Why>, &Quote)> {
    let said = annotation.quotes.iter().filter(|quote| quote.kind.is_speech());
    let mut all: Vec<_> = said.map(|quote| (Why::of(quote, below), quote)).collect();
    all.order_by_key(|(why, quote)| rank(*why, quote.confidence));
    all
}
