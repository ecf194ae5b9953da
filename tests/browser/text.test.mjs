// In place, over existing markup: the text never changes, the elements stay, everything can be taken back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { blank, highlighted, openCard } from "./browser.mjs";

const ARTICLE = `<article>
  <h1>Mayor Roe: “The Ice Is <em>Thin</em>”</h1>
  <p>Mayor <a href="#roe">Jan Roe</a> said on Friday: “We <b>will <i>not</i> open</b> the
     lake.”<sup><a href="#n1">[1]</a></sup> Nobody asked why.</p>
  <p>“First paragraph,” she went on.<br>“Second line,” she said.</p>
  <ul><li>“One”</li><li>“Two”</li></ul>
  <div>Loose text with “a word” in it<p>and a paragraph with “another”</p>and a tail.</div>
  <p id="n1">[1] The Lantern, May 2, 2019.</p>
</article>`;

const words = (page) =>
  page.evaluate(() => {
    const all = new Map();
    for (const mark of document.querySelectorAll("whosaid-mark[data-quote]")) {
      all.set(mark.dataset.quote, (all.get(mark.dataset.quote) ?? "") + mark.textContent);
    }
    return [...all.values()];
  });

test("text is byte-identical after highlighting", async (t) => {
  const page = await blank(t, ARTICLE);
  const [before, after] = await page.evaluate(() => {
    const article = document.querySelector("article");
    const before = article.textContent;
    whosaid.highlight(article);
    return [before, article.textContent];
  });
  assert.equal(after, before);
  assert.ok((await words(page)).includes("“We will not open the\n     lake.”"));
});

test("restore gives innerHTML back exactly, and every text node", async (t) => {
  const page = await blank(t, ARTICLE);
  const result = await page.evaluate(() => {
    const article = document.querySelector("article");
    const texts = () => {
      const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
      const nodes = [];
      while (walker.nextNode()) nodes.push(walker.currentNode);
      return nodes;
    };
    const [html, nodes] = [article.innerHTML, texts()];
    const shown = whosaid.highlight(article);
    const changed = article.innerHTML !== html;
    shown.restore();
    const after = texts();
    return { changed, html: article.innerHTML === html, nodes: after.length === nodes.length && after.every((n, i) => n === nodes[i]), sheets: document.adoptedStyleSheets.length };
  });
  assert.deepEqual(result, { changed: true, html: true, nodes: true, sheets: 0 });
});

test("restore does not join text nodes that the page had split", async (t) => {
  const page = await blank(t, "<article><p></p></article>");
  const counts = await page.evaluate(() => {
    const p = document.querySelector("p");
    p.append("She said: “The ", "ice is ", "thin.” Then ", "silence.");
    const shown = whosaid.highlight(document.querySelector("article"));
    const wrapped = p.querySelectorAll("[data-quote]").length;
    shown.restore();
    return { wrapped, nodes: [...p.childNodes].map((node) => node.data) };
  });
  assert.deepEqual(counts, { wrapped: 1, nodes: ["She said: “The ", "ice is ", "thin.” Then ", "silence."] });
});

test("original elements keep identity and listeners", async (t) => {
  const page = await blank(t, ARTICLE);
  const result = await page.evaluate(() => {
    const article = document.querySelector("article");
    const elements = [...article.querySelectorAll("*")];
    let clicks = 0;
    article.querySelector("b").addEventListener("click", () => clicks++);
    const shown = whosaid.highlight(article);
    const kept = [...article.querySelectorAll("*")].filter((e) => !e.localName.startsWith("whosaid-"));
    article.querySelector("b").click();
    shown.restore();
    return { same: kept.length === elements.length && kept.every((e, i) => e === elements[i]), clicks };
  });
  assert.deepEqual(result, { same: true, clicks: 1 });
});

test("highlighting twice is a no-op", async (t) => {
  const page = await blank(t, ARTICLE);
  const result = await page.evaluate(() => {
    const article = document.querySelector("article");
    const first = whosaid.highlight(article);
    const html = article.innerHTML;
    const second = whosaid.highlight(article);
    return [first === second, article.innerHTML === html];
  });
  assert.deepEqual(result, [true, true]);
});

