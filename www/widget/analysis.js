// What <who-said> needs of the analysis.

import { analyse as analyseWith } from "./analyse.js";
import { fileProblem } from "./core.js";
import { load } from "./element.js";
import { say } from "./failure.js";

export { default as init, annotate } from "./core.js";

/**
 * The `Reading` of a text that was walked, by what the attributes of `owner` say. What that was given as corrections comes
 * before a file of them; `files` keeps what was fetched.
 */
export async function analyse(walked, owner, files) {
  const least = owner.getAttribute("min-confidence");
  const [speakers, corrections] = await Promise.all(["speakers", "corrections"].map((name) => {
    const url = owner.getAttribute(name);
    return url === null ? undefined : (files[name + url] ??= file(owner, name, url));
  }));
  return analyseWith(walked, {
    minConfidence: least === null ? undefined : +least,
    speakers,
    corrections: owner.corrections ?? corrections,
  });
}

/** The text of a site's file that an attribute of `owner` names; where it is no good, says so and does without. */
async function file(owner, name, url) {
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
