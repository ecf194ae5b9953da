//! What a card says: a heading, rows, and what can be done. `card_view` makes elements of it.

use crate::annotate::{
    Block, BlockKind, Footnote, FootnoteStatus, Quote, QuoteKind, Range, ReviewAction, Rule, Speaker,
};
use crate::newsroom::web_address;

use super::phrases as p;
use super::reader::{Reader, is_speech};

/// How a part of a row is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Plain,
    /// The words that decide.
    Cue,
    /// An explanation.
    Soft,
    /// Something is missing.
    Warn,
}

#[derive(Clone, Debug, PartialEq)]
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

#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub name: String,
    /// How many of five bars are filled.
    pub meter: Option<u8>,
    pub parts: Vec<Part>,
    /// A place in the text to go to, and the words of the button.
    pub jump: Option<(Range, String)>,
}

/// Where the quotation stands among those of its speaker.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// "1 of 19"
    pub words: String,
    /// `id` of the speaker's quotation before and after this one.
    pub previous: Option<String>,
    pub next: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    pub hue: u8,
    /// Accessible name of the card.
    pub label: String,
    pub heading: String,
    pub role: Option<String>,
    pub handle: Option<String>,
    /// Address of a picture, from the site's directory.
    pub picture: Option<String>,
    /// `id` of the speaker that the card is about.
    pub speaker: Option<String>,
    pub rows: Vec<Row>,
    pub place: Option<Place>,
    /// What "copy with attribution" puts on the clipboard, and behind the page's address.
    pub copy: Option<(String, String)>,
    /// Where the words stand that the attribution rests on.
    pub evidence: Vec<Range>,
}

