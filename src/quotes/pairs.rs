//! Pairing marks within one block: a stack for the double marks, then single marks in what lies between.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use super::marks::{Family, Mark, Nominal};
use super::stray::{self, Fit};
use crate::text::Parts;
use crate::text::Span;
use crate::text::words::any_of;

/// A paired (or unclosed) quotation in one block, with what is quoted inside it.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub span: Span,
    pub family: Family,
    pub closed: bool,
    pub children: Vec<Node>,
}

/// Deeper nesting is noise; the bound keeps hostile text from costing quadratic time, or the stack.
const MAX_DEPTH: usize = 12;

/// How many single marks after an opening one may be looked at for the closing one.
const LOOKAHEAD: usize = 64;

/// What pairing found in one block.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    pub nodes: Vec<Node>,
    /// End of the first closing mark that nothing opens, with nothing pending before it.
    pub orphan_close: Option<Span>,
    /// Marks that were left out.
    pub strays: Vec<Span>,
}

struct Open {
    mark: Mark,
    children: Vec<Node>,
}

/// Pairs the marks of one block.
///
/// `reopened`: the next paragraph begins with an opening mark, so that an unclosed quotation may run on.
pub(super) fn pair(text: &str, body: Span, marks: &[Mark], reopened: bool) -> Pairs {
    if marks.is_empty() {
        return Pairs::default();
    }
    let doubles: Vec<Mark> = marks.iter().filter(|m| m.family != Family::Single).copied().collect();
    let mut attempt = Attempt::new(text, body, &doubles);
    if !attempt.is_clean(text, body, reopened)
        && let Some(better) = stray::without_one(text, body, &doubles, reopened)
    {
        attempt = better;
    }
    let Attempt { mut pairs, open, .. } = attempt;
    leftovers(text, body, open, reopened, &mut pairs);
    let singles: Vec<Mark> = marks.iter().filter(|m| m.family == Family::Single).copied().collect();
    if !singles.is_empty() {
        pairs.nodes = add_singles(text, body, std::mem::take(&mut pairs.nodes), &singles);
        unclosed_single(text, body, &singles, reopened, &mut pairs);
    }
    pairs.nodes.retain(|n| is_quotation(text, n));
    pairs
}

/// Double marks paired from left to right, and what is still open at the block's end.
pub(super) struct Attempt {
    pairs: Pairs,
    open: Vec<Open>,
    /// How well the marks stand that were paired.
    pub score: u32,
    /// A mark was paired where none can stand.
    forced: bool,
}

impl Attempt {
    pub fn new(text: &str, body: Span, doubles: &[Mark]) -> Attempt {
        let mut attempt = Attempt { pairs: Pairs::default(), open: Vec::new(), score: 0, forced: false };
        for (i, mark) in doubles.iter().enumerate() {
            match role(text, mark, &attempt.open, doubles.part(i + 1..)) {
                Role::Open if attempt.open.len() < MAX_DEPTH => {
                    attempt.open.push(Open { mark: *mark, children: Vec::new() });
                }
                Role::Open => attempt.pairs.strays.push(mark.span),
                Role::Close(depth) => attempt.close(text, body, depth, mark),
                Role::CloseTwo(depth) => {
                    // `lunch.""`: two closings that stand together.
                    let half = mark.span.start() + mark.span.len() / 2;
                    let first = Mark { span: Span::new(mark.span.start(), half), ..*mark };
                    attempt.close(text, body, depth, &first);
                    attempt.close(text, body, depth - 1, &Mark { span: Span::new(half, mark.span.end()), ..*mark });
                }
                Role::Stray => attempt.pass_over(mark),
                Role::Nothing => {}
            }
        }
        attempt
    }

    /// Whether every mark has its partner, but for one that may open what the block does not close.
    pub fn is_clean(&self, text: &str, body: Span, reopened: bool) -> bool {
        let runs_on = |open: &Open| {
            stray::opening(text, body, &open.mark) == Fit::Good
                && (reopened || open.children.iter().all(|c| c.family != open.mark.family || is_term(text, c)))
        };
        !self.forced && self.pairs.strays.is_empty() && self.open.len() < 2 && self.open.iter().all(runs_on)
    }

    /// Leaves a mark out.
    pub fn pass_over(&mut self, mark: &Mark) {
        if self.pairs.orphan_close.is_none() && mark.may_close {
            self.pairs.orphan_close = Some(mark.span);
        }
        self.pairs.strays.push(mark.span);
    }

