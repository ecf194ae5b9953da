// Shows in place who said what, at once. <who-said> does it in slices, and follows a page that goes on changing.

import { Reading } from "./core.js";
import { Shown, questions } from "./shown.js";
import { finish } from "./slices.js";
import { walk } from "./walk.js";

/**
 * Highlights the quotations and speakers of `element` in place, and returns `{ annotation, text, cast, unplaced, restore }`.
 *
 * The text never changes, and the page's elements stay what they are. `annotation` counts UTF-16 units of `text`, the
 * element's text with a blank line between blocks. `unplaced` are corrections whose quotation is not there any more;
 * `selector(id)` makes what a new one is to be anchored with. `restore()` takes everything back. With `mode: "paint"`
 * the page's DOM is not touched at all, by the CSS Custom Highlight API. Throws for options that make no sense, and
 * where the browser cannot paint, and (`code` is "limit") for an article past the limits, before anything has changed. An element that is highlighted already gives what it
 * gave the first time.
 *
 * @param {Element} element
 * @param {import("./types.js").PageOptions} [options]
 * @returns {{ annotation: import("./types.js").Annotation, text: string, cast: object[], unplaced: import("./types.js").Unplaced[], selector(id: string): import("./types.js").Selector | Promise<import("./types.js").Selector>, restore(): void }}
 */
export function highlight(element, options) {
  const known = Shown.in(element);
  if (known) return known;
  const shown = new Shown(element, options);
  const walked = finish(walk(element));
  const reading = new Reading(walked.text, { lang: walked.lang, ...options }, walked.hints);
  try {
    finish(shown.show(walked, reading, questions(reading, walked)));
  } catch (error) {
    shown.restore();
    if (shown.reading !== reading) reading.free();
    throw error;
  }
  return shown;
}
