// Pages that change under the widget: late content, live blogs, frameworks, random edits.
import assert from "node:assert/strict";
import { test } from "node:test";
import { blank, card, openCard, stopClock, visit } from "./browser.mjs";

const TEXT = "<p>The mayor said: “The ice is thin.”</p><p>Then <b>silence</b>, “a long one.”</p>";

/** A page with `html` in <who-said>, which has been read. */
async function host(t, html = TEXT, options = {}) {
  const page = await visit(t, "/blank.html", options);
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
  const page = await host(t, TEXT, { clock: true });
  await stopClock(page);
  await page.evaluate(() => {
    const added = document.createElement("p");
    added.textContent = "She said: “It holds.”";
    document.querySelector("who-said").append(added);
  });
  await page.clock.runFor(500);
  await page.locator("p:last-child > whosaid-mark").first().waitFor();
});

test("own changes cause no further reading", async (t) => {
  const page = await host(t, TEXT, { clock: true });
  await page.clock.runFor(5000);
  assert.equal(await page.evaluate(() => ready), 1);
});

test("a text node that the page rewrites never shows words twice", async (t) => {
  const page = await host(t, "<p>The mayor said: “The ice is thin.” Then silence.</p>");
  const text = "The mayor said: “The ice is thick.” Then applause.";
  const seen = await page.evaluate(async (text) => {
    const p = document.querySelector("p");
    // The node that the page made; a framework would have kept it.
    document.createTreeWalker(p, NodeFilter.SHOW_TEXT).nextNode().data = text;
    await Promise.resolve();
    return p.textContent;
  }, text);
  assert.equal(seen, text);
  await page.locator("p [data-quote]", { hasText: "“The ice is thick.”" }).waitFor();
  assert.equal(await page.locator("p").textContent(), text);
});

test("words whose wrappers the page throws out twice are painted, with the text as the page wants it", async (t) => {
  const page = await visit(t, "/blank.html", { clock: true });
  await page.evaluate(async (html) => {
    window.renders = 0;
    document.body.innerHTML = `<who-said>${html}</who-said>`;
    const article = document.querySelector("who-said");
    new MutationObserver(() => {
      if (!article.querySelector("whosaid-mark") || window.rendering || renders > 20) return;
      window.rendering = setTimeout(() => {
        renders++;
        rendering = 0;
        article.innerHTML = html;
      }, 50);
    }).observe(article, { childList: true, subtree: true });
    await import("/www/widget/define.js");
  }, TEXT);
  await page.waitForFunction(() => [...CSS.highlights.values()].some((highlight) => [...highlight].some((range) => `${range}` === "“The ice is thin.”")));
  await page.clock.runFor(5000);
  const [renders, html] = await page.evaluate(() => [renders, document.querySelector("who-said").innerHTML]);
  assert.ok(renders <= 3, `${renders} renders`);
  assert.equal(html, TEXT);
  await openCard(page, page.locator("who-said whosaid-list button").first());
});

test("only what the page has changed is annotated anew: wrappers, focus and an open card stay", async (t) => {
  const page = await host(t);
  await openCard(page, page.locator("p:last-child whosaid-button").first());
  const result = await page.evaluate(async () => {
    const host = document.querySelector("who-said");
    const last = host.querySelector("p:last-child");
    const wrappers = [...last.querySelectorAll("whosaid-mark, whosaid-button")];
    let touched = 0;
    new MutationObserver((records) => (touched += records.length)).observe(last, { childList: true, subtree: true, characterData: true });
    const added = document.createElement("p");
    added.textContent = "First of all, Ann Poe said: “It holds.”";
    host.prepend(added);
    await new Promise((done) => host.addEventListener("whosaid-ready", done));
    const now = [...last.querySelectorAll("whosaid-mark, whosaid-button")];
    const quote = last.querySelector("[data-quote]").dataset.quote;
    return { touched, same: now.every((node, i) => node === wrappers[i]), quote };
  });
  assert.deepEqual(result, { touched: 0, same: true, quote: "q3" }, "numbered anew, but the same elements");
  assert.equal(await card(page).isVisible(), true);
  assert.equal(await page.evaluate(() => document.activeElement.localName), "whosaid-card");
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.closest("p").textContent), "Then silence, “a long one.”");
});

test("an open card says what is true after the page has changed elsewhere", async (t) => {
  const page = await host(t, "<p>Mayor Jan Roe said: “The ice is thin.”</p><p>Roe said: “Stay off.”</p>");
  await openCard(page, page.locator("whosaid-button").first());
  await card(page).getByText("1 of 2").waitFor();
  await page.evaluate(() => {
    const added = document.createElement("p");
    added.textContent = "Roe said: “Ask me in April.”";
    document.querySelector("who-said").append(added);
  });
  await card(page).getByText("1 of 3").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.part.value), "card", "the focus stays");
});

test("a paragraph that is rewritten keeps the focus", async (t) => {
  const page = await host(t);
  await page.locator("p:last-child whosaid-button").first().focus();
  // The page's own text node; what it says goes on behind it, in wrappers.
  await page.evaluate(() => (document.querySelector("p:last-child b").nextSibling.data = ", and “a short one.”"));
  await page.waitForFunction(() => document.activeElement.closest("p")?.textContent.includes("a short one"));
  assert.equal(await page.locator("p:last-child").textContent(), "Then silence, and “a short one.”");
});

