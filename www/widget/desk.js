// whosaid/desk: registers <who-said-desk>, and <who-said> with the analysis, which it works on. For the pages on which
// editors work; readers load nothing of it.

import "./define.js";
import { WhoSaidDesk } from "./desk/element.js";

if (globalThis.customElements && !customElements.get("who-said-desk")) customElements.define("who-said-desk", WhoSaidDesk);

export { WhoSaidDesk };
