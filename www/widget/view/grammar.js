// How a language counts.

import { fill } from "./words.js";

/** The plural forms of a language, by their names in Unicode CLDR; `one|other` for those that are not here. */
export const FORMS = { ar: "zero|one|two|few|many|other", ru: "one|few|many" };

/** A phrase that counts something, in the plural form that the number asks for. */
export function count(lang, phrase, n) {
  const forms = phrase.split("|");
  const at = (FORMS[lang] ?? "one|other").split("|").indexOf(new Intl.PluralRules(lang).select(n));
  // Millions have a form of their own in some languages, which the last one stands in for.
  return fill(forms.at(at), n);
}
