//! What a page puts between, before and after an article's paragraphs, by several kinds of evidence.

#![expect(
    clippy::indexing_slicing,
    reason = "elements are known by their places in the page's outline, which is made whole before it is asked"
)]

use std::collections::HashMap;

use dom_query::NodeRef;

use super::article::Kept;
use super::html;
pub use super::known::Known;
use super::outline::{Outline, Seen, Sums, normal};
use super::phrases::{BEGINNINGS, BESIDE, ENDS, HEADS, HEADS_BEGIN, LINES, OF_AUTHORS};
use crate::text::Parts;

/// Takes out of `kept` what is beside the article. Nothing that holds two fifths of it or more is taken out, nor is
/// evidence believed that would take as much in several places.
pub fn leave_out(page: &Outline, kept: &mut Kept, known: &Known) {
    let text = page.sums(|_, e| if kept.contains(&e.node.id) { e.text } else { 0 });
    let found: Vec<(usize, usize, Evidence)> = Found { page, text: &text, kept, known }.all();
    let mut weight: HashMap<&Evidence, usize> = HashMap::new();
    let mut last: HashMap<&Evidence, usize> = HashMap::new();
    for (from, to, evidence) in &found {
        // Ranges of one kind that lie within one another count once.
        let behind = last.entry(evidence).or_default();
        if *to > *behind {
            *weight.entry(evidence).or_default() += text.within((*from).max(*behind), *to);
            *behind = *to;
        }
    }
    for (from, to, evidence) in &found {
        let all = if matches!(evidence, Evidence::Line) { 0 } else { weight[evidence] };
        if all * 5 < text.total() * 2 {
            for element in &page.elements[*from..*to] {
                kept.remove(&element.node.id);
            }
        }
    }
}

/// What speaks against a part of the page; evidence of one value is believed or not as one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Evidence {
    /// A word in its class, id or role.
    Word(String),
    /// What its head says.
    Head,
    /// A short line or a paragraph that pages say of themselves.
    Line,
    /// It leads elsewhere.
    Links,
    /// It says who wrote the article.
    Author,
    /// It stands between the paragraphs and is made otherwise.
    Insert,
    /// It is no part of what the page says the article is.
    Unclaimed,
}

struct Found<'a> {
    page: &'a Outline<'a>,
    text: &'a Sums,
    kept: &'a Kept,
    known: &'a Known,
}

