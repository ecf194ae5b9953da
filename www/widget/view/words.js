// The language of the interface: which one, and how its phrases are filled in. They stand in phrases.js, and what only cards
// and panel ask of a language in grammar.js.

import { LABELS } from "../made/labels.js";

/** The language of a page whose `lang` is `tag` ("fr", "fr-CA"); English for one that the interface does not speak. */
export function languageOf(tag = "") {
  const [primary] = tag.trim().toLowerCase().split(/[-_]/);
  return Object.hasOwn(LABELS, primary) ? primary : "en";
}

/** A phrase with its `{}` filled in order. */
export const fill = (phrase, ...values) => phrase.replace(/{}/g, () => values.shift());
