// A text that was read: its annotation, and what of it is shown in the article.

import { cast } from "./cast.js";
import { fragments, marks } from "./marks.js";
import { View } from "./view.js";
import { languageOf } from "./words.js";

export class Reading {
  #annotation;
  #view;

  /**
   * `unplaced` are corrections whose quotation is not in the text any more, `unanchored` quotations of an annotation made
   * before whose words are not. `cast` and `marks` are given where they were made elsewhere; the annotation is JSON then.
   */
  constructor({ text, lang, annotation, unplaced = [], unanchored = [], cast: voices, marks: marked }) {
    Object.assign(this, { text, lang: languageOf(lang), unplaced, unanchored });
    this.#annotation = annotation;
    this.cast = voices ?? cast(this.view);
    this.marks = marked ?? marks(this.view, this.cast);
  }

  get annotation() {
    // That of a long text takes long to unpack, and few ask for it.
    if (typeof this.#annotation === "string") this.#annotation = JSON.parse(this.#annotation);
    return this.#annotation;
  }

  get view() {
    return (this.#view ??= new View(this.text, this.annotation, this.lang));
  }

  /** Where wrappers begin and end in text nodes, by index of the mark; see `fragments()`. */
  fragments(pieces) {
    return fragments(this.text, this.marks, pieces);
  }
}
