// What an annotation costs a page: Core Web Vitals of the same article with and without it, in turn, in Chromium, and how
// many frames pass between the arrival of the reader's script and the last mark; and the longest task and slice of our work
// on an article of a megabyte, which is read in the page.
//   node scripts/vitals.mjs [FILE.txt] [ROUNDS]      with dist/ and the tool there: make vitals
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import * as playwright from "playwright-core";
import { beside } from "./beside.mjs";
import { serve } from "./serve.mjs";

const [file = "www/samples/dispatch-7.txt", rounds = "15"] = process.argv.slice(2);
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

/** In the page, before anything else: collects what the browser reports, and when each frame is drawn. */
function watch() {
  window.seen = { lcp: 0, cls: 0, inp: 0, marks: 0, last: 0, frames: [] };
  const observe = (type, heed, options) => new PerformanceObserver((list) => list.getEntries().forEach(heed)).observe({ type, buffered: true, ...options });
  observe("largest-contentful-paint", ({ startTime }) => (seen.lcp = startTime));
  observe("layout-shift", ({ value, hadRecentInput }) => hadRecentInput || (seen.cls += value));
  observe("event", ({ duration, interactionId }) => interactionId && (seen.inp = Math.max(seen.inp, duration)), { durationThreshold: 16 });
  const frame = () => {
    seen.frames.push(performance.now());
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  new MutationObserver(() => {
    const marks = document.getElementsByTagName("whosaid-mark").length;
    if (marks !== seen.marks) [seen.marks, seen.last] = [marks, performance.now()];
  }).observe(document, { childList: true, subtree: true });
}

/** One load, with a click on a plain word and one on a quotation; what was seen. */
async function once(name) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  await context.addInitScript(watch);
  const opened = await context.newPage();
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
    const script = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".js")).map(({ responseEnd }) => responseEnd);
    const arrived = Math.max(...script);
    return { arrived, frames: seen.frames.filter((time) => time > arrived && time < seen.last).length, took: seen.last - arrived, marks: seen.marks };
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
  const context = await browser.newContext();
  const page = await context.newPage();
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
  await page.waitForFunction(() => performance.getEntriesByName("shown").length, null, { timeout: 60000 });
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
for (let i = 0; i < Number(rounds); i++) for (const name of ["without", "with"]) found[name].push(await once(name));
const slices = [await long(), await long(), await long()];
await browser.close();
await server.close();

const middle = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
console.log(`${file}: ${text.length} units, ${annotation.quotes.length} quotations, ${rounds} loads each, in turn; medians (range)`);
for (const key of Object.keys(found.with[0])) {
  const cells = ["without", "with"].map((name) => {
    const list = found[name].map((one) => one[key]).map((value) => Math.round(value * 1000) / 1000).filter(Number.isFinite);
    return list.length ? `${middle(list)} (${Math.min(...list)} to ${Math.max(...list)})` : "-";
  });
  console.log(`  ${key.padEnd(12)}${cells[0].padEnd(34)}${cells[1]}`);
}
console.log("an article of a megabyte, read in the page; milliseconds of processor time after the walk, median of 3 loads (range)");
for (const key of Object.keys(slices[0])) {
  const list = slices.map((load) => load[key]);
  console.log(`  longest ${key.padEnd(8)}${middle(list)} (${Math.min(...list)} to ${Math.max(...list)})`);
}