impl Found<'_> {
    fn all(&self) -> Vec<(usize, usize, Evidence)> {
        let mut found = Vec::new();
        for (at, element) in self.page.elements.iter().enumerate() {
            let size = self.text.within(at, element.end);
            // `<body class="has-comments">` is no comment.
            if size == 0 || size * 5 >= self.text.total() * 2 {
                continue;
            }
            if let Some(word) = beside(element.node) {
                found.push((at, element.end, Evidence::Word(word)));
                continue;
            }
            if self.is_insert(at) {
                found.push((at, element.end, Evidence::Insert));
            }
            if element.block == 0 || std::iter::once(at).chain(self.page.around(at).take(2)).any(|i| self.is_note(i)) {
                continue;
            }
            let words = self.page.words_of(at);
            if !words.is_empty() {
                found.extend(self.block(at, &words));
            }
        }
        found
    }

    /// What a block says against itself or what it heads.
    fn block(&self, at: usize, words: &str) -> Option<(usize, usize, Evidence)> {
        let element = &self.page.elements[at];
        let line = words.trim_end_matches([':', '.', ',', '…', '→', '»', '>', ' ']).trim_start_matches(['«', '‹', ' ']);
        if is_head(line) {
            let (from, to) = self.headed(at);
            return Some((from, to, Evidence::Head));
        }
        let is_list = || self.page.around(at).take(3).any(|i| self.page.elements[i].node.has_name("li"));
        let offers = BEGINNINGS.iter().any(|b| words.starts_with(b)) || ENDS.iter().any(|end| line.ends_with(end));
        if LINES.contains(&line) || is_reading_time(line) || offers {
            return Some((at, element.end, Evidence::Line));
        }
        let leads = element.links * 10 >= element.block * 7 && element.block >= 15;
        let is_heading = html::is_heading(element.node);
        if leads && !is_heading && (!is_sentence(words) || is_list()) {
            return Some((at, element.end, Evidence::Links));
        }
        // The title of a card, with what it says of the article that it leads to.
        if leads && is_heading && element.links * 10 >= element.block * 9 {
            let (from, to) = self.first_of(at);
            return Some((from, to, Evidence::Links));
        }
        let about = |author: &String| {
            words.strip_prefix(&**author).is_some_and(|rest| {
                let rest = rest.trim_start_matches([',', ' ']);
                OF_AUTHORS.contains(&rest.split(' ').next().unwrap_or_default())
            })
        };
        if self.known.authors.iter().any(about) {
            return Some((at, element.end, Evidence::Author));
        }
        let is_quotation = || page_quotes(self.page, at);
        if self.known.claim.denies(words) && !is_heading && !is_quotation() {
            return Some((at, element.end, Evidence::Unclaimed));
        }
        None
    }

    /// Whether the article cites it: a note leads back, and to what it is from.
    fn is_note(&self, at: usize) -> bool {
        !self.known.notes.is_empty()
            && self.page.elements[at].node.attr("id").is_some_and(|id| self.known.notes.contains(&*id))
    }

    /// Whether an element among the paragraphs, or below them, is made otherwise and offers something.
    fn is_insert(&self, at: usize) -> bool {
        let Seen { node, end, parent, .. } = self.page.elements[at];
        let main = &self.known.main;
        if !["div", "section", "aside", "article"].iter().any(|name| node.has_name(name))
            || at < main.second
            || main.blocks.within(at, end) > 0
            || main.blocks.within(parent, self.page.elements[parent].end) == 0
        {
            return false;
        }
        let within = &self.page.elements[at..end];
        let has = |names: &[&str]| within.iter().any(|e| names.iter().any(|name| e.node.has_name(name)));
        let headings: usize = within.iter().filter(|e| html::is_heading(e.node)).map(|e| e.block).sum();
        let all: usize = within.iter().filter(|e| self.kept.contains(&e.node.id)).map(|e| e.block).sum();
        if (at..end).any(|i| self.is_note(i))
            || has(&["blockquote", "q"])
            || headings >= all
            || within.iter().any(|e| html::is_pull_quote(e.node))
        {
            return false;
        }
        has(&["a", "button", "form", "h2", "h3", "h4", "h5", "input", "label"]) || {
            let words = normal(&node.text());
            ["cookies", "log in", "newsletter", "sign up", "subscri"].iter().any(|offer| words.contains(offer))
        }
    }

    /// What a head stands above: the largest part of the page that begins with it, or the links and cards after it.
    fn headed(&self, at: usize) -> (usize, usize) {
        let page = self.page;
        let (from, to) = self.first_of(at);
        // The block itself, or what stands around it and it alone.
        if to > page.elements[at].end && self.text.within(at, to) > self.text.within(at, page.elements[at].end) {
            return (from, to);
        }
        let mut to = page.elements[from].end;
        let parent = page.elements[from].parent;
        while to < page.elements[parent].end {
            let next = &page.elements[to];
            let (mut links, mut all) = (0, 0);
            for element in &page.elements[to..next.end] {
                links += element.links;
                all += element.block;
            }
            // An inline element has its text in the block around it.
            if all > 0 && links * 10 < all * 5 {
                break;
            }
            to = next.end;
        }
        (from, to)
    }

    /// The largest part of the page that has no text before this block, and is no large part of the article.
    fn first_of(&self, at: usize) -> (usize, usize) {
        let mut best = at;
        for above in self.page.around(at) {
            let end = self.page.elements[above].end;
            let size = self.text.within(above, end);
            let is_pull = html::is_pull_quote(self.page.elements[above].node);
            if self.text.within(above, at) > 0 || size * 5 >= self.text.total() * 2 || is_pull {
                break;
            }
            best = above;
        }
        (best, self.page.elements[best].end)
    }
}

