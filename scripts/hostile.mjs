// The longest task of each hostile page in Chromium, with and without the widget, and the longest of its parts: milliseconds
// of processor time of the page's own thread, by the browser's trace, from the widget's first script until everything is taken
// back again. On enormous pages also what the browser takes when a script of the page's own wraps one word of it: what any
// change costs there, whoever makes it. What is asked of each page otherwise: tests/browser/hostile.test.mjs.
//   node scripts/hostile.mjs [ROUNDS [WORDS]]      with dist/ there: make hostile; WORDS: of the pages those named so
import { existsSync } from "node:fs";
import { loadavg } from "node:os";
import * as playwright from "playwright-core";
import { ARTICLE, FIELDS, FIGHTS, KINDS, PAGES } from "../tests/browser/hostile-pages.mjs";
import { serve } from "./serve.mjs";

const [rounds = "3", words = ""] = process.argv.slice(2);
const inside = (name) => new URL(`../${name}`, import.meta.url).pathname;
const server = await serve({ "/": inside("tests/browser/pages"), "/www/widget/": inside("dist") });
// The one without windows starts with half the work.
const found = ["/usr/lib/chromium/chromium-headless-shell", "/usr/bin/chromium"].find((path) => existsSync(path));
const executablePath = process.env.CHROMIUM ?? found;
const browser = await playwright.chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });

/** No script of ours may take longer at a time; on the page of 100,000 nodes twice as long. */
const MOST = 50;
const QUOTE = "Mayor Jan Roe said: “The ice is thin, and it is late.” ";
const html = (body) => `<!doctype html><title>Hostile</title>${body}`;
const page = (name, body, more = {}) => ({ name, body: html(body), type: "text/html; charset=utf-8", most: MOST, ...more });

/** Pages: what they are sent as, what they do before the widget comes, and what beside it. */
const pages = [
  page("nothing hostile", ARTICLE),
  ...PAGES.map(([name, what]) => (typeof what === "string" ? page(name, what + ARTICLE) : page(name, ARTICLE, { before: what }))),
  ...KINDS.map(([name, type, body]) => ({ ...page(`a document that is ${name}`, ""), type, body })),
  ...FIELDS.map((field) => page(`a form with a field named ${field}`, ARTICLE.replaceAll("article", "form").replace("</form>", `<input name="${field}"></form>`))),
  ...FIGHTS.map(([name, fight]) => page(`one that ${name}`, ARTICLE.replaceAll("\n", ""), { beside: fight, lasts: 2000 })),
  page("one that unwraps whatever is wrapped", ARTICLE, {
    beside: (article) => new MutationObserver(() => {
      for (const mark of article.querySelectorAll("whosaid-mark")) {
        mark.replaceWith(...[...mark.childNodes].filter((node) => node.localName !== "whosaid-button"));
      }
    }).observe(article, { childList: true, subtree: true }),
    lasts: 2000,
  }),
  page("fifteen hundred elements within each other", `<article id="a">${"<div>".repeat(1500)}${QUOTE}${"</div>".repeat(1500)}</article>`),
  page("one text node with 10,000 quotations", `<article id="a">${QUOTE.repeat(10000)}</article>`, { enormous: true }),
  page("100,000 nodes with 20,000 quotations", `<article id="a">${`<p>${QUOTE.replace("ice", "<b>ice</b>")}</p>`.repeat(20000)}</article>`, { most: 2 * MOST, enormous: true }),
  page("removed a paragraph at a time while 4,000 are read", `<article id="a">${`<p>${QUOTE}</p>`.repeat(4000)}</article>`, {
    enormous: true,
    beside: (article) => setInterval(() => article.lastElementChild?.remove(), 5),
  }),
];

/** In the page: shows the article and takes it back, with the widget; without, as long as that takes at least. */
async function lived([widget, beside, lasts, word]) {
  const Promise = (async () => {})().constructor;
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const article = Document.prototype.getElementById.call(document, "a");
  const marks = Element.prototype.getElementsByTagName.call(article, "whosaid-mark");
  const timer = beside && (0, eval)(`(${beside})`)(article);
  let said = !widget;
  for (const type of ["whosaid-ready", "whosaid-error"]) window.addEventListener(type, () => (said = true), true);
  performance.mark("whosaid-begun");
  let reader;
  for (let turn = 0; word && turn < 10; turn++) {
    const { lastChild } = article.children[turn * 50] ?? article;
    const middle = lastChild.splitText(1);
    const rest = middle.splitText(4);
    const mark = document.createElement("x-mark");
    rest.before(mark);
    mark.append(middle);
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  }
  if (widget) {
    await import(new URL("/www/widget/define.js", location.href).href);
    reader = Document.prototype.createElement.call(document, "who-said");
    reader.article = article;
    Object.getOwnPropertyDescriptor(Document.prototype, "documentElement").get.call(document).append(reader);
  }
  for (let turn = 0; turn < 6000 && !said; turn++) await wait(20);
  await wait(lasts);
  const shown = marks.length;
  reader?.remove();
  for (let turn = 0; turn < 1500 && marks.length; turn++) await wait(20);
  await wait(100);
  performance.mark("whosaid-ended");
  if (timer) clearInterval(timer);
  return { said, shown };
}

