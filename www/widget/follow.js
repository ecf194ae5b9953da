// Shows an article and follows it while the page goes on changing: late content, live blogs, frameworks that render
// again. All work on the page is done in slices.

import { canPaint } from "./dom.js";
import { LONG, Shown, paintWith } from "./shown.js";
import { MOST, pause, share, slice } from "./slices.js";
import { walk } from "./walk.js";

/** Milliseconds without a change before the article is read again, and after which it is read all the same. */
const QUIET = 250;
const LATEST = 1000;

/**
 * Shows `element`, again whenever the page has changed it. `owner` is the <who-said> that does so; `on` is
 * { read(walked), ready(shown), failed(error), fought() }, where `read` gives the promise of a `Reading`, or of nothing
 * where the article has to be walked again for that. Returns what ends it and takes everything back, as a failure does; that is a promise, for an enormous article takes long.
 */
export function follow(element, options, owner, on) {
  const other = Shown.in(element);
  if (other) {
    on.ready(other);
    return () => {};
  }
  const shown = new Shown(element, options, owner);
  // For an editor's desk.
  shown.again = again;
  shown.fought = () => {
    shown.fought = null;
    on.fought();
    shown.boxed?.();
  };
  shown.boxed = async () => {
    shown.boxed = null;
    if (!canPaint()) return;
    await painting();
    // What could not be painted yet is now.
    if (!ended) again();
  };
  shown.moved = () => again(true);
  const observer = new MutationObserver(heed);
  let timer = 0;
  let since = 0;
  let busy = false;
  let ended = false;

  observer.observe(element, { childList: true, characterData: true, subtree: true });
  again();
  return end;

  async function end() {
    ended = true;
    observer.disconnect();
    clearTimeout(timer);
    for (let steps = shown.end(); !slice(steps, MOST).done; ) await pause();
  }

  /** What the page has rewritten is taken back before the browser paints, so that no reader sees words twice. */
  function heed(records) {
    // The panel and the appendix may stand inside the article; they are ours.
    if (records.every(({ addedNodes: [a], removedNodes: [r] }) => (a ?? r)?.localName === "whosaid-panel")) return;
    shown.mend(records);
    observer.takeRecords();
    const now = performance.now();
    since ||= now;
    clearTimeout(timer);
    timer = setTimeout(again, Math.max(0, Math.min(QUIET, since + LATEST - now)));
  }

  /** Changes of our own are none of the page's; what the page did just before is heeded first. */
  function own(work) {
    heed(observer.takeRecords());
    const result = work();
    observer.takeRecords();
    return result;
  }

  /** Takes all steps, in slices; gives what they return, or nothing where it has ended. */
  async function all(steps, found) {
    while (!ended) {
      const { done, value } = own(() => slice(steps, share(found?.visited ?? 0)));
      if (done) return value;
      await pause();
    }
    return undefined;
  }

  function* walked() {
    yield* shown.tidy();
    return yield* walk(element);
  }

  /** Reads the article again, or (`moved`) shows what is near the reader now. */
  async function again(moved) {
    if (busy) {
      timer = setTimeout(again, QUIET, moved);
      return;
    }
    busy = true;
    try {
      if (moved) return await all(shown.settle(), shown.walked);
      since = 0;
      if (shown.mode !== "wrap") (await painting()).able(shown.mode);
      const found = await all(walked());
      if (!found) return;
      // The page has interfered.
      if (found.lost) {
        clearTimeout(timer);
        timer = setTimeout(again, QUIET);
        return;
      }
      const known = shown.walked?.text === found.text && `${shown.walked.hints}` === `${found.hints}`;
      const reading = known ? shown.reading : await on.read(found);
      if (!reading) {
        timer = setTimeout(again);
        return;
      }
      if (found.text.length > LONG) await painting();
      await all(shown.show(found, reading), found);
      if (!ended) await on.ready(shown);
    } catch (error) {
      if (ended) return;
      await end();
      on.failed(error);
    } finally {
      busy = false;
    }
  }
}

/** What paints is loaded where it is needed. */
const painting = async () => paintWith(await import("./painted.js"));
