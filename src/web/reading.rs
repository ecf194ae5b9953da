//! A text, read once, and the questions that a page asks of it. Each method that answers in JSON is a question that
//! `ask()` of `www/widget/core.js` can put, by the method's name and with its arguments.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::{json, lines, options};
use crate::newsroom::{self, Correction, Person, Selector, Unplaced};
use crate::text::OffsetIndex;
use crate::view::{self, Mark, Node, Reader, Target, Words};
use crate::{Annotation, Hint, HintKind, OffsetUnit, Range};

/// A text with its annotation. Offsets are UTF-16 code units throughout.
#[wasm_bindgen]
pub struct Reading {
    text: String,
    annotation: Annotation,
    marks: Vec<Mark>,
    words: Words,
    /// What the site's directory says of each speaker.
    people: Vec<Option<Person>>,
    unplaced: Vec<Unplaced>,
}

/// A card as the page sees it.
#[derive(Serialize)]
struct PageCard {
    /// `id` of the speaker that it is about.
    speaker: Option<String>,
    /// Where the words stand that the attribution rests on.
    evidence: Vec<Range>,
    view: Node,
}

/// A mark as the page sees it.
#[derive(Serialize)]
struct PageMark<'a> {
    /// The attribute that the wrapper carries: `quote`, `speaker` or `note`.
    data: &'static str,
    id: &'a str,
    hue: u8,
    kind: &'static str,
    doubtful: bool,
    /// `id` of who says the quotation.
    speaker: Option<&'a str>,
    label: &'a str,
}

#[wasm_bindgen]
impl Reading {
    /// Reads a page's text. `hints` are triples: kind, start, end; the kinds by `HintKind::ALL`.
    #[wasm_bindgen(constructor)]
    pub fn new(text: String, least: f64, hints: &[u32]) -> Reading {
        let mut options = options(OffsetUnit::Utf16, least);
        let index = OffsetIndex::new(&text);
        options.hints = hints
            .as_chunks::<3>()
            .0
            .iter()
            .map(|&[kind, start, end]| Hint {
                kind: HintKind::ALL.get(kind as usize).copied().unwrap_or(HintKind::Furniture),
                start: index.byte_of_utf16(start as usize),
                end: index.byte_of_utf16(end as usize),
            })
            .collect();
        let annotation = crate::annotate(&text, &options);
        let marks = Reader::new(&text, &annotation).marks();
        let (words, people, unplaced) = (Words::default(), Vec::new(), Vec::new());
        Reading { text, annotation, marks, words, people, unplaced }
    }

    /// What the site adds: its language, its directory, and its editors' corrections, both as JSON or empty. Answers
    /// what is wrong with a file, or `null`; where something is, nothing has changed.
    pub fn site(&mut self, lang: &str, people: &str, corrections: &str) -> String {
        let files = read("speakers", people).and_then(|people| Ok((people, read("corrections", corrections)?)));
        let (people, corrections): (Vec<Person>, Vec<Correction>) = match files {
            Ok(files) => files,
            Err(problem) => return json(&problem),
        };
        self.words = Words::of(lang);
        self.unplaced = newsroom::correct(&self.text, OffsetUnit::Utf16, &mut self.annotation, &corrections);
        self.people =
            newsroom::find(&people, &self.annotation.speakers).into_iter().map(Option::<&_>::cloned).collect();
        self.marks = self.reader().marks();
        json(&())
    }

    /// Corrections whose quotation is not in the text any more.
    pub fn unplaced(&self) -> String {
        json(&self.unplaced)
    }

    pub fn annotation(&self) -> String {
        json(&self.annotation)
    }

    /// What gets a wrapper, in lines; see `PageMark`.
    pub fn marks(&self) -> String {
        let marks = self.marks.iter().map(|mark| {
            let (data, id) = match &mark.target {
                Target::Quote(id) => ("quote", id),
                Target::Speaker(id) => ("speaker", id),
                Target::Note(label) => ("note", label),
            };
            PageMark {
                data,
                id,
                hue: mark.hue,
                kind: mark.kind,
                doubtful: mark.doubtful,
                speaker: mark.speaker.as_deref(),
                label: &mark.label,
            }
        });
        lines(&marks.collect::<Vec<_>>())
    }

