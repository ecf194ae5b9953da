// Prints the npm package's package.json; what Cargo.toml says already is taken from there.
import { execFileSync } from "node:child_process";

const metadata = JSON.parse(execFileSync("cargo", ["metadata", "--format-version=1", "--no-deps"], { encoding: "utf8" }));
const { name, version, description, license, keywords } = metadata.packages[0];
const module = (path) => ({ types: `./${path}.d.ts`, default: `./${path}.js` });

const manifest = {
  name,
  version,
  description,
  license,
  keywords,
  type: "module",
  sideEffects: ["./www/widget/define.js"],
  exports: {
    ".": module("www/widget/index"),
    "./define": module("www/widget/define"),
    "./whosaid.wasm": "./pkg/whosaid_bg.wasm",
    "./package.json": "./package.json",
  },
};
console.log(JSON.stringify(manifest, null, 2));
