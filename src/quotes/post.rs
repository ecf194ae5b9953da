//! Posts that a page flattened into a line: `text pic.example/x — Jan Roe (@jroe) May 2, 2019`.

use super::Signature;
use crate::doc::{self, Block, BlockKind};
use crate::text::Span;

/// What the post says, and who signed it; `None` where the block is no such line.
pub(super) fn find(text: &str, block: &Block) -> Option<(Span, Signature)> {
    if block.kind != BlockKind::Paragraph {
        return None;
    }
    let at = |span: Span| span.moved(block.span.start());
    let post = doc::signed_post(block.span.of(text))?;
    let signature = Signature { name: at(post.name), handle: Some(at(post.handle)) };
    (!post.words.is_empty()).then(|| (at(post.words), signature))
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
