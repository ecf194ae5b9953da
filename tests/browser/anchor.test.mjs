// An annotation that was made before is found again in a page by its words: www/widget/anchor.js.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import { anchor } from "../../www/widget/anchor.js";
import { wrong } from "../../www/widget/missing.js";
import { prepare } from "../../www/widget/prepared.js";
import init, { annotate } from "../../www/widget/core.js";
import { root, texts } from "./texts.mjs";

const documents = texts(["tests/dispatches", "../shared/dispatches"]);
const AD = "Advertisement\n\nBuy the new ice axe today. “It holds!” says everybody.";

before(() => init(readFileSync(`${root}www/widget/whosaid.wasm`)));

const made = (text, options) => JSON.stringify({ ...annotate(text, options), text, offsets: options?.offsets });
const read = (text, page, options) => anchor(prepare(made(text, options)), { text: page, lang: "en" });
/** The words of every quotation, mention and marker, in order. */
const words = ({ marks, text }) => marks.map(({ data, id, kind, start, end }) => `${data} ${id} ${kind} ${text.slice(start, end).replace(/\s+/g, " ")}`).sort();

for (const { id, text } of documents) {
  test(`${id}: an advertisement and other white space change nothing that is shown`, () => {
    const same = words(read(text, text));
    const paragraphs = text.split(/\n\n+/);
    const middle = paragraphs.length >> 1;
    const inserted = [AD, ...paragraphs.slice(0, middle), AD, ...paragraphs.slice(middle), "Read more"].join("\n\n");
    for (const page of [inserted, text.replace(/\n+/g, "\n  \n"), text.replaceAll(" ", "  ")]) {
      const reading = read(text, page);
      assert.deepEqual(reading.unanchored, []);
      assert.deepEqual(words(reading), same);
      assert.deepEqual(reading.cast.map(({ name, share }) => [name, share]), read(text, text).cast.map(({ name, share }) => [name, share]));
    }
  });
}

test("offsets in code points and bytes are taken over", () => {
  const text = "“𝄞 Thin – ice,” said Mayor Jan Roe. “É 𝄞 No,” she added.";
  for (const offsets of ["codepoint", "utf8"]) assert.deepEqual(words(read(text, text, { offsets })), words(read(text, text)));
});

test("what was edited is left out and listed, with its part of a speech alone; what stands beside it stays", () => {
  const text = "Mayor Jan Roe said: “The ice is thin, and nobody should walk on it.” Ann Dahl said: “Nobody will walk on it, I can tell you.”";
  const reading = read(text, text.replace("ice is thin", "ice is thick"));
  assert.deepEqual(reading.unanchored, [{ quote: "q1", words: "“The ice is thin, and nobody should walk on it.”" }]);
  assert.deepEqual(reading.annotation.quotes.map(({ id }) => id), ["q2"]);
  assert.equal(reading.view.at(reading.annotation.quotes[0].attribution.mention), "Ann Dahl");
});

test("a short answer in another place is not the same answer", () => {
  const text = "Mayor Jan Roe said: “Yes.” Then she left the hall.";
  assert.equal(read(text, "Quite another story. “Yes.” The end.").annotation.quotes.length, 0);
  assert.equal(read(text, `First, an advertisement. ${text}`).annotation.quotes.length, 1);
});

test("a paragraph that was moved takes its quotations along, in the order of the page", () => {
  const [one, two] = ["Mayor Jan Roe said: “The ice is thin, and nobody should walk on it.”", "Ann Dahl said: “Nobody will walk on it, I can tell you.”"];
  const reading = read(`${one}\n\n${two}`, `${two}\n\n${one}`);
  assert.deepEqual(reading.unanchored, []);
  assert.deepEqual(reading.annotation.quotes.map(({ id }) => id), ["q2", "q1"]);
});

test("what is no annotation is refused with place and remedy", () => {
  const { text, ...bare } = JSON.parse(made("“Ice,” said Mayor Jan Roe."));
  const whole = { ...bare, text };
  for (const [given, what] of [
    ["{", /is no JSON/], ["null", /version 1/], [{ ...whole, version: 2 }, /version 1/], [bare, /has no text/],
    [{ ...whole, quotes: undefined }, /no list of quotes/], [{ ...whole, offsets: "bits" }, /counts offsets in "bits"/],
  ]) {
    const refused = () => prepare(given, (...fault) => { throw wrong(...fault); });
    assert.throws(refused, (error) => error instanceof TypeError && what.test(error.message) && /--with-text/.test(error.message));
  }
});

test("the site's directory, as the command line writes it, comes to its speakers", () => {
  const speakers = [{ id: "s1", name: "Jan Roe", mentions: [] }, { id: "s2", name: "Ann Dahl", mentions: [] }];
  const roe = { name: "Jan Roe", role: "Mayor", picture: null, link: "/roe", sameAs: [] };
  const found = prepare({ version: 1, text: "x", blocks: [], quotes: [], footnotes: [], speakers, people: { s1: roe } });
  assert.deepEqual(found.speakers.map(({ profile }) => profile), [roe, undefined]);
});
