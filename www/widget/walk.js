// Reads an article's text out of its DOM, once, and keeps where each character stands.

import { firstChild, parentOf, rootElement, treeOf } from "./dom.js";
import { failure } from "./failure.js";
import { textOf } from "./wrap.js";

/** Nodes and UTF-16 units past which an article is left alone; docs/widget.md says what that means. */
const NODES = 400_000;
const LENGTH = 5_000_000;
const TOO_LONG =
  "an article of more than 400,000 nodes or 5,000,000 characters is left alone; name a smaller one";

/** What is no part of the article's text: code, controls, drawings, what the page hides, the widget's own. */
const SKIP =
  "script,style,noscript,template,textarea,input,select,button,svg,math,iframe,object,canvas,audio,video,[hidden]," +
  "[aria-hidden=true],[contenteditable]:not([contenteditable=false]),[data-whosaid-ignore],whosaid-button,whosaid-card,whosaid-panel";

/** For elements outside a document, which have no computed style. */
const BLOCKS =
  "address,article,aside,blockquote,body,caption,dd,details,div,dl,dt,fieldset,figcaption,figure,footer,form,h1,h2,h3," +
  "h4,h5,h6,header,hr,li,main,nav,ol,p,pre,section,summary,table,tbody,td,tfoot,th,thead,tr,ul";

/** hints.js, where the analysis is loaded: nobody else asks what the markup says. */
let hinting;
export const hintWith = (collect) => (hinting = collect);

/**
 * Walks `root`, step by step, and returns
 * - `text`: blocks are separated by a blank line and `<br>` is a line break. White space that the page collapses
 *   becomes as many blanks, so that offsets need no map;
 * - `nodes`: the page's text nodes, each with its `data`, the offset `from` where its part of the text begins, and
 *   whether it `joins` the one before it without anything between them, and the `layout` of its element: whether it is
 *   `boxed`, each of its nodes a box (flex, grid), and the `length` of all its texts;
 * - `pieces`: start and end in `text` for each of them, as an array of numbers, which a worker gets quickly;
 * - `hints`: triples of kind, start, end for what the markup says, where the analysis is loaded: see hints.js;
 * - `lang`: the page's language there;
 * - `visited`: how many nodes there are;
 * - `lost`: whether the page took out a node between two steps, so that what comes behind it was not found.
 *
 * Text that is wrapped already counts as what it was: see `textOf`. Throws for an article past the limits.
 */
export function* walk(root) {
  let text = "";
  let breaks = 0;
  let opening = "";
  let visited = 0;
  let lost = false;
  /** A page that moves nodes between two steps gets none of them read twice. */
  const seen = new Set();
  const nodes = [];
  const pieces = [];
  const hints = hinting?.();

  /** What is being read, the innermost last: elements may lie thousands deep, and each step would come up through all of them. */
  const open = [];
  const visit = (parent, leave) => open.push({ parent, leave, next: firstChild(parent) });

  function enter(element) {
    if (element.localName === "br") {
      breaks = Math.min(2, breaks + 1);
      return;
    }
    if (element.matches(SKIP)) return;
    const style = getComputedStyle(element);
    const { display } = style;
    // Only of such an element: its size is known when everything is laid out.
    if (display === "none" || (style.position === "absolute" && isForReadersAloud(style))) return;
    let block = display ? !/^(inline|contents|ruby)/.test(display) : element.matches(BLOCKS);
    // A drop cap floats, which makes a block of it, but not a paragraph.
    block &&= style.float === "none" || element.matches(BLOCKS) || element.textContent.trim().length > 3;
    if (block) breaks = 2;
    const first = pieces.length;
    const marks = element.localName === "q" && !/^\s*["“‘«„]/.test(element.textContent);
    // Marks that the browser sets are no text of the page, but tell what is quoted.
    if (marks) opening = "“";
    visit(element, () => {
      if (pieces.length > first) hints?.heed(element, pieces[first], text.length);
      if (marks) {
        if (!opening) text += "”";
        opening = "";
      }
      if (block) breaks = 2;
    });
  }

  /** A text node of the element that is being read; the next one joins it where it has a part in the text. */
  function add(node, data, at) {
    let { joins } = at;
    at.joins = false;
    const layout = (at.layout ??= layoutOf(at.parent));
    layout.length += data.length;
    if (seen.has(node)) return;
    let from = 0;
    let shown = data;
    if (!layout.keeps) {
      shown = data.replace(/[\t\n\f\r]/g, " ");
      if (breaks || !text) from = shown.search(/[^ ]/);
    }
    if (from < 0) return;
    if (text) text += "\n".repeat(breaks);
    breaks = 0;
    joins &&= !opening;
    text += opening;
    opening = "";
    seen.add(node);
    nodes.push({ node, data, from, joins, layout });
    pieces.push(text.length, text.length + shown.length - from);
    text += shown.slice(from);
    at.joins = true;
  }

  visit(root);
  for (let at, steps = 0; (at = open.at(-1)); ) {
    // Not at every step: each goes all the way up to whoever asked for it. The way out of elements has steps as well.
    if (++steps % 64 === 0) yield;
    const { parent, next: node } = at;
    // In the meantime the page may have moved it, and then nobody knows what stands behind it.
    lost ||= node && parentOf(node) !== parent;
    if (!node || lost) {
      open.pop();
      at.leave?.();
      continue;
    }
    at.next = node.nextSibling;
    if (node.nodeType === Node.TEXT_NODE) {
      const data = textOf(node);
      if (data) add(node, data, at);
    } else if (node.localName === "whosaid-mark") {
      visit(node);
    } else {
      at.joins = false;
      if (node.nodeType === Node.ELEMENT_NODE) enter(node);
    }
    if (++visited > NODES || text.length > LENGTH) throw failure("limit", TOO_LONG);
  }
  return { text, nodes, pieces: Uint32Array.from(pieces), hints: hints?.all(text.length), lang: language(root), visited, lost };
}

/** How an element lays out its text: whether it keeps white space, and whether each node is a box; and of how many units that is. */
function layoutOf(element) {
  const { whiteSpace, display } = getComputedStyle(element);
  return { keeps: /^(pre|break)/.test(whiteSpace), boxed: /flex|grid/.test(display), length: 0 };
}

/** Whether a style hides its element from the eye, and leaves it to screen readers: it repeats what others see. */
function isForReadersAloud({ clip, clipPath, width, height, overflow }) {
  const clipped = /^rect\(([01]px,? ?){4}\)$/.test(clip) || /^inset\((50|100)%\)$/.test(clipPath);
  return clipped || (overflow === "hidden" && parseFloat(width) <= 1 && parseFloat(height) <= 1);
}

/** The language that the page is in, there where the article stands. */
function language(element) {
  for (let at = element; at; at = at.parentElement ?? treeOf(at).host) if (at.lang) return at.lang;
  return rootElement().lang;
}
