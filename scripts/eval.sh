#!/usr/bin/env bash
# Scores the tool's annotations against gold that lies beside the checkout and is no part of it.
source "$(dirname "$0")/env.sh"

shared=../shared
if [ ! -f $shared/eval/score.py ]; then
  say "nothing evaluated: there is no $shared/eval/score.py beside this checkout"
  exit 0
fi
have python3 || fail "the scorer needs python3"
say "building the command-line tool"
cargo build -q --release
mkdir -p target/eval
score() { python3 $shared/eval/score.py "$@"; }
annotate() { target/release/whosaid annotate --offsets codepoint "$@"; }

annotate --format ndjson $shared/dispatches/*.txt >target/eval/shared.ndjson
annotate --format ndjson tests/dispatches/*.txt >target/eval/dispatches.ndjson
annotate --ndjson $shared/polnear/dev.jsonl >target/eval/polnear.ndjson
for gold in "$shared"/dispatches/*.gold.json; do
  say "${gold##*/}"
  score dispatch "$gold" --pred target/eval/shared.ndjson
done
say "all dispatches of tests/dispatches together"
score dispatch tests/dispatches/*.gold.json --pred target/eval/dispatches.ndjson
say "PolNeAR, development split"
score polnear $shared/polnear/dev.jsonl target/eval/polnear.ndjson
