// The one-line embed: registers <who-said> and shows every article of the page, without a word of further script.
//   <script type="module" src=".../auto.js" data-article="main article" data-min-confidence="0.6"></script>
// `data-article` is a selector ("article" where it is missing); every other data attribute becomes one of <who-said>.

import { all, bodyOf, create, scriptsOf } from "./dom.js";
import "./define.js";

for (const script of scriptsOf()) {
  if (script.src !== import.meta.url) continue;
  const { article = "article", ...rest } = script.dataset;
  for (const element of all(article)) {
    const reader = create("who-said");
    reader.article = element;
    for (const name in rest) reader.setAttribute(name.replace(/[A-Z]/g, "-$&"), rest[name]);
    bodyOf().append(reader);
  }
}
