//! From the layers' results to the public annotation.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use super::backing::{self, Backing};
use super::*;
use crate::attribution::Answer;
use crate::doc::Document;
use crate::quotes::{Form, Quotations, Segment};
use crate::speakers;
use crate::text::OffsetIndex;
use crate::text::Parts;
use crate::text::number::numbered;
use crate::text::sort::Ordered;
use crate::text::sorted::BTreeMap;

pub(super) fn annotation(
    text: &str,
    options: &Options,
    doc: &Document,
    found: &Quotations,
    speakers: &[speakers::Speaker],
    answers: &[Answer],
) -> Annotation {
    let index = OffsetIndex::new(text);
    let mut a = Assembler { text, doc, index, options, issues: Vec::new() };
    let quotes = a.quotes(found, answers);
    let (speakers, quotes) = a.speakers(speakers, quotes);
    let footnotes = a.footnotes();
    let mut strays = found.strays.clone();
    strays.order();
    let (listed, rest) = strays.split_at(strays.len().min(STRAYS));
    for stray in listed {
        a.issue("stray-mark", "A quotation mark without a partner was passed over.", *stray);
    }
    if let (Some(first), Some(last)) = (rest.first(), rest.last()) {
        let message = numbered("", rest.len()) + " more quotation marks without a partner were passed over.";
        a.issue("stray-mark", &message, Span::between(first.lo(), last.hi()));
    }
    a.issues.order_by_key(|i| (i.start, i.end));
    Annotation {
        version: VERSION,
        header: Header {
            date: doc.header.date.clone(),
            series: doc.header.series.clone(),
            number: doc.header.number,
            title: doc.header.title.clone(),
            region: doc.header.region.clone(),
        },
        blocks: a.blocks(),
        speakers,
        quotes,
        footnotes,
        issues: a.issues,
    }
}

/// So many stray marks are listed one by one, those behind them together: `"a "a "a` has one for three bytes of text, and
/// its annotation would be 38 times as long as itself.
const STRAYS: usize = 1000;

struct Assembler<'a> {
    text: &'a str,
    doc: &'a Document,
    index: OffsetIndex<'a>,
    options: &'a Options,
    issues: Vec<Issue>,
}

