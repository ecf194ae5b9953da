// How the card looks: above everything, apart from the page's styles, in the reader's colours, in print, right to left.
import assert from "node:assert/strict";
import { test } from "node:test";
import { card, except, highlighted, openCard } from "./browser.mjs";
import { ARTICLE, first, hovered, rest, visible } from "./card-page.mjs";

test("top layer: neither overflow nor z-index clips the card", async (t) => {
  const page = await highlighted(t, `<div style="overflow:hidden;height:150px">${ARTICLE}</div>
    <div style="position:fixed;inset:0;z-index:2147483647;pointer-events:none;background:#fff8"></div>`, {});
  await rest(page, first(page));
  await card(page).waitFor();
  const host = await card(page).evaluate((panel) => {
    const { x, y } = panel.getBoundingClientRect();
    return document.elementFromPoint(x + 30, y + 30).localName;
  });
  assert.equal(host, "whosaid-card");
});

test("page styles do not reach into the card", async (t) => {
  const hostile = `<style>* { all: unset !important; font: 40px cursive !important; color: red !important; display: block !important;
    letter-spacing: 9px !important; text-transform: uppercase !important; transform: rotate(9deg) !important }</style>`;
  const page = await highlighted(t, hostile + ARTICLE);
  await openCard(page, page.locator("whosaid-button").first());
  const style = await card(page).evaluate((panel) => {
    const { letterSpacing, textTransform, position } = getComputedStyle(panel);
    return { letterSpacing, textTransform, position, upright: panel.getBoundingClientRect().width === panel.offsetWidth };
  });
  assert.deepEqual(style, { letterSpacing: "normal", textTransform: "none", position: "fixed", upright: true });
});

test("variables and parts theme the card", async (t) => {
  const page = await hovered(t);
  await page.addStyleTag({ content: ":root{--whosaid-card:rgb(1,2,3)} whosaid-card::part(card){border-radius:0px}" });
  const style = await card(page).evaluate((panel) => [getComputedStyle(panel).backgroundColor, getComputedStyle(panel).borderRadius]);
  assert.deepEqual(style, ["rgb(1, 2, 3)", "0px"]);
});

test("dark ground, dark card, whatever the page declares", async (t) => {
  const page = await highlighted(t, `<style>body{background:#111;color:#eee}</style>${ARTICLE}`);
  await rest(page, first(page));
  await card(page).waitFor();
  const [r] = await card(page).evaluate((panel) => getComputedStyle(panel).backgroundColor.match(/\d+/g).map(Number));
  assert.ok(r < 80);
});

test("print: no colours, no card", except("firefox", "the driver cannot make it print"), async (t) => {
  const page = await hovered(t);
  await page.emulateMedia({ media: "print" });
  assert.equal(await visible(page), false);
  assert.match(await first(page).evaluate((mark) => getComputedStyle(mark).textDecorationLine), /none/);
});

test("forced colours: lines and lights stay visible in the reader's colours", async (t) => {
  const page = await hovered(t, { forcedColors: "active" });
  const [line, outline] = await first(page).evaluate((mark) => {
    const { textDecorationLine, outlineStyle } = getComputedStyle(mark);
    return [textDecorationLine, outlineStyle];
  });
  assert.deepEqual([line, outline], ["underline", "solid"]);
  const border = await card(page).evaluate((panel) => getComputedStyle(panel).borderTopStyle);
  assert.equal(border, "solid", "the card has an edge without its shadow");
});

test("reduced motion: nothing fades", async (t) => {
  const page = await hovered(t, { reducedMotion: "reduce" });
  const [transition, animation] = [
    await first(page).evaluate((mark) => getComputedStyle(mark).transitionDuration),
    await card(page).evaluate((panel) => getComputedStyle(panel).animationName),
  ];
  assert.deepEqual([transition, animation], ["0s", "none"]);
});

test("right to left: the card ends where its words end", async (t) => {
  const page = await highlighted(t, `<div dir="rtl">${ARTICLE}</div>`);
  await openCard(page, page.locator("#first whosaid-button").first());
  const box = await card(page).boundingBox();
  const words = await first(page).evaluate((mark) => mark.getClientRects()[0].right);
  assert.ok(Math.abs(box.x + box.width - words) < 2, `${box.x + box.width} at ${words}`);
});
