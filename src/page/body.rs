//! The paragraphs of an article: where most of a page's sentences lie, and which others are made in the same way.

#![expect(
    clippy::indexing_slicing,
    reason = "elements are known by their places in the page's outline, which is made whole before it is asked"
)]

use std::collections::HashMap;

use super::article::{Kept, keep_all};
use super::beside;
use super::html;
use super::outline::{Outline, Seen};

/// Characters that make a block a paragraph rather than a label.
pub const SENTENCE: usize = 60;

/// Takes the part of the page with most paragraphs, where what was chosen has not half of it.
pub fn choose(page: &Outline, kept: &mut Kept) {
    let beside = beside_all(page);
    let is_paragraph = |i: usize, e: &Seen| is_paragraph(e) && !beside[i];
    let all = page.sums(|_, e| e.text);
    let mut votes: HashMap<usize, usize> = HashMap::new();
    for (at, element) in page.elements.iter().enumerate() {
        if !is_paragraph(at, element) {
            continue;
        }
        // What wraps this paragraph alone is the paragraph; text beside blocks is its element's own.
        let size = all.within(at, element.end);
        let mut around = page.around(at).skip_while(|&i| all.within(i, page.elements[i].end) == size);
        let own = size > element.block;
        let first = if own { Some(at) } else { around.next() };
        for (container, vote) in [(first, element.block), (around.next(), element.block / 2)] {
            *votes.entry(container.unwrap_or(0)).or_default() += vote;
        }
    }
    // Of equal ones the first, whatever the order of the map.
    let Some((&best, _)) = votes.iter().max_by_key(|(at, vote)| (**vote, std::cmp::Reverse(**at))) else { return };
    let paragraphs = page.sums(|i, e| if is_paragraph(i, e) { e.block } else { 0 });
    let chosen = page.sums(|i, e| if is_paragraph(i, e) && kept.contains(&e.node.id) { e.block } else { 0 });
    let end = page.elements[best].end;
    let there = paragraphs.within(best, end);
    if chosen.within(best, end) * 2 < there && there > chosen.total() {
        kept.clear();
        keep_all(page.elements[best].node, kept);
    }
}

/// Adds what the page has made like paragraphs that are kept, with what belongs to them: Readability takes one section of
/// several, or drops those with little text.
pub fn grow(page: &Outline, kept: &mut Kept) {
    let mut made: HashMap<u64, usize> = HashMap::new();
    for element in page.elements.iter().filter(|e| is_paragraph(e) && kept.contains(&e.node.id)) {
        *made.entry(element.path).or_default() += 1;
    }
    made.retain(|_, count| *count >= 2);
    let alike =
        page.sums(|_, e| usize::from(made.contains_key(&e.path) && is_paragraph(e) && kept.contains(&e.node.id)));
    let headlines = page.sums(|_, e| usize::from(e.node.has_name("h1")));
    let beside = beside_all(page);
    let text = page.sums(|_, e| e.text);
    let links = page.sums(|_, e| e.links);
    let Some(first) = page.elements.iter().position(|e| kept.contains(&e.node.id) && made.contains_key(&e.path)) else {
        return;
    };
    let mut done = 0;
    for (at, element) in page.elements.iter().enumerate() {
        let wanted = made.contains_key(&element.path) && element.block > 0 && !kept.contains(&element.node.id);
        if !wanted || at < done || beside[at] {
            continue;
        }
        // Up to what holds kept ones too.
        let holds = |i: usize| alike.within(i, page.elements[i].end) > 0;
        let item = page.around(at).take_while(|&i| !holds(i)).last().unwrap_or(at);
        let end = page.elements[item].end;
        // Another article has a headline of its own, somewhere between the first one's paragraphs and these.
        let another = headlines.within(first, end.max(first)) > 0;
        if !another && links.within(item, end) * 2 < text.within(item, end) {
            keep_all(page.elements[item].node, kept);
            done = end;
        }
    }
}

/// Whether a block has sentences of its own.
pub fn is_paragraph(element: &Seen) -> bool {
    element.block >= SENTENCE && element.links * 2 < element.block
}

/// Which elements lie within one that is beside the article.
fn beside_all(page: &Outline) -> Vec<bool> {
    let text = page.sums(|_, e| e.text);
    let mut found: Vec<bool> = Vec::with_capacity(page.elements.len());
    for (at, element) in page.elements.iter().enumerate() {
        let above = at > 0 && found[element.parent];
        let small = || text.within(at, element.end) * 5 < text.total() * 3;
        let named = || ["nav", "aside", "footer", "form"].iter().any(|name| element.node.has_name(name));
        let is = above
            || small() && !html::is_pull_quote(element.node) && (named() || beside::beside(element.node).is_some());
        found.push(is);
    }
    found
}
