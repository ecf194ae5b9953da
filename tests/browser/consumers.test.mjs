// The packed package where its users put it: a bare page, Vite, webpack, and the React example; each really built, opened
// and read.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { build as viteBuild } from "vite";
import webpack from "webpack";
import { beside } from "../../scripts/beside.mjs";
import { card, consumers, drawn, openCard, visit } from "./browser.mjs";
import { install } from "./packed.mjs";
import { root, texts } from "./texts.mjs";
import { build as buildTool } from "./tool.mjs";

const ARTICLE = "<article><p>Mayor Jan Roe shook her head. “The ice is thin,” she said.</p></article>";
const page = (body) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,">${body}</html>`;

/** The longest of the dispatches. */
const longest = () => texts(["tests/dispatches"]).map(({ text }) => text).reduce((a, b) => (a.length > b.length ? a : b));

/** Writes an app's files into a directory of its own below the one where the package is installed. */
function app(name, files) {
  const directory = join(consumers, name);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(directory, path, ".."), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
  return directory;
}

const vite = (directory) => viteBuild({ root: directory, base: "./", logLevel: "error", build: { outDir: "built" } });

/** The quotation is marked, and its card names the mayor. */
async function reads(page) {
  const mark = page.locator("whosaid-mark[data-quote]").first();
  await mark.waitFor();
  assert.equal(await mark.textContent(), "“The ice is thin,”");
  await openCard(page, page.locator("whosaid-button").first());
  assert.match(await card(page).textContent(), /Jan Roe/);
}

before(() => install(consumers));
before(buildTool);

test("no bundler: the one-line embed", async (t) => {
  app("auto", { "index.html": page(`<script type="module" src="/consumers/node_modules/whosaid/auto.js"></script>${ARTICLE}`) });
  await reads(await visit(t, "/consumers/auto/"));
});

test("no bundler: names by an import map", async (t) => {
  const map = { imports: { whosaid: "/consumers/node_modules/whosaid/index.js", "whosaid/define": "/consumers/node_modules/whosaid/define.js" } };
  app("map", {
    "index.html": page(`<script type="importmap">${JSON.stringify(map)}</script><who-said>${ARTICLE}</who-said>
      <script type="module">import "whosaid/define"; import init, { annotate } from "whosaid";
      await init(); window.kinds = annotate("“Yes,” Roe said.").quotes.map(({ kind }) => kind);</script>`),
  });
  const opened = await visit(t, "/consumers/map/");
  await reads(opened);
  await opened.waitForFunction(() => window.kinds?.[0] === "direct");
});

test("no bundler: the API alone changes nothing, and takes the module's address", async (t) => {
  app("api", { "index.html": page(`<who-said>${ARTICLE}</who-said>`) });
  const opened = await visit(t, "/consumers/api/");
  const [untouched, element, kinds] = await opened.evaluate(async () => {
    const html = document.documentElement.outerHTML;
    const { default: init, annotate } = await import("/consumers/node_modules/whosaid/index.js");
    const untouched = document.documentElement.outerHTML === html && document.adoptedStyleSheets.length === 0;
    await init(new URL("/consumers/node_modules/whosaid/whosaid.wasm", location.href));
    return [untouched, customElements.get("who-said") ?? null, annotate("“Yes,” Roe said.").quotes.map(({ kind }) => kind)];
  });
  assert.deepEqual([untouched, element, kinds], [true, null, ["direct"]]);
});

test("the reader: a dispatch with its annotation loads at most 20 kB more than without, and no module", async (t) => {
  const { without, with: annotated } = beside(longest(), "/consumers/node_modules/whosaid/reader.js");
  app("reader", { "without.html": without, "with.html": annotated });
  async function load(name) {
    const page = await visit(t, "/blank.html");
    const responses = [];
    page.on("response", (response) => responses.push(response));
    await page.goto(new URL(`/consumers/reader/${name}.html`, page.url()).href);
    if (name === "with") await page.locator("whosaid-mark[data-quote]").first().waitFor();
    await drawn(page);
    const bodies = await Promise.all(responses.map((response) => response.body()));
    return [bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0), responses.map((response) => response.url())];
  }
  const [bytes] = await load("without");
  const [more, urls] = await load("with");
  assert.equal(urls.length, 3, urls.join());
  assert.ok(more - bytes <= 20 * 1024, `${more - bytes} bytes`);
});

test("Vite: builds it, with the module as a file beside", async (t) => {
  const directory = app("vite", {
    "index.html": page(`<who-said>${ARTICLE}</who-said><script type="module" src="./main.js"></script>`),
    "main.js": 'import "whosaid/define";',
  });
  await vite(directory);
  const opened = await visit(t, "/consumers/vite/built/");
  await reads(opened);
  const modules = await opened.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".wasm")).length);
  assert.equal(modules, 1);
});

test("Vite: the module inside the script, no second file", async (t) => {
  const directory = app("inline", {
    "index.html": page(`${ARTICLE}<script type="module" src="./main.js"></script>`),
    "main.js": 'import init, { highlight } from "whosaid/inline"; await init(); highlight(document.querySelector("article"));',
  });
  await viteBuild({ root: directory, base: "./", logLevel: "error", build: { outDir: "built", target: "es2022" } });
  const opened = await visit(t, "/consumers/inline/built/");
  await reads(opened);
  const modules = await opened.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".wasm")).length);
  assert.equal(modules, 0);
});

test("webpack: builds it, with the module as a file beside", async (t) => {
  const directory = app("webpack", {
    "built/index.html": page(`<who-said>${ARTICLE}</who-said><script src="main.js"></script>`),
    "main.js": 'import "whosaid/define";',
  });
  const stats = await new Promise((done, failed) =>
    webpack({ mode: "production", context: directory, entry: "./main.js", output: { path: join(directory, "built") } }, (error, stats) =>
      error ? failed(error) : done(stats)));
  assert.deepEqual(stats.toJson({ errors: true }).errors, []);
  await reads(await visit(t, "/consumers/webpack/built/"));
});

test("the React example: builds, reads, and follows what is typed", async (t) => {
  const directory = join(consumers, "react");
  cpSync(join(root, "examples/react"), directory, { recursive: true });
  await vite(directory);
  const opened = await visit(t, "/consumers/react/built/");
  await opened.locator("output", { hasText: "Jan Roe" }).waitFor();
  // Key by key, as React hears it in both browsers.
  await opened.locator("textarea").press("Control+A");
  await opened.locator("textarea").pressSequentially("“We will see,” said Captain Rosa Lind.\n“No,” said Mayor Jan Roe.");
  await opened.locator("output", { hasText: "Rosa Lind, Jan Roe" }).waitFor();
  assert.equal(await opened.locator("article").innerHTML(), "<p>“We will see,” said Captain Rosa Lind.</p><p>“No,” said Mayor Jan Roe.</p>");
});
