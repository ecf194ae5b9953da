// From the text of an article to places in its DOM.

import { partsOf } from "./wrap.js";

/** The DOM range of offsets in the text of an article, a `Shown`. */
export function rangeOf({ walked: { nodes, pieces } }, start, end) {
  const range = new Range();
  nodes.forEach(({ node, from }, i) => {
    const [first, last] = [pieces[2 * i], pieces[2 * i + 1]];
    if (start >= first && start < last) range.setStart(...locate(node, start - first + from, true));
    if (end > first && end <= last) range.setEnd(...locate(node, end - first + from));
  });
  return range;
}

/** Where an offset in a text node of the page stands now; between two parts, at the end of one or (`begins`) before one. */
function locate(node, offset, begins) {
  for (const leaf of [...partsOf(node)].reverse()) {
    if (offset < node.length + !begins) break;
    offset -= node.length;
    node = leaf;
  }
  return [node, Math.min(offset, node.length)];
}
