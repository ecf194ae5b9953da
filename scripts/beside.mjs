// The page of a plain text, with its annotation and without: what is measured, and tested, one beside the other.
import { execFileSync } from "node:child_process";
import { html } from "../www/widget/view/html.js";
import { typeset } from "../www/widget/view/typeset.js";

const binary = process.env.WHOSAID ?? new URL("../target/debug/whosaid", import.meta.url).pathname;

/** `{ annotation, without, with }`: the annotation of the page, as a site makes it, and two pages; `reader` is the script's address. */
export function beside(text, reader) {
  const annotate = (input, ...options) =>
    JSON.parse(execFileSync(binary, ["annotate", "--with-text", "--offsets", "utf16", ...options, "-"], { input, maxBuffer: 1e9 }));
  const page = (more) => `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>x</title><link rel="icon" href="data:,"><style>body{max-width:40em;margin:2em auto;font:18px/1.5 Georgia,serif}</style>
${html(typeset(text, annotate(text)))}${more}</html>`;
  const without = page("");
  const annotation = annotate(without, "--select", "article");
  const json = JSON.stringify(annotation).replaceAll("<", "\\u003c");
  const script = `<script type="module" src="${reader}" data-article="article"></script>`;
  return { annotation, without, with: page(`<script type="application/json" data-whosaid>${json}</script>${script}`) };
}
