// Registers <who-said>, and shows the articles that a script tag names.

import { all, bodyOf, create, scriptsOf } from "./dom.js";
import { say } from "./failure.js";

/** Safe to call twice, beside another copy, and where there are no elements. */
export function register(element) {
  if (globalThis.customElements && !customElements.get("who-said")) customElements.define("who-said", element);
}

/**
 * The one-line embed: shows the articles that the script with this address names.
 *   <script type="module" src=".../auto.js" data-article="main article" data-min-confidence="0.6"></script>
 * `data-article` is a selector, `fallback` where it is missing; every other data attribute becomes one of <who-said>.
 */
export function embed(address, fallback) {
  if (!globalThis.document) return;
  const own = [...scriptsOf()].filter(({ src }) => src === address);
  const goOn = () =>
    import("./embed.js")
      .then((embed) => embed.goOn(address, fallback))
      .catch((error) => say(own[0] ?? bodyOf(), "whosaid-error", { error }));
  if (own.map((script) => showAll(script, fallback)).some(([selector, count]) => selector && !count)) goOn();
  else if (own.length) {
    // Most pages bring nothing more, and load nothing more.
    new MutationObserver((records, observer) => {
      if (!records.some(({ addedNodes }) => [...addedNodes].some(({ localName }) => localName && !/^who/.test(localName)))) return;
      observer.disconnect();
      goOn();
    }).observe(document, { childList: true, subtree: true });
  } else if (fallback || all("script[data-article],script[data-annotation]").length) goOn();
}

/** What shows each of the embedded articles. */
export const readers = new Map();

/** Shows the articles that a script names, as far as they are not shown yet; gives their selector, and how many there are. */
export function showAll({ dataset }, fallback) {
  const { article = fallback ?? (dataset.annotation && "article"), ...rest } = dataset;
  let found = [];
  try {
    if (article) found = all(article);
  } catch {
    // No selector at all.
  }
  for (const element of found) {
    if (readers.has(element)) continue;
    const reader = create("who-said");
    readers.set(element, reader);
    reader.article = element;
    reader.setAttribute("data-embedded", "");
    for (const name in rest) reader.setAttribute(name.replace(/[A-Z]/g, "-$&"), rest[name]);
    bodyOf().append(reader);
  }
  return [article, found.length];
}
