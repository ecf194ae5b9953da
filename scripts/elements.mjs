// Prints custom-elements.json: what editors, Storybook and the like are told about <who-said>. It is read off the
// JSDoc of www/widget/element.js; tests/browser/manifest.test.mjs checks that it is true.
import { readFileSync } from "node:fs";
import { create, ts } from "@custom-elements-manifest/analyzer";

// In the package the class stands in the bundle that registers it.
const source = `${readFileSync("www/widget/element.js", "utf8")}\ncustomElements.define("who-said", WhoSaid);`;
const manifest = create({ modules: [ts.createSourceFile("define.js", source, ts.ScriptTarget.ES2022, true)] });
for (const module of manifest.modules) {
  module.declarations = module.declarations.filter(({ customElement }) => customElement);
  module.exports = module.exports.filter(({ kind }) => kind === "custom-element-definition");
  for (const declaration of module.declarations) {
    declaration.superclass = { name: "HTMLElement" };
    declaration.members = declaration.members.filter(({ name, privacy }) => privacy !== "private" && !name.startsWith("#"));
    // Observing is not having: the JSDoc says what each attribute takes.
    declaration.events = declaration.events.filter(({ description }) => description);
    declaration.attributes = declaration.attributes.filter(({ description }) => description);
  }
}
console.log(JSON.stringify(manifest, null, 2));
