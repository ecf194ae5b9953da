//! Corrections by editors: an attribution confirmed, changed, or withdrawn.

use serde::Serialize;

use crate::annotate::{
    Annotation, Attribution, OffsetUnit, Quote, Range, Review, ReviewAction, Rule, Speaker, SpeakerKind,
};
use crate::text::OffsetIndex;
use crate::text::number::numbered;
use crate::text::sort::Ordered;

use super::anchor::{Folded, Selector};
use super::directory::names_alike;
use super::json::quoted;
use super::{Entry, Place, Problem};

/// What editors say about one quotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Correction {
    /// Which quotation.
    pub selector: Selector,
    pub action: Action,
    /// Who says it. A change must have it; of a confirmation it is the name that was confirmed, and holds should the
    /// analysis name somebody else one day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// Of a change: whom the text names there is the same person, under another name; everything that is known of the
    /// one, mentions and all, is the other's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub same: Option<bool>,
    /// In what capacity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// For readers: why. Shown on the card.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(all(test, not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Action {
    /// The attribution is right.
    Confirm,
    /// Somebody else says it.
    Change,
    /// Nobody is to be named.
    Suppress,
}

/// A correction whose quotation was not found. It is for the editors to look at, and never dropped silently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Unplaced {
    /// Position in the file, from 0.
    pub index: usize,
    pub reason: Reason,
    pub correction: Correction,
}

/// Which quotation a correction is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Placed {
    /// Position of the correction in the file, from 0.
    pub index: usize,
    /// `id` of the quotation.
    pub quote: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Reason {
    /// The words are not in the text any more, or stand in another context.
    NotFound,
    /// Several places fit equally well.
    Ambiguous,
    /// The words are there, but they are no quotation.
    NoQuotation,
}

impl Entry for Correction {
    const REMEDY: &'static str = "Corrections are a list, [{\"selector\": {\"type\": \"TextQuoteSelector\", \"exact\": \
        \"“Thin ice,”\", \"prefix\": \"he said: \", \"suffix\": \" and left\"}, \"action\": \"change\", \"speaker\": \
        \"Jan Roe\"}], with the action confirm, change or suppress; see schema/corrections.schema.json";

    fn read(entry: &Place) -> Result<Correction, Problem> {
        let action = entry.required("action")?;
        let correction = Correction {
            selector: Selector::read(&entry.required("selector")?)?,
            action: match action.text()?.as_str() {
                "confirm" => Action::Confirm,
                "change" => Action::Change,
                "suppress" => Action::Suppress,
                other => return Err(action.problem(quoted(other) + " is none of confirm, change, suppress")),
            },
            speaker: entry.member("speaker")?.map(|name| name.words()).transpose()?,
            same: entry.flag("same")?,
            role: entry.optional("role")?,
            note: entry.optional("note")?,
        };
        if correction.action == Action::Change {
            entry.required("speaker")?;
        }
        Ok(correction)
    }
}

/// Applies corrections to the annotation of `text`, whose offsets count in `unit`; returns those that found no place.
///
/// A correction is about one quotation, which must still stand there word for word; other parts of the same speech
/// are not touched. Of two corrections for one quotation the later one holds.
///
/// ```
/// use whosaid::{OffsetUnit, Options, newsroom};
/// let text = "“The ice is thin,” said Mayor Jan Roe.";
/// let mut annotation = whosaid::annotate(text, &Options::default());
/// let file = serde_json::json!([{
///     "selector": { "type": "TextQuoteSelector", "exact": "“The ice is thin,”", "suffix": " said Mayor" },
///     "action": "change", "speaker": "Ann Dahl",
/// }]);
/// let corrections = newsroom::read(&serde_json::from_value(file).unwrap()).unwrap();
/// assert!(newsroom::correct(text, OffsetUnit::Utf8, &mut annotation, &corrections).is_empty());
/// assert_eq!(annotation.speakers.last().unwrap().name, "Ann Dahl");
/// assert_eq!(annotation.quotes[0].speaker.as_ref(), Some(&annotation.speakers.last().unwrap().id));
/// ```
pub fn correct(text: &str, unit: OffsetUnit, annotation: &mut Annotation, corrections: &[Correction]) -> Vec<Unplaced> {
    let (placed, unplaced) = place(text, unit, annotation, corrections);
    let mut same = Vec::new();
    for Placed { index, quote: id } in placed {
        if let (Some(correction), Some(quote)) = (corrections.get(index), quote_mut(&mut annotation.quotes, &id)) {
            let before = (quote.speaker.clone(), quote.attribution.clone(), quote.role.clone());
            apply(correction, quote, &mut annotation.speakers);
            if let (Some(old), true) = (before.0, correction.is_same())
                && let Some(new) = quote.speaker.clone().filter(|new| *new != old)
            {
                // What the text says of them stays true.
                quote.attribution = before.1;
                quote.role = correction.role.clone().or(before.2);
                same.push((old, new));
            }
        }
    }
    same.order();
    same.dedup();
    // Of three that are one, the one in the middle may be gone by then.
    let mut gone: Vec<(String, String)> = Vec::new();
    for (old, new) in same {
        let now = |id: String| gone.iter().fold(id, |id, (old, new)| if id == *old { new.clone() } else { id });
        let (old, new) = (now(old), now(new));
        if old != new {
            join(&old, &new, annotation);
            gone.push((old, new));
        }
    }
    unplaced
}

impl Correction {
    fn is_same(&self) -> bool {
        self.action == Action::Change && self.same == Some(true)
    }
}

