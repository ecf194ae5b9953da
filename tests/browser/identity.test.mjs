// The command-line tool and the browser's module give identical annotations, on every case file and dispatch.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import init, { annotate } from "../../www/widget/core.js";
import { root, texts } from "./texts.mjs";

const documents = texts(["tests/cases", "tests/dispatches", "../shared/dispatches"]);
const scratch = mkdtempSync(join(tmpdir(), "whosaid-"));
const native = new Map();

before(async () => {
  await init(readFileSync(join(root, "www/widget/whosaid.wasm")));
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
  assert.ok(documents.some(({ id }) => id.endsWith(".case")) && documents.some(({ id }) => id.endsWith(".txt")));
  assert.equal(native.size, documents.length);
});

for (const { id, text } of documents) {
  test(`native and wasm agree on ${id}`, () => {
    assert.deepEqual(annotate(text), native.get(id));
  });
}
