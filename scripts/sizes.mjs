// What readers download: every file of dist/, and what each part weighs inside the module.
//   node scripts/sizes.mjs NAMED.json     twiggy's list of the module's items, with their names
import { readFileSync, readdirSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

const row = (cells) => console.log(`  ${String(cells[0]).padEnd(34)}${cells.slice(1).map((c) => String(c).padStart(10)).join("")}`);

row(["bytes", "raw", "gzip", "brotli"]);
const total = [0, 0, 0];
for (const name of readdirSync("dist", { recursive: true }).filter((name) => /\.(js|wasm)$/.test(name)).sort()) {
  const bytes = readFileSync(`dist/${name}`);
  const sizes = [bytes, gzipSync(bytes, { level: 9 }), brotliCompressSync(bytes)].map((data) => data.length);
  sizes.forEach((size, i) => (total[i] += size));
  row([name, ...sizes]);
}
row(["together", ...total]);

/** The part of the program that an item belongs to: a layer of this crate, another crate, or data. */
function part(item) {
  if (item.startsWith("data segment")) return "data (tables, weights, messages)";
  const path = item.match(/(?<![\w:])([a-z_]\w*)(?:\[\w+\])?::(\w+)/);
  if (!path) return "other (glue, shims, sections)";
  return path[1] === "whosaid" ? `whosaid::${path[2]}` : path[1];
}

const parts = new Map();
for (const { name, shallow_size } of JSON.parse(readFileSync(process.argv[2], "utf8"))) {
  if (name.includes("subsection")) continue; // the names themselves, which the shipped module is without
  parts.set(part(name), (parts.get(part(name)) ?? 0) + shallow_size);
}
console.log();
row(["inside the module, before packing", "raw"]);
for (const [name, size] of [...parts].sort((a, b) => b[1] - a[1])) row([name, size]);
