// A React app that renders again and again, from nothing and over a server's HTML: with the widget painting, React finds
// its DOM exactly as it left it, and the quotations follow what it renders.
import assert from "node:assert/strict";
import { test } from "node:test";
import { card } from "./browser.mjs";
import { annotated, open } from "./hosts.mjs";

/** The page as if the widget were not there. */
const without = () => {
  const { define } = customElements;
  customElements.define = (name, ...rest) => name.startsWith("who") || define.call(customElements, name, ...rest);
};

/** `count` changes of the app's state, chosen by `seed`; what React has rendered after each of them. */
async function change([seed, count]) {
  const random = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  const seen = [];
  for (let i = 0; i < count; i++) {
    const kind = random(6);
    const at = random(99);
    const text = `Update ${i}: “We have ${at} carriages,” Karl Osei said.`;
    if (kind === 0) app.setPassengers(400 + at);
    if (kind === 1) app.setBold((bold) => !bold);
    if (kind === 2) app.setItems((items) => items.toSpliced(at % (items.length + 1), 0, { key: `new-${seed}`, text }));
    if (kind === 3) app.setItems((items) => (items.length > 3 ? items.toSpliced(at % items.length, 1) : app.STORY));
    if (kind === 4) app.setItems((items) => items.map((item, j) => (item.text && j === at % items.length ? { ...item, text } : item)));
    if (kind === 5) app.setItems((items) => items.toReversed());
    await app.rendered();
    seen.push(document.querySelector("#root").innerHTML);
  }
  return seen;
}

for (const name of ["react", "hydrated"]) {
  test(`${name}: after each of 100 changes the DOM is what React renders without the widget`, async (t) => {
    const [page, plain] = [await open(t, name), await open(t, name, { prepare: without, ready: false })];
    await plain.waitForFunction(() => window.app);
    for (const seed of [1, 2, 3, 4]) {
      const before = await page.evaluate(() => readies);
      const [seen, meant] = [await page.evaluate(change, [seed, 25]), await plain.evaluate(change, [seed, 25])];
      assert.deepEqual(seen, meant);
      await annotated(page, before);
    }
    assert.deepEqual(await page.evaluate(() => [complaints, failures]), [[], []]);
  });

  test(`${name}: the painted quotations follow what is rendered, and open cards`, async (t) => {
    const page = await open(t, name);
    const painted = () =>
      page.evaluate(() => [...CSS.highlights].filter(([name]) => /^whosaid-\d/.test(name)).flatMap(([, ranges]) => [...ranges].map(String)));
    assert.ok((await painted()).includes("“It was ours, and it was on time,”"));
    await page.evaluate(() => app.setItems([{ key: "only", text: "“We shall see,” Mayor Ida Fenn said." }]));
    await page.waitForFunction(() => [...CSS.highlights.values()].some((ranges) => [...ranges].some((range) => `${range}` === "“We shall see,”")));
    assert.deepEqual(await painted(), ["“We shall see,”"]);
    const { x, y } = await page.evaluate(() => {
      const range = [...CSS.highlights].find(([name]) => /^whosaid-\d/.test(name))[1].values().next().value;
      const box = range.getBoundingClientRect();
      return { x: box.x + 20, y: box.y + box.height / 2 };
    });
    await page.mouse.move(x, y);
    await card(page).waitFor();
    assert.match(await card(page).textContent(), /Ida Fenn/);
  });
}
