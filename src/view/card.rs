//! What a card says: a heading, rows, and what can be done. Data only; the page turns it into text nodes.

use serde::Serialize;

use crate::annotate::{Footnote, FootnoteStatus, Quote, QuoteKind, Range};

use super::reader::{Reader, is_speech};
use super::words::{ENGLISH as W, certainty, fill};

/// How a part of a row is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Tone {
    Plain,
    /// The words that decide.
    Cue,
    /// An explanation.
    Soft,
    /// Something is missing.
    Warn,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Part {
    pub text: String,
    pub tone: Tone,
    /// An http or https address.
    pub url: Option<String>,
}

impl Part {
    pub fn text(text: &str) -> Part {
        Part { text: text.into(), tone: Tone::Plain, url: None }
    }

    fn toned(tone: Tone, text: &str) -> Part {
        Part { tone, ..Part::text(text) }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    pub name: String,
    /// How many of five bars are filled.
    pub meter: Option<u8>,
    pub parts: Vec<Part>,
}

/// Where the quotation stands among those of its speaker.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Place {
    /// "1 of 19"
    pub words: String,
    /// `id` of the speaker's quotation before and after this one.
    pub previous: Option<String>,
    pub next: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Card {
    pub hue: u8,
    /// Accessible name of the card.
    pub label: String,
    pub heading: String,
    pub role: Option<String>,
    pub handle: Option<String>,
    /// `id` of the speaker that the card is about.
    pub speaker: Option<String>,
    pub rows: Vec<Row>,
    pub place: Option<Place>,
    /// What "copy with attribution" puts on the clipboard.
    pub copy: Option<String>,
    /// Where the words stand that the attribution rests on.
    pub evidence: Vec<Range>,
}

impl Reader<'_> {
    /// The card of a quotation; `None` for an unknown `id`.
    pub fn quote_card(&self, id: &str) -> Option<Card> {
        let quote = self.quote(id)?;
        let speaker = quote.speaker.as_deref().and_then(|id| self.speaker(id));
        let mut rows = Vec::new();
        match quote.attribution {
            Some(_) => {
                rows.extend(self.evidence_row(quote));
                let (bars, word) = certainty(&W, quote.confidence);
                rows.push(Row { name: W.certainty.into(), meter: Some(bars), parts: vec![Part::text(word)] });
            }
            None => {
                let why = if is_speech(quote.kind) { W.unclear } else { W.not_speech };
                rows.push(Row { name: W.evidence.into(), meter: None, parts: vec![Part::toned(Tone::Soft, why)] });
            }
        }
        rows.extend(quote.footnotes.iter().map(|label| self.note_row(label)));
        rows.extend(quote.source_line.map(|range| row(W.source, vec![Part::text(self.words(range))])));
        Some(Card {
            hue: speaker.map_or(0, |s| self.cast().hue(&s.id)),
            label: self.trigger(quote),
            heading: self.heading(quote),
            role: speaker.and_then(|s| quote.role.clone().or_else(|| s.role.clone())),
            handle: speaker.and_then(|s| s.handle.clone()),
            speaker: speaker.map(|s| s.id.clone()),
            rows,
            place: self.place(quote),
            copy: is_speech(quote.kind).then(|| self.copy(quote)),
            evidence: quote.attribution.iter().flat_map(|a| [a.mention, a.cue]).flatten().collect(),
        })
    }

    /// The card of a speaker; `None` for an unknown `id`.
    pub fn speaker_card(&self, id: &str) -> Option<Card> {
        let speaker = self.speaker(id)?;
        let cast = self.cast();
        let voice = cast.voices.iter().find(|v| v.speaker.as_deref() == Some(id));
        let mut rows = Vec::new();
        if !speaker.aliases.is_empty() {
            rows.push(row(W.known_as, vec![Part::text(&speaker.aliases.join(", "))]));
        }
        if let Some(voice) = voice {
            let value = fill(W.speaks_value, &[&voice.quotes.to_string(), &voice.share.to_string()]);
            rows.push(row(W.speaks, vec![Part::text(&value)]));
        }
        Some(Card {
            hue: cast.hue(id),
            label: fill(W.speaker_card, &[&speaker.name]),
            heading: speaker.name.clone(),
            role: speaker.role.clone(),
            handle: speaker.handle.clone(),
            speaker: Some(speaker.id.clone()),
            rows,
            place: voice.map(|v| Place { words: String::new(), previous: None, next: Some(v.first.clone()) }),
            copy: None,
            evidence: Vec::new(),
        })
    }

    /// The card of a footnote's marker; `None` for an unknown label.
    pub fn note_card(&self, label: &str) -> Option<Card> {
        let note = self.annotation.footnotes.iter().find(|note| note.label == label)?;
        let mut rows = vec![Row { name: W.source.into(), ..self.note_row(label) }];
        let mut backed: Vec<String> = Vec::new();
        for quote in self.quotes.iter().filter(|q| q.footnotes.iter().any(|l| l == label)) {
            let name = self.heading(quote);
            if !backed.contains(&name) {
                backed.push(name);
            }
        }
        if !backed.is_empty() {
            rows.push(row(W.backs, vec![Part::text(&backed.join(", "))]));
        }
        Some(Card {
            hue: 0,
            label: self.note_trigger(note),
            heading: fill(W.note, &[label]),
            role: None,
            handle: None,
            speaker: None,
            rows,
            place: None,
            copy: None,
            evidence: Vec::new(),
        })
    }