impl Reader<'_> {
    /// The card of a quotation; `None` for an unknown `id`.
    pub fn quote_card(&self, id: &str) -> Option<Card> {
        let quote = self.quote(id)?;
        let speaker = quote.speaker.as_deref().and_then(|id| self.speaker(id));
        let mut rows = Vec::new();
        match &quote.attribution {
            Some(_) => rows.extend(self.evidence_row(quote)),
            None if quote.review.is_some() => {}
            None => {
                let why = if is_speech(quote.kind) { p::UNCLEAR } else { p::NOT_SPEECH };
                rows.push(row(self.words.say(p::EVIDENCE), vec![Part::toned(Tone::Soft, self.words.say(why))]));
            }
        }
        match &quote.review {
            Some(review) => {
                let what = self.words.say(match review.action {
                    ReviewAction::Confirmed => p::CONFIRMED,
                    ReviewAction::Changed => p::CHANGED,
                    ReviewAction::Suppressed => p::SUPPRESSED,
                });
                let note = review.note.iter().map(|note| Part::toned(Tone::Soft, note));
                rows.push(row(self.words.say(p::EDITORS), [Part::text(what)].into_iter().chain(note).collect()));
            }
            None if quote.attribution.is_some() => {
                let (bars, word) = self.words.certainty(quote.confidence);
                let meter = Some(bars);
                rows.push(Row { meter, ..row(self.words.say(p::CERTAINTY), vec![Part::text(word)]) });
            }
            None => {}
        }
        rows.extend(quote.footnotes.iter().map(|label| self.note_row(label)));
        let source = |range| row(self.words.say(p::SOURCE), vec![Part::text(self.at(range))]);
        rows.extend(quote.source_line.map(source));
        let role = speaker.and_then(|s| quote.role.clone().or_else(|| self.role(s)));
        rows.extend(speaker.and_then(|s| self.profile_row(s, role.as_deref())));
        Some(Card {
            hue: speaker.map_or(0, |s| self.cast().hue(&s.id)),
            label: self.trigger(quote),
            heading: self.heading(quote),
            role,
            handle: speaker.and_then(|s| s.handle.clone()),
            picture: speaker.and_then(|s| self.picture(s)),
            speaker: speaker.map(|s| s.id.clone()),
            rows,
            place: self.place(quote),
            copy: is_speech(quote.kind).then(|| (self.copy(quote), self.deep_link(quote))),
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
            rows.push(row(self.words.say(p::KNOWN_AS), vec![Part::text(&speaker.aliases.join(", "))]));
        }
        if let Some(voice) = voice {
            let count = self.words.count(p::QUOTATIONS, voice.quotes);
            let share = self.words.fill(p::SHARE, &[&voice.share.to_string()]);
            rows.push(row(self.words.say(p::SPEAKS), vec![Part::text(&format!("{count} · {share}"))]));
        }
        let role = self.role(speaker);
        rows.extend(self.profile_row(speaker, role.as_deref()));
        Some(Card {
            hue: cast.hue(id),
            label: self.words.fill(p::SPEAKER_CARD, &[&speaker.name]),
            heading: speaker.name.clone(),
            role,
            handle: speaker.handle.clone(),
            picture: self.picture(speaker),
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
        let mut rows = vec![Row { name: self.words.say(p::SOURCE).into(), ..self.note_row(label) }];
        let mut backed: Vec<String> = Vec::new();
        for quote in self.quotes.iter().filter(|q| q.footnotes.iter().any(|l| l == label)) {
            let name = self.heading(quote);
            if !backed.contains(&name) {
                backed.push(name);
            }
        }
        if !backed.is_empty() {
            rows.push(row(self.words.say(p::BACKS), vec![Part::text(&backed.join(", "))]));
        }
        Some(Card {
            hue: 0,
            label: self.note_trigger(note),
            heading: self.words.fill(p::NOTE, &[label]),
            role: None,
            handle: None,
            picture: None,
            speaker: None,
            rows,
            place: None,
            copy: None,
            evidence: Vec::new(),
        })
    }

    /// What a screen reader says of a quotation's trigger.
    pub fn trigger(&self, quote: &Quote) -> String {
        let heading = self.heading(quote);
        if is_speech(quote.kind) { self.words.fill(p::ATTRIBUTION_OF, &[&heading]) } else { heading }
    }

    /// What a screen reader says of a note's trigger.
    pub fn note_trigger(&self, note: &Footnote) -> String {
        self.words.fill(p::NOTE, &[&note.label])
    }

    fn heading(&self, quote: &Quote) -> String {
        let speaker = quote.speaker.as_deref().and_then(|id| self.speaker(id));
        let phrase = match (speaker, quote.kind) {
            (Some(speaker), _) => return speaker.name.clone(),
            // `she`, of whom the text does not settle who she is.
            (None, QuoteKind::Direct | QuoteKind::Partial) if self.naming_words(quote).is_some() => {
                return format!("“{}”", self.naming_words(quote).unwrap_or_default());
            }
            (None, QuoteKind::Scare) => p::SCARE,
            (None, QuoteKind::Title) => p::TITLE,
            (None, _) => p::NOBODY,
        };
        self.words.say(phrase).into()
    }

    /// As the text states it, else as the site's directory does.
    fn role(&self, speaker: &Speaker) -> Option<String> {
        speaker.role.clone().or_else(|| self.person(speaker)?.role.clone())
    }

    fn picture(&self, speaker: &Speaker) -> Option<String> {
        self.person(speaker)?.picture.clone().filter(|url| web_address(url))
    }

    /// What the site's directory adds to what stands above.
    fn profile_row(&self, speaker: &Speaker, role: Option<&str>) -> Option<Row> {
        let person = self.person(speaker)?;
        let mut parts = Vec::new();
        parts.extend(person.role.as_deref().filter(|own| Some(*own) != role).map(Part::text));
        let host = |url: &str| url.split('/').nth(2).unwrap_or(url).trim_start_matches("www.").to_string();
        let page = person.link.iter().map(|url| (url, person.name.clone()));
        let links = page.chain(person.same_as.iter().map(|url| (url, host(url)))).filter(|(url, _)| web_address(url));
        for (url, text) in links {
            if !parts.is_empty() {
                parts.push(Part::text(" · "));
            }
            parts.push(Part { url: Some(url.clone()), ..Part::text(&text) });
        }
        (!parts.is_empty()).then(|| row(self.words.say(p::PROFILE), parts))
    }

    /// The words that name the speaker at the quotation.
    fn naming_words(&self, quote: &Quote) -> Option<&str> {
        quote.attribution.as_ref()?.mention.map(|range| self.at(range))
    }

    fn evidence_row(&self, quote: &Quote) -> Option<Row> {
        let attribution = quote.attribution.as_ref()?;
        let mut parts = self.evidence(quote);
        let mut explain = |text: &str| parts.push(Part::toned(Tone::Soft, text));
        let named = self.naming_words(quote);
        if let Some(speaker) = quote.speaker.as_deref().and_then(|id| self.speaker(id))
            && let Some(words) = named.filter(|words| !words.contains(&speaker.name))
        {
            explain(&self.words.fill(p::MEANS, &[words, &speaker.name]));
        }
        if quote.speaker.is_none() {
            explain(self.words.say(p::UNSETTLED));
        }
        // Where a reporting word stands beside a name, the reader sees why.
        let plain = matches!(attribution.rule, Rule::Context | Rule::Report) && attribution.cue.is_some();
        if !plain {
            explain(self.words.rule(attribution.rule));
        }
        let place = attribution.cue.or(attribution.mention);
        let jump = place.map(|range| (range, self.jump(range)));
        (!parts.is_empty()).then(|| Row { jump, ..row(self.words.say(p::EVIDENCE), parts) })
    }

    /// "Show in the text, paragraph 4": paragraphs are counted as a reader would, without headings and captions.
    fn jump(&self, range: Range) -> String {
        let counts = |block: &&Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Turn);
        let before = self.annotation.blocks.iter().filter(counts).take_while(|b| b.start <= range.start);
        match before.enumerate().last() {
            Some((n, block)) if range.start < block.end => self.words.fill(p::JUMP_TO, &[&(n + 1).to_string()]),
            _ => self.words.say(p::JUMP).into(),
        }
    }

    fn note_row(&self, label: &str) -> Row {
        let note = self.annotation.footnotes.iter().find(|note| note.label == label);
        let name = self.words.fill(p::NOTE, &[label]);
        let warn = |text: &str| Part::toned(Tone::Warn, text);
        let Some(note) = note else { return row(&name, vec![warn(self.words.say(p::MISSING))]) };
        let mut parts = linked(note.text.as_deref().unwrap_or_default(), note.url.as_deref());
        match note.status {
            FootnoteStatus::Ok if parts.is_empty() => parts.push(warn(self.words.say(p::NO_TEXT))),
            FootnoteStatus::Ok => {}
            FootnoteStatus::Truncated => parts.push(warn(&format!(" {}", self.words.say(p::TRUNCATED)))),
            FootnoteStatus::Missing => parts.push(warn(self.words.say(p::MISSING))),
        }
        row(&name, parts)
    }

    fn place(&self, quote: &Quote) -> Option<Place> {
        let speaker = quote.speaker.as_ref()?;
        let same: Vec<&Quote> = self.said().filter(|q| q.speaker.as_ref() == Some(speaker)).collect();
        let at = same.iter().position(|q| q.id == quote.id)?;
        Some(Place {
            words: self.words.fill(p::OF, &[&(at + 1).to_string(), &same.len().to_string()]),
            previous: at.checked_sub(1).map(|i| same[i].id.clone()),
            next: same.get(at + 1).map(|q| q.id.clone()),
        })
    }

    /// The quotation, who said it, and what backs it, as lines of plain text.
    fn copy(&self, quote: &Quote) -> String {
        let mut copy: String = quote.segments.iter().map(|&segment| self.at(segment)).collect::<Vec<_>>().join("\n\n");
        let speaker = quote.speaker.as_deref().and_then(|id| self.speaker(id));
        copy.push_str("\n— ");
        copy.push_str(speaker.map_or(self.words.say(p::UNATTRIBUTED), |s| &s.name));
        if let Some(role) = speaker.and(quote.role.as_ref()) {
            copy.push_str(", ");
            copy.push_str(role);
        }
        for label in &quote.footnotes {
            let text = self.annotation.footnotes.iter().find(|n| n.label == *label).and_then(|n| n.text.as_deref());
            copy.push_str(&format!("\n[{label}] {}", text.unwrap_or(self.words.say(p::MISSING))));
        }
        if let Some(range) = quote.source_line {
            copy.push('\n');
            copy.push_str(self.at(range));
        }
        copy
    }
}

fn row(name: &str, parts: Vec<Part>) -> Row {
    Row { name: name.into(), meter: None, parts, jump: None }
}

/// A note's text with its address as a link, in place where the text prints it, else behind it.
fn linked(text: &str, url: Option<&str>) -> Vec<Part> {
    let url = url.filter(|url| !url.starts_with('/') && web_address(url));
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
