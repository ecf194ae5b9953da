//! Dispatch structure: header, blocks, turns, source lines, footnotes.
//!
//! Ordinary articles without any of it come out as title and paragraphs. One file over 400 lines, because half of it is
//! the types that every layer above reads, with their documentation.

mod bold;
pub(crate) mod chair;
mod cues;
mod dates;
mod furniture;
mod header;
mod interview;
mod labels;
mod letters;
mod lines;
mod mail;
mod margins;
pub(crate) mod meeting;
mod note_marks;
mod notes;
mod posts;
mod series;
pub(crate) mod shape;
mod tail;
mod turns;

use crate::text::Parts;
use crate::text::Span;
use crate::text::seek;
use crate::text::sort::Ordered;
use crate::text::words::{any_of, is_mark};

pub use cues::{Cue, cues};
pub use posts::signed_post;

/// What a text says about itself before its body begins.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Header {
    /// ISO date, `2019-05-02`.
    pub date: Option<String>,
    pub series: Option<String>,
    pub number: Option<u32>,
    pub title: Option<String>,
    pub region: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    Title,
    Heading,
    Paragraph,
    Caption,
    SourceLine,
    /// Labelled speech: the paragraph with the label and those that go on with it.
    Turn,
    Footnote,
    Furniture,
}

/// A paragraph-like stretch of the text. Blocks are ordered, do not overlap, and cover all but white space.
#[derive(Clone, Debug)]
pub struct Block {
    pub kind: BlockKind,
    pub span: Span,
    /// Only on turns; `None` on those that continue one.
    pub label: Option<Label>,
    /// A paragraph without a label that goes on with the turn above it.
    pub continues_turn: bool,
    /// Bytes of direction or time before the speech of a block that continues a turn: `(on camera): `.
    pub lead: u32,
    /// On turns: whether the turns of this text mostly stand in quotation marks.
    pub quoted_turns: bool,
    /// A numbered or bulleted item: what sources cover ends here.
    pub opens_item: bool,
}

impl Block {
    /// A paragraph without anything special.
    pub fn paragraph(span: Span) -> Block {
        let kind = BlockKind::Paragraph;
        Block { kind, span, label: None, continues_turn: false, lead: 0, quoted_turns: false, opens_item: false }
    }

    /// The block without its label, or the direction that stands for one.
    pub fn body(&self) -> Span {
        let start = self.label.as_ref().map_or(self.span.lo() + self.lead, |l| l.span.hi());
        self.span.with_start(start)
    }

    pub fn is_heading(&self) -> bool {
        matches!(self.kind, BlockKind::Heading | BlockKind::Title)
    }

    /// Whether a section begins here, for source lines.
    pub fn opens_section(&self) -> bool {
        self.opens_item || self.is_heading()
    }
}

/// The label of a turn: `Vladimir Roe:`, `Q:`, `JAN ROE, CNN HOST:`.
#[derive(Clone, Debug)]
pub struct Label {
    /// The label with its colon, any direction or time behind it, and the blanks before what is said.
    pub span: Span,
    /// The words that name the speaker, without title, affiliation, direction.
    pub name: Span,
    /// Title before or position after the name, as stated.
    pub role: Option<Span>,
    /// Whether the label says what somebody is (`Q`, `Interviewer`, `Boy`), not a name.
    pub generic: bool,
    /// `>>`: somebody else, nobody says who.
    pub anonymous: bool,
}

impl Label {
    /// A turn of somebody whom its block does not name: `name` stands elsewhere, if anywhere.
    fn unstated(block: &Block, name: Option<Span>) -> Label {
        let nothing = block.span.with_end(block.span.lo());
        let anonymous = name.is_none();
        Label { span: nothing, name: name.unwrap_or(nothing), role: None, generic: anonymous, anonymous }
    }
}

/// A citation in the body: `[1]`, `¹`.
#[derive(Clone, Debug)]
pub struct Marker {
    pub label: String,
    pub span: Span,
}

