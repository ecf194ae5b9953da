// The panel of who speaks, the way from quotation to quotation, and links to single quotations.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, card, drawn, host, still, until, visit } from "./browser.mjs";
import { ARTICLE, open } from "./site.mjs";

const PAGE = `<main><who-said panel>${ARTICLE}</who-said><p><input id="field" aria-label="Search"></p></main>`;
const panel = (page) => page.locator("whosaid-panel .panel");
const hash = (page) => page.evaluate(() => location.hash);

async function shown(t, html = PAGE, options = {}) {
  const page = await host(t, html, options);
  await until(page, 1);
  return page;
}

async function opened(t, options) {
  const page = await shown(t, PAGE, options);
  await panel(page).locator("summary").click();
  return page;
}

/** The words of the quotation that has the focus, or whose ring is visible. */
const at = (page) => page.evaluate(() => document.querySelector("whosaid-mark[data-focus]")?.textContent.slice(0, 12));

test("panel: the cast in order of appearance, with the share of quoted words as bars", async (t) => {
  const page = await opened(t);
  const voices = await panel(page).locator(".voice").evaluateAll((voices) =>
    voices.map((voice) => ({
      name: voice.querySelector(".name").textContent,
      share: Number.parseInt(voice.querySelector(".share").textContent, 10),
      bar: voice.querySelector(".bar i").getBoundingClientRect().width / voice.querySelector(".bar").getBoundingClientRect().width,
    })));
  assert.deepEqual(voices.slice(0, 2).map(({ name }) => name), ["Jan Roe", "Ann Dahl"]);
  assert.equal(voices.length, 3);
  for (const { share, bar } of voices) assert.ok(Math.abs(share / 100 - bar) < 0.02, `${share} % is ${bar}`);
});

test("panel: a click filters to one speaker, the others dim; again, and all are back", async (t) => {
  const page = await opened(t);
  const dim = () => page.evaluate(() => [...document.querySelectorAll("[data-dim]")].map((mark) => mark.textContent.slice(0, 8)));
  const dahl = panel(page).locator(".voice", { hasText: "Ann Dahl" });
  assert.deepEqual(await dim(), []);
  await dahl.click();
  assert.equal(await dahl.getAttribute("aria-pressed"), "true");
  assert.deepEqual(await dim(), ["“The ice", "“Whoever", "“We have"]);
  await dahl.click();
  assert.equal(await dahl.getAttribute("aria-pressed"), "false");
  assert.deepEqual(await dim(), []);
});

test("panel: n and p step through the quotations, through those of the chosen speaker alone, and end at the ends", async (t) => {
  const page = await opened(t);
  // The first step loads what shows the ring.
  for (const [key, words] of [["n", "“The ice is "], ["n", "“I have walk"], ["n", "“a gift to t"], ["p", "“I have walk"]]) {
    await page.keyboard.press(key);
    await page.waitForFunction((words) => document.querySelector("whosaid-mark[data-focus]")?.textContent.startsWith(words), words);
  }
  await panel(page).locator(".voice", { hasText: "Jan Roe" }).click();
  for (const key of "pnnn") await page.keyboard.press(key);
  assert.equal(await at(page), "“Whoever wal");
});

test("panel: without a place of its own yet, n goes on from what is in view", async (t) => {
  const far = ARTICLE.replace('<p id="p3">', '<p style="height:2000px">…</p><p id="p3">');
  const page = await shown(t, `<main><who-said panel>${far}</who-said><p style="height:1000px">End</p></main>`);
  await page.evaluate(() => scrollTo(0, 1500));
  await page.keyboard.press("n");
  assert.equal(await at(page), "“Whoever wal");
});

test("panel: those of two articles stand one above the other", async (t) => {
  const page = await host(t, `<main><who-said panel>${ARTICLE}</who-said><who-said panel>${ARTICLE.replaceAll("id=", "data-id=")}</who-said></main>`);
  await until(page, 2);
  const [a, b] = await page.locator("whosaid-panel").evaluateAll((panels) => panels.map((panel) => panel.getBoundingClientRect().toJSON()));
  assert.ok(b.bottom <= a.top && a.right === b.right, JSON.stringify([a, b]));
});

