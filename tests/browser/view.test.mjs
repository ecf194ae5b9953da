// What cards, panel and links say, without a page: www/widget/view/ is a function of annotation, text and language.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { stand } from "../../www/widget/view/stand.js";
import { card as cardWith } from "../../www/widget/view/card.js";
import * as more from "../../www/widget/view/more.js";
import { citation } from "../../www/widget/view/citation.js";
import { cast } from "../../www/widget/view/cast.js";
import { evidence } from "../../www/widget/view/evidence.js";
import { deepLink, find, fragment } from "../../www/widget/view/link.js";
import { fragments, marks } from "../../www/widget/view/marks.js";
import { appendix, panel, step } from "../../www/widget/view/panel.js";
import { PHRASES as DESK } from "../../www/widget/view/desk-phrases.js";
import { LANGUAGES, PHRASES, RULES } from "../../www/widget/view/phrases.js";
import { View } from "../../www/widget/view/view.js";
import { FORMS, count } from "../../www/widget/view/grammar.js";
import { languageOf } from "../../www/widget/view/words.js";
import { allPhrases as phrases } from "../../www/widget/made/all.js";
import { root } from "./texts.mjs";

const TEXT = `Mayor Jan Roe spoke. He said: “The ice is thin.”[1] He called it a “gift” 𝄞.\n
Q: “Who fell in?”\n\nRoe: “Nobody yet.\n\n“Ask me in April.”[2]\n\n(The Lantern, May 2)\n\n[1] https://example.org/a?b=1, May 2, 2019.`;

const card = (view, words, data, id) => cardWith(view, words, data, id, more);

/** The range of the n-th (from 0) hit of `words`. */
function at(words, n = 0) {
  let start = -1;
  for (let i = 0; i <= n; i++) start = TEXT.indexOf(words, start + 1);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length };
}

/** A small annotation made by hand, so that these tests do not depend on the analysis. */
function annotation() {
  const common = { kind: "direct", continues: null, role: null, confidence: 0.99, attribution: null, footnotes: [], sourceLine: null, review: null, nested: [] };
  const quote = (id, words, speaker, other) => ({ ...common, id, segments: [at(words)], speaker, ...other });
  const speaker = (id, name, mentions, other) => ({ id, name, kind: "person", role: null, aliases: [], handle: null, mentions, ...other });
  return {
    version: 1,
    blocks: [{ kind: "paragraph", ...at(TEXT.split("\n")[0]) }],
    speakers: [speaker("s1", "Jan Roe", [at("Jan Roe"), at("Roe", 1), at("He")], { role: "Mayor", aliases: ["Roe"] }), speaker("s2", "Q", [at("Q")])],
    quotes: [
      quote("q1", "“The ice is thin.”", "s1", {
        role: "Mayor", confidence: 0.93, footnotes: ["1"], attribution: { rule: "colon", cue: at("said"), mention: at("He") },
      }),
      quote("q2", "“gift”", null, { kind: "scare", confidence: 0 }),
      quote("q3", "“Who fell in?”", "s2", { attribution: { rule: "turn-label", cue: null, mention: at("Q") } }),
      quote("q4", "“Nobody yet.", "s1", { role: "Mayor", sourceLine: at("(The Lantern, May 2)") }),
      quote("q5", "“Ask me in April.”", "s1", { confidence: 0.6, footnotes: ["2"] }),
    ],
    footnotes: [
      { label: "1", markers: [at("[1]")], text: "https://example.org/a?b=1, May 2, 2019.", status: "ok", url: "https://example.org/a?b=1" },
      { label: "2", markers: [at("[2]")], text: null, status: "missing", url: null },
    ],
  };
}

const view = (lang, change = () => {}) => {
  const made = annotation();
  change(made);
  return new View(TEXT, made, lang);
};
const all = ([tag, attributes, children], wanted) =>
  [...(tag === wanted ? [[tag, attributes, children]] : []), ...children.filter(Array.isArray).flatMap((child) => all(child, wanted))];
