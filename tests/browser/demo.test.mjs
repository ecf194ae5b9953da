// The demo page: sets a text as a publication would, without changing it, and nothing jumps.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { axe, except, openCard, still, visit } from "./browser.mjs";

const samples = [...readFileSync(new URL("../../www/index.html", import.meta.url), "utf8").matchAll(/value="(samples\/[^"]+)"/g)].map(
  ([, path]) => path,
);

async function demo(t, { query = "", ...options } = {}) {
  const page = await visit(t, `/www/index.html${query}`, options);
  await page.locator("html.ready").waitFor();
  return page;
}

async function pick(page, sample) {
  await page.evaluate(() => document.documentElement.classList.remove("ready"));
  await page.selectOption("#picker", sample);
  await page.locator("html.ready").waitFor();
}

for (const sample of samples) {
  test(`${sample}: the article's text is the file's, and the page's reading is the text's`, async (t) => {
    const page = await demo(t);
    if (sample !== samples[0]) await pick(page, sample);
    const result = await page.evaluate(async (sample) => {
      const { annotate } = await import("/www/widget/index.js");
      const { highlight } = await import("/www/widget/highlight.js");
      const text = await (await fetch(sample)).text();
      const reader = document.querySelector("#reader");
      const said = (text, { quotes, speakers }) =>
        quotes.map(({ segments, kind, speaker }) => [
          segments.map(({ start, end }) => text.slice(start, end)).join(" ").replace(/\s+/g, " "),
          kind,
          speakers.find(({ id }) => id === speaker)?.name ?? null,
        ]);
      const shown = highlight(reader);
      return {
        text: document.querySelector("article").textContent === text,
        page: said(shown.text, shown.annotation),
        plain: said(text, annotate(text)),
      };
    }, sample);
    assert.ok(result.text);
    assert.deepEqual(result.page, result.plain);
  });
}

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 390]) {
    test(`axe finds nothing on the demo with a card open, ${colorScheme}, ${width} px`, async (t) => {
      const page = await demo(t, { colorScheme, viewport: { width, height: 800 } });
      await openCard(page, page.locator("article p whosaid-button").first());
      await still(page);
      assert.deepEqual(await axe(page), []);
    });
  }
}

test("nothing shifts while the demo loads, nor when a card opens", except("firefox", "it does not report layout shifts"), async (t) => {
  const page = await demo(t, { viewport: { width: 1280, height: 800 } });
  await openCard(page, page.locator("article p whosaid-button").first());
  await still(page);
  const shift = await page.evaluate(
    () =>
      new Promise((done) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(sum), 200);
      }),
  );
  assert.equal(shift, 0);
});

test("only this server is asked for anything, under a strict Content-Security-Policy with Trusted Types", async (t) => {
  const page = await visit(t, "/blank.html");
  const origin = new URL(page.url()).origin;
  const asked = [];
  const violations = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => violations.push(message.text()));
  await page.goto(`${origin}/www/index.html`);
  await page.locator("html.ready").waitFor();
  await openCard(page, page.locator("article p whosaid-button").first());
  assert.deepEqual(asked.filter((url) => !url.startsWith(origin) && !url.startsWith("data:")), []);
  assert.deepEqual(violations, []);
});

test("a pasted text is shown", async (t) => {
  const page = await demo(t);
  await page.getByRole("button", { name: "Paste" }).click();
  await page.locator("#text").fill("The mayor said: “The ice is thin.”");
  await page.getByRole("button", { name: "Read it" }).click();
  await page.locator("whosaid-mark", { hasText: "The ice is thin" }).first().waitFor();
  assert.equal(await page.locator("article").textContent(), "The mayor said: “The ice is thin.”");
});

test("a dropped file is shown", async (t) => {
  const page = await demo(t);
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["Roe: “Dropped.”"], "dropped.txt", { type: "text/plain" }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  });
  await page.locator("whosaid-mark", { hasText: "Dropped" }).first().waitFor();
});

test("the dispatch that the page is started with is shown first", async (t) => {
  const page = await demo(t, { query: "?dispatch=/www/samples/dispatch-9.txt" });
  assert.match(await page.locator("article").textContent(), /Missing Eggs/);
});

test("the demo does not show another server's text", async (t) => {
  const page = await demo(t, { query: "?dispatch=//example.org/x.txt" });
  assert.match(await page.locator("article").textContent(), /Gas-Storage/);
});
