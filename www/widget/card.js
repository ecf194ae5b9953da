// The hover card: when it opens and closes, what has the focus. Where it stands is placing.js', what it says view/'s. All of it
// is loaded when a reader comes near a quotation: near.js.

import { build } from "./build.js";
import { all, listen, treeOf, unlisten } from "./dom.js";
import { say } from "./failure.js";
import { hostFor } from "./home.js";
import css from "./made/card.js";
import looks from "./made/evidence.js";
import { phrases } from "./made/languages.js";
import { unloaded } from "./near.js";
import { lift, linesOf, scheme } from "./place.js";
import { narrow, placed, uncover } from "./placing.js";
import { rangeOf } from "./range.js";
import { add, sheet } from "./styles.js";
import { EVIDENCE, light, tint } from "./tint.js";
import { card as describe, wantsMore } from "./view/card.js";

/** Milliseconds: the pointer rests this long before a card opens, but nobody waits longer than `LATEST`. */
const REST = 150;
const LATEST = 500;
/** Milliseconds after the pointer has left words and card. */
const LEAVE = 300;
/** Pixels that a resting pointer may tremble. */
const TREMBLE = 3;
/** Elements of a document past which no evidence is shown: the browser would work out the looks of each at once, 4 µs. */
const MANY = 10_000;

const articles = new Set();
const pointer = {};

/** The one open card: { article, group, part, line, shift, by, opener, said }. */
let open = null;
/** Counts what was asked for: an answer that comes too late is discarded. */
let asked = 0;
/** The part under the pointer, and the timers that follow from it. */
let over = null;
let entered = 0;
let opening = 0;
let closing = 0;
/** The ranges that the open card's attribution rests on. */
let evident = [];
/** What was closed by Escape does not open again while the pointer stays. */
let dismissed = null;

/** Makes the words of an article open cards, and catches up on what has `happened`; returns what undoes it. */
export function attach(article, happened) {
  const { element } = article;
  const hover = (event) => event.pointerType !== "touch" && enter(article.at(event), event);
  const pointerleave = () => enter(null);
  const on = { pointerover: hover, pointermove: hover, pointerleave, click, keydown, focusin, focusout };
  for (const [type, listener] of Object.entries(on)) listen(element, type, listener);
  if (articles.size === 0) watch(listen);
  articles.add(article);
  for (const event of happened) {
    if (/^pointer/.test(event.type)) [pointer.x, pointer.y] = [event.clientX, event.clientY];
    on[event.type](event);
  }
  return () => {
    if (article.groupOf(over)) {
      light(groupOf(over), false);
      over = null;
    }
    if (open?.article === article) close();
    for (const [type, listener] of Object.entries(on)) unlisten(element, type, listener);
    articles.delete(article);
    if (articles.size === 0) watch(unlisten);
  };

  function click(event) {
    const part = article.at(event);
    // Links inside a quotation still navigate; a click that ends a selection is none.
    if (!part || event.target.closest("a[href],button,input,label,summary") || selecting()) return;
    clearTimeout(opening);
    const by = event.detail ? "click" : "keyboard";
    show({ article, group: article.groupOf(part) }, { part, x: event.clientX, y: event.clientY, by });
  }
}

/** What the card of a group takes is asked for as soon as somebody comes near. */
function near({ article, group }) {
  // Whoever then wants the card is told.
  needs(article, group).catch(() => {});
}

/** What the events of an article come from. */
const ownerOf = ({ owner, element }) => owner ?? element;

/** What the card's buttons do. By the time that somebody presses one it is there: browsers let a press alone copy. */
export const acting = (article) => import("./acting.js").catch(() => unloaded(ownerOf(article)));

let more;
/** What rarer cards take; at once where it is there, for an import takes its time every time. */
const rarer = async () => (more ??= await import("./rarer.js"));

/** The words of the card of a group, in the language of the article, and what it has more than most cards. */
async function needs({ reading: { view, lang } }, { data, id }) {
  const [words, rare] = await Promise.all([phrases(lang), wantsMore(view, data, id) && rarer()]);
  return [data === "quote" ? words : await rare.allPhrases(lang), rare];
}

/** What the card of a group says; nothing where its words cannot be had, which the page is told. */
async function ask(article, group) {
  const { view } = article.reading;
  const { data, id } = group;
  const loaded = await needs(article, group).catch(() => null);
  return loaded ? describe(view, loaded[0], data, id, loaded[1]) : unloaded(ownerOf(article));
}

