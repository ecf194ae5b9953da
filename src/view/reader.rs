//! A text with its annotation: the one thing that the view's questions are asked of.

use crate::annotate::{Annotation, Quote, QuoteKind, Range, Speaker};
use crate::newsroom::Person;
use crate::text::OffsetIndex;

use super::cast::{self, Cast};
use super::words::Words;

/// An annotation, in UTF-16 offsets, and the text it was made of.
pub struct Reader<'a> {
    pub text: &'a str,
    pub annotation: &'a Annotation,
    index: OffsetIndex<'a>,
    /// All quotations in text order, each followed by those inside it.
    pub quotes: Vec<&'a Quote>,
    /// The language of the interface.
    pub words: Words,
    /// What the site's directory says of each speaker, in their order.
    people: &'a [Option<Person>],
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str, annotation: &'a Annotation) -> Self {
        let mut quotes = Vec::new();
        flatten(&annotation.quotes, &mut quotes);
        let index = OffsetIndex::new(text);
        Reader { text, annotation, index, quotes, words: Words::default(), people: &[] }
    }

    /// The same, in the words of another language and with what the site knows of the speakers.
    pub fn on_site(self, words: Words, people: &'a [Option<Person>]) -> Self {
        Reader { words, people, ..self }
    }

    /// Byte offset in the text.
    pub fn byte(&self, offset: u32) -> usize {
        self.index.byte_of_utf16(offset as usize)
    }

    /// The words at a range of the annotation.
    pub fn at(&self, range: Range) -> &'a str {
        self.between(range.start, range.end)
    }

    /// The words between two offsets; empty where they are the wrong way round.
    pub fn between(&self, start: u32, end: u32) -> &'a str {
        let (start, end) = (self.byte(start), self.byte(end));
        self.text.get(start..end).unwrap_or_default()
    }

    pub fn quote(&self, id: &str) -> Option<&'a Quote> {
        self.quotes.iter().copied().find(|quote| quote.id == id)
    }

    pub fn speaker(&self, id: &str) -> Option<&'a Speaker> {
        self.annotation.speakers.iter().find(|speaker| speaker.id == id)
    }

    /// What the site's directory says of a speaker.
    pub fn person(&self, speaker: &Speaker) -> Option<&'a Person> {
        let at = self.annotation.speakers.iter().position(|own| own.id == speaker.id)?;
        self.people.get(at)?.as_ref()
    }

    /// Outermost quotations that somebody said, in text order: no titles, no scare quotes.
    pub fn said(&self) -> impl Iterator<Item = &'a Quote> + use<'a> {
        self.annotation.quotes.iter().filter(|quote| is_speech(quote.kind))
    }

    pub fn cast(&self) -> Cast {
        cast::cast(self)
    }
}

/// Whether somebody said it, as against a term or a title set in quotation marks.
pub fn is_speech(kind: QuoteKind) -> bool {
    matches!(kind, QuoteKind::Direct | QuoteKind::Turn | QuoteKind::Partial)
}

fn flatten<'a>(quotes: &'a [Quote], into: &mut Vec<&'a Quote>) {
    for quote in quotes {
        into.push(quote);
        flatten(&quote.nested, into);
    }
}

#[cfg(test)]
pub mod fixture {
    //! A small annotation made by hand, so that the view's tests do not depend on the analysis.

    use crate::annotate::*;

    pub const TEXT: &str = "Mayor Jan Roe spoke. He said: “The ice is thin.”[1] He called it a “gift” 𝄞.\n\n\
        Q: “Who fell in?”\n\n\
        Roe: “Nobody yet.\n\n\
        “Ask me in April.”[2]\n\n\
        (The Lantern, May 2)\n\n\
        [1] https://example.org/a?b=1, May 2, 2019.";

    /// The range of the n-th (from 0) hit of `words` in [`TEXT`], in UTF-16 units.
    pub fn at(words: &str, n: usize) -> Range {
        let (byte, _) = TEXT.match_indices(words).nth(n).expect("the fixture has these words");
        let start = TEXT[..byte].encode_utf16().count() as u32;
        Range { start, end: start + words.encode_utf16().count() as u32 }
    }

    fn quote(id: &str, segments: Vec<Range>, speaker: &str, confidence: f64) -> Quote {
        Quote {
            id: id.into(),
            kind: QuoteKind::Direct,
            #[cfg(feature = "cli")]
            text: None,
            segments,
            continues: None,
            speaker: Some(speaker.into()),
            role: Some("Mayor".into()),
            confidence,
            attribution: None,
            footnotes: Vec::new(),
            source_line: None,
            review: None,
            nested: Vec::new(),
        }
    }

    fn speaker(id: &str, name: &str, kind: SpeakerKind, mentions: Vec<Range>) -> Speaker {
        Speaker { id: id.into(), name: name.into(), kind, role: None, aliases: Vec::new(), handle: None, mentions }
    }

    pub fn annotation() -> Annotation {
        let mut thin = quote("q1", vec![at("“The ice is thin.”", 0)], "s1", 0.93);
        thin.footnotes = vec!["1".into()];
        thin.attribution =
            Some(Attribution { rule: Rule::Colon, cue: Some(at("said", 0)), mention: Some(at("He", 0)) });
        let mut gift = quote("q2", vec![at("“gift”", 0)], "s1", 0.0);
        gift.kind = QuoteKind::Scare;
        gift.speaker = None;
        gift.role = None;
        let mut fell = quote("q3", vec![at("“Who fell in?”", 0)], "s2", 0.99);
        fell.role = None;
        fell.attribution = Some(Attribution { rule: Rule::TurnLabel, cue: None, mention: Some(at("Q", 0)) });
        let mut nobody = quote("q4", vec![at("“Nobody yet.", 0)], "s1", 0.99);
        nobody.source_line = Some(at("(The Lantern, May 2)", 0));
        let mut april = quote("q5", vec![at("“Ask me in April.”", 0)], "s1", 0.6);
        april.continues = Some("q4".into());
        april.footnotes = vec!["2".into()];
        let mut roe = speaker("s1", "Jan Roe", SpeakerKind::Person, vec![at("Jan Roe", 0), at("Roe", 1)]);
        roe.role = Some("Mayor".into());
        roe.aliases = vec!["Roe".into()];
        let note = |label: &str, status, text: Option<&str>, url: Option<&str>| Footnote {
            label: label.into(),
            markers: vec![at(&format!("[{label}]"), 0)],
            text: text.map(String::from),
            status,
            date: None,
            url: url.map(String::from),
            dispatch: None,
        };
        let url = "https://example.org/a?b=1";
        Annotation {
            version: VERSION,
            header: Header::default(),
            blocks: Vec::new(),
            speakers: vec![roe, speaker("s2", "Q", SpeakerKind::Anonymous, vec![at("Q", 0)])],
            quotes: vec![thin, gift, fell, nobody, april],
            footnotes: vec![
                note("1", FootnoteStatus::Ok, Some("https://example.org/a?b=1, May 2, 2019."), Some(url)),
                note("2", FootnoteStatus::Missing, None, None),
            ],
            issues: Vec::new(),
        }
    }
}
