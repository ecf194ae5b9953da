// Payloads wherever a page, its directory or its editors can put words: nothing runs, nothing is asked for.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { serve } from "../../scripts/serve.mjs";
import { visit } from "./browser.mjs";
import { root } from "./texts.mjs";

const STRICT = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; require-trusted-types-for 'script'";
let strict;
before(async () => {
  strict = await serve({ "/": `${root}tests/browser/pages`, "/www/": `${root}www` }, { headers: { "content-security-policy": STRICT } });
});
after(() => strict?.close());

const RUNS = "window.pwned=1";
const LOADS = "http://pwned.invalid/x";
const CORES = [
  `<script>${RUNS}</script>`,
  `<img src=x onerror=${RUNS}>`,
  `<img src=${LOADS}>`,
  `<svg onload=${RUNS}>`,
  `<svg><script>${RUNS}</script></svg>`,
  `<iframe srcdoc="<script>parent.${RUNS.slice(7)}</script>">`,
  `<iframe src=${LOADS}></iframe>`,
  `<link rel=stylesheet href=${LOADS}>`,
  `<style>*{background:url(${LOADS})}</style>`,
  `<body onload=${RUNS}>`,
  `<details open ontoggle=${RUNS}>`,
  `<input autofocus onfocus=${RUNS}>`,
  `<video><source onerror=${RUNS}></video>`,
  `<a href="javascript:${RUNS}">x</a>`,
  `<math><mi xlink:href="javascript:${RUNS}">x</mi></math>`,
  `<object data=${LOADS}></object>`,
  `<base href=${LOADS}>`,
  `<meta http-equiv=refresh content="0;url=${LOADS}">`,
];
// As they are, and with what gets out of an attribute, a comment, a script or a string first.
const PAYLOADS = ["", '"><', "'><", "--></script></style></textarea></title>"].flatMap((out) => CORES.map((core) => `${out}${core}`));

assert.ok(PAYLOADS.length >= 70);

/** Runs in the page: puts a payload in every place, opens every card, and says what came of it. */
async function attempt(payloads) {
  const { default: init, highlight } = await import("/www/widget/index.js");
  await init();
  const problems = [];
  let opened = 0;
  const roots = (node) => [node, ...[...node.querySelectorAll("*")].flatMap((e) => (e.shadowRoot ? roots(e.shadowRoot) : []))];
  const forbidden = "script, iframe, object, embed, link, base, meta, math, video, audio, details, input, img";
  for (const payload of payloads) {
    const article = document.createElement("article");
    const words = (n) => `${payload} ${n}`;
    const add = (name, text) => {
      article.appendChild(document.createElement(name)).textContent = text;
    };
    article.id = payload;
    article.title = payload;
    article.lang = payload;
    article.setAttribute("data-title", payload);
    add("h1", `Mayor Jan Roe: “${words(1)}”`);
    add("p", `Mayor Jan Roe said: “The ice is ${words(2)} thin, and it is late.”[1]`);
    add("p", `“We wait, all of us,” said ${words(3)} Dahl, the harbour master ${words(4)}.`);
    add("p", `Per Holm (@${payload}) said: “The boats are out, and nobody counts.”`);
    add("p", `Jan Roe added: “Nobody walks there tonight.” (The ${words(5)} Lantern, May 2, 2019)`);
    add("p", `[1] The ${words(6)} Lantern, May 2, 2019. https://example.org/${payload}`);
    document.body.replaceChildren(article);
    const before = article.outerHTML;
    const exact = (words) => ({ type: "TextQuoteSelector", exact: words });
    const shown = highlight(article, {
      speakers: [{ name: "Jan Roe", aliases: [payload], role: payload, link: `https://example.org/${encodeURIComponent(payload)}` }],
      corrections: [
        { selector: exact("“The boats are out, and nobody counts.”"), action: "change", speaker: payload, role: payload, note: payload },
        { selector: { ...exact("“Nobody walks there tonight.”"), prefix: payload }, action: "confirm", speaker: "Jan Roe", note: payload },
      ],
    });
    for (const button of article.querySelectorAll("whosaid-button")) {
      const open = new Promise((done) => addEventListener("whosaid-open", done, { once: true }));
      button.click();
      await open;
      const card = document.querySelector("whosaid-card").shadowRoot.querySelector("[role=dialog]");
      if (card.textContent) opened++;
      for (const root of roots(document.body)) {
        for (const element of root.querySelectorAll(forbidden)) problems.push([payload, `a ${element.localName} was made`]);
        for (const element of root.querySelectorAll("*")) {
          for (const { name, value } of element.attributes) {
            if (element !== article && /^on/.test(name)) problems.push([payload, `${element.localName} has ${name}`]);
            if (/^(href|src|action|formaction)$/.test(name) && !/^(https?:|#|data:)/.test(value)) problems.push([payload, `${name}=${value}`]);
          }
        }
      }
    }
    shown.restore();
    if (article.outerHTML !== before) problems.push([payload, "the article is not what it was"]);
  }
  await new Promise((done) => setTimeout(done, 300));
  return { problems, opened, pwned: window.pwned ?? null };
}

for (const policy of ["no policy", "a strict policy"]) {
  test(`payloads in text, names, roles, notes, sources, attributes, directory and corrections: ${policy}`, async (t) => {
    const page = await visit(t, policy === "no policy" ? "/blank.html" : `${strict.url}blank.html`);
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    const { problems, opened, pwned } = await page.evaluate(attempt, PAYLOADS);
    assert.deepEqual(problems, []);
    assert.equal(pwned, null);
    assert.deepEqual(asked.filter((url) => url.includes("pwned")), []);
    assert.ok(opened >= PAYLOADS.length * 4, `${opened} cards opened`);
  });
}

// What the two tests above are worth: with the one place where words become nodes taken for markup, they fail.
test("payloads: where words are taken for markup, these very payloads make elements, and run", async (t) => {
  const page = await visit(t, "/blank.html");
  const escaping = '(typeof child === "string" ? child : build(child, on))';
  await page.route("**/build.js", (route) => {
    const source = readFileSync(`${root}www/widget/build.js`, "utf8");
    assert.ok(source.includes(escaping));
    const markup = '(typeof child === "string" ? document.createRange().createContextualFragment(child) : build(child, on))';
    return route.fulfill({ contentType: "text/javascript", body: source.replace(escaping, markup) });
  });
  await page.goto(page.url());
  const { problems, pwned } = await page.evaluate(attempt, PAYLOADS.slice(0, 3));
  assert.ok(problems.some(([, what]) => what === "a img was made"), JSON.stringify(problems));
  assert.equal(pwned, 1);
});
