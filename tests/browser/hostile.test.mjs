// Pages that hide, break or overwrite what the widget stands on: the article is shown and can be taken back, or left alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "./browser.mjs";
import { ARTICLE, FIELDS, FIGHTS, KINDS, named, PAGES, shown } from "./hostile-pages.mjs";
import { root } from "./texts.mjs";

/** Pages run with and without a policy that allows nothing but what the widget says that it needs. */
const POLICIES = {
  "": {},
  ", under a strict policy": { "content-security-policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; require-trusted-types-for 'script'" },
};

for (const [under, headers] of Object.entries(POLICIES)) {
  for (const [what, page, outcome = "shown"] of PAGES) {
    const name = what + under;
    test(`hostile page: ${name}`, async (t) => {
      const opened = await visit(t, "/blank.html", { refused: true });
      const lines = [];
      opened.on("console", (message) => /whosaid: /.test(message.text()) && lines.push(message.text()));
      // Sent as it is: a strict policy refuses markup that is written later.
      const body = `<!doctype html><title>Hostile</title>${typeof page === "string" ? page : ""}${ARTICLE}`;
      await opened.route("**/hostile.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", headers, body }));
      await opened.goto(new URL("/hostile.html", opened.url()).href);
      if (typeof page === "function") await opened.evaluate(page);
      const { events, marks, same, back } = await opened.evaluate(shown);
      const alone = outcome === "left alone";
      assert.deepEqual({ events, same, back }, { events: [alone ? "whosaid-error" : "whosaid-ready"], same: true, back: true });
      assert.equal(marks, alone ? 0 : 2);
      // Where the article is left alone the console says so, once, unless the page has broken it.
      const told = alone && !/console/.test(name) ? 1 : 0;
      assert.equal(lines.length, told, lines.join("\n"));
    });
  }
}

for (const [kind, contentType, body] of KINDS) {
  test(`hostile page: a document that is ${kind}`, async (t) => {
    const page = await visit(t, "/blank.html");
    await page.route("**/kind.html", (route) => route.fulfill({ contentType, body }));
    await page.goto(new URL("/kind.html", page.url()).href);
    assert.deepEqual(await page.evaluate(shown), { events: ["whosaid-ready"], marks: 2, same: true, back: true });
  });
}

test("hostile page: an article in a frame's document", async (t) => {
  const page = await visit(t, "/blank.html");
  const result = await page.evaluate(async (html) => {
    const frame = document.body.appendChild(document.createElement("iframe"));
    frame.contentDocument.body.innerHTML = html;
    const article = frame.contentDocument.querySelector("article");
    const before = article.outerHTML;
    const { default: init, highlight } = await import("/www/widget/index.js");
    await init();
    const shown = highlight(article);
    const marks = article.querySelectorAll("whosaid-mark[data-quote]").length;
    const same = article.textContent === new DOMParser().parseFromString(html, "text/html").querySelector("article").textContent;
    shown.restore();
    return { marks, same, back: article.outerHTML === before };
  }, ARTICLE);
  assert.deepEqual(result, { marks: 2, same: true, back: true });
});

test("hostile page: one that writes itself anew while the article is shown", async (t) => {
  const page = await visit(t, "/blank.html", { clock: true });
  await page.evaluate((article) => (document.body.innerHTML = `<who-said>${article}</who-said>`), ARTICLE);
  await page.evaluate(() => import("/www/widget/define.js"));
  await page.locator("whosaid-mark").first().waitFor();
  await page.evaluate(() => {
    document.open();
    document.write("<!doctype html><p>Anew.</p>");
    document.close();
  });
  await page.clock.runFor(5000);
  assert.equal(await page.locator("body").textContent(), "Anew.");
});

for (const [name, fight] of FIGHTS) {
  test(`hostile page: one that ${name}`, async (t) => {
    const page = await visit(t, "/blank.html", { clock: true });
    await page.evaluate((article) => (document.body.innerHTML = article), ARTICLE.replaceAll("\n", ""));
    await page.evaluate(async (fight) => {
      const article = document.querySelector("article");
      const letters = () => [...article.textContent].sort().join("");
      const html = () => [...article.children].map((child) => child.outerHTML).sort().join("");
      const before = { letters: letters(), html: html() };
      window.same = () => letters() === before.letters;
      window.back = () => html() === before.html;
      window.timer = eval(fight)(article);
      await import("/www/widget/define.js");
      window.reader = document.createElement("who-said");
      reader.article = article;
      const ready = new Promise((done) => reader.addEventListener("whosaid-ready", done, { once: true }));
      document.body.append(reader);
      await ready;
    }, `(${fight})`);
    await page.clock.runFor(3000);
    await page.evaluate(() => clearInterval(timer));
    await page.clock.runFor(100);
    assert.ok(await page.evaluate(() => same()));
    await page.evaluate(() => reader.remove());
    await page.waitForFunction(() => back());
  });
}