test("panel: n and p are letters while somebody types, and the browser's with Ctrl, Alt or Meta", async (t) => {
  const page = await shown(t);
  await page.locator("#field").focus();
  await page.keyboard.type("napping");
  assert.equal(await page.locator("#field").inputValue(), "napping");
  await page.evaluate(() => document.activeElement.blur());
  for (const ctrlKey of ["ctrlKey", "altKey", "metaKey"]) {
    await page.evaluate((modifier) => {
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "n", bubbles: true, [modifier]: true }));
    }, ctrlKey);
  }
  assert.equal(await at(page), undefined);
  assert.equal(await hash(page), "");
});

test("panel: n in an open card goes on to the next quotation's card", async (t) => {
  const page = await shown(t);
  await open(page, "The ice is thin");
  await page.keyboard.press("n");
  await card(page).locator(".name", { hasText: "Ann Dahl" }).waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await at(page), "“I have walk", "the focus goes to the words of the card");
});

test("panel: the reader's place is kept in the page's address, and found again from it", async (t) => {
  const page = await shown(t);
  const length = await page.evaluate(() => history.length);
  for (const key of "nnnn") await page.keyboard.press(key);
  assert.equal(await hash(page), "#whosaid=whoever-walks-on-it-walks-alone-we-will");
  assert.equal(await page.evaluate(() => history.length), length, "the way back is as long as before");
});

test("panel: the place in the address opens no card when the article is read again", async (t) => {
  const page = await shown(t, PAGE, { clock: true });
  await page.keyboard.press("n");
  await page.evaluate(() => document.activeElement.blur());
  await page.evaluate(() => document.querySelector("#p4").insertAdjacentHTML("afterend", "<p>Roe added: “That is all.”</p>"));
  await until(page, 2);
  await page.clock.runFor(1000);
  assert.equal(await card(page).isVisible(), false);
});

test("panel: a route of a single-page application stays in the address", async (t) => {
  const page = await shown(t);
  await page.evaluate(() => history.replaceState(null, "", "#/articles/7"));
  await page.keyboard.press("n");
  assert.equal(await at(page), "“The ice is ");
  assert.equal(await hash(page), "#/articles/7");
});

test("panel: stands where the page wants it, or in a corner; nothing of the page shifts, nor is its text changed", async (t) => {
  const page = await shown(t, `<who-said panel="aside">${ARTICLE}</who-said><aside id="aside"></aside>`);
  assert.equal(await page.locator("aside whosaid-panel details[open]").count(), 1);
  const corner = await host(t, `<who-said>${ARTICLE}</who-said><p id="end">End</p>`);
  await until(corner, 1);
  const boxes = () => corner.evaluate(() => [...document.querySelectorAll("p")].map((p) => JSON.stringify(p.getBoundingClientRect())));
  const before = [await boxes(), await corner.evaluate(() => document.body.textContent)];
  await corner.evaluate(() => document.querySelector("who-said").setAttribute("panel", ""));
  await until(corner, 2);
  assert.deepEqual([await boxes(), await corner.evaluate(() => document.body.textContent)], before);
});

test("panel: goes with its element, and its keys with it", async (t) => {
  const page = await shown(t);
  await page.evaluate(() => document.querySelector("who-said").setAttribute("disabled", ""));
  await page.waitForFunction(() => !document.querySelector("whosaid-panel"));
  await page.keyboard.press("n");
  assert.equal(await hash(page), "");
});

test("panel: the choice outlives a change of the article", async (t) => {
  const page = await opened(t);
  await panel(page).locator(".voice", { hasText: "Ann Dahl" }).click();
  await page.evaluate(() => document.querySelector("#p4").insertAdjacentHTML("afterend", "<p>Roe added: “That is all there is to say.”</p>"));
  await page.locator("whosaid-mark[data-dim]", { hasText: "That is all" }).waitFor();
  assert.equal(await panel(page).locator("[aria-pressed=true] .name").textContent(), "Ann Dahl");
  assert.equal(await panel(page).locator("details[open]").count(), 1);
});

for (const [what, link] of [
  ["a link to a quotation", "#whosaid=whoever-walks-on-it-walks-alone-we-will:~:text=Whoever%20walks"],
  ["a link made before small edits", "#whosaid=yes-whoever-walks-on-it-walks-quite-alone"],
]) {
  test(`deep link: ${what} opens its card and scrolls there`, async (t) => {
    const far = ARTICLE.replace('<p id="p3">', '<p style="height:2000px">…</p><p id="p3">');
    const page = await shown(t, `<who-said disabled>${far}</who-said>`.replace(" disabled", ""));
    await page.evaluate((link) => (location.hash = link), link);
    await card(page).waitFor();
    assert.equal(await card(page).locator(".name").textContent(), "Jan Roe");
    assert.equal(await page.locator("#p3 [aria-expanded=true]").count(), 1);
    const top = await page.locator("#p3").evaluate((p) => p.getBoundingClientRect().top);
    assert.ok(top > 0 && top < 800, `${top}`);
  });
}

