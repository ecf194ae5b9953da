// `whosaid annotate --format html`: pages that a server has marked show what the widget shows, without any script; where
// the widget runs, it takes its own marks in place of the server's.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { before, test } from "node:test";
import { answered, axe, blank, card, engine, until, visit } from "./browser.mjs";
import { held, worked } from "../pages/made/pages.mjs";
import { frozen, hosts } from "./hosts.mjs";
import { root, texts } from "./texts.mjs";
import { build, tool } from "./tool.mjs";

mkdirSync(`${root}tests/shots`, { recursive: true });
before(build);

/** What the tool makes of records: `{ id, text }` or `{ id, html }`. */
function marked(records, ...options) {
  const input = records.map((record) => JSON.stringify(record)).join("\n");
  const lines = execFileSync(tool, ["annotate", "--ndjson", "--format", "html", ...options, "-"], { input, maxBuffer: 1 << 30 });
  return `${lines}`.trimEnd().split("\n").map((line) => JSON.parse(line));
}

/** A page without its scripts and our element: the tests compare what a server sends with what the widget makes of the same. */
const still = (name) =>
  readFileSync(`${root}tests/hosts/${name}.html`, "utf8").replace(/<script\b.*?<\/script>\n?/gs, "").replace(/<\/?who-said\b[^>]*>/g, "");

/**
 * Runs in a page: for the elements that `find` names in the page as it was and as the server has marked it, what the
 * server's marks are, what the widget's are in each, and what is left when they are taken back.
 */
async function compared([before, after, find]) {
  const bare = (html) => html.replace(/<button type="button" class="whosaid-sign".*?<\/button>| data-still=""|<whosaid-button.*?<\/whosaid-button>/g, "");
  const put = (html) => {
    const { head, body } = new DOMParser().parseFromString(html, "text/html");
    document.documentElement.lang = "en";
    for (const style of document.querySelectorAll("head style")) style.remove();
    document.head.append(...head.querySelectorAll("style"));
    document.body.replaceChildren(...body.childNodes);
    return [...document.querySelectorAll(find)].filter((element) => !element.parentElement.closest(find));
  };
  const originals = put(before).map((element) => {
    const html = element.innerHTML;
    const text = element.textContent;
    const shown = whosaid.highlight(element);
    const own = element.innerHTML;
    shown.restore();
    return { html, text, own, quotes: shown.annotation.quotes.length };
  });
  return put(after).map((element, i) => {
    const { html, text, own, quotes } = originals[i];
    const sent = element.innerHTML;
    const same = element.textContent === text;
    const shown = whosaid.highlight(element);
    const taken = element.innerHTML;
    const left = document.querySelectorAll("[data-still],.whosaid-sign,.whosaid-cards").length;
    shown.restore();
    return {
      quotes, text: same, marks: bare(sent) === bare(own), sent: bare(sent), own: bare(own),
      taken: taken === own, left, restored: element.innerHTML === html, cards: sent.split("whosaid-sign").length - 1,
    };
  });
}

test("every dispatch and sample: the server's marks are the widget's, which takes its own instead, and back", async (t) => {
  const page = await blank(t, "");
  const all = texts(["tests/dispatches", "www/samples", "../shared/dispatches"]);
  const pages = marked(all, "--styles", "none");
  let quotes = 0;
  for (const [i, { id, text }] of all.entries()) {
    assert.equal(pages[i].id, id);
    const plain = await page.evaluate(async (text) => {
      const { typeset } = await import("/www/widget/typeset.js");
      return typeset(text, whosaid.annotate(text)).outerHTML;
    }, text);
    const [result] = await page.evaluate(compared, [plain, pages[i].html, "article"]);
    if (!result.marks) console.log(id, difference(result.sent, result.own));
    quotes += result.quotes;
    assert.deepEqual([result.text, result.marks, result.taken, result.left, result.restored], [true, true, true, 0, true], id);
  }
  assert.ok(quotes > 200, `${quotes} quotations`);
});

/** Where two texts begin to differ. */
function difference(a, b) {
  let at = 0;
  while (a[at] === b[at]) at++;
  return [a.slice(at - 60, at + 160), b.slice(at - 60, at + 160)];
}

