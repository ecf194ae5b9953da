// What a site adds of its own: its directory of people, and its editors' corrections.
import assert from "node:assert/strict";
import { test } from "node:test";
import { card, host, until } from "./browser.mjs";
import { ARTICLE, open, rows } from "./site.mjs";

const shown = (page) => page.locator("whosaid-mark[data-quote]").count();

test("directory: role, picture and links of a speaker stand on the card", async (t) => {
  const page = await host(t, `<who-said speakers="/site/people.json">${ARTICLE}</who-said>`);
  await until(page, 1);
  await open(page, "The ice is thin");
  const picture = card(page).locator("img");
  assert.equal(await picture.getAttribute("src"), "/site/roe.svg");
  await page.waitForFunction(() => document.querySelector("whosaid-card").shadowRoot.querySelector("img").naturalWidth > 0);
  const profile = (await rows(page)).find(([name]) => name === "Profile");
  assert.match(profile[1], /Jan Roe · example\.net$/);
  const links = await card(page).locator("a").evaluateAll((links) => links.map(({ href, rel }) => [href, rel]));
  assert.ok(links.some(([href]) => href === "https://example.org/people/roe"));
  assert.ok(links.every(([href, rel]) => /^https?:/.test(href) && rel === "noopener noreferrer"));
  await page.keyboard.press("Escape");
  await open(page, "thinner ice");
  assert.equal(await card(page).locator("img").count(), 0, "nobody else has a picture");
});

for (const [file, message] of [
  ["nowhere.json", /^who-said: speakers="nowhere\.json" answers 404; check the address$/],
  ["http://127.0.0.1:1/", /^who-said: speakers="http:\/\/127\.0\.0\.1:1\/" cannot be fetched; check the address, and that this page is allowed/],
  ["/site/broken.json", /no JSON: expected `,` or `\]` at line 3 column 3/],
  ["/site/wrong.json", /at \[0\]\.aliases\[1\]: expected a text, found a number\. A directory is a list of people, .*people\.schema\.json/],
  ["/site/script.json", /at \[0\]\.link: "javascript:alert\(1\)" is no address that begins with https:/],
]) {
  test(`directory: ${file} is an error event with place and remedy, and the article is annotated all the same`, async (t) => {
    const page = await host(t, `<who-said speakers="${file}">${ARTICLE}</who-said>`);
    await until(page, 2);
    const said = await page.evaluate(() => events.map(([type, { error }]) => [type, error?.message]));
    assert.deepEqual(said.map(([type]) => type), ["error", "ready"]);
    assert.match(said[0][1], message);
    assert.ok((await shown(page)) > 3);
    await open(page, "The ice is thin");
    assert.equal(await card(page).locator(".name").textContent(), "Jan Roe");
  });
}

test("corrections: confirmed, changed and withdrawn names stand on the cards", async (t) => {
  const page = await host(t, `<who-said speakers="/site/people.json" corrections="/site/corrections.json">${ARTICLE}</who-said>`);
  await until(page, 1);
  const editors = async (words) => {
    await open(page, words);
    const row = (await rows(page)).find(([name]) => name === "Editors");
    const name = await card(page).locator(".name").textContent();
    await page.keyboard.press("Escape");
    return [name, row?.[1]];
  };
  assert.deepEqual(await editors("two boats"), ["Per Holm", "Changed by the editors.He told us so himself."]);
  assert.deepEqual(await editors("thinner ice"), ["Ann Dahl", "Confirmed by the editors."]);
  assert.deepEqual(await editors("a gift"), ["Nobody is named", "The editors have withdrawn the name."]);
  assert.deepEqual(await editors("The ice is thin"), ["Jan Roe", undefined]);
  await open(page, "two boats");
  assert.equal(await card(page).locator(".role").textContent(), "Fire chief", "the directory knows whom they named");
});

test("corrections: the property takes an address too, as React and Preact set it, and null leaves the file", async (t) => {
  const page = await host(t, `<who-said>${ARTICLE}</who-said>`);
  await until(page, 1);
  await page.evaluate(() => (document.querySelector("who-said").corrections = "/site/corrections.json"));
  await until(page, 2);
  await page.evaluate(() => (document.querySelector("who-said").corrections = null));
  assert.deepEqual(await page.evaluate(() => [events[1][0], document.querySelector("who-said").getAttribute("corrections")]), ["ready", "/site/corrections.json"]);
  await open(page, "two boats");
  assert.equal(await card(page).locator(".name").textContent(), "Per Holm");
});

test("corrections: what finds no place is listed in whosaid-ready, with the reason", async (t) => {
  const page = await host(t, `<who-said corrections="/site/corrections.json">${ARTICLE}</who-said>`);
  await until(page, 1);
  const unplaced = await page.evaluate(() => events[0][1].unplaced);
  assert.deepEqual(unplaced.map(({ index, reason }) => [index, reason]), [[3, "notFound"]]);
  assert.equal(unplaced[0].correction.selector.exact, "“These words were edited out of the article.”");
});

test("corrections survive edits elsewhere in the article", async (t) => {
  const edited = ARTICLE.replace("Then she left.", "Then she went home.").replace("<h1>", "<h1>Once more: ")
    .replace('<p id="p2">', "<p>A new paragraph came in between.</p><p id=p2>");
  const page = await host(t, `<who-said corrections="/site/corrections.json">${edited}</who-said>`);
  await until(page, 1);
  assert.equal(await page.evaluate(() => events[0][1].unplaced.length), 1);
  await open(page, "two boats");
  assert.equal(await card(page).locator(".name").textContent(), "Per Holm");
});

test("corrections: a wrong file is an error event, and the article is annotated without it", async (t) => {
  const page = await host(t, `<who-said corrections="/site/people.json">${ARTICLE}</who-said>`);
  await until(page, 2);
  const message = await page.evaluate(() => events[0][1].error.message);
  assert.match(message, /corrections="\/site\/people\.json": corrections, at \[0\]: "action" is missing\. .*corrections\.schema\.json/);
  assert.ok((await shown(page)) > 3);
});

test("highlight() takes directory and corrections as values, and throws for wrong ones before anything has changed", async (t) => {
  const page = await host(t, ARTICLE);
  const result = await page.evaluate(async () => {
    const { default: init, highlight } = await import("/www/widget/index.js");
    await init();
    const article = document.querySelector("article");
    let message;
    try {
      highlight(article, { speakers: [{ nickname: "Roe" }] });
    } catch (error) {
      message = error.message;
    }
    const untouched = document.body.innerHTML === before;
    const selector = { type: "TextQuoteSelector", exact: "“We have two boats. One of them floats.”" };
    const { annotation, unplaced } = highlight(article, {
      speakers: [{ name: "Per Holm" }],
      corrections: [{ selector, action: "change", speaker: "Per Holm" }],
    });
    const quote = annotation.quotes.find(({ review }) => review);
    return { message, untouched, unplaced, action: quote.review.action, rule: quote.attribution.rule };
  });
  assert.match(result.message, /speakers, at \[0\]: "name" is missing/);
  assert.deepEqual({ ...result, message: "" }, { message: "", untouched: true, unplaced: [], action: "changed", rule: "editors" });
});
