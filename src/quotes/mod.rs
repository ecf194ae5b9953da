//! Quotations: marks, pairing, nesting, paragraphs that run on, speech without marks.

mod block;
mod dash;
mod marks;
mod pairs;
mod post;
mod signature;
mod stray;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_marks;

use crate::doc::{Block, BlockKind, Document, shape};
use crate::text::Parts;
use crate::text::Span;
use crate::text::seek;
use crate::text::sort::Ordered;
use marks::{Family, Mark};
use pairs::{Node, Pairs};

/// How a quotation is set off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `"…"`, `“…”`, `„…“`, `«…»`, `「…」`, `''…''`
    Double,
    /// `'…'`, `‘…’`
    Single,
    /// Labelled speech without marks.
    Turn,
    /// `– I will, – he said.`
    Dash,
    /// `I will. — Jan Roe (@jroe) May 2, 2019`
    Post,
    /// Set off by a page's markup alone, as `<blockquote>` is.
    Block,
}

/// Who signed a post or a quotation, or whose label stands inside its marks.
#[derive(Clone, Copy, Debug)]
pub struct Signature {
    pub name: Span,
    /// With its `@`.
    pub handle: Option<Span>,
}

/// The part of a quotation that stands in one block.
#[derive(Clone, Copy, Debug)]
pub struct Segment {
    /// With its quotation marks.
    pub span: Span,
    /// Index into `Document::blocks`.
    pub block: usize,
    /// Whether it has its own closing mark.
    pub closed: bool,
}

/// A quotation; several segments where it runs over paragraphs.
#[derive(Clone, Debug)]
pub struct Quote {
    pub form: Form,
    pub segments: Vec<Segment>,
    pub nested: Vec<Quote>,
    pub signature: Option<Signature>,
}

impl Quote {
    #[expect(
        clippy::indexing_slicing,
        reason = "places come from going through the same list, or through one made as long"
    )]
    pub fn first(&self) -> &Segment {
        &self.segments[0]
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "places come from going through the same list, or through one made as long"
    )]
    pub fn last(&self) -> &Segment {
        &self.segments[self.segments.len() - 1]
    }
}

/// The quotations of a text, and marks that belong to none. Only [`find`] fills it, whose last word on the list is
/// [`keep_disjoint`]: whoever has one may take the words between two quotations.
#[derive(Clone, Debug, Default)]
pub struct Quotations {
    quotes: Vec<Quote>,
    pub strays: Vec<Span>,
}

impl Quotations {
    /// Outermost, in text order, none overlapping another.
    pub fn quotes(&self) -> &[Quote] {
        &self.quotes
    }
}

/// How many paragraphs without marks may lie between an opening mark and its closing one.
const MAX_UNMARKED: usize = 12;

