// Elements as data (node.js) as markup, for a server.

const NAMED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text) => text.replace(/[&<>"]/g, (sign) => NAMED[sign]);

/** Elements that have no content. */
const EMPTY = ["img"];

/** A start tag. An attribute without a value is one that is there alone; parts are for shadow roots. */
export function open(tag, attributes) {
  const said = Object.entries(attributes).filter(([name]) => name !== "part");
  return `<${tag}${said.map(([name, value]) => (value === "" ? ` ${name}` : ` ${name}="${escape(value)}"`)).join("")}>`;
}

/** The markup of an element; its actions are left out, which no markup has. */
export function html([tag, attributes, children]) {
  const inside = children.map((child) => (typeof child === "string" ? escape(child) : html(child))).join("");
  return EMPTY.includes(tag) ? open(tag, attributes) : `${open(tag, attributes)}${inside}</${tag}>`;
}
