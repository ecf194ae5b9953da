//! A document with its annotation, as the formats that show words see it.

use whosaid::document::Document;
use whosaid::newsroom::Person;
use whosaid::{Annotation, OffsetIndex, OffsetUnit, Quote, Range, Speaker};

pub struct Found<'a> {
    pub document: &'a Document,
    /// Its offsets count bytes.
    pub annotation: Annotation,
    /// What the site's directory has for each speaker.
    pub people: Vec<Option<&'a Person>>,
    index: OffsetIndex<'a>,
    unit: OffsetUnit,
}

impl<'a> Found<'a> {
    /// `unit` is what offsets are to count where they are written.
    pub fn new(
        document: &'a Document,
        annotation: Annotation,
        people: Vec<Option<&'a Person>>,
        unit: OffsetUnit,
    ) -> Found<'a> {
        Found { document, annotation, people, index: OffsetIndex::new(&document.page.text), unit }
    }

    pub fn unit(&self) -> OffsetUnit {
        self.unit
    }

    pub fn text(&self) -> &'a str {
        &self.document.page.text
    }

    pub fn words(&self, range: Range) -> &'a str {
        &self.text()[range.start as usize..range.end as usize]
    }

    /// The words of a quotation, a line a segment.
    pub fn quoted(&self, quote: &Quote) -> String {
        quote.segments.iter().map(|s| self.words(*s)).collect::<Vec<_>>().join("\n")
    }

    /// An offset in the unit that is wanted.
    pub fn offset(&self, byte: u32) -> u32 {
        let byte = byte as usize;
        (match self.unit {
            OffsetUnit::Utf8 => byte,
            OffsetUnit::Utf16 => self.index.utf16(byte),
            OffsetUnit::Codepoint => self.index.codepoint(byte),
        }) as u32
    }

    pub fn speaker(&self, quote: &Quote) -> Option<(&Speaker, Option<&'a Person>)> {
        let at = self.annotation.speakers.iter().position(|s| Some(&s.id) == quote.speaker.as_ref())?;
        Some((&self.annotation.speakers[at], self.people.get(at).copied().flatten()))
    }

    /// Every quotation, each before those within it, with the id of the one around it.
    pub fn quotes(&self) -> Vec<(&Quote, Option<&str>)> {
        let mut out = Vec::new();
        let mut open: Vec<_> = self.annotation.quotes.iter().rev().map(|quote| (quote, None)).collect();
        while let Some((quote, around)) = open.pop() {
            out.push((quote, around));
            open.extend(quote.nested.iter().rev().map(|nested| (nested, Some(quote.id.as_str()))));
        }
        out
    }
}
