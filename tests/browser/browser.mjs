// What the browser tests share: one Chromium, one server, and pages to try things on.
import { readFileSync } from "node:fs";
import { after, before } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "../../scripts/serve.mjs";

const root = new URL("../../", import.meta.url).pathname;
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
];

let browser;
let server;

before(async () => {
  const mounts = {
    "/": `${root}tests/browser/pages`,
    "/www/": `${root}www`,
    "/pkg/": `${root}pkg`,
  };
  server = await serve(mounts);
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** Opens a path of the server in a page of its own; fails the test on any uncaught error in the page. */
export async function visit(t, path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  page.errors = [];
  page.on("pageerror", (error) => page.errors.push(error.message));
  await page.goto(new URL(path, server.url).href);
  return page;
}

/** An empty page with `html` as its body and the API as `whosaid`; nothing is highlighted yet. */
export async function blank(t, html, options) {
  const page = await visit(t, "/blank.html", options);
  await page.evaluate(async (html) => {
    document.body.innerHTML = html;
    window.whosaid = await import("/www/widget/index.js");
    await whosaid.default();
  }, html);
  return page;
}

/** The same, with the `article` (or what `selector` names) highlighted; its handle is `shown`. */
export async function highlighted(t, html, { selector = "article", ...options } = {}) {
  const page = await blank(t, html, options);
  await page.evaluate((selector) => {
    window.shown = whosaid.highlight(document.querySelector(selector));
  }, selector);
  return page;
}

/** The dialog inside the card, wherever the card is. */
export const card = (page) => page.locator("whosaid-card [role=dialog]");

/** Middle of the first line of an element. */
export async function spot(locator) {
  return locator.evaluate((element) => {
    const { x, y, width, height } = element.getClientRects()[0];
    return { x: x + Math.min(width / 2, 40), y: y + height / 2 };
  });
}

/** What axe finds, shortened to rule and place. */
export async function axe(page) {
  // By the debugger's door: a page under Trusted Types takes no script from us, as it should.
  await page.evaluate(readFileSync(`${root}node_modules/axe-core/axe.min.js`, "utf8"));
  const { violations } = await page.evaluate(() => axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
}
