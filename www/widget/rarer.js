// What the rarer cards take: what only they have, and the words for it. Loaded with the first of them.

export { allPhrases } from "./made/all.js";
export * from "./view/more.js";
