// Links to other pages.

import { element } from "./node.js";

/** A link; `url` is an address that `isAddress` lets through. */
export function link(text, url) {
  return element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** Whether a page may link to this: http or https, or a path on the same site; nothing that browsers read otherwise. */
export function isAddress(url) {
  return /^(https?:\/\/|\/(?!\/))[^\s\\\p{Cc}]*$/u.test(url);
}
