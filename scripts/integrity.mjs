// Writes the hash of each file of a directory that a page loads, as the integrity attribute and import maps take it.
//   node scripts/integrity.mjs DIRECTORY
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const [directory] = process.argv.slice(2);
const loaded = readdirSync(directory).filter((name) => /\.(js|wasm|css)$/.test(name)).sort();
const hash = (name) => `sha384-${createHash("sha384").update(readFileSync(`${directory}/${name}`)).digest("base64")}`;
const hashes = Object.fromEntries(loaded.map((name) => [name, hash(name)]));
writeFileSync(`${directory}/integrity.json`, `${JSON.stringify(hashes, null, 2)}\n`);
for (const [name, hash] of Object.entries(hashes)) console.log(`    ${name.padEnd(24)}${hash}`);
