// Words that look otherwise for a while. Ranges are named, and a stylesheet has their looks, by the CSS Custom Highlight API.

import { canPaint } from "./dom.js";

/** Words that an open card tells from others; styles/evidence.css has their looks. */
export const EVIDENCE = "whosaid-evidence";

/** How many parts light up at most: more than can be seen at once. */
const LIT = 1000;

/** Adds ranges to the highlight of that name, or takes them out (`on` false). */
export function tint(name, ranges, on = true) {
  if (!canPaint() || !name || !ranges.length) return;
  const highlight = CSS.highlights.get(name) ?? new Highlight();
  for (const range of ranges) highlight[on ? "add" : "delete"](range);
  if (highlight.size) CSS.highlights.set(name, highlight);
  else CSS.highlights.delete(name);
}

/** All parts of a quotation light up together, with the words that name its speaker; of an enormous article those near the reader. */
export function light({ article, group }, on) {
  const speaker = article.groups.get(group.data === "quote" && `speaker ${group.speaker}`);
  const parts = group.parts.concat(speaker?.parts ?? []);
  const ranges = [];
  // Which are the first ones may be otherwise by the time that they go out.
  for (const part of on ? parts.filter(({ near }) => near !== false).slice(0, LIT) : parts) {
    if (part.toggleAttribute) part.toggleAttribute("data-lit", on);
    else ranges.push(part);
  }
  tint("whosaid-lit", ranges, on);
}