const said = (node) => (Array.isArray(node) ? node[2].map(said).join("") : node);
const actions = (node) => [...(node[3]?.length ? [node[3]] : []), ...node[2].filter(Array.isArray).flatMap(actions)];
const rows = (node) => Object.fromEntries(all(all(node, "dl")[0], "dt").map((dt, i) => [said(dt), said(all(node, "dd")[i])]));

test("a card names speaker, evidence, certainty, notes and source", async () => {
  const words = await phrases("en");
  const one = card(view("en"), words, "quote", "q1");
  assert.deepEqual(rows(one.view), {
    Evidence: "Mayor Jan Roe spoke. He said:“He” is Jan Roe.The words before the colon introduce it.Show in the text, paragraph 1",
    Certainty: "High",
    "Note 1": "https://example.org/a?b=1, May 2, 2019.",
  });
  assert.deepEqual([one.speaker, one.evidence], ["s1", [at("He"), at("said")]]);
  assert.equal(rows(card(view("en"), words, "quote", "q4").view).Source, "(The Lantern, May 2)");
  assert.equal(rows(card(view("en"), words, "quote", "q5").view)["Note 2"], "Cited here, but the text does not print this note.");
  assert.equal(rows(card(view("en"), words, "note", "1").view).Backs, "Jan Roe");
  assert.equal(rows(card(view("en"), words, "speaker", "s1").view).Speaks, "3 quotations · 77 % of all quoted words");
  for (const data of ["quote", "speaker", "note"]) assert.equal(card(view("en"), words, data, "none"), null);
  const copy = actions(one.view).find(([name]) => name === "copy");
  assert.deepEqual(copy.slice(1, 3), ["q1", "words"]);
});

test("a quotation is cited with speaker, role and notes, and has an address", async () => {
  const [made, words] = [view("en"), await phrases("en")];
  const cited = (id) => citation(made, words, made.quote(id));
  assert.equal(cited("q1"), "“The ice is thin.”\n— Jan Roe, Mayor\n[1] https://example.org/a?b=1, May 2, 2019.");
  assert.match(cited("q4"), /\n\(The Lantern, May 2\)$/);
  assert.match(cited("q5"), /\n\[2\] Cited here, but the text does not print this note\.$/);
  assert.equal(deepLink(made, made.quote("q1")), "#whosaid=the-ice-is-thin:~:text=The%20ice%20is%20thin");
});

test("a name that editors have put in has no words for evidence", async () => {
  const changed = view("en", ({ quotes: [quote] }) => {
    Object.assign(quote, { attribution: { rule: "editors", cue: null, mention: null }, confidence: 1, review: { action: "changed", note: "We asked." } });
  });
  const { view: made, evidence } = card(changed, await phrases("en"), "quote", "q1");
  assert.equal(rows(made).Editors, "Changed by the editors.We asked.");
  assert.deepEqual(evidence, []);
});

test("a card is a labelled dialog, its arrows point along the line, its links and pictures give nothing away", async () => {
  const directory = (made) => {
    made.speakers[0].profile = {
      name: "Jan Roe", role: "Mayor of Velm", picture: "/roe.jpg", link: "javascript:alert(1)", sameAs: ["https://www.example.net/roe"],
    };
  };
  const words = await phrases("ar");
  const { view: made } = card(view("ar", directory), words, "quote", "q4");
  const { role, lang, dir, "aria-label": label } = made[1];
  assert.deepEqual([role, lang, dir, label], ["dialog", "ar", "rtl", "قائل هذا الكلام: Jan Roe"]);
  assert.deepEqual(all(made, "button").filter(([, { class: name }]) => name === "step").map(said), ["›", "‹"]);
  const [[, image]] = all(made, "img");
  assert.deepEqual([image.src, image.referrerpolicy], ["/roe.jpg", "no-referrer"]);
  assert.deepEqual(all(made, "a").map(([, { href, rel }]) => [href, rel]), [["https://www.example.net/roe", "noopener noreferrer"]]);
  assert.equal(rows(made)[words.profile], "Mayor of Velm · example.net");
});

