//! Sets plain text as a publication would: headline, headings, paragraphs, captions, notes.

use crate::annotate::{Annotation, Block, BlockKind, Footnote, FootnoteStatus, Range};
use crate::text::sort::Ordered;

use super::node::{Node, element};
use super::reader::Reader;

/// An `<article>` whose text is exactly that of the reader: every character stands in one element of its block, the
/// white space between blocks stands between the elements. Markers of notes are superscript, and links where the note
/// is printed. `annotation` is the reader's, in UTF-16 offsets.
pub fn typeset(text: &str, annotation: &Annotation) -> Node {
    let setter = Setter { reader: Reader::new(text, annotation), notes: &annotation.footnotes, prefix: prefix(text) };
    let blocks = &annotation.blocks;
    let headline = blocks.iter().position(|b| b.kind == BlockKind::Title);
    let body = blocks.iter().enumerate().position(|(i, b)| headline.is_none_or(|h| i > h) && is_body(b.kind));
    let mut article: Vec<Node> = Vec::new();
    let mut notes: Vec<Node> = Vec::new();
    let mut at = 0;
    for (i, block) in blocks.iter().enumerate() {
        let between = setter.reader.between(at, block.start);
        if block.kind != BlockKind::Footnote && !notes.is_empty() {
            article.push(element("section", "notes").children(std::mem::take(&mut notes)));
        }
        let place = if block.kind == BlockKind::Footnote { &mut notes } else { &mut article };
        place.push(Node::Text(between.into()));
        // Date, series, number and the like stand around the headline.
        place.push(setter.line(block, body.is_some_and(|body| i < body)));
        at = block.end;
    }
    if !notes.is_empty() {
        article.push(element("section", "notes").children(notes));
    }
    article.push(Node::Text(setter.reader.between(at, u32::MAX).into()));
    element("article", "").children(article)
}

fn is_body(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::Turn | BlockKind::Heading | BlockKind::Caption)
}

/// Ids of notes in a page that may have several texts: by the text, so that the same text is set alike everywhere
/// (Fowler, Noll and Vo's hash).
fn prefix(text: &str) -> String {
    let hash = text.bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("note-{hash:08x}")
}

struct Setter<'a> {
    reader: Reader<'a>,
    notes: &'a [Footnote],
    prefix: String,
}

impl Setter<'_> {
    fn line(&self, block: &Block, head: bool) -> Node {
        let (tag, class) = match block.kind {
            BlockKind::Title => ("h1", "title"),
            BlockKind::Heading => ("h2", "heading"),
            BlockKind::Paragraph => ("p", "paragraph"),
            BlockKind::Caption => ("p", "caption"),
            BlockKind::SourceLine => ("p", "sourceLine"),
            BlockKind::Turn => ("p", "turn"),
            BlockKind::Footnote => ("p", "footnote"),
            BlockKind::Furniture => ("p", if head { "dateline" } else { "furniture" }),
        };
        let line = element(tag, class);
        if block.kind == BlockKind::Footnote { self.note(line, block) } else { self.cited(line, block) }
    }

    fn id(&self, label: &str) -> String {
        format!("{}-{label}", self.prefix)
    }

    /// An entry of the list of notes, its address a link.
    fn note(&self, line: Node, block: &Block) -> Node {
        let words = self.reader.between(block.start, block.end);
        let bare = words.trim_start_matches(|c: char| !c.is_alphanumeric());
        let Some(note) = self.notes.iter().find(|note| bare.starts_with(&note.label)) else { return line.text(words) };
        let line = line.with("id", &self.id(&note.label));
        let web = note.url.as_deref().filter(|url| url.starts_with("http://") || url.starts_with("https://"));
        match web.and_then(|url| Some((words.split_once(url)?, url))) {
            Some(((before, after), url)) => {
                let link = element("a", "").with("href", url).text(url);
                line.text(before).children([link]).text(after)
            }
            None => line.text(words),
        }
    }

    /// A block with the markers of notes inside it.
    fn cited(&self, mut line: Node, block: &Block) -> Node {
        let inside = |range: &Range| range.start >= block.start && range.end <= block.end;
        let mut markers: Vec<(&Footnote, &Range)> = Vec::new();
        for note in self.notes {
            markers.extend(note.markers.iter().filter(|range| inside(range)).map(|range| (note, range)));
        }
        markers.order_by_key(|(_, range)| range.start);
        let mut at = block.start;
        for (note, range) in markers {
            let words = self.reader.at(*range);
            let marker = element("sup", "");
            let printed = note.status != FootnoteStatus::Missing && note.text.is_some();
            let marker = if printed {
                marker.children([element("a", "").with("href", &format!("#{}", self.id(&note.label))).text(words)])
            } else {
                marker.text(words)
            };
            line = line.text(self.reader.between(at, range.start)).children([marker]);
            at = range.end;
        }
        line.text(self.reader.between(at, block.end))
    }
}

#[cfg(test)]
mod tests {
    use super::super::node::tests::texts;
    use super::*;
    use crate::{OffsetUnit, Options};

    fn set(text: &str) -> Node {
        let options = Options { offsets: OffsetUnit::Utf16, ..Options::default() };
        typeset(text, &crate::annotate(text, &options))
    }

    #[test]
    fn every_character_stands_somewhere() {
        let text = "May 2, 2019 Special Dispatch No. 9\n\nThe Ice Is Thin\n\n“The ice is thin,”[1] said Mayor Jan Roe.\n\n\
             [1] Velmpost.example, https://velmpost.example/ice, May 2, 2019.\n";
        let set = set(text);
        assert_eq!(texts(&set).concat(), text);
        let shown = format!("{set:?}");
        assert!(shown.contains("\"sup\"") && shown.contains("#note-"), "{shown}");
        assert!(shown.contains("https://velmpost.example/ice"), "{shown}");
        assert_eq!(texts(&self::set("")).concat(), "");
    }
}
