// Has a text read: here, or beside the page where it is long.

import init, { Reading, least, site } from "./core.js";
import { module } from "./door.js";
import { failure } from "./failure.js";

/**
 * From this many UTF-16 units on a text is read in a worker. Reading 1,000 of them takes a quarter of a millisecond
 * where this was measured (docs/figures.md): shorter texts hold the page up for 10 ms there, and on a machine five times
 * as slow for the 50 ms after which a page begins to feel stuck.
 */
const LONG = 40_000;
/** Without a worker, longer texts would hold the page up for more than 50 ms. */
const ALONE = 200_000;

/** A `Reading`, or what answers like one with promises. */
export async function read(text, options, hints) {
  await init();
  if (text.length >= LONG) {
    try {
      return await beside(text, options, hints);
    } catch (error) {
      // Not the worker's fault; another reading would only fail again.
      if (error.code || error instanceof TypeError) throw error;
      // The page's policy allows no worker, or the browser has none: the page waits a little instead.
      if (text.length > ALONE) {
        throw failure("limit", "without a worker, an article of more than 200,000 characters is left alone; worker-src of the page's policy must allow it");
      }
    }
  }
  return new Reading(text, options, hints);
}

let policy;

async function beside(text, options, hints) {
  const address = new URL("./worker.js", import.meta.url).href;
  // Once: a page may forbid a second policy of the same name.
  policy ??= globalThis.trustedTypes?.createPolicy("whosaid", { createScriptURL: () => address });
  const worker = new Worker(policy ? policy.createScriptURL("") : address, { type: "module" });
  const waiting = new Map();
  const fail = (error) => {
    for (const { failed } of waiting.values()) failed(error);
  };
  let count = 0;
  const post = (message) =>
    new Promise((done, failed) => {
      waiting.set(++count, { done, failed });
      worker.postMessage({ id: count, ...message });
    });
  worker.onerror = fail;
  worker.onmessage = ({ data: { id, answer, error, code } }) => {
    if (!id) return fail(error);
    const { done, failed } = waiting.get(id);
    waiting.delete(id);
    if (error) failed(code ? Object.assign(error, { code }) : error);
    else done(answer);
  };
  try {
    await post({ module: module() });
    const at = await post({ name: "reading_new", values: [text, least(options), hints] });
    const tell = (question, ...values) => post({ name: `reading_${question}`, values: [at, ...values] });
    const ask = async (...question) => JSON.parse(await tell(...question));
    const problem = await ask("site", ...site(options));
    if (problem) throw new TypeError(problem);
    return { tell, ask, free: () => worker.terminate() };
  } catch (error) {
    worker.terminate();
    throw error;
  }
}
