// Makes elements of what view/ describes (view/node.js). Texts become text nodes, never markup.

import { create } from "./dom.js";

/**
 * `[tag, attributes, children, action]` becomes an element. An action is a name and arguments: a click calls that
 * member of `on` with them, and with the element. What `on` does not know to do is left out.
 */
export function build([tag, attributes, children, [act, ...values]], on) {
  if (act && !on[act]) return "";
  const made = create(tag);
  for (const [name, value] of Object.entries(attributes)) {
    // A style attribute would be against a strict Content-Security-Policy.
    if (name === "width") made.style.width = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.map((child) => (typeof child === "string" ? child : build(child, on))));
  if (act) made.addEventListener("click", () => on[act](...values, made));
  return made;
}
