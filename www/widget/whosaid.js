// <who-said> with the analysis, which reads articles that nobody has annotated before.

import { analyse, annotate, init } from "./analysis.js";
import { WhoSaid as Shows } from "./element.js";

export class WhoSaid extends Shows {
  /** Loaded with this script, so that nothing waits for it. */
  static analysis = { analyse, annotate, init };
}
