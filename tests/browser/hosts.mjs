// The host pages of tests/hosts, served beside the widget, and what is known about each.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { after, before } from "node:test";
import { build } from "esbuild";
import { built, visit } from "./browser.mjs";
import { root } from "./texts.mjs";

/** Every host page: its address, and `quotes`, so many at least. `react` pages are drawn by React, which owns the nodes. */
export const hosts = {
  newspaper: { path: "/hosts/newspaper.html", quotes: 12 },
  amp: { path: "/hosts/amp.html", quotes: 9 },
  rtl: { path: "/hosts/rtl.html", quotes: 4 },
  reset: { path: "/hosts/reset.html", quotes: 6 },
  live: { path: "/hosts/live.html", quotes: 3 },
  many: { path: "/hosts/many.html", quotes: 200 },
  two: { path: "/hosts/two.html", quotes: 6 },
  shadow: { path: "/hosts/shadow.html", quotes: 5 },
  long: { path: "/hosts/long.html", quotes: 1465 },
  react: { path: "/built/react.html", quotes: 6, react: true },
  hydrated: { path: "/built/hydrated.html", quotes: 6, react: true },
};

/** What the keyboard reaches: triggers in the text, or the list beside it where the words are painted. */
export const TRIGGERS = "whosaid-button, whosaid-list button";

/** Bundles the React pages and renders one of them as a server would. */
async function buildReact() {
  const source = `${root}tests/hosts/react/`;
  const common = { bundle: true, jsx: "automatic", logLevel: "warning", define: { "process.env.NODE_ENV": '"production"' } };
  mkdirSync(built, { recursive: true });
  await Promise.all([
    build({ ...common, entryPoints: [`${source}client.jsx`], outfile: `${built}/client.js`, format: "esm" }),
    build({ ...common, entryPoints: [`${source}server.jsx`], outfile: `${built}/server.mjs`, format: "esm", platform: "node",
      banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' } }),
  ]);
  const { html } = await import(`${built}/server.mjs`);
  const page = readFileSync(`${source}page.html`, "utf8");
  writeFileSync(`${built}/react.html`, page.replace("<!--app-->", ""));
  writeFileSync(`${built}/hydrated.html`, page.replace("<!--app-->", html()));
}

before(buildReact);
after(() => rmSync(built, { recursive: true, force: true }));

/** Runs in the page before any of its scripts: counts what the widget says, and everything that moves by itself. */
function watch() {
  window.readies = 0;
  window.failures = [];
  addEventListener("whosaid-ready", () => window.readies++);
  addEventListener("whosaid-error", ({ detail }) => window.failures.push(detail.error.message));
  window.shifts = [];
  try {
    new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value)))
      .observe({ type: "layout-shift", buffered: true });
  } catch {
    // Not every browser reports them; the test that asks says so.
  }
}

/** For `prepare`: a live page adds nothing by itself. */
export function frozen() {
  window.setInterval = () => 0;
}

/** Opens a host page; `prepare` runs in it before its own scripts. Waits until every article has been annotated. */
export async function open(t, name, { prepare, ready = true, ...options } = {}) {
  const page = await visit(t, hosts[name].path, { ...options, scripts: [watch, prepare].filter(Boolean) });
  if (ready) {
    await annotated(page);
    assert.deepEqual(await page.evaluate(() => failures), []);
  }
  return page;
}

/** Waits until every <who-said> of the page has said once more that it is ready, or that it failed. */
export async function annotated(page, readies = 0) {
  await page.waitForFunction((readies) => {
    const count = (root) =>
      [...root.querySelectorAll("*")].reduce((sum, e) => sum + (e.localName === "who-said") + (e.shadowRoot ? count(e.shadowRoot) : 0), 0);
    return window.readies + window.failures.length >= readies + Math.max(1, count(document));
  }, readies);
}
