// What shows an article without touching its DOM; loaded where that is asked for, or where the page leaves no other way.

export { list } from "./list.js";
export { paint } from "./paint.js";
