// The panel of who speaks, the way from one quotation to the next, and the appendix for print.

import { cast } from "./cast.js";
import { isAddress, link } from "./elsewhere.js";
import { count } from "./grammar.js";
import { heading } from "./labels.js";
import { button, direction, element } from "./node.js";
import { isSpeech } from "./view.js";
import { fill } from "./words.js";

/**
 * The cast in order of appearance, each voice a button that filters, with its share as a bar.
 *
 * Actions: `filter` (a speaker's id, empty for what nobody is named for), `step` (1 or -1), `off` (the words of the button
 * that turns everything on again).
 */
export function panel(view, words) {
  const { lang, annotation } = view;
  const voices = cast(view).map(({ speaker, name, role, hue, quotes, share }) => {
    const counted = count(lang, words.quotations, quotes);
    const attributes = { class: "voice", "aria-pressed": "false", "data-hue": `${hue}`, "data-speaker": speaker ?? "" };
    const inside = [
      element("span", { class: "name", dir: "auto" }, name),
      element("span", { class: "share" }, fill(words.percent, share || "< 1")),
      element("span", { class: "about", dir: "auto" }, role === null ? counted : `${role} · ${counted}`),
      element("span", { class: "bar" }, [element("i", { width: `${share || 1}%` })]),
    ];
    return element("li", {}, [button(attributes, inside, "filter", speaker ?? "")]);
  });
  const step = (text, label, by) => button({ class: "step", "aria-label": label }, text, "step", by);
  const [back, on] = direction(lang) === "rtl" ? "›‹" : "‹›";
  const inside = element("div", { class: "in" }, [
    element("ol", {}, voices),
    element("p", { class: "key" }, words.keys),
    element("div", { class: "act" }, [
      step(back, words.stepPrevious, "-1"),
      step(on, words.stepNext, "1"),
      button({ class: "off" }, words.turnOff, "off", words.turnOn),
    ]),
  ]);
  // A landmark, so that it can be found from anywhere in the page; of two, each says of which article it is.
  const headline = annotation.blocks.find(({ kind }) => kind === "title" || kind === "heading");
  const label = headline ? `${words.whoSpeaks}: ${view.at(headline).trim()}` : words.whoSpeaks;
  return element("section", { class: "panel", part: "panel", lang, dir: direction(lang), "aria-label": label }, [
    element("details", {}, [element("summary", { part: "title" }, words.whoSpeaks), inside]),
  ]);
}

/**
 * `id` of the quotation after (`forward`) or before the one with `from` (`""`: of the first or last), of all that somebody
 * said or of one speaker's: `undefined` for everybody's, `""` for what nobody is named for. `null` where there is none.
 */
export function step({ annotation: { quotes } }, from, forward, speaker) {
  const holds = ({ id, nested }) => id === from || nested.some(holds);
  const at = quotes.findIndex(holds);
  const fits = (quote, i) =>
    (at < 0 || (forward ? i > at : i < at)) && isSpeech(quote) && (speaker === undefined || (quote.speaker ?? "") === speaker);
  return (forward ? quotes.find(fits) : quotes.findLast(fits))?.id ?? null;
}

/** How much of a quotation stands in the appendix. */
const SHOWN = 60;

/** The appendix for print, where there is no card: who said each quotation, and where it comes from. */
export function appendix(view, words) {
  const entries = view.said.map((quote) => {
    const { segments: [first], footnotes, sourceLine, speaker } = quote;
    let text = first ? view.at(first) : "";
    const begin = [...text.slice(0, 2 * SHOWN)].slice(0, SHOWN).join("");
    if (begin.length < text.length) text = `${begin.slice(0, Math.max(begin.search(/\s\S*$/), 0)) || begin}…`;
    const { role, profile } = view.speaker(speaker) ?? {};
    const who = [heading(view, quote), speaker && (quote.role ?? role ?? profile?.role)].filter(Boolean).join(", ");
    const notes = footnotes.map((label) => {
      const { text = null, url } = view.note(label) ?? {};
      const says = text ?? words.missing;
      const behind = url && isAddress(url) && !says.includes(url);
      return element("span", { dir: "auto" }, [`[${label}] ${says}`, behind && " ", behind && link(url, url)]);
    });
    const source = sourceLine && element("span", { dir: "auto" }, view.at(sourceLine));
    return element("li", {}, [text, element("b", { dir: "auto" }, who), ...notes, source]);
  });
  const attributes = { class: "appendix", part: "appendix", lang: view.lang, dir: direction(view.lang) };
  return element("section", attributes, [element("h2", {}, words.appendix), element("ol", {}, entries)]);
}
