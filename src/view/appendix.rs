//! The appendix for print, where there is no card: who said each quotation, and where it comes from.

use super::card_view::link;
use super::node::{Node, element};
use super::phrases as p;
use super::reader::Reader;

/// How many characters of a quotation stand in the list.
const SHOWN: usize = 60;

impl Reader<'_> {
    /// A list of all quotations that somebody said, with speaker, role, notes and source line.
    pub fn appendix(&self) -> Node {
        let entries = self.said().map(|quote| {
            let card = self.quote_card(&quote.id);
            let mut text = quote.segments.first().map_or("", |&first| self.at(first)).to_string();
            if let Some((end, _)) = text.char_indices().nth(SHOWN) {
                text.truncate(text[..end].rfind(char::is_whitespace).unwrap_or(end));
                text.push('…');
            }
            let heading = card.as_ref().map_or_else(String::new, |card| card.heading.clone());
            let role = card.as_ref().and_then(|card| card.role.clone());
            let who = role.map_or(heading.clone(), |role| format!("{heading}, {role}"));
            let mut entry = element("li", "").text(&text).children([element("b", "").with("dir", "auto").text(&who)]);
            for label in &quote.footnotes {
                let note = self.annotation.footnotes.iter().find(|note| note.label == *label);
                let text = note.and_then(|note| note.text.as_deref()).unwrap_or(self.words.say(p::MISSING));
                let mut line = element("span", "").with("dir", "auto").text(&format!("[{label}] {text}"));
                let url = note.and_then(|note| note.url.as_deref()).filter(|url| crate::newsroom::web_address(url));
                if let Some(url) = url.filter(|url| !text.contains(*url)) {
                    line = line.text(" ").children([link(url, url)]);
                }
                entry = entry.children([line]);
            }
            let source = quote.source_line.map(|range| element("span", "").with("dir", "auto").text(self.at(range)));
            entry.children(source)
        });
        element("section", "appendix")
            .with("part", "appendix")
            .with("lang", self.words.tag())
            .with("dir", self.words.direction())
            .children([element("h2", "").text(self.words.say(p::APPENDIX)), element("ol", "").children(entries)])
    }
}

#[cfg(test)]
mod tests {
    use super::super::node::tests::{all, texts};
    use super::super::reader::{Reader, fixture};

    #[test]
    fn every_quotation_is_listed_with_speaker_and_sources() {
        let annotation = fixture::annotation();
        let appendix = Reader::new(fixture::TEXT, &annotation).appendix();
        let entries: Vec<_> = all(&appendix, "li").into_iter().map(texts).collect();
        assert_eq!(entries.len(), 4, "no scare quotes");
        assert_eq!(entries[0], ["“The ice is thin.”", "Jan Roe, Mayor", "[1] https://example.org/a?b=1, May 2, 2019."]);
        assert_eq!(entries[2], ["“Nobody yet.", "Jan Roe, Mayor", "(The Lantern, May 2)"]);
        assert_eq!(entries[3][2], "[2] Cited here, but the text does not print this note.");
    }

    #[test]
    fn long_quotations_are_cut() {
        let text = format!("Roe: “{}”", "ice and snow ".repeat(20));
        let options = crate::annotate::Options { offsets: crate::annotate::OffsetUnit::Utf16, ..Default::default() };
        let annotation = crate::annotate::annotate(&text, &options);
        let appendix = Reader::new(&text, &annotation).appendix();
        let entry = texts(all(&appendix, "li")[0])[0];
        assert_eq!(entry, "“ice and snow ice and snow ice and snow ice and snow ice…", "at the end of a word");
    }
}
