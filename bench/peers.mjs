// Prints the median seconds of a pass over an NDJSON file: node bench/peers.mjs wasm|compromise FILE PASSES
import { readFileSync } from "node:fs";

const [peer, file, passes] = process.argv.slice(2);
const texts = readFileSync(file, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line).text);

const readers = {
  /** This project's module, as browsers run it. */
  async wasm() {
    const { default: init, annotate } = await import("../www/widget/core.js");
    await init(readFileSync(new URL("../www/widget/whosaid.wasm", import.meta.url)));
    return annotate;
  },
  /** A widely used text reader for browsers: tags words, finds quotations and people; attributes nothing. Its
   *  offsets would cost half as much again, so it is not asked for them. */
  async compromise() {
    const { default: nlp } = await import("compromise");
    return (text) => {
      const doc = nlp(text);
      return [doc.quotations().out("array"), doc.people().out("array")];
    };
  },
};

const read = await readers[peer]();
const seconds = Array.from({ length: Number(passes) }, () => {
  const begin = performance.now();
  texts.forEach((text) => read(text));
  return (performance.now() - begin) / 1000;
}).sort((a, b) => a - b);
console.log(seconds[seconds.length >> 1]);
