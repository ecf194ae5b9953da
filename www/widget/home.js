// Where elements of our own stand in the page.

import { bodyOf, contains, create, find, rootElement, rootOf, treeOf } from "./dom.js";

/** A parent for elements of ours: not inside the article, even where the whole body is the article. */
export function beside(element) {
  const tree = treeOf(element);
  // Outside a modal dialog nothing can be used while it is open.
  const parent = element.closest("dialog") ?? (tree instanceof ShadowRoot ? tree : bodyOf());
  return contains(element, parent) ? rootElement() : parent;
}

/** One card element for each document or shadow root, so that `aria-details` can point at it. */
export function hostFor(element) {
  const root = rootOf(element);
  let host = find(root, "whosaid-card");
  // A copy of the page's DOM has no shadow roots.
  if (!host?.shadowRoot) {
    host?.remove();
    host = create("whosaid-card");
    host.id = "whosaid-card";
    host.popover = "manual";
    host.attachShadow({ mode: "open" });
  }
  const parent = beside(element);
  if (host.parentNode !== parent) parent.append(host);
  return host;
}
