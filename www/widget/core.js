// The door to the analysis: loads the WebAssembly module, and gives its answers.

import { start, tell } from "./door.js";
import { failure } from "./failure.js";

/** The promise that it runs. */
let loading;

/**
 * Loads the analysis; once is enough, and every further call waits for the first.
 *
 * `source` is the address of the module, its bytes, a response with it, or a compiled module. Without one, the file
 * `whosaid.wasm` beside this script is fetched, or in Node read.
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

/** The bytes of a file, in Node and its like: they fetch none, and a page has no way to it. */
const onDisk = (address) =>
  /^file:/.test(address) ? globalThis.process?.getBuiltinModule?.("node:fs/promises").readFile(new URL(address)) : undefined;

async function load(source) {
  const remedy = "whosaid.wasm belongs beside the scripts, or its address into init()";
  if (typeof source === "string" || source instanceof URL) {
    const address = source;
    source = await (onDisk(address) ?? fetch(address)).catch(() => {
      throw failure("module", `${address} cannot be fetched: ${remedy}; connect-src of the page's policy must allow it`);
    });
  }
  let from = "what init() was given";
  if (globalThis.Response && source instanceof Response) {
    from = source.url;
    if (!source.ok) throw failure("module", `${from} answers ${source.status}: ${remedy}`);
    source = await source.arrayBuffer();
  }
  try {
    await start(source instanceof WebAssembly.Module ? source : await WebAssembly.compile(source));
  } catch ({ message }) {
    if (/policy|CSP/i.test(message)) throw (await import("./missing.js")).forbidden();
    throw failure("module", `${from} is not the module (${message}): ${remedy}`);
  }
}

/** What a function of the module answers. */
const call = (name, ...values) => JSON.parse(tell(name, values));

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

/**
 * What lies on an editor's desk: `{ annotation, order, placed, unplaced }`, the annotation without corrections, pairs of why
 * to look and id of quotation, the most pressing first, and which quotation each correction is about.
 */
export const desk = (text, options, hints, corrections) => call("desk", text, least(options), hints, file(corrections));

/** What is wrong with a site's file, which is its `speakers` or its `corrections`; `null` where nothing is. */
export const fileProblem = (name, content) => call("fileProblem", name, content);

/** A W3C TextQuoteSelector for a range of a text, for use in corrections. */
export const selector = (text, start, end) => call("selector", text, start, end);
