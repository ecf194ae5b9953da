// Wraps stretches of text in one element of the page, and takes every change back.
//
// A text node of the page never moves, and keeps at least its beginning: what is wrapped are only the parts that we
// split off it. So a page that removes, moves or rewrites a text node of its own, as React does, finds it where it left
// it, and nothing throws; what the page then left behind is ours, and `undo()` puts it right.

import { contains, create } from "./dom.js";
import { attributes } from "./view/marks.js";

/** The parts that were split off a text node of the page, the last one first, and all those parts. */
const leaves = new WeakMap();
const split = new WeakSet();

/** How many parts are split off, or joined again, in one step: each step copies what is left of the text. */
const BATCH = 256;

/** The parts that were split off a text node of the page, the last one first. */
export const partsOf = (node) => leaves.get(node) ?? [];

/** What a text node of the page says, with the parts that were split off it; those themselves say nothing. */
export function textOf(node) {
  if (split.has(node)) return "";
  const parts = leaves.get(node);
  return parts ? node.data + parts.map(({ data }) => data).reverse().join("") : node.data;
}

/**
 * What makes a wrapper for each of `stretches` (outer ones before inner ones, in document order). A stretch is
 * { nodes, start, end, mark }: neighbouring text nodes of `parent`, from an offset in the first to one in the last.
 *
 * `make()` makes them; `dress(stretches)` gives such stretches their `part`, the wrapper, and that the looks of its mark,
 * and where the stretch `opens` a card a trigger: the one way in for the keyboard and screen readers; `undo()` takes them
 * back, from whatever step of the others. All three go step by step, and the text is the same after each. `intact()` says
 * whether they are all made and the page has left them as they are.
 */
export function wrap(parent, stretches) {
  /** What is left in each text node of the page, as we left it. */
  const heads = new Map();
  /** An empty text node for each of those that we left empty: normalize() takes out both, a page its own alone. */
  const guards = new Map();
  const wrappers = new Set();
  let places;

  function* make() {
    const cuts = new Map();
    for (const { nodes, start, end } of stretches) {
      for (const [i, node] of nodes.entries()) {
        if (!cuts.has(node)) cuts.set(node, new Set());
        const offsets = cuts.get(node).add(i ? 0 : start);
        if (i === nodes.length - 1) offsets.add(end);
        yield;
      }
    }
    for (const [node, offsets] of cuts) {
      const { length } = node;
      const sorted = [...offsets].filter((at) => at < length).sort((a, b) => a - b);
      yield* divide(node, sorted);
      // From here on: which part begins at an offset, counted from the last.
      cuts.set(node, new Map(sorted.map((at, i) => [at, sorted.length - i])));
    }
    for (const { nodes, start, end } of stretches) {
      const wrapper = create("whosaid-mark");
      wrappers.add(wrapper);
      for (const [i, node] of nodes.entries()) {
        const parts = leaves.get(node);
        const at = cuts.get(node);
        const stop = (i === nodes.length - 1 && at.get(end)) || 0;
        for (let n = at.get(i ? 0 : start); n > stop; n--) {
          const leaf = parts[n - 1];
          if (!wrapper.parentNode) leaf.before(wrapper);
          wrapper.append(leaf);
          yield;
        }
      }
    }
    const found = new Map();
    const own = function* () {
      for (const node of heads.keys()) {
        yield node;
        yield* leaves.get(node);
      }
      yield* wrappers;
    };
    for (const node of own()) {
      found.set(node, [node.parentNode, node.nextSibling]);
      yield;
    }
    places = found;
  }

  /** Splits a text node at sorted offsets, from the last on: the text before each is copied, but a step at a time. */
  function* divide(node, offsets) {
    const parts = [];
    leaves.set(node, parts);
    heads.set(node, node.data);
    for (let stop = offsets.length; stop > 0; ) {
      const first = Math.max(0, stop - BATCH);
      const rest = node.splitText(offsets[first]);
      while (--stop > first) parts.push(rest.splitText(offsets[stop] - offsets[first]));
      parts.push(rest);
      for (let i = parts.length; i-- && !split.has(parts[i]); ) split.add(parts[i]);
      heads.set(node, node.data);
      yield;
    }
    if (node.length || !parts.length) return;
    guards.set(node, node.cloneNode());
    parts.at(-1).after(guards.get(node));
  }

  return {
    make,
    *dress(stretches) {
      let i = 0;
      for (const wrapper of wrappers) {
        dress((stretches[i].part = wrapper), stretches[i++]);
        yield;
      }
    },
    intact() {
      if (!places) return false;
      for (const [node, data] of heads) if (node.data !== data) return false;
      // Behind the last of our nodes the page may add what it likes.
      for (const [node, [above, next]] of places) {
        if (node.parentNode !== above) return false;
        if (node.nextSibling !== next && (above !== parent || places.has(next))) return false;
      }
      return true;
    },
    *undo() {
      places = null;
      for (const node of heads.keys()) {
        const parts = partsOf(node);
        const guard = guards.get(node);
        let whole = !guard || guard.parentNode !== null || node.parentNode === parent;
        guard?.remove();
        while (parts.length) {
          // A page that has written into the node meant the whole of it: what we split off is stale.
          const rewritten = node.data !== heads.get(node);
          let rest = "";
          for (const leaf of parts.splice(-BATCH).reverse()) {
            split.delete(leaf);
            const above = leaf.parentNode;
            const ours = above === parent || above === null || wrappers.has(above);
            // What the page has taken out, or moved elsewhere, is its own now; what follows stays a node for itself.
            whole &&= ours && (contains(parent, leaf) || node.parentNode !== parent);
            if (whole) rest += leaf.data;
            if (whole || rewritten) leaf.remove();
          }
          if (rest && !rewritten) {
            node.appendData(rest);
            heads.set(node, node.data);
          }
          yield;
        }
        leaves.delete(node);
      }
      for (const wrapper of [...wrappers].reverse()) {
        for (const child of [...wrapper.childNodes]) if (child.localName !== "whosaid-button") wrapper.before(child);
        wrapper.remove();
        yield;
      }
    },
  };
}

/** Gives a wrapper the looks and the trigger of its stretch. Only what differs is written. */
function dress(wrapper, { mark, opens }) {
  for (const [name, value] of Object.entries(attributes(mark))) set(wrapper, name, value);
  let [trigger] = wrapper.children;
  if (trigger?.localName !== "whosaid-button") {
    if (!opens) return;
    trigger = create("whosaid-button");
    wrapper.prepend(trigger);
  } else if (!opens) {
    trigger.remove();
    return;
  }
  set(trigger, "role", "button");
  set(trigger, "tabindex", "0");
  set(trigger, "aria-label", mark.label);
  set(trigger, "aria-details", "whosaid-card");
  if (!trigger.ariaExpanded) set(trigger, "aria-expanded", "false");
}

function set(element, name, value) {
  if (!value) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
