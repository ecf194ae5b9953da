// mode="paint": the CSS Custom Highlight API shows what wrappers would, and the page's DOM is not touched at all.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, blank, card, openCard, still, stopClock, tap, visit } from "./browser.mjs";

const ARTICLE = `<article>
  <p id="first">Mayor Jan Roe said: “The ice is thin, and <b>nobody</b> should walk on it.”[1] Then silence.</p>
  <p id="second">Roe added: “Ask me in <a href="#april">April</a>, when we know more than we know now.” The “gift” stayed.</p>
  <p id="third">Ann Poe, her deputy, said: “I went in. It was cold, it was dark, and I would not do it again for anything
    that the town of Lower Wick could offer me.”</p>
  <p>[1] The Lantern, May 2, 2019.</p>
</article><p style="height:150vh"><a href="#after" id="after">After</a></p>`;

/** A page with the article painted, and every mutation of it counted. */
async function painted(t, { html = ARTICLE, ...options } = {}) {
  const page = await blank(t, html, options);
  if (options.clock) await stopClock(page);
  await page.evaluate(() => {
    const article = document.querySelector("article");
    window.before = article.innerHTML;
    window.mutations = 0;
    window.watch = new MutationObserver((records) => (mutations += records.length));
    watch.observe(article, { subtree: true, childList: true, attributes: true, characterData: true });
    window.shown = whosaid.highlight(article, { mode: "paint" });
  });
  return page;
}

/** Middle of the words' box, wherever they are. */
const spot = (page, words) =>
  page.evaluate((words) => {
    const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(words);
      if (at < 0) continue;
      const range = new Range();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + words.length);
      const { x, y, width, height } = range.getClientRects()[0];
      return { x: x + width / 2, y: y + height / 2, bottom: y + height };
    }
    throw new Error(words);
  }, words);

const untouched = (page) =>
  page.evaluate(() => {
    mutations += watch.takeRecords().length;
    return [mutations, document.querySelector("article").innerHTML === before];
  });

const names = (page) => page.evaluate(() => [...CSS.highlights.keys()].sort());

/** The words that a highlight paints. */
const words = (page, name) => page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map((range) => `${range}`), name);

test("paint: no mutation at all, before, while and after a card is open", async (t) => {
  const page = await painted(t);
  const { x, y } = await spot(page, "The ice is thin");
  await page.mouse.move(x, y);
  await card(page).waitFor();
  await page.keyboard.press("Escape");
  await page.evaluate(() => shown.restore());
  assert.deepEqual(await untouched(page), [0, true]);
  assert.deepEqual(await names(page), []);
});

test("paint: a colour for each speaker, dotted where nobody is named", async (t) => {
  const page = await painted(t);
  const roe = [...(await words(page, "whosaid-1")), ...(await words(page, "whosaid-1-doubtful"))];
  assert.deepEqual(roe.sort(), [
    " should walk on it.”", ", when we know more than we know now.”", "April", "nobody",
    "“Ask me in ", "“The ice is thin, and ",
  ]);
  assert.match((await words(page, "whosaid-2")).join(), /^“I went in/);
  assert.deepEqual(await words(page, "whosaid-0-doubtful"), ["“gift”"]);
  assert.deepEqual((await words(page, "whosaid-name-1")).slice(0, 1), ["Jan Roe"]);
  const looks = await page.evaluate(() =>
    ["whosaid-1", "whosaid-2", "whosaid-0-doubtful"].map((name) => {
      const style = getComputedStyle(document.querySelector("p"), `::highlight(${name})`);
      return [style.textDecorationLine, style.textDecorationStyle, style.textDecorationColor];
    }));
  assert.deepEqual(looks.map(([line, style]) => [line, style]), [["underline", "solid"], ["underline", "solid"], ["underline", "dotted"]]);
  assert.notEqual(looks[0][2], looks[1][2]);
});

