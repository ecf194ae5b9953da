// Registers <who-said> with the analysis; safe to import twice, or beside another copy.

import { register } from "./register.js";
import { WhoSaid } from "./whosaid.js";

register(WhoSaid);