/** A host page as its scripts have made it, without the widget: its article, wherever that stands; of a long one a part. */
async function made(t, name) {
  const page = await visit(t, "/blank.html", { scripts: [frozen] });
  await page.route("**/define.js", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
  await page.goto(new URL(hosts[name].path, page.url()).href);
  // Locators look into shadow roots.
  const html = await page.locator("article", { has: page.locator("p") }).first().evaluate((article) => {
    for (const gone of article.querySelectorAll("script, :scope > :nth-child(n + 100)")) gone.remove();
    return article.outerHTML;
  });
  return `<!doctype html><html lang="en"><body>${html}</body></html>`;
}

const STATIC = { newspaper: "article", amp: "main", rtl: "article", reset: "article", live: "article", two: "main > :first-child" };

for (const name of Object.keys(hosts)) {
  test(`${name}: the server's marks are the widget's, which takes its own instead, and back`, async (t) => {
    const page = await blank(t, "");
    const find = STATIC[name] ?? "article";
    const html = name in STATIC ? still(name) : await made(t, name);
    const [after] = marked([{ id: name, html }], "--select", find, "--styles", "none");
    const results = await page.evaluate(compared, [html, after.html, find]);
    for (const result of results) {
      if (!result.marks) console.log(name, difference(result.sent, result.own));
      assert.deepEqual([result.text, result.marks, result.taken, result.restored], [true, true, true, true], name);
    }
    assert.ok(results.length > 0);
  });
}

/** Runs in a page: marks of a page that is sent with its annotation, those of the widget by that, and what is left then. */
function handedOver([before, after]) {
  const parse = (html) => new DOMParser().parseFromString(html, "text/html").body;
  document.body.replaceChildren(...parse(after).childNodes);
  // A name that the page runs into other words without its styles (`CultureVera`) is none that an annotation can find there.
  const run = parse(before).textContent;
  const apart = ({ dataset, textContent: words }) => {
    let at = -1;
    while (!dataset.quote && (at = run.indexOf(words, at + 1)) >= 0) if (/\p{L}/u.test(run[at - 1] ?? "")) return false;
    return true;
  };
  const marks = () => [...document.querySelectorAll("whosaid-mark")].filter(apart).map((mark) => {
    const { quote, speaker, note, kind, hue, doubtful } = mark.dataset;
    return [quote, speaker, note, kind, hue, doubtful, mark.textContent];
  });
  const sent = marks();
  const data = document.querySelector(".whosaid-cards script");
  if (!data) return { sent: [], own: [], lost: [], html: true };
  const shown = whosaid.highlight(document.body, { annotation: data.textContent });
  const own = marks();
  shown.restore();
  // The card waits for its next reader.
  document.querySelector("whosaid-card")?.remove();
  return { sent, own, lost: shown.unanchored, html: document.body.innerHTML === parse(before).innerHTML };
}

/** UTF-8, or what pages of the West are otherwise. */
function decoded(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

for (const [title, pages] of [
  ["in many layouts", readdirSync(`${root}tests/pages`).filter((name) => name.endsWith(".html")).map((name) => [name, readFileSync(`${root}tests/pages/${name}`, "utf8")])],
  ["made", [...worked(), ...held()].map(({ name, bytes }) => [name, decoded(bytes)])],
]) {
  test(`pages ${title}: the widget's marks by the annotation that is sent are the server's, and it gives the page back`, async (t) => {
    const page = await blank(t, "");
    const bare = pages.map(([id, html]) => ({ id, html: html.replace(/<script\b.*?<\/script>/gs, "") }));
    let count = 0;
    for (const [i, { id, html }] of marked(bare, "--with-text", "--styles", "none").entries()) {
      const { sent, own, lost, html: same } = await page.evaluate(handedOver, [bare[i].html, html]);
      count += sent.length;
      assert.deepEqual([id, lost, same], [id, [], true]);
      assert.deepEqual(own, sent, id);
    }
    assert.ok(count > 10 * pages.length, `${count} marks`);
  });
}

/** The newspaper as it is sent, without any script of ours. */
const sent = (...options) => marked([{ id: "newspaper", html: still("newspaper") }], ...options)[0].html;

/** Opens a page that is sent with headers; its styles are those of the package, in a file. */
async function opened(t, html, { headers = {}, ...options } = {}) {
  const page = await visit(t, "/blank.html", options);
  const refused = [];
  page.on("console", (message) => /Content.Security.Policy/i.test(message.text()) && refused.push(message.text()));
  await page.route("**/sent.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", headers, body: html }));
  await page.route("**/whosaid-still.css", async (route) => {
    const { default: body } = await import(`${root}www/widget/made/still.js`);
    await route.fulfill({ contentType: "text/css", body });
  });
  await page.goto(new URL("/sent.html", page.url()).href);
  return { page, refused };
}

