// Who speaks, how often and how much, and in which colour.

import { LABELS } from "../made/labels.js";

/** Colours that readers can tell apart (styles/colours.css); speakers beyond them share the neutral one, 0. */
const HUES = 8;

/**
 * The voices in order of appearance; what nobody is named for comes last, with `speaker` null. `quotes` counts outermost
 * quotations, `share` is of all quoted words, in whole percent, and `first` the id of the first quotation.
 */
export const cast = (view) => (view.cast ??= voicesOf(view));

function voicesOf(view) {
  const voices = new Map();
  for (const quote of view.said) {
    const speaker = view.speaker(quote.speaker);
    if (!voices.has(speaker)) {
      const { id = null, name = LABELS[view.lang].nobody, role = null } = speaker ?? {};
      voices.set(speaker, { words: 0, voice: { speaker: id, name, role, hue: 0, quotes: 0, share: 0, first: quote.id } });
    }
    const entry = voices.get(speaker);
    entry.voice.quotes++;
    for (const segment of quote.segments) entry.words += view.at(segment).match(/\S+/g)?.length ?? 0;
  }
  const all = [...voices.values()];
  const total = all.reduce((sum, { words }) => sum + words, 0);
  for (const { voice, words } of all) voice.share = Math.floor((200 * words + total) / Math.max(1, 2 * total));
  // The speakers with the most words get the colours, numbered in order of appearance, so that the first voice of every
  // text has the same colour.
  const named = all.filter(({ voice }) => voice.speaker !== null);
  const most = new Set([...named].sort((a, b) => b.words - a.words).slice(0, HUES));
  named.filter((entry) => most.has(entry)).forEach(({ voice }, i) => (voice.hue = i + 1));
  return [...named, ...all.filter(({ voice }) => voice.speaker === null)].map(({ voice }) => voice);
}
