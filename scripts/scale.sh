#!/usr/bin/env bash
# What an archive takes on the command line: memory by its size, speed, and whether a run that is killed loses anything.
#   scripts/scale.sh [MEGABYTES...]       100 300 1000 unless said otherwise; the last is killed and goes on
# Needs seven times the last size of disk, and 15 GB that stay free, in $TMPDIR, and removes it all. PEER=python with textacy and spaCy's small English
# model MODEL measures textacy beside it.
source "$(dirname "$0")/env.sh"

have python3 || fail "measuring needs python3"
sizes=("$@")
[ $# -gt 0 ] || sizes=(100 300 1000)
last=${sizes[-1]}
scripts/setup.sh node
whosaid=${WHOSAID:-target/release/whosaid}
[ -n "${WHOSAID:-}" ] || cargo build -q --release

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
free=$(df -Pm "$work" | awk 'NR == 2 { print $4 }')
[ "$free" -gt $((last * 7 + 15000)) ] || fail "$free MB are free in $work: $((last * 7 + 15000)) are wanted; set TMPDIR"
run() { nice -n 10 python3 bench/peak.py "$whosaid" annotate --ndjson "$@"; }

for size in "${sizes[@]}"; do
  rm -f "$work"/*
  node scripts/corpus.mjs "$size" >"$work/archive.ndjson"
  say "$size MB, $(wc -l <"$work/archive.ndjson") articles"
  run "$work/archive.ndjson" --output "$work/whole.ndjson"
done

say "$last MB, killed when a third of the answers is there, and again after two thirds; then to its end"
whole=$(wc -c <"$work/whole.ndjson")
for third in 1 2; do
  nice -n 10 "$whosaid" annotate --ndjson "$work/archive.ndjson" --output "$work/killed.ndjson" --resume &
  process=$!
  until [ "$(wc -c 2>/dev/null <"$work/killed.ndjson" || echo 0)" -gt $((whole * third / 3)) ]; do
    kill -0 $process 2>/dev/null || fail "it ended before it could be killed"
    sleep 0.2
  done
  kill -9 $process
  wait $process 2>/dev/null || true
  say "killed at $(wc -c <"$work/killed.ndjson") of $whole bytes"
done
run "$work/archive.ndjson" --output "$work/killed.ndjson" --resume
cmp "$work/whole.ndjson" "$work/killed.ndjson" || fail "the two answers differ"
say "the same $whole bytes as the run that was not killed"

say "one thread, on the archive's first 2,000 articles"
head -n 2000 "$work/archive.ndjson" >"$work/some.ndjson"
run --jobs 1 "$work/some.ndjson" >"$work/some.out"
say "$(wc -c <"$work/some.ndjson") bytes of JSON"
if [ -n "${PEER:-}" ]; then
  OMP_NUM_THREADS=1 "$PEER" bench/textacy_peer.py "$work/some.ndjson" 100 "${MODEL:-en_core_web_sm}"
else
  say "textacy is NOT measured: PEER=python names a Python that has textacy and spaCy's small English model"
fi
