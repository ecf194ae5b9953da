// Prints every invented text of the tests as NDJSON: { "id", "text" } a line.
import { texts } from "../tests/browser/texts.mjs";

for (const document of texts()) console.log(JSON.stringify(document));
