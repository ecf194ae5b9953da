// What the tests of the editor's desk share: the page with an article and a desk, and how to read what lies on it.
import assert from "node:assert/strict";
import { answered, visit } from "./browser.mjs";

/** The desk's page, with its article read. */
export async function open(t, { path = "/desk.html", ...options } = {}) {
  const page = await visit(t, path, { viewport: { width: 1200, height: 900 }, ...options });
  await lies(page);
  return page;
}

/** Waits until the article lies on the desk; says what the desk says of now on in `said`. */
export async function lies(page) {
  await page.locator(".head").first().waitFor();
  await page.evaluate(() => {
    window.said = [];
    for (const type of ["corrections", "error"]) addEventListener(`whosaid-${type}`, ({ detail }) => said.push([type, detail]));
  });
}

export const heads = (page) => page.locator(".head");
const begins = (words) => words.map((text) => text.slice(0, 9));
export const listed = async (page) => begins(await page.locator(".head .words").allTextContents());
/** Beginning of the current quotation. */
export const current = async (page) => (await page.locator("[data-current] .words").allTextContents()).map((text) => text.slice(0, 9)).join();
export const progress = (page) => page.locator(".count").textContent();
export const spoken = (page) => page.locator("#spoken").textContent();

/** What has the focus on the desk or in the article: an id, the beginning of a quotation, or nothing. */
export const focused = (page) =>
  page.evaluate(() => {
    const inside = document.querySelector("who-said-desk").shadowRoot.activeElement;
    if (!inside) return document.activeElement.closest("[data-quote]")?.textContent.slice(0, 9) ?? "";
    return inside.id || inside.querySelector(".words")?.textContent.slice(0, 9) || inside.localName;
  });

export async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

/** Picks the quotation that begins so. */
export const pick = (page, begins) => page.locator(".head", { hasText: begins }).click();

/** What the desk has decided: action, speaker and beginning of each correction. */
export const decided = (page) =>
  page.evaluate(() =>
    document.querySelector("who-said-desk").corrections.map(({ action, speaker, selector }) => [action, speaker ?? null, selector.exact.slice(0, 9)]));

/** Waits until the article names `name` (null: nobody) for the quotation that begins so. */
export async function names(page, begins, name) {
  const named = () =>
    page.evaluate(async (begins) => {
      const { Shown } = await import("/www/widget/shown.js");
      const shown = Shown.in(document.querySelector("#reader"));
      const { quotes = [], speakers } = shown?.annotation ?? {};
      const { speaker } = quotes.find(({ segments: [{ start }] }) => shown.text.startsWith(begins, start)) ?? {};
      return speaker === undefined ? "not read yet" : (speakers.find(({ id }) => id === speaker)?.name ?? null);
    }, begins);
  assert.equal(await answered(named, name), name);
}

/** Has the file saved, by `act`, and gives what is written: the driver of Firefox reports no downloads. */
export async function written(page, act = () => page.locator("#save").click()) {
  await page.evaluate(() => {
    const { createObjectURL } = URL;
    window.file = new Promise((done) => (URL.createObjectURL = (blob) => (done(blob.text()), createObjectURL.call(URL, blob))));
  });
  await act();
  return page.evaluate(() => window.file);
}
