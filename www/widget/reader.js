// whosaid/reader: shows annotations that were made before, without the analysis. Registers <who-said>; where an article
// has no annotation, or none that fits, the attribute `fallback` has the analysis loaded.

import { WhoSaid } from "./element.js";
import { embed, register } from "./register.js";

register(WhoSaid);
embed(import.meta.url);

/**
 * Like `highlight()` of the package's main entry, for `options` that have an `annotation`; what it takes is loaded first.
 *
 * @param {Element} element
 * @param {import("./types.js").PageOptions & { annotation: import("./types.js").PreparedAnnotation | string }} options
 * @returns {Promise<{ annotation: import("./types.js").Annotation, text: string, cast: object[], unanchored: import("./types.js").Unanchored[], restore(): void }>}
 */
export async function highlight(element, options) {
  return (await import("./now.js")).showNow(element, options);
}

export { WhoSaid };
