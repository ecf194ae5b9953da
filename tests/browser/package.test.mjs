// The package as its users get it: packed, unpacked somewhere else, imported by name.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { install } from "./packed.mjs";
import { root } from "./texts.mjs";

const scratch = mkdtempSync(join(tmpdir(), "whosaid-"));
const installed = join(scratch, "node_modules/whosaid");

/** Runs a program where the package is installed. */
const run = (program, ...args) => execFileSync(program, args, { cwd: scratch, encoding: "utf8", stdio: "pipe" });

before(() => install(scratch));
after(() => rmSync(scratch, { recursive: true }));

test("every export target is in the package", () => {
  const { exports } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  const targets = Object.values(exports).flatMap((entry) => (typeof entry === "string" ? [entry] : Object.values(entry)));
  assert.ok(targets.length > 4);
  for (const target of targets) assert.ok(existsSync(join(installed, target)), target);
});

test("integrity.json has the hash of each file that a page loads", () => {
  const hashes = JSON.parse(readFileSync(join(installed, "integrity.json"), "utf8"));
  const loaded = readdirSync(installed).filter((name) => /\.(js|wasm|css)$/.test(name)).sort();
  assert.deepEqual(Object.keys(hashes), loaded);
  for (const name of loaded) {
    const hash = execFileSync("openssl", ["dgst", "-sha384", "-binary", join(installed, name)]).toString("base64");
    assert.equal(hashes[name], `sha384-${hash}`, name);
  }
});

test("types come first in each entry, and nothing but the registering scripts has side effects", () => {
  const { exports, sideEffects } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  const modules = Object.values(exports).filter((entry) => typeof entry === "object");
  assert.ok(modules.length >= 5 && modules.every((entry) => Object.keys(entry)[0] === "types"));
  assert.deepEqual(Object.keys(exports).filter((name) => !/\.\w+$/.test(name)),
    [".", "./define", "./auto", "./inline", "./reader", "./desk", "./worker", "./react", "./preact", "./solid"]);
  assert.ok(!sideEffects.includes("./index.js"));
});

