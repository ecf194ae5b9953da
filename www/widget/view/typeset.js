// Sets plain text as a publication would: headline, headings, paragraphs, captions, notes.

import { hash } from "./hash.js";
import { element } from "./node.js";
import { View } from "./view.js";

const TAGS = { title: "h1", heading: "h2" };
const BODY = ["paragraph", "turn", "heading", "caption"];

/**
 * An `<article>` whose text is exactly `text`: every character stands in one element of its block, the white space
 * between blocks stands between the elements. Markers of notes are superscript, and links where the note is printed.
 */
export function typeset(text, annotation) {
  const view = new View(text, annotation);
  const { blocks, footnotes } = annotation;
  const headline = blocks.findIndex(({ kind }) => kind === "title");
  const body = blocks.findIndex(({ kind }, i) => i > headline && BODY.includes(kind));
  const prefix = `note-${hash(text)}`;
  const article = [];
  let notes = [];
  let at = 0;
  blocks.forEach((block, i) => {
    const isNote = block.kind === "footnote";
    if (!isNote) flush();
    // Date, series, number and the like stand around the headline.
    const role = block.kind === "furniture" && i < body ? "dateline" : block.kind;
    const line = isNote ? note(block) : [{}, cited(block)];
    (isNote ? notes : article).push(text.slice(at, block.start), element(TAGS[block.kind] ?? "p", { class: role, ...line[0] }, line[1]));
    at = block.end;
  });
  flush();
  return element("article", {}, [...article, text.slice(at)]);

  function flush() {
    if (notes.length) article.push(element("section", { class: "notes" }, notes));
    notes = [];
  }

  /** An entry of the list of notes, its address a link: attributes and children. */
  function note(block) {
    const words = view.at(block);
    const bare = words.slice(words.search(/[\p{Alphabetic}\p{N}]/u));
    const entry = footnotes.find(({ label }) => bare.startsWith(label));
    if (!entry) return [{}, words];
    const { label, url } = entry;
    const at = /^https?:\/\//.test(url) ? words.indexOf(url) : -1;
    const parts = at < 0 ? words : [words.slice(0, at), element("a", { href: url }, url), words.slice(at + url.length)];
    return [{ id: `${prefix}-${label}` }, parts];
  }

  /** A block with the markers of notes inside it. */
  function cited({ start, end }) {
    const inside = (range) => range.start >= start && range.end <= end;
    const markers = footnotes.flatMap((note) => note.markers.filter(inside).map((range) => ({ note, range })));
    markers.sort((a, b) => a.range.start - b.range.start);
    const parts = [];
    let at = start;
    for (const { note, range } of markers) {
      const words = view.at(range);
      const printed = note.status !== "missing" && note.text !== null;
      const marker = printed ? [element("a", { href: `#${prefix}-${note.label}` }, words)] : words;
      parts.push(text.slice(at, range.start), element("sup", {}, marker));
      at = range.end;
    }
    return [...parts, text.slice(at, end)];
  }
}
