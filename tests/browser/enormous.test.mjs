// Enormous articles: all work in slices, however nodes and quotations lie; and 200 times there and back. Over 400 lines: the tests share the pages and traces that are made here.
import assert from "node:assert/strict";
import { test } from "node:test";
import { except, openCard, visit } from "./browser.mjs";

const QUOTE = "Mayor Jan Roe said: “The ice is thin, and it is late.” ";

/** Runs in a page before its scripts. */
function helped() {
  /** Resolves when a <who-said> says once more that it is ready. */
  window.ready = (reader) => new Promise((done) => reader.addEventListener("whosaid-ready", done, { once: true }));
  /** A <who-said> with such attributes that has shown an article. */
  window.show = async (article, attributes = {}) => {
    await import("/www/widget/define.js");
    const reader = document.createElement("who-said");
    reader.article = article;
    for (const name in attributes) reader.setAttribute(name, attributes[name]);
    const shown = ready(reader);
    document.body.append(reader);
    await shown;
    return reader;
  };
  /** An article of so many paragraphs that say the same. */
  window.fill = (count, quote, article = document.body.appendChild(document.createElement("article"))) => {
    for (let i = 0; i < count; i++) article.appendChild(document.createElement("p")).textContent = quote;
    return article;
  };
}

const open = (t) => visit(t, "/blank.html", { scripts: [helped] });

/** Where 400 quotations lie, as functions of the page that fill an article. */
const SHAPES = {
  "a paragraph each": (article, quote) => window.fill(400, quote, article),
  "all in one text node": (article, quote) => article.append(quote.repeat(400)),
  "text nodes of one element": (article, quote) => {
    for (let i = 0; i < 400; i++) article.append(quote, document.createElement("br"));
  },
  "one quotation over 4,000 text nodes": (article) => {
    article.append("Mayor Jan Roe said: “");
    for (let i = 0; i < 4000; i++) article.append(`word${i % 10 ? " " : ", "}`);
    article.append("and it is late.”");
  },
};

for (const [shape, fill] of Object.entries(SHAPES)) {
  test(`quotations as ${shape}: shown and taken back in slices, each a small part of the work`, async (t) => {
    const page = await open(t);
    const shown = await page.evaluate(async ([fill, quote]) => {
      const article = document.body.appendChild(document.createElement("article"));
      eval(fill)(article, quote);
      const { childNodes: { length }, innerHTML, textContent } = article;
      // Counted, not timed: by this clock a twentieth of a millisecond passes whenever it is asked.
      let clock = 0;
      performance.now = () => (clock += 0.05);
      let most = 0;
      let all = 0;
      let slices = 0;
      new MutationObserver((records) => {
        slices++;
        all += records.length;
        most = Math.max(most, records.length);
      }).observe(article, { childList: true, characterData: true, attributes: true, subtree: true });
      const reader = await show(article);
      const shown = { marks: article.querySelectorAll("whosaid-mark[data-quote]").length, same: article.textContent === textContent, most, all, slices };
      [most, all, slices] = [0, 0, 0];
      // The first slice of taking back is 25 ms: of this clock that is 500 steps, of this one 50.
      performance.now = () => (clock += 0.5);
      reader.remove();
      window.back = () => article.innerHTML === innerHTML && article.childNodes.length === length && { most, all, slices };
      return shown;
    }, [`(${fill})`, QUOTE]);
    const back = await (await page.waitForFunction(() => back())).jsonValue();
    t.diagnostic(JSON.stringify({ shown, back }));
    assert.ok(shown.same);
    assert.equal(shown.marks, shape.startsWith("one") ? 1 : 400);
    assert.ok(shown.slices > 10 && shown.most < shown.all / 3, JSON.stringify(shown));
    assert.ok(back.slices > 1 && back.most < back.all, JSON.stringify(back));
  });
}

