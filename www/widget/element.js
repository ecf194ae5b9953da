// <who-said>: reads its attributes, calls highlight(), says what happened. Importing this registers nothing.

import { byId, listen, readyState, treeOf } from "./dom.js";
import { say } from "./failure.js";
import { follow } from "./follow.js";
import { asItWas, prepare } from "./prepared.js";
import { isOff, onTurn, turn } from "./switch.js";

// Node has no elements; importing must work there all the same.
const Base = globalThis.HTMLElement ?? class {};

/**
 * Annotates the article inside it, or the element that `for` names, or the plain text that `src` points at.
 *
 * An annotation that was made before spares the reader the analysis: it is found again by its words. Where the attribute
 * `annotation` names none, it is the text of a `<script type="application/json" data-whosaid>` in the article or in this
 * element, or right behind one of them, or what a server has sent with its marks (`whosaid annotate --format html
 * --with-text`). Such marks give way to ours.
 *
 * A page address that ends in `#whosaid=…` opens the card of that quotation.
 *
 * @attr {string} for - Id of the element to annotate; without it, and without `src`, the element's own content.
 * @attr {string} src - Address of a plain text to fetch, set and annotate.
 * @attr {number} min-confidence - From 0 to 1: below it no speaker is named.
 * @attr {"wrap" | "paint"} mode - "wrap" (the default), or "paint": the page's DOM is not touched, by the CSS Custom Highlight API.
 * @attr {string} annotation - Address of an annotation that was made before, with its text (`whosaid annotate --with-text`).
 * @attr {boolean} fallback - Of whosaid/reader: where there is no such annotation, or none of its quotations is in the
 *   article, the analysis is loaded and reads the article. The other entries have it loaded in any case.
 * @attr {boolean} disabled - Takes everything back; the article is as it was.
 * @attr {string} speakers - Address of the site's own directory (schema/people.schema.json), shown on cards.
 * @attr {string} corrections - Address of a file of editors' corrections (schema/corrections.schema.json).
 * @attr {string | boolean} panel - Shows who speaks, in the element of that id or, without a value, in a corner of the window;
 *   keys n and p then step through the quotations, and the address of the page keeps the reader's place.
 * @attr {boolean} print-sources - Prints an appendix with the source of each quotation.
 *
 * @fires {CustomEvent} whosaid-ready - Whenever the article was read: `detail.annotation`, `.cast`, `.unplaced`, which
 *   are corrections whose quotation is not there any more, and `.unanchored`, such quotations of an annotation made before.
 *   Events bubble.
 * @fires {CustomEvent} whosaid-open - A card opened: `detail.quote`, `.speaker` or `.note` is its id.
 * @fires {CustomEvent} whosaid-error - `detail.error`; the article is as it was, or is shown without the file that could
 *   not be read. The console has one line with the same message.
 * @fires {CustomEvent} whosaid-painted - The page has thrown out the same wrappers again and again, or one element has too
 *   many of them, and their words are painted instead; `detail.error` says so, and the console.
 *
 * @csspart card - The card (on `whosaid-card`), with `name`, `role`, `picture`, `rows`, `actions` and `close` in it.
 * @csspart name - Name of the speaker.
 * @csspart role - Role and handle.
 * @csspart picture - Picture from the directory.
 * @csspart rows - Evidence, certainty, notes, source.
 * @csspart actions - The row of buttons.
 * @csspart close - The button that closes.
 * @csspart panel - The panel (on `whosaid-panel`), with `title` in it.
 * @csspart title - Heading of the panel.
 * @csspart appendix - The printed sources.
 * @csspart switch - The button that stays where a reader has turned everything off.
 *
 * @cssprop --whosaid-1 - Colour of the first speaker.
 * @cssprop --whosaid-2
 * @cssprop --whosaid-3
 * @cssprop --whosaid-4
 * @cssprop --whosaid-5
 * @cssprop --whosaid-6
 * @cssprop --whosaid-7
 * @cssprop --whosaid-8
 * @cssprop --whosaid-neutral - Colour of quotations of nobody, or of too many speakers.
 * @cssprop --whosaid-warn - Colour in the article of a note that is missing.
 * @cssprop --whosaid-focus - Focus ring.
 * @cssprop --whosaid-card - Ground of card and panel.
 * @cssprop --whosaid-ink - Their text.
 * @cssprop --whosaid-soft - Their lesser text.
 * @cssprop --whosaid-rule - Their lines.
 * @cssprop --whosaid-warn-ink - Their warnings.
 * @cssprop --whosaid-font - Their fonts.
 * @cssprop --whosaid-serif - Font of the speaker's name.
 */
