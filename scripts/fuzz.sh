#!/usr/bin/env bash
# Fuzzes each target in turn, MINUTES in all; what is found stays in fuzz/artifacts, what was learned in fuzz/corpus.
# usage: scripts/fuzz.sh [MINUTES] [TARGET...]
# With 0 minutes each target runs what is kept of earlier runs, and some thousand times more, the same every time: about a
# minute in all. What is new of them stays in target/fuzz-corpus, where tests find it (tests/browser/texts.mjs,
# tests/properties.rs), with the texts that the grammar of dispatches has grown in dispatch.ndjson, and what hinted and
# corrections have tried, with the native answers, in theirs.
source "$(dirname "$0")/env.sh"

minutes=${1:-8}
shift $(($# > 0 ? 1 : 0))
[[ $minutes =~ ^[0-9]+$ ]] || fail "MINUTES is '$minutes': give a whole number of minutes"
all=$(sed -n 's/^name = "\([a-z]*\)"$/\1/p' fuzz/Cargo.toml)
read -ra targets <<<"${*:-$(echo "$all" | tr '\n' ' ')}"
for target in "${targets[@]}"; do
  grep -qx "$target" <<<"$all" || fail "there is no target '$target'; there are: $(echo "$all" | tr '\n' ' ')"
done

# Coverage instrumentation wants a nightly compiler; a stable one does where it may use what is not stable yet.
nightly=$(rustup toolchain list 2>/dev/null | sed -n 's/^\(nightly[^ ]*\).*/\1/p' | head -1)
if [ -n "$nightly" ]; then
  cargo=(cargo "+$nightly")
else
  say "no nightly toolchain (rustup toolchain install nightly): the one at hand is told to pass for one"
  cargo=(env RUSTC_BOOTSTRAP=1 cargo)
fi
if ! have cargo-fuzz; then
  say "installing cargo-fuzz (once, a few minutes)"
  cargo install --quiet --locked --root "$cargo_fuzz" --version "${cargo_fuzz##*-}" cargo-fuzz
fi

say "building the targets"
"${cargo[@]}" fuzz build --sanitizer none >/dev/null 2>&1 || "${cargo[@]}" fuzz build --sanitizer none
# With 0 minutes nothing is kept from one run to the next.
corpora=fuzz/corpus
if [ "$minutes" = 0 ]; then
  corpora=target/fuzz-corpus
  rm -rf "$corpora"
fi
for target in "${targets[@]}"; do mkdir -p "$corpora/$target"; done
# Where it begins: the case files' texts, and what earlier runs have kept (fuzz/seeds, tests/fuzzed).
python3 - "$corpora" <<'PY'
import base64, json, pathlib, re, sys
kept = [json.loads(line) for line in open("tests/fuzzed/texts.ndjson", encoding="utf-8")]
for target in ("text", "units"):
    corpus = pathlib.Path(sys.argv[1], target)
    for document in kept if corpus.is_dir() else []:
        (corpus / document["id"]).write_bytes(document["text"].encode())
for seeds in pathlib.Path("fuzz/seeds").glob("*.b64"):
    corpus = pathlib.Path(sys.argv[1], seeds.stem)
    for number, line in enumerate(seeds.read_text().splitlines() if corpus.is_dir() else [], 1):
        (corpus / f"kept-{number}").write_bytes(base64.b64decode(line))
for target in ("text", "units", "captions", "html", "records"):
    corpus = pathlib.Path(sys.argv[1], target)
    if not corpus.is_dir():
        continue
    for case in pathlib.Path("tests/cases").rglob("*.case"):
        text = re.search(r"^### input\n(.*?)(?=^### |\Z)", case.read_text(), re.S | re.M)
        if text:
            begin = json.dumps({"id": case.stem, "text": text[1]}) if target == "records" else text[1]
            (corpus / f"{case.parent.name}-{case.stem}").write_text(begin)
PY
bounds=(-timeout=10 -max_total_time=$((minutes * 60 / ${#targets[@]})))
# On a busy machine fewer of them are tried; how long one takes is nothing that a test may ask.
if [ "$minutes" = 0 ]; then bounds=(-seed=7 -runs=4000 -max_total_time=60); fi
found=0
for target in "${targets[@]}"; do
  log=target/fuzz-$target.log
  mkdir -p target
  # Long inputs say little more and cost much.
  status=0
  "${cargo[@]}" fuzz run --sanitizer none "$target" "$corpora/$target" -- \
    "${bounds[@]}" -max_len=2000 -len_control=0 -print_final_stats=1 >"$log" 2>&1 || status=$?
  if [ $status = 0 ]; then
    printf '    %-14s%12s executions, nothing found\n' "$target" "$(sed -n 's/stat::number_of_executed_units: *//p' "$log")"
  elif grep -q "run interrupted" "$log"; then
    fail "interrupted"
  else
    found=$((found + 1))
    printf '    %-14s%12s executions, FOUND:\n' "$target" "$(sed -n 's/stat::number_of_executed_units: *//p' "$log")"
    grep -E "panicked|ERROR|artifact_prefix|Base64" -A2 "$log" | sed 's/^/        /'
  fi
done
# What the grammar has grown, as texts, and hints and corrections with the answers to them: of what is kept and of what is new.
for target in dispatch hinted corrections; do
  if [ "$minutes" = 0 ] && [ -d "$corpora/$target" ]; then
    WHOSAID_GROWN=$PWD/$corpora/$target.ndjson "${cargo[@]}" fuzz run --sanitizer none "$target" "$corpora/$target" -- -runs=0 \
      >target/fuzz-grown.log 2>&1 || fail "what $target has tried cannot be kept: $(tail -n 3 target/fuzz-grown.log)"
  fi
done
[ "$found" = 0 ] || fail "$found targets found something: fuzz/artifacts has the inputs; each becomes a case (CONTRIBUTING.md)"
