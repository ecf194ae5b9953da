// A text that was read: its annotation, and what of it is shown in the article.

import { cast } from "./cast.js";
import { fragments, marks } from "./marks.js";
import { View } from "./view.js";
import { languageOf } from "./words.js";

export class Reading {
  /**
   * `unplaced` are corrections whose quotation is not in the text any more, `unanchored` quotations of an annotation made
   * before whose words are not.
   */
  constructor({ text, lang, annotation, unplaced = [], unanchored = [] }) {
    const view = new View(text, annotation, lang);
    Object.assign(this, { text, lang: languageOf(lang), annotation, view, unplaced, unanchored, cast: cast(view), marks: marks(view) });
  }

  /** Where wrappers begin and end in text nodes, by index of the mark; see `fragments()`. */
  fragments(pieces) {
    return fragments(this.text, this.marks, pieces);
  }
}
