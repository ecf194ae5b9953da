// An article and what is shown in it: which words carry which mark. Of what the page has not changed, nothing is
// touched when the article is read again: wrappers, an open card and the focus stay what they are.

import { activeElement, bodyOf, treeOf } from "./dom.js";
import { attach, refresh } from "./card.js";
import { list } from "./list.js";
import { canPaint, paint } from "./paint.js";
import { adopt } from "./styles.js";
import { locate, wrap } from "./wrap.js";

/** How often the page may throw out the wrappers of the same words before they are painted instead. */
const PATIENCE = 2;

/** What is shown in which element, by whichever copy of this script: taken back out of order, two would lose words. */
const highlighted = (globalThis[Symbol.for("whosaid.shown")] ??= new WeakMap());

export class Shown {
  /** What is shown in `element`, if anything. */
  static in(element) {
    return highlighted.get(element);
  }

  /** All parts of one quotation, speaker or note: { data, id, label, speaker, parts, triggers } by "quote q1" and the like. */
  groups = new Map();
  #groupOf = new Map();
  /** What is shown in each element that has words of its own to show. */
  #units = new Map();
  #lost = new Map();
  #ends = [];
  /** Where the focus was when its trigger was taken back. */
  #focused;

  /**
   * Nothing is shown yet; throws for a mode that there is not. `owner` is the <who-said> that shows the article, if
   * there is one.
   */
  constructor(element, { mode = "wrap" } = {}, owner) {
    if (mode !== "wrap" && mode !== "paint") throw new TypeError("whosaid: mode is 'wrap' or 'paint'");
    if (mode === "paint" && !canPaint()) throw new Error("whosaid: this browser has no CSS Custom Highlight API to paint with");
    this.element = element;
    this.mode = mode;
    this.owner = owner;
  }

  get annotation() {
    return this.reading?.annotation;
  }

  get text() {
    return this.walked?.text;
  }

  get cast() {
    return this.reading?.cast;
  }

  get unplaced() {
    return this.reading?.unplaced;
  }

  get unanchored() {
    return this.reading?.unanchored;
  }

  selector(id) {
    const { selector, view } = this.reading;
    if (!selector) throw new Error("whosaid: the analysis makes selectors, and this annotation was made before; highlight without one");
    const { segments } = view.quote(id);
    return selector(segments[0].start, segments.at(-1).end);
  }

  /** Tells the page what went wrong. */
  fail(error) {
    const detail = { error };
    (this.owner ?? this.element).dispatchEvent(new CustomEvent("whosaid-error", { bubbles: true, composed: true, detail }));
  }

  /** Shows a reading of the walked text, step by step. */
  *show(walked, reading) {
    if (!highlighted.has(this.element)) {
      highlighted.set(this.element, this);
      this.#ends.push(adopt(this.element), attach(this));
    } else if (highlighted.get(this.element) !== this) {
      throw new Error("whosaid: this element is shown already");
    }
    const stretches = plan(walked, reading.marks, reading.fragments(walked.pieces));
    const wanted = new Map();
    for (const stretch of stretches) {
      const { parentNode } = stretch.nodes[0];
      if (wanted.has(parentNode)) wanted.get(parentNode).push(stretch);
      else wanted.set(parentNode, [stretch]);
    }
    for (const [parent, unit] of this.#units) {
      if (same(unit.stretches, wanted.get(parent))) continue;
      this.#undo(parent);
      yield;
    }
    for (const [parent, stretches] of wanted) {
      if (!this.#units.has(parent)) this.#make(parent, stretches);
      const unit = this.#units.get(parent);
      if (!unit) continue;
      unit.stretches = stretches;
      unit.dress(stretches);
      yield;
    }
    yield;
    // Only now: until here, cards answer for what was shown before.
    Object.assign(this, { reading, walked });
    this.#gather(stretches);
  }

  #make(parent, stretches) {
    // In the meantime the page may have changed, and is read again anyway; or the words are another article's as well.
    if (!this.element.contains(parent)) return;
    const texts = new Map(stretches.flatMap(({ nodes, texts }) => nodes.map((node, i) => [node, texts[i]])));
    for (const [node, text] of texts) if (node.parentNode !== parent || node.data !== text) return;
    const says = [...texts.values()].join("\n");
    const painted = this.mode === "paint" || this.#lost.get(says) >= PATIENCE;
    if (painted && !canPaint()) return;
    this.#units.set(parent, { ...(painted ? paint : wrap)(parent, stretches), says, painted });
  }

