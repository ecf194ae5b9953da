// Bundles the widget's scripts into a directory, for modern browsers.
//   node scripts/bundle.mjs DIRECTORY
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { build } from "esbuild";

const [outdir] = process.argv.slice(2);
const options = { bundle: true, minify: true, format: "esm", target: "es2022", charset: "utf8", logLevel: "warning", outdir };
const entries = ["index", "define", "auto", "inline", "reader", "desk"];

/**
 * What is loaded late needs some of what every page has by then, and esbuild puts what has the same users into one file.
 * Where all of it is given the same users, all of it is one file: it is a seventh smaller, and comes in one answer. The
 * imports that are added load nothing that is not there.
 */
const together = {
  name: "together",
  setup({ onLoad }) {
    onLoad({ filter: /\/widget\/(analysis|anchor|card|clean|copying|embed|linked|missing|now|off|painted|panel|still|typeset)\.js$/ }, ({ path }) => adding(path, "element"));
    onLoad({ filter: /\/widget\/view\/more\.js$/ }, ({ path }) => adding(path, "../element"));
    onLoad({ filter: /\/widget\/element\.js$/ }, ({ path }) => adding(path, "register"));
    // What card, panel, desk and painted words share, in a ring: whoever wants some of it gets all of it in one answer.
    const ring = {
      "widget/build": "tint", "widget/tint": "place", "widget/place": "route", "widget/route": "made/languages",
      "made/languages": "../view/node", "view/node": "grammar", "view/grammar": "evidence", "view/evidence": "../build",
    };
    for (const [file, next] of Object.entries(ring)) {
      onLoad({ filter: new RegExp(`/${file}\\.js$`) }, ({ path }) => adding(path, next));
    }
  },
};
const adding = async (path, name) => ({ contents: `${await readFile(path, "utf8")}\nimport ${JSON.stringify(`./${name}.js`)};\n` });

// Common parts become files of their own, so that a page that imports several of these has one analysis, not several.
await build({ ...options, entryPoints: entries.map((name) => `www/widget/${name}.js`), splitting: true, loader: { ".wasm": "base64" }, plugins: [together] });
// A worker is on its own: bundlers copy its file as it is.
await build({ ...options, entryPoints: ["www/widget/worker.js"] });
