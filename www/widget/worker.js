// Reads long texts beside the page: the same door to the analysis, at the other end of a message port.

import init, { Reading } from "./core.js";

let reading;

/** `{ id, module }`, `{ id, text, options, hints }` or `{ id, question, values }`; the answer carries the same `id`. */
addEventListener("message", async ({ data }) => {
  const { id, module, text, options, hints, question, values } = data;
  try {
    let answer;
    if (module) {
      await init(module);
    } else if (question) {
      answer = reading.tell(question, ...values);
    } else {
      reading?.free();
      reading = new Reading(text, options, hints);
    }
    postMessage({ id, answer });
  } catch (error) {
    postMessage({ id, error });
  }
});
// A module that this worker may not have: nothing tells the page so but an answer.
addEventListener("messageerror", () => postMessage({ error: new Error("whosaid: the worker got no module") }));
