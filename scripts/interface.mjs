// Makes what pages load of the interface, www/widget/made/: the phrases of view/phrases.js, a file a language, and
// styles/*.css as texts, which a script can adopt.
//   node scripts/interface.mjs
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { LANGUAGES, labels, listTitle, phrases, rarePhrases } from "../www/widget/view/phrases.js";
import { packed, together } from "../www/widget/view/sheets.js";

const widget = new URL("../www/widget/", import.meta.url);
const made = new URL("made/", widget);
rmSync(made, { recursive: true, force: true });
mkdirSync(made);
const write = (name, code) => writeFileSync(new URL(name, made), `// Made by scripts/interface.mjs.\n${code}\n`);

for (const lang of LANGUAGES) {
  const rare = rarePhrases(lang);
  const others = Object.entries(phrases(lang)).filter(([name]) => !(name in rare));
  write(`${lang}.js`, `export default ${JSON.stringify(Object.fromEntries(others))};`);
  write(`${lang}-rare.js`, `export default ${JSON.stringify(rare)};`);
}
write("labels.js", `export const LABELS = ${JSON.stringify(Object.fromEntries(LANGUAGES.map((lang) => [lang, labels(lang)])))};`);
write("titles.js", `export const TITLES = ${JSON.stringify(Object.fromEntries(LANGUAGES.map((lang) => [lang, listTitle(lang)])))};`);
const loaders = (kind) => LANGUAGES.map((lang) => `${lang}: () => import("./${lang}${kind}.js")`).join(", ");
write("languages.js", `const LOADERS = { ${loaders("")} };
const loaded = {};\n
/** What cards of quotations say, but labels; at once where it is there, for an import takes its time every time. */
export const phrases = async (lang) => (loaded[lang] ??= (await LOADERS[lang]()).default);`);
write("all.js", `import { phrases } from "./languages.js";\n
const LOADERS = { ${loaders("-rare")} };\n
/** All phrases of a language but its labels. */
export const allPhrases = async (lang) => {
  const [others, rare] = await Promise.all([phrases(lang), LOADERS[lang]()]);
  return { ...others, ...rare.default };
};`);

const sheet = (name) => readFileSync(new URL(`styles/${name}.css`, widget), "utf8");
for (const name of ["marks", "painted", "evidence"]) write(`${name}.js`, `export default ${JSON.stringify(packed(sheet(name)))};`);
for (const name of ["card", "panel", "list", "desk"]) {
  write(`${name}.js`, `export default ${JSON.stringify(packed(sheet("colours") + sheet(name)))};`);
}
const names = ["marks", "colours", "card", "still"];
write("still.js", `export default ${JSON.stringify(together(Object.fromEntries(names.map((name) => [name, sheet(name)]))))};`);
