// Wraps stretches of text nodes, and takes every change back.

/**
 * Wraps `fragments` (four numbers each: mark, piece, start, end; outer ones before inner ones, in document order) of
 * the walked `nodes`; `create(mark)` makes a wrapper. Text nodes are split and moved, never recreated; elements of the
 * page are never moved.
 *
 * Returns the wrappers of each mark in document order, `locate(piece, offset)` and `undo()`.
 */
export function wrap(nodes, fragments, create) {
  const { operations, cuts } = resolve(nodes, fragments);
  const splits = [];
  const leaves = new Map();
  const heads = new Map();
  for (const [node, offsets] of cuts) {
    const parts = [{ at: 0, leaf: node }];
    for (const at of [...offsets].sort((a, b) => b - a)) {
      const leaf = node.splitText(at);
      splits.push([node, leaf]);
      parts.splice(1, 0, { at, leaf });
    }
    leaves.set(node, parts);
    heads.set(node, node.data);
  }
  const leafAt = (node, offset) => leaves.get(node)?.findLast((part) => part.at <= offset) ?? { at: 0, leaf: node };

  const wrappers = new Map();
  const made = [];
  const undo = () => {
    for (const wrapper of made.reverse()) {
      for (const child of [...wrapper.childNodes]) if (child.localName !== "whosaid-button") wrapper.before(child);
      wrapper.remove();
    }
    // Where the page has written into a text node since, it meant the whole of it: what we split off is stale.
    const rewritten = new Set([...heads].flatMap(([node, data]) => (node.data === data ? [] : [node])));
    for (const [node, leaf] of splits.reverse()) {
      const ours = leaf.previousSibling === node;
      if (ours && !rewritten.has(node)) node.appendData(leaf.data);
      if (ours || rewritten.has(node)) leaf.remove();
    }
    made.length = splits.length = 0;
  };

  try {
    for (const { mark, parent, node, start, last, end } of operations.reverse()) {
      const climb = (child) => {
        while (child.parentNode !== parent) child = child.parentNode;
        return child;
      };
      const first = climb(leafAt(node, start).leaf);
      const stop = climb(leafAt(last, end - 1).leaf).nextSibling;
      const wrapper = create(mark);
      first.before(wrapper);
      made.push(wrapper);
      while (wrapper.nextSibling !== stop) wrapper.append(wrapper.nextSibling);
      if (wrappers.has(mark)) wrappers.get(mark).unshift(wrapper);
      else wrappers.set(mark, [wrapper]);
    }
  } catch (error) {
    undo();
    throw error;
  }

  const locate = (piece, offset) => {
    const { node, from } = nodes[piece];
    const { at, leaf } = leafAt(node, offset + from);
    return [leaf, offset + from - at];
  };
  return { wrappers, locate, undo };
}

/** What to wrap and where to cut, before anything changes. Adjacent text nodes of one mark share a wrapper. */
function resolve(nodes, fragments) {
  const operations = [];
  const cuts = new Map();
  const latest = new Map();
  for (const [mark, piece, at, to] of fragments) {
    const { node, from } = nodes[piece];
    const [start, end] = [at + from, to + from];
    if (!cuts.has(node)) cuts.set(node, new Set());
    for (const cut of [start, end]) if (cut > 0 && cut < node.length) cuts.get(node).add(cut);
    const before = latest.get(mark);
    if (before && start === 0 && before.last.nextSibling === node && before.end === before.last.length) {
      before.last = node;
      before.end = end;
    } else {
      const operation = { mark, parent: node.parentNode, node, start, last: node, end };
      latest.set(mark, operation);
      operations.push(operation);
    }
  }
  return { operations, cuts };
}
