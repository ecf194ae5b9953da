// What readers download: every file of dist/. Fails where the module, the word lists and weights in it, or scripts and styles
// beside it, outgrow their budget.
//   node scripts/sizes.mjs
//   node scripts/sizes.mjs module         the module alone
//   node scripts/sizes.mjs NAMED.json     what each part weighs inside the module: twiggy's list of its items, with names
import { readFileSync, readdirSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { learned } from "./tables.mjs";

/**
 * Gzipped bytes of JavaScript, with styles and what cards say in it, that a page may download beside the module: at once,
 * by the first card, and if everything happens that may, in one language.
 */
const BUDGET = { "reader.js": [11_350, 19_950, 37_500], "define.js": [14_250, 22_850, 39_800] };

/** Gzipped bytes of the module, with a standard library built for size, and with the compiler's own. */
const MODULE = { small: 317 * 1024, "": 333.5 * 1024 };

/** Gzipped bytes of the module that word lists and weights may take. */
const LEARNED = 40 * 1024;

const packed = (bytes) => [bytes, gzipSync(bytes, { level: 9 }), brotliCompressSync(bytes)].map((data) => data.length);
const row = (cells) => console.log(`  ${String(cells[0]).padEnd(44)}${cells.slice(1).map((c) => String(c).padStart(10)).join("")}`);

function files() {
  row(["bytes", "raw", "gzip", "brotli"]);
  for (const name of readdirSync("dist").filter((name) => /\.js$/.test(name)).sort()) {
    row([name, ...packed(readFileSync(`dist/${name}`))]);
  }
  const file = (start) => readdirSync("dist").find((name) => name.startsWith(`${start}-`));
  for (const [entry, budgets] of Object.entries(BUDGET)) {
    const atOnce = loaded([entry]);
    const card = loaded([entry, file("card"), file("en")]);
    const ever = loaded([entry], new Set(), /(?:from|import)\(?"\.\/(?!analysis|(?:ar|de|es|fr|ru)-)([\w-]+\.js)"/g);
    [["at once", atOnce], ["with a card", card], ["with all that may come", ever]].forEach(([what, names], i) => {
      const sizes = [...names].map((name) => packed(readFileSync(`dist/${name}`)));
      const sums = [0, 1, 2].map((kind) => sizes.reduce((sum, size) => sum + size[kind], 0));
      row([`${entry} ${what}, ${names.size} files`, ...sums]);
      within(`${entry} ${what}`, sums[1], budgets[i]);
    });
  }
  module();
}

/** The module, and what in it was learned or listed. */
function module() {
  const sizes = packed(readFileSync("pkg/whosaid_bg.wasm"));
  row(["whosaid.wasm", ...sizes]);
  within("the module", sizes[1], MODULE[readFileSync("pkg/library", "utf8").trim()]);
  const parts = learned();
  for (const [name, bytes] of Object.entries(parts)) row([`in whosaid.wasm: ${name}`, ...packed(bytes)]);
  const together = packed(Buffer.concat(Object.values(parts)));
  row(["in whosaid.wasm: both", ...together]);
  within("word lists and weights", together[1], LEARNED);
}

/**
 * The scripts of dist/ that some of them import, and those that these import, themselves included; with another pattern
 * of imports what may come later too.
 */
function loaded(names, all = new Set(), imports = /(?:from|import)"\.\/([\w-]+\.js)"/g) {
  for (const name of names) {
    if (all.has(name)) continue;
    all.add(name);
    const code = readFileSync(`dist/${name}`, "utf8");
    loaded([...code.matchAll(imports)].map(([, other]) => other), all, imports);
  }
  return all;
}

function within(what, size, budget) {
  if (size <= budget) return;
  console.error(`error: ${size} bytes of ${what} are more than the budget of ${budget}`);
  process.exitCode = 1;
}

/** The part of the program that an item belongs to: a layer of this crate, another crate, or data. */
function part(item) {
  if (item.startsWith("data segment")) return "data (tables, weights, messages)";
  const path = item.match(/(?<![\w:])([a-z_]\w*)(?:\[\w+\])?::(\w+)/);
  if (!path) return "other (glue, shims, sections)";
  return path[1] === "whosaid" ? `whosaid::${path[2]}` : path[1];
}

function inside(list) {
  const parts = new Map();
  for (const { name, shallow_size } of JSON.parse(readFileSync(list, "utf8"))) {
    if (name.includes("subsection")) continue; // the names themselves, which the shipped module is without
    parts.set(part(name), (parts.get(part(name)) ?? 0) + shallow_size);
  }
  row(["inside the module, before packing", "raw"]);
  for (const [name, size] of [...parts].sort((a, b) => b[1] - a[1])) row([name, size]);
}

const [list] = process.argv.slice(2);
if (list === "module") module();
else if (list) inside(list);
else files();
