// The page's document by the prototypes' own members, taken when the script loads: an element that is named `body`,
// `scripts` or `createElement` hides the document's, and a field named `getRootNode` that of a form.

/** The member of a prototype as a function of the object; Node, which has no DOM, may import it. */
const method = (type, name) => {
  const { [name]: member } = globalThis[type]?.prototype ?? {};
  return (object, ...values) => Reflect.apply(member, object, values);
};

const getter = (type, name) => {
  const { get } = Object.getOwnPropertyDescriptor(globalThis[type]?.prototype ?? {}, name) ?? {};
  return (object) => Reflect.apply(get, object, []);
};

const [element, every, one, withId] = ["createElement", "querySelectorAll", "querySelector", "getElementById"].map((name) =>
  method("Document", name),
);
const [body, active, scripts, state, root] = ["body", "activeElement", "scripts", "readyState", "documentElement"].map((name) =>
  getter("Document", name),
);

export const create = (tag) => element(document, tag);
/** The first below a document, shadow root or element that a selector finds. */
export const find = (root, selector) => (root === document ? one(root, selector) : root.querySelector(selector));
export const byId = (root, id) => (root === document ? withId(root, id) : root.getElementById(id));
export const all = (selector) => every(document, selector);
export const bodyOf = () => body(document);
export const activeElement = () => active(document);
export const scriptsOf = () => scripts(document);
export const readyState = () => state(document);
export const rootElement = () => root(document);

/** The sheets of a document or shadow root. */
export const sheetsOf = (root) => Reflect.get(owner(root), "adoptedStyleSheets", root) ?? [];
export const setSheets = (root, sheets) => Reflect.set(owner(root), "adoptedStyleSheets", sheets, root);
const owner = (root) => (root === document ? Document : ShadowRoot).prototype;

export const listen = method("EventTarget", "addEventListener");
export const unlisten = method("EventTarget", "removeEventListener");
const first = getter("Node", "firstChild");
/** Of a form through the prototype; of all others, which are many, directly. */
export const firstChild = (node) => (node instanceof HTMLFormElement ? first(node) : node.firstChild);
export const dispatch = method("EventTarget", "dispatchEvent");
export const contains = method("Node", "contains");
export const parentOf = getter("Node", "parentNode");
export const treeOf = method("Node", "getRootNode");
/** The shadow root of a node, or the document. */
export const rootOf = (node) => {
  const tree = treeOf(node);
  return tree instanceof ShadowRoot ? tree : document;
};
/** Whether the browser shows looks of words without elements around them. */
export const canPaint = () => Boolean(globalThis.CSS?.highlights);
