# Sourced by the other scripts: where tools live, which versions, how to speak.
# shellcheck shell=bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '\033[1m==>\033[0m %s\n' "$*"; }
fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# The version of a crate that Cargo.lock names: wasm-bindgen's tool and library must be the same one.
locked() { grep -A1 "^name = \"$1\"$" Cargo.lock | sed -n 's/^version = "\(.*\)"$/\1/p'; }

cache=${XDG_CACHE_HOME:-$HOME/.cache}/whosaid
wasm_pack=$cache/wasm-pack-0.15.1
wasm_bindgen=$cache/wasm-bindgen-cli-$(locked wasm-bindgen)
twiggy=$cache/twiggy-0.8.0
cargo_fuzz=$cache/cargo-fuzz-0.13.2
cargo_deny=$cache/cargo-deny-0.20.2
cargo_cyclonedx=$cache/cargo-cyclonedx-0.5.9
cargo_mutants=$cache/cargo-mutants-27.1.0
python_tools=$cache/python-$(cksum <python/requirements.txt | cut -d' ' -f1)
spark_tools=$cache/spark-$(cksum <examples/spark/requirements.txt | cut -d' ' -f1)
frameworks=$cache/frameworks-$(cat tests/consumers/package.json tests/consumers/package-lock.json | cksum | cut -d' ' -f1)
export python_tools spark_tools frameworks
node_tools=$cache/node-$(cat package.json package-lock.json | cksum | cut -d' ' -f1)

# Debian's compiler, for machines where rustup cannot download the wasm32 target. Its own directory in the cache
# looks like a toolchain: a `rustc` that knows the wasm32 standard library, and `cargo`.
debian_rust=
if [ -x /usr/bin/rustc ]; then
  debian_rust=$cache/rust-$(/usr/bin/rustc --version | cut -d' ' -f2)-$(/usr/bin/rustc --version | cksum | cut -d' ' -f1)
fi

knows_wasm() { [ -n "$(find "$("$1" --print target-libdir --target wasm32-unknown-unknown)" -name 'libstd-*.rlib' 2>/dev/null)" ]; }

export PATH=$wasm_pack/bin:$wasm_bindgen/bin:$twiggy/bin:$cargo_fuzz/bin:$PATH
export PATH=$cargo_deny/bin:$cargo_cyclonedx/bin:$cargo_mutants/bin:$node_tools/node_modules/.bin:$PATH

# Wasm builds go through this: it puts a compiler that has the wasm32 target first.
use_wasm_compiler() {
  if ! knows_wasm rustc; then
    export PATH=$debian_rust/bin:$PATH
  fi
  # A directory of its own: the two compilers would otherwise rebuild each other's work.
  export CARGO_TARGET_DIR=$PWD/target/wasm
}
