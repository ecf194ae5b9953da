//! Keeps pages from nesting without end: HTML's own rules take quadratic time for them.

use std::borrow::Cow;

use crate::text::Parts;

/// How deep elements may nest; pages that people make stay below a hundred.
const DEEPEST: usize = 400;

/// Elements without end tags, or whose end tags are often left out: they do not nest in themselves.
const FLAT: [&[u8]; 28] = [
    b"area", b"base", b"body", b"br", b"col", b"dd", b"dt", b"embed", b"head", b"hr", b"html", b"img", b"input", b"li",
    b"link", b"meta", b"option", b"p", b"path", b"source", b"tbody", b"td", b"tfoot", b"th", b"thead", b"tr", b"track",
    b"wbr",
];

/// The page without start tags that stand too deep; their text stays.
pub fn flatten(html: &str) -> Cow<'_, str> {
    let bytes = html.as_bytes();
    let mut out = String::new();
    let mut copied = 0;
    let mut depth = 0usize;
    let mut at = 0;
    while let Some(open) = bytes.part(at..).iter().position(|b| *b == b'<') {
        let tag = at + open;
        at = tag + 1;
        let closes = bytes.get(at) == Some(&b'/');
        let name = bytes.part(at + usize::from(closes)..);
        let len = name.iter().take(16).take_while(|b| b.is_ascii_alphanumeric()).count();
        if !name.first().is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let name = name.part(..len).to_ascii_lowercase();
        if FLAT.contains(&&*name) {
            continue;
        }
        let Some(end) = bytes.part(tag..).iter().position(|b| *b == b'>').map(|i| tag + i + 1) else { break };
        at = end;
        if closes {
            depth = depth.saturating_sub(1);
        } else if !bytes.part(..end - 1).ends_with(b"/") {
            depth += 1;
            if depth > DEEPEST {
                out.push_str(html.part(copied..tag));
                copied = end;
            }
        }
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(html.part(copied..));
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nests_too_deep_loses_its_tags() {
        let html = format!("{}x", "<div class=a>".repeat(500));
        assert_eq!(flatten(&html).matches("<div").count(), DEEPEST);
        assert!(flatten(&html).ends_with("x"));
        let page = "<p>x<br><b>y</b><li>".repeat(1000);
        assert_eq!(flatten(&page), page);
    }
}
