// What a server has put into the page to be read without script (view/still.js), and what a copy of the page's DOM has of our
// own marks (a cached page that is shown again, say): it gives way to our own, so that nothing is marked twice. Taking ours
// back gives the page without either.

import { all, byId, canPaint, find, listen, treeOf, unlisten } from "./dom.js";
import { look, paintAs } from "./paint.js";
import { highlighted } from "./shown.js";
import { adopt } from "./styles.js";

const MARKS = "whosaid-mark[data-still]";
const DATA = "script[type='application/json'][data-whosaid]";
/** What is left of the cards, for a copy of the page: the annotation. */
const SENT = "script[data-whosaid=sent]";

/** The annotation that a server has sent with its marks, as JSON, if it has. */
export function carried(article) {
  return (cardsOf(article)?.querySelector(DATA) ?? find(treeOf(article), SENT))?.textContent;
}

/** How long looks are painted at most. */
const LATEST = 3000;

/**
 * Takes a server's marks and cards, or copies of ours, out of an article; its text nodes stay, side by side. Their looks stay
 * too, painted, until an article says that it is ready: our own marks may take some frames to come.
 */
export function clear(article) {
  for (let around; (around = cardsOf(article)); ) {
    for (const sign of article.querySelectorAll(".whosaid-sign")) if (around.contains(cardOf(sign))) sign.remove();
    const data = around.querySelector(DATA);
    data?.setAttribute("data-whosaid", "sent");
    around.replaceWith(...(data && !article.contains(around) ? [data] : []));
  }
  const marks = [...article.querySelectorAll("whosaid-mark")].filter(isCopy);
  // Elements of ours without a shadow are copies as well.
  if (marks.length) for (const copy of all("whosaid-panel,whosaid-list")) if (!copy.shadowRoot) copy.remove();
  const ranges = canPaint() ? marks.flatMap(painted) : [];
  for (const mark of marks) {
    for (const sign of mark.querySelectorAll(".whosaid-sign,whosaid-button")) sign.remove();
    mark.replaceWith(...mark.childNodes);
  }
  if (ranges.length) hold(article, ranges);
}

/** Whether a mark is a server's, or a copy of what is shown elsewhere: nothing that it stands in is shown now. */
function isCopy(mark) {
  for (let at = mark; at; at = at.parentNode) if (highlighted.has(at)) return false;
  return true;
}

/** The words of a quotation, painted as the mark around them looks; names have other looks when they are painted. */
function painted(mark) {
  const { quote, hue = 0, kind, doubtful } = mark.dataset;
  const name = quote && !mark.parentNode.closest("whosaid-mark[data-quote]") && look({ data: "quote", hue, kind, doubtful });
  const texts = document.createTreeWalker(mark, NodeFilter.SHOW_TEXT);
  const first = name && texts.nextNode();
  if (!first) return [];
  let last = first;
  for (let next; (next = texts.nextNode()); ) last = next;
  const range = new Range();
  range.setStart(first, 0);
  range.setEnd(last, last.length);
  paintAs(name, range);
  return [[name, range]];
}

function hold(article, ranges) {
  const drop = adopt(article);
  const timer = setTimeout(done, LATEST);
  for (const type of ["ready", "error"]) listen(document, `whosaid-${type}`, done);

  function done() {
    for (const [name, range] of ranges) paintAs(name, range, false);
    for (const type of ["ready", "error"]) unlisten(document, `whosaid-${type}`, done);
    clearTimeout(timer);
    drop();
  }
}

const cardOf = (sign) => byId(treeOf(sign), sign.getAttribute("popovertarget"));

/** The cards of an article, by what opens one; where only terms are marked nothing does. */
function cardsOf(article) {
  const sign = article.querySelector(".whosaid-sign");
  if (sign) return cardOf(sign)?.parentNode;
  return article.querySelector(MARKS) && find(treeOf(article), ".whosaid-cards:not(:has(> .card))");
}
