//! Words about words: what is quoted because it is explained, `"the right hand" means …`, `which means "a scrap"`.

use crate::quotes::{Form, Quote};

/// Confidence that nobody says such words.
pub(super) const EXPLAINED: u16 = 900;

/// Whether the quotation explains a word or is explained itself.
pub(super) fn is_gloss(text: &str, quote: &Quote) -> bool {
    if quote.segments.len() > 1 || !matches!(quote.form, Form::Double | Form::Single) {
        return false;
    }
    let span = quote.first().span;
    let after = text[span.end()..].trim_start();
    let before = text[..span.start()].trim_end();
    let explained =
        ["means ", "meaning ", "literally means", "is short for", "stands for"].iter().any(|m| after.starts_with(m));
    let explains = ["means", "meaning", "more exactly", "literally", "that is,", "translates as", "short for", "i.e."];
    explained || explains.iter().any(|m| before.ends_with(m))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::Segment;
    use crate::text::Span;

    #[test]
    fn glosses() {
        let is = |text: &str| {
            let start = text.find('"').unwrap();
            let span = Span::new(start, text.rfind('"').unwrap() + 1);
            let segments = vec![Segment { span, block: 0, opened: true, closed: true }];
            is_gloss(text, &Quote { form: Form::Double, segments, nested: Vec::new(), signature: None })
        };
        assert!(is("To stand at \"the right hand\" means to be close."));
        assert!(is("The word, which means \"a scrap\" here, was new."));
        assert!(!is("Roe means what he says: \"We are here.\""));
    }
}