test("paint: hovering opens the card at the line under the pointer, and lights all parts", async (t) => {
  const page = await painted(t, { viewport: { width: 420, height: 800 }, clock: true });
  await page.setViewportSize({ width: 600, height: 800 });
  const { x, y, bottom } = await spot(page, "Lower Wick");
  await page.mouse.move(x, y);
  await page.waitForFunction(() => CSS.highlights.has("whosaid-lit"));
  await page.clock.runFor(150);
  await card(page).waitFor();
  const box = await card(page).boundingBox();
  assert.ok(Math.abs(box.y - bottom - 6) < 3, `${box.y} below ${bottom}`);
  assert.match(await card(page).textContent(), /Ann Poe/);
  assert.match((await words(page, "whosaid-lit")).join(), /I went in/);
  await page.mouse.move(5, 780);
  await page.clock.runFor(300);
  await card(page).waitFor({ state: "hidden" });
  assert.deepEqual(await words(page, "whosaid-lit"), []);
});

test("paint: words between quotations open nothing", async (t) => {
  const page = await painted(t, { clock: true });
  // From words of a quotation, which light up, to words that are none.
  for (const words of ["The ice is thin", "Then silence"]) {
    const { x, y } = await spot(page, words);
    await page.mouse.move(x, y);
    await page.waitForFunction((lit) => CSS.highlights.has("whosaid-lit") === lit, words !== "Then silence");
  }
  await page.clock.runFor(1000);
  assert.equal(await card(page).isVisible(), false);
});

test("paint: a click opens the card, links still navigate, a click elsewhere closes it", async (t) => {
  const page = await painted(t);
  const quote = await spot(page, "nobody");
  await page.mouse.click(quote.x, quote.y);
  await card(page).waitFor();
  assert.match(await card(page).textContent(), /Jan Roe/);
  const elsewhere = await spot(page, "Then silence");
  await page.mouse.click(elsewhere.x, elsewhere.y);
  await card(page).waitFor({ state: "hidden" });
  await page.locator("#second a").click();
  assert.equal(new URL(page.url()).hash, "#april");
});

test("paint: one tap opens a sheet, a tap outside closes it", async (t) => {
  const page = await painted(t, { hasTouch: true, isMobile: true, viewport: { width: 390, height: 780 } });
  const { x, y } = await spot(page, "The ice is thin");
  await tap(page, { x, y });
  await card(page).waitFor();
  await tap(page, { x: 200, y: 5 });
  await card(page).waitFor({ state: "hidden" });
});

test("paint: a list outside the article takes keyboard and screen reader to every quotation", async (t) => {
  const page = await painted(t);
  const entries = page.locator("whosaid-list button");
  const quotes = await page.evaluate(() => shown.annotation.quotes.length);
  assert.equal(await entries.count(), quotes + 1, "and the marker of the note");
  assert.match(await entries.first().textContent(), /^Who said this: Jan Roe: “The ice is thin/);
  assert.equal(await page.locator("article whosaid-list").count(), 0);
  await page.locator("#after").focus();
  const focused = () => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.textContent.slice(0, 30) ?? "");
  await page.keyboard.press("Tab");
  // Firefox stops at the page itself first.
  if (!(await focused())) await page.keyboard.press("Tab");
  assert.match(await focused(), /^Who said this: Jan Roe/);
  await page.waitForFunction(() => CSS.highlights.has("whosaid-lit"));
  assert.match((await words(page, "whosaid-lit")).join(), /The ice is thin/, "its words light up");
  assert.ok((await entries.first().boundingBox()).width > 100, "and it is seen");
  assert.equal(await card(page).isVisible(), false, "the focus alone opens nothing");
  await openCard(page, entries.first());
  assert.equal(await page.evaluate(() => document.activeElement.localName), "whosaid-card");
  await page.keyboard.press("Escape");
  assert.match(await focused(), /^Who said this: Jan Roe/, "Escape gives the focus back");
  assert.equal(await card(page).isVisible(), false);
});

test("paint: the list is out of sight without the focus, and axe finds nothing", async (t) => {
  const page = await painted(t, { html: `<main>${ARTICLE}</main>` });
  const box = await page.locator("whosaid-list").boundingBox();
  assert.ok(box.width <= 1 && box.height <= 1);
  await openCard(page, page.locator("whosaid-list button").first());
  await still(page);
  assert.deepEqual(await axe(page), []);
});

