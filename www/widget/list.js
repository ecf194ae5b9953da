// Where words are painted, nothing in the article could have the focus. A list beside it, which shows itself while the
// focus is in it, takes keyboard and screen reader to each quotation.

import { create, rootElement, treeOf } from "./dom.js";
import { beside } from "./home.js";
import css from "./made/list.js";
import { TITLES } from "./made/titles.js";
import { elementOf } from "./place.js";
import { leave } from "./seen.js";
import { finish } from "./slices.js";
import { sheet } from "./styles.js";
import { light } from "./tint.js";

/** How many are listed at once. The last of them has the next ones made, when it has the focus. */
const SOME = 100;

/** Lists the painted quotations of an article, step by step; without any there is no list. */
export function* list(shown) {
  const groups = [...shown.groups.values()].filter(({ listed }) => listed);
  if (!groups.length) {
    shown.list?.remove();
    if (shown.ending) leave(shown);
    return;
  }
  shown.bring = bring;
  shown.list ??= make(shown.reading);
  if (!shown.list.isConnected) homeOf(shown).append(shown.list);
  const box = shown.list.shadowRoot.firstChild;
  while (box.childElementCount > groups.length) {
    box.lastChild.remove();
    yield;
  }
  yield* fill(shown, box, groups, 0, Math.max(SOME, box.childElementCount));
}

/** Brings painted words into view: in an element that is higher than the window, or than what scrolls it, they may still be far away. */
function bring(part) {
  for (let at = elementOf(part); at; at = at.parentElement ?? treeOf(at).host) {
    const page = at === rootElement();
    if (!page && !/auto|scroll/.test(getComputedStyle(at).overflowY)) continue;
    const { top, bottom } = part.getBoundingClientRect();
    const box = page ? { top: 0, bottom: innerHeight } : at.getBoundingClientRect();
    if (bottom < box.top || top > box.bottom) (page ? window : at).scrollBy(0, top - (box.top + box.bottom) / 2);
  }
}

/** Those from one to another, in the buttons that there are. */
function* fill(shown, box, groups, from, to) {
  let next = box.children[from];
  for (const group of groups.slice(from, to)) {
    const button = next ?? box.appendChild(create("button"));
    next = button.nextSibling;
    const [part] = group.parts;
    const found = { article: shown, group };
    button.textContent = `${group.label}: ${`${part}`.slice(0, 80)}`;
    button.setAttribute("aria-expanded", "false");
    button.onclick = async () => (await shown.card())?.show(found, { part, by: "keyboard", opener: button });
    button.onfocus = () => {
      elementOf(part).scrollIntoView({ block: "nearest" });
      bring(part);
      light(found, true);
      shown.card();
      const { childElementCount } = box;
      if (!button.nextSibling) finish(fill(shown, box, groups, childElementCount, childElementCount + SOME));
    };
    button.onblur = () => light(found, false);
    group.triggers.push(button);
    // What was far away when it got the focus lights up now.
    if (shown.list.shadowRoot.activeElement === button) light(found, true);
    yield;
  }
}

function make(reading) {
  const made = create("whosaid-list");
  const box = create("nav");
  box.className = "panel";
  box.setAttribute("aria-label", TITLES[reading.lang]);
  made.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet("list", css)];
  made.shadowRoot.append(box);
  return made;
}

/** Behind the article for the Tab key, and in nobody's way: in the shadow of <who-said>, or where the card is. */
function homeOf({ element, owner }) {
  if (!owner) return beside(element);
  if (!owner.shadowRoot) owner.attachShadow({ mode: "open" }).append(create("slot"));
  return owner.shadowRoot;
}
