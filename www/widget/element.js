// <who-said>: reads its attributes, calls highlight(), says what happened. Importing this registers nothing.

import init from "./core.js";
import { follow } from "./follow.js";
import { highlight } from "./highlight.js";

// Node has no elements; importing must work there all the same.
const Base = globalThis.HTMLElement ?? class {};

/**
 * Annotates the article inside it, or the element that `for` names, or the plain text that `src` points at.
 *
 * Attributes: `for`, `src`, `min-confidence` (0 to 1), `disabled`. Events, which bubble: `whosaid-ready` with
 * `detail.annotation`, `whosaid-open` with `detail.quote`, `.speaker` or `.note`, and `whosaid-error` with
 * `detail.error`; after an error the article is as it was.
 */
export class WhoSaid extends Base {
  static observedAttributes = ["for", "src", "min-confidence", "disabled"];

  /** An element to annotate, for scripts; the attributes `for` and `src` are for markup. */
  article = null;
  #handle = null;
  #unfollow = null;
  #turn = 0;
  #fetched = null;
  /** How often the page may throw out the wrappers before it is left alone. */
  #patience = { left: 2 };

  connectedCallback() {
    this.#start();
  }

  disconnectedCallback() {
    this.#start();
  }

  attributeChangedCallback(name, before, after) {
    if (this.isConnected && before !== after) this.#start();
  }

  /** Takes back what was shown, and shows it anew if there is a place for it. The latest start wins. */
  async #start() {
    const turn = ++this.#turn;
    try {
      await parsed();
      if (turn !== this.#turn) return;
      this.#unfollow?.();
      this.#handle?.restore();
      this.#handle = null;
      if (!this.isConnected || this.hasAttribute("disabled")) return;
      await init();
      const article = await this.#article();
      if (turn !== this.#turn) return;
      const handle = highlight(article, this.#options());
      this.#handle = handle;
      this.#unfollow = follow(article, handle, () => this.#start(), this.#patience);
      this.#say("whosaid-ready", { annotation: handle.annotation, cast: handle.cast });
    } catch (error) {
      if (turn === this.#turn) this.#say("whosaid-error", { error });
    }
  }

  #options() {
    const least = this.getAttribute("min-confidence");
    return least === null ? undefined : { minConfidence: Number(least) };
  }

  async #article() {
    if (this.article) return this.article;
    const id = this.getAttribute("for");
    if (id !== null) {
      const found = this.getRootNode().getElementById(id);
      if (!found) throw new Error(`who-said: no element has the id ${JSON.stringify(id)}`);
      return found;
    }
    const src = this.getAttribute("src");
    if (src !== null && src !== this.#fetched) {
      const response = await fetch(src);
      if (!response.ok) throw new Error(`who-said: ${src} answers ${response.status}`);
      const text = await response.text();
      const { typeset } = await import("./typeset.js");
      this.replaceChildren(typeset(text));
      this.#fetched = src;
    }
    return this;
  }

  #say(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }
}

/** An element that the parser has just opened has no content yet. */
function parsed() {
  if (document.readyState !== "loading") return undefined;
  return new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
}
