// Long work on the page in slices, so that the page answers in between.

/** Milliseconds of a slice; the last step of one may take a little longer. */
const SLICE = 3;
/** The same in an article of so few nodes as most have: what fits into one is shown in the frame in which the script comes. */
const SHORT = 8;
const FEW = 1_000;
/** The most that they are: a page of so many nodes is drawn so slowly that short slices would take minutes. */
export const MOST = 25;
const NODES = 200_000;

/** How long a slice may be, in an article of so many nodes. */
export const share = (nodes) => (nodes < FEW ? SHORT : Math.min(MOST, SLICE + (nodes / NODES) * MOST));

/** Goes on with `steps`, a generator, for one slice; gives its last step. */
export function slice(steps, time) {
  const start = performance.now();
  let step;
  do step = steps.next();
  while (!step.done && performance.now() - start < time);
  return step;
}

/** All the steps at once; gives what they return. */
export const finish = (steps) => slice(steps, Infinity).value;

/**
 * Until the browser has drawn what was changed: it lays out a whole slice at a time, and would hold the page up for all
 * of them together otherwise. A page in the background draws nothing, and waits no longer for that.
 */
export function pause() {
  return new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 100);
  });
}
