// whosaid: who said each quotation in a news text, in what capacity, how we know, and where it comes from.

export { default, annotate } from "./core.js";
export { highlight } from "./highlight.js";
export { WhoSaid } from "./whosaid.js";
