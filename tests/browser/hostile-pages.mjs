// Pages that hide, break or overwrite what the widget stands on: hostile.test.mjs tries them, scripts/hostile.mjs measures.

export const ARTICLE = `<article id="a"><h1>Thin ice</h1><p>Mayor Jan Roe said: “The ice is thin, and it is late.”</p>
<p>“We wait,” said Ann Dahl, the harbour master.</p></article>`;

/** An element of this name hides the document's member of the name. */
export const named = (name) => `<img name="${name}"><form name="${name}"></form>`;

/** What the page does before the widget is loaded, as markup or as a function; its name says what it is. */
export const PAGES = [
  ...["scripts", "body", "head", "createElement", "querySelectorAll", "querySelector", "addEventListener", "removeEventListener",
    "activeElement", "documentElement", "readyState", "getElementById", "baseURI", "fonts", "defaultView", "cookie",
    "implementation", "createTextNode", "createRange", "styleSheets", "adoptedStyleSheets", "forms", "dir", "location"]
    .map((name) => [`an element named ${name}`, named(name)]),
  ["document.querySelectorAll overwritten", () => (document.querySelectorAll = () => { throw new Error("broken"); })],
  ["document.createElement overwritten", () => (document.createElement = () => { throw new Error("broken"); })],
  ["document.addEventListener overwritten", () => (document.addEventListener = () => { throw new Error("broken"); })],
  ["Object.prototype with an accessor that throws", () => Object.defineProperty(Object.prototype, "polluted", { get() { throw new Error("read"); }, set() {}, configurable: true })],
  ["Object.prototype with values", () => { Object.prototype.mode = "paint"; Object.prototype.speaker = "Nobody"; Object.prototype.extra = {}; }],
  ["Array.prototype with an enumerable member", () => (Array.prototype.extra = () => {})],
  ["Array.prototype.at missing its own", () => (Array.prototype.last = function () { return this[this.length - 1]; })],
  ["JSON.parse overwritten", () => (JSON.parse = () => { throw new Error("broken"); }), "left alone"],
  ["customElements with whosaid-mark taken", () => customElements.define("whosaid-mark", class extends HTMLElement {})],
  ["customElements with whosaid-button taken", () => customElements.define("whosaid-button", class extends HTMLElement {})],
  ["customElements with whosaid-card taken", () => customElements.define("whosaid-card", class extends HTMLElement {})],
  ["localStorage that throws", () => Object.defineProperty(window, "localStorage", { get() { throw new Error("denied"); } })],
  ["matchMedia missing", () => delete window.matchMedia],
  ["ResizeObserver missing", () => delete window.ResizeObserver],
  ["requestIdleCallback missing", () => delete window.requestIdleCallback],
  ["console.error that throws", () => (console.error = () => { throw new Error("quiet"); })],
  ["a Promise of its own", () => (window.Promise = class extends Promise {})],
  ["a Promise that throws", () => (window.Promise = class { constructor() { throw new Error("broken"); } }), "left alone"],
  ["a MutationObserver that is missing", () => (window.MutationObserver = undefined), "left alone"],
  ["a MutationObserver that throws", () => (window.MutationObserver = class { observe() { throw new Error("broken"); } }), "left alone"],
  ["a Range that throws", () => (window.Range = class { constructor() { throw new Error("broken"); } })],
  ["a getComputedStyle that throws", () => (window.getComputedStyle = () => { throw new Error("broken"); }), "left alone"],
  ["a requestAnimationFrame that never calls", () => (window.requestAnimationFrame = () => 0)],
  ["a clock that stands still", () => (performance.now = () => 1)],
  ["a Worker that throws", () => (window.Worker = class { constructor() { throw new Error("broken"); } })],
  ["no CSS object", () => (window.CSS = undefined)],
  ["a CSSStyleSheet that throws", () => (window.CSSStyleSheet = class { constructor() { throw new Error("broken"); } }), "left alone"],
  ["attachShadow that throws", () => (Element.prototype.attachShadow = () => { throw new Error("broken"); }), "left alone"],
  ["matches that throws", () => (Element.prototype.matches = () => { throw new Error("broken"); }), "left alone"],
  ["splitText that throws", () => (Text.prototype.splitText = () => { throw new Error("broken"); }), "left alone"],
  ["setAttribute that throws", () => (Element.prototype.setAttribute = () => { throw new Error("broken"); }), "left alone"],
  ["fetch that fails", () => (window.fetch = async () => { throw new Error("broken"); }), "left alone"],
  ["no WebAssembly", () => delete window.WebAssembly, "left alone"],
  ["document.write overwritten", () => (document.write = () => { throw new Error("broken"); })],
  ["designMode", () => (document.designMode = "on")],
  ["console.warn that throws, and nothing to say it to", () => { console.warn = () => { throw new Error("quiet"); }; delete window.WebAssembly; }, "left alone"],
  ["an element with the card's id", `<div id="whosaid-card">mine</div>`],
  ["a base elsewhere", `<base href="http://elsewhere.invalid/">`],
  ["frames beside the article", `<iframe srcdoc="<p>“A frame,” said Jan Roe.</p>"></iframe><iframe name="document"></iframe>`],
  ["a page that empties its triggers", () => {
    new MutationObserver(() => document.querySelectorAll("whosaid-button").forEach((button) => button.remove()))
      .observe(document.body, { childList: true, subtree: true });
  }],
  ["frozen prototypes", () => [Object, Array, Node, Element, HTMLElement, Document].forEach((type) => Object.freeze(type.prototype))],
];