/** After the article was read again: its groups are others now, and what the open card says may have changed. */
export async function refresh(article) {
  if (over && !groupOf(over)) over = null;
  if (open?.article !== article) return;
  open.part = open.part.now ?? open.part;
  const group = article.groupOf(open.part);
  if (!group) return close();
  open.group = group;
  open.opener = open.opener?.isConnected ? open.opener : group.triggers[0];
  mark(open, true);
  const card = await ask(article, group);
  if (!card || open?.group !== group || JSON.stringify(card) === open.said) return;
  const root = open.host.shadowRoot;
  const stops = () => [...root.querySelectorAll("button,a[href]")];
  const at = stops().indexOf(root.activeElement);
  const focused = root.activeElement;
  write(card);
  if (focused) (stops()[at] ?? root.firstChild).focus();
}

function watch(change) {
  change(document, "pointermove", track, { capture: true, passive: true });
  change(document, "pointerdown", track, { capture: true, passive: true });
  change(document, "pointerup", outside, true);
  change(document, "keydown", escape, true);
}

function groupOf(part) {
  for (const article of articles) {
    const group = article.groupOf(part);
    if (group) return { article, group };
  }
  return null;
}

function enter(part, event) {
  if (part === over) {
    if (part) trembled(event);
    return;
  }
  const before = groupOf(over);
  over = part;
  clearTimeout(opening);
  const now = groupOf(part);
  if (before && before.group !== open?.group && before.group !== now?.group) light(before, false);
  if (!now) {
    dismissed = null;
    leaveSoon();
    return;
  }
  light(now, true);
  near(now);
  if (now.group !== dismissed) dismissed = null;
  if (now.group === open?.group) {
    clearTimeout(closing);
    return;
  }
  entered = event.timeStamp;
  rest(event);
}

function rest({ clientX, clientY, timeStamp }) {
  const part = over;
  [pointer.restX, pointer.restY] = [clientX, clientY];
  clearTimeout(opening);
  opening = setTimeout(
    () => {
      const found = part === over && groupOf(part);
      // The reader may be busy in a card that has the focus, or selecting text.
      if (!found || found.group === dismissed || open?.by === "keyboard" || narrow() || selecting()) return;
      show(found, { part, x: clientX, y: clientY, by: "hover" });
    },
    // It may have been a while, if this script came only then.
    Math.max(0, Math.min(REST, LATEST - (timeStamp - entered)) - (performance.now() - timeStamp)),
  );
}

function trembled(event) {
  if (event.buttons || groupOf(over)?.group === open?.group) return;
  if (Math.hypot(event.clientX - pointer.restX, event.clientY - pointer.restY) > TREMBLE) rest(event);
}

function track(event) {
  [pointer.x, pointer.y] = [event.clientX, event.clientY];
  if (event.type !== "pointerdown") return;
  [pointer.downX, pointer.downY] = [event.clientX, event.clientY];
  // This may become a selection; if it is a click, the click opens the card.
  clearTimeout(opening);
}

function leaveSoon() {
  clearTimeout(closing);
  if (open?.by !== "hover") return;
  closing = setTimeout(() => {
    if (open?.by !== "hover") return;
    const { article, group, host } = open;
    const target = treeOf(article.element).elementFromPoint?.(pointer.x, pointer.y);
    if (target === host) return;
    const part = target && article.at({ target, clientX: pointer.x, clientY: pointer.y });
    if (!part || article.groupOf(part) !== group) close();
  }, LEAVE);
}

function selecting() {
  return getSelection()?.isCollapsed === false;
}

function outside(event) {
  if (!open || Math.hypot(event.clientX - pointer.downX, event.clientY - pointer.downY) > 10) return;
  const [target, ...path] = event.composedPath();
  if (target === open.host || path.includes(open.host)) return;
  const { clientX, clientY } = event;
  const part = open.article.at({ target, clientX, clientY });
  if (!part || open.article.groupOf(part) !== open.group) close();
}

function keydown(event) {
  const trigger = event.target.closest("whosaid-button");
  if (!trigger || !["Enter", " "].includes(event.key) || event.isComposing) return;
  event.preventDefault();
  const found = groupOf(trigger.parentNode);
  if (found) show(found, { part: trigger.parentNode, by: "keyboard", opener: trigger });
}

function focusin(event) {
  const found = groupOf(event.target.parentNode);
  if (found) near(found);
  ring(event.target, event.target.matches(":focus-visible"));
}

function focusout(event) {
  if (!open) asked++;
  ring(event.target, false);
}

/** A trigger has no box of its own: the focus ring is drawn around its words. */
function ring(trigger, visible) {
  if (trigger.localName !== "whosaid-button") return;
  const { group } = groupOf(trigger.parentNode) ?? {};
  const parts = group?.data === "note" ? [trigger.parentNode] : group?.parts;
  for (const part of parts ?? []) part.toggleAttribute?.("data-focus", visible);
}

