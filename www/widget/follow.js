// Follows an article that the page goes on changing: late content, live blogs, frameworks that render again.

import { isOpen } from "./card.js";

/** Milliseconds without a change before the article is read again. */
const QUIET = 250;

/**
 * Calls `again()` when the page has changed the text of `article` and let it rest. `handle` is what `highlight()`
 * gave. Returns what ends it.
 *
 * A page that writes into a text node believes that it owns the whole of it: everything is taken back at once, before
 * the browser paints, so that no reader sees words twice. A page that renders the same text without our wrappers, and
 * does so again and again (`patience.left` times), is left alone.
 */
export function follow(article, handle, again, patience) {
  let timer = 0;
  const text = article.textContent;
  const observer = new MutationObserver((records) => {
    const wrapped = (node) => node.matches?.("whosaid-mark,:has(whosaid-mark)");
    const thrownOut = records.some(({ removedNodes }) => [...removedNodes].some(wrapped));
    if (thrownOut && article.textContent === text && --patience.left < 0) {
      handle.restore();
      observer.disconnect();
      return;
    }
    if (records.some(({ type }) => type === "characterData")) handle.restore();
    observer.takeRecords();
    clearTimeout(timer);
    timer = setTimeout(attempt, QUIET);
  });
  function attempt() {
    // Not under the reader's hands.
    if (isOpen(article) || article.contains(document.activeElement?.closest("whosaid-button"))) {
      timer = setTimeout(attempt, QUIET);
      return;
    }
    again();
  }
  observer.observe(article, { childList: true, characterData: true, subtree: true });
  return () => {
    observer.disconnect();
    clearTimeout(timer);
  };
}
