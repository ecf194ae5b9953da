// The npm packages that build and test this are locked, freely licensed, and run nothing when they are installed; what
// everything is made of is written down completely. Reads what `make package` has left in dist/ and target/sbom/.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
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

/** The components of a CycloneDX document, each as `name@version`. */
const components = (file) => {
  const document = JSON.parse(read(file));
  assert.equal(document.bomFormat, "CycloneDX");
  assert.doesNotMatch(read(file), /file:\/\/|\/home\/|\/root\//, "it names a directory of the machine");
  return new Map(document.components.map((component) => [component.purl.replace(/^pkg:\w+\//, ""), component]));
};

/** Every crate that cargo itself says is built for these options, as `name@version`. */
const crates = (...options) => {
  const tree = ["tree", "--locked", "--prefix", "none", "--no-dedupe", "--edges", "no-dev", "--format", "{p}", ...options];
  const lines = execFileSync("cargo", tree, { cwd: root, encoding: "utf8" }).split("\n");
  const names = lines.map((line) => line.match(/^(\S+) v(\S+)/)).filter(Boolean).map(([, name, version]) => `${name}@${version}`);
  return [...new Set(names)].filter((name) => !name.startsWith("whosaid@")).sort();
};

/** The hash that Cargo.lock has for each crate. */
const checksums = Object.fromEntries(
  read("Cargo.lock").split("[[package]]").map((entry) => {
    const field = (name) => entry.match(new RegExp(`^${name} = "(.*)"$`, "m"))?.[1];
    return [`${field("name")}@${field("version")}`, field("checksum")];
  }),
);

for (const [file, ...options] of [
  ["dist/sbom.cdx.json", "--no-default-features", "--target", "wasm32-unknown-unknown"],
  ["target/sbom/tool.cdx.json", "--target", "all"],
]) {
  test(`${file} names every crate that is built, with its licence and the hash of Cargo.lock`, () => {
    const found = components(file);
    assert.ok(found.size > 20, `${found.size} crates`);
    assert.deepEqual([...found.keys()].sort(), crates(...options));
    for (const [name, { hashes, licenses }] of found) {
      assert.equal(hashes[0].content, checksums[name], name);
      assert.ok(licenses.length > 0, name);
    }
  });
}

test("target/sbom/tools.cdx.json names every npm package of package-lock.json, with its hash", () => {
  const found = components("target/sbom/tools.cdx.json");
  const locked = packages.map(([path, { name, version }]) => `${name ?? path.replace(/^.*node_modules\//, "")}@${version}`);
  const plain = [...found.keys()].map((name) => decodeURIComponent(name).replace(/\?.*$/, ""));
  assert.deepEqual([...new Set(plain)].sort(), [...new Set(locked)].sort());
  assert.deepEqual([...found].filter(([, { hashes }]) => hashes?.[0]?.alg !== "SHA-512").map(([name]) => name), []);
});

test("the npm package has its own list of components", () => {
  const { component } = JSON.parse(read("dist/sbom.cdx.json")).metadata;
  const { name, version } = JSON.parse(read("dist/package.json"));
  assert.equal(component.purl, `pkg:npm/${name}@${version}`);
});

test("no crate of ours may use unsafe code", () => {
  const manifests = execFileSync("git", ["ls-files", "Cargo.toml", "*/Cargo.toml"], { cwd: root, encoding: "utf8" }).trim().split("\n");
  assert.ok(manifests.length >= 2);
  assert.deepEqual(manifests.filter((name) => !/^\[lints\.rust\]\n(?:\w.*\n)*unsafe_code = "forbid"$/m.test(read(name))), []);
});