test("single-page navigation: the next article that has the id of `for` is annotated", async (t) => {
  const page = await visit(t, "/blank.html");
  await page.evaluate(async (html) => {
    window.ready = 0;
    addEventListener("whosaid-ready", () => ready++);
    document.body.innerHTML = `<main><article id="a">${html}</article></main><who-said for="a"></who-said>`;
    await import("/www/widget/define.js");
  }, TEXT);
  await page.waitForFunction(() => ready > 0);
  const old = await page.evaluateHandle(() => document.querySelector("article"));
  await page.evaluate(() => {
    const next = document.createElement("article");
    next.id = "a";
    next.innerHTML = "<p>Ann Poe said: “Another page.”</p>";
    document.querySelector("main").replaceChildren(next);
  });
  await page.locator("#a whosaid-mark", { hasText: "Another page" }).first().waitFor();
  assert.equal(await old.evaluate((article) => article.innerHTML), TEXT, "and the one before is as it was");
});

test("words that go away take their card with them", async (t) => {
  const page = await host(t);
  await openCard(page, page.locator("whosaid-button").first());
  await page.evaluate(() => document.querySelector("p").remove());
  await card(page).waitFor({ state: "hidden" });
});

test("a page that moves a paragraph keeps its wrappers, one that takes it out gets it back as it was", async (t) => {
  const page = await host(t);
  const result = await page.evaluate(async () => {
    const host = document.querySelector("who-said");
    const [first, second] = host.children;
    const wrapper = first.querySelector("whosaid-mark[data-quote]");
    host.append(first);
    await new Promise((done) => host.addEventListener("whosaid-ready", done, { once: true }));
    const moved = first.querySelector("whosaid-mark[data-quote]") === wrapper;
    second.remove();
    await new Promise((done) => setTimeout(done));
    return { moved, out: second.innerHTML };
  });
  assert.deepEqual(result, { moved: true, out: "Then <b>silence</b>, “a long one.”" });
});

test("a page that changes all the time is read all the same", async (t) => {
  const page = await host(t);
  await page.evaluate(() => {
    const ticker = document.createElement("p");
    document.querySelector("who-said").append(ticker);
    window.ticking = setInterval(() => (ticker.textContent = `It is ${performance.now()}.`), 50);
    const added = document.createElement("p");
    added.id = "late";
    added.textContent = "She said: “It holds.”";
    document.querySelector("who-said").append(added);
  });
  await page.locator("#late whosaid-mark").first().waitFor();
});

test("a live blog: every paragraph is annotated, and an open card stays", async (t) => {
  const page = await host(t);
  await openCard(page, page.locator("whosaid-button").first());
  await page.evaluate(() => {
    window.count = 0;
    window.blog = setInterval(() => {
      const added = document.createElement("p");
      added.textContent = `Minute ${++count}. She said: “Number ${count}.”`;
      document.querySelector("who-said").append(added);
      if (count === 6) clearInterval(blog);
    }, 150);
  });
  await page.waitForFunction(() => document.querySelectorAll("who-said > p:has([data-quote])").length === 8);
  assert.equal(await card(page).isVisible(), true);
});

test("100 random edits: the text is what the page makes it, and restore gives it back", async (t) => {
  const page = await host(t, `<article>${TEXT.repeat(4)}</article>`);
  const result = await page.evaluate(async () => {
    const host = document.querySelector("who-said");
    const article = host.querySelector("article");
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
      if (i % 10 === 0) await new Promise((done) => host.addEventListener("whosaid-ready", done, { once: true }));
    }
    host.setAttribute("disabled", "");
    return { wrong, text: model.join("") };
  });
  assert.equal(result.wrong, 0);
  await page.waitForFunction(() => !document.querySelector("whosaid-mark, whosaid-button"));
  assert.equal(await page.locator("article").textContent(), result.text);
});

test("a panel and an appendix inside the article are no changes of the page", async (t) => {
  const page = await blank(t, "", { clock: true });
  await page.evaluate(async () => {
    window.ready = 0;
    addEventListener("whosaid-ready", () => ready++);
    await import("/www/widget/define.js");
    document.body.innerHTML = `<article id="a"><p>“The ice is thin,” said Mayor Jan Roe.</p><aside id="c"></aside>
      <who-said for="a" panel="c" print-sources></who-said></article>`;
  });
  await page.waitForFunction(() => ready);
  assert.equal(await page.locator("article whosaid-panel").count(), 2);
  await page.clock.runFor(5000);
  assert.equal(await page.evaluate(() => ready), 1);
});

test("an article in an open dialog has its card there", async (t) => {
  const page = await blank(t, "<dialog><article><p>“The ice is thin,” said Mayor Jan Roe.</p></article></dialog>");
  await page.evaluate(() => {
    document.querySelector("dialog").showModal();
    whosaid.highlight(document.querySelector("article"));
  });
  await openCard(page, page.locator("whosaid-button").first());
  await page.locator("dialog whosaid-card [role=dialog]").waitFor();
  const inside = await page.evaluate(() => document.activeElement?.localName);
  assert.equal(inside, "whosaid-card");
});
