// How things stand in the page: the words of a quotation, on which ground, and what is above them.

import { treeOf } from "./dom.js";

/** Into the top layer, or out of it; a browser without popovers shows a fixed box. */
export function lift(host, up) {
  if (host.togglePopover && host.matches(":popover-open") !== up) host.togglePopover(up);
}

/** A part is a wrapper, or a range where the words are painted; this is the element where it stands. */
export function elementOf(part) {
  return part.startContainer?.parentElement ?? part;
}

/** The boxes of a wrapper's lines. Where it begins on a new line, Firefox leaves an empty box at the end of the one before. */
export function linesOf(part) {
  return [...part.getClientRects()].filter(({ width }) => width);
}

/** Whether the article stands on a dark ground, whatever the page says about its colour scheme. */
export function scheme(element) {
  for (let at = element; at; at = at.parentElement ?? treeOf(at).host) {
    const [r, g, b, a = 1] = getComputedStyle(at).backgroundColor.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    if (a > 0.5) return 0.3 * r + 0.59 * g + 0.11 * b < 110 ? "dark" : "light";
  }
  return "";
}
