// The editor's desk: what lies on it in which order, deciding, undoing, keeping, and the file that it writes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { card, visit } from "./browser.mjs";
import { current, decided, focused, heads, lies, listed, names, open, pick, press, progress, spoken, written } from "./desk-page.mjs";
import { root } from "./texts.mjs";
import { build, tool as binary } from "./tool.mjs";

const scratch = mkdtempSync(join(tmpdir(), "whosaid-desk-"));
before(build);
after(() => rmSync(scratch, { recursive: true }));

/** What the command line says of the article, as the page reads it. */
async function tool(page, ...args) {
  const text = await page.evaluate(async () => (await import("/www/widget/shown.js")).Shown.in(document.querySelector("#reader")).text);
  writeFileSync(join(scratch, "article.txt"), text);
  const output = execFileSync(binary, ["annotate", ...args, "--format", "ndjson", join(scratch, "article.txt")], { encoding: "utf8" });
  return output.trimEnd().split("\n").map((line) => JSON.parse(line));
}

test("the doubtful come first, in the order of annotate --review, with confidence and reason", async (t) => {
  const page = await open(t);
  const review = await tool(page, "--review", "--below", "1");
  assert.deepEqual(await listed(page), review.map(({ text }) => text.slice(0, 9)));
  assert.equal(review.length, 8);
  const sure = await page.locator(".head .sure").allTextContents();
  assert.deepEqual(sure, review.map(({ why, confidence }) => (why === "abstained" ? "–" : `${Math.round(confidence * 100)} %`)));
  const first = await tool(page, "--review");
  assert.match(await page.locator(".left").textContent(), new RegExp(`^${first.length} doubtful ones? left$`));
  await pick(page, "“We never");
  assert.match(await page.locator(".why").textContent(), /The text does not settle whom this means\.$/);
  await pick(page, "“We have ");
  assert.match(await page.locator(".why").textContent(), /said.*Certainty: [\w ]+, \d\d %$/);
});

test("keyboard alone: confirm, change, name nobody; the next one follows, and what was done is said", async (t) => {
  const page = await open(t);
  const order = await listed(page);
  assert.equal(order[0], "“We never");
  await page.evaluate(() => document.querySelector("who-said-desk").focus());
  assert.equal(await focused(page), order[0]);
  await press(page, "e");
  assert.equal(await focused(page), "name");
  await page.keyboard.type("Ida Brandt");
  await press(page, "Tab", "Tab");
  assert.equal(await focused(page), "role");
  await page.keyboard.type("Fire chief");
  await press(page, "Tab");
  await page.keyboard.type("We asked.");
  await press(page, "Enter");
  assert.equal(await focused(page), order[1], "the next one has the focus");
  assert.equal(await spoken(page), "Changed: Ida Brandt. 1 of 8 decided.");
  await press(page, "x");
  assert.equal(await focused(page), order[2]);
  assert.equal(await spoken(page), "Nobody is named now. 2 of 8 decided.");
  const name = await page.locator("[data-current] .name").textContent();
  await press(page, "c");
  assert.equal(await spoken(page), `Confirmed: ${name}. 3 of 8 decided.`);
  assert.equal(await progress(page), "3 of 8 decided");
  assert.deepEqual(await decided(page), [["change", "Ida Brandt", order[0]], ["suppress", null, order[1]], ["confirm", name, order[2]]]);
  await names(page, "“We never", "Ida Brandt");
  const said = await page.evaluate(() => said.map(([type, { decided, total, corrections }]) => [type, decided, total, corrections.length]));
  assert.deepEqual(said, [["corrections", 1, 8, 1], ["corrections", 2, 8, 2], ["corrections", 3, 8, 3]]);
  await press(page, "End");
  for (let left = 5; left; left--) await press(page, "x");
  assert.equal(await progress(page), "8 of 8 decided");
  assert.equal(await page.locator(".left").textContent(), "Everything is decided.");
  assert.equal(await focused(page), "save", "nothing is left to go on to");
  await page.locator("whosaid-mark", { hasText: "We never" }).locator("whosaid-button").first().focus();
  await press(page, "Enter");
  await card(page).waitFor();
  assert.match(await card(page).textContent(), /Ida BrandtFire chief.*Changed by the editors\.We asked\./);
});

