// Sets plain text as a publication would, in the page.

import { build } from "./build.js";
import { typeset as describe } from "./view/typeset.js";

/** An <article> whose `textContent` is exactly `text`, with headline, headings, paragraphs, captions and notes. */
export const typeset = (text, annotation) => build(describe(text, annotation), {});