/** What runs between a task and the next: promises of the module's own, for one. The trace has it beside the task that it belongs to. */
const BETWEEN = "BlinkScheduler_PerformMicrotaskCheckpoint";
/** What a trace calls scripts. */
const SCRIPTS = [BETWEEN, "FunctionCall", "EvaluateScript", "v8.evaluateModule", "TimerFire", "FireAnimationFrame", "FireIdleCallback", "RunMicrotasks", "EventDispatch", "HandlePostMessage"];

async function once({ body, type, before, beside, lasts = 200 }, widget, word) {
  const context = await browser.newContext();
  const opened = await context.newPage();
  opened.setDefaultTimeout(0);
  await opened.route("**/hostile.html", (route) => route.fulfill({ contentType: type, body }));
  await opened.goto(`${server.url}hostile.html`);
  if (before) await opened.evaluate(before);
  const session = await context.newCDPSession(opened);
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await session.send("Tracing.start", { categories: "devtools.timeline,toplevel,blink.user_timing", transferMode: "ReportEvents" });
  const done = await opened.evaluate(lived, [widget, beside && `${beside}`, lasts, word]);
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await complete;
  await context.close();
  const at = (name) => events.find((event) => event.name === name && event.cat.includes("user_timing"));
  const [begun, ended] = [at("whosaid-begun"), at("whosaid-ended")];
  const during = events.filter(({ pid, tid, ts, ph, tdur }) => ph === "X" && tdur && pid === begun.pid && tid === begun.tid && ts > begun.ts && ts < ended.ts);
  const longest = (names) => Math.max(0, ...during.filter(({ name }) => names.includes(name)).map(({ tdur }) => tdur / 1000));
  const tasks = [];
  for (const { name, ts, dur, tdur } of during.sort((a, b) => a.ts - b.ts)) {
    const last = tasks.at(-1);
    if (name === "ThreadControllerImpl::RunTask") tasks.push({ end: ts + dur, tdur });
    else if (name === BETWEEN && last && ts >= last.end) last.tdur += tdur;
  }
  return { ...done, task: Math.max(0, ...tasks.map(({ tdur }) => tdur / 1000)), script: longest(SCRIPTS), style: longest(["UpdateLayoutTree"]), layout: longest(["Layout"]) };
}

const middle = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const shown = (ms) => ms.toFixed(1).padStart(8);
console.log(`${browser.version()}, load ${loadavg().map((load) => load.toFixed(1)).join(", ")}; medians of ${rounds}`);
console.log(`${"longest, ms of processor time".padEnd(58)}${"without".padStart(8)}${"with".padStart(8)}${["script", "style", "layout"].map((key) => key.padStart(8)).join("")}${"marks".padStart(8)}${"a word".padStart(8)}`);
let over = 0;
let tasksOver = 0;
const all = pages.filter(({ name }) => name.includes(words));
for (const one of all) {
  const [without, with_, word] = [[], [], []];
  for (let i = 0; i < Number(rounds); i++) {
    without.push(await once(one, false));
    with_.push(await once(one, true));
    if (one.enormous) word.push(await once({ ...one, beside: null }, false, true));
  }
  const of = (list, key) => middle(list.map((run) => run[key]));
  const task = of(with_, "task");
  const parts = ["script", "style", "layout"].map((key) => shown(of(with_, key))).join("");
  const long = of(with_, "script") > one.most;
  over += long;
  tasksOver += task > one.most;
  const silent = with_.every(({ said }) => said) ? "" : "  NEITHER ready nor error";
  console.log(`${one.name.padEnd(58)}${shown(of(without, "task"))}${shown(task)}${parts}${String(of(with_, "shown")).padStart(8)}${word.length ? shown(of(word, "task")) : ""}${long ? `  over ${one.most}` : ""}${silent}`);
}
console.log(`${all.length} pages, ${over} on which a script takes longer than it may, ${tasksOver} on which a task does`);
await browser.close();
await server.close();
