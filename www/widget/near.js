// Waits until a reader comes near the words of an article, and only then has the card loaded.

import { listen, unlisten } from "./dom.js";
import { failure, say } from "./failure.js";
import { hostFor } from "./home.js";

const COMING = ["pointerover", "pointermove", "pointerleave", "click", "keydown", "focusin", "focusout"];

/** card.js, once it is loaded. */
let card;
export const cards = () => card;

/** Says that a script of the card cannot be had. */
export function unloaded(target) {
  say(target, "whosaid-error", { error: failure("scripts", "the scripts of the card cannot be loaded; all files of the package belong together") });
}

/** What is selected may be copied. One for all articles: the document keeps it. */
function select() {
  if (getSelection()?.isCollapsed) return;
  unlisten(document, "selectionchange", select);
  import("./clean.js").catch(() => unloaded(document));
}

/**
 * Makes the words of an article, a `Shown`, open cards; returns what undoes it. `article.card()` is the promise of card.js,
 * which knows the article by then, or of nothing where it cannot be had.
 */
export function attach(article) {
  const { element } = article;
  hostFor(element);
  /** What has happened until the card is there, as it was: events forget where they were. */
  const happened = [];
  let loading = false;
  let ended = false;
  listen(document, "selectionchange", select);
  let detach = () => change(unlisten);
  change(listen);
  if (card) arrive();
  article.card = async () => {
    try {
      card ??= await import("./card.js");
      arrive();
      return card;
    } catch {
      loading = false;
      happened.length = 0;
      unloaded(article.owner ?? element);
      return undefined;
    }
  };
  return () => {
    ended = true;
    detach();
  };

  function change(by) {
    for (const type of COMING) by(element, type, come);
  }

  function arrive() {
    if (ended || article.near) return;
    article.near = true;
    detach();
    detach = card.attach(article, happened);
  }

  function come(event) {
    const { target, type, key, detail, isComposing, pointerType, clientX, clientY, timeStamp } = event;
    if (type === "keydown") {
      if (!target.closest("whosaid-button") || !["Enter", " "].includes(key) || isComposing) return;
      event.preventDefault();
    } else if (!loading && !(type === "focusin" ? article.groupOf(target.parentNode) : article.at(event))) {
      return;
    }
    happened.push({ target, type, key, detail, isComposing, pointerType, clientX, clientY, timeStamp, preventDefault() {} });
    if (loading) return;
    loading = true;
    article.card();
  }
}

/** After the article was read again. */
export const refresh = (article) => card?.refresh(article);
