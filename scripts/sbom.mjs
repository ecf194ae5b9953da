// Writes a CycloneDX document from standard input to FILE, the same wherever and whenever it was made: without the
// directory, the time and the random number of the making. The one in dist/ describes the npm package.
//   node scripts/sbom.mjs FILE < document
import { readFileSync, writeFileSync } from "node:fs";

const [file] = process.argv.slice(2);
const document = JSON.parse(readFileSync(0, "utf8"));
const { component } = document.metadata;
const kind = file.startsWith("dist/") ? "npm" : component.purl.match(/^pkg:(\w+)/)[1];
const purl = `pkg:${kind}/${component.name}@${component.version}`;
const own = component["bom-ref"];

delete document.serialNumber;
document.metadata.timestamp = new Date(Number(process.env.SOURCE_DATE_EPOCH) * 1000).toISOString();
document.metadata.component = { ...component, type: kind === "npm" ? "library" : component.type, purl };
// The crate's own targets are no components that anybody could get by themselves.
delete document.metadata.component.components;
const named = JSON.stringify(document, null, 2).replaceAll(JSON.stringify(own), JSON.stringify(purl));
writeFileSync(file, `${named}\n`);
console.log(`    ${file.padEnd(28)}${String(document.components.length).padStart(5)} components`);