    /// Cuts the marks along text nodes. `pieces` are pairs, start and end of each node's text; the answer is, in
    /// lines, four numbers for each wrapper: index of the mark, index of the piece, start and end within the piece.
    pub fn fragments(&self, pieces: &[u32]) -> String {
        let pieces: Vec<_> = pieces.as_chunks::<2>().0.iter().map(|&[start, end]| Range { start, end }).collect();
        let ranges: Vec<_> = self.marks.iter().map(|mark| mark.range).collect();
        let fragments = view::fragments(&self.text, &ranges, &pieces);
        lines(&fragments.iter().map(|f| (f.mark, f.piece, f.start, f.end)).collect::<Vec<_>>())
    }

    /// The card of a quotation, a speaker or a note; `null` for an unknown id. See `PageCard`.
    pub fn card(&self, data: &str, id: &str) -> String {
        let reader = self.reader();
        let card = match data {
            "quote" => reader.quote_card(id),
            "speaker" => reader.speaker_card(id),
            _ => reader.note_card(id),
        };
        json(&card.map(|card| PageCard { view: card.view(self.words), speaker: card.speaker, evidence: card.evidence }))
    }

    /// The voices in order of appearance.
    pub fn cast(&self) -> String {
        json(&self.reader().cast().voices)
    }

    /// Elements of the panel of who speaks.
    pub fn panel(&self) -> String {
        json(&self.reader().panel())
    }

    /// Name of the list of quotations in a page whose words are painted.
    #[wasm_bindgen(js_name = listTitle)]
    pub fn list_title(&self) -> String {
        json(&self.words.list())
    }

    /// Elements of the appendix for print.
    pub fn appendix(&self) -> String {
        json(&self.reader().appendix())
    }

    /// `id` of the next quotation (`forward`) or the one before, or `null`; see `view::Reader::step`. The speaker `*`
    /// is everybody.
    pub fn step(&self, from: &str, forward: bool, speaker: &str) -> String {
        json(&self.reader().step(from, forward, Some(speaker).filter(|id| *id != "*")))
    }

    /// The address of a quotation within the page, `#whosaid=…`; `null` for an unknown id.
    pub fn link(&self, id: &str) -> String {
        let reader = self.reader();
        json(&reader.quote(id).map(|quote| reader.fragment(quote)))
    }

    /// `id` of the quotation that the page's address means, or `null`.
    pub fn find(&self, fragment: &str) -> String {
        json(&self.reader().find(fragment).map(|quote| &quote.id))
    }

    /// A W3C TextQuoteSelector for a quotation, for use in corrections; `null` for an unknown id.
    pub fn selector(&self, id: &str) -> String {
        let reader = self.reader();
        json(&reader.quote(id).and_then(|quote| {
            let (first, last) = (quote.segments.first()?, quote.segments.last()?);
            Some(Selector::at(&self.text, reader.byte(first.start), reader.byte(last.end)))
        }))
    }
}

impl Reading {
    fn reader(&self) -> Reader<'_> {
        Reader::new(&self.text, &self.annotation).on_site(self.words, &self.people)
    }
}

/// The entries of a site's file, or what is wrong with it; an empty text has none.
fn read<T: newsroom::Entry>(name: &str, file: &str) -> Result<Vec<T>, String> {
    if file.is_empty() {
        return Ok(Vec::new());
    }
    let json = serde_json::from_str(file).map_err(|error| format!("{name} is no JSON: {error}"))?;
    newsroom::read(&json).map_err(|problem| format!("{name}, {problem}"))
}

/// What is wrong with a site's file.
pub fn problem(name: &str, file: &str) -> Option<String> {
    if name == "speakers" { read::<Person>(name, file).err() } else { read::<Correction>(name, file).err() }
}
