// The package as its users get it: packed, and unpacked into a directory's node_modules.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./texts.mjs";

/** Installs dist/ into `directory`, which is emptied first; returns where the package is then. */
export function install(directory) {
  const installed = join(directory, "node_modules/whosaid");
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  const run = (program, ...args) => execFileSync(program, args, { cwd: directory, encoding: "utf8", stdio: "pipe" });
  const [{ filename }] = JSON.parse(run("npm", "pack", "--json", "--loglevel=error", join(root, "dist")));
  run("tar", "-xzf", filename, "--strip-components=1", "-C", installed);
  writeFileSync(join(directory, "package.json"), '{ "private": true, "type": "module" }');
  return installed;
}
