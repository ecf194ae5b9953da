// A quotation with its address, on the clipboard. Loaded when somebody comes near the buttons of a card.

import { route } from "./route.js";
import { citation } from "./view/citation.js";
import { deepLink } from "./view/link.js";

/** The address of a quotation and, unless `what` is empty, its text before that; the button says whether it could be done. */
export async function copy(view, words, id, what, done, failed, button) {
  const quote = view.quote(id);
  const link = deepLink(view, quote);
  // A single-page application's route must stay in the address: then the text fragment is all that can be added.
  const address = location.href.split("#")[0] + (route() ? route() + link.slice(link.indexOf(":~:")) : link);
  try {
    await navigator.clipboard.writeText(what ? `${citation(view, words, quote)}\n${address}` : address);
    button.textContent = done;
  } catch {
    button.textContent = failed;
  }
}
