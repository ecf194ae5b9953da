// The page on which the card is tried.
import { card, highlighted, spot } from "./browser.mjs";

export const ARTICLE = `<main><h1>On ice</h1><article>
  <p id="first">The mayor said: “The ice is thin, and nobody should walk on it.”[1] Then silence.</p>
  <p id="second">Roe: “Ask me in <a href="#april">April</a>, when we know more than we know now.”</p>
  <p>[1] See <a href="https://example.org/a">there</a>.</p>
</article><p style="height:150vh"><a href="#after" id="after">After</a></p></main>`;

export const first = (page, where = "#first") => page.locator(`${where} whosaid-mark[data-quote]`).first();
export const second = (page) => page.locator("#second whosaid-mark[data-quote]").first();
export const visible = (page) => card(page).isVisible();

export async function rest(page, locator) {
  const { x, y } = await spot(locator);
  await page.mouse.move(x, y);
}

export async function hovered(t, options) {
  const page = await highlighted(t, ARTICLE, options);
  await rest(page, first(page));
  await card(page).waitFor();
  return page;
}
