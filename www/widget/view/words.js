// The language of the interface: which one, and how its phrases are filled in. They stand in phrases.js.

import { LABELS } from "../made/labels.js";

/** The plural forms of a language, by their names in Unicode CLDR; `one|other` for those that are not here. */
export const FORMS = { ar: "zero|one|two|few|many|other", ru: "one|few|many" };

/** The language of a page whose `lang` is `tag` ("fr", "fr-CA"); English for one that the interface does not speak. */
export function languageOf(tag = "") {
  const [primary] = tag.trim().toLowerCase().split(/[-_]/);
  return Object.hasOwn(LABELS, primary) ? primary : "en";
}

/** Value of a `dir` attribute. */
export const direction = (lang) => (lang === "ar" ? "rtl" : "ltr");

/** A phrase with its `{}` filled in order. */
export const fill = (phrase, ...values) => phrase.replace(/{}/g, () => values.shift());

/** A phrase that counts something, in the plural form that the number asks for. */
export function count(lang, phrase, n) {
  const forms = phrase.split("|");
  const at = (FORMS[lang] ?? "one|other").split("|").indexOf(new Intl.PluralRules(lang).select(n));
  // Millions have a form of their own in some languages, which the last one stands in for.
  return fill(forms.at(at), n);
}
