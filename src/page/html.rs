//! The readable text of an HTML page, and what its markup says about the text's structure. One file over 400 lines,
//! because a fifth of it is tests of the one walk above them.

use std::cmp::Reverse;

use crate::text::Parts;
use crate::{Hint, HintKind};
use dom_query::{NodeData, NodeId, NodeRef};

use super::article;
use super::beside;
use super::flatten::flatten;
use super::flow::Text;

/// A text with what is known about its structure.
pub struct Page {
    pub text: String,
    pub hints: Vec<Hint>,
}

impl Page {
    /// A text without markup.
    pub fn plain(text: String) -> Page {
        Page { text, hints: Vec::new() }
    }
}

/// Elements whose text nobody reads as part of the page.
const SKIPPED: [&str; 18] = [
    "audio", "button", "canvas", "datalist", "dialog", "head", "iframe", "math", "noscript", "object", "option",
    "script", "select", "style", "svg", "template", "textarea", "video",
];

/// Elements that stand on lines of their own, by the default style sheet of the HTML standard
/// (<https://html.spec.whatwg.org/multipage/rendering.html>). A browser knows the page's own styles; this does not.
const BLOCKS: [&str; 44] = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
    "hr", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
];

/// What of a page is read.
#[derive(Clone, Debug, Default)]
pub enum Part {
    /// The article, without what the page has around it and between its paragraphs.
    #[default]
    Article,
    /// All that a reader sees.
    Whole,
    /// The elements that a CSS selector finds.
    Selected(String),
}

/// Reads a page or a fragment of one; any text is HTML of some kind. An error says why nothing can be selected.
///
/// White space is collapsed as a browser shows it. Blocks are separated by a blank line, `<br>` is a line break; the
/// widget reads a page's elements by the same rules.
pub fn read(html: &str, part: &Part) -> Result<Page, String> {
    Ok(walk(&dom_query::Document::from(&*flatten(html)), part, None)?.0)
}

/// A stretch of the text that a text node has.
pub struct Piece {
    pub node: NodeId,
    pub start: usize,
    pub end: usize,
    /// How many bytes of the node stand before it.
    pub from: usize,
    pub linked: bool,
}

/// The same with collapsed white space as so many blanks, and where in the page's text nodes its stretches stand.
pub fn read_in_place(document: &dom_query::Document, part: &Part) -> Result<(Page, Vec<Piece>), String> {
    walk(document, part, Some(Vec::new()))
}

fn walk(document: &dom_query::Document, part: &Part, pieces: Option<Vec<Piece>>) -> Result<(Page, Vec<Piece>), String> {
    let kept = match part {
        Part::Whole => None,
        Part::Article => article::find(document),
        Part::Selected(css) => Some(article::select(document, css)?),
    };
    // What is beside an article has been left out of it.
    let mut walk = Walk { names_furniture: !matches!(part, Part::Article), pieces, ..Walk::default() };
    for edge in traverse(document.root()) {
        match edge {
            Edge::Open(node) if node.is_element() => {
                walk.enter(node, kept.as_ref().is_none_or(|k| k.contains(&node.id)))
            }
            Edge::Open(node) if node.is_text() => {
                node.query(|n| {
                    if let NodeData::Text { contents } = &n.data {
                        walk.words(node.id, contents);
                    }
                });
            }
            Edge::Close(node) if node.is_element() => walk.leave(),
            _ => {}
        }
    }
    // A page's class may say of most of it what others say of its margins: `<div class="comments-open">`.
    let (length, mut total, mut low) = (walk.text.out.len(), 0, usize::MAX);
    walk.named.retain(|h| (h.end - h.start) * 5 < length * 2);
    for hint in walk.named.iter().rev().filter(|h| h.start < h.end) {
        // Inner ones come first.
        if hint.end <= low {
            (total, low) = (total + hint.end - hint.start, hint.start);
        }
    }
    if total * 5 < length * 3 {
        walk.hints.append(&mut walk.named);
    }
    // A hint is complete when its element ends, hence inner ones come first.
    walk.hints.sort_by_key(|h| (h.start, Reverse(h.end)));
    Ok((Page { text: walk.text.out, hints: walk.hints }, walk.pieces.unwrap_or_default()))
}

