#!/usr/bin/env bash
# Counts whether the work that a text costs grows with its length alone: scripts/growth.sh [SHORT LONG], in KiB.
source "$(dirname "$0")/env.sh"

scripts/setup.sh node valgrind
cargo build -q --release
node scripts/growth.mjs target/release/whosaid "$@"
