// Whether the reader has turned whosaid off: remembered for the site, where the browser lets us remember anything.

import { bodyOf } from "./dom.js";
import { host } from "./place.js";
import { sheet } from "./styles.js";

const KEY = "whosaid-off";

/** The button's looks: it has to do without the module, which is not loaded while we are off. */
const LOOKS = `
:host{all:initial!important;color-scheme:light dark!important;position:fixed!important;inset:auto 16px 16px auto!important;
z-index:2147483646!important}
button{padding:.45rem .8rem;border:1px solid light-dark(#e2ddd3,#3b3732);border-radius:10px;cursor:pointer;
color:light-dark(#1d1b18,#ece7de);background:light-dark(#fff,#23211e);font:600 13px/1.4 system-ui,sans-serif}
@media print{:host{display:none!important}}`;

/** The elements that start and stop, and the button that stays while they are off. */
const users = new Set();
let button;
/** What the button says; undefined until the reader has chosen on this page, empty while we are on. */
let label;

/** The words of the button that turns everything on again; empty while it is on. */
function off() {
  try {
    return label ?? localStorage.getItem(KEY) ?? "";
  } catch {
    return label ?? "";
  }
}

/** Turns everything off, with `words` on the button that stays; without words, on again. */
export function turn(words = "") {
  label = words;
  try {
    if (words) localStorage.setItem(KEY, words);
    else localStorage.removeItem(KEY);
  } catch {
    // Then the choice holds for this page.
  }
  for (const start of users) start();
}

/** Whether everything is off; if so, a button to turn it on again is shown in a corner of the window. */
export function isOff() {
  const words = off();
  if (!words) {
    button?.remove();
    button = null;
  } else if (!button) {
    const attributes = [["class", "switch"], ["part", "switch"], ["type", "button"], ["dir", "auto"]];
    button = host(["button", attributes, [words], ["on"]], { on: () => turn() }, sheet("switch", LOOKS));
    bodyOf().append(button);
  }
  return !!words;
}

/** Calls `start` whenever the reader turns us off or on; returns what ends it. */
export function onTurn(start) {
  users.add(start);
  return () => users.delete(start);
}
