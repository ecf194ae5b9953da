// The npm packages that build and test this are locked, freely licensed, and run nothing when they are installed.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { root } from "./texts.mjs";

const read = (name) => readFileSync(`${root}${name}`, "utf8");
const lock = JSON.parse(read("package-lock.json"));
const packages = Object.entries(lock.packages).filter(([path]) => path !== "");

/** What a licence must be one of; none of these packages is part of what a page loads. */
const LICENCES = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "CC-BY-4.0", "ISC", "MIT", "MPL-2.0"];

test("each npm package is locked by its hash and comes from the registry", () => {
  assert.ok(packages.length > 100, `${packages.length} packages`);
  assert.deepEqual(packages.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? "")).map(([path]) => path), []);
  const elsewhere = packages.filter(([, { link, resolved }]) => link || /^(git|file|http:)/.test(resolved ?? ""));
  assert.deepEqual(elsewhere.map(([path]) => path), []);
});

test("each npm package has a free licence", () => {
  assert.deepEqual(packages.filter(([, { license }]) => !LICENCES.includes(license)).map(([path, { license }]) => [path, license]), []);
});

test("no npm package runs a script when it is installed", () => {
  const commands = read("scripts/setup.sh").match(/^\s*npm (?:ci|install)\b.*$/gm);
  assert.ok(commands.length > 0);
  assert.deepEqual(commands.filter((command) => !command.includes("--ignore-scripts")), []);
});

test("what is published needs no package at run time", () => {
  assert.equal("dependencies" in JSON.parse(read("package.json")), false);
  assert.doesNotMatch(read("scripts/manifest.mjs"), /ependencies/);
});
