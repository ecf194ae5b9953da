// Long articles, and pages with a strict policy: work in slices, a worker where the page allows one.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { serve } from "../../scripts/serve.mjs";
import { card, except, openCard, visit } from "./browser.mjs";
import { root } from "./texts.mjs";

const STRICT = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; require-trusted-types-for 'script'";
const mounts = { "/dist/": `${root}dist`, "/": `${root}tests/browser/pages`, "/www/": `${root}www`, "/hosts/": `${root}tests/hosts` };
const servers = {};

before(async () => {
  servers.open = await serve(mounts);
  servers.strict = await serve(mounts, { headers: { "content-security-policy": STRICT } });
  servers.workerless = await serve(mounts, { headers: { "content-security-policy": `${STRICT}; worker-src 'none'` } });
});
after(() => Promise.all(Object.values(servers).map((server) => server.close())));

/** An article of so many paragraphs, made without markup from strings, in <who-said>; resolves when it is shown. */
async function article(t, server, { paragraphs, mode = "wrap", widget = "/www/widget/define.js" }) {
  const page = await visit(t, `${servers[server].url}blank.html`);
  const violations = [];
  page.on("console", (message) => violations.push(message.text()));
  await page.evaluate(async ({ paragraphs, mode, widget }) => {
    window.workers = 0;
    const { Worker } = window;
    window.Worker = class extends Worker {
      constructor(...how) {
        super(...how);
        workers++;
      }
    };
    const host = document.createElement("who-said");
    host.setAttribute("mode", mode);
    for (let i = 0; i < paragraphs; i++) {
      const p = host.appendChild(document.createElement("p"));
      p.textContent = `The council met again on the matter of the lamps, as it had on day ${i}. Mayor Jan Roe said: “Take number ${i}.”`;
    }
    document.body.append(host);
    window.before = host.innerHTML;
    window.failures = [];
    addEventListener("whosaid-error", ({ detail }) => failures.push(detail.error.message));
    const ready = new Promise((done) => ["whosaid-ready", "whosaid-error"].forEach((type) => addEventListener(type, done)));
    await import(widget);
    await ready;
  }, { paragraphs, mode, widget });
  assert.deepEqual(await page.evaluate(() => failures), []);
  return { page, violations };
}

/** Whether the article is as it was, once it has been taken back, in as many slices as that takes. */
async function same(page) {
  await page.evaluate(() => document.querySelector("who-said").setAttribute("disabled", ""));
  const back = page.waitForFunction(() => document.querySelector("who-said").innerHTML === before);
  return back.then(() => true, () => false);
}

async function cardOpens(page, mode) {
  await openCard(page, page.locator(mode === "paint" ? "who-said whosaid-list button" : "who-said whosaid-button").nth(7));
  await card(page).getByText("Jan Roe").first().waitFor();
}

test("a short article needs no worker", async (t) => {
  const { page } = await article(t, "open", { paragraphs: 20 });
  assert.equal(await page.evaluate(() => workers), 0);
});

test("a long article is read in a worker, which also answers for the cards", async (t) => {
  const { page } = await article(t, "open", { paragraphs: 500 });
  assert.equal(await page.evaluate(() => workers), 1);
  assert.equal(await page.locator("whosaid-mark[data-quote]").count(), 500);
  await cardOpens(page);
  await page.evaluate(() => {
    const added = document.createElement("p");
    added.textContent = "Roe said: “Late, but here.”";
    document.querySelector("who-said").append(added);
  });
  await page.locator("whosaid-mark[data-quote]", { hasText: "Late, but here" }).waitFor();
  await page.evaluate(() => document.querySelector("who-said > p:last-child").remove());
  assert.ok(await same(page));
});

test("a page that changes while the worker reads and the slices are shown loses nothing", async (t) => {
  const { page } = await article(t, "open", { paragraphs: 500 });
  const [text, expected] = await page.evaluate(async () => {
    const host = document.querySelector("who-said");
    let seed = 5;
    const random = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
    const model = [...host.children].map((p) => p.textContent);
    const taken = [];
    for (let i = 0; i < 60; i++) {
      const at = random(model.length);
      const kind = random(3);
      if (kind === 0) {
        const out = host.children[at];
        taken.push([out, model[at]]);
        out.remove();
        model.splice(at, 1);
      } else if (kind === 1 && taken.length) {
        const [back, says] = taken.pop();
        host.insertBefore(back, host.children[at]);
        model.splice(at, 0, says);
      } else {
        // As React does: the page's own text node, by itself.
        const node = document.createTreeWalker(host.children[at], NodeFilter.SHOW_TEXT).nextNode();
        node.data = model[at] = `Change ${i}. Roe said: “Changed ${i}.”`;
      }
      await new Promise((done) => setTimeout(done, 40));
    }
    return [host.textContent, model.join("")];
  });
  assert.equal(text, expected);
  await page.waitForFunction(() => [...document.querySelectorAll("who-said > p")].every((p) => p.querySelector("[data-quote]")));
  assert.deepEqual(await page.evaluate(() => failures), []);
  assert.equal(await page.locator("who-said").textContent(), expected);
});

test("strict policy with Trusted Types: the package as it is built, with its worker", async (t) => {
  const { page, violations } = await article(t, "strict", { paragraphs: 500, widget: "/dist/define.js" });
  assert.equal(await page.evaluate(() => workers), 1);
  await cardOpens(page);
  assert.deepEqual(violations, []);
  assert.ok(await same(page));
});

for (const mode of ["wrap", "paint"]) {
  for (const paragraphs of [20, 500]) {
    const size = paragraphs > 100 ? "long" : "short";
    test(`strict policy with Trusted Types: a ${size} article in ${mode} mode`, async (t) => {
      const { page, violations } = await article(t, "strict", { paragraphs, mode });
      assert.equal(await page.evaluate(() => workers), size === "long" ? 1 : 0);
      await cardOpens(page, mode);
      assert.deepEqual(violations, []);
      assert.ok(await same(page));
    });
  }
}

const reported = except("firefox", "its driver takes the report of the blocked worker for an error of the page");

test("where the policy forbids workers, a long article is read without one", reported, async (t) => {
  const { page } = await article(t, "workerless", { paragraphs: 500 });
  assert.equal(await page.locator("whosaid-mark[data-quote]").count(), 500);
  await cardOpens(page);
  assert.ok(await same(page));
});

test("one megabyte: shown in slices, each a small part of the work", async (t) => {
  const page = await visit(t, `${servers.open.url}blank.html`);
  await page.addInitScript(() => {
    // Counted, not timed (`make vitals` times): by this clock a twentieth of a millisecond passes whenever it is asked.
    let clock = 0;
    performance.now = () => (clock += 0.05);
    window.slices = [];
    addEventListener("DOMContentLoaded", () => new MutationObserver((records) => slices.push(records.length)).observe(document.body, { childList: true, subtree: true }));
    addEventListener("whosaid-ready", () => (window.shown = true));
  });
  await page.goto(`${servers.open.url}hosts/long.html`);
  await page.waitForFunction(() => window.shown, null, { timeout: 120_000 });
  const { slices, marks } = await page.evaluate(() => ({ slices, marks: document.querySelectorAll("whosaid-mark[data-quote]").length }));
  const [most, all] = [Math.max(...slices), slices.reduce((sum, one) => sum + one)];
  t.diagnostic(JSON.stringify({ marks, most, all, slices: slices.length }));
  assert.ok(marks > 1000, `${marks} marks`);
  assert.ok(most < all / 20, `${most} of ${all} changes in one slice of ${slices.length}`);
});