/// An entry of the footnote list.
#[derive(Clone, Debug)]
pub struct Note {
    pub label: String,
    pub span: Span,
    /// The entry after its label; `None` where nothing follows.
    pub text: Option<Span>,
    /// Its beginning or end is lost.
    pub truncated: bool,
}

impl Note {
    /// ISO date of the entry: the last complete one in it.
    pub fn date(&self, text: &str) -> Option<String> {
        let entry = self.text?.of(text);
        // Digits within an address are no date.
        let address = notes::url(entry).and_then(|u| entry.find(u).map(|at| (at, at + u.len())));
        let (before, after) = address.map_or((entry, ""), |(from, to)| (entry.part(..from), entry.part(to..)));
        dates::find_last_full(after).or_else(|| dates::find_last_full(before)).and_then(|d| d.iso)
    }

    pub fn url<'t>(&self, text: &'t str) -> Option<&'t str> {
        notes::url(self.text?.of(text))
    }

    pub fn cross_reference(&self, text: &str) -> Option<CrossReference> {
        series::cross_reference(self.text?.of(text))
    }
}

/// Another dispatch that a note refers to.
#[derive(Clone, Debug, PartialEq)]
pub struct CrossReference {
    pub series: String,
    pub number: u32,
    pub title: Option<String>,
    pub date: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct Document {
    pub header: Header,
    pub blocks: Vec<Block>,
    pub markers: Vec<Marker>,
    pub notes: Vec<Note>,
    /// Parenthesised provenance in text order: whole source lines and those at the end of a paragraph.
    pub sources: Vec<Span>,
    /// Set off by markup, in text order; none lies within another.
    pub quotations: Vec<Quotation>,
}

/// Words that a page sets off as somebody's.
#[derive(Clone, Copy, Debug)]
pub struct Quotation {
    /// Without what says whose they are.
    pub span: Span,
    pub cite: Option<Span>,
    /// Words of the text once more.
    pub is_pulled: bool,
}

/// Structure that a page's markup gives away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HintKind {
    Heading,
    Caption,
    /// A link or superscript that cites a note.
    NoteMarker,
    Furniture,
    /// A block that is somebody's words without marks, as `<blockquote>`.
    Quotation,
    /// Words that say whose the quotation is, as `<cite>`.
    Cite,
    /// Words of the text that are shown once more, large.
    PullQuote,
    /// A paragraph that is bold or italic from end to end, as an interviewer's questions are.
    Bold,
}

impl HintKind {
    /// All kinds, at the numbers that `www/widget/walk.js` gives them.
    pub const ALL: [HintKind; 8] = [
        HintKind::Heading,
        HintKind::Caption,
        HintKind::NoteMarker,
        HintKind::Furniture,
        HintKind::Quotation,
        HintKind::Cite,
        HintKind::PullQuote,
        HintKind::Bold,
    ];
}

