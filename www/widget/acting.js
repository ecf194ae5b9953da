// What the buttons of a card do: to another quotation, to words in the text, a quotation with its address on the clipboard.
// Loaded when somebody comes near them.

import { phrases } from "./made/languages.js";
import { cards } from "./near.js";
import { elementOf } from "./place.js";
import { citation } from "./view/citation.js";
import { deepLink } from "./view/link.js";

/** From a card to another quotation, or to the speaker's own card; from elsewhere, to a quotation. */
export function visit(article, data, id) {
  const group = article.groups.get(`${data} ${id}`);
  if (!group) return;
  if (data === "quote") goTo(article, group);
  const { opener, part } = cards().opened() ?? {};
  cards().show({ article, group }, data === "quote" ? { part: group.parts[0], by: "keyboard" } : { part, by: "keyboard", opener });
}

/** Scrolls to where a quotation begins. */
export function goTo(article, { parts: [part] }) {
  unfold(elementOf(part));
  elementOf(part).scrollIntoView({ block: "center" });
  article.bring?.(part);
}

/** Scrolls so that words can be seen, above a sheet at the bottom too. */
export function jump(article, range) {
  const { parentElement } = range.startContainer;
  unfold(parentElement);
  parentElement.scrollIntoView({ block: "nearest", behavior: "instant" });
  scrollBy({ top: range.getBoundingClientRect().top - innerHeight / 4, behavior: "instant" });
}

/** Unfolds what an element is folded up in. */
function unfold(element) {
  for (let at = element; (at = at.closest("details:not([open])")); ) at.open = true;
}

/** The page's fragment, where it is a single-page application's route. */
export function route() {
  return /^#[/!]/.test(location.hash) && location.hash;
}

/** The address of a quotation and, unless `what` is empty, its text before that; the button says whether it could be done. */
export async function copy({ reading: { view, lang } }, id, what, done, failed, button) {
  const quote = view.quote(id);
  const link = deepLink(view, quote);
  // A single-page application's route must stay in the address: then the text fragment is all that can be added.
  const address = location.href.split("#")[0] + (route() ? route() + link.slice(link.indexOf(":~:")) : link);
  try {
    await navigator.clipboard.writeText(what ? `${citation(view, await phrases(lang), quote)}\n${address}` : address);
    button.textContent = done;
  } catch {
    button.textContent = failed;
  }
}
