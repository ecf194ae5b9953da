// The command-line tool and the browser's module give identical annotations, on every case file and dispatch.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import init, { annotate } from "../../pkg/whosaid.js";

const root = new URL("../../", import.meta.url).pathname;
const scratch = mkdtempSync(join(tmpdir(), "whosaid-"));
const native = new Map();

/** Files below a directory of the checkout, by extension. */
function files(directory, extension) {
  const path = join(root, directory);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true })
    .filter((name) => name.endsWith(extension))
    .map((name) => ({ id: `${directory}/${name}`, content: readFileSync(join(path, name), "utf8") }));
}

/** The text between `### input` and the next section, without its final newline. */
function input(content) {
  const rest = content.split(/^### input\n/m)[1];
  return rest.split(/^### /m)[0].replace(/\n$/, "");
}

const cases = files("tests/cases", ".case").map(({ id, content }) => ({ id, text: input(content) }));
const dispatches = ["tests/dispatches", "../shared/dispatches"]
  .flatMap((directory) => files(directory, ".txt"))
  .map(({ id, content }) => ({ id, text: content }));
const documents = [...cases, ...dispatches];

before(async () => {
  await init({ module_or_path: readFileSync(join(root, "pkg/whosaid_bg.wasm")) });
  const path = join(scratch, "documents.ndjson");
  writeFileSync(path, documents.map((document) => `${JSON.stringify(document)}\n`).join(""));
  const output = execFileSync(join(root, "target/release/whosaid"), ["annotate", "--ndjson", "--offsets", "utf16", path], {
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  for (const line of output.trimEnd().split("\n")) {
    const { id, ...annotation } = JSON.parse(line);
    native.set(id, annotation);
  }
});

after(() => rmSync(scratch, { recursive: true }));

test("there is something to compare", () => {
  assert.ok(cases.length > 0 && dispatches.length > 0);
  assert.equal(native.size, documents.length);
});

for (const { id, text } of documents) {
  test(`native and wasm agree on ${id}`, () => {
    assert.deepEqual(annotate(text), native.get(id));
  });
}
