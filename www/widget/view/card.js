// What a card says, and its elements.

import { cast } from "./cast.js";
import { evidence } from "./evidence.js";
import { heading, trigger } from "./labels.js";
import { button, direction, element } from "./node.js";
import { isSpeech } from "./view.js";
import { fill } from "./words.js";

/**
 * The card of a quotation, a speaker or a note (`data`): `{ speaker, evidence, view }`, with the id of the speaker that it
 * is about and the ranges that the attribution rests on; `null` for an unknown id. `words` are the phrases of the view's
 * language, `more` is more.js, where this card `wantsMore`.
 *
 * Actions: `close`, `off` (what the way back will say), `visit` (`quote` or `speaker`, id), `jump` (start, end), `copy`
 * (id of the quotation, `words` for the text as well, what to say of success and failure). Of a view that is `still` no
 * script can do them: it has `close` alone, links to the quotations before and after, and what it has `cited` itself.
 */
export function card(view, words, data, id, more) {
  return data === "quote" ? quoteCard(view, words, id, more) : more.about(view, words, data, id, { dialog, part, roleOf, row });
}

/** Whether a card takes more than most: it is about somebody or a note, has notes, or the site's directory knows more. */
export function wantsMore(view, data, id) {
  const { footnotes, speaker } = view.quote(id) ?? {};
  return data !== "quote" || footnotes?.length || view.speaker(speaker)?.profile;
}

function quoteCard(view, words, id, more) {
  const quote = view.quote(id);
  if (!quote) return null;
  const speaker = view.speaker(quote.speaker);
  const { attribution, review, footnotes, sourceLine, confidence } = quote;
  const role = speaker && (quote.role ?? roleOf(speaker));
  const rows = [];
  if (attribution) rows.push(evidenceRow(view, words, quote));
  else if (!review) rows.push(row(words.evidence, part("soft", isSpeech(quote) ? words.unclear : words.notSpeech)));
  if (review) rows.push(row(words.editors, part("", words[review.action]), review.note && part("soft", review.note)));
  else if (attribution) rows.push(certainty(words, confidence));
  rows.push(...footnotes.map((label) => more.noteRow(view, words, label, { part, row })));
  if (sourceLine) rows.push(row(words.source, part("", view.at(sourceLine))));
  if (speaker?.profile) rows.push(more.profileRow(words, speaker, role, { part, row }));
  const said = isSpeech(quote);
  const copier = (label, what) => button({ "aria-live": "polite" }, label, "copy", id, what, words.copied, words.notCopied);
  return dialog(view, words, {
    label: trigger(view, quote),
    heading: heading(view, quote),
    role,
    speaker,
    picture: speaker?.profile && more.picture(speaker.profile),
    visits: said && speaker && !view.still,
    rows,
    actions: () => [
      ...(said ? (view.still ? view.cited(words, quote) : [copier(words.copy, "words"), copier(words.copyLink, "")]) : []),
      steps(view, words, quote),
    ],
    evidence: [attribution?.mention, attribution?.cue].filter(Boolean),
  });
}

/** A labelled dialog with the rows in one scrolling part, and its close button. */
function dialog(view, words, { label, heading, role, speaker, picture, visits, rows, actions = () => [], evidence = [] }) {
  const all = rows.filter(Boolean);
  const named = { class: "name", part: "name", dir: "auto" };
  const under = [role, speaker?.handle].filter(Boolean).join(" · ");
  const { hue = 0 } = (speaker && cast(view).find((voice) => voice.speaker === speaker.id)) ?? {};
  const inside = element("div", { class: "in" }, [
    element("div", { class: "head" }, [
      picture,
      visits ? button(named, heading, "visit", "speaker", speaker.id) : element("div", named, heading),
      under && element("div", { class: "role", part: "role", dir: "auto" }, under),
    ]),
    all.length && element("dl", { part: "rows" }, all),
    element("div", { class: "act", part: "actions" }, [
      ...actions(), !view.still && button({ class: "off" }, words.turnOff, "off", words.turnOn),
    ]),
  ]);
  const attributes = {
    class: "card", part: "card", role: "dialog", tabindex: "-1", lang: view.lang, dir: direction(view.lang), "data-hue": `${hue}`,
    "aria-label": label,
  };
  const close = button({ class: "close", part: "close", "aria-label": words.close }, "×", "close");
  return { speaker: speaker?.id ?? null, evidence, view: element("div", attributes, [inside, close]) };
}

const row = (name, ...parts) => element("div", {}, [element("dt", {}, name), element("dd", { dir: "auto" }, parts)]);
/** Words in a row: those that decide (`cue`), an explanation (`soft`), or that something is missing (`warn`). */
const part = (tone, text) => element("span", tone ? { class: tone } : {}, text);

function evidenceRow(view, words, quote) {
  const { rule, cue, mention } = quote.attribution;
  const speaker = view.speaker(quote.speaker);
  const named = view.naming(quote);
  const parts = evidence(view, quote).map(([tone, text]) => part(tone, text));
  if (speaker && named && !named.includes(speaker.name)) parts.push(part("soft", fill(words.means, named, speaker.name)));
  if (!speaker) parts.push(part("soft", words.unsettled));
  // Where a reporting word stands beside a name, the reader sees why.
  const plain = (rule === "context" || rule === "report") && cue;
  if (!plain && words.rules[rule]) parts.push(part("soft", words.rules[rule]));
  if (!parts.length) return null;
  const place = cue ?? mention;
  if (place && !view.still) parts.push(button({ class: "jump" }, jump(view, words, place), "jump", `${place.start}`, `${place.end}`));
  return row(words.evidence, ...parts);
}

/** "Show in the text, paragraph 4": paragraphs are counted as a reader would, without headings and captions. */
function jump(view, words, { start }) {
  const counted = view.annotation.blocks.filter(({ kind }) => kind === "paragraph" || kind === "turn");
  const at = counted.findLastIndex((block) => block.start <= start);
  return start < counted[at]?.end ? fill(words.jumpTo, at + 1) : words.jump;
}

/** Five bars and a word. */
function certainty(words, confidence) {
  const step = [0.95, 0.85, 0.7, 0.5].findIndex((least) => confidence >= least);
  const bars = step < 0 ? 1 : 5 - step;
  const bar = (i) => element("i", i < bars ? { class: "on" } : {});
  const meter = element("span", { class: "meter", "aria-hidden": "true" }, [0, 1, 2, 3, 4].map(bar));
  return row(words.certainty, meter, part("", words[["veryLow", "low", "fair", "high", "veryHigh"][bars - 1]]));
}

/** As the text states it, else as the site's directory does. */
const roleOf = ({ role, profile }) => role ?? profile?.role;

/** Where the quotation stands among those of its speaker, and the way to the one before and after. */
function steps(view, words, quote) {
  const same = view.said.filter(({ speaker }) => speaker === quote.speaker);
  const at = same.indexOf(quote);
  if (at < 0 || quote.speaker === null) return null;
  // The arrows point along the line.
  const [back, on] = direction(view.lang) === "rtl" ? "›‹" : "‹›";
  const step = (text, label, to) => {
    const own = { class: "step", "aria-label": label };
    if (!view.still) return to && button(own, text, "visit", "quote", to.id);
    const sign = to && view.signOf(to.id);
    return sign && element("a", { ...own, href: `#${sign}` }, text);
  };
  return element("span", { class: "steps" }, [
    fill(words.of, at + 1, same.length), step(back, words.previous, same[at - 1]), step(on, words.next, same[at + 1]),
  ]);
}
