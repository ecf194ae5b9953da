// What an annotation costs a page: Core Web Vitals of the same article with and without it, in turn, in Chromium, and in
// which frame after the reader's script has begun to run the first mark is drawn, and the last; and the longest task and
// slice of our work on an article of a megabyte, which is read in the page.
//   node scripts/vitals.mjs [FILE.txt] [ROUNDS]      with dist/ and the tool there: make vitals
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { gzipSync } from "node:zlib";
import * as playwright from "playwright-core";
import { beside } from "./beside.mjs";
import { serve } from "./serve.mjs";

const [file = "www/samples/dispatch-7.txt", rounds = "25"] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
const { annotation, ...pages } = beside(text, "/whosaid/reader.js");

const work = new URL("../target/vitals/", import.meta.url).pathname;
rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
for (const [name, content] of Object.entries(pages)) writeFileSync(`${work}${name}.html`, content);
const inside = (name) => new URL(`../${name}`, import.meta.url).pathname;
const mounts = { "/dist/": inside("dist"), "/www/": inside("www"), "/hosts/": inside("tests/hosts") };
const server = await serve({ "/": work, "/whosaid/": inside("dist"), ...mounts });
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const browser = await playwright.chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });

/** Milliseconds that a page may take to come: on a busy machine a minute is nothing, and the measuring goes by other clocks. */
const PATIENCE = 300_000;

/** A page of its own. */
async function fresh(options) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE);
  return [context, await context.newPage()];
}