function escape(event) {
  if (event.key !== "Escape" || event.isComposing) return;
  // A card that is still to come is not wanted either.
  asked++;
  if (!open) return;
  // The page's own Escape (closing its dialog, say) is for the next press.
  event.preventDefault();
  event.stopPropagation();
  dismissed = over && open.group;
  close(true);
}

/** Shows in the article that this card is open, or no longer. */
function mark(found, on) {
  light(found, on);
  for (const trigger of found.group.triggers) trigger.setAttribute("aria-expanded", `${on}`);
}

export async function show({ article, group }, { part, x, y, by, opener }) {
  const turn = ++asked;
  const card = await ask(article, group);
  if (!card || turn !== asked || !articles.has(article)) return;
  // The answer of a worker may come after the pointer has gone on.
  if (by === "hover" && groupOf(over)?.group !== group) return;
  if (open) close(false, true);
  clearTimeout(closing);
  const host = hostFor(article.element);
  host.shadowRoot.adoptedStyleSheets = [sheet("card", css)];
  const lines = linesOf(part);
  const line = Math.max(0, lines.findIndex((box) => y >= box.top && y <= box.bottom));
  // Begins a little before the pointer, so that the way into the card is short.
  const shift = x === undefined ? 0 : Math.max(0, x - (lines[line]?.left ?? x) - 48);
  open = { article, group, part, line, shift, by, host, opener: opener ?? group.triggers[0] };

  host.setAttribute("data-scheme", scheme(article.element));
  host.setAttribute("data-open", "");
  lift(host, true);
  const panel = write(card);
  // Words without a box, in something that is folded up, have no place for a card.
  if (!open) return;
  uncover(panel, part, line);
  follow(listen);
  mark(open, true);
  if (by === "keyboard") panel.focus();
  say(ownerOf(article), "whosaid-open", { [group.data]: group.id });
}

/** Writes what the open card says. */
function write(card) {
  const was = open;
  const { article, host } = was;
  was.said = JSON.stringify(card);
  const act = (name) => async (...given) => {
    const loaded = await acting(article);
    // The reader may have closed it by then, or be at another.
    if (open === was || name === "copy") loaded?.[name](article, ...given);
  };
  const panel = build(card.view, {
    close: () => close(true),
    copy: act("copy"),
    visit: act("visit"),
    jump: (start, end) => act("jump")(rangeOf(article, +start, +end)),
    off: article.off,
  });
  host.shadowRoot.replaceChildren(panel);
  panel.onpointerleave = leaveSoon;
  panel.onpointerenter = panel.onfocusin = () => {
    clearTimeout(closing);
    import("./acting.js").catch(() => {});
  };
  panel.onkeydown = tab;
  panel.onfocusout = ({ relatedTarget }) => {
    if (open?.by === "keyboard" && relatedTarget && !panel.contains(relatedTarget)) close();
  };
  place();
  evidence(card.evidence.map(({ start, end }) => rangeOf(article, start, end)));
  return panel;
}

function close(giveBack = false, replaced = false) {
  if (!replaced) asked++;
  if (!open) return;
  const { article, host, opener } = open;
  const focused = host.shadowRoot.activeElement;
  const was = open;
  open = null;
  clearTimeout(closing);
  follow(unlisten);
  evidence([]);
  mark(was, false);
  if (over) light(groupOf(over) ?? was, true);
  if (replaced && host === hostFor(article.element)) return;
  if (giveBack && focused) opener?.focus({ preventScroll: true });
  host.removeAttribute("data-open");
  lift(host, false);
}

/** Tab out of the card closes it and goes on in the page, as if the card stood right behind its words. */
function tab(event) {
  if (event.key !== "Tab" || !open) return;
  const stops = [...this.querySelectorAll("button,a[href]")];
  const focused = treeOf(this).activeElement;
  const out = event.shiftKey ? focused === this || focused === stops[0] : focused === stops.at(-1);
  if (!out) return;
  if (event.shiftKey) event.preventDefault();
  close(true);
}

function place() {
  if (open && !placed(open)) close();
}

/** Scrolling and resizing move the card along; they never close it. */
function follow(change) {
  change(window, "scroll", place, { capture: true, passive: true });
  change(window, "resize", place);
}

/** The open card, if there is one. */
export const opened = () => open;

/** Tints the words that the attribution rests on, without touching the page. */
function evidence(ranges) {
  tint(EVIDENCE, evident, false);
  evident = open && all("*").length <= MANY ? ranges : [];
  if (evident.length) add(open.article.element, "evidence", looks);
  tint(EVIDENCE, evident);
}
