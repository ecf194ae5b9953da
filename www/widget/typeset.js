// Sets plain text as a publication would, in the page.

import { build } from "./build.js";
import { load } from "./element.js";
import { typeset as describe } from "./view/typeset.js";

/** An <article> whose `textContent` is exactly `text`, with headline, headings, paragraphs, captions and notes. */
export const typeset = (text, annotation) => build(describe(text, annotation), {});

/** The text at an address, set; without an `annotation` of it, by what `analysis()` says. */
export async function fetched(src, annotation, analysis) {
  const text = await load("src", src);
  return typeset(text, annotation?.text === text ? annotation : (await analysis()).annotate(text));
}
