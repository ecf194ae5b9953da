// The one-line embed where its script does not know its own tag, and for articles that come later.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { serve } from "../../scripts/serve.mjs";
import { card, openCard, visit } from "./browser.mjs";
import { root } from "./texts.mjs";

const STORY = "<article><p>Mayor Jan Roe shook her head. “The ice is thin,” she said.</p></article>";
const OTHER = "<article><p>“We wait,” said Ann Dahl.</p></article>";

/** A page with an article, and what it says about it in `events`. */
async function open(t, html = `<main>${STORY}</main>`, { route } = {}) {
  const page = await visit(t, "/blank.html");
  if (route) await page.route("**/bundle.js", (it) => it.fulfill({ contentType: "text/javascript", body: route }));
  await page.evaluate((html) => {
    window.events = [];
    for (const type of ["ready", "error"]) addEventListener(`whosaid-${type}`, ({ detail }) => events.push(detail.error?.message ?? type));
    document.body.innerHTML = html;
    /** Adds a module's tag. */
    window.tag = (attributes, text = "") => {
      const script = document.createElement("script");
      script.type = "module";
      for (const name in attributes) script.setAttribute(name, attributes[name]);
      script.textContent = text;
      document.head.append(script);
    };
  }, html);
  return page;
}

/** The article that says so is marked, and its card names who says it. */
async function shown(page, words, name) {
  const mark = page.locator("whosaid-mark[data-quote]", { hasText: words });
  await mark.waitFor();
  await openCard(page, mark.locator("whosaid-button"));
  assert.match(await card(page).textContent(), new RegExp(name));
  await page.keyboard.press("Escape");
}

const said = (page) => page.evaluate(() => events);

test("behind a redirect", async (t) => {
  const headers = { "access-control-allow-origin": "*" };
  const there = await serve({ "/": `${root}www` }, { headers });
  const here = createServer((request, response) => response.writeHead(302, { ...headers, location: new URL(request.url, there.url).href }).end());
  await new Promise((done) => here.listen(0, "127.0.0.1", done));
  t.after(() => Promise.all([there.close(), new Promise((done) => here.close(done))]));
  const page = await open(t);
  await page.evaluate((src) => tag({ src, "data-article": "main article", "data-panel": "" }), `http://127.0.0.1:${here.address().port}/widget/auto.js`);
  await shown(page, "The ice is thin", "Jan Roe");
  assert.equal(await page.locator("whosaid-panel").count(), 1, "its other attributes count too");
  assert.deepEqual(await said(page), ["ready"]);
});

for (const [how, attributes, text] of [
  ["in a bundle", { src: "/bundle.js", "data-article": "main article" }, ""],
  ["imported by a script in the page", { "data-article": "main article" }, 'import "/www/widget/auto.js";'],
  ["imported without any tag", {}, 'import "/www/widget/auto.js";'],
]) {
  test(`the one line ${how}`, async (t) => {
    const page = await open(t, undefined, { route: 'import "/www/widget/auto.js";' });
    await page.evaluate(([attributes, text]) => tag(attributes, text), [attributes, text]);
    await shown(page, "The ice is thin", "Jan Roe");
    assert.deepEqual(await said(page), ["ready"]);
  });
}

test("other scripts' data-article is theirs", async (t) => {
  const page = await open(t, undefined, { route: "window.theirs = true;" });
  await page.evaluate(() => tag({ src: "/bundle.js", "data-article": "7" }));
  await page.waitForFunction(() => window.theirs);
  await page.evaluate(() => tag({ src: "/www/widget/auto.js", "data-article": "main article" }));
  await shown(page, "The ice is thin", "Jan Roe");
  assert.deepEqual(await said(page), ["ready"]);
});

test("articles that come later are shown, those that go take their <who-said> along", async (t) => {
  const page = await open(t);
  await page.evaluate(() => tag({ src: "/www/widget/auto.js", "data-article": "main article" }));
  await shown(page, "The ice is thin", "Jan Roe");
  await page.evaluate((other) => document.querySelector("main").insertAdjacentHTML("beforeend", other), OTHER);
  await shown(page, "We wait", "Ann Dahl");
  assert.equal(await page.locator("who-said").count(), 2);
  const old = await page.evaluateHandle(() => document.querySelector("article"));
  await old.evaluate((article) => article.remove());
  await page.waitForFunction(() => document.querySelectorAll("who-said").length === 1);
  assert.equal(await old.evaluate((article) => article.outerHTML), STORY, "and it is as it was");
});