/// Finds the outermost quotations in text order, each with what is quoted inside it.
#[expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]
pub fn find(text: &str, doc: &Document) -> Quotations {
    let blocks = &doc.blocks;
    let mut marks: Vec<Mark> = Vec::new();
    let mut paired: Vec<Pairs> = Vec::with_capacity(blocks.len());
    for (i, block) in blocks.iter().enumerate() {
        if !is_body(block) {
            paired.push(Pairs::default());
            continue;
        }
        marks.clear();
        marks::lex(text, block.body(), &mut marks);
        let reopened = next_speech(text, blocks, i)
            .is_some_and(|j| blocks[j].label.is_none() && begins_with_mark(blocks[j].body().of(text)));
        paired.push(pairs::pair(text, block.body(), &marks, reopened));
    }
    unmarked_runs(text, blocks, &mut paired);
    let mut found = Quotations::default();
    for pairs in &mut paired {
        found.strays.append(&mut pairs.strays);
    }
    let dashes = dash::find(text, blocks);
    let (set_off, signed) = block::find(text, doc, &paired);
    let mut set_off = set_off.into_iter().peekable();
    let mut running: Option<usize> = None;
    let mut turn: Option<usize> = None;
    for (i, block) in blocks.iter().enumerate() {
        let nodes = std::mem::take(&mut paired[i].nodes);
        if block.label.is_some() {
            turn = None;
        }
        if set_off.peek().is_some_and(|q| q.parts[0].0 == i) {
            let quotation = set_off.next().expect("it was there");
            let mut inner = vec![(i, nodes)];
            inner.extend(quotation.parts.part(1..).iter().map(|&(j, _)| (j, std::mem::take(&mut paired[j].nodes))));
            let segments = quotation.parts.iter().map(|&(block, span)| Segment { span, block, closed: true }).collect();
            let within = |n: &Node| quotation.parts.iter().any(|p| p.1.contains(n.span));
            let nested = inner
                .into_iter()
                .flat_map(|(j, nodes)| nodes.into_iter().map(move |n| (j, n)))
                .filter(|(_, n)| within(n))
                .map(|(j, n)| quote(n, j))
                .collect();
            found.quotes.push(Quote { form: Form::Block, segments, nested, signature: quotation.signature });
            running = None;
            continue;
        }
        if let Some(span) = turn_span(text, block, &nodes) {
            let nested: Vec<Quote> = nodes.into_iter().map(|n| quote(n, i)).collect();
            let segment = Segment { span, block: i, closed: false };
            match turn.filter(|_| block.continues_turn) {
                Some(q) => {
                    found.quotes[q].segments.push(segment);
                    found.quotes[q].nested.extend(nested);
                }
                None => {
                    turn = Some(found.quotes.len());
                    found.quotes.push(Quote { form: Form::Turn, segments: vec![segment], nested, signature: None });
                }
            }
            running = None;
            continue;
        }
        if let Some((span, signature)) = post::find(text, block) {
            let nested = nodes.into_iter().filter(|n| span.contains(n.span)).map(|n| quote(n, i)).collect();
            let segments = vec![Segment { span, block: i, closed: true }];
            found.quotes.push(Quote { form: Form::Post, segments, nested, signature: Some(signature) });
            running = None;
            continue;
        }
        let body = block.body();
        let from = dashes.partition_point(|d| d.lo() < body.lo());
        let dashes = dashes.part(from..from + dashes.part(from..).partition_point(|d| d.lo() < body.hi()));
        // Marks that pair across a dash win; `– "t – heard` never closes its mark, and the dash does.
        let crosses = |d: &Span, n: &Node| d.overlaps(n.span) && !d.contains(n.span);
        let kept = |d: &&Span| body.contains(**d) && !nodes.iter().any(|n| n.closed && crosses(d, n));
        let dashes: Vec<Span> = dashes.iter().filter(kept).copied().collect();
        for span in &dashes {
            let nested = nodes.iter().filter(|n| span.contains(n.span)).map(|n| quote(n.clone(), i)).collect();
            let segment = Segment { span: *span, block: i, closed: true };
            found.quotes.push(Quote { form: Form::Dash, segments: vec![segment], nested, signature: None });
        }
        for node in nodes {
            if dashes.iter().any(|d| d.overlaps(node.span)) {
                continue;
            }
            if is_marked_direction(text, node.span) {
                continue;
            }
            let label = (node.span.lo() == body.lo()).then(|| signature::label(text, node.span)).flatten();
            let continues = running.filter(|&at| {
                let above = found.quotes[at].last().span;
                node.span.lo() == body.lo()
                    && block.label.is_none()
                    && label.is_none()
                    && !is_inner(text, above, &node, body)
            });
            let runs_on = !node.closed && node.span.hi() == body.hi();
            let closed = node.closed;
            let mut q = quote(node, i);
            q.signature = label.or_else(|| signature::below(text, blocks, i, q.first().span).filter(|_| closed));
            let at = match continues {
                Some(at) => {
                    found.quotes[at].segments.extend(q.segments);
                    found.quotes[at].nested.extend(q.nested);
                    found.quotes[at].signature = found.quotes[at].signature.or(q.signature);
                    at
                }
                None => {
                    found.quotes.push(q);
                    found.quotes.len() - 1
                }
            };
            running = runs_on.then_some(at);
        }
        // Captions, furniture and directions do not end a speech; anything else without a mark does.
        let skipped =
            is_passed_over(block) || is_bracketed(block.span.of(text)) || is_marked_direction(text, block.span);
        if !skipped && running.is_some_and(|q| found.quotes[q].last().block != i) {
            running = None;
        }
    }
    keep_disjoint(&mut found.quotes);
    for (span, name) in signed {
        let from = found.quotes.partition_point(|q| q.first().span.lo() < span.lo());
        for q in found.quotes.iter_mut().skip(from).take_while(|q| q.first().span.lo() < span.hi()) {
            q.signature = q.signature.or(Some(name));
        }
    }
    found
}

