// Names ranges of words, whose looks a stylesheet has, by the CSS Custom Highlight API; the page's DOM is not touched.

import { canPaint } from "./dom.js";

/** Words that an open card tells from others; styles/marks.css has their looks, for all articles. */
export const EVIDENCE = "whosaid-evidence";

/** Adds ranges to the highlight of that name, or takes them out (`on` false). */
export function tint(name, ranges, on = true) {
  if (!canPaint() || !name || !ranges.length) return;
  const highlight = CSS.highlights.get(name) ?? new Highlight();
  for (const range of ranges) highlight[on ? "add" : "delete"](range);
  if (highlight.size) CSS.highlights.set(name, highlight);
  else CSS.highlights.delete(name);
}