/// Makes one speaker of two: what is known of the `old` one goes to the `new` one, whose name stays.
fn join(old: &str, new: &str, annotation: &mut Annotation) {
    let speakers = &mut annotation.speakers;
    let Some(at) = speakers.iter().position(|s| s.id == old) else { return };
    let gone = speakers.remove(at);
    let Some(kept) = speakers.iter_mut().find(|s| s.id == new) else {
        speakers.insert(at, gone);
        return;
    };
    for name in std::iter::once(gone.name).chain(gone.aliases) {
        if !names_alike(&kept.name, &name) && !kept.aliases.iter().any(|alias| names_alike(alias, &name)) {
            kept.aliases.push(name);
        }
    }
    kept.mentions.extend(gone.mentions);
    kept.mentions.order_by_key(|range| (range.start, range.end));
    kept.role = kept.role.take().or(gone.role);
    kept.handle = kept.handle.take().or(gone.handle);
    rename(&mut annotation.quotes, old, new);
}

fn rename(quotes: &mut [Quote], old: &str, new: &str) {
    for quote in quotes {
        if quote.speaker.as_deref() == Some(old) {
            quote.speaker = Some(new.into());
        }
        rename(&mut quote.nested, old, new);
    }
}

/// Which quotation each correction is about, as [`correct`] finds it, and which corrections find none. Of two for one
/// quotation the later one is listed.
pub fn place(
    text: &str,
    unit: OffsetUnit,
    annotation: &Annotation,
    corrections: &[Correction],
) -> (Vec<Placed>, Vec<Unplaced>) {
    let folded = Folded::new(text);
    let index = OffsetIndex::new(text);
    let outward = |byte: usize| {
        (match unit {
            OffsetUnit::Utf8 => byte,
            OffsetUnit::Utf16 => index.utf16(byte),
            OffsetUnit::Codepoint => index.codepoint(byte),
        }) as u32
    };
    let mut unplaced = Vec::new();
    let mut latest: Vec<Placed> = Vec::new();
    for (index, correction) in corrections.iter().enumerate() {
        let placed = folded.find(&correction.selector).and_then(|(start, end)| {
            let range = Range { start: outward(start), end: outward(end) };
            let id = closest(&annotation.quotes, range).map(|(_, id)| id.to_string());
            let quote = id.ok_or(Reason::NoQuotation)?;
            latest.retain(|known| known.quote != quote);
            latest.push(Placed { index, quote });
            Ok(())
        });
        if let Err(reason) = placed {
            unplaced.push(Unplaced { index, reason, correction: correction.clone() });
        }
    }
    (latest, unplaced)
}

/// The quotation that covers most of the range and little else; of two alike the outer one.
fn closest(quotes: &[Quote], range: Range) -> Option<(f64, &str)> {
    let mut best: Option<(f64, &str)> = None;
    for quote in quotes {
        let own = Some((overlap(quote, range), quote.id.as_str())).filter(|own| own.0 > 0.5);
        for found in [own, closest(&quote.nested, range)].into_iter().flatten() {
            if best.is_none_or(|best| found.0 > best.0) {
                best = Some(found);
            }
        }
    }
    best
}

fn quote_mut<'a>(quotes: &'a mut [Quote], id: &str) -> Option<&'a mut Quote> {
    quotes.iter_mut().find_map(|quote| if quote.id == id { Some(quote) } else { quote_mut(&mut quote.nested, id) })
}

/// How much of both is shared, 0 to 1.
fn overlap(quote: &Quote, range: Range) -> f64 {
    let (Some(first), Some(last)) = (quote.segments.first(), quote.segments.last()) else { return 0.0 };
    let shared = f64::from(last.end.min(range.end)) - f64::from(first.start.max(range.start));
    shared / f64::from(last.end.max(range.end) - first.start.min(range.start)).max(1.0)
}

fn apply(correction: &Correction, quote: &mut Quote, speakers: &mut Vec<Speaker>) {
    quote.review = Some(Review {
        action: match correction.action {
            Action::Confirm => ReviewAction::Confirmed,
            Action::Change => ReviewAction::Changed,
            Action::Suppress => ReviewAction::Suppressed,
        },
        note: correction.note.clone(),
    });
    if correction.action == Action::Suppress {
        (quote.speaker, quote.role, quote.attribution, quote.confidence) = (None, None, None, 0.0);
        return;
    }
    if let Some(name) = &correction.speaker {
        let id = named(name, speakers);
        if quote.speaker.as_ref() != Some(&id) {
            quote.attribution = Some(Attribution { rule: Rule::Editors, cue: None, mention: None });
            quote.role = None;
            quote.speaker = Some(id);
        }
    }
    if quote.speaker.is_some() {
        // Somebody has looked: what is left of doubt is theirs.
        quote.confidence = 1.0;
        quote.role = correction.role.clone().or_else(|| quote.role.take());
    }
}

/// `id` of the speaker of this name, who is new if the text does not have one (or has several).
fn named(name: &str, speakers: &mut Vec<Speaker>) -> String {
    let mut exact = speakers.iter().filter(|s| names_alike(&s.name, name));
    if let (Some(speaker), None) = (exact.next(), exact.next()) {
        return speaker.id.clone();
    }
    let mut alias = speakers.iter().filter(|s| s.aliases.iter().any(|a| names_alike(a, name)));
    if let (Some(speaker), None) = (alias.next(), alias.next()) {
        return speaker.id.clone();
    }
    let highest = speakers.iter().filter_map(|s| s.id.get(1..)?.parse::<u32>().ok()).max().unwrap_or(0);
    let id = numbered("s", highest as usize + 1);
    speakers.push(Speaker {
        id: id.clone(),
        name: name.trim().into(),
        kind: SpeakerKind::Person,
        role: None,
        aliases: Vec::new(),
        handle: None,
        mentions: Vec::new(),
        profile: None,
    });
    id
}

#[cfg(all(test, not(target_arch = "wasm32")))]
#[path = "corrections_tests.rs"]
mod tests;
