// Shows in place who said what, at once. <who-said> does it in slices, and follows a page that goes on changing.

import { anchor } from "./anchor.js";
import { wrong } from "./missing.js";
import { able, list, near, paint, under } from "./painted.js";
import { prepare } from "./prepared.js";
import { Shown, paintWith } from "./shown.js";
import { finish } from "./slices.js";
import { clear } from "./still.js";
import { walk } from "./walk.js";

/** Highlights an element by the annotation in the options, or by what `analyse(walked)` reads in it; whosaid/reader has none. */
export function showNow(element, options, analyse) {
  const known = Shown.in(element);
  if (known) return known;
  paintWith({ list, near, paint, under });
  able(options?.mode);
  const shown = new Shown(element, options);
  const { annotation, speakers, corrections, minConfidence } = options ?? {};
  if (annotation && (speakers || corrections || minConfidence !== undefined)) {
    throw new TypeError("whosaid: an annotation made before has what directory, corrections and the least confidence say; give them to what makes it");
  }
  if (!annotation && !analyse) {
    throw new TypeError("whosaid/reader: give the annotation as { annotation }, or import highlight from whosaid, which analyses");
  }
  const prepared = annotation && prepare(annotation, (...what) => {
    throw wrong(...what);
  });
  clear(element);
  const walked = finish(walk(element));
  const reading = prepared ? anchor(prepared, walked, options) : analyse(walked);
  try {
    finish(shown.show(walked, reading));
  } catch (error) {
    shown.restore();
    throw error;
  }
  return shown;
}