    fn close(&mut self, text: &str, body: Span, depth: usize, mark: &Mark) {
        match stray::score(text, body, &self.open[depth].mark, mark) {
            Some(score) => self.score += score,
            None => self.forced = true,
        }
        close(&mut self.open, depth, mark, &mut self.pairs);
    }
}

/// Something is quoted: a word, a number, or an omission.
fn is_quotation(text: &str, node: &Node) -> bool {
    node.span.of(text).chars().any(|c| c.is_alphanumeric() || c == '…')
}

enum Role {
    Open,
    /// Closes the entry of the stack with this index; those above it are strays.
    Close(usize),
    CloseTwo(usize),
    Stray,
    Nothing,
}

fn role(text: &str, mark: &Mark, stack: &[Open], later: &[Mark]) -> Role {
    let partner = partner(mark, stack);
    let opens_only = mark.may_open && !mark.may_close;
    let closes_only = mark.may_close && !mark.may_open;
    match mark.nominal {
        Nominal::Low => Role::Open,
        // German closing, and marks that were turned round by mistake.
        Nominal::Open => match partner {
            Some(depth) if closes_only && stack[depth].mark.nominal != Nominal::Either => Role::Close(depth),
            _ => Role::Open,
        },
        Nominal::Close => match partner {
            Some(depth) if !opens_only || mark.family != Family::Double => Role::Close(depth),
            // `“The ice is thin,”he said`: what “ or „ opened, ” closes, whatever follows.
            Some(depth) if matches!(stack[depth].mark.nominal, Nominal::Open | Nominal::Low) => Role::Close(depth),
            // Swedish ”…”, German »…«.
            _ if opens_only => Role::Open,
            Some(depth) => Role::Close(depth),
            None => Role::Stray,
        },
        Nominal::Either => {
            if !mark.may_open && !mark.may_close && stray::is_amid_word(text, mark) {
                return Role::Nothing;
            }
            if mark.doubled && mark.may_close {
                return match partner {
                    Some(depth) if depth > 0 && !stack[depth].mark.doubled => Role::CloseTwo(depth),
                    Some(depth) => Role::Close(depth),
                    None => Role::Stray,
                };
            }
            match partner {
                None if closes_only && is_measure(text, mark) => Role::Nothing,
                None if closes_only => Role::Stray,
                None => Role::Open,
                // `"The ice is thin,"he said`: nobody opens a quotation amid a clause after a comma without a blank.
                Some(depth) if opens_only && is_glued_close(text, mark) => Role::Close(depth),
                Some(_) if opens_only => Role::Open,
                Some(depth) => {
                    // `a 6" pipe" he said`: the number's mark closes nothing while another closing one follows.
                    let next = later.iter().find(|m| m.family == Family::Double);
                    let inches = is_measure(text, mark) && next.is_some_and(|m| m.may_close && !m.may_open);
                    if inches { Role::Nothing } else { Role::Close(depth) }
                }
            }
        }
    }
}

/// The open entry that this mark would close: one with exactly the matching glyph, else the nearest of its family.
fn partner(mark: &Mark, stack: &[Open]) -> Option<usize> {
    let of_family = |o: &&Open| o.mark.family == mark.family;
    let exact = |o: &Open| match (o.mark.nominal, mark.nominal) {
        (Nominal::Either, Nominal::Either) => o.mark.doubled == mark.doubled,
        (Nominal::Open | Nominal::Low, Nominal::Close) => true,
        (Nominal::Low, Nominal::Open) => true,
        _ => false,
    };
    let nearest = stack.iter().rposition(|o| of_family(&o))?;
    Some(stack.iter().rposition(|o| of_family(&o) && exact(o)).unwrap_or(nearest))
}

/// A comma before the mark and a small letter behind it: `,"he`.
pub(super) fn is_glued_close(text: &str, mark: &Mark) -> bool {
    text.part(..mark.span.start()).ends_with(',') && text.part(mark.span.end()..).starts_with(char::is_lowercase)
}

fn is_measure(text: &str, mark: &Mark) -> bool {
    text.part(..mark.span.start()).ends_with(|c: char| c.is_ascii_digit())
}

