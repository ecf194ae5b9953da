// Addresses of single quotations, on the clipboard.

/** The page's fragment, where it is a single-page application's route. */
export function route() {
  return /^#[/!]/.test(location.hash) && location.hash;
}

/** A text with the address of its quotation behind it. */
export async function copy(text, link, done, failed, button) {
  try {
    // A single-page application's route must stay in the address: then the text fragment is all that can be added.
    const address = location.href.split("#")[0] + (route() ? route() + link.slice(link.indexOf(":~:")) : link);
    await navigator.clipboard.writeText(text ? `${text}\n${address}` : address);
    button.textContent = done;
  } catch {
    button.textContent = failed;
  }
}
