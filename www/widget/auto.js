// The one-line embed: registers <who-said> and shows every article of the page, without a word of further script.
//   <script type="module" src=".../auto.js" data-article="main article" data-min-confidence="0.6"></script>
// `data-article` is a selector ("article" where it is missing); every other data attribute becomes one of <who-said>.

import { failure, say } from "./failure.js";
import { all, bodyOf, create, scriptsOf } from "./dom.js";
import "./define.js";

for (const script of scriptsOf()) {
  if (script.src !== import.meta.url) continue;
  const { article = "article", ...rest } = script.dataset;
  let found = [];
  try {
    found = all(article);
  } catch {
    // No selector at all.
  }
  if (!found.length) {
    const error = failure("article", `data-article="${article}" finds nothing here; it is a selector of what is to be read`);
    say(script, "whosaid-error", { error });
  }
  for (const element of found) {
    const reader = create("who-said");
    reader.article = element;
    for (const name in rest) reader.setAttribute(name.replace(/[A-Z]/g, "-$&"), rest[name]);
    bodyOf().append(reader);
  }
}
