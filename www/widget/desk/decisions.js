// What is decided about the article of one <who-said>: the site's own file, and above it the steps that the browser keeps.

import { fileProblem } from "../core.js";
import { Shown } from "../shown.js";
import { fold, Keeper } from "./steps.js";

/** Such hints no article has: it is read again. */
export const UNLIKE = [NaN];

/** The lists that elements have from a desk. */
const given = new WeakSet();

/** The article that a <who-said> shows. */
export function articleOf(reader) {
  const id = reader.getAttribute("for");
  return reader.article ?? (id === null ? reader : reader.getRootNode().getElementById(id)) ?? reader;
}

export class Decisions {
  #reader;
  #keeper;
  #file = [];
  #steps;
  /** The whole list, as the file of corrections has it. */
  corrections = [];

  constructor(reader, document) {
    this.#reader = reader;
    this.#keeper = new Keeper(document);
    this.#steps = this.#keeper.read();
    // What was decided about another document is not about this one.
    if (given.has(reader.corrections)) reader.corrections = null;
    else this.#file = reader.corrections ?? [];
  }

  get key() {
    return this.#keeper.key;
  }

  /** Name of a phrase, or nothing. */
  get trouble() {
    return this.#keeper.trouble;
  }

  /** The latest step. */
  get last() {
    return this.#steps.at(-1);
  }

  /** Reads the site's own file, checks what was kept, and gives the article both; the module runs by now. */
  async begin() {
    const url = this.#reader.getAttribute("corrections");
    if (url !== null && !this.#file.length) {
      try {
        const content = await (await fetch(url)).text();
        // <who-said> says what is wrong with it.
        if (!fileProblem("corrections", content)) this.#file = JSON.parse(content);
      } catch {
        // And that it cannot be had.
      }
    }
    if (fileProblem("corrections", JSON.stringify(fold([], this.#steps)))) this.#steps = this.#keeper.putAside();
    this.#give();
  }

  push(step) {
    this.#set([...this.#steps, step]);
  }

  pop() {
    this.#set(this.#steps.slice(0, -1));
  }

  /** Takes over what another window has kept. */
  reread() {
    this.#steps = this.#keeper.read();
    this.#give();
  }

  #set(steps) {
    this.#steps = steps;
    this.#keeper.write(steps);
    this.#give();
  }

  /** Folds the steps, and has the article read with what comes out. */
  #give() {
    const before = JSON.stringify(this.corrections);
    this.corrections = fold(this.#file, this.#steps);
    const reader = this.#reader;
    if (given.has(reader.corrections) ? JSON.stringify(this.corrections) === before : !this.corrections.length) return;
    given.add(this.corrections);
    reader.corrections = this.corrections;
    // Where it is, so that focus and place stay what they are; what is not shown yet will be read with them anyway.
    const shown = Shown.in(articleOf(reader));
    if (!shown?.again || !shown.walked) return;
    shown.walked = { ...shown.walked, hints: UNLIKE };
    shown.again();
  }
}
