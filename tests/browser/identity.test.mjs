// The command-line tool and the browser's module give identical annotations: on every case file and dispatch, and, with
// offsets in all three units, on what fuzzing has kept and what it has just come upon; so do the library and the module on
// hints and corrections that fuzzing has tried.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import init, { annotate, read } from "../../www/widget/core.js";
import { answered, fresh, fuzzed, root, texts } from "./texts.mjs";

const documents = texts(["tests/cases", "tests/dispatches", "../shared/dispatches"]);
const kept = fuzzed();
const tried = fresh();
const scratch = mkdtempSync(join(tmpdir(), "whosaid-"));
const native = new Map();

/** What the tool says of documents, by their ids. */
function annotated(documents, unit) {
  const path = join(scratch, "documents.ndjson");
  writeFileSync(path, documents.map((document) => `${JSON.stringify(document)}\n`).join(""));
  const output = execFileSync(join(root, "target/release/whosaid"), ["annotate", "--ndjson", "--offsets", unit, path], {
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  return output.trimEnd().split("\n").map((line) => {
    const { id, ...annotation } = JSON.parse(line);
    return [id, annotation];
  });
}

before(async () => {
  await init(readFileSync(join(root, "www/widget/whosaid.wasm")));
  for (const [id, annotation] of annotated(documents, "utf16")) native.set(id, annotation);
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

for (const offsets of ["utf8", "utf16", "codepoint"]) {
  test(`native and wasm agree on what fuzzing has kept, with offsets in ${offsets}`, () => {
    const expected = new Map(annotated(kept, offsets));
    assert.ok(kept.length > 100 && expected.size === kept.length);
    for (const { id, text } of kept) assert.deepEqual(annotate(text, { offsets }), expected.get(id), id);
  });

  const missing = tried.length === 0 && "make fuzz MINUTES=0 has not been run";
  test(`native and wasm agree on what fuzzing has just come upon, with offsets in ${offsets}`, { skip: missing }, (t) => {
    const expected = new Map(annotated(tried, offsets));
    t.diagnostic(`${tried.length} texts`);
    assert.equal(expected.size, tried.length);
    for (const { id, text } of tried) assert.deepEqual(annotate(text, { offsets }), expected.get(id), id);
  });
}

for (const target of ["hinted", "corrections"]) {
  const tried = answered(target);
  const missing = tried.length === 0 && "make fuzz MINUTES=0 has not been run";
  test(`native and wasm agree on ${target} as fuzzing has tried them`, { skip: missing }, (t) => {
    let [refused, kept] = [0, 0];
    for (const { text, hints, corrections, answer } of tried) {
      if (typeof answer === "string") {
        refused++;
        assert.throws(() => read(text, { corrections }, hints), { name: "TypeError", message: answer });
      } else {
        kept += hints.length || answer.annotation.quotes.some(({ review }) => review) ? 1 : 0;
        assert.deepEqual(read(text, { corrections }, hints), answer, JSON.stringify({ text, hints, corrections }));
      }
    }
    t.diagnostic(`${tried.length} tried, ${refused} refused, ${kept} with hints or a correction that holds`);
    assert.ok(tried.length > 100);
  });
}
