// whosaid/reader: annotations made before, shown without the analysis, look and say the same as analysed ones.
import assert from "node:assert/strict";
import { test } from "node:test";
import { blank, card, drawn, openCard, until, visit } from "./browser.mjs";
import { frozen, hosts, open as openHost } from "./hosts.mjs";
import { texts } from "./texts.mjs";
import { ARTICLE, open, rows } from "./site.mjs";

/** Runs in a page: what every group of an article says (of an enormous one, some sixty of them), with the HTML that shows it. */
async function everything(shown) {
  const files = ["view/card.js", "view/more.js", "made/all.js", "view/view.js"];
  const [{ card }, more, { allPhrases }, { View }] = await Promise.all(files.map((file) => import(`/www/widget/${file}`)));
  const said = [];
  for (const lang of ["en", "ar", "de", "es", "fr", "ru"]) {
    const [words, view] = [await allPhrases(lang), new View(shown.text, shown.annotation, lang)];
    const groups = [...shown.groups.values()];
    const step = groups.length > 1000 ? Math.ceil(groups.length / 60) : 1;
    for (const [i, { data, id }] of groups.entries()) if (i % step === 0) said.push(card(view, words, data, id, more));
  }
  return JSON.stringify([shown.element.innerHTML, shown.cast, said]);
}

/** Marks and cards by the analysis and by its annotation, as JSON, are the same. */
async function bothWays(page, find) {
  return page.evaluate(async ([find, everything]) => {
    const say = (0, eval)(`(${everything})`);
    const { default: init, highlight } = await import("/www/widget/index.js");
    const { Shown } = await import("/www/widget/shown.js");
    await init();
    const articles = [];
    const seek = (root) => {
      for (const element of root.querySelectorAll("*")) {
        if (element.localName === "who-said") element.setAttribute("disabled", "");
        if (element.shadowRoot) seek(element.shadowRoot);
        if (element.matches(find)) articles.push(element);
      }
    };
    seek(document);
    // What a <who-said> shows is taken back first.
    while (articles.some((article) => Shown.in(article) || article.querySelector("whosaid-mark"))) await new Promise((done) => setTimeout(done, 10));
    const results = [];
    for (const article of articles) {
      const analysed = highlight(article);
      const prepared = JSON.stringify({ ...analysed.annotation, text: analysed.text });
      const first = await say(analysed);
      const { annotation: { quotes: { length } } } = analysed;
      analysed.restore();
      const again = highlight(article, { annotation: prepared });
      const second = await say(again);
      const { unanchored } = again;
      again.restore();
      results.push({ same: first === second, unanchored, length });
    }
    return results;
  }, [find, everything.toString()]);
}

for (const name of Object.keys(hosts)) {
  test(`${name}: the same marks and cards, by the analysis and by its annotation`, async (t) => {
    // What the page shows itself is taken back anyway: nobody waits for a megabyte.
    const page = await openHost(t, name, { prepare: frozen, ready: name !== "long" });
    const results = await bothWays(page, "article, main, [id=article]");
    assert.ok(results.some(({ length }) => length > 0), JSON.stringify(results));
    assert.deepEqual(results.filter(({ same, unanchored }) => !same || unanchored.length), []);
  });
}

test("every dispatch: the same marks and cards, by the analysis and by its annotation", async (t) => {
  const page = await blank(t, "");
  for (const { id, text } of texts(["tests/dispatches", "../shared/dispatches"])) {
    await page.evaluate(async (text) => {
      const { typeset } = await import("/www/widget/typeset.js");
      document.body.replaceChildren(typeset(text, whosaid.annotate(text)));
    }, text);
    const [result] = await bothWays(page, "article");
    assert.deepEqual([result.same, result.unanchored], [true, []], id);
  }
});

/** The annotation of an article's text, as a file. */
async function prepared(t) {
  const page = await blank(t, ARTICLE);
  return page.evaluate(() => {
    const shown = whosaid.highlight(document.querySelector("article"));
    return JSON.stringify({ ...shown.annotation, text: shown.text });
  });
}

/** A page with `html` after whosaid/reader is loaded, what it says in `events` and what it asked for in `requests`. */
async function reading(t, html) {
  const page = await visit(t, "/blank.html");
  const requests = [];
  page.on("request", (request) => requests.push(new URL(request.url()).pathname));
  await page.evaluate(async (html) => {
    window.events = [];
    for (const type of ["ready", "open", "error"]) {
      addEventListener(`whosaid-${type}`, ({ detail }) => events.push([type, detail.error?.message ?? detail]));
    }
    document.body.innerHTML = html;
    await import("/www/widget/reader.js");
  }, html);
  await until(page, 1);
  return { page, requests };
}

