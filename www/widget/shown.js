// An article and what is shown in it: which words carry which mark. Of what the page has not changed, nothing is
// touched when the article is read again: wrappers, an open card and the focus stay what they are.

import { activeElement, bodyOf, canPaint, contains, treeOf } from "./dom.js";
import { attach, refresh } from "./near.js";
import { finish, slice } from "./slices.js";
import { adopt } from "./styles.js";
import { wrap } from "./wrap.js";

/** How often the page may throw out the wrappers of the same words before they are painted instead. */
const PATIENCE = 2;
/** How many nodes elsewhere a stretch weighs among many of the same element. */
const HEAVY = 20;
/** Nodes of an article past which only what is near the reader is shown. */
const ENORMOUS = 20_000;
/** UTF-16 units of one element past which its words are painted: where one is wrapped, the browser lays out all of them. */
export const LONG = 100_000;
/** Milliseconds within which it does so as an answer to us, whatever the words are by then. */
const AGAINST = 100;
/** Milliseconds that mending may take before the browser paints; a page seldom changes more at once than fits in. */
const MENDING = 20;

/** What is shown in which element, by whichever copy of this script: taken back out of order, two would lose words. */
export const highlighted = (globalThis[Symbol.for("whosaid.shown")] ??= new WeakMap());

/** painted.js, once it is loaded. */
let painter;
export const paintWith = (module) => (painter = module);

export class Shown {
  /** What is shown in `element`, if anything. */
  static in(element) {
    const shown = highlighted.get(element);
    return shown?.ending ? undefined : shown;
  }

  /** All parts of one quotation, speaker or note: { data, id, label, speaker, parts, triggers } by "quote q1" and the like. */
  groups = new Map();
  #groupOf = new Map();
  /** What is shown in each element that has words of its own to show. */
  #units = new Map();
  #lost = new Map();
  /** What ends first stands last. The looks go when no wrapper is left: else the browser works out those of each. */
  #ends = [];
  /** Where the focus was when its trigger was taken back. */
  #focused;
  #untidy = false;
  /** The steps that take everything back, once they have begun. */
  ending;
  /** Called when the page has thrown out the same wrappers again and again. */
  fought;
  /** Called where words can only be painted, and what does that is not there. */
  boxed;
  // What others set, where they are there: `again()` reads the article anew, and `moved()` shows what is near the reader now (follow.js);
  // `settle()` are the steps of that, those of the last `show()`; `card()` and `near` are near.js', `list` and `bring(part)`, which brings
  // painted words into view, list.js'; `off()` is the reader's switch (element.js).

