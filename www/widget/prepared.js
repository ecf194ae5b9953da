// An annotation that was made before: is it one, and does the article say what it was made of? If not, anchor.js finds
// its place, which most articles never need.

import { Reading } from "./view/reading.js";

/** In which texts what offsets may count are UTF-16 units as well. */
const SAME = { utf16: /^/, codepoint: /^[^\ud800-\udfff]*$/, utf8: /^[\0-\x7f]*$/ };

const LISTS = ["blocks", "speakers", "quotes", "footnotes"];

/**
 * The annotation, checked. `given` is a value or JSON; what is wrong with it is told to `wrong`, as that of missing.js
 * takes it.
 *
 * @param {import("./types.js").PreparedAnnotation | string} given
 * @param {(what: string | undefined, of: string) => void} wrong
 */
export function prepare(given, wrong) {
  let annotation = given;
  try {
    if (typeof given === "string") annotation = JSON.parse(given);
  } catch ({ message }) {
    return wrong("JSON", message);
  }
  const { version, text, people, offsets = "utf16" } = annotation ?? {};
  const what = version !== 1 ? "version" : typeof text !== "string" ? "text" : LISTS.find((name) => !Array.isArray(annotation[name]));
  if (what || !Object.hasOwn(SAME, offsets)) return wrong(what, offsets);
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
