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
  for (const script of globalThis.document ? scriptsOf() : []) {
    const { article = fallback ?? (script.dataset.annotation && "article"), ...rest } = script.dataset;
    if (script.src !== address || article === undefined) continue;
    let found = [];
    try {
      found = all(article);
    } catch {
      // No selector at all.
    }
    if (!found.length) tell(script, article);
    for (const element of found) {
      const reader = create("who-said");
      reader.article = element;
      for (const name in rest) reader.setAttribute(name.replace(/[A-Z]/g, "-$&"), rest[name]);
      bodyOf().append(reader);
    }
  }
}

async function tell(script, article) {
  const error = await import("./missing.js").then(({ noArticle }) => noArticle(article)).catch((error) => error);
  say(script, "whosaid-error", { error });
}
