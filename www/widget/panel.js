// The panel of who speaks, with the way from quotation to quotation, and other elements of ours beside the article.

import { activeElement, all, byId, listen, treeOf, unlisten } from "./dom.js";
import { beside as placeBeside } from "./home.js";
import { allPhrases } from "./made/all.js";
import css from "./made/panel.js";
import { cards } from "./near.js";
import { host } from "./host.js";
import { pause } from "./slices.js";
import { sheet } from "./styles.js";
import { tint } from "./tint.js";
import { fragment } from "./view/link.js";
import { appendix, panel as describe, step as next } from "./view/panel.js";

/** Frames that words may take until they are shown where the reader has gone. */
const PATIENCE = 100;

/**
 * In a language, what shows what the attributes `panel` and `print-sources` of `owner` ask for; that returns what take them
 * away. `state` and `off` are those of `showPanel`.
 */
export async function beside(lang) {
  const [words, acting] = await Promise.all([allPhrases(lang), import("./acting.js")]);
  return (shown, owner, state, off) => {
    const place = owner.getAttribute("panel");
    const undo = [];
    if (place !== null) undo.push(showPanel(shown, words, acting, place && byId(treeOf(owner), place), state, off));
    if (owner.hasAttribute("print-sources")) undo.push(showAppendix(shown, words, owner));
    return undo;
  };
}

/** Shows the appendix for print behind `owner`; returns what takes it away. */
function showAppendix({ reading }, words, owner) {
  const made = host(appendix(reading.view, words), {}, sheet("panel", css));
  made.setAttribute("data-print", "");
  owner.after(made);
  return () => made.remove();
}

/**
 * Shows the panel in the element `place`, or else in a corner of the window. `state` outlives the
 * panel, should the article be read again: the quotation where the reader is and the address of that, the speaker who
 * was chosen, and whether the panel is open.
 */
function showPanel(article, words, { goTo, route, visit }, place, state, off) {
  const { element, reading: { view } } = article;
  const panel = host(describe(view, words), { filter, step, off }, sheet("panel", css));
  const details = panel.shadowRoot.querySelector("details");
  details.open = place || state.open;
  details.ontoggle = () => (state.open = details.open);
  panel.toggleAttribute("data-placed", !!place);
  // Of several articles' panels, each stands above the one before it, and all above what is an editor's.
  panel.style.setProperty("--n", all("whosaid-panel:not([data-placed],[data-print]),[data-whosaid-foot]").length);
  (place || placeBeside(element)).append(panel);
  /** Of painted words, those that are dimmed. */
  const dimmed = [];
  dim();

  function filter(speaker) {
    state.speaker = state.speaker === speaker ? undefined : speaker;
    dim();
  }

  function dim() {
    const chosen = state.speaker;
    for (const button of panel.shadowRoot.querySelectorAll("[aria-pressed]")) {
      button.setAttribute("aria-pressed", button.dataset.speaker === chosen);
    }
    undim();
    for (const { data, speaker, parts } of article.groups.values()) {
      if (data !== "quote") continue;
      const others = chosen !== undefined && (speaker ?? "") !== chosen;
      for (const part of parts) {
        if (part.toggleAttribute) part.toggleAttribute("data-dim", others);
        else if (others) dimmed.push(part);
      }
    }
    tint("whosaid-dim", dimmed);
  }

  function undim() {
    tint("whosaid-dim", dimmed.splice(0), false);
  }

  function step(by) {
    const focused = activeElement()?.closest("[data-quote]");
    const own = element.contains(focused) && focused.dataset.quote;
    const from = own || state.at || [...article.groups.values()].findLast(above)?.id || "";
    const id = next(view, from, by > 0, state.speaker);
    const group = article.groups.get(`quote ${id}`);
    if (!group) return;
    state.at = id;
    if (cards()?.opened()?.article === article) {
      visit(article, "quote", id);
    } else {
      goTo(article, group);
      focus(id);
    }
    state.link = fragment(view, view.quote(id));
    if (!route()) remember(state.link);
  }

  /** Gives a quotation the focus; one that is far away, of an enormous article, once it is shown. */
  async function focus(id) {
    const from = activeElement();
    // Unless the reader has gone elsewhere.
    for (let turn = 0; turn < PATIENCE && state.at === id && activeElement() === from; turn++) {
      const { parts, triggers } = article.groups.get(`quote ${id}`) ?? {};
      if (!parts) return;
      if (parts[0].near !== false) {
        triggers[0]?.focus({ preventScroll: true });
        for (const part of parts) part.setAttribute?.("data-focus", "");
        return;
      }
      await pause();
    }
  }

  function key(event) {
    const by = { n: 1, p: -1 }[event.key];
    const typing = event.composedPath()[0].closest?.("input,textarea,select,[contenteditable],[role=textbox]");
    if (!by || typing || !element.isConnected || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    event.preventDefault();
    step(by);
  }

  const opened = ({ detail }) => (state.at = detail.quote ?? state.at);
  const source = article.owner ?? element;
  source.addEventListener("whosaid-open", opened);
  listen(document, "keydown", key);
  return () => {
    source.removeEventListener("whosaid-open", opened);
    unlisten(document, "keydown", key);
    undim();
    panel.remove();
  };
}

/** Whether the reader has scrolled past this quotation, of an enormous article one that is near. */
function above({ data, parts }) {
  return data === "quote" && parts[0].near !== false && parts[0].getBoundingClientRect().bottom < 0;
}

/** Keeps the reader's place in the page's address, which is no single-page application's route. */
function remember(link) {
  try {
    // Whole, because a fragment alone would be resolved against the page's <base>.
    history.replaceState(history.state, "", location.href.split("#")[0] + link);
  } catch {
    // A sandboxed frame has no address to change, and some browsers allow only so many changes a minute.
  }
}
