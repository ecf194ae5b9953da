// The door to the analysis: loads the WebAssembly module and speaks to it. Everything crosses as text or as arrays of
// numbers and comes back as JSON, so that this file can take the place of wasm-bindgen's glue, which is five times its
// size. What it relies on (names of exports, how strings are passed) belongs to the locked version of wasm-bindgen.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The module's exports, once it runs, and the promise of that. */
let wasm;
let loading;
let compiled;

/**
 * Loads the analysis; once is enough, and every further call waits for the first.
 *
 * `source` is the address of the module, its bytes, a response with it, or a compiled module. Without one, the file
 * `whosaid.wasm` beside this script is fetched.
 *
 * @param {string | URL | Response | BufferSource | WebAssembly.Module} [source]
 * @returns {Promise<void>}
 */
export default function init(source) {
  loading ??= load(source ?? new URL("./whosaid.wasm", import.meta.url)).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(source) {
  if (typeof source === "string" || source instanceof URL) source = await fetch(source);
  if (globalThis.Response && source instanceof Response) {
    if (!source.ok) throw new Error(`whosaid: ${source.url} answers ${source.status}`);
    source = await source.arrayBuffer();
  }
  compiled = source instanceof WebAssembly.Module ? source : await WebAssembly.compile(source);
  // Of the functions that the module imports, one throws a message; the others prepare what is never used here.
  const imported = (at, length) => {
    if (length) throw new Error(decode(at, length));
  };
  const imports = new Proxy({}, { get: () => imported });
  wasm = (await WebAssembly.instantiate(compiled, new Proxy({}, { get: () => imports }))).exports;
}

/** The compiled module, for a worker that needs one as well. */
export const module = () => compiled;

function decode(at, length) {
  return decoder.decode(new Uint8Array(wasm.memory.buffer, at, length));
}

/** Where the module finds a string or an array of 32-bit numbers, which it then owns; other values go as they are. */
function pass(value) {
  if (typeof value !== "object" && typeof value !== "string") return [value];
  const text = typeof value === "string";
  const bytes = text ? encoder.encode(value) : new Uint8Array(Uint32Array.from(value).buffer);
  const at = wasm.__wbindgen_malloc(bytes.length, text ? 1 : 4);
  new Uint8Array(wasm.memory.buffer).set(bytes, at);
  return [at, text ? bytes.length : value.length];
}

/** Calls a function of the module; what it answers is JSON. */
function call(name, ...values) {
  if (!wasm) throw new Error("whosaid: call init() first, and wait for it");
  const result = wasm[name](...values.flatMap(pass));
  const answer = decode(...result);
  wasm.__wbindgen_free(...result, 1);
  return JSON.parse(answer);
}

/** A site's file as the module takes it: JSON. */
function file(content = "") {
  return typeof content === "string" ? content : JSON.stringify(content);
}

/** The least confidence as the module takes it; not a number stands for its own threshold. */
function least(options) {
  const given = options?.minConfidence;
  if (given === undefined) return NaN;
  if (typeof given === "number" && given >= 0 && given <= 1) return given;
  throw new TypeError("whosaid: minConfidence is a number from 0 to 1");
}

/**
 * Reads any text: quotations, speakers, and what backs them.
 *
 * Offsets count UTF-16 code units, as JavaScript strings and the DOM do, unless the options say otherwise. Throws a
 * `TypeError` for options that make no sense; never for a text.
 *
 * @param {string} text
 * @param {import("./types.js").AnnotateOptions} [options]
 * @returns {import("./types.js").Annotation}
 */
export function annotate(text, options) {
  const unit = ["utf16", "utf8", "codepoint"].indexOf(options?.offsets ?? "utf16");
  if (unit < 0) throw new TypeError("whosaid: offsets is 'utf16', 'utf8' or 'codepoint'");
  return call("annotate", `${text}`, unit, least(options));
}

/**
 * Reads a page's text, with the site's directory and its editors' corrections: `{ annotation, unplaced }`. `hints` are
 * triples of numbers: kind, start, end. Throws a `TypeError` for options that make no sense.
 */
export function read(text, options, hints) {
  const { speakers, corrections } = options ?? {};
  const answer = call("read", text, least(options), hints, file(speakers), file(corrections));
  if (typeof answer === "string") throw new TypeError(answer);
  return answer;
}

/** What is wrong with a site's file, which is its `speakers` or its `corrections`; `null` where nothing is. */
export const fileProblem = (name, content) => call("fileProblem", name, content);

/** A W3C TextQuoteSelector for a range of a text, for use in corrections. */
export const selector = (text, start, end) => call("selector", text, start, end);