    /// What a screen reader says of a quotation's trigger.
    pub fn trigger(&self, quote: &Quote) -> String {
        if is_speech(quote.kind) { fill(W.attribution_of, &[&self.heading(quote)]) } else { self.heading(quote) }
    }

    /// What a screen reader says of a note's trigger.
    pub fn note_trigger(&self, note: &Footnote) -> String {
        fill(W.note_card, &[&note.label])
    }

    fn heading(&self, quote: &Quote) -> String {
        let speaker = quote.speaker.as_deref().and_then(|id| self.speaker(id));
        match (speaker, quote.kind) {
            (Some(speaker), _) => speaker.name.clone(),
            // `she`, of whom the text does not settle who she is.
            (None, QuoteKind::Direct | QuoteKind::Partial) if self.naming_words(quote).is_some() => {
                format!("“{}”", self.naming_words(quote).unwrap_or_default())
            }
            (None, QuoteKind::Scare) => W.scare.into(),
            (None, QuoteKind::Title) => W.title.into(),
            (None, _) => W.nobody.into(),
        }
    }

    /// The words that name the speaker at the quotation.
    fn naming_words(&self, quote: &Quote) -> Option<&str> {
        quote.attribution.as_ref()?.mention.map(|range| self.words(range))
    }

    fn evidence_row(&self, quote: &Quote) -> Option<Row> {
        let attribution = quote.attribution.as_ref()?;
        let mut parts = self.evidence(quote);
        let mut explain = |text: &str| parts.push(Part::toned(Tone::Soft, text));
        let named = self.naming_words(quote);
        if let Some(speaker) = quote.speaker.as_deref().and_then(|id| self.speaker(id))
            && let Some(words) = named.filter(|words| !words.contains(&speaker.name))
        {
            explain(&fill(&format!("{}.", W.means), &[words, &speaker.name]));
        }
        if quote.speaker.is_none() {
            explain(W.unsettled);
        }
        // Where a reporting word stands beside a name, the reader sees why.
        let plain = attribution.rule == "ranker" && attribution.cue.is_some();
        if let Some((_, reason)) = W.rules.iter().find(|(rule, _)| *rule == attribution.rule && !plain) {
            explain(reason);
        }
        (!parts.is_empty()).then(|| row(W.evidence, parts))
    }

    fn note_row(&self, label: &str) -> Row {
        let note = self.annotation.footnotes.iter().find(|note| note.label == label);
        let name = fill(W.note, &[label]);
        let Some(note) = note else { return row(&name, vec![Part::toned(Tone::Warn, W.missing)]) };
        let mut parts = linked(note.text.as_deref().unwrap_or_default(), note.url.as_deref());
        match note.status {
            FootnoteStatus::Ok if parts.is_empty() => parts.push(Part::toned(Tone::Warn, W.no_text)),
            FootnoteStatus::Ok => {}
            FootnoteStatus::Truncated => parts.push(Part::toned(Tone::Warn, &format!(" {}", W.truncated))),
            FootnoteStatus::Missing => parts.push(Part::toned(Tone::Warn, W.missing)),
        }
        row(&name, parts)
    }

    fn place(&self, quote: &Quote) -> Option<Place> {
        let speaker = quote.speaker.as_ref()?;
        let same: Vec<&Quote> = self.said().filter(|q| q.speaker.as_ref() == Some(speaker)).collect();
        let at = same.iter().position(|q| q.id == quote.id)?;
        Some(Place {
            words: fill(W.of, &[&(at + 1).to_string(), &same.len().to_string()]),
            previous: at.checked_sub(1).map(|i| same[i].id.clone()),
            next: same.get(at + 1).map(|q| q.id.clone()),
        })
    }

    /// The quotation, who said it, and what backs it, as lines of plain text.
    fn copy(&self, quote: &Quote) -> String {
        let mut copy: String =
            quote.segments.iter().map(|&segment| self.words(segment)).collect::<Vec<_>>().join("\n\n");
        let speaker = quote.speaker.as_deref().and_then(|id| self.speaker(id));
        copy.push_str("\n— ");
        copy.push_str(speaker.map_or(W.unattributed, |s| &s.name));
        if let Some(role) = speaker.and(quote.role.as_ref()) {
            copy.push_str(", ");
            copy.push_str(role);
        }
        for label in &quote.footnotes {
            let text = self.annotation.footnotes.iter().find(|n| n.label == *label).and_then(|n| n.text.as_deref());
            copy.push_str(&format!("\n[{label}] {}", text.unwrap_or(W.missing)));
        }
        if let Some(range) = quote.source_line {
            copy.push('\n');
            copy.push_str(self.words(range));
        }
        copy
    }
}

fn row(name: &str, parts: Vec<Part>) -> Row {
    Row { name: name.into(), meter: None, parts }
}

/// A note's text with its address as a link, in place where the text prints it, else behind it.
fn linked(text: &str, url: Option<&str>) -> Vec<Part> {
    let url = url.filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    let mut parts = match url {
        None => vec![Part::text(text)],
        Some(url) => {
            let link = Part { url: Some(url.into()), ..Part::text(url) };
            match text.split_once(url) {
                Some((before, after)) => vec![Part::text(before), link, Part::text(after)],
                None => vec![Part::text(text), Part::text(" "), link],
            }
        }
    };
    parts.retain(|part| !part.text.is_empty());
    parts
}

#[cfg(test)]
#[path = "card_tests.rs"]
mod tests;
