// A text with its annotation: the one thing that all questions of a page are asked of. Offsets count UTF-16 units, as
// JavaScript strings and the DOM do. Nothing in this directory knows a DOM.

import { languageOf } from "./words.js";

export class View {
  #byId = new Map();

  constructor(text, annotation, lang) {
    this.text = text;
    this.annotation = annotation;
    this.lang = languageOf(lang);
    /** All quotations in text order, each followed by those inside it. */
    this.quotes = [];
    this.#take(annotation.quotes);
    for (const speaker of annotation.speakers) this.#byId.set(speaker.id, speaker);
  }

  #take(quotes) {
    for (const quote of quotes) {
      this.quotes.push(quote);
      this.#byId.set(`"${quote.id}`, quote);
      this.#take(quote.nested);
    }
  }

  quote(id) {
    return this.#byId.get(`"${id}`);
  }

  /** The speaker of that id; of a quotation's `speaker`, too, where nobody is named. */
  speaker(id) {
    return this.#byId.get(id);
  }

  note(label) {
    return this.annotation.footnotes.find((note) => note.label === label);
  }

  /** The quotations that a note backs, in text order. */
  backedBy(label) {
    return this.quotes.filter(({ footnotes }) => footnotes.includes(label));
  }

  /** The words at a range of the annotation. */
  at({ start, end }) {
    return this.text.slice(start, end);
  }

  /** Outermost quotations that somebody said, in text order: no titles, no scare quotes. */
  get said() {
    return this.annotation.quotes.filter(isSpeech);
  }

  /** The words that name the speaker at the quotation, where there are any. */
  naming({ attribution }) {
    return attribution?.mention && this.at(attribution.mention);
  }
}

/** Whether somebody said it, as against a term or a title set in quotation marks. */
export function isSpeech({ kind }) {
  return kind === "direct" || kind === "turn" || kind === "partial";
}
