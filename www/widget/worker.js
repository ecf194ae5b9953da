// Reads long texts beside the page: the same door to the analysis, at the other end of a message port.

import { start, tell } from "./door.js";

/** `{ id, module }` or `{ id, name, values }`, a call; the answer carries the same `id`. */
addEventListener("message", async ({ data: { id, module, name, values } }) => {
  try {
    postMessage({ id, answer: module ? await start(module) : tell(name, values) });
  } catch (error) {
    // An error is copied without what was added to it.
    postMessage({ id, error, code: error.code });
  }
});
// A module that this worker may not have: nothing tells the page so but an answer.
addEventListener("messageerror", () => postMessage({ error: new Error("whosaid: the worker got no module") }));
