//! Posts that a page flattened into a line: `text pic.example/x — Jan Roe (@jroe) May 2, 2019`.

use super::Signature;
use crate::doc::{Block, BlockKind};
use crate::text::Span;

/// What the post says, and who signed it; `None` where the block is no such line.
pub(super) fn find(text: &str, block: &Block) -> Option<(Span, Signature)> {
    if block.kind != BlockKind::Paragraph {
        return None;
    }
    let s = block.span.of(text);
    let at = memchr::memrchr_iter(b'@', s.as_bytes()).find(|&at| s[..at].ends_with('('))? - 1;
    let close = at + s[at..].find(')')?;
    let handle = &s[at + 1..close];
    if !handle[1..].bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') || handle.len() < 2 {
        return None;
    }
    // A date, and nothing more, follows the handle.
    let tail = s[close + 1..].trim();
    let dated = tail.len() <= 40 && tail.contains(|c: char| c.is_ascii_digit()) && !tail.contains(['.', '"', '”']);
    let dash = ["— ", "– ", "- "].iter().filter_map(|d| s[..at].rfind(d).map(|i| (i, d.len()))).max()?;
    let name = s[dash.0 + dash.1..at].trim();
    let named = (1..=6).contains(&name.split_whitespace().count()) && name.starts_with(|c: char| !c.is_lowercase());
    let said = s[..dash.0].trim_end();
    if !dated || !named || said.is_empty() {
        return None;
    }
    let start = block.span.start();
    let name_at = start + dash.0 + dash.1;
    let signature = Signature {
        name: Span::new(name_at, name_at + name.len()),
        handle: Some(Span::new(start + at + 1, start + close)),
    };
    Some((Span::new(start, start + said.len()), signature))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post() {
        let text = "Do the \"sum\": pic.example/aB — Jan Roe (@jroe) May 5, 2019";
        let block = Block::paragraph(Span::new(0, text.len()));
        let (said, signature) = find(text, &block).unwrap();
        assert_eq!(said.of(text), "Do the \"sum\": pic.example/aB");
        assert_eq!((signature.name.of(text), signature.handle.unwrap().of(text)), ("Jan Roe", "@jroe"));
        let prose = "He met Jan — and Poe — Jan Roe (@jroe) posted this on May 5, 2019.";
        assert!(find(prose, &Block::paragraph(Span::new(0, prose.len()))).is_none());
    }
}