test("a page that puts something between two text nodes while they are read keeps its order", async (t) => {
  const page = await open(t);
  const texts = await page.evaluate(async () => {
    const article = document.body.appendChild(document.createElement("article"));
    // Long enough for a worker, so that there is time in between.
    article.append(document.createElement("p"));
    article.firstChild.append("Mayor Jan Roe said: “The ice ", "is thin.”");
    for (let i = 0; i < 1500; i++) article.appendChild(document.createElement("p")).textContent = `Ann Dahl said: “We wait, number ${i}.”`;
    const { default: init } = await import("/www/widget/index.js");
    await init();
    const { postMessage } = Worker.prototype;
    let asked = 0;
    Worker.prototype.postMessage = function (...of) {
      // Its observer is told of this only after the worker has been asked for everything.
      if (++asked === 1) article.firstChild.insertBefore(document.createElement("b"), article.firstChild.lastChild).textContent = "never ";
      return postMessage.apply(this, of);
    };
    const texts = new Set();
    new MutationObserver(() => texts.add(article.firstChild.textContent)).observe(article, { childList: true, subtree: true });
    // What was put in between is read a second time.
    await ready(await show(article));
    return [...texts];
  });
  assert.deepEqual(texts, ["Mayor Jan Roe said: “The ice never is thin.”"]);
});

for (const [how, change] of [
  ["rewrites", (node) => (node.data = "Nobody said a word. ")],
  ["takes a wrapper out of", (node) => node.parentNode.querySelector("whosaid-mark").remove()],
]) {
  test(`a page that ${how} an element with 400 quotations waits for no more than a part of the work`, async (t) => {
    const page = await open(t);
    const result = await page.evaluate(async ([change, quote]) => {
      const article = document.body.appendChild(document.createElement("article"));
      article.append(quote.repeat(400));
      const reader = await show(article);
      // By this clock a millisecond passes whenever it is asked.
      let clock = performance.now();
      performance.now = () => (clock += 1);
      const next = ready(reader);
      const before = article.querySelectorAll("whosaid-mark").length;
      (0, eval)(`(${change})`)(article.firstChild);
      const mirror = article.cloneNode(true);
      for (const button of mirror.querySelectorAll("whosaid-button")) button.remove();
      await Promise.resolve();
      const left = article.querySelectorAll("whosaid-mark").length;
      await next;
      reader.remove();
      window.back = () => !article.querySelector("whosaid-mark") && article.textContent;
      return { before, left, mirror: mirror.textContent };
    }, [`${change}`, QUOTE]);
    assert.ok(result.before >= 400 && result.left > result.before / 2, JSON.stringify({ ...result, mirror: "" }));
    const back = await (await page.waitForFunction(() => back())).jsonValue();
    // What stands behind a node that was rewritten is our doing, and goes.
    assert.equal(back, how === "rewrites" ? "Nobody said a word. " : result.mirror);
  });
}

test("disabled and enabled again while an enormous article is still being taken back", async (t) => {
  const page = await open(t);
  const result = await page.evaluate(async (quote) => {
    const article = fill(1500, quote);
    const { innerHTML, textContent } = article;
    const reader = await show(article);
    // By this clock each slice is one step, so that taking back goes on for long.
    const { now } = performance;
    let clock = 0;
    performance.now = () => (clock += 30);
    const next = ready(reader);
    reader.setAttribute("disabled", "");
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const left = article.querySelectorAll("whosaid-mark").length;
    reader.removeAttribute("disabled");
    performance.now = now;
    await next;
    const shown = [article.querySelectorAll("whosaid-mark[data-quote]").length, article.textContent === textContent];
    reader.remove();
    window.back = () => article.innerHTML === innerHTML;
    return { left: left > 0, shown };
  }, QUOTE);
  assert.deepEqual(result, { left: true, shown: [1500, true] });
  await page.waitForFunction(() => back());
});

/** Everything that Chromium works out while `work` goes on, by its trace: events of that name. */
async function traced(page, work) {
  const session = await page.context().newCDPSession(page);
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await session.send("Tracing.start", { categories: "devtools.timeline", transferMode: "ReportEvents" });
  await work();
  const complete = new Promise((done) => session.once("Tracing.tracingComplete", done));
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  const all = (name, count) => events.filter((event) => event.name === name).map(({ args }) => count(args) ?? 0);
  return { styles: all("UpdateLayoutTree", (args) => args.elementCount), layouts: all("Layout", (args) => args.beginData?.dirtyObjects) };
}
const untraced = except("firefox", "it has no trace of its tasks");
const sum = (list) => list.reduce((all, one) => all + one, 0);

