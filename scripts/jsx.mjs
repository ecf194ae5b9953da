// Prints jsx.d.ts: the attributes of <who-said> and <who-said-desk> as custom-elements.json names them, for the types of
// JSX (www/widget/react.d.ts and its like).
//   node scripts/jsx.mjs custom-elements.json
import { readFileSync } from "node:fs";

const [manifest] = process.argv.slice(2);
const { modules } = JSON.parse(readFileSync(manifest, "utf8"));

/** What an attribute takes in JSX: `true` stands for one without a value, where the framework writes that. */
const types = { boolean: 'Flag | ""', number: "number | `${number}`", "string | boolean": "string | Flag" };

console.log("// Made by scripts/jsx.mjs. `Flag` are the values by which a framework sets an attribute without a value, or leaves it out.");
for (const { declarations: [{ name, attributes }] } of modules) {
  console.log(`\nexport interface ${name}Attributes<Flag = boolean> {`);
  for (const { name, type: { text }, description } of attributes) {
    console.log(`  /** ${description.replace(/\s+/g, " ")} */\n  ${JSON.stringify(name)}?: ${types[text] ?? text};`);
  }
  console.log("}");
}
