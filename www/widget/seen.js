// Of an enormous article only what is near the reader is shown: whatever is wrapped, or painted, the browser draws anew with
// all that stands in the same element, and a page with all its wrappers is two to three times as large.

import { contains, create, listen, treeOf, unlisten } from "./dom.js";

/** How many stretches before and behind those in the window are near: of what is wrapped, and of painted words. */
const WRAPPED = 150;
const PAINTED = 10;
/** Milliseconds after the reader has begun to scroll. */
const SOON = 100;
/** Where the window is asked what stands there, as parts of its width and height. */
const ACROSS = [0.1, 0.5, 0.9];
const DOWN = [0.02, 0.25, 0.5, 0.75, 0.98];

// By the prototype's own: an element may have that name. Safari has the second.
const { caretPositionFromPoint, caretRangeFromPoint } = globalThis.Document?.prototype ?? {};

/** The node, and the offset in it, that stands at a place in the window. */
function standing(tree, x, y) {
  const shadow = tree !== document;
  const caret = caretPositionFromPoint?.call(document, x, y, shadow ? { shadowRoots: [tree] } : {}) ?? caretRangeFromPoint?.call(document, x, y);
  const node = caret?.offsetNode ?? caret?.startContainer;
  if (node && contains(tree, node)) return [node, caret.offset ?? caret.startOffset];
  return [shadow && tree.elementFromPoint(x, y), 0];
}

/** The first of `stretches`, which are in document order, that fulfils what all behind it do. */
function first(stretches, fulfils) {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fulfils(stretches[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What looks whether the reader goes elsewhere in an article. */
const watched = new WeakMap();

/**
 * Finds out which of the stretches of an article are near the reader; gives the elements that have some. Words that are not have
 * a stand-in for their part. Painted words are all there, and of them it is the looks that come and go.
 */
export function near(article, stretches) {
  const { element, moved, mode } = article;
  // Shown at once, it is shown as a whole.
  if (!moved) return undefined;
  if (!watched.has(article)) watched.set(article, watch(article));
  const tree = treeOf(element);
  const seen = [];
  for (const x of ACROSS) {
    const places = [];
    for (const y of DOWN) {
      const [node, offset] = standing(tree, x * innerWidth, y * innerHeight);
      if (node && node !== element && contains(element, node)) {
        places.push(first(stretches, ({ nodes: [own], start }) =>
          own === node ? start >= offset : own.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING));
      }
    }
    if (places.length) seen.push([Math.min(...places), Math.max(...places)]);
  }
  if (!seen.length) {
    // It lies elsewhere, or beneath something.
    const at = first(stretches, ({ nodes: [{ parentElement }] }) => parentElement?.getBoundingClientRect().bottom > 0);
    seen.push([at, at]);
  }
  const parents = new Set();
  for (const stretch of stretches) {
    stretch.near = false;
    stretch.part ??= new Afar(stretch);
  }
  for (const [from, to] of seen) {
    for (let at = Math.max(0, from - WRAPPED); at < Math.min(stretches.length, to + WRAPPED); at++) {
      const stretch = stretches[at];
      stretch.near ||= at >= from - PAINTED && at < to + PAINTED;
      parents.add(stretch.nodes[0].parentNode);
    }
  }
  return mode === "wrap" && parents;
}

/** Looks no longer. */
export function leave(article) {
  watched.get(article)?.();
  watched.delete(article);
}

/** Has an article look anew what is near whenever the reader has scrolled; returns what ends that. */
function watch(article) {
  let timer;
  const moved = () => {
    timer ??= setTimeout(() => {
      timer = null;
      if (!article.ending) article.moved();
    }, SOON);
  };
  const change = (by) => {
    by(document, "scroll", moved, { capture: true, passive: true });
    by(window, "resize", moved, true);
  };
  change(listen);
  return () => {
    clearTimeout(timer);
    change(unlisten);
  };
}

/** What is painted under a pointer: the browser knows at which letter that is, and measures thousands of words slowly. */
export function under(stretches = [], { target, clientX, clientY }) {
  const [node, offset] = standing(treeOf(target), clientX, clientY);
  const within = ({ left, right, top, bottom }) =>
    left <= clientX && clientX <= right && top <= clientY && clientY <= bottom;
  const found = stretches.findLast(({ part, near }) =>
    near !== false && (node?.data === undefined || part?.isPointInRange?.(node, offset)) && [...part.getClientRects()].some(within));
  return found?.part ?? null;
}

/** Stands for the part of a stretch that is not near: a range, made whenever somebody measures it. */
class Afar {
  near = false;
  #stretch;

  constructor(stretch) {
    this.#stretch = stretch;
  }

  /** What it stands for, once that is there. */
  get now() {
    return this.#stretch.part;
  }

  get startContainer() {
    return this.#stretch.nodes[0];
  }

  /** Its trigger, which is nowhere. */
  get firstChild() {
    return (nowhere ??= create("whosaid-button"));
  }

  toggleAttribute() {
    // It has no looks.
  }

  #range() {
    const { nodes, start, end } = this.#stretch;
    const range = new Range();
    const last = nodes.at(-1);
    range.setStart(nodes[0], Math.min(start, nodes[0].length));
    range.setEnd(last, Math.min(end, last.length));
    return range;
  }

  getClientRects() {
    return this.#range().getClientRects();
  }

  getBoundingClientRect() {
    return this.#range().getBoundingClientRect();
  }
}

let nowhere;
