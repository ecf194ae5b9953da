// The packed package in frameworks that render on a server, at the edge, or in a test's make-believe page: each builds
// what lies in tests/consumers, with what scripts/setup.sh frameworks has installed.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { build } from "esbuild";
import { built, card, except, openCard, visit } from "./browser.mjs";
import { install } from "./packed.mjs";
import { root } from "./texts.mjs";

const once = except("firefox", "a build is the same for every browser");
const TEXT = "Mayor Jan Roe shook her head. “The ice is thin,” she said.";
const run = promisify(execFile);

/** Where the frameworks are; an app stands in a directory below, because some of them read nothing outside of their root. */
const home = once.skip ? "" : realpathSync(join(root, "target/frameworks"));
const modules = join(home, "node_modules");
let apps;

before(() => {
  if (once.skip) return;
  apps = mkdtempSync(join(home, "run-"));
  mkdirSync(built, { recursive: true });
});
after(() => {
  if (apps) rmSync(apps, { recursive: true });
});

/** An app of tests/consumers with the package installed; returns where it is. */
function app(name) {
  const directory = join(apps, name);
  install(directory);
  cpSync(join(root, "tests/consumers", name), directory, { recursive: true });
  return directory;
}

/** Runs a framework's command for an app that will be served below `/built/NAME`. */
const framework = (name, directory, ...command) =>
  run(process.execPath, [join(modules, command[0]), ...command.slice(1)], {
    cwd: directory,
    env: { ...process.env, BASE: `/built/${name}`, NEXT_TELEMETRY_DISABLED: "1", ASTRO_TELEMETRY_DISABLED: "1", NODE_OPTIONS: "--experimental-vm-modules" },
  });

/** The annotation that was made on the server is shown, its card opens, and no module is asked for. */
async function reads(t, name, find) {
  const page = await visit(t, "/blank.html");
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(new URL(`/built/${name}/index.html`, page.url()).href);
  await find(page);
  await card(page).waitFor();
  assert.match(await card(page).textContent(), /Jan Roe/);
  assert.ok(requests.length > 1);
  assert.deepEqual(requests.filter((url) => /\.wasm/.test(url)), []);
}

test("Next: a server component annotates, a client component shows it", once, async (t) => {
  const directory = app("next");
  await framework("next", directory, "next/dist/bin/next", "build");
  cpSync(join(directory, "out"), join(built, "next"), { recursive: true });
  await reads(t, "next", async (page) => {
    // Painted: the words have no element of their own.
    const words = page.locator("whosaid-list button");
    await words.first().waitFor({ state: "attached" });
    await words.first().focus();
    await page.keyboard.press("Enter");
  });
});

test("Astro: the page annotates while it is built, its script shows it", once, async (t) => {
  const directory = app("astro");
  await framework("astro", directory, "astro/astro.js", "build");
  cpSync(join(directory, "dist"), join(built, "astro"), { recursive: true });
  await reads(t, "astro", async (page) => {
    await page.locator("whosaid-mark[data-quote]").first().waitFor();
    await openCard(page, page.locator("whosaid-button").first());
  });
});

test("workerd: a worker at the edge annotates with the compiled module", once, async (t) => {
  const directory = app("workers");
  const external = { name: "module", setup: ({ onResolve }) => onResolve({ filter: /\.wasm$/ }, () => ({ path: "whosaid.wasm", external: true })) };
  await build({ entryPoints: [join(directory, "worker.js")], outfile: join(directory, "built.js"), bundle: true, format: "esm", plugins: [external], logLevel: "error" });
  copyFileSync(join(directory, "node_modules/whosaid/whosaid.wasm"), join(directory, "whosaid.wasm"));
  const { default: program } = createRequire(join(modules, "x.js"))("workerd");
  const worker = spawn(program, ["serve", "--control-fd=3", "config.capnp"], { cwd: directory, stdio: ["ignore", "inherit", "inherit", "pipe"] });
  t.after(() => worker.kill());
  const port = await new Promise((done, failed) => {
    worker.once("exit", (code) => failed(new Error(`workerd ended with ${code}`)));
    worker.stdio[3].on("data", (line) => done(JSON.parse(line).port));
  });
  const answer = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: TEXT });
  const { text, speakers, quotes } = await answer.json();
  assert.equal(text, TEXT);
  assert.deepEqual([speakers[0].name, quotes[0].speaker], ["Jan Roe", "s1"]);
});

test("Jest with jsdom: annotates, marks, and throws nothing", once, async () => {
  const directory = app("jest");
  const { stderr } = await framework("jest", directory, "jest/bin/jest.js");
  assert.match(stderr, /Tests: +3 passed, 3 total/);
});
