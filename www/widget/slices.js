// Long work on the page in slices, so that the page answers in between.

/** Milliseconds of a slice; the last step of one may take a little longer. */
const SLICE = 3;

/** Goes on with `steps`, a generator, for one slice; whether it came to its end. */
export function slice(steps) {
  const start = performance.now();
  while (performance.now() - start < SLICE) if (steps.next().done) return true;
  return false;
}

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
