#!/usr/bin/env bash
# What an annotation costs a page: scripts/vitals.mjs, with what it needs.
source "$(dirname "$0")/env.sh"

scripts/setup.sh node browser
[ -f dist/reader.js ] || scripts/package.sh
cargo build -q --features parquet # as the tests do
node scripts/vitals.mjs "${1:-www/samples/dispatch-7.txt}"
