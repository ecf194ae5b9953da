#!/usr/bin/env bash
# Prints what each part of the module weighs; make package ends with it.
source "$(dirname "$0")/env.sh"

scripts/setup.sh sizes
# The module again, this time with the names of its functions, which the shipped one is without.
mkdir -p target/sizes
wasm-bindgen --target web --out-dir target/sizes target/wasm/wasm32-unknown-unknown/wasm/whosaid.wasm
wasm-opt -Os -g target/sizes/whosaid_bg.wasm -o target/sizes/named.wasm
twiggy top -f json -n 100000 -o target/sizes/named.json target/sizes/named.wasm
say "inside the module"
node scripts/sizes.mjs target/sizes/named.json
