//! Where in a text something stands, as editors of texts count.

use whosaid::OffsetIndex;

pub struct Places<'a> {
    index: OffsetIndex<'a>,
    /// The byte at which each line begins.
    lines: Vec<usize>,
}

impl<'a> Places<'a> {
    pub fn new(text: &'a str) -> Places<'a> {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Places { index: OffsetIndex::new(text), lines }
    }

    /// Line and column in characters, both counted from 1, of a byte offset.
    pub fn of(&self, offset: u32) -> (usize, usize) {
        let offset = offset as usize;
        let line = self.lines.partition_point(|start| *start <= offset);
        (line, self.index.codepoint(offset) - self.index.codepoint(self.lines[line - 1]) + 1)
    }
}
