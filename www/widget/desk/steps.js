// What an editor has decided, as steps of which each can be undone, kept in the browser until it can be saved.
//
// A step is { did, named, set, drop, clear }: what was done, with which names; corrections that are new, or take the place of others
// with the same selector; selectors whose corrections go; and whether all others went before.

/** Two corrections with this in common are about the same quotation. */
export const keyOf = ({ exact, prefix = "", suffix = "" }) => JSON.stringify([exact, prefix, suffix]);

/** The corrections of a file after these steps. */
export function fold(file, steps) {
  const all = new Map();
  const add = (correction) => all.set(keyOf(correction.selector), correction);
  file.forEach(add);
  for (const { set, drop, clear } of steps) {
    if (clear) all.clear();
    for (const selector of drop) all.delete(keyOf(selector));
    set.forEach(add);
  }
  return [...all.values()];
}

const PROBE = "whosaid-desk";

/** Keeps the steps of one document in localStorage, where the browser lets us; `trouble` says what went wrong. */
export class Keeper {
  /** `notKept`, `unreadable`, or nothing: names of phrases. */
  trouble = null;

  constructor(document) {
    this.key = `whosaid-desk ${document}`;
  }

  /** The steps that were kept. What cannot be read is put aside, so that nothing writes over it. */
  read() {
    let kept;
    try {
      kept = localStorage.getItem(this.key);
      // Some browsers let us read and refuse to write. Under a name of its own: other windows hear of it.
      localStorage.setItem(PROBE, "");
      localStorage.removeItem(PROBE);
    } catch {
      this.trouble = "notKept";
    }
    if (!kept) return [];
    try {
      const steps = JSON.parse(kept);
      // What the corrections say is checked by whoever reads them.
      if (fold([], steps) && steps.every(({ did, named }) => typeof did === "string" && Array.isArray(named))) return steps;
    } catch {
      // Not ours.
    }
    return this.putAside();
  }

  /** Keeps what cannot be read under another name; nothing is left of it here. */
  putAside() {
    try {
      this.#write(`${this.key} unreadable`, localStorage.getItem(this.key));
    } catch {
      // Then there was nothing.
    }
    this.trouble ??= "unreadable";
    return [];
  }

  write(steps) {
    this.trouble = null;
    this.#write(this.key, steps.length ? JSON.stringify(steps) : null);
  }

  #write(key, value) {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, value);
    } catch {
      this.trouble = "notKept";
    }
  }
}