const SIGN = ".whosaid-sign";
const openCard = (page) => page.locator(".whosaid-cards .card:popover-open");

for (const [width, height] of [[1280, 800], [390, 844]]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`without JavaScript, ${width} px, ${colorScheme}: by the keyboard alone a card opens, closes, and the next one opens`, async (t) => {
      const off = engine === "chromium" ? { javaScriptEnabled: false } : {};
      const { page } = await opened(t, sent(), { viewport: { width, height }, colorScheme, ...off });
      const count = await page.locator(SIGN).count();
      assert.ok(count > 8, `${count} signs`);
      await page.locator(SIGN).first().focus();
      assert.equal(await openCard(page).count(), 0);
      await page.keyboard.press("Enter");
      assert.match(await openCard(page).innerText(), /Ines Halloran/);
      await page.screenshot({ path: `${root}tests/shots/${engine}-still-${width}-${colorScheme}.png` });
      const box = await openCard(page).boundingBox();
      assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && Math.floor(box.y + box.height) <= height, JSON.stringify(box));
      await page.keyboard.press("Escape");
      assert.equal(await openCard(page).count(), 0);
      // The focus is where it was: the next stop but for the page's links is the next quotation's sign.
      assert.ok(await page.locator(SIGN).first().evaluate((sign) => sign === document.activeElement));
      await page.keyboard.press("Space");
      // The card's own stops come next, its button last.
      const stops = [];
      do {
        await page.keyboard.press("Tab");
        stops.push(await page.evaluate(() => document.activeElement.className || document.activeElement.localName));
      } while (stops.at(-1) !== "close" && stops.length < 9);
      assert.deepEqual(stops.slice(0, 2), ["summary", "a"]);
      assert.equal(stops.at(-1), "close");
      await page.keyboard.press("Enter");
      assert.equal(await openCard(page).count(), 0);
      // The next one takes its place.
      for (const n of [1, 2]) {
        await page.locator(SIGN).nth(n).focus();
        await page.keyboard.press("Enter");
        assert.equal(await openCard(page).count(), 1);
      }
    });
  }
}

