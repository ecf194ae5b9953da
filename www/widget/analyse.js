// Has a text analysed: here, or beside the page where it is long.

import init, { read, selector } from "./core.js";
import { module } from "./door.js";
import { hints } from "./hints.js";
import { pause } from "./slices.js";
import { Reading } from "./view/reading.js";
import { View } from "./view/view.js";
import { languageOf } from "./view/words.js";
import { hintWith } from "./walk.js";

hintWith(hints);

/**
 * How many letters have been read before all texts, a task each: the browser compiles what is called for the first time, 23 to 30 ms
 * even of no letter, and of one the module unpacks its words and weights, 18 to 25.
 */
let cold = 0;

/**
 * From this many UTF-16 units on a text is read in a worker. Reading 1,000 of them takes a quarter of a millisecond
 * where this was measured (docs/figures.md): shorter texts hold the page up for 10 ms there, and on a machine five times
 * as slow for the 50 ms after which a page begins to feel stuck.
 */
const LONG = 40_000;
/** Without a worker, longer texts would hold the page up for more than 50 ms. */
const ALONE = 200_000;

/** The `Reading` of a text that was walked, at once. */
export function analyseNow({ text, lang, hints }, options) {
  return ours(new Reading({ text, lang: options?.lang ?? lang, ...read(text, options, hints) }));
}

/** The same, in time. */
export async function analyse(walked, options) {
  await init();
  const { text, lang, hints } = walked;
  if (text.length >= LONG) {
    try {
      return ours(new Packed(await beside({ text, hints, lang, options })));
    } catch (error) {
      // Not the worker's fault; another reading would only fail again.
      if (error.code || error instanceof TypeError) throw error;
      // The page's policy allows no worker, or the browser has none: the page waits a little instead.
      if (text.length > ALONE) throw (await import("./missing.js")).noWorker();
    }
  }
  for (; cold < 2; await pause()) read("a".repeat(cold++), {}, []);
  return analyseNow(walked, options);
}

/** A `Reading` that a worker has made. Its annotation is JSON: that of a long text takes long to unpack, and few ask for it. */
class Packed {
  fragments = Reading.prototype.fragments;
  #json;
  #annotation;
  #view;

  constructor({ annotation, lang, ...found }) {
    Object.assign(this, { lang: languageOf(lang), unanchored: [], ...found });
    this.#json = annotation;
  }

  get annotation() {
    return (this.#annotation ??= JSON.parse(this.#json));
  }

  get view() {
    return (this.#view ??= new View(this.text, this.annotation, this.lang));
  }
}

function ours(reading) {
  reading.selector = (start, end) => selector(reading.text, start, end);
  return reading;
}

let policy;

/** What worker.js answers. */
async function beside(question) {
  const address = new URL("./worker.js", import.meta.url).href;
  // Once: a page may forbid a second policy of the same name.
  policy ??= globalThis.trustedTypes?.createPolicy("whosaid", { createScriptURL: () => address });
  const worker = new Worker(policy?.createScriptURL("") ?? address, { type: "module" });
  try {
    const marks = [];
    const answer = await new Promise((done, failed) => {
      worker.onerror = failed;
      worker.onmessage = ({ data: { some, answer, error, code } }) => {
        if (some) marks.push(...some);
        else if (answer) done({ ...answer, marks });
        // An error is copied without what was added to it.
        else failed(Object.assign(error, { code }));
      };
      worker.postMessage({ module: module(), ...question });
    });
    // What is done with them is a task of its own.
    await pause();
    return answer;
  } finally {
    worker.terminate();
  }
}
