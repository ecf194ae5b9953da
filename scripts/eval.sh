#!/usr/bin/env bash
# Scores the tool against gold that lies beside the checkout and is no part of it. BASELINE=run.json: a stored run.
source "$(dirname "$0")/env.sh"

shared=../shared
for file in eval/score.py polnear/dev.jsonl dispatches; do
  if [ ! -e $shared/$file ]; then
    say "nothing evaluated: there is no $shared/$file beside this checkout"
    exit 0
  fi
done
have python3 || fail "the scorer needs python3"
say "building the command-line tool"
cargo build -q --release
say "scoring"
# No compiled files, neither here nor beside the scorer.
PYTHONDONTWRITEBYTECODE=1 python3 scripts/eval/run.py $shared ${BASELINE:+"$BASELINE"}
