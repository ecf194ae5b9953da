// The demo page: picks a text, sets it, and lets <who-said> do the rest.

import "./widget/define.js";
import init from "./widget/index.js";
import { typeset } from "./widget/typeset.js";

const find = (id) => document.getElementById(id);
const reader = find("reader");
const picker = find("picker");
const status = find("status");

/** A text of the reader's own or one that the page was started with, as a further choice in the picker. */
const own = new Map();

await init();

reader.addEventListener("whosaid-ready", ({ detail }) => {
  cast(detail.cast);
  floors(detail);
  document.documentElement.classList.add("ready");
});
reader.addEventListener("whosaid-error", ({ detail }) => {
  status.textContent = `This text could not be read: ${detail.error.message}`;
});

function show(text) {
  status.textContent = "";
  reader.setAttribute("disabled", "");
  reader.replaceChildren(typeset(text));
  reader.removeAttribute("disabled");
  scrollTo(0, 0);
}

async function pick() {
  const name = picker.value;
  try {
    if (own.has(name)) return show(own.get(name));
    const response = await fetch(name);
    if (!response.ok) throw new Error(`${name} answers ${response.status}`);
    show(await response.text());
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

/** The cast, in order of appearance, with each voice's share of the quoted words. */
function cast(voices) {
  const list = find("voices");
  list.replaceChildren(
    ...voices.map(({ speaker, name, role, hue, quotes, share, first }) => {
      const row = document.createElement("li");
      row.dataset.hue = hue;
      const button = row.appendChild(document.createElement("button"));
      button.type = "button";
      button.append(span("name", name), span("share", share ? `${share} %` : "< 1 %"));
      button.append(span("role", [role, quotes === 1 ? "1 quotation" : `${quotes} quotations`].filter(Boolean).join(" · ")));
      const bar = button.appendChild(span("bar", "")).appendChild(document.createElement("i"));
      bar.style.width = `${Math.max(share, 1)}%`;
      button.addEventListener("click", () => {
        const mark = reader.querySelector(`[data-quote="${CSS.escape(first)}"]`);
        mark?.scrollIntoView({ block: "center" });
        mark?.querySelector("whosaid-button")?.focus();
      });
      button.addEventListener("pointerenter", () => spotlight(speaker));
      button.addEventListener("pointerleave", () => spotlight());
      return row;
    }),
  );
  find("cast").hidden = voices.length === 0;
}

/** Dims what others say. */
function spotlight(speaker) {
  const hues = new Map([...reader.querySelectorAll("[data-floor]")].map((line) => [line, line.dataset.speaker]));
  for (const [line, who] of hues) line.classList.toggle("dim", speaker !== undefined && who !== (speaker ?? ""));
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

function span(kind, text) {
  const made = document.createElement("span");
  made.className = kind;
  made.textContent = text;
  return made;
}

picker.addEventListener("change", pick);
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
if (given?.startsWith("/") && !given.startsWith("//")) {
  const response = await fetch(given);
  if (response.ok) add(given.split("/").at(-1), await response.text());
  else status.textContent = `${given} answers ${response.status}`;
} else {
  pick();
}