// Counted by the browser itself: with the rules for painted words in the wrappers' sheet, which no wrapper needs, it works
// out thirty styles for each element.
test("a shown article and its first card cost the browser few styles for each element", untraced, async (t) => {
  const page = await open(t);
  await page.evaluate(async (quote) => {
    fill(300, quote);
    await import("/www/widget/define.js");
  }, QUOTE);
  const shown = sum((await traced(page, () => page.evaluate(async () => {
    await show(document.querySelector("article"));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  }))).styles);
  const card = sum((await traced(page, async () => {
    await openCard(page, page.locator("whosaid-button").first());
    await page.waitForFunction(() => CSS.highlights.has("whosaid-evidence"));
  })).styles);
  const elements = await page.evaluate(() => document.querySelectorAll("*").length);
  t.diagnostic(JSON.stringify({ elements, shown, card }));
  assert.ok(shown > elements / 2 && shown < elements * 5, JSON.stringify({ elements, shown }));
  // Those of the card that light up do so by and by, in some ten frames.
  assert.ok(card > 0 && card < elements * 15, JSON.stringify({ elements, card }));
});

// What a frame costs is the page's own, who changes a word of it pays that; but nothing of ours makes the browser work out the
// looks, or the places, of a whole page at once. Counted, not timed.
test("of an enormous page nothing of ours makes the browser do all at once: not to show it, nor a card, nor to take all back", untraced, async (t) => {
  const page = await open(t);
  await page.evaluate(async (quote) => {
    fill(4000, quote);
    await import("/www/widget/define.js");
    // What is there already is drawn before.
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  }, QUOTE);
  const count = () => page.evaluate(() => document.querySelectorAll("*").length);
  const bare = await count();
  const drawn = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  const said = {};
  const check = async (what, work) => {
    const { styles, layouts } = await traced(page, async () => {
      await work();
      await drawn();
    });
    said[what] = { styles: Math.max(0, ...styles), layouts: Math.max(0, ...layouts), frames: layouts.length };
  };
  await check("showing", () => page.evaluate(async () => {
    window.reader = await show(document.querySelector("article"));
  }));
  const shown = await count();
  await check("a card", () => openCard(page, page.locator("whosaid-button").first()));
  await check("taking back", async () => {
    await page.evaluate(() => reader.remove());
    await page.waitForFunction(() => !document.querySelector("whosaid-mark"));
  });
  t.diagnostic(JSON.stringify({ bare, shown, ...said }));
  assert.ok(bare > 4000 && shown > 12000, JSON.stringify({ bare, shown }));
  for (const [what, { styles, layouts }] of Object.entries(said)) {
    // Of all that is `bare` and more (8,004 boxes where a sheet with a layer goes); how much of it lies between two frames is the machine's, where others run on it.
    assert.ok(styles < bare && layouts < bare, `${what}: ${JSON.stringify(said[what])}`);
  }
  assert.ok(said.showing.frames > 3);
});

/** What is painted, in the order of the text. */
const paintedWords = (page) => page.evaluate(() => {
  const ranges = new Set();
  for (const [name, highlight] of CSS.highlights) if (/^whosaid-name-[0-9]/.test(name)) for (const range of highlight) ranges.add(range);
  return [...ranges].sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b)).map((range) => [range.startOffset, `${range}`]);
});

/** A rectangle of the window: that of the words around an offset in the only text node of the article. */
const placeOf = (page, offset) => page.evaluate((offset) => {
  const range = new Range();
  range.setStart(document.querySelector("article").firstChild, offset);
  range.setEnd(document.querySelector("article").firstChild, offset + 5);
  const { x, y, width, height } = range.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}, offset);

/** Numbered, so that each card says which it is. */
const NUMBERED = (count) => Array.from({ length: count }, (_, i) => `Mayor Jan Roe said: “Number ${i}: the ice is thin, and it is late.” `);

