// The editor's desk: a frame that stays, and an item a quotation.

import { PHRASES } from "./desk-phrases.js";
import { evidence } from "./evidence.js";
import { count } from "./grammar.js";
import { heading } from "./labels.js";
import { button, direction, element } from "./node.js";
import { isSpeech } from "./view.js";
import { fill } from "./words.js";

/** How many characters of a quotation an item shows folded, and how many in full. */
const FOLDED = 110;
const FULL = 700;

/** Phrases of a language, with those of cards. */
export const wordsOf = (lang, cards) => ({ ...cards, ...Object.fromEntries(Object.entries(PHRASES).map(([name, row]) => [name, row[lang]])) });

/** What can be chosen, by the names of their phrases. */
export const STATES = ["open", "doubtful", "decided", "all"];

/** Actions: `undo`, `save`, `more`. */
export function frame(words, lang) {
  const file = element("label", { class: "file" }, [
    words.load, element("input", { id: "load", type: "file", accept: ".json,application/json", class: "hidden" }),
  ]);
  const inside = element("div", { class: "in" }, [
    element("progress", { part: "progress", max: "1", value: "0", "aria-label": words.desk }),
    element("p", { class: "left" }),
    element("div", { class: "filter", part: "filter" }, [
      element("select", { id: "state", "aria-label": words.show }, STATES.map((value) => element("option", { value }))),
      element("input", { id: "find", type: "search", "aria-label": words.find, placeholder: words.find, autocomplete: "off" }),
    ]),
    element("ol", { class: "list", part: "list" }),
    element("p", { class: "none", hidden: "" }),
    button({ class: "more", hidden: "" }, words.more, "more"),
    element("div", { class: "lost", hidden: "" }, [
      element("b", {}, words.lost), element("p", { class: "soft" }, words.lostKept), element("ol"),
    ]),
    element("p", { class: "trouble", role: "alert" }),
    element("div", { class: "act", part: "actions" }, [
      button({ id: "undo", "aria-keyshortcuts": "u", disabled: "" }, [words.undo, key("u")], "undo"),
      button({ id: "save" }, words.save, "save"),
      file,
    ]),
    element("p", { class: "hidden", id: "spoken", role: "status" }),
    element("datalist", { id: "names" }),
  ]);
  const head = element("summary", { part: "title" }, [words.desk, " ", element("span", { class: "count" })]);
  return element("section", { class: "desk panel", part: "desk", lang, dir: direction(lang), "aria-label": words.desk }, [
    element("details", { open: "" }, [head, inside]),
  ]);
}

const key = (letter) => element("kbd", { "aria-hidden": "true" }, letter);

/**
 * A quotation of the list: its head, and below it, if it is the one that is being looked at, what can be done. `more` is
 * { spread, others }: how many undecided quotations are the same voice's, and the names of all others.
 *
 * Actions: `pick` (id), `confirm`, `suppress`, `takeBack`, `jump`, `join`.
 */
export function item(view, words, entry, current, more) {
  const { id, quote, why, correction } = entry;
  const head = button(
    { class: "head", "data-id": id, "aria-expanded": `${current}`, tabindex: current ? "0" : "-1", "aria-keyshortcuts": "c x e a u" },
    [
      element("span", { class: "name", dir: "auto" }, named(view, entry)),
      element("span", { class: "sure" }, correction ? "✓" : surety(words, quote)),
      element("span", { class: "words", dir: "auto" }, short(wordsIn(view, quote), FOLDED)),
    ],
    "pick",
    id,
  );
  const attributes = { "data-why": why ?? "", ...(correction ? { "data-decided": "" } : {}), ...(current ? { "data-current": "" } : {}) };
  return element("li", attributes, [head, current && body(view, words, entry, more)]);
}

