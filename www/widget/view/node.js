// Elements as data, `[tag, attributes, children, action]`: build.js makes elements of them in a page, tests read them
// without one. A child is such an element or a text, which becomes a text node and never markup. An action is the name
// of what a click does, and its arguments.

/** `children` is a text, or a list in which what is empty is left out. */
export function element(tag, attributes = {}, children = [], action = []) {
  return [tag, attributes, (typeof children === "string" ? [children] : children).filter(Boolean), action];
}

export function button(attributes, label, ...action) {
  return element("button", { type: "button", ...attributes }, label, action);
}

/** A link to a page elsewhere; `url` is an address that `isAddress` lets through. */
export function link(text, url) {
  return element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** Whether a page may link to this: http or https, or a path on the same site; nothing that browsers read otherwise. */
export function isAddress(url) {
  return /^(https?:\/\/|\/(?!\/))[^\s\\\p{Cc}]*$/u.test(url);
}
