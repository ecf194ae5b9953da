// What gets a wrapper, how it looks, and where wrappers begin and end in text nodes.

import { cast } from "./cast.js";
import { noteTrigger, trigger } from "./labels.js";
import { isSpeech } from "./view.js";

/** Below this confidence a named speaker is shown as doubtful (dotted instead of solid). */
const DOUBTFUL = 0.75;

/** Words that are capitalized and no names; a coloured "he" only distracts. */
const PRONOUNS = /^(he|she|it|they|him|her|them|his|i|we|who)$/i;

/**
 * All stretches that get a wrapper, in no particular order; they may nest. `data` is the attribute that the wrapper
 * carries, `quote`, `speaker` or `note`, with `id`; `kind` is for the stylesheet, `label` what a screen reader says.
 */
export function marks(view, voices = cast(view)) {
  const { speakers, footnotes } = view.annotation;
  const hues = new Map(voices.map(({ speaker, hue }) => [speaker, hue]));
  const hueOf = (speaker) => (speaker && hues.get(speaker.id)) || 0;
  const found = [];
  const add = (ranges, mark) => {
    for (const { start, end } of ranges) found.push({ start, end, ...mark });
  };
  for (const quote of view.quotes) {
    const { id, kind, segments, confidence } = quote;
    const speaker = view.speaker(quote.speaker);
    add(segments, {
      data: "quote",
      id,
      hue: hueOf(speaker),
      kind: isSpeech(quote) && !speaker ? "unnamed" : kind,
      doubtful: !!speaker && confidence < DOUBTFUL,
      speaker: quote.speaker,
      label: trigger(view, quote),
    });
  }
  for (const speaker of speakers) {
    const common = { data: "speaker", id: speaker.id, hue: hueOf(speaker), doubtful: false, speaker: null, label: "" };
    for (const range of speaker.mentions) {
      const words = view.at(range);
      add([range], { ...common, kind: /\p{Uppercase}/u.test(words) && !PRONOUNS.test(words) ? "name" : "word" });
    }
  }
  for (const { label, markers, status } of footnotes) {
    const doubtful = status !== "ok";
    add(markers, { data: "note", id: label, hue: 0, kind: status, doubtful, speaker: null, label: noteTrigger(view, label) });
  }
  return found;
}

/** The attributes of a mark's wrapper; those that are not there are empty. */
export const attributes = ({ data, id, hue, kind, doubtful }) => ({
  [`data-${data}`]: id,
  role: data === "quote" ? "mark" : "",
  "data-kind": kind,
  "data-hue": hue ? `${hue}` : "",
  "data-doubtful": doubtful ? "true" : "",
});

/**
 * Cuts ranges along pieces, each of which is a text node, so that every fragment can become one wrapper: fragments
 * nest properly, come in document order, outer ones first, and none is empty or only white space. A fragment is four
 * numbers: index of the range, index of the piece, start and end within the piece.
 *
 * `pieces` are pairs of offsets, start and end, ordered and apart; what lies between them (line breaks that stand for
 * block boundaries) is in no text node.
 */
export function fragments(text, ranges, pieces) {
  const found = [];
  let first = 0;
  for (const { mark, start, end } of nest(ranges)) {
    while (first < pieces.length && pieces[first + 1] <= start) first += 2;
    for (let at = first; at < pieces.length && pieces[at] < end; at += 2) {
      const from = Math.max(start, pieces[at]);
      const to = Math.min(end, pieces[at + 1]);
      if (from < to && /\S/.test(text.slice(from, to))) found.push([mark, at / 2, from - pieces[at], to - pieces[at]]);
    }
  }
  // A mark that was cut comes in several parts, and one that spans pieces reaches ahead of those inside it. The sort is
  // stable: of two with the same range the outer one stays first.
  return found.sort((a, b) => a[1] - b[1] || a[2] - b[2] || b[3] - a[3]);
}

/** Ranges that nest properly, outer ones first: of two that cross, the one that begins later is cut at the other's end. */
function nest(ranges) {
  const order = (a, b) => a.start - b.start || b.end - a.end || a.mark - b.mark;
  const waiting = ranges.map(({ start, end }, mark) => ({ mark, start, end })).sort(order);
  const open = [];
  for (let i = 0; i < waiting.length; i++) {
    const range = waiting[i];
    while (open.at(-1) <= range.start) open.pop();
    const outer = open.at(-1) ?? Infinity;
    if (range.end > outer) {
      const rest = { ...range, start: outer };
      range.end = outer;
      let at = i + 1;
      while (at < waiting.length && order(waiting[at], rest) < 0) at++;
      waiting.splice(at, 0, rest);
    }
    open.push(range.end);
  }
  return waiting;
}
