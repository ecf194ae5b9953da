// A whole dispatch read with the keyboard alone, from the top of the page to behind the article.
import assert from "node:assert/strict";
import { test } from "node:test";
import { card, visit } from "./browser.mjs";

/** Where the focus is: the quotation or note of a trigger, or the element's name. */
const focus = (page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    const mark = activeElement.localName === "whosaid-button" && activeElement.closest("[data-quote],[data-note]");
    return mark ? (mark.dataset.quote ?? `note ${mark.dataset.note}`) : activeElement.localName;
  });
const inArticle = (page) => page.evaluate(() => Boolean(document.activeElement.closest("article")));

test("keyboard alone: every quotation of a dispatch, its card, and the way out and back", async (t) => {
  const page = await visit(t, "/www/index.html?dispatch=/www/samples/dispatch-7.txt", {
    scripts: [() => addEventListener("whosaid-ready", ({ detail }) => (window.annotation = detail.annotation))],
  });
  await page.locator("html.ready").waitFor();
  const { quotes, speakers } = await page.evaluate(() => annotation);
  const flat = (quotes) => quotes.flatMap((quote) => [quote, ...flat(quote.nested)]);
  const expected = flat(quotes).map(({ id, speaker }) => [id, speakers.find(({ id }) => id === speaker)?.name]);
  assert.ok(expected.length > 10);

  for (let i = 0; i < 40 && !(await inArticle(page)); i++) await page.keyboard.press("Tab");
  const walked = [];
  let last;
  while (await inArticle(page)) {
    const at = await focus(page);
    assert.notEqual(at, "body", "the focus is never lost");
    if (at.startsWith("q")) {
      assert.equal(await card(page).isVisible(), false, "focus alone opens nothing");
      await page.keyboard.press(walked.length % 2 ? "Space" : "Enter");
      await card(page).waitFor();
      assert.equal(await focus(page), "whosaid-card", "the focus is in the card");
      const label = await card(page).getAttribute("aria-label");
      const heading = await card(page).locator(".name").textContent();
      walked.push([at, expected.find(([id]) => id === at)[1] && heading]);
      assert.ok(label.length > 3);
      await page.keyboard.press("Escape");
      assert.equal(await card(page).isVisible(), false);
      assert.equal(await focus(page), at, "Escape gives the focus back");
      last = at;
    }
    await page.keyboard.press("Tab");
  }
  assert.deepEqual(walked, expected);

  assert.notEqual(await focus(page), "body", "behind the article the page goes on");
  for (let i = 0; i < 40 && (await focus(page)) !== last; i++) await page.keyboard.press("Shift+Tab");
  assert.equal(await focus(page), last, "and Shift+Tab leads back");
});

test("keyboard alone: through a card's buttons to the speaker's next quotation", async (t) => {
  const page = await visit(t, "/www/index.html?dispatch=/www/samples/dispatch-7.txt");
  await page.locator("html.ready").waitFor();
  const many = await page.evaluate(() => {
    const of = (mark) => mark.dataset.hue;
    const marks = [...document.querySelectorAll("article whosaid-mark[data-quote]:has(>whosaid-button)")];
    const first = marks.findIndex((mark, i) => of(mark) !== "0" && of(mark) && marks.slice(i + 1).some((later) => of(later) === of(mark)));
    return marks[first].dataset.quote;
  });
  for (let i = 0; i < 80 && (await focus(page)) !== many; i++) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await card(page).waitFor();
  const stops = [];
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.ariaLabel ?? document.activeElement.shadowRoot?.activeElement?.textContent);
    stops.push(stop);
    if (/^Next quotation/.test(stop)) break;
  }
  assert.match(stops.at(-1), /^Next quotation/, stops.join(" | "));
  await page.keyboard.press("Enter");
  // The first card stays until the next one's words are there: it is open when its quotation says so.
  await page.locator(`whosaid-mark[data-quote]:not([data-quote=${many}]) > whosaid-button[aria-expanded=true]`).first().waitFor({ state: "attached" });
  assert.equal(await card(page).isVisible(), true);
  await page.keyboard.press("Escape");
  assert.notEqual(await focus(page), many);
  assert.match(await focus(page), /^q/);
});
