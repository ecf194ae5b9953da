#!/usr/bin/env bash
# How long hostile pages are held up: scripts/hostile.mjs, with what it needs.
# usage: scripts/hostile.sh [ROUNDS [WORDS]]
source "$(dirname "$0")/env.sh"

scripts/setup.sh node browser
[ -f dist/define.js ] || scripts/package.sh
node scripts/hostile.mjs "$@"
