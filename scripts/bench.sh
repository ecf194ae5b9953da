#!/usr/bin/env bash
# Speed beside its peers, on the same texts in the same run: ratios count, seconds belong to this machine. PEER=python with
# textacy and spaCy's small English model MODEL measures textacy as well, as `make scale` does.
source "$(dirname "$0")/env.sh"

have python3 || fail "the regular-expression baseline needs python3"
scripts/build.sh
say "building the speed harness"
cargo bench -q --bench speed --no-run
mkdir -p target/bench

corpora=(target/bench/invented.ndjson)
node scripts/corpus.mjs >target/bench/invented.ndjson
if [ -f ../shared/polnear/dev.jsonl ]; then corpora+=(../shared/polnear/dev.jsonl); fi

# What each contestant took for one pass over $1: the median of several.
native() { cargo bench -q --bench speed -- "$1" 9 | cut -d ' ' -f 1; }
wasm() { node bench/peers.mjs wasm "$1" 9; }
regex() { python3 bench/baseline.py "$1" 9; }
compromise() { node bench/peers.mjs compromise "$1" 3; } # seconds each

for corpus in "${corpora[@]}"; do
  size=$(node -p '
    const lines = require("fs").readFileSync(process.argv[1], "utf8").trimEnd().split("\n");
    lines.reduce((sum, line) => sum + Buffer.byteLength(JSON.parse(line).text), 0)' "$corpus")
  say "$(basename "$corpus"): $size bytes of text"
  base=
  for contestant in native wasm regex compromise; do
    seconds=$($contestant "$corpus")
    base=${base:-$seconds}
    awk -v n="$contestant" -v s="$seconds" -v b="$base" -v z="$size" \
      'BEGIN { printf "    %-12s %9.1f ms   %8.2f MB/s   %7.2f times native\n", n, s * 1000, z / s / 1e6, s / b }'
  done
  if [ -n "${PEER:-}" ]; then
    OMP_NUM_THREADS=1 "$PEER" bench/textacy_peer.py "$corpus" 100 "${MODEL:-en_core_web_sm}"
  fi
done
[ -n "${PEER:-}" ] || say "textacy is NOT measured: PEER=python names a Python that has textacy and spaCy's small English model"
