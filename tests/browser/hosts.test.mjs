// Every host page: the text and the DOM survive everything, nothing moves, and axe finds nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, drawn, except, openCard, still } from "./browser.mjs";
import { TRIGGERS, annotated, frozen, hosts, open } from "./hosts.mjs";
import { mirror } from "./mirror.mjs";

/** Opens the first quotation's card with the keyboard. */
async function read(page) {
  await openCard(page, page.locator(TRIGGERS).first());
  await still(page);
}

for (const [name, { quotes, react }] of Object.entries(hosts)) {
  test(`${name}: every quotation is found, and has its one trigger`, async (t) => {
    const page = await open(t, name);
    const labels = await page.locator(TRIGGERS).count();
    assert.ok(labels >= quotes, `${labels} triggers`);
  });

  if (!react) {
    test(`${name}: text, elements, listeners and HTML after annotate, restore, annotate, 100 edits, restore`, async (t) => {
      const page = await open(t, name, { prepare: `(${frozen})();(${mirror})()` });
      const check = async (when, restored = false) =>
        assert.deepEqual(await page.evaluate((restored) => window.mirror.differences(restored), restored), [], when);
      const off = async (when) => {
        await page.evaluate(() => window.mirror.disable(true));
        await page.waitForFunction(() => !window.mirror.articles.some(({ article }) => article.querySelector("whosaid-mark")));
        await check(when, true);
      };
      const on = async (when) => {
        const before = await page.evaluate(() => readies);
        await page.evaluate(() => window.mirror.disable(false));
        await annotated(page, before);
        await check(when);
      };
      await check("annotated");
      await off("restored");
      await on("annotated again");
      for (const seed of [11, 22, 33, 44, 55]) {
        assert.equal(await page.evaluate((seed) => window.mirror.edit(seed, 20), seed), "");
        await check(`annotated after 20 edits, seed ${seed}`);
      }
      await off("restored after 100 edits");
      await on("annotated at the end");
      await off("restored at the end");
      assert.deepEqual(await page.evaluate(() => failures), []);
    });
  }

  test(`${name}: nothing shifts, neither while it is annotated nor when a card opens`, except("firefox", "it does not report layout shifts"), async (t) => {
    const page = await open(t, name, { viewport: { width: 1280, height: 900 } });
    await read(page);
    await page.keyboard.press("Escape");
    await drawn(page);
    assert.deepEqual(await page.evaluate(() => shifts), []);
  });

  for (const colorScheme of ["light", "dark"]) {
    test(`${name}: axe finds nothing with a card open, ${colorScheme}`, async (t) => {
      const page = await open(t, name, { colorScheme });
      await read(page);
      // A megabyte would take axe a minute, and its paragraphs are all alike.
      assert.deepEqual(await axe(page, { exclude: ["#hearing > p:nth-of-type(n + 40)"] }), []);
    });
  }
}
