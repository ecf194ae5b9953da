// Every text that the tests hold: inputs of case files, and dispatches.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** Texts below directories of the checkout, as { id, text }; a directory that is not there holds none. */
export function texts(directories = ["tests/cases", "tests/dispatches"]) {
  return directories.filter((directory) => existsSync(join(root, directory))).flatMap((directory) =>
    readdirSync(join(root, directory), { recursive: true })
      .filter((name) => /\.(case|txt)$/.test(name))
      .sort()
      .map((name) => {
        const id = `${directory}/${name}`;
        const content = readFileSync(join(root, id), "utf8");
        return { id, text: name.endsWith(".case") ? input(content) : content };
      }),
  );
}

/** The text between `### input` and the next section, without its final newline. */
function input(content) {
  const rest = content.split(/^### input\n/m)[1];
  return rest.split(/^### /m)[0].replace(/\n$/, "");
}

/** What fuzzing has kept, as { id, text }: small texts that between them reach every place it ever came to. */
export function fuzzed() {
  return readFileSync(join(root, "tests/fuzzed/texts.ndjson"), "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
}

/**
 * What `make fuzz MINUTES=0`, which is part of `make test`, has just come upon: inputs of the targets that take a text, and the
 * texts that the grammar of dispatches has grown.
 */
export function fresh() {
  const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const decoded = (bytes) => {
    try {
      return utf8.decode(bytes);
    } catch {
      return "";
    }
  };
  const grown = join(root, "target/fuzz-corpus/dispatch.ndjson");
  const lines = existsSync(grown) ? readFileSync(grown, "utf8").trimEnd().split("\n") : [];
  const dispatches = lines.map((line, i) => ({ id: `dispatch/${i + 1}`, text: JSON.parse(line) }));
  const inputs = ["text", "units", "html", "captions"].flatMap((target) => {
    const directory = join(root, "target/fuzz-corpus", target);
    // libFuzzer names what it adds by its hash.
    const names = existsSync(directory) ? readdirSync(directory).filter((name) => /^[0-9a-f]{40}$/.test(name)) : [];
    return names.map((name) => ({ id: `${target}/${name}`, text: decoded(readFileSync(join(directory, name))) }));
  });
  return [...inputs, ...dispatches];
}

/** What a target of `make fuzz MINUTES=0` has tried on a page's text, kept inputs included: { text, hints, corrections, answer }. */
export function answered(target) {
  const path = join(root, `target/fuzz-corpus/${target}.ndjson`);
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
}
