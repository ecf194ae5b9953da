// The rest of the one-line embed: the script where its address does not tell it, and the articles that come later.

import { bodyOf, scriptsOf } from "./dom.js";
import { say } from "./failure.js";
import { noArticle } from "./missing.js";
import { readers, showAll } from "./register.js";

/** Milliseconds after a change of the page before articles are looked for again. */
const QUIET = 250;

const file = (address) => address.split(/[?#]/)[0].split("/").at(-1);

/** Shows what is still to be shown, says what finds nothing, and goes on with what the page brings. */
export function goOn(address, fallback) {
  for (const script of meant(address, fallback)) {
    const [selector, count] = showAll(script, fallback);
    if (selector !== undefined && !count) say(script.isConnected ? script : bodyOf(), "whosaid-error", { error: noArticle(selector) });
  }
  let timer = 0;
  const look = () => {
    timer = 0;
    for (const [article, reader] of readers) {
      if (article.isConnected && reader.isConnected) continue;
      readers.delete(article);
      reader.remove();
    }
    // The page may have other scripts by now: those of the same address do not run a second time.
    for (const script of meant(address, fallback)) showAll(script, fallback);
  };
  // The document, for its body may be put in the place of another.
  new MutationObserver(() => (timer ||= setTimeout(look, QUIET))).observe(document, { childList: true, subtree: true });
}

/**
 * The script tags that are meant. Behind a redirect, in a bundle, or imported by a script in the page, a module does not
 * know the address of its tag: then every module's tag is meant that names an article, but that of our other entry. One that
 * is imported without any shows what it shows without attributes.
 */
function meant(address, fallback) {
  const scripts = [...scriptsOf()];
  const own = scripts.filter(({ src }) => src === address);
  if (own.length) return own;
  const named = scripts.filter(({ type, src, dataset }) =>
    type === "module" && (dataset.article ?? dataset.annotation) !== undefined &&
    (file(src) === file(address) || !/^(auto|reader)\.js$/.test(file(src))));
  return named.length || !fallback ? named : [{ dataset: {} }];
}
