#!/usr/bin/env bash
# Builds, and serves the demo page on loopback: www/ at /.
# scripts/demo.sh FILE: that file is served at /dispatch/ and the page is opened on it by ?dispatch=<its path>.
source "$(dirname "$0")/env.sh"

page=
rm -rf target/demo
mkdir -p target/demo
if [ $# -gt 0 ]; then
  [ -f "$1" ] || fail "no such file: $1"
  cp "$1" target/demo/
  page="?dispatch=/dispatch/$(node -p 'encodeURIComponent(process.argv[1])' "$(basename "$1")")"
fi
scripts/build.sh
say "serving the demo page; open:"
OPEN=$page exec node scripts/serve.mjs /=www /dispatch/=target/demo
