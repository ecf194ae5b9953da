// Gives the functions of a module names by which like ones stand beside each other, so that they pack better: packing finds
// what was there a short while before. wasm-opt then puts them in the order of their names.
//   node scripts/arrange.mjs MODULE NAMED
import { readFileSync, writeFileSync } from "node:fs";

/** Functions are alike by the runs of so many bytes that they share. */
const RUN = 5;
/** Bytes of code before a function that it may be like; what packs finds the nearest first. */
const NEAR = 6_000;

const [from, to] = process.argv.slice(2);
const module = readFileSync(from);

/** What stands at a place of the module: sections, then numbers of as many bytes as they need. */
let at = 8;
function number() {
  for (let value = 0, shift = 0; ; shift += 7) {
    const byte = module[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return value;
  }
}
const bytes = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...bytes(value >>> 7)]);

/** Imported functions come first; they stay. */
let imported = 0;
const functions = [];
while (at < module.length) {
  const section = module[at++];
  const end = number() + at;
  if (section === 2) imported = functionsImported();
  if (section === 10) {
    for (let count = number(); count > 0; count--) {
      const length = number();
      functions.push(module.subarray(at, at + length));
      at += length;
    }
  }
  at = end;
}

function functionsImported() {
  const count = number();
  for (let n = 0; n < count; n++) {
    for (let name = 0; name < 2; name++) {
      const length = number();
      at += length;
    }
    if (module[at++] !== 0) throw new Error(`${from} imports more than functions`);
    number();
  }
  return count;
}

/** The functions, each like what stands before it, from the largest on. */
function arranged() {
  const users = [];
  const numbers = new Map();
  const runs = functions.map((code, user) => {
    const found = new Set();
    for (let start = 0; start + RUN <= code.length; start++) {
      const run = code.latin1Slice(start, start + RUN);
      if (!numbers.has(run)) users[numbers.size] = [], numbers.set(run, numbers.size);
      found.add(numbers.get(run));
    }
    for (const run of found) users[run].push(user);
    return [...found];
  });
  // How often a run is near, and how many of its runs each function finds there.
  const near = new Int32Array(users.length);
  const shared = new Int32Array(functions.length);
  const count = (added, by) => {
    for (const run of runs[added]) {
      const before = near[run];
      near[run] += by;
      if ((before === 0) !== (near[run] === 0)) for (const user of users[run]) shared[user] += by;
    }
  };
  const order = [];
  const left = new Set(functions.keys());
  let [next] = [...left].sort((a, b) => functions[b].length - functions[a].length);
  for (let length = 0, first = 0; left.size; ) {
    left.delete(next);
    order.push(next);
    count(next, 1);
    length += functions[next].length;
    for (; length - functions[order[first]].length > NEAR && first < order.length - 1; first++) {
      count(order[first], -1);
      length -= functions[order[first]].length;
    }
    let most = -1;
    for (const other of left) {
      // Rather a large one that is alike than a small one.
      const likeness = shared[other] / Math.max(runs[other].length, 1) ** 0.7;
      if (likeness > most) [most, next] = [likeness, other];
    }
  }
  return order;
}

const place = new Map(arranged().map((index, n) => [index, n]));
const names = functions.flatMap((_, index) => [...bytes(imported + index), 6, ...Buffer.from(String(100_000 + place.get(index)))]);
const list = [...bytes(functions.length), ...names];
const content = [4, ...Buffer.from("name"), 1, ...bytes(list.length), ...list];
writeFileSync(to, Buffer.concat([module, Buffer.from([0, ...bytes(content.length), ...content])]));
