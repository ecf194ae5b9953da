// What lies on the desk: the quotations of a text in the order in which an editor should look at them, with what was
// decided about each. A function of what the analysis says; no DOM.

import { isSpeech } from "../view/view.js";
import { keyOf } from "./steps.js";

/**
 * Entries { id, quote, why, correction, name }: `name` is the one that readers are shown, or null. First comes what somebody
 * says, by `order` (pairs of reason and id); behind it terms, titles and quotations within others, which nobody has to look at.
 */
export function entries(view, { order, placed }, corrections) {
  const about = new Map(placed.map(({ quote, index }) => [quote, corrections[index]]));
  const entry = (why, id) => {
    const quote = view.quote(id);
    const correction = about.get(id) ?? null;
    return { id, quote, why, correction, name: nameOf(view, quote, correction), counts: true };
  };
  const first = order.map(([why, id]) => entry(why, id));
  const known = new Set(first.map(({ id }) => id));
  const rest = view.quotes.filter(({ id }) => !known.has(id)).map(({ id }) => ({ ...entry(null, id), counts: false }));
  return [...first, ...rest];
}

function nameOf(view, { speaker }, correction) {
  if (correction?.action === "suppress") return null;
  return correction?.speaker ?? view.speaker(speaker)?.name ?? null;
}

/** What passes the choice of `state` and the words that are looked for; `current` stays in any case. */
export function chosen(all, view, { state, words, current }) {
  const wanted = words.trim().toLowerCase();
  const passes = {
    open: ({ counts, correction }) => counts && !correction,
    doubtful: ({ why, correction }) => why && !correction,
    decided: ({ correction }) => correction,
    all: () => true,
  }[state];
  const says = ({ quote, name }) => [name, view.naming(quote), ...quote.segments.map((s) => view.at(s))].join("\n").toLowerCase();
  return all.filter((entry) => entry.id === current || (passes(entry) && (!wanted || says(entry).includes(wanted))));
}

/** How many are undecided, doubtful (and undecided), decided, and all; and how many count. */
export function tally(all) {
  const count = (test) => all.filter(test).length;
  return {
    open: count(({ counts, correction }) => counts && !correction),
    doubtful: count(({ why, correction }) => why && !correction),
    decided: count(({ correction }) => correction),
    all: all.length,
    counting: count(({ counts }) => counts),
  };
}

/**
 * The undecided quotations of the same voice as that of an entry: those whose mentions the analysis takes for the same
 * person; where nobody is named, turns with the same label, and the parts of a speech that runs on.
 */
export function chain(all, view, { id, quote }) {
  const label = (other) => other.kind === "turn" && view.naming(other);
  const runs = running(all, id);
  const alike = ({ quote: other }) =>
    quote.speaker ? other.speaker === quote.speaker : !other.speaker && (runs.has(other.id) || (label(quote) && label(other) === label(quote)));
  return all.filter((other) => other.id !== id && other.counts && !other.correction && isSpeech(quote) && alike(other));
}

/** Ids of the quotations that make one speech with this one. */
function running(all, id) {
  const before = new Map(all.map(({ id, quote }) => [id, quote.continues]));
  const after = new Map([...before].map(([id, earlier]) => [earlier, id]));
  const found = new Set([id]);
  for (const map of [before, after]) for (let at = map.get(id); at && !found.has(at); at = map.get(at)) found.add(at);
  return found;
}

/** Whoever readers are shown, by name, in the order of the text; without `but`. */
export function names(all, view, but) {
  const shown = new Set(all.map(({ name }) => name));
  const known = view.annotation.speakers.map(({ name }) => name).filter((name) => shown.has(name));
  return [...new Set([...known, ...shown])].filter((name) => name && name !== but);
}

/**
 * The corrections by which everything that one name says is said by another; the roles that the text gives stay. Where the
 * text itself names them there (`same`), its two people become one.
 */
export function joined(all, view, from, to, anchor) {
  return all
    .filter(({ name }) => name === from)
    .map((entry) => ({
      selector: anchor(entry),
      action: "change",
      speaker: to,
      ...(view.speaker(entry.quote.speaker)?.name === from || entry.correction?.same ? { same: true } : {}),
      ...optional("role", entry.correction?.role ?? entry.quote.role),
      ...optional("note", entry.correction?.note),
    }));
}

/** A member, if it says anything. */
export const optional = (name, value) => (value?.trim() ? { [name]: value.trim() } : {});

/** The entry that a selector is about, by its correction. */
export const about = (all, selector) => all.find(({ correction }) => correction && keyOf(correction.selector) === keyOf(selector));