for (const field of FIELDS) {
  test(`hostile page: a form as article, with a field named ${field}`, async (t) => {
    const page = await visit(t, "/blank.html");
    const form = ARTICLE.replaceAll("article", "form").replace("</form>", `<input name="${field}"></form>`);
    await page.evaluate((form) => (document.body.innerHTML = form), form);
    const { events, same, back, marks } = await page.evaluate(shown);
    // Shown, or left alone and said so; the text is the same, and everything can be taken back.
    assert.ok(["whosaid-ready", "whosaid-error"].includes(events[0]), `${events}`);
    assert.deepEqual({ same, back, marks }, { same: true, back: true, marks: events[0] === "whosaid-ready" ? 2 : 0 });
  });
}

for (const name of ["scripts", "body", "createElement", "querySelectorAll"]) {
  test(`hostile page: the one-line embed beside an element named ${name}`, async (t) => {
    const page = await visit(t, "/blank.html");
    await page.evaluate(([before, article]) => (document.body.innerHTML = before + article), [named(name), ARTICLE]);
    await page.evaluate(() => {
      const script = Document.prototype.createElement.call(document, "script");
      [script.type, script.src] = ["module", "/www/widget/auto.js"];
      Object.getOwnPropertyDescriptor(Document.prototype, "head").get.call(document).append(script);
    });
    await page.locator("article whosaid-mark[data-quote]").nth(1).waitFor();
  });
}

test("hostile page: one that unwraps whatever is wrapped is left with its text", async (t) => {
  const page = await visit(t, "/blank.html", { clock: true });
  await page.evaluate((article) => (document.body.innerHTML = article), ARTICLE);
  const text = await page.locator("article").textContent();
  await page.evaluate(async () => {
    const article = document.querySelector("article");
    window.rounds = 0;
    new MutationObserver(() => {
      for (const mark of article.querySelectorAll("whosaid-mark")) {
        rounds++;
        mark.replaceWith(...[...mark.childNodes].filter((node) => node.localName !== "whosaid-button"));
      }
    }).observe(article, { childList: true, subtree: true });
    await import("/www/widget/define.js");
    const reader = document.createElement("who-said");
    reader.article = article;
    const painted = new Promise((done) => reader.addEventListener("whosaid-painted", done, { once: true }));
    document.body.append(reader);
    await painted;
  });
  await page.clock.runFor(3000);
  const rounds = await page.evaluate(() => rounds);
  await page.clock.runFor(3000);
  assert.equal(await page.locator("article").textContent(), text);
  assert.equal(await page.evaluate(() => rounds), rounds, "marks that were unwrapped");
});

for (const order of ["the first", "the last"]) {
  test(`hostile page: highlight() from two copies of the script, ${order} taken back first`, async (t) => {
    const page = await visit(t, "/blank.html");
    // Another address for every file: a query at index.js alone would share the files that it imports.
    await page.route("**/other/**", (route) => {
      const path = new URL(route.request().url()).pathname.replace("/other/", "/www/");
      return route.fulfill({ path: `${root}${path.slice(1)}` });
    });
    await page.evaluate((article) => (document.body.innerHTML = article), ARTICLE);
    const result = await page.evaluate(async (order) => {
      const article = document.querySelector("article");
      const before = article.outerHTML;
      const text = article.textContent;
      const [first, last] = [await import("/www/widget/index.js"), await import("/other/widget/index.js")];
      const shown = [];
      for (const copy of [first, last]) {
        await copy.default();
        shown.push(copy.highlight(article));
      }
      const marks = article.querySelectorAll("whosaid-mark[data-quote]").length;
      const same = article.textContent === text;
      if (order === "the last") shown.reverse();
      for (const one of shown) one.restore();
      return { copies: first !== last && first.highlight !== last.highlight, marks, same, back: article.outerHTML === before };
    }, order);
    assert.deepEqual(result, { copies: true, marks: 2, same: true, back: true });
  });
}

// Chromium itself gives up at 5,000 of them, and at 2,000 where blocks stand within inline elements.
test("hostile page: fifteen hundred elements within each other", async (t) => {
  const page = await visit(t, "/blank.html");
  const result = await page.evaluate(async () => {
    const article = document.createElement("article");
    let at = article;
    for (let depth = 0; depth < 1500; depth++) at = at.appendChild(document.createElement("div"));
    at.textContent = "Mayor Jan Roe said: “The ice is thin, and it is late.”";
    document.body.append(article);
    const { default: init, highlight } = await import("/www/widget/index.js");
    await init();
    const text = article.textContent;
    const shown = highlight(article);
    const marks = article.getElementsByTagName("whosaid-mark").length;
    const same = article.textContent === text;
    shown.restore();
    return { marks: marks > 0, same, left: article.getElementsByTagName("whosaid-mark").length };
  });
  assert.deepEqual(result, { marks: true, same: true, left: 0 });
});
