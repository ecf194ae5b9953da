//! Dispatch structure: header, blocks, turns, source lines, footnotes.

use crate::text::Span;

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
    /// A paragraph that opens with a speaker's label; `Block::label` is set.
    Turn,
    Footnote,
    Furniture,
}

/// A paragraph-like stretch of the text. Blocks are ordered, do not overlap, and cover all but white space.
#[derive(Clone, Debug)]
pub struct Block {
    pub kind: BlockKind,
    pub span: Span,
    pub label: Option<Label>,
    /// A paragraph without a label that goes on with the turn above it.
    pub continues_turn: bool,
}

/// The label of a turn: `Vladimir Putin:`, `Q:`, `JAN ROE, CNN HOST:`.
#[derive(Clone, Debug)]
pub struct Label {
    /// The label with its colon and any stage direction or time behind it.
    pub span: Span,
    /// The words that name the speaker, without title, affiliation, direction.
    pub name: Span,
    /// Title before or position after the name, as stated.
    pub role: Option<Span>,
    /// Whether the label is a role or letter (`Q`, `Interviewer`), not a name.
    pub generic: bool,
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
    pub truncated: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Document {
    pub header: Header,
    pub blocks: Vec<Block>,
    pub markers: Vec<Marker>,
    pub notes: Vec<Note>,
}

/// Structure hints that a page's markup gives; spans are byte offsets of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HintKind {
    Heading,
    Caption,
    NoteMarker,
    Furniture,
}

/// Reads the structure of any text; never fails.
pub fn parse(text: &str, _hints: &[(Span, HintKind)]) -> Document {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len()).trim(text);
        at += line.len();
        if !span.is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph, span, label: None, continues_turn: false });
        }
    }
    Document { blocks, ..Document::default() }
}
