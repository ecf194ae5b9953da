#!/usr/bin/env bash
# Builds the command-line tool (target/release/whosaid) and the browser's module (pkg/).
source "$(dirname "$0")/env.sh"

scripts/setup.sh wasm node
say "building the command-line tool: target/release/whosaid"
cargo build -q --release

use_wasm_compiler
say "building the browser's module: pkg/"
wasm-pack --quiet build --target web --mode no-install --profile wasm --no-pack --out-dir pkg -- --no-default-features
# The widget finds the module beside itself, here as in the package.
cp pkg/whosaid_bg.wasm www/widget/whosaid.wasm
# wasm-bindgen's declarations, without those of its own glue.
sed '/^export function/,$d' pkg/whosaid.d.ts >www/widget/types.d.ts
node scripts/interface.mjs
