// `whosaid annotate --format html`: pages that a server has marked show what the widget shows, without any script; where
// the widget runs, it takes its own marks in place of the server's.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { before, test } from "node:test";
import { axe, blank, engine, except, host, until, visit } from "./browser.mjs";
import { root, texts } from "./texts.mjs";

const binary = `${root}target/debug/whosaid`;

before(() => execFileSync("cargo", ["build", "-q"], { cwd: root }));

/** What the tool makes of records: `{ id, text }` or `{ id, html }`. */
function marked(records, ...options) {
  const input = records.map((record) => JSON.stringify(record)).join("\n");
  const lines = execFileSync(binary, ["annotate", "--ndjson", "--format", "html", ...options, "-"], { input, maxBuffer: 1 << 30 });
  return `${lines}`.trimEnd().split("\n").map((line) => JSON.parse(line));
}

/** A page without its scripts: the tests compare what a server sends with what the widget makes of the same. */
const still = (name) => readFileSync(`${root}tests/hosts/${name}.html`, "utf8").replace(/<script\b.*?<\/script>\n?/gs, "");

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

test("every dispatch and sample: the server's marks are the widget's, which gives way to them, and back", async (t) => {
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

for (const [name, find] of [["newspaper", "article"], ["amp", "main"], ["rtl", "article"], ["reset", "article"], ["live", "article"], ["two", "#morning"]]) {
  test(`${name}: the server's marks are the widget's, which gives way to them, and back`, async (t) => {
    const page = await blank(t, "");
    const html = still(name);
    const [after] = marked([{ id: name, html }], "--select", find, "--styles", "none");
    const results = await page.evaluate(compared, [html, after.html, find]);
    for (const result of results) {
      if (!result.marks) console.log(name, difference(result.sent, result.own));
      assert.deepEqual([result.text, result.marks, result.taken, result.restored], [true, true, true, true], name);
    }
    assert.ok(results.length > 0);
  });
}
