// Makes what pages load of the interface, www/widget/made/: the phrases of view/phrases.js, a file a language.
//   node scripts/interface.mjs
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { LABELS, LANGUAGES, PHRASES, RULES } from "../www/widget/view/phrases.js";

const widget = new URL("../www/widget/", import.meta.url);
const made = new URL("made/", widget);
rmSync(made, { recursive: true, force: true });
mkdirSync(made);
const write = (name, code) => writeFileSync(new URL(name, made), `// Made by scripts/interface.mjs.\n${code}\n`);

const only = (rows, lang) => Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, row[lang]]));
const labels = Object.fromEntries(LABELS.map((name) => [name, PHRASES[name]]));
const inner = Object.fromEntries(Object.entries(PHRASES).filter(([name]) => !LABELS.includes(name)));
for (const lang of LANGUAGES) {
  write(`${lang}.js`, `export default ${JSON.stringify({ ...only(inner, lang), rules: only(RULES, lang) })};`);
}
write("labels.js", `export const LABELS = ${JSON.stringify(Object.fromEntries(LANGUAGES.map((lang) => [lang, only(labels, lang)])))};`);
const loaders = LANGUAGES.map((lang) => `${lang}: () => import("./${lang}.js")`);
write("languages.js", `const LOADERS = { ${loaders.join(", ")} };\n
/** All phrases of a language but its labels. */
export const phrases = async (lang) => (await LOADERS[lang]()).default;`);
