// Writes the npm package's package.json and stylesheet into a directory; what Cargo.toml says already is taken from there.
//   node scripts/manifest.mjs DIRECTORY
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import marks from "../www/widget/made/marks.js";
import painted from "../www/widget/made/painted.js";
import still from "../www/widget/made/still.js";
import { rules } from "../www/widget/view/sheets.js";

const metadata = JSON.parse(execFileSync("cargo", ["metadata", "--format-version=1", "--no-deps"], { encoding: "utf8" }));
const { name, version, description, license, keywords } = metadata.packages[0];
const jsx = (name) => ({ types: `./${name}.d.ts`, default: "./jsx.js" });
const module = (name) => ({ types: `./${name}.d.ts`, default: `./${name}.js` });

const manifest = {
  name,
  version,
  description,
  license,
  keywords,
  type: "module",
  // The first of each line that have process.getBuiltinModule(), by which the module finds its file.
  engines: { node: "^20.16.0 || >=22.3.0" },
  // What define.js and auto.js share stands in a chunk, the registration too.
  sideEffects: ["./define.js", "./auto.js", "./reader.js", "./desk.js", "./worker.js", "./chunk*.js"],
  exports: {
    // On a server the module comes inside the script: no build there loses a file beside it.
    ".": { types: "./index.d.ts", node: "./inline.js", default: "./index.js" },
    "./define": module("define"),
    "./auto": module("auto"),
    "./inline": module("inline"),
    "./reader": module("reader"),
    "./desk": module("desk"),
    "./worker": module("worker"),
    "./react": jsx("react"),
    "./preact": jsx("preact"),
    "./solid": jsx("solid"),
    "./whosaid.wasm": "./whosaid.wasm",
    "./whosaid.css": "./whosaid.css",
    "./whosaid-still.css": "./whosaid-still.css",
    "./custom-elements.json": "./custom-elements.json",
    "./integrity.json": "./integrity.json",
    "./package.json": "./package.json",
  },
  customElements: "./custom-elements.json",
};
const [directory] = process.argv.slice(2);
writeFileSync(`${directory}/package.json`, `${JSON.stringify(manifest, null, 2)}\n`);
writeFileSync(`${directory}/whosaid.css`, rules(`${marks}\n${painted}`));
writeFileSync(`${directory}/whosaid-still.css`, still);
