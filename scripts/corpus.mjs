// Prints every invented text of the tests as NDJSON: { "id", "text" } a line.
//   node scripts/corpus.mjs [MEGABYTES]
// With a number it prints those that have the length of articles again and again, each time with other ids, until there
// are so many megabytes.
import { writeSync } from "node:fs";
import { texts } from "../tests/browser/texts.mjs";

const megabytes = Number(process.argv[2] ?? 0);
const documents = megabytes ? texts(["tests/dispatches", "tests/documents"]) : texts();
let left = megabytes * 1e6;
for (let round = 0; round === 0 || left > 0; round += 1) {
  for (const { id, text } of documents) {
    const line = Buffer.from(`${JSON.stringify({ id: megabytes ? `${id}-${round}` : id, text })}\n`);
    // A pipe takes a part of it.
    for (let at = 0; at < line.length; ) at += writeSync(1, line, at);
    left -= line.length;
  }
}