  #undo(parent) {
    const focused = treeOf(parent).activeElement;
    if (focused?.localName === "whosaid-button" && parent.contains(focused)) this.#focused = parent;
    this.#units.get(parent).undo();
    this.#units.delete(parent);
  }

  #gather(stretches) {
    this.groups = new Map();
    this.#groupOf = new Map();
    for (const { mark, part, opens } of stretches) {
      if (!part) continue;
      const { data, id, label, speaker } = mark;
      const key = `${data} ${id}`;
      if (!this.groups.has(key)) this.groups.set(key, { data, id, label, speaker, parts: [], triggers: [] });
      const group = this.groups.get(key);
      group.parts.push(part);
      if (opens && part.firstChild) group.triggers.push(part.firstChild);
      group.listed ||= opens && !part.firstChild;
      this.#groupOf.set(part, group);
    }
    list(this);
    refresh(this);
    if (this.#focused && activeElement() === bodyOf()) {
      this.#focused.querySelector("whosaid-button")?.focus({ preventScroll: true });
    }
    this.#focused = null;
  }

  /** After the page has changed something: takes back what does not hold any more. */
  mend() {
    for (const [parent, unit] of this.#units) {
      if (this.element.contains(parent) && unit.intact()) continue;
      this.#lost.set(unit.says, (this.#lost.get(unit.says) ?? 0) + 1);
      this.#undo(parent);
    }
  }

  /** Takes everything back. */
  restore() {
    if (highlighted.get(this.element) !== this) return;
    highlighted.delete(this.element);
    for (const end of this.#ends) end();
    for (const parent of this.#units.keys()) this.#undo(parent);
    this.groups.clear();
    list(this);
  }

  groupOf(part) {
    return this.#groupOf.get(part);
  }

  /** The part under a pointer: a wrapper, or a range where the words are painted. */
  at({ target, clientX, clientY }) {
    const wrapper = target.closest?.("whosaid-mark");
    if (this.#groupOf.has(wrapper)) return wrapper;
    const unit = this.#units.get(target);
    if (!unit?.painted) return null;
    const within = ({ left, right, top, bottom }) =>
      left <= clientX && clientX <= right && top <= clientY && clientY <= bottom;
    return unit.stretches.findLast(({ part }) => [...part.getClientRects()].some(within))?.part ?? null;
  }

  /** From offsets of the text to a DOM range. */
  range(start, end) {
    const { nodes, pieces } = this.walked;
    const range = new Range();
    nodes.forEach(({ node, from }, i) => {
      const [first, last] = [pieces[2 * i], pieces[2 * i + 1]];
      if (start >= first && start < last) range.setStart(...locate(node, start - first + from, true));
      if (end > first && end <= last) range.setEnd(...locate(node, end - first + from));
    });
    return range;
  }
}

/** What to show where: fragments of one mark in neighbouring text nodes become one stretch. */
function plan({ nodes, pieces }, marks, fragments) {
  const stretches = [];
  const latest = new Map();
  const opened = new Set();
  for (const [index, piece, start, end] of fragments) {
    const { node, data, from, joins } = nodes[piece];
    const before = latest.get(index);
    if (joins && start === 0 && before?.next === piece) {
      before.nodes.push(node);
      before.texts.push(data);
    } else {
      const mark = marks[index];
      // One way in for each quotation, at its beginning, and for each marker of a note that is no link.
      const opens = mark.data === "quote" ? !opened.has(mark.id) : mark.data === "note" && !node.parentNode.closest("a[href]");
      if (mark.data === "quote") opened.add(mark.id);
      const stretch = { mark, opens, nodes: [node], texts: [data], start: start + from };
      latest.set(index, stretch);
      stretches.push(stretch);
    }
    const stretch = latest.get(index);
    stretch.end = end + from;
    stretch.next = end === pieces[2 * piece + 1] - pieces[2 * piece] ? piece + 1 : -1;
  }
  return stretches;
}

function same(before, after) {
  return before.length === after?.length && before.every((stretch, i) => {
    const { nodes, start, end, mark } = after[i];
    return (
      stretch.start === start && stretch.end === end && stretch.mark.data === mark.data &&
      stretch.nodes.length === nodes.length && stretch.nodes.every((node, j) => node === nodes[j])
    );
  });
}
