// What a page loads when a reader comes near a quotation: what cards say, and their styles.

export { card } from "./view/card.js";
export { default as css } from "./made/card.js";