test("an element of more than 100,000 characters is painted, near the reader alone: an event, a line, cards, keyboard, and taken back", async (t) => {
  const page = await open(t);
  const lines = [];
  page.on("console", (message) => lines.push(message.text()));
  const count = 3000;
  const text = NUMBERED(count).join("");
  await page.evaluate(async (text) => {
    const article = document.body.appendChild(document.createElement("article"));
    article.append(text);
    window.events = [];
    for (const type of ["painted", "error"]) addEventListener(`whosaid-${type}`, ({ detail }) => events.push([type, detail.error.code]));
    window.changes = 0;
    new MutationObserver((records) => (changes += records.length)).observe(article, { childList: true, characterData: true, attributes: true, subtree: true });
    window.reader = await show(article);
  }, text);
  // Painting is loaded only then.
  const entries = page.locator("whosaid-list button");
  await entries.nth(99).waitFor({ state: "attached" });
  const first = await paintedWords(page);
  assert.ok(first.length > 20 && first.length < count / 2, `${first.length} painted`);
  assert.match(first[0][1], /Number 0:/);
  assert.deepEqual(await page.evaluate(() => events), [["painted", "crowded"]]);
  assert.equal(lines.filter((line) => /is painted, which keeps the page quick/.test(line)).length, 1, lines.join("\n"));

  // Where the reader goes on to, other words are painted, and open their own card.
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
  await page.waitForFunction((length) => [...(CSS.highlights.get("whosaid-name-1") ?? [])].some(({ startOffset }) => startOffset > length * 0.4), text.length);
  const second = await paintedWords(page);
  assert.ok(second.length < count / 2 && second[0][0] > text.length * 0.3 && second.at(-1)[0] < text.length * 0.7, JSON.stringify([second[0], second.at(-1)]));
  const [offset, words] = second[second.length >> 1];
  const { x, y } = await placeOf(page, offset + 8);
  await page.mouse.click(x, y);
  const card = page.locator("whosaid-card .card");
  await card.waitFor();
  assert.match(await card.textContent(), /Jan Roe/);
  const opened = await page.evaluate(() => [...CSS.highlights.get("whosaid-lit")].map((range) => `${range}`));
  assert.ok(opened.includes(words), `${words}: ${opened.slice(0, 3)}`);
  assert.ok(opened.length < count / 2);
  await page.keyboard.press("Escape");
  const { x: besideX, y: besideY } = await placeOf(page, offset - 6);
  await page.mouse.click(besideX, besideY);
  await page.waitForTimeout(50);
  assert.equal(await card.isVisible(), false, "words that are no quotation open nothing");

  // The list takes the keyboard to all of them, a hundred more whenever its last one has the focus.
  assert.equal(await entries.count(), 100);
  await entries.nth(99).focus();
  assert.equal(await entries.count(), 200);
  await page.waitForFunction(() => [...CSS.highlights.get("whosaid-lit") ?? []].some((range) => `${range}`.includes("Number 99:")));
  assert.match(await entries.nth(199).textContent(), /Number 199:/);
  const seen = await placeOf(page, text.indexOf("Number 99:"));
  assert.ok(seen.y > 0 && seen.y < (await page.evaluate(() => innerHeight)), "its words come into view");
  await entries.nth(99).press("Enter");
  await card.waitFor();
  assert.ok(await page.evaluate(() => changes) === 0, "nothing in the article has changed");

  await page.evaluate(() => reader.remove());
  await page.waitForFunction(() => CSS.highlights.size === 0 && !document.querySelector("whosaid-list"));
  assert.deepEqual(await page.evaluate(() => { const { firstChild, childNodes } = document.querySelector("article"); return [firstChild.data, childNodes.length]; }), [text, 1]);
});

