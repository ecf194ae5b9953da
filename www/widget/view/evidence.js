// The very words that an attribution rests on, with enough around them to be read.

/** How much context stands on either side of the words, at most. */
const CONTEXT = 32;
/** Two pieces of evidence further apart than this are shown as two snippets. */
const TOGETHER = 90;

/** Cue and mention in their context as pairs of tone and text, the words themselves as `cue`; none where nothing is named. */
export function evidence({ text }, { attribution, segments }) {
  const found = [attribution?.mention, attribution?.cue].filter(Boolean).sort((a, b) => a.start - b.start || a.end - b.end);
  // A cue that lies within the mention, or the other way round, is shown once.
  if (found.length > 1 && found[1].start < found[0].end) found.pop();
  const apart = found.length > 1 && !together(...found);
  const groups = apart ? found.map((range) => [range]) : [found];
  const parts = [];
  for (const group of groups) {
    if (!group.length) continue;
    if (parts.length) parts.push(["", " … "]);
    const before = preceding(group[0].start);
    let at = group[0].start - before.length;
    parts.push(["", before.trimStart()]);
    for (const { start, end } of group) {
      if (at >= group[0].start) parts.push(["", text.slice(at, start)]);
      parts.push(["cue", text.slice(start, end)]);
      at = end;
    }
    parts.push(["", following(at).trimEnd()]);
  }
  return parts.filter(([, words]) => words);

  function together({ end }, { start }) {
    const between = text.slice(end, start);
    return between.length <= TOGETHER && !between.includes("\n") && !segments.some((s) => s.start >= end && s.start < start);
  }

  /** Whole words of the same line before `at` that are not the quotation itself. */
  function preceding(at) {
    const wall = segments.reduce((last, { end }) => (end <= at && end > last ? end : last), 0);
    const least = Math.max(wall, text.slice(0, at).lastIndexOf("\n") + 1);
    if (at - least <= CONTEXT) return text.slice(least, at);
    const words = text.slice(at - CONTEXT, at);
    const cut = words.search(/\s/);
    return cut < 0 ? "" : words.slice(cut);
  }

  /** Whole words of the same line after `at` that are not the quotation itself. */
  function following(at) {
    const wall = segments.reduce((first, { start }) => (start >= at && start < first ? start : first), text.length);
    const [rest] = text.slice(at, wall).split("\n", 1);
    if (rest.length <= CONTEXT) return rest;
    const words = rest.slice(0, CONTEXT + 1);
    return words.slice(0, Math.max(0, words.search(/\s\S*$/)));
  }
}
