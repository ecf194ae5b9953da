// The widget's stylesheets, as constructable sheets: they need no element, no request and no inline style, so they work
// under a strict Content-Security-Policy.

import { all, rootOf, setSheets, sheetsOf } from "./dom.js";
import marks from "./made/marks.js";
import { rules } from "./view/sheets.js";

const sheets = new Map();

/** The one sheet of that name, with this text (those of styles/ come by made/). Made when first asked for: Node has no sheets. */
export function sheet(name, css) {
  if (!sheets.has(name)) {
    const made = new CSSStyleSheet();
    // jsdom has no such sheets, and no looks either.
    made.replaceSync?.(rules(css));
    sheets.set(name, made);
  }
  return sheets.get(name);
}

const users = new WeakMap();

/** Elements of a document past which laying out all of them takes too long: 13 µs for each. */
const MANY = 3000;

/**
 * Gives the document or shadow root of an element the sheet of that name. What comes late is a sheet for itself: for a rule more in
 * that of the wrappers, which has layers, Chromium lays out everything anew.
 */
export function add(element, name, css) {
  const root = rootOf(element);
  const style = sheet(name, css);
  if (!sheetsOf(root).includes(style)) setSheets(root, [...sheetsOf(root), style]);
}

/**
 * Gives the document or shadow root of `element` the wrappers' sheet, until all who asked call what this returns. In a large
 * document it stays, and says nothing of the page's elements: Chromium lays out all of them anew when a layer goes.
 */
export function adopt(element) {
  const root = rootOf(element);
  const count = (by) => users.set(root, (users.get(root) ?? 0) + by).get(root);
  if (count(1) === 1) add(element, "marks", marks);
  return () => {
    if (count(-1) === 0 && all("*").length < MANY) setSheets(root, sheetsOf(root).filter((other) => ![...sheets.values()].includes(other)));
  };
}