/// Sorts outermost quotations, and takes away segments that reach into one that begins before them: what follows may
/// rely on their order, whatever marks, dashes and markup say at the same time.
#[expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]
fn keep_disjoint(quotes: &mut Vec<Quote>) {
    quotes.order_by_key(|q| q.first().span);
    let mut segments: Vec<(Span, usize)> =
        quotes.iter().enumerate().flat_map(|(i, q)| q.segments.iter().map(move |s| (s.span, i))).collect();
    segments.order_by_key(|&(span, i)| (span.lo(), std::cmp::Reverse(span.hi()), i));
    let mut end = 0;
    let mut lost: Vec<(usize, Span)> = Vec::new();
    for (span, i) in segments {
        if span.lo() >= end {
            end = span.hi();
        } else {
            lost.push((i, span));
        }
    }
    if lost.is_empty() {
        return;
    }
    lost.order();
    for spans in lost.chunk_by(|a, b| a.0 == b.0) {
        let quote = &mut quotes[spans[0].0];
        let is_lost = |span: Span| {
            let from = spans.partition_point(|l| l.1.hi() <= span.lo());
            spans.get(from).is_some_and(|l| l.1.contains(span))
        };
        quote.segments.retain(|s| !is_lost(s.span));
        quote.nested.retain(|n| !is_lost(n.first().span));
    }
    quotes.retain(|q| !q.segments.is_empty());
    quotes.order_by_key(|q| q.first().span);
}

/// `"He spoke at noon.` and below it `“Hello,” he said.`: an excerpt in straight marks, and what is quoted within it.
fn is_inner(text: &str, above: Span, node: &Node, body: Span) -> bool {
    let mark = |span: Span| text.part(span.start()..).chars().next();
    node.closed && node.span.hi() < body.hi() && mark(above) == Some('"') && mark(node.span) == Some('“')
}

/// `"(CROSSTALK.)`: a direction between the paragraphs of a transcript in marks.
fn is_marked_direction(text: &str, span: Span) -> bool {
    let s = span.of(text);
    // Most quotations have no bracket.
    if seek::memchr2(b'[', b'(', s.as_bytes()).is_none() {
        return false;
    }
    let s = s.trim_matches(|c: char| marks::is_mark(c) || c.is_whitespace());
    is_bracketed(s) && s.len() <= 40 && !s.contains(char::is_lowercase)
}

fn is_body(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Footnote | BlockKind::Furniture)
}

fn is_bracketed(s: &str) -> bool {
    (s.starts_with('[') && s.ends_with(']')) || (s.starts_with('(') && s.ends_with(')'))
}

fn begins_with_mark(s: &str) -> bool {
    let s = s.trim_start_matches(['(', '[']);
    s.starts_with(marks::is_mark) || s.starts_with(",,")
}

/// What a page puts between the paragraphs of a speech.
fn is_passed_over(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Caption | BlockKind::Furniture)
}

/// The next block that could go on with speech: captions, furniture and directions are passed over.
#[expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]
fn next_speech(text: &str, blocks: &[Block], i: usize) -> Option<usize> {
    let next =
        (i + 1..blocks.len()).find(|&j| !is_passed_over(&blocks[j]) && !is_bracketed(blocks[j].span.of(text)))?;
    matches!(blocks[next].kind, BlockKind::Paragraph | BlockKind::Turn).then_some(next)
}

