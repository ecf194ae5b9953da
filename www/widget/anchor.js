// Finds an annotation that was made before again in a page, by the words of the text that it was made of: the page may
// have gained an advertisement, other white space, or have been edited. What was edited is nobody's any more.

import { countsUnits } from "./prepared.js";
import { Reading } from "./view/reading.js";

/** So many words are found again by themselves; fewer need what stands next to them. */
const DISTINCT = 4;
/** How often stretches that differ are compared again between the words that are alike. */
const DEPTH = 24;

/** The `Reading` of a walked page by an annotation that `prepare()` has checked. */
export function anchor(annotation, { text, lang }, options) {
  const counted = inUnits(annotation);
  const found = annotation.text === text ? { annotation: counted, lost: [] } : moved(counted, ...alignment(annotation.text, text));
  return new Reading({ text, lang: options?.lang ?? lang, annotation: found.annotation, unanchored: found.lost });
}

/** How many of what the offsets count a code point is. */
const UNITS = { codepoint: () => 1, utf8: (code) => 1 + (code > 0x7f) + (code > 0x7ff) + (code > 0xffff) };

/** The annotation with offsets in UTF-16 units. */
function inUnits(annotation) {
  if (countsUnits(annotation)) return annotation;
  const units = UNITS[annotation.offsets];
  const at = [];
  let unit = 0;
  let here = 0;
  for (const character of annotation.text) {
    for (let i = units(character.codePointAt(0)); i--; ) at[unit++] = here;
    here += character.length;
  }
  at.push(here);
  return moved(annotation, ({ start, end }) => ({ start: at[start] ?? here, end: at[end] ?? here })).annotation;
}

/**
 * An annotation with every range where `move` finds it, and `lost`, the quotations or parts of them that it does not
 * find: an article says as much as is in it. `moveBlock` is less strict: a block goes on while some of it is there.
 */
function moved(annotation, move, moveBlock = move) {
  const lost = [];
  const maybe = (range) => range && move(range);
  const all = (ranges, move) => ranges.map(move).filter(Boolean);
  const inOrder = (a, b) => a.start - b.start;
  const quotes = (list) => all(list, (quote) => {
    const { id, segments, attribution, sourceLine, nested } = quote;
    const kept = all(segments, (segment) => {
      const found = move(segment);
      if (!found) lost.push({ quote: id, words: annotation.text.slice(segment.start, segment.end) });
      return found;
    });
    return kept.length && {
      ...quote,
      segments: kept,
      attribution: attribution && { ...attribution, cue: maybe(attribution.cue), mention: maybe(attribution.mention) },
      sourceLine: maybe(sourceLine),
      nested: quotes(nested),
    };
  }).sort((a, b) => inOrder(a.segments[0], b.segments[0]));
  const blocks = all(annotation.blocks, (block) => {
    const found = moveBlock(block);
    return found && { ...block, ...found };
  });
  const found = {
    ...annotation,
    blocks: blocks.sort(inOrder),
    speakers: annotation.speakers.map((speaker) => ({ ...speaker, mentions: all(speaker.mentions, move) })),
    quotes: quotes(annotation.quotes),
    footnotes: annotation.footnotes.map((note) => ({ ...note, markers: all(note.markers, move) })),
  };
  return { annotation: found, lost };
}

/** From ranges of one text to those of another: `move` and `moveBlock` of `moved()`. */
function alignment(before, after) {
  const a = tokens(before);
  const b = tokens(after);
  const to = align(a, b);
  /** The token that a position stands in or before, from the first. */
  const tokenAt = (position) => {
    let [low, high] = [0, a.starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (a.starts[middle] + a.words[middle].length > position) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const range = (first, last, { start, end }) => ({
    start: b.starts[to[first]] + Math.max(0, start - a.starts[first]),
    end: b.starts[to[last]] + Math.min(a.words[last].length, end - a.starts[last]),
  });
  const follows = (i) => to[i] >= 0 && to[i + 1] === to[i] + 1;

  function within({ start, end }) {
    const first = tokenAt(start);
    let last = tokenAt(end);
    if (!(a.starts[last] < end)) last--;
    return [first, last];
  }

  function move(place) {
    const [first, last] = within(place);
    if (last < first || to[first] < 0) return null;
    let words = 0;
    for (let i = first; i <= last; i++) {
      if (i < last && !follows(i)) return null;
      words += /[\p{L}\p{N}]/u.test(a.words[i]);
    }
    return words >= DISTINCT || follows(first - 1) || follows(last) ? range(first, last, place) : null;
  }

  function moveBlock(place) {
    let [first, last] = within(place);
    while (first <= last && to[first] < 0) first++;
    while (last >= first && to[last] < 0) last--;
    return first <= last && to[first] <= to[last] ? range(first, last, place) : null;
  }

  return [move, moveBlock];
}

/** Words and single signs, where each begins, and the first token of each line. */
function tokens(text) {
  const words = [];
  const starts = [];
  const lines = [];
  let newline = -1;
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu)) {
    if (newline < index) {
      lines.push(words.length);
      newline = text.indexOf("\n", index);
      if (newline < 0) newline = text.length;
    }
    words.push(word);
    starts.push(index);
  }
  lines.push(words.length);
  return { words, starts, lines };
}

