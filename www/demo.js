// The demo page: picks a text, sets it, and lets <who-said> do the rest.

import "./widget/desk.js";
import init, { annotate } from "./widget/index.js";
import { typeset } from "./widget/typeset.js";

const find = (id) => document.getElementById(id);
const reader = find("reader");
const picker = find("picker");
const status = find("status");

/** A text of the reader's own or one that the page was started with, as a further choice in the picker. */
const own = new Map();

await init();

reader.addEventListener("whosaid-ready", ({ detail }) => {
  find("side").hidden = detail.cast.length === 0;
  floors(detail);
  document.documentElement.classList.add("ready");
});
reader.addEventListener("whosaid-error", ({ detail }) => {
  status.textContent = `This text could not be read: ${detail.error.message}`;
});

/** Shows a text; `name` is what the desk keeps its corrections under. */
function show(name, text) {
  status.textContent = "";
  reader.setAttribute("disabled", "");
  find("desk").setAttribute("document-id", name);
  reader.replaceChildren(typeset(text, annotate(text)));
  reader.removeAttribute("disabled");
  scrollTo(0, 0);
}

async function pick() {
  const name = picker.value;
  try {
    if (own.has(name)) return show(`own ${own.get(name).length} ${own.get(name).slice(0, 100)}`, own.get(name));
    const response = await fetch(name);
    if (!response.ok) throw new Error(`${name} answers ${response.status}`);
    show(name, await response.text());
  } catch (error) {
    status.textContent = error.message;
  }
}

/** Adds a text to the picker and shows it. */
function add(title, text) {
  const key = `own-${own.size + 1}`;
  own.set(key, text);
  const option = document.createElement("option");
  option.value = key;
  option.textContent = title;
  picker.prepend(option);
  picker.value = key;
  pick();
}

/** A bar in the margin where one voice holds the floor: labelled turns, and speech that runs over paragraphs. */
function floors({ annotation }) {
  const chained = new Set(annotation.quotes.flatMap(({ id, continues }) => (continues ? [id, continues] : [])));
  let before = null;
  for (const quote of annotation.quotes) {
    const long = quote.segments.length > 1 || chained.has(quote.id);
    for (const mark of reader.querySelectorAll(`[data-quote="${CSS.escape(quote.id)}"]`)) {
      const line = mark.closest("article > *");
      if (!line || line.dataset.floor || !(long || line.matches(".turn") || quote.kind === "turn")) continue;
      line.dataset.floor = mark.dataset.hue ?? "0";
      line.dataset.speaker = quote.speaker ?? "";
      const goesOn = before && before.nextElementSibling === line && before.dataset.speaker === line.dataset.speaker;
      if (goesOn && (quote.continues || !mark.closest(".turn"))) before.classList.add("goes-on");
      before = line;
    }
  }
}

picker.addEventListener("change", pick);
find("edit").addEventListener("click", ({ currentTarget }) => {
  const desk = find("desk");
  desk.hidden = !desk.hidden;
  currentTarget.setAttribute("aria-pressed", !desk.hidden);
  if (!desk.hidden) desk.focus();
});
find("tools").addEventListener("submit", (event) => event.preventDefault());

find("scheme").addEventListener("click", () => {
  const { style } = document.documentElement;
  const dark = style.colorScheme ? style.colorScheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  style.colorScheme = dark ? "light" : "dark";
});

find("paste").addEventListener("click", () => find("paster").showModal());
find("paster").addEventListener("close", ({ target }) => {
  const { value } = find("text");
  if (target.returnValue === "read" && value.trim()) add("Pasted text", value);
});

async function open(file) {
  if (file) add(file.name, await file.text());
}
find("file").addEventListener("change", ({ target }) => open(target.files[0]));
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  open(event.dataTransfer.files[0]);
});

const given = new URLSearchParams(location.search).get("dispatch");
// Only this server's own files: a link to the demo must not make it show somebody else's text.
if (given && new URL(given, location.href).origin === location.origin) {
  const response = await fetch(given);
  if (response.ok) add(given.split("/").at(-1), await response.text());
  else status.textContent = `${given} answers ${response.status}`;
} else {
  pick();
}
