// The demo's editor mode: confirm, change or withdraw attributions by the keyboard alone, and save that as a file.

import { fileProblem } from "./widget/core.js";
import { highlight } from "./widget/highlight.js";

const REASONS = {
  notFound: "the words are not there",
  ambiguous: "several places fit",
  noQuotation: "no quotation there",
};
const DONE = { confirm: "Confirmed", change: "Changed", suppress: "Withdrawn" };

/**
 * Turns the button `edit` into the way into the mode. `find` gives the page's elements by id. `take(text)` tells that
 * another text is shown, which has corrections of its own.
 */
export function edit(reader, find) {
  /** Corrections of each text, in the order in which they were made. */
  const all = new Map();
  let corrections = [];
  /** Name of the speaker of each quotation, and `id` of the quotation that is being looked at. */
  let shown = null;
  let current = null;
  let refocus = false;

  const editing = () => !find("desk").hidden;
  const quote = (id) => shown?.quotes.find((quote) => quote.id === id);
  const name = ({ speaker }) => shown.speakers.find(({ id }) => id === speaker)?.name;
  const same = (a, b) => ["exact", "prefix", "suffix"].every((part) => (a[part] ?? "") === (b[part] ?? ""));
  /** What anchors a correction of each quotation. */
  let selectors = new Map();
  const selector = (id) => selectors.get(id);
  const known = () => corrections.find((correction) => same(correction.selector, selector(current)));

  reader.addEventListener("whosaid-ready", async ({ detail }) => {
    // Long texts are read in a worker, which answers with promises.
    const handle = highlight(reader);
    const { quotes } = detail.annotation;
    const found = await Promise.all(quotes.map(async ({ id }) => [id, await handle.selector(id)]));
    selectors = new Map(found);
    shown = detail.annotation;
    find("names").replaceChildren(...shown.speakers.map(({ name }) => Object.assign(document.createElement("option"), { value: name })));
    list(detail.unplaced);
    if (refocus) focus(current);
    refocus = false;
    look(current);
  });

  reader.addEventListener("focusin", ({ target }) => look(target.closest("[data-quote]")?.dataset.quote));
  reader.addEventListener("whosaid-open", ({ detail }) => look(detail.quote));

  /** Puts a quotation on the desk. */
  function look(id) {
    if (!editing() || !quote(id)) return;
    current = id;
    const who = document.createElement("b");
    who.textContent = name(quote(id)) ?? "Nobody is named";
    find("chosen").replaceChildren(who, words(selector(id).exact));
    find("correction").hidden = false;
    find("confirm").disabled = !name(quote(id));
    const before = known();
    find("forget").hidden = !before;
    for (const field of ["role", "note"]) find(field).value = before?.[field] ?? "";
    find("name").value = before?.action === "change" ? before.speaker : "";
  }

  /** Corrects the quotation on the desk. */
  function correct(action, speaker) {
    if (!quote(current) || (action === "confirm" && !speaker)) return;
    const correction = { selector: selector(current), action };
    if (speaker) correction.speaker = speaker;
    for (const field of ["role", "note"]) {
      const value = find(field).value.trim();
      if (value && (field === "note" || speaker)) correction[field] = value;
    }
    const before = known();
    corrections = before ? corrections.with(corrections.indexOf(before), correction) : [...corrections, correction];
    apply(`${DONE[action]}: ${speaker ?? "nobody is named"}`);
  }

  function forget(correction) {
    corrections = corrections.filter((other) => other !== correction);
    apply("Undone");
  }

  /** Shows the article anew, with these corrections; the focus goes back to where it was. */
  function apply(spoken) {
    all.set(text, corrections);
    find("spoken").textContent = spoken;
    refocus = current !== null;
    reader.corrections = corrections;
    reader.setAttribute("disabled", "");
    reader.removeAttribute("disabled");
  }

  function list(unplaced) {
    const lost = new Map(unplaced.map(({ index, reason }) => [index, reason]));
    const placed = corrections.filter((_, index) => !lost.has(index));
    find("corrections").replaceChildren(
      ...placed.map((correction) => entry(correction, DONE[correction.action], () => focus(whose(correction)))),
    );
    find("unplaced").replaceChildren(...[...lost].map(([index, reason]) => entry(corrections[index], REASONS[reason])));
    find("lost").hidden = lost.size === 0;
  }

  function entry(correction, what, go) {
    const row = document.createElement("li");
    const label = document.createElement(go ? "button" : "span");
    const small = document.createElement("small");
    small.textContent = words(correction.selector.exact);
    label.append(`${what}${correction.speaker ? `: ${correction.speaker}` : ""}`, small);
    if (go) label.addEventListener("click", go);
    const undo = document.createElement("button");
    undo.textContent = "×";
    undo.setAttribute("aria-label", `Remove: ${words(correction.selector.exact)}`);
    undo.addEventListener("click", () => forget(correction));
    for (const button of [label, undo]) if (button.localName === "button") button.type = "button";
    row.append(label, undo);
    return row;
  }

  const whose = (correction) => shown.quotes.find(({ id }) => same(selector(id), correction.selector))?.id;

  function focus(id) {
    const trigger = reader.querySelector(`[data-quote="${CSS.escape(id)}"] whosaid-button`);
    trigger?.scrollIntoView({ block: "nearest" });
    trigger?.focus();
  }

  find("edit").addEventListener("click", ({ currentTarget }) => {
    find("desk").hidden = editing();
    currentTarget.setAttribute("aria-pressed", editing());
    if (editing()) focus(current ?? shown?.quotes[0]?.id);
  });
  find("confirm").addEventListener("click", () => correct("confirm", name(quote(current))));
  find("suppress").addEventListener("click", () => correct("suppress"));
  find("forget").addEventListener("click", () => forget(known()));
  find("correction").addEventListener("submit", (event) => {
    event.preventDefault();
    const speaker = find("name").value.trim();
    if (speaker) correct("change", speaker);
    else find("name").focus();
  });

  // Letters only where a quotation has the focus, so that they are in nobody's way.
  reader.addEventListener("keydown", (event) => {
    if (!editing() || !event.target.matches("whosaid-button") || event.ctrlKey || event.altKey || event.metaKey) return;
    const button = { c: "confirm", x: "suppress", u: "forget", e: "name" }[event.key];
    if (!button || find(button).hidden) return;
    event.preventDefault();
    find(button)[button === "name" ? "focus" : "click"]();
  });

  find("save").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`${JSON.stringify(corrections, null, 2)}\n`], { type: "application/json" }));
    link.download = "corrections.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
    find("spoken").textContent = `Saved: ${corrections.length}`;
  });
  find("load").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    target.value = "";
    if (!file) return;
    const content = await file.text();
    const problem = fileProblem("corrections", content);
    find("status").textContent = problem ? `${file.name}: ${problem}` : "";
    if (problem) return;
    corrections = JSON.parse(content);
    apply(`Loaded: ${corrections.length}`);
  });

  let text = "";
  return {
    take(other) {
      text = other;
      corrections = all.get(text) ?? [];
      reader.corrections = corrections;
      current = null;
      find("correction").hidden = true;
    },
  };
}

function words(exact) {
  return exact.length > 80 ? `${exact.slice(0, 80).trimEnd()}…` : exact;
}