const script = (json) => `<script type="application/json" data-whosaid>${json.replaceAll("<", "\\u003c")}</script>`;
const kinds = (page) => page.evaluate(() => events.map(([type, detail]) => (type === "error" ? detail : type)));

for (const [where, html] of [
  ["in the element", (json) => `<who-said panel>${script(json)}${ARTICLE}</who-said>`],
  ["in the article", (json) => `<who-said panel>${ARTICLE.replace("</article>", `${script(json)}</article>`)}</who-said>`],
  ["behind the article", (json) => `${ARTICLE.replace("<article>", '<article id="a">')}${script(json)}<who-said for="a" panel></who-said>`],
  ["in a file", (json) => `<who-said panel annotation="data:application/json,${encodeURIComponent(json)}">${ARTICLE}</who-said>`],
]) {
  test(`reader: an annotation ${where} is shown, with cards and panel, and no module is asked for`, async (t) => {
    const { page, requests } = await reading(t, html(await prepared(t)));
    assert.deepEqual(await kinds(page), ["ready"]);
    await open(page, "The ice is thin");
    assert.equal((await rows(page))[0][0], "Evidence");
    assert.match(await card(page).textContent(), /Jan Roe/);
    assert.equal(await page.locator("whosaid-panel summary").textContent(), "Who speaks");
    assert.deepEqual(requests.filter((path) => /wasm|core\.js|analy/.test(path)), []);
  });
}

test("reader: the one-line embed with data-annotation", async (t) => {
  const json = await prepared(t);
  const page = await visit(t, "/blank.html");
  const requests = [];
  page.on("request", (request) => requests.push(new URL(request.url()).pathname));
  await page.route("**/made.json", (route) => route.fulfill({ contentType: "application/json", body: json }));
  await page.evaluate((html) => {
    window.events = [];
    for (const type of ["ready", "open", "error"]) addEventListener(`whosaid-${type}`, (event) => events.push([type, event.detail.error?.message]));
    document.body.innerHTML = html;
    const script = Object.assign(document.createElement("script"), { type: "module", src: "/www/widget/reader.js" });
    Object.assign(script.dataset, { annotation: "/made.json", panel: "" });
    document.head.append(script);
  }, ARTICLE);
  await until(page, 1);
  assert.deepEqual(await kinds(page), ["ready"]);
  await open(page, "The ice is thin");
  assert.match(await card(page).textContent(), /Jan Roe/);
  assert.equal(await page.locator("whosaid-panel").count(), 1);
  assert.deepEqual(requests.filter((path) => /wasm|core\.js|analy/.test(path)), []);
});

test("reader: what a card needs is loaded when a reader comes near a quotation, and no sooner", async (t) => {
  const { page, requests } = await reading(t, `<who-said>${script(await prepared(t))}${ARTICLE}</who-said>`);
  const late = () => requests.filter((path) => /\/(card|en|place|build|paint|list|panel|anchor|now|off|acting|citation)\.js$/.test(path)).map((path) => path.split("/").at(-1));
  await page.mouse.move(2, 2);
  await drawn(page);
  assert.deepEqual(late(), []);
  await page.locator("whosaid-mark[data-quote]", { hasText: "The ice is thin" }).first().hover();
  await card(page).waitFor();
  assert.ok(["card.js", "en.js"].every((name) => late().includes(name)), late().join());
  assert.deepEqual(late().filter((name) => /panel|anchor|now|off|list|acting|citation/.test(name)), []);
  const asked = page.waitForRequest("**/acting.js");
  await card(page).hover();
  await asked;
});

/** Keeps a script from the page until what this gives is called. */
async function hold(page, script) {
  let go;
  const held = new Promise((done) => (go = done));
  await page.route(script, async (route) => {
    await held;
    await route.continue();
  });
  return go;
}

test("reader: a press that comes before the card's script opens the card", async (t) => {
  const { page } = await reading(t, `<who-said>${script(await prepared(t))}${ARTICLE}</who-said>`);
  const go = await hold(page, "**/card.js");
  const trigger = page.locator("whosaid-mark[data-quote]", { hasText: "The ice is thin" }).first().locator("whosaid-button").first();
  const asked = page.waitForRequest("**/card.js");
  await trigger.focus();
  await page.keyboard.press("Enter");
  await asked;
  await drawn(page);
  assert.equal(await card(page).count(), 0);
  go();
  await card(page).waitFor();
  assert.match(await card(page).textContent(), /Jan Roe/);
});

