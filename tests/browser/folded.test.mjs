// Articles with parts that are folded up, paragraphs that are flexible boxes, and what a reader copies.
import assert from "node:assert/strict";
import { test } from "node:test";
import { card, host, openCard, until, visit } from "./browser.mjs";

const FOLDED = `<article><p>Mayor Jan Roe shook her head. “The ice is thin,” she said.</p>
<details><summary>More</summary><details><summary>Still more</summary><p>“We have two boats,” said Per Holm.</p></details></details></article>`;

test("what a closed <details> has is found, and shown when it is unfolded", async (t) => {
  const page = await host(t, `<who-said>${FOLDED}</who-said>`);
  await until(page, 1);
  assert.equal(await page.locator("details whosaid-mark[data-quote]").count(), 1);
  assert.equal(await page.locator("details[open]").count(), 0);
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  await openCard(page, page.locator("details whosaid-button"));
  assert.match(await card(page).textContent(), /Per Holm/);
});

test("a link to a quotation in a closed <details> unfolds it", async (t) => {
  const page = await host(t, `<who-said>${FOLDED}</who-said>`);
  await until(page, 1);
  await page.evaluate(() => (location.hash = "#whosaid=we-have-two-boats"));
  await card(page).waitFor();
  assert.match(await card(page).textContent(), /Per Holm/);
  assert.equal(await page.locator("details[open]").count(), 2);
});

test("n steps into a closed <details>", async (t) => {
  const page = await host(t, `<who-said panel>${FOLDED}</who-said>`);
  await until(page, 1);
  for (let i = 0; i < 2; i++) await page.keyboard.press("n");
  await page.waitForFunction(() => document.activeElement.closest("details"));
  assert.equal(await page.locator("details[open]").count(), 2);
});

const FLEX = `<article><p>Mayor Jan Roe spoke. “The ice is thin,” she said.</p>
<p class="box">Mayor Jan Roe: “Nobody walks on it, and nobody skates on it, and that goes for everybody and their dogs,” she said. <b>So</b> it was.</p></article>`;

for (const display of ["flex", "inline-grid"]) {
  for (const [how, show] of [
    ["<who-said>", async () => {
      await import("/www/widget/define.js");
      const reader = document.createElement("who-said");
      reader.article = document.querySelector("article");
      document.body.append(reader);
    }],
    ["highlight()", async () => {
      const { default: init, highlight } = await import("/www/widget/index.js");
      await init();
      highlight(document.querySelector("article"));
    }],
  ]) {
    test(`display:${display} on a paragraph: its words are painted by ${how}, and nothing moves`, async (t) => {
      const page = await visit(t, "/blank.html");
      const boxes = () => page.evaluate(() => {
        const range = new Range();
        range.selectNodeContents(document.querySelector(".box"));
        return [...new Set([...range.getClientRects()].map(({ top, bottom }) => `${Math.round(top)} ${Math.round(bottom)}`))];
      });
      const before = await page.evaluate(([html, display]) => {
        document.body.innerHTML = html;
        document.querySelector(".box").style.display = display;
        return document.querySelector(".box").innerHTML;
      }, [FLEX, display]);
      const there = await boxes();
      await page.evaluate(show);
      await page.waitForFunction(() => [...CSS.highlights.values()].some((highlight) => [...highlight].some((range) => `${range}`.includes("Nobody walks"))));
      assert.equal(await page.locator(".box").innerHTML(), before);
      assert.deepEqual(await boxes(), there);
      assert.equal(await page.locator("p:not(.box) > whosaid-mark[data-quote]").count(), 1, "the other one is wrapped");
      await page.locator("whosaid-list button").first().focus();
      await page.keyboard.press("Enter");
      await card(page).waitFor();
      assert.match(await card(page).textContent(), /Nobody walks|Jan Roe/);
    });
  }
}