/// A letter or speech whose paragraphs between the first and the last have no marks of their own.
#[expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]
fn unmarked_runs(text: &str, blocks: &[Block], paired: &mut [Pairs]) {
    for i in 0..blocks.len() {
        let Some(node) = paired[i].nodes.last().filter(|n| !n.closed) else { continue };
        let family = node.family;
        let Some(close) = closing_block(text, blocks, paired, i) else { continue };
        for j in i + 1..=close {
            if is_passed_over(&blocks[j]) {
                continue;
            }
            let body = blocks[j].body();
            let end = if j == close { paired[j].orphan_close.map_or(body.hi(), |s| s.hi()) } else { body.hi() };
            let span = body.with_end(end);
            let nodes = std::mem::take(&mut paired[j].nodes);
            let (inside, outside): (Vec<Node>, Vec<Node>) = nodes.into_iter().partition(|n| span.contains(n.span));
            paired[j].nodes = vec![Node { span, family, closed: j == close, children: inside }];
            paired[j].nodes.extend(outside);
            paired[j].strays.retain(|s| !span.contains(*s));
        }
    }
}

/// The paragraph whose orphan closing mark ends the quotation that block `i` leaves open.
#[expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]
fn closing_block(text: &str, blocks: &[Block], paired: &[Pairs], i: usize) -> Option<usize> {
    for j in i + 1..blocks.len().min(i + 1 + MAX_UNMARKED) {
        let block = &blocks[j];
        match block.kind {
            BlockKind::Caption | BlockKind::Furniture => continue,
            BlockKind::Paragraph | BlockKind::Turn if block.label.is_none() => {}
            _ => return None,
        }
        let body = block.body();
        if begins_with_mark(body.of(text))
            && !paired[j].nodes.first().is_some_and(|n| n.closed && n.span.lo() == body.lo())
        {
            return None;
        }
        if let Some(close) = paired[j].orphan_close {
            // In `“\n‘»[1]’` the guillemet closes nothing: it stands within a quotation that is complete.
            let clean = |n: &Node| n.closed && n.span.hi() <= close.lo() || n.span.lo() >= close.hi();
            let clean = paired[j].nodes.iter().all(clean);
            return clean.then_some(j);
        }
        if paired[j].nodes.iter().any(|n| !n.closed) {
            return None;
        }
    }
    None
}

/// The words of a turn without marks; `None` where the block is no turn, or says what it says in marks.
fn turn_span(text: &str, block: &Block, nodes: &[Node]) -> Option<Span> {
    if block.kind != BlockKind::Turn {
        return None;
    }
    let body = block.body().trim(text);
    let s = body.of(text);
    // `(INAUDIBLE).` leaves its full stop when the direction is taken off.
    if s.is_empty() || s == "." || shape::is_wholly_bracketed(s) {
        return None;
    }
    let marked = nodes.first().filter(|n| n.span.lo() == body.lo() && n.family != Family::Single);
    match marked {
        // In marks from end to end (but for a note's marker), or reopened in every paragraph.
        Some(node) if !node.closed || ends_with_marker_only(text.part(node.span.end()..body.end())) => None,
        Some(_) if block.label.is_some() && !block.quoted_turns => Some(body),
        Some(_) if block.continues_turn && !block.quoted_turns => Some(body),
        Some(_) => None,
        None if block.label.is_some() || block.continues_turn => Some(body),
        None => None,
    }
}

fn ends_with_marker_only(rest: &str) -> bool {
    rest.chars().all(|c| {
        c.is_whitespace() || c.is_ascii_digit() || matches!(c, '[' | ']' | '.' | ',' | '¹' | '²' | '³' | '⁰'..='⁹')
    })
}

fn quote(node: Node, block: usize) -> Quote {
    let form = if node.family == Family::Single { Form::Single } else { Form::Double };
    let segment = Segment { span: node.span, block, closed: node.closed };
    Quote {
        form,
        segments: vec![segment],
        nested: node.children.into_iter().map(|c| quote(c, block)).collect(),
        signature: None,
    }
}
