#!/usr/bin/env bash
# Learns the weights of the contest and of confidence, and says what they are worth on texts held out.
# The news corpus and the shared documents lie beside the checkout and are no part of it; without them nothing is learned.
source "$(dirname "$0")/env.sh"

shared=../shared
for file in polnear/train.jsonl documents dispatches cases/reported.jsonl; do
  if [ ! -e $shared/$file ]; then
    say "nothing learned: there is no $shared/$file beside this checkout"
    exit 0
  fi
done
say "building the trainer"
cargo build -q --release --features train --bin train
say "learning, every document held out by itself (a minute)"
mkdir -p target/eval
target/release/train \
  --news $shared/polnear/train.jsonl \
  --documents $shared/documents --documents $shared/dispatches --documents tests/dispatches --documents tests/documents \
  --forms tests/forms \
  --cases $shared/cases/reported.jsonl --cases tests/constructions/fit.jsonl --cases tests/constructions/articles.jsonl --cases tests/cases \
  --details target/eval/held-out.tsv --write src/attribution/model.rs
