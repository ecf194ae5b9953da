// The language of the interface, what a card lets a reader do, switching off, and print.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { axe, card, except, host, until } from "./browser.mjs";
import { ARTICLE, open, rows } from "./site.mjs";

async function shown(t, html = `<who-said panel>${ARTICLE}</who-said>`, options = {}) {
  const page = await host(t, html, options);
  await until(page, 1);
  return page;
}

for (const [lang, evidence, panel, count] of [
  ["en-GB", "Evidence", "Who speaks", "2 quotations"],
  ["ar", "الدليل", "من يتحدث", "اقتباسان"],
  ["de", "Beleg", "Wer spricht", "2 Zitate"],
  ["es-MX", "Indicio", "Quién habla", "2 citas"],
  ["fr", "Indice", "Qui parle", "2 citations"],
  ["ru", "Основание", "Кто говорит", "2 цитаты"],
  ["it", "Evidence", "Who speaks", "2 quotations"],
]) {
  test(`language: the page's lang ${lang} decides what card and panel say`, async (t) => {
    const page = await shown(t, `<main lang="${lang}"><who-said panel>${ARTICLE}</who-said></main>`);
    await open(page, "The ice is thin");
    assert.equal((await rows(page))[0][0], evidence);
    const dialog = card(page);
    const language = lang === "it" ? "en" : lang.slice(0, 2);
    assert.equal(await dialog.getAttribute("lang"), language);
    assert.equal(await dialog.evaluate((panel) => getComputedStyle(panel).direction), language === "ar" ? "rtl" : "ltr");
    const summary = page.locator("whosaid-panel summary");
    assert.equal(await summary.textContent(), panel);
    assert.match(await page.locator("whosaid-panel .about").first().textContent(), new RegExp(count));
    assert.deepEqual(await axe(page), []);
  });
}

test("language: the nearest lang counts, and else the document's", async (t) => {
  const page = await host(t, "");
  await page.evaluate((article) => {
    document.documentElement.lang = "ru";
    document.body.innerHTML = `<who-said>${article}</who-said>`;
  }, ARTICLE);
  await until(page, 1);
  await open(page, "The ice is thin");
  assert.equal(await card(page).getAttribute("lang"), "ru");
});

