// custom-elements.json is true: it names what <who-said> and <who-said-desk> observe, say and show, and nothing else.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { card, openCard, visit } from "./browser.mjs";
import { open, pick } from "./desk-page.mjs";
import { root } from "./texts.mjs";

const [declared, desk] = JSON.parse(readFileSync(`${root}dist/custom-elements.json`, "utf8")).modules.map(({ declarations }) => declarations[0]);
const names = (kind, of = declared) => of[kind].map(({ name }) => name).sort();

const ARTICLE = `<article><p>Mayor Jan Roe shook her head. “The ice is thin,” she said.[1] “And [2] is missing.”[2]</p>
  <p>[1] The Lantern, 2 May 2019, https://example.org/a</p></article>`;
const PEOPLE = `data:application/json,${encodeURIComponent(JSON.stringify([{ name: "Jan Roe", role: "Mayor", picture: "/x.png", link: "https://example.org/roe" }]))}`;

/** A page that shows everything the widget can show, its card opened on a quotation. */
async function everything(t) {
  const page = await visit(t, "/blank.html");
  await page.evaluate(
    async ([html, people]) => {
      document.body.innerHTML = `<who-said panel print-sources>${html}</who-said>`;
      document.querySelector("who-said").setAttribute("speakers", people);
      await import("/www/widget/define.js");
    },
    [ARTICLE, PEOPLE],
  );
  // It comes last, after the panel.
  await page.locator("whosaid-panel .appendix").waitFor({ state: "attached" });
  await openCard(page, page.locator("whosaid-button").first());
  return page;
}

/** Every shadow root of the page, and the document. */
const trees = `[document, ...[...document.querySelectorAll("*")].map((e) => e.shadowRoot).filter(Boolean)]`;

test("its attributes are those that are observed", async (t) => {
  const page = await visit(t, "/blank.html");
  const observed = await page.evaluate(async () => (await import("/www/widget/element.js")).WhoSaid.observedAttributes);
  assert.deepEqual(names("attributes"), [...observed].sort());
  assert.ok(declared.attributes.every(({ description }) => description));
});

test("its events are those that are dispatched", () => {
  const scripts = readdirSync(`${root}www/widget`).filter((name) => name.endsWith(".js"));
  const said = scripts.flatMap((name) =>
    [...readFileSync(`${root}www/widget/${name}`, "utf8").matchAll(/say\([^"]*"(whosaid-[a-z]+)"/g)].map(([, type]) => type));
  assert.deepEqual(names("events"), [...new Set(said)].sort());
});

test("its parts are those that can be styled", async (t) => {
  const page = await everything(t);
  const seen = () => page.evaluate(`${trees}.flatMap((tree) => [...tree.querySelectorAll("[part]")].map((e) => e.getAttribute("part")))`);
  const parts = await seen();
  await card(page).getByRole("button", { name: "Turn off" }).click();
  await page.getByRole("button", { name: "Show who said it" }).waitFor();
  assert.deepEqual(names("cssParts"), [...new Set([...parts, ...(await seen())])].sort());
});

test("its variables are those that the sheets read", async (t) => {
  const page = await everything(t);
  const sheets = await page.evaluate(`${trees}.flatMap((tree) => tree.adoptedStyleSheets).flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join()`);
  const read = [...sheets.matchAll(/var\((--whosaid-[a-z0-9-]+)/g)].map(([, name]) => name);
  assert.deepEqual(names("cssProperties"), [...new Set(read)].sort());
});

test("the desk: attributes, events, parts, variables and members", async (t) => {
  const page = await open(t);
  await pick(page, "“The ice ");
  const observed = await page.evaluate(() => customElements.get("who-said-desk").observedAttributes);
  assert.deepEqual(names("attributes", desk), observed.filter((name) => name !== "hidden").sort());
  const said = readFileSync(`${root}www/widget/desk/element.js`, "utf8").matchAll(/say\(this, "(whosaid-[a-z]+)"/g);
  assert.deepEqual(names("events", desk), [...new Set([...said].map(([, type]) => type))].sort());
  const [parts, sheets] = await page.locator("who-said-desk").evaluate(({ shadowRoot }) => [
    [...shadowRoot.querySelectorAll("[part]")].map((e) => e.getAttribute("part")),
    shadowRoot.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join(),
  ]);
  assert.deepEqual(names("cssParts", desk), parts.sort());
  const read = [...sheets.matchAll(/var\((--whosaid-[a-z0-9-]+)/g)].map(([, name]) => name).filter((name) => !/-(\d|neutral)$/.test(name));
  assert.deepEqual(names("cssProperties", desk), [...new Set(read)].sort());
  assert.deepEqual(desk.members.map(({ name }) => name).sort(), ["corrections", "focus"]);
});
