// The demo's editor mode: corrections made with the keyboard alone, saved, and loaded again.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { axe, card, except, visit } from "./browser.mjs";

const TEXT = "Mayor Jan Roe met reporters. “The ice is thin, and nobody should walk on it,” said Roe.\n\n" +
  "Harbour master Ann Dahl was less worried. “I have walked on thinner ice in April,” said Dahl.\n\n" +
  "A spokesman for the fire brigade said: “We have two boats. One of them floats.”\n";

/** The demo with a text of ours (or its own, which has a headline), in editor mode; nothing of it is done with a mouse. */
async function editing(t, text = TEXT, options = {}) {
  const page = await visit(t, "/www/index.html", options);
  await page.locator("html.ready").waitFor();
  if (text) await read(page, text);
  await page.locator("#edit").focus();
  await press(page, "Enter");
  return page;
}

async function read(page, text) {
  await ready(page, async () => {
    await page.locator("#paste").focus();
    await page.keyboard.press("Enter");
    await page.locator("#text").fill(text);
    await page.getByRole("button", { name: "Read it" }).focus();
    await page.keyboard.press("Enter");
  });
}

/** Does something that makes the article be read again, and waits for that. */
async function ready(page, act) {
  await page.evaluate(() => {
    window.again = new Promise((done) => document.addEventListener("whosaid-ready", ({ detail }) => done(detail), { once: true }));
  });
  await act();
  await page.evaluate(() => window.again.then(() => {}));
}

async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

const focused = (page) => page.evaluate(() => document.activeElement.closest("[data-quote]")?.textContent.slice(0, 9) ?? document.activeElement.id);
const entries = (page) => page.locator("#corrections li > :first-child").allTextContents();
const chosen = (page) => page.locator("#chosen b").textContent();

/** Confirms the first, gives the second to Per Holm with a note, and withdraws the third: c, e, x. */
async function corrected(t, options) {
  const page = await editing(t, TEXT, options);
  assert.equal(await focused(page), "“The ice ");
  await ready(page, () => press(page, "c"));
  assert.equal(await focused(page), "“The ice ", "the focus is where it was");
  await press(page, "n");
  assert.equal(await chosen(page), "Ann Dahl");
  await press(page, "e");
  assert.equal(await focused(page), "name");
  await page.keyboard.type("Per Holm");
  await press(page, "Tab", "Tab");
  assert.equal(await focused(page), "role");
  await page.keyboard.type("Fire chief");
  await press(page, "Tab");
  assert.equal(await focused(page), "note");
  await page.keyboard.type("We asked.");
  await ready(page, () => press(page, "Enter"));
  assert.equal(await focused(page), "“I have w");
  assert.equal(await chosen(page), "Per Holm");
  await press(page, "n");
  await ready(page, () => press(page, "x"));
  assert.equal(await chosen(page), "Nobody is named");
  return page;
}

test("editor mode: confirm, change and withdraw with the keyboard alone", async (t) => {
  const page = await corrected(t);
  assert.deepEqual(await entries(page), [
    "Confirmed: Jan Roe“The ice is thin, and nobody should walk on it,”",
    "Changed: Per Holm“I have walked on thinner ice in April,”",
    "Withdrawn“We have two boats. One of them floats.”",
  ]);
  await press(page, "p", "Enter");
  await card(page).waitFor();
  assert.match(await card(page).textContent(), /Per HolmFire chief.*Changed by the editors\.We asked\./);
});

test("editor mode: undo takes a correction back", async (t) => {
  const page = await corrected(t);
  await ready(page, () => press(page, "u"));
  assert.equal((await entries(page)).length, 2);
  assert.notEqual(await chosen(page), "Nobody is named");
});

test("editor mode: saves a file and loads it back; what finds no place any more is listed and kept", except("firefox", "its downloads are not reported"), async (t) => {
  const page = await corrected(t, { acceptDownloads: true });
  const waiting = page.waitForEvent("download");
  await page.locator("#save").focus();
  await press(page, "Enter");
  const download = await waiting;
  assert.equal(download.suggestedFilename(), "corrections.json");
  const file = await download.path();
  const saved = JSON.parse(readFileSync(file, "utf8"));
  assert.deepEqual(saved.map(({ action, speaker, role, note }) => [action, speaker, role, note]), [
    ["confirm", "Jan Roe", undefined, undefined],
    ["change", "Per Holm", "Fire chief", "We asked."],
    ["suppress", undefined, undefined, undefined],
  ]);
  assert.equal(saved[0].selector.type, "TextQuoteSelector");

  // The article was edited since: one quotation is gone, another paragraph came before it all.
  await read(page, `A new beginning.\n\n${TEXT.replace("thinner ice", "much thinner ice")}`);
  assert.deepEqual(await entries(page), []);
  await ready(page, () => page.locator("#load").setInputFiles(file));
  assert.equal((await entries(page)).length, 2);
  assert.match(await page.locator("#unplaced li").textContent(), /^Changed: Per Holm.*|^the words are not there: Per Holm/);
  const again = page.waitForEvent("download");
  await page.locator("#save").click();
  assert.deepEqual(JSON.parse(readFileSync(await (await again).path(), "utf8")), saved, "what found no place is kept");
});

test("editor mode: a file that is none is refused with a reason", async (t) => {
  const page = await editing(t);
  const wrong = { name: "wrong.json", mimeType: "application/json", buffer: Buffer.from('[{"action": "confirm"}]') };
  await page.locator("#load").setInputFiles(wrong);
  await page.locator("#status").getByText('wrong.json: corrections, at [0]: "selector" is missing.').waitFor();
  assert.equal(await page.locator("whosaid-mark[data-quote]").count(), 3, "the article is as it was");
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing in editor mode, ${colorScheme}`, async (t) => {
    const page = await editing(t, null, { colorScheme });
    await ready(page, () => press(page, "c"));
    assert.deepEqual(await axe(page), []);
  });
}
