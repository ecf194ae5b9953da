// The card, by mouse, keyboard, touch and screen reader.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, card, highlighted, openCard, spot, still, tap } from "./browser.mjs";
import { ARTICLE, first, hovered, rest, second, timed, timedHovered, visible } from "./card-page.mjs";

test("mouse: opens after 150 ms at rest, not before", async (t) => {
  const page = await timed(t);
  await rest(page, first(page));
  await page.clock.runFor(149);
  assert.equal(await visible(page), false);
  await page.clock.runFor(1);
  await card(page).waitFor();
});

test("mouse: opens 500 ms after entering at the latest, though it never rests", async (t) => {
  const page = await timed(t);
  await rest(page, first(page));
  const { x, y } = await spot(first(page));
  for (let step = 1; step <= 10; step++) {
    await page.clock.runFor(48);
    await page.mouse.move(x + (step % 2) * 20, y);
  }
  assert.equal(await visible(page), false);
  await page.clock.runFor(20);
  await card(page).waitFor();
});

test("mouse: crossing a quotation opens nothing", async (t) => {
  const page = await timed(t);
  await rest(page, first(page));
  await page.mouse.move(900, 700);
  await page.clock.runFor(1000);
  assert.equal(await visible(page), false);
});

test("mouse: closes 300 ms after leaving words and card, and the card may be entered", async (t) => {
  const page = await timedHovered(t);
  const box = await card(page).boundingBox();
  await page.mouse.move(box.x + 20, box.y + 20, { steps: 4 });
  await page.clock.runFor(1000);
  assert.equal(await visible(page), true, "the pointer is in the card");
  await page.mouse.move(950, 780);
  await page.clock.runFor(299);
  assert.equal(await visible(page), true, "not yet");
  await page.clock.runFor(1);
  assert.equal(await visible(page), false);
});

test("mouse: who comes back within 300 ms finds the card still there", async (t) => {
  const page = await timedHovered(t);
  await page.mouse.move(950, 780);
  await page.clock.runFor(290);
  await rest(page, first(page));
  await page.clock.runFor(1000);
  assert.equal(await visible(page), true);
});

test("mouse: before closing it is checked again where the pointer is", async (t) => {
  const page = await timedHovered(t);
  // Something of the page takes the pointer away for a moment, though it stays where it was.
  await page.evaluate(() => document.querySelector("article").dispatchEvent(new PointerEvent("pointerleave", { pointerType: "mouse" })));
  await page.clock.runFor(1000);
  assert.equal(await visible(page), true);
});

test("mouse: what was about to open is discarded when the pointer has gone on", async (t) => {
  const page = await timed(t);
  await page.evaluate(() => {
    window.opened = [];
    addEventListener("whosaid-open", ({ detail }) => opened.push(detail.quote));
  });
  await rest(page, first(page));
  await page.clock.runFor(60);
  await rest(page, second(page));
  await page.clock.runFor(1000);
  assert.deepEqual(await page.evaluate(() => opened), [await second(page).getAttribute("data-quote")]);
});

test("mouse: a bridge covers the gap between words and card", async (t) => {
  const page = await timedHovered(t);
  const box = await card(page).boundingBox();
  await page.mouse.move(box.x + 60, box.y - 3);
  await page.clock.runFor(1000);
  assert.equal(await visible(page), true);
});

test("one card at a time", async (t) => {
  const page = await timedHovered(t);
  await page.mouse.move(5, 5);
  await rest(page, second(page));
  await page.clock.runFor(150);
  assert.equal(await page.locator("whosaid-card").count(), 1);
  const lit = await page.evaluate(() => [...document.querySelectorAll("[data-quote][data-lit]")].map((m) => m.dataset.quote));
  assert.deepEqual([...new Set(lit)], [await second(page).getAttribute("data-quote")]);
});

test("hovering one part lights all parts of a quotation", async (t) => {
  const page = await highlighted(t, ARTICLE);
  await rest(page, page.locator("#second a whosaid-mark"));
  await page.locator("[data-lit]").first().waitFor();
  assert.equal(await page.locator("#second whosaid-mark[data-quote][data-lit]").count(), 3);
});

test("the card stands at the line under the pointer, inside the window, above where below is no room", async (t) => {
  const page = await timedHovered(t);
  const box = await card(page).boundingBox();
  const line = await first(page).boundingBox();
  assert.ok(Math.abs(box.y - (line.y + line.height) - 6) < 2);
  await page.mouse.move(5, 5);
  await page.clock.runFor(300);
  assert.equal(await visible(page), false);
  await page.setViewportSize({ width: 1000, height: 560 });
  await page.evaluate(() => {
    document.querySelector("#first").before(Object.assign(document.createElement("p"), { style: "height:360px" }));
  });
  await rest(page, first(page));
  await page.clock.runFor(150);
  await card(page).waitFor();
  const flipped = await card(page).boundingBox();
  const low = await first(page).boundingBox();
  assert.ok(flipped.y >= 0 && flipped.y + flipped.height <= low.y, "above its words");
});

