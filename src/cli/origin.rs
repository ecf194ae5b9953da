//! Where the words of a page stand in its source: of each character of a text node, the bytes that it was read from.

use std::cell::RefCell;
use std::collections::HashMap;
use std::mem::take;

use dom_query::{Document, NodeData, NodeId};
use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use whosaid::page::{Edge, traverse};

/// Before the number of a character in the text that the parser is given, and behind it; sixteen digits stand between.
/// They are no characters, says Unicode, so that no page means anything by them.
const NUMBER: char = '\u{FDD0}';
const END: char = '\u{FDE1}';
const OTHER: char = '\u{FDEF}';

/// A character that is text, and the bytes of the source that it is.
struct Character {
    is: char,
    start: u32,
    end: u32,
    /// Whether something else than text stands before it.
    first: bool,
}

/// Where the characters of a page's text nodes stand in its source.
pub struct Origins {
    characters: Vec<Character>,
    /// Of each character of a text node its place in `characters`.
    nodes: HashMap<NodeId, Vec<Option<u32>>>,
    /// Where the end tags of head and body begin, where there are any.
    pub head: Option<usize>,
    pub body: Option<usize>,
}

/// What is seen on the way from the tokenizer to the tree builder.
struct Spy {
    builder: TreeBuilder<NodeId, Document>,
    seen: RefCell<Seen>,
}

#[derive(Default)]
struct Seen {
    characters: Vec<Character>,
    /// Text that was just read, and whether something else stands before; its bytes are known when all of it is.
    fresh: Vec<(char, bool)>,
    /// Whether the next character is the first behind something else, and whether no number has been given since.
    first: bool,
    unnumbered: bool,
    /// What is before this has been read.
    end: usize,
    /// The source as far as it was given to the tokenizer.
    given: usize,
    head: Option<usize>,
    body: Option<usize>,
}