test("blocks and line breaks separate words", async (t) => {
  const page = await highlighted(t, "<article><h2>Ice</h2><div>Roe</div><div>spoke<br>twice<table><tr><td>a</td><td>b</td></tr></table></div></article>");
  assert.equal(await page.evaluate(() => shown.text), "Ice\n\nRoe\n\nspoke\ntwice\n\na\n\nb");
});

test("collapsed white space becomes blanks, kept white space stays", async (t) => {
  const page = await highlighted(t, "<article><p>\n  one\n  two</p><pre>a\n b</pre></article>");
  assert.equal(await page.evaluate(() => shown.text), "one   two\n\na\n b");
});

test("what is no article text is skipped", async (t) => {
  const skipped = ["<script>“x”</script>", "<style>/*“x”*/</style>", "<textarea>“x”</textarea>", "<p contenteditable>“x”</p>",
    "<p hidden>“x”</p>", "<svg><text>“x”</text></svg>", "<math><mi>“x”</mi></math>", "<iframe></iframe>",
    "<p data-whosaid-ignore>“x”</p>", "<p style='display:none'>“x”</p>", "<button>“x”</button>"];
  const page = await highlighted(t, `<article>${skipped.join("")}<p>Roe said: “Here.”</p></article>`);
  assert.equal(await page.evaluate(() => shown.text), "Roe said: “Here.”");
  assert.deepEqual(await words(page), ["“Here.”"]);
});

test("no block element is ever wrapped, and no wrapper holds only white space", async (t) => {
  const page = await highlighted(t, `<article><div>Roe said: “One <p>two</p> <p>three</p> four.”</div>${ARTICLE}</article>`);
  const wrong = await page.evaluate(() =>
    [...document.querySelectorAll("whosaid-mark")].filter(
      (mark) => mark.querySelector("p,div,li,h1") || !mark.textContent.trim(),
    ).length);
  assert.equal(wrong, 0);
});

test("a quotation across elements is several wrappers with one id", async (t) => {
  const page = await highlighted(t, "<article><p>Roe said: “We <b>will</b> not.”</p></article>");
  const marks = await page.evaluate(() =>
    [...document.querySelectorAll("[data-quote]")].map((mark) => [mark.dataset.quote, mark.textContent]));
  assert.deepEqual(marks.map(([, text]) => text), ["“We ", "will", " not.”"]);
  assert.equal(new Set(marks.map(([id]) => id)).size, 1);
});

test("quotations of the annotation are where the wrappers are", async (t) => {
  const page = await highlighted(t, ARTICLE);
  const same = await page.evaluate(() =>
    shown.annotation.quotes.every(({ id, segments }) => {
      const squeeze = (text) => text.replace(/\s+/g, "");
      const marks = [...document.querySelectorAll(`[data-quote="${id}"]`)].map((mark) => mark.textContent).join("");
      return squeeze(marks) === squeeze(segments.map(({ start, end }) => shown.text.slice(start, end)).join(""));
    }));
  assert.ok(same);
});

test("headings, captions and note links are passed as hints", async (t) => {
  const page = await blank(t, "<article><h2>The lake</h2><p>Roe said: “No.”<sup><a href='#n'>1</a></sup> On 5 m<sup>2</sup> of ice.</p>" +
    "<figure><figcaption>The lake in May</figcaption></figure></article>");
  const hints = await page.evaluate(async () => {
    const { walk } = await import("/www/widget/walk.js");
    const { finish } = await import("/www/widget/slices.js");
    const { text, hints } = finish(walk(document.querySelector("article")));
    return Array.from({ length: hints.length / 3 }, (_, i) => [hints[3 * i], text.slice(hints[3 * i + 1], hints[3 * i + 2])]);
  });
  assert.deepEqual(hints, [[0, "The lake"], [2, "1"], [1, "The lake in May"]]);
});

