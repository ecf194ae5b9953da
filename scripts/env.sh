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

# Whether a compiler has the sources of its standard library: rustup's component rust-src, or Debian's rust-web-src.
has_std_sources() { [ -f "$("$1" --print sysroot 2>/dev/null)/lib/rustlib/src/rust/library/std/Cargo.toml" ]; }

# Whether Debian's compiler can build the module, standard library and all.
debian_builds_std() { [ -x /usr/bin/cargo ] && [ -x /usr/bin/rust-lld ] && has_std_sources /usr/bin/rustc; }

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

# The module that readers download is built with a standard library of its own, for size, where a compiler has the
# sources; `std` and `module_flags` hold cargo's and the compiler's options for that. STD=plain takes the library that
# comes with the compiler.
use_module_compiler() {
  std=() module_flags=()
  if [ "${STD:-}" = plain ] || { ! has_std_sources rustc && ! debian_builds_std; }; then
    say "the module is larger without the standard library's sources (rustup component add rust-src)"
    use_wasm_compiler
    return
  fi
  if ! has_std_sources rustc; then export PATH=/usr/bin:$PATH; fi
  # Options that this compiler has, but does not call stable.
  export RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$PWD/target/module
  # shellcheck disable=SC2034  # for build.sh
  std=("-Zbuild-std=std,panic_abort" -Zbuild-std-features=optimize_for_size)
  module_flags=("--remap-path-prefix=$(rustc --print sysroot)/lib/rustlib/src/rust=/rustc")
  # Nobody could read what a panic says in the module: it is a trap either way.
  local silent=(-Zunstable-options -Cpanic=immediate-abort)
  if rustc "${silent[@]}" --print cfg >/dev/null 2>&1; then module_flags+=("${silent[@]}"); fi
}

# Makes what is downloaded of a module: bind MODULE DIRECTORY, with `named` behind it for names of functions. Functions
# that are called once stay functions: in one of 200 kB every variable's number takes two bytes. Like functions stand beside
# each other, which packs better (docs/figures.md).
bind() {
  local small=(-Oz --one-caller-inline-max-function-size=0) made=$2/whosaid_bg.wasm
  wasm-bindgen --target web --out-dir "$2" "$1"
  if [ "${3:-}" = named ]; then
    wasm-opt "${small[@]}" --converge -g "$made" -o "$made"
    return
  fi
  wasm-opt "${small[@]}" --converge "$made" -o "$made"
  node scripts/arrange.mjs "$made" "$made"
  wasm-opt "${small[@]}" --reorder-functions-by-name --strip-debug "$made" -o "$made"
}
