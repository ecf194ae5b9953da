// The bytes of the word lists and of the contest's weights, as they stand in the module.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";

const ARRAYS = { u8: Uint8Array, i8: Int8Array, u16: Uint16Array, i16: Int16Array, u32: Uint32Array, i32: Int32Array };

/** What the build script made when the module was built last. */
function made(file) {
  const builds = ["module", "wasm"].map((name) => `target/${name}/wasm32-unknown-unknown/wasm/build`).filter(existsSync);
  const made = builds
    .flatMap((build) => readdirSync(build).map((name) => `${build}/${name}/out/${file}`))
    .filter((file) => statSync(file, { throwIfNoEntry: false }));
  return made.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
}

/** The tables of a generated Rust file: arrays of numbers, byte strings of one letter a weight, and packed lists. */
function tables(file) {
  const source = readFileSync(file, "utf8");
  const out = [];
  for (const [, type, numbers] of source.matchAll(/static \w+: [^=]*?\b([ui](?:8|16|32))\b[^=]*= &?\[([^\]]*)\];/g)) {
    out.push(Buffer.from(ARRAYS[type].from(numbers.match(/-?\d+/g), Number).buffer));
  }
  for (const [, letters] of source.matchAll(/= "((?:[^"\\]|\\.)*)"/g)) {
    out.push(Buffer.from(letters.replace(/\\u\{(\w+)\}|\\(.)/g, (_, code, c) => (code ? String.fromCodePoint(parseInt(code, 16)) : { n: "\n", r: "\r", t: "\t", 0: "\0" }[c] ?? c))));
  }
  return out;
}

/** Word lists and weights, each as one buffer. */
export function learned() {
  const weights = [made("weights.rs"), "src/attribution/model.rs"].flatMap((file) => tables(file));
  return { "word lists": Buffer.concat(tables(made("lists.rs"))), weights: Buffer.concat(weights) };
}
