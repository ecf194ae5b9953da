// Elements of our own beside the article.

import { build } from "./build.js";
import { create } from "./dom.js";

/** An element of ours for what view/ describes, with a sheet of its own. */
export function host(view, on, style) {
  const made = create("whosaid-panel");
  made.attachShadow({ mode: "open" }).adoptedStyleSheets = [style];
  made.shadowRoot.append(build(view, on));
  return made;
}
