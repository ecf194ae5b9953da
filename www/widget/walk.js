// Reads an article's text out of its DOM, once, and keeps where each character stands.

import { firstChild, rootElement, treeOf } from "./dom.js";
import { textOf } from "./wrap.js";

/** What is no part of the article's text: code, controls, drawings, what the page hides, the widget's own. */
const SKIP =
  "script,style,noscript,template,textarea,input,select,button,svg,math,iframe,object,canvas,audio,video,[hidden]," +
  "[aria-hidden=true],[contenteditable]:not([contenteditable=false]),[data-whosaid-ignore],whosaid-button,whosaid-card,whosaid-panel";

/** For elements outside a document, which have no computed style. */
const BLOCKS =
  "address,article,aside,blockquote,body,caption,dd,details,div,dl,dt,fieldset,figcaption,figure,footer,form,h1,h2,h3," +
  "h4,h5,h6,header,hr,li,main,nav,ol,p,pre,section,summary,table,tbody,td,tfoot,th,thead,tr,ul";

/** Numbers of the hints, as `HintKind::ALL` lists them in src/doc/mod.rs. */
const HEADING = 0;
const CAPTION = 1;
const NOTE_MARKER = 2;
const QUOTATION = 4;
const CITE = 5;
const PULL_QUOTE = 6;
const BOLD = 7;

/** Elements that repeat, large, what the article says. */
const PULLED = "aside,blockquote,div,figure,p,section";

/**
 * Walks `root` and returns
 * - `text`: blocks are separated by a blank line and `<br>` is a line break. White space that the page collapses
 *   becomes as many blanks, so that offsets need no map;
 * - `nodes`: the page's text nodes, each with its `data`, the offset `from` where its part of the text begins, and
 *   whether it `joins` the one before it without anything between them;
 * - `pieces`: start and end in `text` for each of them;
 * - `hints`: triples of kind, start, end for what the markup says: headings, captions, links to notes;
 * - `lang`: the page's language there.
 *
 * Text that is wrapped already counts as what it was: see `textOf`.
 */
export function walk(root) {
  let text = "";
  let breaks = 0;
  let opening = "";
  const nodes = [];
  const pieces = [];
  const hints = [];

  function visit(parent) {
    let keeps;
    let joins = false;
    for (let node = firstChild(parent); node; node = node.nextSibling) {
      if (node.nodeType === Node.TEXT_NODE) {
        const data = textOf(node);
        if (!data) continue;
        keeps ??= /^(pre|break)/.test(getComputedStyle(parent).whiteSpace);
        joins = add(node, data, keeps, joins);
      } else if (node.localName === "whosaid-mark") {
        visit(node);
      } else {
        joins = false;
        if (node.nodeType === Node.ELEMENT_NODE) enter(node);
      }
    }
  }

  function enter(element) {
    if (element.localName === "br") {
      breaks = Math.min(2, breaks + 1);
      return;
    }
    if (element.matches(SKIP)) return;
    const style = getComputedStyle(element);
    const { display } = style;
    if (display === "none" || isForReadersAloud(style)) return;
    let block = display ? !/^(inline|contents|ruby)/.test(display) : element.matches(BLOCKS);
    // A drop cap floats, which makes a block of it, but not a paragraph.
    if (block && style.float !== "none" && !element.matches(BLOCKS) && element.textContent.trim().length < 4) block = false;
    if (block) breaks = 2;
    const first = pieces.length;
    const marks = element.localName === "q" && !/^\s*["“‘«„]/.test(element.textContent);
    // Marks that the browser sets are no text of the page, but tell what is quoted.
    if (marks) opening = "“";
    visit(element);
    if (marks && !opening) text += "”";
    if (marks) opening = "";
    if (block) breaks = 2;
    const kind = hint(element);
    if (kind >= 0 && pieces.length > first) hints.push(kind, pieces[first], text.length);
  }

  /** Whether the node has a part in the text. */
  function add(node, data, keeps, joins) {
    let from = 0;
    let shown = data;
    if (!keeps) {
      shown = data.replace(/[\t\n\f\r]/g, " ");
      if (breaks || !text) from = shown.search(/[^ ]/);
    }
    if (from < 0) return false;
    if (text) text += "\n".repeat(breaks);
    breaks = 0;
    if (opening) joins = false;
    text += opening;
    opening = "";
    nodes.push({ node, data, from, joins });
    pieces.push(text.length, text.length + shown.length - from);
    text += shown.slice(from);
    return true;
  }

  visit(root);
  return { text, nodes, pieces, hints, lang: language(root) };
}

/** Whether a style hides its element from the eye, and leaves it to screen readers: it repeats what others see. */
function isForReadersAloud({ position, clip, clipPath, width, height, overflow }) {
  if (position !== "absolute") return false;
  const clipped = /^rect\((0|1)px,? (0|1)px,? (0|1)px,? (0|1)px\)$/.test(clip) || /^inset\((50|100)%\)$/.test(clipPath);
  return clipped || (overflow === "hidden" && parseFloat(width) <= 1 && parseFloat(height) <= 1);
}

/** The language that the page is in, there where the article stands. */
function language(element) {
  for (let at = element; at; at = at.parentElement ?? treeOf(at).host) if (at.lang) return at.lang;
  return rootElement().lang;
}

function hint(element) {
  if (element.matches("h1,h2,h3,h4,h5,h6,[role=heading]")) return HEADING;
  const quotation = element.parentElement?.closest("blockquote");
  if (!quotation) {
    const pulled = element.matches(PULLED) && /(^|[^a-z0-9])pull(quote|out)?($|[^a-z0-9])/i.test(element.className);
    if (pulled) return PULL_QUOTE;
    if (element.matches("blockquote")) return QUOTATION;
  } else if (element.matches("cite,footer")) {
    return CITE;
  }
  if (element.localName === "p" && element.matches(":has(>b:first-child,>strong:first-child)")) {
    const [bold] = element.children;
    if (bold.textContent.trim() === element.textContent.trim()) return BOLD;
  }
  if (element.matches("figcaption") && element.closest("figure")?.querySelector("blockquote")) return CITE;
  if (element.matches("figcaption,caption")) return CAPTION;
  // The `2` of a square metre is superscript as well: a note's number is a link, or says that it is one.
  const link = element.matches("[role=doc-noteref],sup a[href*='#'],a[href*='#']:has(>sup)");
  return link && /^\s*[[(]?\s*(\d{1,3}|[a-z]|[*†‡]+)\s*[\])]?\s*$/i.test(element.textContent) ? NOTE_MARKER : -1;
}