/** For each token of `a` the one of `b` that it is, or -1. */
function align(a, b) {
  const to = new Int32Array(a.words.length + 1).fill(-1);
  // Lines that stand once in each text are the same, wherever they stand.
  const keys = ({ words, lines }) => lines.slice(1).map((end, i) => words.slice(lines[i], end).join(" "));
  const partner = new Map(unique(keys(a), keys(b)));
  const taken = new Set(partner.values());
  const count = b.lines.length - 1;
  for (const [i, j] of partner) for (let k = a.lines[i]; k < a.lines[i + 1]; k++) to[k] = b.lines[j] + k - a.lines[i];
  // What stands between two of them is compared by words.
  for (let i = 0; i < a.lines.length - 1; i++) {
    if (partner.has(i)) continue;
    const from = i;
    while (i + 1 < a.lines.length - 1 && !partner.has(i + 1)) i++;
    let first = from ? partner.get(from - 1) + 1 : 0;
    let last = first;
    while (last < count && !taken.has(last)) last++;
    if (first === last && partner.has(i + 1)) {
      first = last = partner.get(i + 1);
      while (first > 0 && !taken.has(first - 1)) first--;
    }
    for (let j = first; j < last; j++) taken.add(j);
    compare(a.lines[from], a.lines[i + 1], b.lines[first], b.lines[last]);
  }
  return to;

  function compare(from, end, other, otherEnd) {
    const waiting = [[from, end, other, otherEnd, 0]];
    while (waiting.length) {
      let [i, iEnd, j, jEnd, depth] = waiting.pop();
      while (i < iEnd && j < jEnd && a.words[i] === b.words[j]) to[i++] = j++;
      while (i < iEnd && j < jEnd && a.words[iEnd - 1] === b.words[jEnd - 1]) to[--iEnd] = --jEnd;
      if (i === iEnd || j === jEnd || depth === DEPTH) continue;
      const alike = ascending(unique(a.words.slice(i, iEnd), b.words.slice(j, jEnd)));
      if (!alike.length) continue;
      const start = [i, j];
      for (const [x, y] of [...alike, null].map((pair) => (pair ? [i + pair[0], j + pair[1]] : [iEnd, jEnd]))) {
        waiting.push([start[0], x, start[1], y, depth + 1]);
        if (x < iEnd) to[x] = y;
        [start[0], start[1]] = [x + 1, y + 1];
      }
    }
  }
}

/** Pairs of indices of what stands once in each of two lists. */
function unique(a, b) {
  const places = new Map();
  const note = (list, side) => list.forEach((key, i) => {
    if (!places.has(key)) places.set(key, [-1, -1]);
    const place = places.get(key);
    place[side] = place[side] === -1 ? i : -2;
  });
  note(a, 0);
  note(b, 1);
  return [...places.values()].filter(([i, j]) => i >= 0 && j >= 0);
}

/** The longest run of pairs, sorted by their first, of which the second ascend as well. */
function ascending(pairs) {
  const tails = [];
  const before = [];
  pairs.forEach(([, j], index) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tails[middle]][1] < j) low = middle + 1;
      else high = middle;
    }
    before[index] = tails[low - 1] ?? -1;
    tails[low] = index;
  });
  const run = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at]) run.push(pairs[at]);
  return run.reverse();
}
