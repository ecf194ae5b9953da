// How every host page looks at 390 and 1280 px with a card open, for people to look at (tests/shots/); and what of it can be checked.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { test } from "node:test";
import { card, engine, still, tap } from "./browser.mjs";
import { frozen, hosts, open } from "./hosts.mjs";
import { root } from "./texts.mjs";

const directory = `${root}tests/shots`;
mkdirSync(directory, { recursive: true });

const sizes = {
  390: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  1280: { viewport: { width: 1280, height: 900 } },
};

/** Brings the second quotation of the page into view, wrapped or painted, and says where its first line is. */
function second() {
  const wrapped = (tree) =>
    [...tree.querySelectorAll("*")].flatMap((e) => (e.matches("whosaid-mark[data-quote]") ? [e] : e.shadowRoot ? wrapped(e.shadowRoot) : []));
  const painted = [...(CSS.highlights ?? [])].flatMap(([name, ranges]) => (/^whosaid-\d/.test(name) ? [...ranges] : []));
  const words = wrapped(document)[1] ?? painted[1];
  (words.startContainer?.parentElement ?? words).scrollIntoView({ block: "nearest" });
  const { x, y, width, height } = [...words.getClientRects()].find(({ width }) => width);
  return { x: x + Math.min(width / 2, 40), y: y + height / 2 };
}

for (const name of Object.keys(hosts)) {
  for (const [width, size] of Object.entries(sizes)) {
    for (const colorScheme of ["light", "dark"]) {
      test(`${name}, ${width} px, ${colorScheme}: the card lies in the window and on top, beside its words`, async (t) => {
        const page = await open(t, name, { ...size, colorScheme, prepare: frozen });
        const { x, y } = await page.evaluate(second);
        if (size.hasTouch) await tap(page, { x, y });
        else await page.mouse.move(x, y);
        await card(page).waitFor();
        await still(page);
        await page.screenshot({ path: `${directory}/${engine}-${name}-${width}-${colorScheme}.png` });

        const box = await card(page).boundingBox();
        const { width: w, height: h } = size.viewport;
        assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= w && Math.floor(box.y + box.height) <= h, JSON.stringify(box));
        const line = await page.evaluate(second);
        assert.ok(line.y < box.y || line.y > box.y + box.height || line.x < box.x || line.x > box.x + box.width, "covers its words");
        const under = await card(page).evaluate((panel) => {
          const { left, top, right, bottom } = panel.getBoundingClientRect();
          const points = [[left + 12, top + 12], [right - 12, top + 12], [left + 12, bottom - 12], [right - 12, bottom - 12]];
          const tree = panel.getRootNode().host.getRootNode();
          return points.map(([x, y]) => tree.elementFromPoint(x, y)?.localName);
        });
        assert.deepEqual(new Set(under), new Set(["whosaid-card"]));
      });
    }
  }
}