test("paint: <who-said> keeps the list in its own shadow, behind the article", async (t) => {
  const page = await visit(t, "/blank.html");
  await page.evaluate(async (html) => {
    document.body.innerHTML = `<who-said mode="paint">${html}</who-said>`;
    window.before = document.querySelector("who-said").innerHTML;
    const ready = new Promise((done) => addEventListener("whosaid-ready", done));
    await import("/www/widget/define.js");
    await ready;
  }, ARTICLE);
  const state = await page.evaluate(() => {
    const host = document.querySelector("who-said");
    return [host.innerHTML === before, host.shadowRoot.querySelector("whosaid-list") !== null, CSS.highlights.size > 2];
  });
  assert.deepEqual(state, [true, true, true]);
  await page.locator("who-said").evaluate((host) => host.setAttribute("mode", "wrap"));
  await page.locator("whosaid-mark").first().waitFor();
  assert.deepEqual([await names(page), await page.locator("whosaid-list").count()], [[], 0]);
});

test("paint: inside another shadow root", async (t) => {
  const page = await blank(t, "<div id='host'></div>");
  await page.evaluate((html) => {
    const root = document.querySelector("#host").attachShadow({ mode: "open" });
    root.innerHTML = html;
    window.shown = whosaid.highlight(root.querySelector("article"), { mode: "paint" });
  }, ARTICLE);
  const { x, y } = await page.locator("#third").evaluate((p) => {
    const { left, top } = p.getClientRects()[0];
    return { x: left + 300, y: top + 8 };
  });
  await page.mouse.move(x, y);
  await card(page).waitFor();
  assert.match(await card(page).textContent(), /Ann Poe/);
});

test("paint: without the API whosaid-error says so, and the article is untouched", async (t) => {
  const page = await visit(t, "/blank.html");
  const [message, same] = await page.evaluate(async (html) => {
    delete CSS.highlights;
    Object.defineProperty(CSS, "highlights", { value: undefined });
    document.body.innerHTML = `<who-said mode="paint">${html}</who-said>`;
    const before = document.body.innerHTML;
    const failed = new Promise((done) => addEventListener("whosaid-error", ({ detail }) => done(detail.error.message)));
    await import("/www/widget/define.js");
    return [await failed, document.body.innerHTML === before];
  }, ARTICLE);
  assert.match(message, /Highlight API/);
  assert.ok(same);
});

test("paint: a mode that there is not is refused before anything has changed", async (t) => {
  const page = await blank(t, ARTICLE);
  const [name, same] = await page.evaluate(() => {
    const before = document.body.innerHTML;
    try {
      whosaid.highlight(document.querySelector("article"), { mode: "glue" });
    } catch (error) {
      return [error.name, document.body.innerHTML === before];
    }
  });
  assert.deepEqual([name, same], ["TypeError", true]);
});

test("paint: late content is painted, and words that the page removes are no longer", async (t) => {
  const page = await visit(t, "/blank.html");
  await page.evaluate(async (html) => {
    document.body.innerHTML = `<who-said mode="paint">${html}</who-said>`;
    const ready = new Promise((done) => addEventListener("whosaid-ready", done));
    await import("/www/widget/define.js");
    await ready;
    const added = document.createElement("p");
    added.textContent = "Ann Poe said: “It holds.”";
    document.querySelector("article").append(added);
    document.querySelector("#first").remove();
  }, ARTICLE);
  await page.waitForFunction(() => [...CSS.highlights.values()].some((h) => [...h].some((range) => `${range}` === "“It holds.”")));
  assert.equal(await page.evaluate(() => [...CSS.highlights.values()].some((h) => [...h].some((range) => `${range}`.includes("The ice is thin")))), false);
});

test("paint: in an element that scrolls, the list brings its words into view", async (t) => {
  const lines = Array.from({ length: 80 }, (_, i) => `Mayor Jan Roe said: “Number ${i}: the ice is thin, and it is late.” `).join("");
  const page = await painted(t, { html: `<div style="height:200px;width:300px;overflow:auto;margin-top:40px"><article>${lines}</article></div><p style="height:150vh"></p>` });
  const entries = page.locator("whosaid-list button");
  for (const i of [60, 5]) {
    await entries.nth(i).focus();
    const { x, y } = await spot(page, `Number ${i}:`);
    const box = await page.locator("div").first().boundingBox();
    assert.ok(y > box.y && y < box.y + box.height && x > box.x, `Number ${i}: ${y} in ${JSON.stringify(box)}`);
  }
});
