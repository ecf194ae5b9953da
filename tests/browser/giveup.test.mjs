// Wherever whosaid gives up: the article is as it was, an event carries a code, and the console has one line with a remedy.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { serve } from "../../scripts/serve.mjs";
import { card, openCard, visit } from "./browser.mjs";
import { root } from "./texts.mjs";

const TEXT = "<article><p>Mayor Jan Roe said: “The ice is thin, and it is late.”</p></article>";
const POLICIES = {
  evalless: "script-src 'self'",
  fetchless: "script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'",
  workerless: "script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'",
};
const servers = {};
before(async () => {
  for (const [name, policy] of Object.entries(POLICIES)) {
    const headers = { "content-security-policy": policy };
    servers[name] = await serve({ "/": `${root}tests/browser/pages`, "/www/": `${root}www` }, { headers });
  }
});
after(() => Promise.all(Object.values(servers).map((server) => server.close())));

/**
 * A page with what it has said: once there are `count` events, and after so much time that there would be others by then,
 * `told(count)` gives them, our lines of the console, and whether the article is as it was.
 */
async function open(t, html, { server, prepare } = {}) {
  const page = await visit(t, server ? `${servers[server].url}blank.html` : "/blank.html", { refused: !!server, clock: true });
  const lines = [];
  page.on("console", (message) => /whosaid: /.test(message.text()) && lines.push([message.type(), message.text()]));
  await prepare?.(page);
  await page.evaluate((html) => {
    document.body.innerHTML = html;
    window.events = [];
    for (const type of ["ready", "error", "painted"]) {
      addEventListener(`whosaid-${type}`, ({ detail }) => events.push([type, detail.error?.code ?? "", detail.error?.message ?? ""]));
    }
    window.start = async (...places) => {
      window.was = document.querySelector("article").outerHTML;
      await import("/www/widget/define.js");
      for (const place of places) {
        const reader = document.createElement("who-said");
        reader.article = document.querySelector(place);
        document.body.append(reader);
      }
    };
  }, html);
  const told = async (count) => {
    await page.waitForFunction((count) => events.length >= count, count);
    await page.clock.runFor(5000);
    const [events, same] = await page.evaluate(() => [window.events, document.querySelector("article").outerHTML === window.was]);
    return { events, same, lines };
  };
  return { page, told };
}

/** Events of this code, the article untouched, and one line of the console that says what to do. */
function gaveUp({ events, same, lines }, code, remedy, count = 1) {
  assert.deepEqual(events.map(([type, code]) => [type, code]), Array(count).fill(["error", code]));
  assert.ok(same, "the article is as it was");
  assert.deepEqual(lines.map(([type]) => type), ["warning"], JSON.stringify(lines));
  assert.match(lines[0][1], remedy);
  assert.ok(lines[0][1].includes(events[0][2]));
}

test("a policy without wasm-unsafe-eval: two articles, two events, one line", async (t) => {
  const { page, told } = await open(t, TEXT, { server: "evalless" });
  await page.evaluate(() => start("article", "article"));
  gaveUp(await told(2), "policy", /add 'wasm-unsafe-eval' to its script-src/, 2);
});

test("a policy that lets nothing be fetched", async (t) => {
  const { page, told } = await open(t, TEXT, { server: "fetchless" });
  await page.evaluate(() => start("article"));
  gaveUp(await told(1), "module", /whosaid.wasm cannot be fetched: .*connect-src/);
});

