// What a page puts into its article: nobody there is quoted by the article.
import assert from "node:assert/strict";
import { test } from "node:test";
import { highlighted } from "./browser.mjs";

const ARTICLE = `<article class="post has-comments"><p>Mayor Jan Roe shook her head. “The ice is thin,” she said.</p>
<div class="newsletter-signup"><p>“The only thing I read,” says Lord Penrose.</p></div>
<aside id="related"><h3>More</h3><p>“Never again,” said Olga Brem.</p></aside>
<blockquote class="social-post"><p>We shall sail when we can see the light, and not one hour before.</p><cite>Ada Lom</cite></blockquote>
<p>“We wait,” said Ola Brandt, who drives for a wholesaler and knows every hotel on the way round the bay.</p>
<div class="share-bar"><p>“Share this,” says the bar.</p></div></article>`;

const named = (page) =>
  page.evaluate(() => {
    const names = new Map(shown.annotation.speakers.map(({ id, name }) => [id, name]));
    return shown.annotation.quotes.filter((quote) => quote.speaker !== null).map((quote) => `${names.get(quote.speaker)}: ${quote.kind}`);
  });

test("nobody is named in what a page puts into its article", async (t) => {
  assert.deepEqual(await named(await highlighted(t, ARTICLE)), ["Jan Roe: direct", "Ada Lom: direct", "Ola Brandt: direct"]);
});

test("a class that most of the article stands in says nothing of it", async (t) => {
  const html = `<article><div class="comments-open"><p>“The ice is thin,” said Mayor Jan Roe.</p></div></article>`;
  assert.deepEqual(await named(await highlighted(t, html)), ["Jan Roe: direct"]);
});
