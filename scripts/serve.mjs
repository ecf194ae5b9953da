// Serves directories on loopback, with the types that browsers insist on for modules and WebAssembly.
//   PORT=N node scripts/serve.mjs PREFIX=DIRECTORY...     the longest prefix that fits wins
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/** The file behind a URL path, or null: only files below a mounted directory are served. */
function find(mounts, path) {
  for (const [prefix, directory] of mounts) {
    if (!path.startsWith(prefix)) continue;
    const root = resolve(directory);
    let file = join(root, normalize(`/${path.slice(prefix.length)}`));
    try {
      if (statSync(file).isDirectory()) file = join(file, "index.html");
      if (file.startsWith(root + sep) && statSync(file).isFile()) return file;
    } catch {
      // Not in this directory: the next mount may have it.
    }
  }
  return null;
}

/** Starts a server on 127.0.0.1; resolves to { url, close() }. Port 0 takes a free one. */
export function serve(mounts, { port = 0, headers = {} } = {}) {
  const ordered = Object.entries(mounts).sort(([a], [b]) => b.length - a.length);
  const server = createServer((request, response) => {
    let file = null;
    try {
      file = find(ordered, decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    } catch {
      // A malformed address: not found.
    }
    if (!file) {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found\n");
      return;
    }
    response.writeHead(200, {
      "content-type": types[extname(file)] ?? "application/octet-stream",
      "cache-control": "no-cache",
      ...headers,
    });
    createReadStream(file).pipe(response);
  });
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () => {
      const url = `http://127.0.0.1:${server.address().port}/`;
      done({ url, close: () => new Promise((closed) => (server.close(closed), server.closeAllConnections())) });
    });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const mounts = Object.fromEntries(process.argv.slice(2).map((argument) => argument.split("=", 2)));
  const query = process.env.OPEN ?? "";
  const { url } = await serve(mounts, { port: Number(process.env.PORT ?? 0) });
  console.log(`    ${url}${query}\n    Ctrl-C ends it.`);
}
