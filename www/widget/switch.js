// Whether the reader has turned whosaid off: remembered for the site, where the browser lets us remember anything.

const KEY = "whosaid-off";

/** The elements that start and stop, and the button that stays while they are off. */
const users = new Set();
let button;
/** What the button says; undefined until the reader has chosen on this page, empty while we are on. */
let label;

/** The words of the button that turns everything on again; empty while it is on. */
function off() {
  try {
    return label ?? localStorage.getItem(KEY) ?? "";
  } catch {
    return label ?? "";
  }
}

/** Turns everything off, with `words` on the button that stays; without words, on again. */
export function turn(words = "") {
  label = words;
  try {
    localStorage[words ? "setItem" : "removeItem"](KEY, words);
  } catch {
    // Then the choice holds for this page.
  }
  for (const start of users) start();
}

/** Whether everything is off; if so, a button to turn it on again is shown in a corner of the window. */
export function isOff() {
  if (off()) show();
  else hide();
  return !!off();
}

async function show() {
  const made = await import("./off.js");
  // In the meantime the reader, or another element, may have been here.
  if (off()) button ??= made.button(off(), () => turn());
}

function hide() {
  button?.remove();
  button = null;
}

/** Calls `start` whenever the reader turns us off or on; returns what ends it. */
export function onTurn(start) {
  users.add(start);
  return () => users.delete(start);
}