test("the card stands at the first line of its words, not at the end of the line before", async (t) => {
  const page = await highlighted(t, "<article><p>The clerk described the estimate for the third time. “We counted them twice,” Roe said.</p></article>");
  for (let width = 150; width < 420; width += 30) {
    await page.evaluate((width) => (document.querySelector("article").style.width = `${width}px`), width);
    await openCard(page, page.locator("whosaid-button").first());
    const [left, bottom] = await first(page, "p").evaluate((mark) => {
      const line = [...mark.getClientRects()].find(({ width }) => width);
      return [line.left, line.bottom];
    });
    const box = await card(page).boundingBox();
    assert.ok(Math.abs(box.x - left) < 2 && Math.abs(box.y - bottom - 6) < 2, `${width} px: ${JSON.stringify([box, left, bottom])}`);
    await page.keyboard.press("Escape");
  }
});

test("scrolling moves the card along and never closes it", async (t) => {
  const page = await hovered(t);
  const top = (panel) => Math.round(panel.getBoundingClientRect().y);
  const before = await card(page).evaluate(top);
  await page.evaluate(() => scrollBy(0, 40));
  const panel = await card(page).elementHandle();
  await page.waitForFunction(([panel, y]) => Math.round(panel.getBoundingClientRect().y) === y, [panel, before - 40]);
  assert.equal(await visible(page), true);
});

test("keyboard: one trigger for each quotation, with a visible ring; focus alone opens nothing", async (t) => {
  const page = await timed(t);
  const triggers = await page.evaluate(() =>
    shown.annotation.quotes.map(({ id }) => document.querySelectorAll(`[data-quote="${id}"] > whosaid-button`).length));
  assert.ok(triggers.length >= 2 && triggers.every((count) => count === 1), String(triggers));
  await page.keyboard.press("Tab");
  await first(page).and(page.locator("[data-focus]")).waitFor();
  await page.clock.runFor(1000);
  assert.equal(await visible(page), false);
  assert.notEqual(await first(page).evaluate((mark) => getComputedStyle(mark).outlineStyle), "none");
});

for (const key of ["Enter", "Space"]) {
  test(`keyboard: ${key} opens and moves the focus in; Escape closes and gives it back`, async (t) => {
    const page = await timed(t);
    await page.keyboard.press("Tab");
    await page.keyboard.press(key);
    await card(page).waitFor();
    const focus = () => page.evaluate(() => document.activeElement.localName);
    assert.equal(await focus(), "whosaid-card");
    await page.keyboard.press("Escape");
    assert.equal(await visible(page), false);
    assert.equal(await focus(), "whosaid-button");
    await page.clock.runFor(1000);
    assert.equal(await visible(page), false, "does not open again");
  });
}

test("keyboard: once there has been a card, the next one opens within the same task, so that a key right after it is for that one", async (t) => {
  const page = await highlighted(t, ARTICLE);
  const first = page.locator("whosaid-button").first();
  for (const next of ["#second", "#first"]) await opensAtOnce(page, first, next);
});

/** After the card of one, that of the next; the first has a note. */
async function opensAtOnce(page, first, next) {
  await openCard(page, first);
  await page.keyboard.press("Escape");
  const expanded = await page.evaluate(async (next) => {
    const trigger = document.querySelector(`${next} whosaid-button`);
    trigger.focus();
    trigger.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    for (let turn = 0; turn < 50; turn++) await null;
    return trigger.ariaExpanded;
  }, next);
  assert.equal(expanded, "true", next);
  await page.keyboard.press("Escape");
}

test("keyboard: Tab out closes and goes on in the page, Shift+Tab goes back to the trigger", async (t) => {
  const page = await highlighted(t, ARTICLE);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await card(page).waitFor();
  for (let i = 0; i < 8 && (await visible(page)); i++) await page.keyboard.press("Tab");
  assert.equal(await visible(page), false);
  assert.ok(await page.evaluate(() => document.activeElement.matches("whosaid-button, a")));
  assert.notEqual(await page.evaluate(() => document.activeElement.closest("[data-quote]")?.dataset.quote), "q1");

  await openCard(page, page.locator("whosaid-button").first());
  await page.keyboard.press("Shift+Tab");
  assert.equal(await visible(page), false);
  assert.equal(await page.evaluate(() => document.activeElement.closest("[data-quote]").dataset.quote), "q1");
});

test("Escape closes what the mouse opened, and it stays closed while the pointer stays", async (t) => {
  const page = await timedHovered(t);
  await page.keyboard.press("Escape");
  assert.equal(await visible(page), false);
  const { x, y } = await spot(first(page));
  await page.mouse.move(x + 8, y);
  await page.clock.runFor(1000);
  assert.equal(await visible(page), false);
});

test("Escape during composition of text is not for the card", async (t) => {
  const page = await hovered(t);
  await page.evaluate(() =>
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", isComposing: true, bubbles: true })));
  assert.equal(await visible(page), true);
});

test("Escape for the card does not reach the page", async (t) => {
  const page = await hovered(t);
  await page.evaluate(() => {
    window.heard = 0;
    document.addEventListener("keydown", () => window.heard++);
  });
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => window.heard), 1, "only the second, when no card is open");
});