test("readers load nothing of the editor’s desk", () => {
  const script = (name) => readFileSync(join(installed, name), "utf8");
  const words = "who-said-desk";
  assert.ok(script("desk.js").includes(words));
  const reached = new Set();
  const reach = (name) => {
    if (reached.has(name)) return;
    reached.add(name);
    for (const [, other] of script(name).matchAll(/(?:from|import)\s*\(?"\.\/([\w-]+\.js)"/g)) reach(other);
  };
  for (const name of ["index.js", "define.js", "auto.js", "reader.js", "worker.js"]) reach(name);
  assert.ok(reached.size > 20);
  assert.deepEqual([...reached].filter((name) => script(name).includes(words)), []);
});

test("Node imports it, gives it the module's bytes, and annotates", () => {
  const program = `
    import { readFileSync } from "node:fs";
    import init, { annotate } from "whosaid";
    import "whosaid/define";
    import "whosaid/desk";
    await init(readFileSync(new URL(import.meta.resolve("whosaid/whosaid.wasm"))));
    console.log(JSON.stringify(annotate("“The ice is thin,” said Mayor Jan Roe.")));
  `;
  const { version, quotes } = JSON.parse(run("node", "--input-type=module", "--eval", program));
  assert.equal(version, 1);
  assert.deepEqual(quotes[0].segments, [{ start: 0, end: 18 }]);
});

test("Node: init() finds the module by itself, by name and by address; where it is not, it says so", () => {
  const program = (from, given = "") => `
    const { default: init, annotate } = await import("${from}");
    await init(${given});
    console.log(annotate("“The ice is thin,” said Mayor Jan Roe.").quotes.length);
  `;
  const address = pathToFileURL(join(installed, "index.js"));
  for (const from of ["whosaid", address.href]) assert.equal(Number(run("node", "--input-type=module", "--eval", program(from))), 1);
  const nowhere = program(address.href, JSON.stringify(new URL("nowhere.wasm", address).href));
  assert.throws(() => run("node", "--input-type=module", "--eval", nowhere), { stderr: /nowhere\.wasm cannot be fetched: whosaid\.wasm belongs beside/ });
});

test("init takes a compiled module, and inline.js needs no file at all", () => {
  const program = (from, given) => `
    import { readFileSync } from "node:fs";
    import init, { annotate } from "${from}";
    const bytes = readFileSync(new URL(import.meta.resolve("whosaid/whosaid.wasm")));
    await init(${given});
    console.log(annotate("“The ice is thin,” said Mayor Jan Roe.").quotes.length);
  `;
  const quotes = (from, given) => Number(run("node", "--input-type=module", "--eval", program(from, given)));
  assert.equal(quotes("whosaid", "new WebAssembly.Module(bytes)"), 1);
  assert.equal(quotes("whosaid/inline", ""), 1);
});

/** Compiles lines of TypeScript under --strict; with JSX in them `options` say whose. */
function check(lines, ...options) {
  const file = options.length ? "user.tsx" : "user.ts";
  writeFileSync(join(scratch, file), lines.join("\n"));
  run(join(root, "node_modules/.bin/tsc"), "--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--types", "", ...options, file);
}

/** The blocks of a kind in a page of the documentation, with what stands behind that kind. */
const blocks = (page, kinds) =>
  [...readFileSync(join(root, page), "utf8").matchAll(/^```(\w+) ?(.*)\n([^]*?)^```$/gm)]
    .filter(([, kind]) => kinds.includes(kind))
    .map(([, , name, code]) => ({ name, code }));

test("what the documentation shows of JavaScript compiles under --strict", () => {
  const shown = ["README.md", "docs/desk.md", "docs/embed.md"].flatMap((page) => blocks(page, ["js", "ts"])).filter(({ name }) => !name);
  assert.equal(shown.length, 3);
  // In a page the script tag brings the types' declarations as well.
  for (const { code } of shown) check([/from "whosaid"/.test(code) ? "" : 'import "whosaid/desk";', code]);
});

test("the documentation shows the files of tests/consumers as they are", () => {
  const shown = blocks("docs/embed.md", ["js", "jsx", "astro", "capnp"]).filter(({ name }) => name);
  assert.deepEqual(shown.map(({ name }) => name.split("/")[2]), ["next", "next", "astro", "workers", "jest"]);
  for (const { name, code } of shown) assert.ok(readFileSync(join(root, name), "utf8").includes(code), name);
});

test("TypeScript knows its types, and rejects what they forbid", () => {
  const good = [
    'import init, { annotate, highlight, type Annotation } from "whosaid";',
    'import "whosaid/define";',
    'import { WhoSaidDesk } from "whosaid/desk";',
    "await init();",
    'const annotation: Annotation = annotate("text", { minConfidence: 0.5 });',
    "const speaker: string | null = annotation.quotes[0].speaker;",
    "const { restore } = highlight(document.body);",
    "restore();",
    "console.log(speaker);",
    'const desk: WhoSaidDesk | null = document.querySelector("who-said-desk");',
    'desk?.addEventListener("whosaid-corrections", ({ detail }) => console.log(detail.corrections[0].action, detail.doubtful + 1));',
    'if (desk) desk.corrections = [{ selector: { type: "TextQuoteSelector", exact: "“Yes.”", prefix: "", suffix: "" }, action: "confirm" }];',
  ];
  check([
    ...good,
    'addEventListener("whosaid-ready", ({ detail }) => console.log(detail.annotation.quotes.length, detail.unanchored[0].words));',
    'document.createElement("who-said").addEventListener("whosaid-error", ({ detail }) => console.log(detail.error.code ?? detail.error.message));',
    'document.createElement("who-said").article = document.body;',
  ]);
  assert.throws(() => check([...good, 'document.createElement("who-said").article = 7;']), { stdout: /TS2322/ });
  assert.throws(() => check([...good, 'addEventListener("whosaid-error", ({ detail }) => detail.fault);']), { stdout: /TS2339/ });
  assert.throws(() => check([...good, 'annotate("text", { minConfidence: "high" });']), { stdout: /TS2322/ });
  assert.throws(() => check([...good, "highlight(7);"]), { stdout: /TS2345/ });
  assert.throws(() => check([...good, 'if (desk) desk.corrections = [{ action: "confirm" }];']), { stdout: /TS2741/ });
});

// For each: where its types are and are wanted, how JSX is compiled, how it names those who hear an event and what is an
// attribute, and whether it sets properties and leaves out what is false.
const FRAMEWORKS = {
  "React 19": { types: ["@types/react"], entry: "react", options: ["--jsx", "react-jsx"], on: "on", sets: true },
  "React 19, by its older transform": { types: ["@types/react"], entry: "react", options: ["--jsx", "react"], head: 'import * as React from "react";', on: "on", sets: true },
  "React 18": { types: ["types-react-18", "@types/react"], entry: "react", options: ["--jsx", "react-jsx"] },
  "Preact": { types: ["preact"], entry: "preact", options: ["--jsx", "react-jsx", "--jsxImportSource", "preact"], on: "on", sets: true },
  "Solid": { types: ["solid-js"], entry: "solid", options: ["--jsx", "preserve", "--jsxImportSource", "solid-js"], on: "on:", attr: "attr:", sets: true },
};

for (const [name, { types: [there, here = there], entry, options, head = "", on, attr = "", sets }] of Object.entries(FRAMEWORKS)) {
  test(`JSX of ${name}: the elements have types, by one import`, () => {
    const place = join(scratch, "node_modules", here);
    rmSync(place, { recursive: true, force: true });
    mkdirSync(join(place, ".."), { recursive: true });
    symlinkSync(join(root, "node_modules", there), place);
    const element = (attributes, children = "") => `{ const one = <who-said ${attributes}>${children}</who-said>; void one; }`;
    // The compiler complains where one of these is no mistake.
    const wrong = (line) => `// @ts-expect-error\n${line}`;
    const all = [
      element(`${attr}for="a" ${attr}mode="paint" ${attr}min-confidence={0.5} ${attr}panel="p" ${attr}corrections="c.json" id="x" ref={(it: WhoSaid | null) => { it?.article; }}`, "<p>a</p>"),
      `{ const one = <who-said-desk ${attr}document-id="a" />; void one; }`,
      wrong(element(`${attr}mode="blue"`)),
      wrong(element(`${attr}min-confidence={document}`)),
      wrong(element('annotations="a.json"')),
    ];
    if (on) {
      all.push(
        element(`${on}whosaid-ready={({ detail }) => { const names: string[] = detail.annotation.speakers.map(({ name }) => name ?? ""); names; }}`),
        wrong(element(`${on}whosaid-error={({ detail }) => { detail.fault; }}`)),
      );
    }
    // React 18 makes texts of everything: no element is set by it, and false is a text like any other.
    for (const line of [element("article={document.body}"), element(`${attr}disabled={1 > 2}`)]) all.push(sets ? line : wrong(line));
    const imports = [head, 'import { WhoSaid } from "whosaid";'];
    check([...imports, `import "whosaid/${entry}";`, ...all], ...options);
    check([...imports, wrong(element(""))], ...options);
    if (name === "React 19") for (const { code } of blocks("docs/embed.md", ["tsx"])) check([code], ...options);
  });
}