/** In the page, before anything else: collects what the browser reports, and counts the frames that are drawn. */
function watch() {
  window.seen = { lcp: 0, cls: 0, inp: 0, marks: 0, frames: 0 };
  const observe = (type, heed, options) => new PerformanceObserver((list) => list.getEntries().forEach(heed)).observe({ type, buffered: true, ...options });
  observe("largest-contentful-paint", ({ startTime }) => (seen.lcp = startTime));
  observe("layout-shift", ({ value, hadRecentInput }) => hadRecentInput || (seen.cls += value));
  observe("event", ({ duration, interactionId }) => interactionId && (seen.inp = Math.max(seen.inp, duration)), { durationThreshold: 16 });
  const frame = () => {
    seen.frames++;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const { define } = CustomElementRegistry.prototype;
  CustomElementRegistry.prototype.define = function (...of) {
    seen.begun ??= { frame: seen.frames, time: performance.now() };
    return define.apply(this, of);
  };
  new MutationObserver(() => {
    const marks = document.getElementsByTagName("whosaid-mark").length;
    if (marks === seen.marks) return;
    seen.marks = marks;
    // What is changed now is drawn by the next frame.
    seen.last = seen.frames + 1;
    seen.first ??= seen.last;
    if (seen.first === seen.last) requestAnimationFrame(() => (seen.drawn ??= performance.now()));
  }).observe(document, { childList: true, subtree: true });
}

/** One load, with a click on a plain word and one on a quotation; what was seen. */
async function once(name) {
  const [context, opened] = await fresh({ viewport: { width: 1000, height: 800 } });
  await opened.addInitScript(watch);
  // Processor time of the page's thread, which says the same on a busy machine.
  const session = await context.newCDPSession(opened);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const requests = [];
  opened.on("response", (response) => requests.push(response));
  await opened.goto(new URL(`/${name}.html`, server.url).href);
  if (name === "with") await opened.locator("whosaid-mark").first().waitFor({ state: "attached" });
  await opened.waitForTimeout(500);
  const bodies = await Promise.all(requests.map((response) => response.body()));
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
  const modules = requests.filter((response) => response.url().endsWith(".wasm")).length;
  const { metrics } = await session.send("Performance.getMetrics");
  const took = (name) => 1000 * metrics.find((metric) => metric.name === `${name}Duration`).value;
  const before = await opened.evaluate(() => {
    const { begun, first, last, drawn, marks } = seen;
    return { marks, first: first - begun?.frame, last: last - begun?.frame, "drawn after": drawn - begun?.time };
  });
  // The headline's own margin, then words.
  await opened.mouse.click(20, 20);
  await opened.waitForTimeout(100);
  const plain = await opened.evaluate(() => seen.inp);
  const at = await opened.evaluate(() => {
    const words = [...document.querySelectorAll("article p")].find((p) => /[“"]/.test(p.textContent));
    words.scrollIntoView({ block: "center" });
    const range = new Range();
    const texts = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
    for (let node; (node = texts.nextNode()); ) {
      const at = node.data.search(/[“"]/);
      if (at < 0) continue;
      range.setStart(node, at);
      range.setEnd(node, Math.min(node.length, at + 4));
      break;
    }
    const { left, top, height } = range.getBoundingClientRect();
    return [left + 12, top + height / 2];
  });
  await opened.mouse.click(...at);
  await opened.waitForTimeout(400);
  const { lcp, cls, inp } = await opened.evaluate(() => seen);
  const card = await opened.locator("whosaid-card[data-open]").count();
  await context.close();
  return { lcp, cls, "inp beside": plain, inp, bytes, modules, card, script: took("Script"), layout: took("Layout") + took("RecalcStyle"), ...before };
}

/** Loads the long article; its longest task and longest slice after the walk, in milliseconds of processor time. */
async function long() {
  const [context, page] = await fresh();
  const session = await context.newCDPSession(page);
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  // Processor time, not time by the clock: other work on the machine must not decide.
  await session.send("Tracing.start", { categories: "devtools.timeline,toplevel,blink.user_timing", transferMode: "ReportEvents" });
  await page.addInitScript(() => addEventListener("whosaid-ready", () => performance.mark("shown")));
  await page.addInitScript(() => {
    const { MutationObserver } = window;
    window.MutationObserver = class extends MutationObserver {
      observe(target, options) {
        // The widget begins to follow an article right before it walks it.
        performance.mark("begun");
        setTimeout(() => performance.mark("walked"));
        super.observe(target, options);
      }
    };
  });
  await page.goto(new URL("/hosts/long.html", server.url).href);
  await page.waitForFunction(() => performance.getEntriesByName("shown").length, null, { timeout: PATIENCE });
  const complete = new Promise((done) => session.once("Tracing.tracingComplete", done));
  await session.send("Tracing.end");
  await complete;
  const at = (name) => events.find((event) => event.name === name && event.cat.includes("user_timing"));
  const [walked, shown] = [at("walked"), at("shown")];
  const during = events.filter(({ pid, tid, ts, ph, tdur }) => ph === "X" && tdur && pid === shown.pid && tid === shown.tid && ts > walked.ts && ts < shown.ts);
  const longest = (name) => Math.max(...during.filter((event) => event.name === name).map(({ tdur }) => tdur / 1000));
  await context.close();
  return { task: longest("ThreadControllerImpl::RunTask"), slice: longest("TimerFire") };
}

const found = { without: [], with: [] };
for (const name of ["without", "with"]) await once(name);
for (let i = 0; i < Number(rounds); i++) {
  // Each comes first as often as the other.
  const pair = ["without", "with"];
  for (const name of i % 2 ? pair.reverse() : pair) found[name].push(await once(name));
}
const slices = [await long(), await long(), await long()];
await browser.close();
await server.close();

const NAMES = {
  lcp: "LCP, ms",
  cls: "CLS",
  "inp beside": "INP beside, ms",
  inp: "INP on a quotation, ms",
  bytes: "bytes, gzipped",
  modules: "modules requested",
  card: "cards opened",
  script: "scripts, ms of processor time",
  layout: "style and layout, the same",
  marks: "marks",
  first: "first mark is drawn in frame",
  last: "last mark is drawn in frame",
  "drawn after": "first mark is drawn after, ms",
};

const sorted = (list) => [...list].sort((a, b) => a - b);
const middle = (list) => sorted(list)[list.length >> 1];
const round = (value) => Math.round(value * 1000) / 1000;
const range = (list, most = 0) => {
  const all = sorted(list);
  return `${round(middle(list))} (${round(all[most])} to ${round(all.at(-1 - most))})`;
};
/** Of so many pairs, how many of the smallest and of the largest differences the 95 % interval of the median leaves out. */
const outside = Math.max(0, Math.floor(rounds / 2 - 0.98 * Math.sqrt(rounds)) - 1);

console.log(`${file}: ${text.length} units, ${annotation.quotes.length} quotations; ${browser.version()}, load ${loadavg().map((load) => load.toFixed(1)).join(", ")}`);
console.log(`${rounds} loads each, in turn: medians (ranges), and the median of the differences within a pair (its 95 % interval)`);
const row = (cells) => console.log(`  ${cells[0].padEnd(32)}${cells.slice(1).map((cell) => cell.padEnd(30)).join("")}`.trimEnd());
row(["", "without", "with", "difference"]);
for (const [key, name] of Object.entries(NAMES)) {
  const lists = ["without", "with"].map((which) => found[which].map((one) => one[key]));
  const both = lists.every((list) => list.every(Number.isFinite));
  const cells = lists.map((list) => (list.every(Number.isFinite) ? range(list) : "-"));
  row([name, ...cells, both ? range(lists[1].map((value, i) => value - lists[0][i]), outside) : ""]);
}
console.log("an article of a megabyte, read in the page; milliseconds of processor time after the walk, median of 3 loads (range)");
for (const key of Object.keys(slices[0])) {
  const list = slices.map((load) => load[key]);
  console.log(`  longest ${key.padEnd(8)}${middle(list)} (${Math.min(...list)} to ${Math.max(...list)})`);
}
