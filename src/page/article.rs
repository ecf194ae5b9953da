//! Which elements of a page are its article: chosen by Readability, and mended where it takes too much or too little.

#![expect(
    clippy::indexing_slicing,
    reason = "elements are known by their places in the page's outline, which is made whole before it is asked"
)]

use std::collections::HashSet;

use dom_query::{Document, Matcher, NodeId, NodeRef};
use dom_smoothie::{Config, Readability};

use super::beside;
use super::body;
use super::html::{self, Edge};
use super::outline::{Outline, Seen, normal};
use crate::text::Parts;

/// The elements whose own text is read.
pub type Kept = HashSet<NodeId>;

/// Carries an element's number through Readability, which moves, renames and drops elements.
const NUMBER: &str = "data-whosaid-n";

/// Pages with less text are read without choosing paragraphs: there is not enough to tell them apart by.
const SHORT: usize = 600;
/// Pages that nest deeper, or have more elements, are no articles, and would take too long.
const DEEPEST: usize = 400;
const MOST: usize = 200_000;

/// Words in the class of what stands between the headline and the first paragraph.
const STANDFIRST: [&str; 19] = [
    "standfirst", "dek", "deck", "subtitle", "subhead", "subheadline", "subheading", "lede", "keypoints", "sub",
    "desc", "description", "excerpt", "intro", "lead", "summary", "teaser", "kicker", "sell",
];

/// What a selector finds, with all that is within; or why that is nothing.
pub fn select(document: &Document, css: &str) -> Result<Kept, String> {
    let matcher = Matcher::new(css).map_err(|_| format!("{css:?} is no CSS selector"))?;
    let mut kept = Kept::new();
    for node in document.select_matcher(&matcher).nodes() {
        keep_all(*node, &mut kept);
    }
    if kept.is_empty() { Err(format!("nothing on the page matches {css:?}")) } else { Ok(kept) }
}

/// The article of a page; `None` where all of it is read, since nothing tells an article from what is around it.
pub fn find(document: &Document) -> Option<Kept> {
    let page = Outline::of(document);
    let whole: usize = page.elements.iter().map(|e| e.text).sum();
    let article = only(document, "article");
    if whole < SHORT || page.depth > DEEPEST || page.elements.len() > MOST {
        let mut kept = Kept::new();
        keep_all(article?, &mut kept);
        return Some(kept);
    }
    let mut kept = readable(document, &page).unwrap_or_default();
    body::choose(&page, &mut kept);
    inline(&page, &mut kept);
    let text = |kept: &Kept| page.elements.iter().filter(|e| kept.contains(&e.node.id)).map(|e| e.text).sum::<usize>();
    let total = text(&kept);
    if total == 0 {
        return None;
    }
    if let Some(article) = article {
        let mut within = Kept::new();
        keep_all(article, &mut within);
        let inside: Kept = kept.intersection(&within).copied().collect();
        if text(&inside) * 2 > total {
            kept = inside;
        }
    }
    body::grow(&page, &mut kept);
    restore(&page, &mut kept);
    let known = beside::Known::of(&page, &kept);
    beside::leave_out(&page, &mut kept, &known);
    headline(&page, &mut kept);
    Some(kept)
}

/// What Readability keeps of the page.
fn readable(document: &Document, page: &Outline) -> Option<Kept> {
    let copy = document.clone();
    for (i, element) in page.elements.iter().enumerate() {
        let node = NodeRef::new(element.node.id, &copy.tree);
        node.set_attr(NUMBER, &i.to_string());
        // Where breaks separate paragraphs, text leaves the element for paragraphs that Readability makes.
        let children = node.children();
        if element.text > 0 && children.iter().any(|child| child.has_name("br")) {
            for text in children.iter().filter(|child| child.is_nonempty_text()) {
                text.wrap_html(format!("<span {NUMBER}=\"{i}\"></span>"));
            }
        }
    }
    let config = Config { keep_classes: true, disable_json_ld: true, ..Config::default() };
    let article = Readability::with_document(copy, None, Some(config)).ok()?.parse().ok()?;
    let numbers = article.content.split(NUMBER).skip(1).filter_map(|rest| {
        let number = rest.strip_prefix("=\"")?.split('"').next()?;
        page.elements.get(number.parse::<usize>().ok()?)
    });
    let kept: Kept = numbers.map(|element| element.node.id).collect();
    (!kept.is_empty()).then_some(kept)
}

/// Readability renames `<font>` and drops a part of a sentence for its class: what stands within a paragraph's line stays.
fn inline(page: &Outline, kept: &mut Kept) {
    for (at, element) in page.elements.iter().enumerate() {
        let around = &page.elements[element.parent];
        let is_inline = !html::is_block(element.node) && kept.contains(&around.node.id);
        if is_inline && (element.node.has_name("font") || body::is_paragraph(around)) && !beside::is_beside(page, at) {
            kept.insert(element.node.id);
        }
    }
}

