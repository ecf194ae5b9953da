// What shows an article without touching its DOM; loaded where that is asked for, or where the page leaves no other way.

import { canPaint } from "./dom.js";
import { failure, say } from "./failure.js";

export { list } from "./list.js";
export { paint } from "./paint.js";
export * from "./seen.js";

/** Throws for a mode that there is not, or not in this browser. */
export function able(mode = "wrap") {
  if (mode !== "wrap" && mode !== "paint") throw new TypeError("whosaid: mode is 'wrap' or 'paint'");
  if (mode === "paint" && !canPaint()) throw new Error("whosaid: this browser has no CSS Custom Highlight API to paint with");
}

const REVERTED =
  "this page throws out what is put around its words; they are painted, or left alone where that cannot be: use mode=\"paint\"";

/** That the page has thrown out our wrappers again and again. */
export const sayReverted = (owner) =>
  say(owner, canPaint() ? "whosaid-painted" : "whosaid-error", { error: failure("reverted", REVERTED) });
