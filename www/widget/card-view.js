// Turns what the core says about a quotation, a speaker or a note into the card's elements. Text only, never markup.

/** Fills the card's shadow root and returns the panel. `on` is { close(), copy(), visit(data, id) }. */
export function fill(root, card, on) {
  const panel = element("div", { class: "card", part: "card", role: "dialog", tabindex: "-1", "data-hue": card.hue });
  panel.setAttribute("aria-label", card.label);
  const inside = panel.appendChild(element("div", { class: "in" }));
  inside.append(head(card, on));
  if (card.rows.length) inside.append(rows(card.rows));
  if (card.copy || card.place) inside.append(actions(card, on));
  const close = button("×", on.close, { class: "close", part: "close", "aria-label": "Close" });
  panel.append(close);
  root.replaceChildren(panel);
  return panel;
}

function head({ heading, role, handle, speaker, copy }, on) {
  const head = element("div", { class: "head" });
  const about = speaker && copy;
  const name = about ? button(heading, () => on.visit("speaker", speaker)) : element("div", {}, heading);
  name.className = "name";
  name.part = "name";
  name.dir = "auto";
  head.append(name);
  const under = element("div", { class: "role", part: "role", dir: "auto" });
  if (role) under.append(role);
  if (handle) under.append(role ? " · " : "", handle);
  if (under.firstChild) head.append(under);
  return head;
}

function rows(rows) {
  const list = element("dl", { part: "rows" });
  for (const { name, meter, parts } of rows) {
    const value = element("dd", { dir: "auto" });
    if (meter) {
      const bars = element("span", { class: "meter", "aria-hidden": "true" });
      for (let i = 0; i < 5; i++) bars.append(element("i", { class: i < meter ? "on" : "" }));
      value.append(bars);
    }
    for (const { text, tone, url } of parts) value.append(url ? link(text, url) : element("span", { class: tone }, text));
    const row = element("div", {});
    row.append(element("dt", {}, name), value);
    list.append(row);
  }
  return list;
}

function actions({ copy, place, speaker }, on) {
  const bar = element("div", { class: "act", part: "actions" });
  if (copy) {
    const copier = button("Copy with attribution", async () => {
      copier.textContent = await on.copy().then(
        () => "Copied",
        () => "The browser did not allow copying",
      );
    });
    copier.setAttribute("aria-live", "polite");
    bar.append(copier);
  }
  if (place && !copy) {
    bar.append(button("First quotation", () => on.visit("quote", place.next)));
  } else if (place) {
    const step = (text, label, id) => {
      if (id) bar.append(button(text, () => on.visit("quote", id), { class: "step", "aria-label": label }));
    };
    bar.append(element("span", {}, place.words));
    step("‹", "Previous quotation of this speaker", place.previous);
    step("›", "Next quotation of this speaker", place.next);
  }
  return bar;
}

function link(text, url) {
  const { protocol } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") return element("span", {}, text);
  return element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text);
}

function button(text, act, attributes = {}) {
  const made = element("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", act);
  return made;
}

function element(name, attributes, text = "") {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}
