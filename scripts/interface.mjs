// Makes what pages load of the interface, www/widget/made/: the phrases of view/phrases.js, a file a language, and
// styles/*.css as texts, which a script can adopt.
//   node scripts/interface.mjs
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { LANGUAGES, labels, listTitle, phrases } from "../www/widget/view/phrases.js";
import { packed, together } from "../www/widget/view/sheets.js";

const widget = new URL("../www/widget/", import.meta.url);
const made = new URL("made/", widget);
rmSync(made, { recursive: true, force: true });
mkdirSync(made);
const write = (name, code) => writeFileSync(new URL(name, made), `// Made by scripts/interface.mjs.\n${code}\n`);

for (const lang of LANGUAGES) write(`${lang}.js`, `export default ${JSON.stringify(phrases(lang))};`);
write("labels.js", `export const LABELS = ${JSON.stringify(Object.fromEntries(LANGUAGES.map((lang) => [lang, labels(lang)])))};`);
write("titles.js", `export const TITLES = ${JSON.stringify(Object.fromEntries(LANGUAGES.map((lang) => [lang, listTitle(lang)])))};`);
const loaders = LANGUAGES.map((lang) => `${lang}: () => import("./${lang}.js")`);
write("languages.js", `const LOADERS = { ${loaders.join(", ")} };
const loaded = {};\n
/** All phrases of a language but its labels; at once where they are there, for an import takes its time every time. */
export const phrases = async (lang) => (loaded[lang] ??= (await LOADERS[lang]()).default);`);

const sheet = (name) => readFileSync(new URL(`styles/${name}.css`, widget), "utf8");
for (const name of ["marks", "painted", "evidence"]) write(`${name}.js`, `export default ${JSON.stringify(packed(sheet(name)))};`);
for (const name of ["card", "panel", "list", "desk"]) {
  write(`${name}.js`, `export default ${JSON.stringify(packed(sheet("colours") + sheet(name)))};`);
}
const names = ["marks", "colours", "card", "still"];
write("still.js", `export default ${JSON.stringify(together(Object.fromEntries(names.map((name) => [name, sheet(name)]))))};`);
