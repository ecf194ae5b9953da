//! What gets a wrapper, and how it looks.

use crate::annotate::{FootnoteStatus, Quote, Range};

use super::reader::{Reader, is_speech};

/// What a wrapper stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// `id` of a quotation.
    Quote(String),
    /// `id` of a speaker: these words name it.
    Speaker(String),
    /// Label of a footnote: this is its marker.
    Note(String),
}

/// A stretch of the text that gets a wrapper.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub range: Range,
    pub target: Target,
    /// Number of the speaker's colour from 1; 0 is the neutral one.
    pub hue: u8,
    /// Short word for the stylesheet: the quotation's kind, whether a mention is a name, or the note's status.
    pub kind: &'static str,
    /// Whether the attribution, or the note, is to be shown as doubtful.
    pub doubtful: bool,
    /// `id` of who says the quotation.
    pub speaker: Option<String>,
    /// What a screen reader says of the trigger; empty where the mark has none of its own.
    pub label: String,
}

/// Below this confidence a named speaker is shown as doubtful (dotted instead of solid).
pub const DOUBTFUL: f64 = 0.75;

impl Reader<'_> {
    /// All marks, in no particular order; they may nest.
    pub fn marks(&self) -> Vec<Mark> {
        let cast = self.cast();
        let mut marks = Vec::new();
        for quote in &self.quotes {
            let speaker = quote.speaker.as_deref().and_then(|id| self.speaker(id));
            let hue = speaker.map_or(0, |speaker| cast.hue(&speaker.id));
            let label = self.trigger(quote);
            marks.extend(quote.segments.iter().map(|&range| Mark {
                range,
                target: Target::Quote(quote.id.clone()),
                hue,
                kind: quote_kind(quote, speaker.is_some()),
                doubtful: speaker.is_some() && quote.confidence < DOUBTFUL,
                speaker: quote.speaker.clone(),
                label: label.clone(),
            }));
        }
        for speaker in &self.annotation.speakers {
            let hue = cast.hue(&speaker.id);
            marks.extend(speaker.mentions.iter().map(|&range| Mark {
                range,
                target: Target::Speaker(speaker.id.clone()),
                hue,
                kind: if is_name(self.at(range)) { "name" } else { "word" },
                doubtful: false,
                speaker: None,
                label: String::new(),
            }));
        }
        for note in &self.annotation.footnotes {
            let (kind, doubtful) = match note.status {
                FootnoteStatus::Ok => ("ok", false),
                FootnoteStatus::Truncated => ("truncated", true),
                FootnoteStatus::Missing => ("missing", true),
            };
            marks.extend(note.markers.iter().map(|&range| Mark {
                range,
                target: Target::Note(note.label.clone()),
                hue: 0,
                kind,
                doubtful,
                speaker: None,
                label: self.note_trigger(note),
            }));
        }
        marks
    }
}

/// Whether these words are a name or title, to be shown as one; a coloured "he" only distracts.
fn is_name(words: &str) -> bool {
    const PRONOUNS: [&str; 11] = ["he", "she", "it", "they", "him", "her", "them", "his", "i", "we", "who"];
    words.contains(char::is_uppercase) && !PRONOUNS.contains(&words.to_lowercase().as_str())
}

fn quote_kind(quote: &Quote, named: bool) -> &'static str {
    use crate::annotate::QuoteKind::*;
    match quote.kind {
        Scare => "scare",
        Title => "title",
        _ if is_speech(quote.kind) && !named => "unnamed",
        Turn => "turn",
        Partial => "partial",
        Direct => "direct",
    }
}

#[cfg(test)]
mod tests {
    use super::super::reader::{Reader, fixture};
    use super::*;

    #[test]
    fn every_segment_mention_and_marker_is_marked() {
        let annotation = fixture::annotation();
        let marks = Reader::new(fixture::TEXT, &annotation).marks();
        let count = |f: fn(&Target) -> bool| marks.iter().filter(|m| f(&m.target)).count();
        assert_eq!(count(|t| matches!(t, Target::Quote(_))), 5);
        assert_eq!(count(|t| matches!(t, Target::Speaker(_))), 3);
        assert_eq!(count(|t| matches!(t, Target::Note(_))), 2);
    }

    #[test]
    fn names_are_told_from_pronouns() {
        let shown = ["Jan Roe", "Q", "The ministry", "He", "it", "the minister"].map(super::is_name);
        assert_eq!(shown, [true, true, true, false, false, false]);
    }

    #[test]
    fn doubt_is_visible() {
        let annotation = fixture::annotation();
        let marks = Reader::new(fixture::TEXT, &annotation).marks();
        let of = |target: Target| marks.iter().find(|m| m.target == target).unwrap();
        assert!(!of(Target::Quote("q1".into())).doubtful);
        assert!(of(Target::Quote("q5".into())).doubtful, "confidence 0.6");
        assert_eq!(of(Target::Quote("q2".into())).kind, "scare");
        assert_eq!(of(Target::Note("2".into())).kind, "missing");
        assert!(of(Target::Note("2".into())).doubtful);
    }
}