test("a drop cap, soft hyphens and possible breaks are parts of their word", async (t) => {
  const page = await highlighted(t, `<article><p><span style="float:left;font-size:3em">J</span>an Roe, the mayor of Velm, was late. “We wait for no<wbr>body at all, what&shy;ever comes,” Roe said.</p>
    <p><b style="float:left">“W</b>e <i>nev</i>er wait,” said Ann Poe.</p></article>`);
  const [text, names] = await page.evaluate(() => [shown.text, shown.annotation.speakers.map(({ name }) => name)]);
  assert.ok(text.startsWith("Jan Roe, the mayor"), text);
  assert.deepEqual(names, ["Jan Roe", "Ann Poe"]);
  assert.deepEqual(await words(page), ["“We wait for nobody at all, what\u00adever comes,”", "“We never wait,”"]);
});

test("what the page hides from the eye, or from screen readers, is not read", async (t) => {
  const page = await blank(t, `<style>.sr-only { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0, 0, 0, 0) }</style>
    <article><p>Jan Roe said: “The ice is thin.”<span class="sr-only"> “Read aloud,” said Poe.</span><span aria-hidden="true"> “Drawn,” said Poe.</span>
    <span style="display:none"> “None,” said Poe.</span><span hidden> “Hidden,” said Poe.</span></p></article>`);
  const [before, after, text] = await page.evaluate(() => {
    const article = document.querySelector("article");
    const before = article.textContent;
    const { text } = whosaid.highlight(article);
    return [before, article.textContent, text.trimEnd()];
  });
  assert.equal(after, before);
  assert.equal(text, "Jan Roe said: “The ice is thin.”");
  assert.deepEqual(await words(page), ["“The ice is thin.”"]);
});

test("quotations by markup are read with their source", async (t) => {
  const page = await highlighted(t, `<article><p>The mayor spoke of <q>thin ice</q> twice, and Jan Roe said: <q>It is late.</q></p>
    <blockquote><p>We will not open the lake this year.</p><footer>— <cite>Ann Poe</cite>, warden</footer></blockquote>
    <figure><blockquote>Nobody asked the fish.</blockquote><figcaption>Tom Doe, angler</figcaption></figure>
    <blockquote class="post"><p>Ice is a matter of opinion</p>— Kim Loe (@kimloe) <a href="#x">May 2, 2019</a></blockquote></article>`);
  const said = await page.evaluate(() => {
    const { quotes, speakers } = shown.annotation;
    const name = (id) => speakers.find((speaker) => speaker.id === id)?.name;
    return quotes.map(({ segments, speaker }) => [segments.map(({ start, end }) => shown.text.slice(start, end)).join(" "), name(speaker)]);
  });
  assert.deepEqual(said.slice(1), [
    ["“It is late.”", "Jan Roe"],
    ["We will not open the lake this year.", "Ann Poe"],
    ["Nobody asked the fish.", "Tom Doe"],
    ["Ice is a matter of opinion", "Kim Loe"],
  ]);
  assert.equal(said[0][0], "“thin ice”");
  assert.deepEqual((await words(page)).slice(1, 3), ["It is late.", "We will not open the lake this year."]);
});

test("links keep their colour and still navigate", async (t) => {
  const style = 'style="color:rgb(1,2,3)"';
  const page = await highlighted(
    t,
    `<article><p>Mayor <a href="#roe" ${style}>Jan Roe</a> said: “See <a href="#there" ${style}>there</a>.”</p></article>`,
  );
  const link = page.locator("a whosaid-mark[data-quote]");
  for (const mark of [link, page.locator("a whosaid-mark[data-kind=name]")]) {
    assert.equal(await mark.evaluate((mark) => getComputedStyle(mark).color), "rgb(1, 2, 3)");
  }
  await link.click();
  assert.equal(new URL(page.url()).hash, "#there");
});

test("page styles for marks, spans and everything do not reach the wrappers", async (t) => {
  const page = await blank(t, `<style>* { padding: 3px !important; font-size: 21px !important; display: block } mark, span { background: red }
    p > * { margin: 5px }</style>${ARTICLE}`);
  const result = await page.evaluate(() => {
    const article = document.querySelector("article");
    const boxes = () => [...article.querySelectorAll("p,li,h1,a,b,i,div")].map((e) => JSON.stringify(e.getBoundingClientRect()));
    const before = boxes();
    whosaid.highlight(article);
    const mark = article.querySelector("whosaid-mark");
    const { display, paddingLeft, marginLeft } = getComputedStyle(mark);
    return { display, paddingLeft, marginLeft, moved: boxes().filter((box, i) => box !== before[i]).length };
  });
  assert.deepEqual(result, { display: "inline", paddingLeft: "0px", marginLeft: "0px", moved: 0 });
});