test("reader: what a card's button does comes too late for a card that is closed", async (t) => {
  const { page } = await reading(t, `<who-said>${script(await prepared(t))}${ARTICLE}</who-said>`);
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  const go = await hold(page, "**/acting.js");
  const trigger = page.locator("whosaid-mark[data-quote]", { hasText: "The ice is thin" }).first().locator("whosaid-button").first();
  await openCard(page, trigger);
  const asked = page.waitForRequest("**/acting.js");
  await card(page).getByRole("button", { name: "Next quotation of this speaker" }).click();
  await asked;
  await page.keyboard.press("Escape");
  const came = page.waitForResponse("**/acting.js");
  go();
  await came;
  for (let frame = 0; frame < 5; frame++) await drawn(page);
  assert.equal(await card(page).isVisible(), false);
  assert.deepEqual(errors, []);
});

test("reader: highlight() finds an annotation, and without one says what to do", async (t) => {
  const page = await visit(t, "/blank.html");
  const json = await prepared(t);
  const [quotes, said, same] = await page.evaluate(async ([html, json]) => {
    document.body.innerHTML = html;
    const { highlight } = await import("/www/widget/reader.js");
    const article = document.querySelector("article");
    const before = article.outerHTML;
    const said = await highlight(article).catch(({ message }) => message);
    const shown = await highlight(article, { annotation: json });
    const quotes = shown.annotation.quotes.length;
    shown.restore();
    return [quotes, said, article.outerHTML === before];
  }, [ARTICLE, json]);
  assert.ok(quotes > 1);
  assert.match(said, /\{ annotation \}/);
  assert.ok(same);
});

test("reader: the page gained an advertisement and lost a quotation: that is left out and listed", async (t) => {
  const changed = ARTICLE.replace('<p id="p2">', "<p>Advertisement</p><p>").replace("two boats", "three boats");
  const { page } = await reading(t, `<who-said>${script(await prepared(t))}${changed}</who-said>`);
  const [, { unanchored }] = await page.evaluate(() => events[0]);
  assert.deepEqual(unanchored.map(({ words }) => words), ["“We have two boats. One of them floats.”"]);
  await open(page, "Whoever walks on it");
  assert.match(await card(page).textContent(), /Jan Roe/);
});

test("reader: without an annotation it says so, and the article is as it was; with fallback it is analysed", async (t) => {
  const { page, requests } = await reading(t, `<who-said>${ARTICLE}</who-said>`);
  assert.match((await kinds(page))[0], /fallback/);
  assert.equal(await page.locator("whosaid-mark").count(), 0);
  assert.ok(!requests.some((path) => path.endsWith(".wasm")));
  const analysed = await reading(t, `<who-said fallback>${ARTICLE}</who-said>`);
  assert.deepEqual(await kinds(analysed.page), ["ready"]);
  assert.ok((await analysed.page.locator("whosaid-mark").count()) > 0);
  assert.ok(analysed.requests.some((path) => path.endsWith(".wasm")));
});

test("reader: where the annotation is another article's, the analysis that comes late hears what the markup says", async (t) => {
  const other = '<article><h2>We walked along the shore of the lake for hours on Monday.</h2><p>“Nobody was there,” said Ann Dahl.</p></article>';
  const { page } = await reading(t, `<who-said fallback>${script(await prepared(t))}${other}</who-said>`);
  const [[type, { annotation }]] = await page.evaluate(() => events.map(([type, { annotation }]) => [type, { annotation }]));
  assert.deepEqual([type, annotation.blocks[0].kind], ["ready", "heading"]);
  const analysed = await blank(t, other);
  assert.deepEqual(annotation, await analysed.evaluate(() => whosaid.highlight(document.querySelector("article")).annotation));
});

test("reader: a broken annotation is an error with the remedy", async (t) => {
  const { page } = await reading(t, `<who-said>${script('{"version":1}')}${ARTICLE}</who-said>`);
  assert.match((await kinds(page))[0], /has no text.*--with-text/);
  assert.equal(await page.locator("whosaid-mark").count(), 0);
});

test("reader: what an annotation was made with, and no page can change, is said", async (t) => {
  const json = await prepared(t);
  // Names less sure than that would be shown without a word.
  const { page } = await reading(t, `<who-said min-confidence="0.99">${script(json)}${ARTICLE}</who-said>`);
  await until(page, 2);
  const [said, ready] = await kinds(page);
  assert.match(said, /min-confidence is not read beside an annotation; give it to what makes that/);
  assert.equal(ready, "ready");
  const thrown = await page.evaluate(async (annotation) => {
    const { highlight } = await import("/www/widget/reader.js");
    return highlight(document.createElement("p"), { annotation, minConfidence: 0.99 }).catch(({ message }) => message);
  }, json);
  assert.match(`${thrown}`, /made before has what directory, corrections and the least confidence say/);
});