export class WhoSaid extends Base {
  static observedAttributes = [
    "for", "src", "annotation", "fallback", "min-confidence", "mode", "disabled", "speakers", "corrections", "panel",
    "print-sources",
  ];

  /**
   * What reads articles that have no annotation yet (analysis.js), where it is loaded.
   * @type {object | null}
   * @ignore
   */
  static analysis = null;

  /**
   * An element to annotate, for scripts; the attributes `for` and `src` are for markup.
   * @type {Element | null}
   */
  article = null;
  #corrections = null;
  #shown = null;
  #end = null;
  /** What is being taken back. */
  #ending = null;
  #turn = 0;
  #fetched = null;
  #undo = [];
  #files = {};
  /** The annotation that a server has sent with its marks. */
  #sent;
  /** Where the reader is: see showPanel(). */
  #panel = {};
  #ended = null;

  /**
   * Corrections as a list, for scripts that have no file of them; read when the article is.
   * @type {import("./types.js").Correction[] | null}
   */
  get corrections() {
    return this.#corrections;
  }

  set corrections(given) {
    // React 19 and Preact set a property of that name where the attribute is meant.
    if (typeof given === "string") this.setAttribute("corrections", given);
    else this.#corrections = given;
  }

  connectedCallback() {
    // A copy of the page's DOM has the element that the one line added, and no article for it: that gets another one.
    if (this.hasAttribute("data-embedded") && !this.article) return this.remove();
    const address = () => this.#visit();
    const unlisten = onTurn(() => this.#start());
    addEventListener("hashchange", address);
    this.#ended = () => {
      unlisten();
      removeEventListener("hashchange", address);
    };
    this.#start();
  }

  disconnectedCallback() {
    this.#ended?.();
    this.#start();
  }

  attributeChangedCallback(name, before, after) {
    if (this.isConnected && before !== after) this.#start();
  }

