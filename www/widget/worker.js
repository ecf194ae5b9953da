// Reads a long text beside the page: the same door to the analysis, at the other end of a message port.

import init, { read } from "./core.js";
import { Reading } from "./view/reading.js";

/** `{ module, text, lang, options, hints }`; the answer, `{ answer }` or `{ error }`, is what a `Reading` is made of. */
addEventListener("message", async ({ data: { module, text, lang, options, hints } }) => {
  try {
    await init(module);
    const found = read(text, options, hints);
    const { cast, marks } = new Reading({ text, lang, ...found });
    postMessage({ answer: { text, lang, ...found, annotation: JSON.stringify(found.annotation), cast, marks } });
  } catch (error) {
    postMessage({ error, code: error.code });
  }
});
// A module that this worker may not have: nothing tells the page so but an answer.
addEventListener("messageerror", () => postMessage({ error: new Error("whosaid: the worker got no module") }));
