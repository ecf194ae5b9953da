// The button that stays in a corner of the window while a reader has turned everything off.

import { bodyOf } from "./dom.js";
import { host } from "./host.js";
import { sheet } from "./styles.js";

/** Its looks: those of the panel are loaded with the panel. */
const LOOKS = `:host{all:initial!important;color-scheme:light dark!important;position:fixed!important;inset:auto 16px 16px auto!important;
z-index:2147483646!important}
button{padding:.45rem .8rem;border:1px solid light-dark(#e2ddd3,#3b3732);border-radius:10px;cursor:pointer;
color:light-dark(#1d1b18,#ece7de);background:light-dark(#fff,#23211e);font:600 13px/1.4 system-ui,sans-serif}
@media print{:host{display:none!important}}`;

/** A button that says `words` and calls `on`. */
export function button(words, on) {
  const attributes = { class: "switch", part: "switch", type: "button", dir: "auto" };
  const made = host(["button", attributes, [words], ["on"]], { on }, sheet("switch", LOOKS));
  bodyOf().append(made);
  return made;
}
