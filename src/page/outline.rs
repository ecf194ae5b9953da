//! The elements of a page in its order, with what is asked of them again and again.

#![expect(clippy::indexing_slicing, reason = "places come from the list itself, which only grows while it is made")]

use std::hash::{DefaultHasher, Hash, Hasher};

use dom_query::{Document, NodeRef};

use super::html::{self, Edge};

/// The elements of a page in its order: an element and all that is within it is a range.
pub struct Outline<'a> {
    pub elements: Vec<Seen<'a>>,
    pub depth: usize,
}

pub struct Seen<'a> {
    pub node: NodeRef<'a>,
    /// Index of the element around it; its own for the outermost.
    pub parent: usize,
    /// Characters of its own text, without that of elements within; 0 where the page hides it.
    pub text: usize,
    /// Index behind the last element within it.
    pub end: usize,
    /// Characters of the text that has this element as its nearest block, and how many of them are a link's.
    pub block: usize,
    pub links: usize,
    /// The same for all elements that have the same names and classes all the way up.
    pub path: u64,
}

impl<'a> Outline<'a> {
    pub fn of(document: &'a Document) -> Outline<'a> {
        let mut elements: Vec<Seen> = Vec::new();
        let mut path: Vec<Open> = Vec::new();
        let mut depth = 0;
        for edge in html::traverse(document.root()) {
            match edge {
                Edge::Open(node) if node.is_element() => {
                    let around = path.last().copied().unwrap_or_default();
                    let at = elements.len();
                    let is_block = html::is_block(node) || at == 0;
                    path.push(Open {
                        at,
                        hidden: around.hidden || html::is_hidden(node),
                        block: if is_block { at } else { around.block },
                        link: around.link || node.has_name("a"),
                    });
                    depth = depth.max(path.len());
                    let above = elements.get(around.at).map_or(0, |e| e.path);
                    let path = step(above, node);
                    elements.push(Seen { node, parent: around.at, text: 0, end: 0, block: 0, links: 0, path });
                }
                Edge::Open(node) if node.is_text() => {
                    if let Some(open) = path.last().filter(|open| !open.hidden) {
                        let text = node.text().trim().chars().count();
                        elements[open.at].text += text;
                        elements[open.block].block += text;
                        elements[open.block].links += if open.link { text } else { 0 };
                    }
                }
                Edge::Close(node) if node.is_element() => {
                    if let Some(open) = path.pop() {
                        elements[open.at].end = elements.len();
                    }
                }
                _ => {}
            }
        }
        Outline { elements, depth }
    }

    /// The elements around one, from the inside.
    pub fn around(&self, at: usize) -> impl Iterator<Item = usize> {
        let mut next = Some(at);
        std::iter::from_fn(move || {
            let parent = self.elements[next?].parent;
            next = (Some(parent) != next).then_some(parent);
            next
        })
    }

    /// Sums over the elements before each, so that those within a range are a difference.
    pub fn sums(&self, of: impl Fn(usize, &Seen) -> usize) -> Sums {
        let mut before = vec![0];
        for (i, element) in self.elements.iter().enumerate() {
            before.push(before[i] + of(i, element));
        }
        Sums(before)
    }

    /// The words of a block that has no block with text within it, in lower case with single blanks; else nothing.
    pub fn words_of(&self, at: usize) -> String {
        let Seen { node, end, block, .. } = self.elements[at];
        if block == 0 || self.elements[at + 1..end].iter().any(|e| e.block > 0) {
            return String::new();
        }
        normal(&node.text())
    }
}

/// In lower case, with single blanks and straight apostrophes.
pub fn normal(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().replace('’', "'")
}

pub struct Sums(Vec<usize>);

impl Sums {
    pub fn within(&self, from: usize, to: usize) -> usize {
        self.0[to] - self.0[from]
    }

    pub fn total(&self) -> usize {
        self.0[self.0.len() - 1]
    }
}

/// An element that is open.
#[derive(Clone, Copy, Default)]
struct Open {
    at: usize,
    hidden: bool,
    /// The nearest block.
    block: usize,
    link: bool,
}

/// Classes that count (`item-3`) are one.
fn step(above: u64, node: NodeRef) -> u64 {
    let mut hasher = DefaultHasher::new();
    above.hash(&mut hasher);
    node.node_name().as_deref().hash(&mut hasher);
    node.attr_or("class", "").trim_end_matches(|c: char| c.is_ascii_digit()).hash(&mut hasher);
    hasher.finish()
}
