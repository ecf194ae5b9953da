// An annotation that was made before: is it one, and does the article say what it was made of? If not, anchor.js finds
// its place, which most articles never need.

import { Reading } from "./view/reading.js";

/** In which texts what offsets may count are UTF-16 units as well. */
const SAME = { utf16: /^/, codepoint: /^[^\ud800-\udfff]*$/, utf8: /^[\0-\x7f]*$/ };

/**
 * The annotation, checked. `given` is a value or JSON.
 *
 * @param {import("./types.js").PreparedAnnotation | string} given
 */
export function prepare(given) {
  const wrong = (what) => new TypeError(`whosaid: the annotation ${what}; make it with \`whosaid annotate --with-text\``);
  let annotation = given;
  if (typeof given === "string") {
    try {
      annotation = JSON.parse(given);
    } catch (error) {
      throw wrong(`is no JSON (${error.message})`);
    }
  }
  const { version, text, people, offsets = "utf16" } = annotation ?? {};
  if (version !== 1) throw wrong("is none of version 1");
  if (typeof text !== "string") throw wrong("has no text to find its place by");
  const lists = ["blocks", "speakers", "quotes", "footnotes"];
  const missing = lists.find((name) => !Array.isArray(annotation[name]));
  if (missing) throw wrong(`has no list of ${missing}`);
  if (!Object.hasOwn(SAME, offsets)) throw wrong(`counts offsets in ${JSON.stringify(offsets)}`);
  if (!people) return annotation;
  // The command line writes a site's directory beside the speakers.
  return { ...annotation, speakers: annotation.speakers.map((speaker) => ({ ...speaker, profile: people[speaker.id] })) };
}

/** Whether the offsets of an annotation are UTF-16 units, whatever they count. */
export const countsUnits = ({ text, offsets = "utf16" }) => SAME[offsets].test(text);

/** The `Reading` of a walked page that says what the annotation was made of; nothing where it says something else. */
export function asItWas(annotation, { text, lang }, options) {
  if (annotation.text !== text || !countsUnits(annotation)) return undefined;
  return new Reading({ text, lang: options?.lang ?? lang, annotation });
}
