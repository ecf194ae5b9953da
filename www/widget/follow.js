// Shows an article and follows it while the page goes on changing: late content, live blogs, frameworks that render
// again. All work on the page is done in slices.

import { Shown } from "./shown.js";
import { pause, slice } from "./slices.js";
import { walk } from "./walk.js";

/** Milliseconds without a change before the article is read again, and after which it is read all the same. */
const QUIET = 250;
const LATEST = 1000;

/**
 * Shows `element`, again whenever the page has changed it. `owner` is the <who-said> that does so; `on` is
 * { read(walked), ready(shown), failed(error) }, where `read` gives the promise of a `Reading`. Returns what ends it and takes everything back, as a failure does.
 */
export function follow(element, options, owner, on) {
  const other = Shown.in(element);
  if (other) {
    on.ready(other);
    return () => {};
  }
  const shown = new Shown(element, options, owner);
  const observer = new MutationObserver(heed);
  let timer = 0;
  let since = 0;
  let busy = false;
  let ended = false;

  observer.observe(element, { childList: true, characterData: true, subtree: true });
  again();
  return end;

  function end() {
    ended = true;
    observer.disconnect();
    clearTimeout(timer);
    shown.restore();
  }

  /** What the page has rewritten is taken back before the browser paints, so that no reader sees words twice. */
  function heed(records) {
    // The panel and the appendix may stand inside the article; they are ours.
    if (records.every(({ addedNodes: [a], removedNodes: [r] }) => (a ?? r)?.localName === "whosaid-panel")) return;
    shown.mend();
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

  async function again() {
    if (busy) {
      timer = setTimeout(again, QUIET);
      return;
    }
    busy = true;
    since = 0;
    try {
      const walked = walk(element);
      const { text, hints } = shown.walked ?? {};
      const known = text === walked.text && `${hints}` === `${walked.hints}`;
      const steps = shown.show(walked, known ? shown.reading : await on.read(walked));
      while (!ended && !own(() => slice(steps))) await pause();
      if (!ended) await on.ready(shown);
    } catch (error) {
      if (ended) return;
      end();
      on.failed(error);
    } finally {
      busy = false;
    }
  }
}
