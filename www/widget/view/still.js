// An article as a server sends it, to be read without any script: the marks that the widget makes, and of each quotation
// that somebody said, and of each note, the widget's card as a popover, which a button opens. `whosaid annotate
// --format html` runs this; a page that loads the widget has it take its own marks in place of these (still.js above).

import { card } from "./card.js";
import { citation } from "./citation.js";
import { hash } from "./hash.js";
import { html, open } from "./html.js";
import { deepLink } from "./link.js";
import { attributes, fragments, marks } from "./marks.js";
import * as more from "./more.js";
import { element } from "./node.js";
import { phrases, stillPhrases } from "./phrases.js";
import { View, isSpeech } from "./view.js";

/** A view whose cards no script stands behind; all of them are made, so that nothing is looked for from the beginning. */
class Still extends View {
  still = true;
  /** The id of a quotation's sign, where it has one. */
  signOf = () => undefined;
  #notes = new Map();

  constructor(text, annotation, lang) {
    super(text, annotation, lang);
    for (const note of annotation.footnotes) if (!this.#notes.has(note.label)) this.#notes.set(note.label, { note, backs: [] });
    for (const quote of this.quotes) for (const label of new Set(quote.footnotes)) this.#notes.get(label)?.backs.push(quote);
  }

  note(label) {
    return this.#notes.get(label)?.note;
  }

  backedBy(label) {
    return this.#notes.get(label)?.backs ?? [];
  }

  /** What scripts would copy: the text, which a click selects as a whole, and a link whose address can be copied. */
  cited(words, quote) {
    const text = element("div", { dir: "auto" }, citation(this, words, quote));
    return [
      element("details", { class: "cite" }, [element("summary", {}, words.cite), text]),
      element("a", { href: deepLink(this, quote) }, words.linkTo),
    ];
  }
}

/**
 * `text` is what was read, `pieces` its stretches in text nodes (as for `fragments()`), `linked` by piece whether that node
 * stands in a link. Gives
 * - `inserts`: `[piece, offset, whether it stands before what begins there, markup]`, in the order of the text;
 * - `cards`: what stands behind the article, empty where nothing is marked. With `carries` it has the annotation as
 *   well, for the widget.
 */
export function still({ text, pieces, linked, annotation, lang, carries }) {
  const view = new Still(text, annotation, lang);
  const words = { ...phrases(view.lang), ...stillPhrases(view.lang) };
  const found = marks(view);
  const cut = fragments(text, found, pieces);
  const prefix = `whosaid-${hash(text)}`;
  const ids = new Map();
  const keyOf = ({ data, id }) => `${data} ${id}`;

  /** The last fragment of each quotation: there is its sign. */
  const last = new Map(cut.map((fragment) => [keyOf(found[fragment[0]]), fragment]));
  /** One sign for each quotation that somebody said, and for each marker of a note that is no link. */
  function sign(mark, fragment) {
    const { data, id: about, label } = mark;
    const key = keyOf(mark);
    const opens = data === "note" ? !linked[fragment[1]] : data === "quote" && last.get(key) === fragment && isSpeech(view.quote(about));
    if (!opens) return "";
    if (!ids.has(key)) ids.set(key, `${prefix}-${ids.size + 1}`);
    const own = ids.get(key);
    // A marker of a note may stand in several places.
    const id = data === "quote" ? { id: `${own}-sign` } : {};
    return html(["button", { type: "button", class: "whosaid-sign", ...id, popovertarget: own, "aria-label": label }, []]);
  }
  view.signOf = (id) => ids.has(`quote ${id}`) && `${ids.get(`quote ${id}`)}-sign`;
  const inserts = [];
  const opened = [];
  const close = () => {
    const { mark, fragment, piece, end } = opened.pop();
    inserts.push([piece, end, false, `${sign(mark, fragment)}</whosaid-mark>`]);
  };
  for (const fragment of cut) {
    const [index, piece, start, end] = fragment;
    while (opened.length && (opened.at(-1).piece !== piece || opened.at(-1).end <= start)) close();
    const mark = found[index];
    inserts.push([piece, start, true, open("whosaid-mark", { ...there(attributes(mark)), "data-still": "" })]);
    opened.push({ mark, fragment, piece, end });
  }
  while (opened.length) close();

  const cards = [...ids].map(([key, id]) => {
    const [data] = key.split(" ", 1);
    const { view: [tag, attributes, children] } = card(view, words, data, key.slice(data.length + 1), more);
    const inside = children.map((child) => closing(child, id));
    return html([tag, { ...attributes, id, popover: "" }, inside]);
  });
  if (!inserts.length) return { inserts, cards: "" };
  const json = carries ? JSON.stringify({ ...annotation, text, offsets: "utf16" }).replaceAll("<", "\\u003c") : "";
  const data = carries ? `<script type="application/json" data-whosaid>${json}</script>` : "";
  const around = { class: "whosaid-cards", "data-whosaid-ignore": "", lang: view.lang, "aria-label": words.appendix };
  return { inserts, cards: `${open("section", around)}${cards.join("")}${data}</section>` };
}

const there = (attributes) => Object.fromEntries(Object.entries(attributes).filter(([, value]) => value));

/** The card's own button as the platform's. */
function closing([tag, attributes, children, [act] = []], id) {
  return act === "close" ? [tag, { ...attributes, popovertarget: id, popovertargetaction: "hide" }, children] : [tag, attributes, children];
}
