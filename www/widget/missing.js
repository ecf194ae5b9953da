// What is said where something is missing, or comes too late; loaded only then.

import { failure } from "./failure.js";

/** An article has no annotation, and nothing would make one. */
export const noAnnotation = () =>
  failure(
    "annotation",
    "this article has no annotation, and whosaid/reader analyses none; add " +
      '<script type="application/json" data-whosaid>, annotation="…", or the attribute fallback',
  );

/** What is wrong with an annotation, as `prepare()` tells it. */
export function wrong(what, of) {
  const known = { JSON: `is no JSON (${of})`, version: "is none of version 1", text: "has no text to find its place by" };
  const says = what ? (known[what] ?? `has no list of ${what}`) : `counts offsets in ${JSON.stringify(of)}`;
  return new TypeError(`whosaid: the annotation ${says}; make it with \`whosaid annotate --with-text\``);
}

/** An attribute says what an annotation should have been made with. */
export const tooLate = (name) => failure("annotation", `${name} is not read beside an annotation; give it to what makes that`);

/** The page allows no module. */
export const forbidden = () => failure("policy", "the page's policy forbids WebAssembly: add 'wasm-unsafe-eval' to its script-src");

/** A text is too long to be read on the page itself. */
export const noWorker = () =>
  failure("limit", "without a worker, an article of more than 200,000 characters is left alone; worker-src of the page's policy must allow it");

/** `for` names nothing. */
export const noElement = (id) => new Error(`who-said: no element has the id ${JSON.stringify(id)}`);

/** `data-article` finds nothing. */
export const noArticle = (selector) =>
  failure("article", `data-article="${selector}" finds nothing here; it is a selector of what is to be read`);

/** The file that an attribute names could not be had; `response` is what the server has answered, if it has. */
export function unread(name, url, response) {
  const why = response
    ? `answers ${response.status}; check the address`
    : "cannot be fetched; check the address, and that this page is allowed to read it";
  return new Error(`who-said: ${name}=${JSON.stringify(url)} ${why}`);
}
