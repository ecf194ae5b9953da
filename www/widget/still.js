// What a server has put into the page to be read without script (view/still.js): it gives way to our own, element by
// element, so that a reader sees no change, and nothing is marked twice. Taking ours back gives the page without either.

import { byId, find, treeOf } from "./dom.js";

const SIGN = ".whosaid-sign";
const DATA = "script[type='application/json'][data-whosaid]";

const isMark = (node) => node?.localName === "whosaid-mark" && node.hasAttribute("data-still");

/** Whether the node is a button that opens a server's card; it stands within its words, and parts them from nothing. */
export const isSign = (node) => node.localName === "button" && node.className === "whosaid-sign";

/** The element of the page that a text node stands in. */
export function parentOf(node) {
  let parent = node.parentNode;
  while (isMark(parent)) parent = parent.parentNode;
  return parent;
}

/** Takes a server's marks out of one element of the page; the text nodes stay, side by side. */
export function unmark(parent) {
  for (const child of [...parent.children]) {
    if (isMark(child)) {
      unmark(child);
      child.replaceWith(...child.childNodes);
    } else if (isSign(child) && isMark(parent)) {
      child.remove();
    }
  }
}

/** All marks in an article, and their cards. */
export function clear(article) {
  clearCards(article);
  for (let mark; (mark = article.querySelector("whosaid-mark[data-still]")); ) unmark(mark.parentNode);
}

/** The cards of an article: what opens them is about to go. */
export function clearCards(article) {
  carried(article);
  for (const sign of article.querySelectorAll(SIGN)) {
    const card = cardOf(sign);
    const around = card?.parentNode;
    card?.remove();
    if (around && !around.querySelector("[popover]")) around.remove();
  }
}

const known = new WeakMap();

/** The annotation that a server has sent with its marks, as JSON, if it has. */
export function carried(article) {
  if (!known.has(article)) {
    const sign = article.querySelector(SIGN);
    const around = sign && cardOf(sign)?.parentNode;
    // Where only terms are marked there is no sign.
    const data = around ? around.querySelector(DATA) : find(treeOf(article), `.whosaid-cards ${DATA}`);
    if (!data) return undefined;
    known.set(article, data.textContent);
  }
  return known.get(article);
}

const cardOf = (sign) => byId(treeOf(sign), sign.getAttribute("popovertarget"));
