// The desk's elements: built once, then only what says something else is made anew, so that nobody loses what is half typed.

import { build } from "../build.js";
import css from "../made/desk.js";
import { sheet } from "../styles.js";
import { frame, item, lostItem } from "../view/desk.js";
import { count } from "../view/grammar.js";
import { fill } from "../view/words.js";

/** Letters for what an editor does all the time, by the id of what they press, tick or go to. */
const LETTERS = { c: "confirm", x: "suppress", a: "spread", e: "name", u: "undo" };
/** Keys that go from head to head. */
const STEPS = { ArrowDown: 1, ArrowUp: -1, n: 1, p: -1 };

export class Board {
  #root;
  #on;
  /** What each item of the list was made of. */
  #made = new Map();

  /** `on` are the actions of view/desk.js, and `filter()`, `change()`, `load(file)`, `go(by)` and `edge(last)`. */
  constructor(host, words, lang, on) {
    this.#on = on;
    this.#root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    this.#root.adoptedStyleSheets = [sheet("desk", css)];
    this.#root.replaceChildren(build(frame(words, lang), on));
    this.words = words;
    this.lang = lang;
    this.#at("state").onchange = this.#at("find").oninput = () => on.filter();
    this.#at("load").onchange = ({ target }) => {
      const [file] = target.files;
      if (file) on.load(file);
      // The same file may be chosen once more.
      target.value = "";
    };
    const [section] = this.#root.children;
    section.onkeydown = (event) => this.#key(event);
    section.onsubmit = (event) => {
      event.preventDefault();
      on.change();
    };
  }

  #at(id) {
    return this.#root.getElementById(id);
  }

  #find(selector) {
    return this.#root.querySelector(selector);
  }

  /** What is chosen above the list. */
  get filter() {
    return { state: this.#at("state").value, words: this.#at("find").value };
  }

  set filter({ state, words }) {
    this.#at("state").value = state;
    this.#at("find").value = words;
  }

  /** What is filled in below the current quotation. */
  get draft() {
    const value = (id) => this.#at(id)?.value.trim() ?? "";
    return { name: value("name"), role: value("role"), note: value("note"), same: value("same"), spread: this.#at("spread")?.checked ?? false };
  }

  /** `list` are pairs of an entry and what else its item says; `total` is how many there would be. */
  show({ view, list, total, current, tally, names, unplaced, trouble, undoable }) {
    const { words, lang } = this;
    const decided = tally.counting - tally.open;
    const progress = this.#find("progress");
    progress.max = tally.counting || 1;
    progress.value = decided;
    this.#find(".count").textContent = fill(words.progress, decided, tally.counting);
    this.#find(".left").textContent = tally.open ? count(lang, words.left, tally.doubtful) : words.finished;
    for (const option of this.#at("state").options) option.textContent = fill(words[option.value], tally[option.value]);
    this.#list(list.map(([entry, more]) => [entry.id, item(view, words, entry, entry.id === current, more)]));
    const none = this.#find(".none");
    none.hidden = list.length > 0 || !tally.open;
    none.textContent = words.noneFits;
    this.#find(".more").hidden = total <= list.length;
    this.#at("names").replaceChildren(...names.map((value) => Object.assign(document.createElement("option"), { value })));
    this.#find(".lost").hidden = !unplaced.length;
    this.#find(".lost ol").replaceChildren(...unplaced.map((one) => build(lostItem(words, one), this.#on)));
    this.#find(".trouble").textContent = trouble;
    this.#at("undo").disabled = !undoable;
  }

  #list(items) {
    const list = this.#find(".list");
    const before = this.#made;
    this.#made = new Map();
    let place = list.firstChild;
    for (const [id, described] of items) {
      const says = JSON.stringify(described);
      const old = before.get(id);
      const same = old?.says === says;
      const made = same ? old.made : build(described, this.#on);
      if (old && !same) {
        if (place === old.made) place = place.nextSibling;
        old.made.remove();
      }
      this.#made.set(id, { says, made });
      if (made === place) place = place.nextSibling;
      else list.insertBefore(made, place);
    }
    for (const [id, { made }] of before) if (!this.#made.has(id)) made.remove();
  }

  /** Gives the focus to the head of a quotation, or to the row of buttons where there is none. */
  focus(id) {
    (this.#made.get(id)?.made.firstChild ?? this.#at("save")).focus({ preventScroll: true });
    this.reveal(id);
  }

  /** Scrolls the list, and nothing else, so that the current quotation is seen from its head on. */
  reveal(id) {
    const { made } = this.#made.get(id) ?? {};
    if (!made) return;
    const list = this.#find(this.covers ? ".in" : ".list");
    const [outer, inner] = [list.getBoundingClientRect(), made.getBoundingClientRect()];
    if (inner.top < outer.top || inner.bottom > outer.bottom) list.scrollTop += inner.top - outer.top;
  }

  get focused() {
    return this.#root.activeElement;
  }

  /** Whether the focus is in the list or on a button that may vanish with what it does. */
  get inList() {
    return Boolean(this.focused?.closest(".list, .lost"));
  }

  say(text) {
    const spoken = this.#at("spoken");
    // The same words twice are news as well.
    spoken.textContent = spoken.textContent === text ? `${text}\u00a0` : text;
  }

  download(name, json) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([json], { type: "application/json" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  }

  /** Id of the quotation whose head has the focus. */
  get focusedId() {
    return this.focused?.dataset.id;
  }

  /** Whether the desk covers the lower part of the window, and from where on. */
  get covers() {
    return getComputedStyle(this.#root.firstElementChild).position === "fixed";
  }

  get top() {
    return this.#root.firstElementChild.getBoundingClientRect().top;
  }

  #key(event) {
    const { target, key } = event;
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const typing = target.matches("input:not([type=checkbox],[type=file]),select,textarea");
    const head = target.matches(".head");
    let done = true;
    if (key === "Escape" && target.closest(".body")) this.#root.querySelector("[data-current] .head").focus();
    else if (typing) done = false;
    else if (head && key in STEPS) this.#on.go(STEPS[key]);
    else if (head && (key === "Home" || key === "End")) this.#on.edge(key === "End");
    else {
      // A letter is for the head that has the focus, folded or not.
      if (head && key !== "u" && Object.hasOwn(LETTERS, key) && !target.closest("[data-current]")) this.#on.pick(this.focusedId);
      done = this.press(key);
    }
    if (!done) return;
    event.preventDefault();
    // n and p are the panel's as well.
    event.stopPropagation();
  }

  /** Does what a letter stands for; whether there was anything to do. */
  press(letter) {
    const found = Object.hasOwn(LETTERS, letter) && this.#at(LETTERS[letter]);
    if (!found || found.disabled) return false;
    if (found.id === "name") {
      this.#find("details").open = true;
      found.focus();
    } else {
      found.click();
    }
    return true;
  }
}

