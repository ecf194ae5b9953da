// Prints custom-elements.json: what editors, Storybook and the like are told about <who-said> and <who-said-desk>. It is
// read off the JSDoc of their classes; tests/browser/elements.test.mjs checks that it is true.
import { readFileSync } from "node:fs";
import { create, ts } from "@custom-elements-manifest/analyzer";

// In the package a class stands in the bundle that registers it.
const module = (name, path, registers) =>
  ts.createSourceFile(name, `${readFileSync(path, "utf8")}\n${registers}`, ts.ScriptTarget.ES2022, true);
const manifest = create({
  modules: [
    module("define.js", "www/widget/element.js", 'customElements.define("who-said", WhoSaid);'),
    module("desk.js", "www/widget/desk/element.js", 'customElements.define("who-said-desk", WhoSaidDesk);'),
  ],
});
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