impl Assembler<'_> {
    fn range(&self, span: Span) -> Range {
        let convert = |byte: usize| match self.options.offsets {
            OffsetUnit::Utf8 => byte as u32,
            OffsetUnit::Utf16 => self.index.utf16(byte) as u32,
            OffsetUnit::Codepoint => self.index.codepoint(byte) as u32,
        };
        Range { start: convert(span.start()), end: convert(span.end()) }
    }

    fn issue(&mut self, code: &str, message: &str, span: Span) {
        let Range { start, end } = self.range(span);
        self.issues.push(Issue { code: code.to_string(), message: message.to_string(), start, end });
    }

    fn blocks(&self) -> Vec<Block> {
        let block = |b: &doc::Block| {
            let Range { start, end } = self.range(b.span);
            Block { kind: block_kind(b.kind), start, end }
        };
        self.doc.blocks.iter().map(block).collect()
    }

    /// The quotes, each split where footnotes or source line change; `speaker` still holds the index of the speaker.
    fn quotes(&mut self, found: &Quotations, answers: &[Answer]) -> Vec<Quote> {
        let backings = backing::find(self.text, self.doc, found.quotes(), answers);
        // (quote, range of its segments). A turn that another quotation interrupts has parts before and after it, hence
        // the order is that of the parts.
        let mut parts: Vec<(usize, usize, usize)> = Vec::new();
        for (i, backings) in backings.iter().enumerate() {
            let mut from = 0;
            for same in backings.chunk_by(|a, b| a == b).map(<[Backing]>::len) {
                parts.push((i, from, from + same));
                from += same;
            }
        }
        parts.order_by_key(|&(i, from, _)| found.quotes()[i].segments[from].span);
        let mut out: Vec<Quote> = Vec::with_capacity(parts.len());
        let mut before: Vec<Option<String>> = vec![None; backings.len()];
        for (i, from, to) in parts {
            let (quote, answer) = (&found.quotes()[i], &answers[i]);
            let id = numbered("q", out.len() + 1);
            let continues = before[i].replace(id.clone());
            out.push(self.quote(id, quote.segments.part(from..to), quote, answer, &backings[i][from], continues));
        }
        for (quote, answer) in found.quotes().iter().zip(answers) {
            let last = quote.last();
            if matches!(quote.form, Form::Double | Form::Single) && !last.closed {
                self.issue(
                    "unclosed-quote",
                    "This quotation is never closed; it is taken to end with its paragraph.",
                    last.span,
                );
            }
            if answer.abstained || self.is_doubtful(answer) {
                self.issue("abstained", "The evidence for a speaker is too weak to name one.", quote.first().span);
            }
        }
        out
    }

    fn is_doubtful(&self, answer: &Answer) -> bool {
        let below = |floor: f64| f64::from(answer.confidence) / 1000.0 < floor;
        answer.rule.is_some() && self.options.min_confidence.is_some_and(below)
    }

    fn quote(
        &self,
        id: String,
        segments: &[Segment],
        quote: &quotes::Quote,
        answer: &Answer,
        backing: &Backing,
        continues: Option<String>,
    ) -> Quote {
        let named = !self.is_doubtful(answer);
        let attribution = answer.rule.filter(|_| named).map(|rule| Attribution {
            rule: self::rule(rule),
            cue: answer.cue.map(|s| self.range(s)),
            mention: answer.mention.map(|s| self.range(s)),
        });
        let inside = |q: &&quotes::Quote| segments.iter().any(|s| s.span.contains(q.first().span));
        let nested = quote.nested.iter().filter(inside).enumerate();
        let nested = nested.map(|(i, n)| self.nested(numbered(&[&id, "."].concat(), i + 1), n)).collect();
        Quote {
            id,
            kind: quote_kind(answer.kind),
            #[cfg(feature = "documents")]
            text: self.words(segments),
            segments: segments.iter().map(|s| self.range(s.span)).collect(),
            continues,
            speaker: answer.speaker.filter(|_| named).map(|i| numbered("", i)),
            role: answer.role.clone().filter(|_| named),
            confidence: f64::from(answer.confidence) / 1000.0,
            attribution,
            footnotes: backing.notes.clone(),
            source_line: backing.source.map(|s| self.range(s)),
            review: None,
            nested,
        }
    }

    #[cfg(feature = "documents")]
    fn words(&self, segments: &[Segment]) -> Option<String> {
        let words = |s: &Segment| s.span.of(self.text);
        self.options.with_text.then(|| segments.iter().map(words).collect::<Vec<_>>().join("\n"))
    }

    /// A quotation inside another one: said by whomever the outer speaker quotes, of whom we claim nothing.
    fn nested(&self, id: String, quote: &quotes::Quote) -> Quote {
        let nested = quote.nested.iter().enumerate();
        let nested = nested.map(|(i, n)| self.nested(numbered(&[&id, "."].concat(), i + 1), n)).collect();
        Quote {
            id,
            kind: quote_kind(attribution::kind_by_shape(self.text, quote)),
            #[cfg(feature = "documents")]
            text: self.words(&quote.segments),
            segments: quote.segments.iter().map(|s| self.range(s.span)).collect(),
            continues: None,
            speaker: None,
            role: None,
            confidence: 0.0,
            attribution: None,
            footnotes: Vec::new(),
            source_line: None,
            review: None,
            nested,
        }
    }

    /// The speakers to whom something is attributed, numbered in order of their first quote.
    fn speakers(&self, all: &[speakers::Speaker], mut quotes: Vec<Quote>) -> (Vec<Speaker>, Vec<Quote>) {
        let mut ids: Vec<Option<usize>> = vec![None; all.len()];
        let mut out: Vec<Speaker> = Vec::new();
        for quote in &mut quotes {
            let Some(i) = quote.speaker.as_ref().and_then(|s| s.parse::<usize>().ok()) else { continue };
            let at = *ids[i].get_or_insert_with(|| {
                let speaker = &all[i];
                out.push(Speaker {
                    id: numbered("s", out.len() + 1),
                    name: speaker.name.clone(),
                    kind: speaker_kind(speaker.kind),
                    role: speaker.role.clone(),
                    aliases: speaker.aliases.clone(),
                    handle: speaker.handle.clone(),
                    mentions: speaker.mentions.iter().map(|s| self.range(*s)).collect(),
                    profile: None,
                });
                out.len() - 1
            });
            quote.speaker = Some(out[at].id.clone());
        }
        (out, quotes)
    }

    /// Listed and cited notes: numbers first, then letters.
    fn footnotes(&mut self) -> Vec<Footnote> {
        let doc = self.doc;
        let key = |label: &'_ str| label.parse().unwrap_or(u32::MAX);
        let mut cited: BTreeMap<(u32, &str), Vec<Span>> = BTreeMap::new();
        let mut listed: BTreeMap<&str, &doc::Note> = BTreeMap::new();
        for note in &doc.notes {
            cited.entry((key(&note.label), &note.label)).or_default();
            listed.entry(&note.label).or_insert(note);
        }
        for marker in &doc.markers {
            cited.entry((key(&marker.label), &marker.label)).or_default().push(marker.span);
        }
        let note = |label| listed.get(label).copied();
        cited.into_iter().map(|((_, l), markers)| self.footnote(l.to_string(), note(l), markers)).collect()
    }

    fn footnote(&mut self, label: String, note: Option<&doc::Note>, markers: Vec<Span>) -> Footnote {
        let text = note.and_then(|n| n.text);
        let status = match (text, note.is_some_and(|n| n.truncated)) {
            (None, _) => FootnoteStatus::Missing,
            (Some(_), true) => FootnoteStatus::Truncated,
            (Some(_), false) => FootnoteStatus::Ok,
        };
        match (&note, markers.first()) {
            (None, Some(first)) => self.issue("dangling-marker", "This footnote is cited, but not printed.", *first),
            (Some(n), None) => self.issue("note-without-marker", "Nothing in the text cites this footnote.", n.span),
            _ => {}
        }
        Footnote {
            markers: markers.iter().map(|m| self.range(*m)).collect(),
            text: text.map(|t| t.of(self.text).to_string()),
            status,
            date: note.and_then(|n| n.date(self.text)),
            url: note.and_then(|n| n.url(self.text)).map(str::to_string),
            dispatch: note.and_then(|n| n.cross_reference(self.text)).map(|c| CrossReference {
                series: c.series,
                number: c.number,
                title: c.title,
                date: c.date,
            }),
            label,
        }
    }
}

