// Scores how the tool reads the made pages of tests/pages/made: `node scripts/eval/pages.mjs BINARY [--each] [--held]`.
//
// Precision and recall count sequences of four words, each as often as it occurs, that lie within one line. What is free
// (captions, bylines, pull quotes) counts for neither. `outside` are quotations that got a name and do not lie in the article.
// Of the held pages only the sum is shown, unless `--held` asks for them.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { held, worked } from "../../tests/pages/made/pages.mjs";

const words = text => text.toLowerCase().replace(/\u00ad/g, "").match(/[\p{L}\p{N}]+/gu) ?? [];

const SIZE = 4;
const sequence = (w, i) => w.slice(i, i + SIZE).join(" ");

/** `{hit, read, gold}` of what was read against a made page. */
export function overlap(page, text) {
  const left = new Map();
  const score = { hit: 0, read: 0, gold: 0 };
  for (const line of page.keep) {
    const w = words(line);
    for (let i = 0; i + SIZE <= w.length; i++, score.gold++) left.set(sequence(w, i), (left.get(sequence(w, i)) ?? 0) + 1);
  }
  const free = page.free.map(words).filter(f => f.length);
  for (const line of text.split("\n")) {
    const w = words(line);
    const known = new Set();
    for (const f of free) for (let i = 0; i + f.length <= w.length; i++) if (f.every((word, j) => word === w[i + j])) f.forEach((_, j) => known.add(i + j));
    const extra = [];
    for (let i = 0; i + SIZE <= w.length; i++) {
      const n = left.get(sequence(w, i)) ?? 0;
      if (n === 0) { extra.push(i); continue; }
      left.set(sequence(w, i), n - 1);
      for (let j = 0; j < SIZE; j++) known.add(i + j);
      score.hit++, score.read++;
    }
    // Nothing is extra that lies across the end of what is read and what may be.
    score.read += extra.filter(i => [0, 1, 2, 3].some(j => !known.has(i + j))).length;
  }
  return score;
}

/** Quotations with a name that lie outside the article, and how the page's own came out. */
export function names(page, { text, quotes, speakers }) {
  const inside = [...page.keep, ...page.free].map(x => ` ${words(x).join(" ")} `);
  const name = new Map(speakers.map(s => [s.id, s.name]));
  const flat = quotes.flatMap(function all(q) { return [q, ...(q.nested ?? []).flatMap(all)]; });
  const at = q => q.segments.map(s => text.slice(s.start, s.end));
  const outside = flat.filter(q => q.speaker !== null && !at(q).every(s => inside.some(line => line.includes(` ${words(s).join(" ")} `))));
  const score = { outside: outside.length, right: 0, wrong: 0, nobody: 0, missing: 0, twice: 0, shown: [] };
  for (const q of outside) score.shown.push(`${name.get(q.speaker)}: ${at(q).join(" ¶ ").slice(0, 70)}`);
  for (const [start, who] of page.said) {
    const key = words(start).join(" ");
    const found = flat.filter(q => at(q).some(s => words(s).join(" ").startsWith(key)));
    const named = found.filter(q => q.speaker !== null);
    if (found.length === 0) score.missing++;
    else if (named.length === 0) score.nobody++;
    else if (named.every(q => name.get(q.speaker) === who)) score.right++;
    else score.wrong++;
    if (found.length > 1) score.twice++;
    if (!named.length || named.some(q => name.get(q.speaker) !== who)) score.shown.push(`${start} … is ${who}, got ${found.length ? named.map(q => name.get(q.speaker)).join(", ") || "nobody" : "no quotation"}`);
  }
  return score;
}

const add = (sum, score) => Object.entries(score).forEach(([key, n]) => typeof n === "number" && (sum[key] = (sum[key] ?? 0) + n));
const percent = (a, b) => (b ? (100 * a / b).toFixed(1) : "-").padStart(6);
const row = (title, s) => `${title.padEnd(28)}${percent(s.hit, s.read)}${percent(s.hit, s.gold)}${[s.outside, s.right, s.wrong, s.nobody, s.missing, s.twice].map(n => String(n).padStart(8)).join("")}`;

/** What the tool makes of the pages. */
export function annotate(binary, pages) {
  const folder = mkdtempSync(join(tmpdir(), "whosaid-pages-"));
  try {
    const files = pages.map(page => join(folder, `${page.name}.html`));
    pages.forEach((page, i) => writeFileSync(files[i], page.bytes));
    const out = execFileSync(binary, ["annotate", "--format", "ndjson", "--offsets", "utf16", ...files], { maxBuffer: 1 << 28, encoding: "utf8" });
    return out.trim().split("\n").map(line => JSON.parse(line));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The sum over some pages, with each page's own score. */
export function score(binary, pages) {
  const sum = {}, each = [];
  annotate(binary, pages).forEach((annotation, i) => {
    const one = { ...overlap(pages[i], annotation.text), ...names(pages[i], annotation) };
    each.push([pages[i].name, one]);
    add(sum, one);
  });
  return { sum, each };
}

if (import.meta.filename === process.argv[1]) {
  const [binary, ...flags] = process.argv.slice(2);
  console.log(`${"".padEnd(28)}  prec   rec outside   right   wrong  nobody missing   twice`);
  for (const [title, pages, shown] of [["worked on", worked(), flags.includes("--each")], ["held", held(), flags.includes("--held")]]) {
    const { sum, each } = score(binary, pages);
    if (shown) for (const [name, one] of each) console.log([row(name, one), ...one.shown.map(x => `    ${x}`)].join("\n"));
    console.log(row(`${title}, ${pages.length} pages`, sum));
  }
}