impl TokenSink for Spy {
    type Handle = NodeId;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<NodeId> {
        let token = self.seen.borrow_mut().note(token);
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Seen {
    /// Notes what a token says of the source; gives the token for the tree builder, text with the number of its first
    /// character that is no white space.
    fn note(&mut self, token: Token) -> Token {
        let text = match token {
            Token::CharacterTokens(text) => text,
            Token::ParseError(_) => return token,
            other => {
                if let Token::TagToken(tag) = &other
                    && tag.kind == html5ever::tokenizer::EndTag
                {
                    match &*tag.name {
                        "head" => self.head = self.head.or(Some(self.end)),
                        "body" => self.body = Some(self.end),
                        "html" => self.body = self.body.or(Some(self.end)),
                        _ => {}
                    }
                }
                // At the end of a page a reference is read just before.
                if self.fresh.is_empty() {
                    self.end = self.given;
                }
                (self.first, self.unnumbered) = (true, true);
                return other;
            }
        };
        let mut numbered = StrTendril::new();
        for c in text.chars() {
            if self.unnumbered && !c.is_ascii_whitespace() {
                self.unnumbered = false;
                numbered.push_char(NUMBER);
                let number = self.characters.len() + self.fresh.len();
                for digit in format!("{number:x}").chars() {
                    let digit = digit.to_digit(16).unwrap_or_default();
                    numbered.push_char(char::from_u32(NUMBER as u32 + 1 + digit).unwrap_or(OTHER));
                }
                numbered.push_char(END);
            }
            let c = if (NUMBER..=OTHER).contains(&c) { OTHER } else { c };
            numbered.push_char(c);
            self.fresh.push((c, take(&mut self.first)));
        }
        Token::CharacterTokens(numbered)
    }

    /// Finds the bytes of the text that was just read when the tokenizer was given `last`. From the end on characters are
    /// themselves; what is left is one reference (`&amp;`).
    fn place(&mut self, source: &str, last: Option<char>) {
        let fresh = take(&mut self.fresh);
        let Some((newest, _)) = fresh.last() else { return };
        let mut before = source.get(self.end..self.given).unwrap_or_default();
        // What stands behind a reference has ended it, and is no text yet: `<`, or the `&` of the next one.
        let is_itself = |last: &char| newest == last && (fresh.len() > 1 || before.len() == last.len_utf8());
        let stays = |last: &char| matches!(last, ';' | '\r' | NUMBER..=OTHER) || is_itself(last);
        if let Some(last) = last.filter(|last| !stays(last))
            && let Some(rest) = before.strip_suffix(last)
        {
            (before, self.given) = (rest, self.end + rest.len());
        }
        let mut ends = Vec::new();
        for (i, (c, _)) in fresh.iter().enumerate().rev() {
            let end = self.end + before.len();
            let start = match before.strip_suffix(if *c == '\n' { ['\n', '\r'] } else { [*c, *c] }) {
                Some(rest) if i > 0 || rest.is_empty() => {
                    before = rest;
                    self.end + rest.len()
                }
                // All that is left is the same reference.
                _ => self.end,
            };
            ends.push((start, end));
        }
        for ((is, first), (start, end)) in fresh.into_iter().zip(ends.into_iter().rev()) {
            self.characters.push(Character { is, start: start as u32, end: end as u32, first });
        }
        self.end = self.given;
    }
}

/// Parses a page as `Document::from` does, and keeps where its text comes from.
pub fn parse(source: &str) -> (Document, Origins) {
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(Document::default(), options);
    let seen = RefCell::new(Seen { first: true, unnumbered: true, ..Seen::default() });
    let tokenizer = Tokenizer::new(Spy { builder, seen }, TokenizerOpts::default());
    let input = BufferQueue::default();
    let mut returned = false;
    for (at, c) in source.char_indices() {
        input.push_back(StrTendril::from_char(c));
        let mut seen = tokenizer.sink.seen.borrow_mut();
        // The second half of a line end says nothing.
        if returned && c == '\n' && seen.end == at {
            seen.end = at + 1;
        }
        seen.given = at + c.len_utf8();
        drop(seen);
        returned = c == '\r';
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
        tokenizer.sink.seen.borrow_mut().place(source, Some(c));
    }
    tokenizer.end();
    tokenizer.sink.seen.borrow_mut().place(source, None);
    let Spy { builder, seen } = tokenizer.sink;
    let Seen { characters, head, body, .. } = seen.into_inner();
    let document = builder.sink;
    let mut origins = Origins { characters, nodes: HashMap::new(), head, body };
    for edge in traverse(document.root()) {
        let Edge::Open(node) = edge else { continue };
        node.update(|tree_node| {
            if let NodeData::Text { contents } = &mut tree_node.data {
                let (text, places) = origins.read(contents);
                *contents = text;
                origins.nodes.insert(node.id, places);
            }
        });
    }
    (document, origins)
}

impl Origins {
    /// A text without its numbers, and the places of its characters.
    fn read(&self, numbered: &str) -> (StrTendril, Vec<Option<u32>>) {
        let mut text = StrTendril::new();
        let mut said = Vec::new();
        let mut places: Vec<Option<u32>> = Vec::new();
        let mut next: Option<usize> = None;
        let mut chars = numbered.chars();
        while let Some(c) = chars.next() {
            if c == NUMBER {
                let digits = chars.by_ref().take_while(|c| *c != END);
                let number = digits.fold(0, |n: usize, d| n * 16 + (d as usize - NUMBER as usize - 1));
                // The white space before it.
                for back in 1..=said.len() {
                    let (Some(at), here) = (number.checked_sub(back), said.len() - back) else { break };
                    let goes_on = self.characters.get(at + 1).is_some_and(|after| !after.first);
                    if !goes_on || places[here].is_some() || self.characters[at].is != said[here] {
                        break;
                    }
                    places[here] = Some(at as u32);
                }
                next = Some(number);
                continue;
            }
            let found = next.filter(|at| self.characters.get(*at).is_some_and(|known| known.is == c));
            places.push(found.map(|at| at as u32));
            // Where something else stands between, the tree builder may have moved what follows.
            next = found.map(|at| at + 1).filter(|at| self.characters.get(*at).is_some_and(|known| !known.first));
            text.push_char(c);
            said.push(c);
        }
        (text, places)
    }

    /// The bytes of the source that a character of a text node is.
    pub fn of(&self, node: NodeId, character: usize) -> Option<(usize, usize)> {
        let place = (*self.nodes.get(&node)?.get(character)?)?;
        let Character { start, end, .. } = *self.characters.get(place as usize)?;
        Some((start as usize, end as usize))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every character of every text node, as the source has it.
    #[track_caller]
    fn check(source: &str, expected: &[&[&str]]) {
        let (document, origins) = parse(source);
        let mut found = Vec::new();
        for edge in traverse(document.root()) {
            if let Edge::Open(node) = edge
                && node.is_text()
            {
                let length = node.text().chars().count();
                let bytes = |i| origins.of(node.id, i).map_or("?", |(start, end)| &source[start..end]);
                found.push((0..length).map(bytes).collect::<Vec<_>>());
            }
        }
        assert_eq!(found, expected);
        let plain = Document::from(source).html().replace(NUMBER, &OTHER.to_string());
        assert_eq!(*document.html(), *plain, "another page than without numbers");
    }

    #[test]
    fn characters_are_themselves() {
        check("<p>aé<b>c</b> d", &[&["a", "é"], &["c"], &[" ", "d"]]);
        check("x<!-- y -->z", &[&["x"], &["z"]]);
        check("<title>a</title><script>b</script>c", &[&["a"], &["b"], &["c"]]);
    }

    #[test]
    fn references_are_several_bytes() {
        check("<p>a&amp;b", &[&["a", "&amp;", "b"]]);
        check("<p>&quot;</p>&amp<b>&#x41;</b>&amp\r", &[&["&quot;"], &["&amp"], &["&#x41;"], &["&amp", "\r"]]);
        check("<p>a&amp&lt&amp;", &[&["a", "&amp", "&lt", "&amp;"]]);
        check("<p>a&ampb&#59;c&notit;", &[&["a", "&amp", "b", "&#59;", "c", "&not", "i", "t", ";"]]);
        check(
            "<p>&NotEqualTilde;&x; & y&",
            &[&["&NotEqualTilde;", "&NotEqualTilde;", "&", "x", ";", " ", "&", " ", "y", "&"]],
        );
    }

    #[test]
    fn line_ends_and_what_the_parser_drops() {
        check("<p>a\r\nb\rc", &[&["a", "\r", "b", "\r", "c"]]);
        check("<pre>\na</pre>", &[&["a"]]);
        check("\n\n<p>a\0b", &[&["a", "b"]]);
        check("a < b <3 \u{FDD0}", &[&["a", " ", "<", " ", "b", " ", "<", "3", " ", "\u{FDD0}"]]);
    }

    #[test]
    fn text_that_the_parser_moves_or_joins() {
        check("<table>a<tr><td>b</table>", &[&["a"], &["b"]]);
        check("a</i>b", &[&["a", "b"]]);
        check("<b>a<p>b</b>c</p>", &[&["a"], &["b"], &["c"]]);
    }

    #[test]
    fn where_head_and_body_end() {
        let source = "<head><title>a</title></head><body>b</body></html>";
        let (_, origins) = parse(source);
        assert_eq!(origins.head.map(|at| &source[at..]), Some("</head><body>b</body></html>"));
        assert_eq!(origins.body.map(|at| &source[at..]), Some("</body></html>"));
    }
}
