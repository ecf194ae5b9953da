// Writes a CycloneDX document from standard input to FILE, the same wherever and whenever it was made: without the
// directory, the time and the random number of the making. The one in dist/ describes the npm package.
//   node scripts/sbom.mjs FILE [CRATES] < document      with the lines of `cargo tree` in CRATES, only what they name
import { readFileSync, writeFileSync } from "node:fs";

const [file, crates] = process.argv.slice(2);
const document = JSON.parse(readFileSync(0, "utf8"));
const { component } = document.metadata;
const kind = file.startsWith("dist/") ? "npm" : component.purl.match(/^pkg:(\w+)/)[1];
const purl = `pkg:${kind}/${component.name}@${component.version}`;
const own = component["bom-ref"];

if (crates) {
  const lines = readFileSync(crates, "utf8").matchAll(/^(\S+) v(\S+)/gm);
  const built = new Set(Array.from(lines, ([, crate, version]) => `${crate}@${version}`));
  document.components = document.components.filter(({ name, version }) => built.has(`${name}@${version}`));
  const kept = new Set([own, ...document.components.map((part) => part["bom-ref"])]);
  document.dependencies = document.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, ...(dependsOn && { dependsOn: dependsOn.filter((other) => kept.has(other)) }) }));
}
delete document.serialNumber;
document.metadata.timestamp = new Date(Number(process.env.SOURCE_DATE_EPOCH) * 1000).toISOString();
document.metadata.component = { ...component, type: kind === "npm" ? "library" : component.type, purl };
// The crate's own targets are no components that anybody could get by themselves.
delete document.metadata.component.components;
const named = JSON.stringify(document, null, 2).replaceAll(JSON.stringify(own), JSON.stringify(purl));
writeFileSync(file, `${named}\n`);
console.log(`    ${file.padEnd(28)}${String(document.components.length).padStart(5)} components`);