fn close(stack: &mut Vec<Open>, depth: usize, mark: &Mark, pairs: &mut Pairs) {
    let mut children = Vec::new();
    // Entries above were opened and never closed: their own children move down.
    for stray in stack.drain(depth + 1..) {
        pairs.strays.push(stray.mark.span);
        children.extend(stray.children);
    }
    let Some(open) = stack.pop() else { return };
    let mut all = open.children;
    all.extend(children);
    let node = Node {
        span: Span::between(open.mark.span.lo(), mark.span.hi()),
        family: mark.family,
        closed: true,
        children: all,
    };
    match stack.last_mut() {
        Some(parent) => parent.children.push(node),
        None => pairs.nodes.push(node),
    }
}

/// What was opened and not closed: a quotation up to the block's end, or a stray mark.
fn leftovers(text: &str, body: Span, stack: Vec<Open>, reopened: bool, pairs: &mut Pairs) {
    let mut opens = stack.into_iter();
    let Some(first) = opens.next() else { return };
    let mut children = first.children;
    let mut innermost: Option<Node> = None;
    for (depth, open) in opens.enumerate() {
        // `"He said: "Go.` at a paragraph's end: the inner one is as unclosed as the outer one.
        if depth == 0 && open.children.is_empty() && follows_colon(text, open.mark.span) {
            innermost = Some(Node {
                span: Span::between(open.mark.span.lo(), body.hi()),
                family: open.mark.family,
                closed: false,
                children: Vec::new(),
            });
        } else {
            pairs.strays.push(open.mark.span);
            innermost.as_mut().map_or(&mut children, |node| &mut node.children).extend(open.children);
        }
    }
    children.extend(innermost);
    let at_start = first.mark.span.lo() == body.lo() || follows_colon(text, first.mark.span);
    let same_family: Vec<usize> =
        (0..children.len()).filter(|&i| children[i].family == first.mark.family && children[i].closed).collect();
    let unclosed = |children| Node {
        span: Span::between(first.mark.span.lo(), body.hi()),
        family: first.mark.family,
        closed: false,
        children,
    };
    let Some(&last) = same_family.last() else {
        pairs.nodes.push(unclosed(children));
        return;
    };
    if reopened && at_start {
        pairs.nodes.push(unclosed(children));
    } else if !at_start {
        // A stray mark amid the sentence: what is paired after it stands by itself.
        pairs.strays.push(first.mark.span);
        pairs.nodes.extend(children);
    } else if is_term(text, &children[last]) {
        pairs.nodes.push(unclosed(children));
    } else {
        // `"I am "going to win," he said.`: the inner opening mark is the stray one.
        let inner = children[last].clone();
        let mark = inner.span.of(text).chars().next().map_or(0, char::len_utf8);
        pairs.strays.push(Span::new(inner.span.start(), inner.span.start() + mark));
        let after = children.split_off(last + 1);
        children.pop();
        children.extend(inner.children);
        let span = Span::between(first.mark.span.lo(), inner.span.hi());
        pairs.nodes.push(Node { span, family: first.mark.family, closed: true, children });
        pairs.nodes.extend(after);
    }
}

fn follows_colon(text: &str, mark: Span) -> bool {
    text.part(..mark.start()).trim_end().ends_with(':')
}

/// A few words without a sentence's punctuation: a term that an unclosed quotation contains.
fn is_term(text: &str, node: &Node) -> bool {
    let s = node.span.of(text);
    let inner = s.trim_matches(super::marks::is_mark);
    inner.split_whitespace().count() <= 5 && !inner.ends_with(any_of![',', '.', '!', '?'])
}

/// Pairs single marks in the region outside `nodes`, then inside each of them.
fn add_singles(text: &str, region: Span, mut nodes: Vec<Node>, singles: &[Mark]) -> Vec<Node> {
    let from = singles.partition_point(|m| m.span.lo() < region.lo());
    let to = singles.partition_point(|m| m.span.hi() <= region.hi());
    let singles = singles.part(from..to.max(from));
    let mut own: Vec<Mark> = Vec::with_capacity(singles.len());
    let mut at = 0;
    for mark in singles {
        while nodes.get(at).is_some_and(|n| n.span.hi() <= mark.span.lo()) {
            at += 1;
        }
        if nodes.get(at).is_none_or(|n| !n.span.contains(mark.span)) {
            own.push(*mark);
        }
    }
    for node in &mut nodes {
        node.children = add_singles(text, node.span, std::mem::take(&mut node.children), singles);
    }
    pair_singles(text, nodes, &own, 0)
}

