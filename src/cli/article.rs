//! Which elements of a page are its article: chosen by Readability, and mended where it takes too much or too little.

use std::collections::HashSet;

use dom_query::{Document, Matcher, NodeId, NodeRef};
use dom_smoothie::{Config, Readability};

use super::html::{self, Edge};

/// The elements whose own text is read.
pub type Kept = HashSet<NodeId>;

/// Carries an element's number through Readability, which moves, renames and drops elements.
const NUMBER: &str = "data-whosaid-n";

/// Pages with less text are read without choosing paragraphs: there is not enough to tell them apart by.
const SHORT: usize = 600;
/// Pages that nest deeper, or have more elements, are no articles, and would take too long.
const DEEPEST: usize = 400;
const MOST: usize = 200_000;

/// Words in the class or id of what a page puts between an article's paragraphs.
const BESIDE: [&str; 44] = [
    "ad", "ads", "advert", "advertisement", "advertising", "breadcrumb", "breadcrumbs", "comment", "comments",
    "consent", "cookie", "cookies", "discussion", "disqus", "gdpr", "login", "newsletter", "newsletters", "outbrain",
    "paywall", "popular", "promo", "promos", "promotion", "recirc", "recirculation", "recommended", "related",
    "respond", "share", "shares", "sharing", "sharedaddy", "shop", "sidebar", "signup", "skip", "social", "sponsored",
    "subscribe", "subscription", "taboola", "toolbar", "trending",
];

/// Words in the class of what stands between the headline and the first paragraph.
const STANDFIRST: [&str; 9] =
    ["standfirst", "dek", "deck", "subtitle", "subhead", "subheadline", "subheading", "lede", "keypoints"];

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
    let mut kept = readable(document, &page)?;
    let text = |kept: &Kept| page.elements.iter().filter(|e| kept.contains(&e.node.id)).map(|e| e.text).sum::<usize>();
    let total = text(&kept);
    if let Some(article) = article {
        let mut within = Kept::new();
        keep_all(article, &mut within);
        let inside: Kept = kept.intersection(&within).copied().collect();
        if text(&inside) * 2 > total {
            kept = inside;
        }
    }
    restore(&page, &mut kept);
    leave_out(&page, &mut kept);
    headline(&page, &mut kept);
    Some(kept)
}

/// The elements of a page in its order.
struct Outline<'a> {
    elements: Vec<Seen<'a>>,
    depth: usize,
}

struct Seen<'a> {
    node: NodeRef<'a>,
    /// Characters of its own text, without that of elements within; 0 where the page hides it.
    text: usize,
    /// Index behind the last element within it.
    end: usize,
}

impl<'a> Outline<'a> {
    fn of(document: &'a Document) -> Outline<'a> {
        let mut elements: Vec<Seen> = Vec::new();
        // Indices of the elements that are open, and whether they are hidden.
        let mut path: Vec<(usize, bool)> = Vec::new();
        let mut depth = 0;
        for edge in html::traverse(document.root()) {
            match edge {
                Edge::Open(node) if node.is_element() => {
                    let hidden = path.last().is_some_and(|p| p.1) || html::is_hidden(node);
                    path.push((elements.len(), hidden));
                    depth = depth.max(path.len());
                    elements.push(Seen { node, text: 0, end: 0 });
                }
                Edge::Open(node) if node.is_text() => {
                    if let Some(&(at, false)) = path.last() {
                        elements[at].text += node.text().trim().chars().count();
                    }
                }
                Edge::Close(node) if node.is_element() => {
                    if let Some((at, _)) = path.pop() {
                        elements[at].end = elements.len();
                    }
                }
                _ => {}
            }
        }
        Outline { elements, depth }
    }
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

/// Readability drops every `<aside>` and `<footer>`: quotations, and those whose they are, come back.
fn restore(page: &Outline, kept: &mut Kept) {
    for element in &page.elements {
        let node = element.node;
        let quotes = html::is_pull_quote(node) || node.has_name("blockquote");
        if quotes && (kept.contains(&node.id) || node.parent().is_some_and(|parent| kept.contains(&parent.id))) {
            keep_all(node, kept);
        }
    }
}

/// Takes out what the page puts between the article's paragraphs.
fn leave_out(page: &Outline, kept: &mut Kept) {
    // Kept text before each element.
    let mut before = vec![0];
    for element in &page.elements {
        let text = if kept.contains(&element.node.id) { element.text } else { 0 };
        before.push(before[before.len() - 1] + text);
    }
    let total = before[page.elements.len()];
    let mut at = 0;
    while at < page.elements.len() {
        let Seen { node, end, .. } = page.elements[at];
        // `<body class="has-comments">` is no comment.
        if is_beside(node) && (before[end] - before[at]) * 5 < total * 2 {
            for element in &page.elements[at..end] {
                kept.remove(&element.node.id);
            }
            at = end;
        } else {
            at += 1;
        }
    }
}

/// The headline above the article, and what introduces it below the headline.
fn headline(page: &Outline, kept: &mut Kept) {
    let Some(first) = page.elements.iter().position(|e| e.text > 0 && kept.contains(&e.node.id)) else { return };
    let is_heading = |e: &Seen| {
        let named = || words(e.node).any(|word| word == "title" || word == "headline");
        let heads = e.node.has_name("h1") || (e.node.has_name("h2") || e.node.has_name("h3")) && named();
        heads && !is_site_name(e.node) || e.node.attr("itemprop").is_some_and(|p| &*p == "headline")
    };
    if page.elements[first..].iter().any(|e| kept.contains(&e.node.id) && e.node.has_name("h1")) {
        return;
    }
    let Some(at) = page.elements[..first].iter().rposition(is_heading) else { return };
    keep_all(page.elements[at].node, kept);
    for element in &page.elements[at..first] {
        if words(element.node).any(|word| STANDFIRST.contains(&&*word)) {
            keep_all(element.node, kept);
        }
    }
}

/// `<h1><a href="/">The Courier</a></h1>`
fn is_site_name(heading: NodeRef) -> bool {
    heading.element_children().first().and_then(|link| link.attr("href")).is_some_and(|href| {
        let path = href.split_once("://").map_or(&*href, |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]));
        path == "/" || path.is_empty()
    })
}

fn is_beside(node: NodeRef) -> bool {
    words(node).any(|word| BESIDE.contains(&&*word)) && !html::is_pull_quote(node)
}

/// The words of which an element's classes and its id consist.
pub fn words(node: NodeRef) -> impl Iterator<Item = String> {
    let names = format!("{} {}", node.attr_or("class", ""), node.attr_or("id", "")).to_ascii_lowercase();
    let words: Vec<String> = names.split(|c: char| !c.is_alphanumeric()).map(str::to_string).collect();
    words.into_iter()
}

/// The element of this name, where there is one alone.
fn only<'a>(document: &'a Document, name: &str) -> Option<NodeRef<'a>> {
    let found = document.select(name);
    let nodes = found.nodes();
    let first = *nodes.first()?;
    let outside = nodes[1..].iter().any(|node| !node.ancestors_it(None).any(|above| above.id == first.id));
    (!outside).then_some(first)
}

fn keep_all(node: NodeRef, kept: &mut Kept) {
    kept.insert(node.id);
    for edge in html::traverse(node) {
        if let Edge::Open(node) = edge {
            kept.insert(node.id);
        }
    }
}
