#!/usr/bin/env bash
# What the module weighs, and what each part of it does. Fails where it outgrows its budget.
source "$(dirname "$0")/env.sh"

scripts/build.sh module
scripts/setup.sh sizes
# The module again, this time with the names of its functions, which the shipped one is without.
use_module_compiler
mkdir -p target/sizes
bind "$CARGO_TARGET_DIR/wasm32-unknown-unknown/wasm/whosaid.wasm" target/sizes named
twiggy top -f json -n 100000 -o target/sizes/named.json target/sizes/whosaid_bg.wasm
say "inside the module"
node scripts/sizes.mjs target/sizes/named.json
say "the module"
node scripts/sizes.mjs module
