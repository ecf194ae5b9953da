// Makes what pages load of the interface, www/widget/made/: the phrases of view/phrases.js, a file a language, and
// styles/*.css as texts, which a script can adopt.
//   node scripts/interface.mjs
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
write("languages.js", `const LOADERS = { ${loaders.join(", ")} };
const loaded = {};\n
/** All phrases of a language but its labels; at once where they are there, for an import takes its time every time. */
export const phrases = async (lang) => (loaded[lang] ??= (await LOADERS[lang]()).default);`);

/** Colours of middling lightness: they can be told apart, also by colour-blind readers, on light and dark pages. */
const HUES = ["#15809c", "#c2571a", "#7d62d0", "#2d8a57", "#c4447c", "#8a7a14", "#4a7bd6", "#a0604a"];
const colours = ["var(--whosaid-neutral,#85807a)", ...HUES.map((hue, i) => `var(--whosaid-${i + 1},${hue})`)];

/** A sheet's rules. A line that begins with `@each` becomes one for each colour, with its number for `$i` and its value for `$c`. */
function rules(name) {
  const lines = readFileSync(new URL(`styles/${name}.css`, widget), "utf8").replace(/\/\*.*?\*\/\n/gs, "").trimEnd().split("\n");
  const each = (rule) => colours.map((colour, i) => rule.replaceAll("$i", i).replaceAll("$c", colour));
  return lines.flatMap((line) => (line.startsWith("@each ") ? each(line.slice(6)) : [line])).join("\n");
}
const shared = rules("colours");
write("marks.js", `export default ${JSON.stringify(rules("marks"))};`);
for (const name of ["card", "panel", "list", "desk"]) write(`${name}.js`, `export default ${JSON.stringify(`${shared}\n${rules(name)}`)};`);
