// The same as index.js, with the WebAssembly module inside the script, for pages that cannot fetch a second file.
// Only the built package has it: the bundler puts the bytes, in base64, in place of this import.

import base64 from "./whosaid.wasm";
import load from "./core.js";

/**
 * Starts the analysis from the bytes in this script, unless it is given others. Everything that is imported from the package
 * then uses them. On a server `whosaid` is this.
 *
 * @param {string | URL | Response | BufferSource | WebAssembly.Module} [source]
 */
export default function init(source) {
  return load(source ?? Uint8Array.from(atob(base64), (byte) => byte.charCodeAt()));
}

export { WhoSaid, annotate, highlight } from "./index.js";