const touch = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 780 } };

test("touch: one tap opens, a tap outside closes", async (t) => {
  const page = await highlighted(t, ARTICLE, touch);
  await tap(page, first(page));
  await card(page).waitFor();
  await tap(page, { x: 200, y: 20 });
  await card(page).waitFor({ state: "hidden" });
});

test("touch: a sheet at the bottom of a narrow screen, with a button to close it", async (t) => {
  const page = await highlighted(t, ARTICLE, touch);
  await tap(page, first(page));
  await card(page).waitFor();
  const box = await card(page).boundingBox();
  assert.deepEqual([box.x, box.width, Math.round(box.y + box.height)], [0, 390, 780]);
  await tap(page, card(page).getByRole("button", { name: "Close" }));
  assert.equal(await visible(page), false);
});

test("touch: the sheet does not hide the words it is about", async (t) => {
  const page = await highlighted(t, `<p style="height:560px"></p>${ARTICLE}`, touch);
  const { x, y } = await spot(first(page));
  assert.ok(y > 560);
  await tap(page, { x, y });
  await card(page).waitFor();
  const words = await first(page).evaluate((mark) => mark.getClientRects()[0].bottom);
  assert.ok(words < (await card(page).boundingBox()).y);
});

test("touch: where the page ends and the words cannot be scrolled up, the sheet is above them", async (t) => {
  const page = await highlighted(t, '<article><p style="height:650px">Silence.</p><p id="last" style="margin:0">“The ice is thin,” Mayor Roe said.</p></article>', touch);
  await tap(page, first(page, "#last"));
  await card(page).waitFor();
  const words = await first(page, "#last").evaluate((mark) => mark.getClientRects()[0].top);
  const box = await card(page).boundingBox();
  assert.ok(box.y === 0 && box.y + box.height < words, JSON.stringify([box, words]));
});

test("touch: links inside a quotation still navigate", async (t) => {
  const page = await highlighted(t, ARTICLE, touch);
  await tap(page, page.locator("#second a"));
  await page.waitForFunction(() => location.hash === "#april");
  assert.equal(await visible(page), false);
});

test("a click that ends a selection opens nothing", async (t) => {
  const page = await timed(t);
  const box = await first(page).boundingBox();
  await page.mouse.move(box.x + 10, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 8, { steps: 4 });
  await page.mouse.up();
  await page.clock.runFor(1000);
  assert.equal(await visible(page), false);
});

test("screen reader: trigger and card have roles, names and states", async (t) => {
  const page = await highlighted(t, ARTICLE);
  const trigger = page.locator("whosaid-button").first();
  const state = () =>
    trigger.evaluate((e) => ({
      role: e.role,
      text: e.textContent,
      named: e.ariaLabel.length > 3,
      expanded: e.ariaExpanded,
      details: document.getElementById(e.getAttribute("aria-details"))?.localName,
    }));
  assert.deepEqual(await state(), { role: "button", text: "", named: true, expanded: "false", details: "whosaid-card" });
  await openCard(page, trigger);
  assert.equal((await state()).expanded, "true");
  assert.equal(await card(page).getAttribute("aria-label"), await trigger.getAttribute("aria-label"));
  assert.equal(await card(page).getAttribute("aria-modal"), null);
  assert.equal(await page.locator("whosaid-mark[aria-label]").count(), 0, "no aria-label on a mark");
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing with a card open, ${colorScheme}`, async (t) => {
    const page = await highlighted(t, `<style>html{color-scheme:light dark;background:Canvas;color:CanvasText}</style>${ARTICLE}`, { colorScheme });
    await openCard(page, page.locator("whosaid-button").first());
    await still(page);
    assert.deepEqual(await axe(page), []);
  });
}

test("copy with attribution", async (t) => {
  const page = await hovered(t, { permissions: ["clipboard-read", "clipboard-write"] });
  await card(page).getByRole("button", { name: "Copy with attribution" }).click();
  await card(page).getByText("Copied").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^“The ice is thin, and nobody should walk on it\.”\n— /);
  const [address, link] = copied.split("\n").at(-1).split("#");
  assert.equal(address, page.url());
  assert.match(link, /^whosaid=the-ice-is-thin-and-nobody-should-walk:~:text=The%20ice%20is%20thin%2C/);
});

test("words that are folded away have no card, and nothing breaks", async (t) => {
  const page = await highlighted(t, `<article><p id="first">Mayor Jan Roe said: “The ice is thin.”</p>
    <p id="second">Roe said: “Stay off.”</p></article>`);
  await page.evaluate(() => (document.querySelector("#second").hidden = true));
  const trigger = page.locator("#first whosaid-button").first();
  await openCard(page, trigger);
  await card(page).getByRole("button", { name: "Next quotation of this speaker" }).click();
  await card(page).waitFor({ state: "hidden" });
  await openCard(page, trigger);
});