// Counted by the browser itself: a text that is wrapped anywhere is shaped and laid out as a whole, 540,000 characters here.
test("an element with 10,000 quotations is never laid out anew for us: not to show it, nor where the reader goes, nor to take all back", untraced, async (t) => {
  const page = await open(t);
  await page.evaluate(async (quote) => {
    document.body.appendChild(document.createElement("article")).append(quote.repeat(10_000));
    await import("/www/widget/define.js");
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  }, QUOTE);
  let most = 0;
  const { layouts } = await traced(page, async () => {
    await page.evaluate(async () => {
      window.reader = await show(document.querySelector("article"));
    });
    await page.waitForFunction(() => CSS.highlights.size > 0);
    for (const part of [0.3, 0.6, 1]) {
      await page.evaluate((part) => scrollTo(0, document.documentElement.scrollHeight * part), part);
      await page.waitForFunction((part) => [...(CSS.highlights.get("whosaid-name-1") ?? [])].some(({ startOffset }) => startOffset > 540_000 * part * 0.9), part);
      most = Math.max(most, await page.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0)));
    }
    await page.evaluate(() => reader.remove());
    await page.waitForFunction(() => CSS.highlights.size === 0);
  });
  t.diagnostic(JSON.stringify({ layouts: layouts.length, most: Math.max(0, ...layouts), painted: most }));
  assert.ok(most > 20 && most < 2000, `${most} ranges painted at once`);
  // The list has boxes of its own.
  assert.ok(Math.max(0, ...layouts) < 500, JSON.stringify(layouts));
});

test("where the browser cannot paint, such an element is wrapped", async (t) => {
  const page = await open(t);
  const [marks, same] = await page.evaluate(async (text) => {
    Object.defineProperty(CSS, "highlights", { value: undefined });
    const article = document.body.appendChild(document.createElement("article"));
    article.append(text);
    await show(article);
    return [article.querySelectorAll("whosaid-mark[data-quote]").length, article.textContent === text];
  }, NUMBERED(2000).join(""));
  assert.deepEqual([marks, same], [2000, true]);
});

test("of an article of more than 20,000 nodes only what is near the reader is wrapped, wherever he goes", async (t) => {
  const page = await open(t);
  const count = 11_000;
  await page.evaluate(async (texts) => {
    const article = document.body.appendChild(document.createElement("article"));
    for (const text of texts) article.appendChild(document.createElement("p")).textContent = text;
    window.innerBefore = article.innerHTML;
    window.reader = await show(article);
  }, NUMBERED(count));
  const marks = () => page.evaluate(() => {
    const all = [...document.querySelectorAll("whosaid-mark[data-quote]")].map((mark) => +mark.textContent.match(/Number (\d+)/)[1]);
    return { all, same: document.querySelector("article").textContent.length };
  });
  const near = await marks();
  assert.ok(near.all.length > 20 && near.all.length < 1000 && near.all[0] === 0, JSON.stringify(near.all.length));
  await page.evaluate(() => document.querySelectorAll("p")[6000].scrollIntoView());
  const there = page.locator("p").nth(6000).locator("whosaid-mark[data-quote]");
  await there.waitFor();
  const card = page.locator("whosaid-card .card");
  // A frame or two later than its looks a wrapper opens its card.
  for (let turn = 0; turn < 50 && !(await card.isVisible()); turn++) {
    await there.locator("whosaid-button").press("Enter");
    await page.waitForTimeout(100);
  }
  assert.match(await card.textContent(), /Jan Roe/);
  assert.ok((await marks()).all.length < 2000);
  await page.keyboard.press("Escape");
  // What is far away is found all the same: by the address of one of its quotations.
  await page.evaluate(() => (location.hash = "#whosaid=number-9000-the-ice-is-thin-and-it"));
  await page.locator("p").nth(9000).locator("whosaid-mark[data-quote]").waitFor();
  await card.waitFor();
  const [box, words] = [await card.boundingBox(), await page.locator("p").nth(9000).boundingBox()];
  assert.ok(box.y - words.y > 0 && box.y - words.y < 200, JSON.stringify({ box, words }));
  await page.waitForFunction(() => document.querySelectorAll("p")[9000].querySelector("[data-lit]"));
  await page.keyboard.press("Escape");
  await page.evaluate(() => reader.remove());
  await page.waitForFunction(() => !document.querySelector("whosaid-mark"));
  assert.equal(await page.evaluate(() => document.querySelector("article").innerHTML === innerBefore), true);
});

test("an element counts as enormous by all that it says, though few of its lines quote somebody", async (t) => {
  const page = await open(t);
  const events = await page.evaluate(async (quote) => {
    const article = document.body.appendChild(document.createElement("article"));
    for (let i = 0; i < 2500; i++) article.append(i % 50 ? "The harbour was quiet that day, and nobody came by." : quote, document.createElement("br"));
    const events = [];
    addEventListener("whosaid-painted", ({ detail }) => events.push(detail.error.code));
    await show(article);
    return [article.querySelectorAll("whosaid-mark").length, ...events];
  }, QUOTE);
  // Painting is loaded by then: the text as a whole is as long.
  assert.deepEqual(events, [0, "crowded"]);
});