  /** Takes back what was shown, and shows it anew if there is a place for it. The latest start wins. */
  async #start() {
    const mine = ++this.#turn;
    try {
      await parsed();
      if (mine !== this.#turn) return;
      this.#ending = Promise.all([this.#ending, this.#end?.()]);
      this.#end = this.#shown = null;
      for (const undo of this.#undo.splice(0)) undo();
      await this.#ending;
      if (mine !== this.#turn) return;
      if (!this.isConnected) return;
      const still = await this.#still();
      if (this.hasAttribute("disabled") || isOff()) return still?.clear(this.#named);
      const unwatch = this.#watch();
      this.#end = unwatch;
      const annotation = await this.#prepared(still);
      if (!annotation) await this.#analysis();
      if (mine !== this.#turn) return;
      const article = await this.#article(mine, annotation);
      if (mine !== this.#turn) return;
      still?.clear(article);
      const end = follow(article, { mode: this.getAttribute("mode") ?? undefined }, this, {
        read: (walked) => this.#read(walked, annotation),
        ready: (shown) => this.#ready(shown, mine),
        failed: (error) => {
          for (const undo of this.#undo.splice(0)) undo();
          say(this, "whosaid-error", { error });
        },
        fought: async () => (await import("./painted.js")).sayReverted(this),
      });
      this.#end = () => {
        unwatch?.();
        return end();
      };
    } catch (error) {
      if (mine === this.#turn) say(this, "whosaid-error", { error });
    }
  }

  /** Starts anew when another element has the id that `for` names: a page may put the next article in its place. */
  #watch() {
    if (!this.hasAttribute("for")) return;
    const first = this.#named;
    const observer = new MutationObserver(() => {
      const found = this.isConnected && this.#named;
      if (found && found !== first) this.#start();
    });
    observer.observe(treeOf(this), { childList: true, subtree: true });
    return () => observer.disconnect();
  }

  /** What the page says of its article by an annotation that was made before, or else by the analysis. */
  async #read(walked, annotation) {
    if (annotation) {
      const reading = asItWas(annotation, walked) ?? (await import("./anchor.js")).anchor(annotation, walked);
      // An empty article may yet come; one in which nothing is as it was is another one.
      const fits = reading.annotation.quotes.length || !annotation.quotes.length || !walked.text.trim();
      if (fits || !this.#mayAnalyse) return reading;
    }
    const { analyse } = await this.#analysis();
    // Where it was loaded only now, nobody has asked yet what the markup says: the article is walked once more.
    return walked.hints && analyse(walked, this, this.#files);
  }

  get #mayAnalyse() {
    return this.constructor.analysis || this.hasAttribute("fallback");
  }

  /** The analysis, running. */
  async #analysis() {
    if (!this.#mayAnalyse) throw (await import("./missing.js")).noAnnotation();
    const analysis = this.constructor.analysis ?? (await import("./analysis.js"));
    await analysis.init();
    return analysis;
  }

  /** The element that is to be read, where it is there. */
  get #named() {
    const id = this.getAttribute("for");
    return this.article ?? (id === null ? this : byId(treeOf(this), id));
  }

  /** still.js, where the article has marks: a server's, or those of a page of which this one is a copy. */
  async #still() {
    return this.#named?.querySelector("whosaid-mark") && import("./still.js");
  }

  /** The annotation that the page brings along, checked; where it is no good, says so and does without. */
  async #prepared(still) {
    const url = this.getAttribute("annotation");
    const article = this.#named;
    const script = 'script[type="application/json"][data-whosaid]';
    const found = (by) => [this, article].map((place) => place && by(place)).find((element) => element?.matches(script));
    this.#sent ??= still?.carried(article);
    const beside = (found((place) => place.querySelector(script)) ?? found((place) => place.nextElementSibling))?.textContent ?? this.#sent;
    if (url === null && !beside) return null;
    try {
      let fault;
      const given = url === null ? beside : await (this.#files[`annotation${url}`] ??= load("annotation", url));
      const annotation = prepare(given, (...what) => (fault = what));
      if (fault) throw (await import("./missing.js")).wrong(...fault);
      // What an annotation was made with, it has already.
      const late = ["speakers", "corrections", "min-confidence"].find((name) => this.hasAttribute(name) || this[name]);
      if (late) say(this, "whosaid-error", { error: (await import("./missing.js")).tooLate(late) });
      return annotation;
    } catch (error) {
      if (!this.#mayAnalyse) throw error;
      say(this, "whosaid-error", { error });
      return null;
    }
  }

  /** What stands beside the article, and the quotation that the page's address means. */
  async #ready(shown, mine) {
    shown.off = turn;
    const { reading, cast, unplaced, unanchored } = shown;
    const wanted = this.hasAttribute("panel") || this.hasAttribute("print-sources");
    const show = wanted && (await (await import("./panel.js")).beside(reading.lang));
    if (mine !== this.#turn || reading !== shown.reading) return;
    for (const undo of this.#undo.splice(0)) undo();
    if (show) this.#undo.push(...show(shown, this, this.#panel, turn));
    this.#shown = shown;
    say(this, "whosaid-ready", { cast, unplaced, unanchored, get annotation() { return shown.annotation; } });
    this.#visit();
  }

  /** Goes where the page's address leads, once for each address. */
  async #visit() {
    const shown = this.#shown;
    if (shown && location.hash.startsWith("#whosaid=")) {
      (await import("./linked.js")).visit(shown, this.#panel, () => shown === this.#shown);
    }
  }

  async #article(mine, annotation) {
    const named = this.#named;
    if (named !== this) {
      if (!named) throw (await import("./missing.js")).noElement(this.getAttribute("for"));
      return named;
    }
    const src = this.getAttribute("src");
    if (src !== null && src !== this.#fetched) {
      const { fetched } = await import("./typeset.js");
      const made = await fetched(src, annotation, () => this.#analysis());
      // A newer start wins; what it shows must not be overwritten.
      if (mine !== this.#turn) return this;
      this.replaceChildren(made);
      this.#fetched = src;
    }
    return this;
  }
}

/** The text of the file that an attribute names. */
export async function load(name, url) {
  const response = await fetch(url).catch(() => undefined);
  if (response?.ok) return response.text();
  throw (await import("./missing.js")).unread(name, url, response);
}

/** An element that the parser has just opened has no content yet. */
function parsed() {
  if (readyState() !== "loading") return undefined;
  return new Promise((done) => listen(document, "DOMContentLoaded", done, { once: true }));
}
