#!/usr/bin/env bash
# Builds the command-line tool (target/release/whosaid) and the browser's module (pkg/); with `module` that alone.
source "$(dirname "$0")/env.sh"

scripts/setup.sh wasm std node
if [ "${1:-}" != module ]; then
  say "building the command-line tool: target/release/whosaid"
  cargo build -q --release
fi

use_module_compiler
# The module is the same wherever it is built: it names no directory of this machine.
home=${CARGO_HOME:-$HOME/.cargo}
flags=("--remap-path-prefix=$PWD=/whosaid" "${module_flags[@]}")
for registry in "$home"/registry/src/*/; do flags+=("--remap-path-prefix=${registry%/}=/crates"); done
CARGO_ENCODED_RUSTFLAGS=$(IFS=$'\x1f' && printf '%s' "${flags[*]}")
export CARGO_ENCODED_RUSTFLAGS
say "building the browser's module: pkg/"
# As a module alone: as a library for Rust besides, it keeps every function that another crate might call. A
# loop's places are reckoned from its counter: a variable for each of them is more code, and no faster.
cargo rustc -q --lib --crate-type cdylib --profile wasm --target wasm32-unknown-unknown --no-default-features "${std[@]}" \
  -- -Cllvm-args=-disable-lsr
rm -rf pkg
bind "$CARGO_TARGET_DIR/wasm32-unknown-unknown/wasm/whosaid.wasm" pkg
# Which budget the module has (scripts/sizes.mjs).
echo "${std:+small}" >pkg/library
# The widget finds the module beside itself, here as in the package.
cp pkg/whosaid_bg.wasm www/widget/whosaid.wasm
# wasm-bindgen's declarations, without those of its own glue.
sed '/^export function/,$d' pkg/whosaid.d.ts >www/widget/types.d.ts
say "making files of the languages and styles: www/widget/made/"
node scripts/interface.mjs
