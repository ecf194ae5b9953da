// React owns the DOM and goes on rendering: nothing throws, and what it renders is what is there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { build } from "esbuild";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { visit } from "./browser.mjs";
import { root } from "./texts.mjs";

/** The article, for the server and the page. Text beside `{…}` becomes several text nodes, each React's own. */
const APP = `
  import { createElement as h } from "react";
  export default function App({ words, tail, bold, items }) {
    return h("article", null,
      h("p", { id: "mixed" }, "Mayor Jan Roe said: “", words, "” ", tail && "“And then?” Ann Poe asked. ", bold ? h("b", null, "“No.”") : "“Yes.”", " they wrote"),
      h("p", { id: "alone" }, \`Ann Poe said: “\${words}”\`),
      items.map((item) => h("p", { key: item }, "The mayor called it “", item, "”, ", item === "ice" && "and said: “Well.”")));
  }`;
const start = { words: "The ice is thin.", tail: true, bold: false, items: ["ice", "snow", "rain"] };

const bundle = async (contents) => {
  const options = { bundle: true, format: "iife", write: false, define: { "process.env.NODE_ENV": '"development"' } };
  const { outputFiles } = await build({ ...options, stdin: { contents, resolveDir: root }, plugins: [app] });
  return outputFiles[0].text;
};
const app = {
  name: "app",
  setup(build) {
    build.onResolve({ filter: /^app$/ }, () => ({ path: "app", namespace: "app" }));
    build.onLoad({ filter: /.*/, namespace: "app" }, () => ({ contents: APP, resolveDir: root }));
  },
};

/** A page whose article React renders, inside <who-said>; \`set(changes)\` renders it again. */
async function rendered(t, begin, options) {
  const page = await visit(t, "/blank.html", options);
  await page.evaluate(() => {
    document.body.innerHTML = "<who-said><div id='root'></div></who-said>";
    window.ready = 0;
    addEventListener("whosaid-ready", () => ready++);
  });
  await begin(page);
  return page;
}

const script = (start, how) => `
  import App from "app";
  import { createElement as h, useState } from "react";
  import { flushSync } from "react-dom";
  import { createRoot, hydrateRoot } from "react-dom/client";
  function Host() {
    const [state, update] = useState(${JSON.stringify(start)});
    window.set = (changes) => flushSync(() => update((before) => ({ ...before, ...changes })));
    return h(App, state);
  }
  const root = document.querySelector("#root");
  ${how};`;

const define = (page) => page.evaluate(() => import("/www/widget/define.js"));
const settled = (page, count) => page.waitForFunction((count) => ready >= count, count);

/** What React would have put there without us. */
async function expected(page, state) {
  const { default: App } = await import(`data:text/javascript,${encodeURIComponent(APP.replace('"react"', JSON.stringify(import.meta.resolve("react"))))}`);
  const html = renderToString(createElement(App, state)).replaceAll("<!-- -->", "");
  return page.evaluate((html) => Object.assign(document.createElement("div"), { innerHTML: html }).textContent, html);
}

const text = (page) => page.evaluate(() => document.querySelector("#root").textContent);

const CHANGES = [
  ["rewrites a text node", { words: "The ice is thick." }],
  ["removes a text node that was wrapped", { tail: false }],
  ["puts it back", { tail: true }],
  ["puts an element in the place of a text node", { bold: true }],
  ["and a text node in the place of the element", { bold: false }],
  ["changes the order of its paragraphs", { items: ["rain", "ice", "snow"] }],
  ["takes one out and adds one", { items: ["rain", "sleet", "snow"] }],
  ["changes everything at once", { words: "Stay off.", tail: false, bold: true, items: ["hail"] }],
  ["empties the list", { items: [] }],
];

test("React renders again over the wrappers: nothing throws, and its text is what it wants, at once", async (t) => {
  const page = await rendered(t, async (page) => {
    await page.addScriptTag({ content: await bundle(script(start, "createRoot(root).render(h(Host))")) });
    await page.locator("#mixed").waitFor();
    await define(page);
  });
  await settled(page, 1);
  assert.ok((await page.locator("#mixed whosaid-mark[data-quote]").count()) >= 2);
  let state = start;
  for (const [what, changes] of CHANGES) {
    state = { ...state, ...changes };
    const before = await page.evaluate(() => ready);
    const at = await page.evaluate(async (changes) => {
      set(changes);
      await Promise.resolve();
      return document.querySelector("#root").textContent;
    }, changes);
    assert.equal(at, await expected(page, state), `it ${what}`);
    // Every second change comes while the widget still reads the one before.
    if (CHANGES.findIndex(([name]) => name === what) % 2) await settled(page, before + 1);
    assert.equal(await text(page), await expected(page, state), `it ${what}, later`);
  }
  await page.locator("#alone [data-quote]", { hasText: "“Stay off.”" }).waitFor();
  await page.evaluate(() => document.querySelector("who-said").setAttribute("disabled", ""));
  await page.waitForFunction(() => !document.querySelector("whosaid-mark"));
  assert.equal(await text(page), await expected(page, state));
  await page.evaluate(() => set({ words: "Last words." }));
  assert.equal(await text(page), await expected(page, { ...state, words: "Last words." }));
});

test("React unmounts over the wrappers", async (t) => {
  const begin = async (page) => {
    await page.addScriptTag({ content: await bundle(script(start, "window.mounted = createRoot(root); mounted.render(h(Host))")) });
    await page.locator("#mixed").waitFor();
    await define(page);
  };
  const page = await rendered(t, begin, { clock: true });
  await settled(page, 1);
  await page.evaluate(() => mounted.unmount());
  await page.clock.runFor(5000);
  assert.equal(await page.evaluate(() => document.querySelector("#root").innerHTML), "");
});

test("React hydrates what the server sent and the widget has wrapped already", async (t) => {
  const { default: App } = await import(`data:text/javascript,${encodeURIComponent(APP.replace('"react"', JSON.stringify(import.meta.resolve("react"))))}`);
  const page = await rendered(t, async (page) => {
    await page.evaluate((html) => (document.querySelector("#root").innerHTML = html), renderToString(createElement(App, start)));
    await define(page);
    await settled(page, 1);
    assert.ok((await page.locator("whosaid-mark").count()) > 3);
    const recover = "{ onRecoverableError: () => (window.recovered = true) }";
    await page.addScriptTag({ content: await bundle(script(start, `hydrateRoot(root, h(Host), ${recover})`)) });
  });
  // It finds other nodes than the server's, and renders them anew.
  await page.waitForFunction(() => window.recovered);
  await settled(page, 2);
  assert.equal(await text(page), await expected(page, start));
  assert.ok((await page.locator("whosaid-mark").count()) > 3, "and it is annotated again");
  await page.evaluate(() => set({ words: "After all.", tail: false }));
  await settled(page, 3);
  assert.equal(await text(page), await expected(page, { ...start, words: "After all.", tail: false }));
});
