// The one-line embed: registers <who-said> and shows every article of the page, without a word of further script; see
// `embed()`. `data-article` is "article" where it is missing.

import "./define.js";
import { embed } from "./register.js";

embed(import.meta.url, "article");
