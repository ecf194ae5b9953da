// What a site's own tests meet: a page without layout, constructable sheets, popovers and a paint API.
import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";

const TEXT = "Mayor Jan Roe shook her head. “The ice is thin,” she said.";
const bytes = () => readFileSync(new URL("./node_modules/whosaid/whosaid.wasm", import.meta.url));

test("annotate() annotates", async () => {
  const { default: init, annotate } = await import("whosaid");
  await init(bytes());
  expect(annotate(TEXT).speakers[0].name).toBe("Jan Roe");
});

test("highlight() marks, and gives the page back", async () => {
  const { default: init, highlight } = await import("whosaid");
  await init(bytes());
  document.body.innerHTML = `<article><p>${TEXT}</p></article>`;
  const before = document.body.innerHTML;
  const { restore } = highlight(document.querySelector("article"));
  expect(document.querySelector("whosaid-mark[data-quote]").textContent).toBe("“The ice is thin,”");
  expect(document.querySelector("article").textContent).toBe(TEXT);
  restore();
  expect(document.querySelector("article").outerHTML).toBe(before);
});

test("<who-said> with an annotation marks, and says so", async () => {
  const { default: init, annotate } = await import("whosaid");
  await init(bytes());
  const json = JSON.stringify({ ...annotate(TEXT), text: TEXT });
  const said = new Promise((done) => {
    for (const type of ["ready", "error"]) addEventListener(`whosaid-${type}`, ({ detail }) => done(detail.error ?? type), { once: true });
  });
  document.body.innerHTML = `<who-said><article><p>${TEXT}</p></article><script type="application/json" data-whosaid>${json}</script></who-said>`;
  await import("whosaid/reader");
  expect(await said).toBe("ready");
  expect(document.querySelector("whosaid-mark[data-quote]").textContent).toBe("“The ice is thin,”");
});