const COPIED = `<article><h2>On ice</h2><p>Mayor <a href="/roe">Jan Roe</a> said: “The <b>ice</b> is thin.”<span style="display:none">hidden</span> Then she left.</p></article>`;

/** What is on the clipboard when what `select` selects is copied. */
async function copied(page, select) {
  await page.evaluate(() => {
    window.copied = new Promise((done) =>
      addEventListener("copy", ({ clipboardData, defaultPrevented }) => done([defaultPrevented, clipboardData.getData("text/html"), clipboardData.getData("text/plain")])));
  });
  const loaded = page.waitForResponse("**/clean.js").catch(() => {});
  await page.evaluate(select);
  await loaded;
  // It listens once it has run.
  await page.evaluate(() => import("/www/widget/clean.js"));
  await page.keyboard.press("Control+C");
  return page.evaluate(() => window.copied);
}

test("what is copied has no wrappers, and the page's own elements", async (t) => {
  const page = await host(t, `<who-said>${COPIED}</who-said>`);
  await until(page, 1);
  const origin = new URL(page.url()).origin;
  const [ours, html, text] = await copied(page, () => getSelection().selectAllChildren(document.querySelector("article")));
  assert.ok(ours);
  assert.equal(html, `<h2>On ice</h2><p>Mayor <a href="${origin}/roe">Jan Roe</a> said: “The <b>ice</b> is thin.” Then she left.</p>`);
  assert.match(text, /^On ice\s+Mayor Jan Roe said: “The ice is thin\.” Then she left\.$/);
});

test("a part of a quotation is copied with what it stands in", async (t) => {
  const page = await host(t, `<who-said>${COPIED}</who-said>`);
  await until(page, 1);
  const [ours, html, text] = await copied(page, () => {
    const texts = document.createTreeWalker(document.querySelector("article b"), NodeFilter.SHOW_TEXT);
    while (texts.nextNode().data !== "ice");
    const ice = texts.currentNode;
    getSelection().setBaseAndExtent(ice, 1, ice, 3);
  });
  assert.deepEqual([ours, html, text], [true, "<b>ce</b>", "ce"]);
});

test("a copy of other words, and one that the page has made itself, are left alone", async (t) => {
  const page = await host(t, `<p id="other">Plain <i>words</i>.</p><who-said>${COPIED}</who-said>`);
  await until(page, 1);
  const [ours] = await copied(page, () => getSelection().selectAllChildren(document.querySelector("#other")));
  assert.ok(!ours);
  await page.evaluate(() => document.addEventListener("copy", (event) => {
    event.clipboardData.setData("text/plain", "theirs");
    event.preventDefault();
  }, true));
  const [, html, text] = await copied(page, () => getSelection().selectAllChildren(document.querySelector("article")));
  assert.deepEqual([html, text], ["", "theirs"]);
});

test("a quotation that goes on in a flexible box: its trigger gets the focus, and its ring", async (t) => {
  const page = await host(t, `<who-said><article><p>Mayor Jan Roe said: “The ice is thin, <span style="display:inline-flex">and it is <b>very</b> late in the year,</span> and nobody walks on it.”</p></article></who-said>`);
  await until(page, 1);
  await page.waitForFunction(() => CSS.highlights.size > 0);
  const trigger = page.locator("whosaid-button").first();
  // The first focus loads what shows the ring; an error in the page fails the test.
  for (let i = 0; i < 2; i++) {
    await page.keyboard.press("Tab");
    await trigger.focus();
    await page.waitForTimeout(300);
    await trigger.evaluate((button) => button.blur());
  }
  await page.keyboard.press("Tab");
  await trigger.focus();
  await page.locator("whosaid-mark[data-focus]").first().waitFor();
  const [lit, inside] = await page.evaluate(() => [document.querySelectorAll("whosaid-mark[data-focus]").length, document.querySelectorAll("span whosaid-mark[data-quote]").length]);
  assert.ok(lit >= 2, `${lit} wrappers with a ring, ${inside} in the box`);
});
