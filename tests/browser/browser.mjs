// What the browser tests share: one browser, one server, and pages to try things on.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { after, before } from "node:test";
import * as playwright from "playwright-core";
import { serve } from "../../scripts/serve.mjs";

const root = new URL("../../", import.meta.url).pathname;

/** The browser that this run is about: WHOSAID_BROWSER=firefox, else Chromium. */
export const engine = process.env.WHOSAID_BROWSER ?? "chromium";

/** Where the tests install the packed package and build what uses it. */
export const consumers = `${root}target/consumers/${engine}`;

/** Where this file's tests build pages. */
export const built = `${root}target/hosts/${process.pid}`;

/** WHOSAID_SLOW=6: Chromium's pages run six times slower and each of their files comes 60 ms late, so that a test that does not wait fails. */
const slow = Number(process.env.WHOSAID_SLOW ?? 1);

/** Debian's Chromium without windows does the same with half the work; where it is missing, the one with windows. */
const chromium = ["/usr/lib/chromium/chromium-headless-shell", "/usr/bin/chromium"].find((path) => existsSync(path));

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

/** Firefox says what a reader prefers only from preferences that it is started with: number or boolean for each wish. */
const wishes = {
  colorScheme: (value) => ["layout.css.prefers-color-scheme.content-override", value === "dark" ? 0 : 1],
  reducedMotion: (value) => ["ui.prefersReducedMotion", value === "reduce" ? 1 : 0],
  forcedColors: (value) => ["browser.display.document_color_use", value === "active" ? 2 : 1],
};

const browsers = new Map();
let server;

/** The running browser; Firefox is started again, once, for each set of preferences. */
function launched(preferences = {}) {
  const key = JSON.stringify(preferences);
  if (!browsers.has(key)) browsers.set(key, launch(preferences));
  return browsers.get(key);
}

function launch(firefoxUserPrefs) {
  if (engine === "chromium") return playwright.chromium.launch({ executablePath: chromium, args: flags });
  // Debian's own Firefox, through WebDriver BiDi; the driver's other door needs a Firefox that it has patched.
  return playwright.firefox.launch({ executablePath: "/usr/bin/firefox-esr", channel: "moz-firefox", firefoxUserPrefs });
}

before(async () => {
  server = await serve({
    "/": `${root}tests/browser/pages`,
    "/hosts/": `${root}tests/hosts`,
    "/built/": built,
    "/consumers/": consumers,
    "/www/": `${root}www`,
  });
});

after(async () => {
  for (const browser of browsers.values()) await (await browser).close();
  await server?.close();
});

/** For a test that one browser cannot run: `test(name, except("firefox", "why"), …)`. */
export const except = (name, why) => ({ skip: name === engine && why });

/** A window of its own, with the driver's options for contexts. */
async function context(options) {
  const all = { viewport: { width: 1000, height: 800 }, ...options };
  if (engine === "chromium") return (await launched()).newContext(all);
  // The light scheme is the default, said outright so that a test that asks for it needs no other browser.
  const preferences = Object.fromEntries([wishes.colorScheme("light")]);
  if (all.hasTouch) Object.assign(preferences, { "ui.primaryPointerCapabilities": 1, "ui.useOverlayScrollbars": 1 });
  for (const [wish, preference] of Object.entries(wishes)) {
    if (!(wish in all)) continue;
    const [key, value] = preference(all[wish]);
    preferences[key] = value;
    delete all[wish];
  }
  return (await launched(preferences)).newContext(all);
}

/** How long a page may take: on a machine that is busy with other things everything takes its time. */
const PATIENCE = 30_000;

/** Asks until the answer is `wanted`, or for as long as the driver waits for anything; the last answer. */
export async function answered(ask, wanted) {
  const until = Date.now() + PATIENCE;
  for (;;) {
    const answer = await ask();
    if (answer === wanted || Date.now() > until) return answer;
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** Makes a page as slow as this run is to be. */
async function slowDown(page) {
  if (slow === 1 || engine !== "chromium") return;
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slow });
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, latency: slow * 10, downloadThroughput: -1, uploadThroughput: -1 });
}

