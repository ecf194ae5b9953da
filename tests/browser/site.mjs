// One article for the tests of what a site adds: panel, directory, corrections, languages.
import { openCard } from "./browser.mjs";

export const ARTICLE = `<article>
  <h1>Thin ice in Velm</h1>
  <p id="p1">Mayor Jan Roe met reporters on Monday. “The ice is thin, and nobody should walk on it before we have measured
    it again,” said Roe.[1] Then she left.</p>
  <p id="p2">Harbour master Ann Dahl was less worried. “I have walked on thinner ice in April,” said Dahl. She called the
    warning “a gift to the newspapers.”[2]</p>
  <p id="p3">Roe answered in the evening: “Whoever walks on it walks alone. We will not send the boat out at night.”</p>
  <p id="p4">A spokesman for the fire brigade said: “We have two boats. One of them floats.”</p>
  <p>[1] The Lantern, May 2, 2019. https://example.org/ice</p>
</article>`;

/** Opens the card of the quotation that has these words, by the keyboard. */
export const open = (page, words) =>
  openCard(page, page.locator("whosaid-mark[data-quote]", { hasText: words }).first().locator("whosaid-button").first());

/** The rows of the open card: name and text. */
export const rows = (page) =>
  page.locator("whosaid-card dl > div").evaluateAll((rows) =>
    rows.map((row) => [row.querySelector("dt").textContent, row.querySelector("dd").textContent]));