function body(view, words, entry, { spread, others }) {
  const { quote, correction, name } = entry;
  const own = view.speaker(quote.speaker)?.name;
  const changed = correction?.action === "change" ? correction.speaker : "";
  const field = (id, label, value, after) => [
    element("label", { for: id }, label),
    element("div", { class: "line" }, [
      element("input", { id, autocomplete: "off", value: value ?? "", ...(id === "name" ? { list: "names", "aria-keyshortcuts": "e" } : {}) }), after,
    ]),
  ];
  return element("div", { class: "body" }, [
    element("p", { class: "quote", dir: "auto" }, short(wordsIn(view, quote), FULL)),
    reason(view, words, quote),
    correction && element("p", { class: "soft" }, words[{ confirm: "confirmed", change: "changed", suppress: "suppressed" }[correction.action]]),
    element("div", { class: "verdict" }, [
      own && button({ id: "confirm", "aria-keyshortcuts": "c" }, [own === name ? words.confirm : fill(words.confirmName, own), key("c")], "confirm"),
      button({ id: "suppress", "aria-keyshortcuts": "x" }, [words.suppress, key("x")], "suppress"),
      correction && button({ id: "back" }, words.takeBack, "takeBack"),
      button({ id: "jump" }, words.jump, "jump"),
    ]),
    spread > 0 &&
      element("label", { class: "spread" }, [
        element("input", { id: "spread", type: "checkbox", "aria-keyshortcuts": "a" }), count(view.lang, words.spread, spread), key("a"),
      ]),
    element("form", { id: "form" }, [
      ...field("name", [words.somebodyElse, key("e")], changed, element("button", { id: "change" }, words.change)),
      ...field("role", words.capacity, correction?.role),
      ...field("note", words.noteForReaders, correction?.note),
    ]),
    ...(name && others.length
      ? [
          element("label", { for: "same" }, fill(words.samePerson, name)),
          element("div", { class: "line" }, [
            element("select", { id: "same" }, ["", ...others].map((other) => element("option", { value: other }, other))),
            button({ id: "join" }, words.join, "join"),
          ]),
        ]
      : []),
  ]);
}

/** Why the analysis says what it says, and how sure it is. */
function reason(view, words, quote) {
  const { attribution, confidence, speaker } = quote;
  const part = (tone, text) => element("span", tone ? { class: tone } : {}, text);
  // The words of the text and ours may run in different directions.
  const ours = (text) => element("span", { class: "soft", dir: direction(view.lang) }, text);
  const parts = attribution ? evidence(view, quote).map(([tone, text]) => part(tone, text)) : [];
  if (!speaker) parts.push(ours(attribution ? words.unsettled : isSpeech(quote) ? words.unclear : words.notSpeech));
  else if (words.rules[attribution?.rule]) parts.push(ours(words.rules[attribution.rule]));
  if (speaker) parts.push(ours(`${words.certainty}: ${words[level(confidence)]}, ${percent(words, confidence)}`));
  return element("p", { class: "why", dir: "auto" }, parts);
}

const level = (confidence) => ["veryHigh", "high", "fair", "low"][[0.95, 0.85, 0.7, 0.5].findIndex((least) => confidence >= least)] ?? "veryLow";
const percent = (words, confidence) => fill(words.percent, Math.round(confidence * 100));

/** How sure the name is; a dash where there is none. */
const surety = (words, { speaker, confidence }) => (speaker ? percent(words, confidence) : "–");

/** Who readers are told says it. */
export const named = (view, { name, quote, correction }) => name ?? heading(view, correction ? { ...quote, speaker: null, attribution: null } : quote);

export const wordsIn = (view, { segments }) => segments.map((segment) => view.at(segment)).join(" ").replace(/\s+/g, " ");

export function short(text, most) {
  const letters = [...text.slice(0, 2 * most + 2)];
  return letters.length > most ? `${letters.slice(0, most).join("").trimEnd()}…` : text;
}

/** A correction that found no place. Action: `drop` (its index). */
export function lostItem(words, { index, reason, correction: { speaker, selector } }) {
  const said = short(selector.exact, FOLDED);
  return element("li", {}, [
    element("span", { dir: "auto" }, [element("b", {}, speaker ?? words.wasSuppressed), ` · ${words[reason]}`, element("span", { class: "words" }, said)]),
    button({ "aria-label": fill(words.remove, said) }, "×", "drop", `${index}`),
  ]);
}
