//! The text of a page as it is put together.

/// Text under construction: breaks and blanks are written only before the words that they separate.
#[derive(Default)]
pub struct Text {
    pub out: String,
    /// Line ends wanted before the next word.
    breaks: usize,
    /// Whether a blank is wanted before the next word.
    blank: bool,
}

impl Text {
    pub fn paragraph(&mut self) {
        self.breaks = 2;
    }

    pub fn line_break(&mut self) {
        self.breaks = (self.breaks + 1).min(2);
    }

    pub fn push(&mut self, words: &str) {
        for c in words.chars() {
            // Where a word may be broken; nothing that a reader sees.
            if c == '\u{ad}' {
                continue;
            }
            // Other white space, such as a no-break space, is a character like any other to a browser.
            if c.is_ascii_whitespace() {
                self.blank = true;
            } else {
                self.separate();
                self.out.push(c);
            }
        }
    }

    pub fn push_verbatim(&mut self, words: &str) {
        if !words.is_empty() {
            self.separate();
            self.out.push_str(words);
        }
    }

    /// Words where they stand: white space that a browser collapses becomes as many blanks, as the widget's own walk has
    /// it. Gives where in the text they begin, and how many bytes of them were left out before; nothing where all were.
    pub fn push_in_place(&mut self, words: &str, preformatted: bool) -> Option<(usize, usize)> {
        let begins = !preformatted && (self.breaks > 0 || self.out.is_empty());
        let from = if begins { words.find(|c: char| !c.is_ascii_whitespace())? } else { 0 };
        let shown = words.get(from..).filter(|shown| !shown.is_empty())?;
        self.separate();
        let start = self.out.len();
        match preformatted {
            true => self.out.push_str(shown),
            false => self.out.extend(shown.chars().map(|c| if c.is_ascii_whitespace() { ' ' } else { c })),
        }
        Some((start, from))
    }

    fn separate(&mut self) {
        let (breaks, blank) = (std::mem::take(&mut self.breaks), std::mem::take(&mut self.blank));
        if self.out.is_empty() {
            return;
        }
        match breaks {
            0 if blank => self.out.push(' '),
            _ => self.out.extend(std::iter::repeat_n('\n', breaks)),
        }
    }
}