/**
 * Opens a path of the server, or an address, in a page of its own; an uncaught error in the page fails the test. `scripts`
 * run before it. What its policy forbids is `refused` on purpose: the driver takes Firefox’s report of that for an error.
 * With `clock`, `page.clock.runFor(milliseconds)` makes so much time pass at once.
 */
export async function visit(t, path, { scripts = [], refused = false, clock = false, ...options } = {}) {
  const opened = await context(options);
  for (const script of scripts) await opened.addInitScript(script);
  opened.setDefaultTimeout(PATIENCE);
  const page = await opened.newPage();
  await slowDown(page);
  if (clock) await page.clock.install();
  const errors = [];
  page.on("pageerror", ({ message }) => !(refused && /settings blocked/.test(message)) && errors.push(message));
  t.after(async () => {
    await opened.close();
    assert.deepEqual(errors, []);
  });
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

/** A page with `html`, after `<who-said>` is registered; what it says is collected in `events`. */
export async function host(t, html, options) {
  const page = await visit(t, "/blank.html", options);
  await page.evaluate(async (html) => {
    window.events = [];
    for (const type of ["ready", "open", "error"]) {
      addEventListener(`whosaid-${type}`, ({ detail }) => events.push([type, detail]));
    }
    document.body.innerHTML = html;
    window.before = document.body.innerHTML;
    await import("/www/widget/define.js");
  }, html);
  return page;
}

/** Waits until the page of `host()` has said so many things. */
export const until = (page, count) => page.waitForFunction((count) => events.length >= count, count);

/**
 * Taps a point or the middle of a locator's first line with a finger. The driver has no fingers for Firefox: there, the
 * events of a tap are dispatched where it would land.
 */
export async function tap(page, target) {
  const { x, y } = "x" in target ? target : await spot(target);
  if (engine === "chromium") return page.touchscreen.tap(x, y);
  return page.evaluate(
    ([clientX, clientY]) => {
      let at = document.elementFromPoint(clientX, clientY);
      while (at.shadowRoot?.elementFromPoint(clientX, clientY)) at = at.shadowRoot.elementFromPoint(clientX, clientY);
      const common = { clientX, clientY, pointerType: "touch", isPrimary: true, bubbles: true, composed: true, cancelable: true };
      for (const type of ["pointerover", "pointerdown", "pointerup", "pointerout", "click"]) {
        at.dispatchEvent(new PointerEvent(type, { ...common, detail: type === "click" ? 1 : 0 }));
      }
    },
    [x, y],
  );
}

/** The dialog inside the card, wherever the card is. */
export const card = (page) => page.locator("whosaid-card [role=dialog]");

/** Opens the card of a trigger with the keyboard, and waits until that one is open: another one's may be so still. */
export async function openCard(page, trigger, key = "Enter") {
  await trigger.focus();
  await page.keyboard.press(key);
  await trigger.and(page.locator("[aria-expanded=true]")).waitFor({ state: "attached" });
  await card(page).waitFor();
}

/** Waits until the card no longer fades in. */
export const still = (page) =>
  card(page).evaluate(async (panel) => {
    for (const { finished } of panel.getAnimations()) await finished;
  });

/** Waits until the browser has drawn what was changed, and has told observers of it. */
export const drawn = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));

/** From now on the time of a page that has the driver's clock passes by `page.clock.runFor(milliseconds)` alone. */
export const stopClock = (page) => page.clock.pauseAt(Date.now() + 3_600_000);

/** Middle of the first line of an element. */
export async function spot(locator) {
  return locator.evaluate((element) => {
    const { x, y, width, height } = [...element.getClientRects()].find(({ width }) => width);
    return { x: x + Math.min(width / 2, 40), y: y + height / 2 };
  });
}

/** What axe finds, shortened to rule and place; `context` is axe's own word for where to look. */
export async function axe(page, context) {
  // By the debugger's door: a page under Trusted Types takes no script from us, as it should.
  await page.evaluate(readFileSync(`${root}node_modules/axe-core/axe.min.js`, "utf8"));
  const { violations } = await page.evaluate((context) => axe.run(context ?? document), context);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
}
