// Wraps stretches of text in one element of the page, and takes every change back.
//
// A text node of the page never moves, and keeps at least its beginning: what is wrapped are only the parts that we
// split off it. So a page that removes, moves or rewrites a text node of its own, as React does, finds it where it left
// it, and nothing throws; what the page then left behind is ours, and `undo()` puts it right.

import { create } from "./dom.js";

/** The parts that were split off a text node of the page, and all those parts. */
const leaves = new WeakMap();
const split = new WeakSet();

/** What a text node of the page says, with the parts that were split off it; those themselves say nothing. */
export function textOf(node) {
  if (split.has(node)) return "";
  return node.data + (leaves.get(node) ?? []).map(({ data }) => data).join("");
}

/** Where an offset in a text node of the page stands now; between two parts, at the end of one or (`begins`) before one. */
export function locate(node, offset, begins) {
  for (const leaf of leaves.get(node) ?? []) {
    if (offset < node.length + !begins) break;
    offset -= node.length;
    node = leaf;
  }
  return [node, Math.min(offset, node.length)];
}

/**
 * Makes a wrapper for each of `stretches` (outer ones before inner ones, in document order). A stretch is
 * { nodes, start, end, mark }: neighbouring text nodes of `parent`, from an offset in the first to one in the last.
 *
 * Returns `dress(stretches)`, which gives such stretches their `part`, the wrapper, and that the looks of its mark, and where
 * the stretch `opens` a card a trigger: the one way in for the keyboard and screen readers; `intact()`, whether the page has left it all as it is; and `undo()`.
 */
export function wrap(parent, stretches) {
  const cuts = new Map();
  const cut = (node, at) => cuts.set(node, (cuts.get(node) ?? new Set()).add(at));
  for (const { nodes, start, end } of stretches) {
    nodes.forEach((node, i) => cut(node, i ? 0 : start));
    cut(nodes.at(-1), end);
  }
  const heads = new Map();
  for (const [node, offsets] of cuts) {
    const { length } = node;
    const sorted = [...offsets].filter((at) => at < length).sort((a, b) => a - b);
    const parts = divide(node, sorted);
    for (const leaf of parts) split.add(leaf);
    leaves.set(node, parts);
    heads.set(node, node.data);
    // From here on: which part begins at an offset.
    cuts.set(node, new Map(sorted.map((at, i) => [at, i])));
  }

  const wrappers = new Set();
  for (const { nodes, start, end } of stretches) {
    const inside = nodes.flatMap((node, i) => {
      const index = (at) => cuts.get(node).get(at);
      return leaves.get(node).slice(i ? 0 : index(start), node === nodes.at(-1) ? index(end) : undefined);
    });
    const wrapper = create("whosaid-mark");
    inside[0].before(wrapper);
    wrapper.append(...inside);
    wrappers.add(wrapper);
  }

  const own = new Set([...heads.keys(), ...[...heads.keys()].flatMap((node) => leaves.get(node)), ...wrappers]);
  const places = [...own].map((node) => [node, node.parentNode, node.nextSibling]);

  return {
    dress(stretches) {
      let i = 0;
      for (const wrapper of wrappers) dress((stretches[i].part = wrapper), stretches[i++]);
    },
    intact() {
      for (const [node, data] of heads) if (node.data !== data) return false;
      // Behind the last of our nodes the page may add what it likes.
      return places.every(
        ([node, above, next]) =>
          node.parentNode === above && (node.nextSibling === next || (above === parent && !own.has(next))),
      );
    },
    undo() {
      for (const [node, head] of heads) {
        // A page that has written into the node meant the whole of it: what we split off is stale.
        const rewritten = node.data !== head;
        let whole = true;
        let rest = "";
        for (const leaf of leaves.get(node)) {
          split.delete(leaf);
          const above = leaf.parentNode;
          const ours = above === parent || above === null || wrappers.has(above);
          // What the page has taken out, or moved elsewhere, is its own now; what follows stays a node for itself.
          whole &&= ours && (parent.contains(leaf) || node.parentNode !== parent);
          if (whole) rest += leaf.data;
          if (whole || rewritten) leaf.remove();
        }
        if (rest && !rewritten) node.appendData(rest);
        leaves.delete(node);
      }
      for (const wrapper of [...wrappers].reverse()) {
        for (const child of [...wrapper.childNodes]) if (child.localName !== "whosaid-button") wrapper.before(child);
        wrapper.remove();
      }
    },
  };
}

/** Splits a text node at sorted offsets, in halves first: each split copies the text. Gives the parts split off. */
function divide(node, offsets, from = 0) {
  if (!offsets.length) return [];
  const middle = offsets.length >> 1;
  const at = offsets[middle];
  const right = node.splitText(at - from);
  return [...divide(node, offsets.slice(0, middle), from), right, ...divide(right, offsets.slice(middle + 1), at)];
}

/** Gives a wrapper the looks and the trigger of its stretch. Only what differs is written. */
function dress(wrapper, { mark, opens }) {
  const { data, id, hue, kind, doubtful } = mark;
  set(wrapper, `data-${data}`, id);
  set(wrapper, "role", data === "quote" && "mark");
  set(wrapper, "data-kind", kind);
  set(wrapper, "data-hue", hue && `${hue}`);
  set(wrapper, "data-doubtful", doubtful && "true");
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
