// Bundles the widget's scripts into a directory, for modern browsers, as small as they can be packed.
//   node scripts/bundle.mjs DIRECTORY
import { createHash } from "node:crypto";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { minify } from "terser";

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
    onLoad({ filter: /\/widget\/(acting|analysis|anchor|card|clean|embed|linked|missing|now|off|painted|panel|rarer|still|typeset)\.js$/ }, ({ path }) => adding(path, "element"));
    onLoad({ filter: /\/widget\/element\.js$/ }, ({ path }) => adding(path, "register"));
    // What card, panel, desk and painted words share, in a ring: whoever wants some of it gets all of it in one answer. In
    // another, what panel, desk and the rarer cards share.
    const ring = {
      "widget/build": "tint", "widget/tint": "place", "widget/place": "made/languages", "made/languages": "../view/node",
      "view/node": "evidence", "view/evidence": "../build",
      "widget/host": "view/elsewhere", "view/elsewhere": "grammar", "view/grammar": "../made/all", "made/all": "../host",
    };
    for (const [file, next] of Object.entries(ring)) {
      onLoad({ filter: new RegExp(`/${file}\\.js$`) }, ({ path }) => adding(path, next));
    }
  },
};
const adding = async (path, name) => ({ contents: `${await readFile(path, "utf8")}\nimport ${JSON.stringify(`./${name}.js`)};\n` });

/** Members that our scripts alone have, which get short names. A text with such a name would silently mean another then. */
const OWN = [
  "groupOf", "triggers", "restX", "restY", "downX", "downY", "stretches", "fragments", "pieces", "visited", "undoing", "intact",
  "dress", "fought", "boxed", "moved", "mend", "tidy", "texts", "joins", "opens", "opener", "walked", "listed", "bring",
];
for (const directory of ["schema", "www/widget"]) {
  for (const file of await readdir(directory, { recursive: true })) {
    if (!/\.(js|json|ts)$/.test(file) || /^made\//.test(file)) continue;
    const text = await readFile(join(directory, file), "utf8");
    const asText = OWN.find((name) => new RegExp(`["']${name}["']`).test(text));
    if (asText) throw new Error(`${directory}/${file} has ${asText} as a text: take it out of the names that scripts/bundle.mjs shortens`);
  }
}

// Common parts become files of their own, so that a page that imports several of these has one analysis, not several.
const { outputFiles } = await build({
  ...options, entryPoints: entries.map((name) => `www/widget/${name}.js`), splitting: true, mangleProps: new RegExp(`^(${OWN.join("|")})$`), minify: false, minifySyntax: true,
  loader: { ".wasm": "base64" }, plugins: [together], write: false,
});
const scripts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
const COMMON = /^chunk-/;
const IMPORT = /(?<=(?:from|import) ?"\.\/)[\w-]+\.js(?=")/g;

/** A script's common parts before itself: what comes first gets the shortest names, and of all it is readers that wait. */
function* ordered(names, seen) {
  for (const name of names) {
    if (seen.has(name)) continue;
    seen.add(name);
    yield* ordered(scripts.get(name).match(IMPORT) ?? [], seen);
    yield name;
  }
}
const late = [...scripts.keys()].filter((name) => /^(card|en)-/.test(name));
const order = [...ordered(["reader.js", ...late, ...scripts.keys()], new Set())];

// Once more, by a tool that takes longer and finds more: 4 % of what every reader downloads. By one table the same name of a
// common part becomes the same in all files, so that what they hand to each other needs no second name: 1 %.
const names = {};
const shrink = { module: true, ecma: 2022, mangle: true, compress: { passes: 3, unsafe: true, unsafe_arrows: true } };
/** By name of a common part: under which name it has what it hands on. */
const handed = new Map();
const pairs = (list) => list.split(",").map((pair) => pair.split(" as "));
for (const name of order) {
  let { code } = await minify(scripts.get(name), { ...shrink, nameCache: names });
  code = code.replace(/import\{([^}]*)\}from"\.\/([\w-]+\.js)"/g, (all, list, from) => {
    const own = handed.get(from);
    if (!own) return all;
    const taken = pairs(list).map(([theirs, ours = theirs]) => (own.get(theirs) === ours ? ours : `${own.get(theirs)} as ${ours}`));
    return `import{${taken}}from"./${from}"`;
  });
  if (COMMON.test(name)) {
    code = code.replace(/export\{([^}]*)\};?\s*$/, (_, list) => {
      handed.set(name, new Map(pairs(list).map(([ours, theirs = ours]) => [theirs, ours])));
      return `export{${[...handed.get(name).values()]}};`;
    });
  }
  scripts.set(name, code);
}

// No file of one version fits those of another: what is no entry has the same hash, of all of them, in its name.
const version = createHash("sha256").update(order.map((name) => scripts.get(name)).join()).digest("hex").slice(0, 6);
const HASHED = /([a-z-]+)-[A-Z0-9]{8}\.js$/;
const common = order.filter((name) => COMMON.test(name));
const named = (name) => name.replace(HASHED, (_, what) => `${what}${common.includes(name) ? common.indexOf(name) : ""}-${version}.js`);
for (const [name, code] of scripts) {
  await writeFile(join(outdir, named(name)), code.replace(/(?<="\.\/)[\w-]+\.js(?=")/g, named));
}

// A worker is on its own: bundlers copy its file as it is.
const [worker] = (await build({ ...options, entryPoints: ["www/widget/worker.js"], write: false })).outputFiles;
await writeFile(join(outdir, "worker.js"), (await minify(worker.text, shrink)).code);
