// Shows who said what without touching the page's DOM, by the CSS Custom Highlight API.

import { canPaint } from "./dom.js";
import css from "./made/painted.js";
import { ours } from "./styles.js";

/** Words that an open card tells from others; styles/marks.css has their looks, for all articles. */
export const EVIDENCE = "whosaid-evidence";

/** Whether the looks of what is painted stand in the sheet that articles have. */
let styled = false;

/** Adds ranges to the highlight of that name, or takes them out (`on` false); styles/painted.css has the looks. */
export function tint(name, ranges, on = true) {
  if (!canPaint() || !name || !ranges.length) return;
  // Chromium then works out the style of every element of the page, and thirty more of each: 1.7 s with 10,000 wrappers.
  if (!styled && name !== EVIDENCE) {
    ours().insertRule(css, ours().cssRules.length);
    styled = true;
  }
  const highlight = CSS.highlights.get(name) ?? new Highlight();
  for (const range of ranges) highlight[on ? "add" : "delete"](range);
  if (highlight.size) CSS.highlights.set(name, highlight);
  else CSS.highlights.delete(name);
}

/** The highlight for a mark; none for what has no looks of its own. */
export function look({ data, hue, kind, doubtful }, inLink) {
  if (data === "note") return kind === "missing" && "whosaid-missing";
  if (data === "speaker") return kind === "name" && hue && !inLink && `whosaid-name-${hue}`;
  if (kind === "title") return false;
  return `whosaid-${hue}${doubtful || kind === "unnamed" || kind === "scare" ? "-doubtful" : ""}`;
}

/** Like `wrap()`, without wrappers: the `part` of a stretch is a range. */
export function paint(parent, stretches) {
  const inLink = Boolean(parent.closest("a"));
  const texts = new Map();
  const parts = [];
  return {
    *make() {
      let outer;
      for (const { nodes, start, end, mark } of stretches) {
        for (const node of nodes) texts.set(node, node.data);
        const range = new Range();
        range.setStart(nodes[0], start);
        range.setEnd(nodes.at(-1), end);
        // Of quotations within each other only the outer one is underlined.
        const nested = mark.data === "quote" && outer?.isPointInRange(nodes[0], start + 1);
        if (mark.data === "quote" && !nested) outer = range;
        parts.push({ range, nested });
        yield;
      }
    },
    *dress(stretches) {
      for (const [i, part] of parts.entries()) {
        stretches[i].part = part.range;
        const name = !part.nested && look(stretches[i].mark, inLink);
        if (name !== part.name) {
          tint(part.name, [part.range], false);
          tint(name, [part.range]);
          part.name = name;
        }
        yield;
      }
    },
    intact: () => parts.length === stretches.length && [...texts].every(([node, data]) => node.parentNode === parent && node.data === data),
    *undo() {
      for (const { name, range } of parts) {
        tint(name, [range], false);
        yield;
      }
    },
  };
}