/** Kinds of documents: what it is, its type, its content. */
export const KINDS = [
  ["XHTML", "application/xhtml+xml", `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>${ARTICLE}</body></html>`],
  ["quirks mode", "text/html; charset=utf-8", ARTICLE],
  ["what document.write has left", "text/html; charset=utf-8", `<!doctype html><script>document.write(${JSON.stringify(ARTICLE).replaceAll("</", "<\\/")})</script>`],
  ["a frameset's frame", "text/html; charset=utf-8", `<!doctype html><iframe></iframe>${ARTICLE}<frameset></frameset>`],
];

/** Names of fields that hide a form's own members, where a form is the article. */
export const FIELDS = ["getRootNode", "childNodes", "contains", "parentNode", "closest", "addEventListener", "ownerDocument", "firstChild",
  "nodeType", "children", "textContent", "innerHTML", "querySelectorAll", "attributes", "id", "lang", "isConnected", "dispatchEvent"];

/** What a page does with its article all the time. */
export const FIGHTS = [
  ["normalizes all the time", (article) => setInterval(() => article.normalize(), 30)],
  ["moves its paragraphs all the time", (article) => setInterval(() => article.append(article.querySelector("p"), article.querySelector("p")), 30)],
  ["takes its paragraphs out and in", (article) => setInterval(() => {
    const [p, other] = article.querySelectorAll("p");
    if (!other) return;
    p.remove();
    setTimeout(() => article.insertBefore(p, other), 10);
  }, 50)],
  ["writes each text anew", (article) => setInterval(() => {
    const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) if (!texts.currentNode.parentNode.closest("whosaid-mark")) texts.currentNode.data += "";
  }, 50)],
];

/** Loads the widget with the article in <who-said>, and says what became of it. */
export async function shown() {
  // The page may have put something else in the place of its own.
  const Promise = (async () => {})().constructor;
  const article = Document.prototype.getElementById.call(document, "a");
  const before = article.outerHTML;
  const text = article.textContent;
  const events = [];
  for (const type of ["whosaid-ready", "whosaid-error"]) window.addEventListener(type, ({ type }) => events.push(type), true);
  await import(new URL("/www/widget/define.js", location.href).href);
  const reader = Document.prototype.createElement.call(document, "who-said");
  reader.article = article;
  Object.getOwnPropertyDescriptor(Document.prototype, "documentElement").get.call(document).append(reader);
  // In the page, whatever it has broken: as long as the driver would wait.
  const until = async (holds) => {
    for (let turn = 0; turn < 3000 && !holds(); turn++) await new Promise((done) => setTimeout(done, 10));
  };
  await until(() => events.length);
  const marks = Element.prototype.querySelectorAll.call(article, "whosaid-mark[data-quote]").length;
  const same = article.textContent === text;
  reader.remove();
  await until(() => article.outerHTML === before);
  return { events, marks, same, back: article.outerHTML === before };
}
