// The editor's desk on its page: what the browser keeps, narrow windows, looks, languages, and what it needs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, axe, tap, visit } from "./browser.mjs";
import { current, decided, focused, heads, lies, listed, names, open, pick, press, progress, written } from "./desk-page.mjs";

/** A storage that refuses to be written. */
const FULL = `Object.defineProperty(Storage.prototype, "setItem", { value() { throw new DOMException("full", "QuotaExceededError"); } })`;
/** None at all, as where cookies are forbidden. */
const NONE = `Object.defineProperty(window, "localStorage", { get() { throw new DOMException("forbidden", "SecurityError"); } })`;
const NOT_KEPT = "This browser keeps nothing for this page. Save the file before you leave.";
const trouble = (page) => page.locator(".trouble").textContent();

async function reload(page) {
  await page.reload();
  await lies(page);
}

test("a reload loses nothing: decisions are there, on desk and article, and can be undone", async (t) => {
  const page = await open(t);
  await pick(page, "“The ice ");
  await press(page, "c");
  await pick(page, "“We have ");
  await page.locator("#name").fill("Ida Brandt");
  await page.locator("#change").click();
  assert.equal(await trouble(page), "");
  await reload(page);
  assert.equal(await progress(page), "2 of 8 decided");
  const kept = [["confirm", "Jan Roe", "“The ice "], ["change", "Ida Brandt", "“We have "]];
  assert.deepEqual(await decided(page), kept);
  await names(page, "“We have ", "Ida Brandt");
  await page.locator("#undo").click();
  assert.deepEqual(await decided(page), kept.slice(0, 1));
  assert.equal(await current(page), "“We have ");
  await names(page, "“We have ", "spokesman for the fire brigade");
  await reload(page);
  assert.deepEqual(await decided(page), kept.slice(0, 1));
});

test("each document has what was decided about it", async (t) => {
  const page = await open(t);
  await pick(page, "“The ice ");
  await press(page, "c");
  const change = (id) =>
    page.evaluate((id) => {
      const desk = document.querySelector("who-said-desk");
      if (id) desk.setAttribute("document-id", id);
      else desk.removeAttribute("document-id");
    }, id);
  const until = (text) => page.locator(".count", { hasText: text }).waitFor();
  await change("another");
  await until("0 of 8 decided");
  assert.deepEqual(await decided(page), []);
  await pick(page, "“We have ");
  await press(page, "x");
  await change(null);
  await until("1 of 8 decided");
  assert.deepEqual(await decided(page), [["confirm", "Jan Roe", "“The ice "]]);
  await names(page, "“We have ", "spokesman for the fire brigade");
  await change("another");
  await until("1 of 8 decided");
  assert.deepEqual(await decided(page), [["suppress", null, "“We have "]]);
});

for (const [what, script] of [["is full", FULL], ["is forbidden", NONE]]) {
  test(`where the storage ${what}, the desk says so, works, and writes its file`, async (t) => {
    const page = await open(t, { scripts: [script] });
    assert.equal(await trouble(page), NOT_KEPT);
    await pick(page, "“The ice ");
    await press(page, "c");
    assert.equal(await trouble(page), NOT_KEPT);
    assert.deepEqual(JSON.parse(await written(page)).map(({ action }) => action), ["confirm"]);
    await reload(page);
    assert.equal(await progress(page), "0 of 8 decided");
  });
}

for (const kept of ["no JSON", '{"steps":1}', '[{"did":"confirm","named":[],"drop":[],"set":[{"selector":{"exact":"x"}}]}]']) {
  test(`what was kept and cannot be read is put aside, and said: ${kept.slice(0, 12)}`, async (t) => {
    const page = await open(t);
    await page.evaluate((kept) => localStorage.setItem("whosaid-desk /desk.html#reader", kept), kept);
    await reload(page);
    assert.equal(await trouble(page), "What this browser had kept for this text cannot be read, and was put aside.");
    await pick(page, "“The ice ");
    await press(page, "c");
    assert.equal(await trouble(page), "");
    assert.equal(await page.evaluate(() => localStorage.getItem("whosaid-desk /desk.html#reader unreadable")), kept);
    await names(page, "“The ice ", "Jan Roe");
    await reload(page);
    assert.equal(await progress(page), "1 of 8 decided");
  });
}