test("language: no word of the interface stands in a script of the widget", () => {
  const widget = new URL("../../www/widget/", import.meta.url);
  const scripts = readdirSync(widget).filter((name) => name.endsWith(".js"));
  assert.ok(scripts.length > 10);
  for (const name of scripts) {
    const words = readFileSync(new URL(name, widget), "utf8").match(/(aria-label|title|placeholder|alt)", ?["'`]\w|(textContent|ariaLabel|title) = ["'`]\w/);
    assert.equal(words, null, name);
  }
});

test("card: the evidence is a jump away, and is highlighted there", async (t) => {
  const text = `<p>Mayor Jan Roe spoke first, and at some length, about the winter.</p>`;
  const page = await shown(t, `<who-said><article>${text}<p style="height:1500px">…</p>
    <p id="late">The warning of Jan Roe was short: “The ice is thin, and nobody should walk on it.”</p></article></who-said>`);
  await open(page, "The ice is thin");
  const before = await page.evaluate(() => scrollY);
  assert.ok(before > 500);
  const jump = card(page).locator(".jump");
  assert.match(await jump.textContent(), /^Show in the text, paragraph \d+$/);
  const lit = await page.evaluate(() => [...(CSS.highlights?.get("whosaid-evidence") ?? [])].map(String));
  assert.ok(lit.length > 0 && lit.every((words) => words.length > 0), String(lit));
  await page.evaluate(() => scrollTo(0, 0));
  await jump.click();
  // The words that decide are in view, as soon as the script of the card's buttons is there.
  await page.waitForFunction(() => {
    const [range] = CSS.highlights.get("whosaid-evidence");
    const { top, bottom } = range.getBoundingClientRect();
    return top > 0 && bottom < innerHeight;
  });
  assert.ok(await card(page).isVisible(), "and the card is still there");
});

test("card: a missing note is said plainly, and every note has its text and link", async (t) => {
  const page = await shown(t);
  await open(page, "a gift");
  const missing = (await rows(page)).find(([name]) => name === "Note 2");
  assert.equal(missing[1], "Cited here, but the text does not print this note.");
  await page.keyboard.press("Escape");
  await open(page, "The ice is thin");
  const note = (await rows(page)).find(([name]) => name === "Note 1");
  assert.match(note[1], /The Lantern, May 2, 2019\./);
  assert.equal(await card(page).locator("a").first().getAttribute("href"), "https://example.org/ice");
});

test("switching off: takes everything back, is remembered, and a button stays to switch it on again", async (t) => {
  const page = await shown(t);
  await open(page, "The ice is thin");
  await card(page).getByRole("button", { name: "Turn off" }).click();
  await page.waitForFunction(() => !document.querySelector("whosaid-mark"));
  assert.equal(await page.evaluate(() => document.body.innerHTML.startsWith(before)), true, "the article is as it was");
  const again = page.locator("whosaid-panel").getByRole("button", { name: "Show who said it" });
  await again.waitFor();

  await page.goto(page.url());
  await page.evaluate(async (article) => {
    document.body.innerHTML = `<who-said>${article}</who-said><who-said>${article}</who-said>`;
    await import("/www/widget/define.js");
  }, ARTICLE);
  await again.waitFor();
  assert.equal(await again.count(), 1, "one button for all articles");
  assert.equal(await page.locator("whosaid-mark").count(), 0);
  await again.focus();
  await page.keyboard.press("Enter");
  await page.locator("who-said:nth-of-type(2) whosaid-mark").first().waitFor();
  assert.equal(await again.count(), 0);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});

test("switching off holds for the page where the browser keeps nothing", async (t) => {
  const page = await host(t, "");
  await page.evaluate(async (article) => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } });
    document.body.innerHTML = `<who-said panel>${article}</who-said>`;
  }, ARTICLE);
  await until(page, 1);
  await page.locator("whosaid-panel summary").click();
  await page.locator("whosaid-panel").getByRole("button", { name: "Turn off" }).click();
  const again = page.getByRole("button", { name: "Show who said it" });
  await again.click();
  await page.locator("whosaid-mark").first().waitFor();
});

test("print: no colours, no card, no panel, and nothing added unless the page asks for it", except("firefox", "the driver cannot make it print"), async (t) => {
  const page = await shown(t);
  await open(page, "The ice is thin");
  await page.emulateMedia({ media: "print" });
  assert.equal(await card(page).isVisible(), false);
  assert.equal(await page.locator("whosaid-panel").isVisible(), false);
  const style = await page.locator("whosaid-mark[data-quote]").first().evaluate((mark) => {
    const { textDecorationLine, backgroundColor, color } = getComputedStyle(mark);
    return [textDecorationLine, backgroundColor, color === getComputedStyle(mark.closest("p")).color];
  });
  assert.deepEqual(style, ["none", "rgba(0, 0, 0, 0)", true]);
  assert.equal(await page.locator(".appendix").count(), 0);
});

test("print: an appendix of sources, only there", except("firefox", "the driver cannot make it print"), async (t) => {
  const page = await shown(t, `<who-said print-sources>${ARTICLE}</who-said><p id="end">End</p>`);
  const appendix = page.locator("whosaid-panel .appendix");
  assert.equal(await appendix.isVisible(), false);
  const text = await page.evaluate(() => document.body.textContent);
  await page.emulateMedia({ media: "print" });
  assert.ok(await appendix.isVisible());
  const [first, , third] = await appendix.locator("li").allTextContents();
  assert.match(first, /^“The ice is thin, and nobody .*…Jan Roe.*\[1\] The Lantern, May 2, 2019\./);
  assert.match(third, /\[2\] Cited here, but the text does not print this note\./);
  assert.equal(await page.evaluate(() => document.body.textContent), text, "the page's text is what it was");
});
