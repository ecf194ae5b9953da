// Where whosaid gives up: what an event carries, and one line in the console for whoever keeps the page.

import { dispatch } from "./dom.js";

const told = new Set();

/** An error whose `code` says what was given up, and whose message how to mend it. */
export const failure = (code, message) => Object.assign(new Error(`whosaid: ${message}`), { code });

/** Dispatches an event; one with an error is said in the console as well, once on a page. */
export function say(target, type, detail) {
  dispatch(target, new CustomEvent(type, { bubbles: true, composed: true, detail }));
  try {
    const { message } = detail.error;
    // What the page's own methods throw does not say whom it has stopped.
    if (!told.has(message)) console.warn(/^who-?said/.test(message) ? message : `whosaid: ${message}`);
    told.add(message);
  } catch {
    // No error, or a console that the page has made its own.
  }
}
