// <who-said>: what it annotates, what it says, and that a failure leaves the article as it was.
import assert from "node:assert/strict";
import { test } from "node:test";
import { blank, host, openCard, until } from "./browser.mjs";

const TEXT = "<p>The mayor said: “The ice is thin.”</p><p>Then silence.</p>";

const marks = (page) => page.locator("whosaid-mark[data-quote]").count();

test("annotates the article it wraps and says so once", async (t) => {
  const page = await host(t, `<who-said><article>${TEXT}</article></who-said>`);
  await until(page, 1);
  assert.equal(await marks(page), 1);
  const [[type, { annotation }]] = await page.evaluate(() => events);
  assert.equal(type, "ready");
  assert.equal(annotation.quotes.length, 1);
});

test("annotates the element that `for` names", async (t) => {
  const page = await host(t, `<article id="a">${TEXT}</article><who-said for="a"></who-said>`);
  await until(page, 1);
  assert.equal(await page.locator("#a whosaid-mark[data-quote]").count(), 1);
});

test("fetches the plain text that `src` points at", async (t) => {
  const page = await host(t, `<who-said src="/www/samples/dispatch-1.txt"></who-said>`);
  await until(page, 1);
  const same = await page.evaluate(async () =>
    document.querySelector("who-said article").textContent === (await (await fetch("/www/samples/dispatch-1.txt")).text()));
  assert.ok(same);
  assert.ok((await marks(page)) > 10);
});

for (const [what, html, message] of [
  ["an id that nothing has", `<article>${TEXT}</article><who-said for="nowhere"></who-said>`, /no element has the id "nowhere"/],
  ["an address that answers 404", `<who-said src="/nowhere.txt">${TEXT}</who-said>`, /answers 404/],
  ["a confidence that is none", `<who-said min-confidence="very">${TEXT}</who-said>`, /minConfidence/],
]) {
  test(`${what}: whosaid-error, and the article stays as it was`, async (t) => {
    const page = await host(t, html);
    await until(page, 1);
    const [type, text, same] = await page.evaluate(() => [
      events[0][0],
      events[0][1].error.message,
      document.body.innerHTML === before,
    ]);
    assert.equal(type, "error");
    assert.match(text, message);
    assert.ok(same);
  });
}

test("`disabled` takes everything back, removing it shows it again", async (t) => {
  const page = await host(t, `<who-said>${TEXT}</who-said>`);
  await until(page, 1);
  await page.evaluate(() => document.querySelector("who-said").setAttribute("disabled", ""));
  await page.waitForFunction(() => !document.querySelector("whosaid-mark"));
  await page.evaluate(() => document.querySelector("who-said").removeAttribute("disabled"));
  await until(page, 2);
  assert.equal(await marks(page), 1);
});

test("removing the element restores the article", async (t) => {
  const page = await host(t, `<article id="a">${TEXT}</article><who-said for="a"></who-said>`);
  await until(page, 1);
  await page.evaluate(() => document.querySelector("who-said").remove());
  await page.waitForFunction((text) => document.querySelector("#a").innerHTML === text, TEXT);
});

test("registering twice is safe", async (t) => {
  const page = await host(t, `<who-said>${TEXT}</who-said>`);
  await page.evaluate(() => import("/www/widget/define.js?again"));
  await until(page, 1);
});

test("whosaid-open says what was opened", async (t) => {
  const page = await host(t, `<who-said>${TEXT}</who-said>`);
  await until(page, 1);
  await openCard(page, page.locator("whosaid-button").first());
  await until(page, 2);
  assert.deepEqual(await page.evaluate(() => events[1]), ["open", { quote: "q1" }]);
});

test("two articles on one page share one card", async (t) => {
  const page = await host(t, `<who-said id="a">${TEXT}</who-said><who-said id="b">${TEXT}</who-said>`);
  await until(page, 2);
  for (const id of ["a", "b"]) {
    await openCard(page, page.locator(`#${id} whosaid-button`).first());
    assert.equal(await page.locator("[aria-expanded=true]").count(), 1);
    await page.keyboard.press("Escape");
  }
  assert.equal(await page.locator("whosaid-card").count(), 1);
});

test("works inside another shadow root", async (t) => {
  const page = await host(t, "<div id=outer></div>");
  await page.evaluate((text) => {
    const root = document.querySelector("#outer").attachShadow({ mode: "open" });
    const made = document.createElement("who-said");
    made.innerHTML = text;
    root.append(made);
  }, TEXT);
  await until(page, 1);
  await openCard(page, page.locator("whosaid-button").first());
  const result = await page.evaluate(() => {
    const root = document.querySelector("#outer").shadowRoot;
    const mark = root.querySelector("whosaid-mark[data-quote]");
    return [root.querySelectorAll("whosaid-card").length, getComputedStyle(mark).textDecorationLine];
  });
  assert.deepEqual(result, [1, "underline"]);
});

test("importing the package in Node needs no DOM", async () => {
  const { WhoSaid } = await import("../../www/widget/element.js");
  for (const entry of ["define", "auto", "reader", "index"]) await import(`../../www/widget/${entry}.js`);
  assert.equal(typeof WhoSaid, "function");
});

test("whosaid-open comes from the element, also where for names the article", async (t) => {
  const page = await blank(t, `<article id="a"><p>“The ice is thin,” said Mayor Jan Roe.</p></article>`);
  const heard = await page.evaluate(async () => {
    await import("/www/widget/define.js");
    const element = document.createElement("who-said");
    element.setAttribute("for", "a");
    const ready = new Promise((done) => element.addEventListener("whosaid-ready", done, { once: true }));
    document.body.append(element);
    await ready;
    const opened = new Promise((done) => element.addEventListener("whosaid-open", ({ detail }) => done(detail.quote)));
    document.querySelector("whosaid-mark[data-quote]").click();
    return opened;
  });
  assert.equal(heard, "q1");
});

test("src: the latest address wins, whichever file comes first", async (t) => {
  const page = await blank(t, "", { clock: true });
  let answer;
  const held = new Promise((done) => (answer = done));
  await page.route("**/slow", async (route) => {
    await held;
    await route.fulfill({ body: "“The slow ice,” said Jan Roe." });
  });
  await page.route("**/fast", (route) => route.fulfill({ body: "“The fast ice,” said Jan Roe." }));
  const asked = page.waitForRequest("**/slow");
  await page.evaluate(async () => {
    await import("/www/widget/define.js");
    const element = document.createElement("who-said");
    element.setAttribute("src", "/slow");
    document.body.append(element);
  });
  await asked;
  await page.evaluate(() => document.querySelector("who-said").setAttribute("src", "/fast"));
  await page.locator("who-said whosaid-mark[data-quote]").waitFor();
  const answered = page.waitForResponse("**/slow");
  answer();
  await (await answered).finished();
  await page.clock.runFor(1500);
  assert.equal(await page.locator("who-said").textContent(), "“The fast ice,” said Jan Roe.");
});