test("without JavaScript: a card leads to the quotation before and after, and has the words to cite, selected by a click", async (t) => {
  const off = engine === "chromium" ? { javaScriptEnabled: false } : {};
  const { page } = await opened(t, sent(), { viewport: { width: 1000, height: 500 }, ...off });
  // The first of three of Marius Tolle's.
  await page.locator(SIGN).nth(1).click();
  const next = openCard(page).locator("a.step");
  assert.equal(await next.count(), 1);
  await openCard(page).locator("summary").click();
  await openCard(page).locator(".cite div").click();
  const words = await page.locator(SIGN).nth(1).locator("..").innerText();
  const selected = await page.evaluate(() => `${getSelection()}`);
  assert.ok(selected.startsWith(words) && /— Marius Tolle/.test(selected), selected);
  assert.match(await openCard(page).locator(".cite + a").getAttribute("href"), /^#whosaid=.+:~:text=/);
  // To the same speaker's next quotation, whose sign then has the focus.
  const id = (await next.getAttribute("href")).slice(1);
  await next.focus();
  await page.keyboard.press("Enter");
  assert.equal(await answered(() => page.evaluate(() => document.activeElement.id), id), id);
  assert.equal(await page.evaluate(() => location.hash), `#${id}`);
  assert.ok(await page.locator(`[id="${id}"]`).evaluate((sign) => sign.getBoundingClientRect().top >= 0 && sign.getBoundingClientRect().bottom <= innerHeight));
  await page.keyboard.press("Enter");
  assert.match(await openCard(page).last().innerText(), /2 of/);
  assert.equal(await openCard(page).last().locator("a.step").count() > 0, true);
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing in what is sent, with a card open, ${colorScheme}`, async (t) => {
    const { page } = await opened(t, sent(), { colorScheme });
    assert.deepEqual(await axe(page), []);
    await page.locator(SIGN).first().click();
    await openCard(page).waitFor();
    await openCard(page).evaluate(async (card) => {
      for (const { finished } of card.getAnimations()) await finished;
    });
    assert.deepEqual(await axe(page), []);
  });
}

test("a plain text becomes a page of its own: axe finds nothing", async (t) => {
  const [{ text }] = texts(["www/samples"]).filter(({ id }) => id.endsWith("dispatch-3.txt"));
  const { page } = await opened(t, marked([{ id: "d", text }])[0].html);
  assert.equal(await page.evaluate(() => document.querySelector("article").textContent), text);
  assert.deepEqual(await axe(page), []);
});

test("nothing moves: the lines of an article are where they are without marks", async (t) => {
  const places = (page) => page.evaluate(() => {
    const range = new Range();
    range.selectNodeContents(document.querySelector("article"));
    return [...new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom)))].sort((a, b) => a - b).at(-1);
  });
  const heights = [];
  for (const html of [still("newspaper"), sent()]) heights.push(await places((await opened(t, html)).page));
  assert.equal(heights[0], heights[1]);
});

test("under a policy that lets nothing run: marks, cards, and the stylesheet in a file", async (t) => {
  const policy = "default-src 'none'; img-src 'self'; style-src 'self'; require-trusted-types-for 'script'";
  const text = "“The ice is thin,” said Mayor Jan Roe. “Keep off it.”";
  const [{ html }] = marked([{ id: "ice", text }], "--styles", "whosaid-still.css", "--with-text");
  const { page, refused } = await opened(t, html, { headers: { "content-security-policy": policy } });
  await page.locator(SIGN).first().click();
  assert.match(await openCard(page).innerText(), /Jan Roe/);
  assert.equal(await page.locator("whosaid-mark[data-quote]").first().evaluate((mark) => getComputedStyle(mark).textDecorationLine), "underline");
  assert.deepEqual(refused, []);
});

/** The parts of a page that a server has marked, in a page where reader.js is loaded around its article. */
async function taken(t, html, { attributes = "", entry = "reader.js", prepare } = {}) {
  const page = await visit(t, "/blank.html");
  const requests = [];
  page.on("request", (request) => requests.push(new URL(request.url()).pathname));
  if (prepare) await page.evaluate(prepare);
  await page.evaluate(async ([html, attributes, entry]) => {
    window.events = [];
    for (const type of ["ready", "open", "error"]) {
      addEventListener(`whosaid-${type}`, ({ detail }) => events.push([type, detail.error?.message ?? null]));
    }
    const { body } = new DOMParser().parseFromString(html, "text/html");
    document.body.replaceChildren(...body.childNodes);
    document.querySelector("article").id = "a";
    document.body.insertAdjacentHTML("beforeend", `<who-said for="a" ${attributes}></who-said>`);
    await import(`/www/widget/${entry}`);
  }, [html, attributes, entry]);
  return { page, requests };
}

test("the reader takes its own marks in place of the server's by the annotation that is sent along, and no module is asked for", async (t) => {
  const html = sent("--with-text", "--select", "article");
  const { page, requests } = await taken(t, html, { attributes: "panel" });
  await until(page, 1);
  assert.deepEqual(await page.evaluate(() => events), [["ready", null]]);
  const count = () => page.evaluate(() => ["[data-still]", ".whosaid-sign", ".whosaid-cards", "whosaid-button"].map((s) => document.querySelectorAll(s).length));
  const [marks, signs, cards, triggers] = await count();
  assert.deepEqual([marks, signs, cards], [0, 0, 0]);
  assert.ok(triggers > 8);
  assert.deepEqual(requests.filter((path) => /wasm|core\.js|analy/.test(path)), []);
  // Off and on again: the annotation is remembered, the article is as it was before any marks.
  await page.evaluate(() => document.querySelector("who-said").toggleAttribute("disabled", true));
  await page.waitForFunction(() => !document.querySelector("whosaid-mark"));
  const plain = await page.evaluate((html) => {
    const { body } = new DOMParser().parseFromString(html, "text/html");
    return [document.querySelector("article").innerHTML, body.querySelector("article").innerHTML];
  }, still("newspaper"));
  assert.equal(plain[0], plain[1]);
  await page.evaluate(() => document.querySelector("who-said").toggleAttribute("disabled", false));
  await until(page, 2);
  assert.equal((await count())[3], triggers);
});

test("without an annotation the reader leaves the server's marks and cards as they are, and says so", async (t) => {
  const { page } = await taken(t, sent());
  await until(page, 1);
  assert.match(await page.evaluate(() => events[0][1]), /no annotation/);
  assert.ok((await page.locator("[data-still]").count()) > 10);
  await page.locator(SIGN).first().click();
  assert.equal(await openCard(page).count(), 1);
});

test("for a reader who has turned everything off the server's marks go too", async (t) => {
  const { page } = await taken(t, sent("--with-text"), { prepare: () => localStorage.setItem("whosaid-off", "Show who said it") });
  await page.waitForFunction(() => !document.querySelector("[data-still], .whosaid-sign, .whosaid-cards .card"));
  await page.evaluate(() => localStorage.clear());
});

test("an article that was edited since: no mark of the server's is left where its words are no longer", async (t) => {
  const html = sent("--with-text", "--select", "article").replace("promised gives", "promised by anybody gives");
  const { page } = await taken(t, html);
  await until(page, 1);
  assert.equal(await page.locator("[data-still]").count(), 0);
  assert.equal(await page.locator("whosaid-mark[data-quote]", { hasText: "promised by anybody" }).count(), 0);
});

test("where the widget paints, the server's marks give way as well", async (t) => {
  const { page } = await taken(t, sent("--with-text", "--select", "article"), { attributes: 'mode="paint"' });
  await until(page, 1);
  assert.equal(await page.locator("whosaid-mark").count(), 0);
  assert.ok((await page.evaluate(() => [...CSS.highlights.keys()])).some((name) => /^whosaid-\d/.test(name)));
});

test("a copy of the page that the reader has taken over, as a cache keeps it, is shown by the same annotation", async (t) => {
  const { page } = await taken(t, sent("--with-text", "--select", "article"));
  await until(page, 1);
  const state = () => page.evaluate(() => [document.querySelector("article").textContent, document.querySelectorAll("whosaid-mark").length]);
  const before = await state();
  await page.evaluate(() => {
    const copy = document.body.cloneNode(true);
    document.body.replaceWith(document.createElement("body"));
    document.body.replaceWith(copy);
  });
  await until(page, 2);
  assert.deepEqual(await page.evaluate(() => events), [["ready", null], ["ready", null]]);
  assert.deepEqual(await state(), before);
  await page.locator("whosaid-button").first().focus();
  await page.keyboard.press("Enter");
  await card(page).waitFor();
});

test("paragraphs that are flexible boxes or grids: nothing moves, and a card opens", async (t) => {
  const box = (display) => `<p style="display:${display};gap:1em">Mayor Jan Roe: “Nobody walks on it, and nobody skates on it, and that goes for everybody and their dogs,” she said. <b>So</b> it was.</p>`;
  const html = `<!doctype html><html lang="en"><head><style>article{width:30em}</style></head><body><article>${box("flex")}${box("inline-grid")}<p>“We wait,” said Ann Dahl.</p></article></body></html>`;
  /** Of each paragraph where its words stand: above and below, from left to right. */
  const lines = (page) => page.evaluate(() => [...document.querySelectorAll("p")].map((p) => {
    const found = {};
    const texts = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
    for (let node; (node = texts.nextNode()); ) {
      const range = new Range();
      range.selectNodeContents(node);
      for (const { top, bottom, left, right } of range.getClientRects()) {
        const line = (found[[top, bottom].map(Math.round)] ??= [Infinity, 0]);
        line.splice(0, 2, Math.min(line[0], Math.round(left)), Math.max(line[1], Math.round(right)));
      }
    }
    return found;
  }));
  const before = await lines((await opened(t, html)).page);
  const { page } = await opened(t, marked([{ id: "boxes", html }], "--whole-page")[0].html);
  assert.deepEqual(await lines(page), before);
  assert.equal(await page.locator("p[style] > whosaid-mark whosaid-mark[data-quote]").count(), 2);
  await page.locator(SIGN).first().click();
  assert.match(await openCard(page).innerText(), /Jan Roe/);
});