test("keyboard alone: arrows, Home and End go from head to head, Escape back to the head, Tab on; letters are letters while typing", async (t) => {
  const page = await open(t);
  const order = await listed(page);
  await page.evaluate(() => document.querySelector("who-said-desk").focus());
  await press(page, "ArrowDown", "n");
  assert.equal(await focused(page), order[2]);
  await press(page, "ArrowUp", "p", "p");
  assert.equal(await focused(page), order[0], "the list ends at its ends");
  await press(page, "End");
  assert.equal(await focused(page), order[7]);
  await press(page, "Home", "Tab");
  assert.equal(await focused(page), "suppress");
  await press(page, "e");
  await page.keyboard.type("cxaunp");
  assert.equal(await page.locator("#name").inputValue(), "cxaunp");
  assert.deepEqual(await decided(page), []);
  await press(page, "Escape");
  assert.equal(await focused(page), order[0]);
  await press(page, "Enter");
  assert.equal(await current(page), "", "folded");
  assert.equal(await focused(page), order[0]);
  await press(page, "Enter");
  assert.equal(await current(page), order[0]);
});

test("keyboard alone: a letter is for the head that has the focus, though it is folded", async (t) => {
  const page = await open(t);
  const order = await listed(page);
  await page.evaluate(() => document.querySelector("who-said-desk").focus());
  await press(page, "Enter");
  if (await current(page)) await press(page, "Enter");
  assert.deepEqual([await current(page), await focused(page)], ["", order[0]]);
  await press(page, "e");
  assert.equal(await focused(page), "name");
  await press(page, "Escape", "Enter", "x");
  assert.deepEqual(await decided(page), [["suppress", null, order[0]]]);
  await press(page, "u");
  assert.deepEqual(await decided(page), []);
});

test("in the article: a quotation that has the focus lies on the desk, letters decide, and the focus stays", async (t) => {
  const page = await open(t);
  const trigger = (words) => page.locator("whosaid-mark[data-quote]", { hasText: words }).locator("whosaid-button").first();
  await trigger("thinner ice").focus();
  assert.equal(await current(page), "“I have w");
  await page.evaluate(() => (window.mark = document.activeElement.parentNode));
  await press(page, "c");
  assert.deepEqual(await decided(page), [["confirm", "Ann Dahl", "“I have w"]]);
  assert.equal(await current(page), "“I have w");
  await press(page, "x");
  await names(page, "“I have w", null);
  assert.equal(await focused(page), "“I have w");
  assert.ok(await page.evaluate(() => document.activeElement.parentNode === mark), "the wrapper is the same: nothing was taken back");
  await page.locator("whosaid-mark[data-quote]", { hasText: "two boats" }).first().click();
  await card(page).waitFor();
  assert.equal(await current(page), "“We have ", "what is opened lies on the desk");
});

