// Long work on the page in slices, so that the page answers in between.

/** Milliseconds of a slice; the last step of one may take a little longer. */
const SLICE = 5;

/** Goes on with `steps`, a generator, for one slice; whether it came to its end. */
export function slice(steps) {
  const start = performance.now();
  while (performance.now() - start < SLICE) if (steps.next().done) return true;
  return false;
}

/** Until the browser has done what is more urgent. */
export function pause() {
  if (globalThis.scheduler?.yield) return scheduler.yield();
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(port1.close());
    port2.postMessage(0);
  });
}
