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
