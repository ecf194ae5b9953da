// What is said in the article itself: names of the triggers for screen readers, and what a card is headed.

import { LABELS } from "../made/labels.js";
import { isSpeech } from "./view.js";
import { fill } from "./words.js";

/** Who says a quotation, or what it is. */
export function heading(view, quote) {
  const speaker = view.speaker(quote.speaker);
  if (speaker) return speaker.name;
  const labels = LABELS[view.lang];
  if (quote.kind === "scare" || quote.kind === "title") return labels[quote.kind];
  // `she`, of whom the text does not settle who she is.
  const named = quote.kind !== "turn" && view.naming(quote);
  return named ? `“${named}”` : labels.nobody;
}

/** What a screen reader says of a quotation's trigger. */
export function trigger(view, quote) {
  const head = heading(view, quote);
  return isSpeech(quote) ? fill(LABELS[view.lang].attributionOf, head) : head;
}

/** What a screen reader says of a note's trigger. */
export const noteTrigger = (view, label) => fill(LABELS[view.lang].note, label);
