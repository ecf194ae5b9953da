// Speaks to the WebAssembly module, on the page and in its worker. Everything crosses as text or as arrays of numbers
// and comes back as JSON, so that this file can take the place of wasm-bindgen's glue, which is five times its size. What
// it relies on (names of exports, how strings are passed) belongs to the locked version of wasm-bindgen.

// The page that Jest makes lacks these two, which Node has.
const coders = globalThis.TextEncoder ? globalThis : globalThis.process?.getBuiltinModule?.("node:util");
const encoder = new coders.TextEncoder();
const decoder = new coders.TextDecoder();

/** The compiled module, its exports, once it runs. */
let compiled;
let wasm;

// Of the functions that the module imports, one throws a message; the others prepare what is never used here.
const imported = (at, length) => {
  if (length) throw new Error(decode(at, length));
};
const imports = new Proxy({}, { get: () => new Proxy({}, { get: () => imported }) });

/** Starts a compiled module. */
export async function start(module) {
  wasm = (await WebAssembly.instantiate(module, imports)).exports;
  compiled = module;
}

/** The compiled module, for a worker that needs one as well. */
export const module = () => compiled;

function decode(at, length) {
  return decoder.decode(new Uint8Array(wasm.memory.buffer, at, length));
}

/** Where the module finds a string or an array of 32-bit numbers, which it then owns; other values go as they are. */
function pass(value) {
  const text = typeof value === "string";
  if (!text && typeof value !== "object") return [value];
  const bytes = text ? encoder.encode(value) : new Uint8Array(Uint32Array.from(value).buffer);
  const at = wasm.__wbindgen_malloc(bytes.length, text ? 1 : 4);
  new Uint8Array(wasm.memory.buffer).set(bytes, at);
  return [at, text ? bytes.length : value.length];
}

/** Calls a function of the module; what it answers is JSON. */
export function tell(name, values) {
  if (!wasm) throw new Error("whosaid: call init() first, and wait for it");
  try {
    const result = wasm[name](...values.flatMap(pass));
    const answer = decode(...result);
    wasm.__wbindgen_free(...result, 1);
    return answer;
  } catch ({ message }) {
    // A fault of ours, which may have left anything behind: what comes next begins anew.
    wasm = new WebAssembly.Instance(compiled, imports).exports;
    throw Object.assign(new Error(`whosaid: the analysis failed (${message}); please report the text`), { code: "fault" });
  }
}
