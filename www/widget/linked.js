// Goes where the page's address leads.

import { find } from "./view/link.js";

/** Opens the card of the quotation that the address means, once for each address, which `state` keeps; unless `holds()` is false by then. */
export async function visit(shown, state, holds) {
  const { hash } = location;
  if (hash === state.link) return;
  const quote = find(shown.reading.view, hash);
  if (!quote || !holds()) return;
  state.link = hash;
  const acting = await (await shown.card())?.acting(shown);
  // It may have been read again by then, or left.
  if (holds()) acting?.visit(shown, "quote", find(shown.reading.view, hash)?.id);
}