/// Pairs marks that lie outside all `nodes`; what a pair holds becomes its children.
///
/// Both are in text order. Within a pair the marks between are paired again: `‘When a man says ‘sorry’ he bends.’`
fn pair_singles(text: &str, nodes: Vec<Node>, marks: &[Mark], depth: usize) -> Vec<Node> {
    if marks.len() < 2 || depth == MAX_DEPTH {
        return nodes;
    }
    let mut out = Vec::with_capacity(nodes.len() + 4);
    let mut nodes = nodes.into_iter().peekable();
    let mut from = 0;
    while let Some((open, close)) = next_single(text, marks, from) {
        let span = Span::between(marks[open].span.lo(), marks[close].span.hi());
        out.extend(std::iter::from_fn(|| nodes.next_if(|n| n.span.lo() < span.lo())));
        let held = std::iter::from_fn(|| nodes.next_if(|n| n.span.hi() <= span.hi())).collect();
        let children = pair_singles(text, held, marks.part(open + 1..close), depth + 1);
        out.push(Node { span, family: Family::Single, closed: true, children });
        from = close + 1;
    }
    out.extend(nodes);
    out
}

/// The next pair of single marks: indices of the opening and the closing one.
fn next_single(text: &str, marks: &[Mark], from: usize) -> Option<(usize, usize)> {
    (from..marks.len())
        .filter(|&i| opens_single(&marks[i]))
        .find_map(|i| closing_single(text, marks, i).map(|j| (i, j)))
}

fn opens_single(mark: &Mark) -> bool {
    mark.may_open && mark.nominal != Nominal::Close
}

/// The mark that closes the one at `open`: not a possessive's, unless nothing better follows.
fn closing_single(text: &str, marks: &[Mark], open: usize) -> Option<usize> {
    let (sure, doubtful) = closings(text, marks, open, false);
    // `‘He said ‘yes’ and ‘no’ to us,’`: within, what looks like a possessive's closes what was opened there.
    sure.or_else(|| closings(text, marks, open, true).0).or(doubtful)
}

/// The mark that closes the one at `open`, and a possessive's that may. `nested`: one closes what was opened in between.
fn closings(text: &str, marks: &[Mark], open: usize, nested: bool) -> (Option<usize>, Option<usize>) {
    let mut depth = 0;
    let mut doubtful = None;
    for (j, mark) in marks.iter().enumerate().skip(open + 1).take(LOOKAHEAD) {
        if opens_single(mark) && !mark.may_close {
            // Another one opens: if it closes before this one does, it is nested.
            depth += 1;
            continue;
        }
        if !mark.may_close || mark.nominal == Nominal::Open && marks[open].nominal != Nominal::Low {
            continue;
        }
        let possessive = is_possessive(text, mark);
        if depth > 0 {
            depth -= usize::from(nested || !possessive);
        } else if possessive {
            doubtful = doubtful.or(Some(j));
        } else {
            return (Some(j), doubtful);
        }
    }
    (None, doubtful)
}

/// `dockers’ widows`, `goin' home`: an apostrophe more likely than a closing mark.
fn is_possessive(text: &str, mark: &Mark) -> bool {
    let before = text.part(..mark.span.start());
    let mut after = text.part(mark.span.end()..).chars();
    before.ends_with(any_of!['s', 'S', 'n', 'z', 'x'])
        && (before.ends_with(any_of!['s', 'S', 'z', 'x']) || before.ends_with("in"))
        && after.next() == Some(' ')
        && after.next().is_some_and(char::is_alphanumeric)
}

/// British running quotations: `‘First paragraph.` with the next one opening again.
fn unclosed_single(text: &str, body: Span, singles: &[Mark], reopened: bool, pairs: &mut Pairs) {
    let Some(first) = singles.first().filter(|m| reopened && m.span.lo() == body.lo() && opens_single(m)) else {
        return;
    };
    if pairs.nodes.iter().any(|n| n.span.lo() == body.lo()) || !text.part(first.span.end()..body.end()).contains(' ') {
        return;
    }
    let children = std::mem::take(&mut pairs.nodes);
    pairs.nodes.push(Node {
        span: Span::between(first.span.lo(), body.hi()),
        family: Family::Single,
        closed: false,
        children,
    });
}
