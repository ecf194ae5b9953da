// Sets plain text as a publication would: headline, headings, paragraphs, captions, notes.

import { annotate } from "./core.js";

const TAGS = { title: "h1", heading: "h2" };

/**
 * An <article> whose `textContent` is exactly `text`: every character stands in one element of its block, the white
 * space between blocks stands between the elements. Markers of notes are superscript, and links where there is a note.
 */
export function typeset(text) {
  const { blocks, footnotes } = annotate(text);
  const article = element("article");
  const notes = new Map(footnotes.map((note) => [note.label, note]));
  const markers = footnotes.flatMap(({ label, markers }) => markers.map((range) => ({ ...range, label })));
  markers.sort((a, b) => a.start - b.start);
  const prefix = `note-${Math.random().toString(36).slice(2, 8)}`;
  let at = 0;
  let list = null;
  const headline = blocks.findIndex(({ kind }) => kind === "title");
  const body = blocks.findIndex(({ kind }, index) => index > headline && /^(paragraph|turn|heading|caption)$/.test(kind));

  blocks.forEach((block, index) => {
    const { kind, start, end } = block;
    if (kind !== "footnote") list = null;
    else list ??= article.appendChild(element("section", "notes"));
    const parent = list ?? article;
    parent.append(text.slice(at, start));
    const line = parent.appendChild(element(TAGS[kind] ?? "p", kind));
    // Date, series, number and the like stand around the headline.
    if (index < body && kind === "furniture") line.className = "dateline";
    if (kind === "footnote") {
      const note = footnotes.find((note) => text.slice(start, end).replace(/^\W/, "").startsWith(note.label));
      if (note) line.id = `${prefix}-${note.label}`;
      linked(line, text.slice(start, end), note?.url);
    } else {
      const inside = markers.filter((marker) => marker.start >= start && marker.end <= end);
      cited(line, text, block, inside, (label) => notes.get(label)?.text && `#${prefix}-${label}`);
    }
    at = end;
  });
  article.append(text.slice(at));
  return article;
}

function cited(line, text, { start, end }, markers, address) {
  let at = start;
  for (const marker of markers) {
    line.append(text.slice(at, marker.start));
    const words = text.slice(marker.start, marker.end);
    const href = address(marker.label);
    const holder = line.appendChild(element("sup"));
    if (href) {
      const link = holder.appendChild(element("a"));
      link.setAttribute("href", href);
      link.append(words);
    } else {
      holder.append(words);
    }
    at = marker.end;
  }
  line.append(text.slice(at, end));
}

function linked(line, words, url) {
  const at = url ? words.indexOf(url) : -1;
  if (at < 0 || !/^https?:\/\//.test(url)) {
    line.append(words);
    return;
  }
  const link = element("a");
  link.setAttribute("href", url);
  link.append(url);
  line.append(words.slice(0, at), link, words.slice(at + url.length));
}

function element(name, kind = "") {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  return made;
}