/// Reads the structure of any text; never fails.
#[expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]
pub fn parse(text: &str, hints: &[(Span, HintKind)]) -> Document {
    if let Some(blocks) = cues::blocks(text) {
        let header = Header { title: cues::title(text).map(str::to_string), ..Header::default() };
        return Document { header, blocks, ..Document::default() };
    }
    let pieces = posts::split(text, turns::below_labels(text, lines::pieces(text)));
    let tail::Body { end: body_end, notes: list, furniture, kinds } = tail::body(text, &pieces);
    let (header, head_kinds) = header::read(text, pieces.part(..body_end), &kinds, hints);
    let note_range = list.as_ref().map_or(pieces.len()..pieces.len(), |l| l.from..l.to);
    let quotations = quotations(text, hints);
    let mut hinted = Hinted::new(hints);
    let mut blocks: Vec<Block> = Vec::with_capacity(pieces.len());
    for (i, piece) in pieces.iter().enumerate() {
        // Header lines that stand together are one block.
        let header_line = head_kinds.get(i) == Some(&BlockKind::Furniture) && !piece.after_blank;
        if header_line
            && i > 0
            && head_kinds[i - 1] == BlockKind::Furniture
            && let Some(last) = blocks.last_mut()
        {
            last.span = last.span.with_end(piece.span.hi());
            continue;
        }
        let s = piece.span.of(text);
        let last_of_body = i + 1 >= body_end;
        let kind = if let Some(kind) = head_kinds.get(i) {
            *kind
        } else if note_range.contains(&i) {
            BlockKind::Footnote
        } else if i >= body_end || furniture[i] {
            BlockKind::Furniture
        } else {
            body_kind(s, last_of_body, header.title.as_deref())
        };
        let mut kind = hinted.kind(piece.span, kind);
        let set_off = quotations.get(quotations.partition_point(|q| q.span.hi() <= piece.span.lo()));
        let is_set_off = set_off.is_some_and(|q| q.span.lo() < piece.span.hi());
        if is_set_off && matches!(kind, BlockKind::Heading | BlockKind::Caption | BlockKind::SourceLine) {
            kind = BlockKind::Paragraph;
        }
        // A line of a numbered record is no heading, unless it stands in capitals.
        if i > 0 && pieces[i - 1].margin && kind == BlockKind::Heading && s.contains(char::is_lowercase) {
            kind = BlockKind::Paragraph;
        }
        let opens_item = kind == BlockKind::Paragraph && shape::is_item(s);
        blocks.push(Block { kind, opens_item, ..Block::paragraph(piece.span) });
    }
    let mut doc =
        Document { header, notes: list.as_ref().map_or(Vec::new(), |l| l.notes.clone()), ..Document::default() };
    let clip = doc.header.series.as_deref() == Some(header::CLIP);
    doc.blocks = turns::mark(text, blocks, clip);
    bold::mark(text, &mut doc.blocks, hints);
    mail::mark(text, &mut doc.blocks);
    interview::mark(text, &mut doc.blocks);
    letters::mark(text, &mut doc.blocks);
    let cited = list.map(|l| l.cited).unwrap_or_default();
    for block in &doc.blocks {
        if matches!(block.kind, BlockKind::Footnote | BlockKind::Furniture) {
            continue;
        }
        notes::markers(text, block.span, cited, &doc.notes, &mut doc.markers);
        sources(text, block, &mut doc.sources);
    }
    for (span, _) in hints.iter().filter(|h| h.1 == HintKind::NoteMarker) {
        let label = span.of(text).trim_matches(is_mark);
        if !label.is_empty() && !doc.markers.iter().any(|m| m.span.overlaps(*span)) {
            doc.markers.push(Marker { label: label.to_string(), span: *span });
        }
    }
    doc.markers.order_by_key(|m| m.span);
    doc.quotations = quotations;
    doc
}

/// What markup sets off, with the words within or directly below that say whose it is.
fn quotations(text: &str, hints: &[(Span, HintKind)]) -> Vec<Quotation> {
    let of_kind = |wanted: &[HintKind]| {
        let mut spans: Vec<_> = hints.iter().filter(|h| wanted.contains(&h.1)).copied().collect();
        spans.order_by_key(|(span, _)| (span.lo(), std::cmp::Reverse(span.hi())));
        spans
    };
    let cites = of_kind(&[HintKind::Cite]);
    let mut out: Vec<Quotation> = Vec::new();
    let mut end = 0;
    for (whole, kind) in of_kind(&[HintKind::Quotation, HintKind::PullQuote]) {
        if whole.lo() < end {
            continue;
        }
        end = whole.hi();
        let mut span = whole;
        let inside = cites.part(cites.partition_point(|(c, _)| c.lo() < whole.lo())..);
        // The outermost that ends it: within the words, the title of a work is a `<cite>` as well.
        let ends = |cite: Span| {
            let rest = text.get(cite.end()..whole.end());
            rest.is_some_and(|rest| !rest.contains(char::is_alphanumeric))
        };
        let mut cite = inside.iter().map(|c| c.0).take_while(|cite| cite.lo() < whole.hi()).find(|cite| ends(*cite));
        if let Some(cite) = cite {
            let words = text
                .part(whole.start()..cite.start())
                .trim_end_matches(any_of![' ', '\n', '\t', '-', '–', '—', '―', '\u{a0}']);
            span = Span::new(whole.start(), whole.start() + words.len());
        } else {
            cite = inside.iter().find(|(c, _)| c.lo() >= whole.hi()).map(|c| c.0);
            cite = cite.filter(|cite| text.part(whole.end()..cite.start()).trim().is_empty());
        }
        if !span.is_empty() {
            out.push(Quotation { span, cite, is_pulled: kind == HintKind::PullQuote });
        }
    }
    out
}

