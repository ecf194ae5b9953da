// The article beside the desk: its quotations light up, come into view, and say which of them has the focus.

import { elementOf } from "../place.js";
import { light } from "../tint.js";

/** Where in the window a quotation goes, if the desk covers the lower half. */
const HIGH = 0.15;

export class Article {
  /** What is shown in it, a `Shown`; null where there is none yet. */
  shown = null;
  #lit = null;

  /** Id of the quotation whose trigger this is. */
  quoteAt(target) {
    const mark = target.localName === "whosaid-button" && this.shown?.element.contains(target) && target.parentNode;
    return mark && mark.dataset.quote;
  }

  /** Lights up a quotation instead of the one before; none for null. */
  light(id) {
    if (this.#lit) light(this.#lit, false);
    const group = id === null ? null : this.#group(id);
    this.#lit = group ? { article: this.shown, group } : null;
    if (this.#lit) light(this.#lit, true);
  }

  /** Brings a quotation into view, above a desk that covers the lower half. */
  bring(id, board) {
    const part = this.#group(id)?.parts[0];
    if (!part) return;
    const lowest = board.covers ? board.top : innerHeight;
    const seen = part.getBoundingClientRect();
    if (seen.top >= 0 && seen.bottom <= lowest) return;
    elementOf(part).scrollIntoView({ block: "center" });
    this.shown.bring?.(part);
    if (board.covers) scrollBy(0, part.getBoundingClientRect().top - HIGH * innerHeight);
  }

  focus(id) {
    this.#group(id)?.triggers[0]?.focus({ preventScroll: true });
  }

  #group(id) {
    return this.shown?.groups.get(`quote ${id}`);
  }
}
