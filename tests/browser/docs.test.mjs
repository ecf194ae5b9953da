// docs/widget.md and docs/browsers.md are true where they name tests.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { root } from "./texts.mjs";

const files = readdirSync(`${root}tests/browser`).filter((name) => name.endsWith(".test.mjs"));
const source = (file) => readFileSync(`${root}tests/browser/${file}`, "utf8");
const doc = (name) => readFileSync(`${root}docs/${name}`, "utf8");

/** The titles of a file's tests; what is put in for `${…}` may be anything. */
function titles(file) {
  const found = source(file).matchAll(/(?<![.\w])test\(\s*(?:"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`)/g);
  return [...found].map(([, plain, template]) => {
    const parts = (plain ?? template).replace(/[\\`]/g, "").split(/\$\{[^}]*\}/);
    return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".+")}$`);
  });
}

test("every test that docs/widget.md names is there", () => {
  const all = Object.fromEntries(files.map((file) => [file.replace(".test.mjs", ""), titles(file)]));
  // The last column of each table row; a title's own backticks are left out there.
  const cells = [...doc("widget.md").matchAll(/^\|.*\|(.*)\|$/gm)].map(([, cell]) => cell).filter((cell) => !/Tests|---/.test(cell));
  assert.deepEqual(cells.filter((cell) => !cell.includes("`")), []);
  const named = cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name));
  assert.ok(named.length > 90, `${named.length} names`);
  const unknown = named.filter((name) => {
    if (/^(src|tests)\//.test(name)) return !existsSync(root + name);
    const [, file, title] = name.match(/^([\w-]+): (.+)$/) ?? [];
    return !all[file]?.some((pattern) => pattern.test(title));
  });
  assert.deepEqual(unknown, []);
});

test("docs/browsers.md gives every reason for which a test leaves out a browser", () => {
  const reasons = files.flatMap((file) => [...source(file).matchAll(/except\("\w+", "([^"]+)"\)/g)].map(([, why]) => why));
  assert.ok(reasons.length > 3);
  assert.deepEqual([...new Set(reasons)].filter((why) => !doc("browsers.md").includes(why)), []);
});

test("SECURITY.md: every file that is said to hold a promise exists", () => {
  const named = readFileSync(`${root}SECURITY.md`, "utf8").matchAll(/`((?:tests|src|fuzz|scripts|python)\/[^`]+|Cargo\.toml)`/g);
  const files = [...named].map(([, file]) => file);
  assert.ok(files.length > 10);
  assert.deepEqual(files.filter((file) => !existsSync(`${root}${file}`)), []);
});

test("docs/forms.md: every case that shows a form is there", () => {
  const cases = [...doc("forms.md").matchAll(/`((?:attribution|doc|footnotes|quotes|text)\/[\w-]+)`/g)].map(([, name]) => name);
  assert.ok(cases.length > 100, `${cases.length} cases`);
  assert.deepEqual(cases.filter((name) => !existsSync(`${root}tests/cases/${name}.case`)), []);
  const pending = readFileSync(`${root}tests/cases/PENDING`, "utf8");
  assert.deepEqual(cases.filter((name) => pending.includes(`${name}.case`)), []);
});
