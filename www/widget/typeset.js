// Sets plain text as a publication would: the elements come from the core (src/view/typeset.rs).

import { build } from "./build.js";
import { call } from "./core.js";

/** An <article> whose `textContent` is exactly `text`, with headline, headings, paragraphs, captions and notes. */
export const typeset = (text) => build(call("typeset", text), {});
