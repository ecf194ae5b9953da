// What a card says, in the browser: who it was, in what capacity, how often, on what evidence, how surely, and from where.
import assert from "node:assert/strict";
import { test } from "node:test";
import { card, highlighted, openCard } from "./browser.mjs";

/** Opens the card of the quotation that has `words`, and reads it. */
async function read(page, words) {
  await openCard(page, page.locator("whosaid-mark[data-quote]", { hasText: words }).first().locator("whosaid-button").first());
  return card(page).evaluate((panel) => {
    const rows = [...panel.querySelectorAll("dl > div")].map((row) => [row.querySelector("dt").textContent, row.querySelector("dd").textContent]);
    const text = (part) => panel.querySelector(`[part~=${part}]`)?.textContent ?? null;
    return { name: text("name"), role: text("role"), actions: text("actions"), rows: Object.fromEntries(rows) };
  });
}

test("a card says name, role as stated, in which of how many quotations, the evidence, and certainty in words", async (t) => {
  const page = await highlighted(t, `<article><p>Mayor Jan Roe shook her head. “The ice is thin,” she said.</p>
    <p>“It has been thin before,” Roe added.</p></article>`);
  const said = await read(page, "It has been thin");
  assert.equal(said.name, "Jan Roe");
  assert.equal(said.role, "Mayor");
  assert.match(said.actions, /2 of 2/);
  assert.match(said.rows.Evidence, /Roe added/);
  assert.match(said.rows.Certainty, /high|fair|low/i);
});

test("a card says the handle", async (t) => {
  const page = await highlighted(t, `<article><p>The mayor was quick to answer.</p>
    <p>Velm has a new bridge and a new toll pic.twitter.com/aB3xYz — Bram Torley (@btorley) May 2, 2019</p></article>`);
  assert.match((await read(page, "Velm has a new bridge")).role, /@btorley/);
});

test("a card says the source line, and that a note is cut off", async (t) => {
  const page = await highlighted(t, `<article><p>On the program, Goran Petrek called the bridge "a rumor that pays no toll."</p>
    <p>(Al-Marsa TV, March 7, 2017)</p><h2>Later</h2><p>Ann Poe said: “The candle season has begun.”[1]</p><p>[1] Hlas Velm, May</p></article>`);
  assert.match((await read(page, "a rumor that pays")).rows.Source, /Al-Marsa TV, March 7, 2017/);
  await page.keyboard.press("Escape");
  const note = (await read(page, "candle season")).rows["Note 1"];
  assert.match(note, /Hlas Velm, May/);
  assert.match(note, /only part/);
});

test("a card of nobody says so", async (t) => {
  const page = await highlighted(t, "<article><p>The sign read: “No walking on the ice after dark, please.”</p></article>");
  const said = await read(page, "No walking");
  assert.ok(said.name.length > 3 && said.role === null, JSON.stringify(said));
});

test("addresses in a note become links only with http or https", async (t) => {
  const page = await highlighted(t, `<article><p>Jan Roe said: “The ice is thin.”[1]</p><p>[1] javascript:alert(1) data:text/html,x https://example.org/a</p></article>`);
  await read(page, "The ice is thin");
  const links = await card(page).locator("a").evaluateAll((all) => all.map((link) => [link.protocol, link.rel]));
  assert.ok(links.length && links.every(([protocol, rel]) => protocol === "https:" && rel.includes("noopener")), JSON.stringify(links));
});