test("picking: the quotation lights up in the article and comes into view", async (t) => {
  const page = await open(t, { viewport: { width: 1200, height: 300 } });
  await pick(page, "“Nobody a");
  const mark = page.locator("whosaid-mark[data-quote][data-lit]");
  assert.match(await mark.first().textContent(), /Nobody asked me/);
  await page.waitForFunction(() => {
    const { top, bottom } = document.querySelector("whosaid-mark[data-quote][data-lit]").getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
  await page.locator("#jump").click();
  assert.equal(await focused(page), "“Nobody a");
  await pick(page, "“They nev");
  assert.doesNotMatch((await mark.allTextContents()).join(), /Nobody asked me/);
});

test("filter: undecided, doubtful, decided, all; words and names; what is chosen is counted", async (t) => {
  const page = await open(t);
  const order = (await listed(page)).filter((begins) => begins !== "“The ice ");
  const doubtful = (await tool(page, "--review")).length;
  await pick(page, "“The ice ");
  await page.locator("#confirm").click();
  const options = () => page.locator("#state option").allTextContents();
  assert.deepEqual(await options(), ["Undecided (7)", `Doubtful (${doubtful})`, "Decided (1)", "All (8)"]);
  const choose = (state) => page.locator("#state").selectOption(state);
  await choose("doubtful");
  assert.deepEqual(await listed(page), order.slice(0, doubtful));
  await choose("decided");
  assert.deepEqual(await listed(page), ["“The ice "]);
  await choose("all");
  assert.equal((await listed(page)).length, 8);
  await page.locator("#find").fill("holm");
  assert.deepEqual((await listed(page)).sort(), ["“Nobody a", "“They nev"]);
  await page.locator("#find").fill("the gift");
  assert.deepEqual(await listed(page), []);
  await page.getByText("No quotation fits what is chosen above.").waitFor();
  await page.locator("#find").fill("A GIFT");
  assert.deepEqual(await listed(page), ["“a gift t"]);
  await choose("open");
  await page.locator("#find").fill("");
  assert.deepEqual(await listed(page), order);
});

test("undo takes back step after step, and comes back to what it was about", async (t) => {
  const page = await open(t);
  const [first, second, third] = await listed(page);
  await pick(page, first);
  await press(page, "x", "x");
  assert.equal(await focused(page), third);
  await press(page, "c");
  const [, , [, name]] = await decided(page);
  await press(page, "u");
  assert.equal(await focused(page), third);
  assert.equal(await spoken(page), `Undone. Confirmed: ${name}. 2 of 8 decided.`);
  await page.locator("#undo").click();
  assert.equal(await current(page), second);
  await press(page, "u");
  assert.deepEqual(await decided(page), []);
  assert.equal(await focused(page), first, "not on a button that does nothing any more");
  assert.ok(await page.locator("#undo").isDisabled());
  await names(page, "“The ice ", "Jan Roe");
  assert.equal(await page.evaluate(() => localStorage.length), 0, "nothing is kept of nothing");
});

test("a decision can be changed and taken back", async (t) => {
  const page = await open(t);
  await pick(page, "“We have ");
  await page.locator("#name").fill("Ida Brandt");
  await page.locator("#change").click();
  await page.locator("#state").selectOption("decided");
  await pick(page, "“We have ");
  assert.equal(await page.locator("#name").inputValue(), "Ida Brandt");
  assert.equal(await page.locator("#confirm").textContent(), "Confirm spokesman for the fire brigadec");
  await page.locator("#name").fill("Ida Brand");
  await page.locator("#change").click();
  assert.deepEqual(await decided(page), [["change", "Ida Brand", "“We have "]]);
  await pick(page, "“We have ");
  await page.getByRole("button", { name: "Take back" }).click();
  assert.deepEqual(await decided(page), []);
  await press(page, "u");
  assert.deepEqual(await decided(page), [["change", "Ida Brand", "“We have "]]);
});

test("corrections spread to the same mention chain on request, and are undone together", async (t) => {
  const page = await open(t);
  await pick(page, "“Whoever ");
  await page.locator("#name").fill("Jane Roe");
  await page.locator("#change").click();
  assert.equal((await decided(page)).length, 1, "not without being asked");
  await press(page, "u");
  await pick(page, "“a gift t");
  assert.equal((await page.locator(".spread").textContent()).trim(), "Also 1 undecided quotation of the same voicea");
  await pick(page, "“Whoever ");
  await press(page, "a");
  assert.ok(await page.locator("#spread").isChecked());
  await page.locator("#name").fill("Jane Roe");
  await press(page, "Enter");
  assert.deepEqual(await decided(page), [["change", "Jane Roe", "“Whoever "], ["change", "Jane Roe", "“The ice "]]);
  await names(page, "“The ice ", "Jane Roe");
  await press(page, "u");
  assert.deepEqual(await decided(page), []);
});

test("these two are one person: everything of the one name is the other's, and is undone together", async (t) => {
  const page = await open(t);
  await pick(page, "“They nev");
  assert.deepEqual(await page.locator("#same option").allTextContents(), ["", "Jan Roe", "Ann Dahl", "spokesman for the fire brigade"]);
  await page.locator("#same").selectOption("Ann Dahl");
  await page.locator("#join").click();
  assert.equal(await spoken(page), "Lars Holm is now Ann Dahl. 2 of 8 decided.");
  assert.deepEqual((await decided(page)).sort(), [["change", "Ann Dahl", "“Nobody a"], ["change", "Ann Dahl", "“They nev"]]);
  await names(page, "“Nobody a", "Ann Dahl");
  // In the page they are one as well: one card, which knows the other name, one voice, one colour.
  const people = () =>
    page.evaluate(async () => {
      const { Shown } = await import("/www/widget/shown.js");
      const { annotation, cast } = Shown.in(document.querySelector("#reader"));
      const { id, aliases } = annotation.speakers.find(({ name }) => name === "Ann Dahl");
      const mentions = document.querySelectorAll(`whosaid-mark[data-speaker="${id}"]`);
      return [cast.map(({ name }) => name).includes("Lars Holm"), aliases.includes("Lars Holm"), [...mentions].some((mark) => /Holm/.test(mark.textContent))];
    });
  assert.deepEqual(await people(), [false, true, true]);
  await press(page, "u");
  assert.deepEqual(await decided(page), []);
  await names(page, "“Nobody a", "Lars Holm");
  assert.equal((await people())[0], true);
});

test("the written file gives the command line and the widget the corrected names", async (t) => {
  const page = await open(t);
  await pick(page, "“We never");
  await page.locator("#name").fill("Ida Brandt");
  await page.locator("#change").click();
  await pick(page, "“Whoever ");
  await page.locator("#spread").check();
  await page.locator("#suppress").click();
  const file = await written(page);
  writeFileSync(join(scratch, "c.json"), file);
  const said = ({ quotes, speakers }) => quotes.map(({ speaker, review }) => [speakers.find(({ id }) => id === speaker)?.name ?? null, review?.action ?? null]);
  const [annotation] = await tool(page, "--corrections", join(scratch, "c.json"));
  const expected = [
    [null, "suppressed"], ["Ann Dahl", null], ["Ann Dahl", null], [null, "suppressed"], ["Ida Brandt", "changed"],
    ["spokesman for the fire brigade", null], ["Lars Holm", null], ["Lars Holm", null],
  ];
  assert.deepEqual(said(annotation), expected);
  const reader = await visit(t, "/blank.html");
  const widget = await reader.evaluate(
    async ([html, file]) => {
      document.body.innerHTML = html;
      document.querySelector("who-said").setAttribute("corrections", `data:application/json,${encodeURIComponent(file)}`);
      const ready = new Promise((done) => addEventListener("whosaid-ready", ({ detail }) => done(detail.annotation)));
      await import("/www/widget/define.js");
      return ready;
    },
    [await page.evaluate(() => document.querySelector("#reader").outerHTML.replace(/<\/?whosaid-[^>]*>/g, "")), file],
  );
  assert.deepEqual(said(widget), expected);
  assert.equal(await spoken(page), "3 corrections saved");
});

test("loads a file; what finds no place any more is listed, kept and saved, until it is removed", async (t) => {
  const page = await open(t);
  const gone = { selector: { type: "TextQuoteSelector", exact: "“These words were edited out.”", prefix: "", suffix: "" }, action: "change", speaker: "Lars Holm" };
  const thin = { selector: { type: "TextQuoteSelector", exact: "“I have walked on thinner ice in April,”" }, action: "confirm", speaker: "Ann Dahl", note: "Heard it." };
  const file = { name: "c.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify([gone, thin])) };
  await pick(page, "“Nobody a");
  await press(page, "c");
  await page.locator("#load").setInputFiles(file);
  await page.locator(".lost li").waitFor();
  assert.equal(await page.locator(".lost li > span").textContent(), "Lars Holm · the words are not there“These words were edited out.”");
  assert.deepEqual(JSON.parse(await written(page)), [gone, thin]);
  assert.equal(await progress(page), "1 of 8 decided");
  await page.getByRole("button", { name: "Remove: “These words were edited out.”" }).click();
  assert.deepEqual(JSON.parse(await written(page)), [thin]);
  await page.locator("#undo").click();
  await page.locator("#undo").click();
  assert.deepEqual(await decided(page), [["confirm", "Lars Holm", "“Nobody a"]], "loading is a step like others");
});

test("a file that is none is refused with a reason, and nothing changes", async (t) => {
  const page = await open(t);
  const wrong = { name: "wrong.json", mimeType: "application/json", buffer: Buffer.from('[{"action": "confirm"}]') };
  await page.locator("#load").setInputFiles(wrong);
  await page.locator(".trouble").getByText('wrong.json: corrections, at [0]: "selector" is missing.').waitFor();
  await page.locator("#load").setInputFiles({ ...wrong, buffer: Buffer.from("") });
  await page.locator(".trouble").getByText("wrong.json: corrections is no JSON").waitFor();
  assert.deepEqual(await decided(page), []);
  assert.deepEqual(await page.evaluate(() => said.map(([type, { error }]) => [type, error.code])), [["error", "corrections"], ["error", "corrections"]]);
  const message = await page.evaluate(() => {
    try {
      document.querySelector("who-said-desk").corrections = [{}];
    } catch ({ message }) {
      return message;
    }
  });
  assert.match(message, /^whosaid: corrections, at \[0\]: "action" is missing/);
});

test("what is half typed stays when the page changes its article", async (t) => {
  const page = await open(t);
  await pick(page, "“We have ");
  await page.locator("#name").fill("Ida Br");
  await page.evaluate(() => {
    const line = document.createElement("p");
    line.textContent = "“It will hold,” said Mayor Jan Roe.";
    document.querySelector("article").append(line);
  });
  await page.waitForFunction(() => document.querySelector("who-said-desk").shadowRoot.querySelector(".count").textContent === "0 of 9 decided");
  assert.equal(await focused(page), "name");
  assert.equal(await page.locator("#name").inputValue(), "Ida Br");
});

test("a thousand quotations: a hundred are listed at first, more when asked for", async (t) => {
  const page = await open(t);
  await page.evaluate(() => {
    const line = (_, i) => `<p>“Ice number ${i} is thin,” said Mayor Jan Roe.</p>`;
    document.querySelector("article").innerHTML = Array.from({ length: 250 }, line).join("");
  });
  await page.waitForFunction(() => document.querySelector("who-said-desk").shadowRoot.querySelector(".count").textContent === "0 of 250 decided");
  assert.equal(await heads(page).count(), 100);
  await page.getByRole("button", { name: "Show more" }).click();
  assert.equal(await heads(page).count(), 200);
  await heads(page).first().focus();
  await press(page, "End");
  assert.equal(await heads(page).count(), 250);
  await lies(page);
});
