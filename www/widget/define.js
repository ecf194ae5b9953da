// Registers <who-said>; safe to import twice, or beside another copy.

import { WhoSaid } from "./element.js";

if (globalThis.customElements && !customElements.get("who-said")) customElements.define("who-said", WhoSaid);