test("the body put in the place of another, as Turbo does, with the annotation of its article", async (t) => {
  const page = await open(t);
  const annotate = (html) =>
    page.evaluate(async (html) => {
      const { default: init, highlight } = await import("/www/widget/index.js");
      await init();
      const article = new DOMParser().parseFromString(html, "text/html").querySelector("article");
      const { annotation, text } = highlight(article);
      return `data:application/json,${encodeURIComponent(JSON.stringify({ ...annotation, text }))}`;
    }, html);
  const [first, second] = [await annotate(STORY), await annotate(OTHER)];
  const bodied = ([html, annotation]) => {
    const body = document.createElement("body");
    body.innerHTML = `<main>${html}</main>`;
    const script = document.createElement("script");
    Object.assign(script, { type: "module", src: "/www/widget/reader.js" });
    script.dataset.annotation = annotation;
    body.append(script);
    document.body.replaceWith(body);
  };
  await page.evaluate(bodied, [STORY, first]);
  await shown(page, "The ice is thin", "Jan Roe");
  await page.evaluate(bodied, [OTHER, second]);
  await shown(page, "We wait", "Ann Dahl");
  await page.evaluate(bodied, [STORY, first]);
  await shown(page, "The ice is thin", "Jan Roe");
  assert.equal(await page.locator("who-said").count(), 1);
  assert.deepEqual(await said(page), ["ready", "ready", "ready"]);
});

for (const [how, entry, attributes, around] of [
  ["the one line, analysed", "auto.js", { "data-article": "main article", "data-panel": "" }, (story) => story],
  ["the one line, with an annotation", "reader.js", { "data-article": "main article", "data-annotation": "" }, (story) => story],
  ["<who-said> around the article", "define.js", {}, (story) => `<who-said panel>${story}</who-said>`],
]) {
  test(`a copy of the page that is shown again, as Turbo's cache has it: ${how}`, async (t) => {
    const page = await open(t, `<main>${around(STORY)}</main>`);
    await page.evaluate(async ([entry, attributes]) => {
      const { default: init, highlight } = await import("/www/widget/index.js");
      await init();
      const article = new DOMParser().parseFromString(document.body.innerHTML, "text/html").querySelector("article");
      const { annotation, text } = highlight(article);
      if ("data-annotation" in attributes) {
        attributes["data-annotation"] = `data:application/json,${encodeURIComponent(JSON.stringify({ ...annotation, text }))}`;
      }
      tag({ src: `/www/widget/${entry}`, ...attributes });
    }, [entry, attributes]);
    const state = () => page.evaluate(() => {
      const count = (selector) => document.querySelectorAll(selector).length;
      const { textContent, innerHTML } = document.querySelector("article");
      const tags = ["whosaid-mark", "whosaid-button", "whosaid-card", "whosaid-panel", "who-said"];
      return { text: textContent, marks: innerHTML.replace(/ (aria-expanded="\w+"|data-(lit|focus)="")/g, ""), counts: tags.map(count) };
    });
    await shown(page, "The ice is thin", "Jan Roe");
    const before = await state();
    // Copied with a card open.
    await openCard(page, page.locator("whosaid-button").first());
    await page.evaluate(() => {
      window.cached = document.body.cloneNode(true);
      const body = document.createElement("body");
      body.innerHTML = "<main><p>Elsewhere.</p></main>";
      document.body.replaceWith(body);
    });
    await page.waitForFunction(() => !document.querySelector("who-said"));
    await page.evaluate(() => {
      window.events = [];
      document.body.replaceWith(cached);
    });
    await page.waitForFunction(() => events.length);
    await shown(page, "The ice is thin", "Jan Roe");
    assert.deepEqual(await state(), before);
    assert.deepEqual(await said(page), ["ready"]);
    await page.evaluate(() => document.querySelector("who-said").setAttribute("disabled", ""));
    await page.waitForFunction(() => !document.querySelector("whosaid-mark"));
    assert.equal(await page.locator("article").evaluate((article) => article.outerHTML), STORY);
  });
}

test("highlight() takes copies of marks out, and gives the page back", async (t) => {
  const page = await open(t);
  const [marks, same] = await page.evaluate(async (story) => {
    const { default: init, highlight } = await import("/www/widget/index.js");
    await init();
    const article = document.querySelector("article");
    highlight(article);
    const copy = article.cloneNode(true);
    article.replaceWith(copy);
    const shown = highlight(copy);
    const count = copy.querySelectorAll("whosaid-mark[data-quote]").length;
    shown.restore();
    return [count, copy.outerHTML === story];
  }, STORY);
  assert.deepEqual([marks, same], [1, true]);
});