/// Readability drops every `<aside>` and `<footer>`, and what is embedded: quotations, and those whose they are, come back.
fn restore(page: &Outline, kept: &mut Kept) {
    let is_main = |e: &Seen| kept.contains(&e.node.id) && e.block >= body::SENTENCE;
    let first = page.elements.iter().position(is_main).unwrap_or(0);
    let last = page.elements.iter().rposition(is_main).unwrap_or(0);
    for (at, element) in page.elements.iter().enumerate() {
        let node = element.node;
        if !html::is_pull_quote(node) && !node.has_name("blockquote") {
            continue;
        }
        let held = kept.contains(&node.id) || node.parent().is_some_and(|parent| kept.contains(&parent.id));
        if held || first < at && at < last && !beside::is_beside(page, at) {
            keep_all(node, kept);
        }
    }
}

/// The headline above the article, and what introduces it below the headline.
fn headline(page: &Outline, kept: &mut Kept) {
    let is_main = |e: &Seen| kept.contains(&e.node.id) && e.block >= body::SENTENCE && e.links * 2 < e.block;
    let Some(first) = page.elements.iter().position(is_main) else { return };
    let (titles, descriptions) = heads(page);
    // The innermost element with the words: a section's name may stand in the same heading.
    let named = |at: &usize| {
        let Seen { node, end, text, .. } = page.elements[*at];
        let whole = text > 0 && (page.elements[*at + 1..end].iter().all(|e| e.text == 0) || html::is_heading(node));
        let words = if whole && end - at < 50 { normal(&node.text()) } else { String::new() };
        words.len() >= 8 && titles.iter().any(|title| title.starts_with(&words))
    };
    let is_heading = |e: &Seen| {
        let named = || beside::words(e.node).any(|word| word == "title" || word == "headline");
        let heads = e.node.has_name("h1") || (e.node.has_name("h2") || e.node.has_name("h3")) && named();
        heads && !is_site_name(e.node) || e.node.attr("itemprop").is_some_and(|p| &*p == "headline")
    };
    // The last of those that say what the page calls itself, since a breadcrumb may say it first; else a heading.
    let within = |at: usize| std::iter::once(at).chain(page.around(at).take(3));
    let in_heading = |at: &usize| within(*at).any(|i| html::is_heading(page.elements[i].node));
    let called = (0..first).filter(named).rfind(in_heading);
    let Some(at) =
        called.or_else(|| (0..first).rfind(named)).or_else(|| page.elements[..first].iter().rposition(is_heading))
    else {
        return;
    };
    // A picture's caption may stand above it, nothing else of an article does.
    for element in &page.elements[..at] {
        if !element.node.has_name("figcaption") {
            kept.remove(&element.node.id);
        }
    }
    keep_all(page.elements[at].node, kept);
    for i in at..first {
        let element = &page.elements[i];
        if element.block < 20 || element.links > 0 || beside::is_beside(page, i) {
            continue;
        }
        let words = page.words_of(i);
        let introduces = || {
            let around = || page.around(i).take(2).filter(|&i| i > at).map(|i| page.elements[i].node);
            std::iter::once(element.node).chain(around()).any(|e| beside::words(e).any(|w| STANDFIRST.contains(&&*w)))
        };
        let described = || descriptions.iter().any(|d| d.starts_with(&words) || words.starts_with(&**d));
        if words.split(' ').count() >= 5 && (introduces() || described()) {
            keep_all(element.node, kept);
        }
    }
}

/// What the page says in its head that it is called, and what it is about, as `normal` has it.
fn heads(page: &Outline) -> (Vec<String>, Vec<String>) {
    let (mut titles, mut descriptions) = (Vec::new(), Vec::new());
    for Seen { node, .. } in &page.elements {
        let (into, words) = if node.has_name("title") {
            (&mut titles, normal(&node.text()))
        } else if node.has_name("meta") {
            let name = node.attr("property").or(node.attr("name")).unwrap_or_default();
            let into = match name.strip_prefix("og:").or(name.strip_prefix("twitter:")).unwrap_or(&name) {
                "title" => &mut titles,
                "description" => &mut descriptions,
                _ => continue,
            };
            (into, normal(&node.attr_or("content", "")))
        } else {
            continue;
        };
        if words.len() >= 20 && into.len() < 5 {
            into.push(words);
        }
    }
    (titles, descriptions)
}

/// `<h1><a href="/">The Courier</a></h1>`
fn is_site_name(heading: NodeRef) -> bool {
    heading.element_children().first().and_then(|link| link.attr("href")).is_some_and(|href| {
        let path = href.split_once("://").map_or(&*href, |(_, rest)| rest.find('/').map_or("/", |at| rest.part(at..)));
        path == "/" || path.is_empty()
    })
}

/// The element of this name, where there is one alone.
fn only<'a>(document: &'a Document, name: &str) -> Option<NodeRef<'a>> {
    let found = document.select(name);
    let nodes = found.nodes();
    let first = *nodes.first()?;
    let outside = nodes.iter().skip(1).any(|node| !node.ancestors_it(None).any(|above| above.id == first.id));
    (!outside).then_some(first)
}

pub fn keep_all(node: NodeRef, kept: &mut Kept) {
    kept.insert(node.id);
    for edge in html::traverse(node) {
        if let Edge::Open(node) = edge {
            kept.insert(node.id);
        }
    }
}
