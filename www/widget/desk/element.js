// <who-said-desk>: what an editor does, and what is kept of it. Importing this registers nothing.

import init, { desk as analyse, fileProblem, selector } from "../core.js";
import { failure, say } from "../failure.js";
import { allPhrases } from "../made/all.js";
import { Shown } from "../shown.js";
import { wordsOf } from "../view/desk.js";
import { count } from "../view/grammar.js";
import { View } from "../view/view.js";
import { fill } from "../view/words.js";
import { Article } from "./article.js";
import { Board } from "./board.js";
import { articleOf, Decisions, UNLIKE } from "./decisions.js";
import { about, chain, chosen, entries, joined, names, optional, tally } from "./entries.js";

const Base = globalThis.HTMLElement ?? class {};

/** So many quotations are listed at first, and so many more when asked for. */
const LISTED = 100;
/** What was done, by the names of phrases. */
const DONE = {
  confirm: "wasConfirmed", change: "wasChanged", suppress: "wasSuppressed", back: "wasTakenBack", join: "wasJoined", load: "wasLoaded",
};

/**
 * The desk where editors confirm, change and withdraw what an article's `<who-said>` says, the doubtful first. It keeps what
 * they decide in the browser, and writes the file of corrections that `<who-said corrections="…">` and
 * `whosaid annotate --corrections` read.
 *
 * @attr {string} for - Id of the `<who-said>`; without it, the first of the page.
 * @attr {string} document-id - What the browser keeps the decisions under; without it, the address of the page.
 *
 * @fires {CustomEvent} whosaid-corrections - The editor has decided, undone or loaded something: `detail.corrections`, the
 *   whole list, and `.decided`, `.total` and `.doubtful`, how many of those are left. Events bubble.
 * @fires {CustomEvent} whosaid-error - `detail.error`: there is nothing to work on, or a file is wrong.
 *
 * @csspart desk - The desk, with `title`, `progress`, `filter`, `list` and `actions` in it.
 * @csspart title - Its heading, which folds it.
 * @csspart progress - The bar of what is decided.
 * @csspart filter - What is listed.
 * @csspart list - The quotations.
 * @csspart actions - The row of buttons.
 *
 * @cssprop --whosaid-card - Ground of the desk.
 * @cssprop --whosaid-ink - Its text.
 * @cssprop --whosaid-soft - Its lesser text.
 * @cssprop --whosaid-rule - Its lines.
 * @cssprop --whosaid-warn-ink - Its warnings, and what is doubtful.
 * @cssprop --whosaid-focus - Focus ring.
 * @cssprop --whosaid-font - Its fonts.
 * @cssprop --whosaid-serif - Font of the quotations.
 */
export class WhoSaidDesk extends Base {
  static observedAttributes = ["for", "document-id", "hidden"];

  #reader;
  /** What is decided about the article. */
  #decisions;
  #article = new Article();
  /** Text and hints of the article as it was read, and what the analysis says about that. */
  #walked;
  #view;
  #found;
  #all = [];
  #current = null;
  #board;
  #limit = LISTED;
  #unlisten = [];
  #turn = 0;
  /** Whether somebody wants the focus before there is anything to have it. */
  #wanted = false;
  /** What is wrong with a file. */
  #problem = "";

  connectedCallback() {
    // What stands in a corner of the window stands above its head (panel.js).
    this.setAttribute("data-whosaid-foot", "");
    this.#start();
  }

  disconnectedCallback() {
    this.#end();
  }