test("nothing shifts by a pixel", async (t) => {
  const page = await blank(t, ARTICLE);
  const moved = await page.evaluate(() => {
    const article = document.querySelector("article");
    const boxes = () => [...article.querySelectorAll("*")].filter((e) => !e.localName.startsWith("whosaid"))
      .map((e) => e.getBoundingClientRect());
    const before = boxes();
    whosaid.highlight(article);
    // A glyph run that is cut in two may move by the 64th of a pixel that layout rounds to.
    return boxes().some((box, i) => ["x", "y", "width", "height"].some((side) => Math.abs(box[side] - before[i][side]) > 0.1));
  });
  assert.equal(moved, false);
});

test("payloads in the text stay text", async (t) => {
  const payload = "<img src=x onerror=window.pwned=1><script>window.pwned=1</script>";
  const page = await blank(t, "<article><h1></h1><p></p><p></p></article>");
  await page.evaluate((payload) => {
    const [first, second] = document.querySelectorAll("p");
    first.textContent = `Mayor ${payload} said: “${payload} javascript:alert(1)”[1]`;
    second.textContent = `[1] ${payload} javascript:window.pwned=1`;
    window.shown = whosaid.highlight(document.querySelector("article"));
  }, payload);
  await openCard(page, page.locator("whosaid-button").first());
  const result = await page.evaluate(() => ({
    pwned: window.pwned ?? null,
    images: document.querySelectorAll("img,article script").length + document.querySelector("whosaid-card").shadowRoot.querySelectorAll("img,script").length,
  }));
  assert.deepEqual(result, { pwned: null, images: 0 });
});

test("bad options throw before anything has changed", async (t) => {
  const page = await blank(t, ARTICLE);
  const result = await page.evaluate(() => {
    const article = document.querySelector("article");
    const html = article.innerHTML;
    let name = "";
    try {
      whosaid.highlight(article, { minConfidence: 7 });
    } catch (error) {
      name = error.name;
    }
    return [name, article.innerHTML === html];
  });
  assert.deepEqual(result, ["TypeError", true]);
});

test("an element outside the document can be highlighted and restored", async (t) => {
  const page = await blank(t, "");
  const result = await page.evaluate((html) => {
    const holder = document.createElement("div");
    holder.innerHTML = html;
    const before = holder.innerHTML;
    const shown = whosaid.highlight(holder);
    const marks = holder.querySelectorAll("whosaid-mark").length;
    shown.restore();
    return { some: marks > 0, same: holder.innerHTML === before };
  }, ARTICLE);
  assert.deepEqual(result, { some: true, same: true });
});

// More than a hundred are painted (enormous.test.mjs).
test("ninety kilobytes in a single text node are wrapped and restored", async (t) => {
  const page = await blank(t, "<pre></pre>");
  const result = await page.evaluate(async () => {
    const pre = document.querySelector("pre");
    let text = "";
    for (let i = 0; text.length < 9e4; i++) text += `The council met on day ${i}. Mayor Jan Roe said: “Take number ${i}.”\n\n`;
    pre.textContent = text;
    const shown = whosaid.highlight(pre);
    const quotes = pre.querySelectorAll("[data-quote]").length;
    const same = pre.textContent === text;
    shown.restore();
    return { enough: quotes > 1000, same, restored: pre.innerHTML.length > 0 && pre.textContent === text, nodes: pre.childNodes.length };
  });
  assert.deepEqual(result, { enough: true, same: true, restored: true, nodes: 1 });
});

test("a text node of the page never moves: removeChild and insertBefore find it where the page put it", async (t) => {
  const page = await blank(t, ARTICLE);
  const result = await page.evaluate(() => {
    const article = document.querySelector("article");
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    const places = [];
    while (walker.nextNode()) places.push([walker.currentNode, walker.currentNode.parentNode]);
    whosaid.highlight(article);
    return { some: places.length > 20, moved: places.filter(([node, parent]) => node.parentNode !== parent).length };
  });
  assert.deepEqual(result, { some: true, moved: 0 });
});