  /** Nothing is shown yet. `owner` is the <who-said> that shows the article, if there is one. */
  constructor(element, { mode = "wrap" } = {}, owner) {
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

  /** Shows a reading of the walked text, step by step. */
  *show(walked, reading) {
    for (let other; (other = highlighted.get(this.element)) !== this; yield) {
      if (!other) {
        highlighted.set(this.element, this);
        this.#ends.push(adopt(this.element));
        this.#ends.push(attach(this));
      } else if (!other.ending) {
        throw new Error("whosaid: this element is shown already");
      } else if (other.ending.next().done) {
        highlighted.delete(this.element);
      }
    }
    const stretches = yield* plan(walked, reading.marks, reading.fragments(walked.pieces));
    const wanted = new Map();
    for (const stretch of stretches) {
      const { parentNode } = stretch.nodes[0];
      if (!wanted.has(parentNode)) wanted.set(parentNode, []);
      // One element with thousands of them is as slow to draw, all of it after each slice, as an enormous page.
      walked.visited = Math.max(walked.visited, HEAVY * wanted.get(parentNode).push(stretch));
      yield;
    }
    for (const [parent, unit] of this.#units) {
      if (!same(unit.stretches, wanted.get(parent))) yield* this.#undo(parent, unit);
      yield;
    }
    // Makes what is wanted; of an enormous article, where there is `moved()` for when he goes elsewhere, what is near the reader.
    this.settle = function* () {
      const near = walked.visited > ENORMOUS && painter?.near(this, stretches);
      yield;
      for (const [parent, stretches] of wanted) {
        if (near && !near.has(parent) && !this.#units.has(parent)) continue;
        const unit = this.#units.get(parent) ?? this.#unit(parent, stretches);
        yield;
        if (!unit) continue;
        if (!unit.stretches) yield* this.#on(parent, unit, unit.make());
        unit.stretches = stretches;
        yield* this.#on(parent, unit, unit.dress(stretches));
      }
      const [groups, groupOf] = yield* gather(stretches);
      // Only now: until here, cards answer for what was shown before.
      Object.assign(this, { reading, walked, groups });
      this.#groupOf = groupOf;
      if (painter) yield* painter.list(this);
      refresh(this);
      if (this.#focused && activeElement() === bodyOf()) {
        this.#focused.querySelector("whosaid-button")?.focus({ preventScroll: true });
      }
      this.#focused = null;
    };
    yield* this.settle();
  }

  /** Steps of a unit, as long as it is one: in between the page may have changed its words, and undoing may have begun. */
  *#on(parent, unit, steps) {
    while (this.#units.get(parent) === unit && (unit.undoing ?? steps) === steps && !steps.next().done) yield;
  }

  #unit(parent, stretches) {
    // In the meantime the page may have changed, and is read again anyway; or the words are another article's as well.
    if (!contains(this.element, parent)) return undefined;
    const texts = [];
    for (const { nodes, texts: data } of stretches) {
      for (const [i, node] of nodes.entries()) {
        if (node.parentNode !== parent || node.data !== data[i] || (i && behind(nodes[i - 1]) !== node)) return undefined;
        if (node !== texts.node) texts.push(data[i]);
        texts.node = node;
      }
    }
    const says = texts.join("\n");
    // A wrapper in a box of its own would move the words.
    const [{ layout: { boxed, length } }] = stretches;
    const long = length > LONG && canPaint();
    const painted = boxed || long || this.mode === "paint" || this.#lost.get(says) >= PATIENCE || this.#lost.get(parent) >= PATIENCE;
    if (painted && !(painter && canPaint())) {
      this.boxed?.();
      return undefined;
    }
    const unit = { ...(painted ? painter.paint : wrap)(parent, stretches, long && this), says, painted, since: performance.now() };
    this.#units.set(parent, unit);
    return unit;
  }

  *#undo(parent, unit) {
    const focused = treeOf(parent).activeElement;
    if (focused?.localName === "whosaid-button" && contains(parent, focused)) this.#focused = parent;
    // What has begun goes on where it was.
    yield* this.#on(parent, unit, (unit.undoing ??= unit.undo()));
    if (this.#units.get(parent) === unit) this.#units.delete(parent);
  }

  /**
   * After the page has changed something: takes back what does not hold any more. What would take longer than a slice
   * is left for `tidy()`.
   */
  mend(records) {
    const touched = new Set();
    let gone = false;
    for (const { target, removedNodes } of records) {
      let at = target;
      while (at && (at.nodeType === Node.TEXT_NODE || /^whosaid-(mark|button)$/.test(at.localName))) at = at.parentNode;
      touched.add(at);
      gone ||= removedNodes.length > 0;
    }
    const latest = performance.now() + MENDING;
    for (const [parent, unit] of this.#units) {
      if (!(touched.has(parent) || gone) || this.#holds(parent, unit, touched)) continue;
      // One element alone may have thousands of them.
      if (!slice(this.#drop(parent, unit), latest - performance.now()).done) {
        this.#untidy = true;
        break;
      }
    }
  }

  /** What `mend()` has left. */
  *tidy() {
    while (this.#untidy) {
      this.#untidy = false;
      for (const [parent, unit] of this.#units) {
        if (!this.#holds(parent, unit)) yield* this.#drop(parent, unit);
        yield;
      }
    }
  }

  #holds(parent, unit, touched) {
    return contains(this.element, parent) && (touched?.has(parent) === false || unit.intact());
  }

  /** Takes back what the page has undone, and remembers that; what it undoes at once, it does against us. */
  *#drop(parent, unit) {
    if (!unit.undoing) {
      const lost = (of) => this.#lost.set(of, (this.#lost.get(of) ?? 0) + 1).get(of);
      const times = Math.max(lost(unit.says), performance.now() - unit.since < AGAINST ? lost(parent) : 0);
      if (times >= PATIENCE && !unit.painted) this.fought?.();
    }
    yield* this.#undo(parent, unit);
  }

  /** Takes everything back; callable by itself, as in `const { restore } = highlight(…)`. */
  restore = () => finish(this.end());

  /** The same, step by step. */
  end() {
    if (!this.ending && highlighted.get(this.element) === this) {
      this.#ends.pop()?.();
      this.ending = this.#end();
    }
    return this.ending ?? [].values();
  }

  *#end() {
    for (const [parent, unit] of this.#units) {
      yield* this.#undo(parent, unit);
      yield;
    }
    this.groups.clear();
    if (painter) yield* painter.list(this);
    this.#ends.pop()?.();
    highlighted.delete(this.element);
  }

  groupOf(part) {
    return this.#groupOf.get(part);
  }

  /** The part under a pointer: a wrapper, or a range where the words are painted. */
  at(event) {
    const { target } = event;
    const wrapper = target.closest?.("whosaid-mark");
    if (this.#groupOf.has(wrapper)) return wrapper;
    const unit = this.#units.get(target);
    return unit?.painted ? painter.under(unit.stretches, event) : null;
  }
}

/** What to show where: fragments of one mark in neighbouring text nodes become one stretch. */
function* plan({ nodes, pieces }, marks, fragments) {
  const stretches = [];
  const latest = new Map();
  const opened = new Set();
  for (const [index, piece, start, end] of fragments) {
    const { node, data, from, joins, layout } = nodes[piece];
    const before = latest.get(index);
    if (joins && start === 0 && before?.next === piece) {
      before.nodes.push(node);
      before.texts.push(data);
    } else {
      const mark = marks[index];
      // One way in for each quotation, at its beginning, and for each marker of a note that is no link.
      const opens = mark.data === "quote" ? !opened.has(mark.id) : mark.data === "note" && !node.parentNode.closest("a[href]");
      if (mark.data === "quote") opened.add(mark.id);
      const stretch = { mark, opens, layout, nodes: [node], texts: [data], start: start + from };
      latest.set(index, stretch);
      stretches.push(stretch);
    }
    const stretch = latest.get(index);
    stretch.end = end + from;
    stretch.next = end === pieces[2 * piece + 1] - pieces[2 * piece] ? piece + 1 : -1;
    yield;
  }
  return stretches;
}

/** The parts of each quotation, speaker and note, and whose a part is. */
function* gather(stretches) {
  const groups = new Map();
  const groupOf = new Map();
  for (const { mark, part, opens } of stretches) {
    yield;
    if (!part) continue;
    const { data, id, label, speaker } = mark;
    const key = `${data} ${id}`;
    if (!groups.has(key)) groups.set(key, { data, id, label, speaker, parts: [], triggers: [] });
    const group = groups.get(key);
    group.parts.push(part);
    if (opens && part.firstChild) group.triggers.push(part.firstChild);
    group.listed ||= opens && !part.firstChild;
    groupOf.set(part, group);
  }
  return [groups, groupOf];
}

/** The node behind a text node, but for text nodes that are empty. */
function behind(node) {
  do node = node.nextSibling;
  while (node?.data === "");
  return node;
}

function same(before, after) {
  return before?.length === after?.length && before?.every((stretch, i) => {
    const { nodes, start, end, mark } = after[i];
    return (
      stretch.start === start && stretch.end === end && stretch.mark.data === mark.data &&
      stretch.nodes.length === nodes.length && stretch.nodes.every((node, j) => node === nodes[j])
    );
  });
}