for (const [what, answer, remedy] of [
  ["is not there", { status: 404, body: "no" }, /whosaid.wasm answers 404: whosaid.wasm belongs beside the scripts/],
  ["is a page", { contentType: "text/html", body: "<!doctype html><p>Welcome</p>" }, /whosaid.wasm is not the module \(.*: whosaid.wasm belongs beside/],
  ["is cut off", { contentType: "application/wasm", body: "\0asm\x01\0\0\0\x01" }, /whosaid.wasm is not the module/],
]) {
  test(`the module ${what}`, async (t) => {
    const { page, told } = await open(t, TEXT, { prepare: (page) => page.route("**/whosaid.wasm", (route) => route.fulfill(answer)) });
    await page.evaluate(() => start("article"));
    gaveUp(await told(1), "module", remedy);
  });
}

for (const [what, selector] of [["finds nothing", "main > .story"], ["is no selector", "main >"]]) {
  test(`the one-line embed, where data-article ${what}`, async (t) => {
    const { page, told } = await open(t, TEXT);
    await page.evaluate((selector) => {
      window.was = document.querySelector("article").outerHTML;
      const script = document.createElement("script");
      Object.assign(script, { type: "module", src: "/www/widget/auto.js" });
      script.dataset.article = selector;
      document.head.append(script);
    }, selector);
    gaveUp(await told(1), "article", /data-article="main >.*" finds nothing here/);
  });
}

test("a page that throws out whatever is wrapped: painted, an event, one line", async (t) => {
  const { page, told } = await open(t, `<article>${"<p>Mayor Jan Roe said: “The ice is thin, and it is late.”</p>".repeat(3)}</article>`);
  await page.evaluate(() => {
    window.rounds = 0;
    const article = document.querySelector("article");
    new MutationObserver(() => {
      if (!article.querySelector("whosaid-mark")) return;
      rounds++;
      // Each time in other words, so that they are not known by their text.
      article.innerHTML = `<p>${"Mayor Jan Roe said: “The ice is thin, and it is late.” ".repeat(3)}</p>`;
    }).observe(article, { childList: true, subtree: true });
    return start("article");
  });
  await page.waitForFunction(() => events.some(([type]) => type === "painted"));
  const { events, lines } = await told(2);
  assert.deepEqual(events.filter(([type]) => type !== "ready").map(([type, code]) => [type, code]), [["painted", "reverted"]]);
  assert.deepEqual(lines.map(([type]) => type), ["warning"], JSON.stringify(lines));
  assert.match(lines[0][1], /use mode="paint"/);
  assert.ok((await page.evaluate(() => rounds)) <= 3);
});

test("the same where the browser cannot paint: left alone after three rounds", async (t) => {
  const { page, told } = await open(t, TEXT);
  await page.evaluate(() => {
    Object.defineProperty(CSS, "highlights", { value: undefined });
    window.rounds = 0;
    const article = document.querySelector("article");
    const html = article.innerHTML;
    new MutationObserver(() => {
      if (!article.querySelector("whosaid-mark")) return;
      rounds++;
      article.innerHTML = html;
    }).observe(article, { childList: true, subtree: true });
    return start("article");
  });
  await page.waitForFunction(() => events.some(([type]) => type === "error"));
  const { events, lines, same } = await told(2);
  assert.ok(same);
  assert.deepEqual(events.filter(([type]) => type !== "ready").map(([type, code]) => [type, code]), [["error", "reverted"]]);
  assert.deepEqual(lines.map(([type]) => type), ["warning"], JSON.stringify(lines));
  assert.ok((await page.evaluate(() => rounds)) <= 3);
});

for (const [what, make] of [
  ["five million characters", () => (document.querySelector("article").textContent = "word ".repeat(1_000_001))],
  // Comments, which the browser does not have to draw.
  ["400,000 nodes", () => {
    const part = document.createElement("div");
    for (let i = 0; i <= 400_000; i++) part.append(new Comment());
    document.querySelector("article").append(part);
  }],
]) {
  test(`an article of more than ${what} is left alone, the next one is read`, async (t) => {
    const { page, told } = await open(t, `${TEXT}<section><p>Ann Dahl said: “We wait.”</p></section>`);
    await page.evaluate(make);
    await page.evaluate(() => start("article"));
    gaveUp(await told(1), "limit", /more than 400,000 nodes or 5,000,000 characters is left alone; name a smaller/);
    await page.evaluate(() => start("section"));
    await page.locator("section whosaid-mark[data-quote]").waitFor();
  });
}

test("without a worker, an article of more than 200,000 characters is left alone", async (t) => {
  const { page, told } = await open(t, TEXT, { server: "workerless" });
  await page.evaluate(() => (document.querySelector("article").textContent = "She said: “Word.” ".repeat(12_000)));
  await page.evaluate(() => start("article"));
  gaveUp(await told(1), "limit", /without a worker, .*worker-src/);
});

for (const trap of ["a trap", "a panic with a message"]) {
  test(`${trap} in the module: said once, and the next article is read by a fresh one`, async (t) => {
    const { page, told } = await open(t, `${TEXT}<section><p>Ann Dahl said: “We wait, all of us.”</p></section><main><p>Per Holm said: “The boats are out.”</p></main>`);
    await page.evaluate((trap) => {
      // The module's answer to a text with “late” in it is a fault; everything else is its own.
      window.instances = 0;
      const unreachable = () => new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([
        0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11,
      ]))).exports.f();
      const { instantiate, Instance } = WebAssembly;
      const faulty = (instance) => {
        window.instances++;
        const { exports } = instance;
        const read = (at, length, ...rest) => {
          const text = new TextDecoder().decode(new Uint8Array(exports.memory.buffer, at, length));
          if (!text.includes("late")) return exports.read(at, length, ...rest);
          if (trap === "a trap") return unreachable();
          throw new Error("a message");
        };
        return { exports: new Proxy({}, { get: (_, name) => (name === "read" ? read : exports[name]) }) };
      };
      WebAssembly.instantiate = async (...of) => faulty(await instantiate(...of));
      WebAssembly.Instance = class {
        constructor(...of) {
          return of[1] ? faulty(new Instance(...of)) : new Instance(...of);
        }
      };
      return start("main");
    }, trap);
    await page.locator("main whosaid-mark[data-quote]").waitFor();
    await page.evaluate(() => {
      events.length = 0;
      return start("article", "section");
    });
    await page.locator("section whosaid-mark[data-quote]").waitFor();
    const { events, lines, same } = await told(2);
    assert.ok(same);
    assert.deepEqual(events.map(([type, code]) => `${type} ${code}`).sort(), ["error fault", "ready "]);
    assert.deepEqual(lines.map(([type]) => type), ["warning"]);
    assert.match(lines[0][1], /please report the text/);
    assert.equal(await page.evaluate(() => instances), 2);
    // The article that was there before the fault still answers.
    await openCard(page, page.locator("main whosaid-button"));
    await card(page).getByText("Per Holm").first().waitFor();
  });
}