test("two windows with one document: what is decided in one lies on the desk of the other", async (t) => {
  const page = await open(t);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await lies(other);
  await pick(page, "“The ice ");
  await press(page, "c");
  await other.locator(".count", { hasText: "1 of 8 decided" }).waitFor();
  await pick(other, "“We have ");
  await press(other, "x");
  await page.locator(".count", { hasText: "2 of 8 decided" }).waitFor();
  assert.deepEqual(await decided(page), await decided(other));
});

test("the site's own file lies below what is decided here", async (t) => {
  const page = await visit(t, "/desk.html");
  await lies(page);
  const file = [{ selector: { type: "TextQuoteSelector", exact: "“We have two boats. One of them floats.”" }, action: "change", speaker: "Ida Brandt" }];
  await page.evaluate((file) => {
    const desk = document.querySelector("who-said-desk");
    desk.remove();
    document.querySelector("#reader").setAttribute("corrections", `data:application/json,${encodeURIComponent(JSON.stringify(file))}`);
    document.querySelector("main").append(desk);
  }, file);
  await page.locator(".count", { hasText: "1 of 8 decided" }).waitFor();
  await pick(page, "“The ice ");
  await press(page, "c");
  assert.deepEqual(await decided(page), [["change", "Ida Brandt", "“We have "], ["confirm", "Jan Roe", "“The ice "]]);
  await names(page, "“We have ", "Ida Brandt");
  await press(page, "u");
  assert.deepEqual(await decided(page), [["change", "Ida Brandt", "“We have "]]);
  assert.ok(await page.locator("#undo").isDisabled(), "the site's file is not undone");
});

test("390 px: the desk lies over the lower half, the quotation above it, and fingers suffice", async (t) => {
  const page = await open(t, { viewport: { width: 390, height: 844 }, hasTouch: true });
  const order = await listed(page);
  for (const begins of [order[0], order.at(-1), order[3]]) {
    await heads(page).filter({ hasText: begins }).scrollIntoViewIfNeeded();
    await tap(page, heads(page).filter({ hasText: begins }));
    assert.equal(await current(page), begins);
    const [quotation, sheet] = await page.evaluate(() => {
      const box = (element) => element.getBoundingClientRect();
      return [box(document.querySelector("whosaid-mark[data-quote][data-lit]")), box(document.querySelector("who-said-desk").shadowRoot.querySelector(".desk"))];
    });
    assert.ok(quotation.top >= 0 && quotation.bottom <= sheet.top, `${begins}: ${quotation.bottom} ${sheet.top}`);
    assert.ok(sheet.top > 300 && Math.abs(sheet.bottom - 844) < 1);
  }
  const wide = await page.evaluate(() => {
    const root = document.querySelector("who-said-desk").shadowRoot;
    const inside = [...root.querySelectorAll(".in, .list, .body, button, input, select")].filter(({ id }) => id !== "load");
    return [document.documentElement.scrollWidth, ...inside.map((element) => Math.ceil(element.getBoundingClientRect().right))];
  });
  assert.ok(Math.max(...wide) <= 390, `${wide}`);
  const low = await page.locator("who-said-desk").evaluate(({ shadowRoot }) =>
    [...shadowRoot.querySelectorAll("button, select, input:not([type=checkbox],[type=file])")].filter((e) => e.getClientRects().length && e.getBoundingClientRect().height < 40).map(({ id, className }) => id + className));
  assert.deepEqual(low, [], "high enough for fingers");
  await page.locator("[data-current] .head").focus();
  await page.keyboard.press("e");
  const [focused, field, bar] = await page.locator("who-said-desk").evaluate(({ shadowRoot }) => {
    const at = shadowRoot.activeElement;
    return [at.id, at.getBoundingClientRect().bottom, shadowRoot.querySelector(".act").getBoundingClientRect().top];
  });
  assert.equal(focused, "name");
  assert.ok(field <= bar, `what has the focus is not covered: ${field} ${bar}`);
  await page.keyboard.press("Escape");
  await page.locator("#suppress").scrollIntoViewIfNeeded();
  await tap(page, page.locator("#suppress"));
  assert.equal(await progress(page), "1 of 8 decided");
  await tap(page, page.locator("summary"));
  assert.ok((await page.locator(".desk").boundingBox()).height < 80, "folded, it is out of the way");
});