/// A node when it begins and when it ends.
pub enum Edge<'a> {
    Open(NodeRef<'a>),
    Close(NodeRef<'a>),
}

/// All nodes below `root` in the order of the page, without recursion: pages nest as deep as they like.
pub fn traverse(root: NodeRef<'_>) -> impl Iterator<Item = Edge<'_>> {
    let mut next = root.first_child().map(Edge::Open);
    std::iter::from_fn(move || {
        let edge = next.take()?;
        next = match &edge {
            Edge::Open(node) => Some(node.first_child().map_or(Edge::Close(*node), Edge::Open)),
            Edge::Close(node) => match node.next_sibling() {
                Some(sibling) => Some(Edge::Open(sibling)),
                None => node.parent().filter(|parent| parent.id != root.id).map(Edge::Close),
            },
        };
        Some(edge)
    })
}

#[derive(Default)]
struct Walk {
    text: Text,
    hints: Vec<Hint>,
    /// Where the text stands, if that is wanted.
    pieces: Option<Vec<Piece>>,
    /// Whether elements whose names say so are furniture, and those that are.
    names_furniture: bool,
    named: Vec<Hint>,
    /// The elements that are open.
    path: Vec<Open>,
}

/// An element that is open, with what it has from those around it.
#[derive(Clone, Copy, Default)]
struct Open {
    block: bool,
    skipped: bool,
    /// No part of what is to be read, though elements within may be.
    left_out: bool,
    preformatted: bool,
    /// Within an element that has headers, footers and asides of its own.
    sectioned: bool,
    /// Within superscript.
    superscript: bool,
    /// A link to a place within a page.
    anchor_link: bool,
    /// Within a link to anywhere.
    linked: bool,
    /// Within a quotation that stands for itself.
    quoted: bool,
    is_figure: bool,
    /// A figure whose quotation has been read: what follows says whose it is.
    cites: bool,
    /// Where it began, if it is named as furniture.
    named: Option<usize>,
    /// How many `<q>` there are around it.
    depth: u8,
    /// The closing mark of a `<q>`.
    mark: Option<char>,
    /// What it says about its text, and the length of the text when it began.
    hint: Option<(HintKind, usize)>,
}

impl Walk {
    fn enter(&mut self, element: NodeRef, kept: bool) {
        let around = self.path.last().copied().unwrap_or_default();
        let name = element.node_name().unwrap_or_default();
        let name = &*name;
        let anchor_link = name == "a" && element.attr("href").is_some_and(|href| href.contains('#'));
        let open = Open {
            block: BLOCKS.contains(&name),
            skipped: around.skipped || is_hidden(element) || around.quoted && is_lone_mark(element),
            left_out: !kept,
            preformatted: around.preformatted || name == "pre",
            sectioned: around.sectioned || ["article", "blockquote", "figure", "main", "section"].contains(&name),
            superscript: around.superscript || name == "sup",
            anchor_link,
            linked: around.linked || name == "a" && element.has_attr("href"),
            quoted: around.quoted || name == "blockquote",
            is_figure: name == "figure",
            cites: around.cites && name != "figure",
            named: None,
            depth: around.depth.saturating_add(u8::from(name == "q")),
            mark: None,
            hint: None,
        };
        let pulled = !around.quoted && is_pull_quote(element);
        let role = element.attr("role").unwrap_or_default();
        let role = &*role;
        let kind = match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(HintKind::Heading),
            "p" if is_bold(element) => Some(HintKind::Bold),
            _ if role == "heading" => Some(HintKind::Heading),
            _ if pulled => Some(HintKind::PullQuote),
            "blockquote" if !around.quoted => Some(HintKind::Quotation),
            "cite" | "footer" if around.quoted => Some(HintKind::Cite),
            _ if around.quoted && names_source(element) => Some(HintKind::Cite),
            "figcaption" if around.cites => Some(HintKind::Cite),
            "caption" | "figcaption" => Some(HintKind::Caption),
            _ if role == "doc-noteref" => Some(HintKind::NoteMarker),
            "a" if anchor_link && around.superscript => Some(HintKind::NoteMarker),
            "sup" if around.anchor_link => Some(HintKind::NoteMarker),
            // `22:41 CET` alone above an entry is no label of what is said; within a line a hint changes nothing.
            "form" | "nav" | "time" => Some(HintKind::Furniture),
            // Those of the page; an article's own header and footer are part of what it says.
            "aside" | "footer" | "header" if !around.sectioned => Some(HintKind::Furniture),
            _ if ["banner", "contentinfo", "navigation", "search"].contains(&role) => Some(HintKind::Furniture),
            _ => None,
        };
        if !open.skipped {
            match name {
                "br" => self.text.line_break(),
                _ if open.block => self.text.paragraph(),
                _ => {}
            }
        }
        let mut mark = None;
        if name == "q" && !open.skipped && kept {
            // Browsers set the marks, unless the page has its own.
            let first = element.first_child().map(|child| child.text()).unwrap_or_default();
            if !first.trim_start().starts_with(['"', '“', '‘', '«', '„']) {
                let (opening, closing) = if open.depth % 2 == 1 { ("“", '”') } else { ("‘", '’') };
                self.text.push(opening);
                mark = Some(closing);
            }
        }
        let hint = kind.map(|kind| (kind, self.text.out.len()));
        let is_named = self.names_furniture && !open.quoted && beside::beside(element).is_some();
        let named = is_named.then_some(self.text.out.len());
        self.path.push(Open { hint, mark, named, quoted: open.quoted || pulled, ..open });
    }

    fn words(&mut self, node: NodeId, words: &str) {
        match self.path.last() {
            Some(open) if open.skipped || open.left_out => {}
            open if let Some(pieces) = &mut self.pieces => {
                let Open { preformatted, linked, .. } = open.copied().unwrap_or_default();
                if let Some((start, from)) = self.text.push_in_place(words, preformatted) {
                    pieces.push(Piece { node, start, end: self.text.out.len(), from, linked });
                }
            }
            Some(open) if open.preformatted => self.text.push_verbatim(words),
            _ => self.text.push(words),
        }
    }

    fn leave(&mut self) {
        let Some(open) = self.path.pop() else { return };
        if let Some(mark) = open.mark {
            self.text.out.push(mark);
        }
        if let Some((kind, from)) = open.hint {
            let words = self.text.out.part(from..);
            let start = from + (words.len() - words.trim_start().len());
            let end = from + words.trim_end().len();
            if start < end && (kind != HintKind::NoteMarker || is_note_label(words)) {
                self.hints.push(Hint { kind, start, end });
            }
            if matches!(kind, HintKind::Quotation | HintKind::PullQuote)
                && let Some(figure) = self.path.iter_mut().rev().take(4).find(|open| open.is_figure)
            {
                figure.cites = true;
            }
        }
        if let Some(start) = open.named
            && start < self.text.out.len()
        {
            self.named.push(Hint { kind: HintKind::Furniture, start, end: self.text.out.len() });
        }
        if open.block && !open.skipped {
            self.text.paragraph();
        }
    }
}

/// Whether all text of a paragraph stands in one bold or italic element.
fn is_bold(paragraph: NodeRef) -> bool {
    let bold = paragraph.element_children().into_iter().next();
    let bold = bold.filter(|e| ["strong", "b", "em", "i"].iter().any(|name| e.has_name(name)));
    bold.is_some_and(|bold| bold.text().trim() == paragraph.text().trim())
}

/// `<span class="mark">“</span>`: an ornament of a quotation by markup, whose other mark may be missing.
fn is_lone_mark(element: NodeRef) -> bool {
    element.first_child().is_some_and(|child| child.is_text() && child.next_sibling().is_none())
        && matches!(element.text().trim(), "\"" | "“" | "”" | "„" | "«" | "»" | "❝" | "❞" | "‘" | "’")
}

/// `<p class="quote-author">`, `<div class="quote__attribution">` within a quotation.
fn names_source(element: NodeRef) -> bool {
    const NAMES: [&str; 7] = ["attribution", "author", "cite", "credit", "source", "speaker", "who"];
    (is_block(element) || element.has_name("span")) && beside::words(element).any(|word| NAMES.contains(&&*word))
}

/// Whether the element stands on lines of its own.
pub fn is_block(element: NodeRef) -> bool {
    element.node_name().is_some_and(|name| BLOCKS.contains(&&*name))
}

pub fn is_heading(element: NodeRef) -> bool {
    ["h1", "h2", "h3", "h4", "h5", "h6"].iter().any(|name| element.has_name(name))
}

/// Whether the element repeats, large, what the article says: it is called so, or a quotation stands in an aside.
pub fn is_pull_quote(element: NodeRef) -> bool {
    if element.has_name("blockquote") && element.parent().is_some_and(|parent| parent.has_name("aside")) {
        return true;
    }
    ["aside", "blockquote", "div", "figure", "p", "section"].iter().any(|name| element.has_name(name))
        && beside::words(element).any(|word| ["pull", "pullquote", "pullout"].contains(&&*word))
}

/// Whether nobody reads the element's words: code and controls, and what the page itself keeps from readers, or from us.
pub fn is_hidden(element: NodeRef) -> bool {
    let name = element.node_name().unwrap_or_default();
    let is = |attribute: &str, value: &str| element.attr(attribute).is_some_and(|a| a.eq_ignore_ascii_case(value));
    SKIPPED.contains(&&*name)
        || element.has_attr("hidden")
        || element.has_attr("data-whosaid-ignore")
        || element.attr("contenteditable").is_some_and(|value| !value.eq_ignore_ascii_case("false"))
        || is("aria-hidden", "true")
        || element.attr("style").is_some_and(|style| {
            let style = style.to_ascii_lowercase().replace(char::is_whitespace, "");
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}

/// `1`, `[12]`, `(a)`, `*`: the square of a metre is no link, but not every superscript link is a note either.
pub fn is_note_label(words: &str) -> bool {
    let label = words.trim().trim_start_matches(['[', '(']).trim_end_matches([']', ')']).trim();
    let is_number = label.len() <= 3 && label.bytes().all(|b| b.is_ascii_digit());
    let is_letter = label.len() == 1 && label.bytes().all(|b| b.is_ascii_alphabetic());
    !label.is_empty() && (is_number || is_letter || label.chars().all(|c| matches!(c, '*' | '†' | '‡')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, text: &str, hints: &[(HintKind, &str)]) {
        let page = read(html, &Part::Whole).unwrap();
        assert_eq!(page.text, text);
        let found: Vec<_> = page.hints.iter().map(|h| (h.kind, &page.text[h.start..h.end])).collect();
        assert_eq!(found, hints);
    }

    #[test]
    fn blocks_and_breaks_separate_words() {
        check("<p>One</p><p>Two<br>Three<br><br>Four</p>Five", "One\n\nTwo\nThree\n\nFour\n\nFive", &[]);
        check("<table><tr><td>a<td>b<tr><td>c</table>", "a\n\nb\n\nc", &[]);
        check("<div><div> <p> nested </p> </div></div>after", "nested\n\nafter", &[]);
    }

    #[test]
    fn white_space_collapses_but_for_preformatted_and_no_break() {
        check("a\n  b <b> c</b>&nbsp;&nbsp;d", "a b c\u{a0}\u{a0}d", &[]);
        check("<p>x</p><pre>a\n  b</pre>", "x\n\na\n  b", &[]);
    }

    #[test]
    fn what_nobody_reads_is_left_out() {
        check("a<script>x</script><style>y</style><p hidden>z</p><template>t</template><b>b</b>", "ab", &[]);
        check("<div data-whosaid-ignore>no</div><div contenteditable>no</div>yes", "yes", &[]);
        check("<div hidden><p>no<p>no</div>yes", "yes", &[]);
    }

    #[test]
    fn markup_says_what_is_what() {
        check("<h2> A <i>b</i> </h2>c", "A b\n\nc", &[(HintKind::Heading, "A b")]);
        check("<figure><img><figcaption>C</figcaption></figure>", "C", &[(HintKind::Caption, "C")]);
        check("a<sup><a href=#n1>1</a></sup>", "a1", &[(HintKind::NoteMarker, "1")]);
        check("a<a href=#n1><sup>[1]</sup></a>", "a[1]", &[(HintKind::NoteMarker, "[1]")]);
        check("a<sup><a href=#more>more</a></sup>", "amore", &[]);
        check(
            "<figure><blockquote><p>A</p></blockquote><figcaption>B</figcaption></figure>",
            "A\n\nB",
            &[(HintKind::Quotation, "A"), (HintKind::Cite, "B")],
        );
        check(
            "<aside class=pull-quote><blockquote>A<cite>B</cite></blockquote></aside>",
            "AB",
            &[(HintKind::PullQuote, "AB"), (HintKind::Cite, "B")],
        );
        check(
            "<aside><svg></svg><blockquote>A</blockquote></aside>",
            "A",
            &[(HintKind::PullQuote, "A"), (HintKind::Furniture, "A")],
        );
        check(
            "<blockquote><span>“</span><p>A</p><p class=quote-author>B</p></blockquote>",
            "A\n\nB",
            &[(HintKind::Quotation, "A\n\nB"), (HintKind::Cite, "B")],
        );
        check(
            "<div class=has-comments>A longer text<div class=related-posts><b class=share>B</b></div></div>",
            "A longer text\n\nB",
            &[(HintKind::Furniture, "\n\nB"), (HintKind::Furniture, "\n\nB")],
        );
        check("<div class=comments-open><p>A</p></div>", "A", &[]);
        check("10<sup>2</sup> and <a href=#top>top</a>", "102 and top", &[]);
        check(
            "<header>Site</header><article><header>Mine</header></article>",
            "Site\n\nMine",
            &[(HintKind::Furniture, "Site")],
        );
    }

    #[test]
    fn marks_that_browsers_set() {
        check("a <q>b <q>c</q></q>.", "a “b ‘c’”.", &[]);
        check("a <q>“b”</q>", "a “b”", &[]);
    }

    #[test]
    fn words_are_not_split() {
        check("<p><span class=dropcap>T</span>he evid&shy;ence of man<wbr>kind", "The evidence of mankind", &[]);
        check("a<b aria-hidden=true>x</b><i style='color: red; display : none'>y</i>", "a", &[]);
    }

    #[test]
    fn deep_nesting_is_no_trouble() {
        let html = "<div>".repeat(2_000) + "x";
        assert_eq!(read(&html, &Part::Article).unwrap().text, "x");
    }
}