  attributeChangedCallback(name, before, after) {
    // Markup has its attributes before it is connected.
    if (!this.isConnected || !this.#turn || before === after) return;
    if (name === "hidden") this.#ready();
    else this.#start();
  }

  /**
   * Everything that is decided, as the file of corrections has it. Setting it is like loading a file.
   * @type {import("../types.js").Correction[]}
   */
  get corrections() {
    return structuredClone(this.#decisions?.corrections ?? []);
  }

  set corrections(list) {
    if (!this.#decisions) throw new Error("whosaid: the desk is not in a page with a <who-said> yet");
    const problem = fileProblem("corrections", JSON.stringify(list));
    if (problem) throw new TypeError(`whosaid: ${problem}`);
    this.#step("load", [], structuredClone(list), [], true);
  }

  /** Goes to the quotation that is being looked at, or to the first of the list, as soon as there is one. */
  focus() {
    this.#wanted = !this.#board || !this.#view;
    if (!this.#wanted) this.#pick(this.#current ?? this.#listed[0]?.id, true);
  }

  #end() {
    this.#turn++;
    for (const unlisten of this.#unlisten.splice(0)) unlisten();
    this.#article.light(null);
    this.#article.shown = this.#walked = this.#found = this.#view = this.#current = null;
    this.#problem = "";
  }

  async #start() {
    this.#end();
    const mine = this.#turn;
    this.#limit = LISTED;
    try {
      if (document.readyState === "loading") await new Promise((done) => addEventListener("DOMContentLoaded", done, { once: true }));
      if (mine !== this.#turn) return;
      const id = this.getAttribute("for");
      const root = this.getRootNode();
      const reader = id === null ? root.querySelector("who-said") : root.getElementById(id);
      if (reader?.localName !== "who-said") {
        throw failure("desk", `<who-said-desk> finds no <who-said>${id === null ? "" : ` with the id ${JSON.stringify(id)}`}; name one by for="…"`);
      }
      this.#reader = reader;
      const page = `${location.pathname}${location.search}${id === null ? "" : `#${id}`}`;
      this.#decisions = new Decisions(reader, this.getAttribute("document-id") ?? page);
      this.#hear();
      await init();
      if (mine === this.#turn) await this.#decisions.begin();
      if (mine !== this.#turn) return;
      await this.#ready();
    } catch (error) {
      if (mine === this.#turn) say(this, "whosaid-error", { error });
    }
  }

  #hear() {
    const hear = (target, type, heed) => {
      target.addEventListener(type, heed);
      this.#unlisten.push(() => target.removeEventListener(type, heed));
    };
    hear(this.#reader, "whosaid-ready", () => this.#ready());
    hear(this.#reader, "whosaid-open", ({ detail }) => this.#pick(detail.quote));
    // Letters where a quotation of the article has the focus; elsewhere in the page they are in nobody's way.
    hear(document, "focusin", ({ target }) => this.#article.quoteAt(target) && this.#pick(this.#article.quoteAt(target)));
    hear(document, "keydown", (event) => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || !this.#article.quoteAt(event.target)) return;
      if (this.#visible && this.#board?.press(event.key)) event.preventDefault();
    });
    // What another window decides about the same document.
    hear(window, "storage", ({ key }) => {
      if (key !== this.#decisions.key) return;
      this.#decisions.reread();
      this.#update();
    });
  }

  get #visible() {
    return this.getClientRects().length > 0;
  }

  /** After the article was read. */
  async #ready() {
    const shown = this.#reader && Shown.in(articleOf(this.#reader));
    if (!shown?.walked || shown.walked.hints === UNLIKE || !this.#visible) return;
    const { reading, walked } = shown;
    if (!reading.selector) {
      const error = failure("desk", "the desk needs the analysis, and this article shows an annotation made before; on the page where editors work, leave that out");
      say(this, "whosaid-error", { error });
      return;
    }
    const { lang } = reading;
    const mine = this.#turn;
    await init();
    const cards = await allPhrases(lang);
    if (mine !== this.#turn) return;
    if (this.#board?.lang !== lang) this.#board = new Board(this, wordsOf(lang, cards), lang, this.#actions());
    if (this.#walked?.text !== walked.text || `${this.#walked.hints}` !== `${walked.hints}`) this.#found = null;
    this.#article.shown = shown;
    this.#walked = walked;
    this.#update();
    this.#article.light(this.#current);
    if (this.#wanted) this.focus();
  }

  /** Shows what is decided by now. */
  #update() {
    if (!this.#walked || !this.#board) return;
    const { text, hints } = this.#walked;
    const says = JSON.stringify(this.#decisions.corrections);
    if (this.#found?.says !== says) {
      const least = this.#reader.getAttribute("min-confidence");
      const options = { minConfidence: least === null ? undefined : Number(least) };
      this.#found = { says, ...analyse(text, options, hints, says) };
      this.#view = new View(text, this.#found.annotation, this.#board.lang);
    }
    this.#all = entries(this.#view, this.#found, this.#decisions.corrections);
    if (!this.#view.quote(this.#current)) this.#current = null;
    this.#render();
  }

  /** The entries that are listed, the current one in any case. */
  get #listed() {
    return chosen(this.#all, this.#view, { ...this.#board.filter, current: this.#current });
  }

  #render() {
    const board = this.#board;
    const listed = this.#listed;
    this.#limit = Math.max(this.#limit, listed.findIndex(({ id }) => id === this.#current) + 1);
    const more = (entry) =>
      entry.id === this.#current && { spread: chain(this.#all, this.#view, entry).length, others: names(this.#all, this.#view, entry.name) };
    board.show({
      view: this.#view,
      list: listed.slice(0, this.#limit).map((entry) => [entry, more(entry)]),
      total: listed.length,
      current: this.#current,
      tally: tally(this.#all),
      names: names(this.#all, this.#view),
      unplaced: this.#found.unplaced,
      trouble: [this.#problem, board.words[this.#decisions.trouble]].filter(Boolean).join(" "),
      undoable: Boolean(this.#decisions.last),
    });
  }

  #entry(id = this.#current) {
    return this.#all.find((entry) => entry.id === id);
  }

  /** Opens a quotation on the desk, lights it up in the article and, if it was chosen here, brings it into view there. */
  #pick(id, here = false) {
    if (!this.#view?.quote(id) || !this.#visible) return;
    if (id !== this.#current) {
      this.#current = id;
      this.#render();
      this.#article.light(id);
    }
    if (here) {
      this.#board.focus(id);
      this.#article.bring(id, this.#board);
    } else {
      this.#board.reveal(id);
    }
  }

  #actions() {
    return {
      pick: (id) => {
        if (id !== this.#current) return this.#pick(id, true);
        this.#current = null;
        this.#article.light(null);
        this.#render();
        return this.#board.focus(id);
      },
      confirm: () => this.#decide("confirm", this.#view.speaker(this.#entry().quote.speaker)?.name),
      suppress: () => this.#decide("suppress"),
      change: () => {
        const { name } = this.#board.draft;
        if (name) this.#decide("change", name);
        else this.#board.press("e");
      },
      takeBack: () => this.#step("back", [], [], [this.#entry().correction.selector]),
      join: () => this.#join(),
      jump: () => {
        this.#article.bring(this.#current, this.#board);
        this.#article.focus(this.#current);
      },
      undo: () => this.#undo(),
      save: () => this.#save(),
      load: (file) => this.#load(file),
      drop: (index) => this.#step("back", [], [], [this.#decisions.corrections[index].selector]),
      more: () => {
        this.#limit += LISTED;
        this.#render();
      },
      filter: () => {
        // What was being looked at need not be what is looked for.
        this.#current = null;
        this.#article.light(null);
        this.#limit = LISTED;
        this.#render();
      },
      go: (by) => {
        const listed = this.#listed;
        const at = listed.findIndex(({ id }) => id === (this.#board.focusedId ?? this.#current));
        this.#pick(listed[at + by]?.id, true);
      },
      edge: (last) => this.#pick(this.#listed.at(last ? -1 : 0)?.id, true),
    };
  }

  /** Makes a new correction's anchor, or takes that of the old one. */
  #anchor({ id, correction }) {
    if (correction) return correction.selector;
    const { segments } = this.#view.quote(id);
    return selector(this.#walked.text, segments[0].start, segments.at(-1).end);
  }

  #decide(action, speaker) {
    const entry = this.#entry();
    const { role, note, spread } = this.#board.draft;
    const set = [entry, ...(spread ? chain(this.#all, this.#view, entry) : [])].map((one) => ({
      selector: this.#anchor(one),
      action,
      ...optional("speaker", speaker),
      ...(speaker ? optional("role", role) : {}),
      ...optional("note", note),
    }));
    this.#step(action, [speaker], set, []);
  }

  #join() {
    const { name } = this.#entry();
    const { same } = this.#board.draft;
    if (same) this.#step("join", [name, same], joined(this.#all, this.#view, name, same, (one) => this.#anchor(one)), []);
  }

  /** One step on; then the next quotation, if that was decided which is being looked at. */
  #step(did, named, set, drop, clear = false) {
    const step = { did, named, set, drop, clear };
    const listed = this.#view ? this.#listed : [];
    const at = listed.findIndex(({ id }) => id === this.#current);
    const decides = set.length > 0 && !clear;
    const push = () => this.#decisions.push(step);
    this.#changed(push, this.#said(step), () => {
      if (!decides) return this.#current;
      const undecided = ({ id }) => !this.#entry(id)?.correction;
      return [...listed.slice(at + 1), ...listed.slice(0, at)].find(undecided)?.id ?? null;
    });
  }

  #undo() {
    const step = this.#decisions.last;
    if (!step) return;
    const touched = [...step.set.map(({ selector }) => selector), ...step.drop];
    const before = about(this.#all, touched[0] ?? {})?.id;
    this.#changed(() => this.#decisions.pop(), fill(this.#board.words.undone, this.#said(step)), () => before ?? about(this.#all, touched[0] ?? {})?.id ?? this.#current);
  }

  /** What a step did, in words. */
  #said({ did, named }) {
    return this.#board ? fill(this.#board.words[DONE[did]], ...named) : "";
  }

  /** Does, shows and says something; `next` gives what is looked at then, unless the editor is in the article. */
  #changed(act, said, next) {
    this.#problem = "";
    act();
    const focused = this.#board?.focused;
    const inList = this.#board?.inList;
    const inArticle = this.#article.quoteAt(document.activeElement);
    this.#update();
    if (this.#board) {
      const id = inArticle ? this.#current : next();
      // The button that undid the last step does nothing any more.
      if (inList || focused?.disabled) this.#go(id);
      else if (id !== this.#current) this.#pick(id);
      const { open, counting } = tally(this.#all);
      this.#board.say(`${said}. ${fill(this.#board.words.progress, counting - open, counting)}.`);
    }
    const { open, counting, doubtful } = tally(this.#all);
    say(this, "whosaid-corrections", { corrections: this.corrections, decided: counting - open, total: counting, doubtful });
  }

  /** Goes on to a quotation, or to the buttons where none is left. */
  #go(id) {
    if (id !== null) return this.#pick(id, true);
    this.#current = null;
    this.#article.light(null);
    this.#render();
    return this.#board.focus(null);
  }

  #save() {
    const { corrections } = this.#decisions;
    this.#board.download("corrections.json", `${JSON.stringify(corrections, null, 2)}\n`);
    this.#board.say(count(this.#board.lang, this.#board.words.saved, corrections.length));
  }

  async #load(file) {
    const content = await file.text();
    const problem = fileProblem("corrections", content || " ");
    if (!problem) return this.#step("load", [], JSON.parse(content), [], true);
    this.#problem = `${file.name}: ${problem}`;
    say(this, "whosaid-error", { error: failure("corrections", this.#problem) });
    return this.#render();
  }
}
