// What <who-said> needs of the analysis.

import { fileProblem } from "./core.js";
import { load } from "./element.js";
import { say } from "./failure.js";

export { default as init, annotate } from "./core.js";
export { analyse } from "./analyse.js";

/** The text of a site's file that an attribute of `owner` names; where it is no good, says so and does without. */
export async function file(owner, name, url) {
  try {
    const text = await load(name, url);
    const problem = fileProblem(name, text);
    if (problem) throw new Error(`who-said: ${name}=${JSON.stringify(url)}: ${problem}`);
    return text;
  } catch (error) {
    say(owner, "whosaid-error", { error });
    return undefined;
  }
}