test("390 px: the panel of who speaks covers nothing of the desk, and stands above its folded head", async (t) => {
  const page = await open(t, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await page.evaluate(() => document.querySelector("who-said").setAttribute("panel", ""));
  const panel = page.locator("whosaid-panel");
  await panel.waitFor();
  const covered = await page.locator("who-said-desk").evaluate((desk) =>
    [...desk.shadowRoot.querySelectorAll(".act button, .act label, summary")].filter((control) => {
      const { left, right, top, bottom } = control.getBoundingClientRect();
      return [left + 2, right - 2].some((x) => document.elementFromPoint(x, (top + bottom) / 2) !== desk);
    }).map(({ textContent }) => textContent));
  assert.deepEqual(covered, []);
  await tap(page, page.locator("summary", { hasText: "desk" }));
  const [head, over] = [await page.locator(".desk").boundingBox(), await panel.boundingBox()];
  assert.ok(over.y + over.height <= head.y, `${over.y + over.height} ${head.y}`);
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1200, 390]) {
    test(`axe finds nothing on the desk, ${colorScheme}, ${width} px`, async (t) => {
      const page = await open(t, { colorScheme, viewport: { width, height: 844 } });
      await pick(page, "“Whoever ");
      await page.locator("#load").setInputFiles({ name: "c.json", mimeType: "application/json", buffer: Buffer.from('[{"selector": {"type": "TextQuoteSelector", "exact": "Gone."}, "action": "suppress"}]') });
      await page.locator(".lost li").waitFor();
      await pick(page, "“Nobody a");
      await press(page, "c");
      await page.locator("#state").selectOption("all");
      await pick(page, "“Nobody a");
      assert.deepEqual(await axe(page), []);
    });
  }
}

test("dark page, dark desk; variables and parts theme it", async (t) => {
  const page = await open(t, { colorScheme: "dark" });
  const style = (property) => page.locator(".desk").evaluate((desk, property) => getComputedStyle(desk)[property], property);
  const dark = (colour) => colour.match(/[\d.]+/g).slice(0, 3).every((part) => part < 100);
  assert.ok(dark(await style("backgroundColor")), await style("backgroundColor"));
  await page.evaluate(() => document.documentElement.style.setProperty("color-scheme", "light"));
  assert.ok(!dark(await style("backgroundColor")));
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("who-said-desk{--whosaid-card:rgb(1,2,3)} who-said-desk::part(title){color:rgb(4,5,6)}");
    document.adoptedStyleSheets = [sheet];
  });
  assert.equal(await style("backgroundColor"), "rgb(1, 2, 3)");
  assert.equal(await page.locator("summary").evaluate((summary) => getComputedStyle(summary).color), "rgb(4, 5, 6)");
});

for (const [lang, title, done] of [["ar", "مكتب التحرير", "حُسم 1 من 8"], ["de-AT", "Redaktionstisch", "1 von 8 entschieden"], ["ru", "Стол редактора", "Решено 1 из 8"]]) {
  test(`the desk speaks the language of the article: ${lang}`, async (t) => {
    const page = await visit(t, "/blank.html");
    const html = await (await page.request.get(new URL("/desk.html", page.url()).href)).text();
    await page.evaluate(
      async ([main, lang]) => {
        document.documentElement.lang = lang;
        document.body.innerHTML = main;
        await import("/www/widget/desk.js");
      },
      [html.slice(html.indexOf("<main>"), html.indexOf("<script")), lang],
    );
    await lies(page);
    await pick(page, "“The ice ");
    await press(page, "c");
    assert.match(await page.locator("summary").textContent(), new RegExp(`^${title} ${done}`));
    assert.equal(await page.locator(".desk").evaluate((desk) => getComputedStyle(desk).direction), lang === "ar" ? "rtl" : "ltr");
    await pick(page, "“We have ");
    assert.deepEqual(await axe(page), []);
  });
}