test("deep link: one that is in the address when the page loads, and one that leads nowhere", async (t) => {
  const page = await host(t, "");
  await page.evaluate((article) => {
    location.hash = "#whosaid=we-have-two-boats-one-of-them-floats";
    document.body.innerHTML = `<who-said>${article}</who-said>`;
  }, ARTICLE);
  await card(page).waitFor();
  assert.equal(await page.locator("#p4 [aria-expanded=true]").count(), 1);
  await page.keyboard.press("Escape");
  await page.evaluate(() => (location.hash = "#whosaid=what-nobody-ever-said"));
  await drawn(page);
  assert.equal(await card(page).isVisible(), false);
});

test("deep link: the text fragment behind it is the browser's, and hides nothing from us", async (t) => {
  const page = await visit(t, "/site/article.html#whosaid=whoever-walks-on-it-walks-alone-we-will:~:text=Whoever%20walks");
  await card(page).waitFor();
  assert.equal(await page.locator("#p3 [aria-expanded=true]").count(), 1);
});

test("deep link: copied from a card, it leads back to the quotation", async (t) => {
  const page = await shown(t, PAGE);
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => void (window.copied = text);
  });
  await open(page, "thinner ice");
  await card(page).getByRole("button", { name: "Copy link" }).click();
  await card(page).getByText("Copied").waitFor();
  await page.keyboard.press("Escape");
  const copied = await page.evaluate(() => window.copied);
  assert.ok(copied.startsWith(page.url().split("#")[0]));
  await page.evaluate((link) => (location.hash = link), copied.slice(copied.indexOf("#")));
  await card(page).waitFor();
  assert.equal(await page.locator("#p2 [aria-expanded=true]").count(), 1);
});

test("deep link: on a single-page application's route, the route stays and the text fragment leads to the words", async (t) => {
  const page = await shown(t, PAGE);
  await page.evaluate(() => {
    history.replaceState(null, "", "#/articles/7");
    navigator.clipboard.writeText = async (text) => void (window.copied = text);
  });
  await open(page, "thinner ice");
  await card(page).getByRole("button", { name: "Copy link" }).click();
  await card(page).getByText("Copied").waitFor();
  const copied = await page.evaluate(() => window.copied);
  assert.match(copied, /\.html#\/articles\/7:~:text=I%20have%20walked%20on%20thinner%20ice%20in%20April$/);
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing with panel and card open, ${colorScheme}`, async (t) => {
    const scheme = "<style>html{color-scheme:light dark;background:Canvas;color:CanvasText}</style>";
    const page = await shown(t, scheme + PAGE, { colorScheme });
    await panel(page).locator("summary").click();
    await panel(page).locator(".voice").first().click();
    await open(page, "The ice is thin");
    await still(page);
    assert.deepEqual(await axe(page), []);
  });
}

test("panel: in painted words too, others dim, n and p step, and nothing is left behind", async (t) => {
  const page = await shown(t, `<main><who-said panel mode="paint">${ARTICLE}</who-said></main>`);
  await panel(page).locator("summary").click();
  const dim = () => page.evaluate(() => [...(CSS.highlights.get("whosaid-dim") ?? [])].map((range) => `${range}`.slice(0, 8)));
  const dahl = panel(page).locator(".voice", { hasText: "Ann Dahl" });
  await dahl.click();
  assert.deepEqual((await dim()).sort(), ["“The ice", "“We have", "“Whoever"]);
  await page.keyboard.press("n");
  assert.match(await hash(page), /^#whosaid=i-have-walked/);
  await page.keyboard.press("Enter");
  await card(page).waitFor();
  assert.equal(await card(page).locator(".name").textContent(), "Ann Dahl");
  await page.keyboard.press("Escape");
  await page.evaluate(() => document.querySelector("who-said").removeAttribute("panel"));
  await page.waitForFunction(() => !document.querySelector("whosaid-panel"));
  assert.deepEqual(await dim(), []);
});

test("panel: the list of painted quotations speaks the page's language", async (t) => {
  const page = await shown(t, `<main lang="de"><who-said mode="paint">${ARTICLE}</who-said></main>`);
  await page.getByRole("navigation", { name: "Zitate" }).waitFor({ state: "attached" });
});
