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

/** Value of a `dir` attribute. */
export const direction = (lang) => (lang === "ar" ? "rtl" : "ltr");
