// Reads a long text beside the page: the same door to the analysis, at the other end of a message port.

import init, { read } from "./core.js";
import { Reading } from "./view/reading.js";

/** As many as arrive in one message: of 20,000 marks at once the page would be busy unpacking for 33 ms. */
const SOME = 2000;

/** `{ module, text, lang, options, hints }`; the answer, `{ some }` again and again and then `{ answer }`, or `{ error }`, is what a `Reading` is made of. */
addEventListener("message", async ({ data: { module, text, lang, options, hints } }) => {
  try {
    await init(module);
    const found = read(text, options, hints);
    const { cast, marks } = new Reading({ text, lang, ...found });
    for (let at = 0; at < marks.length; at += SOME) postMessage({ some: marks.slice(at, at + SOME) });
    postMessage({ answer: { text, lang, ...found, annotation: JSON.stringify(found.annotation), cast } });
  } catch (error) {
    postMessage({ error, code: error.code });
  }
});
// A module that this worker may not have: nothing tells the page so but an answer.
addEventListener("messageerror", () => postMessage({ error: new Error("whosaid: the worker got no module") }));