fn block_kind(kind: doc::BlockKind) -> BlockKind {
    match kind {
        doc::BlockKind::Title => BlockKind::Title,
        doc::BlockKind::Heading => BlockKind::Heading,
        doc::BlockKind::Paragraph => BlockKind::Paragraph,
        doc::BlockKind::Caption => BlockKind::Caption,
        doc::BlockKind::SourceLine => BlockKind::SourceLine,
        doc::BlockKind::Turn => BlockKind::Turn,
        doc::BlockKind::Footnote => BlockKind::Footnote,
        doc::BlockKind::Furniture => BlockKind::Furniture,
    }
}

fn quote_kind(kind: attribution::QuoteKind) -> QuoteKind {
    match kind {
        attribution::QuoteKind::Direct => QuoteKind::Direct,
        attribution::QuoteKind::Turn => QuoteKind::Turn,
        attribution::QuoteKind::Partial => QuoteKind::Partial,
        attribution::QuoteKind::Scare => QuoteKind::Scare,
        attribution::QuoteKind::Title => QuoteKind::Title,
    }
}

fn rule(rule: attribution::Rule) -> Rule {
    match rule {
        // Words that nobody says have no attribution.
        attribution::Rule::Context | attribution::Rule::NonSpeech => Rule::Context,
        attribution::Rule::TurnLabel => Rule::TurnLabel,
        attribution::Rule::TurnContinuation => Rule::TurnContinuation,
        attribution::Rule::Signature => Rule::Signature,
        attribution::Rule::Report => Rule::Report,
        attribution::Rule::According => Rule::According,
        attribution::Rule::InWords => Rule::Wording,
        attribution::Rule::Colon => Rule::Colon,
        attribution::Rule::Announced => Rule::Announced,
        attribution::Rule::Heading => Rule::Heading,
        attribution::Rule::Source => Rule::Source,
        attribution::Rule::Echo => Rule::Echo,
        attribution::Rule::Continuation => Rule::Continuation,
    }
}

fn speaker_kind(kind: speakers::SpeakerKind) -> SpeakerKind {
    match kind {
        speakers::SpeakerKind::Person => SpeakerKind::Person,
        speakers::SpeakerKind::Organization => SpeakerKind::Organization,
        speakers::SpeakerKind::Group => SpeakerKind::Group,
        speakers::SpeakerKind::Document => SpeakerKind::Document,
        speakers::SpeakerKind::Anonymous => SpeakerKind::Anonymous,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stray_marks_behind_the_first_thousand_are_one_issue() {
        let strays = |marks: usize| {
            let annotation = crate::annotate(&"\"a ".repeat(marks), &Options::default());
            annotation.issues.into_iter().filter(|i| i.code == "stray-mark").collect::<Vec<_>>()
        };
        // The first mark is that of the paragraph.
        assert!(strays(STRAYS + 1).iter().all(|i| i.message.starts_with("A ")));
        let many = strays(STRAYS + 500);
        let last = many.last().expect("there are some");
        assert_eq!(
            (many.len(), last.start as usize, last.end as usize),
            (STRAYS + 1, 3 * (STRAYS + 1), 3 * (STRAYS + 499) + 1)
        );
        assert!(last.message.starts_with("499 more"), "{}", last.message);
    }
}