test("without a <who-said>, or with an annotation made before, it says what is missing", async (t) => {
  const page = await visit(t, "/blank.html");
  const errors = await page.evaluate(async () => {
    const said = [];
    addEventListener("whosaid-error", ({ detail }) => said.push(`${detail.error.code}: ${detail.error.message}`));
    document.body.innerHTML = `<who-said-desk></who-said-desk><who-said-desk for="nobody"></who-said-desk>`;
    await import("/www/widget/desk.js");
    const { default: init, annotate } = await import("/www/widget/index.js");
    await init();
    const wait = (many) => new Promise((done) => (function look() { said.length >= many ? done() : setTimeout(look, 20); })());
    await wait(2);
    const text = "“The ice is thin,” said Mayor Jan Roe.";
    document.body.innerHTML = `<who-said><p>${text}</p><script type="application/json" data-whosaid></script></who-said><who-said-desk></who-said-desk>`;
    document.querySelector("script").textContent = JSON.stringify({ ...annotate(text), text });
    await wait(3);
    return said;
  });
  assert.match(errors[0], /^desk: whosaid: <who-said-desk> finds no <who-said>; name one by for="…"$/);
  assert.match(errors[1], /^desk: whosaid: <who-said-desk> finds no <who-said> with the id "nobody"/);
  assert.match(errors[2], /^desk: whosaid: the desk needs the analysis, .* leave that out$/);
});

test("painted words, and an article elsewhere in the page: the desk works the same", async (t) => {
  const page = await visit(t, "/blank.html");
  const html = await (await page.request.get(new URL("/desk.html", page.url()).href)).text();
  await page.evaluate(
    async (article) => {
      document.body.innerHTML = `<div id="text">${article}</div><who-said id="reader" for="text" mode="paint"></who-said><who-said-desk></who-said-desk>`;
      window.html = document.querySelector("#text").innerHTML;
      await import("/www/widget/desk.js");
    },
    html.slice(html.indexOf("<article>"), html.indexOf("</who-said>")),
  );
  await lies(page);
  await pick(page, "“The ice ");
  await press(page, "x");
  assert.deepEqual(await decided(page), [["suppress", null, "“The ice "]]);
  assert.ok(await focused(page));
  const name = () =>
    page.evaluate(async () => {
      const { annotation } = (await import("/www/widget/shown.js")).Shown.in(document.querySelector("#text"));
      return annotation.quotes[0].speaker;
    });
  assert.equal(await answered(name, null), null);
  assert.ok(await page.evaluate(() => document.querySelector("#text").innerHTML === html), "no mutation at all");
});

test("names and words are never markup", async (t) => {
  const page = await open(t);
  const name = "<img src=/nowhere.png onerror=document.title=1>";
  await page.evaluate((name) => {
    const line = document.createElement("p");
    line.textContent = `“It ${name} holds,” said Mayor Jan Roe.`;
    document.querySelector("article").append(line);
  }, name);
  await page.locator(".count", { hasText: "0 of 9 decided" }).waitFor();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await pick(page, "“It <img ");
  for (const field of ["name", "role", "note"]) await page.locator(`#${field}`).fill(name);
  await page.locator("#change").click();
  await page.locator("#state").selectOption("decided");
  await pick(page, "“It <img ");
  assert.equal(await page.locator("[data-current] .name").textContent(), name);
  assert.equal(await page.locator("who-said-desk img").count(), 0);
  assert.deepEqual([await page.title(), asked], ["An editor’s page", []]);
});

test("the demo: Edit opens the desk under a strict policy, each text keeps its own, the article's text stays the file's", async (t) => {
  const page = await visit(t, "/www/index.html", { viewport: { width: 1280, height: 900 } });
  await page.locator("html.ready").waitFor();
  const violations = [];
  page.on("console", (message) => violations.push(message.text()));
  await page.locator("#edit").focus();
  await press(page, "Enter");
  await heads(page).first().waitFor();
  const [first] = await listed(page);
  await page.waitForFunction(() => document.activeElement.id === "desk");
  await press(page, "x");
  assert.match(await progress(page), /^1 of/);
  await page.selectOption("#picker", "samples/dispatch-9.txt");
  await page.locator(".count", { hasText: /^0 of/ }).waitFor();
  await page.selectOption("#picker", "samples/dispatch-1.txt");
  await page.locator(".count", { hasText: /^1 of/ }).waitFor();
  assert.equal((await decided(page))[0][2], first);
  const text = await page.evaluate(async () => [await (await fetch("samples/dispatch-1.txt")).text(), document.querySelector("article").textContent]);
  assert.equal(text[1], text[0]);
  assert.equal(JSON.parse(await written(page)).length, 1);
  assert.deepEqual(violations, []);
  await page.locator("#edit").click();
  assert.ok(await page.locator("who-said-desk").isHidden());
});
