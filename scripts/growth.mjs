// Whether the work that a text costs grows with its length alone: instructions a byte, counted by valgrind, of a short
// and of a long text or page of each sort in growth-texts.mjs. Counts are the same however busy the machine is.
//   node scripts/growth.mjs BINARY [SHORT LONG [NAME]]     in KiB, 8 and 64 unless given; only sorts with that name
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { PAGES, TEXTS, text } from "./growth-texts.mjs";

/** How much more a byte of the long text may cost than one of the short text. */
const MOST = 1.25;

const [binary, short = "8", long = "64", only = ""] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), "growth-"));
const run = promisify(execFile);

/** The instructions that the tool takes for a file, by valgrind's count. */
async function instructions(name, content) {
  const file = join(work, name);
  writeFileSync(file, content);
  const options = ["--vgdb=no", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", binary, "annotate", file];
  const env = { ...process.env, RAYON_NUM_THREADS: "1" };
  const { stderr } = await run("valgrind", options, { env, maxBuffer: 1 << 30 });
  const count = stderr.match(/I +refs: +([\d,]+)/)?.[1].replaceAll(",", "");
  if (!count) throw new Error(`valgrind counted nothing: ${stderr.slice(-300)}`);
  return Number(count);
}

const page = (body) => `<!doctype html><title>A</title><article>${body}</article>`;

/** Instructions a byte at both lengths, without what the tool takes to start. */
async function measure({ name, kind, piece }, start) {
  const costs = [];
  for (const kib of [short, long]) {
    const body = text(piece, Number(kib) << 10);
    const content = kind === "html" ? page(body) : body;
    const count = await instructions(`${name.replaceAll(/\W/g, "-")}-${kib}.${kind}`, content);
    costs.push((count - start[kind]) / Buffer.byteLength(content));
  }
  return costs;
}

const sorts = [[TEXTS, "txt"], [PAGES, "html"]].flatMap(([set, kind]) =>
  Object.entries(set).map(([name, piece]) => ({ name, kind, piece }))).filter(({ name }) => name.includes(only));
const start = { txt: await instructions("empty.txt", "a"), html: await instructions("empty.html", page("a")) };
console.log(`instructions a byte at ${short} and ${long} KiB, and how much more`);
let steep = 0;
const queue = sorts.values();
await Promise.all(Array.from({ length: availableParallelism() }, async () => {
  for (const sort of queue) {
    const [few, many] = await measure(sort, start);
    const grows = many > few * MOST;
    steep += Number(grows);
    console.log(`  ${sort.kind.padEnd(5)}${sort.name.padEnd(28)}${few.toFixed(0).padStart(8)}${many.toFixed(0).padStart(8)}` +
      `${(many / few).toFixed(2).padStart(8)}${grows ? "  grows" : ""}`);
  }
}));
rmSync(work, { recursive: true });
if (steep > 0) {
  console.error(`error: ${steep} sorts of text cost more than ${MOST} times as much a byte where they are long; see scripts/growth-texts.mjs for what they are`);
  process.exit(1);
}