fn body_kind(s: &str, last: bool, title: Option<&str>) -> BlockKind {
    if title == Some(s) {
        BlockKind::Title
    } else if shape::is_source_line(s) {
        BlockKind::SourceLine
    } else if shape::is_caption(s) {
        BlockKind::Caption
    } else if !last && shape::is_heading(s) {
        BlockKind::Heading
    } else {
        BlockKind::Paragraph
    }
}

/// What the caller's hints say of pieces that come in text order.
struct Hinted {
    /// Those of blocks, in text order.
    hints: Vec<(Span, HintKind)>,
    next: usize,
    /// Those that reach into the piece at hand.
    open: Vec<(Span, HintKind)>,
}

impl Hinted {
    fn new(hints: &[(Span, HintKind)]) -> Hinted {
        let of_blocks = |k: HintKind| matches!(k, HintKind::Heading | HintKind::Caption | HintKind::Furniture);
        let mut hints: Vec<_> = hints.iter().filter(|h| of_blocks(h.1)).copied().collect();
        hints.order_by_key(|(span, _)| (span.lo(), std::cmp::Reverse(span.hi())));
        Hinted { hints, next: 0, open: Vec::new() }
    }

    fn kind(&mut self, span: Span, kind: BlockKind) -> BlockKind {
        while let Some(hint) = self.hints.get(self.next).filter(|h| h.0.lo() < span.hi()) {
            self.open.push(*hint);
            self.next += 1;
        }
        self.open.retain(|(h, _)| h.hi() > span.lo());
        let covering = self.open.iter().find(|(h, _)| {
            let (start, end) = (h.lo().max(span.lo()), h.hi().min(span.hi()));
            start < end && (end - start) as usize * 2 > span.len()
        });
        match (covering, kind) {
            (Some((_, HintKind::Heading)), BlockKind::Paragraph | BlockKind::Caption) => BlockKind::Heading,
            (Some((_, HintKind::Caption)), BlockKind::Paragraph | BlockKind::Heading) => BlockKind::Caption,
            (Some((_, HintKind::Furniture)), _) => BlockKind::Furniture,
            _ => kind,
        }
    }
}

/// Bytes of the longest source in brackets.
const MAX_SOURCE: usize = 300;

/// Source lines, and sources in brackets at the end of a paragraph or item: `(Paper, May 2)`, `[from article by A. Roe]`.
#[expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]
fn sources(text: &str, block: &Block, out: &mut Vec<Span>) {
    if block.kind == BlockKind::SourceLine {
        out.push(block.span);
        return;
    }
    if block.kind == BlockKind::Caption {
        return;
    }
    let s = block.span.of(text);
    for open in seek::memchr2_iter(b'(', b'[', s.as_bytes()) {
        let bracket = s.as_bytes()[open];
        // A source is short; looking further would cost quadratic time where brackets stay open.
        let end = s.len().min(open + MAX_SOURCE);
        let closing = if bracket == b'(' { b')' } else { b']' };
        let Some(len) = seek::memchr(closing, s.as_bytes().part(open..end)) else { continue };
        let inner = s.part(open + 1..open + len);
        let from = &[
            "from article", "from editorial", "from an article", "from an editorial", "from commentary", "from report",
            "from interview",
        ];
        let before = s.part(..open).trim_end().trim_end_matches(any_of!['.', ',']);
        let after_quotation = before.ends_with(any_of!['"', '”', '“', '’', '\'', '»']);
        let is_source = if bracket == b'(' {
            shape::is_source(inner, after_quotation)
        } else {
            from.iter().any(|f| inner.starts_with(f))
        };
        if is_source {
            out.push(Span::new(block.span.start() + open, block.span.start() + open + len + 1));
        }
    }
}
