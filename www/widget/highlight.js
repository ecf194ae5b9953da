// Shows in place who said what: reads an element's text, wraps what was found, and attaches the card.

import { announce, attach } from "./card.js";
import { Reading } from "./core.js";
import { adopt } from "./styles.js";
import { walk } from "./walk.js";
import { wrap } from "./wrap.js";

const highlighted = new WeakMap();

/**
 * Highlights the quotations and speakers of `element` in place, and returns `{ annotation, text, cast, unplaced, restore }`.
 *
 * The text never changes, and the page's elements stay what they are. `annotation` counts UTF-16 units of `text`, the
 * element's text with a blank line between blocks. `unplaced` are corrections whose quotation is not there any more; `selector(id)` makes what a new one is to be anchored with. `restore()` takes everything back. Throws for options that make no
 * sense, before anything has changed. An element that is highlighted already gives what it gave the first time.
 *
 * @param {Element} element
 * @param {import("./types.js").PageOptions} [options]
 * @returns {{ annotation: import("./types.js").Annotation, text: string, cast: object[], unplaced: import("./types.js").Unplaced[], selector(id: string): import("./types.js").Selector, restore(): void }}
 */
export function highlight(element, options) {
  const known = highlighted.get(element);
  if (known) return known;

  const { text, nodes, pieces, hints } = walk(element);
  const reading = new Reading(text, { lang: language(element), ...options }, hints);
  const marks = reading.ask("marks");
  const annotation = reading.ask("annotation");
  const create = (index) => {
    const { data, id, hue, kind, doubtful } = marks[index];
    const wrapper = document.createElement("whosaid-mark");
    wrapper.setAttribute(`data-${data}`, id);
    if (data === "quote") wrapper.setAttribute("role", "mark");
    if (kind) wrapper.setAttribute("data-kind", kind);
    if (hue) wrapper.setAttribute("data-hue", hue);
    if (doubtful) wrapper.setAttribute("data-doubtful", "");
    return wrapper;
  };
  const { wrappers, locate, undo } = wrap(nodes, reading.ask("fragments", pieces), create);

  const groups = group(marks, wrappers);
  addTriggers(groups);
  const unstyle = adopt(element);
  const article = { element, reading, groups, range: ranger(pieces, locate) };
  const detach = attach(article);
  announce(article);
  const handle = {
    annotation,
    text,
    cast: reading.ask("cast"),
    unplaced: reading.ask("unplaced"),
    article,
    selector: (id) => reading.ask("selector", id),
    restore() {
      if (highlighted.get(element) !== handle) return;
      highlighted.delete(element);
      detach();
      undo();
      unstyle();
      reading.free();
    },
  };
  highlighted.set(element, handle);
  return handle;
}

/** All wrappers of one quotation, speaker or note belong together, whatever marks and text nodes they come from. */
function group(marks, wrappers) {
  const groups = new Map();
  marks.forEach(({ data, id, label, speaker }, index) => {
    const parts = wrappers.get(index);
    if (!parts) return;
    const key = `${data} ${id}`;
    const found = groups.get(key);
    if (found) found.parts.push(...parts);
    else groups.set(key, { data, id, label, speaker, parts, triggers: [] });
  });
  return groups;
}

/** One way in for the keyboard and screen readers: at each quotation's beginning, and at each marker that is no link. */
function addTriggers(groups) {
  for (const entry of groups.values()) {
    if (entry.data === "speaker") continue;
    const places = entry.data === "quote" ? entry.parts.slice(0, 1) : entry.parts;
    for (const place of places) {
      if (entry.data === "note" && place.closest("a[href]")) continue;
      const trigger = document.createElement("whosaid-button");
      trigger.setAttribute("role", "button");
      trigger.setAttribute("tabindex", "0");
      trigger.setAttribute("aria-label", entry.label);
      trigger.setAttribute("aria-expanded", "false");
      place.prepend(trigger);
      entry.triggers.push(trigger);
    }
  }
}

/** The language that the page is in, there where the article stands. */
function language(element) {
  for (let at = element; at; at = at.parentElement ?? at.getRootNode().host) if (at.lang) return at.lang;
  return document.documentElement.lang;
}

/** From offsets of the text to a DOM range. */
function ranger(pieces, locate) {
  return (start, end) => {
    const range = document.createRange();
    for (let i = 0; i < pieces.length; i += 2) {
      const [from, to] = [pieces[i], pieces[i + 1]];
      if (start >= from && start < to) range.setStart(...locate(i / 2, start - from));
      if (end > from && end <= to) range.setEnd(...locate(i / 2, end - from));
    }
    return range;
  };
}
