// The page on which the card is tried.
import { card, highlighted, spot, stopClock } from "./browser.mjs";

export const ARTICLE = `<main><h1>On ice</h1><article>
  <p id="first">The mayor said: “The ice is thin, and nobody should walk on it.”[1] Then silence.</p>
  <p id="second">Roe: “Ask me in <a href="#april">April</a>, when we know more than we know now.”</p>
  <p>[1] See <a href="https://example.org/a">there</a>.</p>
</article><p style="height:150vh"><a href="#after" id="after">After</a></p></main>`;

export const first = (page, where = "#first") => page.locator(`${where} whosaid-mark[data-quote]`).first();
export const second = (page) => page.locator("#second whosaid-mark[data-quote]").first();
export const visible = (page) => card(page).isVisible();

/** Rests the pointer on words; once they light up, the card's script has heard of it. */
export async function rest(page, words) {
  const { x, y } = await spot(words);
  await page.mouse.move(x, y);
  await words.and(page.locator("[data-lit]")).waitFor();
}

/** An article whose card the mouse has opened. */
export async function hovered(t, options) {
  const page = await highlighted(t, ARTICLE, options);
  await rest(page, first(page));
  await card(page).waitFor();
  return page;
}

/** The same article on a page whose time passes by `page.clock.runFor(milliseconds)` alone; nothing else is left to wait for. */
export async function timed(t, { html = ARTICLE, ...options } = {}) {
  const page = await highlighted(t, html, { ...options, clock: true });
  await page.evaluate(async () => {
    await import("/www/widget/card.js");
    const { phrases } = await import("/www/widget/made/languages.js");
    await phrases("en");
  });
  await stopClock(page);
  return page;
}

/** The timed article, its card opened by the mouse. */
export async function timedHovered(t) {
  const page = await timed(t);
  await rest(page, first(page));
  await page.clock.runFor(150);
  await card(page).waitFor();
  return page;
}
