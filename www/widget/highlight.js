// highlight() of the package with the analysis.

import { analyseNow } from "./analyse.js";
import { showNow } from "./now.js";

/**
 * Highlights the quotations and speakers of `element` in place, and returns
 * `{ annotation, text, cast, unplaced, unanchored, restore }`.
 *
 * The text never changes, and the page's elements stay what they are. `annotation` counts UTF-16 units of `text`, the
 * element's text with a blank line between blocks. `unplaced` are corrections whose quotation is not there any more;
 * `selector(id)` makes what a new one is to be anchored with. `restore()` takes everything back. With `mode: "paint"`
 * the page's DOM is not touched at all, by the CSS Custom Highlight API. Throws for options that make no sense, and
 * where the browser cannot paint, and (`code` is "limit") for an article past the limits, before anything has changed. An element that is highlighted already gives what it
 * gave the first time.
 *
 * With `annotation`, one that was made before and has its `text`, nothing is analysed: it is found again in the element
 * by its words, and `unanchored` are the quotations whose words are not there any more.
 *
 * @param {Element} element
 * @param {import("./types.js").PageOptions} [options]
 * @returns {{ annotation: import("./types.js").Annotation, text: string, cast: object[], unplaced: import("./types.js").Unplaced[], unanchored: import("./types.js").Unanchored[], selector(id: string): import("./types.js").Selector, restore(): void }}
 */
export function highlight(element, options) {
  const shown = showNow(element, options, (walked) => analyseNow(walked, options));
  return Object.assign(shown, {
    selector(id) {
      const { selector, view } = shown.reading;
      if (!selector) throw new Error("whosaid: the analysis makes selectors, and this annotation was made before; highlight without one");
      const { segments } = view.quote(id);
      return selector(segments[0].start, segments.at(-1).end);
    },
  });
}
