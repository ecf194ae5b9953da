//! Elements that lay out each of their children as a box (flex, grid): a mark among their words would be a box of its own, and
//! break the line. What the page itself says of its looks is read, in attributes and `<style>`; sheets elsewhere are not.

use dom_query::{Document, Matcher, NodeRef};
use whosaid::page::Piece;

/// How many rules are heeded, each of at most `LONG` bytes: every element with words is asked for each.
const RULES: usize = 500;
const LONG: usize = 500;

pub struct Boxes(Vec<Matcher>);

impl Boxes {
    pub fn of(dom: &Document) -> Boxes {
        let sheets = dom.select("style");
        let css: Vec<_> = sheets.nodes().iter().map(NodeRef::text).collect();
        // In every sheet, what stands before a closing brace: a rule, and above it what it lies in.
        let rules = css.iter().flat_map(|sheet| sheet.split('}')).filter_map(|part| part.rsplit_once('{'));
        let boxing = rules.filter(|(_, declarations)| boxes(declarations)).map(|(before, _)| selector(before));
        // What looks at everything below an element takes long, and says nothing of its own display that others would not.
        let short = boxing.filter(|selector| selector.len() <= LONG && !selector.contains(":has("));
        Boxes(short.take(RULES).filter_map(|selector| Matcher::new(selector).ok()).collect())
    }

    fn has(&self, element: &NodeRef) -> bool {
        element.attr("style").is_some_and(|style| boxes(&style)) || self.0.iter().any(|rule| element.is_match(rule))
    }

    /// Runs of pieces, first and last, that such an element takes for one box each.
    pub fn runs(&self, dom: &Document, pieces: &[Piece]) -> Vec<(usize, usize)> {
        let node = |piece: &Piece| NodeRef::new(piece.node, &dom.tree);
        let mut runs: Vec<(usize, usize)> = Vec::new();
        let mut before: Option<&Piece> = None;
        for (i, piece) in pieces.iter().enumerate() {
            match runs.last_mut().zip(before) {
                Some(((_, last), before)) if *last + 1 == i && beside(&node(before), piece) => *last = i,
                _ if node(piece).parent().is_some_and(|parent| self.has(&parent)) => runs.push((i, i)),
                _ => {}
            }
            before = Some(piece);
        }
        runs
    }
}

/// Whether nothing but text and comments stands between two text nodes of one element.
fn beside(node: &NodeRef, piece: &Piece) -> bool {
    let mut next = node.next_sibling();
    while let Some(sibling) = next {
        if sibling.id == piece.node || sibling.is_element() {
            return sibling.id == piece.node;
        }
        next = sibling.next_sibling();
    }
    false
}

/// Whether declarations say that the children of an element are boxes.
fn boxes(declarations: &str) -> bool {
    declarations.split(';').filter_map(|one| one.split_once(':')).any(|(name, value)| {
        name.trim().eq_ignore_ascii_case("display") && (value.contains("flex") || value.contains("grid"))
    })
}

/// The selector of a rule, without what stands before it: comments, and rules that it lies in.
fn selector(before: &str) -> &str {
    let own = before.rsplit(['{', ';']).next().unwrap_or_default();
    own.rsplit("*/").next().unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selectors_and_declarations() {
        assert_eq!(selector("@media print{ /* a; b */ .box"), ".box");
        assert_eq!(selector("color:red; p > b"), "p > b");
        assert!(boxes(" color: red; Display : inline-flex !important"));
        assert!(!boxes("display:block;flex:1") && !boxes("grid-area:display"));
    }
}
