// The command-line tool, as the native tests build it: with every format.
import { execFileSync } from "node:child_process";
import { root } from "./texts.mjs";

export const tool = `${root}target/debug/whosaid`;

/** Builds it where it is not there yet. */
export const build = () => execFileSync("cargo", ["build", "-q", "--features", "parquet"], { cwd: root });
