// Pages that change under the widget: late content, live blogs, frameworks, random edits.
import assert from "node:assert/strict";
import { test } from "node:test";
import { card, visit } from "./browser.mjs";

const TEXT = "<p>The mayor said: “The ice is thin.”</p><p>Then <b>silence</b>, “a long one.”</p>";

async function host(t, html = TEXT) {
  const page = await visit(t, "/blank.html");
  await page.evaluate(async (html) => {
    window.ready = 0;
    addEventListener("whosaid-ready", () => ready++);
    document.body.innerHTML = `<who-said>${html}</who-said>`;
    await import("/www/widget/define.js");
  }, html);
  await page.waitForFunction(() => ready > 0);
  return page;
}

test("a new paragraph is annotated within 500 ms", async (t) => {
  const page = await host(t);
  const ms = await page.evaluate(() => {
    const added = document.createElement("p");
    added.textContent = "She said: “It holds.”";
    const start = performance.now();
    document.querySelector("who-said").append(added);
    return new Promise((done) => {
      const look = () => (added.querySelector("whosaid-mark") ? done(performance.now() - start) : requestAnimationFrame(look));
      look();
    });
  });
  assert.ok(ms < 500, `${ms} ms`);
});

test("own changes cause no further reading", async (t) => {
  const page = await host(t);
  await page.waitForTimeout(1200);
  assert.equal(await page.evaluate(() => ready), 1);
});

test("a text node that the page rewrites never shows words twice", async (t) => {
  const page = await host(t, "<p>The mayor said: “The ice is thin.” Then silence.</p>");
  const seen = await page.evaluate(async () => {
    const p = document.querySelector("p");
    // The node that the page made; a framework would have kept it.
    document.createTreeWalker(p, NodeFilter.SHOW_TEXT).nextNode().data = "The mayor said: “The ice is thick.” Then applause.";
    await Promise.resolve();
    const at = p.textContent;
    await new Promise((done) => setTimeout(done, 600));
    return [at, p.textContent, p.querySelector("[data-quote]")?.textContent];
  });
  const text = "The mayor said: “The ice is thick.” Then applause.";
  assert.deepEqual(seen, [text, text, "“The ice is thick.”"]);
});

test("a page that throws the wrappers out each time is left alone, with its text as it wants it", async (t) => {
  const page = await visit(t, "/blank.html");
  await page.evaluate(async (html) => {
    window.renders = 0;
    document.body.innerHTML = `<who-said>${html}</who-said>`;
    const article = document.querySelector("who-said");
    new MutationObserver(() => {
      if (!article.querySelector("whosaid-mark") || renders > 20) return;
      renders++;
      setTimeout(() => (article.innerHTML = html), 50);
    }).observe(article, { childList: true, subtree: true });
    await import("/www/widget/define.js");
  }, TEXT);
  await page.waitForTimeout(2500);
  const [renders, html] = await page.evaluate(() => [renders, document.querySelector("who-said").innerHTML]);
  assert.ok(renders <= 4, `${renders} renders`);
  assert.equal(html, TEXT);
});

test("a live blog: every paragraph is annotated, and an open card stays", async (t) => {
  const page = await host(t);
  await page.locator("whosaid-button").first().focus();
  await page.keyboard.press("Enter");
  await page.evaluate(() => {
    window.count = 0;
    window.blog = setInterval(() => {
      const added = document.createElement("p");
      added.textContent = `Minute ${++count}. She said: “Number ${count}.”`;
      document.querySelector("who-said").append(added);
      if (count === 6) clearInterval(blog);
    }, 150);
  });
  await page.waitForTimeout(1500);
  assert.equal(await card(page).isVisible(), true);
  await page.keyboard.press("Escape");
  await page.evaluate(() => document.activeElement.blur());
  await page.waitForFunction(() => document.querySelectorAll("who-said > p:has([data-quote])").length === 8);
});

test("100 random edits: the text is what the page makes it, and restore gives it back", async (t) => {
  const page = await host(t, `<article>${TEXT.repeat(4)}</article>`);
  const result = await page.evaluate(async () => {
    const mirror = document.createElement("div");
    const host = document.querySelector("who-said");
    const article = host.querySelector("article");
    mirror.innerHTML = "";
    let seed = 7;
    const random = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
    // The page knows its paragraphs, not our wrappers: it replaces, removes, adds and moves whole elements.
    const model = [...article.children].map((p) => p.textContent);
    let wrong = 0;
    for (let i = 0; i < 100; i++) {
      const at = random(model.length);
      const text = `Edit ${i}: the mayor said: “Take ${random(99)}.”`;
      if (random(4) === 0 && model.length > 3) {
        article.children[at].remove();
        model.splice(at, 1);
      } else if (random(2)) {
        article.children[at].textContent = text;
        model[at] = text;
      } else {
        const added = document.createElement("p");
        added.textContent = text;
        article.insertBefore(added, article.children[at]);
        model.splice(at, 0, text);
      }
      if (article.textContent !== model.join("")) wrong++;
      if (i % 10 === 0) await new Promise((done) => setTimeout(done, 300));
    }
    host.setAttribute("disabled", "");
    await new Promise((done) => setTimeout(done, 100));
    return { wrong, same: article.textContent === model.join(""), left: article.querySelectorAll("whosaid-mark,whosaid-button").length };
  });
  assert.deepEqual(result, { wrong: 0, same: true, left: 0 });
});