fn is_head(line: &str) -> bool {
    let digits =
        |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'k' || b == b',');
    // `5 Comments`, `Comments (314)`, `(5) comments`, `Responses (14)`
    let counted = {
        let mut parts = line.split(' ');
        let (first, second) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let bare = |s: &str| digits(s.trim_matches(['(', ')']));
        let what = |s: &str| ["comment", "comments", "responses", "replies", "reactions"].contains(&s);
        parts.next().is_none() && (bare(first) && what(second) || what(first) && bare(second))
    };
    // `5 thoughts on “…”`
    let thoughts = line.split_once(" thought").is_some_and(|(n, rest)| digits(n) && rest.contains(" on "));
    let begins = line.len() <= 60 && HEADS_BEGIN.iter().any(|b| line.starts_with(b));
    HEADS.contains(&line) || counted || thoughts || begins
}

/// `6 min read`, `2 days ago`, `updated 2 hours ago`
fn is_reading_time(line: &str) -> bool {
    let line = line.strip_prefix("updated ").or(line.strip_prefix("published ")).unwrap_or(line);
    let mut parts = line.split(' ');
    let number = parts.next().is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
    let unit = parts.next().is_some_and(|unit| {
        ["min", "mins", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks"].contains(&unit)
    });
    number && unit && parts.next().is_some_and(|last| last == "read" || last == "ago") && parts.next().is_none()
}

fn is_sentence(words: &str) -> bool {
    words.trim_end_matches(['"', '”', '\'', ')']).ends_with(['.', '!', '?'])
}

/// The word that tells that an element is beside the article.
pub fn beside(node: NodeRef) -> Option<String> {
    if html::is_pull_quote(node) {
        return None;
    }
    words(node).find(|word| BESIDE.contains(&&**word))
}

/// Whether an element lies within one that is beside the article.
pub fn is_beside(page: &Outline, at: usize) -> bool {
    std::iter::once(at).chain(page.around(at)).any(|i| {
        let Seen { node, end, .. } = page.elements[i];
        // A page's own class says nothing of its parts.
        end - i < page.elements.len() / 2 && beside(node).is_some()
    })
}

/// The words of which an element's classes, its id and what scripts and tests know it by consist.
pub fn words(node: NodeRef) -> impl Iterator<Item = String> {
    const NAMES: [&str; 8] =
        ["class", "id", "role", "data-component", "data-testid", "data-qa", "data-area", "data-spacefinder-role"];
    let mut words = Vec::new();
    for name in NAMES {
        let Some(value) = node.attr(name) else { continue };
        for token in value.split_ascii_whitespace() {
            let parts: Vec<&str> =
                token.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
            // `most-read`
            words.extend(parts.windows(2).map(|pair| pair.concat().to_lowercase()));
            for part in parts {
                words.push(part.to_lowercase());
                words.extend(humps(part));
            }
        }
    }
    words.into_iter()
}

/// `newsletterSignup` and `PagePromo`, in pieces.
fn humps(name: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut small = false;
    for (at, c) in name.char_indices() {
        if c.is_uppercase() && small {
            pieces.push(name.part(from..at).to_lowercase());
            from = at;
        }
        small = c.is_lowercase();
    }
    if from > 0 {
        pieces.push(name.part(from..).to_lowercase());
    }
    pieces
}

/// Whether a block lies within a quotation by markup.
fn page_quotes(page: &Outline, at: usize) -> bool {
    std::iter::once(at).chain(page.around(at).take(4)).any(|i| {
        let node = page.elements[i].node;
        node.has_name("blockquote") || node.has_name("figcaption") || html::is_pull_quote(node)
    })
}
