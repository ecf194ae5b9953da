// Where an open card stands: beside its words, or as a sheet at the edge of a narrow screen.

import { rootElement } from "./dom.js";
import { elementOf, linesOf } from "./place.js";
import { stand } from "./view/stand.js";

/** Whether cards are sheets. */
export function narrow() {
  return matchMedia("(max-width: 32em)").matches;
}

/** Puts an open card beside its words; whether they still have a place. */
export function placed({ host, part, line, shift }) {
  const panel = host.shadowRoot.querySelector(".card");
  const docked = narrow();
  panel.toggleAttribute("data-sheet", docked);
  if (docked) return true;
  const boxes = linesOf(part);
  const box = boxes[line] ?? boxes[0];
  if (!box) return false;
  const rtl = getComputedStyle(elementOf(part)).direction === "rtl";
  const { top, bottom, left, right } = box;
  const { clientWidth, clientHeight } = rootElement();
  const words = { top, bottom, left: rtl ? left : left + shift, right };
  const [x, y, above] = stand(words, [panel.offsetWidth, panel.offsetHeight], [clientWidth, clientHeight], rtl);
  panel.style.left = `${x}px`;
  panel.style.top = `${y}px`;
  panel.toggleAttribute("data-above", above);
  return true;
}

/** A sheet at the bottom must not hide the very words that it is about; where they cannot be scrolled up, it is above. */
export function uncover(panel, part, line) {
  if (!panel.hasAttribute("data-sheet")) return;
  const below = () => {
    const boxes = linesOf(part);
    return (boxes[line] ?? boxes[0])?.bottom + 16 - panel.getBoundingClientRect().top;
  };
  if (below() > 0) scrollBy({ top: below(), behavior: "instant" });
  panel.toggleAttribute("data-top", below() > 16);
}