test("of a long cast all that lit up goes out, though the page has put others in front", async (t) => {
  const page = await open(t);
  await page.evaluate(async (texts) => {
    window.article = document.body.appendChild(document.createElement("article"));
    for (const text of texts) article.appendChild(document.createElement("p")).textContent = text;
    await show(article);
  }, NUMBERED(1020));
  const lit = () => page.evaluate(() => document.querySelectorAll("[data-lit]").length);
  await openCard(page, page.locator("whosaid-button").first());
  await page.waitForFunction(() => document.querySelectorAll("[data-lit]").length >= 1000);
  assert.equal(await lit(), 1000);
  await page.evaluate((texts) => {
    const next = ready(document.querySelector("who-said"));
    article.prepend(...texts.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
    return next;
  }, NUMBERED(60));
  await page.keyboard.press("Escape");
  await page.locator("whosaid-card .card").waitFor({ state: "hidden" });
  assert.equal(await lit(), 0);
});

test("n leads to far words of an enormous article, which get the focus when they are shown", async (t) => {
  const page = await open(t);
  await page.evaluate(async (texts) => {
    const article = document.body.appendChild(document.createElement("article"));
    for (const text of texts) article.appendChild(document.createElement("p")).textContent = text;
    article.children[9000].textContent = "“We wait for the thaw,” said Ann Dahl, the harbour master.";
    await show(article, { panel: "" });
  }, NUMBERED(11_000));
  await page.locator("whosaid-panel summary").click();
  await page.locator("whosaid-panel .voice", { hasText: "Ann Dahl" }).click();
  await page.keyboard.press("n");
  await page.waitForFunction(() => document.activeElement.localName === "whosaid-button");
  const [words, ring] = await page.evaluate(() => [document.activeElement.parentNode.textContent, document.activeElement.parentNode.hasAttribute("data-focus")]);
  assert.deepEqual([words.slice(0, 8), ring], ["“We wait", true]);
});

test("what the browser compiles and the module unpacks for a first text are tasks of their own", async (t) => {
  const page = await open(t);
  const calls = await page.evaluate(async (quote) => {
    const { instantiate } = WebAssembly;
    const calls = [];
    let task = 0;
    WebAssembly.instantiate = async (...of) => {
      const { exports } = await instantiate(...of);
      const read = (at, length, ...rest) => {
        calls.push([length, task]);
        setTimeout(() => task++);
        return exports.read(at, length, ...rest);
      };
      return { exports: { ...exports, read } };
    };
    await show(fill(1, quote));
    return calls;
  }, QUOTE);
  assert.deepEqual(calls.map(([length]) => Math.min(length, 2)), [0, 1, 2]);
  assert.equal(new Set(calls.map(([, task]) => task)).size, 3, JSON.stringify(calls));
});

test("the marks of a long text arrive in parts", async (t) => {
  const page = await open(t);
  const [parts, marks] = await page.evaluate(async (quote) => {
    const parts = [];
    window.Worker = class extends Worker {
      constructor(...of) {
        super(...of);
        this.addEventListener("message", ({ data: { some } }) => some && parts.push(some.length));
      }
    };
    const article = fill(2500, quote);
    await show(article);
    return [parts, article.querySelectorAll("whosaid-mark[data-quote]").length];
  }, QUOTE);
  assert.equal(marks, 2500);
  assert.ok(parts.length > 1 && Math.max(...parts) < 2500, `${parts}`);
});

test("elements that lie 1,500 deep are read in slices, down and up, and given back", async (t) => {
  const page = await open(t);
  const result = await page.evaluate(async (quote) => {
    const article = document.body.appendChild(document.createElement("article"));
    let at = article;
    for (let i = 0; i < 1500; i++) at = at.appendChild(document.createElement("span"));
    at.append(quote);
    const { innerHTML, textContent } = article;
    // By this clock each step is a slice, or nearly.
    let clock = 0;
    performance.now = () => (clock += 5);
    const { getComputedStyle } = window;
    const asked = [0];
    window.getComputedStyle = (element) => {
      if (!asked[asked.length - 1]++) setTimeout(() => asked.push(0));
      return getComputedStyle(element);
    };
    // Asked on the way up, of each element that is left.
    const { closest } = Element.prototype;
    const left = [0];
    Element.prototype.closest = function (selector) {
      if (!left[left.length - 1]++) setTimeout(() => left.push(0));
      return closest.call(this, selector);
    };
    const reader = await show(article);
    const marks = article.querySelectorAll("whosaid-mark[data-quote]").length;
    const same = article.textContent === textContent;
    reader.remove();
    window.back = () => article.innerHTML === innerHTML;
    const sums = (counts) => [Math.max(...counts), counts.reduce((sum, one) => sum + one)];
    return { marks, same, down: sums(asked), up: sums(left) };
  }, QUOTE);
  assert.ok(result.marks === 1 && result.same, JSON.stringify(result));
  for (const [most, all] of [result.down, result.up]) assert.ok(all >= 1500 && most < 200, JSON.stringify(result));
  await page.waitForFunction(() => back());
});

test("what the page moves into an element of its own while it is read is not taken for the end", async (t) => {
  const page = await open(t);
  const lost = await page.evaluate(async () => {
    const { walk } = await import("/www/widget/walk.js");
    const article = document.body.appendChild(document.createElement("article"));
    for (let i = 0; i < 200; i++) article.append("A word. ", document.createElement("br"));
    const steps = walk(article);
    steps.next();
    for (const node of [...article.childNodes]) {
      const span = document.createElement("span");
      node.replaceWith(span);
      span.append(node);
    }
    let step;
    do step = steps.next();
    while (!step.done);
    return step.value.lost;
  });
  assert.equal(lost, true);
});

const measured = except("firefox", "it does not report the size of its heap");

for (const mode of ["wrap", "paint"]) {
  test(`200 times annotated and restored, ${mode}: the heap is back within 5 %, and the module's memory as well`, measured, async (t) => {
    const page = await open(t);
    const session = await page.context().newCDPSession(page);
    await page.evaluate(async ([mode, quote]) => {
      const { instantiate } = WebAssembly;
      WebAssembly.instantiate = async (...of) => {
        const instance = await instantiate(...of);
        window.memory = instance.exports.memory;
        return instance;
      };
      document.body.innerHTML = `<article>${`<p>${quote}</p><p>“We <b>wait</b>, all of us,” said Ann Dahl.[1]</p>`.repeat(20)}<p>[1] The Lantern, May 2, 2019.</p></article>`;
      window.before = document.body.innerHTML;
      await import("/www/widget/define.js");
      window.cycles = async (count) => {
        for (let i = 0; i < count; i++) {
          const reader = await show(document.querySelector("article"), { mode, panel: "" });
          reader.remove();
          while (document.querySelector("whosaid-mark, whosaid-list, whosaid-panel")) await new Promise((done) => setTimeout(done, 5));
        }
      };
    }, [mode, QUOTE]);
    const size = async () => {
      for (let i = 0; i < 3; i++) await session.send("HeapProfiler.collectGarbage");
      const { usedSize } = await session.send("Runtime.getHeapUsage");
      const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
      return { usedSize, nodes, jsEventListeners, memory: await page.evaluate(() => memory.buffer.byteLength) };
    };
    // What is made once and kept: sheets, the card, compiled code.
    await page.evaluate(() => cycles(100));
    const first = await size();
    await page.evaluate(() => cycles(200));
    const last = await size();
    t.diagnostic(JSON.stringify({ first, last }));
    assert.ok(last.usedSize < first.usedSize * 1.05, JSON.stringify({ first, last }));
    assert.ok(last.nodes <= first.nodes * 1.05, JSON.stringify({ first, last }));
    assert.equal(last.jsEventListeners, first.jsEventListeners);
    assert.ok(last.memory <= first.memory * 1.05, JSON.stringify({ first, last }));
    assert.ok(await page.evaluate(() => document.querySelector("article").outerHTML === new DOMParser().parseFromString(before, "text/html").body.firstChild.outerHTML));
  });
}
