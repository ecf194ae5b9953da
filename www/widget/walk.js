// Reads an article's text out of its DOM, once, and keeps where each character stands.

import { firstChild, rootElement, treeOf } from "./dom.js";
import { failure } from "./failure.js";
import { textOf } from "./wrap.js";

/** Nodes and UTF-16 units past which an article is left alone; docs/widget.md says what that means. */
const NODES = 400_000;
const LENGTH = 5_000_000;
const TOO_LONG =
  "an article of more than 400,000 nodes or 5,000,000 characters is left alone; name a smaller element, or several";

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
const FURNITURE = 3;
const QUOTATION = 4;
const CITE = 5;
const PULL_QUOTE = 6;
const BOLD = 7;

/** Classes and ids of what pages put into their articles: nobody there is quoted by the article. */
const BESIDE = new RegExp(
  "(^|[^a-z])(ads?|advert[a-z]*|(author-?)?bio|author-?info|breadcrumbs?|comments?|cookies?|donat[a-z]+|interstitial|" +
    "most-?(read|viewed|popular)|newsletters?|outbrain|pagination|paywall|popular|promo(s|ted)?|read-?more|recirc|" +
    "recommend[a-z]*|related[a-z]*|respon(d|ses)|shar(es?|ing|edaddy)|sidebar|sign-?up|social|sponsored|" +
    "subscri(be|ption)|taboola|tags|toolbar|trending)(?![a-z])",
  "i",
);

/** Elements that repeat, large, what the article says. */
const PULLED = "aside,blockquote,div,figure,p,section";

/**
 * Walks `root`, step by step, and returns
 * - `text`: blocks are separated by a blank line and `<br>` is a line break. White space that the page collapses
 *   becomes as many blanks, so that offsets need no map;
 * - `nodes`: the page's text nodes, each with its `data`, the offset `from` where its part of the text begins, and
 *   whether it `joins` the one before it without anything between them;
 * - `pieces`: start and end in `text` for each of them;
 * - `hints`: triples of kind, start, end for what the markup says: headings, captions, links to notes;
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
  const hints = [];
  /** Start and end of what is named as furniture, inner ones first. */
  const beside = [];

  function* visit(parent) {
    let keeps;
    let joins = false;
    for (let node = firstChild(parent), next; node; node = next) {
      next = node.nextSibling;
      if (node.nodeType === Node.TEXT_NODE) {
        const data = textOf(node);
        if (data) {
          keeps ??= /^(pre|break)/.test(getComputedStyle(parent).whiteSpace);
          joins = add(node, data, keeps, joins);
        }
      } else if (node.localName === "whosaid-mark") {
        yield* visit(node);
      } else {
        joins = false;
        if (node.nodeType === Node.ELEMENT_NODE) yield* enter(node);
      }
      if (++visited > NODES || text.length > LENGTH) throw failure("limit", TOO_LONG);
      // Not after every node: a step goes all the way up to whoever asked for it.
      if (visited % 64 === 0) yield;
      // In the meantime the page may have taken out the one or the other.
      if (next && next.parentNode !== parent) {
        lost ||= node.parentNode !== parent;
        next = lost ? null : node.nextSibling;
      }
    }
  }

  function* enter(element) {
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
    if (block && style.float !== "none" && !element.matches(BLOCKS) && element.textContent.trim().length < 4) block = false;
    if (block) breaks = 2;
    const first = pieces.length;
    const marks = element.localName === "q" && !/^\s*["“‘«„]/.test(element.textContent);
    // Marks that the browser sets are no text of the page, but tell what is quoted.
    if (marks) opening = "“";
    yield* visit(element);
    if (pieces.length > first && isBeside(element)) beside.push(pieces[first], text.length);
    if (marks && !opening) text += "”";
    if (marks) opening = "";
    if (block) breaks = 2;
    const kind = hint(element);
    if (kind >= 0 && pieces.length > first) hints.push(kind, pieces[first], text.length);
  }

  /** Whether the node has a part in the text. */
  function add(node, data, keeps, joins) {
    if (seen.has(node)) return false;
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
    seen.add(node);
    nodes.push({ node, data, from, joins });
    pieces.push(text.length, text.length + shown.length - from);
    text += shown.slice(from);
    return true;
  }

  yield* visit(root);
  // A class may say of most of an article what others say of its margins: `<div class="comments-open">`.
  for (let i = 0; i < beside.length; i += 2) {
    if (beside[i + 1] - beside[i] < text.length * 0.4) hints.push(FURNITURE, beside[i], beside[i + 1]);
  }
  // As arrays of numbers, which a worker gets quickly.
  const [cuts, told] = [pieces, hints].map((list) => Uint32Array.from(list));
  return { text, nodes, pieces: cuts, hints: told, lang: language(root), visited, lost };
}

/** Whether a style hides its element from the eye, and leaves it to screen readers: it repeats what others see. */
function isForReadersAloud({ clip, clipPath, width, height, overflow }) {
  const clipped = /^rect\((0|1)px,? (0|1)px,? (0|1)px,? (0|1)px\)$/.test(clip) || /^inset\((50|100)%\)$/.test(clipPath);
  return clipped || (overflow === "hidden" && parseFloat(width) <= 1 && parseFloat(height) <= 1);
}

/** The language that the page is in, there where the article stands. */
function language(element) {
  for (let at = element; at; at = at.parentElement ?? treeOf(at).host) if (at.lang) return at.lang;
  return rootElement().lang;
}

function isBeside(element) {
  return BESIDE.test(`${element.getAttribute("class")} ${element.id}`) && hint(element) < 0 && !element.closest("blockquote");
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
  if (element.localName === "p" && element.matches(":has(>:is(b,strong,em,i):first-child)")) {
    const [bold] = element.children;
    if (bold.textContent.trim() === element.textContent.trim()) return BOLD;
  }
  if (element.matches("figcaption") && element.closest("figure")?.querySelector("blockquote")) return CITE;
  if (element.matches("figcaption,caption")) return CAPTION;
  // The `2` of a square metre is superscript as well: a note's number is a link, or says that it is one.
  const link = element.matches("[role=doc-noteref],sup a[href*='#'],a[href*='#']:has(>sup)");
  return link && /^\s*[[(]?\s*(\d{1,3}|[a-z]|[*†‡]+)\s*[\])]?\s*$/i.test(element.textContent) ? NOTE_MARKER : -1;
}