test("evidence is cut at words, and stands in two snippets where it is far apart", () => {
  const text = `Long before that evening in the old harbour the mayor sat down. ${"So it went. ".repeat(12)} “Ice,” said he who had seen it all before and more than once.`;
  const range = (words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const shown = evidence({ text }, { segments: [range("“Ice,”")], attribution: { cue: range("said"), mention: range("the mayor") } });
  assert.equal(shown.map(([, words]) => words).join(""), "evening in the old harbour the mayor sat down. So it went. So it … said he who had seen it all before");
  assert.deepEqual(shown.filter(([tone]) => tone).map(([, words]) => words), ["the mayor", "said"]);
});

test("marks: every segment, mention and marker; names told from pronouns, doubt visible", () => {
  const found = marks(view("en"));
  const of = (data) => found.filter((mark) => mark.data === data);
  assert.deepEqual(of("quote").map(({ kind, hue, doubtful }) => [kind, hue, doubtful]),
    [["direct", 1, false], ["scare", 0, false], ["direct", 2, false], ["direct", 1, false], ["direct", 1, true]]);
  assert.deepEqual(of("speaker").map(({ kind }) => kind), ["name", "name", "word", "name"]);
  assert.deepEqual(of("note").map(({ kind, doubtful }) => [kind, doubtful]), [["ok", false], ["missing", true]]);
});

for (const [name, text, ranges, pieces, expected] of [
  ["a mark over pieces is cut along them", "abcdef\nghi", [[2, 9]], [0, 3, 3, 6, 7, 10], [[0, 0, 2, 3], [0, 1, 0, 3], [0, 2, 0, 2]]],
  ["inner marks follow outer ones", "abcdefgh", [[4, 6], [2, 8], [2, 3]], [0, 8], [[1, 0, 2, 8], [2, 0, 2, 3], [0, 0, 4, 6]]],
  ["of equal marks the first is outside", "abcd", [[1, 3], [1, 3]], [0, 4], [[0, 0, 1, 3], [1, 0, 1, 3]]],
  ["crossing marks are cut", "abcdefgh", [[1, 5], [3, 7]], [0, 8], [[0, 0, 1, 5], [1, 0, 3, 5], [1, 0, 5, 7]]],
  ["white space between elements gets no wrapper", "ab \n cd", [[0, 7]], [0, 2, 2, 5, 5, 7], [[0, 0, 0, 2], [0, 2, 0, 2]]],
]) {
  test(`fragments: ${name}`, () => {
    assert.deepEqual(fragments(text, ranges.map(([start, end]) => ({ start, end })), pieces), expected);
  });
}

test("the cast stands in order of appearance with shares of quoted words; nobody comes last, without a colour", () => {
  const seen = (change) => cast(view("en", change)).map(({ speaker, hue, quotes, share }) => [speaker, hue, quotes, share]);
  assert.deepEqual(seen(), [["s1", 1, 3, 77], ["s2", 2, 1, 23]]);
  assert.deepEqual(seen((made) => (made.quotes[0].speaker = null)), [["s2", 1, 1, 23], ["s1", 2, 2, 46], [null, 0, 1, 31]]);
});

test("the panel and its steps, the appendix", async () => {
  const made = panel(view("ru"), await phrases("ru"));
  assert.equal(said(all(made, "summary")[0]), "Кто говорит");
  assert.match(said(all(made, "li")[0]), /Mayor · 3 цитаты/);
  const steps = (from, forward, speaker) => step(view("en"), from, forward, speaker);
  assert.deepEqual([steps("", true), steps("", false), steps("q1", true), steps("q1", true, "s1"), steps("q5", true)], ["q1", "q5", "q3", "q4", null]);
  const entries = all(appendix(view("en"), await phrases("en")), "li").map(said);
  assert.equal(entries.length, 4, "no scare quotes");
  assert.match(entries[3], /\[2\] Cited here/);
});

test("an address leads back to its quotation, also after small edits", () => {
  const made = view("en");
  for (const quote of made.quotes) for (const link of [fragment(made, quote), deepLink(made, quote)]) assert.equal(find(made, link), quote, link);
  assert.equal(find(made, "#whosaid=the-ice-was-thin-here")?.id, undefined);
  assert.equal(find(made, "#whosaid=oh-the-ice-is-thin")?.id, "q1");
  for (const wrong of ["#note-1", "#whosaid=", "#whosaid=%E0%A4%A"]) assert.equal(find(made, wrong), undefined, wrong);
});

test("a card stands below its words, above where there is no room, inside the window", () => {
  const box = (left, top) => ({ left, top, right: left + 100, bottom: top + 20 });
  const where = (box, height, rtl) => stand(box, [320, height], [1000, 800], rtl);
  assert.deepEqual(where(box(200, 300), 240), [200, 326, false]);
  assert.deepEqual(where(box(200, 700), 240), [200, 454, true]);
  assert.deepEqual([where(box(900, 300), 240)[0], where(box(-40, 300), 240)[0], where(box(500, 300), 240, true)[0]], [672, 8, 280]);
  assert.deepEqual([where(box(200, 300), 600).slice(1), where(box(200, 500), 600).slice(1)], [[192, false], [8, true]]);
});

test("every phrase is there in every language, with all its places and plural forms", () => {
  const table = { ...PHRASES, ...RULES, ...DESK };
  assert.ok(Object.keys(PHRASES).length > 50);
  assert.deepEqual(Object.keys(DESK).filter((name) => name in PHRASES), [], "the desk has the words of cards as well");
  for (const [name, row] of Object.entries(table)) {
    const places = row.en.split("|").at(-1).split("{}").length;
    for (const lang of LANGUAGES) {
      const what = `${name} in ${lang}`;
      assert.ok(row[lang]?.trim() && row[lang] === row[lang].trim(), what);
      const forms = row[lang].split("|");
      assert.equal(forms.length, row.en.includes("|") ? (FORMS[lang] ?? "one|other").split("|").length : 1, what);
      // Arabic says one and two without a number.
      for (const form of forms) assert.ok(form.split("{}").length === places || (forms.length === 6 && !form.includes("{}")), what);
      if (name !== "keys" && (lang === "ar" || lang === "ru")) assert.doesNotMatch(row[lang], /[a-z]/i, what);
      if (lang !== "en" && row.en.length > 8) assert.notEqual(row[lang], row.en, what);
    }
  }
});

test("plural forms, and the language of a tag", () => {
  const counted = (lang, ...numbers) => numbers.map((n) => count(lang, PHRASES.quotations[lang], n));
  assert.deepEqual(counted("ru", 1, 3, 11, 22, 112), ["1 цитата", "3 цитаты", "11 цитат", "22 цитаты", "112 цитат"]);
  assert.deepEqual(counted("ar", 0, 1, 2, 3, 11, 100), ["لا اقتباسات", "اقتباس واحد", "اقتباسان", "3 اقتباسات", "11 اقتباسًا", "100 اقتباس"]);
  assert.deepEqual([...counted("fr", 0), ...counted("en", 0, 1)], ["0 citation", "0 quotations", "1 quotation"]);
  assert.deepEqual(["fr", "fr-CA", "AR-eg", "ru_RU", "", "it", "deutsch"].map((tag) => languageOf(tag)), ["fr", "fr", "ar", "ru", "en", "en", "en"]);
});

test("every rule of the annotation has a phrase", () => {
  const { $defs } = JSON.parse(readFileSync(`${root}schema/annotation.schema.json`, "utf8"));
  const rules = $defs.Rule.oneOf.flatMap(({ const: one, enum: some }) => some ?? [one]);
  assert.deepEqual(Object.keys(RULES).sort(), rules.sort());
});
